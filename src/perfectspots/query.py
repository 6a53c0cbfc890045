"""A sentence becomes findings: which place, condition or muscle, on which side, and what is denied."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfectspots.model import Chart, Finding, Kind, Query, Repair, Side
from perfectspots.spelling import repair
from perfectspots.vocabulary import Hit, Meaning, Vocabulary
from perfectspots.words import Word, split, without_lone_surrogates

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_FINDING_KINDS: dict[str, Kind] = {"place": "place", "condition": "condition", "muscle": "muscle"}


class _Reading(NamedTuple):
    """A text in the middle of being read."""

    text: str
    words: list[Word]
    repaired: list[Repair]


def read(text: str, vocabulary: Vocabulary, chart: Chart, ordinary_words: str) -> Query:
    """Understand a text, in time linear in its length.

    Args:
        text: Anything a person may type.
        vocabulary: The phrases that can be understood.
        chart: The places, and how they lie to each other.
        ordinary_words: English words that are never taken for misspelt ones, one a line.
    """
    reading = _repaired(without_lone_surrogates(text), vocabulary, ordinary_words)
    hits = _composed(vocabulary.find(reading.words), reading.words, chart)
    denied = _denied_indexes(hits, reading.words)
    return Query(
        text=reading.text,
        side=_side(hit.meaning.id for hit in hits if hit.meaning.kind == "side"),
        findings=tuple(
            Finding(
                phrase=_original(reading, hit.first, hit.last),
                means=hit.meaning.id,
                kind=_FINDING_KINDS[hit.meaning.kind],
                denied=hit.first in denied,
                broad=hit.meaning.broad,
            )
            for hit in hits
            if hit.meaning.kind in _FINDING_KINDS
        ),
        repaired=tuple(reading.repaired),
        unknown=_unknown(reading, vocabulary),
    )


def names_body(query: Query) -> bool:
    """Return whether a text names a part of the body, a condition or a muscle that is not denied."""
    return any(not finding.denied for finding in query.findings)


def _repaired(text: str, vocabulary: Vocabulary, ordinary_words: str) -> _Reading:
    words = split(text, vocabulary.forms)
    repaired: list[Repair] = []
    for index, word in enumerate(words):
        if word.plain in vocabulary.known_words:
            continue
        meant = repair(word.plain, vocabulary.telling_words, ordinary_words)
        if meant is not None:
            words[index] = Word(meant, word.start, word.end, word.pause, word.sentence)
            repaired.append(Repair.model_validate({"from": text[word.start : word.end], "to": meant}))
    return _Reading(text, words, repaired)


def _composed(hits: Sequence[Hit], words: Sequence[Word], chart: Chart) -> list[Hit]:
    """Join each relation with the place after it: "back of" and "knee" are the back of the knee."""
    joined: list[Hit] = []
    after: int | None = None
    for hit in reversed(hits):
        if hit.meaning.kind == "relation" and after is not None:
            place = chart.place_by_relation.get((hit.meaning.id, joined[after].meaning.id))
            if place is not None and not _pause_between(hit, joined[after], words):
                joined[after] = Hit(hit.first, joined[after].last, Meaning("place", place))
            continue
        joined.append(hit)
        if hit.meaning.kind != "side":
            after = len(joined) - 1 if hit.meaning.kind == "place" else None
    return sorted(joined)


def _pause_between(hit: Hit, after: Hit, words: Sequence[Word]) -> bool:
    return any(word.pause for word in words[hit.last + 1 : after.first + 1])


def _denied_indexes(hits: Sequence[Hit], words: Sequence[Word]) -> set[int]:
    """Return the indexes of the words that a denial reaches: to the next turn or the end of the sentence."""
    starts = {hit.last + 1 for hit in hits if hit.meaning.kind == "denial"}
    ends = {hit.first for hit in hits if hit.meaning.kind == "turn"}
    denied: set[int] = set()
    denying = False
    for index, word in enumerate(words):
        denying = (denying or index in starts) and not (word.sentence or index in ends)
        if denying:
            denied.add(index)
    return denied


def _side(sides: Iterable[str]) -> Side | None:
    named = set(sides)
    if not named:
        return None
    if len(named) > 1 or "both" in named:
        return "both"
    return "left" if "left" in named else "right"


def _unknown(reading: _Reading, vocabulary: Vocabulary) -> tuple[str, ...]:
    unknown = (
        reading.text[word.start : word.end] for word in reading.words if word.plain not in vocabulary.known_words
    )
    return tuple(dict.fromkeys(unknown))


def _original(reading: _Reading, first: int, last: int) -> str:
    return " ".join(reading.text[reading.words[first].start : reading.words[last].end].split())
