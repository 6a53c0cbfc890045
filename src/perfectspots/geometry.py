"""The nouns of the drawn body, frozen: what `figure.json` holds, and what `map --json` prints.

Only half of a body is drawn. A point is how far it lies from the midline, outwards, and how far below the crown, in
units of which a head has 100. The other half is its mirror image, made by the code.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from perfectspots.model import Emphasis, Line, Noun, Slug, View

Across = Annotated[float, Field(ge=0, le=400)]
Down = Annotated[float, Field(ge=-100, le=1200)]
Point = tuple[Across, Down]
Open = Annotated[tuple[Point, ...], Field(min_length=2)]
"""A smooth curve through its points; a point that stands twice in a row is a corner."""
Closed = Annotated[tuple[Point, ...], Field(min_length=3)]
"""A smooth curve that returns to its first point; one that starts and ends on the midline goes on across it."""
SpotNumber = Annotated[str, StringConstraints(pattern=r"^[1-9][0-9]{0,3}$")]


class Landmark(Noun):
    """A line of the body that helps to find one's way, such as a collarbone."""

    name: Line
    """The name to read."""
    curves: tuple[Open, ...] = Field(min_length=1)
    """Its lines."""
    label: Point | None = None
    """Where the name can be written in a picture of the neighbourhood; landmarks without it stay nameless."""
    strong: bool = False
    """Whether it is drawn as firmly as the outline: where one part of the body ends before another."""


class Body(Noun):
    """The file `figure.json`: one outline for both views, the landmarks of each, places and spots."""

    format: Literal[1]
    """The version of this form."""
    outline: Closed
    """From the crown around the arm and the leg to the crotch, palms forward and feet stretched."""
    landmarks: dict[View, tuple[Landmark, ...]]
    """The landmarks of each view."""
    places: dict[Slug, dict[View, tuple[Closed, ...]]]
    """The shapes of each place of the chart on the views where it can be seen."""
    spots: dict[SpotNumber, dict[View, Point]]
    """The point to press of each spot, on the views where it can be reached."""


class MapSpot(Noun):
    """A spot on the map, once for each view and side."""

    number: int
    """The number of the spot."""
    title: Line
    """Where the spot is, in a few plain words."""
    view: View
    """The view on which it lies."""
    side: Literal["left", "right"]
    """The person's own side."""
    x: float
    """Units to the right of the midline of the picture."""
    y: float
    """Units below the crown."""


class MapArea(Noun):
    """A shaded place on the map."""

    id: Slug
    """The id of the place."""
    name: Line
    """The name to read."""
    emphasis: Emphasis | None
    """The chart's own emphasis on this place."""
    view: View
    """The view on which it lies."""
    paths: tuple[str, ...]
    """The outlines of the place as SVG paths, in the same units as the spots."""


class MapSheet(Noun):
    """What `map --json` prints."""

    format: Literal[1] = 1
    """The version of this form."""
    width: float
    """Units. The picture of each view reaches as far to the left of the midline as to the right."""
    top: float
    """Units below the crown; less than nothing, since there is some room above it."""
    height: float
    """Units of the picture of each view, from its top to its bottom."""
    body: str
    """The outline of the body as an SVG path."""
    spots: tuple[MapSpot, ...]
    """Where to press."""
    areas: tuple[MapArea, ...]
    """What is shaded."""
