"""Warning signs in a text: a reading of its own, beside that of the places, with which it may share words."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from functools import cached_property
from itertools import accumulate, product
from typing import TYPE_CHECKING, NamedTuple

from perfectspots.packing import Table
from perfectspots.words import Folding, fold, stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from perfectspots.model import Chart, WarningSigns
    from perfectspots.vocabulary import Hit
    from perfectspots.words import Text

TOGETHER = " & "
"""Between parts that stand near each other in one sentence, in any order: "{arm} & {numb}"."""
IN_ORDER = " .. "
"""Between parts that follow each other closely: "{cannot} .. {pee}"."""
CHOICE = " / "
"""Between phrases of which any one can be a part: "smile .. wonky / down one side"."""
FURTHEST_TOGETHER = 5
"""Words, small ones not counted, between two parts that stand together, at most."""
FURTHEST_IN_ORDER = 3
"""Words, small ones not counted, between a part and the next one that follows it, at most."""
_ENDINGS = ("", "s", "ed", "ing", "ness")
"""What words of signs may end in."""
_WIDEST = 24
"""Words of any kind from one part to another, at most."""
_PAUSE = 2
"""Words that a pause counts for."""
WORD_FOR_WORD = "="
"""Before a phrase that counts only word for word, small words and endings included."""
MISLEADING, PAST, DENIAL, OTHER = "misleading", "past", "denials", "others"
REMARKS = frozenset({PAST, DENIAL, OTHER})
"""What says how signs are meant, and is none itself."""

GENERAL_QUESTION = "general-question"
"""The sign of a question about things in general, in which nobody is in danger."""


class SignHit(NamedTuple):
    """A warning sign found in a text."""

    sign: str
    first: int
    """Index of its first word."""
    last: int
    """Index of its last word."""
    starts: tuple[int, ...]
    """Index of the first word of each of its parts."""
    words: tuple[int, ...]
    """Indexes of all words of its parts."""


class SignDefect(NamedTuple):
    """A phrase that the data gets wrong."""

    entry: str
    field: str
    problem: str


class _Pattern(NamedTuple):
    sign: str
    parts: tuple[str, ...]
    ordered: bool


_Phrases = Table[dict[int, dict[tuple[str, ...], list[str]]]]
"""Phrases by their first stems and by how many stems they have, with the names of what they are a part of."""


class _Span(NamedTuple):
    """A stretch of words."""

    first: int
    last: int


class SignReader:
    """Every warning sign of the catalogue, ready to be found in a text.

    Words count by their stems, so that "swell", "swelling" and "swells" are one. Signs may share words with each other
    and with everything else; only the phrases that mislead keep signs out.
    """

    def __init__(self, table: WarningSigns, forms: Mapping[str, str], filler: AbstractSet[str]) -> None:
        self.defects: list[SignDefect] = []
        """What is wrong with the phrases; it must be empty before the reader is used."""
        self.known_words: Table[bool] = Table(bool)
        """Every word of the signs, not shortened: what needs no repair, and what a misspelt word may stand for."""
        self.places_named: dict[str, tuple[str, str]] = {}
        """The places and conditions that the phrases name, with the entry and field that do so first."""
        self.history = frozenset(name for name, sign in table.signs.items() if sign.history)
        """Signs that are lasting facts, such as illnesses, whoever had them and whenever."""
        self.illnesses = frozenset(name for name, sign in table.signs.items() if sign.illness)
        """Signs that are names of illnesses that come suddenly."""
        self._forms = forms
        self._folding = Folding(forms)
        self._filler = filler
        self._phrases: _Phrases = Table(dict)
        self._exact: _Phrases = Table(dict)
        self._literal: _Phrases = Table(dict)
        """Phrases that hold one word besides filler: these count word for word, or "had a fit" would be any "fit"."""
        self._places: Table[list[str]] = Table(list)
        self._patterns: Table[list[_Pattern]] = Table(list)
        """Patterns by their first parts."""
        for name, members in table.groups.items():
            for index, text in enumerate(_unfolded(members, table.groups)):
                if IN_ORDER in text or TOGETHER in text:
                    problem = f"{text!r} has parts, which only the phrases of signs can have"
                    self.defects.append(SignDefect(f"groups {name}", f"[{index}]", problem))
                self._add_part("{" + name + "}", text, f"groups {name}", f"[{index}]")
        for sign, entry in table.signs.items():
            for index, text in enumerate(entry.phrases):
                self._add(sign, text, table, f"signs {sign}", f"phrases[{index}]")
        remarks = {MISLEADING: table.misleading, PAST: table.past, DENIAL: table.denials, OTHER: table.others}
        for name, texts in remarks.items():
            for index, text in enumerate(texts):
                self._add(name, text, table, name, f"[{index}]")

    def __getstate__(self) -> dict[str, object]:
        """Return what it takes to find signs, not what only served to read their phrases."""
        state = self.__dict__.copy()
        for name in ("_folding", "defects", "places_named"):
            del state[name]
        return state

    @cached_property
    def spellings(self) -> Mapping[int, Sequence[str]]:
        """The words, with their common endings, that a misspelt word may stand for, by their length in letters."""
        found: defaultdict[int, list[str]] = defaultdict(list)
        for word in sorted(self.known_words):
            for ending in _ENDINGS if word.isalpha() and not word.endswith(("ed", "ing")) else ("",):
                found[len(word) + len(ending)].append(word + ending)
        return found

    def find(self, text: Text, places: Iterable[Hit], chart: Chart) -> list[SignHit]:
        """Return every warning sign in a text, in the order of their first words, in time linear in its length.

        Args:
            text: The words.
            places: The places and conditions that were found in the text.
            chart: The places, and how they lie in each other.
        """
        content = [index for index, word in enumerate(text.plain) if word not in self._filler]
        stems = text.stems
        seen: defaultdict[str, list[_Span]] = defaultdict(list)
        self._see(seen, self._phrases, [stems[index] for index in content], content, text)
        self._see(seen, self._literal, stems, range(len(stems)), text)
        self._see(seen, self._exact, text.plain, range(len(stems)), text)
        self._see_places(seen, places, chart)
        told = _Told(text, list(accumulate((word not in self._filler for word in text.plain), initial=0)), seen)
        hits: list[SignHit] = []
        kept_out: set[int] = set()
        for name in list(seen):
            for pattern in self._patterns.get(name) or ():
                for spans in told.spans(pattern) if all(map(seen.__contains__, pattern.parts)) else ():
                    if pattern.sign == MISLEADING:
                        kept_out.update(index for span in spans for index in range(span.first, span.last + 1))
                        continue
                    starts = tuple(sorted(span.first for span in spans))
                    words = sorted({index for span in spans for index in range(span.first, span.last + 1)})
                    hits.append(SignHit(pattern.sign, starts[0], words[-1], starts, tuple(words)))
        return sorted({hit for hit in hits if hit.sign in REMARKS or kept_out.isdisjoint(hit.starts)})

    @staticmethod
    def _see(
        seen: defaultdict[str, list[_Span]], phrases: _Phrases, stems: Sequence[str], place: Sequence[int], text: Text
    ) -> None:
        """Note where the phrases stand among some words of a text; `place` says where those words stand in it."""
        for start, word in enumerate(stems):
            for length, alike in (phrases.get(word) or {}).items():
                end = start + length
                names = alike.get(tuple(stems[start:end])) if end <= len(stems) else None
                if names and not text.pauses(place[start], place[end - 1]):
                    for name in names:
                        seen[name].append(_Span(place[start], place[end - 1]))

    def _see_places(self, seen: defaultdict[str, list[_Span]], places: Iterable[Hit], chart: Chart) -> None:
        for hit in places:
            if hit.meaning.kind not in ("place", "condition"):
                continue
            wider = chart.wider_places(hit.meaning.id) if hit.meaning.kind == "place" else ()
            for place in (hit.meaning.id, *wider):
                for name in self._places.get(place) or ():
                    seen[name].append(_Span(hit.first, hit.last))
        for spans in seen.values():
            spans.sort()

    def _add(self, sign: str, text: str, table: WarningSigns, entry: str, field: str) -> None:
        ordered = IN_ORDER in text
        parts = tuple(text.split(IN_ORDER if ordered else TOGETHER))
        if ordered and TOGETHER in text:
            self.defects.append(SignDefect(entry, field, f"{text!r} holds both {IN_ORDER!r} and {TOGETHER!r}"))
        for part in parts:
            if part.startswith("{"):
                if part.strip("{}") not in table.groups:
                    self.defects.append(SignDefect(entry, field, f"there is no group {part}"))
            else:
                self._add_part(part, part, entry, field)
        self._patterns[parts[0]].append(_Pattern(sign, parts, ordered))

    def _add_part(self, name: str, text: str, entry: str, field: str) -> None:
        if text.startswith("@"):
            self.places_named.setdefault(text[1:], (entry, field))
            if name not in self._places[text[1:]]:
                self._places[text[1:]].append(name)
            return
        for phrase in (each for choice in text.split(CHOICE) for each in _alternatives(choice)):
            words = self._folding.of(phrase) or fold(phrase, self._forms)
            content = [word for word in words if word not in self._filler]
            if not words:
                self.defects.append(SignDefect(entry, field, f"{phrase!r} holds no word"))
                continue
            exact = text.startswith(WORD_FOR_WORD)
            literal = exact or (len(content) < 2 and len(content) < len(words))  # noqa: PLR2004  # one word
            self.known_words.add(words)
            stems = tuple(words) if exact else tuple(stem(word) for word in (words if literal else content))
            table = self._exact if exact else self._literal if literal else self._phrases
            names = table[stems[0]].setdefault(len(stems), {}).setdefault(stems, [])
            if name not in names:
                names.append(name)


def _unfolded(members: Sequence[str], groups: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Yield the phrases of a group, with those of the groups that it holds."""
    for member in members:
        if member.startswith("{"):
            yield from _unfolded(groups[member.strip("{}")], groups)
        else:
            yield member


