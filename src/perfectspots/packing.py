"""Tables of which an index keeps every entry packed until it is looked up: a question needs few of thousands."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_Entry = TypeVar("_Entry")


class Table(Generic[_Entry]):
    """Entries by words, such as the phrases that begin with each.

    A pickled table can be read again in the time that it takes to read its words: each entry is a pickle of its own.
    """

    def __init__(self, new: Callable[[], _Entry]) -> None:
        """Make an empty table.

        Args:
            new: Makes an entry where there is none yet, such as `list`.
        """
        self._new = new
        self._entries: dict[str, _Entry] = {}
        self._packed: dict[str, bytes] = {}

    def __getitem__(self, word: str) -> _Entry:
        """Return an entry, which is made if there is none yet."""
        found = self.get(word)
        if found is None:
            found = self._entries[word] = self._new()
        return found

    def get(self, word: str) -> _Entry | None:
        """Return an entry, or None."""
        found = self._entries.get(word)
        if found is None and word in self._packed:
            # What is packed comes from the index, which is a part of the package like its code.
            found = self._entries[word] = pickle.loads(self._packed.pop(word))  # noqa: S301
        return found

    def __getstate__(self) -> tuple[Callable[[], _Entry], dict[str, bytes]]:
        """Return the entries, each of them packed."""
        packed = {word: pickle.dumps(entry, protocol=4) for word, entry in self._entries.items()}
        return self._new, self._packed | packed

    def __setstate__(self, state: tuple[Callable[[], _Entry], dict[str, bytes]]) -> None:
        """Take packed entries over as they are."""
        self._new, self._packed = state
        self._entries = {}
