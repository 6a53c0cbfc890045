"""What `check` finds out about a file: one of a person's own, or one with the form of a built-in data file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from perfectspots.atlas import build_body
from perfectspots.building import build, packaged_files, read_own
from perfectspots.catalogue import load
from perfectspots.errors import CatalogueError
from perfectspots.files import (
    FIGURE_FILE,
    RED_FLAGS_FILE,
    SIGNS_FILE,
    SOURCES_FILE,
    SPOTS_FILE,
    WEIGHTS_FILE,
    WORDS_FILE,
)
from perfectspots.geometry import Body
from perfectspots.model import (
    Chart,
    Check,
    FoundFault,
    Likeness,
    OwnCatalogue,
    RedFlags,
    Sources,
    WarningSigns,
    Words,
)

if TYPE_CHECKING:
    import os

    from perfectspots.building import Own
    from perfectspots.model import Noun

_BUILT_IN: dict[str, type[Noun]] = {
    SPOTS_FILE: Chart,
    WORDS_FILE: Words,
    SIGNS_FILE: WarningSigns,
    RED_FLAGS_FILE: RedFlags,
    WEIGHTS_FILE: Likeness,
    FIGURE_FILE: Body,
    SOURCES_FILE: Sources,
}
_ENOUGH = 2 / 3
"""The share of fields in common, of all that stand in a file or belong there, by which it is recognised."""


def check(path: str | os.PathLike[str]) -> Check:
    """Return what a file of a person's own adds to the built-in catalogue, and everything that is wrong with it.

    A file with the form of a built-in data file is checked as if it stood in the place of that one.

    Raises:
        UsageError: The file cannot be read.
    """
    own = read_own(path)
    built_in = _built_in_form(own.content)
    try:
        if built_in is None:
            return _check_own(own)
        _check_built_in(built_in, own.content)
    except CatalogueError as error:
        faults = tuple(FoundFault(**fault._asdict()) for fault in error.faults)
        return Check(file=own.name, built_in=built_in, faults=faults)
    return Check(file=own.name, built_in=built_in)


def _check_own(own: Own) -> Check:
    catalogue = build(packaged_files(), own)
    numbers = {spot.number for spot in OwnCatalogue.model_validate_json(own.content).spots}
    packaged_numbers = set(load().chart.spot_by_number)
    return Check(
        file=own.name,
        added=tuple(sorted(numbers - packaged_numbers)),
        replaced=tuple(sorted(numbers & packaged_numbers)),
        takes_over=tuple(catalogue.vocabulary.taken_over),
    )


def _check_built_in(name: str, content: bytes) -> None:
    """Raise a `CatalogueError` if a built-in data file cannot have this content."""
    if name == FIGURE_FILE:
        build_body(content, load().chart)
    else:
        build(packaged_files() | {name: content}).read_alarms()


def _built_in_form(content: bytes) -> str | None:
    """Return the built-in data file that a file is meant to be, by its fields, or None for a file of one's own."""
    try:
        document = json.loads(content)
    except (ValueError, RecursionError):
        return None
    given = set(document) if isinstance(document, dict) else set()
    own = set(OwnCatalogue.model_fields)
    likeness = {
        name: len(given & fields) / len(given | fields)
        for name, fields in ((name, set(noun.model_fields)) for name, noun in _BUILT_IN.items())
        if given & fields - own or given == fields  # sources alone would be of no use in a file of one's own
    }
    best = max(likeness, key=likeness.__getitem__, default=None)
    return best if best is not None and likeness[best] >= _ENOUGH else None
