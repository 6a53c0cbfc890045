"""What to say: an answer, a spot or a list becomes lines of words with roles. No colours, no printing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from perfectspots.model import Answer, Chart, Clue, Match, Muscle, PainLocation, Spot

Role = Literal["text", "title", "quote", "command", "quiet"]

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


def cards_screen(spots: Sequence[Spot], chart: Chart) -> list[Line]:
    """Return what `show` says of each spot."""
    lines: list[Line] = []
    for spot in spots:
        lines += [_heading(spot), *_facts(spot, chart)]
        lines += [_line(Part(f"Read more: {link.title}, {link.url}"), indent=4, hang=2) for link in spot.links]
        lines.append(_EMPTY)
    return [*lines, *_standing_lines()]


def list_screen(spots: Sequence[Spot], chart: Chart) -> list[Line]:
    """Return what `list` says: a heading and a line of pain for each spot."""
    lines: list[Line] = []
    for spot in spots:
        pain = _sentence("Pain in:", (_pain(pain, chart) for pain in spot.pain))
        lines += [_heading(spot), _line(Part(pain), indent=4)]
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
        lines.append(_line(Part("You said "), _quote(clue.phrase), Part(f". In the chart: {rows}."), indent=4, hang=2))
    return lines


def _miss_lines(answer: Answer, chart: Chart) -> list[Line]:
    if answer.outcome == "not covered":
        names = _series(dict.fromkeys(_name(finding, chart) for finding in answer.query.findings if not finding.denied))
        lines = [_line(Part(f"Understood: {names}. None of the {len(chart.spots)} spots covers it."))]
    elif answer.query.findings:
        names = _series(dict.fromkeys(_name(finding, chart) for finding in answer.query.findings))
        lines = [_line(Part(f"You say it is not this: {names}. No other place or condition was understood."))]
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


def _facts(spot: Spot, chart: Chart) -> list[Line]:
    facts = [
        _sentence("Muscles:", (_muscle(used.muscle, used.at, chart) for used in spot.muscles)),
        _sentence("Sits in:", (chart.region_by_slug[region].name for region in spot.sits.regions)),
        _sentence("Pain in:", (_pain(pain, chart) for pain in spot.pain)),
    ]
    if spot.conditions:
        facts.append(_sentence("Related:", (chart.condition_by_id[name].name for name in spot.conditions)))
    return [_line(Part(fact), indent=4, hang=2) for fact in facts]


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


def _sentence(start: str, names: Iterable[str]) -> str:
    return f"{start} {', '.join(names)}."


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
