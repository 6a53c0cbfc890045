"""Pictures to put beside a text, where the terminal has room for both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfectspots.atlas import load_body
from perfectspots.figure import Marks
from perfectspots.screens.body import map_screen, place_to_press, spot_picture

if TYPE_CHECKING:
    from collections.abc import Iterable

    from perfectspots.mapping import Map
    from perfectspots.model import Answer, Chart, Side, Spot
    from perfectspots.screens.lines import Line
    from perfectspots.terminal import Room


def pictures_of(spots: Iterable[Spot], chart: Chart, side: Side | None, room: Room) -> dict[int, list[Line]]:
    """Return, by its number, where to press each spot and where it may hurt."""
    body = load_body(chart)
    return {
        spot.number: spot_picture(body, spot, Marks.of_spots([spot], side), columns=room.beside, letters=room.letters)
        for spot in spots
        if str(spot.number) in body.spots
    }


def picture_of_best(answer: Answer, chart: Chart, room: Room) -> list[Line]:
    """Return where to press the best spot of an answer, on the side that the person named."""
    if not answer.matches:
        return []
    body = load_body(chart)
    spot = chart.spot_by_number[answer.matches[0].number]
    if str(spot.number) not in body.spots:
        return []
    marks = Marks.of_spots([spot], answer.query.side)
    return place_to_press(body, spot, marks, columns=room.beside, letters=room.letters)


def map_lines(shown: Map, chart: Chart, room: Room) -> list[Line]:
    """Return the map of the body."""
    return map_screen(load_body(chart), shown, room.columns, room.letters, beside=room.laid_out)
