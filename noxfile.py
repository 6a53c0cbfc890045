"""Every check of the project by name; `nox --list` shows them, and `.ci/run` runs them.

The checks of the code itself use the environment that nox runs in: python3 -m pip install -e '.[dev]'
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import nox

nox.options.sessions = ["lint", "types", "imports", "data"]


@nox.session(venv_backend="none")
def lint(session: nox.Session) -> None:
    """Hold the code to its style."""
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")


@nox.session(venv_backend="none")
def types(session: nox.Session) -> None:
    """Check the types, strictly."""
    session.run("mypy")


@nox.session(venv_backend="none")
def imports(session: nox.Session) -> None:
    """Hold the direction of the imports."""
    session.run("lint-imports")


@nox.session(venv_backend="none")
def data(session: nox.Session) -> None:
    """Check each file of the data, and say how to mend what is wrong."""
    for file in sorted(Path("data").glob("*.json")):
        session.run("perfectspots", "check", str(file))


@nox.session(venv_backend="none")
def documents(session: nox.Session) -> None:
    """Write anew what the program makes: schemas, man page, transcripts, golden screens."""
    session.run("python", "tools/documents.py")


@nox.session(venv_backend="none")
def coverage(session: nox.Session) -> None:
    """Run the tests and show which lines and branches they leave out."""
    session.run("coverage", "erase")
    session.run("coverage", "run", "-m", "pytest", *session.posargs)
    session.run("coverage", "combine", "--quiet")
    session.run("coverage", "report")


@nox.session(venv_backend="none")
def quality(session: nox.Session) -> None:
    """Print how right the answers and the warnings are on the labelled questions."""
    session.run("python", "benchmarks/quality.py", *session.posargs)
    session.run("python", "benchmarks/safety.py")


@nox.session(venv_backend="none")
def speed(session: nox.Session) -> None:
    """Print how fast the program is, from a fresh install of its wheel."""
    session.run("python", "benchmarks/speed.py", *session.posargs)


@nox.session(venv_backend="none")
def instructions(session: nox.Session) -> None:
    """Hold what commands cost to the stored reference, by counting instructions."""
    session.run("python", "benchmarks/instructions.py", *session.posargs)


@nox.session(python=["3.11", "3.12", "3.13"], download_python="never")
def tests(session: nox.Session) -> None:
    """Run the tests on every Python there is."""
    session.install("-e", ".[test]")
    session.run("python", "-m", "pytest", "--numprocesses", "auto", *session.posargs)


@nox.session(python=False)
def lowest(session: nox.Session) -> None:
    """Run the tests with the oldest release of each dependency that `pyproject.toml` allows."""
    project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]
    oldest = [re.sub(">=", "==", requirement) for requirement in project["dependencies"]]
    environment = Path(session.create_tmp()) / "environment"
    session.run("python3", "-m", "venv", "--clear", str(environment))
    python = str(environment / "bin" / "python")
    session.run(python, "-m", "pip", "install", "--quiet", "-e", ".[test]", *oldest)
    session.run(python, "-m", "pytest", "--numprocesses", "auto", *session.posargs)
