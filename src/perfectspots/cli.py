"""The front door: arguments in, exit code out.

This is the one file that imports inside its functions: Rich, RapidFuzz and the catalogue are slow to import, and most
commands do not need all of them.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from perfectspots import __version__
from perfectspots.errors import ExitCode, PerfectSpotsError
from perfectspots.terminal import Color, ReaderLeftError, print_json, print_lines, silence, standard_input

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from perfectspots.screens.lines import Line


def _examples(*commands: str) -> str:
    """Return example commands for a help text; the mark in front keeps their lines apart."""
    return "\b\nExamples:\n" + "\n".join(f"  perfectspots {command}" for command in commands)


app = typer.Typer(
    name="perfectspots",
    help="Say where it hurts, and see which of the 14 Perfect Spots the chart links to it.",
    epilog="This is not a doctor. In an emergency call your local emergency number (for example 112, 911, 999).",
    context_settings={"help_option_names": ["-h", "--help"]},
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
)

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON and nothing else.")]
AsPlain = Annotated[bool, typer.Option("--plain", help="Print plain lines: no colours, no wrapping.")]


@dataclass(frozen=True, slots=True)
class _Options:
    """The options that stand before the command."""

    color: Color


def run(arguments: Sequence[str]) -> int:
    """Run the program and return its exit code; whatever goes wrong is one clear message on standard error."""
    try:
        code = app(list(arguments), prog_name="perfectspots", standalone_mode=False)
    except PerfectSpotsError as error:
        return _failed(str(error), error.exit_code)
    except typer.TyperException as error:
        return _failed(_usage_message(error), ExitCode.WRONG_USAGE)
    except (typer.Abort, KeyboardInterrupt):
        return ExitCode.INTERRUPTED
    except ReaderLeftError:
        silence()
        return ExitCode.ANSWERED
    return code or ExitCode.ANSWERED


@app.callback(invoke_without_command=True)
def main(
    context: typer.Context,
    *,
    version: Annotated[
        bool, typer.Option("--version", "-V", help="Print the version and leave.", is_eager=True)
    ] = False,
    color: Annotated[
        Color, typer.Option(help="Use colours: by what the terminal can show, always, or never.")
    ] = "auto",
) -> None:
    """Say where it hurts, and see which of the 14 Perfect Spots the chart links to it."""
    if version:
        typer.echo(f"perfectspots {__version__}")
        raise typer.Exit
    context.obj = _Options(color)
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@app.command(epilog=_examples("find hip pain", "find right under my bum when I drive"))
def find(
    context: typer.Context,
    words: Annotated[list[str], typer.Argument(metavar="WORDS", help="Where it hurts; a lone - reads standard input.")],
    *,
    as_json: AsJson = False,
    plain: AsPlain = False,
) -> None:
    """Look up a pain in your own words."""
    from perfectspots.asking import ask
    from perfectspots.catalogue import load

    text = standard_input() if words == ["-"] else " ".join(words)
    catalogue = load()
    answer = ask(text, catalogue)
    if as_json:
        print_json(answer.model_dump_json())
    else:
        from perfectspots.screens.answers import answer_screen

        _show(answer_screen(answer, catalogue.chart), context, plain=plain)
    if not answer.matches and not answer.alerts:
        raise typer.Exit(ExitCode.NOTHING_FOUND)


@app.command(epilog=_examples("show 12", "show masseter", "show basics"))
def show(
    context: typer.Context,
    spots: Annotated[
        list[str], typer.Argument(metavar="SPOT", help="Numbers or names of spots: 6, masseter, glute max; or basics.")
    ],
    *,
    as_json: AsJson = False,
    plain: AsPlain = False,
) -> None:
    """Show all about a spot."""
    from perfectspots.catalogue import load
    from perfectspots.screens.cards import cards_screen
    from perfectspots.selecting import by_names, sheets

    catalogue = load()
    chosen = by_names(spots, catalogue)
    if as_json:
        print_json(sheets(chosen, catalogue).model_dump_json())
    else:
        _show(cards_screen(chosen.spots, catalogue.chart, basics=chosen.basics), context, plain=plain)


@app.command("list", epilog=_examples("list", "list --region low-back"))
def list_(
    context: typer.Context,
    *,
    region: Annotated[
        str | None, typer.Option(help="Spots that sit here, or whose pain is felt here: low-back.")
    ] = None,
    condition: Annotated[str | None, typer.Option(help="Spots related to this condition: sciatica.")] = None,
    muscle: Annotated[str | None, typer.Option(help="Spots in this muscle: masseter.")] = None,
    as_json: AsJson = False,
    plain: AsPlain = False,
) -> None:
    """List the spots, all or some."""
    from perfectspots.catalogue import load
    from perfectspots.screens.lists import empty_list_screen, list_screen
    from perfectspots.selecting import by_filters, sheets

    catalogue = load()
    chosen = by_filters(region, condition, muscle, catalogue)
    if as_json:
        print_json(sheets(chosen, catalogue).model_dump_json())
    else:
        hint = sys.stdout.isatty()
        screen = list_screen(chosen.spots, catalogue.chart, hint=hint) if chosen.spots else empty_list_screen()
        _show(screen, context, plain=plain)
    if not chosen.spots:
        raise typer.Exit(ExitCode.NOTHING_FOUND)


def _show(lines: Iterable[Line], context: typer.Context, *, plain: bool) -> None:
    options: _Options = context.obj
    print_lines(lines, plain=plain, color=options.color)


def _failed(message: str, code: ExitCode) -> ExitCode:
    sys.stderr.write(f"perfectspots: {message}\n")
    return code


def _usage_message(error: typer.TyperException) -> str:
    """Say what is wrong with a command line in one line, with what was probably meant."""
    possible: Sequence[str] = getattr(error, "possibilities", None) or ()
    if possible:
        return f"{error.message}. Did you mean {' or '.join(sorted(possible))}?"
    message = error.format_message().rstrip(".?") + ("?" if "Did you mean" in error.message else ".")
    return f"{message} Help: perfectspots --help"
