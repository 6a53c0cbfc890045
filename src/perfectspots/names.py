"""Names on a command line: the program's own, and those by which spots are called."""

from __future__ import annotations

PROGRAM = "perfectspots"
BASICS = "basics"
"""The name by which the guidance that holds for every spot is shown."""
_ARTICLE = "the "


def title_slug(title: str) -> str:
    """Return a title as one word that no shell takes apart: `top-of-the-buttock`."""
    letters = "".join(letter if letter.isalnum() else " " for letter in title.casefold().removeprefix(_ARTICLE))
    return "-".join(letters.split())
