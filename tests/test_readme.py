"""The README tells the truth."""

from __future__ import annotations

import re
from pathlib import Path

import documents

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")


def test_the_output_of_the_first_command_stands_under_it() -> None:
    first = re.search(documents.TRANSCRIPT, README)

    assert first is not None
    assert first["arguments"] == 'find "pain under the buttocks"'
    assert documents.with_transcripts(README) == README, "run: python tools/documents.py"


def test_the_two_commands_that_do_all_the_set_up_stand_on_lines_of_their_own() -> None:
    lines = README.splitlines()

    assert 'python3 -m pip install . && perfectspots find "pain under the buttocks"' in lines
    assert "python3 -m pip install -e '.[test]' && python3 -m pytest" in lines
