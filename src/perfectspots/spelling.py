"""Misspelt words and near names.

RapidFuzz is imported inside the functions: loading it costs about as much as starting Python, and most questions are
spelt well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

SHORTEST_REPAIRED = 5
"""Letters. Shorter words have too many ordinary neighbours: sore and some, hip and ship."""
_TWO_SLIPS_FROM = 8
"""Letters from which a word may hold two slips."""
_ANY_FIRST_LETTER_FROM = 7
"""Letters from which a word may differ in its first letter: footy is no booty."""
_NEAR_NAME = 60
"""The least likeness, in per cent of letters in common, of a name worth suggesting."""


def repair(word: str, vocabulary: Collection[str], ordinary_words: str) -> str | None:
    """Return the word of the vocabulary that a misspelt word most likely stands for, or None.

    One slip is a letter missing, added, changed, or swapped with its neighbour (optimal string alignment). An
    ordinary English word is taken as meant, however near it is to a word of the vocabulary.

    Args:
        word: A plain word that the vocabulary does not know.
        vocabulary: The words that it may be repaired into.
        ordinary_words: English words, one a line, with a line break before the first and after the last.
    """
    if len(word) < SHORTEST_REPAIRED or not word.isalpha() or f"\n{word}\n" in ordinary_words:
        return None
    from rapidfuzz import process  # noqa: PLC0415
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    slips = 2 if len(word) >= _TWO_SLIPS_FROM else 1
    near = process.extract(
        word,
        [known for known in vocabulary if abs(len(known) - len(word)) <= slips and len(known) >= SHORTEST_REPAIRED],
        scorer=OSA.distance,
        score_cutoff=slips,
        limit=None,
    )
    fitting = [
        found for found in near if len(word) >= _ANY_FIRST_LETTER_FROM or not _other_first_letter(word, found[0])
    ]
    return min(fitting, key=lambda found: (found[1], found[0][0] != word[0], found[0]))[0] if fitting else None


def _other_first_letter(word: str, known: str) -> bool:
    """Return whether two words differ just in their first letter, which people seldom get wrong."""
    return word[1:] == known[1:]


def near_names(name: str, names: Iterable[str], limit: int = 3) -> list[str]:
    """Return the names most like a name that does not exist, best first; empty if none is near."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415

    choices = list(dict.fromkeys(names))
    near = process.extract(name.lower(), choices, scorer=fuzz.ratio, score_cutoff=_NEAR_NAME, limit=limit)
    return [found for found, *_ in near]
