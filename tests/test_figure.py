"""The drawn body: that marks lie where they should, that the sides mirror each other, and what the cells look like."""

from __future__ import annotations

import math
import os
from collections import defaultdict
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, get_args

import pytest

from perfectspots import load
from perfectspots.atlas import build_body, load_body
from perfectspots.cells import Letters, grid
from perfectspots.errors import CatalogueError
from perfectspots.figure import (
    HEIGHT,
    TOP,
    VIEWS,
    WHOLE,
    WIDTH,
    Marks,
    close_up,
    direction,
    outline,
    place_curves,
    scene,
)
from perfectspots.files import FIGURE_FILE, packaged

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from perfectspots.geometry import Body, Point
    from perfectspots.model import Side, View

LETTERS: tuple[Letters, ...] = get_args(Letters)
PICTURES = Path(__file__).parent / "pictures"
CHART = load().chart
PLACES_ON_VIEWS = [(place.id, view) for place in CHART.places for view in place.views]
SPOTS_ON_VIEWS = [(spot.number, view) for spot in CHART.spots for view in VIEWS]
ON_THE_BODY = 0.8
"""The share of a place that must lie on the body: its edges may reach over the outline, and between the fingers."""


@pytest.fixture(scope="module")
def body() -> Body:
    return load_body(CHART)


Squares = frozenset[tuple[int, int]]
SQUARE = 1.5
"""Units across the squares in which areas are compared: finer than an ear."""


def squares(polygons: Iterable[Sequence[Point]]) -> Squares:
    """Return the squares whose middle lies in any of some polygons."""
    found: set[tuple[int, int]] = set()
    for polygon in polygons:
        rows: defaultdict[int, list[float]] = defaultdict(list)
        for start, end in pairwise(polygon):
            (left, top), (right, bottom) = sorted((start, end), key=lambda point: point[1])
            for row in range(math.ceil(top / SQUARE - 0.5), math.ceil(bottom / SQUARE - 0.5)):
                rows[row].append(left + (right - left) * ((row + 0.5) * SQUARE - top) / (bottom - top))
        for row, crossings in rows.items():
            ordered = sorted(crossings)
            for first, last in zip(ordered[::2], ordered[1::2], strict=True):
                found.update((column, row) for column in range(round(first / SQUARE), round(last / SQUARE)))
    return frozenset(found)


def square(x: float, y: float) -> tuple[int, int]:
    return math.floor(x / SQUARE), math.floor(y / SQUARE)


@cache
def on_the_body() -> Squares:
    return squares([outline_points()])


@cache
def place_squares(place: str, view: View) -> Squares:
    return squares(curve.points() for curve in place_curves(load_body(CHART), place, view, ("left", "right")))


@cache
def outline_points() -> list[Point]:
    return outline(load_body(CHART)).points()


def test_the_body_has_the_proportions_of_a_real_one(body: Body) -> None:
    points = outline_points()
    landmarks = {landmark.name: landmark for view in VIEWS for landmark in body.landmarks[view]}
    head = max(y for _, y in landmarks["jaw"].curves[0])
    sole = max(y for _, y in landmarks["heel"].curves[0])
    crotch = body.outline[-1][1]

    assert 7.5 <= sole / head <= 8.25
    assert 0.47 <= crotch / sole <= 0.55
    assert 2.0 <= (2 * max(x for x, y in points if 130 < y < 165)) / head <= 2.4
    assert all(-WIDTH / 2 < x < WIDTH / 2 and TOP < y < TOP + HEIGHT for x, y in points)


def test_the_outline_never_crosses_itself(body: Body) -> None:
    points = [point for point in outline(body).points() if point[0] >= 0]

    def turn(a: Point, b: Point, c: Point) -> bool:
        return (c[1] - a[1]) * (b[0] - a[0]) > (b[1] - a[1]) * (c[0] - a[0])

    lines = list(pairwise(points))[1:-1]  # without the way back from the crotch to the crown
    for index, (a, b) in enumerate(lines):
        for c, d in lines[index + 2 :]:
            if max(a[1], b[1]) < min(c[1], d[1]) or max(c[1], d[1]) < min(a[1], b[1]):
                continue
            crossing = turn(a, c, d) != turn(b, c, d) and turn(a, b, c) != turn(a, b, d)
            assert not crossing, (a, b, c, d)


