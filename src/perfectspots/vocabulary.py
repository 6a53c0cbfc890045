"""The phrases people use, found in a text: longest first, and frames whose parts stand near each other."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from functools import cached_property
from itertools import product
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from perfectspots.packing import Table
from perfectspots.words import Folding, fold, split

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from perfectspots.model import Claim
    from perfectspots.words import Text

FRAME_MARK = " & "
"""What stands between the parts of a frame: "hip & bursitis"."""
WIDEST_FRAME = 8
"""Words, small ones not counted, that may stand between the first part of a frame and the last."""
_TELLING_KINDS = ("place", "condition", "muscle", "sign")

_CUT_SHORT = frozenset({"place", "condition", "relation"})
"""Kinds of phrases that yield to a longer place that begins inside them."""

_SIDES = frozenset({"left", "right", "both"})

_Value = TypeVar("_Value")


class Meaning(NamedTuple):
    """What a phrase stands for."""

    kind: str
    """`place`, `condition`, `muscle` or `sign`; or a helping kind, such as `relation` or `denial`."""
    id: str
    broad: bool = False


class Phrase(NamedTuple):
    """A phrase as a data file has it."""

    text: str
    meaning: Meaning
    file: str
    """The name of the file that it stands in, for faults."""
    entry: str
    """The entry that it stands in: `places hip`."""
    field: str
    """Where it stands in its entry: `exact[2]`."""
    literal: bool = False
    """Whether it counts only word for word, small words included."""
    own: bool = False
    """Whether it comes from a file of a person's own, and so wins over a packaged phrase; such phrases come first."""


class Defect(NamedTuple):
    """A phrase that the data gets wrong."""

    phrase: Phrase
    problem: str


class Hit(NamedTuple):
    """A phrase of the vocabulary found in a text."""

    first: int
    """Index of its first word."""
    last: int
    """Index of its last word."""
    meaning: Meaning


class Found(NamedTuple):
    """All that was found in a text."""

    phrases: list[Hit]
    frames: list[Hit]


class _Frame(NamedTuple):
    """Parts that mean something together, in any order, near each other in one sentence."""

    parts: tuple[str, ...]
    meaning: Meaning


class Material(NamedTuple):
    """What a vocabulary is made of."""

    phrases: Sequence[Phrase]
    """The phrases with their meanings."""
    filler: Sequence[str]
    """Words that may stand inside a phrase without changing it."""
    forms: Mapping[str, Sequence[str]]
    """For a word, its other forms."""
    groups: Sequence[Phrase] = ()
    """Phrases of named groups, of which any one can be a part of a frame; the group's name is the id."""
    word_lists: Mapping[str, Sequence[str]] = {}
    """Lists of single words by name, for `words_of`."""
    claims: Mapping[str, Sequence[Claim]] = {}
    """What each sign takes away from the spots."""
    ordinary_words: Container[str] = ()
    """English words that are never taken for misspelt ones."""


