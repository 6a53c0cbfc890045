"""The way in for people who do not know what to type: one question, and one more where the answer is vague."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from perfectspots.asking import ask
from perfectspots.nearby import narrower

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfectspots.model import Place
    from perfectspots.shelf import Catalogue

QUESTION = "Where does it hurt? "
EXAMPLE = "Say it in a few words, such as: right under my bum when I drive\n"
FOLLOW_UP = "Which part of it? Type a number or your own words, or press Enter for all of it.\n"


class Conversation(Protocol):
    """A person who can be asked."""

    def tell(self, text: str) -> None:
        """Say something."""

    def hear(self, question: str) -> str:
        """Ask a question and return the answer, one line without white space around it."""


def where_it_hurts(person: Conversation, catalogue: Catalogue) -> str:
    """Ask a person where it hurts, and once more if the answer is a wide part of the body.

    Nothing is asked after words that raise a warning: that comes first.

    Args:
        person: Whom to ask.
        catalogue: What the answer is understood by.

    Returns:
        The pain in the person's own words, with the part that they chose.
    """
    while not (text := person.hear(QUESTION)):
        person.tell(EXAMPLE)
    answer = ask(text, catalogue)
    parts = () if answer.alerts else narrower(answer.query, catalogue.chart)
    if not parts:
        person.tell("\n")
        return text
    person.tell(FOLLOW_UP)
    for number, part in enumerate(parts, 1):
        person.tell(f"  {number}  {part.name}\n")
    part_said = _chosen(person.hear("> "), parts)
    person.tell("\n")
    return f"{text}: {part_said}" if part_said else text


def _chosen(said: str, parts: Sequence[Place]) -> str:
    """Return the name of the part that a number stands for, or the words as they are."""
    for number, part in enumerate(parts, 1):
        if said.rstrip(".") == str(number):
            return part.name
    return "" if said.isdecimal() else said
