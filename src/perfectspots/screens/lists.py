"""What `list` says: one line for each spot, so that other programs can pick from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfectspots.screens.lines import blocks, command, line, listed
from perfectspots.screens.naming import pain_name, spot_heading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfectspots.model import Chart, Spot
    from perfectspots.screens.lines import Line


def list_screen(spots: Sequence[Spot], chart: Chart, *, hint: bool) -> list[Line]:
    """Return a line for each spot.

    Args:
        spots: The spots, at least one.
        chart: The chart that they are in.
        hint: Whether to say what to type next, for a person rather than a program.
    """
    lines = [
        spot_heading(
            spot, f". Pain in: {listed(pain_name(pain, chart) for pain in spot.pain)} Take care: {_care(spot)}"
        )
        for spot in spots
    ]
    return blocks(lines, [line("Next: ", command(f"show {spots[0].number}"))] if hint else [])


def _care(spot: Spot) -> str:
    """Return the first thing to take care of at a spot."""
    return spot.guidance.care.first or spot.guidance.care.cautions[0]


def empty_list_screen() -> list[Line]:
    """Return what `list` says where no spot fits."""
    return [
        line("None of the spots in the chart fits all of that."),
        line("See them all: ", command("list")),
    ]
