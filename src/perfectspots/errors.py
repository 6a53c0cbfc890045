"""What can go wrong, and the exit code that says so.

Every failure that the program explains is a `PerfectSpotsError`: a `UsageError` where the person asked for something
that does not exist, a `CatalogueError` where a data file is broken.
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


MOST_CHARACTERS = 100_000
"""The longest text that is read, some forty pages: even one without a known word is then answered within seconds."""


class ExitCode(IntEnum):
    """The exit codes of the program; 1 is never chosen, it is what a crash gives."""

    ANSWERED = 0
    WRONG_USAGE = 2
    NOTHING_FOUND = 3
    BROKEN_CATALOGUE = 4
    INTERRUPTED = 130


class PerfectSpotsError(Exception):
    """Any failure that the program explains in words."""

    exit_code = ExitCode.WRONG_USAGE


class UsageError(PerfectSpotsError):
    """The person named a spot, region, condition, muscle or option that does not exist."""


class Fault(NamedTuple):
    """One defect in a data file."""

    file: str
    """The name of the file, such as `spots.json`."""
    entry: str
    """The entry as a person would look for it, such as `spot 6`."""
    field: str
    """The path of the field inside the entry, such as `pain[2].place`; empty for the entry as a whole."""
    problem: str
    """What is wrong."""
    mend: str = ""
    """What to do about it, in a sentence or two."""

    def __str__(self) -> str:
        place = ", ".join(part for part in (self.file, self.entry, self.field) if part)
        return f"{place}: {self.problem}"


class CatalogueError(PerfectSpotsError):
    """The catalogue cannot be used; every fault is named, none is passed over."""

    exit_code = ExitCode.BROKEN_CATALOGUE

    def __init__(self, faults: Iterable[Fault], hint: str = "") -> None:
        self.faults = tuple(faults)
        count = "1 fault" if len(self.faults) == 1 else f"{len(self.faults)} faults"
        lines = [f"The catalogue has {count}:"]
        for fault in self.faults:
            lines.append(f"  {fault}")
            if fault.mend and not hint:
                lines.append(f"    {fault.mend}")
        super().__init__("\n".join([*lines, hint] if hint else lines))
