"""A catalogue of one's own: what it adds, what it replaces, and how its faults are mended."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from perfectspots import CatalogueError, PerfectSpotsError, ask, load
from perfectspots.files import FIGURE_FILE, TABLES, packaged
from perfectspots.mending import PATTERNS
from perfectspots.model import OwnCatalogue

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Run

EXAMPLE = Path(__file__).parent.parent / "docs" / "calf-spot.json"


@pytest.fixture
def own() -> Any:
    """Return the worked example, to be changed."""
    return json.loads(EXAMPLE.read_text(encoding="utf-8"))


@pytest.fixture
def write(tmp_path: Path) -> Callable[[Any], Path]:
    """Write a file of one's own and return its path."""

    def written(content: Any) -> Path:
        path = tmp_path / "mine.json"
        path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
        return path

    return written


def test_the_worked_example_is_sound_and_valid_by_the_schema_that_it_names(perfectspots: Run, own: Any) -> None:
    outcome = perfectspots("check", str(EXAMPLE))
    schema = json.loads((EXAMPLE.parent / own["$schema"]).read_text(encoding="utf-8"))

    assert outcome.code == 0
    assert outcome.stdout.splitlines()[:2] == ["calf-spot.json is sound.", "It adds spot 15."]
    assert json.loads(perfectspots("schema").stdout) == schema
    jsonschema.validate(own, schema)


@pytest.mark.parametrize(
    ("arguments", "shown"),
    [
        pytest.param(["find", "my calf is sore"], "15  The inner side of the calf - likely", id="its place"),
        pytest.param(["find", "inner calf muscle"], "15  The inner side of the calf - likely", id="its words"),
        pytest.param(["find", "soleus"], "15  The inner side of the calf - likely", id="its muscle"),
        pytest.param(["find", "stiff calf"], "15  The inner side of the calf - likely", id="its condition"),
        pytest.param(["find", "inside of my calf"], "15  The inner side of the calf - likely", id="its relation"),
        pytest.param(["find", "calf"], "Next: perfectspots --data {own} show 15", id="the next step names the file"),
        pytest.param(["find", "calf"], "It may be a blood clot.", id="what must be read first"),
        pytest.param(["find", "hip pain"], " 6  The side of the hip - likely", id="what is built in stays"),
        pytest.param(["show", "15"], "15  The inner side of the calf", id="show"),
        pytest.param(["show", "inner-side-of-the-calf"], "15  The inner side of the calf", id="show by name"),
        pytest.param(["list", "--region", "calf"], "15  The inner side of the calf.", id="list"),
        pytest.param(["list", "--muscle", "calf-muscles"], "15  The inner side of the calf.", id="list a group"),
    ],
)
def test_the_worked_example_works_in_every_command(perfectspots: Run, arguments: list[str], shown: str) -> None:
    outcome = perfectspots("--data", str(EXAMPLE), *arguments)

    assert (outcome.code, outcome.stderr) == (0, "")
    assert shown.format(own=EXAMPLE) in outcome.stdout


def test_without_the_file_there_is_no_such_spot(perfectspots: Run) -> None:
    assert perfectspots("find", "calf").code == 3
    assert perfectspots("show", "15").code == 2


