"""The nouns: what a catalogue holds, and what an answer says. All are frozen."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Any, Literal, Self, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

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

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")

MOST_MATCHES = 5
"""The most spots that one answer shows: a long list is no answer."""


class Noun(BaseModel):
    """The base of every noun: it cannot change, and it refuses fields that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", serialize_by_alias=True)


# What a catalogue holds


class Region(Noun):
    """A part of the body by which spots can be listed."""

    slug: Slug
    """The name to type, such as `low-back`."""
    name: Line
    """The name to read, such as `low back`."""


class Place(Noun):
    """A place on the body where pain can be felt, whether a spot covers it or not."""

    id: Slug
    name: Line
    regions: tuple[Slug, ...] = Field(min_length=1)
    """The regions that the place lies in."""
    views: tuple[View, ...] = Field(min_length=1)
    """The views of the body on which the place can be seen."""
    part_of: tuple[Slug, ...] = ()
    """Wider places that include this one; what the chart says of them holds here too."""
    relative_to: dict[Slug, tuple[Relation, ...]] = {}
    """How the place is reached in words from others: `{"knee": ["back"]}` for the back of the knee."""
    beside: tuple[Slug, ...] = ()
    """Neighbours worth naming when no spot covers this place."""
    named_apart: bool = False
    """Whether only the rows that name the place speak of it: where the chart says arm it does not mean the elbow."""
    needs_pain: bool = False
    """Whether the place counts only where pain is spoken of: teeth have many other troubles."""
    too_wide: bool = False
    """Whether the place is too wide to lead to a spot, such as the whole leg."""


class Cited(Noun):
    """The base of every noun that rests on sources."""

    sources: tuple[Slug, ...] = Field(min_length=1)
    """The ids of the sources."""


class Note(Cited):
    """A remark."""

    text: Prose


class Condition(Noun):
    """A named problem that people ask about."""

    id: Slug
    name: Line
    plain: Line | None = None
    """What the name means, in a few plain words."""
    felt_in: tuple[Slug, ...] = ()
    """The places where it is felt; a condition that no spot lists leads through them."""
    pain_in: Slug | None = None
    """The place of which the condition is just the pain: a headache is pain in the head."""
    yields_to: tuple[Slug, ...] = ()
    """Places that say better where it is, if one of them or of their parts is named too: a slipped disc in the neck."""
    runs_from: tuple[Slug, ...] = ()
    """Places from which its pain runs; a pain that runs from one of these to one of `runs_to` is read as it."""
    runs_to: tuple[Slug, ...] = ()
    """Places to which its pain runs."""
    note: Note | None = None
    """What to know where the chart's word alone can mislead."""


class Muscle(Noun):
    """A muscle, or a group of muscles, by its anatomical name."""

    id: Slug
    name: Line
    part_of: Slug | None = None
    """The group that the muscle belongs to."""


class SpotMuscle(Noun):
    """A muscle that a spot lies in."""

    muscle: Slug
    at: Line | None = None
    """Where along the muscle, if it is long."""


class Seat(Noun):
    """Where on the body a spot sits."""

    regions: tuple[Slug, ...] = Field(min_length=1)
    places: tuple[Slug, ...] = Field(min_length=1)
    view: View
    """The view of the body on which the spot is best seen."""


class PainLocation(Noun):
    """A place where the chart says that pain from a spot may be felt."""

    place: Slug
    emphasis: Emphasis | None = None
    """The chart's own emphasis on this place."""
    extent: Extent | None = None
    """How much of the place the chart names: `anywhere` in the low back."""


class Link(Noun):
    """A page of the series about a spot."""

    title: Line
    url: WebAddress


class Locating(Cited):
    """How to find a spot by touch."""

    steps: tuple[Prose, ...] = Field(min_length=3, max_length=6)
    check: Prose
    """How to check that one is there."""


