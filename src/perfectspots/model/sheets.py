"""The nouns of what is told of a spot, complete in itself."""

from __future__ import annotations

from typing import Literal

from perfectspots.model.base import Emphasis, Extent, Line, Note, Noun, Slug
from perfectspots.model.chart import Link
from perfectspots.model.guidance import BasicsSection, Guidance
from perfectspots.model.sources import Source


class SheetName(Noun):
    """Something in the chart by its id and its name."""

    id: Slug
    name: Line


class SheetCondition(SheetName):
    """A related condition."""

    plain: Line | None
    note: Note | None


class SheetMuscle(SheetName):
    """A muscle that a spot lies in."""

    at: Line | None
    """Where along the muscle, if it is long."""


class SheetPain(SheetName):
    """A place where pain from a spot may be felt."""

    emphasis: Emphasis | None
    extent: Extent | None


class SpotSheet(Noun):
    """All that is known of a spot, complete in itself."""

    number: int
    title: Line
    muscles: tuple[SheetMuscle, ...]
    regions: tuple[Slug, ...]
    """The regions that the spot sits in."""
    pain: tuple[SheetPain, ...]
    conditions: tuple[SheetCondition, ...]
    links: tuple[Link, ...]
    guidance: Guidance
    sources: tuple[Source, ...]
    """Every source that the sheet rests on."""


class SpotSheets(Noun):
    """What `show --json` and `list --json` print."""

    format: Literal[1] = 1
    basics: tuple[BasicsSection, ...] = ()
    """The guidance that holds for every spot, where it was asked for."""
    spots: tuple[SpotSheet, ...]
