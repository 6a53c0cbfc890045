"""Reads the data files, checks them whole, and makes a catalogue of them."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from perfectspots.alarms import build_alarms
from perfectspots.checking import (
    Origins,
    chart_faults,
    entry_names,
    id_of,
    ids,
    parsed,
    repeated,
    repetitions,
    unknown_words,
    words_faults,
)
from perfectspots.errors import CatalogueError, Fault, UsageError
from perfectspots.files import (
    FILES,
    ORDINARY_WORDS_FILE,
    SOURCES_FILE,
    SPOTS_FILE,
    TABLES,
    WORDS_FILE,
    packaged,
)
from perfectspots.index import compiled
from perfectspots.model import WORD_LISTS, Chart, Noun, OwnCatalogue, Sources, Words
from perfectspots.shelf import Catalogue
from perfectspots.spelling import WordList
from perfectspots.vocabulary import Material, Meaning, Phrase, Vocabulary

if TYPE_CHECKING:
    import os
    from collections.abc import Container, Iterable, Iterator, Mapping

    from perfectspots.model import Condition, Muscle, OwnWords, Phrases, Place

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"

_Entry = TypeVar("_Entry", bound=Noun)


class Own(NamedTuple):
    """A file of a person's own, which adds to the packaged catalogue."""

    name: str
    content: bytes


def read_own(path: str | os.PathLike[str]) -> Own:
    """Read a file of a person's own, unchecked.

    Raises:
        UsageError: The file cannot be read.
    """
    file = Path(path)
    try:
        return Own(file.name, file.read_bytes().removeprefix(_BYTE_ORDER_MARK))
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        message = f"The file {str(file)!r} cannot be read: {reason}."
        raise UsageError(message) from None


def packaged_index() -> bytes:
    """Return the index of the packaged data files, for a wheel that is being built.

    Raises:
        CatalogueError: A data file is broken; the error names every fault.
    """
    files = packaged_files()
    catalogue = build(files)
    return compiled(catalogue.vocabulary, catalogue.alarms.signs, {name: files[name] for name in TABLES})


def packaged_files() -> dict[str, bytes]:
    """Return the contents of the packaged data files, by file name."""
    return {name: packaged(name) for name in FILES}


def build(files: Mapping[str, bytes], own: Own | None = None) -> Catalogue:
    """Return a catalogue made of the contents of its files.

    Args:
        files: The contents of the files named in `FILES`, by file name.
        own: A file of a person's own, whose entries are added or replace those of the same number, id or slug.

    Raises:
        CatalogueError: A file is broken; the error names every fault.
    """
    faults: list[Fault] = []
    chart = parsed(SPOTS_FILE, files[SPOTS_FILE], Chart, faults)
    words = parsed(WORDS_FILE, files[WORDS_FILE], Words, faults)
    sources = parsed(SOURCES_FILE, files[SOURCES_FILE], Sources, faults)
    added = parsed(own.name, own.content, OwnCatalogue, faults) if own else None
    ordinary_words = files[ORDINARY_WORDS_FILE]
    faults += _ordinary_words_faults(ordinary_words)
    if chart is None or words is None or sources is None or (own and added is None):
        raise CatalogueError(faults)
    faults += [*repetitions(SPOTS_FILE, chart), *repeated(SOURCES_FILE, "source", ids(sources.sources))]
    origins = Origins()
    if own and added:
        origins = Origins(
            own.name, frozenset(f"{table} {name}" for table, names in entry_names(added) for name in names)
        )
        faults += [*repetitions(own.name, added), *repeated(own.name, "source", ids(added.sources))]
        chart = _extended(chart, added)
        sources = sources.model_copy(update={"sources": _replaced(sources.sources, added.sources)})
    faults += chart_faults(chart, sources, origins)
    faults += words_faults(words, chart)
    named = list(_chart_phrases(chart, origins))
    if own and added:
        faults += unknown_words(own.name, "words.", added.words, chart)
        named += _own_phrases(added.words, chart, own.name)
    named.sort(key=lambda phrase: not phrase.own)
    vocabulary = _vocabulary(words, chart, named, WordList(lambda: ordinary_words))
    faults += (_defect(phrase, problem, origins) for phrase, problem in vocabulary.defects)
    if faults:
        raise CatalogueError(faults)
    return Catalogue(
        chart,
        vocabulary,
        read_sources=lambda: sources,
        read_alarms=partial(build_alarms, files, chart, sources, vocabulary),
        has_own=own is not None,
    )


def _extended(chart: Chart, added: OwnCatalogue) -> Chart:
    return chart.model_copy(
        update={
            "regions": _replaced(chart.regions, added.regions),
            "places": _replaced(chart.places, added.places),
            "conditions": _replaced(chart.conditions, added.conditions),
            "muscles": _replaced(chart.muscles, added.muscles),
            "spots": tuple(sorted(_replaced(chart.spots, added.spots), key=lambda spot: spot.number)),
        }
    )


def _replaced(entries: Iterable[_Entry], added: Iterable[_Entry]) -> tuple[_Entry, ...]:
    return tuple({id_of(entry): entry for entry in (*entries, *added)}.values())


