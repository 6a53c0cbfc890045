"""The program as a process: pipes, terminals, locales, start-up."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import re
import signal
import struct
import subprocess
import sys
import termios
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.slow

PROGRAM = [sys.executable, "-m", "perfectspots"]


def on_a_terminal(
    *arguments: str, columns: int, environment: dict[str, str] | None = None, typed: str = "", code: int | None = None
) -> str:
    """Run the program on a terminal of so many columns, type something, and return what it shows."""
    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    plain = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "NO_COLOR")}
    variables = plain | {"TERM": "xterm-256color"} | (environment or {})
    os.write(leader, typed.encode())
    with subprocess.Popen(
        [*PROGRAM, *arguments],
        stdin=follower,
        stdout=follower,
        stderr=follower,
        env=variables,
    ) as process:
        os.close(follower)
        shown = b""
        while chunk := _read(leader):
            shown += chunk
    os.close(leader)
    assert code is None or process.returncode == code
    return shown.decode(errors="replace").replace("\r\n", "\n")


def _read(leader: int) -> bytes:
    try:
        return os.read(leader, 4096)
    except OSError:  # the program has closed its end
        return b""


@pytest.mark.parametrize("columns", [20, 40, 80, 120])
@pytest.mark.parametrize("arguments", [["find", "hip"], ["show", "6"], ["list"], ["find", "zebra"]], ids=" ".join)
def test_no_line_on_a_terminal_is_wider_than_the_terminal(arguments: list[str], columns: int) -> None:
    shown = on_a_terminal(*arguments, columns=columns, environment={"NO_COLOR": "1", "TERM": "dumb"})

    assert "Traceback" not in shown
    assert max(map(len, shown.splitlines())) <= columns


def test_nothing_is_lost_on_a_narrow_terminal() -> None:
    narrow = on_a_terminal("show", "6", columns=20, environment={"TERM": "dumb"})
    wide = on_a_terminal("show", "6", "--plain", columns=200)

    assert "".join(narrow.split()) == "".join(wide.split())


def test_a_spot_of_a_file_of_one_s_own_has_no_picture() -> None:
    shown = on_a_terminal("--data", "docs/calf-spot.json", "find", "calf", columns=140, code=0)

    assert "The inner side of the calf" in shown
    assert "Where to press" not in shown


def test_colours_are_for_terminals_that_have_them() -> None:
    assert "\x1b[1m" in on_a_terminal("find", "hip", columns=80)
    assert "\x1b" not in on_a_terminal("find", "hip", columns=80, environment={"TERM": "dumb"})
    assert "\x1b" not in on_a_terminal("find", "hip", "--plain", columns=80)


def test_no_colour_is_used_where_none_is_wanted() -> None:
    assert "\x1b" not in on_a_terminal("find", "hip", columns=80, environment={"NO_COLOR": "1"})
    assert "\x1b" not in on_a_terminal("--color", "never", "find", "hip", columns=80)
    assert "\x1b" in on_a_terminal("--color", "always", "find", "hip", columns=80, environment={"NO_COLOR": "1"})


def test_the_environment_can_say_how_wide_the_terminal_is() -> None:
    shown = on_a_terminal("find", "zebra", columns=120, environment={"COLUMNS": "40", "NO_COLOR": "1"})

    assert 30 < max(map(len, shown.splitlines())) <= 40


def test_find_alone_asks_where_it_hurts_and_which_part() -> None:
    shown = on_a_terminal("find", columns=80, typed="my leg\n3\n", environment={"NO_COLOR": "1"}, code=0)

    assert "Where does it hurt? " in shown
    assert "  3  shin" in shown
    assert " 3  The upper shin - likely" in shown


@pytest.mark.parametrize("option", ["--no-input", "--json"])
def test_nothing_is_asked_where_nobody_wants_to_be_asked(option: str) -> None:
    shown = on_a_terminal("find", option, columns=80, typed="hip\n", code=2)

    assert "Say where it hurts: perfectspots find hip pain" in shown
    assert "Where does it hurt?" not in shown


def test_nothing_is_asked_in_a_pipe() -> None:
    done = subprocess.run([*PROGRAM, "find"], input=b"hip\n", capture_output=True, check=False)

    assert done.returncode == 2
    assert done.stdout == b""
    assert b"Where does it hurt?" not in done.stderr


def test_a_person_who_ends_the_input_at_a_question_is_not_scolded() -> None:
    shown = on_a_terminal("find", columns=80, typed="\x04", code=130)

    assert shown.replace("^D", "").strip("\x08 \n") == "Where does it hurt?"


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Let programs started by a test be interrupted, also where the tests run in the background and cannot be."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
def test_a_person_who_interrupts_at_a_question_is_not_scolded() -> None:
    leader, follower = pty.openpty()
    with subprocess.Popen([*PROGRAM, "find"], stdin=follower, stdout=follower, stderr=follower) as process:
        os.close(follower)
        shown = b""
        while b"hurt? " not in shown:
            shown += os.read(leader, 4096)
        process.send_signal(signal.SIGINT)
        while chunk := _read(leader):
            shown += chunk
    os.close(leader)

    assert process.returncode == 130
    assert shown == b"Where does it hurt? "


def test_a_stream_of_questions_is_answered_as_it_comes_in() -> None:
    with subprocess.Popen(
        [*PROGRAM, "find", "--json", "--lines", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        for question in (b"hip pain\n", b"zebra\n"):
            process.stdin.write(question)
            process.stdin.flush()
            answer = json.loads(process.stdout.readline())  # before the next question is asked
            assert answer["query"]["text"] == question.decode().strip()
        process.stdin.close()
        assert process.stdout.read() == b""
        assert process.stderr.read() == b""
    assert process.returncode == 0


@pytest.mark.parametrize(
    ("piped", "shown_at_the_end"), [(False, rb"\]\s+50/50"), (True, rb"\]\s+50\b(?!/)")], ids=["file", "pipe"]
)
def test_a_person_at_the_terminal_sees_how_far_a_stream_has_come(
    tmp_path: Path, shown_at_the_end: bytes, *, piped: bool
) -> None:
    questions, answers = tmp_path / "questions.txt", tmp_path / "answers.jsonl"
    questions.write_text("hip pain\n" * 50)
    leader, follower = pty.openpty()
    with (
        subprocess.Popen(["cat", questions], stdout=subprocess.PIPE) as cat,
        questions.open("rb") as file,
        answers.open("wb") as target,
        subprocess.Popen(
            [*PROGRAM, "find", "--json", "--lines", "-"],
            stdin=cat.stdout if piped else file,
            stdout=target,
            stderr=follower,
        ) as process,
    ):
        os.close(follower)
        shown = b""
        while chunk := _read(leader):
            shown += chunk
    os.close(leader)

    assert process.returncode == 0
    assert b"Answered" in shown
    assert re.search(shown_at_the_end, shown)
    assert len(answers.read_bytes().splitlines()) == 50


def test_a_reader_that_leaves_early_is_no_error() -> None:
    process = subprocess.Popen([*PROGRAM, "list"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()

    errors = process.stderr.read()
    process.stderr.close()

    assert errors == b""
    assert process.wait() == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("arguments", [["find", "hip"], ["show", "6", "--json"], ["--help"], ["--version"]], ids=str)
def test_a_full_disk_is_one_clear_line(arguments: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run([*PROGRAM, *arguments], stdout=full, stderr=subprocess.PIPE, text=True, check=False)

    assert done.stderr == "perfectspots: The answer cannot be written: No space left on device.\n"
    assert done.returncode == 2


def test_standard_input_that_cannot_be_read_is_one_clear_line(tmp_path: Path) -> None:
    with (tmp_path / "only-to-write").open("w") as unreadable:
        done = subprocess.run([*PROGRAM, "find", "-"], stdin=unreadable, capture_output=True, text=True, check=False)

    assert done.stderr == "perfectspots: Standard input cannot be read: Bad file descriptor.\n"
    assert done.returncode == 2


@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("find hip >&-", 0),
        ("find hip 2>&-", 0),
        ("find hip >&- 2>&-", 0),
        ("--version >&-", 0),
        ("find - <&-", 3),
        ("find hop >&- 2>&- <&-", 3),
        ("show 99 2>&-", 2),
    ],
)
def test_a_closed_stream_is_an_empty_one(command: str, code: int) -> None:
    done = subprocess.run(
        ["sh", "-c", f'"$0" -m perfectspots {command}', sys.executable], capture_output=True, check=False
    )

    assert b"Traceback" not in done.stderr
    assert done.returncode == code


@pytest.mark.parametrize("arguments", [["find", "h\u00eep \U0001f600"], ["show", "6"], ["list"]], ids=str)
@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_every_text_survives_an_encoding_that_lacks_its_characters(arguments: list[str], encoding: str) -> None:
    done = subprocess.run(
        [*PROGRAM, *arguments], capture_output=True, check=False, env=os.environ | {"PYTHONIOENCODING": encoding}
    )

    assert done.returncode in (0, 3)
    assert done.stderr == b""
    done.stdout.decode(encoding)


def test_arguments_that_are_not_utf_8_are_read_as_far_as_they_go() -> None:
    done = subprocess.run([*PROGRAM, "find", b"hip \xff\xfe"], capture_output=True, check=False)

    assert done.returncode == 0
    assert b"The side of the hip" in done.stdout
    assert done.stderr == b""


def test_ten_thousand_characters_are_answered() -> None:
    done = subprocess.run([*PROGRAM, "find", "hip " * 2500], capture_output=True, check=False)

    assert done.returncode == 0
    assert done.stderr == b""


@pytest.mark.parametrize(
    "text", ["hip " * 500_000, "\u00e9" * 1_000_000, "qwxz " * 400_000], ids=["words", "one", "unknown"]
)
def test_two_megabytes_are_refused_with_the_limit(text: str) -> None:
    done = subprocess.run([*PROGRAM, "find", "-"], input=text.encode(), capture_output=True, check=False, timeout=60)

    assert done.returncode == 2
    assert b"at most 100000 characters" in done.stderr


PROBE = """
import sys
before = set(sys.modules)
from perfectspots.__main__ import main
sys.argv = ["perfectspots", *{arguments}]
try:
    main()
