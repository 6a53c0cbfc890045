"""How right the answers are on labelled questions, beside two ways of looking words up that need no understanding.

    python benchmarks/quality.py                      on tests/questions.jsonl
    python benchmarks/quality.py FILE...              on other files of the same form
    python benchmarks/quality.py --misses             and every question that went wrong

A question is a line of JSON: `query`; `best`, spots of which any is a right first answer; `ok`, other spots that may
be shown; `scope`, `in`, `near` (a pain that no spot covers) or `out` (no such pain); `flag`, how urgent it is;
and `missed`, the measure by which it is known to go wrong. The measures:

hit@1      questions in scope whose first spot is one of `best`
hit@3      ... whose first three spots hold one of `best`
precision  share of the spots shown that are in `best` or `ok`
recall     share of `best` that is shown
quiet      questions out of scope that get no spot
near       questions near the scope that get no spot but those in `ok`

Emergencies are left out, and a spot that a warning holds back counts as shown. Intervals are Wilson's, at 95 %.
"""

from __future__ import annotations

import argparse
import json
import math
import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rapidfuzz import fuzz, process

from perfectspots import ask, load
from perfectspots.words import fold

QUESTIONS = Path(__file__).parent.parent / "tests" / "questions.jsonl"
MEASURES = ("hit@1", "hit@3", "precision", "recall", "quiet", "near")
MOST_SHOWN = 5
LENGTHS = ((1, 3), (4, 8), (9, 20), (21, 10**6))
"""Words in a question, first and last of each class."""
NEAR_STRING = 80
"""The least likeness, in per cent, at which the whole-string baseline shows a spot."""
EMBEDDINGS = {"hit@1": 0.84, "hit@3": 0.97, "precision": 0.47, "recall": 0.96, "quiet": 0.26, "near": 0.03}
"""An embedding model (all-MiniLM-L6-v2) on other questions of the same kinds: quoted, as it takes a gigabyte to run."""

Show = Callable[[str], Sequence[int]]


@dataclass(frozen=True)
class Question:
    """A labelled question."""

    query: str
    best: frozenset[int]
    ok: frozenset[int]
    """The spots that may be shown, `best` included."""
    scope: str
    flag: str
    missed: str = ""
    """The measure by which it is known to be answered wrongly."""


@dataclass(frozen=True)
class Share:
    """A share of some questions."""

    sum: float
    count: int

    def __str__(self) -> str:
        if not self.count:
            return "     -"
        low, high = interval(self.sum, self.count)
        return f"{self.sum / self.count:6.3f}  {low:.3f}-{high:.3f}  n={self.count:<5}"


@dataclass
class Figures:
    """The measures of one set of questions."""

    values: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    misses: list[tuple[Question, list[int], str]] = field(default_factory=list)

    def share(self, measure: str) -> Share:
        """Return the figure of a measure."""
        return Share(sum(self.values[measure]), len(self.values[measure]))

    def add(self, question: Question, shown: list[int]) -> None:
        """Count a question and the spots shown for it."""
        for measure, value in measured(question, shown):
            self.values[measure].append(value)
            if measure in ("hit@1", "quiet", "near") and not value:
                self.misses.append((question, shown, measure))


def measured(question: Question, shown: Sequence[int]) -> Iterator[tuple[str, float]]:
    """Yield each measure that a question counts for, with its value."""
    if question.flag == "emergency":
        return
    match question.scope:
        case "in":
            yield "hit@1", float(bool(shown) and shown[0] in question.best)
            yield "hit@3", float(not question.best.isdisjoint(shown[:3]))
            yield "precision", sum(spot in question.ok for spot in shown) / len(shown) if shown else 0.0
            yield "recall", len(question.best.intersection(shown)) / len(question.best)
        case "out":
            yield "quiet", float(not shown)
        case _:
            yield "near", float(question.ok.issuperset(shown))


def interval(total: float, count: int, z: float = 1.96) -> tuple[float, float]:
    """Return Wilson's interval of a share."""
    share, spread = total / count, 1 + z * z / count
    middle = share + z * z / (2 * count)
    half = z * math.sqrt(share * (1 - share) / count + z * z / (4 * count * count))
    return (middle - half) / spread, (middle + half) / spread


