"""Spots as a page to print or to keep on a phone (HTML, Markdown), and as a picture (SVG).

Every page is whole in itself: its pictures and its style stand in it, nothing is fetched, and it needs no scripts.
"""

from __future__ import annotations

import math
import pkgutil
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from jinja2 import Environment, FunctionLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from perfectspots.errors import UsageError
from perfectspots.figure import VIEWS, WHOLE, Marks, close_up, grid, scene, sides
from perfectspots.screens.lines import STANDING_LINES, listed, series
from perfectspots.screens.naming import pain_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from perfectspots.figure import Box, Scene
    from perfectspots.geometry import Body, Point
    from perfectspots.mapping import Map
    from perfectspots.model import BasicsSection, Chart, Side, Source, Spot, View
    from perfectspots.saving import Format
    from perfectspots.selecting import Selection
    from perfectspots.shelf import Catalogue

_SEEN_FROM: dict[View, str] = {"front": "from the front", "back": "from behind"}
_COLUMNS = 64
"""Columns of the pictures of letters in a Markdown page."""
_LETTERS_ACROSS = 30
"""How many times the height of the names of landmarks goes into the width of a close-up."""
_NEAR = 0.3
"""How near to a spot a landmark is named, as a share of the width of a close-up."""
_MARKDOWN_SIGNS = re.compile(r"([\\`*_\[\]<>])")


class Entry(NamedTuple):
    """A paragraph or an item of a list."""

    text: str
    name: str = ""
    """What it is about, in front of it."""
    link: str = ""
    """Where the name leads."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what belongs to it."""

    title: str
    entries: tuple[Entry, ...]
    form: Literal["paragraphs", "items", "steps"] = "paragraphs"
    care: bool = False
    """Whether it is a warning."""


class Mark(NamedTuple):
    """A spot in a picture."""

    x: float
    y: float
    number: int
    title: str
    side: str
    link: str


class Label(NamedTuple):
    """The name of a landmark in a picture, and the point of the landmark that it belongs to."""

    x: float
    y: float
    text: str
    tip: Point


class Drawing(NamedTuple):
    """What all pictures of a page share: the body itself."""

    outline: str
    lines: dict[View, tuple[str, ...]]
    firm_lines: dict[View, tuple[str, ...]]


class Areas(NamedTuple):
    """The shaded areas of a view, which several pictures may share."""

    key: str
    pain: tuple[str, ...]
    emphasised: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A part of one view of the body, ready to be drawn."""

    key: str
    """A name that no other picture of the page has."""
    view: View
    box: Box
    title: str
    description: str
    areas: str
    """The key of its shaded areas."""
    marks: tuple[Mark, ...]
    labels: tuple[Label, ...]
    sides: tuple[tuple[float, str], ...]
    """Where the names of the person's sides stand, from the left edge, as shares of the width."""
    mark_size: float
    """Units from the middle of a spot to its edge."""
    letter_size: float
    """Units from line to line of the names of the sides."""


class _Look(NamedTuple):
    mark_size: float
    linked: bool = False
    labelled: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """All about a spot, in the order in which a person needs it: what to take care of comes before what to do."""

    spot: Spot
    pain: str
    conditions: str
    muscles: str
    first: str | None
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]
    areas: tuple[Areas, ...]
    pictures: tuple[Picture, ...]
    """Where to press, then the whole body; none for a spot that is not drawn."""
    letters: str
    """Where to press, drawn with letters, for a page that cannot hold a picture."""


class _Page(NamedTuple):
    """What a page is made from."""

    body: Body
    catalogue: Catalogue
    form: Format
    side: Side | None
    numbers: frozenset[int]
    """The spots whose cards stand on it."""


def map_page(body: Body, shown: Map, catalogue: Catalogue, form: Format) -> str:
    """Return a page of the map of the body; as HTML and Markdown, with the cards of its spots.

    Args:
        body: The drawn body.
        shown: What to mark.
        catalogue: Where the guidance is.
        form: What to write.
    """
    chart = catalogue.chart
    page = _Page(body, catalogue, form, shown.marks.side, frozenset(spot.number for spot in shown.spots))
    look = _Look(mark_size=9, linked=form == "html")
    scenes = _scenes(body, shown.marks)
    views = tuple(_picture("map", seen, WHOLE, chart, look) for seen in scenes.values())
    return (
        _environment(form)
        .get_template(f"map.{form}.jinja")
        .render(
            title=shown.title,
            drawing=_drawing(body),
            areas=_areas("map", scenes),
            views=views,
            marks=shown.marks,
            spots=shown.spots,
            cards=() if form == "svg" else [_card(spot, page) for spot in shown.spots],
            letters=_in_letters(scenes) if form == "md" else "",
            standing_lines=STANDING_LINES,
        )
    )


