"""The nouns of what raises warnings."""

from collections import defaultdict
from functools import cached_property
from typing import Literal, Self

from pydantic import Field, model_validator

from perfectspots.model.base import Cited, Level, Line, Noun, Prose, Slug


class Likeness(Noun):
    """The file `weights.json`: what texts of people in danger have in common, learned from labelled lines.

    A text has two sums, one for an emergency and one for a warning of any kind: a bias, and the weights of what is in
    it. All are in hundredths of a logit, the logarithm of the odds that a text means danger.
    """

    format: Literal[1]
    """The version of this form."""
    emergency: int
    """The bias of an emergency; a text is like one where the sum is above zero."""
    warning: int
    """The bias of a warning; a text is like one where the sum is above zero."""
    doubtful: int
    """Up to this sum for an emergency a text speaks against one."""
    ordinary: int
    """Up to this sum for a warning a text is clearly ordinary, and does not sound dangerous."""
    weights: dict[str, tuple[int, int]]
    """How much a stem, two stems near each other, or a sign after a plus speaks for an emergency, and for a warning."""


class Combination(Noun):
    """Findings that raise a warning together.

    An item is the id of a warning sign, `place:` or `condition:` with an id of the chart (a place stands for its parts
    too), or `{name}` for a set. ` | ` between items means any one of them. The item `sounds-dangerous` holds unless the
    words of the text as a whole are clearly ordinary: it is for signs that are more often harmless than not.
    `may-be-an-emergency` holds unless they speak against an emergency; if all else of a combination is there,
    `doubted-emergency` then holds for the rules of other levels.
    """

    together: tuple[Line, ...] = ()
    """What must all be found."""
    two_of: tuple[Line, ...] = ()
    """Of these, two different ones must be found."""
    unless: tuple[Line, ...] = ()
    """What keeps the warning away."""
    certain: bool = False
    """Whether it counts whatever else is said. Any other counts for nothing where the words of the text as a whole, and
    those of the sentences of its signs, make its danger implausible. Of an emergency, `implausible-emergency` is left
    then, for the rules of other levels."""

    @model_validator(mode="after")
    def _asks_for_something(self) -> Self:
        if not self.together and not self.two_of:
            message = "a combination asks for nothing: name something in `together` or in `two_of`"
            raise ValueError(message)
        return self


class RedFlag(Cited):
    """A rule: findings that come together, and what to tell the person then."""

    id: Slug
    """The name of the rule."""
    name: Line
    """What it warns of, in a few words."""
    level: Level
    """How urgent it is."""
    when: tuple[Combination, ...] = Field(min_length=1)
    """Any of these raises the warning."""
    vague: bool = False
    """Whether it names no danger, and so is left out beside a rule that does: an emergency beside an emergency, any
    other warning beside any other."""
    do: Prose
    """The one thing to do."""
    avoid: Prose | None = None
    """What not to do."""
    why: Prose
    """What it may be, or why that matters."""
    must_raise: tuple[Line, ...] = Field(min_length=1)
    """Sentences that raise it; tests run every one."""
    must_not_raise: tuple[Line, ...] = Field(min_length=1)
    """Sentences that look alike and do not raise it; tests run every one."""

    @model_validator(mode="after")
    def _nothing_mutes_an_emergency(self) -> Self:
        if self.level == "emergency" and any(combination.unless for combination in self.when):
            message = "an emergency is never kept away by other words: leave out `unless`"
            raise ValueError(message)
        return self


class RedFlags(Noun):
    """The file `red_flags.json`: the warnings and cautions."""

    format: Literal[1]
    """The version of this form."""
    sets: dict[Slug, tuple[Line, ...]]
    """Findings that can stand for each other in rules."""
    rules: tuple[RedFlag, ...] = Field(min_length=1)
    """The rules."""

    def meant(self, item: str) -> tuple[str, ...]:
        """Return the findings that an item stands for, any one of which will do."""
        found = self._meant.get(item)
        if found is None:
            found = self._meant[item] = tuple(
                name
                for part in item.split(" | ")
                for name in (self.sets[part.strip("{}")] if part.startswith("{") else (part,))
            )
        return found

    @cached_property
    def rules_with(self) -> dict[str, list[int]]:
        """For each finding: the positions of the rules that it can be the first to speak for."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for number, rule in enumerate(self.rules):
            first = {
                name
                for combination in rule.when
                for item in (combination.together[:1] or combination.two_of)
                for name in self.meant(item)
            }
            for name in first:
                found[name].append(number)
        return dict(found)

    @cached_property
    def vague(self) -> frozenset[str]:
        """The ids of the rules that name no danger."""
        return frozenset(rule.id for rule in self.rules if rule.vague)

    @cached_property
    def _meant(self) -> dict[str, tuple[str, ...]]:
        return {}
