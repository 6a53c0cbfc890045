"""What raises warnings: reads `signs.json` and `red_flags.json`, and checks them against the chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfectspots.checking import ids, parsed, repeated
from perfectspots.errors import CatalogueError, Fault
from perfectspots.files import RED_FLAGS_FILE, SIGNS_FILE, WEIGHTS_FILE
from perfectspots.mending import unknown_name
from perfectspots.model import Likeness, RedFlags, WarningSigns
from perfectspots.shelf import Alarms
from perfectspots.signs import SignReader
from perfectspots.weighing import (
    DOUBTED_EMERGENCY,
    IMPLAUSIBLE_EMERGENCY,
    LIKE_A_WARNING,
    LIKE_AN_EMERGENCY,
    MAY_BE_AN_EMERGENCY,
    SOUNDS_DANGEROUS,
    Scales,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from perfectspots.model import Chart, RedFlag, Sources
    from perfectspots.vocabulary import Vocabulary


def build_alarms(files: Mapping[str, bytes], chart: Chart, sources: Sources, vocabulary: Vocabulary) -> Alarms:
    """Return what raises warnings.

    Args:
        files: The contents of the packaged files, by file name.
        chart: The places and conditions that signs and rules may name.
        sources: The sources that rules may cite.
        vocabulary: Where the forms of words and the small words come from.

    Raises:
        CatalogueError: A file is broken; the error names every fault.
    """
    faults: list[Fault] = []
    table = parsed(SIGNS_FILE, files[SIGNS_FILE], WarningSigns, faults)
    flags = parsed(RED_FLAGS_FILE, files[RED_FLAGS_FILE], RedFlags, faults)
    likeness = parsed(WEIGHTS_FILE, files[WEIGHTS_FILE], Likeness, faults)
    if table is None or flags is None or likeness is None:
        raise CatalogueError(faults)
    faults += _group_faults(table)
    faults += _red_flag_faults(flags, table, chart, sources)
    if faults:
        raise CatalogueError(faults)
    signs = SignReader(table, vocabulary.forms, vocabulary.filler)
    faults += [Fault(SIGNS_FILE, *defect) for defect in signs.defects]
    faults += _place_faults(signs, chart)
    if faults:
        raise CatalogueError(faults)
    return Alarms(signs, flags, Scales(likeness))


def _group_faults(table: WarningSigns) -> Iterator[Fault]:
    """Find groups that hold a group that is missing or that holds groups itself."""
    for name, members in table.groups.items():
        for index, member in enumerate(members):
            if member.startswith("{"):
                inner = table.groups.get(member.strip("{}"))
                if inner is None or any(deeper.startswith("{") for deeper in inner):
                    problem = f"there is no group {member} that holds no group itself"
                    yield Fault(SIGNS_FILE, f"groups {name}", f"[{index}]", problem)


def _place_faults(signs: SignReader, chart: Chart) -> Iterator[Fault]:
    known = {*chart.place_by_id, *chart.condition_by_id}
    for name, (entry, field) in signs.places_named.items():
        if name not in known:
            said = unknown_name("place or condition", name, known)
            yield Fault(SIGNS_FILE, entry, field, said.problem, said.mend)


def _red_flag_faults(flags: RedFlags, table: WarningSigns, chart: Chart, sources: Sources) -> Iterator[Fault]:
    yield from repeated(RED_FLAGS_FILE, "rule", ids(flags.rules))
    known = {
        LIKE_AN_EMERGENCY,
        LIKE_A_WARNING,
        SOUNDS_DANGEROUS,
        MAY_BE_AN_EMERGENCY,
        IMPLAUSIBLE_EMERGENCY,
        DOUBTED_EMERGENCY,
        *table.signs,
        *(f"place:{name}" for name in chart.place_by_id),
        *(f"condition:{name}" for name in chart.condition_by_id),
    }
    for name, items in flags.sets.items():
        for index, item in enumerate(items):
            yield from _unknown(f"sets {name}", f"[{index}]", "finding", item, known)
    known |= {"{" + name + "}" for name in flags.sets}
    for rule in flags.rules:
        for index, source in enumerate(rule.sources):
            yield from _unknown(f"rule {rule.id}", f"sources[{index}]", "source", source, sources.by_id)
        for field, item in _items(rule):
            yield from _unknown(f"rule {rule.id}", field, "finding or set", item, known)


def _unknown(entry: str, field: str, table: str, name: str, known: Collection[str]) -> Iterator[Fault]:
    if name not in known:
        said = unknown_name(table, name, known)
        yield Fault(RED_FLAGS_FILE, entry, field, said.problem, said.mend)


def _items(rule: RedFlag) -> Iterator[tuple[str, str]]:
    """Yield every item of a rule with the field that it stands in."""
    for index, combination in enumerate(rule.when):
        fields = {"together": combination.together, "two_of": combination.two_of, "unless": combination.unless}
        for field, listed in fields.items():
            for place, items in enumerate(listed):
                for item in items.split(" | "):
                    yield f"when[{index}].{field}[{place}]", item
