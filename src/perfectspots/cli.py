"""The front door: arguments in, exit code out.

This is the one file that imports inside its functions: Rich, RapidFuzz and the catalogue are slow to import, and most
commands do not need all of them. It does without `from __future__ import annotations`: Typer would compile the type of
each parameter anew, twice, at every start.
"""

import os
import sys
from copy import copy
from pathlib import Path  # Typer reads the types of parameters
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

import typer
from typer.core import TyperCommand

from perfectspots import __version__
from perfectspots.errors import ExitCode, PerfectSpotsError, UsageError
from perfectspots.names import PROGRAM
from perfectspots.terminal import Color, ReaderLeftError, print_json, print_lines, room, silence, standard_input

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from typer.models import CommandInfo

    from perfectspots.model import Answer, Chart, Spot
    from perfectspots.saving import Format
    from perfectspots.screens.lines import Line
    from perfectspots.shelf import Catalogue
    from perfectspots.terminal import Room

COMPLETION_VARIABLE = "_PERFECTSPOTS_COMPLETE"
"""Set by the script that `completion` prints, when a shell asks what may come next."""
DATA_VARIABLE = "PERFECTSPOTS_DATA"
Shell = Literal["bash", "zsh", "fish", "powershell"]


def _help(text: str, *examples: str, more: str = "") -> str:
    """Return a help text with its examples in front; the mark keeps their lines apart."""
    lines = "\n".join(f"  {PROGRAM} {example}" for example in examples)
    return f"{text}\n\n\b\n{lines}" + (f"\n\n{more}" if more else "")


class _Command(TyperCommand):
    """A command whose help names no types of Python, as Typer does behind an argument: WORDS <list[str]>."""

    def get_help(self, ctx: typer.Context) -> str:  # type: ignore[override]  # the context that Typer hands out
        """Return the help text."""
        for parameter in self.params:
            if parameter.param_type_name == "argument":
                # Typer's parameters have this method, and it calls it by the name of its argument.
                parameter.display_type_rich = lambda ctx: ""  # type: ignore[attr-defined]  # noqa: ARG005  # as above
        return super().get_help(ctx)


app = typer.Typer(
    name=PROGRAM,
    epilog="This is not a doctor. In an emergency call your local emergency number (for example 112, 911, 999).",
    context_settings={"help_option_names": ["-h", "--help"]},
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,  # Typer's own would write into the files of the shell; `completion` prints a script instead
)

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON and nothing else.")]
AsPlain = Annotated[bool, typer.Option("--plain", help="Print plain lines: no colours, no wrapping.")]

Side = Literal["left", "right", "both"]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write a page or a picture: a .html, .md or .svg file."),
]
Force = Annotated[bool, typer.Option("--force", help="Replace the file of --output if it is there already.")]
OfSide = Annotated[
    Side | None, typer.Option(metavar="SIDE", help="Mark one side of you in the picture: left or right.")
]


class _Options(NamedTuple):
    """The options that stand before the command."""

    color: Color
    data: Path | None


