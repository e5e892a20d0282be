"""Writes down in a wheel, and in a source distribution, which commit it was built from.

hatchling runs this by its place in pyproject.toml. An installed Stile then tells its commit without git.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).parent))

from origin import FILE, commit

PLACES = {"wheel": f"desktop/resources/{FILE}", "sdist": FILE}


class OriginHook(BuildHookInterface):
    """Adds one file to what is built; without git, and outside of a source distribution, it adds none."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the file into a folder of the build's own, and have it included."""
        told = commit()
        if version == "editable" or not told:
            return  # a checkout changes after it was installed
        file = Path(self.directory) / FILE
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(told, encoding="utf-8")
        build_data["force_include"][str(file)] = PLACES[self.target_name]

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Leave nothing behind."""
        del version, build_data, artifact_path
        (Path(self.directory) / FILE).unlink(missing_ok=True)
