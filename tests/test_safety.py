"""What sounds dangerous comes first, and nothing mutes it."""

from __future__ import annotations

import json
import random
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfectspots import CatalogueError, ask, load
from perfectspots.model import Answer, Query
from perfectspots.screens.alerts import WIDTH, alert_lines
from perfectspots.screens.answers import answer_screen
from perfectspots.screens.lines import STANDING_LINES, as_text
from perfectspots.spelling import SHORTEST_REPAIRED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from conftest import Build, Run

    from perfectspots.model import RedFlag

TIER = " - likely"
RULES = load().alarms.red_flags.rules
TESTS = Path(__file__).parent
HELD_OUT = sorted((TESTS.parent / "benchmarks" / "held-out").glob("*.jsonl"))
SETS = sorted((TESTS.parent / "tools" / "lines").glob("*.jsonl"))
SHORT = 3
"""Words of a text that anybody may have written, such as "sore hip"."""


def lines_of(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


LINES = lines_of(TESTS / "danger.jsonl")


def rules_of(text: str) -> list[str]:
    return [alert.rule for alert in ask(text).alerts]


def level_of(text: str) -> str | None:
    alerts = ask(text).alerts
    return alerts[0].level if alerts else None


def wrongly(rule: RedFlag, sentences: tuple[str, ...], *, raised: bool) -> list[str]:
    return [sentence for sentence in sentences if (rule.id in rules_of(sentence)) is not raised]


@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
def test_every_sentence_that_must_raise_a_rule_raises_it(rule: RedFlag) -> None:
    assert wrongly(rule, rule.must_raise, raised=True) == []


@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
def test_no_sentence_that_must_not_raise_a_rule_raises_it(rule: RedFlag) -> None:
    assert wrongly(rule, rule.must_not_raise, raised=False) == []


@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
def test_no_sentence_both_must_and_must_not_raise_a_rule(rule: RedFlag) -> None:
    assert not set(rule.must_raise) & set(rule.must_not_raise)


SIGNS = [
    "crushing chest pain",
    "I can't pee and my back hurts",
    "numb between my legs",
    "one side of my face has dropped",
]


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize(
    "denial",
    ["no fever, but {}", "no fever. {}", "no rash though {}", "it's not my knee; {}", "{}, no fever", "{} but no rash"],
)
def test_a_denial_never_hides_a_sign_elsewhere(sign: str, denial: str) -> None:
    assert level_of(denial.format(sign)) == "emergency"


@pytest.mark.parametrize(
    "text", ["can't pee, bad back", "no feeling between my legs", "cannot breathe", "can't lift my toes"]
)
def test_a_sign_that_is_a_negative_is_no_denial(text: str) -> None:
    assert ask(text).outcome == "withheld"


@pytest.mark.parametrize("text", ["no chest pain, just tight shoulders", "I don't have a fever or a rash, stiff neck"])
def test_what_is_denied_raises_nothing(text: str) -> None:
    assert level_of(text) in (None, "care")


def test_someone_else_s_signs_now_count() -> None:
    assert level_of("my husband has crushing chest pain") == "emergency"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("numbnes", "numbness"),
        ("unconsious", "unconscious"),
        ("swetting", "sweating"),
        ("breatless", "breathless"),
        ("paralized", "paralyzed"),
    ],
)
def test_words_that_only_signs_know_are_repaired_and_the_answer_says_so(written: str, meant: str) -> None:
    assert [(each.original, each.repaired) for each in ask(f"I am {written}").query.repaired] == [(written, meant)]


@pytest.mark.parametrize(
    "text", ["my son plays in the fells", "a holiday in spain", "the auld fella", "a seating plan"]
)
def test_other_words_are_not_repaired_into_signs(text: str) -> None:
    assert ask(text).query.repaired == ()


def mistyped(sentence: str, chance: random.Random) -> str | None:
    """Leave out, swap or double a letter inside a word of five letters or more."""
    long = [word for word in sentence.split() if len(word) >= SHORTEST_REPAIRED and word.isalpha()]
    if not long:
        return None
    word = chance.choice(long)
    at = chance.randrange(1, len(word) - 1)
    rest = chance.choice([word[at + 1 :], word[at + 1] + word[at] + word[at + 2 :], word[at] + word[at:]])
    return sentence.replace(word, word[:at] + rest, 1)