def _offer(table: str) -> "Callable[[typer.Context, str], list[tuple[str, str]]]":
    """Return what a shell asks for the names of a table that begin with a half-typed word."""

    def offered(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
        from perfectspots import completing

        try:
            names = getattr(completing, table)(context.find_root().params.get("data"))
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return []  # a file of a person's own that is broken, which `check` explains
        # Brackets would be taken for markup by what Typer prints help with.
        return [
            (name, help_text.replace("[", "(").replace("]", ")"))
            for name, help_text in names
            if name.startswith(incomplete)
        ]

    return offered


def run(arguments: "Sequence[str]") -> int:
    """Run the program and return its exit code; whatever goes wrong is one clear message on standard error."""
    if COMPLETION_VARIABLE in os.environ:
        from typer.completion import completion_init  # type: ignore[attr-defined]  # imported there for use

        completion_init()
    try:
        code = _program(arguments)(list(arguments), prog_name=PROGRAM, standalone_mode=False)
    except PerfectSpotsError as error:
        return _failed(str(error), error.exit_code)
    except typer.TyperException as error:
        from perfectspots.usage import what_is_wrong

        return _failed(what_is_wrong(error), ExitCode.WRONG_USAGE)
    except (typer.Abort, KeyboardInterrupt):
        return ExitCode.INTERRUPTED
    except (ReaderLeftError, BrokenPipeError):
        silence()
        return ExitCode.ANSWERED
    except OSError as error:  # whatever is read says so itself: what is left is writing, to a full disk
        silence()
        return _failed(f"The answer cannot be written: {error.strerror or error}.", ExitCode.WRONG_USAGE)
    return code or ExitCode.ANSWERED


def _program(arguments: "Sequence[str]") -> typer.Typer:
    """Return the program with only the parameters that can be meant: Typer reads those of every command that it has."""
    known = [command.name for command in app.registered_commands]
    typed = _typed_in_bash() if COMPLETION_VARIABLE in os.environ else arguments[:1]
    if typed is None or (typed and typed[0] not in known):
        return app
    program = copy(app)
    program.registered_commands = [
        command if command.name in typed else _without_parameters(command) for command in app.registered_commands
    ]
    return program


def _typed_in_bash() -> "Sequence[str] | None":
    """Return the command that stands before the word that bash completes, if there is one; None for other shells."""
    try:
        return os.environ["COMP_WORDS"].split()[1 : int(os.environ["COMP_CWORD"])][:1]
    except (KeyError, ValueError):
        return None


def _without_parameters(command: "CommandInfo") -> "CommandInfo":
    """Return a command of which the name and the help are known, and no more."""
    bare = copy(command)
    bare.callback = lambda: None
    return bare


@app.callback(
    invoke_without_command=True,
    help=_help(
        "Say where it hurts, and see which of the 14 Perfect Spots the chart links to it.",
        "find pain right under my bum when I drive",
        "show 12",
        "list --region low-back",
        more="The exit code is 0 where there is an answer, 2 for wrong usage, 3 where nothing is found, 4 for a broken "
        "file of data, 130 for Ctrl-C.",
    ),
)
def main(
    context: typer.Context,
    *,
    version: Annotated[
        bool, typer.Option("--version", "-V", help="Print the version and leave.", is_eager=True)
    ] = False,
    color: Annotated[
        Color,
        typer.Option(
            metavar="WHEN", help="When to use colours: auto (by the terminal, NO_COLOR and TERM), always or never."
        ),
    ] = "auto",
    data: Annotated[
        Path | None,
        typer.Option(
            envvar=DATA_VARIABLE, metavar="FILE", help="A JSON file of your own that adds spots or replaces some."
        ),
    ] = None,
) -> None:
    """Keep the options for the command, or greet whoever gave none."""
    if version:
        typer.echo(f"{PROGRAM} {__version__}")
        raise typer.Exit
    context.obj = _Options(color, data)
    if context.invoked_subcommand is None:
        from perfectspots.screens.welcome import welcome_screen

        _show(welcome_screen(), context, plain=False)


@app.command(
    "find",
    cls=_Command,
    help=_help(
        "Look up a pain in your own words.",
        "find hip pain",
        "find right under my bum when I drive",
        "find --json left temple aches",
        "find --json --lines - < descriptions.txt",
        more="Without words, on a terminal, it asks where it hurts.",
    ),
)
def find(
    context: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="WORDS", help="Where it hurts; a lone - reads standard input.", autocompletion=_offer("pains")
        ),
    ] = None,
    *,
    as_json: AsJson = False,
    plain: AsPlain = False,
    lines: Annotated[
        bool, typer.Option("--lines", help="With --json and -: answer each line of standard input by a line of JSON.")
    ] = False,
    no_input: Annotated[bool, typer.Option("--no-input", help="Never ask anything.")] = False,
    why: Annotated[
        bool, typer.Option("--why", help="Say which words raised a warning, by which rule, and its sources.")
    ] = False,
) -> None:
    """Look up a pain in the person's own words."""
    if lines:
        _find_lines(words, context, as_json=as_json)
        return
    from perfectspots.asking import ask

    catalogue = _catalogue(context)
    text = _text(words, catalogue, silent=no_input or as_json)
    answer = ask(text, catalogue)
    if as_json:
        print_json(answer.model_dump_json())
    else:
        from perfectspots.screens.answers import answer_screen

        picture = _picture(answer, catalogue.chart, room(plain=plain))
        screen = answer_screen(answer, catalogue.chart, picture)
        if why:
            from perfectspots.screens.alerts import reason_lines

            screen += reason_lines(answer, catalogue.alarms.red_flags, catalogue.sources.by_id)
        _show(screen, context, plain=plain)
    if not answer.matches and not answer.alerts:
        raise typer.Exit(ExitCode.NOTHING_FOUND)


@app.command(
    "show",
    cls=_Command,
    help=_help("Show all about a spot.", "show 12", "show masseter", "show 6 12 --json", "show basics"),
)
def show(
    context: typer.Context,
    spots: Annotated[
        list[str],
        typer.Argument(
            metavar="SPOT",
            help="Numbers or names of spots: 6, masseter, glute max; or basics.",
            autocompletion=_offer("spots"),
        ),
    ],
    *,
    side: OfSide = None,
    output: Output = None,
    force: Force = False,
    as_json: AsJson = False,
    plain: AsPlain = False,
) -> None:
    """Show all about a spot."""
    from perfectspots.screens.cards import cards_screen
    from perfectspots.selecting import by_names, sheets

    catalogue = _catalogue(context)
    chosen = by_names(spots, catalogue)
    if output is not None:
        from perfectspots.atlas import load_body
        from perfectspots.page import cards_page

        body = load_body(catalogue.chart)
        _save(output, lambda form: cards_page(body, chosen, catalogue, form, side), force=force, as_json=as_json)
    elif as_json:
        print_json(sheets(chosen, catalogue).model_dump_json())
    else:
        pictures = _pictures(chosen.spots, catalogue.chart, side, room(plain=plain))
        screen = cards_screen(chosen.spots, catalogue.chart, basics=chosen.basics, pictures=pictures)
        _show(screen, context, plain=plain)