def cards_page(body: Body, chosen: Selection, catalogue: Catalogue, form: Format, side: Side | None = None) -> str:
    """Return a page of the cards of spots.

    Args:
        body: The drawn body.
        chosen: The spots, in the order of their cards, and whether to begin with what holds for every spot.
        catalogue: Where the guidance is.
        form: What to write; a picture shows where to press and where it may hurt.
        side: The person's side to mark.

    Raises:
        UsageError: A picture was asked for of spots of which none is drawn.
    """
    page = _Page(body, catalogue, form, side, frozenset(spot.number for spot in chosen.spots))
    titles = [f"{spot.number} {spot.title}" for spot in chosen.spots]
    if form == "svg" and not any(str(number) in body.spots for number in page.numbers):
        message = "There is nothing to draw. Write a page instead: .html or .md"
        raise UsageError(message)
    return (
        _environment(form)
        .get_template(f"cards.{form}.jinja")
        .render(
            title="Perfect Spots: " + "; ".join(titles) if titles else "The basics of pressing a spot",
            drawing=_drawing(body),
            cards=[_card(spot, page) for spot in chosen.spots],
            basics=_basics(catalogue.chart.basics) if chosen.basics else (),
            standing_lines=STANDING_LINES,
        )
    )


# What is said


def _card(spot: Spot, page: _Page) -> Card:
    chart, body = page.catalogue.chart, page.body
    drawn = str(spot.number) in body.spots
    scenes = _scenes(body, Marks.of_spots([spot], page.side))
    return Card(
        spot=spot,
        pain=listed(pain_name(pain, chart) for pain in spot.pain),
        conditions=listed(chart.condition_by_id[name].name for name in spot.conditions) if spot.conditions else "",
        muscles=listed(
            chart.muscle_by_id[used.muscle].name + (f" {used.at}" if used.at else "") for used in spot.muscles
        ),
        first=spot.guidance.care.first,
        sections=tuple(_sections(spot, chart, page.numbers)),
        sources=tuple(page.catalogue.sources.by_id[name] for name in chart.cited_by(spot)),
        areas=_areas(str(spot.number), scenes),
        pictures=_pictures(spot, scenes, chart) if drawn else (),
        letters=_close_in_letters(scenes[spot.sits.view]) if drawn and page.form == "md" else "",
    )


def _sections(spot: Spot, chart: Chart, on_page: frozenset[int]) -> Iterator[Section]:
    guidance = spot.guidance
    care, press, feels = guidance.care, guidance.press, guidance.feels
    cautions = [*care.cautions, care.ask_first]
    yield Section("Take care", tuple(map(Entry, cautions)), "items", care=True)
    yield Section("When to stop", (Entry(f"Stop if {care.stop_if}"),), care=True)
    yield Section("Find it", (*map(Entry, guidance.find.steps), Entry(guidance.find.check, "Check")), "steps")
    yield Section(
        "Press it",
        (
            Entry(press.pressure, "How hard"),
            Entry(press.time, "How long"),
            *(
                Entry(" ".join((way.position, *way.steps)), f"{way.name}, with {', or '.join(way.tools)}")
                for way in press.techniques
            ),
        ),
    )
    yield Section(
        "What it feels like",
        (Entry(feels.good, "Good"), Entry(feels.echo, "Echo"), Entry(feels.unwelcome, "Not right")),
    )
    notes = [chart.condition_by_id[name] for name in spot.conditions]
    yield Section(
        "What it is",
        (
            Entry(guidance.anatomy.text),
            *(Entry(condition.note.text, f"About {condition.name}") for condition in notes if condition.note),
        ),
    )
    yield Section("What feeds it", (Entry(guidance.feeds.causes), Entry(guidance.feeds.advice)))
    yield Section("Often mistaken for", (Entry(guidance.mistaken_for.text),))
    yield Section(
        "If it is not this, try",
        tuple(
            Entry(
                f"if {near.when}.",
                f"{near.spot} {chart.spot_by_number[near.spot].title}",
                f"#spot-{near.spot}" if near.spot in on_page else "",
            )
            for near in guidance.neighbours
        ),
        "items",
    )
    yield Section("How sure are we", (Entry(guidance.evidence.text),))


def _basics(sections: Iterable[BasicsSection]) -> tuple[Section, ...]:
    return tuple(Section(part.title, tuple(map(Entry, part.lines)), "items") for part in sections)


# What is drawn


def _drawing(body: Body) -> Drawing:
    scenes = _scenes(body, Marks())
    landmarks = {
        view: [(drawn.landmark.strong, drawn.curves) for drawn in seen.landmarks] for view, seen in scenes.items()
    }
    fine, firm = (
        {
            view: tuple(curve.path() for strong, curves in drawn if strong == wanted for curve in curves)
            for view, drawn in landmarks.items()
        }
        for wanted in (False, True)
    )
    return Drawing(scenes["front"].outline.path(), fine, firm)


