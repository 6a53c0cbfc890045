"""Which places a sign takes away from the spots: a rash on the arm is no pain in the arm."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from perfectspots.model import Chart, Claim
    from perfectspots.vocabulary import Hit, Vocabulary
    from perfectspots.words import Text

_BESIDE = 2
"""Words between a sign and a pain that belongs to it: "a painful itchy rash"."""
_FURTHEST = 15
"""Words between a place and a sign or a pain that can still belong to it."""
# The words here are the grammar that a rule of this file is about; all others stand in `words.json`.
_AND = "and"
_IN = "in"
_WITHOUT = "without"
_IN_THE = 3
"""Words from a pain to the place that it is in: "pain in the feet"."""
_PAUSE = 3
"""Words that a pause counts for: what stands behind a comma is further away."""
_OWN_BEFORE = 2
"""Words from "my" to the part of the body."""
_NAMED = ("place", "condition", "muscle")
"""Kinds of what can be claimed."""
_KINDS = (*_NAMED, "complaint", "sign")


def claimed(
    hits: Sequence[Hit], text: Text, denied: AbstractSet[int], vocabulary: Vocabulary, chart: Chart
) -> dict[Hit, str]:
    """Return the places and conditions that a sign claims, with the sign, in time linear in the length of the text.

    A place belongs to whatever is said nearest to it in its sentence: a word for pain keeps it, a sign that claims it
    takes it, and takes the pain beside itself too ("a painful rash"). A sign that claims anywhere takes its places from
    the whole text. A weaker sign yields to a pain anywhere in its sentence, and to one anywhere in a text that is about
    one place. What is said again of a claimed place is claimed as well, unless it hurts.
    """
    return _Claims([hit for hit in hits if hit.first not in denied], text, vocabulary, chart).settled()


class _Claims:
    """Who claims what in one text."""

    def __init__(self, hits: Sequence[Hit], text: Text, vocabulary: Vocabulary, chart: Chart) -> None:
        self._text = text
        self._chart = chart
        self._vocabulary = vocabulary
        said = [hit for hit in hits if hit.meaning.kind in _KINDS and not self._is_undone(hit)]
        strong = [hit for hit in said if any(not claim.yields_to_pain for claim in self._claims_of(hit))]
        taken = {index: hit for hit in strong for index in range(hit.first - _BESIDE, hit.last + _BESIDE + 1)}
        self._said = [
            hit
            for position, hit in enumerate(said)
            if hit.meaning.kind != "complaint"
            or hit.first not in taken
            or self._is_told_of_another(position, said, taken[hit.first])
        ]
        """What counts: what is not denied, without the pains that belong to a sign beside them."""
        pains = vocabulary.words_of("complaint")
        self._painful = {hit for hit in self._said if self._says_pain(hit, pains)}
        self._in_trouble = not text.said.isdisjoint(vocabulary.words_of("ailments"))
        self._one_place_hurts = (
            bool(self._painful) and len({hit.meaning.id for hit in self._said if hit.meaning.kind == "place"}) == 1
        )

    def _is_told_of_another(self, position: int, said: Sequence[Hit], sign: Hit) -> bool:
        """Return whether a pain belongs to a place beside it that a sign does not claim: "chest pain, constipation"."""
        pain = said[position]
        joined = _AND in self._text.plain[sign.last + 1 : pain.first] and self._text.after(pain.last) == _IN
        if joined and any(
            hit.meaning.kind == "place" and hit.first <= pain.last + _IN_THE
            for hit in said[position + 1 : position + 2]
        ):
            return True  # "dry skin on the feet and pain in the feet"
        beside = [
            hit for hit in said[max(position - 1, 0) : position + 2] if hit.meaning.kind in ("place", "condition")
        ]
        return any(
            -1 <= pain.first - place.last <= _BESIDE
            and not any(self._covers(claim, place) for claim in self._claims_of(sign) if not claim.yields_to_pain)
            for place in beside
            if self._text.in_one_sentence(min(place.first, pain.first), max(place.first, pain.first))
        )

    def settled(self) -> dict[Hit, str]:
        everywhere = {
            (hit.meaning.id, position): claim
            for hit in self._said
            for position, claim in enumerate(self._claims_of(hit))
            if claim.anywhere and not (claim.yields_to_pain and (self._painful or self._in_trouble))
        }
        found: dict[Hit, str] = {}
        painless: list[Hit] = []
        for position, place in enumerate(self._said):
            if place.meaning.kind not in _NAMED:
                continue
            near = [hit for _, hit in sorted(self._near(position))]
            sign = next((name for (name, _), claim in everywhere.items() if self._covers(claim, place)), None)
            if sign is None and place.meaning.kind == "place" and place not in self._painful:
                sign = self._nearest_claim(place, near)
            if sign is not None:
                found[place] = sign
            elif place not in self._painful and self._painful.isdisjoint(near):
                painless.append(place)
        by_meaning = {place.meaning: sign for place, sign in found.items()}
        return found | {place: by_meaning[place.meaning] for place in painless if place.meaning in by_meaning}

    def _claims_of(self, hit: Hit) -> Sequence[Claim]:
        return self._vocabulary.claims.get(hit.meaning.id) or () if hit.meaning.kind == "sign" else ()

    def _says_pain(self, hit: Hit, pains: AbstractSet[str]) -> bool:
        """Return whether something says that it hurts, on its own or as "tight chest" does."""
        return hit.meaning.kind == "complaint" or (
            hit.meaning.kind == "place" and not pains.isdisjoint(self._text.plain[hit.first : hit.last + 1])
        )

    def _near(self, position: int) -> Iterator[tuple[int, Hit]]:
        """Yield the pains and signs in the sentence of a place, each with its distance in words; a pause adds to it."""
        place = self._said[position]
        for neighbours in (range(position + 1, len(self._said)), range(position - 1, -1, -1)):
            for hit in map(self._said.__getitem__, neighbours):
                first, second = sorted((place, hit))
                distance = second.first - first.last
                if distance > _FURTHEST or not self._text.in_one_sentence(first.last, second.first):
                    break
                if hit.meaning.kind != "place":
                    yield distance + _PAUSE * self._text.pauses(first.last, max(first.last, second.first)), hit

    def _nearest_claim(self, place: Hit, near: Sequence[Hit]) -> str | None:
        pain = self._one_place_hurts or not self._painful.isdisjoint(near)
        for hit in near:
            if hit in self._painful:
                return None
            for claim in self._claims_of(hit):
                stronger = pain or (claim.anywhere and self._in_trouble)
                if not (claim.yields_to_pain and stronger) and self._covers(claim, place):
                    return hit.meaning.id
        return None

    def _covers(self, claim: Claim, place: Hit) -> bool:
        if claim.spares_own and self._is_own(place):
            return False
        if place.meaning.kind == "condition" and place.meaning.id in claim.conditions:
            return True
        if place.meaning.kind != "place" and claim.yields_to_pain and not claim.places:
            return False
        name: str | None = place.meaning.id if place.meaning.kind == "place" else None
        if place.meaning.kind == "condition":
            name = self._chart.condition_by_id[place.meaning.id].pain_in  # a headache is claimed with the head
        if name is None:
            return claim.anywhere and not claim.places  # the sciatica of a horse, the insertion of the biceps
        names = {name, *self._chart.wider_places(name)}
        return (not claim.places or not names.isdisjoint(claim.places)) and names.isdisjoint(claim.spared)

    def _is_undone(self, hit: Hit) -> bool:
        """Return whether a denial before "without" makes a pain of it: "I cannot raise the arm without pain"."""
        before = self._text.plain[max(hit.first - _FURTHEST, 0) : hit.first]
        negatives = self._vocabulary.words_of("negatives")
        return self._text.plain[hit.first] == _WITHOUT and not negatives.isdisjoint(before)

    def _is_own(self, place: Hit) -> bool:
        """Return whether a person calls a place their own: "my left elbow"."""
        before = self._text.plain[max(place.first - _OWN_BEFORE, 0) : place.last + 1]
        return not self._vocabulary.words_of("mine").isdisjoint(before)
