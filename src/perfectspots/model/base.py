"""What all nouns share: the kinds of text that they hold, and the base of each.

The rooms of the nouns do without `from __future__ import annotations`: Pydantic would compile each annotation anew at
every start.
"""

from collections.abc import Iterable
from typing import Annotated, Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
Line = Annotated[
    str,
    StringConstraints(
        min_length=1, pattern=r"^[^\s\x00-\x1f\x7f-\x9f]([^\x00-\x1f\x7f-\x9f]*[^\s\x00-\x1f\x7f-\x9f])?$"
    ),
]
"""One line without space around it, and without the control characters that could deceive a terminal."""
Prose = Annotated[str, StringConstraints(min_length=12, pattern=r"^[A-Z0-9][ -~]*[.?!]$")]
"""One or more whole sentences, in letters that every terminal has."""
Word = Annotated[str, StringConstraints(pattern=r"^\w+$")]
WebAddress = Annotated[str, StringConstraints(pattern=r"^https?://[^\s\x00-\x1f\x7f-\x9f]+$")]

View = Literal["front", "back"]
Emphasis = Literal["especially", "mainly", "rarely"]
Extent = Literal["anywhere", "almost anywhere", "any part"]
Relation = Literal[
    "under", "above", "back", "front", "inner", "outer", "side", "top", "bottom", "middle", "between", "half"
]
Side = Literal["left", "right", "both"]
Kind = Literal["place", "condition", "muscle", "sign"]
Person = Literal["self", "other"]
Level = Literal["emergency", "today", "soon", "care"]
Role = Literal["main", "plain", "echo"]
"""The place that matters most, any other, or one that the pain only travels to."""
Tier = Literal["likely", "possible"]
Outcome = Literal["found", "withheld", "not covered", "not understood"]


class Noun(BaseModel):
    """The base of every noun: it cannot change, and it refuses fields that it does not know.

    A noun that is only ever a part of others needs no validator of its own: each is built on first use.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", serialize_by_alias=True, defer_build=True)


class Cited(Noun):
    """The base of every noun that rests on sources."""

    sources: tuple[Slug, ...] = Field(min_length=1)
    """The ids of the sources."""


class Note(Cited):
    """A remark."""

    text: Prose
    """Whole sentences, in plain words."""


def fields_at(noun: type[BaseModel], path: Iterable[int | str]) -> list[str]:
    """Return the names of the fields that may stand at a path into a document; none where it has no fixed fields.

    Args:
        noun: The noun that the whole document is.
        path: Names of fields, and numbers and names of entries.
    """
    found: Any = noun
    for step in path:
        if isinstance(found, type) and issubclass(found, BaseModel):
            field = found.model_fields.get(str(step))
            found = field.annotation if field else None
        else:
            found = _entry_of(found)
    found = next(
        (each for each in (found, *get_args(found)) if isinstance(each, type) and issubclass(each, BaseModel)), None
    )
    return [field.alias or name for name, field in found.model_fields.items()] if found else []


def _entry_of(collection: Any) -> Any:
    """Return the type of the entries of a tuple or of a dictionary."""
    entries = [each for each in get_args(collection) if each is not Ellipsis]
    return entries[-1] if entries else None