class Technique(Noun):
    """One way to press a spot."""

    name: Line
    position: Prose
    tools: tuple[Line, ...] = Field(min_length=1)
    """What to press with: what is in the house first, then what can be bought; no brands."""
    steps: tuple[Prose, ...] = Field(min_length=1, max_length=4)


class Pressing(Cited):
    """How to press a spot."""

    techniques: tuple[Technique, ...] = Field(min_length=2, max_length=4)
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
    ask_first: Prose
    """Who should ask a doctor first."""
    stop_if: Annotated[str, StringConstraints(min_length=20, pattern=r"^[a-z][ -~]*[.]$")]
    """What to stop for; it goes on from the words "Stop if"."""


class Feeding(Cited):
    """What is said to feed the soreness, and simple advice."""

    causes: Prose
    advice: Prose


class Neighbour(Noun):
    """Another spot to try."""

    spot: int
    when: Line
    """When to try it; it goes on from the word "if"."""


class Guidance(Noun):
    """What a person needs to find and press a spot, and to know when not to."""

    summary: Prose
    anatomy: Note
    """What the muscle does, and what may make it sore."""
    find: Locating
    press: Pressing
    feels: Feeling
    care: Care
    feeds: Feeding
    mistaken_for: Note
    """What the pain is often mistaken for, or the other way around."""
    neighbours: tuple[Neighbour, ...] = Field(min_length=2, max_length=4)
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
    lines: tuple[Prose, ...] = Field(min_length=1)


class Spot(Cited):
    """One of the Perfect Spots: a trigger point that is common and easy to massage oneself.

    Its own sources are those of its row in the chart: the muscles, pain locations and conditions.
    """

    number: int = Field(ge=1)
    title: Line
    """Where the spot is, in a few plain words."""
    muscles: tuple[SpotMuscle, ...] = Field(min_length=1)
    sits: Seat
    pain: tuple[PainLocation, ...] = Field(min_length=1)
    conditions: tuple[Slug, ...] = ()
    """Related conditions, as the chart lists them."""
    links: tuple[Link, ...] = ()
    guidance: Guidance


