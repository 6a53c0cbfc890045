"""Smooth curves through points, as paths and as straight pieces, and the two halves of a body.

Only half a body is drawn, and `x` counts outwards from its midline: the other half is the mirror image.
"""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perfectspots.geometry import Point

_STEPS = 5
"""Straight pieces that a curve between two points is cut into before it is drawn in dots."""
_WEIGHTS = [
    ((1 - share) ** 3, 3 * (1 - share) ** 2 * share, 3 * (1 - share) * share**2, share**3)
    for share in (step / _STEPS for step in range(1, _STEPS + 1))
]
"""How much the two ends and the two handles of a curve count at the end of each of its pieces."""


class Piece(NamedTuple):
    """A cubic Bezier curve: where it starts, its two handles, and where it ends."""

    start: Point
    first: Point
    second: Point
    end: Point

    @property
    def is_straight(self) -> bool:
        """Whether it is a straight line, since its handles lie at its ends."""
        return self.first == self.start and self.second == self.end


class Curve(NamedTuple):
    """A run of pieces, each of which starts where the one before ends."""

    pieces: tuple[Piece, ...]
    closed: bool

    def path(self) -> str:
        """Return the curve as the path data of SVG."""
        start = self.pieces[0].start
        parts = [f"M{_number(start[0])} {_number(start[1])}"]
        for piece in self.pieces:
            if piece.is_straight:
                parts.append(f"L{_number(piece.end[0])} {_number(piece.end[1])}")
            else:
                parts.append("C" + " ".join(_number(value) for point in piece[1:] for value in point))
        return "".join(parts) + ("Z" if self.closed else "")

    def points(self) -> list[Point]:
        """Return points so close together that straight lines between them look like the curve."""
        points = [self.pieces[0].start]
        for piece in self.pieces:
            if piece.is_straight:
                points.append(piece.end)
            else:
                points += [_at(piece, weights) for weights in _WEIGHTS]
        return points


def crosses_midline(points: Sequence[Point]) -> bool:
    """Return whether a shape starts and ends on the midline, and so goes on across it."""
    return points[0][0] == 0 and points[-1][0] == 0


def mirrored(points: Sequence[Point]) -> list[Point]:
    """Return points on the other side of the midline."""
    return [(-x, y) for x, y in points]


def both_halves(points: Sequence[Point]) -> list[Point]:
    """Join half a closed curve, from midline to midline, to its mirror image."""
    inner = [index for index, (x, _) in enumerate(points) if x != 0]
    return [*points, *reversed(mirrored(points[inner[0] : inner[-1] + 1]))]


def one_half(points: Sequence[Point], sign: int) -> Curve:
    """Return the half of a curve across the midline that lies on one side, cut straight along the midline."""
    whole = closed_curve(both_halves(points))
    distinct = [point for point, following in pairwise([*points, None]) if point != following]
    pieces = whole.pieces[: len(distinct) - 1]
    if sign < 0:
        pieces = tuple(Piece(*((-x, y) for x, y in piece)) for piece in pieces)
    return Curve((*pieces, _straight(pieces[-1].end, pieces[0].start)), closed=True)


def on_both_sides(points: Sequence[Point]) -> Iterator[Curve]:
    """Yield an open curve and its mirror image; one that starts or ends on the midline goes on across it."""
    if all(x == 0 for x, _ in points):
        yield open_curve(points)
    elif points[0][0] == 0:
        yield open_curve([*reversed(mirrored(points[1:])), *points])
    elif points[-1][0] == 0:
        yield open_curve([*points, *reversed(mirrored(points[:-1]))])
    else:
        yield open_curve(points)
        yield open_curve(mirrored(points))


def open_curve(points: Sequence[Point]) -> Curve:
    """Return a smooth curve from the first point to the last; a point that stands twice in a row is a corner."""
    return Curve(tuple(_pieces(points, closed=False)), closed=False)


def closed_curve(points: Sequence[Point]) -> Curve:
    """Return a smooth curve that returns to its first point; a point that stands twice in a row is a corner."""
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
