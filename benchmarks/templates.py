"""Every phrase of the catalogue in everyday sentences: whether it is still understood, and still kept apart.

    python benchmarks/templates.py                    all phrases in all frames, and one slip in each long word
    python benchmarks/templates.py --misses 40        and the first sentences of each kind that went wrong

A phrase in a frame about pain must show what it stands for and nothing else; a phrase in a frame about skin, wounds,
looks or objects must show no spot; a phrase with one slip in a word of five letters or more, a right spot first.
"""

from __future__ import annotations

import argparse
import random
import string
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from perfectspots import ask, load
from perfectspots.files import WORDS_FILE, packaged
from perfectspots.matching import rank
from perfectspots.model import Finding, Query, Words
from perfectspots.vocabulary import FRAME_MARK, alternatives
from perfectspots.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from perfectspots.model import Chart, Kind

PAIN_FRAMES = (
    "my {} hurts",
    "My {} has been hurting for three weeks now, what should I do?",
    "pain in my {}",
    "a sharp pain in the {} when I stand up",
    "{} pain",
    "sore {}",
    "aching {} after a long day at the computer",
    "I have had a dull ache in my {} since last Tuesday.",
    "why does my {} ache at night",
    "how do I get rid of {} pain",
    "there is a knot in my {} that will not go away",
    "hello doctor, I am 45 and I have been suffering from pain in {} for 2 months",
    "woke up with a stiff and painful {}",
    "what can I do about {} pain after running",
    "it hurts in the {} when I drive",
    "No fever, no injury, just a nagging pain in my {}",
    "i sit at a desk all day and my {} is killing me",
    "my left {} is so sore today",
    "throbbing pain around the {} while gardening",
    "my mum has pain in her {} and cannot sleep",
    "I pulled something in my {} lifting boxes",
    "burning feeling in {}, worse when walking",
    "what is causing the tightness in my {}",
    "the doctor says the scan is fine but my {} still hurts",
    "my {} is in agony again",
    "got a really nasty {} ache from swimming",
    "Does anyone else get pain in the {} from sleeping on one side?",
    "I bought a new mattress and now my {} hurts every morning",
    "my {} started hurting when I was playing football and it has not stopped",
    "nothing helps with the pain in my {}, not even tablets",
)
"""Sentences in which any phrase means a pain."""

SILENT_FRAMES = (
    "itchy rash on my {}",
    "I have acne on my {}",
    "there is a mole on my {}, should I worry",
    "insect bites all over my {}",
    "how much does a {} tattoo cost",
    "how do I get rid of dry skin on the {}",
    "red itchy spots on my {}",
    "my {} is itchy",
    "psoriasis patches on my {}",
    "warts on the {}",
    "how to wax the hair on my {}",
    "blisters on my {} from sunburn",
    "lyrics to the song about a {}",
    "{} band tour dates",
)
"""Sentences in which no phrase means a pain."""

NO_LEFT_BEFORE = {"behind", "over", "above", "below", "side", "one"}
"""Words before which left means something else: the left side of the hip is the left hip."""
LONG_WORD = 5
"""Letters of a word in which a slip can be repaired."""


class Said(NamedTuple):
    """A phrase of the catalogue and the spots that it stands for."""

    phrase: str
    kind: str
    means: str
    spots: tuple[int, ...]
    """The spots, best first."""
    first: frozenset[int]
    """The spots of which any is a right first answer."""


@dataclass
class Tally:
    """How many sentences of a kind were answered right."""

    right: int = 0
    wrong: list[tuple[str, Said, list[int]]] = field(default_factory=list)

    @property
    def share(self) -> float:
        """The share of sentences that were answered right."""
        return self.right / max(self.right + len(self.wrong), 1)

    def add(self, sentence: str, said: Said, shown: list[int], *, right: bool) -> None:
        """Count a sentence."""
        if right:
            self.right += 1
        else:
            self.wrong.append((sentence, said, shown))


def phrases() -> Iterator[Said]:
    """Yield every phrase that names a place or a condition on its own, with the spots that it stands for."""
    chart = load().chart
    words = Words.model_validate_json(packaged(WORDS_FILE))
    named: list[tuple[Kind, str, Iterable[str]]] = [
        *(("place", place.id, (place.name,)) for place in chart.places),
        *(("condition", condition.id, (condition.name,)) for condition in chart.conditions),
        *(("place", name, (*listed.exact, *listed.literal)) for name, listed in words.places.items()),
        *(("condition", name, (*listed.exact, *listed.literal)) for name, listed in words.conditions.items()),
    ]
    seen: set[str] = set()
    for kind, name, listed in named:
        spots, first = _spots(name, kind, chart)
        for text in (text for phrase in listed if FRAME_MARK not in phrase for text in alternatives(phrase)):
            if text not in seen:
                seen.add(text)
                yield Said(text, kind, name, spots, first)


