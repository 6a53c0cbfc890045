"""Writes a page to where the person says, whole or not at all."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path
from typing import Literal

from perfectspots.errors import UsageError

Format = Literal["html", "md", "svg"]

_FORMATS: dict[str, Format] = {".html": "html", ".htm": "html", ".md": "md", ".markdown": "md", ".svg": "svg"}


def format_of(path: Path, *, force: bool) -> Format:
    """Return what to write, by the end of a file's name.

    Args:
        path: Where it shall be written.
        force: Whether a file that is there already may be replaced.

    Raises:
        UsageError: Nothing of that kind is written, or not there; the message says what to do.
    """
    form = _FORMATS.get(path.suffix.lower())
    try:
        if path.is_dir():
            message = f"{str(path)!r} is a folder. Name a file in it: {path / 'spots.html'}"
        elif form is None:
            message = f"{str(path)!r} does not say what to write. End it in .html, .md or .svg."
        elif not path.parent.is_dir():
            message = f"There is no folder {str(path.parent)!r} to write in."
        elif not force and _is_there(path):
            message = f"{str(path)!r} is there already. Add --force to replace it."
        else:
            return form
    except OSError as error:
        message = _unwritable(path, error)
    raise UsageError(message)


def save(text: str, path: Path) -> None:
    """Write a text to a file, which is replaced in one go once the text is written out.

    Raises:
        UsageError: It cannot be written; what was there before is still there.
    """
    # A link is followed, so that what it points to is replaced and not the link.
    target = Path(os.path.realpath(path))
    part = target.with_name(f".perfectspots-{secrets.token_hex(6)}")
    try:
        with part.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    except OSError as error:
        message = _unwritable(path, error)
        raise UsageError(message) from None
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _is_there(path: Path) -> bool:
    """Return whether there is a file; unlike `Path.exists`, fail where that cannot be known."""
    try:
        path.stat()
    except FileNotFoundError:
        return False
    return True


def _unwritable(path: Path, error: OSError) -> str:
    return f"{str(path)!r} cannot be written: {error.strerror or error}."
