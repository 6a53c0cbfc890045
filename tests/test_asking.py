"""What a person types, and what they are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from perfectspots import ask, load

if TYPE_CHECKING:
    from perfectspots import Answer


def numbers(answer: Answer) -> list[int]:
    return [match.number for match in answer.matches]


def likely(answer: Answer) -> set[int]:
    return {match.number for match in answer.matches if match.tier == "likely"}


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("hip pain", {6, 12}),
        ("under the buttocks", {6}),
        ("pain right under my bum when I drive", {6}),
        ("inner edge of the shoulder blade", {4}),
        ("between my shoulder blades", {11}),
        ("big toe", {3}),
        ("top of my left foot", {3}),
        ("my heel", {10}),
        ("back of my thigh", {6, 12, 13}),
        ("front of my lower leg", {3}),
        ("behind my ear", {1}),
        ("pain in the side of my head", {1}),
        ("outside of the elbow", {5}),
        ("just above the knee", {8}),
        ("headache", {1, 7}),
        ("frozen shoulder", {14}),
        ("my tailbone", {2}),
        ("sacrum", {12, 13}),
    ],
)
def test_the_best_match_comes_first(text: str, first: set[int]) -> None:
    assert numbers(ask(text))[0] in first


@pytest.mark.parametrize(
    ("text", "spots"),
    [
        ("sciatica", {6, 12, 13}),
        ("big toe", {3}),
        ("low back pain", {2, 6, 12, 13}),
        ("hand pain", {4, 5}),
        ("face", {1, 4, 7}),
        ("tailbone", {2}),
        ("foot", {3, 10}),
    ],
)
def test_all_spots_that_the_chart_names_are_shown_and_no_other(text: str, spots: set[int]) -> None:
    assert set(numbers(ask(text))) == spots


def test_a_place_that_the_chart_names_is_likely_and_a_wider_or_narrower_one_only_possible() -> None:
    answer = ask("upper arm")

    assert numbers(answer) == [9, 14, 4, 5]
    assert likely(answer) == {9, 14}


def test_no_more_than_five_spots_are_shown() -> None:
    assert len(ask("back pain, and my neck, jaw, knee, hand and foot").matches) == 5


def test_a_part_outweighs_the_whole_that_it_belongs_to() -> None:
    assert numbers(ask("foot pain, right on the big toe")) == [3]


def test_clues_add_up() -> None:
    assert numbers(ask("hip and back of the thigh"))[0] in {6, 12}
    assert numbers(ask("chest and upper arm"))[0] == 9


def test_a_phrase_of_several_words_is_not_read_word_by_word() -> None:
    assert [finding.means for finding in ask("shoulder blade").query.findings] == ["shoulder-blade"]


def test_small_words_and_sides_may_stand_inside_a_phrase() -> None:
    assert [finding.means for finding in ask("under my right butt cheek").query.findings] == ["under-buttocks"]


def test_no_phrase_runs_over_a_pause() -> None:
    assert [finding.means for finding in ask("shoulder, blade of grass").query.findings] == ["shoulder"]


def test_a_denied_place_is_understood_and_counts_for_nothing() -> None:
    answer = ask("no knee pain but my shin hurts")

    assert numbers(answer) == [3]
    assert [(finding.means, finding.denied) for finding in answer.query.findings] == [("knee", True), ("shin", False)]


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("my left hip", "left"),
        ("right knee", "right"),
        ("both knees", "both"),
        ("left hip and right knee", "both"),
        ("hip", None),
        ("right hand side of my neck", "right"),
        ("right under my bum", None),
        ("right under my left shoulder blade", "left"),
        ("it hurts right here, under my left knee", "left"),
    ],
)
def test_the_side_is_told_apart(text: str, side: str | None) -> None:
    assert ask(text).query.side == side


def test_right_hand_side_is_no_hand() -> None:
    assert [finding.means for finding in ask("right hand side of my neck").query.findings] == ["neck"]


@pytest.mark.parametrize("text", ["call me back", "on the other hand", "face to face", "a head start"])
def test_a_word_of_the_body_that_means_something_else_finds_nothing(text: str) -> None:
    answer = ask(text)

    assert answer.outcome == "not understood"
    assert answer.query.findings == ()


@pytest.mark.parametrize("text", ["calf", "my ankle hurts", "my little finger", "inner thigh"])
def test_a_place_that_no_spot_covers_is_understood_and_shows_no_spot(text: str) -> None:
    answer = ask(text)

    assert answer.outcome == "not covered"
    assert answer.query.findings
    assert answer.matches == ()


def test_words_that_mean_nothing_here_are_named() -> None:
    answer = ask("zebra crossing")

    assert answer.outcome == "not understood"
    assert answer.query.unknown == ("zebra", "crossing")


def test_every_match_says_which_words_led_to_it() -> None:
    best = ask("Pain right UNDER my bum").matches[0]

    assert best.model_dump(mode="json")["because"] == [
        {"phrase": "UNDER my bum", "means": "under-buttocks", "kind": "place"}
    ]


def test_the_same_text_gives_the_same_answer() -> None:
    assert ask("hip pain") == ask("hip pain")


def test_the_answer_keeps_its_contract() -> None:
    assert ask("siatica on the left, but no knee pain").model_dump(mode="json") == {
        "format": 1,
        "query": {
            "text": "siatica on the left, but no knee pain",
            "side": "left",
            "findings": [
                {
                    "phrase": "siatica",
                    "means": "sciatica",
                    "kind": "condition",
                    "denied": False,
                    "past": False,
                    "person": "self",
                },
                {
                    "phrase": "knee",
                    "means": "knee",
                    "kind": "place",
                    "denied": True,
                    "past": False,
                    "person": "self",
                },
            ],
            "repaired": [{"from": "siatica", "to": "sciatica"}],
            "unknown": [],
        },
        "outcome": "found",
        "alerts": [
            {
                "rule": "sciatica-signs",
                "name": "Sciatica and slipped discs",
                "level": "care",
                "because": ["siatica"],
                "do": "Go to an emergency department if you go numb between the legs, your toilet habits change, "
                "or both legs are affected.",
                "avoid": None,
                "why": "These can mean trapped nerves that need care within hours.",
                "sources": next(
                    list(rule.sources) for rule in load().alarms.red_flags.rules if rule.id == "sciatica-signs"
                ),
            }
        ],
        "matches": [
            {
                "number": number,
                "title": title,
                "tier": "likely",
                "because": [{"phrase": "siatica", "means": "sciatica", "kind": "condition"}],
            }
            for number, title in (
                (6, "The side of the hip"),
                (12, "The top of the buttock"),
                (13, "The bottom of the back, beside the spine"),
            )
        ],
        "withheld": [],
    }
