"""The parts of a Word file."""

from __future__ import annotations

from safelint.readers.docx.styles import Styles, StylesHandler
from safelint.readers.paper.office import OfficeFile


class WordFile(OfficeFile):
    """A Word file. Raises `Unreadable` as any other."""

    def __init__(self, data: bytes) -> None:
        super().__init__(data, "Word file")

    def styles(self) -> Styles:
        handler = StylesHandler()
        for part in self.parts("styles"):
            self.parse(part, handler)
        return handler.styles()
