"""Chooses spots by number, by name, or by region, condition and muscle."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from perfectspots.errors import UsageError
from perfectspots.model import SheetCondition, SheetMuscle, SheetPain, SpotSheet, SpotSheets
from perfectspots.names import BASICS, title_slug
from perfectspots.spelling import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from perfectspots.model import Chart, Spot
    from perfectspots.shelf import Catalogue

_LONGEST_NUMBER = 9
"""Digits of a spot's number that are read: Python refuses to read thousands."""
_WORDS_BETWEEN = ("and", "&", "spot", "spots", "#")
"""Words that may stand before a number or a name: `spot 6 and masseter`."""


class Selection(NamedTuple):
    """What a person asked to be shown."""

    spots: list[Spot]
    basics: bool = False
    """Whether to show the guidance that holds for every spot."""


def by_names(words: Sequence[str], catalogue: Catalogue) -> Selection:
    """Return what words on a command line stand for, in that order, each spot once.

    Args:
        words: Numbers, names of one or more words, and `basics`: `6 glute max 14`.
        catalogue: Where the spots are.

    Raises:
        UsageError: There is no such spot; the message offers the nearest names.
    """
    names = list(_names(words, catalogue))
    if not names:
        message = "Name a spot: perfectspots show 6"
        raise UsageError(message)
    numbers = [number for name in names if name != BASICS for number in _numbers(name, catalogue)]
    spots = [catalogue.chart.spot_by_number[number] for number in dict.fromkeys(numbers)]
    return Selection(spots, basics=BASICS in names)


class Filters(NamedTuple):
    """By what to choose spots: any name of a kind will do, and one of each kind that is given must."""

    regions: Sequence[str] = ()
    """Slugs or names of regions: spots that sit there, or whose pain is felt there."""
    conditions: Sequence[str] = ()
    """Names of conditions that the chart relates to the spots."""
    muscles: Sequence[str] = ()
    """Names of muscles, or of groups, that the spots lie in."""


def by_filters(filters: Filters, catalogue: Catalogue) -> Selection:
    """Return the spots that fit every kind of filter given, in the order of their numbers; maybe none.

    Args:
        filters: What the spots must fit; without any, all spots do.
        catalogue: Where the spots are.

    Raises:
        UsageError: There is no such region, condition or muscle; the message offers the nearest names.
    """
    chart = catalogue.chart
    fitting = set(chart.spot_by_number)
    if filters.regions:
        fitting &= _in_regions(regions_named(filters.regions, catalogue), chart)
    if filters.conditions:
        named = [_named("condition", name, catalogue) for name in filters.conditions]
        fitting &= {number for name in named for number in chart.spots_with_condition.get(name, ())}
    if filters.muscles:
        named = [_named("muscle", name, catalogue) for name in filters.muscles]
        fitting &= {number for name in named for number in chart.spots_with_muscle.get(name, ())}
    return Selection([chart.spot_by_number[number] for number in sorted(fitting)])


def sheets(selection: Selection, catalogue: Catalogue) -> SpotSheets:
    """Return the document that `show --json` and `list --json` print."""
    return SpotSheets(
        basics=catalogue.chart.basics if selection.basics else (),
        spots=tuple(_sheet(spot, catalogue) for spot in selection.spots),
    )


def _sheet(spot: Spot, catalogue: Catalogue) -> SpotSheet:
    chart = catalogue.chart
    conditions = [chart.condition_by_id[name] for name in spot.conditions]
    return SpotSheet(
        number=spot.number,
        title=spot.title,
        muscles=tuple(
            SheetMuscle(id=used.muscle, name=chart.muscle_by_id[used.muscle].name, at=used.at) for used in spot.muscles
        ),
        regions=spot.sits.regions,
        pain=tuple(
            SheetPain(
                id=pain.place, name=chart.place_by_id[pain.place].name, emphasis=pain.emphasis, extent=pain.extent
            )
            for pain in spot.pain
        ),
        conditions=tuple(
            SheetCondition(id=condition.id, name=condition.name, plain=condition.plain, note=condition.note)
            for condition in conditions
        ),
        links=spot.links,
        guidance=spot.guidance,
        sources=tuple(catalogue.sources.by_id[name] for name in chart.cited_by(spot)),
    )


def _names(words: Sequence[str], catalogue: Catalogue) -> Iterator[str]:
    """Yield each number, id, title in one word, and the names in each run of other words, in small letters."""
    chart = catalogue.chart
    complete = {BASICS, *chart.muscle_by_id, *(title_slug(spot.title) for spot in chart.spots)}
    run: list[str] = []
    for word in " ".join(words).replace(",", " ").replace("#", " # ").casefold().split():
        if word.isdecimal() or (("-" in word or word == BASICS) and word in complete):
            yield from _parted(run, catalogue)
            run = []
            yield word
        else:
            run.append(word)
    yield from _parted(run, catalogue)


