"""Bytes to text: which encoding a file is in, and whether it is text at all."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from safelint.lazy import regex
from safelint.values.errors import Unreadable


class Decoded(NamedTuple):
    """`encoding` is a name that Python knows; a byte order mark is told of by `bom` and is not part of `text`."""

    text: str
    encoding: str
    bom: bool


BYTE_ORDER_MARK = "\ufeff"
_MARKS = (  # UTF-32 before UTF-16: its little-endian mark begins with the other's
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SAVE_AS_TEXT = "save it as text or as a web page, or paste its words into `safelint check -`"
_SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip archive, as Word and LibreOffice files are"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word or Office file"),
    (b"{\\rtf", "a Rich Text file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
)
_HEAD = 4096  # bytes of a page in which browsers look for its encoding
_TAG = regex(rb"<(?:(!--)|(meta)(?=[\s/])|/?[a-z]|[!/?])", re.IGNORECASE)
_ATTRIBUTE = regex(rb"[\s/]*([^\s/>=]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"'][^\s>]*)))?")
_IN_CONTENT = regex(rb"charset\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s;\"']+))", re.IGNORECASE)
# What no text holds: control characters other than tab, line ends, form feed and end-of-file.
_CONTROLS = bytes({*range(1, 32), 127} - {9, 10, 11, 12, 13, 26})
_CONTROL = regex(f"[{re.escape(_CONTROLS.decode())}]")


def bytes_of(text: str) -> bytes:
    """The bytes of a text that a program holds: UTF-8, with a mark that says so, whatever the text says of itself. Half
    of a surrogate pair, which no file can hold, becomes "?", so that all else keeps its place."""
    return codecs.BOM_UTF8 + text.removeprefix(BYTE_ORDER_MARK).encode("utf-8", "replace")


def decode(data: bytes, *, html: bool = False) -> Decoded:
    """The text of a file.

    In this order: a byte order mark; UTF-16 without one, told by where its zero bytes stand; UTF-8; for `html` the
    encoding that the page declares, by the labels that browsers know; Windows-1252. Raises `Unreadable` for anything
    that is not text.
    """
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise Unreadable(f"this is {what}, not text: {SAVE_AS_TEXT}")
    decoded = _decode(data, html)
    if "\0" in decoded.text or (_may_hold_controls(data, decoded.encoding) and _many_controls(decoded.text)):
        raise Unreadable("binary data, not text")
    return decoded


def _may_hold_controls(data: bytes, encoding: str) -> bool:
    """False for nearly all texts, at a fraction of the cost of looking for control characters."""
    return encoding not in ("utf-8", "cp1252") or len(data.translate(None, _CONTROLS)) < len(data)


def _decode(data: bytes, html: bool) -> Decoded:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(_strict(data[len(mark) :], encoding), encoding, True)
    if b"\0" in data:
        return _utf16(data)
    declared = _declared(data) if html else ""
    if declared == _SHIFTED and _ESCAPE in data:
        return Decoded(_strict(data, declared), declared, False)
    try:
        return Decoded(data.decode("utf-8"), "utf-8", False)
    except UnicodeDecodeError:
        pass
    if _many_controls(data.decode("latin-1")):
        raise Unreadable("binary data, not text")
    if declared not in ("", "utf-8", "cp1252"):
        return Decoded(_strict(data, declared), declared, False)
    try:
        return Decoded(data.decode("cp1252"), "cp1252", False)
    except UnicodeDecodeError:
        raise Unreadable("the encoding is not UTF-8, UTF-16 or Windows-1252: save the file as UTF-8") from None


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        name = encoding[: -len("-le")] if encoding.endswith(("-le", "-be")) else encoding
        place = f"byte {error.start + 1} cannot be read"
        raise Unreadable(f"damaged {name.upper()}: {place}; save the file again") from None


def _utf16(data: bytes) -> Decoded:
    """UTF-16 without a mark: western text has a zero in every other byte, always on the same side."""
    head = data[:4096]
    first, second = head[::2].count(0), head[1::2].count(0)
    half = len(head) / 2
    encoding = ""
    if second > 0.6 * half and first < 0.05 * half:
        encoding = "utf-16-le"
    elif first > 0.6 * half and second < 0.05 * half:
        encoding = "utf-16-be"
    try:
        return Decoded(data.decode(encoding), encoding, False)
    except (LookupError, UnicodeDecodeError):
        raise Unreadable("binary data, not text") from None


def _declared(data: bytes) -> str:
    """What Python calls the encoding that a page declares, as browsers find it; "" where it declares none that they
    know. Raises `Unreadable` for one that they refuse."""
    for label in _labels(data[:_HEAD]):
        if label in ("utf-8", "utf8"):  # as nearly all say
            return "utf-8"
        encodings = _encodings()
        if label in encodings:
            found = encodings[label]
            if found == _REFUSED:
                raise Unreadable(f"the page says {label}, which browsers do not show: save the file as UTF-8")
            return found
    return ""


def _labels(head: bytes) -> Iterator[str]:
    """Every label that a `meta` element of a page gives, as far as browsers see them: not in comments or attributes."""
    at = 0
    while (tag := _TAG.search(head, at)) is not None:
        at = tag.end()
        if tag[1]:
            end = head.find(b"-->", at - 2)
            if end < 0:
                return
            at = end + 3
            continue
        attributes: dict[bytes, bytes] = {}
        while (found := _ATTRIBUTE.match(head, at)) is not None:
            at = found.end()
            attributes.setdefault(found[1].lower(), next(filter(None, found.groups()[1:]), b""))
        if tag[2]:
            yield from _of_meta(attributes)


def _of_meta(attributes: Mapping[bytes, bytes]) -> Iterator[str]:
    label = attributes.get(b"charset", b"")
    if not label and attributes.get(b"http-equiv", b"").lower() == b"content-type":
        match = _IN_CONTENT.search(attributes.get(b"content", b""))
        label = next(filter(None, match.groups()), b"") if match else b""
    if label:
        yield label.strip().lower().decode("latin-1")


_REFUSED = "refused"
_SHIFTED, _ESCAPE = "iso2022-jp", b"\x1b"  # the one in which bytes of ASCII may be other characters than in UTF-8


@cache
def _encodings() -> Mapping[str, str]:
    """What Python calls each encoding, or `refused`, by its labels."""
    import tomllib
    from pathlib import Path

    table = tomllib.loads(Path(__file__).with_name("encodings.toml").read_text(encoding="utf-8"))
    return {label: name for name, labels in table.items() for label in labels}


def _many_controls(text: str) -> bool:
    """More than one control character in a hundred, and more than three: a slip of the keyboard is no binary."""
    found = len(_CONTROL.findall(text[:65536]))
    return found > max(3, min(len(text), 65536) // 100)
