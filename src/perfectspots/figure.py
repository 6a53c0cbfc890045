"""The body with marks on it, as smooth shapes and as a grid of cells. No colour, no printing.

Left and right are always the person's own. The front view shows the person's left on the right of the picture, as
when facing someone; the back view shows it on the left, as when standing behind them.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterable, Iterator, Sequence

    from perfectspots.geometry import Body, Landmark, Point
    from perfectspots.model import Chart, Emphasis, Side, Spot, View

Hand = Literal["left", "right"]
"""One side of the person."""
Shade = Literal["pain", "emphasised"]
Role = Literal["empty", "body", "spot"] | Shade
Letters = Literal["braille", "ascii"]

VIEWS: tuple[View, ...] = ("front", "back")
HANDS: tuple[Hand, ...] = ("left", "right")
_STRONG: tuple[Emphasis, ...] = ("especially", "mainly")
"""The words with which the chart singles out a place."""
_SMALLEST = 130.0
"""Units across the smallest close-up: a head and its neck."""
_SURROUNDINGS = 45.0
"""Units shown beyond the outermost spot of a close-up."""
_FAR_OUT = 100.0
"""Units from the midline beyond which a spot lies on an arm, and a close-up shows one arm alone."""
_COARSEST = 6.5
"""Units to a dot up to which fine lines are drawn."""
_ROOMY = 4.0
"""Units to a dot up to which lines have room around them."""
_STEPS = 5
"""Straight pieces that a curve between two points is cut into before it is drawn in dots."""
_WEIGHTS = [
    ((1 - share) ** 3, 3 * (1 - share) ** 2 * share, 3 * (1 - share) * share**2, share**3)
    for share in (step / _STEPS for step in range(1, _STEPS + 1))
]
"""How much the two ends and the two handles of a curve count at the end of each of its pieces."""

WIDTH, TOP, HEIGHT = 396.0, -8.0, 892.0
"""Units. The picture of one view: the whole body with a little room around it."""


class Box(NamedTuple):
    """A part of a view to look at, in units."""

    left: float
    top: float
    width: float
    height: float


WHOLE = Box(-WIDTH / 2, TOP, WIDTH, HEIGHT)


@dataclass(frozen=True, slots=True)
class Marks:
    """What to mark on a body."""

    spots: tuple[int, ...] = ()
    pain: frozenset[str] = frozenset()
    """The ids of the places to shade."""
    emphasised: frozenset[str] = frozenset()
    """The ids of the places to shade more strongly."""
    side: Side | None = None
    """The person's side to mark; both sides where it is not known."""
    meaning: str = "may hurt here"
    """What the shading says."""

    @classmethod
    def of_spots(cls, spots: Iterable[Spot], side: Side | None = None) -> Marks:
        """Mark spots, and shade where the chart says that their pain may be felt."""
        chosen = tuple(spots)
        pain = [location for spot in chosen for location in spot.pain]
        return cls(
            tuple(spot.number for spot in chosen),
            frozenset(location.place for location in pain),
            frozenset(location.place for location in pain if location.emphasis in _STRONG),
            side,
        )

    @classmethod
    def of_regions(
        cls, slugs: Collection[str], name: str, spots: Iterable[Spot], chart: Chart, side: Side | None = None
    ) -> Marks:
        """Mark spots, and shade the places that lie in some regions and nowhere else."""
        places = frozenset(place.id for place in chart.places if {*place.regions} <= {*slugs})
        return cls(tuple(spot.number for spot in spots), places, side=side, meaning=name)

    @property
    def hands(self) -> tuple[Hand, ...]:
        """The sides to mark."""
        return HANDS if self.side is None or self.side == "both" else (self.side,)


class Piece(NamedTuple):
    """A cubic Bezier curve: where it starts, its two handles, and where it ends."""

    start: Point
    first: Point
    second: Point
    end: Point


@dataclass(frozen=True, slots=True)
class Curve:
    """A run of pieces, each of which starts where the one before ends."""

    pieces: tuple[Piece, ...]
    closed: bool

    def path(self) -> str:
        """Return the curve as the path data of SVG."""
        start = self.pieces[0].start
        parts = [f"M{_number(start[0])} {_number(start[1])}"]
        for piece in self.pieces:
            if piece.first == piece.start and piece.second == piece.end:
                parts.append(f"L{_number(piece.end[0])} {_number(piece.end[1])}")
            else:
                parts.append("C" + " ".join(_number(value) for point in piece[1:] for value in point))
        return "".join(parts) + ("Z" if self.closed else "")

    def points(self) -> list[Point]:
        """Return points so close together that straight lines between them look like the curve."""
        points = [self.pieces[0].start]
        for piece in self.pieces:
            if piece.first == piece.start and piece.second == piece.end:
                points.append(piece.end)
            else:
                points += [_at(piece, weights) for weights in _WEIGHTS]
        return points


