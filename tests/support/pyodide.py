"""A small package that stands for Pyodide where nothing of it runs."""

from __future__ import annotations

import io
import json
import tarfile
import zipfile
from pathlib import Path


def library() -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("this.py", "")
    return written.getvalue()


FILES = {
    "pyodide.mjs": b"a",
    "pyodide.asm.mjs": b"b",
    "pyodide.asm.wasm": b"c" * 1000,
    "python_stdlib.zip": library(),
    "pyodide-lock.json": json.dumps({"info": {"python": "3.14.2"}, "packages": {"numpy": {}}}).encode(),
}


def packed(path: Path, files: dict[str, bytes]) -> Path:
    with tarfile.open(path, "w:gz") as archive:
        for name, data in files.items():
            entry = tarfile.TarInfo(f"package/{name}")
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    return path
