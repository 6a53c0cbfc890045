"""The built package: what is in the wheel, and that a change to the data shows in an editable install."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent
DATA = {path.name for path in (ROOT / "data").iterdir() if path.is_file()}
BUILD_OPTIONS = ["--quiet", "--disable-pip-version-check", "--no-deps", "--no-build-isolation"]
DEPENDENCIES = sysconfig.get_path("purelib")
"""The dependencies come from the environment that runs the tests."""


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the source tree."""
    copy = tmp_path_factory.mktemp("source")
    for name in ("pyproject.toml", "build_hooks.py", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, copy)
    for name in ("src", "data", "docs"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    return copy


@pytest.fixture(scope="module")
def wheel(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel."""
    directory = tmp_path_factory.mktemp("wheel")
    subprocess.run([sys.executable, "-m", "pip", "wheel", *BUILD_OPTIONS, "--wheel-dir", directory, source], check=True)
    return next(directory.iterdir())


def environment(directory: Path, *requirement: str) -> Path:
    """Make a virtual environment with the package in it and return its Python."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", directory], check=True)
    python = directory / "bin" / "python"
    subprocess.run(
        [sys.executable, "-m", "pip", "--python", python, "install", *BUILD_OPTIONS, *requirement],
        env=os.environ | {"PYTHONPATH": DEPENDENCIES},
        check=True,
    )
    # Behind the environment's own packages, where PYTHONPATH would come before them.
    (site_packages(directory) / "dependencies.pth").write_text(DEPENDENCIES)
    return python


def site_packages(directory: Path) -> Path:
    return next(directory.glob("lib/*/site-packages"))


def output(*command: str | Path) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True, cwd="/").stdout


def test_the_wheel_holds_the_code_the_data_and_the_type_marker(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())

    assert {f"perfectspots/data/{name}" for name in DATA} <= names
    assert {f"perfectspots/{path.name}" for path in (ROOT / "src/perfectspots").glob("*.py")} <= names
    assert {f"perfectspots/screens/{path.name}" for path in (ROOT / "src/perfectspots/screens").glob("*.py")} <= names
    assert {f"perfectspots/data/schemas/{path.name}" for path in (ROOT / "data/schemas").iterdir()} <= names
    assert {"perfectspots/py.typed", "perfectspots/data/phrases.pickle", "perfectspots/data/signs.pickle"} <= names


def test_the_wheel_installs_the_manual_where_man_finds_it(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()

    assert [name for name in names if name.endswith(".data/data/share/man/man1/perfectspots.1")]


def test_an_installed_wheel_answers_from_its_own_data(wheel: Path, tmp_path: Path) -> None:
    python = environment(tmp_path, str(wheel))

    home = output(python, "-c", "import perfectspots.data; print(perfectspots.data.__file__)")

    assert str(tmp_path) in home
    assert "The side of the hip" in output(python.with_name("perfectspots"), "find", "hip", "pain")


def test_the_wheel_draws_and_writes_pages_without_being_unpacked(wheel: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"

    subprocess.run(
        [sys.executable, "-m", "perfectspots", "show", "6", "-o", page],
        env=os.environ | {"PYTHONPATH": os.pathsep.join([str(wheel), DEPENDENCIES])},
        check=True,
        cwd="/",
    )

    assert "The side of the hip" in page.read_text(encoding="utf-8")


def test_the_wheel_answers_without_being_unpacked(wheel: Path) -> None:
    shown = subprocess.run(
        [sys.executable, "-m", "perfectspots", "find", "hip"],
        env=os.environ | {"PYTHONPATH": os.pathsep.join([str(wheel), DEPENDENCIES])},
        capture_output=True,
        text=True,
        check=True,
        cwd="/",
    ).stdout

    assert "The side of the hip" in shown


def test_a_change_to_the_data_shows_at_once_in_an_editable_install(source: Path, tmp_path: Path) -> None:
    python = environment(tmp_path, "--editable", str(source))
    spots = source / "data" / "spots.json"

    spots.write_text(spots.read_text().replace("The side of the hip", "Somewhere new"))

    assert "Somewhere new" in output(python, "-m", "perfectspots", "find", "hip")


def test_a_change_to_the_data_of_an_install_shows_at_once(wheel: Path, tmp_path: Path) -> None:
    python = environment(tmp_path, str(wheel))
    words = site_packages(tmp_path) / "perfectspots/data/words.json"
    assert index_of(python) == "True"

    content = json.loads(words.read_text())
    content["places"]["hip"]["exact"].append("flurb")
    words.write_text(json.dumps(content))

    assert index_of(python) == "False"
    assert "The side of the hip" in output(python, "-m", "perfectspots", "find", "flurb")


def index_of(python: Path) -> str:
    """Return whether an install uses its index."""
    probe = (
        "from perfectspots import files, index\n"
        "print(index.current({name: files.packaged(name) for name in files.TABLES}) is not None)"
    )
    return output(python, "-c", probe).strip()


def test_an_editable_install_has_no_index(source: Path, tmp_path: Path) -> None:
    assert index_of(environment(tmp_path, "--editable", str(source))) == "False"


def test_a_broken_data_file_of_an_install_exits_with_4(wheel: Path, tmp_path: Path) -> None:
    python = environment(tmp_path, str(wheel))
    (site_packages(tmp_path) / "perfectspots/data/spots.json").write_text("{")

    done = subprocess.run([python, "-m", "perfectspots", "list"], capture_output=True, text=True, check=False)

    assert done.returncode == 4
    assert done.stderr.startswith("perfectspots: The catalogue has 1 fault:\n  spots.json: is no JSON")
