"""What a shell offers for a half-typed word."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from perfectspots import completing, load
from perfectspots.selecting import Filters, by_filters, by_names

if TYPE_CHECKING:
    from conftest import Run

OWN = Path(__file__).parent.parent / "docs" / "calf-spot.json"
SHELLS = ["bash", "zsh", "fish", "powershell"]


Ask = Callable[..., str]


@pytest.fixture
def asked(perfectspots: Run, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Ask:
    """Ask what the script of a shell asks when a person presses the tab key at the end of a line."""

    def ask(shell: str, line: str) -> str:
        variables = {"_PERFECTSPOTS_COMPLETE": f"complete_{shell}"}
        if shell == "bash":
            variables |= {"COMP_WORDS": line, "COMP_CWORD": str(line.count(" "))}
        else:
            variables |= {
                "_TYPER_COMPLETE_ARGS": line,
                "_TYPER_COMPLETE_FISH_ACTION": "get-args",
                "_TYPER_COMPLETE_WORD_TO_COMPLETE": line.rsplit(" ", maxsplit=1)[-1],
            }
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        with pytest.raises(SystemExit) as left:
            perfectspots()
        captured = capfdbinary.readouterr()
        assert (left.value.code, captured.err) == (0, b"")
        return captured.out.decode()

    return ask


@pytest.mark.parametrize(
    ("line", "words"),
    [
        pytest.param("perfectspots sh", ["show"], id="command"),
        pytest.param("perfectspots list --reg", ["--region"], id="option"),
        pytest.param("perfectspots --color a", ["auto", "always"], id="choice"),
        pytest.param("perfectspots completion z", ["zsh"], id="shell"),
        pytest.param("perfectspots list --region low", ["low-back"], id="region"),
        pytest.param("perfectspots list --condition tennis", ["tennis-elbow"], id="condition"),
        pytest.param("perfectspots list --muscle masse", ["masseter"], id="muscle"),
        pytest.param("perfectspots show side-of-the-n", ["side-of-the-neck"], id="name of a spot"),
        pytest.param("perfectspots show 6 bas", ["basics"], id="second spot"),
        pytest.param("perfectspots find scia", ["sciatica"], id="pain"),
        pytest.param("perfectspots list --region xyz", [], id="nothing"),
        pytest.param(f"perfectspots --data {OWN} show 15", ["15"], id="spot of one's own"),
        pytest.param("perfectspots --data /nowhere.json show 1", [], id="a file that is not there"),
    ],
)
def test_a_shell_offers_what_may_come_next(asked: Ask, line: str, words: list[str]) -> None:
    assert asked("bash", line).split() == words


def test_a_file_named_in_the_environment_counts_too(asked: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PERFECTSPOTS_DATA", str(OWN))

    assert asked("bash", "perfectspots show inner").split() == ["inner-side-of-the-calf"]


@pytest.mark.parametrize(
    ("shell", "shown"),
    [
        ("bash", "6"),
        ("zsh", '"6":"The side of the hip"'),
        ("fish", "6\tThe side of the hip"),
        ("powershell", "6:::The"),
    ],
)
def test_each_shell_is_answered_in_its_own_way(asked: Ask, shell: str, shown: str) -> None:
    assert shown in asked(shell, "perfectspots show 6")


@pytest.mark.parametrize("shell", SHELLS)
def test_a_script_for_each_shell_is_printed(perfectspots: Run, shell: str) -> None:
    outcome = perfectspots("completion", shell)

    assert f"complete_{shell}" in outcome.stdout
    assert (outcome.code, outcome.stderr) == (0, "")


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")
def test_the_script_works_in_a_real_bash(perfectspots: Run) -> None:
    script = perfectspots("completion", "bash").stdout
    press_tab = (
        'COMP_WORDS=(perfectspots show mass); COMP_CWORD=2; _perfectspots_completion perfectspots; echo "$COMPREPLY"'
    )

    done = subprocess.run(
        ["bash", "--norc", "-c", script + press_tab],
        env=os.environ | {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=True,
    )

    assert (done.stdout, done.stderr) == ("masseter\n", "")


@pytest.mark.parametrize("own", [None, OWN], ids=["packaged", "own"])
def test_every_name_that_is_offered_is_taken(own: Path | None) -> None:
    catalogue = load(own)

    for name, _ in completing.regions(own):
        by_filters(Filters(regions=[name]), catalogue)
    for name, _ in completing.conditions(own):
        assert by_filters(Filters(conditions=[name]), catalogue).spots, name
    for name, _ in completing.muscles(own):
        assert by_filters(Filters(muscles=[name]), catalogue).spots, name
    for name, _ in completing.spots(own):
        chosen = by_names([name], catalogue)
        assert chosen.spots or chosen.basics, name


def test_names_in_one_word_can_stand_side_by_side() -> None:
    names = ["side-of-the-hip", "gluteus-maximus", "top-of-the-forearm-just-below-the-elbow", "basics"]

    chosen = by_names(names, load())

    assert [spot.number for spot in chosen.spots] == [6, 12, 5]
    assert chosen.basics


def test_every_spot_region_condition_and_muscle_is_offered() -> None:
    chart = load().chart

    assert {name for name, _ in completing.regions()} == set(chart.region_by_slug)
    assert {name for name, _ in completing.conditions()} == set(chart.spots_with_condition)
    assert {name for name, _ in completing.muscles()} == set(chart.spots_with_muscle)
    assert {str(number) for number in chart.spot_by_number} <= {name for name, _ in completing.spots()}
    assert {name for name, _ in completing.pains()} == set(chart.place_by_id) | set(chart.condition_by_id)
