"""The catalogue says what the chart says, and every row can be found by its own words."""

from __future__ import annotations

import pytest
from chart import CHART

from perfectspots import ask, load

NUMBERS = pytest.mark.parametrize("number", CHART, ids=str)
LOCATIONS = [(number, words) for number, row in CHART.items() for words, _, _ in sorted(row.pain, key=str)]
CONDITIONS = [(number, words) for number, row in CHART.items() for words in sorted(row.conditions)]
MUSCLES = [(number, words) for number, row in CHART.items() for words in sorted(row.muscles)]


def meaning(words: str, kind: str) -> str:
    found = load().vocabulary.meaning(words)
    assert found is not None, words
    assert found.kind == kind, words
    return found.id


def test_the_catalogue_has_the_spots_of_the_chart_once_each() -> None:
    assert [spot.number for spot in load().chart.spots] == list(CHART)


@NUMBERS
def test_a_spot_has_the_pain_locations_of_its_row_with_their_emphasis(number: int) -> None:
    spot = load().chart.spot_by_number[number]

    assert {(pain.place, pain.emphasis, pain.extent) for pain in spot.pain} == {
        (meaning(words, "place"), emphasis, extent) for words, emphasis, extent in CHART[number].pain
    }


@NUMBERS
def test_a_spot_has_the_conditions_of_its_row(number: int) -> None:
    spot = load().chart.spot_by_number[number]

    assert set(spot.conditions) == {meaning(words, "condition") for words in CHART[number].conditions}


@NUMBERS
def test_a_spot_has_the_muscles_of_its_row(number: int) -> None:
    spot = load().chart.spot_by_number[number]

    assert {used.muscle for used in spot.muscles} == {meaning(words, "muscle") for words in CHART[number].muscles}


@NUMBERS
def test_a_spot_links_to_its_article_in_the_series(number: int) -> None:
    (link,) = load().chart.spot_by_number[number].links

    assert f"/spot-{number:02}-" in link.url


def found(text: str) -> list[int]:
    """Return the spots that are likely, or that a warning holds back."""
    answer = ask(text)
    return [*(match.number for match in answer.matches if match.tier == "likely"), *answer.withheld]


@pytest.mark.parametrize(("number", "words"), LOCATIONS, ids=str)
def test_every_pain_location_finds_its_spot(number: int, words: str) -> None:
    assert number in found(f"pain in {words}")


@pytest.mark.parametrize(("number", "words"), CONDITIONS, ids=str)
def test_every_condition_finds_its_spot(number: int, words: str) -> None:
    assert number in found(words)


@pytest.mark.parametrize(("number", "words"), MUSCLES, ids=str)
def test_every_muscle_finds_its_spot(number: int, words: str) -> None:
    assert number in [match.number for match in ask(words).matches if match.tier == "likely"]
