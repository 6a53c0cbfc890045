"""The shelf: reads the data files, checks them, and builds the index."""

from __future__ import annotations

import json
import pkgutil
from collections import Counter
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from pydantic import ValidationError

from perfectspots.errors import CatalogueError, Fault
from perfectspots.model import Chart, Noun, Sources, Words
from perfectspots.vocabulary import Material, Meaning, Phrase, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterable, Iterator, Mapping

    from perfectspots.model import Condition, Muscle, Phrases, Place

SPOTS_FILE = "spots.json"
WORDS_FILE = "words.json"
SOURCES_FILE = "sources.json"
ORDINARY_WORDS_FILE = "ordinary-words.txt"
FILES = (SPOTS_FILE, WORDS_FILE, SOURCES_FILE, ORDINARY_WORDS_FILE)

_PATH_INTO_AN_ENTRY = 2

_File = TypeVar("_File", bound=Noun)


class _Reference(NamedTuple):
    """A name in one entry that must be the name of another."""

    entry: str
    field: str
    table: str
    name: str


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All that an answer is looked up in."""

    chart: Chart
    sources: Sources
    vocabulary: Vocabulary


@cache
def load() -> Catalogue:
    """Return the packaged catalogue, read once in a process.

    Raises:
        CatalogueError: A data file is broken; the error names every fault.
    """
    return build({name: packaged(name) for name in FILES})


def build(files: Mapping[str, bytes]) -> Catalogue:
    """Return a catalogue made of the contents of its files.

    Args:
        files: The contents of the files named in `FILES`, by file name.

    Raises:
        CatalogueError: A file is broken; the error names every fault.
    """
    faults: list[Fault] = []
    chart = _parsed(SPOTS_FILE, files[SPOTS_FILE], Chart, faults)
    words = _parsed(WORDS_FILE, files[WORDS_FILE], Words, faults)
    sources = _parsed(SOURCES_FILE, files[SOURCES_FILE], Sources, faults)
    ordinary_words = _ordinary_words(files[ORDINARY_WORDS_FILE], faults)
    if chart is None or words is None or sources is None:
        raise CatalogueError(faults)
    faults += _repeated(SOURCES_FILE, "source", [source.id for source in sources.sources])
    faults += _chart_faults(chart, sources)
    faults += _words_faults(words, chart)
    vocabulary = _vocabulary(words, chart, ordinary_words)
    faults += [Fault(WORDS_FILE, phrase.entry, phrase.field, problem) for phrase, problem in vocabulary.defects]
    if faults:
        raise CatalogueError(faults)
    return Catalogue(chart, sources, vocabulary)


def packaged(name: str) -> bytes:
    """Read a data file through the package's loader, which also works from inside a zip file."""
    content = pkgutil.get_data("perfectspots.data", name)
    if content is None:
        raise CatalogueError([Fault(name, "", "", "cannot be read from where perfectspots is installed")])
    return content


def _parsed(file: str, content: bytes, model: type[_File], faults: list[Fault]) -> _File | None:
    try:
        return model.model_validate_json(content)
    except ValidationError as error:
        faults += [_fault(file, content, problem["loc"], problem["msg"]) for problem in error.errors()]
        return None


def _ordinary_words(content: bytes, faults: list[Fault]) -> str:
    try:
        return "\n" + content.decode()
    except UnicodeDecodeError as error:
        faults.append(Fault(ORDINARY_WORDS_FILE, "", "", f"is not UTF-8 text: {error}"))
        return ""


def _fault(file: str, content: bytes, path: tuple[int | str, ...], problem: str) -> Fault:
    """Name the entry that a path leads into as a person would look for it: `spot 6`, not `spots[5]`."""
    if len(path) < _PATH_INTO_AN_ENTRY:
        return Fault(file, _path(path), "", problem)
    table, key, *field = path
    if isinstance(key, str):
        return Fault(file, f"{table} {key}", _path(field), problem)
    entry = json.loads(content)[table][key]
    known_by = entry.get("number") or entry.get("id") or entry.get("slug") if isinstance(entry, dict) else None
    name = f"{str(table).removesuffix('s')} {known_by}" if known_by else f"{table}[{key}]"
    return Fault(file, name, _path(field), problem)


