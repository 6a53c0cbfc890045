"""Every file that the program makes is what the program makes now: run `nox -s documents` after a change."""

from __future__ import annotations

import json

import documents
import pytest

MADE = documents.documents()


@pytest.mark.parametrize("path", MADE)
def test_a_made_file_is_current(path: str) -> None:
    assert (documents.ROOT / path).read_text(encoding="utf-8") == MADE[path], "run: python tools/documents.py"


def test_no_golden_screen_is_left_over() -> None:
    golden = documents.ROOT / "tests" / "golden"

    assert {f"tests/golden/{path.name}" for path in golden.iterdir()} <= set(MADE)


@pytest.mark.parametrize("name", documents.SCHEMAS)
def test_a_schema_explains_every_noun_and_every_field(name: str) -> None:
    schema = json.loads(MADE[f"data/schemas/{name}.schema.json"])
    parts = {schema["title"]: schema} | schema.get("$defs", {})
    fields = {f"{part}.{field}": said for part in parts for field, said in parts[part].get("properties", {}).items()}

    assert [part for part, said in (parts | fields).items() if "description" not in said] == []
