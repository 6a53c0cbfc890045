"""The one use case: a text becomes an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfectspots import matching, query, safety
from perfectspots.catalogue import load
from perfectspots.errors import MOST_CHARACTERS, UsageError
from perfectspots.model import Answer

if TYPE_CHECKING:
    from perfectspots.model import Alert, Outcome, Query
    from perfectspots.shelf import Catalogue


def ask(text: str, catalogue: Catalogue | None = None) -> Answer:
    """Say whether a pain sounds dangerous, and which spots the chart links to it.

    The same text and catalogue always give the same answer: nothing is read from the clock, the environment or the
    network, and nothing is kept.

    Args:
        text: The pain in the person's own words; any text of at most `errors.MOST_CHARACTERS`.
        catalogue: What the answer is looked up in; the packaged catalogue if left out, read on first use.

    Returns:
        What was understood, warnings first, and at most five spots, best first; a grave warning holds the spots back.
        Spots are linked to pain by the chart of the Perfect Spots, warnings by the sources that each of them names.

    Raises:
        UsageError: The text is longer than that.
        CatalogueError: The packaged catalogue is broken; it is not raised if a catalogue is given.
    """
    if len(text) > MOST_CHARACTERS:
        message = f"The text is too long: at most {MOST_CHARACTERS} characters can be read. Leave something out."
        raise UsageError(message)
    catalogue = catalogue or load()
    understood, alerts = _understood(text, catalogue)
    if catalogue.has_own:  # no file of a person's own can switch a warning off
        _, built_in = _understood(text, load())
        alerts = safety.joined(alerts, built_in)
    matches = matching.rank(understood, catalogue.chart)
    if any(alert.level in safety.WITHHOLDING for alert in alerts):
        withheld = tuple(match.number for match in matches)
        return Answer(query=understood, outcome="withheld", alerts=alerts, withheld=withheld)
    outcome: Outcome = "found" if matches else "not covered" if query.names_body(understood) else "not understood"
    return Answer(query=understood, outcome=outcome, alerts=alerts, matches=matches)


def _understood(text: str, catalogue: Catalogue) -> tuple[Query, tuple[Alert, ...]]:
    """Return what a catalogue understands of a text, and the warnings that this raises."""
    understood = query.read(text, catalogue)
    return understood, safety.check(understood, catalogue.alarms.red_flags, catalogue.chart)
