"""Tables that an index keeps in small packets, each opened when a word of it is looked up: a question needs few."""

from __future__ import annotations

import pickle
from collections import defaultdict
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_Entry = TypeVar("_Entry")

_BEGINNING = 3
"""Letters that the words of a packet have in common: fewer make packets large, more make them many."""
_FEW = 200
"""Packets of a table that are opened one by one; whoever asks for more asks for long, and all are opened."""


class Table(Generic[_Entry]):
    """Entries by words, such as the phrases that begin with each.

    A table that was pickled is read again as packets of entries whose words begin alike. Once many of them were opened,
    all are, and looking up is as quick as in a dictionary.
    """

    get: Callable[[str], _Entry | None]
    """Returns the entry of a word, or None."""

    def __init__(self, new: Callable[[], _Entry]) -> None:
        """Make an empty table.

        Args:
            new: Makes an entry where there is none yet, such as `list`.
        """
        self._new = new
        self._entries: dict[str, _Entry] = {}
        self._packets: dict[str, bytes] = {}
        self._opened = 0
        self.get = self._entries.get

    def __getitem__(self, word: str) -> _Entry:
        """Return an entry, which is made if there is none yet."""
        found = self.get(word)
        if found is None:
            found = self._entries[word] = self._new()
        return found

    def __setitem__(self, word: str, entry: _Entry) -> None:
        self._entries[word] = entry

    def __contains__(self, word: str) -> bool:
        return self.get(word) is not None

    def add(self, words: Iterable[str]) -> None:
        """Make an entry for each word that has none yet."""
        for word in words:
            if word not in self:
                self._entries[word] = self._new()

    def __iter__(self) -> Iterator[str]:
        """Yield all words."""
        self._open_all()
        return iter(self._entries)

    def _get_from_packet(self, word: str) -> _Entry | None:
        if word[:_BEGINNING] in self._packets:
            self._open(self._packets.pop(word[:_BEGINNING]))
            self._opened += 1
            if self._opened > _FEW or not self._packets:
                self._open_all()
        return self._entries.get(word)

    def _open(self, packet: bytes) -> None:
        self._entries.update(pickle.loads(packet))  # noqa: S301  # the index is a part of the package like its code

    def _open_all(self) -> None:
        while self._packets:
            self._open(self._packets.popitem()[1])
        self.get = self._entries.get

    def __getstate__(self) -> tuple[Callable[[], _Entry], dict[str, bytes]]:
        """Return the entries in packets."""
        alike: defaultdict[str, dict[str, _Entry]] = defaultdict(dict)
        for word in self:
            alike[word[:_BEGINNING]][word] = self._entries[word]
        return self._new, {beginning: pickle.dumps(entries, protocol=4) for beginning, entries in alike.items()}

    def __setstate__(self, state: tuple[Callable[[], _Entry], dict[str, bytes]]) -> None:
        """Take the packets over as they are."""
        self._new, self._packets = state
        self._entries = {}
        self._opened = 0
        self.get = self._get_from_packet
