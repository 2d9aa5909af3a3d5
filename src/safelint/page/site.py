"""The page as it is given out: one file that opens from the disk, and the same as a folder for any host.

Both are made of the same files in `interface/`: markup, style, scripts and texts. The one file holds all inside, so
that its policy lets it reach nothing; the folder's lets it reach its own origin.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from hashlib import sha256

from safelint.page import markup, program

_SCRIPTS = (*markup.DESK, "program.js", "main.js")

ONE_FILE = "safelint.html"
FOLDER = "site"

_FACE = "page"
_IMPORT = re.compile(r"^import .*;\n", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|class|const)\b)", re.MULTILINE)
_COMMENT = re.compile(r"^ *(?://[^\n]*|/\*\*.*?\*/) *\n", re.MULTILINE | re.DOTALL)


def built(runtime: Mapping[str, bytes], pdfium: Mapping[str, bytes], house: bytes = b"") -> dict[str, bytes]:
    """Every file of the page by its path, from those of Pyodide, and of PDFium if it is to read PDF.

    `house` is a configuration that counts for every text.
    """
    parts = {"program": program.packed(program.files(runtime, markup.read("worker.js").encode(), house))}
    if pdfium:
        parts["pdf"] = program.packed(program.pdf_files(pdfium, markup.read("pdf.js").encode()))
    return {ONE_FILE: _one_file(parts), **{f"{FOLDER}/{name}": data for name, data in _folder(parts).items()}}


def _one_file(parts: Mapping[str, bytes]) -> bytes:
    style, script = markup.read("page.css"), joined()
    policy = markup.policy(
        style=_integrity(style), script=f"{_integrity(script)} blob:", worker="blob:", connect="'none'"
    )
    held = "".join(
        f'<script type="application/octet-stream" id="{name}">{base64.b64encode(data).decode()}</script>\n'
        for name, data in parts.items()
    )
    scripts = f'{held}{markup.data()}<script type="module">{script}</script>'
    return markup.page(_FACE, policy, f"<style>{style}</style>", scripts)


def _folder(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    script = joined().encode()
    style = markup.read("page.css").encode()
    policy = markup.policy(style="'self'", script="'self' blob:", worker="'self' blob:", connect="'self'")
    linked = '<link rel="stylesheet" href="page.css">'
    files = {name: f"{name}-{program.digest(data)}.bin" for name, data in parts.items()}
    held = "".join(
        f'<script type="application/octet-stream" id="{name}" data-file="{file}"></script>\n'
        for name, file in files.items()
    )
    page = markup.page(_FACE, policy, linked, f'{held}{markup.data()}<script type="module" src="page.js"></script>')
    whole = program.digest(b"".join((page, script, style, *parts.values())))
    worker = markup.read("sw.js").replace("[[version]]", whole).replace("[[program]]", files["program"])
    return {
        "index.html": page,
        "licences.txt": markup.licences().encode(),
        "page.css": style,
        "page.js": script,
        **{files[name]: data for name, data in parts.items()},
        "sw.js": worker.encode(),
    }


def _integrity(held: str) -> str:
    return f"'sha256-{base64.b64encode(sha256(held.encode()).digest()).decode()}'"


def joined() -> str:
    """The scripts as one: a page that is opened from the disk can load no other."""
    scripts = (_IMPORT.sub("", _EXPORT.sub("", markup.read(name))) for name in _SCRIPTS)
    return _COMMENT.sub("", "".join(scripts))