def test_one_typing_slip_seldom_hides_a_danger() -> None:
    chance, kept = random.Random(7), []  # noqa: S311  # the same slips every time
    for rule in (rule for rule in RULES if rule.level != "care"):
        right = {"emergency"} if rule.level == "emergency" else {"emergency", "today", "soon"}
        slips = (mistyped(sentence, chance) for sentence in rule.must_raise)
        kept += [level_of(slip) in right for slip in slips if slip]
    assert len(kept) > 600
    assert sum(kept) / len(kept) >= 0.93


@pytest.mark.parametrize(
    "text",
    [
        "granddad dropped dead of a heart attack at sixty, I just have sore calves",
        "nana had a stroke at eighty. Me, only a stiff shoulder",
        "my brother had a blood clot, my calf is just tight from running",
        "heart disease runs in my family and my trap is sore",
        "watched a film about a man with a heart attack, anyway my calf aches",
        "what is a heart attack",
        "what term means a stroke",
        "is neck pain a sign of meningitis",
    ],
)
def test_families_films_and_general_questions_raise_no_alarm(text: str) -> None:
    assert level_of(text) in (None, "care")


@pytest.mark.parametrize(
    "text",
    [
        "my dad is having chest pain now and he is sweating",
        "my mum had a heart attack this morning, what now",
        "dad is having a heart attack",
        "is it a heart attack if my chest is crushing",
        "can you help, my arm is numb and my face dropped",
    ],
)
def test_what_happens_to_someone_now_is_no_history_and_no_general_question(text: str) -> None:
    assert level_of(text) == "emergency"


@pytest.mark.parametrize(
    "text",
    [
        "The left shoulder clicks when I move the arm round",
        "elbow hurts when I bend it",
        "my shoulders are sore when I lift my arms",
        "can't lift my arm above my shoulder",
        "heavy legs after standing all day",
        "My knees ache whenever the weather turns cold and wet",
        "fingers go cold in winter and my hands ache from knitting",
        "my knee hurts and clicks when it is bent",
        "feel like I've been run over by a lorry after that spin class",
    ],
)
def test_ordinary_words_of_moving_and_weather_are_no_warning(text: str) -> None:
    assert level_of(text) in (None, "care")


HARMLESS = [
    "my desk is new",
    "I like tea",
    "the weather is nice",
    "we have a dog",
    "thank you",
    "hello",
    "I am at home",
]


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(SIGNS), st.sampled_from(HARMLESS), st.sampled_from(["{}. {}.", "{}, and {}", "{}\n{}"]))
def test_harmless_words_never_remove_an_emergency(sign: str, harmless: str, joint: str) -> None:
    assert level_of(joint.format(sign, harmless)) == "emergency"
    assert level_of(joint.format(harmless, sign)) == "emergency"


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(SIGNS), st.randoms(use_true_random=False))
def test_case_never_removes_an_emergency(sign: str, chance: Any) -> None:
    assert level_of("".join(chance.choice((letter.upper(), letter.lower())) for letter in sign)) == "emergency"


@settings(max_examples=60, deadline=None)
@given(st.permutations([*HARMLESS[:3], "crushing chest pain"]))
def test_the_order_of_sentences_never_removes_an_emergency(sentences: list[str]) -> None:
    assert level_of(". ".join(sentences)) == "emergency"


def test_an_emergency_shows_no_spot_and_names_those_it_holds_back() -> None:
    answer = ask("crushing chest pain down my left arm")

    assert answer.outcome == "withheld"
    assert answer.matches == ()
    assert 9 in answer.withheld
    assert "perfectspots show" not in as_text(answer_screen(answer, load().chart))


def test_an_answer_with_an_emergency_and_spots_cannot_be_built() -> None:
    danger, hip = ask("crushing chest pain"), ask("hip pain")

    with pytest.raises(ValueError, match="withheld"):
        Answer(query=danger.query, outcome="found", alerts=danger.alerts, matches=hip.matches)


