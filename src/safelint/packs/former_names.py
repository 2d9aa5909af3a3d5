"""former-names.toml: names that their owners have given up."""

from __future__ import annotations

from safelint.packs.entry import (
    FILE_RECORDED,
    ID,
    OTHER_ID,
    SOURCED,
    WHERE,
    Entry,
    EntryKind,
    FileKind,
    FileOfEntries,
    sources,
    without,
)
from safelint.packs.schema import choice, either, flag, period, table, tables, text, texts
from safelint.values.entries import FormerName
from safelint.values.settings import CONFIDENCES

FORMER_NAME = {
    "id": ID,
    "former": texts(least=1, about="every form of the old name, with its capitals"),
    "present": either(
        text(),
        texts(least=2),
        (),
        about="the name today, or several, one of which is meant; left out where nothing took over",
    ),
    "registry": OTHER_ID,
    "kind": choice(("helpline", "charity", "government", "police", "body", "role", "scheme", "order", "law")),
    "nations": WHERE,
    "change": choice(("renamed", "merged", "replaced", "closed")),
    "since": period(""),
    "still_right": text(
        "", about="when the old name remains right, besides in history and in the title of a document of that time"
    ),
    "ambiguous": flag(False, about="true: the same words are also something else; a second clue is needed"),
    "clues": texts((), about="lower case words one of which, near an ambiguous name, shows that the old one is meant"),
    "nation_clue": flag(False, about="true: other nations use the name, so the text must be for this one"),
    "lives_on": flag(False, about="true: others still bear it in another nation, whose texts may print it"),
    "confidence": choice(CONFIDENCES),
    "notes": text("", empty=True),
    **SOURCED,
}


def _former_name(entry: Entry) -> FormerName:
    values = without(entry.values, "sourced")
    found = sources(entry)
    present = (values["present"],) if isinstance(values["present"], str) else values["present"]
    for name in present:
        if name in values["former"]:
            raise entry.place.at("former").error(f'"{name}" is also the present name')
    if not entry.house and not found and values["confidence"] != "low":
        raise entry.place.at("confidence").error("without a source it can only be low")
    return FormerName(**{**values, "present": present, "sources": found})


FILE: FileOfEntries = FileKind(
    "former-names.toml", "former-names", table({**FILE_RECORDED, "former_name": tables(FORMER_NAME)})
)
FORMER_NAMES = EntryKind("former_name", "former_names", _former_name)