finally:
    loaded = {{name for name, module in sys.modules.items() if getattr(module, "__spec__", None)}} - before
    packages = {{name.split(".")[0] for name in loaded if not name.startswith("_")}} - sys.stdlib_module_names
    costly = loaded & {{"asyncio", "importlib.metadata", "perfectspots.geometry"}}
    print("", *sorted(packages | costly), sep="\\n", file=sys.stderr)
"""
"""Runs a command and prints the packages, other than Python's own, that it has loaded, and what else is costly."""
TYPER = {"perfectspots", "typer", "annotated_doc", "shellingham"}
PYDANTIC = {"pydantic", "pydantic_core", "annotated_types", "typing_extensions", "typing_inspection"}
COMPLETE = {"_PERFECTSPOTS_COMPLETE": "complete_bash", "COMP_WORDS": "perfectspots show mas", "COMP_CWORD": "2"}


@pytest.mark.parametrize(
    ("arguments", "variables", "allowed"),
    [
        pytest.param(["--version"], {}, {"perfectspots"}, id="--version"),
        pytest.param(["--help"], {}, TYPER, id="--help"),
        pytest.param(["find", "hip"], {}, TYPER | PYDANTIC, id="a piped find"),
        pytest.param(["find", "hip", "--json"], {}, TYPER | PYDANTIC, id="find --json"),
        pytest.param(["find", "siatica"], {}, TYPER | PYDANTIC | {"rapidfuzz", "cython_runtime"}, id="a repair"),
        pytest.param(["show", "6"], {}, TYPER | PYDANTIC, id="a piped show"),
        pytest.param(["list", "--json"], {}, TYPER | PYDANTIC, id="list --json"),
        pytest.param(["list"], {}, TYPER | PYDANTIC, id="a piped list"),
        pytest.param([], COMPLETE, TYPER | PYDANTIC, id="completion of a word"),
    ],
)
def test_a_command_loads_only_the_packages_that_it_needs(
    arguments: list[str], variables: dict[str, str], allowed: set[str]
) -> None:
    probe = PROBE.format(arguments=arguments)

    done = subprocess.run(
        [sys.executable, "-c", probe], capture_output=True, text=True, check=False, env=os.environ | variables
    )

    loaded = set(done.stderr.split())
    assert "perfectspots" in loaded
    assert loaded - allowed == set()


def test_no_plugin_of_another_package_looks_on(tmp_path: Path) -> None:
    (tmp_path / "spy.py").write_text("import sys\nprint('a spy looks on', file=sys.stderr)\nwatcher = None\n")
    (tmp_path / "spy-1.0.dist-info").mkdir()
    (tmp_path / "spy-1.0.dist-info" / "METADATA").write_text("Metadata-Version: 2.1\nName: spy\nVersion: 1.0\n")
    (tmp_path / "spy-1.0.dist-info" / "entry_points.txt").write_text("[pydantic]\nspy = spy:watcher\n")

    done = subprocess.run(
        [sys.executable, "-m", "perfectspots", "find", "hip pain"],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONPATH": str(tmp_path)},
    )

    assert done.returncode == 0
    assert done.stderr == ""


def test_what_looks_for_plugins_is_loaded_once_something_else_of_it_is_wanted() -> None:
    probe = """
import perfectspots.__main__
perfectspots.__main__._want_no_plugins()
from pydantic.plugin._loader import PYDANTIC_ENTRY_POINT_GROUP, get_plugins
assert PYDANTIC_ENTRY_POINT_GROUP == "pydantic"
"""

    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")