def test_a_warning_for_today_says_how_to_go_on_afterwards() -> None:
    answer = ask("calf swollen and hot after flight, and my shin hurts")

    assert answer.alerts[0].level == "today"
    assert "Once you have been checked: perfectspots show" in as_text(answer_screen(answer, load().chart))


@pytest.mark.parametrize("text", ["stiff every morning for an hour, both shoulders, 68", "on warfarin, stiff neck"])
def test_milder_warnings_come_first_and_again_below_the_spots(text: str) -> None:
    answer = ask(text)
    screen = as_text(answer_screen(answer, load().chart))

    assert answer.outcome == "found"
    assert screen.startswith(("GET CHECKED SOON", "TAKE CARE"))
    assert screen.rindex("GET CHECKED SOON" if answer.alerts[0].level == "soon" else "TAKE CARE") > screen.index(
        "likely"
    )


def test_alarm_words_without_a_spot_still_give_a_warning(perfectspots: Run) -> None:
    outcome = perfectspots("find", "he collapsed and will not wake up")

    assert outcome.code == 0
    assert outcome.stdout.startswith("STOP - POSSIBLE EMERGENCY")


@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
def test_a_warning_is_at_most_eight_short_lines_of_ascii(rule: RedFlag) -> None:
    lines = as_text(alert_lines(ask(rule.must_raise[0]))).splitlines()

    assert 1 <= len(lines) <= 8
    assert all(len(line) <= WIDTH for line in lines)
    assert all(text.isascii() for text in (rule.name, rule.do, rule.avoid or "", rule.why))


def test_of_a_long_text_as_many_of_its_alarming_words_are_quoted_as_fit_in_a_line() -> None:
    raised = ask("crushing chest pain").alerts[0]
    phrases = (
        "a crushing weight right in the middle of my chest",
        "sweating buckets since an hour ago",
        "short of breath",
    )
    alert = raised.model_copy(update={"because": phrases})
    answer = Answer(query=Query(text=", ".join(phrases)), outcome="withheld", alerts=(alert,))

    assert f'You wrote: "{phrases[0]}"\n' in as_text(alert_lines(answer))


def test_every_answer_closes_with_the_two_standing_lines() -> None:
    for text in ("crushing chest pain", "calf swollen and hot", "hip pain", "zebra"):
        assert as_text(answer_screen(ask(text), load().chart)).splitlines()[-2:] == list(STANDING_LINES)


def test_json_carries_the_warning_and_no_spot(perfectspots: Run) -> None:
    answer = json.loads(perfectspots("find", "--json", "crushing chest pain").stdout)

    assert answer["alerts"][0]["level"] == "emergency"
    assert answer["alerts"][0]["because"]
    assert answer["matches"] == []
    assert 9 in answer["withheld"]


def test_why_shows_the_rule_the_words_and_the_sources(perfectspots: Run) -> None:
    stdout = perfectspots("find", "--why", "crushing chest pain").stdout

    assert "rule heart-attack" in stdout
    assert 'Your words: "crushing chest"' in stdout
    assert "Source: " in stdout


def test_show_and_list_carry_the_cautions_of_the_spots(perfectspots: Run) -> None:
    for spot in load().chart.spots:
        caution = spot.guidance.care.first or spot.guidance.care.cautions[0]
        assert caution in perfectspots("show", str(spot.number)).stdout
        assert caution in perfectspots("list").stdout


