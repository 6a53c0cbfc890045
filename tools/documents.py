"""Writes every file of the repository that is made by the program: schemas, man page, transcripts and golden screens.

    python tools/documents.py

A test compares each file with what the program makes now.
"""

from __future__ import annotations

import ast
import inspect
import io
import json
import re
import shlex
from contextlib import redirect_stdout
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from perfectspots import __version__, ask, geometry, load, model
from perfectspots.cli import DATA_VARIABLE, app, run
from perfectspots.errors import ExitCode
from perfectspots.rendering import show
from perfectspots.screens.answers import answer_screen
from perfectspots.screens.cards import cards_screen
from perfectspots.screens.checks import check_screen
from perfectspots.screens.lines import as_text
from perfectspots.screens.lists import empty_list_screen, list_screen
from perfectspots.screens.welcome import welcome_screen
from perfectspots.selecting import by_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfectspots.screens.lines import Line

ROOT = Path(__file__).parent.parent
README = "README.md"
TRANSCRIPT = r"(?P<command>```\n[^`\n]*perfectspots (?P<arguments>[^`\n]*)\n```\n\n```\n)[^`]*```"
"""A command of this program in a block of its own, and its output in the next."""
WIDTHS = (40, 80, 120, 200)
SCHEMAS: dict[str, type[model.Noun]] = {
    "own": model.OwnCatalogue,
    "answer": model.Answer,
    "spots": model.SpotSheets,
    "map": geometry.MapSheet,
    "check": model.Check,
}

EXIT_CODES = {
    ExitCode.ANSWERED: "There is an answer; a warning is one too.",
    ExitCode.WRONG_USAGE: "Wrong usage: an option, a spot or a region that does not exist.",
    ExitCode.NOTHING_FOUND: "Nothing was found: no spot covers it, or the words were not understood.",
    ExitCode.BROKEN_CATALOGUE: "A file of data is broken; every fault is named.",
    ExitCode.INTERRUPTED: "The program was interrupted by Ctrl-C.",
}
ENVIRONMENT = {
    "NO_COLOR": "If it is set and not empty, no colours are used.",
    "TERM": "If it is dumb, no colours are used.",
    "COLUMNS": "The width of the terminal, if it is not to be asked.",
    DATA_VARIABLE: "The same as --data.",
}


def documents() -> dict[str, str]:
    """Return every file that the program makes, by its path from the root of the repository."""
    made = {f"data/schemas/{name}.schema.json": schema(noun) for name, noun in SCHEMAS.items()}
    made["docs/perfectspots.1"] = man_page()
    made[README] = with_transcripts((ROOT / README).read_text(encoding="utf-8"))
    for name, lines in screens().items():
        shown = {"piped": as_text(lines)} | {f"{width} columns": on_a_terminal(lines, width) for width in WIDTHS}
        made[f"tests/golden/{name}.txt"] = "\n".join(f"===== {where}\n\n{text}" for where, text in shown.items())
    return made


def screens() -> dict[str, list[Line]]:
    """Return one screen of each kind, by name."""
    catalogue = load()
    chart = catalogue.chart
    answers = {
        "found": "pain right under my bum when I drive",
        "repaired": "siatica",
        "emergency": "crushing chest pain down my left arm",
        "soon": "stiff every morning for an hour, both shoulders, 68",
        "care": "hip pain, I take warfarin",
        "vague": "my back hurts",
        "not-covered": "my calf",
        "too-wide": "leg",
        "not-understood": "zebra crossing",
        "denied": "no hip pain",
    }
    spots = by_names(["3"], catalogue)
    faults = [
        model.FoundFault(file="mine.json", entry="spot 15", field="title", problem="is missing", mend="Add it."),
        model.FoundFault(file="mine.json", entry="", field="", problem="is empty", mend="Write more."),
    ]
    return {
        "welcome": welcome_screen(),
        **{name: answer_screen(ask(text), chart) for name, text in answers.items()},
        "card": cards_screen(spots.spots, chart),
        "basics": cards_screen([], chart, basics=True),
        "list": list_screen(chart.spots, chart, hint=True),
        "empty-list": empty_list_screen(),
        "sound": check_screen(model.Check(file="mine.json", added=(15,), replaced=(3, 6)), "mine.json"),
        "faults": check_screen(model.Check(file="mine.json", faults=tuple(faults)), "mine.json"),
    }


def on_a_terminal(lines: list[Line], width: int) -> str:
    """Return what a terminal of so many columns, without colours, shows."""
    stream = io.StringIO()
    show(lines, stream, width=width, colored=False)
    return stream.getvalue()


