"""Reads the TOML files of a rule pack strictly: what each file may hold, and what must hold between files.

Used only when a pack is compiled or house data is added to one. Every mistake is a `SafelintError` that names file,
entry and key. That an entry's examples hold is for the checks to say: tests run them all.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from typing import Any, NamedTuple

from safelint.nearest import nearest
from safelint.numbers.plan import cannot_be_reached
from safelint.packs import lexicon, schema
from safelint.packs.instead import advice, faults
from safelint.packs.schema import (
    Kind,
    Place,
    choice,
    choices,
    date,
    either,
    flag,
    integer,
    items,
    mapping,
    number,
    period,
    regex,
    table,
    tables,
    text,
    texts,
    url,
)
from safelint.text.patterns import UnsafePatternError, needs, too_slow
from safelint.values.entries import (
    Abbreviation,
    Channel,
    FormerName,
    Group,
    Helpline,
    Needs,
    Pack,
    Reference,
    RetiredNumber,
    Rule,
    Term,
    Topic,
    Variant,
)
from safelint.values.errors import SafelintError
from safelint.values.finding import SEVERITIES
from safelint.values.settings import AUDIENCES, CONFIDENCES, NATIONS

FAMILIES = ("helpline", "signposting", "terminology", "readability", "accessibility", "document")
CHANNELS = ("phone", "sms", "textphone", "whatsapp", "webchat", "email", "bsl", "keypress")
_CALLED = ("phone", "sms", "textphone", "whatsapp", "keypress")
STATUSES = ("active", "closed", "renamed", "merged")
COST_CLASSES = ("free", "geographic", "mobile", "costly", "withdrawn", "other")

RESERVED = ("name-style", "inconsistent", "undefined-abbreviation")
"""Names in the family `terminology` that belong to coded rules: no term may be called so."""

_ID = text(match=r"[a-z0-9]+(?:-[a-z0-9]+)*", about="lower case letters, digits and hyphens")
_OTHER_ID = text("", match=_ID.json["pattern"][1:-1], about="the id of another entry")
_NATIONS = choices(("uk", *NATIONS), least=1, about='England, Wales, Scotland, Northern Ireland, or only "uk" for all')
_CHECKED = date("", about="the day of the last check against the sources; left out: that of the file")
_SOURCES = tables(
    {
        "url": url(),
        "says": text("", empty=True, about="what the page says, in your own words"),
        "date": period("", about="the date that the page itself shows"),
        "cite": flag(True, about="false: a page that was read but is no authority; no finding shows it"),
    },
    about="the pages that an entry rests on, the best first",
)
_SOURCED = flag(True, about="false: no page was found; the entry is then at most a warning")
_EXAMPLES = "short texts; [[...]] marks exactly the words that are flagged"

_JUDGED = {
    "severity": choice(SEVERITIES),
    "confidence": choice(CONFIDENCES, "medium"),
    "enabled": flag(True, about="false: switched off until a configuration selects it"),
}
_EXPLAINED = {
    "message": text(about="what the writer should do, in one or two sentences"),
    "why": text("", empty=True, about="why, for people who ask"),
    "exceptions": texts((), about="when the words are right, for people"),
    "exception_sets": items(_ID, (), about="names of sets in contexts.toml that excuse a hit"),
    "exception_patterns": items(regex(), (), about="a hit that overlaps one is excused; case counts"),
    "sourced": _SOURCED,
    "sources": _SOURCES,
    "checked": _CHECKED,
    "bad": texts((), about=_EXAMPLES),
    "good": texts((), about="short texts in which nothing is flagged"),
}

RULE = {
    "id": text(match=r"(?:" + "|".join(FAMILIES) + r")/[a-z0-9]+(?:-[a-z0-9]+)*", about="family/name"),
    "kind": _ID,
    "title": text(),
    **_JUDGED,
    "message": text("", empty=True),
    "why": text(),
    "standard": text("", empty=True, about='what the rule rests on: "WCAG 2.2 1.1.1 A", or "house style"'),
    "sourced": _SOURCED,
    "sources": _SOURCES,
    "checked": _CHECKED,
    "bad": texts((), about=_EXAMPLES),
    "good": texts((), about="short texts in which nothing is flagged"),
}

TERM = {
    "id": _ID,
    **_JUDGED,
    "case_sensitive": flag(False),
    "avoid": texts((), about="every form to flag, as whole words, inflections included"),
    "too_broad_alone": texts((), about="words that count only with the context or through the patterns"),
    "patterns_only": flag(False, about="true: the forms only illustrate the patterns"),
    "patterns": items(regex(), (), about="for forms that a list cannot cover"),
    "context": text("", about="a name in contexts.toml: its pattern must match in the same sentence"),
    "not_context": text("", about="a name in contexts.toml: its pattern must not match in the same sentence"),
    "prefer": texts((), about="what to write instead of any form that `instead` does not name, the best first"),
    "instead": mapping(
        either(text(), texts(least=1)), {}, about="form, or words that stand in forms: what to write for that one"
    ),
    "fix": flag(True, about="false: a person must read the sentence before the words are replaced"),
    "nations": choices(NATIONS, (), about="where the entry applies; left out: everywhere"),
    **_EXPLAINED,
}

_VARIANT = {"name": text(), "forms": texts(least=1), "patterns": items(regex(), (), about="for further forms")}

GROUP = {
    "id": _ID,
    "concept": text(about="the one thing that the names are for"),
    **_JUDGED,
    "case_sensitive": flag(False),
    "prefer": text("", about="the variant to keep"),
    "variant": tables(_VARIANT, schema.REQUIRED, least=2),
    **_EXPLAINED,
}

ABBREVIATION = {
    "id": _ID,
    "kind": choice(("letters", "word"), "letters"),
    **_JUDGED,
    "case_sensitive": flag(True),
    "forms": texts(least=1, about="the letters or the word as met in texts"),
    "expansions": texts((), about="full forms, the one to suggest first"),
    "known": choice(("yes", "partly", "no"), "no", about="may a general reader be expected to know it?"),
    "prefer": texts((), about="what to write at the first use"),
    "clues": texts((), about="for letters with several meanings: lower-case words of which one must stand near"),
    "other_meaning": texts((), about="lower-case words of which none may stand in the text"),
    "notes": text("", empty=True),
    **_EXPLAINED,
}

FORMER_NAME = {
    "id": _ID,
    "former": texts(least=1, about="every form of the old name, with its capitals"),
    "present": text("", about="the name today; left out where nothing took over"),
    "registry": _OTHER_ID,
    "kind": choice(("helpline", "charity", "government", "police", "body", "role", "scheme", "order", "law")),
    "nations": _NATIONS,
    "change": choice(("renamed", "merged", "replaced", "closed")),
    "since": period(""),
    "still_right": text("", empty=True, about="when the old name remains right"),
    "ambiguous": flag(False, about="true: the same words are also something else; a second clue is needed"),
    "clues": texts((), about="lower case words one of which, near an ambiguous name, shows that the old one is meant"),
    "nation_clue": flag(False, about="true: other nations use the name, so the text must be for this one"),
    "confidence": choice(CONFIDENCES),
    "notes": text("", empty=True),
    "sourced": _SOURCED,
    "sources": _SOURCES,
    "checked": _CHECKED,
}

CHANNEL = {
    "kind": choice(CHANNELS),
    "number": text("", about="grouped as the operator prints it; digits are read from it"),
    "other_groupings": texts((), about="other ways to print the same digits that readers meet"),
    "relay": flag(False, about="true: the number is printed with the relay prefix 18001 or 18002"),
    "keywords": texts((), about="the words to text"),
    "address": text("", about="e-mail or web address"),
    "hours": text("", about="when it answers"),
    "cost": choice(("free", "standard", "varies"), "", about="standard: as a call to an 01 or 02 number"),
    "notes": text("", empty=True),
}

HELPLINE = {
    "id": _ID,
    "name": text(about="as the operator writes it today"),
    "aliases": texts((), about="older or looser names met in texts"),
    "operator": text("", empty=True, about="who runs it"),
    "nations": _NATIONS,
    "topics": texts(least=1, about="names in registry.toml"),
    "audience": texts(("anyone",), least=1, about="names in registry.toml"),
    "public_line": flag(True, about="false: no number that the public may call or text"),
    "website": url(""),
    "status": choice(STATUSES, "active"),
    "status_date": period("", about="since when it is closed, renamed or merged"),
    "replaced_by": _OTHER_ID,
    "hours_checked": flag(False, about="true only where a page of the operator confirmed the hours"),
    "confidence": choice(CONFIDENCES),
    "corroborated": flag(False, about="true: independent public lists print the number beside the name"),
    "notes": text("", empty=True),
    "misuse": texts((), about="mistakes met in real texts"),
    "likely_errors": texts((), about="mistakes that are likely but were not met"),
    "sourced": _SOURCED,
    "checked": _CHECKED,
    "sources": _SOURCES,
    "channel": tables(CHANNEL),
    "retired": tables(
        {
            "number": text(),
            "until": period(""),
            "replaced_by": text("", about="the number to print today"),
            "notes": text("", empty=True),
            "whose": text("", about="who had the number, where it was not the service's own"),
        }
    ),
}

_ELEMENT = text(match=r"[a-z0-9]+(?:_[a-z0-9]+)*", about="the id of an element: lower case, with underscores")
_ELEMENTS = items(
    either(_ELEMENT, items(_ELEMENT, least=2)), (), about="elements; a list in the list: any of them will do"
)

TOPIC = {
    "id": _ID,
    "strong": texts(least=1, about="words that show the topic by themselves"),
    "medium": texts((), about="words of which two different ones show it"),
    "weak": texts((), about="words that only add to others"),
    "never_alone": texts((), about="words that show nothing by themselves"),
    "exclude": texts((), about="phrases that are about something else"),
    "minimum": _ELEMENTS,
    "core": _ELEMENTS,
    "full": _ELEMENTS,
    "best": _ELEMENTS,
    "services": mapping(items(_ID, least=1), {}, about="ids of helplines by element, nation or another role"),
    "link_only_ok": flag(False, about="true: a link to a service will do, without a number"),
    "notes": texts(()),
}

_SHARED = {"entries": items(_ID, least=2), "why": text()}
_DIGITS = text(match=r"\d{2,11}", about="digits only")
_LIMITS: dict[str, Kind] = {
    "audience": choice(AUDIENCES),
    "grade_target": number(),
    "grade_warn": number(),
    "grade_error": number(),
    "sentence_target": integer(low=1),
    "sentence_warn": integer(low=1),
    "sentence_leeway": integer(
        0, low=0, high=100, about="per cent above `sentence_warn` up to which a long sentence is a suggestion"
    ),
    "sentence_error": integer(low=1),
    "paragraph_sentences": integer(low=1),
    "average_sentence_target": integer(low=1),
    "average_sentence_warn": integer(low=1),
    "average_sentence_error": integer(0, low=0, about="0: none"),
    "words_without_heading": integer(0, low=0, about="0: no limit"),
    "words_total": integer(0, low=0, about="0: no limit"),
    "passive_share": integer(100, low=0, high=100, about="per cent of the sentences"),
    "passive_voice": flag(True),
    "hard_words": flag(True),
    "negative_contractions": flag(True),
    "why": text("", empty=True),
}

_FILE_CHECKED = {"checked": date(about="the day of the last check; an entry may give its own")}


class FileKind(NamedTuple):
    """Files of a pack: the pattern of their names, the name of their JSON schema ("" for none), what they hold."""

    pattern: str
    schema: str
    holds: Kind


FILES = (
    FileKind(
        "pack.toml",
        "pack",
        table(
            {
                "name": _ID,
                "version": text(match=r"\d{4}\.\d{1,2}(?:\.\d+)?", about="year.month"),
                "jurisdiction": text(),
                "checked": date(),
                "review_months": integer(low=1),
                "retired_ids": texts((), about="ids that were given up and must not be used again"),
            }
        ),
    ),
    FileKind(
        "rules/*.toml",
        "rules",
        table({"checked": date("", about="left out: the day in pack.toml"), "rule": tables(RULE)}),
    ),
    FileKind("terms/*.toml", "terms", table({"title": text(), **_FILE_CHECKED, "term": tables(TERM)})),
    FileKind("names.toml", "names", table({**_FILE_CHECKED, "name": tables(TERM)})),
    FileKind(
        "near-names.toml",
        "near-names",
        table(
            {
                **_FILE_CHECKED,
                "ordinary": texts((), about="lower case words that are near a name and mean what they say"),
            }
        ),
    ),
    FileKind("former-names.toml", "former-names", table({**_FILE_CHECKED, "former_name": tables(FORMER_NAME)})),
    FileKind("consistency.toml", "consistency", table({**_FILE_CHECKED, "group": tables(GROUP)})),
    FileKind("abbreviations.toml", "abbreviations", table({**_FILE_CHECKED, "abbreviation": tables(ABBREVIATION)})),
    FileKind(
        "letters.toml",
        "letters",
        table(
            {
                "known": texts((), about="letters that need no explaining"),
                "known_news": texts((), about="for readers of the news"),
                "known_professional": texts((), about="for people who work in the field"),
                "words": texts((), about="words that writers set in capitals, in small letters"),
            }
        ),
    ),
    FileKind(
        "contexts.toml",
        "contexts",
        table(
            {
                "contexts": mapping(regex(), {}, about="patterns, case ignored, that entries name"),
                "exception_set": tables(
                    {
                        "id": _ID,
                        "says": text(),
                        "ignore_case": flag(False),
                        "patterns": items(regex(), ()),
                    }
                ),
            }
        ),
    ),
    FileKind("helplines/*.toml", "helplines", table({**_FILE_CHECKED, "helpline": tables(HELPLINE)})),
    FileKind(
        "registry.toml",
        "registry",
        table(
            {
                "topics": mapping(text(), about="topics of helplines and what each means"),
                "audiences": mapping(text(), about="audiences of helplines and what each means"),
                "shared_alias": tables({"alias": text(), **_SHARED}),
                "shared_number": tables({"number": _DIGITS, **_SHARED}),
                "reused_number": tables(
                    {
                        "number": _DIGITS,
                        "retired_for": items(_ID, least=1),
                        "used_by": items(_ID, least=1),
                        "why": text(),
                    }
                ),
            }
        ),
    ),
    FileKind(
        "naming.toml",
        "naming",
        table(
            {
                "weak": texts((), about="names that are words: beside a number of their own only"),
                "plain": texts((), about="names that are words besides: they need their capitals"),
                "not_misspelt": texts((), about="words a letter away from a name that mean what they say"),
                "broad_operators": texts((), about="words of operators that stand for no one service"),
                "listening": texts((), about="beginnings of words that make six digits from 116 a number"),
                "shared_hosts": texts((), about="sites where many publish"),
                "generic": tables({"names": texts(least=1), "entries": items(_ID, least=1)}),
                "shared_name": tables({"names": texts(least=1), **_SHARED}),
                "also": tables({"names": texts(least=1), "entry": _ID, "why": text()}),
                "ran_together": tables(_SHARED),
                "beside": table(
                    {
                        "before": texts((), about="words before a name that leave it the same name"),
                        "after": texts((), about="words after a name that leave it the same name"),
                        "bodies": texts((), about="words after a name that make it that of a branch"),
                        "nations": texts((), about="nations whose body may have such a name before theirs"),
                        "near": texts((), about="words before a name that make it that of a branch"),
                    },
                    {},
                ),
            }
        ),
    ),
    FileKind(lexicon.CLASSES_FILE, "classes", lexicon.CLASSES),
    FileKind("lexicon/*/*.toml", "lexicon", lexicon.LISTS),
    FileKind(
        "acts.toml",
        "acts",
        table(
            {
                "of_children": _ID,
                "against_adults": _ID,
                "acts": texts(least=1, about="acts that show a topic by whom they are done to"),
                "any_age": texts((), about="of these, terms that say nothing of age"),
            }
        ),
    ),
    FileKind(
        "numbers.toml",
        "numbers",
        table(
            {
                **_FILE_CHECKED,
                "sources": _SOURCES,
                "prefix": tables(
                    {
                        "prefixes": items(text(match=r"\d{2,6}"), least=1),
                        "meaning": text(),
                        "lengths": items(integer(low=3, high=11), (), about="how many digits a number may have"),
                        "cost_class": choice(COST_CLASSES),
                        "cost": text("", empty=True),
                        "charge": text("", about="what a call costs on top of the access charge"),
                        "advice": text("", empty=True),
                        "notes": text("", empty=True),
                        "confirmed": flag(False, about="true: rests on a page of the sources"),
                    }
                ),
                "short_code": tables(
                    {
                        "number": _DIGITS,
                        "printed": text(),
                        "kind": choice(("voice", "text")),
                        "use": text(),
                        "status": choice(("active", "local", "retired", "unconfirmed", "not-for-print")),
                        "cost": text("", empty=True),
                        "keywords": texts(()),
                        "notes": text("", empty=True),
                    }
                ),
                "harmonised": tables(
                    {
                        "number": _DIGITS,
                        "printed": text(),
                        "use": text(),
                        "operator": text("", empty=True),
                        "in_service": flag(),
                        "notes": text("", empty=True),
                    }
                ),
                "drama": tables({"area": text(), "from": _DIGITS, "to": _DIGITS, "notes": text("", empty=True)}),
                "placeholder": tables({"pattern": regex(), "why": text()}),
                "grouping": tables(
                    {
                        "code": regex(about="the area code or prefix; the first entry that matches counts"),
                        "groups": items(integer(low=2, high=6), least=2, unique=False, about="digits in each group"),
                        "area_code": flag(False, about="true: the code must not be split"),
                    }
                ),
                "wrong_split": tables({"wrong": text(match=r"\d+"), "right": text(match=r"\d+")}),
                "cost_wording": tables({"wrong": text(), "why": text()}),
                "near": tables({"a": _DIGITS, "b": _DIGITS, "entries": items(_ID, least=1)}),
            }
        ),
    ),
    FileKind("topics.toml", "topics", table({**_FILE_CHECKED, "sources": _SOURCES, "topic": tables(TOPIC)})),
    FileKind(
        "readability.toml",
        "readability",
        table(
            {
                **_FILE_CHECKED,
                "sources": _SOURCES,
                "limits": tables(_LIMITS, schema.REQUIRED, least=1),
                "minimum_text": table(
                    {
                        "words": integer(low=0, about="below: no score"),
                        "sentences": integer(low=0, about="below: no score"),
                        "indicative_words": integer(low=0, about="below: the score is only a hint"),
                        "smog_sentences": integer(low=0, about="below: no SMOG"),
                        "smog_full_sentences": integer(low=0, about="below: SMOG is extrapolated"),
                        "list_item_words": integer(low=0, about="shorter list items are left out"),
                    }
                ),
                "reading_age": table({"add": number(about="reading age = grade + this"), "rule": text()}),
                "school_year": tables(
                    {
                        "grade": integer(low=1),
                        "age": text(),
                        "england_wales": text(),
                        "scotland": text(),
                        "northern_ireland": text(),
                    }
                ),
                "not_hard": texts((), about="long words that are not counted as hard"),
                "passive_irregular": texts((), about='participles that do not end in "-ed"'),
                "passive_excused": texts((), about="participles that hide nobody, or are mostly adjectives"),
                "passive_excused_news": texts((), about="court style, not flagged in news and records"),
                "negative_contractions": texts(()),
                "other_contractions": texts(()),
                "hard_word": tables(
                    {
                        "word": text(),
                        "forms": texts((), about="its other forms"),
                        "kind": choice(("official", "police")),
                        "prefer": texts(()),
                    }
                ),
            }
        ),
    ),
    FileKind(
        "accessibility.toml",
        "accessibility",
        table(
            {
                **_FILE_CHECKED,
                "vague_links": texts(least=1, about="link texts that say nothing, lower case, without punctuation"),
                "vague_alts": texts(least=1, about="alternative texts that say nothing, lower case"),
                "alt_openings": texts(least=1, about="words with which an alternative text need not begin"),
                "alt_credits": texts(least=1, about="words of a credit, which belongs beside the image"),
                "camera_names": items(regex(), least=1, about="names that cameras and phones give, case ignored"),
                "image_suffixes": texts(least=1),
                "media_suffixes": texts(least=1, about="sound and film, beside images"),
                "unseen_images": texts(least=1, about="names of files, without the suffix, of images that nobody sees"),
                "alt_long": integer(low=1, about="characters of an alternative text from which it is long"),
                "alt_too_long": integer(low=1, about="characters of an alternative text that are too many"),
                "files": tables(
                    {
                        "suffixes": texts(least=1),
                        "name": text(about="what to call the type"),
                        "said_as": texts(least=1, about="words any of which tells the type, lower case"),
                    }
                ),
                "new_tab": texts(least=1, about="words that announce a new tab, lower case"),
                "empty_titles": texts(least=1, about="page titles that say nothing, lower case"),
                "not_headings": texts(least=1, about="lines in bold that are no headings, lower case"),
                "markers": texts(least=1, about="capitals that the press expects"),
                "initialisms": texts((), about="further letters and names that owners write in capitals"),
                "exit_words": texts(least=1, about="words of a way to leave a page quickly, lower case"),
                "exit_topics": items(_ID, least=1, about="topics whose pages need one"),
                "exit_advised": items(_ID, (), about="topics whose pages may have one"),
                "languages": texts(least=1, about="codes of two letters, ISO 639-1"),
                "languages_longer": texts(least=1, about="codes of three letters for which there is one of two"),
            }
        ),
    ),
    # Files that the module named understands, kept as they stand.
    FileKind("elements.toml", "", schema.anything()),  # signposting
    FileKind("sentences.toml", "", schema.anything()),  # prose
    FileKind("syllables.toml", "", schema.anything()),  # syllables
)

_AS_THEY_STAND = frozenset(kind.pattern for kind in FILES if not kind.schema)

_LISTS = {
    "rule": RULE,
    "term": TERM,
    "name": TERM,
    "former_name": FORMER_NAME,
    "group": GROUP,
    "abbreviation": ABBREVIATION,
    "helpline": HELPLINE,
}


_OF_THE_HOUSE = {  # a house knows its own services
    **HELPLINE,
    "confidence": HELPLINE["confidence"]._replace(default="high"),
    "hours_checked": HELPLINE["hours_checked"]._replace(default=True),
}

_MOST_OF_A_HOUSE = 2_000  # entries of one kind
HOUSE: Mapping[str, Kind] = {
    "helpline": tables(_OF_THE_HOUSE, most=_MOST_OF_A_HOUSE, about="Your own services."),
    "term": tables(TERM, most=_MOST_OF_A_HOUSE, about="Your own words to avoid."),
    "name": tables(TERM, most=_MOST_OF_A_HOUSE, about="Your own names, as you write them."),
    "former_name": tables(FORMER_NAME, most=_MOST_OF_A_HOUSE, about="Names that you have given up."),
    "group": tables(GROUP, most=_MOST_OF_A_HOUSE, about="Several names that you have for one thing."),
    "abbreviation": tables(ABBREVIATION, most=_MOST_OF_A_HOUSE, about="Your own abbreviations."),
}
"""The lists that a configuration may hold beside its settings."""


def json_schemas() -> dict[str, dict[str, Any]]:
    """The JSON schema of each kind of file, by name: what `rules/schema/` holds."""
    return {
        kind.schema: {
            "$schema": "http://json-schema.org/draft-07/schema#",
            "title": f"safelint pack: {kind.pattern}",
            **kind.holds.json,
        }
        for kind in FILES
        if kind.schema
    }


class _Entry(NamedTuple):
    """One table of a list, as read, with the file it stands in and its place in it for messages."""

    values: dict[str, Any]
    file: str
    place: Place


class _House(NamedTuple):
    """Whether entries are house data (no sources, no examples asked for), and the day that stands for a missing one."""

    is_house: bool
    checked: str = ""


def build(name: str, files: Mapping[str, bytes]) -> Pack:
    """The pack that `files` (path in the pack: bytes) hold, before it is compiled: `phrases` is empty, and `near_names`
    holds the `ordinary` words alone. `name` is that of the pack's folder, for messages.

    Raises:
        SafelintError: names file, entry and key.
    """
    read = {path: _read(f"{name}/{path}", path, data) for path, data in files.items()}
    if "pack.toml" not in read:
        raise SafelintError(f"{name}/pack.toml: missing")
    head = read["pack.toml"]
    lists: dict[str, list[_Entry]] = {key: [] for key in (*_LISTS, "topic")}
    for path, tables_read in read.items():
        if path == "pack.toml" or path in _AS_THEY_STAND or path.startswith("lexicon/"):
            continue
        for key, entries in lists.items():
            for count, values in enumerate(tables_read.get(key, ()), 1):
                place = schema.entry_place(Place(f"{name}/{path}", key=key), values, count)
                checked = values.get("checked") or tables_read["checked"] or head["checked"]
                entries.append(_Entry({**values, "checked": checked}, path, place))
    _no_double_ids(lists, head["retired_ids"])
    contexts = read.get("contexts.toml", {"contexts": {}, "exception_set": ()})
    empty: dict[str, Any] = {
        "topics": {},
        "audiences": {},
        "shared_alias": (),
        "shared_number": (),
        "reused_number": (),
    }
    registry = read.get("registry.toml", empty)
    house = _House(False)
    pack = Pack(
        name=head["name"],
        version=head["version"],
        jurisdiction=head["jurisdiction"],
        checked=head["checked"],
        review_months=head["review_months"],
        rules=tuple(_rule(entry, house) for entry in lists["rule"]),
        terms=tuple(_term(entry, house) for entry in lists["term"]),
        names=tuple(_term(entry, house) for entry in lists["name"]),
        former_names=tuple(_former_name(entry, house) for entry in lists["former_name"]),
        groups=tuple(_group(entry, house) for entry in lists["group"]),
        abbreviations=tuple(_abbreviation(entry, house) for entry in lists["abbreviation"]),
        contexts=contexts["contexts"],
        needs={},
        exception_sets={each["id"]: _without(each, "id") for each in contexts["exception_set"]},
        helplines=tuple(_helpline(entry, house) for entry in lists["helpline"]),
        registry={
            **registry,
            "naming": read.get("naming.toml", {}),
            "corroborated": tuple(each.values["id"] for each in lists["helpline"] if each.values["corroborated"]),
            "likely_errors": {
                each.values["id"]: each.values["likely_errors"]
                for each in lists["helpline"]
                if each.values["likely_errors"]
            },
        },
        numbers=read.get("numbers.toml", {}),
        near_names={"ordinary": read.get("near-names.toml", {"ordinary": ()})["ordinary"]},
        phrases={},
        topics=tuple(_topic(entry) for entry in lists["topic"]),
        elements=read.get("elements.toml", {}),
        readability=_readability(f"{name}/readability.toml", read.get("readability.toml")),
        prose={
            file[:-5]: read[file]
            for file in ("acts.toml", "sentences.toml", "syllables.toml", "accessibility.toml", "letters.toml")
            if file in read
        },
        lexicon=lexicon.compiled(name, {path: each for path, each in read.items() if path.startswith("lexicon/")}),
    )
    _check_names(pack, lists)
    _check_forms(pack, lists)
    _check_registry(name, pack, lists["helpline"])
    _check_naming(f"{name}/naming.toml", pack)
    _check_topics(pack, lists["topic"])
    _check_acts(f"{name}/acts.toml", pack)
    _check_former(pack, lists["former_name"])
    _check_numbers(f"{name}/numbers.toml", pack.numbers)
    return pack._replace(needs=_needed(pack))


def extend(pack: Pack, additions: Mapping[str, Any], file: str) -> Pack:
    """See `compiler.extend`; what was compiled of the pack stays as it was."""
    lists: dict[str, list[_Entry]] = {key: [] for key in HOUSE}
    for key, value in additions.items():
        if key not in lists:
            raise Place(file, key=key).error(f"no list of a rule pack{nearest(key, lists)}")
        read = HOUSE[key].read(value, Place(file, key=key))
        for count, values in enumerate(read, 1):
            place = schema.entry_place(Place(file, key=key), values, count)
            lists[key].append(_Entry({**values, "checked": values["checked"] or pack.checked}, "house", place))
    _no_double_ids({**lists, "rule": [], "topic": []}, (), pack)
    house = _House(True)
    longer = pack._replace(
        terms=pack.terms + tuple(_term(entry, house) for entry in lists["term"]),
        names=pack.names + tuple(_term(entry, house) for entry in lists["name"]),
        former_names=pack.former_names + tuple(_former_name(entry, house) for entry in lists["former_name"]),
        groups=pack.groups + tuple(_group(entry, house) for entry in lists["group"]),
        abbreviations=pack.abbreviations + tuple(_abbreviation(entry, house) for entry in lists["abbreviation"]),
        helplines=pack.helplines + tuple(_helpline(entry, house) for entry in lists["helpline"]),
    )
    _check_names(longer, lists)
    _check_forms(longer, lists)
    known = {each.id: each for each in longer.helplines}
    for entry in lists["helpline"]:
        _check_reached(entry, longer)
        _check_words(entry, longer)
        _check_successor(entry, known)
    _check_former(longer, lists["former_name"])
    _check_quick([entry for key in ("term", "name", "group", "abbreviation") for entry in lists[key]])
    own = _needed_by(
        (*longer.terms[len(pack.terms) :], *longer.names[len(pack.names) :]),
        longer.groups[len(pack.groups) :],
        longer.abbreviations[len(pack.abbreviations) :],
    )
    return longer._replace(needs={**pack.needs, **own})


def _read(file: str, path: str, data: bytes) -> dict[str, Any]:
    kind = next((kind for kind in FILES if fnmatchcase(path, kind.pattern)), None)
    if kind is None:
        raise SafelintError(f"{file}: no file of a rule pack{nearest(path, [kind.pattern for kind in FILES])}")
    try:
        values = tomllib.loads(data.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as problem:
        raise SafelintError(f"{file}: not valid TOML: {problem}") from None
    read: dict[str, Any] = kind.holds.read(values, Place(file))
    return read


def _without(values: Mapping[str, Any], *keys: str) -> dict[str, Any]:
    return {key: value for key, value in values.items() if key not in keys}


# Terms share one space of names, since a term's id is a rule's id.
_SPACES = {"term": "a", "name": "a", "group": "a", "abbreviation": "a"}


def _no_double_ids(lists: Mapping[str, list[_Entry]], retired: Iterable[str], pack: Pack | None = None) -> None:
    seen: dict[tuple[str, str], str] = {}
    if pack is not None:
        words: tuple[Any, ...] = (*pack.terms, *pack.names, *pack.groups, *pack.abbreviations)
        known = {"a": words, "helpline": pack.helplines, "former_name": pack.former_names}
        seen.update({(space, each.id): f"the pack {pack.name}" for space, listed in known.items() for each in listed})
    gone = set(retired)
    for key, listed in lists.items():
        for entry in listed:
            name = entry.values["id"]
            mine = (_SPACES.get(key, key), name)
            if mine in seen:
                raise entry.place.at("id").error(f'"{name}" stands twice (also in {seen[mine]})')
            seen[mine] = entry.place.file
            if name in gone:
                raise entry.place.at("id").error(
                    f'"{name}" was given up (retired_ids in pack.toml) and must not be used again'
                )
            if key in _SPACES and name in RESERVED:
                raise entry.place.at("id").error(f'"{name}" is the name of a rule and cannot be used')


def _sources(entry: _Entry, house: _House) -> tuple[Reference, ...]:
    """The sources of an entry, which must have some unless it says that there are none."""
    found = tuple(Reference(**each) for each in entry.values["sources"])
    if not house.is_house and not found and entry.values["sourced"] and not entry.values.get("corroborated"):
        raise entry.place.at("sources").error("missing: name a page, or write sourced = false")
    return found


def _judged(entry: _Entry) -> dict[str, str]:
    """Severity and confidence: without a source at most a warning, at most medium; a doubtful finding is no error."""
    severity, confidence = entry.values["severity"], entry.values["confidence"]
    if not entry.values["sourced"]:
        severity = "warning" if severity == "error" else severity
        confidence = "medium" if confidence == "high" else confidence
    if severity == "error" and confidence == "low":
        raise entry.place.at("severity").error("an error needs a confidence of high or medium")
    sources = entry.values["sources"]
    if severity == "error" and sources and not any(source["cite"] for source in sources):
        raise entry.place.at("sources").error("an error needs a page that a finding can show: none has cite = true")
    return {"severity": severity, "confidence": confidence}


def _examples(entry: _Entry, needed: bool) -> None:
    """Examples are there, where needed, and marked as they should be."""
    for key in ("bad", "good"):
        if needed and not entry.values[key]:
            raise entry.place.at(key).error("missing: an entry needs at least one example of each kind")
    for count, example in enumerate(entry.values["bad"], 1):
        place = entry.place.at(f"bad {count}")
        if example.count("[[") != example.count("]]") or (needed and "[[" not in example):
            raise place.error("mark the words that are flagged with [[ and ]]")
    for count, example in enumerate(entry.values["good"], 1):
        if "[[" in example or "]]" in example:
            raise entry.place.at(f"good {count}").error(
                "nothing is flagged in a good example, so nothing may be marked"
            )


def _rule(entry: _Entry, house: _House) -> Rule:
    values = entry.values
    # A criterion is a source of its own.
    sources = _sources(entry, _House(True) if values["standard"] else house)
    _examples(entry, needed=False)  # a finding about a whole document has no words to mark
    # Without a source of its own, a coded rule rests on the facts that each finding names; these cap its severity.
    return Rule(**{**values, "sources": sources})


def _term(entry: _Entry, house: _House) -> Term:
    values = entry.values
    kind = "name" if entry.file == "names.toml" or entry.place.entry.startswith("name ") else "term"
    theme = re.sub(r"^terms/|\.toml$", "", entry.file)
    if theme == "spelling-consistency":
        kind = "spelling"
    if not values["avoid"] and not values["patterns"]:
        raise entry.place.at("avoid").error("missing: give forms or patterns to flag")
    if values["patterns_only"] and not values["patterns"]:
        raise entry.place.at("patterns").error("missing: patterns_only is set")
    if values["too_broad_alone"] and not values["patterns"] and not values["context"]:
        raise entry.place.at("too_broad_alone").error(
            "needs a context or patterns: by themselves these forms never count"
        )
    _check_patterns(values["patterns"], entry.place)
    _examples(entry, needed=not house.is_house)
    instead = {form: (each,) if isinstance(each, str) else each for form, each in values["instead"].items()}
    made = {**_judged(entry), "theme": theme, "kind": kind, "instead": instead, "sources": _sources(entry, house)}
    term = Term(**{**values, **made})
    for key, problem in faults(term):
        raise entry.place.at(key).error(problem)
    return term._replace(advice=advice(term))


def _check_patterns(patterns: Iterable[str], place: Place) -> None:
    for count, pattern in enumerate(patterns, 1):
        try:
            needs(pattern)
        except UnsafePatternError as problem:
            raise place.at(f"patterns {count}").error(str(problem)) from None


def _check_quick(entries: Sequence[_Entry]) -> None:
    """No text makes the patterns of a house take long, be it one of them or all together."""
    places: dict[str, Place] = {}
    for entry in entries:
        variants = entry.values.get("variant", ())
        for key, patterns in (
            ("patterns", entry.values.get("patterns", ())),
            ("exception_patterns", entry.values["exception_patterns"]),
            ("variant", [pattern for each in variants for pattern in each["patterns"]]),
        ):
            places.update((pattern, entry.place.at(key)) for pattern in patterns if pattern not in places)
    pattern, problem = too_slow(places)
    if problem:
        raise places[pattern].error(f'"{pattern}" {problem}')


def _needed(pack: Pack) -> dict[str, Needs]:
    """What each pattern of a term or a variant needs. An exception may have no fixed word; it then runs on every
    sentence it is asked about."""
    found = _needed_by(pack.terms + pack.names, pack.groups, pack.abbreviations)
    shared = [pattern for each in pack.exception_sets.values() for pattern in each["patterns"]]
    shared += [pattern for row in pack.elements.get("element", ()) for pattern in row.get("patterns", ())]
    return {**found, **_excusing(shared)}


def _needed_by(terms: Sequence[Term], groups: Sequence[Group], letters: Sequence[Abbreviation]) -> dict[str, Needs]:
    """What the patterns of some entries need."""
    patterns = [pattern for entry in terms for pattern in entry.patterns]
    patterns += [pattern for group in groups for variant in group.variants for pattern in variant.patterns]
    excused: tuple[Any, ...] = (*terms, *groups, *letters)
    excuses = [pattern for entry in excused for pattern in entry.exception_patterns]
    return {**{pattern: needs(pattern) for pattern in patterns}, **_excusing(excuses)}


def _excusing(patterns: Iterable[str]) -> dict[str, Needs]:
    found: dict[str, Needs] = {}
    for pattern in patterns:
        try:
            found[pattern] = needs(pattern)
        except UnsafePatternError:
            found[pattern] = ()
    return found


def _group(entry: _Entry, house: _House) -> Group:
    values = _without(entry.values, "variant")
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
        _check_patterns(variant.patterns, entry.place.at(f"variant {count}"))
    _examples(entry, needed=not house.is_house)
    return Group(**{**values, **_judged(entry), "variants": variants, "sources": _sources(entry, house)})


def _abbreviation(entry: _Entry, house: _House) -> Abbreviation:
    if entry.values["kind"] == "letters" and not entry.values["expansions"]:
        raise entry.place.at("expansions").error("missing: letters need at least one full form")
    _examples(entry, needed=not house.is_house)
    return Abbreviation(**{**entry.values, **_judged(entry), "sources": _sources(entry, house)})


def _former_name(entry: _Entry, house: _House) -> FormerName:
    values = _without(entry.values, "sourced")
    sources = _sources(entry, house)
    if values["present"] in values["former"]:
        raise entry.place.at("former").error(f'"{values["present"]}" is also the present name')
    if not house.is_house and not sources and values["confidence"] != "low":
        raise entry.place.at("confidence").error("without a source it can only be low")
    return FormerName(**{**values, "sources": sources})


def national_digits(printed: str) -> str:
    """The national digits of a number as printed: no relay prefix, 0 for +44, digits only."""
    digits = re.sub(r"\D", "", printed)
    if printed.lstrip().startswith("+44"):
        digits = "0" + digits[2:].removeprefix("0")
    if re.match(r"1800[12].", digits):
        digits = digits[5:]
    return digits


# Length and first digits only: what a number may look like, not whether somebody answers it.
_POSSIBLE = re.compile(r"0[1-9]\d{8,9}|08001111|0845464[67]?|[1-9]\d{2,5}")


def _digits(printed: str, place: Place) -> str:
    digits = national_digits(printed)
    if re.search(r"[^\d\s()+./-]", printed) or not _POSSIBLE.fullmatch(digits):
        raise place.error(f'"{printed}" cannot be a number in the UK')
    return digits


def _channel(values: Mapping[str, Any], place: Place) -> Channel:
    kind, printed = values["kind"], values["number"]
    if kind in ("phone", "sms", "textphone", "keypress") and not printed:
        raise place.at("number").error(f"missing: {kind} needs a number")
    if printed and kind not in _CALLED:
        raise place.at("number").error(f"{kind} has no number")
    digits = ""
    if printed and kind != "keypress":  # a key to press is not a number to find
        digits = _digits(printed, place.at("number"))
        has_prefix = bool(re.match(r"1800[12]\s*\d", printed))
        if has_prefix != values["relay"]:
            raise place.at("relay").error(
                "must be true where, and only where, the number has the prefix 18001 or 18002"
            )
    for form in values["other_groupings"]:
        if national_digits(form) != digits:
            raise place.at("other_groupings").error(f'"{form}" has other digits than "{printed}"')
    if values["keywords"] and kind != "sms":
        raise place.at("keywords").error("only a channel of kind sms has words to text")
    return Channel(**values, digits=digits)


def _helpline(entry: _Entry, house: _House) -> Helpline:
    values = _without(entry.values, "corroborated", "likely_errors", "sourced", "channel", "retired")
    sources = _sources(entry, house)
    if values["nations"] != ("uk",) and "uk" in values["nations"]:
        raise entry.place.at("nations").error('"uk" stands for all nations and must stand alone')
    if not house.is_house and not sources:
        allowed = "medium" if entry.values["corroborated"] else "low"
        if CONFIDENCES.index(values["confidence"]) < CONFIDENCES.index(allowed):
            raise entry.place.at("confidence").error(f"without a source it can be at most {allowed}")
    channels = tuple(
        _channel(each, entry.place.at(f"channel {at}")) for at, each in enumerate(entry.values["channel"], 1)
    )
    retired = []
    for count, each in enumerate(entry.values["retired"], 1):
        place = entry.place.at(f"retired {count}")
        digits = _digits(each["number"], place.at("number"))
        if each["replaced_by"]:
            _digits(each["replaced_by"], place.at("replaced_by"))
        retired.append(RetiredNumber(**each, digits=digits))
    return Helpline(**{**values, "channels": channels, "retired": tuple(retired), "sources": sources})


def _topic(entry: _Entry) -> Topic:
    values = _without(entry.values, "checked")
    for word in values["strong"]:
        for other in ("medium", "weak"):
            if word in values[other]:
                raise entry.place.at(other).error(f'"{word}" is also strong')
    return Topic(**values)


def _readability(file: str, values: Mapping[str, Any] | None) -> dict[str, Any]:
    if values is None:
        return {}
    limits: dict[str, Any] = {}
    for count, row in enumerate(values["limits"], 1):
        place = Place(file, f"limits {count}")
        if row["audience"] in limits:
            raise place.at("audience").error(f'"{row["audience"]}" stands twice')
        for key in ("grade", "sentence"):
            if not row[f"{key}_target"] <= row[f"{key}_warn"] <= row[f"{key}_error"]:
                raise place.at(f"{key}_warn").error("target, warn and error must rise")
        limits[row["audience"]] = _without(row, "audience")
    for audience in AUDIENCES:
        if audience not in limits:
            raise Place(file).at("limits").error(f'none for the audience "{audience}"')
    return {**values, "limits": limits}


def _check_names(pack: Pack, lists: Mapping[str, list[_Entry]]) -> None:
    """Contexts and exception sets that entries name exist."""
    for key in ("term", "name", "group", "abbreviation"):
        for entry in lists.get(key, ()):
            for field in ("context", "not_context"):
                name = entry.values.get(field, "")
                if name and name not in pack.contexts:
                    raise entry.place.at(field).error(f'"{name}" is no context{nearest(name, pack.contexts)}')
            for name in entry.values["exception_sets"]:
                if name not in pack.exception_sets:
                    near = nearest(name, pack.exception_sets)
                    raise entry.place.at("exception_sets").error(f'"{name}" is no exception set{near}')


def _check_forms(pack: Pack, lists: Mapping[str, list[_Entry]]) -> None:
    """No form stands in two groups, or in two abbreviations: it could not be told which of them is meant."""
    groups = [(each.id, form.lower()) for each in pack.groups for variant in each.variants for form in variant.forms]
    letters = [(each.id, form) for each in pack.abbreviations for form in each.forms]
    for key, field, forms in (("group", "variant", groups), ("abbreviation", "forms", letters)):
        places = {entry.values["id"]: entry.place for entry in lists[key]}
        owners: dict[str, str] = {}
        for owner, form in forms:
            first = owners.setdefault(form, owner)
            if first != owner:
                raise places[owner].at(field).error(f'the form "{form}" stands in "{first}" too')


def _check_words(entry: _Entry, pack: Pack) -> None:
    for key, known in (("topics", pack.registry["topics"]), ("audience", pack.registry["audiences"])):
        for name in entry.values[key]:
            if name not in known:
                raise entry.place.at(key).error(f'"{name}" is not in registry.toml{nearest(name, known)}')


_MOST_SUCCESSORS = 20  # of a service: each took over from the one before


def _check_successor(entry: _Entry, known: Mapping[str, Helpline]) -> None:
    """`replaced_by` leads to an entry that exists and never back."""
    passed = [entry.values["id"]]
    while following := known[passed[-1]].replaced_by:
        if following not in known:
            near = nearest(following, known)
            raise entry.place.at("replaced_by").error(f'"{following}" is no helpline{near}')
        if following in passed:
            raise entry.place.at("replaced_by").error(f"goes in a circle: {' -> '.join([*passed, following])}")
        if len(passed) > _MOST_SUCCESSORS:
            raise entry.place.at("replaced_by").error(f"goes through more than {_MOST_SUCCESSORS} services")
        passed.append(following)
    if entry.values["replaced_by"] and entry.values["status"] == "active":
        raise entry.place.at("replaced_by").error("an active service has no successor")


def _numbers_of(entry: _Entry) -> Iterator[tuple[str, Place]]:
    for count, channel in enumerate(entry.values["channel"], 1):
        if channel["number"] and channel["kind"] != "keypress":
            yield national_digits(channel["number"]), entry.place.at(f"channel {count}").at("number")


def _check_reached(entry: _Entry, pack: Pack) -> None:
    """The numbers that an entry tells people to call or to text are in the numbering plan, where a pack has one."""
    if not pack.numbers:
        return
    given = [(f"channel {at}", "number", each["kind"], each) for at, each in enumerate(entry.values["channel"], 1)]
    given += [(f"retired {at}", "replaced_by", "sms", each) for at, each in enumerate(entry.values["retired"], 1)]
    for name, key, kind, values in given:
        printed = "" if kind == "keypress" else values[key]
        problem = cannot_be_reached(national_digits(printed), kind, pack.numbers) if printed else ""
        if problem:
            raise entry.place.at(name).at(key).error(f'"{printed}" {problem}')


def _check_registry(name: str, pack: Pack, entries: list[_Entry]) -> None:
    known = {each.id: each for each in pack.helplines}
    registry = Place(f"{name}/registry.toml")
    shared = {each["number"]: set(each["entries"]) for each in pack.registry["shared_number"]}
    for key, field in (("shared_number", "entries"), ("shared_alias", "entries"), ("reused_number", "used_by")):
        for count, each in enumerate(pack.registry[key], 1):
            for each_id in each[field]:
                if each_id not in known:
                    place = registry._replace(entry=f"{key} {count}")
                    raise place.at(field).error(f'"{each_id}" is no helpline{nearest(each_id, known)}')
    owners: dict[str, str] = {}
    for entry in entries:
        _check_words(entry, pack)
        _check_successor(entry, known)
        mine = entry.values["id"]
        for digits, place in _numbers_of(entry):
            first = owners.setdefault(digits, mine)
            if first != mine and not {first, mine} <= shared.get(digits, set()):
                raise place.error(
                    f'"{digits}" is also a number of "{first}"; give the reason as [[shared_number]] in registry.toml'
                )
    reused = {each["number"] for each in pack.registry["reused_number"]}
    for entry in entries:
        for count, each in enumerate(entry.values["retired"], 1):
            digits = national_digits(each["number"])
            if digits in owners and digits not in reused:
                problem = (
                    f'"{digits}" is in use by "{owners[digits]}"; give the reason as [[reused_number]] in registry.toml'
                )
                raise entry.place.at(f"retired {count}").at("number").error(problem)


def _check_naming(file: str, pack: Pack) -> None:
    """What naming.toml says rests on entries that exist, and no word is both weak and plain."""
    naming, known = pack.registry["naming"], {each.id for each in pack.helplines}
    for key in ("generic", "shared_name", "ran_together"):
        for count, each in enumerate(naming.get(key, ()), 1):
            for each_id in each["entries"]:
                if each_id not in known:
                    place = Place(file, f"{key} {count}").at("entries")
                    raise place.error(f'"{each_id}" is no helpline{nearest(each_id, known)}')
    for count, each in enumerate(naming.get("also", ()), 1):
        if each["entry"] not in known:
            place = Place(file, f"also {count}").at("entry")
            raise place.error(f'"{each["entry"]}" is no helpline{nearest(each["entry"], known)}')
    lists = {key: naming.get(key, ()) for key in ("weak", "plain", "not_misspelt", "broad_operators", "listening")}
    for key, words in {**lists, "shared_hosts": naming.get("shared_hosts", ()), **(naming.get("beside") or {})}.items():
        for word in words:
            if word != word.lower():
                raise Place(file, key=key).error(f'"{word}" must be in lower case')
    both = set(naming.get("weak", ())).intersection(naming.get("plain", ()))
    if both:
        raise Place(file, key="plain").error(f'"{min(both)}" is also weak')


def _check_acts(file: str, pack: Pack) -> None:
    acts, known = pack.prose.get("acts"), {each.id for each in pack.topics}
    if acts is None:
        return
    for key in ("of_children", "against_adults"):
        if acts[key] not in known:
            raise Place(file, key=key).error(f'"{acts[key]}" is no topic{nearest(acts[key], known)}')
    for term in acts["any_age"]:
        if term not in acts["acts"]:
            raise Place(file, key="any_age").error(f'"{term}" is no act{nearest(term, acts["acts"])}')


def _check_topics(pack: Pack, entries: list[_Entry]) -> None:
    known = {each.id for each in pack.helplines}
    for entry in entries:
        for role, ids in entry.values["services"].items():
            for each in ids:
                if each not in known:
                    raise entry.place.at(f"services.{role}").error(f'"{each}" is no helpline{nearest(each, known)}')
    topics = [topic.id for topic in pack.topics]
    for key in ("exit_topics", "exit_advised"):
        for each in pack.prose.get("accessibility", {}).get(key, ()):
            if each not in topics:
                problem = f'"{each}" is no topic{nearest(each, topics)}'
                raise Place(f"{pack.name}/accessibility.toml").at(key).error(problem)


def _check_former(pack: Pack, entries: list[_Entry]) -> None:
    known = {each.id for each in pack.helplines}
    for entry in entries:
        name = entry.values["registry"]
        if name and name not in known:
            raise entry.place.at("registry").error(f'"{name}" is no helpline{nearest(name, known)}')


def _check_numbers(file: str, numbers: Mapping[str, Any]) -> None:
    for count, each in enumerate(numbers.get("drama", ()), 1):
        if len(each["from"]) != len(each["to"]) or each["from"] > each["to"]:
            raise (
                Place(file, f"drama {count}").at("to").error("must have as many digits as from, and not lie before it")
            )
