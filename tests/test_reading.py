"""How a sentence is read: relations, sides, denial, the past, other people, and words that must not pull."""

from __future__ import annotations

import pytest

from perfectspots import ask


def numbers(text: str) -> list[int]:
    answer = ask(text)
    return [match.number for match in answer.matches] or list(answer.withheld)


def places(text: str) -> list[str]:
    return [finding.means for finding in ask(text).query.findings if finding.kind == "place" and not finding.denied]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("pain on the outside of the knee", "outer-knee"),
        ("my knee hurts on the inside", "inner-knee"),
        ("it hurts behind my left knee", "back-of-knee"),
        ("sore under my left shoulder blade", "shoulder-blade"),
        ("the inside edge of my shoulder blade aches", "inner-shoulder-blade"),
        ("it burns between spine and shoulder blade", "inner-shoulder-blade"),
        ("stiff right where the neck meets the skull", "base-of-skull"),
        ("sore where my neck meets my shoulder", "top-of-shoulder"),
        ("pain where the buttock meets the thigh", "under-buttocks"),
        ("the front of my lower leg is sore", "shin"),
        ("the back of my upper leg is tight", "hamstrings"),
        ("the right side of my face aches", "side-of-face"),
        ("sore bottom of the foot", "bottom-of-foot"),
        ("a sharp pain in the back when I stand up", "back"),
        ("not the elbow, just below it, is sore", "forearm"),
    ],
)
def test_a_relation_and_a_place_make_the_place_that_is_meant(text: str, place: str) -> None:
    assert places(text) == [place]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("not my knee, it's the back of my thigh that hurts", {6, 12, 13}),
        ("not my neck, more the top of the shoulder", {4}),
        ("no pain in the neck, only along the inner edge of my shoulder blade", {4}),
        ("the hip is fine, the knee is the problem", {8}),
        ("pain on the upper side of the foot, not below", {3}),
        ("I can't sit without pain in my tailbone", {2}),
        ("there is no relief for my sore jaw", {7}),
    ],
)
def test_what_is_denied_gives_way_and_what_only_sounds_so_does_not(text: str, first: set[int]) -> None:
    assert numbers(text)[0] in first


@pytest.mark.parametrize(
    ("text", "spots"),
    [
        ("I used to have heel pain years ago, now my knee hurts", {8}),
        ("my feet were bad in the past (all good now) but the jaw aches", {4, 7}),
        ("my elbow, fine now, and today the big toe hurts", {3}),
    ],
)
def test_the_past_does_not_count_beside_the_present(text: str, spots: set[int]) -> None:
    assert set(numbers(text)) == spots


def test_it_is_told_apart_whose_pain_it_is() -> None:
    findings = ask("my husband has a bad back but I have knee pain").query.findings

    assert [(finding.means, finding.person) for finding in findings] == [("back", "other"), ("knee", "self")]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("pain starts in my lower back and goes down the back of my leg to the calf", {6, 12, 13}),
        ("from my hip down the side of my leg", {6, 12}),
        ("starts in the back of my head and moves over to my eye", {1}),
        ("elbow pain running down to my wrist", {5}),
        ("between my shoulder blades, spreading to my neck", {11}),
    ],
)
def test_where_a_pain_starts_leads_and_where_it_goes_follows(text: str, first: set[int]) -> None:
    assert numbers(text)[0] in first


def test_several_complaints_are_all_answered() -> None:
    assert set(numbers("my jaw is tight, my knee aches and my heel is sore")) == {7, 8, 10}


@pytest.mark.parametrize(
    ("text", "spots"),
    [
        ("running on a treadmill makes the bottom of my foot ache", {10}),
        ("lifting boxes at work, sore knee", {8}),
        ("sore heel from standing at the till all day", {10}),
        ("knee pain when I carry my son on my hip", {8}),
    ],
)
def test_what_people_do_does_not_pull(text: str, spots: set[int]) -> None:
    assert set(numbers(text)) == spots


@pytest.mark.parametrize(
    "text",
    [
        "my dog has a sore foot",
        "the neck of my guitar is bent",
        "this spreadsheet is a headache",
        "my neighbour is a total pain in the backside",
        "itchy rash on my shoulder",
        "do I need an antibiotic before the dentist, I have a new knee",
        "stomach cramps and diarrhoea since lunch",
        "sore throat and a runny nose",
        "how do I center a div",
        "what does lumbago mean, is it an old word",
    ],
)
def test_what_is_no_pain_of_muscles_shows_no_spot(text: str) -> None:
    assert numbers(text) == []


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("my dog pulled me over and my shoulder hurts", {14, 4}),
        ("constipation, and my chest hurts", {9}),
        ("neck's gone again", {1, 4}),
        ("my lower back aches when I cough", {2, 6, 12, 13}),
        ("I am having knee issues, do vitamins help", {8}),
    ],
)
def test_what_stands_beside_a_pain_does_not_silence_it(text: str, first: set[int]) -> None:
    assert numbers(text)[0] in first


def test_a_reason_quotes_the_words_and_names_the_row_of_the_chart() -> None:
    answer = ask("it's right UNDER my bum, when I drive")
    reason = answer.matches[0].because[0]

    assert answer.matches[0].number == 6
    assert (reason.phrase, reason.means, reason.kind) == ("UNDER my bum", "under-buttocks", "place")
    assert reason.chart == ("under-buttocks",)


def test_a_sign_claims_the_conditions_that_are_listed_for_it() -> None:
    sign, condition = ask("does coffee bring on a pain like a heart attack").query.findings

    assert (sign.kind, condition.kind) == ("sign", "condition")
    assert condition.claimed_by == sign.means == "heart-risk"
