"""Arguments in; exit code, standard output and standard error out."""

from __future__ import annotations

import io
import json
import sys
from contextlib import redirect_stdout
from typing import TYPE_CHECKING

import pytest
import typer

from perfectspots import __version__, ask, building, cli, load
from perfectspots import catalogue as shelf
from perfectspots.files import FILES, SPOTS_FILE, packaged
from perfectspots.screens.lines import STANDING_LINES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from conftest import Run


@pytest.mark.parametrize(
    ("arguments", "code", "output"),
    [
        pytest.param(["find", "hip", "pain"], 0, " 6  The side of the hip - likely", id="find without quotes"),
        pytest.param(["find", "hip pain"], 0, " 6  The side of the hip - likely", id="find with quotes"),
        pytest.param(["find", "hip", "--plain"], 0, " 6  The side of the hip - likely", id="find --plain"),
        pytest.param(["find", "siatica"], 0, 'Read "siatica" as "sciatica".', id="find repairs"),
        pytest.param(["find", "hip"], 0, "Next: perfectspots show 6", id="find names the next step"),
        pytest.param(["find", "zebra crossing"], 3, 'Not understood: "zebra" and "crossing".', id="find misses"),
        pytest.param(["find", "zebra crossing"], 3, "perfectspots find hip pain", id="a miss says what to try"),
        pytest.param(
            ["find", "my calf"], 3, "Understood: calf. None of the 14 spots covers it.", id="find not covered"
        ),
        pytest.param(["find", "my calf"], 3, "Nearest in the chart: shin (spot 3)", id="a miss names what is near"),
        pytest.param(
            ["find", "my calf"], 3, "A doctor, a physiotherapist or a pharmacist", id="a miss says who can help"
        ),
        pytest.param(
            ["find", "leg"], 3, "Which part of it hurts: thigh, knee, shin, calf or ankle?", id="find too wide"
        ),
        pytest.param(["find", "my back hurts"], 0, "Which part of it hurts: upper back or low back?", id="find wide"),
        pytest.param(["find", "calf and ankle"], 3, "None of the 14 spots covers them.", id="find two not covered"),
        pytest.param(["find", "plantar wart"], 3, "something else there than an ache", id="find something else"),
        pytest.param(["find", "zebra crossing"], 3, "parts: head, face, jaw,", id="a miss names the regions"),
        pytest.param(["find", "hip pain, not the knee"], 0, "You say it is not this: knee.", id="find with a denial"),
        pytest.param(["find", "left hip"], 0, "Understood: hip, on the left side.", id="find says what it understood"),
        pytest.param(["find", "hip"], 0, "    To find it:\n    1. ", id="find gives the first steps"),
        pytest.param(["find", "hip"], 0, "12  The top of the buttock - likely: hip.", id="find others in a line"),
        pytest.param(["find", "--", "--hip"], 0, " 6  The side of the hip - likely", id="find after two dashes"),
        pytest.param(["find", "hip", "--no-input"], 0, " 6  The side of the hip - likely", id="find --no-input"),
        pytest.param(["--color", "never", "find", "hip"], 0, " 6  The side of the hip - likely", id="--color never"),
        pytest.param(
            ["--color", "always", "find", "hip"], 0, "\x1b[1m 6  The side of the hip\x1b[0m", id="--color always"
        ),
        pytest.param(
            ["--color", "always", "find", "hip", "--plain"], 0, "\n 6  The side of the hip - likely", id="--plain wins"
        ),
        pytest.param(["show", "top-of-the-buttock"], 0, "12  The top of the buttock", id="show a title in one word"),
        pytest.param(
            ["list", "--region", "jaw"], 0, " 7  The chewing muscle of the jaw. Pain in: side of the face", id="list"
        ),
        pytest.param(["schema"], 0, '"title": "OwnCatalogue"', id="schema"),
        pytest.param(["schema", "answer"], 0, '"title": "Answer"', id="schema answer"),
        pytest.param(["completion", "fish"], 0, "complete --command perfectspots", id="completion"),
        pytest.param(["find", "no hip pain"], 3, "You say it is not this: hip.", id="find denied"),
        pytest.param(["find", ""], 3, "No place or condition was understood.", id="find nothing"),
        pytest.param(["find", "sore cheek"], 0, "the spot sits at the cheek.", id="find by where a spot sits"),
        pytest.param(
            ["find", "fibromyalgia"],
            3,
            "None of the 14 spots covers it.\nA doctor, a physiotherapist or a pharmacist",
            id="find where nothing is near",
        ),
        pytest.param(["find", "[/]"], 3, "No place or condition was understood.", id="find markup"),
        pytest.param(["find", "[bold]my hip[/]"], 0, 'You said "hip"', id="find inside markup"),
        pytest.param(["show", "12"], 0, "12  The top of the buttock", id="show a number"),
        pytest.param(["show", "masseter"], 0, " 7  The chewing muscle of the jaw", id="show a muscle"),
        pytest.param(["show", "glute", "max"], 0, "12  The top of the buttock", id="show a muscle in two words"),
        pytest.param(["show", "The top of the buttock"], 0, "12  The top of the buttock", id="show a title"),
        pytest.param(["show", "4"], 0, "inner edge of the shoulder blade (especially)", id="show the emphasis"),
        pytest.param(
            ["show", "13"], 0, "erector spinae at the fifth lumbar vertebra (L5)", id="show where in a muscle"
        ),
        pytest.param(
            ["list", "--region", "calf"], 3, "None of the spots in the chart fits all of that.", id="list none"
        ),
        pytest.param(["--version"], 0, f"perfectspots {__version__}", id="--version"),
        pytest.param(["-V"], 0, f"perfectspots {__version__}", id="-V"),
        pytest.param(["--help"], 0, "Usage: perfectspots", id="--help"),
        pytest.param(["-h"], 0, "Usage: perfectspots", id="-h"),
        pytest.param(["find", "-h"], 0, "perfectspots find hip pain", id="find -h"),
        pytest.param([], 0, "  perfectspots find pain right under my bum when I drive", id="nothing"),
    ],
)
def test_an_answer_goes_to_standard_output(perfectspots: Run, arguments: list[str], code: int, output: str) -> None:
    outcome = perfectspots(*arguments)

    assert output in outcome.stdout
    assert outcome.stderr == ""
    assert outcome.code == code


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(["show", "99"], "There is no spot 99. The spots are 1 to 14: perfectspots list", id="number"),
        pytest.param(["show", "9" * 5000], "There is no spot 999999999.", id="number too long to read"),
        pytest.param(["show", "massater"], "No spot is called 'massater'. Did you mean 'masseter'?", id="name"),
        pytest.param(
            ["show", "xyzzy"], "No spot is called 'xyzzy'. See them all: perfectspots list", id="no near name"
        ),
        pytest.param(["show", "sciatica"], "To look up a pain: perfectspots find sciatica", id="a pain, not a spot"),
        pytest.param(
            ["show", "neck"],
            "No spot is called 'neck'. To see what sits there: perfectspots show 1 4. To look up a pain: perfectspots",
            id="a place where spots sit",
        ),
        pytest.param(["show", "knee"], "No spot is called 'knee'. To look up a pain:", id="a place where none sits"),
        pytest.param(["show", " "], "Name a spot: perfectspots show 6", id="blank name"),
        pytest.param(["show"], "Missing argument 'SPOT'", id="no name"),
        pytest.param(["find"], "Say where it hurts: perfectspots find hip pain", id="no words"),
        pytest.param(["list", "--region", "low-bac"], "no region 'low-bac'. Did you mean 'low-back'", id="region"),
        pytest.param(["list", "--condition", "siatica"], "Did you mean 'sciatica'?", id="condition"),
        pytest.param(["list", "--muscle", "maseter"], "Did you mean 'masseter'?", id="muscle"),
        pytest.param(["list", "--regoin", "hip"], "No such option: --regoin. Did you mean --region?", id="option"),
        pytest.param(["find", "hip", "--plian"], "No such option: --plian. Did you mean --plain?", id="option of find"),
        pytest.param(
            ["find", "hip", "--color", "never"],
            "--color stands before the command: perfectspots --color ... find",
            id="an option too late",
        ),
        pytest.param(
            ["--json", "find", "hip"],
            "--json stands behind a command: perfectspots find --json",
            id="an option too early",
        ),
        pytest.param(["show", "6", "--region", "hip"], "No such option: --region.", id="option of another command"),
        pytest.param(
            ["--color", "alwyas", "list"],
            "--color can be auto, always or never, not 'alwyas'. Did you mean always?",
            id="choice of an option",
        ),
        pytest.param(
            ["completion", "bahs"],
            "SHELL can be bash, zsh, fish or powershell, not 'bahs'. Did you mean bash",
            id="choice of an argument",
        ),
        pytest.param(["list", "--region"], "Option '--region' requires an argument.", id="option without its value"),
        pytest.param(["check"], "Missing argument 'FILE'. Help: perfectspots check --help", id="check without a file"),
        pytest.param(["fnd", "hip"], "No such command 'fnd'. Did you mean 'find'?", id="command"),
        pytest.param(["list", "hip"], "Got unexpected extra argument", id="argument too many"),
        pytest.param(["show", "spot", "and"], "Name a spot: perfectspots show 6", id="words between nothing"),
        pytest.param(["show", "\x1b[31m"], "No spot is called '\\x1b[31m'.", id="control characters"),
    ],
)
def test_wrong_usage_is_one_clear_line_on_standard_error(perfectspots: Run, arguments: list[str], message: str) -> None:
    outcome = perfectspots(*arguments)

    assert outcome.code == 2
    assert message in outcome.stderr
    assert outcome.stderr.count("\n") == 1
    assert outcome.stderr.startswith("perfectspots: ")
    assert outcome.stdout == ""


