"""Holds what commands cost, by the instructions that they execute, to a stored reference.

    python benchmarks/instructions.py           compare with the reference; 1 is returned if a command has grown
    python benchmarks/instructions.py --take    take the reference anew

A busy machine changes times, not instructions. What is compared is the ratio to a trivial Typer command, counted in the
same run, since the counts differ between builds of Python and versions of the libraries. With the versions of the
reference a ratio may grow by 3 %, with others by 15 %. Without valgrind nothing is counted, and it says so.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from processes import Command, installed, instructions, typer_command, versions

REFERENCE = Path(__file__).with_name("instructions.json")
MOST_GROWTH = 0.03
MOST_GROWTH_ELSEWHERE = 0.15
"""With other versions of Python or of the libraries than those of the reference."""
COMMANDS = (
    ("find", "hip", "pain", "--plain"),
    ("--color", "always", "find", "hip", "pain"),
    ("show", "6", "--plain"),
    ("--help",),
    ("--version",),
)


def ratios(programs: Path) -> dict[str, float] | None:
    """Return the instructions of each command over those of a trivial Typer command; None without valgrind."""
    with typer_command(programs) as trivial:
        first = instructions(trivial)
    if first is None:
        return None
    found: dict[str, float] = {}
    for arguments in COMMANDS:
        name = " ".join(arguments)
        counted = instructions(Command(name, (programs / "perfectspots", *arguments)))
        found[name] = round((counted or 0) / first, 4)
    return found


def grown(now: dict[str, float], reference: dict[str, float], most: float) -> list[str]:
    """Print the ratios beside the reference, and return the commands that have grown by more than is allowed."""
    print(f"{'command':36} {'reference':>9} {'now':>9} {'change':>8}")
    too_much: list[str] = []
    for name, ratio in now.items():
        before = reference.get(name)
        change = ratio / before - 1 if before else 0.0
        print(f"{name:36} {before or float('nan'):9.4f} {ratio:9.4f} {change:+8.1%}")
        if before is None or change > most:
            too_much.append(name)
    return too_much


def main() -> int:
    """Compare with the reference, or take it anew."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--take", action="store_true", help="store what is counted as the reference")
    parser.add_argument(
        "--environment", type=Path, help="a virtual environment with the package installed from a wheel"
    )
    options = parser.parse_args()
    with installed(options.environment) as programs:
        now = ratios(programs)
        used = versions(programs)
    if now is None:
        print("valgrind is not installed: no instructions were counted, and nothing was compared.")
        return 0
    if options.take:
        REFERENCE.write_text(json.dumps({"versions": used, "ratios": now}, indent=1) + "\n", encoding="utf-8")
        return 0
    reference = json.loads(REFERENCE.read_text(encoding="utf-8"))
    same = reference["versions"] == used
    most = MOST_GROWTH if same else MOST_GROWTH_ELSEWHERE
    if not same:
        print(f"The reference was taken with {reference['versions']}; this is {used}.")
    too_much = grown(now, reference["ratios"], most)
    if too_much:
        print(f"\nGrown by more than {most:.0%}, or new: {', '.join(too_much)}.")
        print("Find out why; if it is worth it, take the reference anew: python benchmarks/instructions.py --take")
    return 1 if too_much else 0


if __name__ == "__main__":
    sys.exit(main())
