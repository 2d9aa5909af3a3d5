"""What a PDF file says of itself and of its structure, and marks written into it: asked of pypdf, which this module alone
knows."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, TextStringObject

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it thinks of a damaged file is not for people

_DEEPEST = 120
_MOST_NODES = 400_000
_MOST_ROLES = 8  # from a name that a file has made up to one that all know


class PdfNode:
    """An element of the structure. `kind` is its name in the standard, `content` its parts in order: elements, and
    marked content as page (from 0) and number. `alt` is None where the file has none."""

    def __init__(self, kind: str, alt: str | None = None, language: str = "", actual: str = "") -> None:
        self.kind = kind
        self.alt = alt
        self.language = language
        self.actual = actual
        self.content: list[PdfNode | tuple[int, int]] = []


class PdfSaid(NamedTuple):
    """What a file says of itself; `tree` is None where it tells no structure."""

    title: str
    language: str
    tree: PdfNode | None


def said_by(data: bytes) -> PdfSaid:
    """What is known of a file beside its pages. What is damaged in it is not known."""
    try:
        file = PdfReader(io.BytesIO(data), strict=False)
        root = file.root_object
    except Exception:  # whatever a damaged file makes of it
        return PdfSaid("", "", None)
    return PdfSaid(_title(file), _words(root, "/Lang"), _tree(file, root))


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
            yield from list.__iter__(held)
        else:
            yield kids


def _dictionary(held: Any) -> DictionaryObject:
    found = held.get_object() if held is not None else None
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def _words(held: DictionaryObject, key: str) -> str:
    found = held.get(key)
    found = found.get_object() if found is not None else ""
    return str(found).replace("\0", "").strip() if isinstance(found, TextStringObject | str) else ""
