"""How it looks on a terminal."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.style import Style

from perfectspots.rendering import STYLES, show
from perfectspots.screens.lines import Line, Part

if TYPE_CHECKING:
    from perfectspots.screens.lines import Role

RED, MAGENTA = 1, 5
PALETTES = {
    "xterm": {RED: (205, 0, 0), MAGENTA: (205, 0, 205)},
    "VGA": {RED: (170, 0, 0), MAGENTA: (170, 0, 170)},
    "GNOME": {RED: (192, 28, 40), MAGENTA: (163, 71, 186)},
    "Windows": {RED: (197, 15, 31), MAGENTA: (136, 23, 152)},
    "Apple": {RED: (194, 54, 33), MAGENTA: (211, 56, 211)},
}
"""What common terminals show for the two colours that the program uses."""
GROUNDS = {"black": (0, 0, 0), "white": (255, 255, 255)}
LEAST_CONTRAST = 2.5
"""Below it, words fade into the ground; the usual green, yellow and cyan reach 1.1 to 2.3 on white, blue 2 on black."""


def brightness(color: tuple[int, int, int]) -> float:
    """Return the relative luminance of a colour, as WCAG 2 defines it."""
    shares = (value / 255 for value in color)
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    dark, light = sorted((brightness(one), brightness(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("role", STYLES)
def test_a_role_uses_no_colour_that_fades_on_black_or_on_white(role: Role) -> None:
    style = Style.parse(STYLES[role])

    assert style.bgcolor is None
    if style.color is not None:
        assert style.color.number in (RED, MAGENTA)


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize("ground", GROUNDS)
def test_the_colours_stand_out_on_dark_and_on_light(palette: str, ground: str) -> None:
    for color in PALETTES[palette].values():
        assert contrast(color, GROUNDS[ground]) >= LEAST_CONTRAST


def rendered(lines: list[Line], width: int | None, *, colored: bool) -> str:
    stream = io.StringIO()
    show(lines, stream, width=width, colored=colored)
    return stream.getvalue()


LINES = st.lists(
    st.builds(
        Line,
        st.lists(
            st.builds(Part, st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"]))), max_size=4
        ).map(tuple),
        st.integers(0, 8),
        st.integers(0, 8),
        st.just(()),
    ),
    max_size=3,
)


@settings(max_examples=50, deadline=None)
@given(LINES, st.integers(1, 250))
def test_wrapping_loses_no_word(lines: list[Line], width: int) -> None:
    shown = rendered(lines, width, colored=False)

    assert "".join(shown.split()) == "".join("".join(map(str, lines)).split())


@settings(max_examples=50, deadline=None)
@given(LINES)
def test_without_a_width_every_line_stays_whole(lines: list[Line]) -> None:
    assert rendered(lines, None, colored=False) == "".join(f"{line}\n" for line in lines)


def test_roles_become_weights_and_colours_only_where_they_are_wanted() -> None:
    lines = [Line((Part("one", "warning"), Part(" two")))]

    assert rendered(lines, 80, colored=True) == "\x1b[1;31mone\x1b[0m two\n"
    assert rendered(lines, None, colored=True) == "\x1b[1;31mone\x1b[0m two\n"
    assert rendered(lines, 80, colored=False) == "one two\n"


def test_nothing_a_person_types_is_taken_for_markup() -> None:
    assert rendered([Line((Part("[/] [bold] :smile: \\["),))], 80, colored=True) == "[/] [bold] :smile: \\[\n"