class Chart(Noun):
    """The file `spots.json`: regions, places, conditions, muscles and spots."""

    format: Literal[1]
    regions: tuple[Region, ...]
    places: tuple[Place, ...]
    conditions: tuple[Condition, ...]
    muscles: tuple[Muscle, ...]
    basics: tuple[BasicsSection, ...] = Field(min_length=1)
    """The guidance that holds for every spot, said once."""
    spots: tuple[Spot, ...] = Field(min_length=1)

    @cached_property
    def region_by_slug(self) -> Mapping[str, Region]:
        """The regions by their slugs."""
        return {region.slug: region for region in self.regions}

    @cached_property
    def place_by_id(self) -> Mapping[str, Place]:
        """The places by their ids."""
        return {place.id: place for place in self.places}

    @cached_property
    def condition_by_id(self) -> Mapping[str, Condition]:
        """The conditions by their ids."""
        return {condition.id: condition for condition in self.conditions}

    @cached_property
    def muscle_by_id(self) -> Mapping[str, Muscle]:
        """The muscles and groups of muscles by their ids."""
        return {muscle.id: muscle for muscle in self.muscles}

    @cached_property
    def spot_by_number(self) -> Mapping[int, Spot]:
        """The spots by their numbers."""
        return {spot.number: spot for spot in self.spots}

    @cached_property
    def pain_in_place(self) -> Mapping[str, list[tuple[int, PainLocation]]]:
        """For each place that the chart names: the spots that name it, and how."""
        return _grouped((pain.place, (spot.number, pain)) for spot in self.spots for pain in spot.pain)

    @cached_property
    def sitting_in_place(self) -> Mapping[str, list[int]]:
        """For each place: the spots that sit there."""
        return _grouped((place, spot.number) for spot in self.spots for place in spot.sits.places)

    @cached_property
    def parts_of_place(self) -> Mapping[str, list[str]]:
        """For each place: the places that are directly a part of it."""
        return _grouped((whole, place.id) for place in self.places for whole in place.part_of)

    def wider_places(self, place: str) -> list[str]:
        """Return all places that include a place, near or far."""
        found = self._wider.get(place)
        if found is None:
            wholes = self.place_by_id[place].part_of
            found = list(dict.fromkeys([*wholes, *(wider for whole in wholes for wider in self.wider_places(whole))]))
            self._wider[place] = found
        return found

    @cached_property
    def _wider(self) -> dict[str, list[str]]:
        return {}

    @cached_property
    def place_by_relation(self) -> Mapping[tuple[str, str], str]:
        """The place that a relation and another place lead to: back of the knee."""
        return {
            (relation, other): place.id
            for place in self.places
            for other, relations in place.relative_to.items()
            for relation in relations
        }

    @cached_property
    def spots_with_condition(self) -> Mapping[str, list[int]]:
        """For each condition: the spots that list it."""
        return _grouped((condition, spot.number) for spot in self.spots for condition in spot.conditions)

    @cached_property
    def pain_of_place(self) -> Mapping[str, list[str]]:
        """For each place: the conditions that are just its pain."""
        return _grouped((condition.pain_in, condition.id) for condition in self.conditions if condition.pain_in)

    @cached_property
    def spots_with_muscle(self) -> Mapping[str, list[int]]:
        """For each muscle and each group of muscles: the spots that lie in it."""
        return _grouped(
            (muscle, number)
            for muscle, number in dict.fromkeys(
                (name, spot.number)
                for spot in self.spots
                for used in spot.muscles
                for name in self._with_groups(used.muscle)
            )
        )

    def cited_by(self, spot: Spot) -> list[str]:
        """Return the ids of every source that a spot rests on, each once."""
        notes = [self.condition_by_id[name].note for name in spot.conditions]
        ids = [
            *spot.sources,
            *(name for _, names in spot.guidance.cited() for name in names),
            *(name for note in notes if note is not None for name in note.sources),
        ]
        return list(dict.fromkeys(ids))

    def _with_groups(self, muscle: str) -> list[str]:
        names = [muscle]
        while (group := self.muscle_by_id[names[-1]].part_of) is not None:
            names.append(group)
        return names


class Source(Noun):
    """Something that the catalogue rests on."""

    id: Slug
    kind: Literal["series", "how-to", "anatomy", "study", "guideline", "harm", "health service", "general"]
    name: Line
    """Who and what, as far as it is known."""
    found_at: tuple[Line, ...] = ()
    """Where it was read, without the leading `https://`."""
    doi: Annotated[str, StringConstraints(pattern=r"^10\.\d{4,9}/\S+$")] | None = None
    pmid: Annotated[str, StringConstraints(pattern=r"^\d{6,9}$")] | None = None
    """The number of the paper in PubMed."""
    read: Literal["whole", "opening", "excerpt", "abstract"] | None = None
    """How much of it was read."""
    used_for: Line


class Sources(Noun):
    """The file `sources.json`: every reference that the other files cite."""

    format: Literal[1]
    sources: tuple[Source, ...]

    @cached_property
    def by_id(self) -> Mapping[str, Source]:
        """The sources by their ids."""
        return {source.id: source for source in self.sources}


class Phrases(Noun):
    """The phrases by which people name one thing."""

    exact: tuple[Line, ...] = ()
    """Phrases that mean just this."""
    broad: tuple[Line, ...] = ()
    """Phrases that are wider or vaguer, and may mean this."""
    literal: tuple[Line, ...] = ()
    """Phrases that mean just this only word for word, small words included: "my behind"."""


