"""The pages of a PDF file, asked of PDFium."""

from __future__ import annotations

import math
import re
import sys
from collections.abc import Iterator, Sequence
from typing import Any

from safelint.readers.pdf.clock import PdfClock
from safelint.readers.pdf.pdfium_form import PageLetters
from safelint.readers.pdf.words import NO_MARK, PageBox, PdfLook, PdfPage, PdfSaid, PdfWord, turned
from safelint.values.errors import Unreadable

if sys.platform == "emscripten":
    from safelint.readers.pdf.pdfium_browser import BrowserPdfium as Pdfium
else:
    from safelint.readers.pdf.pdfium_native import NativePdfium as Pdfium

MOST_PAGES = 5_000
_MOST_CHARACTERS = 8_000_000  # of all pages; a book of 1,500 pages has some four million
_LEAST_CHARACTERS, _CHARACTERS_A_BYTE = 60_000, 6  # that a file may hold; packed text has two or three a byte
_MOST_OF_A_PAGE = 400_000
_OF_A_PAGE = 2_000  # about
_MOST_PIECES = 20_000  # pictures and links of a page
_BOLD = 600  # weights from here on are bold
_INVISIBLE = 3  # a way of painting text: not at all
_NO_PICTURE_DEEPER = 4
_WORD = re.compile(r"[•▪‣●○◦]|[^\s\u00ad]+\u00ad?|\u00ad")  # a word ends with the hyphen that ends its line
_FORCED_BOLD, _ITALIC = 1 << 18, 1 << 6  # flags of a font
_BOLD_NAMES = ("bold", "black", "heavy")
_PICTURE, _FORM = 3, 5  # kinds of objects on a page
_PROBLEMS = {
    4: "it has a password: save it without one",
    5: "it is encrypted in a way that nobody can read without its key: save it without",
}
"""By the number of an error, as PDFium has them."""
_DAMAGED = "it is damaged or cut off, or is no PDF file"


class PdfPages:
    """The pages of one file. Raises `Unreadable` for one that has a password, is damaged or has no pages."""

    def __init__(self, data: bytes, clock: PdfClock) -> None:
        self._pdfium = Pdfium()
        self._clock = clock
        self._file = self._pdfium.opened(data)
        if not self._file:
            raise Unreadable(_PROBLEMS.get(self._pdfium.calls.FPDF_GetLastError(), _DAMAGED))
        self.count = self._pdfium.calls.FPDF_GetPageCount(self._file)
        if self.count < 1:
            raise Unreadable("it has no pages")
        if self.count > MOST_PAGES:
            raise Unreadable(f"it has more than {MOST_PAGES:,} pages; divide it, and check each part")
        self._left = min(_MOST_CHARACTERS, _LEAST_CHARACTERS + _CHARACTERS_A_BYTE * len(data))
        clock.step()

    def __iter__(self) -> Iterator[PdfPage]:
        """Each page, one that is damaged as an empty one."""
        for number in range(self.count):
            page = _OpenPage(self._pdfium, self._file, number)
            try:
                found = page.read()
            finally:
                page.close()
            characters = sum(word.length for word in found.words)
            self._clock.step(characters)
            self._left -= characters
            if self._left < 0:
                raise Unreadable("it holds more text than anybody reads; divide it, and check each part")
            yield found

    def said(self) -> PdfSaid:
        """What PDFium knows of the file as a whole; the structure is not told."""
        title = _line(self._pdfium.written("FPDF_GetMetaText", self._file, "Title"))
        language = _line(self._pdfium.written("FPDFCatalog_GetLanguage", self._file))
        return PdfSaid(title, language, None, bool(self._pdfium.calls.FPDFCatalog_IsTagged(self._file)))

    def boxes(self, number: int, ranges: Sequence[tuple[int, int]]) -> list[list[PageBox]]:
        """For each range of characters of a page (from 0) one rectangle a line, as the file counts points."""
        page = _OpenPage(self._pdfium, self._file, number)
        try:
            return [page.lines(first, last) for first, last in ranges]
        finally:
            page.close()
            self._clock.step(_OF_A_PAGE)