@pytest.mark.parametrize(
    ("arguments", "numbers"),
    [
        pytest.param(["list"], list(range(1, 15)), id="all"),
        pytest.param(["list", "--region", "low-back"], [2, 6, 12, 13], id="slug of a region"),
        pytest.param(["list", "--region", "low back"], [2, 6, 12, 13], id="name of a region"),
        pytest.param(["list", "--region", "lower back"], [2, 6, 12, 13], id="other name of a region"),
        pytest.param(["list", "--region", "LUMBAR"], [2, 6, 12, 13], id="anatomical name of a region"),
        pytest.param(["list", "--region", "jaw"], [7], id="region of one spot"),
        pytest.param(["list", "--condition", "sciatica"], [6, 12, 13], id="condition"),
        pytest.param(["list", "--condition", "tennis-elbow"], [5], id="condition by its id"),
        pytest.param(["list", "--muscle", "erector spinae"], [2, 11, 13], id="muscle"),
        pytest.param(["list", "--muscle", "quadriceps"], [8], id="group of muscles"),
        pytest.param(["list", "--region", "hip", "--condition", "sciatica"], [6, 12], id="filters narrow"),
        pytest.param(["list", "--region", "jaw", "--region", "low-back"], [2, 6, 7, 12, 13], id="either region"),
        pytest.param(["list", "--muscle", "ql", "--muscle", "masseter"], [2, 7], id="either muscle"),
        pytest.param(["list", "--condition", "tennis-elbow", "--condition", "sciatica"], [5, 6, 12, 13], id="either"),
        pytest.param(
            ["list", "--region", "hip", "--region", "jaw", "--condition", "sciatica"],
            [6, 12],
            id="either, and narrowed",
        ),
        pytest.param(["list", "--muscle", "Pecs"], [9], id="everyday name of a muscle"),
        pytest.param(["show", "pecs", "glutes", "quads"], [9, 6, 12, 8], id="everyday names of muscles"),
        pytest.param(["show", "6", "12"], [6, 12], id="two spots"),
        pytest.param(["show", "12,6", "12"], [12, 6], id="each spot once, in the order named"),
        pytest.param(["show", "6", "glute", "max", "9"], [6, 12, 9], id="numbers and a name"),
        pytest.param(["show", "erector", "spinae"], [2, 11, 13], id="a muscle of several spots"),
        pytest.param(["show", "masseter", "glute", "max"], [7, 12], id="names without a number between them"),
        pytest.param(["show", "masseter,", "glute max"], [7, 12], id="names with a comma between them"),
        pytest.param(["show", "spot", "6", "and", "masseter"], [6, 7], id="words between"),
        pytest.param(["show", "#6"], [6], id="number sign"),
        pytest.param(
            ["show", "top", "of", "the", "buttock", "ql"], [12, 2], id="title without its article, and a muscle"
        ),
        pytest.param(["show", "The bottom of the back, beside the spine"], [13], id="title with a comma"),
    ],
)
def test_spots_are_chosen_by_number_name_and_filter(
    perfectspots: Run, arguments: list[str], numbers: list[int]
) -> None:
    outcome = perfectspots(*arguments, "--json")

    assert [spot["number"] for spot in json.loads(outcome.stdout)["spots"]] == numbers
    assert (outcome.code, outcome.stderr) == (0, "")


