"""What `show` says: all about a spot, in the order in which a person needs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfectspots.screens.lines import (
    EMPTY,
    INDENT,
    Part,
    command,
    indented,
    item,
    line,
    listed,
    named,
    section,
    standing_lines,
)
from perfectspots.screens.naming import pain_name, spot_heading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from perfectspots.model import Chart, Neighbour, Pressing, Spot
    from perfectspots.screens.lines import Line


def cards_screen(
    spots: Sequence[Spot], chart: Chart, *, basics: bool = False, pictures: Mapping[int, Sequence[Line]] | None = None
) -> list[Line]:
    """Return the guidance that holds for every spot if it was asked for, and each spot's card beside its picture."""
    lines: list[Line] = []
    if basics:
        lines += [line(Part("The basics of pressing a spot", "title"))]
        for part in chart.basics:
            lines += section(part.title, (item("-", text) for text in part.lines))
        lines.append(EMPTY)
    for spot in spots:
        heading, *card = _card(spot, chart)
        lines += [heading._replace(beside=tuple((pictures or {}).get(spot.number, ()))), *card, EMPTY]
    return [*lines, *standing_lines()]


def _card(spot: Spot, chart: Chart) -> list[Line]:
    guidance = spot.guidance
    care = guidance.care
    lines = [spot_heading(spot), indented(guidance.summary)]
    if care.first:
        lines += [EMPTY, line(Part(care.first, "warning"), indent=INDENT)]
    lines += section("What it is", [indented(guidance.anatomy.text), *_facts(spot, chart)])
    steps = [*guidance.find.steps, f"Check: {guidance.find.check}"]
    lines += section("Find it", (item(f"{number}.", step) for number, step in enumerate(steps, 1)))
    lines += section("Press it", _pressing(guidance.press))
    feels = guidance.feels
    lines += section(
        "What it feels like",
        [named("Good", feels.good), named("Echo", feels.echo), named("Not right", feels.unwelcome)],
    )
    cautions = (item("-", caution) for caution in care.cautions)
    lines += section("Take care", [*cautions, item("-", care.ask_first)])
    lines += section("When to stop", [indented(f"Stop if {care.stop_if}")])
    lines += section("What feeds it", [indented(guidance.feeds.causes), indented(guidance.feeds.advice)])
    lines += section("Often mistaken for", [indented(guidance.mistaken_for.text)])
    lines += section("If it is not this, try", (_neighbour(near, chart) for near in guidance.neighbours))
    lines += section("How sure are we", [indented(guidance.evidence.text)])
    return [*lines, EMPTY, *_further(spot, chart)]


def _pressing(press: Pressing) -> list[Line]:
    lines = [named("How hard", press.pressure), named("How long", press.time)]
    for technique in press.techniques:
        tools = ", or ".join(technique.tools)
        lines.append(named(f"{technique.name}, with {tools}", " ".join((technique.position, *technique.steps))))
    return lines


def _neighbour(neighbour: Neighbour, chart: Chart) -> Line:
    title = chart.spot_by_number[neighbour.spot].title
    return line(command(f"show {neighbour.spot}"), f" - {title}: if {neighbour.when}.", indent=INDENT, hang=2)


def _facts(spot: Spot, chart: Chart) -> list[Line]:
    conditions = [chart.condition_by_id[name] for name in spot.conditions]
    lines = [
        named("Muscles", listed(_muscle(used.muscle, used.at, chart) for used in spot.muscles)),
        named("Pain in", listed(pain_name(pain, chart) for pain in spot.pain)),
    ]
    if conditions:
        lines.append(named("Related", listed(condition.name for condition in conditions)))
    lines += [
        named(f"About {condition.name}", condition.note.text) for condition in conditions if condition.note is not None
    ]
    return lines


def _muscle(muscle: str, at: str | None, chart: Chart) -> str:
    name = chart.muscle_by_id[muscle].name
    return f"{name} {at}" if at else name


def _further(spot: Spot, chart: Chart) -> list[Line]:
    """Say where to read on: the basics, the series, the sources."""
    lines = [line("The basics, for every spot: ", command("show basics"), indent=INDENT, hang=2)]
    lines += [line(f"The series: {link.title}, {link.url}", indent=INDENT, hang=2) for link in spot.links]
    sources = f"Sources (in full with --json): {', '.join(chart.cited_by(spot))}."
    return [*lines, line(Part(sources, "quiet"), indent=INDENT, hang=2)]
