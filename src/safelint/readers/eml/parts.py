"""The parts of an e-mail message: which is its text, which are attachments, and the words or bytes of each.

Headers are read by the standard library. The parts are divided here, in one pass over the bytes for each level: a
message may nest its parts, or cut them, so that a line is looked at once for each of them.
"""

from __future__ import annotations

import binascii
import codecs
import re
from email import policy
from email.errors import HeaderParseError
from email.header import decode_header
from email.parser import BytesHeaderParser
from functools import cached_property

from safelint.lazy import regex
from safelint.values.errors import Unreadable

_MOST_HEADERS = 200_000  # bytes of the headers of one part
_MOST_PARTS = 1_000
_END_OF_HEADERS = regex(rb"\r?\n[ \t]*\r?\n")
_NOT_BASE64 = regex(rb"[^A-Za-z0-9+/]+")
_STUFFED = regex(r"(?m)^ ")
_GOES_ON = regex(r"(?m)(?<!^--)(?<=[^\n]) \n(?![\n>]|-- $)")  # no mark of a signature, and nothing of a quotation
_SPACE = regex(r"\s+")
_SHIFTED = ("utf_16", "utf_32", "iso2022", "utf_7", "hz")  # in which bytes of ASCII may be other characters
_LATIN = ("iso8859_1", "ascii")  # programs that name these mean Windows-1252, as browsers know


class MailPart:
    """A message, or a part of one. `kind` is its type and subtype in lower case."""

    def __init__(self, data: bytes) -> None:
        if data.startswith((b"\n", b"\r\n")):  # no headers at all
            head, self.content = b"", data.lstrip(b"\r\n")
        else:
            end = _END_OF_HEADERS.search(data)
            head, self.content = (data[: end.start()], data[end.end() :]) if end else (data, b"")
        if len(head) > _MOST_HEADERS:
            raise Unreadable("it is no e-mail message: its headers do not end")
        self._headers = BytesHeaderParser(policy=policy.compat32).parsebytes(head)
        self.kind = self._headers.get_content_type()

    @property
    def is_message(self) -> bool:
        """Whether it has any header."""
        return bool(self._headers.keys())

    def header(self, name: str) -> str:
        """The words of a header, "" where there is none."""
        raw = next((value for key, value in self._headers.raw_items() if key.lower() == name), "")
        return _decoded(str(raw))

    def parameter(self, name: str, header: str = "content-type") -> str:
        """A parameter of a header, "" where it is missing or damaged."""
        try:
            found = self._headers.get_param(name, "", header)
            if isinstance(found, tuple):
                return words_of(found[2].encode("latin-1", "replace"), found[0] or "")
            return _whole(str(found))
        except (ValueError, LookupError, TypeError):
            return ""

    @property
    def name(self) -> str:
        """The name of the file that it is, "" where it has none."""
        return _decoded(self.parameter("filename", "content-disposition") or self.parameter("name"))

    @property
    def is_attachment(self) -> bool:
        """Whether programs show it as an attachment, not as a part of the text."""
        return self._disposition == "attachment" or (bool(self.name) and not self.is_in_text)

    @property
    def is_in_text(self) -> bool:
        """Whether the text shows it where it stands, as it does a picture."""
        return self._disposition == "inline" or "content-id" in self._headers

    @property
    def _disposition(self) -> str:
        return str(self._headers.get("content-disposition", "")).partition(";")[0].strip().lower()

    @cached_property
    def parts(self) -> list[MailPart]:
        """The parts of a part of several; there are none where nothing divides it."""
        boundary = self.parameter("boundary").encode("utf-8", "surrogateescape")
        if not boundary or not self.kind.startswith("multipart/"):
            return []
        mark = re.compile(rb"(?:\A|\r?\n)--" + re.escape(boundary) + rb"(--)?[ \t]*+(?=\r?\n|\Z)")
        found: list[MailPart] = []
        start = -1
        for each in mark.finditer(self.content):
            if start >= 0:
                found.append(MailPart(_after_line_end(self.content[start : each.start()])))
            if len(found) > _MOST_PARTS:
                raise Unreadable(f"it has more than {_MOST_PARTS:,} parts, and no message needs so many")
            start = -1 if each[1] else each.end()
            if each[1]:
                break
        if start >= 0:  # cut off: the last part goes to the end
            found.append(MailPart(_after_line_end(self.content[start:])))
        return found

    def data(self) -> bytes:
        """Its content as it was before it was sent; as much of it as can be had, where it was damaged."""
        match str(self._headers.get("content-transfer-encoding", "")).strip().lower():
            case "base64":
                return _from_base64(self.content)
            case "quoted-printable":
                return binascii.a2b_qp(self.content)
            case _:
                return self.content

    def text(self) -> str:
        """Its words, where it is text."""
        words = words_of(self.data(), self.parameter("charset"))
        words = words.replace("\r\n", "\n").replace("\r", "\n").replace("\0", " ")
        if self.parameter("format").lower() == "flowed":
            return _unflowed(words, joins_words=self.parameter("delsp").lower() == "yes")
        return words


def _decoded(header: str) -> str:
    """The words of a header, some of which may stand in the form for characters that are not ASCII."""
    try:
        pieces = decode_header(header) if "=?" in header else [(header, None)]
    except (HeaderParseError, ValueError):
        pieces = [(header, None)]
    words = "".join(each if isinstance(each, str) else words_of(each, charset or "") for each, charset in pieces)
    return _SPACE.sub(" ", _whole(words).replace("\0", " ")).strip()


def _unflowed(words: str, *, joins_words: bool) -> str:
    """Words of which a line that ends in a space goes on in the next (RFC 3676). With `joins_words` that space is none
    of the text."""
    words = _STUFFED.sub("", words)
    return _GOES_ON.sub("" if joins_words else " ", words)


def _after_line_end(data: bytes) -> bytes:
    """A part without the end of the line that divides it from the one before."""
    return data[2:] if data.startswith(b"\r\n") else data[1:] if data.startswith(b"\n") else data


def _from_base64(data: bytes) -> bytes:
    digits = _NOT_BASE64.sub(b"", data)
    whole = len(digits) - (1 if len(digits) % 4 == 1 else 0)  # one digit more tells nothing
    return binascii.a2b_base64(digits[:whole] + b"=" * (-whole % 4))


def words_of(data: bytes, charset: str) -> str:
    """The words that bytes are. What is UTF-8 is read as that, whatever is declared: others seldom look like it."""
    try:
        name = codecs.lookup(charset.strip()).name.replace("-", "_") if charset else ""
    except (LookupError, ValueError):
        name = ""
    if name.startswith(_SHIFTED):
        return _lenient(data, name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _lenient(data, "cp1252" if name in ("", "utf_8", *_LATIN) else name)


def _lenient(data: bytes, name: str) -> str:
    try:
        return str(data.decode(name, "replace"))
    except (LookupError, ValueError, TypeError):  # some names are of no text, as rot13 is
        return data.decode("latin-1")


def _whole(words: str) -> str:
    """A header that holds bytes as they were sent, read as they are meant."""
    if words.isascii():
        return words
    try:
        return words_of(words.encode("ascii", "surrogateescape"), "")
    except UnicodeEncodeError:
        return words.encode("utf-8", "replace").decode("utf-8")
