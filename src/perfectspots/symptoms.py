"""Warning signs become findings: denied, past or someone else's, and what the words of a text are like together."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from perfectspots import scope
from perfectspots.model import Finding
from perfectspots.signs import DENIAL, GENERAL_QUESTION, OTHER, PAST
from perfectspots.vocabulary import Hit, Meaning
from perfectspots.weighing import LIKE_A_WARNING, LIKE_AN_EMERGENCY, Sound, features, weighed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from perfectspots.model import Chart
    from perfectspots.shelf import Alarms
    from perfectspots.signs import SignHit
    from perfectspots.vocabulary import Vocabulary
    from perfectspots.words import Text

_REMARKS = {PAST: "past", DENIAL: "denial", OTHER: "other"}
"""What the reader of signs calls remarks about other signs, and what they are to scope."""

_NEGATIVES = frozenset({"not", "no", "nothing", "never", "nowt", "none", "unable"})
"""Words by which a sign is a negative itself."""
_SOMEBODY = frozenset(
    {
        "i",
        "my",
        "me",
        "mine",
        "we",
        "our",
        "us",
        "ma",
        "this",
        "these",
        "that",
        "it",
        "anyone",
        "someone",
        "now",
        "today",
    }
)
"""Words that show that a question is about somebody, or about something that is there now."""
_THEM = frozenset({"she", "he", "her", "his", "him", "they", "their", "hers"})
"""Words that show that a text is about someone else's body, and not only about the illnesses of a family."""

_NOW = frozenset({"now", "today", "tonight", "minute", "hour", "yesterday", "suddenly", "having"})
"""Words that show that something happens to someone else now, or happened a moment ago."""

_LATELY = frozenset({("this", "morning"), ("this", "afternoon"), ("this", "evening"), ("just", "had"), ("just", "now")})
"""Words that show that an illness is not past, although it is told as such."""


class Told(NamedTuple):
    """A text, and what was found in it."""

    raw: str
    text: Text
    phrases: Sequence[Hit]
    """The phrases of the vocabulary."""
    places: Sequence[Hit]
    """The places, conditions and muscles."""

    def words(self, first: int, last: int) -> str:
        """Return the person's own words from one word to another."""
        return " ".join(self.raw[self.text.words[first].start : self.text.words[last].end].split())


class Symptoms(NamedTuple):
    """What a text says of dangers."""

    signs: tuple[Finding, ...]
    sound: Sound
    """What its words are like together."""


def read(told: Told, vocabulary: Vocabulary, chart: Chart, alarms: Alarms) -> Symptoms:
    """Return the warning signs in a text, in time linear in its length.

    Args:
        told: The text, and what else was found in it.
        vocabulary: Where the phrases come from.
        chart: The places, and how they lie in each other.
        alarms: The signs that can be understood, and what texts of people in danger are like.
    """
    found = [*_found(told, vocabulary, chart, alarms)]
    sound = weighed(features(told.text, found, vocabulary.filler), alarms.scales, told.text)
    like = [
        Finding(phrase=told.words(feature.first, feature.last), means=name, kind="sign")
        for name, reasons in ((LIKE_AN_EMERGENCY, sound.emergency), (LIKE_A_WARNING, sound.warning))
        for feature in reasons
    ]
    return Symptoms((*(_in_its_sentence(each, told.text, sound) for each in found), *like), sound)


def _in_its_sentence(found: tuple[Finding, int, int], text: Text, sound: Sound) -> Finding:
    """Return a sign with what the words of its own sentence let count."""
    finding, first, _ = found
    leave = sound.sentences.get(text.sentence(first)) if sound.sentences else None
    return finding.model_copy(update=leave._asdict()) if leave else finding


def _found(told: Told, vocabulary: Vocabulary, chart: Chart, alarms: Alarms) -> Iterator[tuple[Finding, int, int]]:
    """Yield each sign with the indexes of its first and last word."""
    found = alarms.signs.find(told.text, told.places, chart)
    no_denials = [hit for hit in told.phrases if hit.meaning.kind == "no-denial"]
    inside = {index for hit in no_denials for index in range(hit.first + 1, hit.last + 1)}  # "like I have never had"
    remarks = [
        Hit(hit.first, hit.last, Meaning(_REMARKS[hit.sign], ""))
        for hit in found
        if hit.sign in _REMARKS and hit.first not in inside
    ]
    hits = [hit for hit in found if hit.sign not in _REMARKS]
    reach = scope.read(told.text, [*_parts(hits), *told.phrases, *remarks], vocabulary)
    if reach.other or not told.text.said.isdisjoint(_SOMEBODY | _THEM):
        hits = [hit for hit in hits if hit.sign != GENERAL_QUESTION]
    denied = reach.denied | {
        index
        for hit in (*told.phrases, *remarks)
        if hit.meaning.kind == "denial"
        for index in range(hit.first + 1, hit.last + 1)
    }
    lately = not _LATELY.isdisjoint(pairwise(told.text.plain))
    for hit in hits:
        lasting = hit.sign in alarms.signs.history or (lately and hit.sign in alarms.signs.illnesses)
        other = not reach.other.isdisjoint(hit.starts)
        finding = Finding(
            phrase=told.words(hit.first, hit.last),
            means=hit.sign,
            kind="sign",
            denied=_is_denied(hit, told.text, denied)
            or (other and not lately and _is_only_known(hit, told.text, alarms)),
            past=not lasting and not reach.past.isdisjoint(hit.starts),
            person="other" if other else "self",
        )
        yield finding, hit.first, hit.last


def _is_denied(hit: SignHit, text: Text, denied: AbstractSet[int]) -> bool:
    """Return whether a sign is denied; one that is itself a negative, such as "cannot feel", never is."""
    if any(text.plain[index] in _NEGATIVES for index in hit.words):
        return False
    return not denied.isdisjoint(hit.starts)


def _is_only_known(hit: SignHit, text: Text, alarms: Alarms) -> bool:
    """Return whether a sign of someone else is only what is known of a family, and not what happens to a body."""
    if hit.sign in alarms.signs.illnesses:
        return text.said.isdisjoint(_THEM | _NOW)
    return hit.sign in alarms.signs.history and text.said.isdisjoint(_THEM)


def _parts(hits: Iterable[SignHit]) -> Iterator[Hit]:
    """Yield the parts of signs as something that a denial runs through."""
    return (Hit(start, start, Meaning("sign", hit.sign)) for hit in hits for start in hit.starts)
