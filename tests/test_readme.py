"""The README tells the truth."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conftest import Run

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")


def test_the_output_under_the_first_command_is_what_the_program_prints(perfectspots: Run) -> None:
    found = re.search(r"```\n[^`]*&& perfectspots ([^`]*)\n```\n\n```\n(.*?)```", README, flags=re.DOTALL)
    assert found is not None
    command, shown = found.groups()

    assert perfectspots(*shlex.split(command)).stdout == shown


def test_the_two_commands_that_do_all_the_set_up_stand_on_lines_of_their_own() -> None:
    lines = README.splitlines()

    assert 'python3 -m pip install . && perfectspots find "pain under the buttocks"' in lines
    assert "python3 -m pip install -e '.[test]' && python3 -m pytest" in lines
