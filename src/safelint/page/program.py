"""All that the page runs: Pyodide, safelint with its packs compiled, and what it needs.

The packed form is gzip of a line of JSON (a list of names and sizes in bytes) and of the files after it, end to end.
"""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Iterator, Mapping
from hashlib import sha256
from importlib.util import find_spec

from safelint.knowledge import shipped, sources
from safelint.page import archives
from safelint.values.entries import HEAD
from safelint.values.errors import SafelintError

_PACK = "uk"
_SAFELINT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_NOT_RUN = ("__pycache__", "interface", *sources.APART)
PACKAGES = {
    "markdown_it": ("", *(f"{name}/" for name in "common helpers presets rules_block rules_core rules_inline".split())),
    "mdurl": ("",),
    "phonenumbers": ("", "data/", "shortdata/"),
    "yaml": ("",),
}
"""The packages that safelint needs here, each with the folders of it that are used, in which all is Python: of
phonenumbers no names of places, companies or time zones."""
_OF_PYPDF = ("_codecs", "_crypt_providers", "_text_extraction", "_text_extraction/_layout_mode", "actions")
PDF_PACKAGES = {"pypdf": ("", *(f"{name}/" for name in (*_OF_PYPDF, "annotations", "generic")))}
"""The same for PDF files."""


def files(runtime: Mapping[str, bytes], worker: bytes, house: bytes = b"") -> dict[str, bytes]:
    """The files of the program. `house` is a configuration that counts for every text."""
    return {
        "worker.js": worker,
        "pyodide-lock.json": _without_packages(runtime["pyodide-lock.json"]),
        "python_stdlib.zip": archives.stored(dict(archives.members(runtime["python_stdlib.zip"]))),
        **{name: data for name, data in runtime.items() if name.endswith((".mjs", ".wasm"))},
        "safelint.zip": archives.stored(dict(_safelint())),
        **({"safelint.toml": house} if house else {}),
    }


def pdf_files(pdfium: Mapping[str, bytes], glue: bytes) -> dict[str, bytes]:
    """The files that come when a PDF does: PDFium, `pdf.js` (as `glue`), and what else reads such files."""
    return {
        "pdf.js": glue,
        "pdfium.js": pdfium["dist/index.browser.js"],
        "pdfium.wasm": pdfium["dist/pdfium.wasm"],
        "pypdf.zip": archives.stored({name: _read(path) for path, name in modules(PDF_PACKAGES, "pdf")}),
    }


def packed(held: Mapping[str, bytes]) -> bytes:
    """All files as one."""
    head = json.dumps([[name, len(data)] for name, data in held.items()]) + "\n"
    return gzip.compress(b"".join([head.encode(), *held.values()]), 9, mtime=0)


def digest(data: bytes) -> str:
    """What tells one state of a file from another, short enough for a name."""
    return sha256(data).hexdigest()[:16]


def _without_packages(lock: bytes) -> bytes:
    """The list of packages that Pyodide may load, without any: only its release and the Python in it."""
    return json.dumps({**json.loads(lock), "packages": {}}).encode()


def _safelint() -> Iterator[tuple[str, bytes]]:
    """The modules and data of safelint, its packs as they are compiled, and what it needs, by their path."""
    for path, name in _below(_SAFELINT):
        if not name.startswith("rules/"):
            yield f"safelint/{name}", _read(path)
    folder = os.path.join(sources.rules_folder(), _PACK)
    head = _read(os.path.join(folder, HEAD))
    yield f"safelint/rules/{_PACK}/{HEAD}", head
    yield f"safelint/rules/{_PACK}.json", shipped.alone(_compiled(folder), {HEAD: head})
    for path, name in modules(PACKAGES):
        yield name, _read(path)


def modules(wanted: Mapping[str, tuple[str, ...]], extra: str = "") -> Iterator[tuple[str, str]]:
    """The modules of other packages that the page needs: where each lies, and its path from the folder of all
    packages."""
    for package, folders in wanted.items():
        spec = find_spec(package)
        if spec is None or not spec.submodule_search_locations:
            missing = f'safelint with its extra "{extra}"' if extra else "safelint again"
            raise SafelintError(f"the package {package} is not installed; install {missing}")
        for path, name in _below(spec.submodule_search_locations[0]):
            if name.endswith(".py") and name[: name.rfind("/") + 1] in folders:
                yield path, f"{package}/{name}"


def _compiled(folder: str) -> bytes:
    """The compiled form of a pack: what ships, if it was made from just these files, else made now."""
    if shipped.read(folder, sources.digest(sources.read_files(folder))) is not None:
        return _read(shipped.path_of(folder))
    return shipped.written(folder)


def _below(folder: str) -> Iterator[tuple[str, str]]:
    """The files below a folder that a program may need, each with its path from there, sorted."""
    for above, folders, names in os.walk(folder):
        folders[:] = sorted(each for each in folders if each not in _NOT_RUN)
        for name in sorted(names):
            path = os.path.join(above, name)
            yield path, os.path.relpath(path, folder).replace(os.sep, "/")


def _read(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()
