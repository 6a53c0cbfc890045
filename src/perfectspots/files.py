"""The packaged data files, and how they are read."""

from __future__ import annotations

import pkgutil

from perfectspots.errors import CatalogueError, Fault

SPOTS_FILE = "spots.json"
WORDS_FILE = "words.json"
SOURCES_FILE = "sources.json"
SIGNS_FILE = "signs.json"
RED_FLAGS_FILE = "red_flags.json"
WEIGHTS_FILE = "weights.json"
FIGURE_FILE = "figure.json"
ORDINARY_WORDS_FILE = "ordinary-words.txt"
TABLES = (SPOTS_FILE, WORDS_FILE, SOURCES_FILE, SIGNS_FILE, RED_FLAGS_FILE, WEIGHTS_FILE)
"""The files that a catalogue is made of; the list of ordinary words is read only to repair a spelling, the
drawn body only for a picture."""
FILES = (*TABLES, ORDINARY_WORDS_FILE)


def packaged(name: str) -> bytes:
    """Read a data file through the package's loader, which also works from inside a zip file.

    Raises:
        CatalogueError: The installation lacks the file.
    """
    content = packaged_if_any(name)
    if content is None:
        raise CatalogueError([Fault(name, "", "", "cannot be read from where perfectspots is installed")])
    return content


def packaged_if_any(name: str) -> bytes | None:
    """Read a file from beside the data files, or return None if the installation lacks it."""
    try:
        return pkgutil.get_data("perfectspots.data", name)
    except OSError:
        return None
