"""The nouns of the references."""

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Literal

from pydantic import StringConstraints

from perfectspots.model.base import Line, Noun, Slug


class Source(Noun):
    """Something that the catalogue rests on."""

    id: Slug
    """The name by which the files cite it."""
    kind: Literal["series", "how-to", "anatomy", "study", "guideline", "harm", "health service", "general"]
    """What it is."""
    name: Line
    """Who and what, as far as it is known."""
    found_at: tuple[Line, ...] = ()
    """Where it was read, without the leading `https://`."""
    doi: Annotated[str, StringConstraints(pattern=r"^10\.\d{4,9}/\S+$")] | None = None
    """Its digital object identifier, without `https://doi.org/`."""
    pmid: Annotated[str, StringConstraints(pattern=r"^\d{6,9}$")] | None = None
    """The number of the paper in PubMed."""
    read: Literal["whole", "opening", "excerpt", "abstract"] | None = None
    """How much of it was read."""
    used_for: Line
    """What was taken from it."""


class Sources(Noun):
    """The file `sources.json`: every reference that the other files cite."""

    format: Literal[1]
    """The version of this form."""
    sources: tuple[Source, ...]
    """Every reference."""

    @cached_property
    def by_id(self) -> Mapping[str, Source]:
        """The sources by their ids."""
        return {source.id: source for source in self.sources}