@pytest.mark.parametrize(
    ("file", "change", "named"),
    [
        (
            "red_flags.json",
            lambda flags: flags["rules"][0]["when"][0]["together"].append("no-such-sign"),
            "no-such-sign",
        ),
        ("red_flags.json", lambda flags: flags["rules"][0]["sources"].append("no-such-source"), "no-such-source"),
        ("red_flags.json", lambda flags: flags["rules"].append(flags["rules"][0]), "stands in the file 2 times"),
        ("red_flags.json", lambda flags: flags["rules"][0].update(must_raise=[]), "must_raise"),
        ("red_flags.json", lambda flags: flags["rules"][0].update(must_not_raise=[]), "must_not_raise"),
        ("red_flags.json", lambda flags: flags["rules"][0]["when"].append({}), "together"),
        ("signs.json", lambda signs: signs["signs"]["chest"]["phrases"].append("{no-such-group}"), "no-such-group"),
        ("signs.json", lambda signs: signs["signs"]["chest"]["phrases"].append("@no-such-place"), "no-such-place"),
        ("signs.json", lambda signs: signs["signs"]["chest"]["phrases"].append("a .. b & c"), "a .. b & c"),
        ("signs.json", lambda signs: signs["signs"]["chest"].update(phrases=[]), "phrases"),
    ],
)
def test_a_fault_is_named_by_file_entry_and_field(
    file: str, change: Any, named: str, files: dict[str, Any], build: Build
) -> None:
    change(files[file])
    with pytest.raises(CatalogueError) as error:
        _ = build(files).alarms

    assert {fault.file for fault in error.value.faults} == {file}
    assert all(fault.entry for fault in error.value.faults)
    assert named in str(error.value)


def shares_of(lines: Iterable[dict[str, Any]]) -> dict[str, float]:
    """Return the share of lines that are judged rightly, by what they are; a false emergency counts apart."""
    shares: defaultdict[str, list[bool]] = defaultdict(list)
    for line in lines:
        allowed = {line["flag"], *line.get("flag_alt", ())}
        level = level_of(line["query"])
        if line["flag"] == "emergency":
            shares["raised"].append(level == "emergency" or ("urgent" in allowed and level in ("today", "soon")))
            shares["warned"].append(level not in (None, "care"))
        elif line["flag"] == "urgent":
            shares["urgent"].append(level not in (None, "care") or "none" in allowed)
        elif len(allowed) == 1:
            shares["no emergency"].append(level != "emergency")
            shares["no warning"].append(level in (None, "care"))
    return {name: sum(hits) / len(hits) for name, hits in shares.items()}


def test_lines_that_were_read_are_judged_as_measured() -> None:
    """The figures of `benchmarks/safety.py` may rise, and not fall, on lines that whoever wrote the rules has read."""
    figures = shares_of(LINES)

    assert figures["raised"] >= 0.99
    assert figures["warned"] >= 0.99
    assert figures["urgent"] >= 0.98
    assert figures["no emergency"] >= 0.99
    assert figures["no warning"] >= 0.97


def test_lines_that_nothing_is_learned_from_keep_to_the_goals() -> None:
    figures = shares_of(line for path in HELD_OUT for line in lines_of(path))

    assert figures["raised"] >= 0.90
    assert figures["warned"] >= 0.96
    assert figures["urgent"] >= 0.92
    assert figures["no emergency"] >= 0.99
    assert figures["no warning"] >= 0.95


def test_nothing_is_learned_from_the_lines_that_are_held_out() -> None:
    learned = {line["query"] for path in (*SETS, TESTS / "questions.jsonl") for line in lines_of(path)}
    learned |= {line["query"] for line in LINES}
    held_out = [line["query"] for path in HELD_OUT for line in lines_of(path)]

    assert len(held_out) > 300
    assert learned.isdisjoint({query for query in held_out if len(query.split()) > SHORT})


