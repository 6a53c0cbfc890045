"""What to say: an answer, a spot or a list becomes lines of words with roles. No colours, no printing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from perfectspots.model import Answer, Chart, Clue, Match, Muscle, Neighbour, PainLocation, Pressing, Spot

Role = Literal["text", "title", "heading", "strong", "warning", "quote", "command", "quiet"]

STANDING_LINES = (
    "This looks words up in a chart. It is not a diagnosis, and it can miss serious illness.",
    (
        "Severe, sudden or getting worse? See a doctor. "
        "In an emergency call your local emergency number (for example 112, 911, 999)."
    ),
)
_TIERS = {"likely": "likely", "possible": "also possible"}
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]+")
_MOST_UNKNOWN = 6
_LONGEST_QUOTE = 60
_INDENT = 4


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of text and the role it plays."""

    text: str
    role: Role = "text"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a screen, which the terminal may wrap."""

    parts: tuple[Part, ...] = ()
    indent: int = 0
    """Columns in front of the line."""
    hang: int = 0
    """Further columns in front of the lines that it wraps on to."""

    def __str__(self) -> str:
        return " " * self.indent + "".join(part.text for part in self.parts)


_EMPTY = Line()


def answer_screen(answer: Answer, chart: Chart) -> list[Line]:
    """Return what `find` says: how the words were read, the spots with their reasons, and what to do next."""
    lines = [
        _line(Part("Read "), _quote(repair.original), Part(" as "), _quote(repair.repaired), Part("."))
        for repair in answer.query.repaired
    ]
    if lines:
        lines.append(_EMPTY)
    for match in answer.matches:
        lines += _match_lines(match, chart)
        lines.append(_EMPTY)
    if answer.matches:
        best = answer.matches[0].number
        lines.append(_line(Part("Next: "), Part(f"perfectspots show {best}", "command")))
    else:
        lines += _miss_lines(answer, chart)
    return [*lines, _EMPTY, *_standing_lines()]


def cards_screen(spots: Sequence[Spot], chart: Chart, *, basics: bool = False) -> list[Line]:
    """Return what `show` says: the guidance that holds for every spot if it was asked for, and each spot's card."""
    lines: list[Line] = []
    if basics:
        lines += [_line(Part("The basics of pressing a spot", "title"))]
        for section in chart.basics:
            lines += _section(section.title, (_item("-", line) for line in section.lines))
        lines.append(_EMPTY)
    for spot in spots:
        lines += [*_card(spot, chart), _EMPTY]
    return [*lines, *_standing_lines()]


def list_screen(spots: Sequence[Spot], chart: Chart) -> list[Line]:
    """Return what `list` says: a heading and a line of pain for each spot."""
    lines: list[Line] = []
    for spot in spots:
        pain = f"Pain in: {_listed(_pain(pain, chart) for pain in spot.pain)}"
        lines += [_heading(spot), _text(pain)]
    best = spots[0].number
    return [*lines, _EMPTY, _line(Part("Next: "), Part(f"perfectspots show {best}", "command"))]


def empty_list_screen() -> list[Line]:
    """Return what `list` says where no spot fits."""
    return [
        _line(Part("None of the spots in the chart fits all of that.")),
        _line(Part("See them all: "), Part("perfectspots list", "command")),
    ]


def as_text(lines: Iterable[Line]) -> str:
    """Return the lines as plain text, unwrapped, for pipes, files and readers that speak."""
    return "".join(f"{line}\n" for line in lines)


def printable(text: str) -> str:
    """Return a text without control characters and marks of direction, which could deceive a terminal."""
    return _UNSEEN.sub(" ", text)


def _match_lines(match: Match, chart: Chart) -> list[Line]:
    spot = chart.spot_by_number[match.number]
    lines = [_heading(spot, Part(f" - {_TIERS[match.tier]}", "quiet"))]
    for clue in match.because:
        rows = ", ".join(_row(name, spot, clue, chart) for name in clue.chart)
        lines.append(
            _line(Part("You said "), _quote(clue.phrase), Part(f". In the chart: {rows}."), indent=_INDENT, hang=2)
        )
    return lines


def _miss_lines(answer: Answer, chart: Chart) -> list[Line]:
    if answer.outcome == "not covered":
        names = _series(dict.fromkeys(_name(finding, chart) for finding in answer.query.findings if not finding.denied))
        lines = [_line(Part(f"Understood: {names}. None of the {len(chart.spots)} spots covers it."))]
    elif answer.query.findings:
        names = _series(dict.fromkeys(_name(finding, chart) for finding in answer.query.findings))
        if all(finding.denied for finding in answer.query.findings):
            lines = [_line(Part(f"You say it is not this: {names}. No other place or condition was understood."))]
        else:
            lines = [_line(Part(f"You named this: {names}. It was not understood as a pain."))]
    else:
        lines = [_line(Part("No place or condition was understood."))]
        unknown = answer.query.unknown[:_MOST_UNKNOWN]
        if unknown:
            quotes = _series(_quote(word).text for word in unknown)
            lines.append(_line(Part(f"Not understood: {quotes}.")))
    return [
        *lines,
        _line(
            Part("Try the part of the body that hurts, in a few words: "), Part("perfectspots find hip pain", "command")
        ),
        _line(Part("See all spots: "), Part("perfectspots list", "command")),
    ]


def _heading(spot: Spot, *more: Part) -> Line:
    return _line(Part(f"{spot.number:>2}  {spot.title}", "title"), *more, hang=4)


