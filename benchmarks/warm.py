"""Measures questions inside one process; `speed.py` runs it with the Python of the environment that it measures.

It prints one JSON document: milliseconds for a question by its length, for texts that hold no known word, and for
catalogues of more and more entries; and what it takes to load those.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from functools import partial
from typing import TYPE_CHECKING

from perfectspots import ask, load
from perfectspots.building import Own, build, packaged_files

if TYPE_CHECKING:
    from collections.abc import Callable

    from perfectspots import Catalogue

QUESTION = "pain right under my bum when I drive a car"
"""Ten words."""
LENGTHS = (10, 100, 1_000)
"""Words; a text of more than 100 000 characters is refused."""
ENTRIES = (14, 1_000, 100_000)
REPEATS = 30
LONGEST_SECONDS = 1.0
"""Time after which a measurement is not repeated any more."""
_LETTERS = "bcdfghjklmnprstvz"


def milliseconds(work: Callable[[], object]) -> float:
    """Return the median processor time of some work; other programs on the machine do not count."""
    times: list[float] = []
    work()
    while len(times) < REPEATS and sum(times) < LONGEST_SECONDS:
        began = time.process_time()
        work()
        times.append(time.process_time() - began)
    return 1000 * statistics.median(times)


def made_up(number: int) -> str:
    """Return a word that is no English word, a different one for each number: three consonants, and so on."""
    letters = ""
    while number or len(letters) < 3:  # noqa: PLR2004  # letters, so that it is a word
        number, digit = divmod(number, len(_LETTERS))
        letters += _LETTERS[digit] + "aeiou"[digit % 5]
    return "q" + letters


def own(entries: int) -> Own:
    """Return a file that adds so many places, each with two phrases and part of the hip."""
    places = [
        {"id": f"x-{made_up(number)}", "name": f"{made_up(number)} bone", "regions": ["hip"], "views": ["back"],
         "part_of": ["hip"]}
        for number in range(entries)
    ]  # fmt: skip
    words = {f"x-{made_up(number)}": {"exact": [f"bottom of the {made_up(number)}"]} for number in range(entries)}
    content = {"format": 1, "places": places, "words": {"places": words}}
    return Own("own.json", json.dumps(content).encode())


def by_entries() -> list[dict[str, float]]:
    """Return what it takes to load a catalogue and to ask it, for more and more entries."""
    files = packaged_files()
    found: list[dict[str, float]] = []
    for entries in ENTRIES:
        content = own(entries)
        began = time.process_time()
        catalogue = build(files, content)
        seconds = time.process_time() - began
        text = f"pain at the bottom of my {made_up(entries - 1)} when I drive"
        found.append(
            {
                "entries": entries,
                "loading_ms": 1000 * seconds,
                "question_ms": milliseconds(partial(ask, text, catalogue)),
            }
        )
        if not ask(text, catalogue).matches:
            sys.exit(f"The entry of {text!r} was not found.")
    return found


def by_length(catalogue: Catalogue) -> list[dict[str, float]]:
    """Return what it takes to read longer and longer texts: of the words of a question, and of words never seen."""
    said = QUESTION.split()
    found: list[dict[str, float]] = []
    for length in LENGTHS:
        known = " ".join(said[place % len(said)] for place in range(length))
        unknown = " ".join(made_up(number) for number in range(length))
        found.append(
            {
                "words": length,
                "known_ms": milliseconds(partial(ask, known, catalogue)),
                "unknown_ms": milliseconds(partial(ask, unknown, catalogue)),
            }
        )
    return found


if __name__ == "__main__":
    json.dump({"by_length": by_length(load()), "by_entries": by_entries()}, sys.stdout)
