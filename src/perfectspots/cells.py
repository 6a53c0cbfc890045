"""A part of a view of the body as a grid of characters, each with the role that it plays. No colour, no printing."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

from perfectspots.figure import HANDS

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from perfectspots.curves import Curve
    from perfectspots.figure import Box, Dot, Scene
    from perfectspots.geometry import Point

Shade = Literal["pain", "emphasised"]
Role = Literal["empty", "body", "spot"] | Shade
Letters = Literal["braille", "ascii"]

_COARSEST = 6.5
"""Units to a dot up to which fine lines are drawn."""
_ROOMY = 4.0
"""Units to a dot up to which lines have room around them."""


class Cell(NamedTuple):
    """A character of the picture and the role it plays."""

    character: str
    role: Role


_EMPTY = Cell(" ", "empty")


def rows_of(box: Box, columns: int) -> int:
    """Return how many rows of cells a part of a view takes when it is so many columns wide."""
    return math.ceil(box.height / (4 * box.width / (2 * columns)))


def grid(shown: Scene, box: Box, columns: int, letters: Letters) -> list[list[Cell]]:
    """Return a part of a view as rows of cells, each twice as high as it is wide.

    Args:
        shown: The view with its marks.
        box: The part of it to show.
        columns: How many cells wide the picture is.
        letters: Whether the cells are braille, each of two by four dots, or plain ASCII.
    """
    canvas = _Canvas(box, columns)
    inside = canvas.filled([shown.outline])
    outline_dots = canvas.stroked(curve.points() for curve in _firm(shown))
    landmark_dots = canvas.stroked(curve.points() for curve in _faint(shown, canvas.unit))
    emphasised = _both(canvas.filled(shown.emphasised), inside)
    pain = _without(_both(canvas.filled(shown.pain), inside), emphasised)
    layers = _Layers(outline_dots, landmark_dots, pain, emphasised, roomy=canvas.unit <= _ROOMY)
    labels = _labels(shown, canvas)
    draw = _braille if letters == "braille" else _ascii
    cells = [
        [draw(layers, row, column) if dots >> 2 * column & 3 else _EMPTY for column in range(columns)]
        for row, dots in enumerate(_dots_of_rows(layers, canvas.rows))
    ]
    for row, column in labels:
        for beside in (column - 1, column + 1):
            if 0 <= beside < columns and cells[row][beside].role in _SHADES[letters]:
                cells[row][beside] = _EMPTY
    for (row, column), cell in labels.items():
        cells[row][column] = cell
    return cells


_Bits = list[int]
"""A picture in dots: an integer for each row of dots, whose lowest bit is the dot at the left."""


class _Canvas:
    """The dots of a grid: two across and four down in each cell."""

    def __init__(self, box: Box, columns: int) -> None:
        self.box = box
        self.columns = columns
        self.rows = rows_of(box, columns)
        self.width = 2 * columns
        self.height = 4 * self.rows
        self.unit = box.width / self.width

    def dot(self, point: Point) -> Point:
        """Return where a point lies, counted in dots."""
        return (point[0] - self.box.left) / self.unit, (point[1] - self.box.top) / self.unit

    def shows(self, dot: Dot) -> bool:
        """Return whether a spot lies in the picture."""
        across, down = self.dot((dot.x, dot.y))
        return 0 <= across < self.width and 0 <= down < self.height

    def place_of(self, dot: Dot, text: str, down: int, out: int) -> tuple[int, int]:
        """Return the row and the column where a text over a spot begins, moved some rows down and columns outwards."""
        mirrored = dot.x < 0 and math.isclose(self.box.left, -self.box.width / 2)
        across, depth = self.dot((-dot.x if mirrored else dot.x, dot.y))
        column = math.floor(across / 2 - (len(text) - 1) / 2) + (out if dot.x > 0 or mirrored else -out)
        return math.floor(depth / 4) + down, self.columns - len(text) - column if mirrored else column

    def filled(self, curves: Iterable[Curve]) -> _Bits:
        """Return the dots that lie inside any of some closed curves."""
        bits = [0] * self.height
        for curve in curves:
            crossings: list[list[float]] = [[] for _ in range(self.height)]
            for start, end in pairwise(self.dot(point) for point in curve.points()):
                (left, top), (right, bottom) = sorted((start, end), key=lambda point: point[1])
                # A line crosses the rows whose middle it passes.
                for row in range(max(math.ceil(top - 0.5), 0), min(math.ceil(bottom - 0.5), self.height)):
                    crossings[row].append(left + (right - left) * (row + 0.5 - top) / (bottom - top))
            for row, across in enumerate(crossings):
                across.sort()
                for first, last in zip(across[::2], across[1::2], strict=True):
                    bits[row] |= self._span(first, last)
        return bits

    def _span(self, left: float, right: float) -> int:
        first = min(max(math.ceil(left - 0.5), 0), self.width)
        last = min(max(math.ceil(right - 0.5), 0), self.width)
        return (1 << last) - (1 << first)

    def stroked(self, lines: Iterable[list[Point]]) -> _Bits:
        """Return the dots that lines pass through."""
        bits = [0] * self.height
        for line in lines:
            for (x, y), (to_x, to_y) in pairwise(self.dot(point) for point in line):
                steps = math.ceil(max(abs(to_x - x), abs(to_y - y))) or 1
                for step in range(steps + 1):
                    across = math.floor(x + (to_x - x) * step / steps)
                    down = math.floor(y + (to_y - y) * step / steps)
                    if 0 <= across < self.width and 0 <= down < self.height:
                        bits[down] |= 1 << across
        return bits


class _Layers(NamedTuple):
    outline: _Bits
    landmarks: _Bits
    pain: _Bits
    emphasised: _Bits
    roomy: bool
    """Whether the picture is large enough to leave room around its lines."""


def _firm(shown: Scene) -> Iterator[Curve]:
    yield shown.outline
    yield from (curve for drawn in shown.landmarks if drawn.landmark.strong for curve in drawn.curves)


def _faint(shown: Scene, unit: float) -> Iterator[Curve]:
    """Yield the fine lines, unless the picture is so small that they would fill it."""
    if unit <= _COARSEST:
        yield from (curve for drawn in shown.landmarks if not drawn.landmark.strong for curve in drawn.curves)


def _both(bits: _Bits, others: _Bits) -> _Bits:
    return [row & other for row, other in zip(bits, others, strict=True)]


def _without(bits: _Bits, others: _Bits) -> _Bits:
    return [row & ~other for row, other in zip(bits, others, strict=True)]


def _dots_of_rows(layers: _Layers, rows: int) -> Iterator[int]:
    """Yield the dots of each row of cells, laid over each other: most cells have none, and need no second look."""
    for top in range(0, 4 * rows, 4):
        dots = 0
        for layer in (layers.outline, layers.landmarks, layers.pain, layers.emphasised):
            for bits in layer[top : top + 4]:
                dots |= bits
        yield dots


def _cell(bits: _Bits, row: int, column: int) -> int:
    """Return the dots of a cell as bits, two for each row from the top, the left one first."""
    dots = 0
    for down in range(4):
        dots |= (bits[4 * row + down] >> 2 * column & 3) << 2 * down
    return dots


_LEFT, _RIGHT, _CELL = 0x55, 0xAA, 0xFF
"""The dots of a cell on the left, on the right, and all of them."""
_BRAILLE_DOTS = (0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80)
"""What each dot adds to the code point of a braille character, in the order of our bits."""
_BRAILLE = tuple(
    chr(0x2800 + sum(code for bit, code in enumerate(_BRAILLE_DOTS) if dots >> bit & 1)) for dots in range(_CELL + 1)
)
_PAIN_DOTS = (0b00000100, 0b01000000)
"""The dots of a shaded cell: of one in an even column, and of one in an odd column."""
_EMPHASISED_DOTS = 0b10011001


def _braille(layers: _Layers, row: int, column: int) -> Cell:
    lines = _cell(layers.outline, row, column) | _cell(layers.landmarks, row, column)
    # Shading keeps clear of lines, so that they can be told apart.
    near = lines | lines << 2 | lines >> 2 | (lines & _LEFT) << 1 | (lines & _RIGHT) >> 1
    emphasised = _cell(layers.emphasised, row, column) & _EMPHASISED_DOTS & ~near
    pain = _cell(layers.pain, row, column) & _PAIN_DOTS[column % 2] & ~near
    if layers.roomy and lines:
        pain = 0
    dots = lines | emphasised | pain
    if not dots:
        return _EMPTY
    return Cell(_BRAILLE[dots], "emphasised" if emphasised else "pain" if pain else "body")


_HALF_A_CELL = 4
_SHADES: dict[Letters, dict[Shade, str]] = {
    "braille": {
        "pain": "".join(_BRAILLE[dots] for dots in _PAIN_DOTS),
        "emphasised": _BRAILLE[_EMPHASISED_DOTS] * 2,
    },
    "ascii": {"pain": "::", "emphasised": "##"},
}


def sample(shade: Shade, letters: Letters) -> str:
    """Return two characters that are shaded all over."""
    return _SHADES[letters][shade]


def _ascii(layers: _Layers, row: int, column: int) -> Cell:
    lines = _cell(layers.outline, row, column) or _cell(layers.landmarks, row, column)
    if lines:
        return Cell(_line_character(lines), "body")
    if _cell(layers.emphasised, row, column).bit_count() >= _HALF_A_CELL:
        return Cell("#", "emphasised")
    if _cell(layers.pain, row, column).bit_count() >= _HALF_A_CELL:
        return Cell(":", "pain")
    return _EMPTY


def _line_character(dots: int) -> str:
    """Return the character that looks most like the dots of a line through a cell."""
    left = [down for down in range(4) if dots >> 2 * down & 1]
    right = [down for down in range(4) if dots >> 2 * down & 2]
    highest, lowest = min(left + right), max(left + right)
    if lowest - highest <= 1:
        if left and right:
            return "_" if highest >= 2 else "-"  # noqa: PLR2004  # the lower half of the cell
        return "." if highest >= 2 else "'"  # noqa: PLR2004  # the lower half of the cell
    if not left or not right:
        return "|"
    lean = sum(left) / len(left) - sum(right) / len(right)
    return "/" if lean > 0.5 else "\\" if lean < -0.5 else "|"  # noqa: PLR2004  # half a dot


LONE_MARK = "X"
"""What stands for the only spot of a picture that is too small for its number."""
_Shift = tuple[int, int]
"""Rows down, and columns outwards."""
_SHIFTS: list[_Shift] = sorted(
    ((down, out) for down in range(-2, 3) for out in range(-2, 3)), key=lambda shift: abs(shift[0]) * 2 + abs(shift[1])
)
"""Where the number of a spot may stand if its place is taken, nearest first."""
_LEVEL = [(down, out) for down, out in _SHIFTS if down == 0]
"""The same without leaving its row, so that numbers stand in the order of their spots."""


def _labels(shown: Scene, canvas: _Canvas) -> dict[tuple[int, int], Cell]:
    """Write the number of each spot where it lies, or as near as no other number is in the way.

    Both sides of the body are written alike where there is room for both, and otherwise one of them.
    """
    cells: dict[tuple[int, int], Cell] = {}
    numbers = sorted({dot.number for dot in shown.dots})
    for number in numbers:
        text = str(number) if shown.crowded else f"({number})"
        if len(numbers) == 1 and not shown.crowded and canvas.unit > _COARSEST:
            text = LONE_MARK
        dots = [dot for dot in shown.dots if dot.number == number and canvas.shows(dot)]
        tries = [(shifts, some) for shifts in (_LEVEL, _SHIFTS) for some in (dots, dots[:1])]
        found = (_places(some, text, shifts, canvas, cells) for shifts, some in tries)
        for row, column in next((places for places in found if places), []):
            cells |= {(row, column + step): Cell(letter, "spot") for step, letter in enumerate(text)}
    return cells


def _places(
    dots: Sequence[Dot], text: str, shifts: Iterable[_Shift], canvas: _Canvas, taken: Container[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Return where the number of each dot can stand; nothing where one of them finds no room."""
    for down, out in shifts:
        places = [canvas.place_of(dot, text, down, out) for dot in dots]
        apart = len(dots) < len(HANDS) or abs(places[0][1] - places[1][1]) > len(text)
        if apart and all(_fits(place, len(text), canvas, taken) for place in places):
            return places
    return []


def _fits(place: tuple[int, int], length: int, canvas: _Canvas, taken: Container[tuple[int, int]]) -> bool:
    row, column = place
    return (
        0 <= row < canvas.rows
        and 0 <= column <= canvas.columns - length
        and not any((row, near) in taken for near in range(column - 1, column + length + 1))
    )
