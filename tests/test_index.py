"""The index that a wheel carries gives the answers of the data files, and is used only while it is true to them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest

from perfectspots import Catalogue, ask, building, catalogue, index, load
from perfectspots.files import TABLES, packaged

if TYPE_CHECKING:
    from collections.abc import Mapping

QUESTIONS = Path(__file__).parent / "questions.jsonl"


class _BuiltAnewError(Exception):
    """The index was not used."""


def _no_build(_files: Mapping[str, bytes]) -> NoReturn:
    raise _BuiltAnewError


@pytest.fixture
def no_build(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing be built from the data files."""
    monkeypatch.setattr(building, "build", _no_build)


@pytest.fixture(scope="module")
def compiled() -> dict[str, bytes]:
    """Return the index as a wheel carries it."""
    return building.packaged_index()


@pytest.fixture
def indexed(compiled: dict[str, bytes], monkeypatch: pytest.MonkeyPatch, no_build: None) -> Catalogue:  # noqa: ARG001  # it only has to be there
    """Return the catalogue as an installed wheel has it."""
    monkeypatch.setattr(index, "packaged_if_any", compiled.get)
    return catalogue.packaged_catalogue.__wrapped__()


def test_the_index_gives_the_same_answers_as_the_data_files(indexed: Catalogue) -> None:
    queries = [json.loads(line)["query"] for line in QUESTIONS.read_text(encoding="utf-8").splitlines()[::8]]

    different = [query for query in queries if ask(query, indexed) != ask(query, load())]

    assert queries
    assert different == []


def test_with_the_index_misspelt_words_and_sources_are_still_known(indexed: Catalogue) -> None:
    assert [repair.repaired for repair in ask("siatica", indexed).query.repaired] == ["sciatica"]
    assert ask("my waist", indexed).query.repaired == ()
    assert indexed.sources == load().sources


@pytest.mark.usefixtures("no_build")
@pytest.mark.parametrize("name", TABLES)
def test_the_index_is_passed_over_where_a_file_has_changed(
    name: str, compiled: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "packaged_if_any", compiled.get)
    monkeypatch.setattr(catalogue, "packaged", lambda asked: packaged(asked) + (b"\n" if asked == name else b""))

    with pytest.raises(_BuiltAnewError):
        catalogue.packaged_catalogue.__wrapped__()


@pytest.mark.parametrize("signs", [None, b"of other data files"])
def test_signs_that_belong_to_other_data_files_are_read_anew(
    signs: bytes | None, compiled: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "packaged_if_any", {**compiled, index.SIGNS_FILE: signs}.get)
    half = catalogue.packaged_catalogue.__wrapped__()

    assert ask("crushing chest pain", half) == ask("crushing chest pain", load())


@pytest.mark.usefixtures("no_build")
def test_without_an_index_the_data_files_are_read() -> None:
    with pytest.raises(_BuiltAnewError):
        catalogue.packaged_catalogue.__wrapped__()
