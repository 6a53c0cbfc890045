"""How much the words of a text, all together, are like those of people in danger.

The weights come from labelled lines (`tools/weights.py`). Where a text weighs enough, a warning is added; where it
weighs so little that it is ordinary, the rules are asked to be sure (see `safety`). The heaviest part of a text counts,
so that a clause that is added makes none much lighter.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

from perfectspots.packing import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from perfectspots.model import Finding, Likeness
    from perfectspots.words import Text

LIKE_AN_EMERGENCY, LIKE_A_WARNING = "like-an-emergency", "like-a-warning"
"""Signs that no phrase stands for: the words of a text together are like those of people in danger."""
SOUNDS_DANGEROUS = "sounds-dangerous"
"""What a rule whose signs are often harmless asks for besides: a text whose words together are not clearly ordinary."""
MAY_BE_AN_EMERGENCY = "may-be-an-emergency"
"""The same for an emergency: a text whose words together do not speak against one."""
DOUBTED_EMERGENCY, IMPLAUSIBLE_EMERGENCY = "doubted-emergency", "implausible-emergency"
"""What is left of an emergency that the words speak against, or make implausible: cause to have it checked."""
MOST_TELLING = 3
"""Words, or pairs of words, that are named as the reason."""
_NEAR = 2
"""Words from one to another that are a pair, at most, small ones counted."""
_CLAUSES = 2
"""Clauses in a row that are weighed together, at most, beside the sentences and the whole."""
_CONJUNCTIONS = frozenset({"and", "but", "so", "then", "after", "since", "while", "because", "from"})
"""Words that begin a new clause: what is said after them makes what stands before them no lighter."""
_MORE_FOR_A_PART = 150
"""How much more a part must weigh than a whole text, in hundredths: of several parts one often looks dangerous."""
_FEW = 5
"""So few words say too little to be called ordinary."""
_FEW_FOR_DOUBT = 10
"""So few words say too little to speak against an emergency."""
_MANY = 20
"""So many words must be like a danger, or they make it implausible; fewer words need not be as much like one."""
_PER_WORD = 30
"""How much less for each word that is missing, in hundredths of a logit."""
_MORE_AGAINST_DOUBT = 250
"""The same for a sentence where the whole text speaks against an emergency."""
EVERYDAY = frozenset(
    (  # noqa: SIM905  # one word a line would be longer than the rest of the file
        "and or but no not if when then than now out off up down from by after before since know went go come say "
        "said keep because cos all any can will could still even much more most only back over under again"
    ).split()
)
"""Words that are in too many texts to tell anything by themselves; in pairs they may, like other small words."""


Weight = tuple[int, int]
"""How much something speaks for an emergency, and for a warning of any kind, in hundredths of a logit."""


Candidate = tuple[str, int, int, bool]
"""Something about a text that may have a weight: the fields of a feature, but for the weight. Most have none."""


class Feature(NamedTuple):
    """Something about a text that has a weight."""

    name: str
    """A stem, two stems near each other, or a warning sign after a plus."""
    first: int
    """Index of its first word."""
    last: int
    """Index of its last word."""
    speaks: bool
    """Whether it holds a word that says something by itself: only then it is named as a reason."""
    weight: Weight


class Leave(NamedTuple):
    """What the words of a stretch of text, all together, let count."""

    may_be_an_emergency: bool
    """Whether they do not speak against an emergency."""
    emergency_is_plausible: bool
    """Whether they do not make an emergency implausible, which says more."""
    danger_is_plausible: bool
    """The same for a danger of any kind."""


class Sound(NamedTuple):
    """What the words of a text are like together."""

    emergency: Sequence[Feature]
    """What makes it like an emergency, the heaviest first; nothing if it is not like one."""
    warning: Sequence[Feature]
    """The same for a warning of any kind."""
    dangerous: bool
    """Whether it is not clearly ordinary."""
    leave: Leave
    """What it lets count as a whole."""
    sentences: Mapping[int, Leave]
    """What each of several sentences lets count, by its number: what is said in others makes it no more harmless."""


class Scales:
    """What everything weighs, ready to be looked up."""

    def __init__(self, likeness: Likeness) -> None:
        """Take the weights over from their file."""
        self.emergency = likeness.emergency
        self.warning = likeness.warning
        self.doubtful = likeness.doubtful
        self.ordinary = likeness.ordinary
        self.weights: Table[Weight] = Table(_weightless)
        for name, weight in likeness.weights.items():
            self.weights[name] = weight


def _weightless() -> Weight:
    return 0, 0


def features(text: Text, signs: Iterable[tuple[Finding, int, int]], filler: AbstractSet[str]) -> Iterator[Candidate]:
    """Yield everything about a text that may have a weight, in time linear in its length.

    Args:
        text: The words.
        signs: The warning signs in it, with the indexes of their first and last word; what is denied or past is left
            out.
        filler: Small words, across which two others are neighbours.
    """
    stems = text.stems
    speaks = [
        word not in filler and word not in EVERYDAY and own not in EVERYDAY
        for word, own in zip(text.plain, stems, strict=True)
    ]
    for index, word in enumerate(stems):
        if speaks[index]:
            yield word, index, index, True
        for other in range(index + 1, min(index + _NEAR + 1, len(stems))):
            yield f"{word} {stems[other]}", index, other, speaks[index] or speaks[other]
    for first, last in pairwise(index for index, word in enumerate(text.plain) if word not in filler):
        if last - first > _NEAR:
            yield f"{stems[first]} {stems[last]}", first, last, True
    for finding, first, last in signs:
        if not finding.denied and not finding.past:
            yield f"+{finding.means}", first, last, True


def weighed(found: Iterable[Candidate], scales: Scales, text: Text) -> Sound:
    """Return what a text is like, by the heaviest of its clauses, pairs of clauses and sentences, and the whole of it.

    So a sentence or a clause that is added makes none much lighter that was there before.
    """
    whole: dict[str, Feature] = {}
    parts: defaultdict[_Part, dict[str, Feature]] = defaultdict(dict)
    clauses = _clauses(text)
    divided = bool(clauses) and clauses[-1] > clauses[0]
    for name, first, last, speaks in found:
        weight = scales.weights.get(name)
        if weight is not None:
            feature = Feature(name, first, last, speaks, weight)
            whole.setdefault(name, feature)
            for part in _parts(feature, text, clauses) if divided else ():
                parts[part].setdefault(name, feature)
    emergency, heaviest = _heaviest(whole, parts.values(), 0)
    warning, milder = _heaviest(whole, parts.values(), 1)
    emergency, warning = emergency + scales.emergency, warning + scales.warning
    bar = _bar(len(text))
    return Sound(
        emergency=_reasons(heaviest, 0) if emergency > 0 else (),
        warning=_reasons(milder, 1) if warning > 0 else (),
        dangerous=warning > scales.ordinary or len(text) <= _FEW,
        leave=Leave(
            may_be_an_emergency=emergency > scales.doubtful or len(text) <= _FEW_FOR_DOUBT,
            emergency_is_plausible=emergency > bar,
            danger_is_plausible=warning > scales.ordinary + bar,
        ),
        sentences={number: _leave(parts[0, number], words, scales) for number, words in _words_of_sentences(text)},
    )


def _bar(words: int) -> int:
    """Return the sum up to which so many words make an emergency implausible."""
    return -_PER_WORD * max(0, _MANY - words)


def _words_of_sentences(text: Text) -> Iterable[tuple[int, int]]:
    """Return the number of each sentence, and how many words it has; nothing where there is but one."""
    if not text or text.in_one_sentence(0, len(text) - 1):
        return ()
    return Counter(text.sentence(index) for index in range(len(text))).items()


def _leave(sentence: _Stretch, words: int, scales: Scales) -> Leave:
    emergency = scales.emergency + sum(feature.weight[0] for feature in sentence.values())
    warning = scales.warning + sum(feature.weight[1] for feature in sentence.values())
    bar = _bar(words)
    return Leave(
        may_be_an_emergency=emergency > bar + _MORE_AGAINST_DOUBT,
        emergency_is_plausible=emergency > bar + _MORE_FOR_A_PART,
        danger_is_plausible=warning > scales.ordinary + bar,
    )


_Part = tuple[int, int]
"""A part of a text: how many clauses it has, 0 for a sentence, and the number of the first clause, or its own."""
_Stretch = Mapping[str, Feature]
"""What has a weight in a stretch of a text, by its name."""


def _heaviest(whole: _Stretch, parts: Iterable[_Stretch], kind: int) -> tuple[int, _Stretch]:
    """Return how much the heaviest stretch of a text weighs, and what is in it."""
    weight, heaviest = sum(feature.weight[kind] for feature in whole.values()), whole
    for part in parts:
        weighs = sum(feature.weight[kind] for feature in part.values()) - _MORE_FOR_A_PART
        if weighs > weight:
            weight, heaviest = weighs, part
    return weight, heaviest


def _reasons(stretch: _Stretch, kind: int) -> Sequence[Feature]:
    """Return what weighs most in a stretch."""
    speaking = (feature for feature in stretch.values() if feature.speaks and feature.weight[kind] > 0)
    return sorted(speaking, key=lambda feature: -feature.weight[kind])[:MOST_TELLING]


def _clauses(text: Text) -> list[int]:
    """Return the number of the clause that each word stands in: a pause or a conjunction begins a new one."""
    return list(accumulate(word.pause or word.plain in _CONJUNCTIONS for word in text.words))


def _parts(feature: Feature, text: Text, clauses: Sequence[int]) -> Iterator[_Part]:
    """Yield the parts of a text that something stands in."""
    if text.in_one_sentence(feature.first, feature.last):
        yield 0, text.sentence(feature.first)
    first, last = clauses[feature.first], clauses[feature.last]
    for length in range(1, _CLAUSES + 1):
        for start in range(last - length + 1, first + 1):
            yield length, start