def read(paths: Iterable[Path]) -> list[Question]:
    """Return the questions of some files."""
    rows = [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    return [
        Question(
            query=row["query"],
            best=frozenset(row.get("best", ())),
            ok=frozenset([*row.get("best", ()), *row.get("ok", ())]),
            scope=row["scope"],
            flag=row["flag"],
            missed=row.get("missed", ""),
        )
        for row in rows
        if "scope" in row
    ]


def score(questions: Iterable[Question], show: Show) -> Figures:
    """Return the measures of a way to answer."""
    figures = Figures()
    for question in questions:
        figures.add(question, list(show(question.query))[:MOST_SHOWN])
    return figures


def perfectspots(query: str) -> list[int]:
    """Show the spots of the product's own answer."""
    answer = ask(query)
    return [match.number for match in answer.matches] or list(answer.withheld)


def median_time(questions: Iterable[Question]) -> float:
    """Return the median time to answer a question, in seconds, in a process that has read the catalogue."""

    def timed(query: str) -> float:
        start = time.perf_counter()
        ask(query)
        return time.perf_counter() - start

    return statistics.median(timed(question.query) for question in questions)


def whole_strings() -> Show:
    """Return a baseline: the likeness of the whole question to each term of the chart, by RapidFuzz's WRatio."""
    terms = [(term, number) for number, row in _rows().items() for term in row]

    def show(query: str) -> list[int]:
        near = process.extract(
            query.lower(), [term for term, _ in terms], scorer=fuzz.WRatio, score_cutoff=NEAR_STRING, limit=None
        )
        return list(dict.fromkeys(terms[index][1] for _, _, index in near))

    return show


def words_in_common() -> Show:
    """Return a baseline: BM25 over the words of each row of the chart."""
    from rank_bm25 import BM25Okapi  # type: ignore[import-untyped]  # noqa: PLC0415  # the tests do without it

    forms = load().vocabulary.forms
    rows = _rows()
    numbers = list(rows)
    index = BM25Okapi([[word for term in rows[number] for word in fold(term, forms)] for number in numbers])

    def show(query: str) -> list[int]:
        scores = dict(zip(numbers, index.get_scores(list(fold(query, forms))), strict=True))
        return sorted((number for number in numbers if scores[number] > 0), key=lambda number: -scores[number])

    return show


def _rows() -> dict[int, list[str]]:
    """Return the terms of each spot's row in the chart."""
    chart = load().chart
    return {
        spot.number: [
            *(chart.place_by_id[pain.place].name for pain in spot.pain),
            *(chart.condition_by_id[condition].name for condition in spot.conditions),
            *(chart.muscle_by_id[used.muscle].name for used in spot.muscles),
        ]
        for spot in chart.spots
    }


def report(questions: Sequence[Question], *, misses: bool) -> Iterator[str]:
    """Yield the lines of the report."""
    perfectspots("warm up")
    ours = score(questions, perfectspots)
    strings, words = score(questions, whole_strings()), score(questions, words_in_common())
    yield f"{len(questions)} questions, median {1000 * median_time(questions):.2f} ms each\n"
    yield f"{'':10} {'perfectspots':31} {'BM25':>6} {'WRatio':>7} {'MiniLM, quoted':>15}"
    for measure in MEASURES:
        columns = [f"{_value(figures, measure):>{width}}" for figures, width in ((words, 6), (strings, 7))]
        yield f"{measure:10} {ours.share(measure)!s:31} {' '.join(columns)} {EMBEDDINGS[measure]:>15.2f}"
    yield "\nBy spot, of which it is one of the best answers; first: one of the best came first; shown: it was shown"
    for number in sorted(spot.number for spot in load().chart.spots):
        asked = [question for question in questions if number in question.best and question.flag != "emergency"]
        shown = Share(sum(number in perfectspots(question.query)[:MOST_SHOWN] for question in asked), len(asked))
        yield f"{number:4}  first {score(asked, perfectspots).share('hit@1')}  shown {shown}"
    yield "\nBy length, in words"
    for first, last in LENGTHS:
        figures = score([q for q in questions if first <= len(q.query.split()) <= last], perfectspots)
        name = f"{first}-{last}" if last < LENGTHS[-1][1] else f"{first} and more"
        for measure in ("hit@1", "quiet", "near"):
            yield f"{name:12} {measure:6} {figures.share(measure)}"
    if misses:
        yield f"\n{len(ours.misses)} misses"
        for question, spots, measure in ours.misses:
            labels = f"best {sorted(question.best)}, ok {sorted(question.ok)}"
            yield f"{measure:6} {question.query!r}: shown {spots}, {labels}"


def _value(figures: Figures, measure: str) -> str:
    share = figures.share(measure)
    return f"{share.sum / share.count:.3f}" if share.count else "-"


def main() -> None:
    """Print the report."""
    parser = argparse.ArgumentParser(description="Measure how right the answers are.")
    parser.add_argument("files", nargs="*", type=Path, default=[QUESTIONS])
    parser.add_argument("--misses", action="store_true", help="also print every question that went wrong")
    arguments = parser.parse_args()
    for line in report(read(arguments.files), misses=arguments.misses):
        print(line)


if __name__ == "__main__":
    main()