def _spots(name: str, kind: Kind, chart: Chart) -> tuple[tuple[int, ...], frozenset[int]]:
    matches = rank(Query(text=name, findings=(Finding(phrase=name, means=name, kind=kind),)), chart)
    return (
        tuple(match.number for match in matches),
        frozenset(match.number for match in matches if match.tier == "likely"),
    )


def understood(said: Iterable[Said], frames: Sequence[str]) -> Tally:
    """Put phrases into frames about pain."""
    tally = Tally()
    for one in said:
        for frame in frames:
            if "left {}" in frame and one.phrase.split()[0] in NO_LEFT_BEFORE:
                continue
            sentence = frame.format(one.phrase)
            shown = spots_of(sentence)
            tally.add(sentence, one, shown, right=tuple(shown) == one.spots)
    return tally


def kept_apart(said: Iterable[Said], frames: Sequence[str]) -> Tally:
    """Put phrases for places into frames about something else, but for those that speak of somebody's pain already."""
    tally = Tally()
    vocabulary = load().vocabulary
    telling = vocabulary.words_of("complaint") | vocabulary.words_of("troubles") | vocabulary.words_of("own")
    for one in said:
        if one.kind != "place" or not telling.isdisjoint(fold(one.phrase, vocabulary.forms)):
            continue
        for frame in frames:
            sentence = frame.format(one.phrase)
            shown = spots_of(sentence)
            tally.add(sentence, one, shown, right=not shown)
    return tally


def misspelt(said: Iterable[Said], frames: Sequence[str], chance: random.Random) -> Tally:
    """Put phrases with one slip in a word of five letters or more into frames about pain."""
    tally = Tally()
    for one in said:
        if not one.spots:
            continue
        slipped = with_a_slip(one.phrase, chance)
        if slipped is not None:
            sentence = chance.choice(frames).format(slipped)
            shown = spots_of(sentence)
            tally.add(sentence, one, shown, right=bool(shown) and shown[0] in one.first)
    return tally


def with_a_slip(text: str, chance: random.Random) -> str | None:
    """Return a text with one letter of a long word left out, doubled, swapped with the next, or changed."""
    words = text.split(" ")
    long = [index for index, word in enumerate(words) if len(word) >= LONG_WORD and word.isalpha()]
    if not long:
        return None
    index = chance.choice(long)
    words[index] = slip(words[index], chance)
    return " ".join(words)


def slip(word: str, chance: random.Random) -> str:
    """Return a word with one slip behind its first letter."""
    while True:
        at = chance.randrange(1, len(word))
        slipped = chance.choice(
            (
                word[:at] + word[at + 1 :],
                word[:at] + word[at] + word[at:],
                word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :],
                word[:at] + chance.choice(string.ascii_lowercase) + word[at + 1 :],
                word[:at] + chance.choice(string.ascii_lowercase) + word[at:],
            )
        )
        if slipped != word:
            return slipped


def spots_of(sentence: str) -> list[int]:
    """Return the numbers of the spots shown for a sentence, those that a warning holds back included."""
    answer = ask(sentence)
    return [match.number for match in answer.matches] or list(answer.withheld)


def report(misses: int) -> Iterator[str]:
    """Yield the lines of the report."""
    said = list(phrases())
    tallies = {
        "about pain": understood(said, PAIN_FRAMES),
        "about something else": kept_apart(said, SILENT_FRAMES),
        "with one slip": misspelt(said, PAIN_FRAMES, random.Random(14)),  # noqa: S311  # a seed, for the same slips
    }
    yield f"{len(said)} phrases"
    for name, tally in tallies.items():
        yield f"{name:22} {tally.right} of {tally.right + len(tally.wrong)} right, {tally.share:.4f}"
    for name, tally in tallies.items():
        by_phrase = defaultdict(list)
        for sentence, one, shown in tally.wrong:
            by_phrase[one].append((sentence, shown))
        for one, sentences in sorted(by_phrase.items(), key=lambda item: -len(item[1]))[:misses]:
            sentence, shown = sentences[0]
            yield f"{name}: {len(sentences)}x {sentence!r} shows {shown}; {one.kind} {one.means} {list(one.spots)}"


def main() -> None:
    """Print the report."""
    parser = argparse.ArgumentParser(description="Put every phrase of the catalogue into everyday sentences.")
    parser.add_argument("--misses", type=int, default=0, help="phrases of each kind to print that went wrong")
    for line in report(parser.parse_args().misses):
        print(line)


if __name__ == "__main__":
    main()
