"""How people talk: the labelled questions, and every phrase in everyday sentences."""

from __future__ import annotations

import json
import random
from collections import Counter

import pytest
import quality
import templates

QUESTIONS = quality.read([quality.QUESTIONS])
IN_SCOPE = [question for question in QUESTIONS if question.scope == "in" and question.flag != "emergency"]
EVERY = 31
"""Of how many phrases one is put into sentences here; `benchmarks/templates.py` takes them all."""


@pytest.fixture(scope="module")
def figures() -> quality.Figures:
    return quality.score(QUESTIONS, quality.perfectspots)


@pytest.mark.parametrize(
    ("measure", "least"),
    [("hit@1", 0.99), ("hit@3", 0.99), ("precision", 0.97), ("recall", 0.985), ("quiet", 0.98), ("near", 0.985)],
)
def test_the_labelled_questions_stay_answered(figures: quality.Figures, measure: str, least: float) -> None:
    share = figures.share(measure)

    assert share.sum / share.count >= least, "\n".join(f"{miss[2]} {miss[0].query!r}" for miss in figures.misses)


def test_every_question_is_answered_but_those_that_are_marked_as_missed(figures: quality.Figures) -> None:
    missed = {(question.query, measure) for question, _, measure in figures.misses}
    marked = {(question.query, question.missed) for question in QUESTIONS if question.missed}

    assert missed - marked == set(), "newly wrong"
    assert marked - missed == set(), "right by now: take `missed` away"


def test_there_are_questions_of_every_kind_and_about_every_spot() -> None:
    about = Counter(spot for question in QUESTIONS for spot in question.best)
    scopes = Counter(question.scope for question in QUESTIONS)

    assert all(about[spot] >= 40 for spot in range(1, 15)), about
    assert min(scopes["in"], scopes["near"], scopes["out"]) >= 100, scopes


def test_every_question_has_its_fields_and_no_others() -> None:
    for number, line in enumerate(quality.QUESTIONS.read_text(encoding="utf-8").splitlines(), 1):
        row = json.loads(line)
        assert {"query", "best", "ok", "scope", "flag"} <= row.keys(), number
        assert row.keys() <= {"query", "best", "ok", "scope", "flag", "flag_alt", "missed"}, number
        assert row["scope"] in ("in", "near", "out"), number
        assert {row["flag"], *row.get("flag_alt", ())} <= {"none", "urgent", "emergency"}, number


def test_no_question_stands_twice() -> None:
    repeated = [query for query, count in Counter(question.query for question in QUESTIONS).items() if count > 1]

    assert repeated == []


def test_one_slip_in_a_long_word_seldom_matters() -> None:
    chance = random.Random(14)  # noqa: S311  # a seed, for the same slips
    slipped = [(question, templates.with_a_slip(question.query, chance)) for question in IN_SCOPE]
    right = [
        bool(shown) and shown[0] in question.best
        for question, text in slipped
        if text is not None
        for shown in [templates.spots_of(text)]
    ]

    assert sum(right) / len(right) >= 0.95


def test_phrases_are_understood_in_everyday_sentences() -> None:
    tally = templates.understood(list(templates.phrases())[::EVERY], templates.PAIN_FRAMES)

    assert tally.share >= 0.999, tally.wrong[:20]


def test_phrases_in_sentences_about_something_else_show_no_spot() -> None:
    tally = templates.kept_apart(list(templates.phrases())[::EVERY], templates.SILENT_FRAMES)

    assert tally.share >= 0.999, tally.wrong[:20]