def test_find_prints_the_answer_as_json_and_nothing_else(perfectspots: Run) -> None:
    outcome = perfectspots("find", "my", "left", "hip", "\u00e9", "--json")

    assert json.loads(outcome.stdout) == ask("my left hip \u00e9").model_dump(mode="json")
    assert outcome.stdout.count("\n") == 1
    assert (outcome.code, outcome.stderr) == (0, "")


def test_a_miss_as_json_still_exits_with_3(perfectspots: Run) -> None:
    outcome = perfectspots("find", "zebra", "--json")

    assert json.loads(outcome.stdout)["outcome"] == "not understood"
    assert outcome.code == 3


def test_a_sheet_is_complete_in_itself(perfectspots: Run) -> None:
    (sheet,) = json.loads(perfectspots("show", "13", "--json").stdout)["spots"]

    guidance, sources = sheet.pop("guidance"), sheet.pop("sources")
    assert guidance == load().chart.spot_by_number[13].guidance.model_dump(mode="json")
    assert {"chart", "kumar-2013", "spot-13"} <= {source["id"] for source in sources}
    assert sheet == {
        "number": 13,
        "title": "The bottom of the back, beside the spine",
        "muscles": [{"id": "erector-spinae", "name": "erector spinae", "at": "at the fifth lumbar vertebra (L5)"}],
        "regions": ["low-back"],
        "pain": [
            {"id": "low-back", "name": "low back", "emphasis": None, "extent": None},
            {"id": "buttocks", "name": "buttocks", "emphasis": None, "extent": None},
            {"id": "hamstrings", "name": "hamstrings", "emphasis": None, "extent": None},
        ],
        "conditions": [
            {"id": "low-back-pain", "name": "low back pain", "plain": None, "note": None},
            {
                "id": "sciatica",
                "name": "sciatica",
                "plain": "pain down the leg from an irritated nerve",
                "note": load().chart.condition_by_id["sciatica"].model_dump(mode="json")["note"],
            },
            {
                "id": "sacroiliac-joint-dysfunction",
                "name": "sacroiliac joint dysfunction",
                "plain": "trouble where the spine meets the pelvis",
                "note": None,
            },
        ],
        "links": [
            {
                "title": "Massage Therapy for Low Back Pain (Again)",
                "url": "https://www.painscience.com/articles/spot-13-erector-spinae-lower.php",
            }
        ],
    }


