"""What `find` says of warnings: the level in words, the person's own words, one thing to do, and why."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from perfectspots.screens.lines import EMPTY, Part, command, line, printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from perfectspots.model import Alert, Answer, RedFlags, Source
    from perfectspots.screens.lines import Line, Role

WIDTH = 78
"""Columns of a warning, so that it is read at a glance wherever it is shown."""
_HEADINGS = {
    "emergency": "STOP - POSSIBLE EMERGENCY",
    "today": "GET CHECKED TODAY",
    "soon": "GET CHECKED SOON",
    "care": "TAKE CARE",
}
_MOST_QUOTED = 60
_MOST_CARE = 3
"""Cautions that are shown; more of them would be read by nobody."""
_SELF_HARM = "self-harm"
"""The rule beside which nothing else is said."""


def alert_lines(answer: Answer) -> list[Line]:
    """Return what must be read before anything else: one warning in full, another by name, and the cautions."""
    pressing = [alert for alert in answer.alerts if alert.level != "care"]
    lines = list(_warning(pressing, answer)) if pressing else []
    return lines if answer.outcome == "withheld" else [*lines, *_cautions(answer.alerts)]


def reminder_lines(answer: Answer) -> list[Line]:
    """Return the first warning once more, in a line, for below the spots: people scroll."""
    if not answer.alerts or not answer.matches:
        return []
    first = answer.alerts[0]
    return _wrapped(f"{_HEADINGS[first.level]}: {first.do}", "warning")


def reason_lines(answer: Answer, flags: RedFlags, sources: Mapping[str, Source]) -> list[Line]:
    """Return, below an empty line, which rules were raised, by which words, and what the rules rest on."""
    rules = {rule.id: rule for rule in flags.rules}
    lines = [EMPTY]
    for alert in answer.alerts:
        words = ", ".join(f'"{printable(phrase)}"' for phrase in alert.because)
        lines.append(line(Part(f"{rules[alert.rule].name} ({alert.level}, rule {alert.rule})", "heading")))
        lines.append(line(f"Your words: {words}.", indent=4, hang=2))
        lines.append(line(f"Why: {alert.why}", indent=4, hang=2))
        lines += [line(f"Source: {sources[name].name}.", indent=4, hang=2) for name in alert.sources]
    return lines if answer.alerts else [EMPTY, line("These words raise no warning.")]


def _warning(alerts: Sequence[Alert], answer: Answer) -> Iterator[Line]:
    first, *others = alerts
    role: Role = "danger" if first.level == "emergency" else "warning"
    if first.rule == _SELF_HARM:
        yield from (*_wrapped(first.why, role), *_wrapped(first.do, role))
        return
    yield line(Part(_HEADINGS[first.level], role))
    yield from _wrapped(f"You wrote: {_quotes(first, answer.query.text)}")
    yield from _wrapped(first.do, role)
    why = f"Why: {first.why}"
    yield from _wrapped(f"{first.avoid} {why}" if first.avoid else why)
    if others:
        more = len(others) - 1
        yield line(f"Also: {others[0].name}." + (f" And {more} more." if more else ""))
    if first.level == "emergency":
        yield line("No massage spots are shown for this.")
    elif answer.withheld:
        numbers = " ".join(str(number) for number in answer.withheld)
        yield line("Once you have been checked: ", command(f"show {numbers}"))


def _quotes(alert: Alert, text: str) -> str:
    """Return the whole text if it is short, or the words in it that raised a warning, as many as fit in a line."""
    whole = " ".join(printable(text).split())
    if len(whole) <= _MOST_QUOTED:
        return f'"{whole}"'
    said = ""
    for phrase in alert.because:
        more = f'{said}{", " if said else ""}"{printable(phrase)}"'
        if said and len(more) > _MOST_QUOTED:
            break
        said = more
    return said if len(said) <= _MOST_QUOTED else f'{said[: _MOST_QUOTED - 4]}..."'


def _cautions(alerts: Sequence[Alert]) -> Iterator[Line]:
    cautions = [alert for alert in alerts if alert.level == "care"]
    for alert in cautions[:_MOST_CARE]:
        yield from _wrapped(f"TAKE CARE - {alert.name}: {alert.do}", "warning")


def _wrapped(text: str, role: Role = "text") -> list[Line]:
    return [line(Part(row, role)) for row in wrap(text, WIDTH)]
