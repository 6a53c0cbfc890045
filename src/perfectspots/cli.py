"""The front door: arguments in, exit code out.

This is the one file that imports inside its functions: Rich, RapidFuzz and the catalogue are slow to import, and most
commands do not need all of them.
"""

from __future__ import annotations

import io
import os
import shutil
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from perfectspots import __version__
from perfectspots.errors import ExitCode, PerfectSpotsError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from perfectspots.screens import Line


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
    except _ReaderLeftError:
        # The interpreter would try to flush standard output once more at its end, and complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.ANSWERED
    return code or ExitCode.ANSWERED


@app.callback(invoke_without_command=True)
def main(
    context: typer.Context,
    *,
    version: Annotated[
        bool, typer.Option("--version", "-V", help="Print the version and leave.", is_eager=True)
    ] = False,
) -> None:
    """Say where it hurts, and see which of the 14 Perfect Spots the chart links to it."""
    if version:
        typer.echo(f"perfectspots {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@app.command(epilog=_examples("find hip pain", "find right under my bum when I drive"))
def find(
    words: Annotated[list[str], typer.Argument(metavar="WORDS", help="Where it hurts; a lone - reads standard input.")],
    *,
    as_json: AsJson = False,
    plain: AsPlain = False,
) -> None:
    """Look up a pain in your own words."""
    from perfectspots.asking import ask
    from perfectspots.catalogue import load

    text = _standard_input() if words == ["-"] else " ".join(words)
    catalogue = load()
    answer = ask(text, catalogue)
    if as_json:
        _print_json(answer.model_dump_json())
    else:
        from perfectspots.screens import answer_screen

        _print_lines(answer_screen(answer, catalogue.chart), plain=plain)
    if not answer.matches and not answer.alerts:
        raise typer.Exit(ExitCode.NOTHING_FOUND)


@app.command(epilog=_examples("show 12", "show masseter", "show basics"))
def show(
    spots: Annotated[
        list[str], typer.Argument(metavar="SPOT", help="Numbers or names of spots: 6, masseter, glute max; or basics.")
    ],
    *,
    as_json: AsJson = False,
    plain: AsPlain = False,
) -> None:
    """Show all about a spot."""
    from perfectspots.catalogue import load
    from perfectspots.screens import cards_screen
    from perfectspots.selecting import by_names, sheets

    catalogue = load()
    chosen = by_names(spots, catalogue)
    if as_json:
        _print_json(sheets(chosen, catalogue).model_dump_json())
    else:
        _print_lines(cards_screen(chosen.spots, catalogue.chart, basics=chosen.basics), plain=plain)


@app.command("list", epilog=_examples("list", "list --region low-back"))
def list_(
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
    from perfectspots.screens import empty_list_screen, list_screen
    from perfectspots.selecting import by_filters, sheets

    catalogue = load()
    chosen = by_filters(region, condition, muscle, catalogue)
    if as_json:
        _print_json(sheets(chosen, catalogue).model_dump_json())
    else:
        _print_lines(list_screen(chosen.spots, catalogue.chart) if chosen.spots else empty_list_screen(), plain=plain)
    if not chosen.spots:
        raise typer.Exit(ExitCode.NOTHING_FOUND)


def _standard_input() -> str:
    """Read all of standard input; bytes that are not UTF-8 become U+FFFD."""
    return sys.stdin.buffer.read().decode(errors="replace")


def _print_json(document: str) -> None:
    """Print a document in UTF-8, which JSON is written in whatever the locale."""
    with _open_pipe():
        sys.stdout.buffer.write(document.encode() + b"\n")
        sys.stdout.flush()


def _print_lines(lines: Iterable[Line], *, plain: bool) -> None:
    """Print lines as they are, or wrapped and in colours where a person looks at a terminal."""
    # Characters that the terminal's encoding lacks are shown as question marks.
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    with _open_pipe():
        if plain or not sys.stdout.isatty():
            from perfectspots.screens import as_text

            sys.stdout.write(as_text(lines))
        else:
            from perfectspots.rendering import show as show_lines

            show_lines(lines, sys.stdout, shutil.get_terminal_size().columns)
        sys.stdout.flush()


class _ReaderLeftError(Exception):
    """Whoever read standard output has left, as `head` does; Typer would exit with 1 for a broken pipe."""


@contextmanager
def _open_pipe() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise _ReaderLeftError from None


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
