"""The nouns of `words.json`: how people say it."""

from typing import Literal

from perfectspots.model.base import Line, Noun, Relation, Side, Slug, Word
from perfectspots.model.claims import Claim


class Phrases(Noun):
    """The phrases by which people name one thing."""

    exact: tuple[Line, ...] = ()
    """Phrases that mean just this."""
    broad: tuple[Line, ...] = ()
    """Phrases that are wider or vaguer, and may mean this."""
    literal: tuple[Line, ...] = ()
    """Phrases that mean just this only word for word, small words included: "my behind"."""


class SignPhrases(Phrases):
    """A sign: something that a person reports besides where it hurts."""

    name: Line
    """What it is, in plain words."""
    claims: tuple[Claim, ...] = ()
    """What it takes away from the spots."""


class Words(Noun):
    """The file `words.json`: how people say it.

    In a phrase, `a|b` stands for either word. In the phrases of places, conditions, muscles and signs, `a & b` stands
    for two phrases near each other in one sentence, and `{name}` for any phrase of a group. The phrases of all other
    tables count only word for word. Names in the chart are phrases without being listed here.
    """

    format: Literal[1]
    """The version of this form."""
    places: dict[Slug, Phrases]
    """Phrases for places, by their ids."""
    conditions: dict[Slug, Phrases]
    """Phrases for conditions, by their ids."""
    muscles: dict[Slug, Phrases]
    """Phrases for muscles, by their ids."""
    signs: dict[Slug, SignPhrases]
    """What people report besides where it hurts, by names of our own."""
    groups: dict[Slug, tuple[Line, ...]]
    """Phrases that can stand for each other in a frame."""
    relations: dict[Relation, tuple[Line, ...]]
    """Words that lead from one place to another: under, behind, side of."""
    sides: dict[Side, tuple[Line, ...]]
    """Words for left, right and both."""
    no_side_before: tuple[Word, ...]
    """Words before which "right" says no side: right under, right where."""
    complaints: tuple[Line, ...]
    """Words that say that something hurts, wherever it is."""
    troubles: tuple[Word, ...]
    """Words that say that something is wrong, without saying that it hurts: bad, numb, better."""
    medical: tuple[Word, ...]
    """Words that show that a text is about the health of a body: surgery, torn, stretches."""
    situations: tuple[Word, ...]
    """Words for what people do and when, in which a part of the body is somebody's: after, cycling, overnight."""
    own: tuple[Word, ...]
    """Words that show that a person speaks of a body: my, I, she."""
    adverbs: tuple[Word, ...]
    """Words for a place that are as often adverbs, and count only where they stand as nouns: back."""
    before_nouns: tuple[Word, ...]
    """Words before a noun: the, my, in, of."""
    after_nouns: tuple[Word, ...]
    """Words after a noun with which a text may begin: is, has, and."""
    adjectives: tuple[Word, ...]
    """Words for a place that, before another part of the body, only say which one: my bottom teeth."""
    whose: tuple[Word, ...]
    """Words before a part of the body that is somebody's: my, her."""
    mine: tuple[Word, ...]
    """Words before a part of the body that a person calls their own: my."""
    questions: tuple[Word, ...]
    """Words that begin a question about things in general, if it names nobody and nothing wrong: what moves the jaw."""
    ailments: tuple[Word, ...]
    """Words as strong as a pain against a sign that claims what does not hurt: injury, arthritis."""
    negatives: tuple[Word, ...]
    """Words that make a pain of "without", as in "I can hardly sit without pain"."""
    clause_starts: tuple[Word, ...]
    """Words that begin a clause of their own, and so end what was denied before them: I, my, there."""
    continuations: tuple[Word, ...]
    """Words after which a denied clause goes on: "no pain in my knee"."""
    elsewhere: tuple[Word, ...]
    """Words that show that a text is not about a person: horses, lyrics."""
    denials: tuple[Line, ...]
    """Words that deny what follows them, until a turn or the end of the clause."""
    denials_before: tuple[Line, ...]
    """Words that deny what stands just before them: is fine, ruled out."""
    no_denials: tuple[Line, ...]
    """Phrases that look like denials and are none: cannot, not only."""
    turns: tuple[Line, ...]
    """Words that end a denial."""
    origins: tuple[Line, ...]
    """Words before the place where a pain starts: from, begins in."""
    echoes: tuple[Line, ...]
    """Words before a place that a pain only travels to: down to, into, radiates to."""
    focus: tuple[Line, ...]
    """Words before the place that matters most: mainly, worst in."""
    past: tuple[Line, ...]
    """Words that put what stands near them in the past."""
    onsets: tuple[Word, ...]
    """Words that say when something began: what "started years ago" is not past."""
    others: tuple[Line, ...]
    """Words for someone else: my husband, my mum."""
    misleading: tuple[Line, ...]
    """Phrases that contain a word of the body and do not mean it."""
    filler: tuple[Line, ...]
    """Words that may stand inside a phrase without changing it."""
    forms: dict[Line, tuple[Line, ...]]
    """Words with the other forms that count as the same word: irregular plurals, verb forms, spellings."""


WORD_LISTS = tuple(name for name, field in Words.model_fields.items() if field.annotation == tuple[Word, ...])
"""The tables of `words.json` that are lists of single words."""


class OwnWords(Noun):
    """How people say it, for the places, conditions and muscles of an own catalogue or of the built-in one."""

    places: dict[Slug, Phrases] = {}
    """Phrases for places, by their ids."""
    conditions: dict[Slug, Phrases] = {}
    """Phrases for conditions, by their ids."""
    muscles: dict[Slug, Phrases] = {}
    """Phrases for muscles, by their ids."""
