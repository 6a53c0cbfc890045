"""Misspelt words are repaired, ordinary words are not."""

from __future__ import annotations

import pytest

from perfectspots import ask
from perfectspots.spelling import WordList, near_names, repair


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("siatica", "sciatica"),
        ("buttoks", "buttocks"),
        ("chet", "chest"),
        ("nkees", "knees"),
        ("caral", "carpal"),
        ("sholder", "shoulder"),
        ("shuolder", "shoulder"),
        ("migrane", "migraine"),
        ("fasciitus", "fasciitis"),
        ("elbwo", "elbow"),
        ("teeht", "teeth"),
    ],
)
def test_a_misspelt_word_is_read_as_meant_and_the_answer_says_so(written: str, meant: str) -> None:
    (repaired,) = ask(f"sore {written} again").query.repaired

    assert (repaired.original, repaired.repaired) == (written, meant)


@pytest.mark.parametrize(
    "word", ["should", "cheat", "waist", "lumber", "finder", "buttons", "grown", "angle", "wheel", "relationship"]
)
def test_an_ordinary_english_word_is_never_repaired(word: str) -> None:
    assert ask(f"my {word}").query.repaired == ()


@pytest.mark.parametrize("word", ["hop", "nee", "chin", "shim", "kne", "nekc"])
def test_a_word_is_never_repaired_into_one_of_fewer_than_five_letters(word: str) -> None:
    assert ask(f"my {word}").query.repaired == ()


def test_two_slips_are_repaired_only_in_words_of_eight_letters_or_more() -> None:
    known = {5: ["elbow"], 8: ["shoulder"]}

    assert repair("shuolderr", [known], {"shoulder"}.__contains__) == "shoulder"
    assert repair("elbwoo", [known], {"elbow"}.__contains__) is None


def test_without_known_words_of_its_length_nothing_is_repaired() -> None:
    assert repair("elbwo", [{9: ["forefinger"]}], {"forefinger"}.__contains__) is None


def test_the_nearest_word_wins_and_a_tie_goes_to_the_same_first_letter() -> None:
    assert repair("shint", [{5: ["thint", "shins"]}], {"thint", "shins"}.__contains__) == "shins"


def test_a_form_that_is_no_word_is_never_offered() -> None:
    assert repair("wetin", [{6: ["weting"], 5: ["weird"]}], {"weird"}.__contains__) is None
    assert repair("werid", [{6: ["weried"], 5: ["weird"]}], {"weird"}.__contains__) == "weird"


@pytest.mark.parametrize("content", [b"", b"arm", b"arm\n", b"arm\nback\n", b"arm\nback\nbackpack\ncaf\xc3\xa9\nleg\n"])
def test_a_word_list_holds_its_words_and_no_others(content: bytes) -> None:
    words = content.decode().split()
    listed = WordList(lambda: content)

    assert [word for word in words if word not in listed] == []
    assert [word for word in ("a", "bac", "backs", "caf", "zoo", "", "arm\nback", "\ud800") if word in listed] == []


def test_near_names_are_offered_best_first_and_only_if_they_are_near() -> None:
    assert near_names("lowback", ["low-back", "upper-back", "foot"])[0] == "low-back"
    assert near_names("xyzzy", ["low-back", "foot"]) == []
