"""Lines of words with roles: what every screen is made of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from perfectspots.names import PROGRAM

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Role = Literal[
    "text",
    "title",
    "heading",
    "strong",
    "danger",
    "warning",
    "quote",
    "command",
    "quiet",
    "body",
    "pain",
    "emphasised",
    "spot",
]
"""What a stretch of text is; the last four are parts of a picture."""

STANDING_LINES = (
    "This looks words up in a chart. It is not a diagnosis, and it can miss serious illness.",
    (
        "Severe, sudden or getting worse? See a doctor. "
        "In an emergency call your local emergency number (for example 112, 911, 999)."
    ),
)
INDENT = 4
"""Columns in front of what belongs to a heading."""
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]+")
_LONGEST_QUOTE = 60


class Part(NamedTuple):
    """A stretch of text and the role it plays."""

    text: str
    role: Role = "text"


class Line(NamedTuple):
    """One line of a screen, which the terminal may wrap."""

    parts: tuple[Part, ...] = ()
    indent: int = 0
    """Columns in front of the line."""
    hang: int = 0
    """Further columns in front of the lines that it wraps on to."""
    beside: tuple[Line, ...] = ()
    """A picture that can stand to the right of this line and of those after it; plain text leaves it out."""

    def __str__(self) -> str:
        return " " * self.indent + "".join(part.text for part in self.parts)


EMPTY = Line()


def as_text(lines: Iterable[Line]) -> str:
    """Return the lines as plain text, unwrapped, for pipes, files and readers that speak."""
    return "".join(f"{each}\n" for each in lines)


def blocks(*parts: Iterable[Line]) -> list[Line]:
    """Return the lines of all parts that have any, with an empty line between one part and the next."""
    lines: list[Line] = []
    for part in parts:
        block = list(part)
        if block:
            lines += [EMPTY, *block] if lines else block
    return lines


def line(*parts: Part | str, indent: int = 0, hang: int = 0) -> Line:
    """Return a line; a bare string plays the role of text."""
    return Line(tuple(Part(part) if isinstance(part, str) else part for part in parts), indent, hang)


def indented(text: str) -> Line:
    """Return a line that belongs to a heading."""
    return line(text, indent=INDENT)


def item(mark: str, text: str) -> Line:
    """Return an item of a list, with its mark or its number in front."""
    return line(f"{mark} {text}", indent=INDENT, hang=len(mark) + 1)


def named(name: str, text: str) -> Line:
    """Return a line that says in front what it is about."""
    return line(Part(f"{name}: ", "strong"), text, indent=INDENT, hang=2)


def section(title: str, lines: Iterable[Line]) -> list[Line]:
    """Return an empty line, a heading and the lines that belong to it."""
    return [EMPTY, line(Part(title, "heading"), indent=INDENT), *lines]


def command(words: str) -> Part:
    """Return a command of this program, to be typed as it stands."""
    return Part(f"{PROGRAM} {words}", "command")


def with_option(lines: Iterable[Line], option: str) -> Iterator[Line]:
    """Put an option into each command, so that what is to be typed next works on the same catalogue.

    Args:
        lines: The lines of a screen.
        option: An option that stands before the command, with its value.
    """
    for each in lines:
        parts = (
            command(f"{printable(option)} {part.text.removeprefix(PROGRAM).lstrip()}")
            if part.role == "command"
            else part
            for part in each.parts
        )
        yield Line(tuple(parts), each.indent, each.hang)


def quoted(words: str) -> Part:
    """Return words of the user in quotation marks, cut short if they are many."""
    shown = printable(words)
    return Part(f'"{shown if len(shown) <= _LONGEST_QUOTE else shown[: _LONGEST_QUOTE - 3] + "..."}"', "quote")


def listed(names: Iterable[str]) -> str:
    """Return names as a sentence of their own."""
    return f"{', '.join(names)}."


def series(names: Iterable[str], *, last: str = "and") -> str:
    """Return names as they stand in a sentence: `hip, knee and foot`."""
    *most, final = names
    return f"{', '.join(most)} {last} {final}" if most else final


def printable(text: str) -> str:
    """Return a text without control characters and marks of direction, which could deceive a terminal."""
    return _UNSEEN.sub(" ", text)


def standing_lines() -> list[Line]:
    """Return the two lines that close every answer."""
    return [line(Part(text, "quiet")) for text in STANDING_LINES]
