"""The parts of an OpenDocument text."""

from __future__ import annotations

from collections.abc import Mapping

from safelint.readers.paper.archive import ArchivedFile
from safelint.readers.paper.xml import Handler, parse, title_in
from safelint.values.errors import Unreadable

CONTENT, STYLES, META = "content.xml", "styles.xml", "meta.xml"
_MANIFEST = "META-INF/manifest.xml"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_COMPATIBLE = "-compatible:1.0"

PREFIXES: Mapping[str, str] = {
    f"{_OASIS}office:1.0": "office",
    f"{_OASIS}style:1.0": "style",
    f"{_OASIS}text:1.0": "text",
    f"{_OASIS}table:1.0": "table",
    f"{_OASIS}meta:1.0": "meta",
    f"{_OASIS}drawing:1.0": "draw",
    f"{_OASIS}xsl-fo{_COMPATIBLE}": "fo",
    f"{_OASIS}svg{_COMPATIBLE}": "svg",
    "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0": "loext",
    "http://www.w3.org/1999/xlink": "xlink",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://www.w3.org/XML/1998/namespace": "xml",
}
"""Addresses of vocabularies and what they are called here."""


class OdtFile(ArchivedFile):
    """Parts of one file. Raises `Unreadable` where the archive is none of a text, or has a password."""

    def __init__(self, data: bytes) -> None:
        super().__init__(data, "OpenDocument file")
        if "encrypted-package" in self._archive.names:
            raise Unreadable("it has a password: save it without one")
        # The list of parts of old files names a document type, so it is only searched.
        if self._archive.holds(_MANIFEST) and b"encryption-data" in self._archive.read(_MANIFEST):
            raise Unreadable("it has a password: save it without one")
        if not self._archive.holds(CONTENT):
            raise Unreadable(f"it is damaged, or no OpenDocument file: the part {CONTENT} is missing")

    def parse(self, part: str, handler: Handler) -> None:
        """Hands the elements of a part to `handler`; there are none where the file does not have it."""
        if self._archive.holds(part):
            parse(self._archive.read(part), part, handler, PREFIXES)

    def title(self) -> str:
        """The title among the file's properties, "" where it has none."""
        return title_in(self._archive.read(META), META, PREFIXES) if self._archive.holds(META) else ""
