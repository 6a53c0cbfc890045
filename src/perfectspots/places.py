"""How the places of a text belong together: "back of the knee", "from my hip down to the calf"."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from perfectspots.vocabulary import Hit, Meaning

if TYPE_CHECKING:
    from collections.abc import Container, Sequence
    from collections.abc import Set as AbstractSet

    from perfectspots.model import Chart, Role
    from perfectspots.vocabulary import Vocabulary
    from perfectspots.words import Text

# The words here are the grammar that a rule of this file is about; a list that grows with how people talk stands in
# `words.json`.
_BEFORE_THE = frozenset({"on", "in", "at", "round", "around"})
"""Words that lead a relation in: "on the outside"."""
_SIDES = frozenset({"left", "right", "both", "each", "either", "one"})
"""Words that may stand between a relation and its place."""
_PRONOUNS = frozenset({"it", "them", "there", "that"})
"""Words that stand for a place named before: "just below it"."""
_BACK = "back"
_TO = "to"
_NOT = frozenset({"not", "nor"})
_SIDE = "side"
_HALF = "half"
_LIKE = "like"
_ARTICLES = frozenset({"a", "an", "some", "someone", "somebody"})
"""Words that begin what a pain is likened to: "like a toothache"."""
_SIMILE = 4
"""Words of what something is likened to."""
_FURTHEST_AFTER = 7
"""Words between a place and a relation behind it: "my knee hurts on the outside"."""
_FURTHEST_MARKED = 8
"""Words between "mainly" or "down to" and its place."""
_MARKS = ("focus", "origin", "echo")
_LIGHT = ("side", "relation", "complaint", *_MARKS)
"""Kinds of phrases that may stand between a word such as "mainly" and its place."""


def without_modifiers(hits: Sequence[Hit], text: Text, vocabulary: Vocabulary) -> list[Hit]:
    """Leave out words for a place that are adverbs or adjectives where they stand: "bent my wrist right back".

    A noun follows a determiner, a preposition or something that tells of a body, or begins a stretch before such a
    thing.
    """
    adverbs, adjectives = vocabulary.words_of("adverbs"), vocabulary.words_of("adjectives")
    starts = {hit.first: hit for hit in hits}
    ends = {hit.last: hit for hit in hits}
    after_nouns = vocabulary.words_of("after_nouns") | vocabulary.words_of("troubles") | vocabulary.words_of("medical")

    def is_adverb(hit: Hit) -> bool:
        if hit.meaning.kind != "place" or hit.first != hit.last or text.plain[hit.first] not in adverbs:
            return False
        after = starts.get(hit.last + 1)
        if after is not None and after.meaning.kind == "complaint" and text.after(hit.last):
            return False
        index = hit.first
        while text.before(index) and (side := ends.get(index - 1)) is not None and side.meaning.kind == "side":
            index = side.first
        if text.before(index):
            return index - 1 not in ends and text.before(index) not in vocabulary.words_of("before_nouns")
        leads_on = after is None or text.after(hit.last) == _TO
        return not text.ends_stretch(hit.last) and leads_on and text.after(hit.last) not in after_nouns

    def is_adjective(hit: Hit) -> bool:
        after = starts.get(hit.last + 1)
        return (
            hit.meaning.kind == "place"
            and text.plain[hit.last] in adjectives
            and after is not None
            and after.meaning.kind == "place"
            and bool(text.after(hit.last))
        )

    return [hit for hit in hits if not is_adverb(hit) and not is_adjective(hit)]


def composed(hits: Sequence[Hit], text: Text, filler: AbstractSet[str], chart: Chart) -> list[Hit]:
    """Join relations with their places, and return the hits without the relations.

    A relation belongs to the place just after it ("back of my knee"), or else to the place before it in the same
    sentence ("my knee hurts on the outside", "my head hurts in the back", "not the elbow, just below it").
    """
    found: list[Hit] = []
    for hit in _joined_with_next(hits, text, filler, chart):
        earlier = _place_before(hit, found, text)
        if earlier is not None and _stands_behind(hit, text):
            place = chart.place_by_relation.get((_relation(hit, text), found[earlier].meaning.id))
            if place is not None and text.after(hit.last) in _PRONOUNS:
                found.append(Hit(hit.first, hit.last + 1, Meaning("place", place)))
                continue
            if place is not None:
                found[earlier] = Hit(found[earlier].first, hit.last, Meaning("place", place))
                continue
            if hit.meaning.id == _BACK:
                continue  # the back of something that the chart does not part into front and back
        if hit.meaning.kind != "relation":
            found.append(hit)
    return found


def _joined_with_next(hits: Sequence[Hit], text: Text, filler: AbstractSet[str], chart: Chart) -> list[Hit]:
    joined: list[Hit] = []
    after: int | None = None  # the position in `joined` of the hit just after, sides left out
    for hit in reversed(hits):
        if hit.meaning.kind != "place" and after is not None and joined[after].meaning.kind == "place":
            place = chart.place_by_relation.get((_relation(hit, text), joined[after].meaning.id))
            if _side_by_side(hit, joined[after], text, filler):
                if place is not None:
                    joined[after] = Hit(hit.first, joined[after].last, Meaning("place", place))
                if place is not None or hit.meaning.kind == "relation":
                    continue
        joined.append(hit)
        if hit.meaning.kind != "side":
            after = len(joined) - 1
    return sorted(joined)


def _relation(hit: Hit, text: Text) -> str:
    """Return the relation that a phrase tells of, if any: "the left side of" is a half."""
    if hit.meaning.kind == "side" and text.plain[hit.last] == _SIDE:
        return _HALF
    return hit.meaning.id if hit.meaning.kind in ("relation", "place") else ""


def _side_by_side(hit: Hit, after: Hit, text: Text, filler: AbstractSet[str]) -> bool:
    if after.first - hit.last > _FURTHEST_MARKED or text.pauses(hit.last, after.first):
        return False
    return all(word in filler or word in _SIDES for word in text.plain[hit.last + 1 : after.first])


def _place_before(hit: Hit, found: Sequence[Hit], text: Text) -> int | None:
    """Return the position of the nearest place before a hit in its sentence."""
    for position in range(len(found) - 1, -1, -1):
        earlier = found[position]
        if hit.first - earlier.last > _FURTHEST_AFTER or not text.in_one_sentence(earlier.last, hit.first):
            return None
        if earlier.meaning.kind == "place":
            return position
    return None


def _stands_behind(hit: Hit, text: Text) -> bool:
    """Return whether a relation can belong to the place before it: "on the outside", "in the back"."""
    if not _relation(hit, text) or text.before(hit.first) in _NOT:
        return False
    before = text.plain[max(hit.first - 3, 0) : hit.first]
    led_in = before[-1:] and (
        before[-1] in _BEFORE_THE or (before[-1] == "the" and before[-2:-1] and before[-2] in _BEFORE_THE)
    )
    if hit.meaning.kind == "place":
        return bool(led_in) and "and" not in before and "or" not in before
    return bool(led_in) or text.ends_stretch(hit.last) or text.after(hit.last) in _PRONOUNS


def without_framed(hits: Sequence[Hit], frames: Sequence[Hit]) -> list[Hit]:
    """Leave out the places that are only parts of a frame for a place: "lift my arm" is no pain in the arm."""
    return _outside(hits, frames)


def without_phrased(frames: Sequence[Hit], hits: Sequence[Hit]) -> list[Hit]:
    """Leave out the frames for places that stand inside a phrase for a place, which says it better."""
    return _outside(frames, hits)


def _outside(hits: Sequence[Hit], others: Sequence[Hit]) -> list[Hit]:
    """Return the hits without the places that lie within a place of the others."""
    spans = sorted((other.first, other.last) for other in others if other.meaning.kind == "place")
    firsts = [first for first, _ in spans]
    furthest = list(accumulate((last for _, last in spans), max))

    def is_within(hit: Hit) -> bool:
        begun = bisect_right(firsts, hit.first)
        return hit.meaning.kind == "place" and begun > 0 and furthest[begun - 1] >= hit.last

    return [hit for hit in hits if not is_within(hit)]


def without_similes(hits: Sequence[Hit], text: Text) -> list[Hit]:
    """Leave out what a pain is only likened to, where something else is named: "nags like a bad toothache"."""
    likened = {
        index
        for first, word in enumerate(text.plain)
        if word == _LIKE and text.after(first) in _ARTICLES
        for index in range(first + 2, first + 2 + _SIMILE)
        if index < len(text) and not text.pauses(first, index)
    }
    named = [hit for hit in hits if hit.meaning.kind in ("place", "condition", "sign")]
    if all(hit.first in likened for hit in named):
        return list(hits)
    return [hit for hit in hits if hit.first not in likened or hit.meaning.kind not in ("place", "condition", "sign")]


def roles(
    hits: Sequence[Hit], text: Text, filler: AbstractSet[str], claimed: Container[Hit], chart: Chart
) -> dict[Hit, Role]:
    """Say which place leads and which the pain only travels to; a place that is not named here is like any other.

    "Mainly in the hip" and "starts in the neck" make a place lead; "down to the calf" and "near the groin" make one an
    echo of something named before. Where one place leads, all others are echoes; one that a sign claims cannot lead.
    """
    places = [hit for hit in hits if hit.meaning.kind == "place"]
    main: set[Hit] = set()
    echo: set[Hit] = set()
    named = False  # whether a place or a condition has been named before
    for position, mark in enumerate(hits):
        named = named or mark.meaning.kind in ("place", "condition")
        place = _place_marked(position, hits, text, filler) if mark.meaning.kind in _MARKS else None
        if place is None:
            continue
        if mark.meaning.kind in ("focus", "origin") and place not in claimed and not place.meaning.broad:
            main.add(place)
        elif mark.meaning.kind == "echo" and named:
            echo.add(place)
    main = {part for place in main for part in _narrowest(place, places, chart)} - echo
    if main:
        echo |= set(places) - main
    found: dict[Hit, Role] = {}
    for place in places:
        if place in main:
            found[place] = "main"
        elif place in echo:
            found[place] = "echo"
    return found


def _narrowest(place: Hit, places: Sequence[Hit], chart: Chart) -> list[Hit]:
    """Return the parts of a place that are named beside it, or the place itself: "the upper arm ... it is the arm"."""
    return [part for part in places if place.meaning.id in chart.wider_places(part.meaning.id)] or [place]


def _place_marked(position: int, hits: Sequence[Hit], text: Text, filler: AbstractSet[str]) -> Hit | None:
    """Return the place that a word such as "mainly" or "down to" belongs to: nothing of weight stands in between.

    "Mainly" may also stand just behind its place: "the knee mostly, a bit of shin too".
    """
    mark = hits[position]
    if mark.meaning.kind == "focus" and text.ends_stretch(mark.last):
        return _place_just_before(position, hits, text)
    index = mark.last + 1
    for hit in hits[position + 1 : position + 1 + _FURTHEST_MARKED]:
        if hit.first - mark.last > _FURTHEST_MARKED or not text.in_one_sentence(mark.last, hit.first):
            return None
        if any(word not in filler for word in text.plain[index : hit.first]):
            return None
        if hit.meaning.kind == "place":
            return hit
        if hit.meaning.kind not in _LIGHT:
            return None
        index = hit.last + 1
    return None


def _place_just_before(position: int, hits: Sequence[Hit], text: Text) -> Hit | None:
    mark = hits[position]
    before = hits[position - 1] if position else mark
    return (
        before if before.meaning.kind == "place" and before.last + 1 == mark.first and text.before(mark.first) else None
    )


def running(hits: Sequence[Hit], role: dict[Hit, Role], chart: Chart) -> list[Hit]:
    """Return the conditions that show by a pain that runs from one place to another, such as sciatica."""
    places = [hit for hit in hits if hit.meaning.kind == "place"]
    found: list[Hit] = []
    for condition in chart.conditions:
        start: Hit | None = None
        for place in places:
            if start is not None and role.get(place) == "echo" and place.meaning.id in condition.runs_to:
                found.append(Hit(start.first, place.last, Meaning("condition", condition.id)))
                break
            if place.meaning.id in condition.runs_from:
                start = place
    return found
