"""The guidance is whole, plain, sourced, and the project's own words."""

from __future__ import annotations

import re
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import pytest

from perfectspots import load
from perfectspots.files import FILES, packaged

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfectspots.model import Spot

ARTICLES = Path(__file__).parent / "articles"
LONGEST_RUN = 8
"""Words in a row that no text of the project may share with an article."""

SPOTS = load().chart.spots
EVERY_SPOT = pytest.mark.parametrize("spot", SPOTS, ids=lambda spot: str(spot.number))
CLAIMS = re.compile(
    r"\b(diagnos(e|es|ed|ing)|treats?|treated|treating|cures?|cured|curing|heals?|healed)\b", re.IGNORECASE
)
BRANDS = re.compile(
    r"\b(knobble|theragun|hypervolt|thera ?cane|backnobber|trigger ?point performance)\b", re.IGNORECASE
)


def texts(value: object) -> Iterator[str]:
    """Yield every string of prose in a noun's own document, without ids and addresses."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key not in ("sources", "spot", "title"):
                yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)


def prose(spot: Spot) -> list[str]:
    return list(texts(spot.guidance.model_dump(mode="json", exclude_none=True)))


def shared_prose() -> list[str]:
    """Return the basics and the notes on conditions."""
    chart = load().chart
    return [
        *(line for section in chart.basics for line in section.lines),
        *(condition.note.text for condition in chart.conditions if condition.note is not None),
    ]


def sentences(text: str) -> list[str]:
    return [sentence for sentence in re.split(r"(?<=[.?!])\s+|:\s", text) if sentence]


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9']+", text.lower())


def shared_runs(text: str, other: str) -> set[str]:
    """Return the runs of words that two texts share."""
    runs = [
        {" ".join(found[start : start + LONGEST_RUN]) for start in range(len(found) - LONGEST_RUN + 1)}
        for found in (words(text), words(other))
    ]
    return runs[0] & runs[1]


@EVERY_SPOT
def test_every_spot_is_told_in_equal_depth(spot: Spot) -> None:
    usual = median(len(words(" ".join(prose(each)))) for each in SPOTS)

    assert 0.8 * usual <= len(words(" ".join(prose(spot)))) <= 1.25 * usual


@EVERY_SPOT
def test_no_section_is_a_stub(spot: Spot) -> None:
    guidance = spot.guidance
    sections = {
        "find": guidance.find.steps,
        "press": [step for technique in guidance.press.techniques for step in technique.steps],
        "feels": [guidance.feels.good, guidance.feels.echo, guidance.feels.unwelcome],
        "care": guidance.care.cautions,
        "feeds": [guidance.feeds.causes, guidance.feeds.advice],
        "anatomy": [guidance.anatomy.text],
        "mistaken for": [guidance.mistaken_for.text],
        "evidence": [guidance.evidence.text],
    }

    assert {
        name: len(words(" ".join(lines))) for name, lines in sections.items() if len(words(" ".join(lines))) < 15
    } == {}


@EVERY_SPOT
def test_sentences_are_short(spot: Spot) -> None:
    lengths = [len(words(sentence)) for text in prose(spot) for sentence in sentences(text)]

    assert max(lengths) <= 26
    assert sum(lengths) / len(lengths) <= 12


def test_sentences_that_hold_for_several_spots_are_short() -> None:
    assert {sentence for text in shared_prose() for sentence in sentences(text) if len(words(sentence)) > 26} == set()


def syllables(word: str) -> int:
    """Count groups of vowels, without a silent e at the end."""
    return max(1, len(re.findall(r"[aeiouy]+", re.sub(r"(?<=[^aeiouyl])e$", "", word))))


def school_grade(text: str) -> float:
    """Return the Flesch-Kincaid grade: 6 is about the age of 12."""
    read = words(text)
    return (
        0.39 * len(read) / len(re.findall(r"[.?!:](\s|$)", text)) + 11.8 * sum(map(syllables, read)) / len(read) - 15.59
    )


@EVERY_SPOT
def test_a_twelve_year_old_can_read_it(spot: Spot) -> None:
    assert school_grade(" ".join(prose(spot))) <= 6


def test_a_twelve_year_old_can_read_the_basics() -> None:
    assert school_grade(" ".join(line for section in load().chart.basics for line in section.lines)) <= 6


@EVERY_SPOT
def test_nothing_is_promised_and_no_brand_is_named(spot: Spot) -> None:
    text = " ".join(prose(spot))

    assert CLAIMS.findall(text) == []
    assert BRANDS.findall(text) == []


def test_nothing_is_promised_for_several_spots_at_once() -> None:
    assert [text for text in shared_prose() if CLAIMS.search(text) or BRANDS.search(text)] == []


@EVERY_SPOT
def test_every_technique_says_plainly_that_no_dose_is_proven(spot: Spot) -> None:
    assert "No dose is proven." in spot.guidance.press.time


@EVERY_SPOT
def test_a_neighbour_is_another_spot_each_named_once(spot: Spot) -> None:
    numbers = [neighbour.spot for neighbour in spot.guidance.neighbours]

    assert spot.number not in numbers
    assert len(set(numbers)) == len(numbers)


@pytest.mark.parametrize(
    ("number", "words_of_warning"),
    [
        (3, "blood clot"),
        (8, "blood clot"),
        (10, "blood clot"),
        (4, "Fingertips only"),
        (4, "One side at a time"),
        (4, "pulse"),
        (5, "nerve"),
        (9, "never a test of your heart"),
        (2, "kidney"),
        (1, "artery"),
    ],
)
def test_the_danger_of_a_place_is_named(number: int, words_of_warning: str) -> None:
    assert words_of_warning in " ".join(prose(load().chart.spot_by_number[number]))


def test_only_the_spots_beside_the_neck_artery_and_the_heart_open_with_a_warning() -> None:
    assert [spot.number for spot in SPOTS if spot.guidance.care.first] == [4, 9]


def test_spot_4_is_pressed_the_lightest_with_fingers_alone() -> None:
    press = load().chart.spot_by_number[4].guidance.press

    assert "2 to 4 out of 10" in press.pressure
    assert {tool for technique in press.techniques for tool in technique.tools} == {
        "the flat pads of two or three fingers, nothing else"
    }


@pytest.mark.parametrize(
    ("condition", "remark"),
    [
        ("medial-tibial-stress-syndrome", "low on the inner side of your shin"),
        ("golfers-elbow", "inner side of the elbow"),
        ("iliotibial-band-syndrome", "two things"),
        ("patellofemoral-pain-syndrome", "kneecap"),
    ],
)
def test_the_chart_terms_that_can_mislead_have_a_note(condition: str, remark: str) -> None:
    note = load().chart.condition_by_id[condition].note

    assert note is not None
    assert remark in note.text


@pytest.mark.parametrize(
    ("condition", "warning"),
    [
        ("headache", "emergency"),
        ("herniated-disc", "between your legs"),
        ("sciatica", "between your legs"),
        ("drop-foot", "the same day"),
        ("anterior-compartment-syndrome", "emergency"),
        ("thoracic-outlet-syndrome", "emergency"),
        ("lump-in-throat", "swallow"),
        ("hoarseness", "three weeks"),
        ("toothache", "dentist"),
        ("tinnitus", "the same day"),
        ("heart-attack-mimic", "checked first"),
        ("respiratory-dysfunction", "emergency"),
    ],
)
def test_a_condition_that_can_be_dangerous_says_when_to_get_help(condition: str, warning: str) -> None:
    note = load().chart.condition_by_id[condition].note

    assert note is not None
    assert warning in note.text


def test_every_source_is_cited_somewhere() -> None:
    chart = load().chart
    cited = {name for spot in SPOTS for name in chart.cited_by(spot)}
    cited |= {name for section in chart.basics for name in section.sources}
    cited |= {name for rule in load().alarms.red_flags.rules for name in rule.sources}

    assert set(load().sources.by_id) - cited == set()


def test_shared_runs_of_words_are_found() -> None:
    text = "One two three, four five six seven EIGHT nine."

    assert shared_runs(text, "zero one two three four five six seven eight") == {
        "one two three four five six seven eight"
    }
    assert shared_runs(text, "one two three four five six seven") == set()


@pytest.mark.parametrize("article", sorted(ARTICLES.glob("*.txt")), ids=lambda path: path.stem)
def test_no_run_of_words_is_taken_from_an_article_placed_beside_the_tests(article: Path) -> None:
    ours = "\n".join(packaged(name).decode() for name in FILES if name.endswith(".json"))

    assert shared_runs(ours, article.read_text(encoding="utf-8")) == set()
