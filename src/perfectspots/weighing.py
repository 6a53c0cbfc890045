"""How much a text is like those of people in danger, by the weight of its words, for what no rule foresees.

The weights come from labelled lines (`tools/weights.py`). They can only add a warning; no weight takes one away.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfectspots.words import stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from perfectspots.model import Finding, Weights
    from perfectspots.words import Text

LIKE_AN_EMERGENCY, LIKE_A_WARNING = "like-an-emergency", "like-a-warning"
"""Signs that no phrase stands for: the words of a text together are like those of people in danger."""
MOST_TELLING = 3
"""Words, or pairs of words, that are named as the reason."""


class Feature(NamedTuple):
    """Something about a text that has a weight."""

    name: str
    """A stem, two stems that follow each other, or a warning sign after a plus."""
    first: int
    """Index of its first word."""
    last: int
    """Index of its last word."""


def features(text: Text, signs: Iterable[tuple[Finding, int, int]], filler: AbstractSet[str]) -> Iterator[Feature]:
    """Yield everything about a text that may have a weight.

    Args:
        text: The words.
        signs: The warning signs in it, with the indexes of their first and last word; what is denied or past is left
            out.
        filler: Small words, which say nothing by themselves.
    """
    before: Feature | None = None
    for index, word in enumerate(text.plain):
        if word in filler:
            continue
        feature = Feature(stem(word), index, index)
        yield feature
        if before:
            yield Feature(f"{before.name} {feature.name}", before.first, index)
        before = feature
    for finding, first, last in signs:
        if not finding.denied and not finding.past:
            yield Feature(f"+{finding.means}", first, last)


def telling(found: Sequence[Feature], weights: Weights, text: Text) -> list[Feature]:
    """Return what makes a text, or one of its sentences, weigh enough, the heaviest first; or nothing if none does."""
    parts: dict[int, dict[str, Feature]] = {-1: {}}
    for feature in found:
        if feature.name in weights.weights:
            for part in (-1, text.sentence(feature.first)):
                parts.setdefault(part, {}).setdefault(feature.name, feature)
    heaviest = max(parts.values(), key=lambda part: sum(weights.weights[name] for name in part))
    if weights.bias + sum(weights.weights[name] for name in heaviest) <= 0:
        return []
    ranked = sorted(heaviest.values(), key=lambda feature: -weights.weights[feature.name])
    reasons = [feature for feature in ranked if weights.weights[feature.name] > 0]
    return reasons[:MOST_TELLING] if _stand_apart(reasons) else []


def _stand_apart(reasons: Sequence[Feature]) -> bool:
    """Return whether there are two reasons that share no word: no word is enough by itself."""
    return min(reason.last for reason in reasons) < max(reason.first for reason in reasons)
