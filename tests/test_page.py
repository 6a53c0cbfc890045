"""Pages and pictures: whole in themselves, valid, readable by machines, and safe whatever the data says."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import html5lib
import pytest

from perfectspots import load
from perfectspots.atlas import load_body
from perfectspots.mapping import mapped
from perfectspots.page import cards_page, map_page
from perfectspots.selecting import Selection

if TYPE_CHECKING:
    from perfectspots.saving import Format
    from perfectspots.shelf import Catalogue

SVG = "{http://www.w3.org/2000/svg}"
HTML = "{http://www.w3.org/1999/xhtml}"
CATALOGUE = load()
CHART = CATALOGUE.chart
BODY = load_body(CHART)
ALL = Selection(list(CHART.spots), basics=True)


def the_map(form: Format, *regions: str) -> str:
    return map_page(BODY, mapped([], regions, None, CATALOGUE), CATALOGUE, form)


def the_cards(form: Format, *numbers: int) -> str:
    chosen = Selection([CHART.spot_by_number[number] for number in numbers]) if numbers else ALL
    return cards_page(BODY, chosen, CATALOGUE, form)


PAGES = [
    pytest.param(the_map("html"), id="map"),
    pytest.param(the_map("html", "low-back"), id="map of a region"),
    pytest.param(the_map("html", "calf"), id="map without spots"),
    pytest.param(the_cards("html"), id="all cards"),
    pytest.param(the_cards("html", 6), id="one card"),
]
PICTURES = [
    pytest.param(the_map("svg"), id="map"),
    pytest.param(the_map("svg", "low-back"), id="map of a region"),
    pytest.param(the_cards("svg", 6, 12), id="two cards"),
]


def parsed(page: str) -> ET.Element:
    """Read a page as strictly as HTML can be read: the first fault is an error."""
    root = html5lib.HTMLParser(strict=True).parse(page)
    assert isinstance(root, ET.Element)
    return root


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_valid_html_with_every_name_once_and_every_link_within_it_alive(page: str) -> None:
    elements = list(parsed(page).iter())

    ids = [element.attrib["id"] for element in elements if "id" in element.attrib]
    assert len(ids) == len(set(ids))
    links = [value for element in elements for name, value in element.attrib.items() if name.endswith("href")]
    wanted = {value[1:] for value in links if value.startswith("#")}
    wanted |= set(re.findall(r"url\(#([^)]+)\)", page))
    wanted |= {name for element in elements for name in element.attrib.get("aria-labelledby", "").split()}
    assert wanted <= set(ids)


@pytest.mark.parametrize("page", [*PAGES, *PICTURES])
def test_nothing_is_fetched_and_nothing_runs(page: str) -> None:
    root = parsed(page) if page.lstrip().startswith("<!DOCTYPE") else ET.fromstring(page)  # noqa: S314  # our own
    tags = {str(element.tag).rpartition("}")[2] for element in root.iter()}

    assert tags.isdisjoint({"script", "link", "img", "image", "iframe", "object", "embed", "foreignObject", "base"})
    assert not re.search(r"@import|src=|url\((?!#)|\son\w+=|javascript:", page)
    links = [
        (str(element.tag).rpartition("}")[2], value)
        for element in root.iter()
        for name, value in element.attrib.items()
        if name.endswith("href") and not value.startswith("#")
    ]
    assert {tag for tag, _ in links} <= {"a"}


@pytest.mark.parametrize("picture", PICTURES)
def test_a_picture_is_well_formed_and_says_what_it_shows(picture: str) -> None:
    root = ET.fromstring(picture)  # noqa: S314  # our own

    assert root.tag == f"{SVG}svg"
    for svg in root.iter(f"{SVG}svg"):
        title, description = svg.find(f"{SVG}title"), svg.find(f"{SVG}desc")
        assert title is not None
        assert title.text
        assert description is not None
        assert description.text
        assert svg.attrib["aria-labelledby"] == f"{title.attrib['id']} {description.attrib['id']}"
        assert svg.attrib["role"] == "img"
    ids = [element.attrib["id"] for element in root.iter() if "id" in element.attrib]
    assert len(ids) == len(set(ids))


def test_each_spot_of_the_map_leads_to_its_card() -> None:
    root = parsed(the_map("html"))

    cards = {element.attrib["id"] for element in root.iter(f"{HTML}article")}
    assert cards == {f"spot-{number}" for number in CHART.spot_by_number}
    marks = [link.attrib.get("href") for svg in root.iter(f"{SVG}svg") for link in svg.iter(f"{SVG}a")]
    assert {f"#{card}" for card in cards} == set(marks)
    rows = [link.attrib["href"] for table in root.iter(f"{HTML}table") for link in table.iter(f"{HTML}a")]
    assert rows == [f"#spot-{number}" for number in CHART.spot_by_number]


@cache
def texts(form: Format) -> dict[int, str]:
    """Return the text of each card of a page of all cards, without signs of markup."""
    page = the_cards(form)
    if form == "html":
        articles = {element.attrib.get("id"): element for element in parsed(page).iter(f"{HTML}article")}
        return {
            number: " ".join("".join(articles[f"spot-{number}"].itertext()).split()) for number in CHART.spot_by_number
        }
    _, *cards = re.split(r"\n## (?=\d)", page.replace("\\", ""))
    return dict(zip(CHART.spot_by_number, cards, strict=True))


@pytest.mark.parametrize("form", ["html", "md"])
@pytest.mark.parametrize("number", CHART.spot_by_number)
def test_a_card_holds_all_the_guidance_with_cautions_before_technique(form: Format, number: int) -> None:
    text = texts(form)[number]
    guidance = CHART.spot_by_number[number].guidance

    said = [
        guidance.summary,
        *guidance.care.cautions,
        guidance.care.ask_first,
        f"Stop if {guidance.care.stop_if}",
        *guidance.find.steps,
        guidance.find.check,
        guidance.press.pressure,
        guidance.press.time,
        *(step for way in guidance.press.techniques for step in way.steps),
        guidance.feels.good,
        guidance.feels.echo,
        guidance.feels.unwelcome,
        guidance.anatomy.text,
        guidance.feeds.causes,
        guidance.feeds.advice,
        guidance.mistaken_for.text,
        *(near.when for near in guidance.neighbours),
        guidance.evidence.text,
    ]
    places = [text.find(sentence) for sentence in said]
    assert min(places) >= 0
    assert text.find(guidance.care.ask_first) < text.find(guidance.press.pressure)
    assert text.find(guidance.care.stop_if) < text.find(guidance.press.pressure)
    if guidance.care.first:
        assert text.find(guidance.care.first) < text.find(guidance.care.cautions[0])


def hostile() -> Catalogue:
    """Return a catalogue whose words would break a page that trusted them."""
    spot = CHART.spot_by_number[6].model_copy(update={"title": "<script>alert(1)</script> & *bold* [x](y) | \"'"})
    others = tuple(each for each in CHART.spots if each.number != spot.number)
    return replace(CATALOGUE, chart=CHART.model_copy(update={"spots": (*others, spot)}))


@pytest.mark.parametrize("form", ["html", "svg"])
def test_words_of_the_data_never_become_markup(form: Format) -> None:
    catalogue = hostile()
    page = cards_page(BODY, Selection([catalogue.chart.spots[-1]]), catalogue, form)

    root = parsed(page) if form == "html" else ET.fromstring(page)  # noqa: S314  # our own
    assert "<script" not in page
    assert "<script>alert(1)</script> & *bold* [x](y) | \"'" in "".join(root.itertext())


def test_words_of_the_data_never_become_markdown() -> None:
    catalogue = hostile()
    page = cards_page(BODY, Selection([catalogue.chart.spots[-1]]), catalogue, "md")

    assert "\\<script\\>alert(1)\\</script\\> & \\*bold\\* \\[x\\](y)" in page


def test_a_markdown_page_shows_the_spot_in_a_block_of_letters() -> None:
    page = the_cards("md", 6)

    (block,) = re.findall(r"```text\n(.*?)```", page, re.DOTALL)
    assert block.count("(6)") == 2
    assert "#" in block
    assert max(map(len, block.splitlines())) <= 64


def test_a_named_side_is_the_side_marked() -> None:
    page = cards_page(BODY, Selection([CHART.spot_by_number[6]]), CATALOGUE, "svg", "left")
    root = ET.fromstring(page)  # noqa: S314  # our own
    pictures = [svg for svg in root.iter(f"{SVG}svg") if "body" in svg.attrib.get("class", "")]

    middles = [
        float(circle.attrib["cx"])
        for svg in pictures
        for group in svg.iter(f"{SVG}g")
        if group.attrib.get("class") == "spot"
        for circle in group.iter(f"{SVG}circle")
    ]
    near, front, back = middles
    assert near == back < 0 < front
