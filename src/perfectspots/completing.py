"""What a shell may offer for a half-typed word: the names in the catalogue.

A shell asks while a person types, so the files are only read here, and neither checked nor indexed.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from perfectspots.files import SPOTS_FILE, packaged
from perfectspots.names import BASICS, title_slug

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator

Offer = tuple[str, str]
"""A word to type and what it means."""


def regions(own: str | os.PathLike[str] | None = None) -> list[Offer]:
    """Return the regions, by their slugs.

    Args:
        own: The path of a file of a person's own; one that is broken offers nothing.
    """
    return [(entry["slug"], entry["name"]) for entry in _entries("regions", own)]


def conditions(own: str | os.PathLike[str] | None = None) -> list[Offer]:
    """Return the conditions that some spot lists, by their ids; `own` as for the regions."""
    listed = {name for spot in _entries("spots", own) for name in spot["conditions"]}
    return [(entry["id"], entry["name"]) for entry in _entries("conditions", own) if entry["id"] in listed]


def muscles(own: str | os.PathLike[str] | None = None) -> list[Offer]:
    """Return the muscles, and groups of muscles, that some spot lies in, by their ids; `own` as for the regions."""
    table = {entry["id"]: entry for entry in _entries("muscles", own)}
    used: set[str] = set()
    for spot in _entries("spots", own):
        for muscle in spot["muscles"]:
            name = muscle["muscle"]
            while name in table and name not in used:
                used.add(name)
                name = table[name].get("part_of", "")
    return [(name, entry["name"]) for name, entry in table.items() if name in used]


def spots(own: str | os.PathLike[str] | None = None) -> list[Offer]:
    """Return all that `show` takes: numbers, titles, muscles and the basics; `own` as for the regions."""
    entries = list(_entries("spots", own))
    return [
        *((str(entry["number"]), entry["title"]) for entry in entries),
        *((title_slug(entry["title"]), f"spot {entry['number']}") for entry in entries),
        *muscles(own),
        (BASICS, "what holds for every spot"),
    ]


def pains(own: str | os.PathLike[str] | None = None) -> list[Offer]:
    """Return the places and conditions that `find` understands, by their ids; `own` as for the regions."""
    return [(entry["id"], entry["name"]) for table in ("places", "conditions") for entry in _entries(table, own)]


def _entries(table: str, own: str | os.PathLike[str] | None) -> Iterable[dict[str, Any]]:
    """Return the entries of a table, those of a person's own in the place of those that they replace."""
    found: dict[Any, dict[str, Any]] = {}
    for document in _documents(own):
        for entry in document.get(table, ()):
            found[entry.get("number") or entry.get("id") or entry.get("slug")] = entry
    return found.values()


def _documents(own: str | os.PathLike[str] | None) -> Iterator[dict[str, Any]]:
    yield json.loads(packaged(SPOTS_FILE))
    if own is not None:
        yield json.loads(Path(own).read_bytes())
