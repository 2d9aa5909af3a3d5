"""Readers: bytes to documents. Which one reads a file is told by its suffix, else by its first bytes.

A module dropped into this package with a `READER` of its own is found by itself. A format of several modules has a
folder, whose `reader.py` stands in the table below. The table also spares the import of the readers that a run does not
need; a test holds it to the modules.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import NamedTuple

from safelint import memory
from safelint.lazy import regex
from safelint.plugins import modules, registered
from safelint.readers.prose.decode import SAVE_AS_TEXT
from safelint.values.document import Document
from safelint.values.errors import SafelintError, Unreadable


class Reader(NamedTuple):
    """A format that can be read.

    `name` is what reports call the format; `suffixes` are lower case, with the dot. `read` takes the path, as given,
    and the file's bytes; it raises `Unreadable`, also where the document's own settings are wrong. The text of the
    source may be anything that people read in the file: where it is not the file decoded, it is kept, and never
    written back.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[str, bytes], Document]


SHIPPED: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "plain": ("text", (".txt", ".text")),
    "markdown.reader": ("markdown", (".md", ".markdown", ".mdown", ".mdx", ".qmd", ".rmd")),
    "html.reader": ("html", (".html", ".htm", ".xhtml")),
    "docx.reader": ("docx", (".docx", ".dotx", ".docm")),
    "eml.reader": ("e-mail", (".eml",)),
    "odt.reader": ("odt", (".odt", ".ott")),
    "adoc.reader": ("asciidoc", (".adoc", ".asciidoc")),
    "rst.reader": ("restructuredtext", (".rst", ".rest")),
    "pdf.reader": ("pdf", (".pdf",)),
    "pptx.reader": ("pptx", (".pptx", ".ppsx", ".potx", ".pptm")),
}
"""Module in this package: the name of the format, its suffixes."""

DOCUMENT_TYPES: Mapping[str, str] = {
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": "pptx",
    "application/vnd.oasis.opendocument.text": "odt",
}
"""Media type of a file that is no text: its format. https://www.iana.org/assignments/media-types"""

_UNSUPPORTED = {
    ".doc": ("old Word documents", "open it in Word, and save it as .docx"),
    ".pages": ("Pages documents", "export it as .docx"),
    ".rtf": ("Rich Text files", "open it in Word, and save it as .docx"),
    ".msg": ("Outlook messages", "save it as .eml"),
    ".epub": ("e-books", SAVE_AS_TEXT),
    ".ppt": ("old presentations", "open it in PowerPoint, and save it as .pptx"),
    ".xlsx": ("spreadsheets", SAVE_AS_TEXT),
    ".xls": ("spreadsheets", SAVE_AS_TEXT),
}
"""What is known and not read: what it is, and what to do instead."""

_NO_TEXT = frozenset(
    "avif bmp cur gif heic ico jpeg jpg png psd svg svgz tif tiff webp "
    "aac aiff avi flac m4a m4v mkv mov mp3 mp4 mpeg mpg oga ogg ogv opus wav webm wma wmv "
    "eot otf ttf woff woff2 "
    "7z bin bz2 class db dll dmg dylib exe gz iso jar lock log map o obj parquet pyc pyd so sqlite sqlite3 tar tgz "
    "wasm whl xz zip zst "
    "bash bat c cc cfg cjs cpp cs css cts cxx fish go gradle h hpp ini java js kt less lua mjs mts pl pm ps1 py pyi r "
    "rb rs sass scala scss sh sql swift ts zsh "
    "asc cer crt csr gpg jks key p12 pem pfx pub sig".split()
)
"""Suffixes of pictures, sound, film, typefaces, archives, data of programs, programs and keys."""

_HEAD = 4_096  # bytes in which a page shows that it is one
_PAGE = regex(
    rb"[\xef\xbb\xbf\xff\xfe\s]*+(?:(?:<\?xml\b[^>]*+>|<!--(?s:.*?)-->)\s*+)*+<(?:!doctype\s++)?html\b", re.IGNORECASE
)
"""How a page of HTML begins: XML may declare itself, and browsers and programs leave comments, before it."""


@cache
def _formats() -> dict[str, str]:
    """The module that reads each format."""
    found = {name: module for module, (name, _) in SHIPPED.items()}
    for reader, module in _dropped_in():
        if reader.name in found:
            raise SafelintError(f"two readers are called {reader.name}: {found[reader.name]} and {module}")
        found[reader.name] = module
    return found


@cache
def _dropped_in() -> tuple[tuple[Reader, str], ...]:
    """Readers that are not in the table, each with its module."""
    names = (name for name in modules(__path__[0]) if name not in SHIPPED)
    found = ((_registered(name), name) for name in names)
    return tuple((reader, name) for reader, name in found if reader is not None)


def _registered(module: str) -> Reader | None:
    found: Reader | None = registered(f"{__name__}.{module}", "READER", Reader)
    return found


def formats() -> tuple[str, ...]:
    """The names of all formats that can be read."""
    return tuple(_formats())


@cache
def suffixes() -> Mapping[str, str]:
    """Suffix (lower case, with its dot): format, for every suffix that a reader claims."""
    found: dict[str, str] = {suffix: name for name, claimed in SHIPPED.values() for suffix in claimed}
    for reader, module in _dropped_in():
        for suffix in reader.suffixes:
            if suffix in found:
                raise SafelintError(f"two readers claim {suffix}: {found[suffix]} and {module}")
            found[suffix] = reader.name
    return found


def unsupported(path: str) -> str:
    """Why a file with this suffix cannot be read and what to do instead; "" for a suffix that says nothing, or that a
    reader claims."""
    suffix = _suffix(path)
    if suffix not in _UNSUPPORTED or suffix in suffixes():
        return ""
    what, instead = _UNSUPPORTED[suffix]
    return f"safelint does not read {what}: {instead}"


def form_of(path: str) -> str:
    """The format of a file by its suffix alone, "" where that tells none."""
    return suffixes().get(_suffix(path), "")


def may_hold_text(path: str) -> bool:
    """Whether a file may hold words for people, by its suffix: a document or a template, but no picture or program."""
    return _suffix(path)[1:] not in _NO_TEXT


def choose(path: str, data: bytes, extra: Mapping[str, str] = {}) -> str:
    """The format of a file.

    `path` is its name (for standard input the one given with it, or "-"); `extra` gives suffixes to formats, as the
    configuration does, and wins. Raises `Unreadable` for a format that is known but not read.
    """
    suffix = _suffix(path)
    name = extra.get(suffix) or suffixes().get(suffix)
    if name:
        return name
    reason = unsupported(path)
    if reason:
        raise Unreadable(reason)
    return "html" if _PAGE.match(data[:_HEAD].replace(b"\0", b"")) else "text"


def read(path: str, data: bytes, name: str) -> Document:
    """The document in `data`, read as the format called `name` (see `choose`).

    Raises `Unreadable` with the reason where that cannot be done, also where the document's own settings are wrong, and
    `SafelintError` for an unknown format.
    """
    module = _formats().get(name)
    if module is None:
        raise SafelintError(f"no reader is called {name}: there are {', '.join(formats())}")
    reader = _registered(module)
    if reader is None:
        raise SafelintError(f"{__name__}.{module} registers no reader")
    with memory.quiet():  # all that is made here stays, and a large document would be walked through again and again
        document = reader.read(path, data)
    return document.of(document.source.of_file(data))


def _suffix(path: str) -> str:
    stem, dot, suffix = path.replace("\\", "/").rpartition("/")[2].rpartition(".")
    return dot + suffix.lower() if stem else ""
