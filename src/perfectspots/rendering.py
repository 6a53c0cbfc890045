"""How it looks: lines of words with roles become colours and wrapped text on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from rich.console import Console
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from perfectspots.screens.lines import Line, Role

STYLES: dict[Role, str] = {
    "text": "",
    "title": "bold",
    "heading": "bold",
    "strong": "bold",
    "danger": "bold reverse",
    "warning": "bold red",
    "quote": "italic",
    "command": "magenta",
    "quiet": "dim",
}
"""Of the colours that every terminal has, red and magenta alone can be read on black and on white."""
_WIDEST = 100
"""Columns. Longer lines are hard to read, however wide the terminal is."""
_NARROWEST_HANG = 30
"""Columns below which hanging lines would leave no room for words."""


def show(lines: Iterable[Line], stream: TextIO, *, width: int | None, colored: bool) -> None:
    """Print lines.

    Args:
        lines: What to print.
        stream: Where to print it.
        width: Columns of the terminal, at which lines are wrapped; None leaves every line whole.
        colored: Whether to show the roles of the words by colours and weights.
    """
    console = Console(
        file=stream,
        width=min(width or _WIDEST, _WIDEST),
        color_system="standard" if colored else None,
        force_terminal=colored,
        no_color=not colored,
        highlight=False,
        markup=False,
        emoji=False,
    )
    for line in lines:
        for row in _wrapped(line, min(width, _WIDEST), console) if width else [_whole(line)]:
            console.print(row, no_wrap=True, overflow="ignore", crop=False)


def _whole(line: Line) -> Text:
    return Text(" " * line.indent) + _styled(line)


def _styled(line: Line) -> Text:
    return Text.assemble(*((part.text, STYLES[part.role]) for part in line.parts))


def _wrapped(line: Line, width: int, console: Console) -> list[Text]:
    roomy = width >= _NARROWEST_HANG
    indent = line.indent if roomy else 0
    hang = line.hang if roomy else 0
    first, *rest = _styled(line).wrap(console, max(width - indent - hang, 1)) or [Text()]
    rows = [Text(" " * indent) + first]
    rows += [Text(" " * (indent + hang)) + row for row in rest]
    for row in rows:
        row.rstrip()
    return rows
