"""A broken data file is refused, with every fault named by file, entry and field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from perfectspots import CatalogueError, load
from perfectspots.files import ORDINARY_WORDS_FILE, SPOTS_FILE, WORDS_FILE, packaged

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Build

Files = dict[str, Any]


def spot(files: Files, number: int) -> Any:
    return next(spot for spot in files[SPOTS_FILE]["spots"] if spot["number"] == number)


def entry(files: Files, table: str, name: str) -> Any:
    return next(entry for entry in files[SPOTS_FILE][table] if name in (entry.get("id"), entry.get("slug")))


def unknown_pain(files: Files) -> None:
    spot(files, 6)["pain"][2]["place"] = "elbwo"


def unknown_condition(files: Files) -> None:
    spot(files, 6)["conditions"].append("hiccups")


def unknown_muscle(files: Files) -> None:
    spot(files, 6)["muscles"][1]["muscle"] = "gluteus-tiny"


def unknown_region(files: Files) -> None:
    spot(files, 6)["sits"]["regions"] = ["elsewhere"]


def unknown_seat(files: Files) -> None:
    spot(files, 6)["sits"]["places"] = ["elsewhere"]


def unknown_region_of_a_place(files: Files) -> None:
    entry(files, "places", "knee")["regions"] = ["elsewhere"]


def unknown_whole(files: Files) -> None:
    entry(files, "places", "kneecap")["part_of"] = ["kneee"]


def unknown_relative(files: Files) -> None:
    entry(files, "places", "kneecap")["relative_to"] = {"kneee": ["front"]}


def unknown_neighbour(files: Files) -> None:
    entry(files, "places", "calf")["beside"] = ["shinn"]


def unknown_seat_of_a_condition(files: Files) -> None:
    entry(files, "conditions", "sciatica")["felt_in"] = ["legg"]


def unknown_pain_of_a_condition(files: Files) -> None:
    entry(files, "conditions", "headache")["pain_in"] = "haed"


def unknown_group(files: Files) -> None:
    entry(files, "muscles", "masseter")["part_of"] = "chewers"


def one_everyday_name_of_two_muscles(files: Files) -> None:
    entry(files, "muscles", "masseter")["everyday"] = ["Pecs"]


def same_spot_twice(files: Files) -> None:
    spot(files, 6)["number"] = 7


def same_place_twice(files: Files) -> None:
    files[SPOTS_FILE]["places"].append(entry(files, "places", "knee"))


def place_inside_itself(files: Files) -> None:
    entry(files, "places", "knee")["part_of"] = ["kneecap"]


def unknown_field(files: Files) -> None:
    spot(files, 6)["colour"] = "red"


def missing_title(files: Files) -> None:
    del spot(files, 6)["title"]


def title_that_colours_the_terminal(files: Files) -> None:
    spot(files, 6)["title"] = "The \x1b[31mside\x1b[0m of the hip"


def title_of_two_lines(files: Files) -> None:
    spot(files, 6)["title"] = "The side\nof the hip"


def address_that_colours_the_terminal(files: Files) -> None:
    spot(files, 6)["links"][0]["url"] = "https://example.org/\x1b[31m"


def wrong_emphasis(files: Files) -> None:
    spot(files, 6)["pain"][0]["emphasis"] = "very"


def no_pain(files: Files) -> None:
    spot(files, 6)["pain"] = []


def words_for_no_place(files: Files) -> None:
    files[WORDS_FILE]["places"]["atlantis"] = {"exact": ["atlantis"]}


def phrase_that_stands_there_already(files: Files) -> None:
    files[WORDS_FILE]["places"]["knee"]["exact"] = ["Prayer bone", "prayer bone"]


def word_that_stands_there_already(files: Files) -> None:
    files[WORDS_FILE]["elsewhere"] = ["horse", "horse"]


def one_phrase_with_two_meanings(files: Files) -> None:
    files[WORDS_FILE]["places"]["hip"]["exact"].insert(0, "elbows")


def claim_of_an_unknown_condition(files: Files) -> None:
    files[WORDS_FILE]["signs"]["heart-risk"]["claims"][0]["conditions"] = ["hiccups"]


def one_form_of_two_words(files: Files) -> None:
    files[WORDS_FILE]["forms"]["leg"] = ["feet"]


def empty_phrase(files: Files) -> None:
    files[WORDS_FILE]["places"]["hip"]["exact"].insert(0, "")


def phrase_of_filler(files: Files) -> None:
    files[WORDS_FILE]["places"]["hip"]["exact"].insert(0, "my very")


def phrase_of_one_word_and_filler(files: Files) -> None:
    files[WORDS_FILE]["places"]["hip"]["exact"].insert(0, "my zog")


def phrase_with_a_side(files: Files) -> None:
    files[WORDS_FILE]["places"]["hip"]["exact"].insert(0, "left zog")


def frame_with_an_unknown_group(files: Files) -> None:
    files[WORDS_FILE]["places"]["hip"]["exact"].insert(0, "{zog} & hip")


def phrase_with_a_pause(files: Files) -> None:
    files[WORDS_FILE]["places"]["hip"]["exact"].insert(0, "hip, socket")


@pytest.mark.parametrize(
    ("damage", "fault"),
    [
        (unknown_pain, "spots.json, spot 6, pain[2]: there is no place 'elbwo'"),
        (unknown_condition, "spots.json, spot 6, conditions[3]: there is no condition 'hiccups'"),
        (unknown_muscle, "spots.json, spot 6, muscles[1]: there is no muscle 'gluteus-tiny'"),
        (unknown_region, "spots.json, spot 6, sits.regions[0]: there is no region 'elsewhere'"),
        (unknown_seat, "spots.json, spot 6, sits.places[0]: there is no place 'elsewhere'"),
        (unknown_region_of_a_place, "spots.json, place knee, regions[0]: there is no region 'elsewhere'"),
        (unknown_whole, "spots.json, place kneecap, part_of[0]: there is no place 'kneee'"),
        (unknown_relative, "spots.json, place kneecap, relative_to[0]: there is no place 'kneee'"),
        (unknown_neighbour, "spots.json, place calf, beside[0]: there is no place 'shinn'"),
        (unknown_seat_of_a_condition, "spots.json, condition sciatica, felt_in[0]: there is no place 'legg'"),
        (unknown_pain_of_a_condition, "spots.json, condition headache, pain_in: there is no place 'haed'"),
        (unknown_group, "spots.json, muscle masseter, part_of: there is no muscle 'chewers'"),
        (
            one_everyday_name_of_two_muscles,
            "spots.json, muscle masseter, everyday[0]: 'Pecs' is the everyday name of 2",
        ),
        (same_spot_twice, "spots.json, spot 7: stands in the file 2 times"),
        (same_place_twice, "spots.json, place knee: stands in the file 2 times"),
        (place_inside_itself, "spots.json, place knee, part_of: is, by way of others, a part of itself"),
        (unknown_field, "spots.json, spot 6, colour: is not a field here"),
        (missing_title, "spots.json, spot 6, title: is missing"),
        (title_that_colours_the_terminal, "spots.json, spot 6, title: starts or ends with white space, has more than"),
        (title_of_two_lines, "spots.json, spot 6, title: starts or ends with white space, has more than one line"),
        (address_that_colours_the_terminal, "spots.json, spot 6, links[0].url: is no web address"),
        (wrong_emphasis, "spots.json, spot 6, pain[0].emphasis: must be 'especially', 'mainly' or 'rarely'"),
        (no_pain, "spots.json, spot 6, pain: needs at least 1, and has 0"),
        (words_for_no_place, "words.json, places atlantis: there is no place 'atlantis'"),
        (phrase_that_stands_there_already, "words.json, places knee, exact[1]: 'prayer bone' stands already in this"),
        (word_that_stands_there_already, "words.json, elsewhere[1]: 'horse' stands already in this list, at [0]"),
        (
            one_phrase_with_two_meanings,
            "words.json, places hip, exact[0]: 'elbows' stands already at place elbow in spots.json, name",
        ),
        (claim_of_an_unknown_condition, "words.json, signs heart-risk, claims: there is no condition 'hiccups'"),
        (one_form_of_two_words, "words.json, forms, feet: is a form of 2 words"),
        (empty_phrase, "words.json, places hip, exact[0]: is empty"),
        (phrase_of_filler, "words.json, places hip, exact[0]: 'my very' says nothing but filler"),
        (phrase_of_one_word_and_filler, "words.json, places hip, exact[0]: 'my zog' would be found as 'zog' alone"),
        (phrase_with_a_side, "words.json, places hip, exact[0]: 'left zog' holds left or right, which is passed over"),
        (frame_with_an_unknown_group, "words.json, places hip, exact[0]: there is no group {zog}"),
        (phrase_with_a_pause, "words.json, places hip, exact[0]: 'hip, socket' holds a pause"),
    ],
    ids=lambda value: value.__name__ if callable(value) else "",
)
def test_a_fault_is_named_by_file_entry_and_field(
    files: Files, build: Build, damage: Callable[[Files], None], fault: str
) -> None:
    damage(files)

    with pytest.raises(CatalogueError) as raised:
        build(files)

    assert any(str(found).startswith(fault) for found in raised.value.faults), raised.value


def test_words_for_an_unknown_place_are_one_fault_with_the_place_that_was_meant(files: Files, build: Build) -> None:
    files[WORDS_FILE]["places"]["knees"] = files[WORDS_FILE]["places"].pop("knee")

    with pytest.raises(CatalogueError) as raised:
        build(files)

    assert str(raised.value) == (
        "The catalogue has 1 fault:\n"
        "  words.json, places knees: there is no place 'knees'\n"
        "    Did you mean 'knee' or 'kneecap'? If not, add that place, or name another."
    )


def test_a_list_that_is_short_only_for_a_fault_inside_it_is_no_second_fault(files: Files, build: Build) -> None:
    spot(files, 6)["pain"] = [{"place": "Hip!"}]

    with pytest.raises(CatalogueError, match=r"has 1 fault:\n  spots.json, spot 6, pain\[0\].place: is no name"):
        build(files)


def test_a_data_file_that_is_not_installed_is_a_fault() -> None:
    with pytest.raises(CatalogueError, match=r"lost\.json: cannot be read from where perfectspots is installed"):
        packaged("lost.json")


def test_all_faults_are_named_at_once(files: Files, build: Build) -> None:
    unknown_pain(files)
    unknown_muscle(files)
    words_for_no_place(files)

    with pytest.raises(CatalogueError, match="The catalogue has 3 faults:"):
        build(files)


def test_faults_of_form_in_both_files_are_named_at_once(files: Files, build: Build) -> None:
    missing_title(files)
    empty_phrase(files)

    with pytest.raises(CatalogueError) as raised:
        build(files)

    assert {fault.file for fault in raised.value.faults} == {SPOTS_FILE, WORDS_FILE}


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"null", b"\xff\xfe", b'{"format": 2}'], ids=repr)
def test_a_file_that_is_no_catalogue_is_a_fault(files: Files, build: Build, content: bytes) -> None:
    with pytest.raises(CatalogueError) as raised:
        build(files | {SPOTS_FILE: content})

    assert {fault.file for fault in raised.value.faults} == {SPOTS_FILE}


def test_a_list_of_ordinary_words_that_is_no_text_is_a_fault(files: Files, build: Build) -> None:
    with pytest.raises(CatalogueError, match=r"ordinary-words\.txt"):
        build(files | {ORDINARY_WORDS_FILE: b"\xff\xfe"})


def test_a_list_of_ordinary_words_out_of_order_is_a_fault(files: Files, build: Build) -> None:
    with pytest.raises(CatalogueError, match=r"ordinary-words\.txt, arm: stands behind"):
        build(files | {ORDINARY_WORDS_FILE: b"back\narm\nleg\n"})


def test_the_packaged_catalogue_is_read_once() -> None:
    assert load() is load()


def test_nothing_in_the_catalogue_can_be_changed() -> None:
    with pytest.raises(ValueError, match="frozen"):
        load().chart.spots[0].title = "x"  # type: ignore[misc]  # the very thing that must fail
