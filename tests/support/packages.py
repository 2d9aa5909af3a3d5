"""Packages of data as an installer leaves them: a folder of files, and one that tells of it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path


def installed(
    place: Path, package: str, version: str, entry: str, files: Mapping[str, str], *, code: str | None = None
) -> Path:
    """Puts a package into `place`. `entry` is "group: name = folder", the paths of `files` begin in that folder, and
    `code` is what importing the package would run. What tells of the package is returned."""
    told = place / f"{package.replace('-', '_')}-{version}.dist-info"
    told.mkdir(parents=True)
    (told / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: {version}\n", encoding="utf-8")
    group, _, line = entry.partition(": ")
    if group:
        (told / "entry_points.txt").write_text(f"[console_scripts]\nx = y:z\n\n[{group}]\n{line}\n", encoding="utf-8")
    folder = place / line.partition(" = ")[2]
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    if code is not None:
        (folder / "__init__.py").write_text(code, encoding="utf-8")
    return told
