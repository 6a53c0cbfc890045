"""What the words of a text are like together may add a warning, and supports rules whose signs are often harmless."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from perfectspots import ask, load
from perfectspots.files import WEIGHTS_FILE, packaged
from perfectspots.model import Likeness
from perfectspots.query import words_in
from perfectspots.weighing import MAY_BE_AN_EMERGENCY, SOUNDS_DANGEROUS, Scales, weighed

if TYPE_CHECKING:
    from perfectspots.model import RedFlag

SETS = sorted((Path(__file__).parent.parent / "tools" / "lines").glob("*.jsonl"))
RULES = load().alarms.red_flags.rules
MOST_BYTES = 450_000
VAGUE = frozenset(rule.id for rule in RULES if rule.vague)
SUPPORT = frozenset({SOUNDS_DANGEROUS, MAY_BE_AN_EMERGENCY})


def rules_of(text: str) -> list[str]:
    return [alert.rule for alert in ask(text).alerts]


@pytest.mark.parametrize("path", SETS, ids=[path.stem for path in SETS])
def test_every_line_to_learn_from_has_a_flag_and_stands_in_its_set_once(path: Path) -> None:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]

    assert len({row["query"].casefold() for row in rows}) == len(rows)
    for row in rows:
        assert set(row) <= {"query", "flag", "flag_alt", "condition"}, row
        assert {row["flag"], *row.get("flag_alt", ())} <= {"emergency", "urgent", "none"}, row
        assert row["query"].strip(), row


def test_what_was_never_learned_weighs_nothing() -> None:
    scales = Scales(Likeness.model_validate_json(packaged(WEIGHTS_FILE)))

    assert scales.weights["a word that nobody wrote"] == (0, 0)


def test_the_weights_are_whole_and_few_and_small_words_have_none() -> None:
    weights = Likeness.model_validate_json(packaged(WEIGHTS_FILE)).weights

    assert len(packaged(WEIGHTS_FILE)) <= MOST_BYTES
    assert all(any(pair) for pair in weights.values())
    assert weights.keys().isdisjoint({"and", "the", "my", "now", "can", "not"})


@pytest.mark.parametrize(
    "text",
    [
        "his lips went blue and he can't get any air",
        "granny's face slid down one side and her words are mush",
        "took all her tablets at once and won't talk to us",
    ],
)
def test_danger_in_words_of_one_s_own_is_an_emergency(text: str) -> None:
    assert ask(text).alerts[0].level == "emergency"


@pytest.mark.parametrize(
    "text",
    [
        "the tent collapsed on us in the night and now my neck is a bit stiff from sleeping in the car",
        "had my meningitis jab yesterday and the arm is a little sore where the nurse put it in",
        "we laughed at the film where he has a stroke, now my shoulders ache from the cinema seat",
    ],
)
def test_an_ambiguous_word_in_a_clearly_ordinary_text_is_no_emergency(text: str) -> None:
    assert not [alert for alert in ask(text).alerts if alert.level == "emergency"]


@pytest.mark.parametrize("text", ["choking", "having a seizure", "heart attack", "having a stroke"])
def test_so_few_words_are_never_clearly_ordinary(text: str) -> None:
    assert ask(text).alerts[0].level == "emergency"


@pytest.mark.parametrize(
    "text",
    [
        "dropped a tin on my foot, tiny bruise, dancing on it already",
        "bumped my head on the cupboard, wee lump, feel fine, laughing about it",
        "broke my wrist as a kid, xray normal last month, it just clicks",
    ],
)
def test_a_slight_knock_and_what_was_tested_raise_no_alarm(text: str) -> None:
    assert not [alert for alert in ask(text).alerts if alert.level == "emergency"]


@pytest.mark.parametrize("text", ["banged my ankle on the step and it hurts a lot", "fell off my bike, wrist hurts"])
def test_a_plain_injury_asks_for_no_support(text: str) -> None:
    assert "injury" in rules_of(text)


@pytest.mark.parametrize(
    "text", ["my toddler swallowed a button battery", "he swallowed a battery and is drooling", "swallowed a magnet"]
)
def test_something_swallowed_is_a_warning(text: str) -> None:
    assert ask(text).outcome == "withheld"


@pytest.mark.parametrize(
    ("words", "emergency", "danger"),
    [(10, True, True), (16, True, True), (17, False, True), (19, False, True), (20, False, False), (30, False, False)],
)
def test_the_more_was_said_the_less_it_takes_to_make_a_danger_implausible(
    words: int,
    emergency: bool,  # noqa: FBT001  # a parameter of the test
    danger: bool,  # noqa: FBT001  # a parameter of the test
) -> None:
    shelf = load()
    text, _ = words_in("word " * words, shelf.vocabulary, shelf.alarms.signs)
    scales = Scales(Likeness(format=1, emergency=-100, warning=-210, doubtful=-99, ordinary=-190, weights={}))

    leave = weighed((), scales, text).leave

    assert (leave.emergency_is_plausible, leave.danger_is_plausible) == (emergency, danger)


ORDINARY = "my desk is new, my shoulders are stiff after the gym, I stretch every morning and it is nothing much"


@pytest.mark.parametrize(
    "danger",
    [
        "numb between my legs and cannot pee",
        "low back pain and I can't pee",
        "crushing chest pain",
        "my face has dropped on one side",
        "my mum had a heart attack this morning",
        "having a seizure",
        "I took an overdose",
        "he was shot in the leg",
        "he cannot breathe",
        "he is choking",
        "call an ambulance",
        "my husband collapsed just now",
        "worst headache of my life",
        "I want to kill myself",
        "numb between my legs",
        "I drank bleach",
        "she swallowed two magnets",
        "my pacemaker keeps shocking me",
        "my finger is cut off",
        "my hand is caught in a press",
        "my newborn is blue around the mouth",
        "the bone is sticking out",
        "nobody can wake him",
        "I was stabbed",
        "he took 40 tablets",
        "an adder bit my ankle",
    ],
)
@pytest.mark.parametrize("joint", ["{}, {}", "{}. {}", "{} and {}"])
def test_nothing_that_is_added_mutes_a_clear_emergency(danger: str, joint: str) -> None:
    assert ask(joint.format(danger, ORDINARY)).alerts[0].level == "emergency"
    assert ask(joint.format(ORDINARY, danger)).alerts[0].level == "emergency"


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.vague], ids=lambda rule: rule.id)
def test_a_rule_that_names_no_danger_is_left_out_beside_one_that_does(rule: RedFlag) -> None:
    for other in RULES:
        for sentence in other.must_raise[:2]:
            found = {alert.rule: alert.level for alert in ask(sentence).alerts}
            grave = {name for name, level in found.items() if level != "care" and name not in VAGUE}
            if rule.level == "emergency":
                grave = {name for name in grave if found[name] == "emergency"}
            assert not (rule.id in found and grave), sentence


def test_what_asks_for_support_names_a_sign_too() -> None:
    for rule in RULES:
        for combination in rule.when:
            others = [item for item in combination.together if item not in SUPPORT]
            assert others or combination.two_of
            assert SUPPORT.isdisjoint((*combination.two_of, *combination.unless, *combination.together[:-1]))


def test_reasons_are_the_person_s_own_words_and_say_something() -> None:
    filler = load().vocabulary.filler
    for rule in RULES:
        for alert in ask(rule.must_raise[0]).alerts if rule.vague else ():
            for quote in alert.because:
                assert not set(quote.lower().split()) <= filler, (quote, alert.rule)
