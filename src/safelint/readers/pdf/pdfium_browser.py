"""PDFium as it is for browsers: `pdf.js` of the page tells in a call a page what would take five calls a character."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import safelint_pdfium

from safelint.readers.pdf.pdfium_form import LONGEST, PageLetters, Sides


class BrowserPdfium:
    """The same as `NativePdfium`: a handle is a number here."""

    def __init__(self) -> None:
        self._library = safelint_pdfium.now
        self.calls: Any = self._library.calls

    def opened(self, data: bytes) -> Any:
        return self._library.opened(data)

    def written(self, name: str, *args: Any) -> bytes:
        return bytes(self._library.written(name, LONGEST, *args).to_bytes())

    def mark_name(self, mark: Any) -> bytes:
        return bytes(self._library.markName(mark, LONGEST).to_bytes())

    def letters(self, text: Any, count: int) -> PageLetters:
        return _BrowserLetters(self._library.letters(text, count) if count else None, count)

    def links(self, page: Any, most: int) -> Iterator[Any]:
        yield from self._library.links(page, most)

    def link_place(self, link: Any) -> Sides | None:
        return _sides(self._library.linkPlace(link))

    def bounds(self, held: Any) -> Sides | None:
        return _sides(self._library.bounds(held))


class _BrowserLetters:
    def __init__(self, told: Any, count: int) -> None:
        self.count = count
        self.text = told.text.to_bytes().decode("utf-16-le", "replace") if told else ""
        self._places = told.places.to_py() if told else ()
        self._painted = told.painted.to_py() if told else ()
        self._generated = told.generated.to_bytes() if told else b""

    def place(self, at: int) -> Sides | None:
        return _sides(self._places[4 * at : 4 * at + 4])

    def painted(self, at: int) -> tuple[int, Any]:
        held = self._painted[at]
        return held, held

    def is_generated(self, at: int) -> bool:
        return self._generated[at] == 1


def _sides(told: Any) -> Sides | None:
    """What a script gives of a place: nothing, or four numbers."""
    if not told:
        return None
    left, bottom, right, top = told
    return left, bottom, right, top
