"""Where the program starts: it answers `--version` at once, and leaves everything else to `cli`."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from contextlib import suppress

from perfectspots import __version__


def main() -> int:
    """Run the program with the arguments of the process and return its exit code."""
    # A short run never needs the collector, and leaving without a last collection saves a quarter of the time.
    gc.disable()
    atexit.register(gc.freeze)
    _open_what_is_closed()
    if sys.argv[1:] in (["--version"], ["-V"]):
        with suppress(OSError):
            sys.stdout.write(f"perfectspots {__version__}\n")
            sys.stdout.flush()
            return 0
    _want_no_plugins()
    from perfectspots.cli import run  # noqa: PLC0415  # Typer is slow to import, and the version does not need it

    return run(sys.argv[1:])


def _want_no_plugins() -> None:
    """Let no other package that is installed look on as Pydantic checks a person's words.

    Without plugins nothing needs the module that looks for them either: it reads what is known of all packages, which
    takes a fifteenth of a run. Should a later Pydantic want more of it than it does now, it is loaded after all.
    """
    name = "pydantic.plugin._loader"

    def loaded(attribute: str) -> object:
        if attribute.startswith("__"):
            raise AttributeError(attribute)
        from importlib import import_module  # noqa: PLC0415  # seldom needed

        del sys.modules[name]
        return getattr(import_module(name), attribute)

    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
    loader = type(sys)(name)
    vars(loader).update(get_plugins=tuple, __getattr__=loaded)
    sys.modules[name] = loader


def _open_what_is_closed() -> None:
    """Let a stream that the program was started without be an empty one: Python has None for it."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115  # open to the end


if __name__ == "__main__":
    sys.exit(main())
