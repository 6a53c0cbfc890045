"""Compiles the index when a wheel is built: an installed program need not read thousands of phrases at each start."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from setuptools.command.build_py import build_py  # type: ignore[import-untyped]  # it carries no types

_COMPILE = """
import sys
from pathlib import Path
from perfectspots.building import packaged_index
for name, content in packaged_index().items():
    Path(sys.argv[1], name).write_bytes(content)
"""


class BuildWithIndex(build_py):  # type: ignore[misc]  # for the same reason
    """Builds the package as usual, then checks its data and compiles the index beside it.

    An editable install gets no index: there a change to the data must show at once.
    """

    def run(self) -> None:
        """Build the package and its index."""
        super().run()
        if not self.editable_mode:
            # A process of its own sees the package as it is built; with the seed, the index is the same each time.
            search_path = os.pathsep.join(filter(None, (str(self.build_lib), os.environ.get("PYTHONPATH"))))
            environment = os.environ | {"PYTHONPATH": search_path, "PYTHONHASHSEED": "0"}
            for stale in self._data.glob("*.pickle"):
                stale.unlink()
            subprocess.run([sys.executable, "-B", "-c", _COMPILE, str(self._data)], env=environment, check=True)

    def get_outputs(self, include_bytecode: bool = True) -> list[str]:  # noqa: FBT001, FBT002  # as setuptools calls it
        """Return the files that are built."""
        outputs: list[str] = super().get_outputs(include_bytecode)
        return outputs if self.editable_mode else [*outputs, *map(str, sorted(self._data.glob("*.pickle")))]

    @property
    def _data(self) -> Path:
        return Path(self.build_lib) / "perfectspots" / "data"
