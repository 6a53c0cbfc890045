"""Every command and option is explained, and the examples in the help texts work."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import typer

from perfectspots.cli import app

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conftest import Run

ROOT = Path(__file__).parent.parent
PROGRAM: Any = typer.main.get_command(app)
COMMANDS: dict[str, Any] = {"": PROGRAM, **PROGRAM.commands}
MAN_PAGE = (ROOT / "docs" / "perfectspots.1").read_text(encoding="utf-8")


def options() -> Iterator[tuple[str, str]]:
    for name, command in COMMANDS.items():
        for parameter in command.params:
            yield from ((name, option) for option in parameter.opts if parameter.param_type_name == "option")


def examples(text: str) -> list[str]:
    return re.findall(r"^  perfectspots (.*)$", text, flags=re.MULTILINE)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_parameter_of_a_command_is_explained(name: str) -> None:
    for parameter in COMMANDS[name].params:
        assert parameter.help, parameter.name
        assert parameter.help[0].isupper(), parameter.help
        assert parameter.help.endswith("."), parameter.help


@pytest.mark.parametrize("name", COMMANDS)
def test_a_help_text_leads_with_examples(perfectspots: Run, name: str) -> None:
    shown = perfectspots(*name.split(), "--help").stdout

    assert shown.startswith("Usage: perfectspots")
    assert examples(COMMANDS[name].help)
    for example in examples(COMMANDS[name].help):
        assert shown.index(f"perfectspots {example}") < shown.index("Options:")


@pytest.mark.parametrize("name", COMMANDS)
def test_the_first_line_of_help_is_short_enough_for_the_list_of_commands(name: str) -> None:
    assert len(COMMANDS[name].help.splitlines()[0]) <= 80
    assert COMMANDS[name].help.splitlines()[0].endswith(".")


@pytest.mark.parametrize(
    "example",
    sorted({example for command in COMMANDS.values() for example in examples(command.help)}),
)
def test_an_example_is_right(perfectspots: Run, example: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(ROOT / "docs" / "calf-spot.json", tmp_path / "my-spots.json")
    monkeypatch.chdir(tmp_path)
    words = shlex.split(re.split(r" (?:>>?|<) ", example)[0])
    if words[-1] == "-" or words == ["find"]:
        words = ["find", "hip"]  # what reads standard input is tried elsewhere

    outcome = perfectspots(*words)

    assert (outcome.code, outcome.stderr) == (0, "")


@pytest.mark.parametrize(("name", "option"), sorted(set(options())))
def test_the_manual_explains_every_option(name: str, option: str) -> None:
    section = (
        MAN_PAGE.split(f".SS perfectspots {name}")[1].split(".SS")[0] if name else MAN_PAGE.split(".SH COMMANDS")[0]
    )

    assert rf"\fB{option.replace('-', chr(92) + '-')}\fR" in section


def test_the_manual_explains_every_command_and_no_other() -> None:
    assert re.findall(r"^\.SS perfectspots (\S+)", MAN_PAGE, flags=re.MULTILINE) == list(PROGRAM.commands)


@pytest.mark.skipif(shutil.which("man") is None, reason="there is no man")
def test_the_manual_is_set_without_a_warning() -> None:
    done = subprocess.run(
        ["man", "--warnings", "-l", str(ROOT / "docs" / "perfectspots.1")], capture_output=True, text=True, check=True
    )

    assert done.stderr == ""
    assert "EXIT STATUS" in done.stdout
