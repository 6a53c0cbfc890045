"""Works out `data/weights.json`: what the labelled lines of people in danger have in common.

    python tools/weights.py

It learns from `tests/danger.jsonl`, `tests/questions.jsonl` and the sentences of `data/red_flags.json`, by logistic
regression with an L1 penalty, which leaves a few hundred weights for people to read. Run it after changing one of them.
"""

from __future__ import annotations

import json
import math
import random
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from perfectspots import ask, load
from perfectspots.words import fold, stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).parent.parent
WEIGHTS = ROOT / "data" / "weights.json"
ROUNDS = 40
RATE = 0.2
PENALTY = 3.3
"""How strongly a weight is pulled to nothing, in lines."""
FEWEST = 2
"""Lines that a feature must stand in."""
LEAST = 0.02
"""Weights nearer to nothing than this are left out."""
DANGER_COUNTS = 3.0
"""How much more than others a line counts that was written to be dangerous, or to look so."""
DOUBTFUL_COUNTS = 0.5
"""How much a line counts whose label may be another."""
TABLES = (("emergency", ("emergency",), 0.6), ("warning", ("emergency", "urgent"), 0.8))
"""What each table of weights tells apart, and the chance from which a text is like it."""

EVERYDAY = frozenset(
    (  # noqa: SIM905  # one word a line would be longer than the rest of the file
        "and or but not no if when then than now out off up down from by after before since know went go come say "
        "said keep because cos all any can will could still even much more most only back over under again"
    ).split()
)
"""Words that are in too many texts to tell anything by themselves; in pairs they may."""


class Line(NamedTuple):
    """A labelled line."""

    features: frozenset[str]
    flag: str
    counts: float


def lines() -> Iterator[Line]:
    """Yield the labelled lines of the repository."""
    for name, counts in (("danger", DANGER_COUNTS), ("questions", 1.0)):
        for row in (ROOT / "tests" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            line: dict[str, Any] = json.loads(row)
            doubtful = DOUBTFUL_COUNTS if line.get("flag_alt") else 1.0
            yield Line(features(line["query"]), line["flag"], counts * doubtful)
    for rule in load().alarms.red_flags.rules:
        if rule.level != "care":
            flag = "emergency" if rule.level == "emergency" else "urgent"
            yield from (Line(features(text), flag, 1.0) for text in rule.must_raise)
            if flag == "urgent":
                yield from (Line(features(text), "none", 1.0) for text in rule.must_not_raise)


def features(text: str) -> frozenset[str]:
    """Return what may have a weight: the words, pairs of words, and warning signs of a text."""
    vocabulary = load().vocabulary
    stems = [stem(word) for word in fold(text, vocabulary.forms) if word not in vocabulary.filler]
    pairs = (f"{first} {second}" for first, second in pairwise(stems))
    signs = (
        f"+{sign.means}"
        for sign in ask(text).query.signs
        if not sign.denied and not sign.past and not sign.means.startswith("like-a")
    )
    return frozenset([*(word for word in stems if word not in EVERYDAY), *pairs, *signs])


def weighed(rows: Sequence[Line], flags: Sequence[str]) -> tuple[float, dict[str, float]]:
    """Return the bias and the weights that tell the flags from the others, by proximal adaptive gradient descent."""
    seen = Counter(feature for row in rows for feature in row.features)
    known = [[feature for feature in sorted(row.features) if seen[feature] >= FEWEST] for row in rows]
    weights: defaultdict[str, float] = defaultdict(float)
    steps: defaultdict[str, float] = defaultdict(lambda: 1e-6)
    bias, order, chance = 0.0, list(range(len(rows))), random.Random(0)  # noqa: S311  # a fixed order, not a secret
    for _ in range(ROUNDS):
        chance.shuffle(order)
        for index in order:
            row = rows[index]
            score = bias + sum(weights[feature] for feature in known[index])
            slope = (1 / (1 + math.exp(-score)) - (row.flag in flags)) * row.counts
            bias -= RATE * slope / 10
            for feature in known[index]:
                steps[feature] += slope * slope
                rate = RATE / math.sqrt(steps[feature])
                pull = rate * PENALTY / seen[feature]
                moved = weights[feature] - rate * slope
                weights[feature] = math.copysign(max(abs(moved) - pull, 0.0), moved)
    return bias, {name: round(weight, 2) for name, weight in sorted(weights.items()) if abs(weight) >= LEAST}


def main() -> None:
    """Write the weights."""
    rows = list(lines())
    made: dict[str, Any] = {"format": 1}
    for name, flags, chance in TABLES:
        bias, weights = weighed(rows, flags)
        made[name] = {"bias": round(bias - math.log(chance / (1 - chance)), 2), "weights": weights}
    WEIGHTS.write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
