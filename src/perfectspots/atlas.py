"""The drawn body: reads `figure.json` and checks it against the chart.

It stands apart from the catalogue, so that only those who look at a picture wait for it.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from perfectspots.catalogue import load
from perfectspots.checking import parsed
from perfectspots.errors import CatalogueError, Fault
from perfectspots.files import FIGURE_FILE, SPOTS_FILE, packaged
from perfectspots.geometry import Body
from perfectspots.mending import unknown_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfectspots.model import Chart


def load_body(chart: Chart) -> Body:
    """Return the packaged drawing of a body.

    Args:
        chart: The chart to be drawn. A spot that it adds to the packaged one, or moves elsewhere, has no point.

    Raises:
        CatalogueError: The file is broken, or does not fit the packaged chart; the error names every fault.
    """
    body, packaged_chart = _packaged_body(), load().chart
    if chart is packaged_chart:
        return body
    seats = {str(spot.number): spot.sits for spot in packaged_chart.spots}
    moved = {str(spot.number) for spot in chart.spots if spot.sits != seats.get(str(spot.number))}
    return body.model_copy(update={"spots": {name: points for name, points in body.spots.items() if name not in moved}})


@cache
def _packaged_body() -> Body:
    return build_body(packaged(FIGURE_FILE), load().chart)


def build_body(content: bytes, chart: Chart) -> Body:
    """Return the drawing of a body made of the content of its file.

    Raises:
        CatalogueError: The file is broken, or does not fit the chart; the error names every fault.
    """
    faults: list[Fault] = []
    body = parsed(FIGURE_FILE, content, Body, faults)
    if body is not None:
        faults += [*_outline_faults(body), *_place_faults(body, chart), *_spot_faults(body, chart)]
    if body is None or faults:
        raise CatalogueError(faults)
    return body


def _outline_faults(body: Body) -> Iterator[Fault]:
    if body.outline[0][0] != 0 or body.outline[-1][0] != 0:
        yield Fault(FIGURE_FILE, "outline", "", "must start and end on the midline, at 0 across")


def _place_faults(body: Body, chart: Chart) -> Iterator[Fault]:
    for place in chart.places:
        drawn = set(body.places.get(place.id, ()))
        yield from (
            Fault(FIGURE_FILE, f"places {place.id}", view, f"is missing: {SPOTS_FILE} says that it can be seen there")
            for view in sorted({*place.views} - drawn)
        )
        yield from (
            Fault(FIGURE_FILE, f"places {place.id}", view, f"{SPOTS_FILE} says that it cannot be seen there")
            for view in sorted(drawn - {*place.views})
        )
    for name in body.places:
        if name not in chart.place_by_id:
            said = unknown_name("place", name, chart.place_by_id)
            yield Fault(FIGURE_FILE, f"places {name}", "", f"{said.problem} in {SPOTS_FILE}", said.mend)


def _spot_faults(body: Body, chart: Chart) -> Iterator[Fault]:
    for spot in chart.spots:
        if spot.sits.view not in body.spots.get(str(spot.number), ()):
            problem = f"is missing: {SPOTS_FILE} says that the spot is best seen there"
            yield Fault(FIGURE_FILE, f"spots {spot.number}", spot.sits.view, problem)
    for name in body.spots:
        if int(name) not in chart.spot_by_number:
            said = unknown_name("spot", name, map(str, chart.spot_by_number))
            yield Fault(FIGURE_FILE, f"spots {name}", "", f"{said.problem} in {SPOTS_FILE}", said.mend)