PLAIN_EMERGENCIES = (
    "my dad collapsed in the garden this morning",
    "he collapsed playing football and won't wake up",
    "my son fainted during football training",
    "my nan had a stroke this morning",
    "I think my husband is having a stroke while gardening",
    "my boyfriend is having a heart attack at the gym",
    "I think I'm having a heart attack after lifting weights",
    "crushing chest pain while gardening",
    "tight chest and short of breath on the treadmill",
    "can't pee since my back went at the gym",
    "numb between my legs after deadlifts",
    "my legs went numb after deadlifts and I can't pee",
    "both legs weak after gardening, back pain",
    "face drooping since this morning after yoga",
    "worst headache of my life during squats",
    "stiff neck and fever and light hurts",
    "my child has a rash that doesn't fade and a fever",
    "my leg is cold and white and numb",
    "I want to die",
    "I want to kill myself, my back hurts all day at the desk",
    "I took an overdose of painkillers for my knee",
    "my baby is floppy and hot",
    "blood in my vomit after running",
    "coughing up blood after a run",
    "I am pregnant and bleeding with cramps",
    "waters broke and my back aches",
    "fell off a ladder and can't move my legs",
    "my ankle is bent the wrong way after football",
    "bone sticking out of my shin after football",
    "electric shock at work and my chest hurts",
    "swallowed bleach by mistake",
    "my throat is closing after eating nuts",
    "tongue swelling after a bee sting",
    "one eye went blind suddenly while driving",
    "dark brown pee after crossfit and muscles swollen",
    "testicle pain sudden, feeling sick",
    "my shoulder tip hurts and I'm pregnant",
    "hit my head at football and throwing up",
    "I can't breathe properly since this morning",
    "numb face on one side since breakfast",
    "my arm is weak and my speech is slurred",
    "he is confused and very hot",
    "stepped on a nail and my jaw is locked",
    "heart racing and dizzy at the gym",
    "stabbing pain between shoulder blades suddenly, feel faint",
    "back pain and can't control my bowels",
    "my mate is unconscious",
    "my grandad is not breathing",
    "seizure at the gym",
    "I've been stabbed in the shoulder",
    "I was in a car crash and my neck hurts",
    "whiplash yesterday, arms tingling",
    "choking on a piece of steak",
    "my gran fell and her leg looks shorter",
)
PLAIN_WARNINGS = (
    "my husband collapsed at the gym",
    "mum collapsed while doing the dishes",
    "my wife collapsed after yoga class",
    "I collapsed at work today",
    "I passed out at the gym",
    "chest pain and sweating at the gym",
    "fell and my hip hurts, can't stand up",
    "my calf is swollen and red after the flight",
)


@pytest.mark.parametrize("text", PLAIN_EMERGENCIES)
def test_a_plain_emergency_among_everyday_words_is_called_one(text: str) -> None:
    assert [alert.level for alert in ask(text).alerts][:1] == ["emergency"]


@pytest.mark.parametrize("text", PLAIN_WARNINGS)
def test_a_plain_danger_among_everyday_words_is_seen_the_same_day(text: str) -> None:
    assert [alert.level for alert in ask(text).alerts][:1] in (["emergency"], ["today"])


EVERYDAY = (
    "at the gym",
    "after yoga class",
    "while gardening",
    "since the weekend at my desk",
    "after carrying the shopping",
)
PASSED_OVER = frozenset(
    {
        "pain between shoulder blades with nausea and sweating",  # sweating at the gym, or after a class, is no sign
    }
)
"""Emergencies that everyday words can hide."""


CHATTER = (
    "I like yoga",
    "I sit at a desk",
    "work has been busy",
    "my shoulders are tight from typing",
    "I drink a lot of water",
    "we had dinner with friends",
    "I stretch every morning",
    "it rained all week",
)


@pytest.mark.parametrize("sentences", [1, 2, 4, 6])
def test_other_sentences_take_hardly_any_emergency_away(sentences: int) -> None:
    dangers = [danger for rule in RULES if rule.level == "emergency" for danger in rule.must_raise]
    chosen = random.Random(sentences)  # noqa: S311  # which sentences come first is no secret
    lost: list[str] = []
    for danger in dangers:
        said = chosen.sample(CHATTER, sentences)
        said.insert(chosen.randint(0, sentences), danger)
        text = ". ".join(said)
        level = level_of(text)
        assert level not in (None, "care"), text
        if level != "emergency":
            lost.append(danger)

    assert len(lost) <= len(dangers) / 50


@pytest.mark.parametrize("words", EVERYDAY)
def test_no_emergency_is_passed_over_among_everyday_words(words: str) -> None:
    silent = {
        sentence
        for rule in load().alarms.red_flags.rules
        if rule.level == "emergency"
        for sentence in rule.must_raise
        if all(alert.level == "care" for alert in ask(f"{sentence} {words}").alerts)
    }

    assert silent <= PASSED_OVER
