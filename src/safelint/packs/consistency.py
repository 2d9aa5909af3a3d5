"""consistency.toml: groups of several names for one thing."""

from __future__ import annotations

from safelint.nearest import nearest
from safelint.packs.entry import (
    EXPLAINED,
    FILE_RECORDED,
    ID,
    JUDGED,
    Entry,
    EntryKind,
    FileKind,
    FileOfEntries,
    check_examples,
    check_patterns,
    judged,
    sources,
    without,
)
from safelint.packs.schema import REQUIRED, flag, items, regex, table, tables, text, texts
from safelint.values.entries import Group, Variant

_VARIANT = {"name": text(), "forms": texts(least=1), "patterns": items(regex(), (), about="for further forms")}

GROUP = {
    "id": ID,
    "concept": text(about="the one thing that the names are for"),
    **JUDGED,
    "case_sensitive": flag(False),
    "prefer": text("", about="the variant to keep"),
    "variant": tables(_VARIANT, REQUIRED, least=2),
    **EXPLAINED,
}


def _group(entry: Entry) -> Group:
    values = without(entry.values, "variant")
    variants = tuple(Variant(**each) for each in entry.values["variant"])
    names = [variant.name for variant in variants]
    if values["prefer"] and values["prefer"] not in names:
        raise entry.place.at("prefer").error(f'"{values["prefer"]}" is not a variant{nearest(values["prefer"], names)}')
    forms = [form.lower() for variant in variants for form in variant.forms]
    seen: set[str] = set()
    for form in forms:
        if form in seen:
            raise entry.place.at("variant").error(f'the form "{form}" stands twice')
        seen.add(form)
    for count, variant in enumerate(variants, 1):
        check_patterns(variant.patterns, entry.place.at(f"variant {count}"))
    check_examples(entry)
    return Group(**{**values, **judged(entry), "variants": variants, "sources": sources(entry)})


FILE: FileOfEntries = FileKind("consistency.toml", "consistency", table({**FILE_RECORDED, "group": tables(GROUP)}))
GROUPS = EntryKind("group", "groups", _group)