class Claim(Noun):
    """What a sign takes away from the spots: a rash on the arm is no pain in the arm."""

    places: tuple[Slug, ...] = ()
    """The places that it claims, their parts included; every place if there is none."""
    spared: tuple[Slug, ...] = ()
    """Places, their parts included, that it never claims."""
    anywhere: bool = False
    """Whether it claims places anywhere in the text, and not only those nearest to it."""
    yields_to_pain: bool = False
    """Whether a word for pain nearby is stronger."""
    spares_own: bool = False
    """Whether it leaves alone what the person calls their own: my dog is limping, and my back hurts."""


class SignPhrases(Phrases):
    """A sign: something that a person reports besides where it hurts."""

    name: Line
    """What it is, in plain words."""
    claims: tuple[Claim, ...] = ()


class Words(Noun):
    """The file `words.json`: how people say it.

    In a phrase, `a|b` stands for either word. In the phrases of places, conditions, muscles and signs, `a & b` stands
    for two phrases near each other in one sentence, and `{name}` for any phrase of a group. The phrases of all other
    tables count only word for word. Names in the chart are phrases without being listed here.
    """

    format: Literal[1]
    places: dict[Slug, Phrases]
    conditions: dict[Slug, Phrases]
    muscles: dict[Slug, Phrases]
    signs: dict[Slug, SignPhrases]
    groups: dict[Slug, tuple[Line, ...]]
    """Phrases that can stand for each other in a frame."""
    relations: dict[Relation, tuple[Line, ...]]
    """Words that lead from one place to another: under, behind, side of."""
    sides: dict[Side, tuple[Line, ...]]
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


class OwnWords(Noun):
    """How people say it, for the places, conditions and muscles of an own catalogue or of the built-in one."""

    places: dict[Slug, Phrases] = {}
    conditions: dict[Slug, Phrases] = {}
    muscles: dict[Slug, Phrases] = {}


class OwnCatalogue(Noun):
    """A file of a person's own: it adds to the built-in catalogue, or replaces parts of it by number, id or slug."""

    schema_address: str | None = Field(default=None, alias="$schema")
    """Where an editor finds the schema of this file; the program passes over it."""
    format: Literal[1]
    regions: tuple[Region, ...] = ()
    places: tuple[Place, ...] = ()
    conditions: tuple[Condition, ...] = ()
    muscles: tuple[Muscle, ...] = ()
    spots: tuple[Spot, ...] = ()
    words: OwnWords = OwnWords()
    """Phrases are added to those that are built in, and replace none."""
    sources: tuple[Source, ...] = ()


class FoundFault(Noun):
    """A defect in a data file."""

    file: str
    entry: str
    """The entry as a person would look for it, such as `spot 6`; empty for the file as a whole."""
    field: str
    """The path of the field inside the entry, such as `pain[2].place`; empty for the entry as a whole."""
    problem: str
    """What is wrong."""
    mend: str
    """What to do about it."""


class Check(Noun):
    """What `check --json` prints."""

    format: Literal[1] = 1
    file: str
    added: tuple[int, ...] = ()
    """The numbers of the spots that the file adds."""
    replaced: tuple[int, ...] = ()
    """The numbers of the built-in spots that the file replaces."""
    takes_over: tuple[str, ...] = ()
    """The built-in phrases that mean something else by the file."""
    faults: tuple[FoundFault, ...] = ()
    """Everything that is wrong; with a fault, nothing is added or replaced."""


class WarningSign(Noun):
    """Something that may be a sign of danger, by itself or with others."""

    name: Line
    """What it is, in plain words."""
    phrases: tuple[Line, ...] = Field(min_length=1)
    """How people say it. `a & b` are parts near each other in one sentence, `a .. b` parts that follow each other
    closely; a part is `{group}`, `@place`, `word for word` after `=`, or phrases between ` / `."""
    history: bool = False
    """Whether it is a lasting fact, such as an illness: someone else's counts only where their body is spoken of."""


