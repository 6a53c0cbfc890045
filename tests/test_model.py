"""An answer that could do harm cannot be built."""

from __future__ import annotations

import ast
import inspect

import pytest

from perfectspots import model
from perfectspots.model import Alert, Answer, Level, Match, Outcome, Query, Reason

QUERY = Query(text="crushing chest pain")
MATCH = Match(number=9, title="Chest", tier="likely", because=(Reason(phrase="chest", means="chest", kind="place"),))


def alert(level: Level) -> Alert:
    return Alert(
        rule="heart",
        name="Heart",
        level=level,
        because=("crushing",),
        do="Call.",
        avoid=None,
        why="It may be the heart.",
        sources=("general",),
    )


@pytest.mark.parametrize("level", ["emergency", "today"])
def test_an_answer_with_a_danger_cannot_show_a_spot(level: Level) -> None:
    with pytest.raises(ValueError, match="withheld"):
        Answer(query=QUERY, outcome="found", alerts=(alert(level),), matches=(MATCH,))
    with pytest.raises(ValueError, match="found"):
        Answer(query=QUERY, outcome="withheld", alerts=(alert(level),), matches=(MATCH,))


@pytest.mark.parametrize("level", ["emergency", "today"])
def test_an_answer_with_a_danger_names_the_spots_that_it_withholds(level: Level) -> None:
    answer = Answer(query=QUERY, outcome="withheld", alerts=(alert(level),), withheld=(9,))

    assert answer.matches == ()


@pytest.mark.parametrize("level", ["soon", "care"])
def test_a_milder_warning_leaves_the_spots(level: Level) -> None:
    answer = Answer(query=QUERY, outcome="found", alerts=(alert(level),), matches=(MATCH,))

    assert answer.matches == (MATCH,)


@pytest.mark.parametrize(
    ("outcome", "matches", "withheld"),
    [("found", (), ()), ("not covered", (MATCH,), ()), ("not understood", (), (9,)), ("withheld", (), (9,))],
)
def test_the_outcome_fits_what_is_shown(
    outcome: Outcome, matches: tuple[Match, ...], withheld: tuple[int, ...]
) -> None:
    with pytest.raises(ValueError, match="validation error"):
        Answer(query=QUERY, outcome=outcome, matches=matches, withheld=withheld)


def test_there_are_no_other_nouns() -> None:
    with pytest.raises(AttributeError, match=r"'perfectspots\.model' has no attribute 'Knot'"):
        model.Knot  # noqa: B018  # the very thing that must fail


def test_the_nouns_that_types_are_checked_by_are_those_that_are_found_when_it_runs() -> None:
    imports = [node for node in ast.walk(ast.parse(inspect.getsource(model))) if isinstance(node, ast.ImportFrom)]
    checked = {alias.name: node.module for node in imports for alias in node.names if alias.asname}

    assert checked == {name: f"perfectspots.model.{room}" for name, room in model._ROOM_OF.items()}  # noqa: SLF001  # it is about them
    assert all(hasattr(model, name) for name in checked)