def _scenes(body: Body, marks: Marks) -> dict[View, Scene]:
    return {view: scene(body, view, marks) for view in VIEWS}


def _areas(key: str, scenes: Mapping[View, Scene]) -> tuple[Areas, ...]:
    return tuple(
        Areas(
            f"{key}-{view}",
            tuple(curve.path() for curve in seen.pain),
            tuple(curve.path() for curve in seen.emphasised),
        )
        for view, seen in scenes.items()
    )


def _pictures(spot: Spot, scenes: Mapping[View, Scene], chart: Chart) -> tuple[Picture, ...]:
    key = str(spot.number)
    seen = scenes[spot.sits.view]
    box = close_up(seen)
    near = _picture(key, seen, box, chart, _Look(box.width / 28, labelled=True))
    return near, *(_picture(key, each, WHOLE, chart, _Look(13)) for each in scenes.values())


def _picture(key: str, seen: Scene, box: Box, chart: Chart, look: _Look) -> Picture:
    numbers = sorted({dot.number for dot in seen.dots})
    names = series(f"spot {number}, {chart.spot_by_number[number].title}" for number in numbers) if numbers else ""
    return Picture(
        key=f"{key}-{seen.view}-{'near' if look.labelled else 'whole'}",
        view=seen.view,
        box=box,
        title=f"{'Where to press' if look.labelled else 'The whole body'}, seen {_SEEN_FROM[seen.view]}",
        description=f"Marked: {names}." if names else "No spot is marked on this side.",
        areas=f"{key}-{seen.view}",
        marks=tuple(
            Mark(
                dot.x,
                dot.y,
                dot.number,
                chart.spot_by_number[dot.number].title,
                dot.hand,
                f"#spot-{dot.number}" if look.linked else "",
            )
            for dot in seen.dots
        ),
        labels=tuple(_labels(seen, box)) if look.labelled else (),
        sides=tuple((0.02 if sign < 0 else 0.98, f"your {hand}") for sign, hand in sides(seen.view, box)),
        mark_size=look.mark_size,
        letter_size=box.width / _LETTERS_ACROSS if look.labelled else look.mark_size * 1.8,
    )


def _labels(seen: Scene, box: Box) -> Iterator[Label]:
    """Yield the names of the landmarks near the spots, on one side of the picture."""
    sign = 1 if box.left + box.width > 0 else -1
    spots = [(dot.x, dot.y) for dot in seen.dots if _lies_in((dot.x, dot.y), box)]
    for drawn in seen.landmarks:
        place = drawn.landmark.label
        points = [point for curve in drawn.curves for point in curve.points() if _lies_in(point, box)]
        if place is None or not points or not 0 < place[1] - box.top < box.height:
            continue
        if min(math.dist(point, spot) for point in points for spot in spots) < box.width * _NEAR:
            # A name is about half as wide as its letters are high, and must not be cut off at the edge.
            reach = len(drawn.landmark.name) * box.width / _LETTERS_ACROSS / 3.4
            across = min(max(place[0] * sign, box.left + reach), box.left + box.width - reach)
            tip = min(points, key=lambda point: math.dist(point, (across, place[1])))
            yield Label(across, place[1], drawn.landmark.name, tip)


def _lies_in(point: Point, box: Box) -> bool:
    return 0 <= point[0] - box.left <= box.width and 0 <= point[1] - box.top <= box.height


def _in_letters(scenes: Mapping[View, Scene]) -> str:
    """Return the whole body, front and back, drawn with letters."""
    views = [_rows(seen, WHOLE, _COLUMNS // len(scenes)) for seen in scenes.values()]
    return "\n".join("  ".join(row).rstrip() for row in zip(*views, strict=True))


def _close_in_letters(seen: Scene) -> str:
    return "\n".join(row.rstrip() for row in _rows(seen, close_up(seen), _COLUMNS))


def _rows(seen: Scene, box: Box, columns: int) -> list[str]:
    return ["".join(cell.character for cell in row) for row in grid(seen, box, columns, "ascii")]


# How it is written


@cache
def _environment(form: Format) -> Environment:
    """Return what fills in the templates; whatever it fills in is text, and can never become markup."""
    return Environment(
        loader=FunctionLoader(_template),
        autoescape=select_autoescape(("html.jinja", "svg.jinja"), ("md.jinja",), default=True),
        finalize=_as_markdown if form == "md" else None,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _template(name: str) -> str | None:
    content = pkgutil.get_data("perfectspots", f"templates/{name}")
    return None if content is None else content.decode()


def _as_markdown(value: object) -> object:
    """Return text in which no sign has a meaning in Markdown."""
    return _MARKDOWN_SIGNS.sub(r"\\\1", value) if isinstance(value, str) and not isinstance(value, Markup) else value
