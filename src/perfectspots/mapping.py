"""What a map of the body shows: which spots, which shading, and under which title."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfectspots.errors import UsageError
from perfectspots.figure import HEIGHT, TOP, VIEWS, WIDTH, Marks, outline, place_curves, scene
from perfectspots.geometry import MapArea, MapSheet, MapSpot
from perfectspots.selecting import Filters, by_filters, by_names, regions_named

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perfectspots.geometry import Body
    from perfectspots.model import Chart, Emphasis, Side, Spot
    from perfectspots.shelf import Catalogue


class Map(NamedTuple):
    """What to draw on a body."""

    title: str
    spots: tuple[Spot, ...]
    marks: Marks


def mapped(words: Sequence[str], regions: Sequence[str], side: Side | None, catalogue: Catalogue) -> Map:
    """Return the map that was asked for: the spots named or those of a region, and otherwise all.

    Args:
        words: Numbers and names of spots, as for `show`; maybe none.
        regions: Regions, as for `list`; they are shaded. Maybe none.
        side: The person's side to mark.
        catalogue: Where the spots are.

    Raises:
        UsageError: There is no such spot or region, or only the basics were named.
    """
    chart = catalogue.chart
    spots = tuple(by_names(words, catalogue).spots if words else by_filters(Filters(regions), catalogue).spots)
    if words and not spots:
        message = "The basics have no place on the body. Name a spot: perfectspots map 6"
        raise UsageError(message)
    if regions:
        slugs = regions_named(regions, catalogue)
        names = " and ".join(each.name for each in chart.regions if each.slug in slugs)
        return Map(f"Spots for the {names}", spots, Marks.of_regions(slugs, names, spots, chart, side))
    if words:
        return Map("Where to press, and where it may hurt", spots, Marks.of_spots(spots, side))
    return Map(f"The {len(spots)} Perfect Spots", spots, Marks(tuple(spot.number for spot in spots), side=side))


def map_sheet(body: Body, shown: Map, chart: Chart) -> MapSheet:
    """Return the document that `map --json` prints."""
    return MapSheet(
        width=WIDTH,
        top=TOP,
        height=HEIGHT,
        body=outline(body).path(),
        spots=tuple(_spots(body, shown, chart)),
        areas=tuple(_areas(body, shown, chart)),
    )


def _spots(body: Body, shown: Map, chart: Chart) -> Iterator[MapSpot]:
    for view in VIEWS:
        for dot in scene(body, view, shown.marks).dots:
            title = chart.spot_by_number[dot.number].title
            yield MapSpot(number=dot.number, title=title, view=view, side=dot.hand, x=dot.x, y=dot.y)


def _areas(body: Body, shown: Map, chart: Chart) -> Iterator[MapArea]:
    emphasis: dict[str, Emphasis | None] = {
        pain.place: pain.emphasis for spot in shown.spots for pain in spot.pain if pain.emphasis
    }
    for place in chart.places:
        if place.id in shown.marks.pain:
            for view in VIEWS:
                curves = place_curves(body, place.id, view, shown.marks.hands)
                if curves:
                    yield MapArea(
                        id=place.id,
                        name=place.name,
                        emphasis=emphasis.get(place.id),
                        view=view,
                        paths=tuple(curve.path() for curve in curves),
                    )
