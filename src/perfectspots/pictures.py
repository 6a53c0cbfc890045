"""Pictures of the body, ready to be drawn in a page: what is marked and shaded, and what is named beside it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from perfectspots.cells import grid
from perfectspots.figure import VIEWS, WHOLE, Marks, close_up, scene, sides
from perfectspots.screens.lines import series
from perfectspots.screens.naming import SEEN_FROM

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from perfectspots.figure import Box, Scene
    from perfectspots.geometry import Body, Point
    from perfectspots.model import Chart, Spot, View

_COLUMNS = 64
"""Columns of the pictures of letters in a Markdown page."""
_LETTERS_ACROSS = 30
"""How many times the height of the names of landmarks goes into the width of a close-up."""
_NEAR = 0.3
"""How near to a spot a landmark is named, as a share of the width of a close-up."""


class Mark(NamedTuple):
    """A spot in a picture."""

    x: float
    y: float
    number: int
    title: str
    side: str
    link: str


class Label(NamedTuple):
    """The name of a landmark in a picture, and the point of the landmark that it belongs to."""

    x: float
    y: float
    text: str
    tip: Point


class Drawing(NamedTuple):
    """What all pictures of a page share: the body itself."""

    outline: str
    lines: dict[View, tuple[str, ...]]
    firm_lines: dict[View, tuple[str, ...]]


class Areas(NamedTuple):
    """The shaded areas of a view, which several pictures may share."""

    key: str
    pain: tuple[str, ...]
    emphasised: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A part of one view of the body, ready to be drawn."""

    key: str
    """A name that no other picture of the page has."""
    view: View
    box: Box
    title: str
    description: str
    areas: str
    """The key of its shaded areas."""
    marks: tuple[Mark, ...]
    labels: tuple[Label, ...]
    sides: tuple[tuple[float, str], ...]
    """Where the names of the person's sides stand, from the left edge, as shares of the width."""
    mark_size: float
    """Units from the middle of a spot to its edge."""
    letter_size: float
    """Units from line to line of the names of the sides."""


class Look(NamedTuple):
    """How a picture is drawn."""

    mark_size: float
    """Units from the middle of a spot to its edge."""
    linked: bool = False
    """Whether its spots lead to their cards."""
    labelled: bool = False
    """Whether it is a close-up, with the names of the landmarks near the spots."""


def drawing_of(body: Body) -> Drawing:
    """Return the body itself: its outline, and the fine and the firm lines of each view."""
    scenes = scenes_of(body, Marks())
    landmarks = {
        view: [(drawn.landmark.strong, drawn.curves) for drawn in seen.landmarks] for view, seen in scenes.items()
    }
    fine, firm = (
        {
            view: tuple(curve.path() for strong, curves in drawn if strong == wanted for curve in curves)
            for view, drawn in landmarks.items()
        }
        for wanted in (False, True)
    )
    return Drawing(scenes["front"].outline.path(), fine, firm)


def scenes_of(body: Body, marks: Marks) -> dict[View, Scene]:
    """Return both views of the body with marks."""
    return {view: scene(body, view, marks) for view in VIEWS}


def shaded_areas(key: str, scenes: Mapping[View, Scene]) -> tuple[Areas, ...]:
    """Return what is shaded on each view.

    Args:
        key: A name that nothing else on the page has.
        scenes: The views.
    """
    return tuple(
        Areas(
            f"{key}-{view}",
            tuple(curve.path() for curve in seen.pain),
            tuple(curve.path() for curve in seen.emphasised),
        )
        for view, seen in scenes.items()
    )


def spot_pictures(spot: Spot, scenes: Mapping[View, Scene], chart: Chart) -> tuple[Picture, ...]:
    """Return where to press a spot, close by, and both views of the whole body."""
    key = str(spot.number)
    seen = scenes[spot.sits.view]
    box = close_up(seen)
    near = picture_of(key, seen, box, chart, Look(box.width / 28, labelled=True))
    return near, *(picture_of(key, each, WHOLE, chart, Look(13)) for each in scenes.values())


def picture_of(key: str, seen: Scene, box: Box, chart: Chart, look: Look) -> Picture:
    """Return a picture of a part of a view.

    Args:
        key: A name that nothing else on the page has.
        seen: The view with its marks.
        box: The part of it to show.
        chart: Where the titles of the spots are.
        look: How it is drawn.
    """
    numbers = sorted({dot.number for dot in seen.dots})
    names = series(f"spot {number}, {chart.spot_by_number[number].title}" for number in numbers) if numbers else ""
    return Picture(
        key=f"{key}-{seen.view}-{'near' if look.labelled else 'whole'}",
        view=seen.view,
        box=box,
        title=f"{'Where to press' if look.labelled else 'The whole body'}, seen {SEEN_FROM[seen.view]}",
        description=f"Marked: {names}." if names else "No spot is marked on this side.",
        areas=f"{key}-{seen.view}",
        marks=tuple(
            Mark(
                dot.x,
                dot.y,
                dot.number,
                chart.spot_by_number[dot.number].title,
                dot.hand,
                f"#spot-{dot.number}" if look.linked else "",
            )
            for dot in seen.dots
        ),
        labels=tuple(_labels(seen, box)) if look.labelled else (),
        sides=tuple((0.02 if sign < 0 else 0.98, f"your {hand}") for sign, hand in sides(seen.view, box)),
        mark_size=look.mark_size,
        letter_size=box.width / _LETTERS_ACROSS if look.labelled else look.mark_size * 1.8,
    )


def _labels(seen: Scene, box: Box) -> Iterator[Label]:
    """Yield the names of the landmarks near the spots, on one side of the picture."""
    sign = 1 if box.left + box.width > 0 else -1
    spots = [(dot.x, dot.y) for dot in seen.dots if _lies_in((dot.x, dot.y), box)]
    for drawn in seen.landmarks:
        place = drawn.landmark.label
        points = [point for curve in drawn.curves for point in curve.points() if _lies_in(point, box)]
        if place is None or not points or not 0 < place[1] - box.top < box.height:
            continue
        if min(math.dist(point, spot) for point in points for spot in spots) < box.width * _NEAR:
            # A name is about half as wide as its letters are high, and must not be cut off at the edge.
            reach = len(drawn.landmark.name) * box.width / _LETTERS_ACROSS / 3.4
            across = min(max(place[0] * sign, box.left + reach), box.left + box.width - reach)
            tip = min(points, key=lambda point: math.dist(point, (across, place[1])))
            yield Label(across, place[1], drawn.landmark.name, tip)


def _lies_in(point: Point, box: Box) -> bool:
    return 0 <= point[0] - box.left <= box.width and 0 <= point[1] - box.top <= box.height


def in_letters(scenes: Mapping[View, Scene]) -> str:
    """Return the whole body, front and back, drawn with letters."""
    views = [_rows(seen, WHOLE, _COLUMNS // len(scenes)) for seen in scenes.values()]
    return "\n".join("  ".join(row).rstrip() for row in zip(*views, strict=True))


def close_up_in_letters(seen: Scene) -> str:
    """Return where to press, drawn with letters."""
    return "\n".join(row.rstrip() for row in _rows(seen, close_up(seen), _COLUMNS))


def _rows(seen: Scene, box: Box, columns: int) -> list[str]:
    return ["".join(cell.character for cell in row) for row in grid(seen, box, columns, "ascii")]
