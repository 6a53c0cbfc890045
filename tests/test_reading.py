"""How a sentence is read: relations, sides, denial, the past, other people, and words that must not pull."""

from __future__ import annotations

from typing import Any

import pytest

from perfectspots import ask, load
from perfectspots.model import Finding, Query
from perfectspots.query import names_body, words_in


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


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        pytest.param("elbow lemur", False, id="a name with a word that nobody knows"),
        pytest.param("masseter lemur", True, id="a muscle"),
        pytest.param("your elbow, lemur", True, id="somebody's"),
        pytest.param("elbow lemur clunk", True, id="trouble"),
        pytest.param("elbow op lemur", True, id="medicine"),
        pytest.param("elbow lemur archery", True, id="what people do"),
        pytest.param("elbow lemur sore", True, id="a word for pain"),
        pytest.param("cooker fell on foot, two toes bent and blue", True, id="an injury, in words that are no pain"),
        pytest.param("dog limping on back leg", True, id="an animal's pain"),
        pytest.param("elbow, knee, lemur", True, id="two places"),
        pytest.param("between the shoulder blades, lemur", True, id="a place in several words"),
        pytest.param("what elbow whistle", False, id="a question that says more than the place"),
        pytest.param("what is an elbow", True, id="a question that does not"),
        pytest.param("elbow is whistling", True, id="no question, as it does not begin with one"),
        pytest.param("a banjo and an elbow", False, id="other things"),
        pytest.param("trouser pocket", True, id="a word for a thing inside the name of a place"),
        pytest.param("elbow tattoo", False, id="a word for a thing that is a sign"),
        pytest.param("I saw a banjo neck", False, id="other things and a person"),
        pytest.param("I saw a banjo neck clunk", True, id="other things and the trouble of a person"),
        pytest.param("my neck and a banjo", True, id="other things and somebody's neck"),
        pytest.param("I saw my banjo neck", False, id="somebody's thing"),
        pytest.param("I saw the banjo and then my rash", False, id="a sign is no part of the body that somebody owns"),
        pytest.param("the neck of my banjo clunks", False, id="a part of a thing"),
        pytest.param("the neck of my old banjo clunks", False, id="a part of a thing in three words"),
        pytest.param("I saw the neck of guitars clunk", False, id="a part of a thing in one word"),
        pytest.param("the neck of my body clunks, banjo", True, id="what follows the name of the owner does not count"),
        pytest.param("banjo: the neck of my body clunks", True, id="nor does what stands before"),
        pytest.param("my neck, banjo and all", True, id="what follows somebody's neck makes no thing of it"),
        pytest.param("neck like a banjo", True, id="a comparison"),
        pytest.param("neck like a very old banjo", True, id="a comparison of five words"),
        pytest.param("neck like a very old red banjo", False, id="what stands behind a comparison"),
        pytest.param("banjo, neck like a banjo", False, id="what stands before a comparison"),
    ],
)
def test_a_text_is_about_a_body_if_it_says_enough_of_one(text: str, *, is_one: bool) -> None:
    assert ask(text).query.complaint is is_one


@pytest.mark.parametrize(
    ("kind", "fields", "complaint", "named"),
    [
        pytest.param("place", {}, True, True, id="a place"),
        pytest.param("condition", {}, True, True, id="a condition"),
        pytest.param("place", {"denied": True}, True, False, id="a place that is denied"),
        pytest.param("sign", {}, True, False, id="a sign alone"),
        pytest.param("sign", {"denied": True}, True, False, id="a sign that is denied"),
        pytest.param("place", {}, False, False, id="a place in a text about something else"),
    ],
)
def test_a_body_is_named_by_what_can_hurt(kind: Any, fields: dict[str, Any], *, complaint: bool, named: bool) -> None:
    finding = Finding(phrase="said", means="meant", kind=kind, **fields)

    assert names_body(Query(text="said", findings=(finding,), complaint=complaint)) is named


@pytest.mark.parametrize(
    ("written", "words"),
    [
        pytest.param("kneepain", ["knee", "pain"], id="a place and a pain"),
        pytest.param("sorejaw", ["sore", "jaw"], id="a pain and a place"),
        pytest.param("hiptoe", ["hip", "toe"], id="the shortest words"),
        pytest.param("neckagony", ["neck", "agony"], id="a pain that is no word for a place"),
        pytest.param("kneelemur", ["kneelemur"], id="the second word is unknown"),
        pytest.param("lemurknee", ["lemurknee"], id="the first word is unknown"),
        pytest.param("myknee", ["myknee"], id="the first word is too short"),
        pytest.param("neckc5", ["neckc5"], id="the second word is too short"),
        pytest.param("sternocleidomastoidagony", ["sternocleidomastoid", "agony"], id="the longest, of 24 letters"),
        pytest.param("sternocleidomastoiddagger", ["sternocleidomastoiddagger"], id="one letter more"),
        pytest.param("backache", ["backache"], id="an ordinary word"),
    ],
)
def test_words_written_as_one_are_parted(written: str, words: list[str]) -> None:
    text, repaired = words_in(written, load().vocabulary, load().alarms.signs)

    assert (list(text.plain), repaired) == (words, [])


def test_parts_of_a_word_stand_where_the_word_does_and_only_the_first_follows_its_pause() -> None:
    written = "Hip, kneepain. Neckagony"
    text, _ = words_in(written, load().vocabulary, load().alarms.signs)

    assert [(word.plain, written[word.start : word.end], word.pause, word.sentence) for word in text.words] == [
        ("hip", "Hip", True, True),
        ("knee", "kneepain", True, False),
        ("pain", "kneepain", False, False),
        ("neck", "Neckagony", True, True),
        ("agony", "Neckagony", False, False),
    ]


@pytest.mark.parametrize(
    ("text", "speaks"),
    [
        pytest.param("my two sore front teeth", True, id="it hurts"),
        pytest.param("my two clicky front teeth", True, id="something is wrong"),
        pytest.param("my front teeth", True, id="hardly more than a name"),
        pytest.param("my two front teeth", False, id="more than a name"),
    ],
)
def test_a_text_speaks_of_pain_or_is_just_a_name(text: str, *, speaks: bool) -> None:
    assert ask(text).query.pain is speaks
