"""Small packages that stand for Pyodide and PDFium where nothing of them runs."""

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

PDFIUM = {"dist/index.browser.js": b"d", "dist/pdfium.wasm": b"e" * 1000}


def packed(path: Path, files: dict[str, bytes]) -> Path:
    with tarfile.open(path, "w:gz") as archive:
        for name, data in files.items():
            entry = tarfile.TarInfo(f"package/{name}")
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    return path
