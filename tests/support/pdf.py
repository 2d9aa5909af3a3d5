"""PDF files for tests, written out by hand: lines of text at places of pages, with tags where they are asked for."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

TOP = 780  # of the first line, in points from the bottom
PITCH = 14


def line(text: str, x: float = 72, y: float = TOP, size: float = 11, *, font: str = "F1", mode: int = 0) -> str:
    """The operators that paint a line. `font` is F1, or F2 for bold; `mode` 3 paints nothing."""
    words = text.encode("cp1252", "replace").replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)")
    return f"BT /{font} {size} Tf {mode} Tr {x} {y} Td ({words.decode('latin-1')}) Tj ET"


def lines(*texts: str, x: float = 72, y: float = TOP, size: float = 11) -> str:
    """Lines one below the other."""
    return "\n".join(line(text, x, y - PITCH * number, size) for number, text in enumerate(texts))


def tagged(content: str, number: int, kind: str = "P") -> str:
    """Marked content, which elements name by its number."""
    return f"/{kind} <</MCID {number}>> BDC {content} EMC"


def pdf(
    *pages: str,
    tree: str = "",
    title: str = "Help at home",
    language: str = "en-GB",
    annotations: str = "",
    extra: Sequence[str] = (),
    trailer: str = "",
) -> bytes:
    """A file of pages, each the operators that paint it. `tree` is the elements of its structure, as dictionaries; the
    first page is object 10, the next 12. `extra` objects begin at 100."""
    objects: dict[int, str | bytes] = {}
    kids = " ".join(f"{10 + 2 * number} 0 R" for number in range(len(pages)))
    marked = f"/MarkInfo <</Marked true>> /StructTreeRoot <</Type /StructTreeRoot /K [{tree}]>>" if tree else ""
    objects[1] = f"<</Type /Catalog /Pages 2 0 R {f'/Lang ({language})' if language else ''} {marked}>>"
    objects[2] = f"<</Type /Pages /Kids [{kids}] /Count {len(pages)}>>"
    objects[3] = f"<</Title ({title})>>"
    for key, name in ((4, "Helvetica"), (5, "Helvetica-Bold")):
        objects[key] = f"<</Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding>>"
    for number, content in enumerate(pages):
        of_page = "/Resources <</Font <</F1 4 0 R /F2 5 0 R>> /XObject <</Im 100 0 R>>>> /MediaBox [0 0 595 842]"
        held = f"/Contents {11 + 2 * number} 0 R /Annots [{annotations if number == 0 else ''}]"
        objects[10 + 2 * number] = f"<</Type /Page /Parent 2 0 R {of_page} {held}>>"
        objects[11 + 2 * number] = stream(content.encode("latin-1"))
    objects |= {100 + number: each for number, each in enumerate(extra)}
    return file_of(objects, trailer)


def stream(data: bytes, more: str = "") -> bytes:
    """A stream, packed."""
    packed = zlib.compress(data, 9)
    return f"<</Length {len(packed)} /Filter /FlateDecode {more}>>\nstream\n".encode() + packed + b"\nendstream"


def file_of(objects: dict[int, str | bytes], trailer: str = "") -> bytes:
    """A file of these objects; 1 is its catalogue, 3 what it says of itself."""
    data = b"%PDF-1.7\n"
    places = {}
    for number, content in sorted(objects.items()):
        places[number] = len(data)
        data += b"%d 0 obj\n" % number + (content.encode("latin-1") if isinstance(content, str) else content)
        data += b"\nendobj\n"
    start = len(data)
    data += b"xref\n0 1\n0000000000 65535 f \n"
    for number, at in places.items():
        data += b"%d 1\n%010d 00000 n \n" % (number, at)
    size = max(objects) + 1
    return data + f"trailer <</Size {size} /Root 1 0 R /Info 3 0 R {trailer}>>\nstartxref\n{start}\n%%EOF\n".encode()
