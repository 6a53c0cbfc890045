"""The phrases people use, looked up in a text longest first."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from perfectspots.words import fold, split

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from perfectspots.words import Word


_TELLING_KINDS = ("place", "condition", "muscle", "sign")


class Meaning(NamedTuple):
    """What a phrase stands for."""

    kind: str
    """`place`, `condition` or `muscle`; or a helping kind, such as `relation` or `denial`."""
    id: str
    broad: bool = False


class Hit(NamedTuple):
    """A phrase of the vocabulary found in a text."""

    first: int
    """Index of its first word."""
    last: int
    """Index of its last word."""
    meaning: Meaning

    def indexes(self) -> range:
        """Return the indexes of its words, and of what stands in between."""
        return range(self.first, self.last + 1)


class Phrase(NamedTuple):
    """A phrase as a data file has it, and its meaning."""

    text: str
    meaning: Meaning
    literal: bool = False
    """Whether the phrase counts only word for word, small words included."""


class Defect(NamedTuple):
    """A phrase that the data gets wrong."""

    phrase: Phrase
    problem: str


class Vocabulary:
    """Every phrase of the catalogue, ready to be found in a text.

    A look-up costs a handful of dictionary look-ups a word, however many phrases there are.
    """

    def __init__(self, phrases: Iterable[Phrase], *, filler: Iterable[str], forms: Mapping[str, Iterable[str]]) -> None:
        """Build the index.

        Args:
            phrases: The phrases with their meanings.
            filler: Words that may stand inside a phrase without changing it.
            forms: For a word, its other forms.
        """
        self.forms = {other: word for word, others in forms.items() for other in others}
        self.defects: list[Defect] = []
        """What is wrong with the phrases; it must be empty before the vocabulary is used."""
        self.telling_words: set[str] = set()
        """Words of the phrases that name something: places, conditions, muscles, signs."""
        self._filler = frozenset(word for entry in filler for word in fold(entry, self.forms))
        self.known_words: set[str] = set(self._filler)
        """Every word that the vocabulary knows."""
        self._literal = _Table()
        self._loose = _Table()
        for phrase in phrases:
            self._add(phrase)

    def _add(self, phrase: Phrase) -> None:
        for text in alternatives(phrase.text):
            words = split(text, self.forms)
            plain = [word.plain for word in words]
            if not phrase.literal:
                plain = [word for word in plain if word not in self._filler]
            earlier = (self._literal if phrase.literal else self._loose).add(plain, phrase.meaning)
            if not plain:
                self.defects.append(Defect(phrase, "says nothing but filler"))
            elif earlier != phrase.meaning:
                self.defects.append(Defect(phrase, f"means {earlier.kind} {earlier.id} already"))
            elif any(word.pause for word in words[1:]):
                self.defects.append(Defect(phrase, "holds a comma or another pause, and so can never be found"))
            self.known_words.update(plain)
            if phrase.meaning.kind in _TELLING_KINDS:
                self.telling_words.update(plain)

    def meaning(self, text: str) -> Meaning | None:
        """Return what a whole text means, or None if it is no phrase of the vocabulary."""
        words = fold(text, self.forms)
        return self._literal.get(words) or self._loose.get([word for word in words if word not in self._filler])

    def find(self, words: Sequence[Word]) -> list[Hit]:
        """Return the phrases that stand in a text, longest first from the left, none across a pause.

        Literal phrases come first, word for word. In all others filler and the words for left and right may stand in
        between.
        """
        everything = range(len(words))
        literal = self._literal.find(words, everything, _stretches(words, ()))
        sides = {index for hit in literal if hit.meaning.kind == "side" for index in hit.indexes()}
        taken = {index for hit in literal if hit.meaning.kind != "side" for index in hit.indexes()}
        content = [index for index in everything if index not in sides and words[index].plain not in self._filler]
        loose = self._loose.find(words, [index for index in content if index not in taken], _stretches(words, taken))
        return sorted(literal + loose)


class _Table:
    """Phrases by their words."""

    def __init__(self) -> None:
        self._meanings: dict[str, Meaning] = {}
        self._longest = 0

    def add(self, words: Sequence[str], meaning: Meaning) -> Meaning:
        """Add a phrase and return its meaning: an earlier one stays."""
        self._longest = max(self._longest, len(words))
        return self._meanings.setdefault(" ".join(words), meaning)

    def get(self, words: Sequence[str]) -> Meaning | None:
        return self._meanings.get(" ".join(words))

    def find(self, words: Sequence[Word], indexes: Sequence[int], stretches: Sequence[int]) -> list[Hit]:
        """Find the phrases among the words at `indexes`, none of them across the edge of a stretch."""
        hits: list[Hit] = []
        start = 0
        while start < len(indexes):
            for length in range(min(self._longest, len(indexes) - start), 0, -1):
                window = indexes[start : start + length]
                if stretches[window[0]] != stretches[window[-1]]:
                    continue
                meaning = self.get([words[index].plain for index in window])
                if meaning is not None:
                    hits.append(Hit(window[0], window[-1], meaning))
                    start += length - 1
                    break
            start += 1
        return hits


def alternatives(phrase: str) -> Iterator[str]:
    """Yield every phrase that `a|b` stands for: "inner|inside edge" is two."""
    if "|" not in phrase:
        yield phrase
        return
    for choice in product(*(word.split("|") for word in phrase.split())):
        yield " ".join(choice)


def _stretches(words: Sequence[Word], taken: Collection[int]) -> list[int]:
    """Number the stretches between pauses and between words that are taken: no phrase runs over an edge."""
    numbers: list[int] = []
    number = 0
    for index, word in enumerate(words):
        number += word.pause or index in taken
        numbers.append(number)
    return numbers