def _card(spot: Spot, chart: Chart) -> list[Line]:
    """Lay out all about a spot, in the order in which a person needs it."""
    guidance = spot.guidance
    care = guidance.care
    lines = [_heading(spot), _text(guidance.summary)]
    if care.first:
        lines += [_EMPTY, _line(Part(care.first, "warning"), indent=_INDENT)]
    lines += _section("What it is", [_text(guidance.anatomy.text), *_facts(spot, chart)])
    steps = [*guidance.find.steps, f"Check: {guidance.find.check}"]
    lines += _section("Find it", (_item(f"{number}.", step) for number, step in enumerate(steps, 1)))
    lines += _section("Press it", _pressing(guidance.press))
    feels = guidance.feels
    lines += _section(
        "What it feels like",
        [_named("Good", feels.good), _named("Echo", feels.echo), _named("Not right", feels.unwelcome)],
    )
    cautions = (_item("-", caution) for caution in care.cautions)
    lines += _section("Take care", [*cautions, _item("-", care.ask_first)])
    lines += _section("When to stop", [_text(f"Stop if {care.stop_if}")])
    lines += _section("What feeds it", [_text(guidance.feeds.causes), _text(guidance.feeds.advice)])
    lines += _section("Often mistaken for", [_text(guidance.mistaken_for.text)])
    lines += _section("If it is not this, try", (_neighbour(near, chart) for near in guidance.neighbours))
    lines += _section("How sure are we", [_text(guidance.evidence.text)])
    return [*lines, _EMPTY, *_further(spot, chart)]


def _section(title: str, lines: Iterable[Line]) -> list[Line]:
    return [_EMPTY, _line(Part(title, "heading"), indent=_INDENT), *lines]


def _text(text: str) -> Line:
    return _line(Part(text), indent=_INDENT)


def _item(mark: str, text: str) -> Line:
    return _line(Part(f"{mark} {text}"), indent=_INDENT, hang=len(mark) + 1)


def _named(name: str, text: str) -> Line:
    return _line(Part(f"{name}: ", "strong"), Part(text), indent=_INDENT, hang=2)


def _pressing(press: Pressing) -> list[Line]:
    lines = [_named("How hard", press.pressure), _named("How long", press.time)]
    for technique in press.techniques:
        tools = ", or ".join(technique.tools)
        lines.append(_named(f"{technique.name}, with {tools}", " ".join((technique.position, *technique.steps))))
    return lines


def _neighbour(neighbour: Neighbour, chart: Chart) -> Line:
    title = chart.spot_by_number[neighbour.spot].title
    words = Part(f" - {title}: if {neighbour.when}.")
    return _line(Part(f"perfectspots show {neighbour.spot}", "command"), words, indent=_INDENT, hang=2)


def _facts(spot: Spot, chart: Chart) -> list[Line]:
    conditions = [chart.condition_by_id[name] for name in spot.conditions]
    lines = [
        _named("Muscles", _listed(_muscle(used.muscle, used.at, chart) for used in spot.muscles)),
        _named("Pain in", _listed(_pain(pain, chart) for pain in spot.pain)),
    ]
    if conditions:
        lines.append(_named("Related", _listed(condition.name for condition in conditions)))
    lines += [
        _named(f"About {condition.name}", condition.note.text) for condition in conditions if condition.note is not None
    ]
    return lines


def _further(spot: Spot, chart: Chart) -> list[Line]:
    """Say where to read on: the basics, the series, the sources."""
    lines = [
        _line(Part("The basics, for every spot: "), Part("perfectspots show basics", "command"), indent=_INDENT, hang=2)
    ]
    lines += [_line(Part(f"The series: {link.title}, {link.url}"), indent=_INDENT, hang=2) for link in spot.links]
    sources = f"Sources (in full with --json): {', '.join(chart.cited_by(spot))}."
    return [*lines, _line(Part(sources, "quiet"), indent=_INDENT, hang=2)]


def _muscle(muscle: str, at: str | None, chart: Chart) -> str:
    entry: Muscle = chart.muscle_by_id[muscle]
    return f"{entry.name} {at}" if at else entry.name


def _pain(pain: PainLocation, chart: Chart) -> str:
    name = chart.place_by_id[pain.place].name
    remark = " ".join(word for word in (pain.emphasis, pain.extent) if word)
    return f"{name} ({remark})" if remark else name


def _row(name: str, spot: Spot, clue: Clue, chart: Chart) -> str:
    """Say what the spot's row of the chart says of a place, condition or muscle."""
    for pain in spot.pain:
        if pain.place == name:
            return _pain(pain, chart)
    if name in spot.conditions:
        condition = chart.condition_by_id[name]
        return f"{condition.name} ({condition.plain})" if condition.plain else condition.name
    if clue.kind == "muscle":
        return chart.muscle_by_id[name].name
    return f"the spot sits at the {chart.place_by_id[name].name}"


def _name(clue: Clue, chart: Chart) -> str:
    match clue.kind:
        case "place":
            return chart.place_by_id[clue.means].name
        case "condition":
            return chart.condition_by_id[clue.means].name
        case "muscle":
            return chart.muscle_by_id[clue.means].name
        case "sign":
            return clue.means.replace("-", " ")


def _listed(names: Iterable[str]) -> str:
    return f"{', '.join(names)}."


def _series(names: Iterable[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last


def _quote(words: str) -> Part:
    shown = printable(words)
    return Part(f'"{shown if len(shown) <= _LONGEST_QUOTE else shown[: _LONGEST_QUOTE - 3] + "..."}"', "quote")


def _standing_lines() -> list[Line]:
    return [_line(Part(line, "quiet")) for line in STANDING_LINES]


def _line(*parts: Part, indent: int = 0, hang: int = 0) -> Line:
    return Line(parts, indent, hang)
