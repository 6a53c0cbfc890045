"""Where the program starts: it answers `--version` at once, and leaves everything else to `cli`."""

from __future__ import annotations

import atexit
import gc
import sys

from perfectspots import __version__


def main() -> int:
    """Run the program with the arguments of the process and return its exit code."""
    # A short run never needs the collector, and leaving without a last collection saves a quarter of the time.
    gc.disable()
    atexit.register(gc.freeze)
    if sys.argv[1:] in (["--version"], ["-V"]):
        sys.stdout.write(f"perfectspots {__version__}\n")
        return 0
    from perfectspots.cli import run  # noqa: PLC0415  # Typer is slow to import, and the version does not need it

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