@dataclass(frozen=True, slots=True)
class Dot:
    """A spot on a view."""

    number: int
    hand: Hand
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class DrawnLandmark:
    """A landmark on a view, on both sides of the body."""

    landmark: Landmark
    curves: tuple[Curve, ...]


@dataclass(frozen=True, slots=True)
class Scene:
    """One view of the body with its marks. Areas may reach over its edge: only what lies on the body is meant."""

    view: View
    outline: Curve
    landmarks: tuple[DrawnLandmark, ...]
    pain: tuple[Curve, ...]
    emphasised: tuple[Curve, ...]
    dots: tuple[Dot, ...]
    crowded: bool = False
    """Whether so many spots are marked, on both views, that only their bare numbers have room."""


class Cell(NamedTuple):
    """A character of the picture and the role it plays."""

    character: str
    role: Role


_EMPTY = Cell(" ", "empty")


# Shapes


def scene(body: Body, view: View, marks: Marks) -> Scene:
    """Return one view of the body with the marks that can be seen on it."""
    return Scene(
        view,
        outline(body),
        _landmarks(body, view),
        tuple(_areas(body, view, sorted(marks.pain), marks.hands)),
        tuple(_areas(body, view, sorted(marks.emphasised), marks.hands)),
        tuple(_dots(body, view, marks)),
        crowded=len(marks.spots) > _FEW,
    )


def outline(body: Body) -> Curve:
    """Return the outline of the body, which both views share."""
    return _closed(_both_halves(body.outline))


def place_curves(body: Body, place: str, view: View, hands: Iterable[Hand]) -> list[Curve]:
    """Return the shapes of a place on a view, on the sides that are asked for."""
    return list(_areas(body, view, [place], tuple(hands)))


def direction(view: View, hand: Hand) -> int:
    """Return 1 where a side of the person lies on the right of the picture, and -1 where it lies on the left."""
    return 1 if (view == "front") == (hand == "left") else -1


def sides(view: View, box: Box) -> list[tuple[int, Hand]]:
    """Return the sides of the person that a part of a view shows, by where they lie in the picture."""
    shown = [(direction(view, hand), hand) for hand in HANDS]
    return [(sign, hand) for sign, hand in shown if (box.left < 0 if sign < 0 else box.left + box.width > 0)]


def _landmarks(body: Body, view: View) -> tuple[DrawnLandmark, ...]:
    return tuple(
        DrawnLandmark(landmark, tuple(curve for points in landmark.curves for curve in _on_both_sides(points)))
        for landmark in body.landmarks.get(view, ())
    )


def _on_both_sides(points: Sequence[Point]) -> Iterator[Curve]:
    """Yield an open curve and its mirror image; one that starts or ends on the midline goes on across it."""
    if all(x == 0 for x, _ in points):
        yield _open(points)
    elif points[0][0] == 0:
        yield _open([*reversed(_mirrored(points[1:])), *points])
    elif points[-1][0] == 0:
        yield _open([*points, *reversed(_mirrored(points[:-1]))])
    else:
        yield _open(points)
        yield _open(_mirrored(points))


def _areas(body: Body, view: View, places: Iterable[str], hands: tuple[Hand, ...]) -> Iterator[Curve]:
    for place in places:
        for points in body.places.get(place, {}).get(view, ()):
            if not _crosses_midline(points):
                for hand in hands:
                    yield _closed(points if direction(view, hand) > 0 else _mirrored(points))
            elif len(hands) == len(HANDS):
                yield _closed(_both_halves(points))
            else:
                yield _one_half(points, direction(view, hands[0]))


def _dots(body: Body, view: View, marks: Marks) -> Iterator[Dot]:
    for number in marks.spots:
        point = body.spots.get(str(number), {}).get(view)
        if point is not None:
            for hand in marks.hands:
                yield Dot(number, hand, point[0] * direction(view, hand), point[1])


