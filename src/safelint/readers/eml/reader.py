"""E-mail messages: the subject, the text, and attachments, each as a document of its own.

Of a text that is there twice HTML is read, and what gives another number in the plain form. What a message quotes of
earlier ones is left out; see `eml/replies.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from safelint import readers
from safelint.lazy import regex
from safelint.readers import Reader
from safelint.readers.eml.attachments import READ_AS, form_of, may_hold_words, why_not
from safelint.readers.eml.joined import Portion, joined
from safelint.readers.eml.parts import MailPart
from safelint.readers.eml.replies import own
from safelint.readers.paper.archive import unpacked_size
from safelint.values.document import Block, Document, Meta, Segment
from safelint.values.errors import SafelintError, Unreadable
from safelint.values.source import Source
from safelint.values.wording import counted

_DEEPEST = 12  # parts and messages one in the other
_MOST_ATTACHMENTS = 100  # of the message and of those in it
_NUMBER = regex(r"(?<![\w./=#?&-])\+?\d(?:[ ()-]{0,2}\d){2,}")
_BETWEEN_DIGITS = regex(r"[\s()-]+")
_MOST_UNPACKED = 16_000_000  # bytes of all attachments; a Word file of 350 pages has 8 million


def read(path: str, data: bytes) -> Document:
    """The document in a message. Raises `Unreadable` for one that is encrypted, or is none."""
    message = MailPart(data.lstrip(b"\r\n"))
    if not message.is_message:
        raise Unreadable("it is no e-mail message: it has no headers")
    letter = _Letter(message, "", 0, _Bounds())
    meta = Meta(title=message.header("subject"), language=letter.language, is_plain=letter.is_plain)
    quoted = f"{counted(letter.quoted, 'line')} quoted from earlier messages" if letter.quoted else ""
    document = joined(path, READER.name, letter.portions, meta, letter.unread, quoted)
    if not document.blocks:
        raise Unreadable("; ".join(letter.unread) or "the message holds no words")
    return document


class _Bounds:
    """How much is still read of all attachments together."""

    def __init__(self) -> None:
        self._attachments = _MOST_ATTACHMENTS
        self._bytes = _MOST_UNPACKED

    def exceeded(self, data: bytes) -> str:
        """Why one more attachment is not read, "" where it is."""
        self._attachments -= 1
        self._bytes -= unpacked_size(data)
        if self._attachments < 0:
            return f"it is one of more than {_MOST_ATTACHMENTS} attachments"
        return "all attachments together unpack to more than a message holds" if self._bytes < 0 else ""


class _Letter:
    """What there is to read of a message; `place` says where it stands, `depth` how many parts deep."""

    def __init__(self, message: MailPart, place: str, depth: int, bounds: _Bounds) -> None:
        self._bounds = bounds
        self.portions: list[Portion] = []
        self.unread: list[str] = []
        self.quoted = 0  # lines that are left out, as earlier messages had them
        self.language = message.header("content-language").partition(",")[0].strip()
        self._subject = message.header("subject")
        self._place = place
        self._attachments: list[MailPart] = []
        if self._subject:
            self.portions.append(_subject(self._subject, place))
        self._not_read: list[str] = []  # the types of its texts that no reader reads
        if not self._read(message, depth) and self._not_read:
            self.unread.append(f"{place or 'the message'}: a text of the type {self._not_read[0]} is not read")
        for number, part in enumerate(self._attachments, 1):
            self._attached(part, f"{place}, attachment {number}" if place else f"attachment {number}", depth)

    @property
    def is_plain(self) -> bool:
        """Whether nothing in it but its subject has any markup."""
        return all(each.document.meta.is_plain for each in self.portions)

    def _read(self, part: MailPart, depth: int) -> bool:
        """Takes what a part holds; whether that is any text."""
        if depth > _DEEPEST:
            raise Unreadable(f"its parts are nested more than {_DEEPEST} deep, and no message needs that")
        if part.kind in ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"):
            what = "signed as a whole" if part.parameter("smime-type") == "signed-data" else "encrypted"
            raise Unreadable(f"it is {what}: open it, and save its words as text")
        parts = part.parts
        if not parts:
            return self._leaf(part)
        match part.kind:
            case "multipart/alternative":
                forms = sorted(parts, key=_rank)
                first = len(self.portions)
                for number, each in enumerate(forms, 1):
                    if self._read(each, depth + 1):
                        self._compare(forms[number:], self.portions[first:])
                        return True
                return False
            case "multipart/signed":
                return self._read(parts[0], depth + 1)
            case _:
                read = [self._read(each, depth + 1) for each in parts]  # all of them
                return any(read)

    def _leaf(self, part: MailPart) -> bool:
        as_text = READ_AS.get(part.kind, "text" if part.kind.startswith("multipart/") else "")
        is_read_apart = not as_text and form_of(part)  # as programs show it that put files into the text
        if part.kind == "message/rfc822" or part.is_attachment or is_read_apart:
            self._attachments.append(part)
            return False
        if not as_text:
            if part.kind.startswith("text/"):
                self._not_read.append(part.kind)
            elif may_hold_words(part) and why_not(part):
                self._attachments.append(part)
            return False
        document = readers.read("", part.text().encode("utf-8", "replace"), as_text)
        self.language = self.language or document.meta.language
        kept = own(document, self._subject)
        self.quoted += _lines(document, document.blocks) - _lines(document, kept)
        self.portions.append(Portion(document, kept, self._place))
        return bool(document.blocks)

    def _compare(self, others: Iterable[MailPart], read: Iterable[Portion]) -> None:
        """Takes from other forms of a text that was `read` the paragraphs that give another number: some people see
        only those."""
        known = {number for each in read for number in _numbers(_said(each.document))}
        for part in others:
            if part.kind == "text/plain":
                document = readers.read("", part.text().encode("utf-8", "replace"), READ_AS[part.kind])
                kept = [
                    block
                    for block in own(document, self._subject)
                    if not known.issuperset(_numbers(document.text[block.start : block.end]))
                ]
                place = f"{self._place}, plain text" if self._place else "plain text"
                self.portions.append(Portion(document, kept, place))

    def _attached(self, part: MailPart, place: str, depth: int) -> None:
        """An attachment, if it is of a format that is read. What cannot be read is said."""
        name = part.name
        is_letter = part.kind == "message/rfc822" or name.lower().endswith(".eml")
        form = form_of(part)
        advice = "" if form or is_letter else why_not(part)
        try:
            if is_letter:
                letter = _Letter(MailPart(part.data().lstrip(b"\r\n")), place, depth + 1, self._bounds)
                self.portions += letter.portions
                self.unread += letter.unread
                self.quoted += letter.quoted
            elif form:
                data = part.data()
                advice = self._bounds.exceeded(data)
                if not advice:
                    document = readers.read(name, data, form)
                    self.portions.append(Portion(document, document.blocks, place))
        except SafelintError as reason:
            advice = str(reason)
        if advice:
            self.unread.append(f"{place} ({name or 'without a name'}): {advice}")


def _rank(part: MailPart, depth: int = 0) -> int:
    """Which of several forms of a text is read: the least."""
    if part.kind in READ_AS:
        return list(READ_AS).index(part.kind)
    inside = part.parts if depth < _DEEPEST else []
    return min((_rank(each, depth + 1) for each in inside), default=len(READ_AS))


def _lines(document: Document, blocks: Iterable[Block]) -> int:
    """How many lines with words there are in blocks of a document."""
    return sum(bool(line.strip()) for block in blocks for line in document.text[block.start : block.end].split("\n"))


def _said(document: Document) -> str:
    """All that a document says, with where its links lead."""
    return "|".join((document.text, *(each.target for each in document.inlines)))


def _numbers(text: str) -> Iterator[str]:
    """The digits of each number of three or more, those of the country as the zero that stands for them."""
    for each in _NUMBER.finditer(text):
        yield _BETWEEN_DIGITS.sub("", each[0]).replace("+440", "0").replace("+44", "0")  # "+44 (0)20" as well


def _subject(words: str, place: str) -> Portion:
    """The subject as a document of its own."""
    source = Source("", READER.name, words, encoding="", places=("subject",))
    blocks = [Block("title", 0, len(words))]
    segments = [Segment(0, 0, len(words), True)]
    return Portion(Document(source, words, segments, blocks, meta=Meta(is_plain=True)), blocks, place)


READER = Reader("e-mail", (".eml",), read)