def schema(noun: type[model.Noun]) -> str:
    """Return the JSON Schema of a document, with the docstrings of its fields as descriptions."""
    document = noun.model_json_schema(mode="validation" if noun is model.OwnCatalogue else "serialization")
    described = {"$schema": "https://json-schema.org/draft/2020-12/schema", **document}
    known = {each.__name__: each for each in nouns(model.Noun)}
    for name, definition in [(noun.__name__, described), *document.get("$defs", {}).items()]:
        definition["description"] = inspect.cleandoc(known[name].__doc__ or "")
        for field, text in field_docstrings(known[name]).items():
            if field in definition.get("properties", {}):
                definition["properties"][field]["description"] = text
    return json.dumps(described, indent=1) + "\n"


def nouns(base: type[model.Noun]) -> Iterator[type[model.Noun]]:
    """Yield a noun and all that are made from it."""
    yield base
    for part in base.__subclasses__():
        yield from nouns(part)


def field_docstrings(noun: type[model.Noun]) -> dict[str, str]:
    """Return the docstrings under the fields of a class and of its bases, by the names that stand in documents."""
    found: dict[str, str] = {}
    for part in reversed(noun.__mro__):
        if not issubclass(part, model.Noun):
            continue
        body = ast.parse(inspect.getsource(part)).body[0]
        statements = body.body if isinstance(body, ast.ClassDef) else []
        for field, text in pairwise(statements):
            if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and isinstance(text, ast.Expr):
                known = noun.model_fields.get(field.target.id)
                name = known.alias if known and known.alias else field.target.id
                found[name] = inspect.cleandoc(ast.literal_eval(text.value))
    return found


def with_transcripts(text: str) -> str:
    """Return a page with the output under each command of this program made anew."""

    def renewed(found: re.Match[str]) -> str:
        output = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
        with redirect_stdout(output):
            run(shlex.split(found["arguments"]))
            output.flush()
        return f"{found['command']}{output.buffer.getvalue().decode()}```"

    return re.sub(TRANSCRIPT, renewed, text)


def man_page() -> str:
    """Return the manual, made of the same help texts that the program shows."""
    program: Any = typer.main.get_command(app)
    lines = [
        f'.TH PERFECTSPOTS 1 "" "perfectspots {__version__}" "User Commands"',
        ".SH NAME",
        r"perfectspots \- say where it hurts, and see which of the 14 Perfect Spots the chart links to it",
        ".SH SYNOPSIS",
        r"\fBperfectspots\fR [\fIOPTION\fR]... \fICOMMAND\fR [\fIARGUMENT\fR]...",
        ".SH DESCRIPTION",
        *_man_text(program.help),
        ".SH OPTIONS",
        "They stand before the command.",
        *_man_parameters(program),
        ".SH COMMANDS",
    ]
    for name, command in program.commands.items():
        usage = " ".join(_metavar(each) for each in command.params if each.param_type_name == "argument")
        lines += [
            f".SS perfectspots {name} {_man(usage)}".rstrip(),
            *_man_text(command.help),
            *_man_parameters(command),
        ]
    return "\n".join([*lines, *_MAN_END]) + "\n"


_MAN_END = (
    ".SH EXIT STATUS",
    *(f".TP\n.B {code.value}\n{meaning}" for code, meaning in EXIT_CODES.items()),
    ".SH ENVIRONMENT",
    *(f".TP\n.B {name}\n{meaning}" for name, meaning in ENVIRONMENT.items()),
    ".SH NOTES",
    "This is not a doctor. It looks words up in a chart, and it can miss serious illness.",
    "In an emergency call your local emergency number (for example 112, 911, 999).",
    ".PP",
    "It works offline, keeps nothing, and writes nothing but to its output.",
)


def _man_text(text: str) -> Iterator[str]:
    """Yield a help text as paragraphs and examples."""
    for number, paragraph in enumerate(text.strip().replace("\b", "").split("\n\n")):
        lines = paragraph.strip("\n").splitlines()
        if number:
            yield ".PP"
        if lines[0].startswith(" "):
            yield from (".nf", ".RS 4", *(_man(each.strip()) for each in lines), ".RE", ".fi")
        else:
            yield _man(" ".join(lines))


def _man_parameters(command: Any) -> Iterator[str]:
    """Yield the arguments and options of a command with their help texts."""
    for each in command.params:
        names = ", ".join(rf"\fB{_man(name)}\fR" for name in each.opts) if each.param_type_name == "option" else ""
        value = "" if getattr(each, "is_flag", False) else rf"\fI{_man(_metavar(each))}\fR"
        yield from (".TP", f"{names} {value}".strip(), _man(each.help))


def _metavar(parameter: Any) -> str:
    return f"{parameter.metavar}{'...' if parameter.nargs == -1 else ''}"


def _man(text: str) -> str:
    """Return a text in which nothing is taken for a command of the typesetter."""
    escaped = text.replace("\\", r"\e").replace("-", r"\-").replace("'", r"\(aq")
    return rf"\&{escaped}" if escaped.startswith(".") else escaped


def main() -> None:
    """Write every file anew."""
    for path, text in documents().items():
        (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / path).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