@app.command(
    "list",
    cls=_Command,
    help=_help(
        "List the spots, all or some.",
        "list",
        "list --region low-back",
        "list --condition sciatica --region hip",
        "list --region hip --region low-back --json",
        more="Name an option twice for spots that fit either name; those of different options must all fit.",
    ),
)
def list_(
    context: typer.Context,
    *,
    region: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME",
            help="Spots that sit here, or whose pain is felt here: low-back.",
            autocompletion=_offer("regions"),
        ),
    ] = None,
    condition: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME", help="Spots related to this condition: sciatica.", autocompletion=_offer("conditions")
        ),
    ] = None,
    muscle: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="Spots in this muscle: masseter.", autocompletion=_offer("muscles")),
    ] = None,
    as_json: AsJson = False,
    plain: AsPlain = False,
) -> None:
    """List the spots, all or some."""
    from perfectspots.screens.lists import empty_list_screen, list_screen
    from perfectspots.selecting import Filters, by_filters, sheets

    catalogue = _catalogue(context)
    chosen = by_filters(Filters(region or (), condition or (), muscle or ()), catalogue)
    if as_json:
        print_json(sheets(chosen, catalogue).model_dump_json())
    else:
        hint = sys.stdout.isatty()
        screen = list_screen(chosen.spots, catalogue.chart, hint=hint) if chosen.spots else empty_list_screen()
        _show(screen, context, plain=plain)
    if not chosen.spots:
        raise typer.Exit(ExitCode.NOTHING_FOUND)


@app.command(
    "map",
    cls=_Command,
    help=_help(
        "Draw the body, front and back, with the spots on it.",
        "map",
        "map --region low-back",
        "map 6 12 --side left",
        more="Left and right are your own. With --plain the picture is made of plain letters.",
    ),
)
def map_(
    context: typer.Context,
    spots: Annotated[
        list[str] | None, typer.Argument(metavar="SPOT", help="Numbers or names of spots: 6, masseter.")
    ] = None,
    *,
    region: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Shade this part of the body and mark its spots: low-back.")
    ] = None,
    side: OfSide = None,
    output: Output = None,
    force: Force = False,
    as_json: AsJson = False,
    plain: AsPlain = False,
) -> None:
    """Draw the body with spots on it."""
    from perfectspots.mapping import mapped

    catalogue = _catalogue(context)
    shown = mapped(spots or (), region or (), side, catalogue)
    if output is not None:
        from perfectspots.atlas import load_body
        from perfectspots.page import map_page

        body = load_body(catalogue.chart)
        _save(output, lambda form: map_page(body, shown, catalogue, form), force=force, as_json=as_json)
    elif as_json:
        from perfectspots.atlas import load_body
        from perfectspots.mapping import map_sheet

        print_json(map_sheet(load_body(catalogue.chart), shown, catalogue.chart).model_dump_json())
    else:
        from perfectspots.illustrating import map_lines

        _show(map_lines(shown, catalogue.chart, room(plain=plain)), context, plain=plain)
    if not shown.spots:
        raise typer.Exit(ExitCode.NOTHING_FOUND)


@app.command(
    "check",
    cls=_Command,
    help=_help(
        "Check a file of your own, and say how to mend every fault.",
        "check my-spots.json",
        "check my-spots.json --json",
        more=f"Use the file with --data my-spots.json before a command, or name it in {DATA_VARIABLE}. "
        "A file with the form of a built-in data file is checked as what it is.",
    ),
)
def check(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A JSON file that adds spots or replaces some.")],
    *,
    as_json: AsJson = False,
    plain: AsPlain = False,
) -> None:
    """Check a file of a person's own."""
    from perfectspots.inspecting import check as checked

    result = checked(file)
    if as_json:
        print_json(result.model_dump_json())
    else:
        from perfectspots.screens.checks import check_screen

        _show(check_screen(result, str(file)), context, plain=plain)
    if result.faults:
        raise typer.Exit(ExitCode.BROKEN_CATALOGUE)


