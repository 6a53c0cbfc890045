"""What is worked out of the data files when a wheel is built, kept beside them, and used only while it is true to them.

An editable install has no index, and a data file that was changed after the installation makes the index stale: both
are read anew, so that a change shows at the next run. Nothing is ever written when the program runs.
"""

from __future__ import annotations

import hashlib
import pickle
from typing import TYPE_CHECKING, NamedTuple

from perfectspots.files import packaged_if_any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perfectspots.signs import SignReader
    from perfectspots.vocabulary import Vocabulary
    from perfectspots.weighing import Scales

INDEX_FILE = "index.pickle"
_DIGEST_SIZE = 16


class Index(NamedTuple):
    """What takes long to work out of the data files."""

    vocabulary: Vocabulary
    pickled_signs: bytes
    """The signs and what words weigh, which commands that answer no question do without."""

    def signs(self) -> tuple[SignReader, Scales]:
        """Read the signs, and what words weigh."""
        signs: tuple[SignReader, Scales] = pickle.loads(self.pickled_signs)  # noqa: S301  # trusted, as below
        return signs


def compiled(vocabulary: Vocabulary, signs: SignReader, scales: Scales, files: Mapping[str, bytes]) -> bytes:
    """Return the contents of an index file.

    Args:
        vocabulary: The phrases of the data files.
        signs: The warning signs of the data files.
        scales: What words weigh by the data files.
        files: The contents of the data files, by file name.
    """
    index = Index(vocabulary, pickle.dumps((signs, scales), protocol=4))
    return _digest(files) + pickle.dumps(index, protocol=4)


def current(files: Mapping[str, bytes]) -> Index | None:
    """Return what was worked out of exactly these files when the package was built, or None.

    Args:
        files: The contents of the data files, by file name.
    """
    content = packaged_if_any(INDEX_FILE)
    if content is None or not content.startswith(_digest(files)):
        return None
    # The index is a part of the package like its code, and is trusted as much.
    index: Index = pickle.loads(memoryview(content)[_DIGEST_SIZE:])  # noqa: S301  # trusted
    return index


def _digest(files: Mapping[str, bytes]) -> bytes:
    digest = hashlib.blake2b(digest_size=_DIGEST_SIZE)
    for name, content in files.items():
        digest.update(f"{name} {len(content)}\n".encode())
        digest.update(content)
    return digest.digest()
