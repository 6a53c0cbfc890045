"""Many questions at once: each line of standard input is answered by a line of JSON, as soon as it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfectspots.asking import ask
from perfectspots.terminal import print_json

if TYPE_CHECKING:
    from collections.abc import Iterable

    from perfectspots.shelf import Catalogue


def answer_lines(lines: Iterable[str], catalogue: Catalogue) -> None:
    """Print the answer to each line, in constant memory however many there are.

    Args:
        lines: One question each; an empty one is answered too, so that answers and questions stay in step.
        catalogue: What the answers are looked up in.

    Raises:
        ReaderLeftError: Nobody reads standard output any more.
    """
    for line in lines:
        print_json(ask(line, catalogue).model_dump_json())
