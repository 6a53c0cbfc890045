"""The nouns: what a catalogue holds, and what an answer says. All are frozen.

A noun is made when it is first asked for: to make all of them takes longer than to answer a question.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from perfectspots.model.answer import MOST_MATCHES as MOST_MATCHES
    from perfectspots.model.answer import Alert as Alert
    from perfectspots.model.answer import Answer as Answer
    from perfectspots.model.answer import Clue as Clue
    from perfectspots.model.answer import Finding as Finding
    from perfectspots.model.answer import Match as Match
    from perfectspots.model.answer import Query as Query
    from perfectspots.model.answer import Reason as Reason
    from perfectspots.model.answer import Repair as Repair
    from perfectspots.model.base import Cited as Cited
    from perfectspots.model.base import Emphasis as Emphasis
    from perfectspots.model.base import Extent as Extent
    from perfectspots.model.base import Kind as Kind
    from perfectspots.model.base import Level as Level
    from perfectspots.model.base import Line as Line
    from perfectspots.model.base import Note as Note
    from perfectspots.model.base import Noun as Noun
    from perfectspots.model.base import Outcome as Outcome
    from perfectspots.model.base import Person as Person
    from perfectspots.model.base import Prose as Prose
    from perfectspots.model.base import Relation as Relation
    from perfectspots.model.base import Role as Role
    from perfectspots.model.base import Side as Side
    from perfectspots.model.base import Slug as Slug
    from perfectspots.model.base import Tier as Tier
    from perfectspots.model.base import View as View
    from perfectspots.model.base import WebAddress as WebAddress
    from perfectspots.model.base import Word as Word
    from perfectspots.model.base import fields_at as fields_at
    from perfectspots.model.chart import Chart as Chart
    from perfectspots.model.chart import Condition as Condition
    from perfectspots.model.chart import Link as Link
    from perfectspots.model.chart import Muscle as Muscle
    from perfectspots.model.chart import PainLocation as PainLocation
    from perfectspots.model.chart import Place as Place
    from perfectspots.model.chart import Region as Region
    from perfectspots.model.chart import Seat as Seat
    from perfectspots.model.chart import Spot as Spot
    from perfectspots.model.chart import SpotMuscle as SpotMuscle
    from perfectspots.model.claims import Claim as Claim
    from perfectspots.model.guidance import BasicsSection as BasicsSection
    from perfectspots.model.guidance import Care as Care
    from perfectspots.model.guidance import Feeding as Feeding
    from perfectspots.model.guidance import Feeling as Feeling
    from perfectspots.model.guidance import Guidance as Guidance
    from perfectspots.model.guidance import Locating as Locating
    from perfectspots.model.guidance import Neighbour as Neighbour
    from perfectspots.model.guidance import Pressing as Pressing
    from perfectspots.model.guidance import Technique as Technique
    from perfectspots.model.own import Check as Check
    from perfectspots.model.own import FoundFault as FoundFault
    from perfectspots.model.own import OwnCatalogue as OwnCatalogue
    from perfectspots.model.phrases import WORD_LISTS as WORD_LISTS
    from perfectspots.model.phrases import OwnWords as OwnWords
    from perfectspots.model.phrases import Phrases as Phrases
    from perfectspots.model.phrases import SignPhrases as SignPhrases
    from perfectspots.model.phrases import Words as Words
    from perfectspots.model.sheets import SheetCondition as SheetCondition
    from perfectspots.model.sheets import SheetMuscle as SheetMuscle
    from perfectspots.model.sheets import SheetName as SheetName
    from perfectspots.model.sheets import SheetPain as SheetPain
    from perfectspots.model.sheets import SpotSheet as SpotSheet
    from perfectspots.model.sheets import SpotSheets as SpotSheets
    from perfectspots.model.signs import WarningSign as WarningSign
    from perfectspots.model.signs import WarningSigns as WarningSigns
    from perfectspots.model.sources import Source as Source
    from perfectspots.model.sources import Sources as Sources
    from perfectspots.model.warnings import Combination as Combination
    from perfectspots.model.warnings import Likeness as Likeness
    from perfectspots.model.warnings import RedFlag as RedFlag
    from perfectspots.model.warnings import RedFlags as RedFlags

_ROOMS = {
    "base": (
        "Slug",
        "Line",
        "Prose",
        "Word",
        "WebAddress",
        "View",
        "Emphasis",
        "Extent",
        "Relation",
        "Side",
        "Kind",
        "Person",
        "Level",
        "Role",
        "Tier",
        "Outcome",
        "Noun",
        "Cited",
        "Note",
        "fields_at",
    ),
    "guidance": (
        "Locating",
        "Technique",
        "Pressing",
        "Feeling",
        "Care",
        "Feeding",
        "Neighbour",
        "Guidance",
        "BasicsSection",
    ),
    "chart": ("Region", "Place", "Condition", "Muscle", "SpotMuscle", "Seat", "PainLocation", "Link", "Spot", "Chart"),
    "sources": ("Source", "Sources"),
    "claims": ("Claim",),
    "signs": ("WarningSign", "WarningSigns"),
    "phrases": ("Phrases", "SignPhrases", "Words", "WORD_LISTS", "OwnWords"),
    "own": ("OwnCatalogue", "FoundFault", "Check"),
    "warnings": ("Likeness", "Combination", "RedFlag", "RedFlags"),
    "answer": ("MOST_MATCHES", "Repair", "Clue", "Finding", "Query", "Reason", "Alert", "Match", "Answer"),
    "sheets": ("SheetName", "SheetCondition", "SheetMuscle", "SheetPain", "SpotSheet", "SpotSheets"),
}
_ROOM_OF = {name: room for room, names in _ROOMS.items() for name in names}


def __getattr__(name: str) -> object:
    """Import a noun on first use."""
    if name not in _ROOM_OF:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(f"{__name__}.{_ROOM_OF[name]}"), name)
