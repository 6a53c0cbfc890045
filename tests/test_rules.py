"""Which warnings a few small rules raise from what was understood, and which words they quote."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from perfectspots import load, safety
from perfectspots.model import Combination, Finding, Query, RedFlag, RedFlags
from perfectspots.signs import GENERAL_QUESTION
from perfectspots.weighing import (
    DOUBTED_EMERGENCY,
    IMPLAUSIBLE_EMERGENCY,
    MAY_BE_AN_EMERGENCY,
    SOUNDS_DANGEROUS,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from perfectspots.model import Alert, Level

CHART = load().chart


def rule(name: str, level: Level, *when: dict[str, Any], vague: bool = False) -> RedFlag:
    return RedFlag(
        id=name,
        name=f"About {name}",
        level=level,
        when=tuple(Combination(**combination) for combination in when),
        vague=vague,
        do=f"Do this about {name}.",
        avoid=f"Do not do that about {name}.",
        why=f"This is why of {name}.",
        must_raise=("yes",),
        must_not_raise=("no",),
        sources=(f"source-of-{name}",),
    )


FLAGS = RedFlags(
    format=1,
    sets={"heat": ("fever", "chills")},
    rules=(
        rule("tired", "care", {"together": ("tired",)}),
        rule("sore-knee", "soon", {"together": ("place:knee", "swelling")}),
        rule("nerve", "soon", {"together": ("condition:sciatica",)}),
        rule("hot", "today", {"together": ("{heat}",), "unless": ("vaccine",)}),
        rule("pair", "today", {"two_of": ("cough", "sweat", "rash")}),
        rule("worn", "soon", {"together": ("thin",), "two_of": ("cough", "sweat")}),
        rule("lump", "soon", {"together": ("lump",)}),
        rule("supported", "today", {"together": ("giddy", SOUNDS_DANGEROUS)}),
        rule("shock", "emergency", {"together": ("shaking", MAY_BE_AN_EMERGENCY)}, {"together": ("shaking", "pale")}),
        rule("stroke", "emergency", {"together": ("droop", "slur")}),
        rule("check-anyway", "today", {"together": (IMPLAUSIBLE_EMERGENCY,)}),
        rule("check", "today", {"together": (DOUBTED_EMERGENCY, SOUNDS_DANGEROUS)}),
        rule("collapse", "emergency", {"together": ("faint",), "certain": True}, {"together": ("pale", "sweat")}),
        rule("wound", "soon", {"together": ("cut",)}, {"together": ("cut", "deep"), "certain": True}),
        rule("unclear", "emergency", {"together": ("odd",)}, vague=True),
        rule("unclear-soon", "soon", {"together": ("strange",)}, vague=True),
    ),
)


def sign(means: str, phrase: str = "", **fields: Any) -> Finding:
    return Finding(phrase=phrase or means, means=means, kind="sign", **fields)


def place(means: str, **fields: Any) -> Finding:
    return Finding(phrase=means, means=means, kind="place", **fields)


def raised(
    signs: Iterable[Finding], *findings: Finding, text: str = "", sound: Mapping[str, bool] | None = None
) -> tuple[Alert, ...]:
    query = Query(text=text, signs=tuple(signs), findings=findings, **sound or {})
    return safety.check(query, FLAGS, CHART)


@pytest.mark.parametrize(
    ("signs", "sound", "rules"),
    [
        pytest.param(["shaking"], {}, ["shock"], id="nothing speaks against it"),
        pytest.param(["shaking"], {"may_be_an_emergency": False}, ["check"], id="doubted"),
        pytest.param(
            ["shaking"], {"may_be_an_emergency": False, "sounds_dangerous": False}, [], id="doubted and ordinary"
        ),
        pytest.param(["shaking", "pale"], {"may_be_an_emergency": False}, ["shock"], id="clear"),
        pytest.param(["droop", "slur"], {"may_be_an_emergency": False}, ["stroke"], id="doubted and plausible"),
        pytest.param(["droop", "slur"], {"emergency_is_plausible": False}, ["check-anyway"], id="implausible"),
        pytest.param(
            ["droop", "slur"],
            {"emergency_is_plausible": False, "danger_is_plausible": False},
            [],
            id="implausible, and so is any danger",
        ),
        pytest.param(["droop", "slur", "faint"], {"emergency_is_plausible": False}, ["collapse"], id="beside another"),
        pytest.param(["faint"], {"emergency_is_plausible": False}, ["collapse"], id="certain"),
        pytest.param(["cut"], {"danger_is_plausible": False}, [], id="a milder one, implausible"),
        pytest.param(["cut", "deep"], {"danger_is_plausible": False}, ["wound"], id="a milder one, certain"),
        pytest.param(["tired"], {"danger_is_plausible": False}, ["tired"], id="a caution counts in any text"),
        pytest.param(["faint"], {"may_be_an_emergency": False}, ["collapse"], id="asks for no support"),
    ],
)
def test_an_emergency_that_the_words_speak_against_is_to_be_checked(
    signs: list[str], sound: dict[str, bool], rules: list[str]
) -> None:
    assert [alert.rule for alert in raised(map(sign, signs), sound=sound)] == rules


@pytest.mark.parametrize(
    ("signs", "rules"),
    [
        pytest.param([], [], id="nothing"),
        pytest.param([sign("tired")], ["tired"], id="a sign"),
        pytest.param([sign("tired", denied=True)], [], id="a sign that is denied"),
        pytest.param([sign("tired", past=True)], [], id="a sign of the past"),
        pytest.param([sign("fever")], ["hot"], id="one of a set"),
        pytest.param([sign("chills")], ["hot"], id="the other of the set"),
        pytest.param([sign("fever"), sign("vaccine")], [], id="what keeps a warning away"),
        pytest.param([sign("fever"), sign("vaccine", denied=True)], ["hot"], id="but not where that is denied"),
        pytest.param([sign("swelling")], [], id="a part of what must come together"),
        pytest.param([sign("pale"), sign("sweat")], ["collapse"], id="the second of two ways"),
        pytest.param([sign("faint"), sign("pale"), sign("sweat")], ["collapse"], id="both ways give one warning"),
        pytest.param([sign("cough")], [], id="one of two"),
        pytest.param([sign("cough"), sign("rash")], ["pair"], id="two of three"),
        pytest.param([sign("cough"), sign("sweat"), sign("rash")], ["pair"], id="three of three"),
        pytest.param([sign("cough", "x"), sign("cough", "y")], [], id="one sign twice is not two"),
        pytest.param([sign("cough", "wet chest"), sign("rash", "wet")], [], id="words inside others are not two"),
        pytest.param([sign("cough", "wet"), sign("rash", "wet chest")], [], id="nor those around others"),
        pytest.param(
            [sign("cough", "wet"), sign("rash", "wet"), sign("rash", "spots")], ["pair"], id="other words for it are"
        ),
        pytest.param([sign("thin"), sign("cough")], [], id="one of two beside what must be there"),
        pytest.param([sign("odd")], ["unclear"], id="a rule that names no danger, alone"),
        pytest.param([sign("odd"), sign("faint")], ["collapse"], id="beside an emergency that does"),
        pytest.param([sign("odd"), sign("fever")], ["unclear", "hot"], id="an emergency beside a milder one stays"),
        pytest.param([sign("strange"), sign("faint")], ["collapse"], id="a milder one beside an emergency"),
        pytest.param([sign("strange"), sign("fever")], ["hot"], id="beside one of the same day"),
        pytest.param(
            [sign("strange"), sign("cough"), sign("sweat"), sign("thin")], ["pair", "worn"], id="beside two that do"
        ),
        pytest.param([sign("strange"), sign("lump")], ["lump"], id="beside one of the next days"),
        pytest.param([sign("strange"), sign("tired")], ["unclear-soon", "tired"], id="beside mere care it stays"),
        pytest.param([sign("odd"), sign("strange")], ["unclear"], id="of two that name none, the first"),
        pytest.param(
            [sign("tired"), sign("fever"), sign("faint")], ["collapse", "hot", "tired"], id="the most urgent first"
        ),
        pytest.param(
            [sign(GENERAL_QUESTION), sign("faint"), sign("fever")], ["hot"], id="a question about nobody is none to run"
        ),
    ],
)
def test_what_comes_together_raises_a_rule(signs: list[Finding], rules: list[str]) -> None:
    assert [alert.rule for alert in raised(signs)] == rules


@pytest.mark.parametrize(
    ("findings", "rules"),
    [
        pytest.param([place("knee")], ["sore-knee"], id="the place"),
        pytest.param([place("outer-knee")], ["sore-knee"], id="a part of it"),
        pytest.param([place("leg")], [], id="a wider place"),
        pytest.param([place("knee", denied=True)], [], id="denied"),
        pytest.param([place("knee", past=True)], [], id="past"),
        pytest.param([Finding(phrase="sciatica", means="sciatica", kind="condition")], ["nerve"], id="a condition"),
        pytest.param([Finding(phrase="glutes", means="gluteus-medius", kind="muscle")], [], id="a muscle"),
    ],
)
def test_what_the_chart_names_raises_a_rule_with_a_sign(findings: list[Finding], rules: list[str]) -> None:
    assert [alert.rule for alert in raised([sign("swelling")], *findings)] == rules


def test_a_sign_that_asks_for_support_has_it_unless_the_text_is_clearly_ordinary() -> None:
    assert [alert.rule for alert in raised([sign("giddy")])] == ["supported"]
    assert raised([sign("giddy")], sound={"sounds_dangerous": False}) == ()


@pytest.mark.parametrize(
    ("signs", "text", "quotes"),
    [
        pytest.param(
            [sign("pale", "white as chalk"), sign("sweat", "dripping")],
            "dripping and white as chalk",
            ("dripping", "white as chalk"),
            id="in the order of the text",
        ),
        pytest.param(
            [sign("pale", "clammy"), sign("sweat", "clammy")], "clammy", ("clammy",), id="the same words once"
        ),
        pytest.param(
            [sign("pale", "cold sweat"), sign("sweat", "sweat")], "a cold sweat", ("cold sweat",), id="none in others"
        ),
        pytest.param(
            [sign("faint", "fainted"), sign("faint", "passed out")],
            "fainted, passed out",
            ("fainted",),
            id="of a sign that stands twice the first",
        ),
        pytest.param(
            [sign("thin", "lost a stone"), sign("cough", "cough"), sign("sweat", "soaked")],
            "cough, soaked, lost a stone",
            ("cough", "soaked", "lost a stone"),
            id="what must be there and both of the two",
        ),
    ],
)
def test_a_warning_quotes_the_words_that_raise_it(signs: list[Finding], text: str, quotes: tuple[str, ...]) -> None:
    assert raised(signs, text=text)[-1].because == quotes


def test_a_warning_says_what_its_rule_says() -> None:
    (alert,) = raised([sign("faint")])

    assert alert.model_dump() == {
        "rule": "collapse",
        "name": "About collapse",
        "level": "emergency",
        "because": ("faint",),
        "do": "Do this about collapse.",
        "avoid": "Do not do that about collapse.",
        "why": "This is why of collapse.",
        "sources": ("source-of-collapse",),
    }


def test_the_warnings_of_two_readings_are_joined_each_once_and_the_most_urgent_first() -> None:
    one, other = raised([sign("fever", "hot"), sign("tired")]), raised([sign("fever", "burning"), sign("faint")])

    together = safety.joined(one, other)

    assert [(alert.rule, alert.because) for alert in together] == [
        ("collapse", ("faint",)),
        ("hot", ("hot",)),
        ("tired", ("tired",)),
    ]