def _alternatives(phrase: str) -> Iterator[str]:
    if "|" not in phrase:
        yield phrase
        return
    for choice in product(*(word.split("|") for word in phrase.split())):
        yield " ".join(choice)


class _Told:
    """Where the parts of patterns stand in one text."""

    def __init__(self, text: Text, count: Sequence[int], seen: Mapping[str, list[_Span]]) -> None:
        self._text = text
        self._count = count
        """For each word, how many words besides filler stand before it."""
        self._seen = seen

    def spans(self, pattern: _Pattern) -> Iterator[list[_Span]]:
        """Yield the spans of the parts of a pattern, once for each place of its first part where all stand together."""
        for anchor in self._seen[pattern.parts[0]]:
            chosen = [anchor]
            for part in pattern.parts[1:]:
                nearest = self._nearest(part, chosen, ordered=pattern.ordered)
                if nearest is None:
                    break
                chosen.append(nearest)
            else:
                yield chosen

    def _nearest(self, part: str, chosen: Sequence[_Span], *, ordered: bool) -> _Span | None:
        furthest = FURTHEST_IN_ORDER if ordered else FURTHEST_TOGETHER
        anchor = chosen[-1] if ordered else chosen[0]
        spans = self._seen[part]
        first = anchor.first if ordered else anchor.first - _WIDEST
        near = spans[bisect_left(spans, (first,)) : bisect_left(spans, (anchor.last + _WIDEST,))]
        fitting = [
            (distance, span)
            for span in near
            if not (ordered and span.first <= anchor.last)
            and all(span.last < other.first or other.last < span.first for other in chosen)
            and (distance := self._distance(*sorted((span, anchor)))) <= furthest
        ]
        return min(fitting)[1] if fitting else None

    def _distance(self, earlier: _Span, later: _Span) -> int:
        """Return how many words, filler not counted, stand between two spans; a pause counts for some more."""
        if not self._text.in_one_sentence(earlier.last, later.first):
            return _WIDEST
        between = self._count[later.first] - self._count[earlier.last + 1]
        return between + _PAUSE * self._text.pauses(earlier.last, later.first)
