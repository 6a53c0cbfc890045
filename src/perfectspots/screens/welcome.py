"""What `perfectspots` alone says: a few examples, since nobody reads a manual with a sore back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfectspots.screens.lines import Part, blocks, command, indented, line, standing_lines

if TYPE_CHECKING:
    from perfectspots.screens.lines import Line

EXAMPLES = (
    ("find pain right under my bum when I drive", "Look up a pain in your own words."),
    ("find", "Be asked where it hurts."),
    ("show 12", "Find and press a spot, and know when not to."),
    ("map --region low-back", "See the spots of a part of the body."),
)


def welcome_screen() -> list[Line]:
    """Return a few examples of what to type."""
    examples = (each for words, meaning in EXAMPLES for each in (line(command(words), indent=2), indented(meaning)))
    return blocks(
        [line(Part("Say where it hurts, and see which of the 14 Perfect Spots the chart links to it.", "title"))],
        examples,
        [line("Every command and option: ", command("--help"))],
        standing_lines(),
    )
