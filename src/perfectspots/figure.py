"""The body with marks on it, as smooth shapes. No colour, no printing.

Left and right are always the person's own. The front view shows the person's left on the right of the picture, as
when facing someone; the back view shows it on the left, as when standing behind them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from perfectspots.curves import both_halves, closed_curve, crosses_midline, mirrored, on_both_sides, one_half

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from perfectspots.curves import Curve
    from perfectspots.geometry import Body, Landmark
    from perfectspots.model import Chart, Emphasis, Side, Spot, View

Hand = Literal["left", "right"]
"""One side of the person."""

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
_FEW = 3
"""Spots that can all be ringed without crowding the pictures."""
WIDTH, TOP, HEIGHT = 396.0, -8.0, 892.0
"""Units. The picture of one view: the whole body with a little room around it."""


class Box(NamedTuple):
    """A part of a view to look at, in units."""

    left: float
    top: float
    width: float
    height: float


WHOLE = Box(-WIDTH / 2, TOP, WIDTH, HEIGHT)


class Marks(NamedTuple):
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


class Dot(NamedTuple):
    """A spot on a view."""

    number: int
    hand: Hand
    x: float
    y: float


class DrawnLandmark(NamedTuple):
    """A landmark on a view, on both sides of the body."""

    landmark: Landmark
    curves: tuple[Curve, ...]


class Scene(NamedTuple):
    """One view of the body with its marks. Areas may reach over its edge: only what lies on the body is meant."""

    view: View
    outline: Curve
    landmarks: tuple[DrawnLandmark, ...]
    pain: tuple[Curve, ...]
    emphasised: tuple[Curve, ...]
    dots: tuple[Dot, ...]
    crowded: bool = False
    """Whether so many spots are marked, on both views, that only their bare numbers have room."""


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
    return closed_curve(both_halves(body.outline))


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
        DrawnLandmark(landmark, tuple(curve for points in landmark.curves for curve in on_both_sides(points)))
        for landmark in body.landmarks.get(view, ())
    )


def _areas(body: Body, view: View, places: Iterable[str], hands: tuple[Hand, ...]) -> Iterator[Curve]:
    for place in places:
        for points in body.places.get(place, {}).get(view, ()):
            if not crosses_midline(points):
                for hand in hands:
                    yield closed_curve(points if direction(view, hand) > 0 else mirrored(points))
            elif len(hands) == len(HANDS):
                yield closed_curve(both_halves(points))
            else:
                yield one_half(points, direction(view, hands[0]))


def _dots(body: Body, view: View, marks: Marks) -> Iterator[Dot]:
    for number in marks.spots:
        point = body.spots.get(str(number), {}).get(view)
        if point is not None:
            for hand in marks.hands:
                yield Dot(number, hand, point[0] * direction(view, hand), point[1])


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
