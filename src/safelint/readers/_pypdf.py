"""What a PDF file says of itself and of its structure, and notes written into it. This module alone knows pypdf."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from safelint.readers._pdf_words import PageBox, PdfNode, PdfNote, PdfSaid
from safelint.values.errors import Unreadable

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it thinks of a damaged file is not for people

_DEEPEST = 120
_MOST_NODES = 400_000
_COLOUR = (1, 0.87, 0.45)
_PRINTED = 4  # a flag of notes
_SIGN = 20.0  # points
_MOST_ROLES = 8  # from a name that a file has made up to one that all know


def said_by(data: bytes) -> PdfSaid | None:
    """What a file says of itself, None where it is encrypted. What is damaged in it is not known."""
    try:
        file = PdfReader(io.BytesIO(data), strict=False)
        if file.is_encrypted:
            return None
        root = file.root_object
    except Exception:  # whatever a damaged file makes of it
        return PdfSaid("", "", None, False)
    tree = _tree(file, root)
    return PdfSaid(_title(file), _words(root, "/Lang"), tree, tree is not None)


def with_notes(data: bytes, notes: Sequence[PdfNote], author: str) -> bytes:
    """A copy of a file with notes, in which earlier ones of the author are taken away. What it shows stays as it is.

    Raises `Unreadable` where nothing can be written into the file.
    """
    try:
        writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data), strict=False))
        pages = list(writer.pages)
        for page in pages:
            _take_away(page, author)
        for number, note in enumerate(notes):
            writer.add_annotation(note.page, _annotation(note, number, author, pages[note.page]))
        written = io.BytesIO()
        writer.write(written)
    except Exception as problem:  # whatever a damaged file makes of it
        raise Unreadable("nothing can be written into it: make it anew from the document it came from") from problem
    return written.getvalue()


def _title(file: PdfReader) -> str:
    try:
        info = file.metadata
        title = str(info.title or "") if info is not None else ""
        if not title.strip() and file.xmp_metadata is not None:
            titles = file.xmp_metadata.dc_title or {}
            title = str(next(iter(titles.values()), ""))
    except Exception:  # as above
        return ""
    return " ".join(title.replace("\0", " ").split())


def _tree(file: PdfReader, root: DictionaryObject) -> PdfNode | None:
    try:
        marked = _dictionary(root.get("/MarkInfo")).get("/Marked")
        top = _dictionary(root.get("/StructTreeRoot"))
        if not top or (marked is not None and str(marked).lower() == "false"):
            return None
        pages = {
            page.indirect_reference.idnum: number
            for number, page in enumerate(file.pages)
            if page.indirect_reference is not None
        }
        return _TreeReader(pages, _dictionary(top.get("/RoleMap"))).read(top)
    except Exception:  # as above
        return None


class _TreeReader:
    """Reads the tree of the structure, whatever leads round in it or has no end."""

    def __init__(self, pages: Mapping[int, int], roles: DictionaryObject) -> None:
        self._pages = pages
        self._roles = roles
        self._left = _MOST_NODES
        self._seen: set[int] = set()

    def read(self, top: DictionaryObject) -> PdfNode:
        node = PdfNode("Document")
        self._fill(node, top, -1, 0)
        return node

    def _fill(self, node: PdfNode, element: DictionaryObject, page: int, depth: int) -> None:
        page = self._page(element, page)
        for kid in self._kids(element):
            self._left -= 1
            if self._left < 0 or depth > _DEEPEST:
                return
            if isinstance(kid, IndirectObject):
                if kid.idnum in self._seen:
                    continue
                self._seen.add(kid.idnum)
            held = kid.get_object()
            if isinstance(held, DictionaryObject):
                self._add(node, held, page, depth)
            elif isinstance(held, int) and page >= 0:
                node.content.append((page, int(held)))

    def _add(self, node: PdfNode, held: DictionaryObject, page: int, depth: int) -> None:
        kind = str(held.get("/Type", ""))
        if kind == "/MCR":
            number, page = held.get("/MCID"), self._page(held, page)
            if isinstance(number, int) and page >= 0:
                node.content.append((page, int(number)))
        elif kind != "/OBJR" and "/S" in held:
            alt = _words(held, "/Alt") if "/Alt" in held else None
            child = PdfNode(self._role(held), alt, _words(held, "/Lang"), _words(held, "/ActualText"))
            node.content.append(child)
            self._fill(child, held, page, depth + 1)

    def _role(self, held: DictionaryObject) -> str:
        name = str(held.get("/S"))
        for _ in range(_MOST_ROLES):
            other = self._roles.get(name)
            if other is None or str(other) == name:
                break
            name = str(other)
        return name.lstrip("/")

    def _page(self, held: DictionaryObject, page: int) -> int:
        given = held.raw_get("/Pg") if "/Pg" in held else None
        return self._pages.get(given.idnum, page) if isinstance(given, IndirectObject) else page

    def _kids(self, element: DictionaryObject) -> Iterator[Any]:
        if "/K" not in element:
            return
        kids = element.raw_get("/K")
        held = kids.get_object()
        if isinstance(held, ArrayObject):
            yield from held
        else:
            yield kids


def _annotations(page: DictionaryObject) -> list[Any]:
    held = page.get("/Annots")
    held = held.get_object() if held is not None else None
    return list(held) if isinstance(held, ArrayObject) else []


def _take_away(page: DictionaryObject, author: str) -> None:
    """Takes the notes of an author off a page."""
    every = _annotations(page)
    kept = [each for each in every if _words(_dictionary(each), "/T") != author]
    if len(kept) < len(every):
        page[NameObject("/Annots")] = ArrayObject(kept)


def _annotation(note: PdfNote, number: int, author: str, page: Any) -> DictionaryObject:
    """A highlight over the rectangles of a note, or a sign at the top of the page that opens it."""
    boxes = note.boxes or [_sign(page, number)]
    made = {
        "/Type": NameObject("/Annot"),
        "/Subtype": NameObject("/Highlight" if note.boxes else "/Text"),
        "/Rect": _numbers(
            *(min(each.left for each in boxes), min(each.bottom for each in boxes)),
            *(max(each.right for each in boxes), max(each.top for each in boxes)),
        ),
        "/Contents": TextStringObject(note.words),
        "/T": TextStringObject(author),
        "/NM": TextStringObject(f"{author}-{number + 1}"),
        "/C": _numbers(*_COLOUR),
        "/F": NumberObject(_PRINTED),
    }
    if note.boxes:
        corners = (
            (each.left, each.top, each.right, each.top, each.left, each.bottom, each.right, each.bottom)
            for each in boxes
        )
        made["/QuadPoints"] = _numbers(*chain.from_iterable(corners))
    return DictionaryObject({NameObject(key): value for key, value in made.items()})


def _sign(page: Any, number: int) -> PageBox:
    """Where the sign of a note stands that is on no words: the signs of a page stand beside each other."""
    seen = page.cropbox
    left, top = float(seen.left) + _SIGN * (1 + number % 20), float(seen.top) - _SIGN * (1 + number // 20 % 20)
    return PageBox(left, top - _SIGN, left + _SIGN, top)


def _numbers(*values: float) -> ArrayObject:
    return ArrayObject([FloatObject(round(value, 2)) for value in values])


def _dictionary(held: Any) -> DictionaryObject:
    found = held.get_object() if held is not None else None
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def _words(held: DictionaryObject, key: str) -> str:
    found = held.get(key)
    found = found.get_object() if found is not None else ""
    return str(found).replace("\0", "").strip() if isinstance(found, TextStringObject | str) else ""
