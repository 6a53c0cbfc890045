"""Every file that the program makes is what the program makes now: run `nox -s documents` after a change."""

from __future__ import annotations

import documents
import pytest

MADE = documents.documents()


@pytest.mark.parametrize("path", MADE)
def test_a_made_file_is_current(path: str) -> None:
    assert (documents.ROOT / path).read_text(encoding="utf-8") == MADE[path], "run: python tools/documents.py"


def test_no_golden_screen_is_left_over() -> None:
    golden = documents.ROOT / "tests" / "golden"

    assert {f"tests/golden/{path.name}" for path in golden.iterdir()} <= set(MADE)
