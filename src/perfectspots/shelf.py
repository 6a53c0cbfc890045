"""All that an answer is looked up in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from perfectspots.model import Chart, RedFlags, Sources
    from perfectspots.signs import SignReader
    from perfectspots.vocabulary import Vocabulary
    from perfectspots.weighing import Scales


class Alarms(NamedTuple):
    """All that warnings are made of."""

    signs: SignReader
    red_flags: RedFlags
    scales: Scales


@dataclass(frozen=True, repr=False, eq=False)
class Catalogue:
    """All that an answer is looked up in."""

    chart: Chart
    vocabulary: Vocabulary
    read_sources: Callable[[], Sources]
    read_alarms: Callable[[], Alarms]
    has_own: bool = False
    """Whether a file of a person's own is in it, whose words may take the place of packaged ones."""

    @cached_property
    def sources(self) -> Sources:
        """Every reference, read when one is first asked for: answers do without."""
        return self.read_sources()

    @cached_property
    def alarms(self) -> Alarms:
        """What raises warnings, read when a question is first asked: other commands do without."""
        return self.read_alarms()
