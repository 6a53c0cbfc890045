"""How spots, and what the chart says of them, are called on every screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfectspots.screens.lines import INDENT, Part, line

if TYPE_CHECKING:
    from perfectspots.model import Chart, Clue, PainLocation, Spot, View
    from perfectspots.screens.lines import Line

SEEN_FROM: dict[View, str] = {"front": "from the front", "back": "from behind"}


def spot_heading(spot: Spot, *more: Part | str) -> Line:
    """Return the number and the title of a spot, and what is said of it in the same breath."""
    return line(Part(f"{spot.number:>2}  {spot.title}", "title"), *more, hang=INDENT)


def pain_name(pain: PainLocation, chart: Chart) -> str:
    """Say where pain may be felt, with the chart's own emphasis."""
    name = chart.place_by_id[pain.place].name
    remark = " ".join(word for word in (pain.emphasis, pain.extent) if word)
    return f"{name} ({remark})" if remark else name


def row_name(name: str, spot: Spot, clue: Clue, chart: Chart) -> str:
    """Say what the spot's row of the chart says of a place, condition or muscle."""
    for pain in spot.pain:
        if pain.place == name:
            return pain_name(pain, chart)
    if name in spot.conditions:
        condition = chart.condition_by_id[name]
        return f"{condition.name} ({condition.plain})" if condition.plain else condition.name
    if clue.kind == "muscle":
        return chart.muscle_by_id[name].name
    return f"the spot sits at the {chart.place_by_id[name].name}"


def clue_name(clue: Clue, chart: Chart) -> str:
    """Return the name of what a person's words were read as."""
    match clue.kind:
        case "place":
            return chart.place_by_id[clue.means].name
        case "condition":
            return chart.condition_by_id[clue.means].name
        case "muscle":
            return chart.muscle_by_id[clue.means].name
        case _:  # a sign, which has no name in the chart
            return clue.means.replace("-", " ")
