"""The packaged catalogue, as fast as it can be had, and catalogues with a file of one's own added.

What reads and checks the data files whole is imported where it is needed: an installed wheel has an index, and does
without.
"""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING

from perfectspots.errors import CatalogueError
from perfectspots.files import (
    ORDINARY_WORDS_FILE,
    RED_FLAGS_FILE,
    SOURCES_FILE,
    SPOTS_FILE,
    TABLES,
    packaged,
)
from perfectspots.index import current
from perfectspots.model.chart import Chart
from perfectspots.shelf import Alarms, Catalogue
from perfectspots.spelling import WordList

if TYPE_CHECKING:
    import os

    from perfectspots.model import Sources


def load(own: str | os.PathLike[str] | None = None) -> Catalogue:
    """Return the packaged catalogue, with a file of one's own added if it is named.

    The packaged catalogue alone is read once in a process and kept; a file of one's own is read anew each time.

    Args:
        own: The path of a JSON file that adds spots, or replaces packaged ones by number; `perfectspots schema` prints
            its schema.

    Raises:
        UsageError: The file cannot be read.
        CatalogueError: A data file is broken; the error names every fault by file, entry and field.
    """
    if own is None:
        return packaged_catalogue()
    from perfectspots.building import build, packaged_files, read_own  # noqa: PLC0415  # see above

    try:
        return build(packaged_files(), read_own(own))
    except CatalogueError as error:
        raise CatalogueError(error.faults, f"How to mend them: perfectspots check {own}") from None


@cache
def packaged_catalogue() -> Catalogue:
    """Return the packaged catalogue, read once in a process.

    Raises:
        CatalogueError: A data file is broken; the error names every fault.
    """
    files = {name: packaged(name) for name in TABLES}
    index = current(files)
    if index is None:
        from perfectspots.building import build, packaged_files  # noqa: PLC0415  # see above

        return build(packaged_files())
    index.vocabulary.ordinary_words = WordList(partial(packaged, ORDINARY_WORDS_FILE))
    sources, red_flags = files[SOURCES_FILE], files[RED_FLAGS_FILE]

    def read_sources() -> Sources:
        from perfectspots.model.sources import Sources  # noqa: PLC0415  # see above

        return Sources.model_validate_json(sources)

    def read_alarms() -> Alarms:
        from perfectspots.model.warnings import RedFlags  # noqa: PLC0415  # see above

        found = index.signs()
        if found is None:
            from perfectspots.building import build, packaged_files  # noqa: PLC0415  # see above

            return build(packaged_files()).alarms
        signs, scales = found
        return Alarms(signs, RedFlags.model_validate_json(red_flags), scales)

    return Catalogue(Chart.model_validate_json(files[SPOTS_FILE]), index.vocabulary, read_sources, read_alarms)