def _ordinary_words_faults(content: bytes) -> Iterator[Fault]:
    try:
        content.decode()
    except UnicodeDecodeError as error:
        yield Fault(ORDINARY_WORDS_FILE, "", "", f"is not UTF-8 text: {error}")
    lines = content.splitlines()
    for before, line in pairwise(lines) if lines != sorted(lines) else ():
        if line < before:
            yield Fault(
                ORDINARY_WORDS_FILE, line.decode(errors="replace"), "", "stands behind a word that it belongs before"
            )


def _defect(phrase: Phrase, problem: str, origins: Origins) -> Fault:
    """Name the file of a phrase, which for names in the chart stands at the end of their entry."""
    for file in filter(None, (origins.own, SPOTS_FILE)):
        if phrase.entry.endswith(f" in {file}"):
            entry = phrase.entry.removesuffix(f" in {file}")
            break
    else:
        file, entry = WORDS_FILE, phrase.entry
    return Fault(file, entry, phrase.field, problem, "Word the phrase in another way, or leave it out.")


def _vocabulary(words: Words, chart: Chart, named: Iterable[Phrase], ordinary_words: WordList) -> Vocabulary:
    return Vocabulary(
        Material(
            phrases=[*named, *_telling_phrases(words, chart), *_helping_phrases(words)],
            filler=words.filler,
            forms=words.forms,
            groups=[
                Phrase(text, Meaning("group", name), "groups", f"{name}[{index}]")
                for name, texts in words.groups.items()
                for index, text in enumerate(texts)
            ],
            word_lists={name: getattr(words, name) for name in WORD_LISTS},
            claims={name: sign.claims for name, sign in words.signs.items() if sign.claims},
            ordinary_words=ordinary_words,
        )
    )


def _chart_phrases(chart: Chart, origins: Origins) -> Iterator[Phrase]:
    """Yield the names in the chart, which are phrases too."""
    tables: tuple[tuple[str, Iterable[Place | Condition | Muscle]], ...] = (
        ("place", chart.places),
        ("condition", chart.conditions),
        ("muscle", chart.muscles),
    )
    for kind, things in tables:
        for thing in things:
            entry = f"{kind} {thing.id}"
            file = origins.file_of(entry)
            yield Phrase(
                thing.name, Meaning(kind, thing.id), f"{entry} in {file}", "name", own=entry in origins.own_entries
            )


def _telling_phrases(words: Words, chart: Chart) -> Iterator[Phrase]:
    """Yield the phrases that name something."""
    for kind, name, phrases in _named_phrases(words, chart):
        yield from _phrases(kind, name, phrases, f"{kind}s {name}")
    for name, sign in words.signs.items():
        yield from _phrases("sign", name, sign, f"signs {name}")


def _own_phrases(words: OwnWords, chart: Chart, file: str) -> Iterator[Phrase]:
    for kind, name, phrases in _named_phrases(words, chart):
        for phrase in _phrases(kind, name, phrases, f"words.{kind}s {name} in {file}"):
            yield phrase._replace(own=True)


def _named_phrases(words: Words | OwnWords, chart: Chart) -> Iterator[tuple[str, str, Phrases]]:
    """Yield the entries for what is in the chart; one for anything else is a fault by itself, its phrases are none."""
    tables: tuple[tuple[str, Mapping[str, Phrases], Container[str]], ...] = (
        ("place", words.places, chart.place_by_id),
        ("condition", words.conditions, chart.condition_by_id),
        ("muscle", words.muscles, chart.muscle_by_id),
    )
    for kind, entries, known in tables:
        for name, phrases in entries.items():
            if name in known:
                yield kind, name, phrases


def _phrases(kind: str, name: str, phrases: Phrases, entry: str) -> Iterator[Phrase]:
    # The phrases of an entry share one meaning, which keeps the index small and quick to read.
    meaning, broad = Meaning(kind, name), Meaning(kind, name, broad=True)
    for index, text in enumerate(phrases.exact):
        yield Phrase(text, meaning, entry, f"exact[{index}]")
    for index, text in enumerate(phrases.broad):
        yield Phrase(text, broad, entry, f"broad[{index}]")
    for index, text in enumerate(phrases.literal):
        yield Phrase(text, meaning, entry, f"literal[{index}]", literal=True)


def _helping_phrases(words: Words) -> Iterator[Phrase]:
    """Yield the phrases that help to understand the others; all of them count only word for word."""
    for relation, texts in words.relations.items():
        yield from _literal("relation", relation, texts, f"relations {relation}")
    for side, texts in words.sides.items():
        yield from _literal("side", side, texts, f"sides {side}")
    tables = {
        "complaint": ("complaints", words.complaints),
        "denial": ("denials", words.denials),
        "denial-before": ("denials_before", words.denials_before),
        "no-denial": ("no_denials", words.no_denials),
        "turn": ("turns", words.turns),
        "origin": ("origins", words.origins),
        "echo": ("echoes", words.echoes),
        "focus": ("focus", words.focus),
        "past": ("past", words.past),
        "other": ("others", words.others),
        "misleading": ("misleading", words.misleading),
    }
    for kind, (table, texts) in tables.items():
        yield from _literal(kind, "", texts, table)


def _literal(kind: str, name: str, texts: Iterable[str], entry: str) -> Iterator[Phrase]:
    meaning = Meaning(kind, name)
    for index, text in enumerate(texts):
        yield Phrase(text, meaning, entry, f"[{index}]", literal=True)