def test_the_environment_can_name_the_file(perfectspots: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PERFECTSPOTS_DATA", str(EXAMPLE))

    outcome = perfectspots("find", "calf")

    assert "15  The inner side of the calf - likely" in outcome.stdout
    assert "Next: perfectspots show 15" in outcome.stdout


def test_the_python_functions_take_the_file() -> None:
    catalogue = load(EXAMPLE)

    assert [match.number for match in ask("calf", catalogue).matches] == [15]
    assert ask("calf").matches == ()


def test_a_spot_of_the_same_number_replaces_a_packaged_one(write: Callable[[Any], Path], perfectspots: Run) -> None:
    spot = load().chart.spot_by_number[6].model_dump(mode="json") | {"title": "My own hip"}
    path = write({"format": 1, "spots": [spot]})

    assert "It replaces spot 6." in perfectspots("check", str(path)).stdout
    assert " 6  My own hip - likely" in perfectspots("--data", str(path), "find", "hip").stdout
    assert len(load(path).chart.spots) == 14


def test_a_spot_without_a_condition_relates_to_none(write: Callable[[Any], Path], perfectspots: Run, own: Any) -> None:
    _spot(own)["conditions"] = []

    card = perfectspots("--data", str(write(own)), "show", "15").stdout

    assert "Pain in: calf" in card
    assert "Related: " not in card


def test_own_phrases_win_and_are_reported(write: Callable[[Any], Path], perfectspots: Run) -> None:
    path = write({"format": 1, "words": {"places": {"knee": {"exact": ["rump"]}}}})

    assert 'It gives another meaning to "rump".' in perfectspots("check", str(path)).stdout
    assert ask("rump", load(path)).query.findings[0].means == "knee"


@pytest.mark.parametrize(
    "text", ["gastrocnemius swollen one side after surgery", "my calf muscle is swollen and hot after a flight"]
)
def test_no_file_can_switch_a_warning_off(text: str) -> None:
    alone, with_own = ask(text), ask(text, load(EXAMPLE))

    assert alone.outcome == with_own.outcome == "withheld"
    assert {alert.rule for alert in alone.alerts} <= {alert.rule for alert in with_own.alerts}


def test_a_byte_order_mark_is_no_fault(write: Callable[[Any], Path], perfectspots: Run) -> None:
    assert perfectspots("check", str(write(b"\xef\xbb\xbf" + EXAMPLE.read_bytes()))).code == 0


def _spot(own: Any) -> Any:
    return own["spots"][0]


def misspelt_field(own: Any) -> None:
    _spot(own)["guidance"]["sumary"] = _spot(own)["guidance"].pop("summary")


def unknown_place(own: Any) -> None:
    _spot(own)["pain"][2]["place"] = "achiles"


def unknown_neighbour(own: Any) -> None:
    _spot(own)["guidance"]["neighbours"][0]["spot"] = 33


def unknown_source(own: Any) -> None:
    _spot(own)["guidance"]["press"]["sources"] = ["my-nots"]


def wrong_number(own: Any) -> None:
    _spot(own)["number"] = 0


def wrong_emphasis(own: Any) -> None:
    _spot(own)["pain"][1]["emphasis"] = "specially"


def wrong_slug(own: Any) -> None:
    own["places"][0]["id"] = "Inner Calf"


def half_a_sentence(own: Any) -> None:
    _spot(own)["guidance"]["evidence"]["text"] = "no trial that i know"


def too_few_steps(own: Any) -> None:
    del _spot(own)["guidance"]["find"]["steps"][1:]


def text_for_a_list(own: Any) -> None:
    _spot(own)["conditions"] = "tight-calves"


def words_for_nothing(own: Any) -> None:
    own["words"]["places"]["outer-calf"] = {"exact": ["outer calf"]}


def misspelt_table_of_words(own: Any) -> None:
    own["words"]["places"]["inner-calf"] = {"exakt": ["x"]}


def circle(own: Any) -> None:
    own["muscles"][0]["part_of"] = "soleus"


def same_place_twice(own: Any) -> None:
    own["places"].append(own["places"][0])


def one_phrase_with_two_meanings(own: Any) -> None:
    own["words"]["conditions"]["tight-calves"]["exact"].append("inner calf muscle")


def phrase_of_filler(own: Any) -> None:
    own["words"]["conditions"]["tight-calves"]["exact"].append("my very")


def unknown_table(own: Any) -> None:
    own["spot"] = []


def no_format(own: Any) -> None:
    del own["format"]


FAULTS_OF_FORM = [
    (misspelt_field, "spot 0, guidance.sumary", "is not a field here", "Did you mean 'summary'?"),
    (misspelt_field, "spot 0, guidance.summary", "is missing", "Add it."),
    (wrong_number, "spot 0, number", "must be 1 or more", "Write a larger number."),
    (wrong_emphasis, "spot 0, pain[1].emphasis", "must be 'especially', 'mainly'", "Did you mean 'especially'?"),
    (wrong_slug, "place Inner Calf, id", "is no name that the files can refer to", "small letters and digits"),
    (half_a_sentence, "spot 0, guidance.evidence.text", "is no whole sentence", "Begin with a capital letter"),
    (too_few_steps, "spot 0, guidance.find.steps", "needs at least 3, and has 1", "Add what is missing."),
    (text_for_a_list, "spot 0, conditions", "must be a list in square brackets", "Write a list"),
    (misspelt_table_of_words, "words.places inner-calf, exakt", "is not a field here", "Did you mean 'exact'?"),
    (unknown_table, "spot", "is not a field here", "Did you mean 'spots'?"),
    (no_format, "format", "is missing", "Add it."),
]
FAULTS_OF_MEANING = [
    (unknown_place, "spot 15, pain[2]", "there is no place 'achiles'", "Did you mean 'achilles'"),
    (unknown_neighbour, "spot 15, guidance.neighbours[0]", "there is no spot 33", "add that spot"),
    (unknown_source, "spot 15, guidance.press.sources[0]", "there is no source", "Did you mean 'my-notes'?"),
    (words_for_nothing, "words.places outer-calf", "there is no place", "Did you mean 'inner-calf'"),
    (circle, "muscle soleus, part_of", "a part of itself", "Take one link of the circle away."),
    (same_place_twice, "place inner-calf", "stands in the file 2 times", "Keep one"),
    (
        one_phrase_with_two_meanings,
        "words.conditions tight-calves, exact[2]",
        "'inner calf muscle' stands already at words.places inner-calf, exact[1]",
        "Word the phrase in another way",
    ),
    (phrase_of_filler, "words.conditions tight-calves, exact[3]", "says nothing but filler", "Word the phrase"),
]


@pytest.mark.parametrize("faults", [FAULTS_OF_FORM, FAULTS_OF_MEANING], ids=["form", "meaning"])
def test_all_faults_are_named_at_once_each_with_how_to_mend_it(
    perfectspots: Run,
    write: Callable[[Any], Path],
    own: Any,
    faults: list[tuple[Callable[[Any], None], str, str, str]],
) -> None:
    for damage in dict.fromkeys(damage for damage, *_ in faults):
        damage(own)

    outcome = perfectspots("check", str(write(own)))
    said = dict(zip(outcome.stdout.splitlines(), outcome.stdout.splitlines()[1:], strict=False))

    assert outcome.code == 4
    for _, place, problem, mend in faults:
        fault = next((line for line in said if line.startswith(f"{place}: ")), None)
        assert fault is not None, (place, outcome.stdout)
        assert problem in fault
        assert mend in said[fault]


def test_a_check_as_json_follows_its_schema(perfectspots: Run, write: Callable[[Any], Path], own: Any) -> None:
    unknown_place(own)
    unknown_neighbour(own)

    outcome = perfectspots("check", str(write(own)), "--json")
    result = json.loads(outcome.stdout)

    assert outcome.code == 4
    assert [fault["entry"] for fault in result["faults"]] == ["spot 15", "spot 15"]
    assert all(fault["mend"] and fault["file"] == "mine.json" for fault in result["faults"])
    jsonschema.validate(result, json.loads(perfectspots("schema", "check").stdout))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(b"", "the file: is no JSON: EOF", id="nothing"),
        pytest.param(b'{"format": 1,}', "the file: is no JSON: trailing comma at line 1 column 14.", id="comma"),
        pytest.param(b"\xff\xfe{}", "the file: is no JSON", id="not UTF-8"),
        pytest.param(b"[]", "the file: must be an object in curly brackets.", id="list"),
        pytest.param(b"null", "the file: must be an object in curly brackets.", id="null"),
        pytest.param(b'{"format": 2}', "format: must be 1.", id="format of the future"),
        pytest.param(
            b'{"format": 1, "words": []}', "words: must be an object in curly brackets.", id="a list for words"
        ),
        pytest.param(b'{"format": 1, "spots": [3]}', "spots[0]: must be an object in curly brackets.", id="a number"),
        pytest.param(b"[" * 10000, "the file: is no JSON", id="too deep"),
        pytest.param(b'{"format": 1, "spots": [], "spots": []}', "spots: stands 2 times in one pair", id="doubled"),
    ],
)
def test_what_is_no_catalogue_is_said_in_plain_words(
    perfectspots: Run, write: Callable[[Any], Path], content: bytes, message: str
) -> None:
    outcome = perfectspots("check", str(write(content)))

    assert outcome.code == 4
    assert message in outcome.stdout
    assert outcome.stderr == ""


