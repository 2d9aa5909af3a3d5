"""Puts the compiled form of each rule pack into the wheel, beside its files: see `safelint/knowledge/shipped.py`.

The build of a wheel runs it, by `pyproject.toml`. An editable installation compiles into the user's cache instead.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledPacks(BuildHookInterface):  # type: ignore[type-arg]
    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        sys.path.insert(0, str(Path(self.root) / "src"))
        from safelint.knowledge import shipped

        self._made = Path(tempfile.mkdtemp())
        for pack in sorted(Path(self.root, "rules").glob("*/pack.toml")):
            name = Path(shipped.path_of(str(pack.parent))).name
            (self._made / name).write_bytes(shipped.written(str(pack.parent)))
            build_data["force_include"][str(self._made / name)] = f"safelint/rules/{name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        if version != "editable":
            shutil.rmtree(self._made)
