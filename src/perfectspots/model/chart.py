"""The nouns of the chart: regions, places, conditions, muscles and the spots."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Literal, TypeVar

from pydantic import Field

from perfectspots.model.base import Cited, Emphasis, Extent, Line, Note, Noun, Relation, Slug, View, WebAddress
from perfectspots.model.guidance import BasicsSection, Guidance

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


class Region(Noun):
    """A part of the body by which spots can be listed."""

    slug: Slug
    """The name to type, such as `low-back`."""
    name: Line
    """The name to read, such as `low back`."""


class Place(Noun):
    """A place on the body where pain can be felt, whether a spot covers it or not."""

    id: Slug
    """The name by which the files refer to it."""
    name: Line
    """The name to read; a phrase too."""
    regions: tuple[Slug, ...] = Field(min_length=1)
    """The regions that the place lies in."""
    views: tuple[View, ...] = Field(min_length=1)
    """The views of the body on which the place can be seen."""
    part_of: tuple[Slug, ...] = ()
    """Wider places that include this one; what the chart says of them holds here too."""
    relative_to: dict[Slug, tuple[Relation, ...]] = {}
    """How the place is reached in words from others: `{"knee": ["back"]}` for the back of the knee."""
    beside: tuple[Slug, ...] = ()
    """Neighbours worth naming when no spot covers this place."""
    named_apart: bool = False
    """Whether only the rows that name the place speak of it: where the chart says arm it does not mean the elbow."""
    needs_pain: bool = False
    """Whether the place counts only where pain is spoken of: teeth have many other troubles."""
    too_wide: bool = False
    """Whether the place is too wide to lead to a spot, such as the whole leg."""


class Condition(Noun):
    """A named problem that people ask about."""

    id: Slug
    """The name by which the files refer to it."""
    name: Line
    """The name to read; a phrase too."""
    plain: Line | None = None
    """What the name means, in a few plain words."""
    felt_in: tuple[Slug, ...] = ()
    """The places where it is felt; a condition that no spot lists leads through them."""
    pain_in: Slug | None = None
    """The place of which the condition is just the pain: a headache is pain in the head."""
    yields_to: tuple[Slug, ...] = ()
    """Places that say better where it is, if one of them or of their parts is named too: a slipped disc in the neck."""
    runs_from: tuple[Slug, ...] = ()
    """Places from which its pain runs; a pain that runs from one of these to one of `runs_to` is read as it."""
    runs_to: tuple[Slug, ...] = ()
    """Places to which its pain runs."""
    note: Note | None = None
    """What to know where the chart's word alone can mislead."""


class Muscle(Noun):
    """A muscle, or a group of muscles, by its anatomical name."""

    id: Slug
    """The name by which the files refer to it."""
    name: Line
    """The name to read; a phrase too."""
    part_of: Slug | None = None
    """The group that the muscle belongs to."""
    everyday: tuple[Line, ...] = ()
    """Everyday names by which its spots can be chosen, such as pecs; said of a pain, such a name means a place."""


class SpotMuscle(Noun):
    """A muscle that a spot lies in."""

    muscle: Slug
    """The id of the muscle."""
    at: Line | None = None
    """Where along the muscle, if it is long."""


class Seat(Noun):
    """Where on the body a spot sits."""

    regions: tuple[Slug, ...] = Field(min_length=1)
    """The slugs of the regions that it sits in."""
    places: tuple[Slug, ...] = Field(min_length=1)
    """The ids of the places that it sits in."""
    view: View
    """The view of the body on which the spot is best seen."""


class PainLocation(Noun):
    """A place where the chart says that pain from a spot may be felt."""

    place: Slug
    """The id of the place."""
    emphasis: Emphasis | None = None
    """The chart's own emphasis on this place."""
    extent: Extent | None = None
    """How much of the place the chart names: `anywhere` in the low back."""


class Link(Noun):
    """A page of the series about a spot."""

    title: Line
    """The title of the page."""
    url: WebAddress
    """Its address."""


class Spot(Cited):
    """One of the Perfect Spots: a trigger point that is common and easy to massage oneself.

    Its own sources are those of its row in the chart: the muscles, pain locations and conditions.
    """

    number: int = Field(ge=1)
    """Its number in the chart."""
    title: Line
    """Where the spot is, in a few plain words."""
    muscles: tuple[SpotMuscle, ...] = Field(min_length=1)
    """The muscles that it lies in."""
    sits: Seat
    """Where it sits."""
    pain: tuple[PainLocation, ...] = Field(min_length=1)
    """Where pain from it may be felt, by its row in the chart."""
    conditions: tuple[Slug, ...] = ()
    """Related conditions, as the chart lists them."""
    links: tuple[Link, ...] = ()
    """Pages of the series about it."""
    guidance: Guidance
    """How to find and press it, and when not to."""


