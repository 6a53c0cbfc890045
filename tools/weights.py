"""Works out `data/weights.json`: what the labelled lines of people in danger have in common.

    python tools/weights.py               learns from all lines, and writes the file
    python tools/weights.py --measure     how each set fares while it is left out of the learning

It learns from the sets of `tools/lines`, from `tests/danger.jsonl`, `tests/questions.jsonl` and the sentences of
`data/red_flags.json`, by scikit-learn's logistic regression with an L2 penalty. Each feature is scaled by how unevenly
it is spread over the two kinds of lines, as S. Wang and C. Manning did (Baselines and bigrams, ACL 2012): that lets the
features that tell most be kept, and the rest be left out, at next to no loss.

Run it after changing the signs, the rules or the lines. It needs `pip install -e '.[weights]'`; nothing else does.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from perfectspots import ask, load
from perfectspots.model import Likeness
from perfectspots.query import words_in
from perfectspots.weighing import (
    DOUBTED_EMERGENCY,
    IMPLAUSIBLE_EMERGENCY,
    LIKE_A_WARNING,
    LIKE_AN_EMERGENCY,
    Scales,
    features,
)

ROOT = Path(__file__).parent.parent
sys.path.append(str(ROOT / "benchmarks"))
from safety import MEASURES, flag_of, measured  # noqa: E402  # the measures are those of the benchmark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from perfectspots.model import Finding

WEIGHTS = ROOT / "data" / "weights.json"
SETS = sorted((ROOT / "tools" / "lines").glob("danger-*.jsonl"))
FEWEST = 3
"""Lines that a feature must stand in."""
MOST = 20000
"""Features that are kept."""
STRENGTH = 0.1
"""The inverse of the penalty's strength."""
SCALE = 0.3
"""What is added to the scale of every feature, so that evenly spread ones may still count a little."""
FOLDS = 6
"""Groups of sets, of which one after the other is left out when the weights are measured."""
HUNDREDTHS = 100
COUNTS = {"sets": 5.0, "danger": 2.0, "rules": 2.0, "questions": 1.0}
"""How much a line counts: more where nobody wrote a rule for it."""
FLAGS = {"emergency": "emergency", "today": "urgent", "soon": "urgent", "care": "none"}
"""What a line is that must raise a rule of some level."""
DOUBTS = {DOUBTED_EMERGENCY, IMPLAUSIBLE_EMERGENCY}
"""What a rule asks for whose sentences the weights bring about: nothing can be learned from them."""
DOUBTFUL_COUNTS = 0.5
"""How much less a line counts whose label may be another."""
KINDS = (("emergency", ("emergency",)), ("warning", ("emergency", "urgent")))
"""What each of the two sums tells from all else."""
CHANCES = (0.5, 0.75)
"""The chance of an emergency, and of any danger, from which a text is like one."""
DOUBTFUL = 0.27
"""The chance of an emergency up to which a text speaks against one."""
ORDINARY = 0.32
"""The chance of any danger up to which a text is clearly ordinary."""


class Line(NamedTuple):
    """A labelled line."""

    features: frozenset[str]
    flag: str
    counts: float
    source: str


def lines() -> Iterator[Line]:
    """Yield the labelled lines of the repository."""
    for path in SETS:
        yield from _labelled(path, COUNTS["sets"])
    for name in ("danger", "questions"):
        yield from _labelled(ROOT / "tests" / f"{name}.jsonl", COUNTS[name])
    counts, doubtful = COUNTS["rules"], COUNTS["rules"] * DOUBTFUL_COUNTS
    for rule in load().alarms.red_flags.rules:
        if any(DOUBTS & set(combination.together) for combination in rule.when):
            continue
        flag = FLAGS[rule.level]
        sure = doubtful if rule.level == "care" else counts
        yield from (Line(named(text), flag, sure, "rules") for text in rule.must_raise)
        sure = counts if rule.vague else doubtful
        yield from (Line(named(text), "none", sure, "rules") for text in rule.must_not_raise)


def rows_of(path: Path) -> list[dict[str, Any]]:
    """Return the labelled lines of a file."""
    return [json.loads(row) for row in path.read_text(encoding="utf-8").splitlines()]


def _labelled(path: Path, counts: float) -> Iterator[Line]:
    for row in rows_of(path):
        doubtful = DOUBTFUL_COUNTS if row.get("flag_alt") else 1.0
        yield Line(named(row["query"]), row["flag"], counts * doubtful, path.stem)


