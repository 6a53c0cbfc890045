"""Measures whole processes: wall time, peak memory and instructions."""

from __future__ import annotations

import os
import pty
import shutil
import statistics
import subprocess
import tempfile
import threading
import time
import venv
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).parent.parent
WARM_UP = 1
"""Rounds that are run and not counted: they fill the disk cache and write the byte code."""
_TYPER_COMMAND = "import typer\ndef main(word: str) -> None:\n    print(word)\ntyper.run(main)\n"
_COLLECTED = "Collected :"


@dataclass(frozen=True)
class Command:
    """A program to measure."""

    name: str
    arguments: tuple[str | Path, ...]
    terminal: bool = False
    """Whether standard output is a terminal of 80 columns; it is thrown away otherwise."""
    variables: tuple[tuple[str, str], ...] = ()
    """Environment variables by name."""


class Measured(NamedTuple):
    """What one command took."""

    command: Command
    milliseconds: float
    """Wall time, median."""
    ratio: float
    """Wall time over that of the first command in the same round, median."""
    lower: float
    """First quartile of the ratio."""
    upper: float
    """Third quartile of the ratio."""
    mebibytes: float
    """Most memory resident at once."""


class _Run(NamedTuple):
    seconds: float
    mebibytes: float


@contextmanager
def installed(environment: Path | None, others: Sequence[str] = ()) -> Iterator[Path]:
    """Give the folder of programs of an environment that holds the package, installed from a wheel as users do.

    Args:
        environment: A virtual environment to use as it is; a fresh one is made, and removed, if it is None.
        others: The names of other packages to install in a fresh one.
    """
    if environment is not None:
        yield environment.absolute() / "bin"
        return
    with tempfile.TemporaryDirectory() as directory:
        fresh = Path(directory) / "environment"
        venv.create(fresh, with_pip=True)
        pip: list[str | Path] = [fresh / "bin" / "python", "-m", "pip", "--quiet", "--disable-pip-version-check"]
        source = Path(directory) / "source"
        shutil.copytree(ROOT, source, ignore=shutil.ignore_patterns(".git", "__pycache__", "build", "*.egg-info"))
        subprocess.run([*pip, "wheel", "--no-deps", "--wheel-dir", directory, source], check=True)
        subprocess.run([*pip, "install", *Path(directory).glob("perfectspots-*.whl"), *others], check=True)
        yield fresh / "bin"


@contextmanager
def typer_command(programs: Path) -> Iterator[Command]:
    """Give the least that a command made with Typer can be: one argument, printed."""
    with tempfile.TemporaryDirectory() as directory:
        script = Path(directory) / "typer_command.py"
        script.write_text(_TYPER_COMMAND)
        yield Command("a Typer command of one argument", (programs / "python", script, "word"))


def nothing(programs: Path) -> Command:
    """Return the command that everything is compared with: it starts Python and does nothing."""
    return Command("python -c pass", (programs / "python", "-c", "pass"))


def interleaved(commands: Sequence[Command], rounds: int) -> list[Measured]:
    """Run the commands in turn, round after round, so that what disturbs the machine disturbs all of them alike.

    Args:
        commands: What to run; the first one is what the others are compared with.
        rounds: How often to run each.
    """
    for _ in range(WARM_UP):
        for command in commands:
            _run(command)
    times = [[_run(command) for command in commands] for _ in range(rounds)]
    return [_summed_up(command, [(row[place], row[0]) for row in times]) for place, command in enumerate(commands)]


def _summed_up(command: Command, runs: Sequence[tuple[_Run, _Run]]) -> Measured:
    ratios = [run.seconds / first.seconds for run, first in runs]
    lower, middle, upper = statistics.quantiles(ratios, n=4)
    milliseconds = 1000 * statistics.median(run.seconds for run, _ in runs)
    return Measured(command, milliseconds, middle, lower, upper, statistics.median(run.mebibytes for run, _ in runs))


def _run(command: Command) -> _Run:
    source = os.open(os.devnull, os.O_RDONLY)
    leader, follower = pty.openpty() if command.terminal else (-1, os.open(os.devnull, os.O_WRONLY))
    reader = threading.Thread(target=_drain, args=(leader,), daemon=True)
    if command.terminal:
        reader.start()
    actions = [(os.POSIX_SPAWN_DUP2, source, 0), *((os.POSIX_SPAWN_DUP2, follower, stream) for stream in (1, 2))]
    arguments = [str(argument) for argument in command.arguments]
    variables = _variables() | {"COLUMNS": "80", "TERM": "xterm-256color"} | dict(command.variables)
    began = time.perf_counter()
    process = os.posix_spawn(arguments[0], arguments, variables, file_actions=actions)
    _, _, used = os.wait4(process, 0)
    seconds = time.perf_counter() - began
    for descriptor in (source, follower):
        os.close(descriptor)
    if command.terminal:
        reader.join()
        os.close(leader)
    return _Run(seconds, used.ru_maxrss / 1024)


def _drain(leader: int) -> None:
    try:
        while os.read(leader, 65536):
            pass
    except OSError:  # the program has closed its end
        return


def _variables() -> dict[str, str]:
    """Return the environment, without what changes how Python starts or what is printed."""
    return {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTHON", "PERFECTSPOTS")) and name not in ("NO_COLOR", "COLUMNS", "LINES")
    }


def instructions(command: Command) -> int | None:
    """Return how many instructions a program executes, or None where valgrind is missing.

    The count of the same program with the same input is the same each time, however busy the machine; the kernel's
    work is not in it.
    """
    valgrind = shutil.which("valgrind")
    if valgrind is None:
        return None
    counter = [valgrind, "--tool=callgrind", f"--callgrind-out-file={os.devnull}"]
    done = subprocess.run(
        [*counter, *command.arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
        env=_variables() | {"PYTHONHASHSEED": "0"} | dict(command.variables),
    )
    counts = [line.split(_COLLECTED)[1] for line in done.stderr.splitlines() if _COLLECTED in line]
    if not counts:
        message = f"valgrind counted nothing for {command.name}:\n{done.stderr}"
        raise RuntimeError(message)
    return int(counts[0])


def versions(programs: Path) -> dict[str, str]:
    """Return the versions of Python and of the libraries that a run loads."""
    probe = (
        "import platform; from importlib.metadata import version\n"
        "print('python', platform.python_version())\n"
        "for name in ('typer', 'rich', 'pydantic', 'pydantic-core', 'rapidfuzz'): print(name, version(name))"
    )
    shown = subprocess.run([programs / "python", "-c", probe], capture_output=True, text=True, check=True).stdout
    return dict(line.split() for line in shown.splitlines())