@pytest.mark.parametrize(("place", "view"), PLACES_ON_VIEWS)
def test_every_place_lies_on_the_body(place: str, view: View) -> None:
    covered = place_squares(place, view)

    assert covered
    assert len(covered & on_the_body()) / len(covered) >= ON_THE_BODY


@pytest.mark.parametrize(("place", "view"), PLACES_ON_VIEWS)
def test_a_part_lies_within_its_wholes_where_both_can_be_seen(place: str, view: View) -> None:
    """A good part of it: what is immediately under the buttocks lies on their border."""
    covered = place_squares(place, view) & on_the_body()
    wholes = [whole for whole in CHART.place_by_id[place].part_of if view in CHART.place_by_id[whole].views]

    shared = covered.intersection(*[frozenset().union(*(place_squares(whole, view) for whole in wholes))])
    assert not wholes or len(shared) / len(covered) > 0.3


@pytest.mark.parametrize(("number", "view"), SPOTS_ON_VIEWS)
def test_every_spot_lies_on_the_body_and_inside_the_places_where_it_sits(body: Body, number: int, view: View) -> None:
    spot = CHART.spot_by_number[number]
    for dot in scene(body, view, Marks((number,))).dots:
        assert square(dot.x, dot.y) in on_the_body()
        seats = [place for place in spot.sits.places if view in CHART.place_by_id[place].views]
        assert any(square(dot.x, dot.y) in place_squares(place, view) for place in seats), (number, seats)


@pytest.mark.parametrize("number", CHART.spot_by_number)
def test_every_spot_can_be_seen_on_both_sides_of_the_view_where_it_sits(body: Body, number: int) -> None:
    spot = CHART.spot_by_number[number]
    dots = scene(body, spot.sits.view, Marks((spot.number,))).dots

    left, right = sorted(dots, key=lambda dot: dot.hand)
    assert (left.hand, right.hand) == ("left", "right")
    assert (left.x, left.y) == (-right.x, right.y)


def test_left_and_right_are_the_persons_own() -> None:
    assert direction("front", "left") == direction("back", "right") == 1
    assert direction("front", "right") == direction("back", "left") == -1


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("side", ["left", "right"])
def test_only_the_side_named_is_marked(body: Body, view: View, side: Side) -> None:
    shown = scene(body, view, Marks.of_spots(CHART.spots, side))

    points = [point for curve in (*shown.pain, *shown.emphasised) for point in curve.points()]
    points += [(dot.x, dot.y) for dot in shown.dots]
    sign = 1 if (view == "front") == (side == "left") else -1
    assert points
    assert min(x * sign for x, _ in points) > -1  # a curve may swing a little over the midline


@pytest.mark.parametrize("view", VIEWS)
def test_the_halves_of_a_picture_mirror_each_other(body: Body, view: View) -> None:
    turned = str.maketrans("/\\()", "\\/)(")
    texts = ["".join(cell.character for cell in row) for row in grid(scene(body, view, Marks()), WHOLE, 40, "ascii")]

    same = sum(a == b for text in texts for a, b in zip(text, text.translate(turned)[::-1], strict=True))
    assert same / sum(map(len, texts)) > 0.9


@pytest.mark.parametrize("columns", [20, 26, 39, 46, 60])
@pytest.mark.parametrize("view", VIEWS)
def test_every_number_can_be_read_on_the_whole_body(body: Body, view: View, columns: int) -> None:
    shown = scene(body, view, Marks(tuple(CHART.spot_by_number)))
    rows = grid(shown, WHOLE, columns, "braille")

    assert {len(row) for row in rows} == {columns}
    written = [int(word) for row in rows for word in _numbers(row)]
    assert set(written) == {dot.number for dot in shown.dots}
    if columns >= 39:
        assert len(written) == len(shown.dots)


