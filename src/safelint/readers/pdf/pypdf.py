"""What a PDF file says of itself and of its structure, and notes written into it. This module alone knows pypdf."""

from __future__ import annotations

import io
import logging
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.errors import DependencyError
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
    TextStringObject,
)

from safelint.readers.pdf.clock import PdfClock
from safelint.readers.pdf.update import PdfUpdate
from safelint.readers.pdf.words import PageBox, PdfNode, PdfNote, PdfSaid
from safelint.values.errors import Unreadable

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it thinks of a damaged file is not for people

_DEEPEST = 120
_MOST_NODES = 400_000
_NODES_A_STEP = 500
_COLOUR = (1, 0.87, 0.45)
_PRINTED = 4  # a flag of notes
_ENCRYPTED = "it is encrypted, so nothing can be written into it: save it without a password"
_KEPT = ("/Root", "/Info", "/ID")  # what the last table of a file says of the document
_FREE = 65_535  # the generation of what was never an object
_SIGN = 20.0  # points
_MOST_ROLES = 8  # from a name that a file has made up to one that all know


def said_by(data: bytes, clock: PdfClock) -> PdfSaid | None:
    """What a file says of itself, None where pypdf cannot tell: it is encrypted, or damaged."""
    try:
        file = PdfReader(io.BytesIO(data), strict=False)
        if file.is_encrypted:
            return None
        root = file.root_object
    except Exception:  # whatever a damaged file makes of it, or a cipher that pypdf does not have
        return None
    clock.step()
    tree = _tree(file, root, clock)
    return PdfSaid(_title(file), _words(root, "/Lang"), tree, tree is not None)


def notes_after(data: bytes, notes: Sequence[PdfNote], author: str, clock: PdfClock) -> bytes:
    """What is written after the bytes of a file so that it has notes, in place of earlier ones of the author.

    Raises `Unreadable` where nothing can be written into the file.
    """
    try:
        update = PdfUpdate(data)
        file = PdfReader(io.BytesIO(data), strict=False)
        if file.is_encrypted:
            raise Unreadable(_ENCRYPTED)
        clock.rest()
        return _NoteWriter(file, update, author).written(notes)
    except DependencyError as problem:  # a cipher that pypdf does not have
        raise Unreadable(_ENCRYPTED) from problem
    except Unreadable:
        raise
    except Exception as problem:  # whatever a damaged file makes of it
        raise Unreadable("nothing can be written into it: make it anew from the document it came from") from problem


class _NoteWriter:
    """Writes the notes of an author after the bytes of a file."""

    def __init__(self, file: PdfReader, update: PdfUpdate, author: str) -> None:
        self._file = file
        self._update = update
        self._author = author
        of_generations = (numbers for number, numbers in file.xref.items() if number < _FREE)
        numbers = chain(file.xref_objStm, *of_generations)
        self._next = max(_number(file.trailer.get("/Size")), update.least_new, max(numbers, default=0) + 1)

    def written(self, notes: Sequence[PdfNote]) -> bytes:
        of_pages: defaultdict[int, list[tuple[int, PdfNote]]] = defaultdict(list)
        for number, note in enumerate(notes):
            of_pages[note.page].append((number, note))
        for at, page in enumerate(self._file.pages):
            before = _annotations(page)
            kept = [each for each in before if _words(_dictionary(each), "/T") != self._author]
            made = [self._added(_annotation(note, number, self._author, page)) for number, note in of_pages[at]]
            if made or len(kept) < len(before):
                self._annotate(page, [*kept, *made])
        trailer = {key[1:]: _as_bytes(self._file.trailer.raw_get(key)) for key in _KEPT if key in self._file.trailer}
        return self._update.ended(trailer, self._next)

    def _added(self, made: DictionaryObject) -> IndirectObject:
        number = self._next
        self._next += 1
        self._update.add(number, 0, _as_bytes(made))
        return IndirectObject(number, 0, self._file)

    def _annotate(self, page: PageObject, annotations: Sequence[Any]) -> None:
        place = page.indirect_reference
        if place is None:
            raise ValueError("a page is no object of its own")
        held = DictionaryObject(_dictionary(self._file.get_object(place)))  # without what it inherits
        held[NameObject("/Annots")] = ArrayObject(annotations)
        self._update.add(place.idnum, place.generation, _as_bytes(held))


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


def _tree(file: PdfReader, root: DictionaryObject, clock: PdfClock) -> PdfNode | None:
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
        return _TreeReader(pages, _dictionary(top.get("/RoleMap")), clock).read(top)
    except Exception:  # as above
        return None


class _TreeReader:
    """Reads the tree of the structure, whatever leads round in it or has no end."""

    def __init__(self, pages: Mapping[int, int], roles: DictionaryObject, clock: PdfClock) -> None:
        self._pages = pages
        self._clock = clock
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
            if self._left % _NODES_A_STEP == 0:
                self._clock.step()
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
        "/P": page.indirect_reference,
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


def _as_bytes(held: PdfObject) -> bytes:
    written = io.BytesIO()
    held.write_to_stream(written)
    return written.getvalue()


def _number(held: Any) -> int:
    return int(held) if isinstance(held, int) else 0


def _dictionary(held: Any) -> DictionaryObject:
    found = held.get_object() if held is not None else None
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def _words(held: DictionaryObject, key: str) -> str:
    found = held.get(key)
    found = found.get_object() if found is not None else ""
    return str(found).replace("\0", "").strip() if isinstance(found, TextStringObject | str) else ""
