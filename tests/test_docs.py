"""The documentation tells the truth: every command in it runs, and prints what stands under it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
DOCUMENTS = [ROOT / "README.md", ROOT / "data" / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
CONSOLE = re.compile(r"^```console\n(.*?)^```$", flags=re.DOTALL | re.MULTILINE)
SESSION = re.compile(r"nox -s ([a-z]+)")
EXCEPTION = re.compile(r"# (noqa|type: ignore)")
REASON = re.compile(r"# (?!noqa|type: ignore)[^#\"]+$")
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")


class Command(NamedTuple):
    """A command in a document, with the output that stands under it."""

    document: str
    line: str
    output: str


def commands() -> Iterator[Command]:
    for document in DOCUMENTS:
        for block in CONSOLE.findall(document.read_text(encoding="utf-8")):
            for part in block.removeprefix("$ ").split("\n$ "):
                line, _, output = part.partition("\n")
                yield Command(document.name, line, output)


def as_pattern(output: str) -> str:
    """Return a pattern for an output in which a line of three dots stands for any lines."""
    return "".join(r"(?s:.*)" if line == "...\n" else re.escape(line) for line in output.splitlines(keepends=True))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return an empty folder with the project's own files beside it, where a command can write what it likes."""
    for name in ("docs", "data"):
        (tmp_path / name).symlink_to(ROOT / name)
    return tmp_path


@pytest.mark.slow
@pytest.mark.parametrize("command", list(commands()), ids=lambda command: f"{command.document}: {command.line}")
def test_every_command_runs_and_prints_what_stands_under_it(command: Command, folder: Path) -> None:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["sh", "-c", command.line],
        cwd=folder,
        env=os.environ | {"PATH": path},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )

    if command.output:
        assert re.fullmatch(as_pattern(command.output), done.stdout), done.stdout
    else:
        assert (done.returncode, "Traceback" in done.stdout) == (0, False), done.stdout


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_session_named_in_a_document_exists(document: Path) -> None:
    sessions = set(re.findall(r"^def (\w+)\(session", (ROOT / "noxfile.py").read_text(encoding="utf-8"), re.MULTILINE))

    assert set(SESSION.findall(document.read_text(encoding="utf-8"))) <= sessions


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_inside_the_project_leads_somewhere(document: Path) -> None:
    links = LINK.findall(document.read_text(encoding="utf-8"))

    assert [link for link in links if not (document.parent / link).exists()] == []


def test_every_room_of_the_house_is_described() -> None:
    described = (ROOT / "docs" / "how-it-works.md").read_text(encoding="utf-8")
    house = ROOT / "src" / "perfectspots"
    rooms = [path.name if path.is_file() else f"{path.name}/" for path in house.iterdir() if path.name[0] != "_"]

    assert [room for room in sorted(rooms) if room.rstrip("/") != "py.typed" and f"`{room}`" not in described] == []


def test_every_exception_to_the_checks_of_the_code_has_its_reason_beside_it() -> None:
    folders = ("src", "tests", "tools", "benchmarks")
    files = [*ROOT.glob("*.py"), *(path for folder in folders for path in (ROOT / folder).rglob("*.py"))]
    lines = [(path.name, line) for path in files for line in path.read_text(encoding="utf-8").splitlines()]

    assert [(name, line) for name, line in lines if EXCEPTION.search(line) and not REASON.search(line)] == []