def _numbers(row: Sequence[tuple[str, str]]) -> list[str]:
    return "".join(character if role == "spot" else " " for character, role in row).split()


@pytest.mark.parametrize("spot", CHART.spot_by_number)
def test_a_close_up_shows_the_spot_near_its_middle(body: Body, spot: int) -> None:
    shown = scene(body, CHART.spot_by_number[spot].sits.view, Marks((spot,)))
    box = close_up(shown)

    seen = [dot for dot in shown.dots if box.left < dot.x < box.left + box.width]
    assert seen
    assert all(abs(dot.y - box.top - box.height / 2) < box.height / 4 for dot in seen)


class Golden(NamedTuple):
    """A picture that is kept."""

    view: View
    spot: int | None
    columns: int
    letters: Letters

    def __str__(self) -> str:
        shown = "map" if self.spot is None else f"spot-{self.spot}"
        return f"{shown}-{self.view}-{self.columns}-{self.letters}"


GOLDEN = [
    Golden(view, spot, columns, letters)
    for view, spot in ((VIEWS[0], None), (VIEWS[1], None), (VIEWS[1], 6), (VIEWS[1], 12))
    for columns in (20, 39, 60)
    for letters in LETTERS
]


@pytest.mark.parametrize("golden", GOLDEN, ids=str)
def test_the_cells_are_as_they_were(body: Body, golden: Golden) -> None:
    """To accept a new drawing, look at it first; then run the tests with REDRAW=1 and look at what changed."""
    if golden.spot is None:
        shown = scene(body, golden.view, Marks(tuple(CHART.spot_by_number)))
        rows = grid(shown, WHOLE, golden.columns, golden.letters)
    else:
        shown = scene(body, golden.view, Marks.of_spots([CHART.spot_by_number[golden.spot]]))
        rows = grid(shown, close_up(shown), golden.columns, golden.letters)

    drawn = "".join("".join(cell.character for cell in row).rstrip() + "\n" for row in rows)
    file = PICTURES / f"{golden}.txt"
    if os.environ.get("REDRAW"):
        file.write_text(drawn, encoding="utf-8")
    assert drawn == file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "faults"),
    [
        pytest.param(b'"kneecap": {"front"', b'"kneecap": {"back"', [
            "figure.json, places kneecap, front: is missing: spots.json says that it can be seen there",
            "figure.json, places kneecap, back: spots.json says that it cannot be seen there",
        ], id="view"),
        pytest.param(b'"kneecap": {', b'"knee-cap": {', [
            "figure.json, places kneecap, front: is missing: spots.json says that it can be seen there",
            "figure.json, places knee-cap: there is no place 'knee-cap' in spots.json",
        ], id="place"),
        pytest.param(b'"14": {', b'"41": {', [
            "figure.json, spots 14, back: is missing: spots.json says that the spot is best seen there",
            "figure.json, spots 41: there is no spot 41 in spots.json",
        ], id="spot"),
        pytest.param(b'"outline": [[0,0]', b'"outline": [[1,0]', [
            "figure.json, outline: must start and end on the midline, at 0 across",
        ], id="outline"),
        pytest.param(b'"14": {"back": [', b'"14": {"back": [-', [
            "figure.json, spots 14, back[0]: must be 0 or more",
        ], id="number"),
        pytest.param(b'"name": "navel"', b'"title": "navel", "name": "navel"', [
            "figure.json, landmarks front, [14].title: is not a field here",
        ], id="field"),
    ],
)  # fmt: skip
def test_every_fault_of_the_drawing_is_named(old: bytes, new: bytes, faults: list[str]) -> None:
    content = packaged(FIGURE_FILE)
    assert old in content

    with pytest.raises(CatalogueError) as raised:
        build_body(content.replace(old, new), CHART)

    assert [str(fault) for fault in raised.value.faults] == faults
