"""A sentence becomes findings: places, conditions, muscles and signs, on which side, denied, past or someone else's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfectspots import places, scope, symptoms
from perfectspots.claims import claimed
from perfectspots.model import Finding, Query, Repair
from perfectspots.spelling import repair
from perfectspots.words import Text, Word, fold, singular, split, without_lone_surrogates

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from perfectspots.model import Kind, Side
    from perfectspots.shelf import Catalogue
    from perfectspots.signs import SignReader
    from perfectspots.vocabulary import Hit, Vocabulary

_FINDING_KINDS: dict[str, Kind] = {"place": "place", "condition": "condition", "muscle": "muscle", "sign": "sign"}
_JUST_A_NAME = 3
"""Words of a text that is hardly more than a name: "my front teeth"."""
# The words here are the grammar that a rule of this file is about; all others stand in `words.json`.
_CAUSE = "cause"
_SIMILES = frozenset({"like", "as"})
"""Words before a comparison: a neck like set cement is no building site."""
_SIMILE = 5
"""Words of a comparison, the first one included."""
_OF = frozenset({"of", "on"})
_THING = 3
"""Words that the name of a thing may have, its article included."""
_WHOSE_BEFORE = 2
"""Words from one that says whose to the part of the body."""
_LONGEST_JOINED = 24
"""Letters of two words written as one, at most."""
_SHORTEST_JOINED = 3
"""Letters of the shorter of two words written as one: "lowerback"."""


def read(text: str, catalogue: Catalogue) -> Query:
    """Understand a text, in time linear in its length.

    Args:
        text: Anything a person may type.
        catalogue: The phrases and the warning signs that can be understood, and how the places lie to each other.
    """
    vocabulary, chart, alarms = catalogue.vocabulary, catalogue.chart, catalogue.alarms
    raw = without_lone_surrogates(text)
    cut, repaired = words_in(raw, vocabulary, alarms.signs)
    found = vocabulary.find(cut)
    phrases = places.without_similes(places.without_modifiers(found.phrases, cut, vocabulary), cut)
    hits = places.composed(phrases, cut, vocabulary.filler, chart)
    reach = scope.read(cut, found.phrases, vocabulary)
    frames = places.without_phrased(found.frames, found.phrases)
    claims = claimed(sorted([*hits, *frames]), cut, reach.denied, vocabulary, chart)
    role = places.roles([hit for hit in hits if hit.first not in reach.denied], cut, vocabulary.filler, claims, chart)
    hits = places.without_framed(hits, frames)
    telling = sorted({*hits, *frames, *places.running(hits, role, chart)})
    hurts = any(hit.meaning.kind == "complaint" for hit in hits) or not cut.said.isdisjoint(
        vocabulary.words_of("complaint")
    )
    told = symptoms.Told(raw, cut, found.phrases, telling)
    dangers = symptoms.read(told, vocabulary, chart, alarms)
    return Query(
        text=raw,
        side=_side(hit.meaning.id for hit in found.phrases if hit.meaning.kind == "side"),
        findings=tuple(
            Finding(
                phrase=told.words(hit.first, hit.last),
                means=hit.meaning.id,
                kind=_FINDING_KINDS[hit.meaning.kind],
                denied=hit.first in reach.denied,
                past=hit.first in reach.past,
                person="other" if hit.first in reach.other else "self",
                broad=hit.meaning.broad,
                role=role.get(hit, "plain"),
                claimed_by=claims.get(hit),
            )
            for hit in telling
            if hit.meaning.kind in _FINDING_KINDS
        ),
        signs=dangers.signs,
        sounds_dangerous=dangers.sound.dangerous,
        may_be_an_emergency=dangers.sound.leave.may_be_an_emergency,
        emergency_is_plausible=dangers.sound.leave.emergency_is_plausible,
        danger_is_plausible=dangers.sound.leave.danger_is_plausible,
        repaired=tuple(repaired),
        unknown=_unknown(raw, cut, vocabulary),
        complaint=hurts or _is_about_a_body(telling, cut, vocabulary),
        pain=_speaks_of_pain(cut, vocabulary),
    )


def names_body(query: Query) -> bool:
    """Return whether a text names a part of the body, a condition or a muscle that is not denied."""
    return query.complaint and any(not finding.denied and finding.kind != "sign" for finding in query.findings)


def words_in(text: str, vocabulary: Vocabulary, signs: SignReader) -> tuple[Text, list[Repair]]:
    """Cut a text into words, part words written as one, and repair misspelt ones."""
    readers = vocabulary, signs  # a word that both could stand for is one of the vocabulary

    def is_known(plain: str) -> bool:
        return any(plain in reader.known_words for reader in readers)

    def is_word(written: str) -> bool:
        return is_known(singular(written)) or written in vocabulary.ordinary_words

    words: list[Word] = []
    repaired: list[Repair] = []
    for word in split(text, vocabulary.forms):
        if is_known(word.plain):
            words.append(word)
            continue
        written = text[word.start : word.end]
        meant = repair(written.lower(), [reader.spellings for reader in readers], is_word)
        if meant is not None:
            repaired.append(Repair.model_validate({"from": written, "to": meant}))
        first = True
        for plain in fold(meant, vocabulary.forms) if meant else _parted(word.plain, vocabulary):
            words.append(Word(plain, word.start, word.end, first and word.pause, first and word.sentence))
            first = False
    return Text(words), repaired


def _parted(plain: str, vocabulary: Vocabulary) -> list[str]:
    """Return the two words that were written as one, or the one word that it is."""
    if len(plain) > _LONGEST_JOINED or plain in vocabulary.ordinary_words:
        return [plain]
    telling = vocabulary.telling_words
    pains = vocabulary.words_of("complaint")
    for cut in range(_SHORTEST_JOINED, len(plain) - _SHORTEST_JOINED + 1):
        first, second = plain[:cut], singular(plain[cut:])
        if first in telling and (second in telling or second in pains):
            return [first, second]
    return [plain]


def _side(sides: Iterable[str]) -> Side | None:
    named = set(sides)
    if not named:
        return None
    if len(named) > 1 or "both" in named:
        return "both"
    return "left" if "left" in named else "right"


def _unknown(raw: str, text: Text, vocabulary: Vocabulary) -> tuple[str, ...]:
    unknown = (raw[word.start : word.end] for word in text.words if word.plain not in vocabulary.known_words)
    return tuple(dict.fromkeys(unknown))


def _is_about_a_body(hits: Sequence[Hit], text: Text, vocabulary: Vocabulary) -> bool:
    """Return whether a text is about somebody's body, although it does not say that it hurts.

    It is if a person speaks of a body, of something wrong with one, or says little but a part of it. A band named after
    a joint and a name such as "turkey neck" are not.
    """
    own = not text.said.isdisjoint(vocabulary.words_of("own"))
    trouble = not text.said.isdisjoint(vocabulary.words_of("troubles"))
    if any(hit.meaning.kind in ("condition", "muscle") for hit in hits):
        return True
    if _is_about_something_else(hits, text, vocabulary):
        return (
            own and not _is_part_of_a_thing(hits, text, vocabulary) and (trouble or _is_owned(hits, text, vocabulary))
        )
    if own or trouble or not text.said.isdisjoint(vocabulary.words_of("medical")):
        return True
    asks = not vocabulary.words_of("questions").isdisjoint(text.plain[:1])
    if any(word in vocabulary.words_of("situations") for word in text.plain[asks:]):
        return True
    at_length = _says_it_at_length(hits)
    if asks and not at_length and _CAUSE not in text.said and _says_more(hits, text, vocabulary):
        return False
    named = {hit.meaning for hit in hits if hit.meaning.kind == "place"}
    return all(word in vocabulary.known_words for word in text.said) or len(named) > 1 or at_length


def _says_more(hits: Sequence[Hit], text: Text, vocabulary: Vocabulary) -> bool:
    """Return whether a text says more than what was found: "what moves the jaw", and not "what is an elbow"."""
    found = {index for hit in hits for index in range(hit.first, hit.last + 1)}
    return any(index not in found and word not in vocabulary.filler for index, word in enumerate(text.plain))


def _says_it_at_length(hits: Sequence[Hit]) -> bool:
    """Return whether something is named in more than one word: few bands are called "between the shoulder blades"."""
    return any(hit.first < hit.last and not hit.meaning.broad for hit in hits)


def _is_about_something_else(hits: Sequence[Hit], text: Text, vocabulary: Vocabulary) -> bool:
    """Return whether a text speaks of other things than a person, outside of what was found and of comparisons."""
    beside = {index for hit in hits if hit.meaning.kind != "sign" for index in range(hit.first, hit.last + 1)}
    for index, word in enumerate(text.plain):
        if word in _SIMILES:
            beside.update(range(index, index + _SIMILE))
    elsewhere = vocabulary.words_of("elsewhere")
    return any(word in elsewhere and index not in beside for index, word in enumerate(text.plain))


def _is_part_of_a_thing(hits: Sequence[Hit], text: Text, vocabulary: Vocabulary) -> bool:
    """Return whether a part of the body belongs to something else than a body: "the neck of my guitar"."""
    elsewhere = vocabulary.words_of("elsewhere")
    return any(
        hit.meaning.kind == "place"
        and hit.first == hit.last
        and text.after(hit.last) in _OF
        and not elsewhere.isdisjoint(text.plain[hit.last + 2 : hit.last + 2 + _THING])
        for hit in hits
    )


def _is_owned(hits: Sequence[Hit], text: Text, vocabulary: Vocabulary) -> bool:
    """Return whether a text says whose body it is about: "my left elbow", and not "my guitar neck"."""
    for hit in hits:
        span = text.plain[max(hit.first - _WHOSE_BEFORE, 0) : hit.last + 1]
        if (
            hit.meaning.kind != "sign"
            and not vocabulary.words_of("whose").isdisjoint(span)
            and vocabulary.words_of("elsewhere").isdisjoint(span)
        ):
            return True
    return False


def _speaks_of_pain(text: Text, vocabulary: Vocabulary) -> bool:
    """Return whether a text says that something hurts or is wrong, or is just the name of a part of the body."""
    hurts = not text.said.isdisjoint(vocabulary.words_of("complaint") | vocabulary.words_of("troubles"))
    return hurts or len(text) <= _JUST_A_NAME