@app.command(
    "schema",
    cls=_Command,
    help=_help(
        "Print the JSON Schema of a document.",
        "schema > my-spots.schema.json",
        "schema answer",
        more='Name the schema of your own file in it, as "$schema", and an editor completes it and marks mistakes.',
    ),
)
def schema(
    document: Annotated[
        Literal["own", "answer", "spots", "map", "check"],
        typer.Argument(
            metavar="DOCUMENT",
            help="What to describe: own (a file for --data), answer (find --json), spots (show and list --json), "
            "map (map --json) or check (check --json).",
        ),
    ] = "own",
) -> None:
    """Print a JSON Schema."""
    from perfectspots.files import packaged

    print_json(packaged(f"schemas/{document}.schema.json").decode().rstrip("\n"))


@app.command(
    "completion",
    cls=_Command,
    help=_help(
        "Print a completion script for your shell.",
        "completion bash >> ~/.bashrc",
        "completion zsh >> ~/.zshrc",
        "completion fish > ~/.config/fish/completions/perfectspots.fish",
        "completion powershell >> $PROFILE",
        more="It completes commands, options, regions, conditions, muscles and the names of spots.",
    ),
)
def completion(
    shell: Annotated[Shell, typer.Argument(metavar="SHELL", help="Your shell: bash, zsh, fish or powershell.")],
) -> None:
    """Print a script for a shell; nothing is installed."""
    from typer.completion import get_completion_script  # type: ignore[attr-defined]  # imported there for use

    typer.echo(get_completion_script(prog_name=PROGRAM, complete_var=COMPLETION_VARIABLE, shell=shell))


def _catalogue(context: typer.Context) -> "Catalogue":
    from perfectspots.catalogue import load

    options: _Options = context.obj
    return load(options.data)


def _show(lines: "Iterable[Line]", context: typer.Context, *, plain: bool) -> None:
    options: _Options = context.obj
    if options.data and str(options.data) != os.environ.get(DATA_VARIABLE):
        import shlex

        from perfectspots.screens.lines import with_option

        lines = with_option(lines, f"--data {shlex.quote(str(options.data))}")
    print_lines(lines, plain=plain, color=options.color)


def _save(output: Path, page: "Callable[[Format], str]", *, force: bool, as_json: bool) -> None:
    """Write a page to a file, and say so."""
    from perfectspots.saving import format_of, save
    from perfectspots.screens.lines import printable

    if as_json:
        message = "--output writes a page, --json prints a document: name one of them."
        raise UsageError(message)
    save(page(format_of(output, force=force)), output)
    sys.stderr.write(f"Wrote {printable(str(output))}\n")


def _picture(answer: "Answer", chart: "Chart", space: "Room") -> "list[Line]":
    """Draw where to press the best spot, if a picture has room beside the text."""
    if not space.beside:
        return []
    from perfectspots.illustrating import picture_of_best

    return picture_of_best(answer, chart, space)


def _pictures(spots: "Iterable[Spot]", chart: "Chart", side: Side | None, space: "Room") -> "dict[int, list[Line]]":
    """Draw each spot, if a picture has room beside the text."""
    if not space.beside:
        return {}
    from perfectspots.illustrating import pictures_of

    return pictures_of(spots, chart, side, space)


def _text(words: list[str] | None, catalogue: "Catalogue", *, silent: bool) -> str:
    """Return what a person says: the words, standard input, or what they answer when they are asked."""
    if words:
        return standard_input() if words == ["-"] else " ".join(words)
    from perfectspots.terminal import Person, can_ask

    if silent or not can_ask():
        message = f"Say where it hurts: {PROGRAM} find hip pain, or - to read standard input."
        raise UsageError(message)
    from perfectspots.dialogue import where_it_hurts

    return where_it_hurts(Person(), catalogue)


def _find_lines(words: list[str] | None, context: typer.Context, *, as_json: bool) -> None:
    """Answer each line of standard input."""
    if not as_json or words != ["-"]:
        message = f"--lines reads standard input and prints JSON: {PROGRAM} find --json --lines -"
        raise UsageError(message)
    import gc

    from perfectspots.streaming import answer_lines
    from perfectspots.terminal import can_show_progress, lines_ahead, standard_input_lines

    catalogue = _catalogue(context)
    gc.freeze()
    gc.enable()  # a short run does without the collector, this one may be long
    questions = standard_input_lines()
    if not can_show_progress():
        answer_lines(questions, catalogue)
        return
    with typer.progressbar(questions, length=lines_ahead(), label="Answered", show_pos=True, file=sys.stderr) as bar:
        answer_lines(bar, catalogue)


def _failed(message: str, code: ExitCode) -> ExitCode:
    from perfectspots.screens.lines import printable

    shown = "\n".join(map(printable, message.splitlines()))
    sys.stderr.write(f"{PROGRAM}: {shown}\n")
    return code
