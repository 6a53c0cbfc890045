"""Finds what is wrong with the data files: every fault, by file, entry and field."""

from __future__ import annotations

import json
from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from pydantic import ValidationError

from perfectspots.errors import Fault
from perfectspots.files import SPOTS_FILE, WORDS_FILE
from perfectspots.mending import remark, unknown_name
from perfectspots.model import Noun, fields_at

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from perfectspots.model import Chart, OwnCatalogue, OwnWords, Sources, Words

_PATH_INTO_AN_ENTRY = 2
_KEY = "[key]"
"""What Pydantic puts behind the path of a name that may not be the name of an entry."""
_NAMING_FIELDS = ("number", "id", "slug")
"""The fields by which an entry is known, the first that it has."""

_File = TypeVar("_File", bound=Noun)


class _Reference(NamedTuple):
    """A name in one entry that must be the name of another."""

    entry: str
    field: str
    table: str
    name: str


class Origins(NamedTuple):
    """Which file each entry comes from."""

    own: str = ""
    """The name of the file of a person's own."""
    own_entries: frozenset[str] = frozenset()

    def file_of(self, entry: str) -> str:
        """Return the file that an entry of the chart comes from."""
        return self.own if entry in self.own_entries else SPOTS_FILE


def parsed(file: str, content: bytes, model: type[_File], faults: list[Fault]) -> _File | None:
    """Return a file as the noun that it is; or None, with what is wrong with it added to the faults."""
    try:
        noun = model.model_validate_json(content)
    except ValidationError as error:
        problems = error.errors(include_url=False)
        around = {problem["loc"][:depth] for problem in problems for depth in range(len(problem["loc"]))}
        for problem in problems:
            if problem["type"] == "too_short" and problem["loc"] in around:
                continue  # the list is short only because of the faults inside it
            said = remark(problem, fields_at(model, problem["loc"][:-1]))
            entry, field = _entry_and_field(content, tuple(step for step in problem["loc"] if step != _KEY))
            faults.append(Fault(file, entry, field, said.problem, said.mend))
        return None
    faults += _repetitions_in(file, content)
    return noun


def _repetitions_in(file: str, content: bytes) -> list[Fault]:
    """Find the fields that stand twice in one object, of which a reader of JSON keeps the last, and repeated lines."""
    found: list[Fault] = []

    def note(fields: list[tuple[str, Any]]) -> dict[str, Any]:
        entry = dict(fields)
        names = [str(entry[name]) for name in _NAMING_FIELDS if name in entry]
        for name, count in Counter(name for name, _ in fields).items():
            if count > 1:
                problem = f"stands {count} times in one pair of curly brackets"
                found.append(Fault(file, names[0] if names else "", name, problem, "Keep one of them."))
        return entry

    document = json.loads(content, object_pairs_hook=note)
    for path, text, earlier in _repeated_lines(document):
        problem = f"{text!r} stands already in this list, at [{earlier}]"
        found.append(Fault(file, *_entry_and_field(content, path), problem, "Leave one of them out."))
    return found


def _repeated_lines(part: Any, path: tuple[int | str, ...] = ()) -> Iterator[tuple[tuple[int | str, ...], str, int]]:
    """Yield each text that a list holds already, with its path and the position of the earlier one."""
    if isinstance(part, dict):
        for name, value in part.items():
            yield from _repeated_lines(value, (*path, name))
    elif isinstance(part, list):
        seen: dict[str, int] = {}
        for position, value in enumerate(part):
            if not isinstance(value, str):
                yield from _repeated_lines(value, (*path, position))
            elif (earlier := seen.setdefault(value.casefold(), position)) != position:
                yield (*path, position), value, earlier


def _entry_and_field(content: bytes, path: tuple[int | str, ...]) -> tuple[str, str]:
    """Name the entry that a path leads into as a person would look for it: `spot 6`, not `spots[5]`."""
    if len(path) < _PATH_INTO_AN_ENTRY:
        return _path(path), ""
    table, key, *field = path
    if isinstance(key, str):
        if table == "words" and field:
            table, key, *field = f"words.{key}", field[0], *field[1:]
        return f"{table} {key}", _path(field)
    entry = json.loads(content)[table][key]
    names = [entry[name] for name in _NAMING_FIELDS if name in entry] if isinstance(entry, dict) else []
    return f"{str(table).removesuffix('s')} {names[0]}" if names else f"{table}[{key}]", _path(field)


def _path(parts: Iterable[int | str]) -> str:
    written = ""
    for part in parts:
        written += f"[{part}]" if isinstance(part, int) else f".{part}" if written else part
    return written