BUILT_IN = [*TABLES, FIGURE_FILE]


@pytest.mark.parametrize("name", BUILT_IN)
def test_a_built_in_data_file_is_known_by_its_form_and_checked_as_what_it_is(
    perfectspots: Run, write: Callable[[Any], Path], name: str
) -> None:
    outcome = perfectspots("check", str(write(packaged(name))))

    assert (outcome.code, outcome.stdout) == (
        0,
        f"mine.json is sound.\nIt was checked as the built-in {name}. --data takes a file of your own instead.\n",
    )


@pytest.mark.parametrize(
    ("name", "path", "fault"),
    [
        ("spots.json", ("places", 0, "beside", ["shinn"]), "place head, beside[0]: there is no place 'shinn'."),
        ("words.json", ("places", "knees", {}), "places knees: there is no place 'knees'."),
        ("words.json", ("places", "hip", "exact", ["knee"]), "places hip, exact[0]: 'knee' stands already at place"),
        (
            "signs.json",
            ("groups", "chest", ["{zog}"]),
            "groups chest, [0]: there is no group {zog} that holds no group",
        ),
        (
            "signs.json",
            ("groups", "chest", ["a & b"]),
            "groups chest, [0]: 'a & b' has parts, which only the phrases of",
        ),
        (
            "sources.json",
            ("sources", 0, "read", "all of it"),
            "source chart, read: must be 'whole', 'opening', 'excerpt'",
        ),
        ("signs.json", ("past", ["..."]), "past, [0]: '...' holds no word"),
        ("signs.json", ("past", ["a & b .. c"]), "past, [0]: 'a & b .. c' holds both"),
        ("red_flags.json", ("rules", 0, "sources", ["nobody"]), "sources[0]: there is no source 'nobody'."),
        ("spots.json", ("spots", 5, "number", 6.5), "spot 6.5, number: must be a whole number."),
        (
            "spots.json",
            ("spots", 5, "guidance", "neighbours", 0, "spot", "9" * 5000),
            "spot 6, guidance.neighbours[0].spot: Unable to parse input string as an integer, exceeded maximum size.",
        ),
        ("words.json", ("relations", "behind", ["behind"]), "relations behind: must be 'under', 'above'"),
        ("red_flags.json", ("rules", 0, "when", [{}]), "when[0]: a combination asks for nothing: name something"),
        (
            "red_flags.json",
            ("rules", 0, "when", [{"together": ["pain"], "unless": ["denied"]}]),
            "rule heart-attack: an emergency is never kept away by other words: leave out `unless`.",
        ),
        ("figure.json", ("spots", "6", "front", [1, 2, 3]), "spots 6, front: may hold at most 2, and has 3."),
        ("figure.json", ("spots", "6", "front", [900, 3]), "spots 6, front[0]: must be 400 or less."),
        ("weights.json", ("warning", "much"), "warning: must be a whole number."),
        ("figure.json", ("spots", "15", {}), "spots 15: there is no spot 15 in spots.json."),
    ],
    ids=lambda value: value if isinstance(value, str) and value.endswith("json") else "",
)
def test_a_fault_in_a_built_in_data_file_is_found_by_check(
    perfectspots: Run, write: Callable[[Any], Path], name: str, path: tuple[Any, ...], fault: str
) -> None:
    document = json.loads(packaged(name))
    part = document
    *steps, field, value = path
    for step in steps:
        part = part[step]
    part[field] = value

    outcome = perfectspots("check", str(write(document)))

    assert outcome.code == 4
    assert f"It was checked as the built-in {name}." in outcome.stdout
    assert fault in outcome.stdout


