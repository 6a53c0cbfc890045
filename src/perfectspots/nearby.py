"""Other places to ask about: narrower ones where a text is vague, and near ones where no spot covers it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfectspots.matching import rank
from perfectspots.model import Finding, Query

if TYPE_CHECKING:
    from collections.abc import Iterable

    from perfectspots.model import Chart, Place, Region

_MOST_NEAR = 4
"""Places near one that no spot covers that are worth naming."""


class Near(NamedTuple):
    """A place that some spot covers."""

    place: Place
    spots: tuple[int, ...]
    """The spots that the chart links to it, best first."""


def narrower(query: Query, chart: Chart) -> tuple[Place, ...]:
    """Return the parts to choose from if all that a text names is one place whose parts lead to different spots.

    Args:
        query: What was understood.
        chart: The places and spots.

    Returns:
        The parts as places, covered by a spot or not; empty where the text is exact enough.
    """
    named = {(finding.kind, finding.means) for finding in query.findings if _counts(finding)}
    if len(named) != 1:
        return ()
    kind, place = named.pop()
    if kind != "place":
        return ()
    parts = _parts(chart.place_by_id[place], chart)
    leading = {spots[:1] for spots in (_spots(part, chart) for part in parts)}
    return tuple(chart.place_by_id[part] for part in parts) if len(leading) > 1 else ()


def nearest(query: Query, chart: Chart) -> list[Near]:
    """Return the places nearest to those that a text names and that some spot covers, at most four."""
    found: dict[str, Near] = {}
    for place in _places(query, chart):
        for other in _around(chart.place_by_id[place], chart):
            spots = _spots(other, chart)
            if spots:
                found.setdefault(other, Near(chart.place_by_id[other], spots))
    return list(found.values())[:_MOST_NEAR]


def covered_regions(chart: Chart) -> list[Region]:
    """Return the regions in which the chart knows of pain."""
    covered = {region for spot in chart.spots for pain in spot.pain for region in chart.place_by_id[pain.place].regions}
    return [region for region in chart.regions if region.slug in covered]


def _counts(finding: Finding) -> bool:
    return not finding.denied and finding.kind != "sign"


def _places(query: Query, chart: Chart) -> Iterable[str]:
    for finding in query.findings:
        if _counts(finding) and finding.kind == "place":
            yield finding.means
        elif _counts(finding) and finding.kind == "condition":
            yield from chart.condition_by_id[finding.means].felt_in


def _parts(place: Place, chart: Chart) -> list[str]:
    """Return the narrowest parts of a place; of one that is too wide for parts, the regions that it spans."""
    parts = chart.parts_of_place.get(place.id, [])
    wholes = {whole for part in parts for whole in chart.place_by_id[part].part_of}
    if parts or not place.too_wide:
        return [part for part in parts if part not in wholes]
    return [region for region in place.regions if region in chart.place_by_id and region != place.id]


def _around(place: Place, chart: Chart) -> list[str]:
    """Return the places beside a place, or those that it spans, or else those of the regions that it lies in."""
    near = [*place.beside, *_parts(place, chart)]
    if near:
        return near
    return [other.id for other in chart.places if other.id != place.id and set(other.regions) & set(place.regions)]


def _spots(place: str, chart: Chart) -> tuple[int, ...]:
    named = Finding(phrase=place, means=place, kind="place")
    return tuple(match.number for match in rank(Query(text=place, findings=(named,)), chart))
