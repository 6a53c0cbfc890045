"""The nouns of what is told of a spot, complete in itself."""

from typing import Literal

from perfectspots.model.base import Emphasis, Extent, Line, Note, Noun, Slug
from perfectspots.model.chart import Link
from perfectspots.model.guidance import BasicsSection, Guidance
from perfectspots.model.sources import Source


class SheetName(Noun):
    """Something in the chart by its id and its name."""

    id: Slug
    """The name by which the files refer to it."""
    name: Line
    """The name to read."""


class SheetCondition(SheetName):
    """A related condition."""

    plain: Line | None
    """What the name means, in a few plain words."""
    note: Note | None
    """What to know where the name alone can mislead."""


class SheetMuscle(SheetName):
    """A muscle that a spot lies in."""

    at: Line | None
    """Where along the muscle, if it is long."""


class SheetPain(SheetName):
    """A place where pain from a spot may be felt."""

    emphasis: Emphasis | None
    """The chart's own emphasis on this place."""
    extent: Extent | None
    """How much of the place the chart names: `anywhere` in the low back."""


class SpotSheet(Noun):
    """All that is known of a spot, complete in itself."""

    number: int
    """Its number in the chart."""
    title: Line
    """Where the spot is, in a few plain words."""
    muscles: tuple[SheetMuscle, ...]
    """The muscles that it lies in."""
    regions: tuple[Slug, ...]
    """The regions that the spot sits in."""
    pain: tuple[SheetPain, ...]
    """Where pain from it may be felt."""
    conditions: tuple[SheetCondition, ...]
    """Related conditions, as the chart lists them."""
    links: tuple[Link, ...]
    """Pages of the series about it."""
    guidance: Guidance
    """How to find and press it, and when not to."""
    sources: tuple[Source, ...]
    """Every source that the sheet rests on."""


class SpotSheets(Noun):
    """What `show --json` and `list --json` print."""

    format: Literal[1] = 1
    """The version of this form."""
    basics: tuple[BasicsSection, ...] = ()
    """The guidance that holds for every spot, where it was asked for."""
    spots: tuple[SpotSheet, ...]
    """The spots that were asked for."""
