"""Which spots a small chart links to what was understood, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from perfectspots import load
from perfectspots.matching import rank
from perfectspots.model import Chart, Condition, Finding, Muscle, PainLocation, Place, Query, Seat, Spot, SpotMuscle

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from perfectspots.model import Emphasis

EXAMPLE = load().chart.spots[0]
"""Where what the chart needs, and matching does not look at, comes from."""


def place(name: str, *part_of: str, **fields: Any) -> Place:
    return Place(id=name, name=name, regions=("region",), views=("front",), part_of=part_of, **fields)


def condition(name: str, **fields: Any) -> Condition:
    return Condition(id=name, name=name, **fields)


def pain(name: str, emphasis: Emphasis | None = None) -> PainLocation:
    return PainLocation(place=name, emphasis=emphasis)


def anywhere(name: str) -> PainLocation:
    return PainLocation(place=name, extent="anywhere")


def spot(
    *rows: str | PainLocation, sits: Iterable[str] = ("elsewhere",), lists: Iterable[str] = (), muscle: str = "muscle"
) -> dict[str, Any]:
    return {
        "title": "A spot",
        "muscles": (SpotMuscle(muscle=muscle),),
        "sits": Seat(regions=("region",), places=tuple(sits), view="front"),
        "pain": tuple(pain(row) if isinstance(row, str) else row for row in rows) or (pain("elsewhere"),),
        "conditions": tuple(lists),
        "guidance": EXAMPLE.guidance,
        "sources": EXAMPLE.sources,
    }


PLACES = (
    place("elsewhere"),
    place("leg"),
    place("shin", "leg"),
    place("shin-bone", "shin"),
    place("crest", "shin-bone"),
    place("ankle", "leg", named_apart=True),
    place("ankle-bone", "ankle"),
    place("thigh", "leg"),
    place("spine"),
    place("neck", "spine"),
    place("low-back", "spine"),
    place("whole-side", too_wide=True),
    place("teeth", needs_pain=True),
)
CONDITIONS = (
    condition("disc", felt_in=("low-back",), yields_to=("spine",)),
    condition("shin-ache", pain_in="shin"),
    condition("stiff-leg", felt_in=("thigh", "shin")),
    condition("cramp"),
)
MUSCLES = (Muscle(id="muscle", name="muscle"), Muscle(id="calf-muscle", name="calf muscle"))


def chart(spots: Mapping[int, dict[str, Any]]) -> Chart:
    return Chart(
        format=1,
        regions=(),
        places=PLACES,
        conditions=CONDITIONS,
        muscles=MUSCLES,
        basics=load().chart.basics,
        spots=tuple(Spot(number=number, **fields) for number, fields in spots.items()),
    )


def said(means: str, kind: Any = "place", **fields: Any) -> Finding:
    return Finding(phrase=means, means=means, kind=kind, **fields)


def ranked(clues: Iterable[Finding], spots: Mapping[int, dict[str, Any]], **query: Any) -> list[tuple[int, str]]:
    matches = rank(Query(text="", findings=tuple(clues), **query), chart(spots))
    return [(match.number, match.tier) for match in matches]


@pytest.mark.parametrize(
    ("clue", "spots", "expected"),
    [
        pytest.param(
            "shin",
            {1: spot("shin-bone"), 2: spot("leg"), 3: spot("shin")},
            [(3, "likely"), (2, "possible"), (1, "possible")],
            id="the place itself is likely, then comes a wider place, then a part",
        ),
        pytest.param(
            "shin",
            {1: spot("shin-bone"), 2: spot("leg")},
            [(2, "likely"), (1, "likely")],
            id="where no row names the place, wider places and parts are meant",
        ),
        pytest.param(
            "shin",
            {1: spot("shin-bone", "leg"), 2: spot(anywhere("leg")), 3: spot("leg")},
            [(1, "likely"), (2, "likely"), (3, "likely")],
            id="a wider place and a part add up",
        ),
        pytest.param(
            "shin",
            {1: spot("shin-bone"), 2: spot("shin-bone", "crest")},
            [(1, "likely"), (2, "likely")],
            id="many parts speak for the whole no more than one",
        ),
        pytest.param(
            "leg",
            {1: spot("thigh"), 2: spot("crest")},
            [(1, "likely"), (2, "likely")],
            id="a part of a part is a part",
        ),
        pytest.param(
            "crest",
            {1: spot("leg"), 2: spot("shin")},
            [(2, "likely")],
            id="the nearest wider place that the chart names is meant, however near",
        ),
        pytest.param(
            "shin",
            {
                1: spot(pain("shin", "rarely")),
                2: spot("shin"),
                3: spot(anywhere("shin")),
                4: spot(pain("shin", "mainly")),
                5: spot(pain("shin", "especially")),
            },
            [(4, "likely"), (5, "likely"), (3, "likely"), (2, "likely"), (1, "likely")],
            id="the chart's emphasis orders the rows that name a place",
        ),
        pytest.param(
            "shin",
            {1: spot(pain("shin-bone", "rarely")), 2: spot(pain("shin-bone", "especially"))},
            [(1, "likely"), (2, "likely")],
            id="what the chart stresses of a part does not hold for the whole",
        ),
        pytest.param(
            "ankle",
            {1: spot("leg"), 2: spot("ankle-bone"), 3: spot("ankle")},
            [(3, "likely")],
            id="of a place that is named apart, only the rows that name it speak",
        ),
        pytest.param("ankle", {1: spot("leg"), 2: spot("ankle-bone")}, [], id="and none speaks where none names it"),
        pytest.param("whole-side", {1: spot("whole-side")}, [], id="a place that is too wide leads nowhere"),
        pytest.param(
            "shin",
            {1: spot(), 2: spot(sits=["shin"]), 3: spot("shin", sits=["shin"]), 4: spot(anywhere("shin"))},
            [(3, "likely"), (4, "likely"), (2, "possible")],
            id="a spot that sits there is possible beside one whose row names it, and first where its row does too",
        ),
        pytest.param(
            "shin", {1: spot(), 2: spot(sits=["shin"])}, [(2, "likely")], id="where no row speaks, what sits there may"
        ),
        pytest.param(
            "shin",
            {1: spot("leg"), 2: spot("leg", sits=["shin"]), 3: spot("shin"), 4: spot("crest", sits=["shin"])},
            [(2, "likely"), (3, "likely"), (4, "possible"), (1, "possible")],
            id="a wider row makes a spot that sits in the place likely, and a narrower one does not",
        ),
        pytest.param(
            "shin",
            {1: spot("shin"), 2: spot("shin", sits=["crest"]), 3: spot(sits=["crest"])},
            [(2, "likely"), (1, "likely")],
            id="sitting in a part sets a spot before its equals, and leads to none by itself",
        ),
        pytest.param(
            "shin",
            {1: spot("leg"), 2: spot(lists=["shin-ache"])},
            [(2, "likely"), (1, "possible")],
            id="a row that lists the pain of the place names the place",
        ),
    ],
)
def test_a_place_leads_to_the_rows_that_speak_of_it(
    clue: str, spots: Mapping[int, dict[str, Any]], expected: list[tuple[int, str]]
) -> None:
    assert ranked([said(clue)], spots) == expected


@pytest.mark.parametrize(
    ("clues", "spots", "expected"),
    [
        pytest.param(
            [said("cramp", "condition")], {1: spot("leg"), 2: spot(lists=["cramp"])}, [(2, "likely")], id="listed"
        ),
        pytest.param(
            [said("stiff-leg", "condition")],
            {1: spot("thigh"), 2: spot("shin"), 3: spot("ankle")},
            [(1, "likely"), (2, "likely")],
            id="listed by no spot, a condition leads through every place where it is felt",
        ),
        pytest.param(
            [said("shin-ache", "condition")],
            {1: spot("leg"), 2: spot("shin")},
            [(2, "likely"), (1, "possible")],
            id="a condition that is just a pain leads where the pain does",
        ),
        pytest.param(
            [said("calf-muscle", "muscle")],
            {1: spot("leg"), 2: spot(muscle="calf-muscle")},
            [(2, "likely")],
            id="a muscle leads to the spots that lie in it",
        ),
        pytest.param(
            [said("thigh"), said("shin")],
            {1: spot("thigh"), 2: spot("thigh", "shin")},
            [(2, "likely"), (1, "likely")],
            id="clues add up",
        ),
        pytest.param(
            [said("leg", broad=True), said("low-back", role="echo")],
            {1: spot("low-back"), 2: spot("leg")},
            [(1, "possible")],
            id="what is vague counts for nothing beside something exact, even if that only follows",
        ),
        pytest.param(
            [said("thigh", broad=True), said("shin", broad=True, role="echo"), said("neck", broad=True)],
            {1: spot("neck"), 2: spot("thigh"), 3: spot("shin")},
            [(1, "possible"), (2, "possible"), (3, "possible")],
            id="what is vague alone is possible",
        ),
        pytest.param(
            [said("shin"), said("thigh", role="echo")],
            {1: spot("thigh"), 2: spot("shin")},
            [(2, "likely"), (1, "possible")],
            id="where a pain only travels to is possible",
        ),
        pytest.param(
            [said("leg"), said("shin", role="echo")],
            {1: spot("shin"), 2: spot(anywhere("leg"))},
            [(2, "likely"), (1, "possible")],
            id="a place that the pain only travels to does not replace the whole",
        ),
        pytest.param(
            [said("shin"), said("neck", role="echo")],
            {1: spot("neck"), 2: spot("leg"), 3: spot("shin")},
            [(3, "likely"), (2, "possible"), (1, "possible")],
            id="where a pain only travels to counts for less than what is near where it is",
        ),
        pytest.param([said("shin", role="echo")], {1: spot("shin")}, [(1, "possible")], id="it counts by itself"),
        pytest.param(
            [said("shin", role="echo")],
            {1: spot("shin"), 2: spot(anywhere("shin"))},
            [(2, "possible"), (1, "possible")],
            id="and keeps the order of its spots",
        ),
        pytest.param(
            [said("shin", role="echo"), said("neck", claimed_by="rash")],
            {1: spot("shin"), 2: spot("neck")},
            [],
            id="but not where another complaint claims what travels",
        ),
        pytest.param(
            [said("shin", role="echo"), said("neck", claimed_by="rash"), said("thigh")],
            {1: spot("shin"), 2: spot("neck"), 3: spot("thigh")},
            [(3, "likely"), (1, "possible")],
            id="unless something else is free",
        ),
        pytest.param(
            [said("stiff-leg", "condition"), said("neck", broad=True)],
            {1: spot("neck"), 2: spot("shin")},
            [(2, "likely"), (1, "possible")],
            id="beside a condition that no spot lists, what is vague counts",
        ),
        pytest.param(
            [said("cramp", "condition"), said("neck", broad=True)],
            {1: spot("neck"), 2: spot(lists=["cramp"])},
            [(2, "likely")],
            id="beside a condition that a spot lists, it does not",
        ),
        pytest.param(
            [said("leg"), said("shin")],
            {1: spot("leg"), 2: spot("shin"), 3: spot("ankle")},
            [(2, "likely"), (1, "possible")],
            id="a part that is named too replaces the whole",
        ),
        pytest.param(
            [said("leg"), said("stiff-leg", "condition")],
            {1: spot("ankle"), 2: spot("thigh"), 3: spot("shin")},
            [(2, "likely"), (3, "likely")],
            id="a condition felt in a part replaces the whole",
        ),
        pytest.param(
            [said("disc", "condition"), said("neck")],
            {1: spot("low-back"), 2: spot("neck")},
            [(2, "likely")],
            id="a condition yields to a place that says better where it is",
        ),
        pytest.param(
            [said("disc", "condition"), said("low-back")],
            {1: spot("neck"), 2: spot("low-back")},
            [(2, "likely")],
            id="a condition does not yield to a place where it is felt",
        ),
        pytest.param(
            [said("disc", "condition"), said("leg")],
            {1: spot("leg"), 2: spot("low-back")},
            [(1, "likely"), (2, "likely")],
            id="nor to a place elsewhere",
        ),
    ],
)
def test_clues_are_weighed_together(
    clues: list[Finding], spots: Mapping[int, dict[str, Any]], expected: list[tuple[int, str]]
) -> None:
    assert ranked(clues, spots) == expected


@pytest.mark.parametrize(
    ("clue", "row", "named"),
    [
        pytest.param(said("shin"), spot("shin", sits=["shin"]), ("shin",), id="a place that it also sits in, once"),
        pytest.param(said("shin"), spot("leg", "crest"), ("leg", "crest"), id="the wider place, then the part"),
        pytest.param(said("shin"), spot("shin", lists=["shin-ache"]), ("shin", "shin-ache"), id="a place and its pain"),
        pytest.param(said("cramp", "condition"), spot(lists=["cramp"]), ("cramp",), id="a condition"),
        pytest.param(said("calf-muscle", "muscle"), spot(muscle="calf-muscle"), ("calf-muscle",), id="a muscle"),
    ],
)
def test_a_reason_names_what_of_the_row_the_clue_led_to(
    clue: Finding, row: dict[str, Any], named: tuple[str, ...]
) -> None:
    (match,) = rank(Query(text="", findings=(clue,)), chart({1: row}))

    assert [reason.chart for reason in match.because] == [named]


@pytest.mark.parametrize(
    ("first", "second", "quoted", "tier"),
    [
        pytest.param({}, {}, "one", "likely", id="alike: the first"),
        pytest.param({"role": "echo"}, {}, "other", "likely", id="where the pain is, not where it only travels to"),
        pytest.param({}, {"role": "echo"}, "one", "likely", id="and the other way round"),
        pytest.param({"role": "echo"}, {"role": "echo"}, "one", "possible", id="it only travels there twice"),
        pytest.param({"broad": True}, {}, "other", "likely", id="exact words, not vague ones"),
        pytest.param({}, {"broad": True}, "one", "likely", id="and vague ones last"),
        pytest.param({"broad": True}, {"role": "echo"}, "other", "possible", id="exact words, although it travels"),
    ],
)
def test_of_what_is_said_twice_the_stronger_words_are_quoted(
    first: dict[str, Any], second: dict[str, Any], quoted: str, tier: str
) -> None:
    clues = [
        Finding(phrase=phrase, means="shin", kind="place", **fields)
        for phrase, fields in (("one", first), ("other", second))
    ]
    (match,) = rank(Query(text="", findings=tuple(clues)), chart({1: spot("shin")}))

    assert ([reason.phrase for reason in match.because], match.tier) == ([quoted], tier)
