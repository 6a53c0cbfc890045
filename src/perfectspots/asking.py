"""The one use case: a text becomes an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfectspots import matching, query
from perfectspots.catalogue import Catalogue, load
from perfectspots.model import Answer

if TYPE_CHECKING:
    from perfectspots.model import Outcome


def ask(text: str, catalogue: Catalogue | None = None) -> Answer:
    """Say which spots the chart links to a pain.

    The same text and catalogue always give the same answer: nothing is read from the clock, the environment or the
    network, and nothing is kept.

    Args:
        text: The pain in the person's own words; any text at all.
        catalogue: What the answer is looked up in; the packaged catalogue if left out, read on first use.

    Raises:
        CatalogueError: The packaged catalogue is broken.
    """
    shelf = catalogue or load()
    read = query.read(text, shelf.vocabulary, shelf.chart)
    matches = matching.rank(read, shelf.chart)
    outcome: Outcome = "found" if matches else "not covered" if query.names_body(read) else "not understood"
    return Answer(query=read, outcome=outcome, matches=matches)
