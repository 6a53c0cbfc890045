"""What is worked out of the data files when a wheel is built, kept beside them, and used only while it is true to them.

An editable install has no index, and a data file that was changed after the installation makes the index stale: both
are read anew, so that a change shows at the next run. Nothing is ever written when the program runs.
"""

from __future__ import annotations

import hashlib
import pickle
from typing import TYPE_CHECKING, Any, NamedTuple

from perfectspots.errors import CatalogueError, Fault
from perfectspots.files import packaged_if_any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perfectspots.signs import SignReader
    from perfectspots.vocabulary import Vocabulary
    from perfectspots.weighing import Scales

PHRASES_FILE, SIGNS_FILE = "phrases.pickle", "signs.pickle"
"""The two parts of the index: commands that answer no question do without the second."""
_DIGEST_SIZE = 16


class Index(NamedTuple):
    """What takes long to work out of the data files."""

    digest: bytes
    """Of the data files."""
    vocabulary: Vocabulary

    def signs(self) -> tuple[SignReader, Scales]:
        """Read the signs, and what words weigh.

        Raises:
            CatalogueError: They are missing, or were worked out of other data files.
        """
        found = _read(SIGNS_FILE, self.digest)
        if found is None:
            problem = "does not belong to the data files beside it"
            raise CatalogueError([Fault(SIGNS_FILE, "", "", problem, "Install perfectspots anew.")])
        signs: tuple[SignReader, Scales] = found
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
    return {name: _digest(files) + pickle.dumps(part, protocol=4) for name, part in parts.items()}


def current(files: Mapping[str, bytes]) -> Index | None:
    """Return what was worked out of exactly these files when the package was built, or None.

    Args:
        files: The contents of the data files, by file name.
    """
    digest = _digest(files)
    vocabulary = _read(PHRASES_FILE, digest)
    return None if vocabulary is None else Index(digest, vocabulary)


def _read(name: str, digest: bytes) -> Any:
    """Return what a part of the index holds; None if it is missing, or not of the files with this digest."""
    content = packaged_if_any(name)
    if content is None or not content.startswith(digest):
        return None
    # The index is a part of the package like its code, and is trusted as much.
    return pickle.loads(memoryview(content)[_DIGEST_SIZE:])  # noqa: S301  # trusted


def _digest(files: Mapping[str, bytes]) -> bytes:
    digest = hashlib.blake2b(digest_size=_DIGEST_SIZE)
    for name, content in files.items():
        digest.update(f"{name} {len(content)}\n".encode())
        digest.update(content)
    return digest.digest()