class WarningSigns(Noun):
    """The file `signs.json`: how people say signs of danger, read apart from the places."""

    format: Literal[1]
    groups: dict[Slug, tuple[Line, ...]]
    """Phrases that can stand for each other as a part of a sign; `@chest` is any phrase for the chest or its parts."""
    signs: dict[Slug, WarningSign]
    misleading: tuple[Line, ...]
    """Phrases inside which no sign is found: "heart rate monitor"."""
    past: tuple[Line, ...]
    """Phrases that put the signs around them in the past."""
    denials: tuple[Line, ...]
    """Phrases that deny the signs after them."""


class Combination(Noun):
    """Findings that raise a warning together.

    An item is the id of a warning sign, `place:` or `condition:` with an id of the chart (a place stands for its parts
    too), or `{name}` for a set. ` | ` between items means any one of them.
    """

    together: tuple[Line, ...] = ()
    """What must all be found."""
    two_of: tuple[Line, ...] = ()
    """Of these, two different ones must be found."""
    unless: tuple[Line, ...] = ()
    """What keeps the warning away."""

    @model_validator(mode="after")
    def _asks_for_something(self) -> Self:
        if not self.together and not self.two_of:
            message = "a combination must name something in `together` or in `two_of`"
            raise ValueError(message)
        return self


class RedFlag(Cited):
    """A rule: findings that come together, and what to tell the person then."""

    id: Slug
    name: Line
    level: Level
    when: tuple[Combination, ...] = Field(min_length=1)
    """Any of these raises the warning."""
    do: Prose
    """The one thing to do."""
    avoid: Prose | None = None
    """What not to do."""
    why: Prose
    must_raise: tuple[Line, ...] = Field(min_length=1)
    """Sentences that raise it; tests run every one."""
    must_not_raise: tuple[Line, ...] = Field(min_length=1)
    """Sentences that look alike and do not raise it; tests run every one."""

    @model_validator(mode="after")
    def _nothing_mutes_an_emergency(self) -> Self:
        if self.level == "emergency" and any(combination.unless for combination in self.when):
            message = "an emergency is never kept away by other words: leave out `unless`"
            raise ValueError(message)
        return self


class RedFlags(Noun):
    """The file `red_flags.json`: the warnings and cautions."""

    format: Literal[1]
    sets: dict[Slug, tuple[Line, ...]]
    """Findings that can stand for each other in rules."""
    rules: tuple[RedFlag, ...] = Field(min_length=1)

    def meant(self, item: str) -> tuple[str, ...]:
        """Return the findings that an item stands for, any one of which will do."""
        found = self._meant.get(item)
        if found is None:
            found = self._meant[item] = tuple(
                name
                for part in item.split(" | ")
                for name in (self.sets[part.strip("{}")] if part.startswith("{") else (part,))
            )
        return found

    @cached_property
    def _meant(self) -> dict[str, tuple[str, ...]]:
        return {}


# What an answer says


class Repair(Noun):
    """A misspelt word and what it was read as."""

    original: str = Field(alias="from")
    """The word as the person wrote it."""
    repaired: str = Field(alias="to")
    """The word of the vocabulary that it was read as."""


class Clue(Noun):
    """Words of the person, and what they were read as."""

    phrase: str
    """The person's own words."""
    means: str
    """The id of the place, condition, muscle or sign."""
    kind: Kind


class Finding(Clue):
    """Something that was understood in a text."""

    denied: bool = False
    """Whether the person says that it is not so."""
    past: bool = False
    """Whether it belongs to the past."""
    person: Person = "self"
    """Whose it is: the person's own, or someone else's."""
    broad: bool = Field(default=False, exclude=True)
    """Whether the phrase is wider or vaguer than what it was read as."""
    role: Role = Field(default="plain", exclude=True)
    """What part it plays in the complaint."""
    claimed_by: Slug | None = Field(default=None, exclude=True)
    """The sign that takes it away from the spots."""


