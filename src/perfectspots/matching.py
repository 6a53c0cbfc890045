"""Ranks the spots for what was understood, and says why."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from perfectspots.model import MOST_MATCHES, Chart, Emphasis, Finding, Match, Query, Reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# How strongly a clue speaks for a spot. Only the order of the sums is used, never shown.
_NAMED = 1.0
"""The chart's row names the very place, condition or muscle."""
_WIDER = 0.6
"""The row names a wider place that includes the one the person said."""
_NARROWER = 0.4
"""The row names a part of the place that the person said."""
_SITS = 0.3
"""The spot itself sits there."""
_ANYWHERE = 0.1
"""The row says that pain may be anywhere in the place."""
_EMPHASIS: Mapping[Emphasis | None, float] = {None: 0.0, "especially": 0.3, "mainly": 0.3, "rarely": -0.2}
_BROAD = 0.5
"""What is left of the strength where the words were vaguer than the place."""


@dataclass(slots=True)
class _Link:
    """How a clue leads to a spot."""

    strength: float = 0.0
    likely: bool = True
    chart: list[str] = field(default_factory=list)
    """The places, conditions or muscles in the spot's row that the clue led to."""

    def add(self, strength: float, named: str) -> None:
        self.strength += strength
        if named not in self.chart:
            self.chart.append(named)


_Links = dict[int, _Link]


def rank(query: Query, chart: Chart) -> tuple[Match, ...]:
    """Return at most five spots, best first: the most specific clue leads, and clues add up.

    Args:
        query: What was understood; denied findings count for nothing.
        chart: The places, conditions, muscles and spots.
    """
    strengths: defaultdict[int, float] = defaultdict(float)
    likely: set[int] = set()
    because: defaultdict[int, list[Reason]] = defaultdict(list)
    for clue in _specific([finding for finding in query.findings if not finding.denied], chart):
        for number, link in _links(clue, chart).items():
            strengths[number] += link.strength
            because[number].append(
                Reason(phrase=clue.phrase, means=clue.means, kind=clue.kind, chart=tuple(link.chart))
            )
            if link.likely:
                likely.add(number)
    order = sorted(strengths, key=lambda number: (number not in likely, -strengths[number], number))
    return tuple(
        Match(
            number=number,
            title=chart.spot_by_number[number].title,
            tier="likely" if number in likely else "possible",
            because=tuple(because[number]),
        )
        for number in order[:MOST_MATCHES]
    )


def _specific(findings: Iterable[Finding], chart: Chart) -> list[Finding]:
    """Leave out what is said twice, and a wide place where a part of it is named too."""
    unique = list({(finding.kind, finding.means): finding for finding in findings}.values())
    wider = {place for finding in unique if finding.kind == "place" for place in _all_wider(finding.means, chart)}
    return [finding for finding in unique if finding.kind != "place" or finding.means not in wider]


def _links(clue: Finding, chart: Chart) -> _Links:
    match clue.kind:
        case "place":
            links = _place_links(clue.means, chart)
        case "condition":
            links = _condition_links(clue.means, chart)
        case "muscle":
            links = _listed_links(clue.means, chart.spots_with_muscle)
        case "sign":
            links = {}
    if clue.broad:
        for link in links.values():
            link.strength *= _BROAD
            link.likely = False
    return links


def _listed_links(name: str, spots: Mapping[str, Iterable[int]]) -> _Links:
    return {number: _Link(_NAMED, chart=[name]) for number in spots.get(name, ())}


def _condition_links(condition: str, chart: Chart) -> _Links:
    entry = chart.condition_by_id[condition]
    if entry.pain_in:
        return _place_links(entry.pain_in, chart)
    links = _listed_links(condition, chart.spots_with_condition)
    if not links:
        for place in entry.felt_in:
            links |= _place_links(place, chart)
    return links


def _place_links(place: str, chart: Chart) -> _Links:
    """Return the spots that the chart links to a place.

    A row that names the place itself is likely. Where no row does, the rows that name a wider place or a part of it
    are read as meant; where one does, those rows are only possible.
    """
    if chart.place_by_id[place].too_wide:
        return {}
    links = _rows(_Links(), [place], _NAMED, chart)
    for condition in chart.pain_of_place.get(place, ()):
        for number in chart.spots_with_condition.get(condition, ()):
            links.setdefault(number, _Link()).add(_NAMED, condition)
    near = _rows(_Links(), _wider(place, chart), _WIDER, chart)
    near = _rows(near, _parts(place, chart), _NARROWER, chart)
    for link in near.values():
        link.likely = not links
    links = near | links
    named = bool(links)
    for number in chart.sitting_in_place.get(place, ()):
        links.setdefault(number, _Link(likely=not named)).add(_SITS, place)
    return links


def _rows(links: _Links, places: Iterable[str], strength: float, chart: Chart) -> _Links:
    """Add to the links the rows of the chart that name the places."""
    for place in places:
        for number, pain in chart.pain_in_place.get(place, ()):
            extra = _EMPHASIS[pain.emphasis] + (_ANYWHERE if pain.extent else 0.0)
            links.setdefault(number, _Link()).add(strength + extra, place)
    return links


def _wider(place: str, chart: Chart) -> list[str]:
    """Return the nearest places that include a place and that the chart names."""
    found: list[str] = []
    for whole in chart.place_by_id[place].part_of:
        found += [whole] if whole in chart.pain_in_place else _wider(whole, chart)
    return list(dict.fromkeys(found))


def _all_wider(place: str, chart: Chart) -> list[str]:
    found: list[str] = []
    for whole in chart.place_by_id[place].part_of:
        found += [whole, *_all_wider(whole, chart)]
    return found


def _parts(place: str, chart: Chart) -> list[str]:
    """Return the parts of a place, and their parts."""
    found: list[str] = []
    for part in chart.parts_of_place.get(place, ()):
        found += [part, *_parts(part, chart)]
    return list(dict.fromkeys(found))
