"""How it looks: lines of words with roles become colours and wrapped text on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from rich.console import Console
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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
    "body": "",
    "pain": "red",
    "emphasised": "bold red",
    "spot": "bold reverse",
}
"""Of the colours that every terminal has, red and magenta alone can be read on black and on white."""
_WIDEST = 100
"""Columns. Longer lines are hard to read, however wide the terminal is."""
_WIDEST_LETTER = 2
"""Columns of a Chinese letter, or of a small picture."""
_GUTTER = 3
"""Columns between a text and the picture beside it."""
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
    for row in _beside_pictures(lines, width, console) if width else map(_whole, lines):
        console.print(row, no_wrap=True, overflow="ignore", crop=False)


def _beside_pictures(lines: Iterable[Line], width: int, console: Console) -> Iterator[Text]:
    """Yield the rows of the lines, wrapped, with what is left of a picture to the right of them."""
    picture: list[Text] = []
    room = min(width, _WIDEST)
    for line in lines:
        if line.beside:
            yield from _with_picture(picture, room)
            picture = [_styled(row) for row in line.beside]
            room = min(width - max(row.cell_len for row in picture) - _GUTTER, _WIDEST)
        for row in _wrapped(line, room if picture else min(width, _WIDEST), console):
            yield _joined(row, picture.pop(0), room) if picture else row
    yield from _with_picture(picture, room)


def _with_picture(picture: Iterable[Text], room: int) -> Iterator[Text]:
    return (_joined(Text(), row, room) for row in picture)


def _joined(row: Text, picture: Text, room: int) -> Text:
    joined = row + Text(" " * (room + _GUTTER - row.cell_len)) + picture
    joined.rstrip()
    return joined


def _whole(line: Line) -> Text:
    return Text(" " * line.indent) + _styled(line)


def _styled(line: Line) -> Text:
    return Text.assemble(*((part.text, STYLES[part.role]) for part in line.parts))


def _wrapped(line: Line, width: int, console: Console) -> list[Text]:
    roomy = width >= _NARROWEST_HANG
    indent = line.indent if roomy else 0
    hang = line.hang if roomy else 0
    first, *rest = _styled(line).wrap(console, max(width - indent - hang, _WIDEST_LETTER)) or [Text()]
    rows = [Text(" " * indent) + first]
    rows += [Text(" " * (indent + hang)) + row for row in rest]
    for row in rows:
        row.rstrip()
    return rows
