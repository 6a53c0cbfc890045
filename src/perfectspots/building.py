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


def packaged_index() -> dict[str, bytes]:
    """Return the index of the packaged data files, by file name, for a wheel that is being built.

    Raises:
        CatalogueError: A data file is broken; the error names every fault.
    """
    files = packaged_files()
    catalogue = build(files)
    alarms = catalogue.alarms
    return compiled(catalogue.vocabulary, alarms.signs, alarms.scales, {name: files[name] for name in TABLES})


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
    origins, own_phrases = Origins(), list[Phrase]()
    if own and added:
        entries = frozenset(f"{table} {name}" for table, names in entry_names(added) for name in names)
        origins = Origins(own.name, entries)
        faults += [*repetitions(own.name, added), *repeated(own.name, "source", ids(added.sources))]
        chart = _extended(chart, added)
        sources = sources.model_copy(update={"sources": _replaced(sources.sources, added.sources)})
        faults += unknown_words(own.name, "words.", added.words, chart)
        own_phrases += _own_phrases(added.words, chart, own.name)
    faults += [*chart_faults(chart, sources, origins), *words_faults(words, chart)]
    named = sorted([*_chart_phrases(chart, origins), *own_phrases], key=lambda phrase: not phrase.own)
    vocabulary = _vocabulary(words, chart, named, WordList(lambda: ordinary_words))
    faults += (
        Fault(phrase.file, phrase.entry, phrase.field, problem, "Word the phrase in another way, or leave it out.")
        for phrase, problem in vocabulary.defects
    )
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


def _vocabulary(words: Words, chart: Chart, named: Iterable[Phrase], ordinary_words: WordList) -> Vocabulary:
    return Vocabulary(
        Material(
            phrases=[*named, *_telling_phrases(words, chart), *_helping_phrases(words)],
            filler=words.filler,
            forms=words.forms,
            groups=[
                Phrase(text, Meaning("group", name), WORDS_FILE, "groups", f"{name}[{index}]")
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
            meaning, own = Meaning(kind, thing.id), entry in origins.own_entries
            yield Phrase(thing.name, meaning, origins.file_of(entry), entry, "name", own=own)


def _telling_phrases(words: Words, chart: Chart) -> Iterator[Phrase]:
    """Yield the phrases that name something."""
    for kind, name, phrases in _named_phrases(words, chart):
        yield from _phrases(Meaning(kind, name), phrases, WORDS_FILE, f"{kind}s {name}")
    for name, sign in words.signs.items():
        yield from _phrases(Meaning("sign", name), sign, WORDS_FILE, f"signs {name}")


def _own_phrases(words: OwnWords, chart: Chart, file: str) -> Iterator[Phrase]:
    for kind, name, phrases in _named_phrases(words, chart):
        for phrase in _phrases(Meaning(kind, name), phrases, file, f"words.{kind}s {name}"):
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


def _phrases(meaning: Meaning, phrases: Phrases, file: str, entry: str) -> Iterator[Phrase]:
    # The phrases of an entry share one meaning, which keeps the index small and quick to read.
    broad = meaning._replace(broad=True)
    for index, text in enumerate(phrases.exact):
        yield Phrase(text, meaning, file, entry, f"exact[{index}]")
    for index, text in enumerate(phrases.broad):
        yield Phrase(text, broad, file, entry, f"broad[{index}]")
    for index, text in enumerate(phrases.literal):
        yield Phrase(text, meaning, file, entry, f"literal[{index}]", literal=True)


def _helping_phrases(words: Words) -> Iterator[Phrase]:
    """Yield the phrases that help to understand the others; all of them count only word for word."""
    for relation, texts in words.relations.items():
        yield from _literal(Meaning("relation", relation), texts, f"relations {relation}")
    for side, texts in words.sides.items():
        yield from _literal(Meaning("side", side), texts, f"sides {side}")
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
        yield from _literal(Meaning(kind, ""), texts, table)


def _literal(meaning: Meaning, texts: Iterable[str], entry: str) -> Iterator[Phrase]:
    for index, text in enumerate(texts):
        yield Phrase(text, meaning, WORDS_FILE, entry, f"[{index}]", literal=True)
