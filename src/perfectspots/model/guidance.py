"""The nouns of the guidance: how to find, press and leave alone a spot."""

from typing import Annotated

from pydantic import Field, StringConstraints

from perfectspots.model.base import Cited, Line, Note, Noun, Prose


class Locating(Cited):
    """How to find a spot by touch."""

    steps: tuple[Prose, ...] = Field(min_length=3, max_length=6)
    """One thing to do each, in order."""
    check: Prose
    """How to check that one is there."""


class Technique(Noun):
    """One way to press a spot."""

    name: Line
    """A few words for it."""
    position: Prose
    """How to sit, stand or lie."""
    tools: tuple[Line, ...] = Field(min_length=1)
    """What to press with: what is in the house first, then what can be bought; no brands."""
    steps: tuple[Prose, ...] = Field(min_length=1, max_length=4)
    """One thing to do each, in order."""


class Pressing(Cited):
    """How to press a spot."""

    techniques: tuple[Technique, ...] = Field(min_length=2, max_length=4)
    """Ways to press it, the simplest first."""
    pressure: Prose
    """How hard, on a scale from 1 (no pain) to 10 (unbearable)."""
    time: Prose
    """How long and how often, and how little is known of that."""


class Feeling(Cited):
    """What pressing a spot feels like."""

    good: Prose
    """The good ache."""
    echo: Prose
    """Where else it may be felt."""
    unwelcome: Prose
    """The feeling that is not right, and what it means."""


class Care(Cited):
    """What to take care of at a spot."""

    first: Prose | None = None
    """What must be read before anything else, for the few spots that call for it."""
    cautions: tuple[Prose, ...] = Field(min_length=3, max_length=7)
    """What to keep off, and when to leave it."""
    ask_first: Prose
    """Who should ask a doctor first."""
    stop_if: Annotated[str, StringConstraints(min_length=20, pattern=r"^[a-z][ -~]*[.]$")]
    """What to stop for; it goes on from the words "Stop if"."""


class Feeding(Cited):
    """What is said to feed the soreness, and simple advice."""

    causes: Prose
    """What is often blamed."""
    advice: Prose
    """What may help, besides pressing."""


class Neighbour(Noun):
    """Another spot to try."""

    spot: int
    """Its number."""
    when: Line
    """When to try it; it goes on from the word "if"."""


class Guidance(Noun):
    """What a person needs to find and press a spot, and to know when not to."""

    summary: Prose
    """Where the spot is, and which pain the chart links to it."""
    anatomy: Note
    """What the muscle does, and what may make it sore."""
    find: Locating
    """How to find it by touch."""
    press: Pressing
    """How to press it."""
    feels: Feeling
    """What pressing it feels like."""
    care: Care
    """What to take care of, and when to stop."""
    feeds: Feeding
    """What is said to feed the soreness."""
    mistaken_for: Note
    """What the pain is often mistaken for, or the other way around."""
    neighbours: tuple[Neighbour, ...] = Field(min_length=2, max_length=4)
    """Other spots to try."""
    evidence: Note
    """How sure anyone is."""

    def cited(self) -> list[tuple[str, tuple[str, ...]]]:
        """Return the name of each section that cites sources, with their ids."""
        sections: dict[str, Cited] = {
            "anatomy": self.anatomy,
            "find": self.find,
            "press": self.press,
            "feels": self.feels,
            "care": self.care,
            "feeds": self.feeds,
            "mistaken_for": self.mistaken_for,
            "evidence": self.evidence,
        }
        return [(name, section.sources) for name, section in sections.items()]


class BasicsSection(Cited):
    """A section of the guidance that holds for every spot."""

    title: Line
    """What the section is about."""
    lines: tuple[Prose, ...] = Field(min_length=1)
    """A thing to know each."""
