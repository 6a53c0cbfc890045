"""What is worked out of the data files when a wheel is built, kept beside them, and used only while it is true to them.

An editable install has no index, and a data file that was changed after the installation makes the index stale: both
are read anew, so that a change shows at the next run. Nothing is ever written when the program runs.
"""

from __future__ import annotations

import pickle
import zlib
from typing import TYPE_CHECKING, Any, NamedTuple

from perfectspots.files import packaged_if_any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perfectspots.signs import SignReader
    from perfectspots.vocabulary import Vocabulary
    from perfectspots.weighing import Scales

PHRASES_FILE, SIGNS_FILE = "phrases.pickle", "signs.pickle"
"""The two parts of the index: commands that answer no question do without the second."""


class Index(NamedTuple):
    """What takes long to work out of the data files."""

    checksum: bytes
    """Of the data files."""
    vocabulary: Vocabulary

    def signs(self) -> tuple[SignReader, Scales] | None:
        """Return the signs and what words weigh, or None if they were not worked out of exactly these files."""
        signs: tuple[SignReader, Scales] | None = _read(SIGNS_FILE, self.checksum)
        return signs


def compiled(vocabulary: Vocabulary, signs: SignReader, scales: Scales, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the contents of the index, by file name.

    Args:
        vocabulary: The phrases of the data files.
        signs: The warning signs of the data files.
        scales: What words weigh by the data files.
        files: The contents of the data files, by file name.
    """
    parts = {PHRASES_FILE: vocabulary, SIGNS_FILE: (signs, scales)}
    return {name: _checksum(files) + pickle.dumps(part, protocol=4) for name, part in parts.items()}


def current(files: Mapping[str, bytes]) -> Index | None:
    """Return what was worked out of exactly these files when the package was built, or None.

    Args:
        files: The contents of the data files, by file name.
    """
    checksum = _checksum(files)
    vocabulary = _read(PHRASES_FILE, checksum)
    return None if vocabulary is None else Index(checksum, vocabulary)


def _read(name: str, checksum: bytes) -> Any:
    """Return what a part of the index holds; None if it is missing, or not of the files with this checksum."""
    content = packaged_if_any(name)
    if content is None or not content.startswith(checksum):
        return None
    # The index is a part of the package like its code, and is trusted as much.
    return pickle.loads(memoryview(content)[len(checksum) :])  # noqa: S301  # trusted


def _checksum(files: Mapping[str, bytes]) -> bytes:
    """Return what tells whether any file has changed: it need not withstand those who could change the code as well."""
    sums = (number for content in files.values() for number in (len(content), zlib.crc32(content)))
    return b"".join(number.to_bytes(4, "big") for number in sums)