def _path(parts: Iterable[int | str]) -> str:
    written = ""
    for part in parts:
        written += f"[{part}]" if isinstance(part, int) else f".{part}" if written else part
    return written


def _repeated(file: str, table: str, names: Iterable[str]) -> Iterator[Fault]:
    for name, count in Counter(names).items():
        if count > 1:
            yield Fault(file, f"{table} {name}", "", f"stands in the file {count} times")


def _chart_faults(chart: Chart, sources: Sources) -> Iterator[Fault]:
    names: tuple[tuple[str, list[str]], ...] = (
        ("region", [region.slug for region in chart.regions]),
        ("place", [place.id for place in chart.places]),
        ("condition", [condition.id for condition in chart.conditions]),
        ("muscle", [muscle.id for muscle in chart.muscles]),
        ("spot", [str(spot.number) for spot in chart.spots]),
    )
    for table, ids in names:
        yield from _repeated(SPOTS_FILE, table, ids)
    tables = _tables(chart) | {"source": sources.by_id}
    for reference in chain(_references(chart), _citations(chart)):
        if reference.name not in tables[reference.table]:
            problem = f"there is no {reference.table} {reference.name!r}"
            yield Fault(SPOTS_FILE, reference.entry, reference.field, problem)
    yield from _circles("place", {place.id: place.part_of for place in chart.places})
    yield from _circles("muscle", {muscle.id: (muscle.part_of,) for muscle in chart.muscles if muscle.part_of})


def _tables(chart: Chart) -> dict[str, Container[str]]:
    return {
        "region": chart.region_by_slug,
        "place": chart.place_by_id,
        "condition": chart.condition_by_id,
        "muscle": chart.muscle_by_id,
        "spot": {str(number) for number in chart.spot_by_number},
    }


def _references(chart: Chart) -> Iterator[_Reference]:
    for place in chart.places:
        entry = f"place {place.id}"
        yield from _all(entry, "regions", "region", place.regions)
        yield from _all(entry, "part_of", "place", place.part_of)
        yield from _all(entry, "relative_to", "place", place.relative_to)
        yield from _all(entry, "beside", "place", place.beside)
    for condition in chart.conditions:
        entry = f"condition {condition.id}"
        yield from _all(entry, "felt_in", "place", condition.felt_in)
        yield from _one(entry, "pain_in", "place", condition.pain_in)
        yield from _all(entry, "yields_to", "place", condition.yields_to)
        yield from _all(entry, "runs_from", "place", condition.runs_from)
        yield from _all(entry, "runs_to", "place", condition.runs_to)
    for muscle in chart.muscles:
        yield from _one(f"muscle {muscle.id}", "part_of", "muscle", muscle.part_of)
    for spot in chart.spots:
        entry = f"spot {spot.number}"
        yield from _all(entry, "muscles", "muscle", (used.muscle for used in spot.muscles))
        yield from _all(entry, "sits.regions", "region", spot.sits.regions)
        yield from _all(entry, "sits.places", "place", spot.sits.places)
        yield from _all(entry, "pain", "place", (pain.place for pain in spot.pain))
        yield from _all(entry, "conditions", "condition", spot.conditions)
        neighbours = (str(neighbour.spot) for neighbour in spot.guidance.neighbours)
        yield from _all(entry, "guidance.neighbours", "spot", neighbours)


def _citations(chart: Chart) -> Iterator[_Reference]:
    for condition in chart.conditions:
        if condition.note is not None:
            yield from _all(f"condition {condition.id}", "note.sources", "source", condition.note.sources)
    for section in chart.basics:
        yield from _all(f"basics {section.title!r}", "sources", "source", section.sources)
    for spot in chart.spots:
        entry = f"spot {spot.number}"
        yield from _all(entry, "sources", "source", spot.sources)
        for name, cited in spot.guidance.cited():
            yield from _all(entry, f"guidance.{name}.sources", "source", cited)