def named(text: str) -> frozenset[str]:
    """Return the names of everything about a text that may have a weight."""
    shelf = load()
    words, _ = words_in(text, shelf.vocabulary, shelf.alarms.signs)
    signs: Iterable[tuple[Finding, int, int]] = (
        (sign, 0, 0) for sign in ask(text).query.signs if sign.means not in (LIKE_AN_EMERGENCY, LIKE_A_WARNING)
    )
    return frozenset(name for name, *_ in features(words, signs, shelf.vocabulary.filler))


def learned(rows: Sequence[Line]) -> dict[str, Any]:
    """Return what `weights.json` holds, learned from some lines."""
    seen = Counter(feature for row in rows for feature in row.features)
    kept = {feature for feature, count in seen.items() if count >= FEWEST}
    fitted = _fitted(rows, kept)
    strongest = sorted(kept, key=lambda name: (-max(abs(weights[name]) for _, weights in fitted), name))
    (emergency, emergencies), (warning, warnings) = _fitted(rows, set(strongest[:MOST]))
    weights = {name: [_whole(emergencies[name]), _whole(warnings[name])] for name in sorted(strongest[:MOST])}
    return {
        "format": 1,
        "emergency": _whole(emergency - _logit(CHANCES[0])),
        "warning": _whole(warning - _logit(CHANCES[1])),
        "doubtful": _whole(_logit(DOUBTFUL) - _logit(CHANCES[0])),
        "ordinary": _whole(_logit(ORDINARY) - _logit(CHANCES[1])),
        "weights": {name: pair for name, pair in weights.items() if any(pair)},
    }


def _fitted(rows: Sequence[Line], kept: set[str]) -> list[tuple[float, dict[str, float]]]:
    """Return the bias and the weight of each kept feature, for an emergency and for a warning."""
    table = DictVectorizer()
    found = table.fit_transform([dict.fromkeys(sorted(row.features & kept), 1.0) for row in rows])
    counts = np.array([row.counts for row in rows])
    fitted = []
    for _, flags in KINDS:
        danger = np.array([row.flag in flags for row in rows])
        often = 1 + found[danger].T @ counts[danger]
        seldom = 1 + found[~danger].T @ counts[~danger]
        scale = SCALE + np.abs(np.log((often / often.sum()) / (seldom / seldom.sum())))
        model = LogisticRegression(C=STRENGTH, solver="liblinear", max_iter=300)
        model.fit(found.multiply(scale).tocsr(), danger, sample_weight=counts)
        weights = dict(zip(table.feature_names_, model.coef_[0] * scale, strict=True))
        fitted.append((float(model.intercept_[0]), weights))
    return fitted


def _logit(chance: float) -> float:
    return float(np.log(chance / (1 - chance)))


def _whole(weight: float) -> int:
    return round(weight * HUNDREDTHS)


def written(likeness: dict[str, Any]) -> str:
    """Return the contents of `weights.json`, a feature a line."""
    head = "".join(f' "{name}": {value},\n' for name, value in likeness.items() if name != "weights")
    body = ",\n".join(f"{json.dumps(name)}:{json.dumps(pair)}" for name, pair in likeness["weights"].items())
    return f'{{\n{head} "weights": {{\n{body}\n }}\n}}\n'


def measure(rows: Sequence[Line]) -> Iterator[str]:
    """Yield a line for each set: its measures, with the rules as they are and weights that were learned without it."""
    shelf = load()
    alarms = shelf.alarms
    total: Counter[tuple[str, bool]] = Counter()
    for first in range(FOLDS):
        left_out = SETS[first::FOLDS]
        names = {path.stem for path in left_out}
        likeness = Likeness.model_validate(learned([row for row in rows if row.source not in names]))
        shelf.__dict__["alarms"] = alarms._replace(scales=Scales(likeness))
        for path in left_out:
            values = Counter(value for row in rows_of(path) for value in measured(row, flag_of(row["query"])))
            total += values
            yield _shares(path.stem, values)
    shelf.__dict__["alarms"] = alarms
    yield _shares("all", total)


def _shares(name: str, values: Counter[tuple[str, bool]]) -> str:
    counted = {measure: values[measure, True] + values[measure, False] for measure in MEASURES}
    shares = (f"{measure} {values[measure, True] / max(counted[measure], 1):.3f}" for measure in MEASURES)
    return f"{name:10} {'  '.join(shares)}"


def main() -> None:
    """Write the weights, or measure them."""
    parser = argparse.ArgumentParser(description="Work out what the lines of people in danger have in common.")
    parser.add_argument("--measure", action="store_true", help="leave out a sixth of the sets in turn; write nothing")
    arguments = parser.parse_args()
    rows = list(lines())
    if arguments.measure:
        for line in measure(rows):
            print(line, flush=True)
        return
    WEIGHTS.write_text(written(learned(rows)), encoding="utf-8")


if __name__ == "__main__":
    main()
