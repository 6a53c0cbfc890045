"""Pictures of the body in the cells of a terminal: the whole map, and the pictures beside a spot."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from perfectspots.cells import LONE_MARK, grid, sample
from perfectspots.figure import VIEWS, WHOLE, close_up, scene, sides
from perfectspots.screens.lines import EMPTY, Line, Part, blocks, command, line
from perfectspots.screens.naming import SEEN_FROM

if TYPE_CHECKING:
    from collections.abc import Iterable

    from perfectspots.cells import Cell, Letters, Shade
    from perfectspots.figure import Box, Marks, Scene
    from perfectspots.geometry import Body
    from perfectspots.mapping import Map
    from perfectspots.model import Spot

_GAP = 2
"""Columns between pictures that stand side by side."""
_NARROWEST_PAIR = 26
"""Columns of one view below which front and back stand one under the other."""
_WIDEST_VIEW = 46
"""Columns of one view; wider, it would be higher than any window."""
_LEGEND = 36
"""Columns that the legend takes beside the map."""
_FULL_WORDS = 32
"""Columns from which the sides of a picture are written out."""


def map_screen(body: Body, shown: Map, width: int, letters: Letters, *, beside: bool) -> list[Line]:
    """Return the whole body, front and back, with marks and what they mean.

    Args:
        body: The drawn body.
        shown: What to mark.
        width: Columns to keep within.
        letters: What the picture is made of.
        beside: Whether the picture can stand beside the legend, where there is room.
    """
    heading = [line(Part(shown.title, "title"))]
    marks = shown.marks
    legend = blocks(
        [line(Part(f"{spot.number:>2}", "spot"), f"  {spot.title}", hang=4) for spot in shown.spots]
        or [line("The chart links no spot to it.")],
        [*_key(marks, letters), line("Left and right are your own.")],
        [line("Next: ", command(f"show {shown.spots[0].number}")) if shown.spots else line("All: ", command("map"))],
    )
    if beside and width >= 2 * (_NARROWEST_PAIR + _GAP) + _LEGEND:
        columns = min((width - _LEGEND - 2 * _GAP) // 2, _WIDEST_VIEW)
        picture = _front_and_back(body, marks, columns, letters)
        return blocks([heading[0]._replace(beside=tuple(picture))], legend)
    if width >= 2 * _NARROWEST_PAIR + _GAP:
        return blocks(heading, _front_and_back(body, marks, min((width - _GAP) // 2, _WIDEST_VIEW), letters), legend)
    columns = min(width, _WIDEST_VIEW)
    views = [_captioned(scene(body, view, marks), WHOLE, columns, letters) for view in VIEWS]
    return blocks(heading, *views, legend)


def spot_picture(body: Body, spot: Spot, marks: Marks, *, columns: int, letters: Letters) -> list[Line]:
    """Return where to press a spot, close by, and where the chart says that it may hurt, on the whole body."""
    whole = _front_and_back(body, marks, (columns - _GAP) // 2, letters)
    return [
        *place_to_press(body, spot, marks, columns=columns, letters=letters),
        EMPTY,
        line(Part("Where it may hurt", "heading"), " ", Part(LONE_MARK, "spot"), " is the spot"),
        *whole,
    ]


def place_to_press(body: Body, spot: Spot, marks: Marks, *, columns: int, letters: Letters) -> list[Line]:
    """Return a close-up of where to press a spot."""
    seen = scene(body, spot.sits.view, marks)
    title = line(Part(f"Where to press, seen {SEEN_FROM[seen.view]}", "heading"))
    picture = _captioned(seen, close_up(seen), columns, letters, whole=False)
    return [title, *picture, line(Part(f"({spot.number})", "spot"), " press here"), *_key(marks, letters)]


def _captioned(seen: Scene, box: Box, columns: int, letters: Letters, *, whole: bool = True) -> list[Line]:
    """Return a picture with the person's sides and, for the whole body, the name of the view above it."""
    long = columns >= _FULL_WORDS
    names = {sign: f"your {hand}" if long else hand[0].upper() for sign, hand in sides(seen.view, box)}
    left, right = (names.get(sign, "") for sign in (-1, 1))
    middle = seen.view if whole else ""
    room = columns - len(left) - len(right)
    caption = line(Part(left, "quiet"), Part(middle.center(room), "heading"), Part(right, "quiet"))
    return [caption, *(_row(cells) for cells in grid(seen, box, columns, letters))]


def _front_and_back(body: Body, marks: Marks, columns: int, letters: Letters) -> list[Line]:
    front, back = (_captioned(scene(body, view, marks), WHOLE, columns, letters) for view in VIEWS)
    return [_next_to(left, right, columns + _GAP) for left, right in zip(front, back, strict=True)]


def _next_to(left: Line, right: Line, column: int) -> Line:
    return Line((*left.parts, Part(" " * (column - len(str(left)))), *right.parts))


def _row(cells: Iterable[Cell]) -> Line:
    """Return a row of cells as a line, without the empty cells at its end."""
    parts = [
        Part("".join(cell.character for cell in run), "text" if role == "empty" else role)
        for role, run in groupby(cells, key=lambda cell: cell.role)
    ]
    while parts and not parts[-1].text.strip():
        parts.pop()
    return Line(tuple(parts))


def _key(marks: Marks, letters: Letters) -> list[Line]:
    """Say what the kinds of shading mean."""
    shades: dict[Shade, str] = {}
    if marks.pain:
        shades["pain"] = marks.meaning
    if marks.emphasised:
        shades["emphasised"] = "most of all here"
    return [line(Part(sample(shade, letters) * 2, shade), f" {meaning}", hang=4) for shade, meaning in shades.items()]