@pytest.mark.parametrize("arguments", [["find", "hip"], ["find", "zebra"], ["show", "6"]], ids=" ".join)
def test_two_quiet_lines_close_every_answer(perfectspots: Run, arguments: list[str]) -> None:
    assert tuple(perfectspots(*arguments).stdout.splitlines()[-2:]) == STANDING_LINES


def test_piped_lines_are_never_wrapped_and_hold_no_escape_sequence(perfectspots: Run) -> None:
    output = perfectspots("show", "6").stdout

    assert max(map(len, output.splitlines())) > 100
    assert "\x1b" not in output


def test_control_characters_in_the_question_never_reach_the_terminal(perfectspots: Run) -> None:
    output = perfectspots("find", "hip\x1b[31m\u202e bone \x07").stdout

    assert "\x1b" not in output
    assert "\u202e" not in output
    assert "\x07" not in output


def test_control_characters_in_a_broken_file_never_reach_the_terminal(perfectspots: Run, tmp_path: Path) -> None:
    own = tmp_path / "own.json"
    own.write_text('{"format": 1, "conditions": [{"id": "\\u001b[31mx", "name": "x"}], "we\\u001bird": 1}')

    outcome = perfectspots("--data", str(own), "find", "hip")

    assert "2 faults" in outcome.stderr
    assert "\x1b" not in outcome.stderr
    assert outcome.code == 4


