"""Prints a digest of all that a wheel of this repository is built from: the action caches what it installs under it."""

from __future__ import annotations

import hashlib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PARTS = ("pyproject.toml", "README.md", "LICENSE", "NOTICE", "src", "rules", "tools/compiled_packs.py")


def digest(root: Path) -> str:
    """The SHA-256 digest of the names and bytes of every file that goes into the wheel, as hexadecimal digits."""
    found = hashlib.sha256()
    for part in PARTS:
        place = root / part
        files = [place] if place.is_file() else sorted(path for path in place.rglob("*") if path.is_file())
        for path in files:
            if "__pycache__" in path.parts:
                continue
            data = path.read_bytes()
            found.update(f"{path.relative_to(root).as_posix()}\0{len(data)}\0".encode())
            found.update(data)
    return found.hexdigest()


if __name__ == "__main__":
    print(digest(ROOT))
