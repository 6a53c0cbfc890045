"""Whatever a person types, there is an answer and no traceback."""

from __future__ import annotations

import io
import json
import os
import re
from contextlib import redirect_stderr, redirect_stdout
from unittest import mock

from hypothesis import given, settings
from hypothesis import strategies as st

from perfectspots import Answer, ask, load
from perfectspots.cli import run
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


class _Screen(io.TextIOWrapper):
    """Standard output that may be a terminal."""

    def __init__(self, encoding: str, *, terminal: bool) -> None:
        super().__init__(io.BytesIO(), encoding=encoding)
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal


@settings(max_examples=60, deadline=None)
@given(
    text=ANY_TEXT | SENTENCES,
    columns=st.integers(1, 300),
    encoding=st.sampled_from(["utf-8", "ascii", "cp1252", "latin-1", "shift_jis", "utf-16"]),
    terminal=st.booleans(),
    before=st.sampled_from([[], ["--color", "always"], ["--color", "never"]]),
    options=st.sampled_from([[], ["--plain"], ["--json"], ["--no-input"]]),
    command=st.sampled_from(["find", "show"]),
)
def test_no_text_width_or_encoding_gives_a_traceback(  # noqa: PLR0913  # what a terminal may be like
    *, text: str, columns: int, encoding: str, terminal: bool, before: list[str], options: list[str], command: str
) -> None:
    options = [option for option in options if command == "find" or option != "--no-input"]
    screen = _Screen(encoding, terminal=terminal)
    talk = io.StringIO()
    with (
        mock.patch.dict(os.environ, {"COLUMNS": str(columns), "TERM": "xterm"}),
        mock.patch("sys.stdin", io.TextIOWrapper(io.BytesIO())),
        redirect_stdout(screen),
        redirect_stderr(talk),
    ):
        code = run([*before, command, *options, "--", text])

    written = screen.buffer.getvalue()  # type: ignore[attr-defined]  # the buffer is the BytesIO
    assert code in ((0, 3) if command == "find" else (0, 2))
    assert bool(written) != bool(talk.getvalue())
    shown = re.sub(r"\x1b\[[0-9;]*m", "", written.decode("utf-8" if "--json" in options else encoding))
    assert not {character for character in shown if ord(character) < ord(" ") and character != "\n"}
