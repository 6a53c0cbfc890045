"""The nouns of `signs.json`: how people say signs of danger."""

from typing import Literal

from pydantic import Field

from perfectspots.model.base import Line, Noun, Slug


class WarningSign(Noun):
    """Something that may be a sign of danger, by itself or with others."""

    name: Line
    """What it is, in plain words."""
    phrases: tuple[Line, ...] = Field(min_length=1)
    """How people say it. `a & b` are parts near each other in one sentence, `a .. b` parts that follow each other
    closely; a part is `{group}`, `@place`, `word for word` after `=`, or phrases between ` / `."""
    history: bool = False
    """Whether it is a lasting fact, such as an illness: someone else's counts only where their body is spoken of."""
    illness: bool = False
    """Whether it is the name of an illness that comes suddenly, or says that one came just now: someone else's counts
    only where their body, or now, is spoken of."""


class WarningSigns(Noun):
    """The file `signs.json`: how people say signs of danger, read apart from the places."""

    format: Literal[1]
    """The version of this form."""
    groups: dict[Slug, tuple[Line, ...]]
    """Phrases that can stand for each other as a part of a sign; `@chest` is any phrase for the chest or its parts."""
    signs: dict[Slug, WarningSign]
    """The signs, by the names that rules use."""
    misleading: tuple[Line, ...]
    """Phrases inside which no sign is found: "heart rate monitor"."""
    past: tuple[Line, ...]
    """Phrases that put the signs around them in the past."""
    denials: tuple[Line, ...]
    """Phrases that deny the signs after them."""
    others: tuple[Line, ...]
    """Phrases before the illnesses of someone else: "grandpa had"."""