def test_a_fault_that_a_file_brings_about_in_another_names_the_other(
    perfectspots: Run, write: Callable[[Any], Path]
) -> None:
    chart = json.loads(packaged("spots.json"))
    chart["conditions"] = [entry for entry in chart["conditions"] if entry["id"] != "scoliosis"]

    outcome = perfectspots("check", str(write(chart)))

    assert outcome.code == 4
    assert "words.json, conditions scoliosis: there is no condition 'scoliosis'." in outcome.stdout


def test_a_broken_file_stops_every_command_and_names_the_way_to_mend_it(
    perfectspots: Run, write: Callable[[Any], Path], own: Any
) -> None:
    unknown_place(own)
    path = write(own)

    outcome = perfectspots("--data", str(path), "find", "hip")

    assert (outcome.code, outcome.stdout) == (4, "")
    assert outcome.stderr == (
        "perfectspots: The catalogue has 1 fault:\n"
        "  mine.json, spot 15, pain[2]: there is no place 'achiles'\n"
        f"How to mend them: perfectspots check {path}\n"
    )
    with pytest.raises(CatalogueError):
        load(path)


@pytest.mark.parametrize("arguments", [["check", "{}"], ["--data", "{}", "list"]], ids=" ".join)
@pytest.mark.parametrize("name", ["", "missing.json"], ids=["folder", "missing"])
def test_a_file_that_cannot_be_read_is_wrong_usage(
    perfectspots: Run, tmp_path: Path, arguments: list[str], name: str
) -> None:
    outcome = perfectspots(*(argument.format(tmp_path / name) for argument in arguments))

    assert (outcome.code, outcome.stdout) == (2, "")
    assert "cannot be read: " in outcome.stderr
    with pytest.raises(PerfectSpotsError):
        load(tmp_path / name)


def test_every_pattern_of_the_data_is_explained() -> None:
    def patterns(part: Any) -> set[str]:
        if isinstance(part, list):
            return set().union(*map(patterns, part))
        if isinstance(part, dict):
            own = {part["pattern"]} if isinstance(part.get("pattern"), str) else set()
            return own.union(*map(patterns, part.values()), *({name} for name in part.get("patternProperties", ())))
        return set()

    assert patterns(OwnCatalogue.model_json_schema()) <= set(PATTERNS)


def test_the_packaged_schema_describes_every_field(perfectspots: Run) -> None:
    schema = json.loads(perfectspots("schema").stdout)

    assert schema["properties"]["words"]["description"].startswith("Phrases are added to those that are built in")
    assert all("description" in definition for definition in schema["$defs"].values())
    assert packaged("schemas/own.schema.json").decode() == perfectspots("schema").stdout
