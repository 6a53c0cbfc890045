"""Ranks the spots for what was understood, and says why."""

from __future__ import annotations

from collections import defaultdict
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
_SITS = 0.5
"""The spot itself sits there."""
_SITS_IN_PART = 0.2
"""The spot itself sits in a part of the place."""
_ANYWHERE = 0.1
"""The row says that pain may be anywhere in the place."""
_EMPHASIS: Mapping[Emphasis | None, float] = {None: 0.0, "especially": 0.3, "mainly": 0.3, "rarely": -0.2}
_FAINT = 0.4
"""What is left of the strength where the words were vague, the pain only travels there, or another place leads."""


class _Link:
    """How a clue leads to a spot."""

    def __init__(self, strength: float = 0.0, *, likely: bool = True, chart: Iterable[str] = ()) -> None:
        self.strength = strength
        self.likely = likely
        self.chart = list(chart)
        """The places, conditions or muscles in the spot's row that the clue led to."""

    def add(self, strength: float, named: str) -> None:
        self.strength += strength
        if named not in self.chart:
            self.chart.append(named)

    def merge(self, other: _Link) -> None:
        self.strength += other.strength
        self.chart += other.chart


_Links = dict[int, _Link]


def rank(query: Query, chart: Chart) -> tuple[Match, ...]:
    """Return at most five spots, best first: the most specific clue leads, and clues add up.

    Args:
        query: What was understood; what is denied or claimed by another complaint counts for nothing.
        chart: The places, conditions, muscles and spots.
    """
    strengths: defaultdict[int, float] = defaultdict(float)
    likely: set[int] = set()
    because: defaultdict[int, list[Reason]] = defaultdict(list)
    for clue in _specific(_counting(query, chart), chart):
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


def _counting(query: Query, chart: Chart) -> list[Finding]:
    """Return the findings that count.

    What is past counts only where nothing is present, and a place that something travels to does not count where all
    that travels is claimed by another complaint: a red line that runs from a wound to the knee.
    """
    if not query.complaint:
        return []
    named = [finding for finding in query.findings if not finding.denied and finding.kind != "sign"]
    free = [
        finding
        for finding in named
        if finding.claimed_by is None
        and (query.pain or finding.kind != "place" or not chart.place_by_id[finding.means].needs_pain)
    ]
    if len(free) < len(named) and all(finding.role == "echo" for finding in free):
        return []
    return [finding for finding in free if not finding.past] or free


def _specific(findings: Iterable[Finding], chart: Chart) -> list[Finding]:
    """Leave out what is said twice, what is vague beside something exact, and a place where a part is named too."""
    unique: dict[tuple[str, str], Finding] = {}
    for finding in findings:
        earlier = unique.setdefault((finding.kind, finding.means), finding)
        if (earlier.broad, earlier.role == "echo") > (finding.broad, finding.role == "echo"):
            unique[finding.kind, finding.means] = finding
    named = [finding.means for finding in unique.values() if finding.kind == "place" and not finding.broad]
    exact = [finding for finding in unique.values() if not _is_vague(finding, named, chart)]
    if not any(finding.kind != "condition" or finding.means in chart.spots_with_condition for finding in exact):
        exact = list(unique.values())
    wider = {place for finding in exact for named in _places(finding, chart) for place in chart.wider_places(named)}
    return [finding for finding in exact if finding.kind != "place" or finding.means not in wider]


def _is_vague(finding: Finding, named: Iterable[str], chart: Chart) -> bool:
    """Return whether a finding counts only where nothing more exact is said.

    A slipped disc counts beside the low back or the leg, and yields to the neck.
    """
    if finding.broad or finding.kind != "condition":
        return finding.broad
    condition = chart.condition_by_id[finding.means]
    felt = {wider for place in condition.felt_in for wider in (place, *chart.wider_places(place))}
    return any(
        place not in felt and not {place, *chart.wider_places(place)}.isdisjoint(condition.yields_to) for place in named
    )


def _places(finding: Finding, chart: Chart) -> tuple[str, ...]:
    """Return the places that a finding is about."""
    if finding.kind == "place":
        return (finding.means,) if finding.role != "echo" else ()
    return chart.condition_by_id[finding.means].felt_in if finding.kind == "condition" else ()


def _links(clue: Finding, chart: Chart) -> _Links:
    match clue.kind:
        case "place":
            links = _place_links(clue.means, chart)
        case "condition":
            links = _condition_links(clue.means, chart)
        case _:  # a muscle, or a sign, which no spot lists
            links = _listed_links(clue.means, chart.spots_with_muscle)
    if clue.broad or clue.role == "echo":
        for link in links.values():
            link.strength *= _FAINT
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
    links = _rows([place], _NAMED, chart)
    for condition in chart.pain_of_place.get(place, ()):
        for number in chart.spots_with_condition.get(condition, ()):
            links.setdefault(number, _Link()).add(_NAMED, condition)
    apart = chart.place_by_id[place].named_apart
    parts = [] if apart else _parts(place, chart)
    near = {} if apart else _rows(_wider(place, chart), _WIDER, chart)
    for number, link in _rows(parts, _NARROWER, chart).items():
        link.strength = _NARROWER  # neither many parts nor the stress on one make a spot likelier for the whole
        near.setdefault(number, _Link()).merge(link)
    for link in near.values():
        link.likely = not links
    named = bool(links)
    links = near | links
    for number in chart.sitting_in_place.get(place, ()):
        sitting = links.setdefault(number, _Link(likely=not named))
        sitting.likely = sitting.likely or sitting.strength >= _WIDER
        sitting.add(_SITS, place)
    for number in {number for part in parts for number in chart.sitting_in_place.get(part, ())} & set(links):
        links[number].strength += _SITS_IN_PART
    return links


def _rows(places: Iterable[str], strength: float, chart: Chart) -> _Links:
    """Return the rows of the chart that name the places."""
    links: _Links = {}
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


def _parts(place: str, chart: Chart) -> list[str]:
    """Return the parts of a place, and their parts."""
    found: list[str] = []
    for part in chart.parts_of_place.get(place, ()):
        found += [part, *_parts(part, chart)]
    return list(dict.fromkeys(found))
