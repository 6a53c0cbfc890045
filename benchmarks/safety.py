"""How surely danger is recognised in one typed line, and how seldom an ordinary ache is called dangerous.

    python benchmarks/safety.py              on lines that were read, and on those of benchmarks/held-out
    python benchmarks/safety.py FILE...      on other files of the same form
    python benchmarks/safety.py --misses     and every line that went wrong

A line of JSON has a `query`, a `flag` (`emergency`, `urgent` or `none`), and in `flag_alt` other flags that are right
too. The measures:

raised     emergencies that are called an emergency
warned     emergencies that get any warning of `soon` or above
urgent     urgent lines that get any warning of `soon` or above
alarm      ordinary lines that are called an emergency
cry wolf   ordinary lines that get any warning of `soon` or above

Ordinary lines are those with the flag `none` and no other, but for those out of scope. Intervals are Wilson's, at 95 %.
The rules were written by people who have read the lines of `tests`, so that those figures say what must not be lost,
and not how new lines fare. Nothing is learned from the lines of `benchmarks/held-out`, which were first measured before
anybody had read a miss. One typed line is judged, nothing is asked back, and no clinician has reviewed the rules.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quality import Share

from perfectspots import ask

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

HERE = Path(__file__).parent
TESTS = HERE.parent / "tests"
FILES = (TESTS / "danger.jsonl", TESTS / "questions.jsonl", *sorted((HERE / "held-out").glob("*.jsonl")))
MEASURES = ("raised", "warned", "urgent", "alarm", "cry wolf")
WANTED = {"raised": True, "warned": True, "urgent": True, "alarm": False, "cry wolf": False}
_WARNINGS = {"emergency": "emergency", "today": "urgent", "soon": "urgent"}


def flag_of(query: str) -> str:
    """Return the flag that the product's warnings amount to."""
    return next((_WARNINGS[alert.level] for alert in ask(query).alerts if alert.level != "care"), "none")


def measured(row: dict[str, Any], flag: str) -> Iterator[tuple[str, bool]]:
    """Yield each measure that a line counts for, with its value."""
    allowed = {row["flag"], *row.get("flag_alt", ())}
    if row["flag"] == "emergency":
        yield "raised", flag == "emergency" or flag in allowed
        yield "warned", flag != "none"
    elif row["flag"] == "urgent":
        yield "urgent", flag != "none" or "none" in allowed
    elif len(allowed) == 1 and row.get("scope") != "out":
        yield "alarm", flag == "emergency"
        yield "cry wolf", flag != "none"


def report(path: Path, *, misses: bool) -> Iterator[str]:
    """Yield the lines of the report on a file."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    values: defaultdict[str, list[bool]] = defaultdict(list)
    wrong: list[str] = []
    for row in rows:
        flag = flag_of(row["query"])
        for measure, value in measured(row, flag):
            values[measure].append(value)
            if value is not WANTED[measure]:
                wrong.append(f"{measure:9} {row['query']!r}: {flag}")
    yield f"{path.name}: {len(rows)} lines"
    for measure in MEASURES:
        hits = values[measure]
        yield f"{measure:9} {sum(hits):4} of {len(hits):4}  {Share(sum(hits), len(hits))}"
    yield from wrong if misses else ()
    yield ""


def main(paths: Iterable[Path] | None = None) -> None:
    """Print the report."""
    parser = argparse.ArgumentParser(description="Measure how surely danger is recognised.")
    parser.add_argument("files", nargs="*", type=Path, default=list(paths or FILES))
    parser.add_argument("--misses", action="store_true", help="also print every line that went wrong")
    arguments = parser.parse_args()
    for path in arguments.files:
        for line in report(path, misses=arguments.misses):
            print(line)


if __name__ == "__main__":
    main()
