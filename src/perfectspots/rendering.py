"""How it looks: lines of words with roles become colours and wrapped text on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from rich.console import Console
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from perfectspots.screens import Line, Role

_STYLES: dict[Role, str] = {
    "text": "",
    "title": "bold",
    "heading": "bold",
    "strong": "bold",
    "warning": "bold yellow",
    "quote": "italic",
    "command": "cyan",
    "quiet": "dim",
}
_WIDEST = 100
"""Columns. Longer lines are hard to read, however wide the terminal is."""
_NARROWEST_HANG = 30
"""Columns below which hanging lines would leave no room for words."""


def show(lines: Iterable[Line], stream: TextIO, width: int) -> None:
    """Print the lines on a terminal of so many columns, wrapped, in colours if it has them."""
    width = min(width, _WIDEST)
    console = Console(file=stream, width=width, highlight=False, markup=False, emoji=False, soft_wrap=False)
    for line in lines:
        for row in _wrapped(line, width, console):
            console.print(row, no_wrap=True, overflow="ignore", crop=False)


def _wrapped(line: Line, width: int, console: Console) -> list[Text]:
    roomy = width >= _NARROWEST_HANG
    indent = line.indent if roomy else 0
    hang = line.hang if roomy else 0
    text = Text.assemble(*((part.text, _STYLES[part.role]) for part in line.parts))
    first, *rest = text.wrap(console, max(width - indent - hang, 1)) or [Text()]
    rows = [Text(" " * indent) + first]
    rows += [Text(" " * (indent + hang)) + row for row in rest]
    for row in rows:
        row.rstrip()
    return rows
