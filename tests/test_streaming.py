"""Many questions at once."""

from __future__ import annotations

import io
import json
import sys
from typing import TYPE_CHECKING

import jsonschema
import pytest

from perfectspots import ask
from perfectspots.files import packaged

if TYPE_CHECKING:
    from conftest import Run


class _Input:
    """Standard input that holds given bytes."""

    def __init__(self, content: bytes) -> None:
        self.buffer = io.BytesIO(content)

    def isatty(self) -> bool:
        return False


def test_each_line_is_answered_by_a_line(perfectspots: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", _Input(b"hip pain\n\r\nzebra\n\xff my calf\nno end of line"))
    questions = ["hip pain", "", "zebra", "\ufffd my calf", "no end of line"]

    outcome = perfectspots("find", "--json", "--lines", "-")
    answers = [json.loads(line) for line in outcome.stdout.splitlines()]

    assert answers == [ask(question).model_dump(mode="json") for question in questions]
    assert (outcome.code, outcome.stderr) == (0, "")


def test_an_endless_line_is_refused_after_what_came_before_it(
    perfectspots: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = _Input(b"hip pain\n" + b"hip " * 1_000_000)
    monkeypatch.setattr(sys, "stdin", source)

    outcome = perfectspots("find", "--json", "--lines", "-")

    assert len(outcome.stdout.splitlines()) == 1
    assert outcome.code == 2
    assert "at most 100000 characters" in outcome.stderr
    assert source.buffer.tell() < 500_000


def test_no_line_is_no_answer(perfectspots: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", _Input(b""))

    assert perfectspots("find", "--json", "--lines", "-") == (0, "", "")


@pytest.mark.parametrize(
    "arguments",
    [["find", "--lines", "-"], ["find", "--json", "--lines"], ["find", "--json", "--lines", "hip"]],
    ids=" ".join,
)
def test_lines_are_read_from_standard_input_and_answered_as_json_alone(perfectspots: Run, arguments: list[str]) -> None:
    outcome = perfectspots(*arguments)

    assert (outcome.code, outcome.stdout) == (2, "")
    assert "perfectspots find --json --lines -" in outcome.stderr


@pytest.mark.parametrize(
    "text", ["hip pain", "left temple, no fever", "siatica", "zebra", "my calf", "crushing chest pain and sweating", ""]
)
def test_an_answer_follows_its_schema(text: str) -> None:
    jsonschema.validate(ask(text).model_dump(mode="json"), json.loads(packaged("schemas/answer.schema.json")))


@pytest.mark.parametrize(
    "arguments", [["show", "3", "6", "basics"], ["list"], ["list", "--region", "calf"]], ids=" ".join
)
def test_sheets_follow_their_schema(perfectspots: Run, arguments: list[str]) -> None:
    document = json.loads(perfectspots(*arguments, "--json").stdout)

    jsonschema.validate(document, json.loads(packaged("schemas/spots.schema.json")))
