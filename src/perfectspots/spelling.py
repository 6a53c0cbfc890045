"""Misspelt words and near names.

RapidFuzz is imported inside the functions: loading it costs about as much as starting Python, and most questions are
spelt well.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

SHORTEST_REPAIRED = 5
"""Letters of the word meant. Shorter words have too many ordinary neighbours: sore and some, hip and ship."""
_TWO_SLIPS_FROM = 8
"""Letters from which a word may hold two slips."""
_ANY_FIRST_LETTER_FROM = 7
"""Letters from which a word may differ in its first letter: footy is no booty."""
_NEAR_NAME = 60
"""The least likeness, in per cent of letters in common, of a name worth suggesting."""


class WordList:
    """A sorted list of words, one a line, searched where it lies: most questions need few of tens of thousands."""

    def __init__(self, read: Callable[[], bytes]) -> None:
        self._read = read

    @cached_property
    def _content(self) -> bytes:
        return self._read()

    def __contains__(self, word: object) -> bool:
        sought = str(word).encode(errors="replace")
        first, last = 0, len(self._content)
        while first < last:
            line = self._content.rfind(b"\n", first, (first + last) // 2) + 1 or first
            end = self._content.find(b"\n", line, last)
            end = last if end < 0 else end
            found = self._content[line:end]
            if found == sought:
                return True
            first, last = (end + 1, last) if found < sought else (first, line)
        return False


def repair(word: str, known: Sequence[Mapping[int, Sequence[str]]], is_word: Callable[[str], bool]) -> str | None:
    """Return the known word that a misspelt word most likely stands for, or None.

    One slip is a letter missing, added, changed, or swapped with its neighbour (optimal string alignment). An
    ordinary English word is taken as meant, however near it is to a known word. Of words that are equally near, one
    of the first list wins, then one with the same first letter, then the slip that people make more often, then the
    word listed first.

    Args:
        word: A plain word that is not known.
        known: Lists of the words that it may be repaired into, by their length in letters; some are forms of known
            words that nobody uses.
        is_word: Tells whether something is a word, known or any other of English, which is always taken as meant.
    """
    if len(word) < SHORTEST_REPAIRED - 1 or not word.isalpha() or is_word(word):
        return None
    slips = 2 if len(word) >= _TWO_SLIPS_FROM else 1
    lengths = range(max(SHORTEST_REPAIRED, len(word) - slips), len(word) + slips + 1)
    from rapidfuzz import process  # noqa: PLC0415  # see above
    from rapidfuzz.distance import OSA  # noqa: PLC0415  # see above

    fitting = [
        (distance, number, meant[0] != word[0], _rarity(word, meant), length, position, meant)
        for number, words in enumerate(known)
        for length in lengths
        for meant, distance, position in process.extract(
            word, words.get(length, ()), scorer=OSA.distance, score_cutoff=slips, limit=None
        )
        if len(word) >= _ANY_FIRST_LETTER_FROM or word[1:] != meant[1:]
    ]
    return next((meant for *_, meant in sorted(fitting) if is_word(meant)), None)


def _rarity(word: str, meant: str) -> int:
    """Return how seldom a slip is made: a swap or a letter left out is common, one typed for another is not."""
    if len(meant) == len(word):
        return 0 if sorted(meant) == sorted(word) else 3
    return 1 if len(meant) > len(word) else 2


def near_names(name: str, names: Iterable[str], limit: int = 3) -> list[str]:
    """Return the names most like a name that does not exist, best first; empty if none is near."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415  # see above

    choices = list(dict.fromkeys(names))
    near = process.extract(name.lower(), choices, scorer=fuzz.ratio, score_cutoff=_NEAR_NAME, limit=limit)
    return [found for found, *_ in near]


def did_you_mean(name: str, names: Iterable[str]) -> str:
    """Return the question whether one of the nearest names was meant; nothing if none is near."""
    near = near_names(name, names)
    return f"Did you mean {' or '.join(map(repr, near))}?" if near else ""
