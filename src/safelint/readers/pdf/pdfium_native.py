"""PDFium as a compiled library: this module alone knows pypdfium2."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as raw

from safelint.readers.pdf.pdfium_form import LONGEST, PageLetters, Sides


class NativePdfium:
    """`calls` holds the functions that take and give numbers and handles, by their names."""

    calls: Any = raw

    def __init__(self) -> None:
        raw.FPDF_InitLibrary()
        self._data = b""
        self._box = raw.FS_RECTF()

    def opened(self, data: bytes) -> Any:
        """The handle of a file, or what is false."""
        self._data = data  # PDFium reads from it as long as the file is open
        return raw.FPDF_LoadMemDocument64(data, len(data), None)

    def written(self, name: str, *args: Any) -> bytes:
        """What a function writes that takes a place for it and its size last, and gives the size."""
        call = getattr(raw, name)
        given = [each.encode() if isinstance(each, str) else each for each in args]
        size = call(*given, None, 0)
        if not 1 < size <= LONGEST:
            return b""
        held = ctypes.create_string_buffer(size)
        call(*given, ctypes.cast(held, call.argtypes[len(given)]), size)
        return held.raw[:size]

    def mark_name(self, mark: Any) -> bytes:
        """The name of a mark in UTF-16."""
        size = ctypes.c_ulong(0)
        raw.FPDFPageObjMark_GetName(mark, None, 0, size)
        if not 0 < size.value <= LONGEST:
            return b""
        held = (ctypes.c_ushort * (size.value // 2))()
        raw.FPDFPageObjMark_GetName(mark, held, size.value, size)
        return bytes(held)

    def letters(self, text: Any, count: int) -> PageLetters:
        return _NativeLetters(text, count)

    def links(self, page: Any, most: int) -> Iterator[Any]:
        place, link = ctypes.c_int(0), raw.FPDF_LINK()
        for _ in range(most):
            if not raw.FPDFLink_Enumerate(page, place, link):
                return
            yield link

    def link_place(self, link: Any) -> Sides | None:
        box = self._box
        found = raw.FPDFLink_GetAnnotRect(link, box)
        return (box.left, box.bottom, box.right, box.top) if found else None

    def bounds(self, held: Any) -> Sides | None:
        """The place of an object."""
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        found = raw.FPDFPageObj_GetBounds(held, left, bottom, right, top)
        return (left.value, bottom.value, right.value, top.value) if found else None


class _NativeLetters:
    def __init__(self, text: Any, count: int) -> None:
        self._text = text
        self._box = raw.FS_RECTF()
        self.count = count
        held = (ctypes.c_ushort * (count + 1))()
        if count:
            raw.FPDFText_GetText(text, 0, count, held)
        self.text = bytes(held)[: 2 * count].decode("utf-16-le", "replace")

    def place(self, at: int) -> Sides | None:
        box = self._box
        found = raw.FPDFText_GetLooseCharBox(self._text, at, box)
        return (box.left, box.bottom, box.right, box.top) if found else None

    def painted(self, at: int) -> tuple[int, Any]:
        held = raw.FPDFText_GetTextObject(self._text, at)
        return ctypes.cast(held, ctypes.c_void_p).value or 0, held

    def is_generated(self, at: int) -> bool:
        return bool(raw.FPDFText_IsGenerated(self._text, at) == 1)