class _Input:
    """Standard input that holds given bytes."""

    def __init__(self, content: bytes) -> None:
        self.buffer = io.BytesIO(content)


@pytest.mark.parametrize("content", [b"hip pain\n", b"my \xff\xfe hip", "h\u00efp \u200b hip".encode()], ids=repr)
def test_a_lone_dash_reads_standard_input(perfectspots: Run, monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", _Input(content))

    assert "The side of the hip" in perfectspots("find", "-").stdout


@pytest.fixture
def broken_catalogue(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the packaged catalogue have two faults while a test runs."""
    contents = {name: packaged(name) for name in FILES}
    contents[SPOTS_FILE] = contents[SPOTS_FILE].replace(b'"hip"}', b'"hippo"}')
    for module in (shelf, building):
        monkeypatch.setattr(module, "packaged", contents.__getitem__)
    shelf.packaged_catalogue.cache_clear()
    yield
    shelf.packaged_catalogue.cache_clear()


@pytest.mark.usefixtures("broken_catalogue")
@pytest.mark.parametrize("arguments", [["find", "hip"], ["show", "6"], ["list"]], ids=" ".join)
def test_a_broken_catalogue_exits_with_4_and_names_every_fault(perfectspots: Run, arguments: list[str]) -> None:
    outcome = perfectspots(*arguments)

    assert outcome.code == 4
    assert outcome.stdout == ""
    assert outcome.stderr == (
        "perfectspots: The catalogue has 2 faults:\n"
        "  spots.json, spot 6, pain[1]: there is no place 'hippo'\n"
        "    Did you mean 'hip'? If not, add that place, or name another.\n"
        "  spots.json, spot 12, pain[2]: there is no place 'hippo'\n"
        "    Did you mean 'hip'? If not, add that place, or name another.\n"
    )


def test_ctrl_c_exits_with_130_and_says_nothing(perfectspots: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_own: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(shelf, "load", interrupted)

    assert perfectspots("find", "hip") == (130, "", "")


def test_ctrl_c_before_a_command_begins_exits_with_130_too(perfectspots: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_arguments: object, **_options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(typer.Typer, "__call__", interrupted)

    assert perfectspots("find", "hip") == (130, "", "")


def test_a_program_that_catches_standard_output_as_text_gets_the_answer() -> None:
    with redirect_stdout(io.StringIO()) as caught:
        code = cli.run(["list", "--region", "jaw"])

    assert code == 0
    assert caught.getvalue().startswith(" 7  The chewing muscle of the jaw.")
