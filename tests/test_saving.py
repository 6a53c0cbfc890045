"""Writing a page: whole or not at all, and one clear line about what is wrong."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from perfectspots import saving
from perfectspots.errors import UsageError

if TYPE_CHECKING:
    from conftest import Run

COMMANDS = [pytest.param(["show", "6"], id="show"), pytest.param(["map"], id="map")]


@pytest.mark.parametrize(
    ("command", "name", "start"),
    [
        (["show", "6"], "spots.html", "<!DOCTYPE html>"),
        (["show", "6"], "spots.HTM", "<!DOCTYPE html>"),
        (["show", "6"], "spots.md", "# "),
        (["show", "6"], "spots.svg", "<svg "),
        (["show", "basics"], "caf\u00e9 & co.html", "<!DOCTYPE html>"),
        (["map", "--region", "jaw"], "map.html", "<!DOCTYPE html>"),
        (["map", "7"], "map.md", "# "),
        (["map"], "map.svg", "<svg "),
    ],
)
def test_the_end_of_the_name_says_what_is_written(
    perfectspots: Run, tmp_path: Path, command: list[str], name: str, start: str
) -> None:
    outcome = perfectspots(*command, "-o", str(tmp_path / name))

    assert outcome == (0, "", f"Wrote {tmp_path / name}\n")
    assert (tmp_path / name).read_text(encoding="utf-8").lstrip().startswith(start)
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    ("name", "message"),
    [
        pytest.param("spots.pdf", "does not say what to write. End it in .html, .md or .svg.", id="unknown"),
        pytest.param("spots", "does not say what to write. End it in .html, .md or .svg.", id="none"),
        pytest.param("-", "does not say what to write. End it in .html, .md or .svg.", id="dash"),
        pytest.param("folder.html", "is a folder. Name a file in it: ", id="folder"),
        pytest.param("nowhere/spots.html", "There is no folder ", id="no folder"),
        pytest.param("there.html/spots.html", "There is no folder ", id="file as a folder"),
        pytest.param("there.html", "is there already. Add --force to replace it.", id="there"),
        pytest.param("x" * 300 + ".html", "cannot be written: File name too long.", id="long"),
        pytest.param("loop.html", "cannot be written: Too many levels of symbolic links.", id="loop"),
    ],
)
def test_a_bad_path_is_one_clear_line_and_leaves_everything_as_it_was(
    perfectspots: Run, tmp_path: Path, command: list[str], name: str, message: str
) -> None:
    (tmp_path / "folder.html").mkdir()
    (tmp_path / "there.html").write_text("mine")
    (tmp_path / "loop.html").symlink_to("loop.html")
    before = sorted(tmp_path.iterdir())

    outcome = perfectspots(*command, "-o", str(tmp_path / name) if name != "-" else name)

    assert (outcome.code, outcome.stdout) == (2, "")
    assert outcome.stderr.count("\n") == 1
    assert message in outcome.stderr
    assert sorted(tmp_path.iterdir()) == before
    assert (tmp_path / "there.html").read_text() == "mine"


def test_force_replaces_a_file_and_keeps_a_link(perfectspots: Run, tmp_path: Path) -> None:
    real, link = tmp_path / "real.html", tmp_path / "link.html"
    real.write_text("mine")
    link.symlink_to(real)

    assert perfectspots("show", "6", "-o", str(link), "--force").code == 0
    assert link.is_symlink()
    assert real.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_a_new_file_can_be_read_by_those_whom_the_system_lets(tmp_path: Path) -> None:
    old = os.umask(0o022)
    try:
        saving.save("text", tmp_path / "page.md")
    finally:
        os.umask(old)

    assert stat.S_IMODE((tmp_path / "page.md").stat().st_mode) == 0o644


def test_a_failure_half_way_leaves_the_old_file_and_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "page.html"
    page.write_text("mine")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UsageError, match="cannot be written: No space left on device"):
        saving.save("new", page)

    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]
    assert page.read_text() == "mine"


def test_an_interruption_leaves_no_half_written_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        saving.save("new", tmp_path / "page.html")

    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_may_not_be_written_in_is_said_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(Path, "open", refused)  # who runs the tests may be allowed everything
    with pytest.raises(UsageError, match=r"'.*page\.html' cannot be written: Permission denied\."):
        saving.save("new", tmp_path / "page.html")


@pytest.mark.parametrize("command", COMMANDS)
def test_a_page_and_a_document_cannot_both_be_asked_for(perfectspots: Run, tmp_path: Path, command: list[str]) -> None:
    outcome = perfectspots(*command, "-o", str(tmp_path / "page.html"), "--json")

    assert outcome.code == 2
    assert "name one of them" in outcome.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_picture_of_the_basics_alone_is_refused(perfectspots: Run, tmp_path: Path) -> None:
    outcome = perfectspots("show", "basics", "-o", str(tmp_path / "page.svg"))

    assert (outcome.code, list(tmp_path.iterdir())) == (2, [])
    assert "There is nothing to draw." in outcome.stderr