class Chart(Noun):
    """The file `spots.json`: regions, places, conditions, muscles and spots."""

    format: Literal[1]
    """The version of this form."""
    regions: tuple[Region, ...]
    """The parts of the body by which spots can be listed."""
    places: tuple[Place, ...]
    """The places on the body."""
    conditions: tuple[Condition, ...]
    """The named problems."""
    muscles: tuple[Muscle, ...]
    """The muscles and their groups."""
    basics: tuple[BasicsSection, ...] = Field(min_length=1)
    """The guidance that holds for every spot, said once."""
    spots: tuple[Spot, ...] = Field(min_length=1)
    """The Perfect Spots."""

    @cached_property
    def region_by_slug(self) -> Mapping[str, Region]:
        """The regions by their slugs."""
        return {region.slug: region for region in self.regions}

    @cached_property
    def place_by_id(self) -> Mapping[str, Place]:
        """The places by their ids."""
        return {place.id: place for place in self.places}

    @cached_property
    def condition_by_id(self) -> Mapping[str, Condition]:
        """The conditions by their ids."""
        return {condition.id: condition for condition in self.conditions}

    @cached_property
    def muscle_by_id(self) -> Mapping[str, Muscle]:
        """The muscles and groups of muscles by their ids."""
        return {muscle.id: muscle for muscle in self.muscles}

    @cached_property
    def muscle_by_everyday_name(self) -> Mapping[str, str]:
        """The ids of the muscles by their everyday names, in small letters."""
        return {name.casefold(): muscle.id for muscle in self.muscles for name in muscle.everyday}

    @cached_property
    def spot_by_number(self) -> Mapping[int, Spot]:
        """The spots by their numbers."""
        return {spot.number: spot for spot in self.spots}

    @cached_property
    def pain_in_place(self) -> Mapping[str, list[tuple[int, PainLocation]]]:
        """For each place that the chart names: the spots that name it, and how."""
        return _grouped((pain.place, (spot.number, pain)) for spot in self.spots for pain in spot.pain)

    @cached_property
    def sitting_in_place(self) -> Mapping[str, list[int]]:
        """For each place: the spots that sit there."""
        return _grouped((place, spot.number) for spot in self.spots for place in spot.sits.places)

    @cached_property
    def parts_of_place(self) -> Mapping[str, list[str]]:
        """For each place: the places that are directly a part of it."""
        return _grouped((whole, place.id) for place in self.places for whole in place.part_of)

    def wider_places(self, place: str) -> list[str]:
        """Return all places that include a place, near or far."""
        found = self._wider.get(place)
        if found is None:
            wholes = self.place_by_id[place].part_of
            found = list(dict.fromkeys([*wholes, *(wider for whole in wholes for wider in self.wider_places(whole))]))
            self._wider[place] = found
        return found

    @cached_property
    def _wider(self) -> dict[str, list[str]]:
        return {}

    @cached_property
    def place_by_relation(self) -> Mapping[tuple[str, str], str]:
        """The place that a relation and another place lead to: back of the knee."""
        return {
            (relation, other): place.id
            for place in self.places
            for other, relations in place.relative_to.items()
            for relation in relations
        }

    @cached_property
    def spots_with_condition(self) -> Mapping[str, list[int]]:
        """For each condition: the spots that list it."""
        return _grouped((condition, spot.number) for spot in self.spots for condition in spot.conditions)

    @cached_property
    def pain_of_place(self) -> Mapping[str, list[str]]:
        """For each place: the conditions that are just its pain."""
        return _grouped((condition.pain_in, condition.id) for condition in self.conditions if condition.pain_in)

    @cached_property
    def spots_with_muscle(self) -> Mapping[str, list[int]]:
        """For each muscle and each group of muscles: the spots that lie in it."""
        return _grouped(
            (muscle, number)
            for muscle, number in dict.fromkeys(
                (name, spot.number)
                for spot in self.spots
                for used in spot.muscles
                for name in self._with_groups(used.muscle)
            )
        )

    def cited_by(self, spot: Spot) -> list[str]:
        """Return the ids of every source that a spot rests on, each once."""
        notes = [self.condition_by_id[name].note for name in spot.conditions]
        ids = [
            *spot.sources,
            *(name for _, names in spot.guidance.cited() for name in names),
            *(name for note in notes if note is not None for name in note.sources),
        ]
        return list(dict.fromkeys(ids))

    def _with_groups(self, muscle: str) -> list[str]:
        names = [muscle]
        while (group := self.muscle_by_id[names[-1]].part_of) is not None:
            names.append(group)
        return names


def _grouped(pairs: Iterable[tuple[_Key, _Value]]) -> dict[_Key, list[_Value]]:
    groups: defaultdict[_Key, list[_Value]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return dict(groups)