def _parted(run: list[str], catalogue: Catalogue) -> Iterator[str]:
    """Yield the names that a run of words is made of, the longest first, and what is left if it is no name."""
    while run:
        known = (end for end in range(len(run), 0, -1) if _called(" ".join(run[:end]), catalogue))
        end = next(known, 0)
        if end:
            yield " ".join(run[:end])
        elif run[0] not in _WORDS_BETWEEN:
            yield " ".join(run)
            return
        run = run[end or 1 :]


def _numbers(name: str, catalogue: Catalogue) -> list[int]:
    chart = catalogue.chart
    if name.isdecimal():
        number = int(name[:_LONGEST_NUMBER])
        if number in chart.spot_by_number:
            return [number]
        message = f"There is no spot {name[:_LONGEST_NUMBER]}. The spots are {_ranges(chart)}: perfectspots list"
        raise UsageError(message)
    if called := _called(name, catalogue):
        return called
    meaning = catalogue.vocabulary.meaning(name)
    if meaning is None:
        hint = _meant_or_all(name, [BASICS, *(spot.title for spot in chart.spots), *_names_of("muscle", catalogue)])
    else:
        hint = f"To look up a pain: perfectspots find {name}"
        if there := _sitting_in(meaning.id, chart) if meaning.kind == "place" else []:
            hint = f"To see what sits there: perfectspots show {' '.join(map(str, there))}. {hint}"
    message = f"No spot is called {name!r}. {hint}"
    raise UsageError(message)


def _sitting_in(place: str, chart: Chart) -> list[int]:
    """Return the spots that sit in a place or in a part of it."""
    return [
        spot.number
        for spot in chart.spots
        if any(place in (seat, *chart.wider_places(seat)) for seat in spot.sits.places)
    ]


def _called(name: str, catalogue: Catalogue) -> list[int]:
    """Return the spots of a title, with or without its article, or of a muscle; none if the name is neither."""
    for spot in catalogue.chart.spots:
        title = spot.title.casefold().replace(",", "")
        if name in (title_slug(spot.title), title, title.removeprefix("the ")):
            return [spot.number]
    return catalogue.chart.spots_with_muscle.get(_meant("muscle", name, catalogue) or name, [])


def regions_named(names: Iterable[str], catalogue: Catalogue) -> set[str]:
    """Return the slugs of the regions that slugs, names or places stand for.

    Raises:
        UsageError: There is no such region; the message offers the nearest names.
    """
    return set().union(*(_region_named(name, catalogue) for name in names))


def _region_named(name: str, catalogue: Catalogue) -> set[str]:
    chart = catalogue.chart
    for region in chart.regions:
        if name.casefold() in (region.slug, region.name.casefold()):
            return {region.slug}
    meaning = catalogue.vocabulary.meaning(name)
    if meaning is not None and meaning.kind == "place":
        return set(chart.place_by_id[meaning.id].regions)
    message = f"There is no region {name!r}. {_meant_or_all(name, chart.region_by_slug)}"
    raise UsageError(message)


def _in_regions(regions: set[str], chart: Chart) -> set[int]:
    return {
        spot.number
        for spot in chart.spots
        if regions.intersection(spot.sits.regions)
        or any(regions.intersection(chart.place_by_id[pain.place].regions) for pain in spot.pain)
    }


def _named(kind: Literal["condition", "muscle"], name: str, catalogue: Catalogue) -> str:
    """Return the id of a condition or a muscle."""
    if name in (catalogue.chart.condition_by_id if kind == "condition" else catalogue.chart.muscle_by_id):
        return name
    if meant := _meant(kind, name.replace("-", " "), catalogue):
        return meant
    message = f"There is no {kind} {name!r} in the chart. {_meant_or_all(name, _names_of(kind, catalogue))}"
    raise UsageError(message)


def _meant(kind: Literal["condition", "muscle"], name: str, catalogue: Catalogue) -> str | None:
    """Return the id of the condition or muscle that a phrase means, or that a muscle has as an everyday name."""
    everyday = catalogue.chart.muscle_by_everyday_name.get(name.casefold()) if kind == "muscle" else None
    meaning = catalogue.vocabulary.meaning(name)
    return everyday or (meaning.id if meaning is not None and meaning.kind == kind else None)


def _names_of(kind: Literal["condition", "muscle"], catalogue: Catalogue) -> list[str]:
    """Return the names of the conditions or muscles that lead to a spot."""
    chart = catalogue.chart
    if kind == "condition":
        return [condition.name for condition in chart.conditions if condition.id in chart.spots_with_condition]
    return [muscle.name for muscle in chart.muscles if muscle.id in chart.spots_with_muscle]


def _meant_or_all(name: str, names: Iterable[str]) -> str:
    return did_you_mean(name, names) or "See them all: perfectspots list"


def _ranges(chart: Chart) -> str:
    """Return the numbers of the spots in words: `1 to 14, 20`."""
    runs: list[list[int]] = []
    for number in sorted(chart.spot_by_number):
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]} to {run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)
