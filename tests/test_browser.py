"""The pages in a real browser: Debian's Chromium, which `.ci/run` installs."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from conftest import Run
    from playwright.sync_api import Browser, Page

CHROMIUM = shutil.which("chromium")
SHEET_WIDTH, SHEET_HEIGHT = 688, 1032
"""Pixels of A4 between the margins of a printed page, at 96 to an inch."""
CONTRAST = """selector => {
    const linear = value => value <= .04045 ? value / 12.92 : ((value + .055) / 1.055) ** 2.4;
    const light = color => {
        const [red, green, blue] = color.match(/[\\d.]+/g).map(value => linear(value / 255));
        return .2126 * red + .7152 * green + .0722 * blue;
    };
    const element = document.querySelector(selector);
    let paper = element;
    while (getComputedStyle(paper).backgroundColor === "rgba(0, 0, 0, 0)") paper = paper.parentElement;
    const one = light(getComputedStyle(element).color), two = light(getComputedStyle(paper).backgroundColor);
    return (Math.max(one, two) + .05) / (Math.min(one, two) + .05);
}"""
"""The contrast of a text with what lies behind it, as the guidelines for accessible pages reckon it (WCAG 2.2)."""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed: apt-get install chromium"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open an empty page that remembers what it asked for and what it complained about."""
    opened = browser.new_page()
    yield opened
    opened.close()


def asked_for(page: Page, file: Path) -> tuple[list[str], list[str]]:
    """Open a file; return the addresses that were asked for, and what the browser complained of."""
    addresses: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: addresses.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(file.as_uri())
    return addresses, complaints


@pytest.mark.parametrize("command", ["show 6 12 --side left", "map", "map --region low-back"])
@pytest.mark.parametrize("ending", ["html", "svg"])
def test_no_request_leaves_the_file(perfectspots: Run, page: Page, tmp_path: Path, command: str, ending: str) -> None:
    file = tmp_path / f"page.{ending}"
    assert perfectspots(*command.split(), "-o", str(file)).code == 0

    assert asked_for(page, file) == ([file.as_uri()], [])


@pytest.mark.parametrize("width", [360, 1200])
def test_every_marker_of_a_card_lies_inside_its_figure_and_on_the_skin(
    perfectspots: Run, page: Page, tmp_path: Path, width: int
) -> None:
    file = tmp_path / "page.html"
    perfectspots("map", "-o", str(file))
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(file.as_uri())

    lost = page.evaluate(
        """() => [...document.querySelectorAll("svg.body[role=img]")].flatMap(svg => {
            const frame = svg.getBoundingClientRect();
            const outline = document.getElementById("outline");
            return [...svg.querySelectorAll(".spot circle")].filter(circle => {
                const box = circle.getBoundingClientRect();
                const x = (box.left + box.right) / 2, y = (box.top + box.bottom) / 2;
                const shown = x > frame.left && x < frame.right && y > frame.top && y < frame.bottom;
                const cut = svg.viewBox.baseVal.width < 300 && !shown;  // the other arm of a close-up
                const point = new DOMPoint(circle.cx.baseVal.value, circle.cy.baseVal.value);
                return !(shown || cut) || !outline.isPointInFill(point) || box.width < 4;
            }).map(circle => svg.querySelector("title").textContent);
        })"""
    )
    count = page.locator("svg.body[role=img] .spot circle").count()
    assert lost == []
    assert count > 14 * 4


def test_a_marker_of_the_map_leads_to_its_card(perfectspots: Run, page: Page, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    perfectspots("map", "-o", str(file))
    page.goto(file.as_uri())

    page.get_by_role("link", name="Spot 12: The top of the buttock, your left side").click()

    assert page.url.endswith("#spot-12")
    top = page.locator("#spot-12-title").bounding_box()
    assert top is not None
    assert -5 <= top["y"] <= 60


@pytest.mark.parametrize("command", ["show 4 9", "map"])
def test_a_phone_need_not_scroll_sideways(perfectspots: Run, page: Page, tmp_path: Path, command: str) -> None:
    file = tmp_path / "page.html"
    perfectspots(*command.split(), "-o", str(file))
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(file.as_uri())

    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert float(page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")) >= 16


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_the_paper_by_day_and_by_night(
    perfectspots: Run, page: Page, tmp_path: Path, scheme: str
) -> None:
    file = tmp_path / "page.html"
    perfectspots("show", "6", "-o", str(file))
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(file.as_uri())

    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert paper == ("rgb(22, 25, 28)" if scheme == "dark" else "rgb(255, 255, 255)")

    pairs = {
        selector: page.evaluate(
            CONTRAST,
            selector,
        )
        for selector in ("body", ".quiet", ".care li", "h2", "h2 .number", "figcaption")
    }
    assert min(pairs.values()) >= 4.5, pairs


def test_a_card_prints_on_one_or_two_sheets(perfectspots: Run, page: Page, tmp_path: Path) -> None:
    everything, longest = tmp_path / "everything.html", tmp_path / "longest.html"
    perfectspots("map", "-o", str(everything))
    page.emulate_media(media="print")
    page.set_viewport_size({"width": SHEET_WIDTH, "height": SHEET_HEIGHT})
    page.goto(everything.as_uri())

    heights = page.evaluate("() => [...document.querySelectorAll('article')].map(card => card.offsetHeight)")
    assert len(heights) == 14
    assert max(heights) <= 1.9 * SHEET_HEIGHT  # what must not be torn apart leaves a little of a sheet empty
    perfectspots("show", str(heights.index(max(heights)) + 1), "-o", str(longest))
    page.goto(longest.as_uri())
    printed = page.pdf(format="A4", prefer_css_page_size=True)
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", printed)) <= 2
