"""The way in for people who do not know what to type."""

from __future__ import annotations

import pytest

from perfectspots import ask, load
from perfectspots.dialogue import EXAMPLE, FOLLOW_UP, QUESTION, where_it_hurts


class Person:
    """A person who gives prepared answers and remembers what was said."""

    def __init__(self, *answers: str) -> None:
        self.answers = list(answers)
        self.heard: list[str] = []

    def tell(self, text: str) -> None:
        self.heard.append(text)

    def hear(self, question: str) -> str:
        self.heard.append(question)
        return self.answers.pop(0)


@pytest.mark.parametrize(
    ("answers", "text"),
    [
        pytest.param(["right under my bum"], "right under my bum", id="an exact answer is enough"),
        pytest.param(["", "", "hip pain"], "hip pain", id="an empty answer is asked again"),
        pytest.param(["my back hurts", "2"], "my back hurts: low back", id="a number is a part"),
        pytest.param(["my back hurts", "2."], "my back hurts: low back", id="a number with a full stop"),
        pytest.param(["my leg", "behind the knee"], "my leg: behind the knee", id="own words are welcome"),
        pytest.param(["my leg", ""], "my leg", id="Enter is all of it"),
        pytest.param(["my leg", "99"], "my leg", id="a number of nothing is all of it"),
        pytest.param(["knee"], "knee", id="one spot for every part needs no question"),
        pytest.param(["back and knee"], "back and knee", id="two places need no question"),
        pytest.param(["sciatica"], "sciatica", id="a condition needs no question"),
        pytest.param(["zebra crossing"], "zebra crossing", id="nothing understood"),
    ],
)
def test_what_a_person_answers_becomes_a_text(answers: list[str], text: str) -> None:
    person = Person(*answers)

    assert where_it_hurts(person, load()) == text
    assert person.answers == []


def test_a_wide_answer_brings_one_question_with_choices() -> None:
    person = Person("leg", "3")

    text = where_it_hurts(person, load())

    assert person.heard[:2] == [QUESTION, FOLLOW_UP]
    assert person.heard[2:7] == ["  1  thigh\n", "  2  knee\n", "  3  shin\n", "  4  calf\n", "  5  ankle\n"]
    assert [match.number for match in ask(text).matches] == [3]


def test_an_empty_answer_brings_an_example() -> None:
    person = Person("", "hip")

    where_it_hurts(person, load())

    assert person.heard[:3] == [QUESTION, EXAMPLE, QUESTION]
