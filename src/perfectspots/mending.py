"""What is wrong with a field of a data file, and how to mend it, in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from perfectspots.spelling import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pydantic_core import ErrorDetails


class Remark(NamedTuple):
    """A problem, as it goes on from the name of a field, and what to do about it."""

    problem: str
    mend: str = ""


PATTERNS: Mapping[str, Remark] = {
    r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$": Remark(
        "is no name that the files can refer to",
        "Write small letters and digits, and join words by single hyphens: low-back.",
    ),
    r"^[^\s\x00-\x1f\x7f-\x9f]([^\x00-\x1f\x7f-\x9f]*[^\s\x00-\x1f\x7f-\x9f])?$": Remark(
        "starts or ends with white space, has more than one line, or holds a control character",
        "Write one line of letters and signs, without space around it.",
    ),
    r"^[A-Z0-9][ -~]*[.?!]$": Remark(
        "is no whole sentence in plain letters",
        "Begin with a capital letter, end with a full stop, and use only letters and signs that every keyboard has.",
    ),
    r"^[a-z][ -~]*[.]$": Remark(
        'does not go on from "Stop if"', 'Begin with a small letter and end with a full stop: "your leg goes numb."'
    ),
    r"^\w+$": Remark("is not one word", "Write one word."),
    r"^https?://[^\s\x00-\x1f\x7f-\x9f]+$": Remark("is no web address", "Write all of it, from https:// on."),
    r"^10\.\d{4,9}/\S+$": Remark("is no DOI", "Write it like 10.1136/bmj.h3480, without https://doi.org/."),
    r"^[1-9][0-9]{0,3}$": Remark("is not the number of a spot", 'Write its number in quotation marks: "6".'),
    r"^\d{6,9}$": Remark("is no PubMed number", "Write its six to nine digits."),
}
"""For each pattern that the data must match: what it means."""

_TYPES = {
    "string_type": "text in double quotes",
    "int_type": "a whole number",
    "float_type": "a number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "float_parsing": "a number",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "tuple_type": "a list in square brackets",
    "dict_type": "an object in curly brackets",
    "model_type": "an object in curly brackets",
}


def remark(error: ErrorDetails, fields: Iterable[str]) -> Remark:
    """Say what is wrong with a field.

    Args:
        error: What the check of the file found.
        fields: The names of the fields that may stand where the error is.
    """
    kind, context = error["type"], error.get("ctx", {})
    if kind == "value_error":
        return Remark(str(context["error"]))  # a rule of our own nouns, which says itself what to do
    if kind in _TYPES:
        return Remark(f"must be {_TYPES[kind]}", f"Write {_TYPES[kind]}.")
    if kind == "extra_forbidden":
        return _unknown_field(str(error["loc"][-1]), fields)
    if kind == "literal_error":
        return _choice(error["input"], context["expected"])
    return _form(kind, context) or _size(kind, context) or Remark(error["msg"], "Compare: perfectspots schema")


def unknown_name(table: str, name: str, known: Iterable[str]) -> Remark:
    """Say that an entry is named that does not exist.

    Args:
        table: What it should be: place, condition, muscle, region, source or spot.
        name: The name.
        known: The names that there are.
    """
    near = did_you_mean(name, known)
    choice = f"{near} If not, add" if near else "Add"
    shown = name if name.isdecimal() else repr(name)
    return Remark(f"there is no {table} {shown}", f"{choice} that {table}, or name another.")


def _unknown_field(name: str, fields: Iterable[str]) -> Remark:
    known = sorted(fields)
    mend = f"{did_you_mean(name, known)} The fields here are: {', '.join(known)}."
    return Remark("is not a field here", mend.lstrip())


def _choice(given: Any, expected: str) -> Remark:
    near = did_you_mean(str(given), expected.replace(" or ", ", ").replace("'", "").split(", "))
    return Remark(f"must be {expected}", f"{near} Write one of these.".lstrip())


def _form(kind: str, context: Mapping[str, Any]) -> Remark | None:
    match kind:
        case "missing":
            return Remark("is missing", "Add it.")
        case "string_pattern_mismatch":
            return PATTERNS[context["pattern"]]
        case "json_invalid":
            return Remark(f"is no JSON: {context['error']}", "Look there for a comma, a quote or a bracket.")
        case _:
            return None


def _size(kind: str, context: Mapping[str, Any]) -> Remark | None:
    match kind:
        case "too_short":
            problem = f"needs at least {context['min_length']}, and has {context['actual_length']}"
            return Remark(problem, "Add what is missing.")
        case "too_long":
            problem = f"may hold at most {context['max_length']}, and has {context['actual_length']}"
            return Remark(problem, "Leave out the least important ones.")
        case "string_too_short":
            least = context["min_length"]
            return Remark("is empty" if least == 1 else f"is shorter than {least} letters", "Write more.")
        case "greater_than_equal":
            return Remark(f"must be {context['ge']:g} or more", "Write a larger number.")
        case "less_than_equal":
            return Remark(f"must be {context['le']:g} or less", "Write a smaller number.")
        case _:
            return None
