"""Say where it hurts, and see which of the 14 Perfect Spots the chart links to it.

>>> from perfectspots import ask
>>> ask("pain right under my bum when I drive").matches[0].number
6
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from perfectspots.asking import ask as ask
    from perfectspots.catalogue import load as load
    from perfectspots.errors import CatalogueError as CatalogueError
    from perfectspots.errors import PerfectSpotsError as PerfectSpotsError
    from perfectspots.model import Answer as Answer
    from perfectspots.shelf import Catalogue as Catalogue

__version__ = "0.1.0"
__all__ = ["Answer", "Catalogue", "CatalogueError", "PerfectSpotsError", "__version__", "ask", "load"]

_HOMES = {
    "Answer": "perfectspots.model",
    "Catalogue": "perfectspots.shelf",
    "CatalogueError": "perfectspots.errors",
    "PerfectSpotsError": "perfectspots.errors",
    "ask": "perfectspots.asking",
    "load": "perfectspots.catalogue",
}


def __getattr__(name: str) -> object:
    """Import a public name on first use, so that the command line can answer `--version` at once."""
    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    from importlib import import_module  # noqa: PLC0415  # the same reason

    return getattr(import_module(_HOMES[name]), name)
