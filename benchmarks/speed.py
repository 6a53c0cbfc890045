"""How fast the program is, from a normal install of its wheel, beside programs that a person can name.

    python benchmarks/speed.py                          in a fresh environment, made for it
    python benchmarks/speed.py --environment DIR        in an environment that has the wheel installed
    python benchmarks/speed.py --peer 'tldr tar'        and beside other programs
    python benchmarks/speed.py --install-peers          and beside two that it installs from PyPI
    python benchmarks/speed.py --json FILE              and write the figures to a file

All commands run in turn, round after round; a ratio is taken within a round, and the median over the rounds is shown.
Ratios carry over from one machine to another within 10 to 15 per cent; times do not.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, NamedTuple

from processes import Command, Measured, installed, instructions, interleaved, nothing, typer_command, versions

ROUNDS = 5
LINES = 2_000
QUESTIONS = ("pain right under my bum when I drive", "left temple aches", "no fever, but my neck is stiff", "hip pain")
GOALS = {
    "find hip pain": 14.5,
    "show 6": 14.5,
    "list": 14.5,
    "map": 14.5,
    "find hip pain --json": 12.5,
    "find hip pain --plain": 12.5,
    "--help": 11.0,
    "--version": 2.0,
    "completion of a word": 12.0,
}
"""The most that a command should take, as a multiple of `python -c pass`."""
MOST_OVER_TYPER = 1.15
"""The most that a command on a terminal should take, as a multiple of a trivial Typer command."""
MOST_MEBIBYTES = 42
PEERS = {"tldr": "tldr --help", "howdoi": "howdoi --help"}
"""Programs to install from PyPI and run beside: they too look something up."""

ON_A_TERMINAL = ("find hip pain", "show 6", "list", "map", "--help")


def commands(programs: Path, trivial: Command, peers: list[str]) -> list[Command]:
    """Return what is measured, the command that does nothing first."""
    program = programs / "perfectspots"
    own = [
        Command(name, (program, *name.split()), terminal=name in ON_A_TERMINAL)
        for name in GOALS
        if name != "completion of a word"
    ]
    shell = (("_PERFECTSPOTS_COMPLETE", "complete_bash"), ("COMP_WORDS", "perfectspots sho"), ("COMP_CWORD", "1"))
    own.append(Command("completion of a word", (program,), variables=shell))
    others = [Command(peer, tuple(_found(shlex.split(peer), programs))) for peer in peers]
    return [nothing(programs), trivial, *own, *others]


def _found(words: list[str], programs: Path) -> list[str]:
    path = shutil.which(words[0], path=f"{programs}{os.pathsep}{os.environ['PATH']}")
    if path is None:
        sys.exit(f"There is no program {words[0]}.")
    return [path, *words[1:]]


def start_up_table(rows: list[Measured], counts: list[int | None]) -> str:
    """Return the whole-process figures as a table."""
    typer = next(row for row in rows if row.command.name.startswith("a Typer"))
    lines = [
        "| command | x `python -c pass` | quartiles | goal | x trivial Typer | instructions, x | peak MiB |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for row, count in zip(rows, counts, strict=True):
        goal = GOALS.get(row.command.name)
        told = "" if goal is None else f"{goal:.1f} {'met' if row.ratio <= goal else 'missed'}"
        instructed = f"{count / counts[0]:.1f}" if count and counts[0] else ""
        lines.append(
            f"| `{row.command.name}`{' on a terminal' if row.command.terminal else ''} | {row.ratio:.1f} "
            f"| {row.lower:.1f} to {row.upper:.1f} | {told} | {row.ratio / typer.ratio:.2f} | {instructed} "
            f"| {row.mebibytes:.0f} |"
        )
    return "\n".join(lines)


def warm_tables(warm: dict[str, list[dict[str, float]]]) -> str:
    """Return the figures within a process as two tables."""
    lines = ["| words | a question, ms | words never seen, ms |", "| ---: | ---: | ---: |"]
    lines += [f"| {row['words']:,.0f} | {row['known_ms']:.2f} | {row['unknown_ms']:.2f} |" for row in warm["by_length"]]
    lines += ["", "| entries | loading, ms | per entry, ms | a question, ms |", "| ---: | ---: | ---: | ---: |"]
    lines += [
        f"| {row['entries']:,.0f} | {row['loading_ms']:,.0f} | {row['loading_ms'] / row['entries']:.3f} "
        f"| {row['question_ms']:.2f} |"
        for row in warm["by_entries"]
    ]
    return "\n".join(lines)


class Goal(NamedTuple):
    """One goal and what was measured."""

    name: str
    measured: float
    most: float

    @property
    def is_met(self) -> bool:
        """Whether it is reached."""
        return self.measured <= self.most


def goals(rows: list[Measured], warm: dict[str, list[dict[str, float]]], stream: dict[str, float]) -> list[Goal]:
    """Return every goal with what was measured."""
    by_name = {row.command.name: row for row in rows}
    typer = next(row for row in rows if row.command.name.startswith("a Typer"))
    long = {row["words"]: row["known_ms"] for row in warm["by_length"]}
    large = {row["entries"]: row["question_ms"] for row in warm["by_entries"]}
    return [
        *(Goal(f"`{name}`, x `python -c pass`", by_name[name].ratio, most) for name, most in GOALS.items()),
        *(
            Goal(f"`{name}`, x trivial Typer", by_name[name].ratio / typer.ratio, MOST_OVER_TYPER)
            for name in ON_A_TERMINAL
            if name != "--help"
        ),
        Goal("`find hip pain`, peak MiB", by_name["find hip pain"].mebibytes, MOST_MEBIBYTES),
        Goal("a question of 10 words, ms", long[10], 1),
        Goal("a question of 100 words, ms", long[100], 5),
        Goal("a question to 100 000 entries, ms", large[100_000], 10),
        Goal("a question of a stream, ms", 1000 / stream["questions_per_second"], 1),
    ]


def goals_table(listed: list[Goal]) -> str:
    """Return the goals as a table, with how far each that is missed is missed."""
    lines = ["| goal | measured | at most | |", "| --- | ---: | ---: | --- |"]
    lines += [
        f"| {goal.name} | {goal.measured:.2f} | {goal.most:g} "
        f"| {'met' if goal.is_met else f'missed by {goal.measured / goal.most - 1:.0%}'} |"
        for goal in listed
    ]
    return "\n".join(lines)


def streamed(programs: Path) -> dict[str, float]:
    """Return how many questions a second `--lines` answers once it has started, and what memory it takes."""
    few, many = (_stream(programs, count) for count in (1, LINES))
    return {
        "questions_per_second": (LINES - 1) / (many[0] - few[0]),
        "mebibytes_for_1": few[1],
        f"mebibytes_for_{LINES}": many[1],
    }


def _stream(programs: Path, count: int) -> tuple[float, float]:
    """Return the processor seconds and the peak MiB of answering so many lines."""
    with tempfile.TemporaryFile() as source:
        source.write("".join(f"{QUESTIONS[number % len(QUESTIONS)]}\n" for number in range(count)).encode())
        source.seek(0)
        command: list[str | Path] = [programs / "perfectspots", "find", "--json", "--lines", "-"]
        process = subprocess.Popen(command, stdin=source, stdout=subprocess.DEVNULL)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def machine() -> str:
    """Return what the figures were measured on."""
    model = next(
        (
            line.split(":")[1].strip()
            for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
            if line.startswith("model name")
        ),
        platform.processor(),
    )
    return f"{platform.system()} {platform.machine()}, {model}, {os.cpu_count()} processors"


def main() -> None:
    """Measure, print the tables, and write the figures if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--environment", type=Path, help="a virtual environment with the package installed from a wheel"
    )
    parser.add_argument("--peer", action="append", default=[], help="another program to run beside, with its arguments")
    parser.add_argument(
        "--install-peers", action="store_true", help=f"install {' and '.join(PEERS)} beside it, and run them"
    )
    parser.add_argument("--instructions", action="store_true", help="count instructions too, which takes minutes")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help=f"how often each command runs (default {ROUNDS})")
    parser.add_argument("--json", type=Path, help="where to write the figures")
    options = parser.parse_args()
    peers = PEERS if options.install_peers else {}
    if peers and options.environment:
        parser.error("--install-peers needs the fresh environment: leave out --environment")
    with installed(options.environment, tuple(peers)) as programs, typer_command(programs) as trivial:
        listed = commands(programs, trivial, [*options.peer, *peers.values()])
        rows = interleaved(listed, options.rounds)
        counts = [instructions(command) if options.instructions else None for command in listed]
        probe = [programs / "python", Path(__file__).with_name("warm.py")]
        warm = json.loads(subprocess.run(probe, check=True, stdout=subprocess.PIPE).stdout)
        stream = streamed(programs)
        used = versions(programs)
    print(
        f"{time.strftime('%Y-%m-%d')}, {machine()}; {', '.join(f'{name} {found}' for name, found in used.items())}.\n"
    )
    print(f"## Goals\n\n{goals_table(goals(rows, warm, stream))}\n")
    print(f"## Whole commands, {options.rounds} rounds\n\n{start_up_table(rows, counts)}\n")
    print(f"## Within a process, processor time\n\n{warm_tables(warm)}\n")
    print("## Streams: `find --json --lines -`\n\n| | |\n| --- | ---: |")
    print("\n".join(f"| {name.replace('_', ' ')} | {figure:,.0f} |" for name, figure in stream.items()))
    if options.json:
        figures: dict[str, Any] = {
            "machine": machine(),
            "versions": used,
            "commands": [
                row._asdict() | {"command": row.command.name, "instructions": count}
                for row, count in zip(rows, counts, strict=True)
            ],
            "warm": warm,
            "stream": stream,
        }
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
