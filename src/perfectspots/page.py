"""Spots as a page to print or to keep on a phone (HTML, Markdown), and as a picture (SVG).

Every page is whole in itself: its pictures and its style stand in it, nothing is fetched, and it needs no scripts.
"""

from __future__ import annotations

import pkgutil
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from jinja2 import Environment, FunctionLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from perfectspots.errors import UsageError
from perfectspots.figure import WHOLE, Marks
from perfectspots.pictures import (
    Look,
    close_up_in_letters,
    drawing_of,
    in_letters,
    picture_of,
    scenes_of,
    shaded_areas,
    spot_pictures,
)
from perfectspots.screens.lines import STANDING_LINES, listed
from perfectspots.screens.naming import pain_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from perfectspots.geometry import Body
    from perfectspots.mapping import Map
    from perfectspots.model import BasicsSection, Chart, Side, Source, Spot
    from perfectspots.pictures import Areas, Picture
    from perfectspots.saving import Format
    from perfectspots.selecting import Selection
    from perfectspots.shelf import Catalogue

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
    look = Look(mark_size=9, linked=form == "html")
    scenes = scenes_of(body, shown.marks)
    views = tuple(picture_of("map", seen, WHOLE, chart, look) for seen in scenes.values())
    return (
        _environment(form)
        .get_template(f"map.{form}.jinja")
        .render(
            title=shown.title,
            drawing=drawing_of(body),
            areas=shaded_areas("map", scenes),
            views=views,
            marks=shown.marks,
            spots=shown.spots,
            cards=() if form == "svg" else [_card(spot, page) for spot in shown.spots],
            letters=in_letters(scenes) if form == "md" else "",
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
            drawing=drawing_of(body),
            cards=[_card(spot, page) for spot in chosen.spots],
            basics=_basics(catalogue.chart.basics) if chosen.basics else (),
            standing_lines=STANDING_LINES,
        )
    )


def _card(spot: Spot, page: _Page) -> Card:
    chart, body = page.catalogue.chart, page.body
    drawn = str(spot.number) in body.spots
    scenes = scenes_of(body, Marks.of_spots([spot], page.side))
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
        areas=shaded_areas(str(spot.number), scenes),
        pictures=spot_pictures(spot, scenes, chart) if drawn else (),
        letters=close_up_in_letters(scenes[spot.sits.view]) if drawn and page.form == "md" else "",
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
