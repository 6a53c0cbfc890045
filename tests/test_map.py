"""The map of the body on the command line: what is marked, and what fits where."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from perfectspots import ask, load
from perfectspots.atlas import load_body
from perfectspots.illustrating import map_lines, picture_of_best, pictures_of
from perfectspots.mapping import mapped
from perfectspots.rendering import show
from perfectspots.screens.answers import answer_screen
from perfectspots.screens.cards import cards_screen
from perfectspots.terminal import Room

if TYPE_CHECKING:
    from conftest import Run

    from perfectspots.screens.lines import Line

CATALOGUE = load()
CHART = CATALOGUE.chart
ALL = mapped([], [], None, CATALOGUE)


def on_a_terminal(lines: list[Line], width: int) -> list[str]:
    """Return what a terminal of so many columns, without colours, shows."""
    stream = io.StringIO()
    show(lines, stream, width=width, colored=False)
    return stream.getvalue().splitlines()


@pytest.mark.parametrize("width", [20, 33, 53, 54, 80, 91, 92, 120, 200])
@pytest.mark.parametrize("laid_out", [True, False])
def test_the_map_fits_and_names_every_spot_at_any_width(width: int, *, laid_out: bool) -> None:
    rows = on_a_terminal(map_lines(ALL, CHART, Room(width, "ascii", laid_out)), width)

    assert max(map(len, rows)) <= width
    words = " ".join(" ".join(rows).split())
    assert "14 The flat of the shoulder blade" in words or "14  The" in "\n".join(rows)
    numbers = {int(word) for row in rows for word in "".join(c if c.isdigit() else " " for c in row).split()}
    assert numbers >= set(range(1, 15))


@pytest.mark.parametrize("width", [99, 100, 120, 200])
def test_a_card_with_its_pictures_fits_and_loses_no_word(width: int) -> None:
    spots = [CHART.spot_by_number[6], CHART.spot_by_number[10]]
    room = Room(width, "braille", laid_out=True)
    pictures = pictures_of(spots, CHART, None, room) if room.beside else {}
    rows = on_a_terminal(cards_screen(spots, CHART, pictures=pictures), width)

    assert bool(pictures) == (width >= 100)
    assert max(map(len, rows)) <= width
    alone = on_a_terminal(cards_screen(spots, CHART), 100)
    words = " ".join(row[: min(width - room.beside - 3, 100)] if room.beside else row for row in rows).split()
    assert [word for word in words if word.isascii()][:200] == " ".join(alone).split()[:200]


def test_the_best_match_stands_beside_a_picture_of_the_side_that_was_named() -> None:
    answer = ask("my left hip")
    picture = picture_of_best(answer, CHART, Room(120, "ascii", laid_out=True))
    rows = on_a_terminal(answer_screen(answer, CHART, picture), 120)

    (marked,) = [row[76:] for row in rows if "(6)" in row[76:] and "press here" not in row]
    assert marked.count("(6)") == 1
    assert marked.index("(6)") < len(marked) / 2  # from behind, the left is on the left


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        pytest.param([], "The 14 Perfect Spots", id="all"),
        pytest.param(["6", "12"], "Where to press, and where it may hurt", id="numbers"),
        pytest.param(["masseter"], "The chewing muscle of the jaw", id="name"),
        pytest.param(["--region", "low-back"], "Spots for the low back", id="region"),
        pytest.param(["--region", "head", "--region", "foot"], "Spots for the head and foot", id="two regions"),
        pytest.param(["--region", "low back", "--side", "left"], "Next: perfectspots show 2", id="side"),
    ],
)
def test_the_map_says_what_it_shows(perfectspots: Run, arguments: list[str], expected: str) -> None:
    outcome = perfectspots("map", *arguments, "--plain")

    assert (outcome.code, outcome.stderr) == (0, "")
    assert expected in outcome.stdout
    assert outcome.stdout.isascii()
    assert "your right" in outcome.stdout
    assert "Left and right are your own." in outcome.stdout


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        pytest.param(["99"], 2, "There is no spot 99.", id="number"),
        pytest.param(["basics"], 2, "The basics have no place on the body.", id="basics"),
        pytest.param(["--region", "moon"], 2, "There is no region 'moon'.", id="region"),
        pytest.param(["--side", "top"], 2, "--side can be left, right or both", id="side"),
    ],
)
def test_what_cannot_be_drawn_is_said_in_one_line(
    perfectspots: Run, arguments: list[str], code: int, message: str
) -> None:
    outcome = perfectspots("map", *arguments)

    assert (outcome.code, outcome.stdout) == (code, "")
    assert outcome.stderr.count("\n") == 1
    assert message in outcome.stderr


def test_a_region_without_spots_is_shown_all_the_same(perfectspots: Run) -> None:
    outcome = perfectspots("map", "--region", "calf", "--plain")

    assert outcome.code == 3
    assert "The chart links no spot to it." in outcome.stdout
    assert "::::" in outcome.stdout


def test_the_map_as_json_gives_points_and_paths(perfectspots: Run) -> None:
    document = json.loads(perfectspots("map", "6", "--side", "left", "--json").stdout)

    assert {(spot["view"], spot["side"]) for spot in document["spots"]} == {("front", "left"), ("back", "left")}
    front, back = sorted(document["spots"], key=lambda spot: spot["view"], reverse=True)
    assert front["x"] > 0 > back["x"]
    assert {area["id"] for area in document["areas"]} == {pain.place for pain in CHART.spot_by_number[6].pain}
    assert {area["emphasis"] for area in document["areas"] if area["id"] == "under-buttocks"} == {"especially"}
    assert all(path.startswith("M") and path.endswith("Z") for area in document["areas"] for path in area["paths"])


def test_spots_of_ones_own_are_listed_and_not_drawn_where_the_packaged_ones_lie() -> None:
    spot = CHART.spot_by_number[6]
    moved = spot.model_copy(update={"sits": spot.sits.model_copy(update={"places": ("knee",), "view": "front"})})
    added = spot.model_copy(update={"number": 15, "title": "My own spot"})
    chart = CHART.model_copy(update={"spots": (moved, added)})

    body = load_body(chart)
    assert {"6", "15"}.isdisjoint(body.spots)
    assert pictures_of([moved, added], chart, None, Room(120, "ascii", laid_out=True)) == {}


@pytest.mark.parametrize(
    ("environment", "letters"),
    [
        ({"LANG": "en_GB.UTF-8"}, "braille"),
        ({}, "braille"),
        ({"LC_ALL": "C", "LANG": "en_GB.UTF-8"}, "ascii"),
        ({"LC_ALL": "POSIX"}, "ascii"),
        ({"LANG": "C"}, "ascii"),
        ({"LANG": "C.UTF-8"}, "braille"),
        ({"LANG": "en_GB.UTF-8", "TERM": "dumb"}, "ascii"),
        ({"LANG": "en_GB.UTF-8", "PYTHONIOENCODING": "cp1252"}, "ascii"),
    ],
)
def test_the_picture_is_made_of_what_the_terminal_can_show(environment: dict[str, str], letters: str) -> None:
    told = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "PYTHON", "TERM"))}
    done = subprocess.run(
        [sys.executable, "-m", "perfectspots", "map", "7"],
        env=told | {"PYTHONUTF8": "0", "TERM": "xterm"} | environment,
        capture_output=True,
        check=True,
    )

    assert ("ascii" if done.stdout.isascii() else "braille") == letters
    assert b"(7)" in done.stdout