class Query(Noun):
    """A text as it was understood."""

    text: str
    side: Side | None = None
    findings: tuple[Finding, ...] = ()
    signs: tuple[Finding, ...] = Field(default=(), exclude=True)
    """The warning signs, read apart from the places: they may share words with them."""
    repaired: tuple[Repair, ...] = ()
    unknown: tuple[str, ...] = ()
    """Words, as the person wrote them, that were not understood."""
    complaint: bool = Field(default=True, exclude=True)
    """Whether the text is about someone's body at all, and not about a bus stop at the foot of a hill."""
    pain: bool = Field(default=True, exclude=True)
    """Whether the text speaks of pain, or is just the name of a part of the body."""


class Reason(Clue):
    """A clue that led to a spot."""

    chart: tuple[Slug, ...] = Field(default=(), exclude=True)
    """The ids of the places, conditions or muscles in the spot's row of the chart that the clue led to."""


class Alert(Noun):
    """A warning that the words of a text raise."""

    rule: Slug
    name: Line
    """What it warns of, in a few words."""
    level: Level
    because: tuple[str, ...] = Field(min_length=1)
    """The person's own words that raised it."""
    do: Line
    """The one thing to do."""
    avoid: Line | None
    """What not to do."""
    why: Line
    sources: tuple[Slug, ...] = Field(min_length=1)


class SheetName(Noun):
    """Something in the chart by its id and its name."""

    id: Slug
    name: Line


class SheetCondition(SheetName):
    """A related condition."""

    plain: Line | None
    note: Note | None


class SheetMuscle(SheetName):
    """A muscle that a spot lies in."""

    at: Line | None
    """Where along the muscle, if it is long."""


class SheetPain(SheetName):
    """A place where pain from a spot may be felt."""

    emphasis: Emphasis | None
    extent: Extent | None


class SpotSheet(Noun):
    """All that is known of a spot, complete in itself."""

    number: int
    title: Line
    muscles: tuple[SheetMuscle, ...]
    regions: tuple[Slug, ...]
    """The regions that the spot sits in."""
    pain: tuple[SheetPain, ...]
    conditions: tuple[SheetCondition, ...]
    links: tuple[Link, ...]
    guidance: Guidance
    sources: tuple[Source, ...]
    """Every source that the sheet rests on."""


class SpotSheets(Noun):
    """What `show --json` and `list --json` print."""

    format: Literal[1] = 1
    basics: tuple[BasicsSection, ...] = ()
    """The guidance that holds for every spot, where it was asked for."""
    spots: tuple[SpotSheet, ...]


class Match(Noun):
    """A spot that the chart links to what was understood."""

    number: int
    title: str
    tier: Tier
    """`likely` where the chart names what the person said, `possible` where it names something wider or near."""
    because: tuple[Reason, ...] = Field(min_length=1)
    """The person's words that led to the spot."""


class Answer(Noun):
    """What `find` says of a text: warnings first, then spots."""

    format: Literal[1] = 1
    query: Query
    outcome: Outcome
    alerts: tuple[Alert, ...] = ()
    matches: tuple[Match, ...] = Field(default=(), max_length=MOST_MATCHES)
    """The spots, best first; none where a warning holds them back."""
    withheld: tuple[int, ...] = ()
    """The numbers of the spots that a warning holds back."""

    @model_validator(mode="after")
    def _danger_shows_no_spot(self) -> Self:
        danger = any(alert.level in ("emergency", "today") for alert in self.alerts)
        if danger != (self.outcome == "withheld"):
            message = "spots are withheld for an emergency or a same-day warning, and only then"
            raise ValueError(message)
        if bool(self.matches) != (self.outcome == "found"):
            message = "spots are shown where the outcome is 'found', and only then"
            raise ValueError(message)
        if self.withheld and not danger:
            message = "without an emergency or a same-day warning no spot is withheld"
            raise ValueError(message)
        return self


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


def _grouped(pairs: Iterable[tuple[_Key, _Value]]) -> dict[_Key, list[_Value]]:
    groups: defaultdict[_Key, list[_Value]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return dict(groups)