def _crosses_midline(points: Sequence[Point]) -> bool:
    return points[0][0] == 0 and points[-1][0] == 0


def _mirrored(points: Sequence[Point]) -> list[Point]:
    return [(-x, y) for x, y in points]


def _both_halves(points: Sequence[Point]) -> list[Point]:
    """Join half a closed curve, from midline to midline, to its mirror image."""
    inner = [index for index, (x, _) in enumerate(points) if x != 0]
    return [*points, *reversed(_mirrored(points[inner[0] : inner[-1] + 1]))]


def _one_half(points: Sequence[Point], sign: int) -> Curve:
    """Return the half of a curve across the midline that lies on one side, cut straight along the midline."""
    whole = _closed(_both_halves(points))
    distinct = [point for point, following in pairwise([*points, None]) if point != following]
    pieces = whole.pieces[: len(distinct) - 1]
    if sign < 0:
        pieces = tuple(Piece(*((-x, y) for x, y in piece)) for piece in pieces)
    return Curve((*pieces, _straight(pieces[-1].end, pieces[0].start)), closed=True)


def _open(points: Sequence[Point]) -> Curve:
    return Curve(tuple(_pieces(points, closed=False)), closed=False)


def _closed(points: Sequence[Point]) -> Curve:
    return Curve(tuple(_pieces(points, closed=True)), closed=True)


def _pieces(points: Sequence[Point], *, closed: bool) -> Iterator[Piece]:
    """Draw a smooth curve through points: at each the curve runs parallel to the line between its neighbours."""
    distinct: list[Point] = []
    corners: set[int] = set()
    for point in points:
        if distinct and distinct[-1] == point:
            corners.add(len(distinct) - 1)
        else:
            distinct.append(point)
    count = len(distinct)
    if not closed:
        corners |= {0, count - 1}
    slopes = [
        None if index in corners else _direction(distinct[index - 1], distinct[(index + 1) % count])
        for index in range(count)
    ]
    for index in range(count if closed else count - 1):
        following = (index + 1) % count
        start, end = distinct[index], distinct[following]
        reach = math.dist(start, end) / 3
        yield Piece(start, _handle(start, slopes[index], reach), _handle(end, slopes[following], -reach), end)


def _straight(start: Point, end: Point) -> Piece:
    return Piece(start, start, end, end)


def _direction(start: Point, end: Point) -> Point | None:
    length = math.dist(start, end)
    return ((end[0] - start[0]) / length, (end[1] - start[1]) / length) if length else None


def _handle(point: Point, slope: Point | None, reach: float) -> Point:
    return point if slope is None else (point[0] + slope[0] * reach, point[1] + slope[1] * reach)


def _at(piece: Piece, weights: tuple[float, float, float, float]) -> Point:
    (x, y), (first_x, first_y), (second_x, second_y), (end_x, end_y) = piece
    start, first, second, end = weights
    return (
        start * x + first * first_x + second * second_x + end * end_x,
        start * y + first * first_y + second * second_y + end * end_y,
    )


def _number(value: float) -> str:
    return f"{round(value, 1):g}"


# Windows


def close_up(shown: Scene) -> Box:
    """Return a square around the spots of a view in which their surroundings can be recognised.

    Of two arms it shows the one on the right of the picture.
    """
    dots = shown.dots
    across = max(abs(dot.x) for dot in dots)
    if across > _FAR_OUT:
        side = [dot for dot in dots if dot.x > 0] or dots
        size, middle = _SMALLEST, sum(dot.x for dot in side) / len(side)
    else:
        size, middle = max(_SMALLEST, 2 * (across + _SURROUNDINGS)), 0.0
    height = sum(dot.y for dot in dots) / len(dots)
    return Box(middle - size / 2, max(height - size / 2, TOP), size, size)


# Cells


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
    cells = [[draw(layers, row, column) for column in range(columns)] for row in range(canvas.rows)]
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
            return "_" if highest >= 2 else "-"  # noqa: PLR2004 # the lower half of the cell
        return "." if highest >= 2 else "'"  # noqa: PLR2004 # the lower half of the cell
    if not left or not right:
        return "|"
    lean = sum(left) / len(left) - sum(right) / len(right)
    return "/" if lean > 0.5 else "\\" if lean < -0.5 else "|"  # noqa: PLR2004 # half a dot


_FEW = 3
"""Spots that can all be ringed without crowding the pictures."""
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
