"""Whatever a person types, there is an answer and no traceback."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from perfectspots import Answer, ask, load
from perfectspots.screens.answers import answer_screen
from perfectspots.screens.lines import as_text

WORDS = st.sampled_from(
    [
        *load().vocabulary.known_words,
        "my",
        "left",
        "no",
        "but",
        "not",
        "right",
        ",",
        ".",
        "?",
        "/",
        "\n",
        "sholder",
        "[/]",
    ]
)
SENTENCES = st.lists(WORDS, max_size=30).map(" ".join)
ANY_TEXT = st.text(st.characters(), max_size=200)  # lone surrogates included


@settings(max_examples=300, deadline=None)
@given(ANY_TEXT | SENTENCES)
def test_any_text_has_an_answer_that_can_be_printed_and_read_back(text: str) -> None:
    answer = ask(text)

    document = answer.model_dump_json()
    printed = as_text(answer_screen(answer, load().chart))

    assert Answer.model_validate_json(document) == Answer.model_validate(json.loads(document))
    assert printed.encode()
    assert not {character for character in printed if ord(character) < ord(" ") and character != "\n"}


@settings(max_examples=200, deadline=None)
@given(SENTENCES)
def test_case_and_white_space_make_no_difference(text: str) -> None:
    shouted = ask(text.upper().replace(" ", "  "))

    assert [match.number for match in shouted.matches] == [match.number for match in ask(text).matches]


@settings(max_examples=200, deadline=None)
@given(SENTENCES)
def test_every_finding_quotes_the_text(text: str) -> None:
    for finding in ask(text).query.findings:
        assert finding.phrase in " ".join(text.split())
