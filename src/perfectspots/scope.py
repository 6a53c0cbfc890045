"""What of a text is denied, past or someone else's."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perfectspots.vocabulary import Hit, Vocabulary
    from perfectspots.words import Text

_DENIABLE = frozenset({"place", "condition", "muscle", "sign", "complaint", "relation", "side"})
"""Kinds of phrases that a denial runs through; at any other word with a meaning it ends."""
# The words here are the grammar that a rule of this file is about; all others stand in `words.json`.
_WITHOUT = "without"
"""A denial that another one before it undoes: "I cannot sit without pain"."""
_GONE = "gone"
"""What is over where it is said of a pain, and hurts where it is said of a place."""
_TURNS = frozenset({"turn", "focus"})
_TELLING = frozenset({"place", "condition", "muscle", "sign", "complaint"})
_FURTHEST_BEFORE = 6
"""Words between something and "is fine" or "ruled out" behind it."""
_FURTHEST_UNDONE = 15
"""Words between a denial and a "without" that undoes it."""


class Scope(NamedTuple):
    """The indexes of the words that a remark reaches."""

    denied: frozenset[int]
    past: frozenset[int]
    other: frozenset[int]


def read(text: Text, hits: Sequence[Hit], vocabulary: Vocabulary) -> Scope:
    """Return what is denied, past and someone else's, in time linear in the length of the text.

    Args:
        text: The words.
        hits: What was found in them.
        vocabulary: Where the hits come from.
    """
    kinds = {index: hit.meaning.kind for hit in hits for index in range(hit.first, hit.last + 1)}
    denied: set[int] = set()
    for hit in hits:
        if hit.meaning.kind == "denial":
            denied.update(_denied_after(hit, text, kinds, vocabulary))
        elif hit.meaning.kind == "denial-before":
            denied.update(_denied_before(hit, text, kinds))
    return Scope(
        denied=frozenset(denied),
        past=_past(hits, text, kinds, vocabulary),
        other=frozenset(index for hit in hits if hit.meaning.kind == "other" for index in _onwards(hit, text, kinds)),
    )


def _denied_after(hit: Hit, text: Text, kinds: dict[int, str], vocabulary: Vocabulary) -> Iterator[int]:
    """Yield what a denial reaches: lists and places, until a new clause, a turn, or a word of another kind.

    It ends at the next denial too, which reaches on.
    """
    if text.plain[hit.first] == _WITHOUT and _follows_another(hit, text, kinds):
        return
    medical, goes_on = vocabulary.words_of("medical"), vocabulary.words_of("continuations")
    clause_starts = vocabulary.words_of("clause_starts")
    said_something = False
    for index in range(hit.last + 1, len(text)):
        word, kind = text.words[index], kinds.get(index)
        begins_clause = word.plain in clause_starts and text.plain[index - 1] not in goes_on
        if word.sentence or kind in _TURNS or (begins_clause and (said_something or word.pause)):
            return
        deniable = kind in _DENIABLE or word.plain in medical
        if not deniable and word.plain not in vocabulary.filler and word.plain not in goes_on:
            return
        said_something = said_something or kind in _TELLING or word.plain in medical
        yield index


def _follows_another(hit: Hit, text: Text, kinds: dict[int, str]) -> bool:
    """Return whether another denial stands shortly before a denial, with no pause between."""
    nearest = max(hit.first - _FURTHEST_UNDONE, 0)
    return any(
        kinds.get(index) in ("denial", "no-denial") and not text.pauses(index, hit.first)
        for index in range(nearest, hit.first)
    )


def _denied_before(hit: Hit, text: Text, kinds: dict[int, str]) -> Iterator[int]:
    """Yield the nearest thing that was named before "is fine" or "ruled out"."""
    if text.words[hit.first].pause:
        if not text.words[hit.first].sentence and kinds.get(hit.first - 1) in _TELLING:
            yield hit.first - 1
        return
    before = range(max(hit.first - _FURTHEST_BEFORE, 0), hit.first)
    if text.plain[hit.last] == _GONE and not any(kinds.get(index) == "complaint" for index in before):
        return  # a pain may be gone, and so be over; a neck that is gone is not
    named = False
    for index in range(hit.first - 1, max(hit.first - 1 - _FURTHEST_BEFORE, -1), -1):
        if named and kinds.get(index) not in _TELLING:
            return
        named = named or kinds.get(index) in _TELLING
        yield index
        if text.words[index].pause:
            return


def _past(hits: Sequence[Hit], text: Text, kinds: dict[int, str], vocabulary: Vocabulary) -> frozenset[int]:
    """Return the words around each remark of the past, as far as the pauses and turns before and behind it.

    What began in the past is not past.
    """
    remarks = [hit.first for hit in hits if hit.meaning.kind == "past"]
    if not remarks:
        return frozenset()
    clause = list(accumulate(word.pause or kinds.get(index) in _TURNS for index, word in enumerate(text.words)))
    onsets = vocabulary.words_of("onsets")
    begins = {number for number, word in zip(clause, text.plain, strict=True) if word in onsets}
    clauses = {clause[index] for index in remarks} - begins
    return frozenset(index for index, number in enumerate(clause) if number in clauses)


def _onwards(hit: Hit, text: Text, kinds: dict[int, str]) -> Iterator[int]:
    """Yield the words after a remark, until "I", the end of the sentence or another remark."""
    for index in range(hit.last + 1, len(text)):
        if text.words[index].sentence or text.plain[index] == "i" or kinds.get(index) == "other":
            return
        yield index