class Vocabulary:
    """Every phrase of the catalogue, ready to be found in a text.

    Finding costs a handful of dictionary look-ups a word, however many phrases there are.
    """

    def __init__(self, material: Material) -> None:
        self.forms = {other: word for word, others in material.forms.items() for other in others}
        self.claims: Table[list[Claim]] = Table(list)
        """What each sign takes away from the spots."""
        for sign, claims in material.claims.items():
            self.claims[sign].extend(claims)
        self.ordinary_words = material.ordinary_words
        self.defects: list[Defect] = []
        """What is wrong with the phrases; it must be empty before the vocabulary is used."""
        self.taken_over: list[str] = []
        """Packaged phrases that mean something else by a file of a person's own."""
        self.telling_words: Table[bool] = Table(bool)
        """Words of the phrases that name something: places, conditions, muscles, signs."""
        self.filler = frozenset(word for entry in material.filler for word in fold(entry, self.forms))
        """Words that may stand inside a phrase without changing it."""
        self.known_words: Table[bool] = Table(bool)
        """Every word that the vocabulary knows."""
        self.known_words.add(self.filler)
        self._literal: _Phrases[Meaning] = _Phrases()
        self._loose: _Phrases[Meaning] = _Phrases()
        self._parts: _Phrases[list[str]] = _Phrases()
        self._words_by_kind: Table[set[str]] = Table(set)
        self._group_names: set[str] = set()
        self._frames: Table[list[_Frame]] = Table(list)
        """Frames by their first parts."""
        self._folding = Folding(self.forms)
        self._entered: dict[tuple[bool, str], Phrase] = {}
        for name, listed in material.word_lists.items():
            words = {word for entry in listed for word in fold(entry, self.forms)}
            self._words_by_kind[name].update(words)
            self.known_words.add(words)
        for phrase in material.groups:
            self._group_names.add(phrase.meaning.id)
            self._add_part("{" + phrase.meaning.id + "}", phrase)
        for phrase in material.phrases:
            if FRAME_MARK in phrase.text:
                self._add_frame(phrase)
            else:
                self._add(phrase)

    def __getstate__(self) -> dict[str, object]:
        """Return what it takes to find phrases: not the ordinary words, nor what only served to read the phrases."""
        state = self.__dict__.copy()
        for name in ("ordinary_words", "_folding", "_entered", "_group_names", "defects"):
            del state[name]
        return state

    def _add(self, phrase: Phrase) -> None:
        table = self._literal if phrase.literal else self._loose
        for text in alternatives(phrase.text):
            key = self._plain(phrase, text)
            if phrase.literal and " " not in key:
                self._words_by_kind[phrase.meaning.kind].add(key)
            table.setdefault(key, phrase.meaning)
            earlier = self._entered.setdefault((phrase.literal, key), phrase)
            if earlier.meaning != phrase.meaning and earlier.own and not phrase.own:
                self.taken_over.append(text)
            elif earlier.meaning != phrase.meaning:
                other_file = f" in {earlier.file}" if earlier.file != phrase.file else ""
                problem = f"{text!r} stands already at {earlier.entry}{other_file}, {earlier.field}"
                self.defects.append(Defect(phrase, problem))

    def _add_frame(self, phrase: Phrase) -> None:
        parts = tuple(phrase.text.split(FRAME_MARK))
        for part in parts:
            if not part.startswith("{"):
                self._add_part(part, phrase._replace(text=part))
            elif part.strip("{}") not in self._group_names:
                self.defects.append(Defect(phrase, f"there is no group {part}"))
        self._frames[parts[0]].append(_Frame(parts, phrase.meaning))

    def _add_part(self, name: str, phrase: Phrase) -> None:
        for text in alternatives(phrase.text):
            names = self._parts.setdefault(self._plain(phrase, text), [])
            if name not in names:
                names.append(name)

    def _plain(self, phrase: Phrase, text: str) -> str:
        """Return the key of a phrase: its plain words; and note what is wrong with it."""
        words = self._folding.of(text)
        if words is None:
            cut = split(text, self.forms)
            words = [word.plain for word in cut]
            if any(word.pause for word in cut[1:]):
                self.defects.append(Defect(phrase, f"{text!r} holds a pause, such as a comma, and can never be found"))
        plain = [word for word in words if phrase.literal or word not in self.filler]
        if not plain:
            self.defects.append(Defect(phrase, f"{text!r} says nothing but filler"))
        elif len(plain) == 1 < len(words):
            problem = f"{text!r} would be found as {plain[0]!r} alone, since the rest is filler; list it as literal"
            self.defects.append(Defect(phrase, problem))
        if not phrase.literal and not _SIDES.isdisjoint(plain):
            self.defects.append(
                Defect(phrase, f"{text!r} holds left or right, which is passed over; list it as literal")
            )
        self.known_words.add(plain)
        if phrase.meaning.kind in _TELLING_KINDS:
            self.telling_words.add(plain)
        return " ".join(plain)

    @cached_property
    def spellings(self) -> Mapping[int, Sequence[str]]:
        """The words that a misspelt word may stand for, by their length in letters; those that name something first."""
        others = set(self.known_words) - self.filler - set(self.telling_words) - self._words_by_kind["elsewhere"]
        others -= self._words_by_kind["situations"]
        irregular = {word for form, word in self.forms.items() if (len(form), form[0]) == (len(word), word[0])}  # feet
        found: defaultdict[int, list[str]] = defaultdict(list)
        for word in [*sorted(self.telling_words), *sorted(others)]:
            found[len(word)].append(word)
            if not word.endswith("s") and word in self.telling_words and word not in irregular:
                found[len(word) + 1].append(word + "s")
        for form, word in sorted(self.forms.items()):
            if word in self.telling_words and form in self.ordinary_words:  # teeth, calves; not the misspellings
                found[len(form)].append(form)
        return found

    def meaning(self, text: str) -> Meaning | None:
        """Return what a whole text means, or None if it is no phrase of the vocabulary."""
        words = fold(text, self.forms)
        return self._literal.get(" ".join(words)) or self._loose.get(
            " ".join(word for word in words if word not in self.filler)
        )

    def words_of(self, kind: str) -> AbstractSet[str]:
        """Return the single words of a list of `words.json`, or of a helping kind such as `complaint`."""
        return self._words_by_kind[kind]

    def find(self, text: Text) -> Found:
        """Return every phrase and frame that stands in a text, each in the order of their first words.

        Phrases are found longest first from the left, none inside another and none across a pause; filler and the words
        for left and right may stand inside. A frame is found where all its parts stand near each other in one sentence,
        in any order; it may share words with phrases, but for those that mislead.
        """
        sides = self._find_sides(text)
        between = {index for hit in sides for index in range(hit.first, hit.last + 1)}
        content = [index for index, word in enumerate(text.plain) if word not in self.filler and index not in between]
        phrases = self._find_phrases(text, content, between)
        misleading = {
            index for hit in phrases if hit.meaning.kind == "misleading" for index in range(hit.first, hit.last + 1)
        }
        frames = self._find_frames(text, [index for index in content if index not in misleading], phrases)
        return Found(phrases=sorted([*sides, *phrases]), frames=sorted(frames))

    def _find_sides(self, text: Text) -> list[Hit]:
        """Return where left, right or both is said, and not just part of another phrase: "left over", "right away"."""
        hits: list[Hit] = []
        no_side_before = self._words_by_kind["no_side_before"]
        after = 0
        for index in range(len(text.plain)):
            if index >= after and (found := self._literal.longest(text, range(index, len(text.plain)))):
                last, meaning = found
                after = last + 1
                if meaning.kind == "side" and (
                    text.plain[index] != "right" or last > index or text.after(last) not in no_side_before
                ):
                    hits.append(Hit(index, last, meaning))
        return hits

    def _find_phrases(self, text: Text, content: list[int], sides: AbstractSet[int]) -> list[Hit]:
        hits: list[Hit] = []
        place = {index: position for position, index in enumerate(content)}
        after = 0
        for index in range(len(text.plain)):
            if index < after or index in sides:
                continue
            found = self._longest(text, index, content, place.get(index))
            if found and self._is_cut_short(text, index, found, content):
                found = None
            if found:
                after = found[0] + 1
                if found[1].kind != "side":  # "right under" says no side; the sides themselves are found before
                    hits.append(Hit(index, found[0], found[1]))
        return hits

    def _longest(
        self, text: Text, index: int, content: Sequence[int], position: int | None
    ) -> tuple[int, Meaning] | None:
        """Return the longest phrase that begins with a word, given by its index and its position among the content."""
        found = self._literal.longest(text, range(index, len(text.plain)))
        if position is not None:
            loose = self._loose.longest(text, content[position : position + self._loose.longest_phrase])
            if loose and (not found or loose[0] >= found[0]):
                return loose
        return found

    def _is_cut_short(self, text: Text, first: int, found: tuple[int, Meaning], content: Sequence[int]) -> bool:
        """Return whether a place no shorter begins inside a phrase and ends behind it: "sore | bottom of the foot"."""
        last, meaning = found
        if first == last or meaning.kind not in _CUT_SHORT:
            return False
        words = bisect_left(content, last + 1) - bisect_left(content, first) + (meaning.kind == "relation")
        for begin in range(bisect_left(content, first + 1), bisect_left(content, last + 1)):
            later = self._longest(text, content[begin], content, begin)
            if later is None or later[0] <= last or later[1].kind != "place":
                continue
            if self._words_by_kind["complaint"].isdisjoint(text.plain[content[begin] : later[0] + 1]):
                return bisect_left(content, later[0] + 1) - begin >= words
        return False

    def _find_frames(self, text: Text, content: list[int], phrases: Sequence[Hit]) -> list[Hit]:
        seen: defaultdict[str, list[_Span]] = defaultdict(list)
        whole: defaultdict[str, list[_Span]] = defaultdict(list)  # what is not torn out of a phrase for a place
        covering = {
            index: hit for hit in phrases if hit.meaning.kind == "place" for index in range(hit.first, hit.last + 1)
        }
        for start in range(len(content)):
            window = content[start : start + self._parts.longest_phrase]
            for length, names in self._parts.all(text, window):
                span = _Span(start, start + length - 1)
                cover = covering.get(content[start])
                torn = cover is not None and _is_torn_out(span, cover, content)
                for name in names:
                    seen[name].append(span)
                    if not torn:
                        whole[name].append(span)
        sentence = [text.sentence(index) for index in content]
        return [
            Hit(content[span.first], content[span.last], frame.meaning)
            for name in list(seen)
            for frame in self._frames.get(name) or ()
            for span in _together(frame.parts, whole if frame.meaning.kind == "place" else seen, sentence)
        ]


