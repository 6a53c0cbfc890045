"""The nouns of an answer."""

from typing import Literal, Self

from pydantic import Field, model_validator

from perfectspots.model.base import Kind, Level, Line, Noun, Outcome, Person, Role, Side, Slug, Tier

MOST_MATCHES = 5
"""The most spots that one answer shows: a long list is no answer."""


class Repair(Noun):
    """A misspelt word and what it was read as."""

    original: str = Field(alias="from")
    """The word as the person wrote it."""
    repaired: str = Field(alias="to")
    """The word of the vocabulary that it was read as."""


class Clue(Noun):
    """Words of the person, and what they were read as."""

    phrase: str
    """The person's own words."""
    means: str
    """The id of the place, condition, muscle or sign."""
    kind: Kind
    """What kind of thing it was read as."""


class Finding(Clue):
    """Something that was understood in a text."""

    denied: bool = False
    """Whether the person says that it is not so."""
    past: bool = False
    """Whether it belongs to the past."""
    person: Person = "self"
    """Whose it is: the person's own, or someone else's."""
    broad: bool = Field(default=False, exclude=True)
    """Whether the phrase is wider or vaguer than what it was read as."""
    role: Role = Field(default="plain", exclude=True)
    """What part it plays in the complaint."""
    claimed_by: Slug | None = Field(default=None, exclude=True)
    """The sign that takes it away from the spots."""
    may_be_an_emergency: bool = Field(default=False, exclude=True)
    """Whether the words of its sentence, one of several, are like an emergency, whatever the others say."""
    emergency_is_plausible: bool = Field(default=False, exclude=True)
    """Whether the words of its sentence, one of several, do not make an emergency implausible."""
    danger_is_plausible: bool = Field(default=False, exclude=True)
    """The same for a danger of any kind."""


class Query(Noun):
    """A text as it was understood."""

    text: str
    """The text; bytes and signs that cannot be read are shown as U+FFFD."""
    side: Side | None = None
    """The side of the body that the text names, if any."""
    findings: tuple[Finding, ...] = ()
    """What was understood, in the order of the text."""
    signs: tuple[Finding, ...] = Field(default=(), exclude=True)
    """The warning signs, read apart from the places: they may share words with them."""
    sounds_dangerous: bool = Field(default=True, exclude=True)
    """Whether the words as a whole are not clearly ordinary, by what they weigh."""
    may_be_an_emergency: bool = Field(default=True, exclude=True)
    """Whether the words as a whole do not speak against an emergency, by what they weigh."""
    emergency_is_plausible: bool = Field(default=True, exclude=True)
    """Whether the words as a whole do not make an emergency implausible, which says more."""
    danger_is_plausible: bool = Field(default=True, exclude=True)
    """The same for a danger of any kind."""
    repaired: tuple[Repair, ...] = ()
    """The misspelt words, and what they were read as."""
    unknown: tuple[str, ...] = ()
    """Words, as the person wrote them, that were not understood."""
    complaint: bool = Field(default=True, exclude=True)
    """Whether the text is about someone's body at all, and not about a bus stop at the foot of a hill."""
    pain: bool = Field(default=True, exclude=True)
    """Whether the text speaks of pain, or is just the name of a part of the body."""


class Reason(Clue):
    """A clue that led to a spot."""

    chart: tuple[Slug, ...] = Field(default=(), exclude=True)
    """The ids of the places, conditions or muscles in the spot's row of the chart that the clue led to."""


class Alert(Noun):
    """A warning that the words of a text raise."""

    rule: Slug
    """The id of the rule that was raised."""
    name: Line
    """What it warns of, in a few words."""
    level: Level
    """How urgent it is: `emergency`, call now; `today`; `soon`; or `care`, take care when pressing."""
    because: tuple[str, ...] = Field(min_length=1)
    """The person's own words that raised it."""
    do: Line
    """The one thing to do."""
    avoid: Line | None
    """What not to do."""
    why: Line
    """What it may be, or why that matters."""
    sources: tuple[Slug, ...] = Field(min_length=1)
    """The ids of the sources that the rule rests on."""


class Match(Noun):
    """A spot that the chart links to what was understood."""

    number: int
    """The number of the spot."""
    title: str
    """Where the spot is, in a few plain words."""
    tier: Tier
    """`likely` where the chart names what the person said, `possible` where it names something wider or near."""
    because: tuple[Reason, ...] = Field(min_length=1)
    """The person's words that led to the spot."""


class Answer(Noun):
    """What `find` says of a text: warnings first, then spots."""

    format: Literal[1] = 1
    """The version of this form; a change that could break a reader gives a higher number."""
    query: Query
    """The text as it was understood."""
    outcome: Outcome
    """Whether spots were found, are withheld for a warning, or why there are none."""
    alerts: tuple[Alert, ...] = ()
    """The warnings, the most urgent first."""
    matches: tuple[Match, ...] = Field(default=(), max_length=MOST_MATCHES)
    """The spots, best first; none where a warning holds them back."""
    withheld: tuple[int, ...] = ()
    """The numbers of the spots that a warning holds back."""

    @model_validator(mode="after")
    def _danger_shows_no_spot(self) -> Self:
        danger = any(alert.level in ("emergency", "today") for alert in self.alerts)
        if danger != (self.outcome == "withheld"):
            message = "spots are withheld for an emergency or a same-day warning, and only then"
            raise ValueError(message)
        if bool(self.matches) != (self.outcome == "found"):
            message = "spots are shown where the outcome is 'found', and only then"
            raise ValueError(message)
        if self.withheld and not danger:
            message = "without an emergency or a same-day warning no spot is withheld"
            raise ValueError(message)
        return self
