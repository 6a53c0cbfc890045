"""What `find` says: what was understood, the spots with their reasons, and what to do next; or an honest miss."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfectspots.nearby import covered_regions, narrower, nearest
from perfectspots.screens.alerts import alert_lines, reminder_lines
from perfectspots.screens.lines import (
    INDENT,
    Part,
    blocks,
    command,
    indented,
    item,
    line,
    quoted,
    series,
    standing_lines,
)
from perfectspots.screens.naming import clue_name, row_name, spot_heading

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from perfectspots.model import Answer, Chart, Finding, Match, Place, Query
    from perfectspots.screens.lines import Line

_TIERS = {"likely": "likely", "possible": "also possible"}
_MOST_UNKNOWN = 6
_FIRST_STEPS = 3
"""Steps to find the best spot that are shown at once; `show` has them all."""


def answer_screen(answer: Answer, chart: Chart, picture: Sequence[Line] = ()) -> list[Line]:
    """Return what `find` says of an answer, warnings first, with a picture beside the best spot."""
    if answer.outcome == "withheld":
        return blocks(alert_lines(answer), standing_lines())
    if not answer.matches:
        return blocks(alert_lines(answer), _repairs(answer.query), _miss(answer, chart), standing_lines())
    best, *others = answer.matches
    return blocks(
        alert_lines(answer),
        [*_repairs(answer.query), *_understood(answer.query, chart)],
        _beside(_best(best, chart), picture),
        [_other(match, chart) for match in others],
        reminder_lines(answer),
        _next(best, narrower(answer.query, chart)),
        standing_lines(),
    )


def _repairs(query: Query) -> list[Line]:
    return [line("Read ", quoted(repair.original), " as ", quoted(repair.repaired), ".") for repair in query.repaired]


def _understood(query: Query, chart: Chart) -> list[Line]:
    named = [finding for finding in query.findings if finding.kind != "sign"]
    meant = _names((finding for finding in named if not finding.denied), chart)
    side = f", on the {query.side} side" if query.side in ("left", "right") else ""
    lines = [line(f"Understood: {meant}{side}.")]
    denied = _names((finding for finding in named if finding.denied), chart)
    if denied:
        lines.append(line(f"You say it is not this: {denied}."))
    return lines


def _beside(lines: list[Line], picture: Sequence[Line]) -> list[Line]:
    return [lines[0]._replace(beside=tuple(picture)), *lines[1:]]


def _best(match: Match, chart: Chart) -> list[Line]:
    spot = chart.spot_by_number[match.number]
    lines = [spot_heading(spot, Part(f" - {_TIERS[match.tier]}", "quiet"))]
    for clue in match.because:
        rows = ", ".join(row_name(name, spot, clue, chart) for name in clue.chart)
        lines.append(line("You said ", quoted(clue.phrase), f". In the chart: {rows}.", indent=INDENT, hang=2))
    if spot.guidance.care.first:
        lines.append(line(Part(spot.guidance.care.first, "warning"), indent=INDENT))
    steps = spot.guidance.find.steps[:_FIRST_STEPS]
    return [*lines, indented("To find it:"), *(item(f"{number}.", step) for number, step in enumerate(steps, 1))]


def _other(match: Match, chart: Chart) -> Line:
    spot = chart.spot_by_number[match.number]
    rows = dict.fromkeys(row_name(name, spot, clue, chart) for clue in match.because for name in clue.chart)
    return spot_heading(spot, Part(f" - {_TIERS[match.tier]}", "quiet"), f": {', '.join(rows)}.")


def _next(best: Match, parts: tuple[Place, ...]) -> list[Line]:
    lines = [line("Next: ", command(f"show {best.number}"), " (all the steps, how to press, and when not to)")]
    return [*lines, *_which_part(parts)] if parts else lines


def _miss(answer: Answer, chart: Chart) -> list[Line]:
    if answer.outcome == "not covered":
        return _not_covered(answer.query, chart)
    return [
        *_not_understood(answer.query, chart),
        line("Try the part of the body that hurts, in a few words: ", command("find hip pain")),
        line(f"The chart knows of pain in these parts: {series(region.name for region in covered_regions(chart))}."),
        line("See all spots: ", command("list")),
    ]


def _not_covered(query: Query, chart: Chart) -> list[Line]:
    """Say that no spot covers a part of the body, what is near it, and what to do instead."""
    meant = [finding for finding in query.findings if not finding.denied and finding.kind != "sign"]
    names = dict.fromkeys(clue_name(finding, chart) for finding in meant)
    understood = f"Understood: {series(names)}."
    instead = line("A doctor, a physiotherapist or a pharmacist can look at it, which a chart cannot.")
    if any(finding.claimed_by for finding in meant):
        return [
            line(f"{understood} Your words tell of something else there than an ache, and no spot covers that."),
            instead,
        ]
    parts = narrower(query, chart)
    if parts:
        return [line(f"{understood} That is too wide for one spot."), *_which_part(parts)]
    lines = [line(f"{understood} None of the {len(chart.spots)} spots covers {'it' if len(names) == 1 else 'them'}.")]
    near = nearest(query, chart)
    if near:
        places = series(f"{place.name} ({_spot_numbers(spots)})" for place, spots in near)
        lines.append(line(f"Nearest in the chart: {places}."))
        lines.append(line("If it hurts there too: ", command(f"find {near[0].place.name}")))
    return [*lines, instead]


def _which_part(parts: tuple[Place, ...]) -> list[Line]:
    names = series((part.name for part in parts), last="or")
    return [line(f"Which part of it hurts: {names}? For example: ", command(f"find {parts[0].name}"))]


def _spot_numbers(numbers: tuple[int, ...]) -> str:
    return f"spot {numbers[0]}" if len(numbers) == 1 else f"spots {series(str(number) for number in numbers)}"


def _not_understood(query: Query, chart: Chart) -> list[Line]:
    if query.findings:
        names = _names(query.findings, chart)
        if all(finding.denied for finding in query.findings):
            return [line(f"You say it is not this: {names}. No other place or condition was understood.")]
        return [line(f"You named this: {names}. It was not understood as a pain.")]
    lines = [line("No place or condition was understood.")]
    if query.unknown:
        lines.append(line(f"Not understood: {series(quoted(word).text for word in query.unknown[:_MOST_UNKNOWN])}."))
    return lines


def _names(findings: Iterable[Finding], chart: Chart) -> str:
    names = dict.fromkeys(clue_name(finding, chart) for finding in findings)
    return series(names) if names else ""
