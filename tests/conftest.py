"""What the tests share."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import pytest

from perfectspots import Catalogue, building
from perfectspots.cli import run
from perfectspots.files import FILES, packaged

Build = Callable[[Mapping[str, Any]], Catalogue]
Run = Callable[..., "Outcome"]


class Outcome(NamedTuple):
    """What a run of the program left behind."""

    code: int
    stdout: str
    stderr: str


@pytest.fixture
def perfectspots(capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Run the program in this process."""

    def invoke(*arguments: str) -> Outcome:
        code = run(arguments)
        captured = capfdbinary.readouterr()
        return Outcome(code, captured.out.decode(), captured.err.decode())

    return invoke


@pytest.fixture
def files() -> dict[str, Any]:
    """Return the contents of the packaged data files, to be changed and built again."""
    contents = {name: packaged(name) for name in FILES}
    return {name: json.loads(content) if name.endswith(".json") else content for name, content in contents.items()}


@pytest.fixture
def build() -> Build:
    """Build a catalogue from contents like those of `files`."""

    def make(contents: Mapping[str, Any]) -> Catalogue:
        return building.build(
            {
                name: content if isinstance(content, bytes) else json.dumps(content).encode()
                for name, content in contents.items()
            }
        )

    return make
