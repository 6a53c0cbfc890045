"""The nouns of a catalogue of one's own, and of what is wrong with it."""

from typing import Literal

from pydantic import Field

from perfectspots.model.base import Noun
from perfectspots.model.chart import Condition, Muscle, Place, Region, Spot
from perfectspots.model.phrases import OwnWords
from perfectspots.model.sources import Source


class OwnCatalogue(Noun):
    """A file of a person's own: it adds to the built-in catalogue, or replaces parts of it by number, id or slug."""

    schema_address: str | None = Field(default=None, alias="$schema")
    """Where an editor finds the schema of this file; the program passes over it."""
    format: Literal[1]
    """The version of this form."""
    regions: tuple[Region, ...] = ()
    """Regions, which replace those of the same slug."""
    places: tuple[Place, ...] = ()
    """Places, which replace those of the same id."""
    conditions: tuple[Condition, ...] = ()
    """Conditions, which replace those of the same id."""
    muscles: tuple[Muscle, ...] = ()
    """Muscles and groups of muscles, which replace those of the same id."""
    spots: tuple[Spot, ...] = ()
    """Spots, which replace those of the same number."""
    words: OwnWords = OwnWords()
    """Phrases are added to those that are built in, and replace none."""
    sources: tuple[Source, ...] = ()
    """Sources, which replace those of the same id."""


class FoundFault(Noun):
    """A defect in a data file."""

    file: str
    """The name of the file."""
    entry: str
    """The entry as a person would look for it, such as `spot 6`; empty for the file as a whole."""
    field: str
    """The path of the field inside the entry, such as `pain[2].place`; empty for the entry as a whole."""
    problem: str
    """What is wrong."""
    mend: str
    """What to do about it."""


class Check(Noun):
    """What `check --json` prints."""

    format: Literal[1] = 1
    """The version of this form."""
    file: str
    """The name of the file that was checked."""
    built_in: str | None = None
    """The built-in data file that it has the form of, and was checked as; otherwise it is a file of one's own."""
    added: tuple[int, ...] = ()
    """The numbers of the spots that the file adds."""
    replaced: tuple[int, ...] = ()
    """The numbers of the built-in spots that the file replaces."""
    takes_over: tuple[str, ...] = ()
    """The built-in phrases that mean something else by the file."""
    faults: tuple[FoundFault, ...] = ()
    """Everything that is wrong; with a fault, nothing is added or replaced."""
