"""What `check` says: every fault with how to mend it, or what a sound file adds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfectspots.screens.lines import Part, blocks, command, indented, line, printable, quoted, series

if TYPE_CHECKING:
    from collections.abc import Iterable

    from perfectspots.model import Check, FoundFault
    from perfectspots.screens.lines import Line


def check_screen(result: Check, path: str) -> list[Line]:
    """Return what `check` says of a file.

    Args:
        result: What was found.
        path: The file as the person named it.
    """
    name = printable(path)
    heading = [line(Part(f"{printable(result.file)} {_verdict(result)}.", "title"))]
    if result.built_in is not None:
        heading.append(
            line(f"It was checked as the built-in {result.built_in}. --data takes a file of your own instead.")
        )
    if result.faults or result.built_in is not None:
        return blocks(heading, *(_fault(fault, result) for fault in result.faults))
    if result.added:
        heading.append(line(f"It adds {_spots(result.added)}."))
    if result.replaced:
        heading.append(line(f"It replaces {_spots(result.replaced)}."))
    if result.takes_over:
        phrases = series(quoted(phrase).text for phrase in result.takes_over)
        heading.append(line(f"It gives another meaning to {phrases}."))
    numbers = (*result.added, *result.replaced)
    words = f"show {numbers[0]}" if numbers else "list"
    return blocks(heading, [line("Next: ", command(f"--data {name} {words}"))])


def _verdict(result: Check) -> str:
    if not result.faults:
        return "is sound"
    return "has 1 fault" if len(result.faults) == 1 else f"has {len(result.faults)} faults"


def _fault(fault: FoundFault, result: Check) -> Iterable[Line]:
    file = "" if fault.file in (result.file, result.built_in) else fault.file
    place = ", ".join(part for part in (file, fault.entry, fault.field) if part) or "the file"
    yield line(Part(printable(place), "heading"), f": {printable(fault.problem)}.")
    if fault.mend:
        yield indented(printable(fault.mend))


def _spots(numbers: tuple[int, ...]) -> str:
    return f"{'spot' if len(numbers) == 1 else 'spots'} {series(str(number) for number in numbers)}"
