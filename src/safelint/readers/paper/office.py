"""The parts of files of Office, found by their relationships: nothing is known by its name alone."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from typing import NamedTuple

from safelint.readers.paper.archive import ArchivedFile
from safelint.readers.paper.xml import Handler, parse, title_in
from safelint.values.errors import Unreadable

_OFFICE = "http://schemas.openxmlformats.org/"
_STRICT = "http://purl.oclc.org/ooxml/"  # the strict form of ISO/IEC 29500, which Word can write too

PREFIXES: Mapping[str, str] = {
    f"{_OFFICE}wordprocessingml/2006/main": "w",
    f"{_STRICT}wordprocessingml/main": "w",
    f"{_OFFICE}presentationml/2006/main": "p",
    f"{_STRICT}presentationml/main": "p",
    f"{_OFFICE}officeDocument/2006/relationships": "r",
    f"{_STRICT}officeDocument/relationships": "r",
    f"{_OFFICE}package/2006/relationships": "rel",
    f"{_OFFICE}drawingml/2006/wordprocessingDrawing": "wp",
    f"{_STRICT}drawingml/wordprocessingDrawing": "wp",
    f"{_OFFICE}drawingml/2006/main": "a",
    f"{_STRICT}drawingml/main": "a",
    f"{_OFFICE}drawingml/2006/picture": "pic",
    f"{_STRICT}drawingml/picture": "pic",
    f"{_OFFICE}drawingml/2006/chart": "c",
    f"{_OFFICE}drawingml/2006/diagram": "dgm",
    f"{_OFFICE}markup-compatibility/2006": "mc",
    f"{_OFFICE}officeDocument/2006/math": "m",
    f"{_STRICT}officeDocument/math": "m",
    "http://schemas.microsoft.com/office/drawing/2017/decorative": "adec",
    "urn:schemas-microsoft-com:vml": "v",
    "urn:schemas-microsoft-com:office:office": "o",
    "http://purl.org/dc/elements/1.1/": "dc",
    f"{_OFFICE}package/2006/metadata/core-properties": "cp",
    "http://www.w3.org/XML/1998/namespace": "xml",
}
"""Addresses of vocabularies and what they are called here."""


def relations_of(part: str) -> str:
    """The name of the part that says what a part refers to."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


class Relation(NamedTuple):
    """What a part refers to. `kind` is the last word of its type, `target` a part's name or an address outside."""

    kind: str
    target: str
    outside: bool


class OfficeFile(ArchivedFile):
    """Parts of one file; `what` is how people call it. Raises `Unreadable` where the archive or its main part cannot be
    read."""

    def __init__(self, data: bytes, what: str) -> None:
        super().__init__(data, what)
        root = self.relations("")
        self.main = next((each.target for each in root.values() if each.kind == "officeDocument"), "")
        if not self.main:
            raise Unreadable(f"it is no {what}: nothing in it says which part is the document")
        self._core = next((each.target for each in root.values() if each.kind == "core-properties"), "")
        self._of_main = self.relations(self.main)

    def relations(self, part: str) -> Mapping[str, Relation]:
        """What a part refers to, by the ids that it uses; "" is the archive itself."""
        folder = posixpath.dirname(part)
        path = relations_of(part)
        if not self._archive.holds(path):
            return {}
        handler = _Relations(folder)
        parse(self._archive.read(path), path, handler, PREFIXES)
        return handler.found

    def parts(self, kind: str) -> list[str]:
        """The names of the parts of a kind ("footnotes", "header") that the document refers to."""
        named = (each.target for each in self._of_main.values() if each.kind == kind and not each.outside)
        return [name for name in dict.fromkeys(named) if self._archive.holds(name)]

    def parse(self, part: str, handler: Handler) -> None:
        parse(self._archive.read(part), part, handler, PREFIXES)

    def title(self) -> str:
        """The title among the file's properties, "" where it has none."""
        if not self._core or not self._archive.holds(self._core):
            return ""
        return title_in(self._archive.read(self._core), self._core, PREFIXES)


class _Relations:
    def __init__(self, folder: str) -> None:
        self._folder = folder
        self.found: dict[str, Relation] = {}

    def start(self, name: str, attrs: Mapping[str, str]) -> None:
        if name != "rel:Relationship":
            return
        outside = attrs.get("TargetMode") == "External"
        target = attrs.get("Target", "")
        if not outside:
            target = posixpath.normpath(posixpath.join("/", self._folder, target)).lstrip("/")
        self.found[attrs.get("Id", "")] = Relation(attrs.get("Type", "").rpartition("/")[2], target, outside)

    def end(self, name: str) -> None:
        """Nothing stands in a relationship."""

    def words(self, text: str) -> None:
        """There are none."""