class _OpenPage:
    """A page while it is read."""

    def __init__(self, pdfium: Pdfium, file: Any, number: int) -> None:
        self._pdfium = pdfium
        self._calls = pdfium.calls
        self._file = file
        self._page = self._calls.FPDF_LoadPage(file, number)
        self._text = self._calls.FPDFText_LoadPage(self._page) if self._page else None
        count = min(self._calls.FPDFText_CountChars(self._text), _MOST_OF_A_PAGE) if self._text else 0
        self._letters: PageLetters = pdfium.letters(self._text, count)
        self._looks: dict[int, PdfLook] = {}
        self._same: dict[PdfLook, PdfLook] = {}

    def close(self) -> None:
        if self._text:
            self._calls.FPDFText_ClosePage(self._text)
        if self._page:
            self._calls.FPDF_ClosePage(self._page)

    def read(self) -> PdfPage:
        if not self._text:
            return PdfPage(0.0, 0.0, [])
        rotation = self._calls.FPDFPage_GetRotation(self._page)
        width, height = self._calls.FPDF_GetPageWidthF(self._page), self._calls.FPDF_GetPageHeightF(self._page)
        self._size = (height, width) if rotation % 2 else (width, height)  # as the file counts, not as it is seen
        links = list(self._links())
        words = [word for match in _WORD.finditer(self._characters()) for word in self._words(match, links)]
        return PdfPage(width, height, words, self._largest_picture())

    def lines(self, first: int, last: int) -> list[PageBox]:
        found: list[PageBox] = []
        for at in range(first, last):
            box = self._place(at)
            if box.right <= box.left:
                continue
            before = found[-1] if found else None
            middle = (box.bottom + box.top) / 2
            if before is not None and before.bottom <= middle <= before.top and box.left >= before.left:
                found[-1] = PageBox(before.left, min(before.bottom, box.bottom), box.right, max(before.top, box.top))
            else:
                found.append(box)
        return found

    # Characters

    def _characters(self) -> str:
        """The characters of the page, each in the place that PDFium has it."""
        text, count = self._letters.text, self._letters.count
        if len(text) == count and "\0" not in text:
            return text.replace("\ufffe", "\u00ad").replace("\x02", "\u00ad")
        get = self._calls.FPDFText_GetUnicode
        return "".join(_character(get(self._text, at)) for at in range(count))

    def _words(self, match: re.Match[str], links: Sequence[tuple[PageBox, str]]) -> Iterator[PdfWord]:
        """The pieces of a word that look the same, mostly one."""
        text, first = match.group(), match.start()
        spaced = first == 0 or match.string[first - 1].isspace()
        look = self._look(first)
        if len(text) > 1 and self._look(first + len(text) - 1) is not look:
            start = 0
            for at in range(1, len(text) + 1):
                if at == len(text) or self._look(first + at) is not look:
                    yield self._word(text[start:at], first + start, look, links, spaced=spaced and start == 0)
                    start, look = at, self._look(first + min(at, len(text) - 1))
        else:
            yield self._word(text, first, look, links, spaced=spaced)

    def _word(
        self, text: str, first: int, look: PdfLook, links: Sequence[tuple[PageBox, str]], *, spaced: bool
    ) -> PdfWord:
        one, other = self._place(first), self._place(first + len(text) - 1)
        box = PageBox(
            min(one.left, other.left),
            min(one.bottom, other.bottom),
            max(one.right, other.right),
            max(one.top, other.top),
        )
        x, y = (box.left + box.right) / 2, (box.bottom + box.top) / 2
        link = next((target for place, target in links if place.holds(x, y)), "") if links else ""
        garbled = not text.isascii() and (
            "\ufffd" in text
            or any("\ue000" <= char <= "\uf8ff" for char in text)
            or any(self._calls.FPDFText_HasUnicodeMapError(self._text, first + at) == 1 for at in range(len(text)))
        )
        apart = spaced and first > 0 and self._letters.is_generated(first - 1)
        return PdfWord(text, first, len(text), turned(box, look.turn, *self._size), look, spaced, apart, garbled, link)

    def _place(self, at: int) -> PageBox:
        return _box(self._letters.place(at))

    # Looks

    def _look(self, at: int) -> PdfLook:
        key, held = self._letters.painted(at)
        look = self._looks.get(key)
        if look is None:
            look = self._seen(held, at) if key else PdfLook()
            look = self._looks[key] = self._same.setdefault(look, look)
        return look

    def _seen(self, held: Any, at: int) -> PdfLook:
        font = self._calls.FPDFTextObj_GetFont(held)
        flags = self._calls.FPDFFont_GetFlags(font) if font else 0
        name = _text_of(self._pdfium.written("FPDFFont_GetBaseFontName", font)).lower() if font else ""
        bold = bool(flags & _FORCED_BOLD) or any(each in name for each in _BOLD_NAMES)
        italic = bool(flags & _ITALIC) or "italic" in name or "oblique" in name
        angle = self._calls.FPDFText_GetCharAngle(self._text, at)
        quarters = round(angle / (math.pi / 2)) if angle >= 0 else 0  # by which the text is turned with the clock
        return PdfLook(
            round(_finite(self._calls.FPDFText_GetFontSize(self._text, at)), 1),
            bold or self._calls.FPDFText_GetFontWeight(self._text, at) >= _BOLD,
            italic,
            max(self._calls.FPDFPageObj_GetMarkedContentID(held), NO_MARK),
            self._is_artifact(held),
            self._calls.FPDFTextObj_GetTextRenderMode(held) == _INVISIBLE,
            -quarters % 4,
        )

    def _is_artifact(self, held: Any) -> bool:
        for number in range(min(self._calls.FPDFPageObj_CountMarks(held), 16)):
            mark = self._calls.FPDFPageObj_GetMark(held, number)
            if _wide(self._pdfium.mark_name(mark)).rstrip("\0") == "Artifact":
                return True
        return False

    # Links and pictures

    def _links(self) -> Iterator[tuple[PageBox, str]]:
        """Each link to an address, with the rectangle that it takes up."""
        for link in self._pdfium.links(self._page, _MOST_PIECES):
            action = self._calls.FPDFLink_GetAction(link)
            place = self._pdfium.link_place(link) if action else None
            target = _text_of(self._pdfium.written("FPDFAction_GetURIPath", self._file, action)) if place else ""
            if target:
                box = _box(place)
                left, right = sorted((box.left, box.right))
                bottom, top = sorted((box.bottom, box.top))
                yield PageBox(left, bottom, right, top), target

    def _largest_picture(self) -> float:
        size: float = max(self._size[0] * self._size[1], 1.0)
        count = min(self._calls.FPDFPage_CountObjects(self._page), _MOST_PIECES)
        objects = (self._calls.FPDFPage_GetObject(self._page, number) for number in range(count))
        return min(max((self._picture_area(each, 0) for each in objects), default=0.0) / size, 1.0)

    def _picture_area(self, held: Any, depth: int) -> float:
        """How much of the page, in square points, a picture or the largest one in a form takes up."""
        kind = self._calls.FPDFPageObj_GetType(held)
        if kind == _FORM and depth < _NO_PICTURE_DEEPER:
            count = min(max(self._calls.FPDFFormObj_CountObjects(held), 0), _MOST_PIECES)
            inside = (self._calls.FPDFFormObj_GetObject(held, number) for number in range(count))
            return max((self._picture_area(each, depth + 1) for each in inside), default=0.0)
        if kind != _PICTURE:
            return 0.0
        box = _box(self._pdfium.bounds(held))
        return (box.right - box.left) * (box.top - box.bottom)


def _box(place: tuple[float, float, float, float] | None) -> PageBox:
    """The rectangle with these sides (left, bottom, right, top, in points), an empty one for none."""
    return PageBox(*map(_finite, place)) if place else PageBox(0.0, 0.0, 0.0, 0.0)


def _wide(written: bytes) -> str:
    return written.decode("utf-16-le", "replace")


def _line(written: bytes) -> str:
    """Words in UTF-16, in one line."""
    return " ".join(_wide(written).replace("\0", " ").split())


def _text_of(written: bytes) -> str:
    return written.partition(b"\0")[0].decode("utf-8", "replace")


def _character(code: int) -> str:
    if code in (0x02, 0xFFFE):  # a hyphen at the end of a line
        return "\u00ad"
    if code in (0x09, 0x0A, 0x0D):
        return chr(code)
    return "\ufffd" if code < 0x20 or 0xD800 <= code < 0xE000 or code > 0x10FFFF else chr(code)


def _finite(value: Any) -> float:
    """A number of points that can be reckoned with, whatever the file says."""
    return float(value) if -1e6 < value < 1e6 else 0.0
