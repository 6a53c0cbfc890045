"""What is wrong with a command line, in the program's own words: Typer's do not say what was meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from perfectspots.names import PROGRAM
from perfectspots.spelling import near_names

if TYPE_CHECKING:
    from collections.abc import Sequence


def what_is_wrong(error: Any) -> str:
    """Return, in one line, what is wrong with a command line, and what was probably meant.

    Args:
        error: What Typer found, a `TyperException`; its kinds carry an `option_name`, a `param` or `possibilities`.
    """
    misplaced = _misplaced(error)
    if misplaced:
        return misplaced
    choice = re.search(r"'(?P<given>.*)' is not one of (?P<known>'.*')", error.message, re.DOTALL)
    if choice:
        return _choice_message(choice["given"], re.findall("'(.*?)'", choice["known"]), getattr(error, "param", None))
    possible: Sequence[str] = getattr(error, "possibilities", None) or ()
    if possible:
        near = near_names(getattr(error, "option_name", ""), possible, limit=1) or sorted(possible)
        return f"{error.message}. Did you mean {' or '.join(near)}?"
    context = getattr(error, "ctx", None)
    command = context.command_path if context else PROGRAM
    message = error.format_message().rstrip(".?") + ("?" if "Did you mean" in error.message else ".")
    return f"{message} Help: {command} --help"


def _misplaced(error: Any) -> str | None:
    """Say where an option belongs that stands on the wrong side of the command."""
    option, context = getattr(error, "option_name", None), getattr(error, "ctx", None)
    if context is None or not error.message.startswith("No such option"):
        return None
    program = context.find_root().command
    if any(option in each.opts for each in program.params):
        return f"{option} stands before the command: {PROGRAM} {option} ... {context.info_name}"
    for name, command in program.commands.items():
        if context.parent is None and any(option in each.opts for each in command.params):
            return f"{option} stands behind a command: {PROGRAM} {name} {option}"
    return None


def _choice_message(given: str, known: Sequence[str], parameter: Any) -> str:
    name = parameter.opts[0] if parameter.param_type_name == "option" else parameter.metavar
    near = near_names(given, known)
    meant = f" Did you mean {' or '.join(near)}?" if near else ""
    return f"{name} can be {', '.join(known[:-1])} or {known[-1]}, not {given!r}.{meant}"
