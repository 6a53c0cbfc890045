"""Other places to ask about, where a text is vague or no spot covers it."""

from __future__ import annotations

import pytest

from perfectspots import load
from perfectspots.model import Finding, Kind, Query
from perfectspots.nearby import nearest

CHART = load().chart


def finding(means: str, kind: Kind = "place", *, denied: bool = False) -> Finding:
    return Finding(phrase=means, means=means, kind=kind, denied=denied)


@pytest.mark.parametrize(
    ("findings", "places"),
    [
        pytest.param([finding("calf")], ["shin", "back-of-knee"], id="those beside it"),
        pytest.param(
            [finding("groin")], ["abdomen", "lower-abdomen"], id="those of its region, where none is beside it"
        ),
        pytest.param(
            [finding("carpal-tunnel-syndrome", "condition")], ["hand", "palm", "back-of-hand"], id="around a condition"
        ),
        pytest.param([finding("jaw-joint")], ["jaw", "teeth"], id="no place without a spot"),
        pytest.param(
            [finding("calf", denied=True), finding("rash", "sign")], [], id="none for what is denied, and signs"
        ),
    ],
)
def test_the_nearest_places_are_those_that_a_spot_covers(findings: list[Finding], places: list[str]) -> None:
    near = nearest(Query(text="", findings=tuple(findings)), CHART)

    assert [each.place.id for each in near] == places
    assert all(each.spots for each in near)