class _Span(NamedTuple):
    """A stretch of content words, small ones not counted."""

    first: int
    last: int


def _is_torn_out(span: _Span, cover: Hit, content: Sequence[int]) -> bool:
    """Return whether words are only a part of a phrase: the bottom of "the bottom of my foot"."""
    first, last = bisect_left(content, cover.first), bisect_left(content, cover.last + 1) - 1
    return span.last <= last and (first, last) != (span.first, span.last)


class _Phrases(Generic[_Value]):
    """Values by the words of a phrase."""

    def __init__(self) -> None:
        self._by_first: Table[dict[int, dict[str, _Value]]] = Table(dict)
        """For the first word of phrases: by the number of their words, the values of those that begin with it."""
        self.longest_phrase = 0
        """Words in the longest phrase."""

    def setdefault(self, key: str, value: _Value) -> _Value:
        """Return the value of a phrase: an earlier one stays."""
        length = key.count(" ") + 1
        self.longest_phrase = max(self.longest_phrase, length)
        return self._by_first[key.partition(" ")[0]].setdefault(length, {}).setdefault(key, value)

    def get(self, key: str) -> _Value | None:
        """Return the value of a phrase, or None."""
        return (self._by_first.get(key.partition(" ")[0]) or {}).get(key.count(" ") + 1, {}).get(key)

    def all(self, text: Text, window: Sequence[int]) -> Iterator[tuple[int, _Value]]:
        """Yield the phrases that begin with the first word of a window, longest first, with their lengths."""
        by_length = self._by_first.get(text.plain[window[0]])
        if by_length is None:
            return
        most = min(max(by_length), len(window))
        while text.pauses(window[0], window[most - 1]):
            most -= 1
        words = [text.plain[index] for index in window[:most]]
        for length in range(most, 0, -1):
            if length in by_length:
                value = by_length[length].get(" ".join(words[:length]))
                if value is not None:
                    yield length, value

    def longest(self, text: Text, window: Sequence[int]) -> tuple[int, _Value] | None:
        """Return the longest phrase that begins with the first word of a window, with the index of its last word."""
        for length, value in self.all(text, window):
            return window[length - 1], value
        return None


def alternatives(phrase: str) -> Iterator[str]:
    """Yield every phrase that `a|b` stands for: "inner|inside edge" is two."""
    if "|" not in phrase:
        yield phrase
        return
    for choice in product(*(word.split("|") for word in phrase.split())):
        yield " ".join(choice)


def _together(parts: Sequence[str], seen: Mapping[str, list[_Span]], sentence: Sequence[int]) -> Iterator[_Span]:
    """Yield the spans in which all parts of a frame stand together, one for each place of the first part."""
    if any(part not in seen for part in parts):
        return
    for anchor in seen[parts[0]]:
        first, last = anchor
        for part in parts[1:]:
            spans = seen[part]
            near = spans[
                bisect_left(spans, (anchor.first - WIDEST_FRAME,)) : bisect_left(spans, (anchor.last + WIDEST_FRAME,))
            ]
            fitting = [
                span
                for span in near
                if sentence[span.first] == sentence[anchor.first]
                and (span.last < anchor.first or span.first > anchor.last)
            ]
            if not fitting:
                break
            nearest = min(fitting, key=lambda span: abs(span.first - anchor.first))
            first, last = min(first, nearest.first), max(last, nearest.last)
        else:
            yield _Span(first, last)