def repetitions(file: str, entries: Chart | OwnCatalogue) -> Iterator[Fault]:
    """Find the regions, places, conditions, muscles and spots that stand in a file more than once."""
    for table, names in entry_names(entries):
        yield from repeated(file, table, names)


def entry_names(entries: Chart | OwnCatalogue) -> tuple[tuple[str, list[str]], ...]:
    """Return the numbers, ids and slugs of all entries, by the kind of entry."""
    return (
        ("region", ids(entries.regions)),
        ("place", ids(entries.places)),
        ("condition", ids(entries.conditions)),
        ("muscle", ids(entries.muscles)),
        ("spot", ids(entries.spots)),
    )


def repeated(file: str, table: str, names: Iterable[str]) -> Iterator[Fault]:
    """Find the names that stand in a file more than once."""
    for name, count in Counter(names).items():
        if count > 1:
            problem = f"stands in the file {count} times"
            yield Fault(file, f"{table} {name}", "", problem, "Keep one, or give the others names of their own.")


def chart_faults(chart: Chart, sources: Sources, origins: Origins) -> Iterator[Fault]:
    """Find what the entries of the chart name and does not exist, and what is a part of itself."""
    tables = _tables(chart) | {"source": sources.by_id}
    for reference in chain(_references(chart), _citations(chart)):
        known = tables[reference.table]
        if reference.name not in known:
            said = unknown_name(reference.table, reference.name, known)
            yield Fault(origins.file_of(reference.entry), reference.entry, reference.field, said.problem, said.mend)
    yield from _circles("place", {place.id: place.part_of for place in chart.places}, origins)
    yield from _shared_name_faults(chart, origins)
    groups = {muscle.id: (muscle.part_of,) for muscle in chart.muscles if muscle.part_of}
    yield from _circles("muscle", groups, origins)


def _shared_name_faults(chart: Chart, origins: Origins) -> Iterator[Fault]:
    """Find everyday names that several muscles have."""
    count = Counter(name.casefold() for muscle in chart.muscles for name in muscle.everyday)
    for muscle in chart.muscles:
        for index, name in enumerate(muscle.everyday):
            if count[name.casefold()] > 1:
                entry, problem = (
                    f"muscle {muscle.id}",
                    f"{name!r} is the everyday name of {count[name.casefold()]} muscles",
                )
                yield Fault(origins.file_of(entry), entry, f"everyday[{index}]", problem, "Keep it with one of them.")


def _tables(chart: Chart) -> dict[str, Collection[str]]:
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


def _circles(table: str, wholes: Mapping[str, Iterable[str]], origins: Origins) -> Iterator[Fault]:
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
            problem = "is, by way of others, a part of itself"
            entry = f"{table} {start}"
            yield Fault(origins.file_of(entry), entry, "part_of", problem, "Take one link of the circle away.")


def words_faults(words: Words, chart: Chart) -> Iterator[Fault]:
    """Find what `words.json` names and does not exist, and forms of more than one word."""
    tables = _tables(chart)
    yield from unknown_words(WORDS_FILE, "", words, chart)
    for name, sign in words.signs.items():
        for claim in sign.claims:
            named = [("place", place) for place in (*claim.places, *claim.spared)]
            for kind, listed in (*named, *(("condition", condition) for condition in claim.conditions)):
                if listed not in tables[kind]:
                    said = unknown_name(kind, listed, tables[kind])
                    yield Fault(WORDS_FILE, f"signs {name}", "claims", said.problem, said.mend)
    for form, count in Counter(other for others in words.forms.values() for other in others).items():
        if count > 1:
            yield Fault(WORDS_FILE, "forms", form, f"is a form of {count} words", "Keep it with one of them.")


def unknown_words(file: str, prefix: str, words: Words | OwnWords, chart: Chart) -> Iterator[Fault]:
    """Find phrases for places, conditions and muscles that do not exist."""
    tables = _tables(chart)
    for table, entries in (("place", words.places), ("condition", words.conditions), ("muscle", words.muscles)):
        for name in entries:
            if name not in tables[table]:
                said = unknown_name(table, name, tables[table])
                yield Fault(file, f"{prefix}{table}s {name}", "", said.problem, said.mend)


def id_of(entry: Noun) -> str:
    """Return the number, id or slug of an entry."""
    return str(next(getattr(entry, name) for name in _NAMING_FIELDS if hasattr(entry, name)))


def ids(entries: Iterable[Noun]) -> list[str]:
    """Return the numbers, ids or slugs of entries."""
    return [id_of(entry) for entry in entries]
