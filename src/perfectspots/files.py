"""The packaged data files, and how they are read."""

from __future__ import annotations

import pkgutil

from perfectspots.errors import CatalogueError, Fault

SPOTS_FILE = "spots.json"
WORDS_FILE = "words.json"
SOURCES_FILE = "sources.json"
ORDINARY_WORDS_FILE = "ordinary-words.txt"
FILES = (SPOTS_FILE, WORDS_FILE, SOURCES_FILE, ORDINARY_WORDS_FILE)


def packaged(name: str) -> bytes:
    """Read a data file through the package's loader, which also works from inside a zip file.

    Raises:
        CatalogueError: The installation lacks the file.
    """
    try:
        content = pkgutil.get_data("perfectspots.data", name)
    except OSError:
        content = None
    if content is None:
        raise CatalogueError([Fault(name, "", "", "cannot be read from where perfectspots is installed")])
    return content
