"""Text becomes plain words."""

from __future__ import annotations

import pytest

from perfectspots.words import split

FORMS = {"feet": "foot", "aching": "ache"}


def plain(text: str) -> list[str]:
    return [word.plain for word in split(text, FORMS)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("Sore HIP", ["sore", "hip"], id="case makes no difference"),
        pytest.param("hips knees thighs", ["hip", "knee", "thigh"], id="regular plurals become singular"),
        pytest.param(
            "arches injuries headaches toothaches", ["arch", "injury", "headache", "toothache"], id="-es, -ies"
        ),
        pytest.param("numbness pelvis sinus this gas", ["numbness", "pelvis", "sinus", "this", "gas"], id="no plurals"),
        pytest.param("feet aching", ["foot", "ache"], id="other forms become the listed word"),
        pytest.param("can't cannot cant", ["can", "not"] * 3, id="can't has three spellings"),
        pytest.param("don\u2019t isn't I'm", ["do", "not", "is", "not", "i", "am"], id="contractions are taken apart"),
        pytest.param("runner's golfers' knee", ["runner", "is", "golfer", "knee"], id="'s is read as is"),
        pytest.param("na\u00efve caf\u00e9", ["naive", "cafe"], id="accents are dropped"),
        pytest.param(
            "\uff28\uff29\uff30 \ufb01nger", ["hip", "finger"], id="other widths and ligatures are plain letters"
        ),
        pytest.param("lower-back T-spine", ["lower", "back", "t", "spine"], id="hyphens part words"),
        pytest.param("L4/L5", ["l4", "l5"], id="digits stay"),
        pytest.param(
            "\u819d \u0431\u043e\u043b\u044c", ["\u819d", "\u0431\u043e\u043b\u044c"], id="other scripts stay"
        ),
        pytest.param("  [/] \U0001f600 ... ", [], id="no words at all"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_a_text_is_cut_into_plain_words(text: str, words: list[str]) -> None:
    assert plain(text) == words


@pytest.mark.parametrize(
    ("text", "pauses", "sentences"),
    [
        pytest.param("hip knee", [True, False], [True, False], id="none"),
        pytest.param("hip, knee", [True, True], [True, False], id="comma"),
        pytest.param("neck/shoulder", [True, True], [True, False], id="slash"),
        pytest.param("hip - knee", [True, True], [True, False], id="dash"),
        pytest.param("hip. Knee", [True, True], [True, True], id="full stop"),
        pytest.param("hip.knee", [True, True], [True, True], id="full stop without a space"),
        pytest.param("2.5 knee", [True, False, False], [True, False, False], id="decimal point"),
        pytest.param("hip\nknee", [True, True], [True, True], id="new line"),
    ],
)
def test_punctuation_is_a_pause_and_a_full_stop_a_new_sentence(
    text: str, pauses: list[bool], sentences: list[bool]
) -> None:
    words = split(text, {})

    assert [word.pause for word in words] == pauses
    assert [word.sentence for word in words] == sentences


def test_every_word_knows_where_it_stands_in_the_text() -> None:
    text = "  My KNEES can't bend"

    assert [text[word.start : word.end] for word in split(text, {})] == ["My", "KNEES", "can't", "can't", "bend"]
