"""What is attached to an e-mail: of which format it is, or why it is not read."""

from __future__ import annotations

from safelint import readers
from safelint.readers.eml.parts import MailPart

READ_AS = {"text/html": "html", "text/plain": "text"}
_UNSUPPORTED = {
    "application/msword": ".doc",
    "application/rtf": ".rtf",
    "text/rtf": ".rtf",
    "application/epub+zip": ".epub",
    "application/vnd.ms-excel": ".xls",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/vnd.ms-outlook": ".msg",
    "application/vnd.ms-powerpoint": ".ppt",
}
"""Media type of a file that is known and not read: its suffix."""

_OUTLOOK = "application/ms-tnef"
_ARCHIVES = (".zip", ".7z", ".rar", ".tar", ".gz", ".tgz")
_ARCHIVE_TYPES = frozenset(("application/zip", "application/x-zip-compressed"))
_ZIP = b"PK\x03\x04"
_NO_WORDS = (".ics", ".vcf", ".p7s")
_NO_WORDS_TYPES = ("image/", "audio/", "video/", "font/", "message/")
_SIGNATURES = frozenset(
    (
        *("application/pgp-encrypted", "application/pgp-keys", "application/pgp-signature"),
        *("application/pkcs7-signature", "application/x-pkcs7-signature"),
    )
)
_CARDS = frozenset(("application/ics", "text/calendar", "text/vcard", "text/x-vcard", "text/directory"))


def form_of(part: MailPart) -> str:
    """The format of an attachment, "" where no reader reads it."""
    if readers.unsupported(part.name):
        return ""
    form = readers.form_of(part.name) or readers.DOCUMENT_TYPES.get(part.kind, "")
    return form or (READ_AS.get(part.kind, "") if may_hold_words(part) else "")


def why_not(part: MailPart) -> str:
    """Why an attachment is not read that has no format of ours, "" for one that holds no words."""
    name = part.name.lower()
    if part.kind == _OUTLOOK:
        return "Outlook has packed what was attached: ask for the message once more, as HTML"
    known = readers.unsupported(name) or readers.unsupported(f"x{_UNSUPPORTED.get(part.kind, '')}")
    if known:
        return known
    is_archive = name.endswith(_ARCHIVES) or part.kind in _ARCHIVE_TYPES
    if is_archive or (may_hold_words(part) and part.data().startswith(_ZIP)):
        return "what stands in an archive is not read: unpack it, and check each file"
    return f"a file of the type {part.kind} is not read: save its words as text" if may_hold_words(part) else ""


def may_hold_words(part: MailPart) -> bool:
    """Whether a part may hold words for people, by its name and type: no picture, key or entry of a calendar."""
    kind, name = part.kind, part.name.lower()
    if kind.startswith(_NO_WORDS_TYPES) or kind in _SIGNATURES or kind in _CARDS or name.endswith(_NO_WORDS):
        return False
    return readers.may_hold_text(name)
