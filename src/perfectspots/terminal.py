"""The edge to the world: reading standard input, and printing for people on a terminal, for pipes and for programs."""

from __future__ import annotations

import io
import os
import shutil
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal, NamedTuple

from perfectspots.errors import MOST_CHARACTERS, UsageError
from perfectspots.screens.lines import as_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from perfectspots.cells import Letters
    from perfectspots.screens.lines import Line

Color = Literal["auto", "always", "never"]

_COLUMNS_OF_A_PIPE = 80
_ROOMY = 100
"""Columns from which a text leaves room for a picture beside it."""
_NARROWEST_BESIDE, _WIDEST_BESIDE = 38, 56
"""Columns of a picture beside a text."""
_NARROWEST = 20
"""Columns of the narrowest picture."""


class ReaderLeftError(Exception):
    """Whoever read standard output has left, as `head` does."""


_MOST_BYTES = 4 * MOST_CHARACTERS + 1
"""UTF-8 takes at most four bytes for a character."""


def standard_input() -> str:
    """Read standard input; bytes that are not UTF-8 become U+FFFD.

    No more is read than it takes to know that a text is too long, so that an endless one is refused too.

    Raises:
        UsageError: It cannot be read.
    """
    with _readable():
        return sys.stdin.buffer.read(_MOST_BYTES).decode(errors="replace")


def standard_input_lines() -> Iterator[str]:
    """Yield the lines of standard input, without their ends, as they come in.

    Of a line that is too long no more is read than it takes to know that, so that an endless one is refused too.

    Raises:
        UsageError: It cannot be read.
    """
    while True:
        with _readable():
            line = sys.stdin.buffer.readline(_MOST_BYTES)
        if not line:
            return
        yield line.rstrip(b"\r\n").decode(errors="replace")


def lines_ahead() -> int | None:
    """Return how many lines are still to be read from standard input; None from a pipe, which nobody can know."""
    source = sys.stdin.buffer
    if not source.seekable():
        return None
    with _readable():
        here = source.tell()
        count = sum(1 for _ in source)
        source.seek(here)
    return count


def can_show_progress() -> bool:
    """Return whether a person sees standard error, and not the answers among it."""
    return sys.stderr.isatty() and not sys.stdout.isatty()


def print_json(document: str) -> None:
    """Print a document in UTF-8, which JSON is written in whatever the locale.

    Raises:
        ReaderLeftError: Nobody reads standard output any more.
    """
    with _open_pipe():
        sys.stdout.buffer.write(document.encode() + b"\n")
        sys.stdout.flush()


def print_lines(lines: Iterable[Line], *, plain: bool, color: Color) -> None:
    """Print lines as they are, or wrapped and in colours where a person looks at a terminal.

    Args:
        lines: What to print.
        plain: Whether to print plain lines, without colours and unwrapped, whatever `color` says.
        color: Whether to use colours; `auto` decides by the terminal and the environment.

    Raises:
        ReaderLeftError: Nobody reads standard output any more.
    """
    # Characters that the terminal's encoding lacks are shown as question marks.
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    wrapped = sys.stdout.isatty()
    with _open_pipe():
        if plain or not (wrapped or color == "always"):
            sys.stdout.write(as_text(lines))
        else:
            from perfectspots.rendering import show  # noqa: PLC0415  # Rich is slow to import, and pipes do without

            width = shutil.get_terminal_size().columns if wrapped else None
            show(lines, sys.stdout, width=width, colored=color == "always" or (color == "auto" and _has_colors()))
        sys.stdout.flush()


class Person:
    """Whoever sits at the terminal; talk goes to standard error, so that standard output holds answers alone."""

    def tell(self, text: str) -> None:
        """Say something.

        Args:
            text: What to say, line breaks included.
        """
        sys.stderr.write(text)
        sys.stderr.flush()

    def hear(self, question: str) -> str:
        """Ask a question and return the answer, one line without white space around it.

        Args:
            question: What to ask; the answer is typed on the same line.

        Raises:
            KeyboardInterrupt: The person will say nothing more.
        """
        self.tell(question)
        said = sys.stdin.buffer.readline()
        if not said:
            self.tell("\n")
            raise KeyboardInterrupt
        return said.decode(errors="replace").strip()


def can_ask() -> bool:
    """Return whether a person sits at the terminal, to see a question and to answer it."""
    return sys.stdin.isatty() and sys.stdout.isatty() and sys.stderr.isatty()


class Room(NamedTuple):
    """The room that there is for pictures."""

    columns: int
    letters: Letters
    laid_out: bool
    """Whether lines can stand beside each other, as they can on a terminal of known width."""

    @property
    def beside(self) -> int:
        """How many columns wide a picture beside a text can be; 0 where it would leave too little of the text."""
        if not self.laid_out or self.columns < _ROOMY:
            return 0
        return min(_NARROWEST_BESIDE + (self.columns - _ROOMY) // 3, _WIDEST_BESIDE)


def room(*, plain: bool) -> Room:
    """Return the room for pictures on standard output."""
    on_screen = sys.stdout.isatty()
    columns = max(shutil.get_terminal_size().columns, _NARROWEST) if on_screen else _COLUMNS_OF_A_PIPE
    braille = not plain and os.environ.get("TERM") != "dumb" and _has_braille()
    return Room(columns, "braille" if braille else "ascii", on_screen and not plain)


def _has_braille() -> bool:
    # Python writes UTF-8 even where the locale is said to have ASCII alone; it then changes LC_CTYPE to C.UTF-8 itself.
    names = ("LC_ALL", "LANG") if os.environ.get("LC_CTYPE") == "C.UTF-8" else ("LC_ALL", "LC_CTYPE", "LANG")
    if next((os.environ[name] for name in names if os.environ.get(name)), "") in ("C", "POSIX"):
        return False
    try:
        "\u28ff".encode(sys.stdout.encoding or "ascii")
    except UnicodeEncodeError:
        return False
    return True


def silence() -> None:
    """Let nothing more be printed; the interpreter would flush standard output once more at its end, and complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _has_colors() -> bool:
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


@contextmanager
def _readable() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        message = f"Standard input cannot be read: {error.strerror or error}."
        raise UsageError(message) from None


@contextmanager
def _open_pipe() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise ReaderLeftError from None