def _all(entry: str, field: str, table: str, names: Iterable[str]) -> Iterator[_Reference]:
    return (_Reference(entry, f"{field}[{index}]", table, name) for index, name in enumerate(names))


def _one(entry: str, field: str, table: str, name: str | None) -> Iterator[_Reference]:
    if name is not None:
        yield _Reference(entry, field, table, name)


def _circles(table: str, wholes: Mapping[str, Iterable[str]]) -> Iterator[Fault]:
    """Find everything that is, by way of others, a part of itself."""
    for start in wholes:
        seen: set[str] = set()
        ahead = list(wholes[start])
        while ahead:
            name = ahead.pop()
            if name not in seen:
                seen.add(name)
                ahead += wholes.get(name, ())
        if start in seen:
            yield Fault(SPOTS_FILE, f"{table} {start}", "part_of", "is, by way of others, a part of itself")


def _words_faults(words: Words, chart: Chart) -> Iterator[Fault]:
    tables = _tables(chart)
    for table, entries in (("place", words.places), ("condition", words.conditions), ("muscle", words.muscles)):
        for name in entries:
            if name not in tables[table]:
                yield Fault(WORDS_FILE, f"{table}s {name}", "", f"there is no {table} {name!r} in {SPOTS_FILE}")
    for name, sign in words.signs.items():
        for claim in sign.claims:
            for place in (*claim.places, *claim.spared):
                if place not in tables["place"]:
                    yield Fault(WORDS_FILE, f"signs {name}", "claims", f"there is no place {place!r} in {SPOTS_FILE}")
    for form, count in Counter(other for others in words.forms.values() for other in others).items():
        if count > 1:
            yield Fault(WORDS_FILE, "forms", form, f"is a form of {count} words")


def _vocabulary(words: Words, chart: Chart, ordinary_words: str) -> Vocabulary:
    return Vocabulary(
        Material(
            phrases=[*_telling_phrases(words, chart), *_helping_phrases(words)],
            filler=words.filler,
            forms=words.forms,
            groups=[
                Phrase(text, Meaning("group", name), "groups", f"{name}[{index}]")
                for name, texts in words.groups.items()
                for index, text in enumerate(texts)
            ],
            word_lists={
                "no-side-before": words.no_side_before,
                "medical": words.medical,
                "trouble": words.troubles,
                "own": words.own,
                "elsewhere": words.elsewhere,
                "adverb": words.adverbs,
                "onset": words.onsets,
                "before-noun": words.before_nouns,
                "after-noun": words.after_nouns,
            },
            claims={name: sign.claims for name, sign in words.signs.items() if sign.claims},
            ordinary_words=ordinary_words,
        )
    )


def _telling_phrases(words: Words, chart: Chart) -> Iterator[Phrase]:
    """Yield the phrases that name something; the names in the chart are phrases too."""
    named: tuple[tuple[str, Collection[Place | Condition | Muscle], Mapping[str, Phrases]], ...] = (
        ("place", chart.places, words.places),
        ("condition", chart.conditions, words.conditions),
        ("muscle", chart.muscles, words.muscles),
    )
    for kind, things, table in named:
        for thing in things:
            yield Phrase(thing.name, Meaning(kind, thing.id), f"{kind} {thing.id} in {SPOTS_FILE}", "name")
        for name, phrases in table.items():
            yield from _phrases(kind, name, phrases)
    for name, sign in words.signs.items():
        yield from _phrases("sign", name, sign)


def _phrases(kind: str, name: str, phrases: Phrases) -> Iterator[Phrase]:
    entry = f"{kind}s {name}"
    for index, text in enumerate(phrases.exact):
        yield Phrase(text, Meaning(kind, name), entry, f"exact[{index}]")
    for index, text in enumerate(phrases.broad):
        yield Phrase(text, Meaning(kind, name, broad=True), entry, f"broad[{index}]")
    for index, text in enumerate(phrases.literal):
        yield Phrase(text, Meaning(kind, name), entry, f"literal[{index}]", literal=True)


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
    for index, text in enumerate(texts):
        yield Phrase(text, Meaning(kind, name), entry, f"[{index}]", literal=True)
