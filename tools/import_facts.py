"""Writes the files of the pack `uk` from the YAML files of researched facts, and the JSON schemas of all pack files and
of the configuration.

    python tools/import_facts.py FACTS_DIR     rules/uk/*.toml from FACTS_DIR/*.yaml
    python tools/import_facts.py --schemas     rules/schema/*.json from the loader's own description

The same facts give the same bytes. Whatever the import changes in a fact stands in the tables below with its reason.
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

RULES = Path(__file__).resolve().parent.parent / "rules"
WIDTH = 118


class Literal(str):
    """A text that is written in single quotation marks: a regular expression."""

    __slots__ = ()


class Day(str):
    """A date, written without quotation marks."""

    __slots__ = ()


# ---------------------------------------------------------------------------------------------------------------- TOML

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def toml_value(value: Any) -> str:
    """One value on one line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float, Day)):
        return str(value)
    if isinstance(value, Literal) and "\n" not in value:
        if "'" not in value:
            return f"'{value}'"
        if "'''" not in value and not value.endswith("'"):
            return f"'''{value}'''"
    if isinstance(value, str):
        return '"' + "".join(_ESCAPES.get(char, char) for char in value) + '"'
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{toml_key(key)} = {toml_value(item)}" for key, item in value.items()) + " }"
    return "[" + ", ".join(map(toml_value, value)) + "]"


def toml_key(key: str) -> str:
    return key if re.fullmatch(r"[A-Za-z0-9_-]+", key) else toml_value(key)


def toml_pair(key: str, value: Any) -> str:
    """`key = value`, a list over several lines where it is long or holds tables or patterns."""
    line = f"{toml_key(key)} = {toml_value(value)}"
    if not isinstance(value, (list, tuple)) or not value:
        return line
    if len(line) <= WIDTH and not isinstance(value[0], (Mapping, Literal)):
        return line
    if isinstance(value[0], (Mapping, Literal)) or max(len(toml_value(item)) for item in value) > 30:
        rows = [toml_value(item) for item in value]
    else:
        rows = _filled([toml_value(item) for item in value])
    return "\n".join([f"{toml_key(key)} = [", *(f"  {row}," for row in rows), "]"])


def _filled(words: Sequence[str]) -> list[str]:
    rows: list[str] = []
    for word in words:
        if rows and len(rows[-1]) + len(word) + 5 <= WIDTH:
            rows[-1] += f", {word}"
        else:
            rows.append(word)
    return rows


def toml_table(header: str, values: Mapping[str, Any], below: Sequence[tuple[str, Mapping[str, Any]]] = ()) -> str:
    """A table with what is not empty in it, then the tables below it."""
    lines = [header] if header else []
    lines += [toml_pair(key, value) for key, value in values.items() if value not in ("", None, (), [], {})]
    for name, table in below:
        lines.append("\n" + toml_table(name, table) if not name.startswith("[[") else toml_table(name, table))
    return "\n".join(lines)


def write(path: str, schema: str, about: str, head: Mapping[str, Any], tables: Iterable[str]) -> None:
    """One file of the pack: what it is in a comment, its own keys, its tables with a blank line between."""
    depth = "../" * path.count("/")
    top = [f"#:schema {depth}../schema/{schema}.json", *(f"# {line}".rstrip() for line in about.strip().splitlines())]
    parts = ["\n".join(top), toml_table("", head), *tables]
    target = RULES / "uk" / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text("\n\n".join(part for part in parts if part) + "\n", encoding="utf-8", newline="\n")


def one_line(text: Any) -> str:
    return " ".join(str(text).split())


_PERIOD = re.compile(r"\d{4}(?:-\d\d){0,2}")


def reference(source: Mapping[str, Any]) -> dict[str, str]:
    """A source. Only a date that the page shows is its date; an estimate is told in words."""
    date = one_line(source.get("page_date") or "")
    says = one_line(source.get("says") or source.get("fact") or "")
    if date and not _PERIOD.fullmatch(date):
        estimate = date if date[0].isdigit() or date.startswith(("about", "before", "after")) else f"of {date}"
        says = f"{says} (page {estimate})" if says else f"page {estimate}"
        date = ""
    found = {"url": source["url"], "says": says, "date": date}
    return {key: value for key, value in found.items() if value}


# Hosts, with what belongs to them, of government, law, parliaments, courts, police, the NHS, regulators and inquiries.
_OFFICIAL = frozenset(
    """
gov.uk gov.scot gov.wales mygov.scot parliament.uk parliament.scot senedd.wales judiciary.uk police.uk nhs.uk
hscni.net nice.org.uk ofcom.org.uk iicsa.org.uk slab.org.uk careinspectorate.wales safeguarding.wales
domesticabusecommissioner.uk
""".split()
)

# Hosts of those whose name or field it is: charities, the regulator of the press, programmes of the police and
# safeguarding partnerships.
_BODIES = frozenset(
    """
247sexualabusesupport.org.uk actionforchildren.org.uk alterednotdefined.org.uk autism.org.uk barnardos.org.uk
becomecharity.org.uk cbcew.org.uk ceopeducation.co.uk childline.org.uk childrenfirst.org.uk childrenssociety.org.uk
contact.org.uk crimestoppers-uk.org crusescotland.org.uk cysur.wales dioceseofnottingham.uk ecpat.org ecpat.org.uk
escb.co.uk eyalliance.org.uk familylives.org.uk hampshirescp.org.uk harmless.org.uk inhope.org ipso.co.uk
ivisontrust.org.uk iwf.org.uk kinship.org.uk lucyfaithfull.org.uk mind.org.uk modernslaveryhelpline.org napac.org.uk
ndcs.org.uk ngts.org.uk nspa.org.uk nspcc.org.uk paceuk.info papyrus-uk.org prisonadvice.org.uk protect-advice.org.uk
rapecrisis.org.uk refuge.org.uk reportharmfulcontent.com revengepornhelpline.org.uk safelives.org.uk
saferinternet.org.uk saferinternetday.org samaritans.org scie.org.uk seftonsab.org.uk shelter.org.uk shift.org.uk
snapcymru.org stophateuk.org
stopitnow.org.uk tactfostering.org.uk thecpsu.org.uk thinkuknow.co.uk thirtyoneeight.org time-to-change.org.uk
toexprogramme.co.uk unlock.org.uk victimsupport.org.uk wearehourglass.org welevelup.org welshwomensaid.org.uk
weprotect.org writetoendvaw.com yjlc.uk zerotolerance.org.uk
""".split()
)

# Hosts that no editor should be sent to for an answer, and why.
_POOR: dict[str, tuple[str, ...]] = {
    "copies of pages of others, of unknown age": (
        "bangladeshpost.net",
        "cain.el7.digital",
        "daily8.com",
        "docsbay.net",
        "docslib.org",
        "fayllar.org",
        "good-words.fans",
        "newsr.in",
        "translogistics.net",
        "vdocuments.mx",
    ),
    "encyclopaedias that anybody may change, and copies of them": (
        "owiki.org",
        "theinfolist.com",
        "wikiclassic.com",
        "wikicorporates.org",
        "wikipedia.org",
        "wikisum.wiki",
    ),
    "what is done in other countries": (
        "davidsusman.com",
        "data.nbcstations.com",
        "languageplease.org",
        "lawfoundation.net.au",
        "nmcsap.org",
        "unicef.in",
        "zeroattempts.org",
    ),
    "shops and firms with something to sell, and sites about something else": (
        "bankofcreativity.co.uk",
        "clateway.com",
        "cpoms.co.uk",
        "criminal-injuries.co.uk",
        "ghanamma.com",
        "personnelchecks.squarespace.com",
        "slotbeats.com",
        "studymode.com",
        "thegamblest.com",
    ),
    "a school's own pages": (
        "eastfieldinfants.org",
        "rivingtonprimaryschool.co.uk",
        "therowans.org",
        "tolworth.fluencycms.co.uk",
    ),
    "one person's blog, and lists of words in other programs": (
        "acalegalenglish.wordpress.com",
        "anotherwitchtoburn.blogspot.com",
        "crimewritingsolutions.wordpress.com",
        "github.com",
    ),
}

# By id of the entry: pages that the facts list because they make the mistake or still have the old name.
_FAULTY: dict[str, tuple[str, ...]] = {
    "abbr-hmicfrs": (
        "https://www.childrenssociety.org.uk/information/professionals/resources/child-exploitation-language-guide",
    ),
    "barnardos": ("https://www.proceduresonline.com/leeds/ch/p_child_sex_exploit.html",),
    "ceop": (
        "https://londonsafeguardingchildrenprocedures.co.uk/chapter/"
        "appendix-7-a-guide-to-the-acronyms-used-in-these-procedures",
    ),
    "children-act": (
        "https://www.hampshirescp.org.uk/toolkits/adopting-a-family-approach-joint-toolkit/"
        "adopting-a-family-approach-joint-toolkit-landing-page/glossary/terms-used-in-childrens-safeguarding/",
    ),
    "childrens-apostrophe": (
        "https://www.hampshirescp.org.uk/toolkits/adopting-a-family-approach-joint-toolkit/"
        "adopting-a-family-approach-joint-toolkit-landing-page/glossary/terms-used-in-childrens-safeguarding/",
    ),
    "group-adviser": (
        "https://yourherefordshire.co.uk/all/news/news-victims-of-rape-across-england-and-wales-will-have-access-to-"
        "round-the-clock-support-as-a-new-24-7-support-line-is-launched-today",
    ),
    "group-online-safety": ("https://www.prostartuk.co.uk/e-safety-policy/",),
    "lscb": ("https://sites.google.com/sutton.gov.uk/childprotectionconferences/abbreviations",),
    "lucy-faithfull": ("https://nota.co.uk/words-matter-the-launch-of-new-terminology-guidelines",),
    "multi-agency-hyphen": ("https://seftonsab.org.uk/p/learning-zone/guide-to-common-safeguarding-words-and-phrases",),
    "napac": ("https://www.zerotolerance.org.uk/tips-for-reporting-child-sexual/",),
    "national-da-helpline": ("https://act.welevelup.org/campaigns/54",),
    "national-domestic-violence-helpline": (
        "https://gov.uk/government/news/refuge-awarded-grant-to-operate-domestic-abuse-helpline",
    ),
    "papyrus-hopeline": ("https://www.papyrus-uk.org/hopelineuk-faqs/",),
    "prevent-duty": ("https://www.prostartuk.co.uk/e-safety-policy/",),
    "sarahs-law": ("https://www.avonandsomerset.police.uk/request/child-sex-offender-disclosure-scheme-sarahs-law/",),
    "self-harm-hyphen": ("https://harmless.org.uk/2023/04/20/language-matters-stop-calling-people-self-harmers/",),
    "successful-suicide": (
        "http://www.euro.who.int/en/health-topics/noncommunicable-diseases/mental-health/news/news/2017/09/"
        "suicide-prevention-new-resource-for-media-professionals",
    ),
}

# By id of the entry: official pages that tell of another nation, or of a name still older.
_ASIDE: dict[str, str] = {
    "child-protection-register-england": "https://safeguarding.wales/en/chi-i/chi-i-c4/c4-p12",
    "scr-children-england": "http://gov.wales/topics/health/socialcare/safeguarding/?lang=en",
    "statement-england": "https://gov.wales/additional-learning-needs-aln-transformation-programme-frequently-asked-"
    "questions-faq-html",
    "text-relay": "http://www.cheshireeast.gov.uk/council_and_democracy/customer_services/essential_numbers/"
    "text_relay.aspx",
}

# Where a page was read as a file, a feed or data: the same page as people read it.
_PUBLISHED = (
    (
        r"https://github\.com/nhsuk/nhsuk-service-manual/blob/main/app/views/(content/[a-z/-]+)\.njk",
        r"https://service-manual.nhs.uk/\1",
    ),
    (r"http://www\.legislation\.gov\.uk/cy/(.+)/data\.xht\?.*", r"https://www.legislation.gov.uk/\1"),
    (r"(https://legislation\.gov\.uk/.+)/data\.html", r"\1"),
    (r"https://feeds\.bbci\.co\.uk/(news/.+)", r"https://www.bbc.co.uk/\1"),
)
_ARCHIVED = re.compile(r"https?://web\.archive\.org/web/\d+/(?:https?:/+)?")


def authority(url: str) -> int:
    """0 for law and government, 1 for those whose name or field it is, 2 for others, 3 for poor ones."""
    host = urlsplit("//" + re.sub(r"^https?://", "", _ARCHIVED.sub("", url))).hostname or ""
    names = host.split(".")
    owners = {".".join(names[at:]) for at in range(len(names))}
    if owners & _OFFICIAL:
        return 0
    if owners & _BODIES:
        return 1
    return 3 if any(owners & set(hosts) for hosts in _POOR.values()) else 2


def references(id_: str, sources: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The sources of an entry, the best first. What is poor or faulty stands only where there is nothing else, and is
    then not for a finding to show."""
    found: dict[str, dict[str, Any]] = {}
    for source in map(reference, sources):
        url = source["url"]
        for pattern, address in _PUBLISHED:
            url = re.sub(pattern, address, url)
        found.setdefault(url, {**source, "url": url})
    for url in (*_FAULTY.get(id_, ()), *filter(None, (_ASIDE.get(id_),))):
        if url not in found:
            raise SystemExit(f"{id_}: {url} is no source any more")
    listed = sorted(found.values(), key=lambda source: (source["url"] == _ASIDE.get(id_), authority(source["url"])))
    poor = {url for url in found if authority(url) == 3}.union(_FAULTY.get(id_, ()))
    good = [source for source in listed if source["url"] not in poor]
    return good or [{**source, "cite": False} for source in listed]


# ----------------------------------------------------------------------------------------------------------- helplines

_THEMES: dict[str, tuple[str, tuple[str, ...]]] = {
    "emergency-and-police": (
        "Emergency services, police, fraud, extremism",
        ("emergency", "crime-reporting", "fraud", "extremism"),
    ),
    "children": (
        "Children and young people: protection, care, bullying",
        ("child-protection", "care-experienced", "bullying"),
    ),
    "parents-and-families": ("Parents, carers and families", ("parenting", "pregnancy-baby", "carers")),
    "child-sexual-abuse": (
        "Child sexual abuse: reporting, prevention, survivors; images and safety online",
        ("child-sexual-abuse", "perpetrator-prevention", "abuse-survivors", "online-safety", "image-abuse"),
    ),
    "domestic-abuse": ("Domestic abuse, stalking", ("domestic-abuse", "stalking")),
    "honour-based-abuse": ("Honour-based abuse, forced marriage, female genital mutilation", ("honour-abuse",)),
    "sexual-violence": ("Rape and sexual violence", ("sexual-violence",)),
    "suicide-and-mental-health": (
        "Suicide, self-harm, eating disorders, mental and other health",
        ("suicide", "mental-health", "self-harm", "eating-disorders", "health"),
    ),
    "bereavement": ("Bereavement", ("bereavement",)),
    "drugs-alcohol-gambling": ("Drugs, alcohol, gambling", ("drugs-alcohol", "gambling")),
    "missing-and-modern-slavery": (
        "Missing people, modern slavery, migrants",
        ("missing", "modern-slavery", "migrants"),
    ),
    "victims-and-hate-crime": (
        "Victims and witnesses, hate crime, families of prisoners",
        ("victims", "hate-crime", "families-of-prisoners"),
    ),
    "older-disabled-and-deaf-people": ("Older, disabled and deaf people", ("older-people", "disability", "deaf")),
    "communities": (
        "LGBT+ people, faith and minority communities, armed forces",
        ("lgbt", "faith-culture", "armed-forces"),
    ),
    "whistleblowing-and-regulators": ("Concerns at work, regulators", ("whistleblowing", "work")),
    "law-money-housing": ("Legal advice, money, housing", ("legal", "money", "homelessness")),
}

# Words to text, where the notes of a channel do not give them as "Text WORD".
_KEYWORDS = {
    "shout": ("SHOUT", "YM", "DEAF", "STUDENT", "MERMAIDS", "WW", "BLUELIGHT", "FRONTLINE", "THEMIX", "CALMER"),
    "call-wales": ("HELP",),
}

# Hours that are no hours: what they say goes to the notes.
_HOURS = {
    "Hours vary by day; check the operator": ("", "Hours vary by day; check the operator"),
    "Monday to Friday; hours vary by day, check the operator": (
        "Monday to Friday",
        "Hours vary by day; check the operator",
    ),
    "Monday to Saturday; hours vary, check the operator": ("Monday to Saturday", "Hours vary; check the operator"),
    "Office hours": ("", "Office hours"),
}


def _hours(text: str) -> tuple[str, str]:
    """Hours without remarks in brackets, and the remarks."""
    if text in _HOURS:
        return _HOURS[text]
    found = re.fullmatch(r"(.*?)\s*\(([^()]*)\)", text)
    return (found[1], f"Hours: {found[2]}") if found else (text, "")


def _joined(*notes: str) -> str:
    """Notes in one line, each with a full stop where another follows."""
    given = [one_line(note).rstrip(".;") for note in notes if note]
    return ". ".join(given)


def _channel(entry: Mapping[str, Any], channel: Mapping[str, Any]) -> dict[str, Any]:
    kind = channel["type"]
    hours, remark = _hours(channel.get("hours", ""))
    notes = channel.get("notes", "")
    keywords: Sequence[str] = ()
    if kind == "sms":
        told = re.fullmatch(r"Text (\w+)", notes)
        keywords = _KEYWORDS.get(entry["id"], (told[1],) if told else ())
        notes = "" if told else notes
    printed = channel.get("number") or channel.get("keys", "")
    others = [each for each in entry.get("other_groupings", ()) if printed and _digits(each) == _digits(printed)]
    return {
        "kind": kind,
        "number": printed,
        "other_groupings": others if kind == "phone" else [],
        "relay": channel.get("relay_prefix", False) or None,
        "keywords": list(keywords),
        "address": channel.get("address", ""),
        "hours": hours,
        "cost": channel.get("cost", ""),
        "notes": _joined(notes, remark),
    }


def _digits(printed: str) -> str:
    """National digits, as the loader reads them."""
    from safelint.packs.packfiles import national_digits

    return national_digits(printed)


# Numbers that the facts have in a note.
_MORE_CHANNELS: dict[str, tuple[dict[str, str], ...]] = {
    "forced-marriage-unit": (
        {
            "type": "phone",
            "number": "020 7008 5000",
            "cost": "standard",
            "notes": "Out of hours, at the switchboard of the Foreign, Commonwealth & Development Office",
        },
    ),
}

# Old numbers still met on public pages that the facts have in a note.
_MORE_RETIRED: dict[str, tuple[dict[str, str], ...]] = {
    "forced-marriage-unit": (
        {
            "number": "020 7008 1500",
            "replaced_by": "020 7008 5000",
            "notes": "out of hours, on pages before 2021",
            "whose": "the Foreign and Commonwealth Office",
        },
    ),
}


def _retired(number: Mapping[str, Any]) -> dict[str, Any]:
    until = number.get("until", "")
    exact = bool(_PERIOD.fullmatch(until))
    return {
        "number": number["number"],
        "until": until if exact else "",
        "replaced_by": number.get("replaced_by", ""),
        "notes": _joined(number.get("notes", ""), "" if exact or not until else f"Until: {until}"),
        "whose": number.get("whose", ""),
    }


def helpline(entry: Mapping[str, Any]) -> str:
    sources = [reference(source) for source in entry["sources"]]
    corroborated = "corroboration" in entry
    values = {
        "id": entry["id"],
        "name": entry["name"],
        "aliases": entry["aliases"],
        "operator": entry["operator"],
        "nations": entry["nations"],
        "topics": entry["topics"],
        "audience": entry["audience"],
        "public_line": None if entry["has_public_line"] else False,
        "website": entry["website"],
        "status": entry["status"],
        "status_date": entry.get("status_date", ""),
        "replaced_by": entry.get("replaced_by", ""),
        "hours_checked": entry["hours_checked"] or None,
        "confidence": entry["confidence"],
        "corroborated": corroborated or None,
        "sourced": None if sources or corroborated else False,
        "notes": _joined(entry.get("notes", ""), _undated(entry.get("corroboration", ""))),
        "misuse": entry["misuse"],
        "likely_errors": entry.get("likely_errors", []),
        "sources": sources,
    }
    channels = (*entry["channels"], *_MORE_CHANNELS.get(entry["id"], ()))
    below = [("[[helpline.channel]]", _channel(entry, channel)) for channel in channels]
    retired = (*entry["retired_numbers"], *_MORE_RETIRED.get(entry["id"], ()))
    below += [("[[helpline.retired]]", _retired(number)) for number in retired]
    return toml_table("[[helpline]]", values, below)


def _undated(corroboration: str) -> str:
    return "The public lists that print the number show no date" if "dates not shown" in corroboration else ""


def helplines(facts: Mapping[str, Any]) -> None:
    meta, entries = facts["meta"], facts["helplines"]
    theme_of = {topic: theme for theme, (_, topics) in _THEMES.items() for topic in topics}
    themes: dict[str, list[Any]] = defaultdict(list)
    for entry in entries:
        themes[theme_of[entry["topics"][0]]].append(entry)
    for theme, listed in themes.items():
        about = f"Helplines. {_THEMES[theme][0]}.\nHow to edit: rules/README.md. Topics and audiences: registry.toml."
        write(f"helplines/{theme}.toml", "helplines", about, {"checked": Day(meta["as_of"])}, map(helpline, listed))
    shared = ({**row, "number": _plan_digits(row["number"])} for row in meta["shared_numbers"])
    reused = (
        {
            "number": _plan_digits(row["number"]),
            "retired_for": row["retired_for"],
            "used_by": row["in_use_by"],
            "why": row["why"],
        }
        for row in meta["retired_number_reused"]
    )
    write(
        "registry.toml",
        "registry",
        "What the entries in helplines/ share: topics, audiences, and why a name or a number stands in two of them.",
        {},
        [
            toml_table("[topics]", meta["topics"]),
            toml_table("[audiences]", meta["audience"]),
            *(toml_table("[[shared_alias]]", row) for row in meta["shared_aliases"]),
            *(toml_table("[[shared_number]]", row) for row in _merged(shared)),
            *(toml_table("[[reused_number]]", row) for row in reused),
        ],
    )


def _merged(rows: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Rows of the same digits (with and without a relay prefix) as one."""
    found: dict[str, dict[str, Any]] = {}
    for row in rows:
        known = found.setdefault(row["number"], dict(row))
        known["entries"] = sorted({*known["entries"], *row["entries"]})
    return list(found.values())


def _plan_digits(number: str) -> str:
    return _digits(number.replace("18001+", "18001 ").replace("18001 +44", "18001 0"))


# ------------------------------------------------------------------------------------------------------------- numbers

# Cost class and lengths in digits, by the prefixes as the facts group them. 03069 990 stands with the drama numbers.
_PREFIXES: dict[str, tuple[str, tuple[int, ...]]] = {
    "01": ("geographic", (10, 11)),
    "02": ("geographic", (11,)),
    "03": ("geographic", (11,)),
    "0500": ("withdrawn", (10,)),
    "055": ("other", (11,)),
    "056": ("other", (11,)),
    "070": ("costly", (11,)),
    "07": ("mobile", (11,)),
    "0800": ("free", (8, 10, 11)),
    "0808": ("free", (11,)),
    "082": ("other", ()),
    "0842 0843 0844": ("costly", (11,)),
    "0845": ("costly", (8, 11)),
    "0870": ("costly", (11,)),
    "0871 0872 0873": ("costly", (11,)),
    "09": ("costly", (11,)),
    "118": ("costly", (6,)),
    "116": ("free", (6,)),
}

# What a call costs on top of the access charge, as a message takes it. The facts give it for people, with remarks.
_CHARGES = {
    "0842 0843 0844": "a service charge of up to 7p a minute",
    "0845": "a service charge of up to 7p a minute",
    "0870": "a service charge of up to 13p a minute",
    "0871 0872 0873": "a service charge of up to 13p a minute",
    "09": "a service charge of up to £3.60 a minute or £6 a call",
    "118": "a service charge",
}

_STATUS = {
    "active": "active",
    "local": "local",
    "not confirmed": "unconfirmed",
    "not confirmed since 2022": "unconfirmed",
    "withdrawn from general use": "retired",
    "retired": "retired",
}
_NOT_FOR_PRINT = ("911", "123", "55", "141", "1470", "1471", "1571")  # real, but nothing that leads to help

_TEXT_KEYWORDS = {
    "85258": _KEYWORDS["shout"],
    "81066": ("HELP", "DAN"),
    "60777": ("NCDV",),
    "88802": ("4freedom",),
    "66777": ("NOTTS",),
}

# other_placeholders of the facts, as patterns over national digits.
_PLACEHOLDERS = (
    (r"01234567890|0123456789", "a run of digits that stands for a number"),
    (r"0123456[0-9]{3,4}", "0123 is no area code"),
    (r"07123456789|07[xX]{3,9}", "a made-up mobile number"),
    (r"0800000000|08000000000|0800123456", "a made-up freephone number"),
    (r"([0-9])\1{8,10}|0([1-9])\2{8,9}", "one digit repeated"),
    (r"(?:[2-9][0-9]{2})?555[0-9]{4}", "a North American placeholder"),
)

_GROUPINGS = (
    (r"015396|01697[347]", (6, 5), True),
    (r"02\d", (3, 4, 4), True),
    (r"011\d|01\d1", (4, 3, 4), True),
    (r"01\d{3}", (5, 6), True),
    (r"07\d{3}", (5, 6), False),
    (r"03\d\d|08\d\d|09\d\d", (4, 3, 4), False),
)

# Codes that are often split in the wrong place: what is printed, and the code that it should be.
_WRONG_SPLITS = (
    *((f"020{digit}", "020") for digit in "3478"),
    ("01132", "0113"),
    ("01142", "0114"),
    ("01159", "0115"),
    ("01162", "0116"),
    ("01179", "0117"),
    ("01189", "0118"),
    *((f"0{code}{digit}", f"0{code}") for code in ("23", "24", "28", "29") for digit in "27893"),
)


def _short_code(row: Mapping[str, Any], kind: str) -> dict[str, Any]:
    digits = _digits(row["number"])
    told = one_line(row.get("status", "active"))
    status = _STATUS.get(told, "retired" if told.startswith("retired") else "active")
    if kind == "voice" and digits in _NOT_FOR_PRINT:
        status = "not-for-print"
    remark = told[8:].strip("( )") if told.startswith("retired (") else ""
    return {
        "number": digits,
        "printed": row["number"],
        "kind": kind,
        "use": one_line(row["use"]),
        "status": status,
        "cost": row.get("cost", "") if row.get("cost") != "n/a" else "",
        "keywords": list(_TEXT_KEYWORDS.get(digits, ())) if kind == "text" else [],
        "notes": _joined(row.get("trap", ""), row.get("safety", ""), row.get("note", ""), remark),
    }


def numbers(facts: Mapping[str, Any], as_of: str) -> None:
    drama = facts["drama_numbers"]
    tables = []
    for row in facts["prefixes"]:
        if row["prefix"] not in _PREFIXES:
            continue
        cost_class, lengths = _PREFIXES[row["prefix"]]
        tables.append(
            toml_table(
                "[[prefix]]",
                {
                    "prefixes": row["prefix"].split(),
                    "meaning": row["meaning"],
                    "lengths": list(lengths),
                    "cost_class": cost_class,
                    "cost": row.get("cost", ""),
                    "charge": _CHARGES.get(row["prefix"], ""),
                    "advice": row.get("helpline_advice", ""),
                    "notes": _joined(row.get("trap", ""), row.get("note", "")),
                    "confirmed": row["checked"] == "page",
                },
            )
        )
    for kind, rows in (("voice", facts["short_codes_voice"]), ("text", facts["short_codes_text"])):
        tables += [toml_table("[[short_code]]", _short_code(row, kind)) for row in rows]
    for row in facts["harmonised_116"]:
        values = {
            "number": _digits(row["number"]),
            "printed": row["number"],
            "use": row["use"],
            "operator": row["uk_operator"],
            "in_service": row.get("in_service", False),
            "notes": row.get("note", ""),
        }
        tables.append(toml_table("[[harmonised]]", values))
    for row in drama["ranges"]:
        values = {"area": row["area"], "from": _digits(row["from"]), "to": _digits(row["to"])}
        values["notes"] = _joined(row.get("note", ""), _printed(row))
        tables.append(toml_table("[[drama]]", values))
    tables += [toml_table("[[placeholder]]", {"pattern": Literal(each), "why": why}) for each, why in _PLACEHOLDERS]
    for code, groups, area in _GROUPINGS:
        tables.append(toml_table("[[grouping]]", {"code": Literal(code), "groups": list(groups), "area_code": area}))
    tables += [toml_table("[[wrong_split]]", {"wrong": wrong, "right": right}) for wrong, right in _WRONG_SPLITS]
    tables += [toml_table("[[cost_wording]]", row) for row in facts["wording_of_cost"] if "wrong" in row]
    for row in facts["phonenumbers_traps"]["near_numbers"]:
        near = {"a": _digits(row["a"]), "b": _digits(row["b"]), "entries": row["entries"]}
        tables.append(toml_table("[[near]]", near))
    sources = [reference(row) for row in (*facts["sources"], *drama["sources"])]
    about = (
        "The UK's numbering plan, as far as a text with helplines needs it. All numbers are national digits.\n"
        "Short codes that are not-for-print are real, but lead to no help."
    )
    write("numbers.toml", "numbers", about, {"checked": Day(as_of), "sources": sources}, tables)


def _printed(row: Mapping[str, Any]) -> str:
    return f"Ofcom prints {row['printed_by_ofcom']}" if "printed_by_ofcom" in row else ""


# --------------------------------------------------------------------------------------------------------- terminology


class Change(NamedTuple):
    """A correction of one fact: the key, the text as the facts have it ("" to add one), the text to write, and why."""

    key: str
    was: str
    now: str
    why: str


_BOUNDED = "a repeat without limit inside a repeat could run away; four words are enough"
CORRECTIONS: dict[str, tuple[Change, ...]] = {
    "molested": (
        Change(
            "exception_patterns",
            "",
            r"\b(?:[Ss]lugs?|[Ss]nails?|[Aa]phids|[Rr]abbits?|[Pp]igeons?|[Gg]ulls?|[Ss]quirrels?|[Ww]asps?"
            r"|[Cc]ats?|[Dd]ogs?)"
            r"\b(?: \w+){0,2} molest\w*",
            "creatures that spoil a garden",
        ),
        Change(
            "exception_patterns",
            "",
            r"\b[Mm]olest(?:s|ed|ing|ation of)? (?:[\w']+ ){0,3}(?:defen[cs]es?|defenders?|back four"
            r"|goalkeepers?|bowlers?"
            r"|bowling|attack|animals?|wildlife|livestock|cattle|sheep|swans?|birds?|bats?|badgers?|seals?|nests?"
            r"|lettuces?|cabbages?|plants?|vegetables?|flowers?|fruit|crops?|bins?)\b",
            "sport, animals and plants",
        ),
    ),
    "in-order-to": (
        Change(
            "exception_patterns",
            "",
            r"\bwith a view to (?:(?:his|her|their|its|the|that) )?(?:\w+ )?(?:exploit\w*|being exploited|gain"
            r"|sale|supply)\b",
            "the wording of offences",
        ),
    ),
    "provoked-nagged": (
        Change(
            "patterns",
            "",
            r"\bsnapped and (?:then )?(?:kill|murder|stabb|strangl|shot|attack|batter|smother|beat)\w*\b",
            "makes a killing an outburst",
        ),
        Change(
            "patterns",
            "",
            r"\bbecause (?:she|he|they) (?:had )?(?:brought|bringing) shame (?:on|upon|to)\b",
            "tells the view of the offender as a fact",
        ),
    ),
    "avoid-walking-alone": (
        Change(
            "patterns",
            "",
            r"\b(?:urg|warn|advis|tell|told|ask|remind)\w* (?:all |young |local )?(?:women|girls|females"
            r"|schoolgirls) "
            r"(?:and girls )?not to (?:walk|go out|travel|run|jog|be out)\b",
            "the same advice, reported",
        ),
    ),
    "stalker-romance": (
        *(
            Change("avoid", "", words, "makes a stalker a lover who was hurt")
            for words in (
                "jilted lover",
                "spurned lover",
                "jilted boyfriend",
                "jilted husband",
                "jilted ex",
                "spurned ex",
            )
        ),
        Change(
            "exception_patterns",
            "",
            r"\b(?:[Oo]pera|[Bb]allads?|[Nn]ovels?|[Pp]lays?|[Ff]ilms?|[Ss]ongs?|[Cc]haracters?|[Aa]ct (?:one"
            r"|two|three|four"
            r"|I{1,3}|[1-5]))\b[^.]{0,80}\b(?:jilted|spurned|lovesick|love-?struck|besotted|infatuated)\b"
            r"|\b(?:[Ll]ovesick|[Bb]esotted|[Ll]ove-?struck) (?:swan|penguin|dog|cat|parrot|peacock|bull)s?\b",
            "fiction and animals",
        ),
    ),
    "admitted-being-abused": (
        Change(
            "patterns",
            "",
            r"\b(?:victims?|complainants?|survivors?) (?:\w+ )?(?:admit(?:s|ted)?|confess(?:es"
            r"|ed)?) (?:that )?(?:she|he|they) "
            r"(?:had )?(?:never|not|did not|didn't) (?:told|tell|reported|report|said|say)\b",
            "the same of silence",
        ),
    ),
    "diagnosis-as-noun": (
        Change(
            "patterns",
            "",
            r"\ban? \w+-\w+ (?:schizophrenic|epileptic|anorexic|bulimic)\b(?= (?:who|whose|from|is|was|has|had)\b)",
            "an adjective with a hyphen before it",
        ),
    ),
    "honour-killing": (
        Change(
            "patterns",
            r"(?<!so-called )(?<!so called )(?<!['\"])\bhono(?:u)?r(?:[- ]based)?[- ](?:killings?|crimes?"
            r"|murders?)\b",
            r"(?<!so-called )(?<!so called )(?<!['\"])\bhono(?:u)?r(?:[- ]based)?[- ](?:killings?|murders?)\b",
            "not every crime is a killing: the crimes stand apart",
        ),
    ),
    "domestic-violence": (
        Change(
            "exception_patterns",
            "[Dd]omestic (?:[Aa]buse and [Vv]iolence|[Vv]iolence and [Aa]buse)",
            "[Dd]omestic (?:[Aa]buse (?:and|&) [Vv]iolence|[Vv]iolence (?:and|&) [Aa]buse)",
            "the same term with the sign",
        ),
        Change(
            "exception_patterns",
            "",
            r"\b[Dd]omestic [Vv]iolence (?:[Aa]dvis[eo]rs?|[Aa]dvocates?|[Aa]dvocacy|[Cc]o-?ordinators?"
            r"|[Ss]upport [Ww]orkers?|[Oo]fficers?|[Ll]eads?|[Cc]ourts?)\b",
            "the title of a post or a court",
        ),
        Change(
            "exception_patterns",
            "",
            r"\b[Dd]efin(?:es?|ed|ing|itions?)(?: of)? domestic violence\b",
            "a definition names what it defines",
        ),
    ),
    "non-consensual-sex": (
        Change("avoid", "", "non consensual sex", "the same words without the hyphen"),
        Change(
            "exception_patterns",
            "",
            r"\b[Rr]ape (?:is|means|happens|occurs|includes|can be|involves)\b[^.;]{0,160}"
            r"|\b[Ff]orc\w+ [^.;]{0,80} (?:is|are) (?:always )?(?:rape|a crime|abuse|illegal|an offence"
            r"|against the law)",
            "the definition of rape, which the facts let stand",
        ),
    ),
    "date-rape": (Change("avoid", "marital rape", "", "what those who had it made a crime call it"),),
    "junkie": (
        Change("avoid", "alcoholic", "", "another drug: stands apart, with advice of its own"),
        Change("avoid", "alcoholics", "", "another drug: stands apart, with advice of its own"),
        Change(
            "patterns",
            r"\balcoholics?\b(?!\s+(?:drinks?|beverages?|content|units?)|s?\s+Anonymous)",
            "",
            "another drug: stands apart, with advice of its own",
        ),
        Change(
            "exception_patterns",
            "",
            r"\b(?:[Gg]ambling|[Aa]drenaline|[Cc]hocolate|[Cc]offee|[Tt]ea|[Ss]ugar|[Nn]ews|[Ss]oap|[Tt]elly"
            r"|[Ff]itness"
            r"|[Gg]ym|[Ss]hopping|[Cc]rossword|[Ff]ootball) addicts?\b",
            "no drug",
        ),
    ),
    "driven-to-suicide": (
        Change(
            "patterns",
            "",
            r"\b(?:driv(?:en|es|ing)|drove) (?:\w+ ){1,3}to (?:suicide|(?:take|end) (?:his|her"
            r"|their) (?:own )?li(?:fe|ves))\b",
            "whoever it is",
        ),
    ),
    "attention-seeking": (
        Change(
            "exception_patterns",
            "",
            r"\b(?:[Tt]old|[Hh]ears?|[Hh]eard|[Cc]alled|[Aa]ccus\w+ of|[Ll]abelled|[Dd]ismissed"
            r"|[Bb]randed)\b[^.;]{0,40}\battention[- ]seek\w+",
            "what people have to hear",
        ),
    ),
    "gmp": (
        Change(
            "exception_patterns",
            "",
            r"\b[Mm]anchester police (?:museum|stations?|horses?|band)\b",
            "no name of a force",
        ),
    ),
    "womens-aid": (
        Change(
            "exception_patterns",
            "",
            r"\bWomen's aid (?:groups?|societ\w+|workers?|organisations?|movement|services?)\b",
            "local groups, at the start of a sentence",
        ),
    ),
    "failed-suicide": (
        Change(
            "exception_patterns",
            "",
            r"\b(?:[Ff]ailed|[Uu]nsuccessful) suicide[- ](?:prevention|awareness|bereavement|reduction"
            r"|strateg\w+|polic\w+|research|training|intervention|safety)\b",
            "what fails is the prevention",
        ),
    ),
    "had-sex-with-child": (
        Change(
            "patterns",
            "",
            r"\bslept with (?:an? |the |two |several )?(?:\w+ )?(?:1[0-7][- ]years?[- ]olds?|schoolgirls?|schoolboys?"
            r"|underage \w+|(?:girls?|boys?) (?:aged|of) 1[0-7])\b",
            "the same in other words",
        ),
        Change(
            "exception_patterns",
            "",
            r"\b(?:[Oo]ffences?|[Ii]llegal|[Uu]nlawful|[Aa]gainst the law|[Cc]rimes?|[Rr]ape|[Cc]onsen\w+"
            r"|[Ll]aw)\b[^.;]{0,60}\b(?:has|have|having)? ?sex with (?:a|an|any|some\w*) [^.;]{0,30}",
            "a text that states the law",
        ),
        Change(
            "exception_patterns",
            "",
            r"\b(?:has |have |[Hh]aving )?[Ss]ex with (?:a|an|any|some\w*) [^.;]{0,50}\b(?:is|are"
            r"|commits?) (?:always |still |both )?(?:rape|abuse|child abuse|an? (?:\w+ )?(?:crime|offence)"
            r"|illegal|unlawful|against the law|never)\b",
            "a text that states the law",
        ),
    ),
    "monster": (
        Change(
            "exception_patterns",
            "",
            r"\b(?:[Zz]oo|[Pp]upils?|[Cc]lass|[Dd]rew|[Ww]rote|[Pp]ainted|[Ss]tor(?:y|ies)|[Tt]ales?"
            r"|[Ll]egends?|[Ll]och|[Dd]ragons?|[Cc]hapter|[Nn]ovel|[Pp]uppets?|[Cc]ostumes?"
            r"|[Ff]airy)\b[^.]{0,80}\b(?:monster|beast|fiend|brute)s?\b[^.]{0,20}",
            "a creature",
        ),
        Change(
            "exception_patterns",
            "",
            r"\b(?:[Mm]onster|[Bb]east|[Ff]iend|[Bb]rute)s?\b[^.]{0,80}\b(?:zoo|lynx|puma|panther|dragon|story"
            r"|tale|legend|chapter|novel|puppet|costume|animal|creature)s?\b",
            "a creature",
        ),
        Change(
            "patterns",
            "",
            r"\bmonsters? (?:who|that) (?:has |had )?(?:abused|raped|killed|attacked|groomed|filmed|preyed"
            r"|murdered|tortured)\b",
            "as a headline has it, without an article",
        ),
    ),
    "the-vulnerable": (
        Change(
            "patterns",
            "",
            r"\b(?:for|of|to|and|or|among|protect\w*|help\w*|support\w*) the (?:vulnerable|elderly|homeless"
            r"|poor)\b(?= (?:is|on|at|from|has|for)\b)",
            "after these words it can only be the noun",
        ),
        Change(
            "patterns",
            "",
            r"\bthe (?:vulnerable elderly\b|(?:vulnerable|elderly|homeless)\b(?= (?:suffer|need|have|can|cannot"
            r"|may|must"
            r"|should|do|often|live|deserve|feel|get)\b))",
            "a verb in the plural follows the noun",
        ),
    ),
    "youth-noun": (
        Change(
            "patterns",
            "",
            r"\b(?:arrest\w+|charg\w+|h[eo]ld|attack\w+|approach\w+|follow\w+|chas\w+|robb\w+) (?:an?"
            r"|the) youth\b(?! (?:\w+er|club|centre|court|group|team|service|justice|offend\w+|leader|project)s?\b)",
            "the noun after what was done",
        ),
    ),
    "self-harm-hyphen": (
        Change(
            "exception_patterns",
            "",
            r"\bSelf[- ][Hh]arm (?:(?:and|&) )?(?:[A-Z]\w+ ){0,3}(?:Project|Service|Team|Network|UK|Support"
            r"|Forum|Group|Unit|Charity|Strategy|Action)\b",
            "part of a name",
        ),
    ),
    "the-disabled": (
        Change(
            "exception_patterns",
            "",
            r"\bhandicapped by (?:(?:a|an|the|its|his|her|their|poor) )?(?:lack|loss|shortage|injur\w+|weather"
            r"|debts?|costs?|rules?|want|absence|delays?|funding)\b|\b[Bb]lind leading the blind",
            "a hindrance; a saying",
        ),
        Change(
            "patterns",
            "",
            r"\bfor the (?:disabled|handicapped|autistic)\b(?= (?:is|at|on|from|has|opens?|closes?|near|runs?)\b)",
            "after for it can only be the noun",
        ),
        Change(
            "exception_patterns",
            "",
            r"\b(?:[Hh]orses?|[Rr]ac(?:e|es|ing)|[Gg]olf\w*|[Jj]ockeys?|[Tt]rainers?|[Ff]urlongs?"
            r"|[Ss]tone)\b[^.]{0,60}\bhandicapped"
            r"|\bhandicapped (?:at|horses?|races?)\b",
            "a race or a game",
        ),
        Change(
            "exception_patterns",
            "",
            r"\b(?:[Ww]indow|[Rr]oller|[Cc]los\w+|[Oo]pen\w*|[Pp]ull\w*|[Rr]ais\w+|[Ll]ower\w*|[Dd]rew"
            r"|[Dd]raw\w*|[Bb]ehind|[Tt]hrough) (?:down |up )?the blind\b",
            "a window",
        ),
        Change(
            "exception_patterns",
            "",
            r"\b[Ss]chools? for the (?:deaf|blind)\b|\b(?:[Cc]olleges?|[Ii]nstitut\w+) for the (?:deaf|blind)\b",
            "what such schools are called",
        ),
    ),
    "loving-family-man": (Change("avoid", "", "devoted father", "as devoted dad"),),
    "male-female-noun": (
        Change(
            "exception_patterns",
            "",
            r"\b(?:[Aa]ssault|[Aa]ctivity|[Ii]ntercourse|[Ii]ndecency|[Rr]ape) (?:on|upon|with|of|by"
            r"|between) (?:an?|the) (?:fe)?male\b",
            "words of the law",
        ),
        Change(
            "patterns",
            "",
            r"\bIC\d (?:fe)?males?\b",
            "a code of the police for what somebody looks like",
        ),
        Change(
            "patterns",
            "",
            r"\b(?:two|three|four|five|six|several|unknown)\s+(?:\w+\s+)?(?:males|females)\b(?! (?:and|or|to)\b)",
            "after a number the word can only be the noun",
        ),
    ),
    "promiscuous": (
        Change(
            "exception_patterns",
            "",
            r"\b(?:[Uu]nwanted|[Uu]nacceptable|[Pp]erceived|[Aa]lleged|[Ss]een as|[Aa]ccused of|[Rr]umours? of"
            r"|[Ff]ears? of"
            r"|[Ss]uspected)[^.;:]{0,40}\bpromiscu\w+",
            "a view that the text reports",
        ),
        Change(
            "exception_patterns",
            "",
            r"\b(?:[Ff]amil(?:y|ies)|[Rr]elatives|[Cc]ommunit(?:y|ies)|[Ss]tereotype\w*|[Pp]eople|[Ss]ome"
            r"|[Oo]thers) (?:who )?"
            r"(?:may |might |often |can |will |still )?(?:say|think|believe|claim|see|view|fear|feel|accuse"
            r"|call|assume)"
            r"[^.;:]{0,60}\bpromiscu\w+",
            "a view that the text reports",
        ),
        Change(
            "exception_patterns",
            "",
            r"\bpromiscu\w+ or being (?:gay|lesbian)",
            "what families in guidance on forced marriage object to",
        ),
    ),
    "lifestyle-choice": (
        Change(
            "exception_patterns",
            "",
            r"\b(?:[Ss]ubstance|[Dd]rug|[Aa]lcohol|[Aa]ddict\w*)[^.]{0,80}\bchaotic lifestyles?",
            "about the use of drugs, of which the message does not speak",
        ),
        Change(
            "exception_patterns",
            "",
            r"\b(?:[Ss]mok\w+|[Dd]iet\w*|[Ee]xercise|[Ww]eight|[Hh]ealth\w*|[Cc]ancer|[Hh]eart|[Ff]itness"
            r"|[Vv]egan\w*|[Dd]rinking)\b"
            r"[^.]{0,80}\blifestyle choices?",
            "about health",
        ),
        Change(
            "exception_patterns",
            "",
            r"\blifestyle choices?\b[^.]{0,80}\b(?:smok\w+|diet\w*|exercise|weight|health\w*|cancer|heart"
            r"|fitness|vegan\w*|drinking)",
            "about health",
        ),
    ),
    "proceeded-decamped": (
        Change("avoid", "proceeded to", "", "a report proceeds to a meeting, and nobody ran away"),
        Change(
            "patterns",
            "",
            r"\bproceeded to (?:(?:the|an?|this|that|his|her) (?:scene|location|address|property|premises|house"
            r"|incident)\b"
            r"|(?:arrest|search|attack|assault|punch|kick|rape|stab|leave|drive|run|walk|enter|steal|threaten)\b)",
            "only where police or people go somewhere or do something",
        ),
    ),
    "subsequent-to": (
        Change("avoid", "following on from", "", "it also means because of, where after or later does not fit"),
    ),
    "commence": (
        Change(
            "exception_patterns",
            "",
            r"\b(?:[Ww]eeks?|[Tt]erm|[Yy]ear|[Mm]onth|[Pp]eriod|[Dd]ate|[Ss]hift"
            r"|[Tt]our)s?[- ](?:of )?commenc(?:ing|ement)\b|\b[Ww]/[Cc]ommencing",
            "a set phrase of adverts and letters",
        ),
        Change(
            "exception_patterns",
            "",
            r"\b(?:[Ss]ections?|[Pp]rovisions?|[Aa]ct|[Rr]egulations|[Pp]art \d+)\b[^.]{0,60}\bcommenc\w+"
            r"|\b[Cc]ommencement (?:of (?:the |this )?"
            r"(?:Act|section|provisions?|Part)|[Oo]rders?|[Rr]egulations|[Dd]ate|\(?No)",
            "the word of the law for its coming into force",
        ),
    ),
    "persons": (
        Change(
            "exception_patterns",
            "",
            r"\b(?:all|any|[Aa]ll|[Aa]ny|those) persons (?:under|over|aged|below|above)\b",
            "a definition in a rule or a policy",
        ),
        Change(
            "exception_patterns",
            "",
            r"\b[Pp]ersons (?:with significant control|subject to immigration|of significant control"
            r"|having parental)",
            "words of the law",
        ),
        Change(
            "exception_patterns",
            "",
            r"\b(?:[Mm]issing|[Dd]isplaced|[Ss]tateless|[Pp]rotected|[Yy]oung|[Rr]elevant|[Dd]esignated"
            r"|[Aa]ppointed|[Cc]onnected)"
            r" [Pp]ersons\b(?= (?:unit|team|bureau|register|report|coordinator|charity|helpline|policy|protocol"
            r"|inquiry|inquiries|investigation))",
            "the name of a unit or a kind of case",
        ),
        Change(
            "exception_patterns",
            "",
            r"\b(?:[Tt]raffick\w+ (?:in|of) persons|[Tt]rafficking [Ii]n [Pp]ersons"
            r"|[Oo]ffences? against the persons?|[Pp]ersons [Uu]nknown"
            r"|[Rr]ights of [Pp]ersons|[Pp]ersons with [Dd]isabilit\w+|[Ii]nternally displaced persons"
            r"|[Mm]issing persons?)\b",
            "words of laws, conventions and courts",
        ),
    ),
    "drug-runner-child": (
        Change(
            "exception_patterns",
            "",
            r"\b(?:[Ee]xploit\w*|[Ff]orc\w+|[Gg]room\w*|[Cc]oerc\w*|[Uu]s(?:e|es|ed|ing)|[Rr]ecruit\w*"
            r"|[Tt]rick\w*)\b[^.]{0,80}"
            r"\b(?:as|into|to (?:be|become|act as)) (?:an? )?(?:drugs? (?:runner|mule)s?|running drugs)",
            "the sentence says that they are exploited",
        ),
    ),
    "suffers-from": (
        Change(
            "patterns",
            "",
            r"\bsuffer(?:s|ed|ing)? (?:from|with) (?:Asperger'?s|Tourette'?s|dyslexia|dyspraxia)(?: syndrome)?\b",
            "more that people are and live with",
        ),
        Change(
            "exception_patterns",
            "",
            r"\b(?:(?:\d[\d,.]*\d|\d)(?![,\d]|[- ]years?\b)|million|thousand|hundreds|[Aa] (?:third|quarter"
            r"|fifth)|[Hh]alf"
            r"|[Oo]ne in \w+)\b[^.;]{0,40}\bsuffer\w*[^.;]{0,60}",
            "a rate, for which the source has this word; an age is none",
        ),
        Change(
            "exception_patterns",
            "",
            r"\bsuffer\w* (?:from|with) (?:bad|severe|terrible|extreme|acute|crippling|increased|worse"
            r"|such)\b[^.;]{0,40}",
            "the pain is what is told",
        ),
        Change(
            "exception_patterns",
            "",
            r"\blikely to suffer\b[^.]{0,60}|\b(?:[Pp]ercent(?:age)?|per cent|%|[Pp]roportion"
            r"|[Nn]umber)\b[^.]{0,40}\bsuffer\w*[^.]{0,60}",
            "a rate, not a person",
        ),
    ),
    "pornography-of-children": (
        Change(
            "patterns",
            "",
            r"\bp(?:a)?edophil(?:e|ia|ic) (?:porn(?:ography)?|pornographic (?:images?|videos?|material))\b",
            "the same thing under another name",
        ),
    ),
    "minor-noun": (
        Change(
            "patterns",
            "",
            r"\b(?:photos?|photographs?|images?|pictures?|videos?|sex|contact|abuse|exploitation|grooming"
            r"|messages?) (?:of|with|to|from|involving) a minor\b",
            "what follows does not matter after these words",
        ),
    ),
    "wellbeing": (
        Change(
            "exception_patterns",
            "",
            r"\b(?:is|are|was|were) well being \w+|\bwell being (?:dug|drilled|built|used|made|tested|filled"
            r"|looked|cared|treated)\b",
            "two words, of which the second is a verb",
        ),
        Change(
            "exception_patterns",
            "",
            r"\b[A-Z][\w']+ (?:and|&) Well[- ][Bb]eing [A-Z]\w+|\bWell-[Bb]eing (?:of [A-Z]|(?:Team|Service"
            r"|Centre|Hub|Strategy|Plan|Fund)\b)",
            "part of a name",
        ),
    ),
    "going-forward": (
        Change(
            "exception_patterns",
            "",
            r"\b(?:is|are|was|were|be|been|keeps?|kept|started|began|before|[Cc]ar|[Vv]an|[Vv]ehicle|[Cc]ase"
            r"|[Ww]ork|[Pp]roject|[Pp]lans?)"
            r" (?:not |now |still |also )?(?:going|moving) forward|\b(?:[Gg]oing|[Mm]oving) forward (?:with|to"
            r"|on|in|into|from|towards|after|together|as)\b",
            "something that goes on, not a date",
        ),
    ),
    "assist-endeavour": (
        Change(
            "exception_patterns",
            "",
            r"\b(?:[Aa]n?|[Tt]h(?:is|e|at|ese|eir)|[Jj]oint|[Hh]uman|[Bb]est|[Ee]very|[Ss]cientific|[Aa]rtistic"
            r"|[Ss]porting|[Nn]ew|[Hh]is|[Hh]er|[Oo]ur) endeavours?\b",
            "the noun, for which try does not fit",
        ),
        Change(
            "exception_patterns",
            "",
            r"\bterminat(?:e|ed) (?:(?:a|an|the|her|his|their|your|any|this) )?(?:pregnanc|contract|employment"
            r"|tenanc|lease|agreement|membership|account)\w*"
            r"|\b(?:pregnanc\w+|contracts?|employment|tenanc\w+|agreements?) (?:is|was|were|are|be|been) terminated",
            "the word of the law for the end of a contract, and of doctors",
        ),
    ),
    "involved-in-exploitation": (
        Change(
            "exception_patterns",
            "",
            r"\b(?:[Gg]angs?|[Oo]ffenders?|[Mm]en|[Mm]an|[Ss]uspects?|[Cc]riminals?|[Dd]ealers?|[Aa]dults?"
            r"|[Gg]roups?|[Nn]etworks?|[Oo]fficers?|[Ff]orces?"
            r"|[Aa]genc(?:y|ies)|[Pp]rofessionals?"
            r"|[Aa]rrested)\b[^.]{0,60}\binvolved in (?:child sexual exploitation|CSE|county lines|CCE)",
            "about those who exploit or who work against it",
        ),
    ),
    "putting-themselves-at-risk": (
        Change(
            "patterns",
            "",
            r"\bma(?:ke|kes|king|de) (?:themsel(?:ves|f)|herself|himself) (?:more |so |very )?vulnerable\b",
            "the same in other words",
        ),
        Change(
            "exception_patterns",
            "",
            r"\b(?:[Pp]olice|[Cc]rews?|[Ll]ifeboat\w*|[Dd]octors?|[Nn]urses?|[Ss]ocial workers?|[Dd]rivers?"
            r"|[Cc]ouncillors?|[Ww]hoever|[Pp]eople who (?:try|step|help|intervene))\b"
            r"[^.]{0,60}\b(?:put|puts|putting|plac\w+) (?:themselves|himself|herself)[^.]{0,30}",
            "people who help others",
        ),
    ),
    "sex-ring": (
        Change("avoid", "", "sex gang", "a ring by another name"),
        Change("avoid", "", "sex gangs", "a ring by another name"),
    ),
    "volatile-relationship": (
        Change(
            "exception_patterns",
            "",
            r"\b(?:[Vv]olatile|[Ss]tormy|[Tt]empestuous|[Tt]urbulent|[Tt]oxic|[Tt]roubled|[Rr]ocky"
            r"|[Ff]iery) relationships? (?:with|between) (?:\w+ ){0,2}(?:alcohol|food|drink|drugs"
            r"|money|social media|body|press|media|father|mother|parents?|brother|sister|clubs?|boards?|councils?"
            r"|unions?|city|cities|EU|Europe|law|truth|countries|nations|schools|teams|party|parties|firms)\b",
            "no couple",
        ),
    ),
    "historic-abuse": (
        Change(
            "exception_patterns",
            "",
            r"\b(?:[Ii]nquir(?:y|ies)|[Rr]edress|[Cc]ommission|[Ii]nstitution\w*) (?:\w+ ){0,3}(?:into|for|on"
            r"|about) (?:\w+ ){0,2}[Hh]istoric(?:al)? (?:institutional )?"
            r"(?:child )?(?:sexual )?abuse",
            "inquiries and schemes that bear the word in their names",
        ),
        Change(
            "exception_patterns",
            "",
            r"[Hh]istoric(?:al)? (?:child )?(?:sexual )?abuse (?:team|unit|helpline|line|inquiry|scheme)\b",
            "the name of a unit or a scheme, which a writer cannot change",
        ),
    ),
    "twenty-four-seven": (
        Change("prefer", "24/7 or 24 hours a day", "24/7", "two ways to write it in one text"),
        Change("prefer", "", "24 hours a day", "two ways to write it in one text"),
    ),
    "successful-suicide": (
        Change(
            "exception_patterns",
            "",
            r"\b[Ss]uccessful suicide[- ](?:prevention|awareness|bereavement|reduction|strateg\w+|polic\w+"
            r"|research|training|intervention|safety)\b",
            "what succeeds is the prevention",
        ),
        Change(
            "patterns",
            r"\bsuccessful(?:ly)?\s+(?:suicide|took|killed)\b[^.]{0,20}",
            r"\bsuccessful(?:ly)?\s+(?:suicides?|(?:took|killed)\s+\w+(?:\s+own\s+li(?:fe|ves))?)\b",
            "the words flagged ran on into the next ones",
        ),
    ),
    "interfered-with": (
        Change(
            "exception_patterns",
            "",
            r"\binterfer\w+ with (?:\w+ ){0,3}\w+(?:'s|s')",
            "with something that a child has: sleep, schooling",
        ),
        Change(
            "patterns",
            r"\binterfer(?:e|ed|es|ing)\s+with\s+(?:a\s+|an\s+|the\s+|his\s+|her\s+|several\s+|two\s+|young\s+)*"
            r"(?:\w+\s+)?(?:child(?:ren)?|boys?|girls?|pupils?|patients?|women|daughters?|sons?|step\w+)\b",
            r"\binterfer(?:e|ed|es|ing)\s+with\s+(?:(?:a|an|the|his|her|several|two|young)\s+){0,4}"
            r"(?:\w+\s+)?(?:child(?:ren)?|boys?|girls?|pupils?|patients?|women|daughters?|sons?|step\w+)\b",
            _BOUNDED,
        ),
    ),
    "flasher": (
        Change(
            "exception_patterns",
            "",
            r"\b(?:[Cc]ars?|[Vv]ans?|[Hh]azard|[Ll]ights?|[Ii]ndicators?|[Bb]ulbs?|[Rr]elays?|[Dd]ashboard"
            r"|[Tt]rains?)\b"
            r"[^.]{0,40}\bflashers?\b|\b[Ff]lashers? (?:on|of|in) (?:the|a|his|her|my) (?:car|van|lorry|bike"
            r"|train)\b",
            "lights",
        ),
        Change(
            "patterns",
            r"\bflashed\s+(?:at\s+)?(?:a\s+|two\s+|several\s+|the\s+|young\s+)*"
            r"(?:women|woman|girls?|schoolgirls?|teenagers?|children)\b",
            r"\bflashed\s+(?:at\s+)?(?:(?:a|two|several|the|young)\s+){0,4}"
            r"(?:women|woman|girls?|schoolgirls?|teenagers?|children)\b",
            _BOUNDED,
        ),
    ),
    "child-prostitute": (
        Change(
            "exception_patterns",
            "",
            r"\b(?:[Cc]ause|[Ii]ncite|[Aa]rrange|[Ff]acilitate|[Cc]ontrol) (?:(?:or|a|incite|facilitate"
            r"|arrange) ){0,3}child prostitut\w+(?: or (?:child )?pornography)?",
            "the same offences as a conspiracy names them",
        ),
        Change(
            "exception_patterns",
            "",
            r"\b(?:[Cc]aus|[Ii]ncit|[Aa]rrang|[Ff]acilitat|[Cc]ontroll)ing (?:(?:or|a|inciting|facilitating) ){0,3}"
            r"child prostitut\w+(?: or (?:a child involved in )?(?:child )?pornography)?",
            "offences of the Sexual Offences Act 2003 as it first stood",
        ),
    ),
    "child-pornography": (
        Change(
            "exception_patterns",
            "",
            r"\bchild prostitut\w+ or (?:a child involved in )?(?:child )?pornography",
            "offences of the Sexual Offences Act 2003 as it first stood",
        ),
    ),
    "commit-suicide": (
        Change(
            "exception_patterns",
            "",
            r"\b[Cc]ommit\w* suicide (?:bomb\w*|attacks?|missions?)",
            "an attack, not the death of one person",
        ),
        Change(
            "exception_patterns",
            "",
            r"\b(?:[Oo]ffences?|[Cc]rime|[Ii]llegal|[Uu]nlawful|[Aa]gainst the law) (?:of |to )?"
            r"(?:attempt\w* |try\w* )?(?:to )?commit(?:ting)? suicide",
            "the law as it stood until the Suicide Act 1961",
        ),
    ),
    "relationship-with-child": (
        Change(
            "patterns",
            "",
            r"\b(?:relationship|affair|fling|romance) with (?:an? |the )?(?:\w+ )?(?:girl|boy|pupil|student)"
            r",? (?:aged |of |who was |then )?(?:just |only )?(?:[1-9]|1[0-7])\b(?! (?:months|others))",
            "the age after the noun",
        ),
        Change(
            "exception_patterns",
            "",
            r"\brelationship with\b[^.]{0,60}\bwhen (?:she|he|they) (?:was|were) (?:also |only "
            r"|just )?(?:aged )?1[3-7]\b",
            "both were young",
        ),
    ),
    "sex-romp": (
        Change(
            "exception_patterns",
            "",
            r"\b(?:[Pp]upp(?:y|ies)|[Dd]ogs?|[Cc]ubs?|[Ll]ambs?|[Kk]ittens?|[Hh]orses?|[Pp]on(?:y|ies)"
            r"|[Ff]oals?)\b[^.]{0,30}\bromp\w*[^.]{0,20}",
            "animals at play",
        ),
        Change(
            "exception_patterns",
            "",
            r"\b[Rr]aunchy (?:lyrics?|songs?|films?|comed(?:y|ies)|novels?|danc\w+|humour|jokes?|outfits?)",
            "about a work, not an offence",
        ),
    ),
    "fondled": (
        Change(
            "exception_patterns",
            "",
            r"\b[Ff]ondl\w+ (?:(?:the|a|an|his|her|their|its|my) )?(?:\w+ )?"
            r"(?:dogs?|cats?|pupp(?:y|ies)|kittens?|horses?|pon(?:y|ies)|pets?|animals?|fabric|beads|coins?)\b",
            "an animal or a thing",
        ),
    ),
    "psycho-labels": (
        Change(
            "exception_patterns",
            "",
            r"\b(?:[Cc]alled|[Bb]randed|[Ll]abelled|[Dd]ismissed) (?:her|him|them|me|us) (?:as )?"
            r"(?:\w+ (?:and )?){0,3}(?:a |an )?(?:psycho|nutter|lunatic|loony|maniac|mad(?:man|men))s?\b",
            "the label of others, which a text tells of",
        ),
        Change(
            "exception_patterns",
            "",
            r"\bcrazed (?:glaz\w+|paving|pottery|surface|china|porcelain|enamel|varnish)",
            "fine cracks",
        ),
        Change(
            "exception_patterns",
            "",
            r"\b(?:[Cc]rimin\w+ lunatics?|[Ll]unatic asylums?|[Ll]oony Tunes|[Ll]ooney Tunes)",
            "what laws and places were called",
        ),
    ),
    "mentally-handicapped": (
        Change(
            "exception_patterns",
            "",
            r"\b[Rr]etard(?:ed|s)? (?:the |its )?(?:flow|motion|fall|rate|time|ageing|settlement)\b",
            "a thing that slows down",
        ),
        Change(
            "exception_patterns",
            "",
            r"\b(?:[Ff]ire|[Ff]lame|[Ss]moke|[Gg]rowth|[Ss]park|[Rr]ust)[- ]retard\w*"
            r"|\b[Rr]etard(?:ed|s)? (?:the |its |plant )?(?:growth|spread|progress|combustion|ignition|potential)\b",
            "a thing that slows down, not a person",
        ),
    ),
    "cripple-spastic": (
        Change(
            "exception_patterns",
            "",
            r"\b[Ss]pastic (?:colon|bladder|bowel|paraparesis|paresis|tetraplegia|dysphonia|limbs?|tone)\b",
            "names of illnesses",
        ),
        Change(
            "exception_patterns",
            "",
            r"\b(?:could|would|will|may|might|can|to|not) cripple (?:the|an?|our|its|their|this|many|some|local"
            r"|small|\w+s)\b|\b(?:that|which|and|debt|inflation|costs?) cripples? (?:the|an?|our|its|their|many"
            r"|small)\b",
            "the verb, of a thing",
        ),
        Change(
            "exception_patterns",
            "",
            r"\b(?:[Mm]idget (?:gems?|submarines?|cars?|racing|tank)|MG Midgets?)",
            "a sweet, a boat or a car",
        ),
        Change(
            "prefer",
            "person of short stature",
            "person with dwarfism",
            "the words that people concerned use first",
        ),
        Change("prefer", "", "person of short stature", "the words that people concerned use next"),
    ),
    "paedo-nonce": (
        Change(
            "exception_patterns",
            "",
            r"\b(?:[Cc]ryptograph\w+|[Rr]andom|[Uu]nique|[Ss]ingle-use|CSP|CSRF|WordPress)[- ][Nn]onces?"
            r"|\b[Nn]onces? (?:values?|words?|attributes?|generat\w+|field)\b",
            "a number used once; a word made for one occasion",
        ),
        Change(
            "prefer",
            "person convicted of child sexual offences",
            "person charged with (or convicted of) child sexual offences",
            "nobody may have been convicted",
        ),
    ),
    "juvenile": (
        Change(
            "exception_patterns",
            "",
            r"\b[Jj]uvenile (?:[Ii]diopathic|[Aa]rthritis|[Dd]iabetes|[Dd]ermatomyositis|[Mm]yoclonic|[Pp]olyposis)",
            "names of illnesses",
        ),
    ),
    "trauma-informed": (
        Change("avoid", "adverse childhood experiences", "", "the advice of the entry does not hold for it"),
    ),
    "strategy-discussion": (
        Change("avoid", "core group", "", "mostly a group of friends or of staff; the advice does not hold for it"),
        Change("avoid", "child in need plan", "", "the advice of the entry does not hold for it"),
        Change("avoid", "TAF meeting", "", "the advice of the entry does not hold for it"),
        Change("avoid", "early help assessment", "", "the advice of the entry does not hold for it"),
    ),
    "group-dsl": (
        Change(
            "exception_patterns",
            "",
            r"\b(?:[Dd]iocesan|[Pp]arish|[Cc]lub|[Cc]ounty|[Dd]istrict|[Nn]ational|[Ww]elfare|[Pp]olice"
            r"|[Cc]ouncil|[Dd]eputy"
            r"|[Tt]rust|[Tt]heir|[Yy]our local)(?:'s)? (?:[Cc]hild [Pp]rotection|[Ss]afeguarding) [Oo]fficers?\b",
            "an officer of another body, or under the lead",
        ),
    ),
    "group-register": (
        Change(
            "variants",
            "Violent and Sex Offender Register",
            "",
            "a database of the police, which a text may rightly name beside the register",
        ),
    ),
    "group-disclosure": (
        Change(
            "exception_patterns",
            "",
            r"[Nn]on-disclosure|\b(?:[Ee]nhanced|[Ss]tandard|[Bb]asic|[Cc]riminal records?|DBS"
            r"|[Ff]ull) disclosures?\b"
            r"|\b[Dd]isclosures? (?:checks?|certificates?|logs?|statements?)\b"
            r"|\b[Dd]isclos(?:e|es|ure of) (?:(?:your|their|his|her|any|this|the|personal|confidential) ){0,3}"
            r"(?:details?|information|data|identity|names?|address(?:es)?|documents?)\b",
            "disclosure in other senses",
        ),
    ),
}
"""By id of the terminology entry."""

MESSAGES: dict[str, tuple[str, str, str]] = {
    "promiscuous": (
        "Remove this word and describe what happened to the child.",
        "Leave this word out. Say what happened to the person.",
        "the person need not be a child",
    ),
    "prevent-duty": (
        "Write Prevent.",
        "Write Prevent, with one capital: Prevent duty, Prevent programme.",
        "the words found may be a longer name",
    ),
    "deceased-noun": (
        "Say the woman who died or died.",
        "Name the person, or say the person who died.",
        "the person need not be a woman",
    ),
    "dbs-crb": (
        "Write DBS check.",
        "Write DBS check. Scotland has the PVG scheme, and Northern Ireland has AccessNI checks.",
        "each nation has its own, and the text may be for one of them",
    ),
    "lscb": (
        "Write local safeguarding children partnership.",
        "In England, write local safeguarding children partnership. Scotland has child protection committees, Wales "
        "regional safeguarding boards.",
        "each nation has its own, and the text may be for one of them",
    ),
    "proceeded-decamped": (
        "Say ran away or with.",
        "Use plain words: went to, ran away, together with, taken to hospital.",
        "the words found mean different things",
    ),
    "in-the-event-of": ("Say if.", "Say if, or if there is.", "it also stands before a noun"),
    "sex-attack": (
        "Say sexual assault or rape.",
        "Say sexual assault, rape or sexual offence.",
        "nobody need have been charged with either",
    ),
    "custodial-sentence": (
        "Say prison sentence or jailed.",
        "Say prison sentence, or that the person was jailed.",
        "for the noun and the verb",
    ),
    "controlling-coercive-offence": (
        "When you name the offence, write controlling or coercive behaviour.",
        "The offence is called controlling or coercive behaviour.",
        "found only where a sentence speaks of a charge",
    ),
    "year-old-hyphens": (
        "Write 15-year-old, 15-year-olds.",
        "Put a hyphen on each side of year: the number, then -year-old or -year-olds.",
        "the age in the text is another one",
    ),
    "paedo-nonce": (
        "Say a person convicted of child sexual offences.",
        "Leave this word out. Say what the person is accused or convicted of: for example, charged with child sexual "
        "offences.",
        "nobody may have been convicted",
    ),
    "the-disabled": (
        "Say disabled people, deaf people or blind people.",
        "Name people first: say disabled people, deaf people, blind people or autistic people, or name the condition.",
        "the word found may be about any of these",
    ),
    "cripple-spastic": (
        "Say disabled person, or name the condition.",
        "Do not use this word of a person. Say disabled person, name the condition, or say person with dwarfism.",
        "the word found may be about short stature",
    ),
}
"""By id: the message of the facts, the one to print, and why."""

# Texts in `prefer` that are no words to write but tell what to do: the message says so instead ("": it does already).
INSTRUCTIONS: dict[str, tuple[str, str]] = {
    "disguised-compliance": (
        "describe what the parent did and did not do",
        "Describe what the parent did and did not do.",
    ),
    "isolated-incident-da": (
        "give the pattern of abuse if known",
        "For a killing by a partner or relative, do not call it isolated. Give the pattern of abuse if it is known.",
    ),
    "loving-family-man": (
        "give the facts of the offence",
        "Leave out praise of the offender and give the facts of the offence.",
    ),
    "provoked-nagged": (
        "say what the offender did",
        "Do not suggest that the victim caused it. Say what the offender did.",
    ),
    "sex-act": ("name the act or the offence", ""),
    "sex-romp": ("name the offence", ""),
    "moment-of-madness": ("describe the offence", ""),
    "psycho-labels": ("describe what the person did", "Remove this label and describe what the person did."),
    "mental-health-metaphor": (
        "use a plain word such as tidy, mixed or angry",
        "Do not use a condition as a figure of speech. Use a plain word such as tidy, mixed or angry.",
    ),
    "evil-adjectives": ("leave the adjective out", ""),
    "pursuant-to": ("name it again", ""),
    "robust-holistic": ("say what you mean", "Say what you mean."),
    "tackle-deliver": ("say what you will do", "Say reduce or stop, or say what you will do."),
    "violent-rape": (
        "give the facts of injury if needed",
        "Say rape; all rape is violence. Give the facts of an injury if they are needed.",
    ),
    "ize-spellings": ("-ise forms: sexualised, organised, recognise", ""),
    "suicide-hotspot": ("leave the place out", ""),
    "suicide-pact": ("leave the label out", ""),
    "promiscuous": ("describe what was done to the child", ""),
    "lifestyle-choice": (
        "describe the harm",
        "Do not call exploitation or abuse a lifestyle. Describe the harm.",
    ),
    "consensual-with-child": (
        "name the offence and leave consent out",
        "Do not call it consensual: a child cannot consent to abuse or exploitation. Name the offence.",
    ),
    "seduced-child": ("describe what the adult did", ""),
    "willing-participant": (
        "describe what the abuser did",
        "Do not suggest the victim was willing. Describe what the abuser did.",
    ),
    "mature-for-her-age": (
        "give the child's age only",
        "Leave out how mature the child seemed. Give the child's age only.",
    ),
    "allowed-herself-to-be": ("say what the offender did", ""),
    "streetwise-out-of-control": (
        "describe what the child said or did, and why",
        "Describe what the child said or did, and why, instead of judging the child.",
    ),
    "dressed-provocatively": ("leave clothing out", ""),
    "avoid-walking-alone": (
        "tell people where to get help and what police are doing about offenders",
        "Check safety advice: it should not make victims responsible for stopping offenders. "
        "Tell people where to get help and what the police are doing about offenders.",
    ),
    "operation-names": (
        "Operation Encompass (capital O, name in full)",
        "Write Operation with a capital O and the name in full, as in Operation Encompass.",
    ),
    "constabulary-forces": (
        "the force's own name: X Constabulary",
        "Check this force's own name: it may be Constabulary instead of Police.",
    ),
}


class Judgement(NamedTuple):
    """Another severity than the facts give ("": theirs), or contexts to set, and why."""

    severity: str
    match: Mapping[str, str]
    why: str


_PAST = "what people and places were called then, in a sentence that gives the time"
JUDGEMENTS: dict[str, Judgement] = {
    "prostitute": Judgement("", {"not_context": "past"}, _PAST),
    "diagnosis-as-noun": Judgement("", {"not_context": "past"}, _PAST),
    "police-scotland": Judgement("", {"not_context": "merged"}, "told of the time before 2013"),
    "absconded-child": Judgement("", {"context": "child-in-care"}, "care tells of a child as well"),
    "promiscuous": Judgement("warning", {}, "also said of adults, and by those whose view a text reports"),
    "in-the-event-of": Judgement("suggestion", {}, "before a noun (a fire, a death) it is how many write it"),
    "controlling-coercive-offence": Judgement("", {"context": "charge"}, "the order matters in the offence alone"),
    "the-disabled": Judgement("", {"not_context": "past"}, _PAST),
    "mentally-handicapped": Judgement("", {"not_context": "past"}, _PAST),
    "cripple-spastic": Judgement("", {"not_context": "past"}, _PAST),
    "psycho-labels": Judgement("", {"not_context": "past"}, _PAST),
    "released-psychiatric": Judgement("", {"not_context": "past"}, _PAST),
    "deaf-and-dumb": Judgement("", {"not_context": "past"}, _PAST),
    "the-mentally-ill": Judgement("", {"not_context": "past"}, _PAST),
}
"""By id of the terminology entry."""

CONTEXTS: dict[str, str] = {
    "offence": r"\b(?:rap(?:e|ed|ist)|abus\w+|assault\w*|offences?|harass\w*|indecent|exposure|murder\w*|kill\w*"
    r"|groom\w*|sexual\w*|shot|shoot\w*|stabb\w*|strangl\w*)\b",
    "child-in-care": r"\b(?:child(?:ren)?(?:'s)?|girls?|boys?|pupils?|teen(?:age(?:rs?|d)?)?s?|young (?:person|people)"
    r"|schoolgirls?|schoolboys?|(?:[1-9]|1[0-7])[- ]years?[- ]olds?|aged (?:[1-9]|1[0-7])|foster\w*|(?:from|in) care"
    r"|placements?|residential (?:care|homes?|units?|school))\b",
    "charge": r"\b(?:charg(?:e|ed|es)|convict\w*|admitted|admits|pleaded|guilty|offences?|sentenced|jailed|court"
    r"|prosecut\w*|counts? of|arrested)\b",
    "merged": r"\b(?:merged|became|replaced|formerly|former|predecessors?|abolished|forerunner"
    r"|legacy|until|(?:in|before) 20(?:0\d|1[0-3]))\b",
    "past": r"\b(?:1[0-8]\d\d|19[0-6]\d|(?:19[0-6]|18\d)0s|victorians?|edwardian"
    r"|(?:18|19|eighteen|nineteen)th[- ]century)\b",
}
"""Contexts that the facts do not have, and one that lacks some offences."""


class SetChange(NamedTuple):
    """Patterns to add to an exception set, or to put in place of those of the facts where it `keeps` none; and why."""

    keeps: bool
    more: tuple[str, ...]
    why: str


SETS: dict[str, SetChange] = {
    "statutory-offence": SetChange(
        True,
        (
            r"(?:counts? of|charg\w+ (?:with|of)|offences? of|convicted of|guilty (?:of|to)|admit(?:s|ted"
            r"|ting)?|den(?:y|ies|ied|ying)"
            r"|accused of|sentenced for|jailed for|position of trust by)\b[^.;]{0,120}\bengag(?:e"
            r"|ing) in (?:\w+ )?sexual (?:activity|acts?)",
            r"caus\w+ (?:or inciting )?(?:an?|two|three|the) (?:child|children|boys?|girls?"
            r"|persons?)\b[^.,;]{0,40} to (?:engage in"
            r" (?:[\w-]+ )?sexual activity|watch|look at)",
        ),
        "the same offences with an age, or with a girl or a boy for the child",
    ),
    "naming-the-term": SetChange(
        False,
        (r"""(?:terms?|words?|phrases?|labels?|expressions?)\s+(?:like\s+|such as\s+)?['\"‘“][\w \-]{2,40}['\"’”]""",),
        "the words of a child and her own words were taken for the naming of a word; mentions.py knows the rest",
    ),
}
"""By id of the exception set."""


class Part(NamedTuple):
    """Forms of the entry `of` that become a suggestion of their own, under `id`; `new` are forms that it lacked."""

    of: str
    id: str
    avoid: tuple[str, ...]
    prefer: tuple[str, ...]
    message: str
    bad: str
    good: str
    why: str
    new: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    match: Mapping[str, str] = {}
    reason: str = ""  # where the entry's own reason, and the sources for it, are about its other forms


_MISUSERS = tuple(f"{what} misuser{end}" for what in ("substance", "drug", "alcohol") for end in ("", "s"))
_ALCOHOLICS = ("alcoholic", "alcoholics")
PARTS: tuple[Part, ...] = (
    Part(
        "dressed-provocatively",
        "drunk-victim",
        ("drunk woman was raped",),
        (),
        "Leave out that the victim was drunk: it is the offender who chose to act.",
        "A drunk woman was raped in the park.",
        "A woman was raped in the park.",
        "says nothing of clothes; it may be evidence that she could not consent",
        new=("drunk woman was raped",),
        patterns=(
            r"\b(?:drunk|drunken|tipsy|intoxicated) (?:young )?(?:wom[ae]n|girls?|teenagers?|students?|victims?|"
            r"schoolgirls?|clubbers?|revellers?|mother|mum)(?:, \d\d?,)? (?:was|were|had been|is|has been) (?:\w+ )?"
            r"(?:raped|groped|abused|sexually assaulted)\b",
        ),
        reason="It makes the person who was harmed responsible for what somebody else chose to do.",
    ),
    Part(
        "the-disabled",
        "coloured-people",
        ("coloured people", "coloured man", "coloured woman"),
        ("Black", "Asian"),
        "Name people as they do: say Black, Asian, mixed ethnicity, or the group that is meant.",
        "A coloured woman was spat at.",
        "A Black woman was spat at.",
        "about race, which the entry is not",
        new=("coloured people", "coloured man", "coloured woman"),
        patterns=(
            r"\bcoloured (?:people|persons?|m[ae]n|wom[ae]n|famil(?:y|ies)|girls?|boys?|child(?:ren)?|lad|lady"
            r"|ladies|gentleman|"
            r"stewards?|officers?|players?|students?|pupils?|workers?|nurses?|folks?|immigrants?|community"
            r"|communities)\b",
        ),
        exceptions=(
            r"\b(?:[Ss]outh [Aa]frica\w*|[Aa]partheid|[Cc]ape|Empire Windrush|Windrush"
            r"|[Nn]ational [Aa]ssociation)\b[^.]{0,120}"
            r"\bcoloured\b",
            r"\b(?:[\w]+ly|[\w]+-|[Rr]ed|[Bb]lue|[Gg]reen|[Pp]ink|[Oo]range|[Ss]ame|[Dd]ifferent"
            r"|[Mm]ulti) ?-?coloured (?:\w+)\b",
        ),
        reason="The word belongs to a time when people were kept apart by it, and many take it as an insult.",
    ),
    Part(
        "dressed-provocatively",
        "asking-for-it",
        ("asking for it", "asked for it"),
        (),
        "Leave this out: nobody asks to be abused.",
        "The man claimed that the woman he raped was asking for it.",
        "The man tried to blame the woman he raped.",
        "says nothing of clothes, and has another meaning where a thing is asked for",
        new=("asked for it",),
        match={"context": "offence"},
        reason="It makes the person who was harmed responsible for what somebody else chose to do.",
        exceptions=(
            r"\bask(?:ing|ed) for it (?:at|from|by|in|to be|back|again|on|when|if|before|and|or)\b",
            r"\b(?:[Nn]ot|[Nn]ever|[Nn]obody|[Nn]o one|[Mm]yth)\b[^.]{0,40}\bask(?:ing|ed|s)? for it\b",
        ),
    ),
    Part(
        "sex-attack",
        "sex-crime",
        ("sex crime", "sex crimes"),
        ("sexual offence", "sexual offences"),
        "Say sexual offence or sexual offences.",
        "Victims of sex crimes can report online.",
        "Victims of sexual offences can report online.",
        "names a class of crimes, and does not play one down",
    ),
    Part(
        "substance-abuse",
        "substance-misuser",
        _MISUSERS,
        ("people who use drugs", "people with a drug or alcohol problem"),
        "Name people first: say people who use drugs, or people with a drug or alcohol problem.",
        "The service is for substance misusers.",
        "The service is for people with a drug or alcohol problem.",
        "the facts have addict and abuser; this is the same label in official language",
        new=_MISUSERS,
    ),
    Part(
        "substance-abuse",
        "alcohol-abuse",
        ("alcohol abuse",),
        ("alcohol misuse", "a problem with alcohol"),
        "Say alcohol misuse, or a problem with alcohol.",
        "The group helps with alcohol abuse.",
        "The group helps people who have a problem with alcohol.",
        "the advice of the entry is about drugs",
    ),
    Part(
        "junkie",
        "alcoholic",
        _ALCOHOLICS,
        ("person dependent on alcohol", "person with an alcohol problem"),
        "Describe the person first: a person dependent on alcohol, or who has a problem with it.",
        "Her mother was an alcoholic.",
        "Her mother was dependent on alcohol.",
        "the advice of the entry is about drugs",
        new=_ALCOHOLICS,
        exceptions=(
            r"\b(?:[Nn]on-?)?[Aa]lcoholic (?:drinks?|beverages?|content|units?|liver|hepatitis|ketoacidosis)\b",
            r"\b[Aa]lcoholics Anonymous\b|\b(?:ex-|[Ff]ormer |[Rr]ecovering )alcoholics?\b",
        ),
    ),
    Part(
        "honour-killing",
        "honour-crime",
        ("honour crime", "honour crimes", "honour based crime", "honour based crimes"),
        ("so-called 'honour'-based abuse",),
        "Write so-called 'honour'-based abuse, or name the crime.",
        "The charity helps victims of honour crimes.",
        "The charity helps victims of so-called 'honour'-based abuse.",
        "not every such crime is a killing, and for abuse the facts suggest only",
        new=("honour based crime", "honour based crimes"),
        exceptions=(r"\b[Ss]o[- ]called ['\"]?[Hh]onou?r['\"]?(?:[- ]based)? crimes?\b",),
    ),
    Part(
        "the-mentally-ill",
        "mentally-ill",
        ("mentally ill",),
        ("has a mental health problem", "with a mental health condition"),
        "Say that the person has a mental health problem.",
        "A man who is mentally ill needs care.",
        "A man who has a mental health problem needs care.",
        "of one person it reduces nobody to an illness; the noun does",
        exceptions=(r"\b(?:physically|mentally) (?:or|and) (?:physically|mentally) ill\b",),
    ),
    Part(
        "suffers-from",
        "sufferers",
        ("sufferer", "sufferers"),
        ("people who have it",),
        "Say who they are: people with the condition, or people who live with it.",
        "The group helps sufferers.",
        "The group helps people with the condition.",
        "a source of the entry names the word, and no condition need stand beside it",
        new=("sufferer",),
    ),
)
"""What stands apart from the entry of the facts that it comes from."""

NATIONS: dict[str, tuple[str, ...]] = {
    "child-on-child": ("england",),
    "controlling-coercive-offence": ("england", "wales"),
}
"""Entries that hold in some nations only."""


class Page(NamedTuple):
    """A page that was read for an entry: what it says, the date that it shows itself, the day on which it was read."""

    url: str
    says: str
    date: str = ""
    read: str = "2026-11-25"


_STYLE_GUIDE = "https://guidance.publishing.service.gov.uk/writing-to-gov-uk-standards/style-guides/a-to-z-style-guide/"
_CLEAR_LANGUAGE = (
    "https://guidance.publishing.service.gov.uk/writing-to-gov-uk-standards/writing-guidelines/clear-language/"
)
_NHS_SUICIDE = "https://www.practitionerhealth.nhs.uk/communication-toolkit"
_MPS_SUICIDE = "https://publications.parliament.uk/pa/cm201617/cmselect/cmhealth/1087/108710.htm"
_PAPYRUS = "https://www.papyrus-uk.org/guidelines-for-journalists/"
_NSPCC_BLOG = "https://learning.nspcc.org.uk/news/why-language-matters/"
_IICSA = "https://www.iicsa.org.uk/"
_BLAMING = (
    f"{_IICSA}reports-recommendations/publications/investigation/cs-organised-networks/"
    "part-e-recognising-child-victim/e3-blaming-child-victims"
)
_TIPS_ABUSE = "https://www.zerotolerance.org.uk/tips-for-reporting-child-sexual/"
_TIPS_RAPE = "https://www.zerotolerance.org.uk/rape-and-sexual-assault/"
_FACTSHEETS = "https://www.gov.uk/government/publications/domestic-abuse-bill-2020-factsheets/"
_SOCIETY = "https://www.childrenssociety.org.uk/information/professionals/resources/child-exploitation-language-guide"
_COUNCIL_ON_ACT = "https://www.leeds.gov.uk/one-minute-guides/serious-crime-act"
_POLICE_NOTICES = (
    "https://www.app.college.police.uk/app-content/major-investigation-and-public-protection/domestic-abuse/"
    "arrest-and-other-positive-approaches/"
    "domestic-violence-protection-notices-and-domestic-violence-protection-orders/"
)
_NUDES = (
    "https://www.gov.uk/government/publications/"
    "sharing-nudes-and-semi-nudes-advice-for-education-settings-working-with-children-and-young-people/"
    "sharing-nudes-and-semi-nudes-advice-for-education-settings-working-with-children-and-young-people"
)
_KCSIE = "https://www.gov.uk/government/publications/keeping-children-safe-in-education--2"
_MARAC = (
    "https://yourspace.merseycare.nhs.uk/safeguarding/domestic-abuse-1/multi-agency-risk-assessment-conference-marac"
)
_SEX_OFFENDERS = (
    "https://www.gov.uk/government/publications/guidance-on-part-2-of-the-sexual-offences-act-2003/"
    "guidance-on-part-2-of-the-sexual-offences-act-2003-accessible-version"
)
_VAWG = (
    "https://www.gov.uk/government/publications/"
    "tackling-violence-against-women-and-girls-strategy-progress-update/"
    "tackling-violence-against-women-and-girls-strategy-progress-update"
)
_INSPECTED = (
    "https://www.justiceinspectorates.gov.uk/hmicfrs/publication-html/"
    "inspection-of-how-well-police-and-national-crime-agency-tackle-online-sexual-abuse-and-exploitation-of-children/"
)
_YOUTH_JUSTICE = "https://www.gov.uk/guidance/case-management-guidance/definitions"
_LEARN_CHILDLINE = "https://learning.nspcc.org.uk/services/childline"
_NAPAC = "https://napac.org.uk/appropriate-language/"
_SAFER_INTERNET = (
    "https://saferinternet.org.uk/blog/"
    "uk-safer-internet-centre-manifesto-calls-for-stronger-protections-from-the-government"
)
_GLOSSARY = (
    "https://www.hampshirescp.org.uk/toolkits/adopting-a-family-approach-joint-toolkit/"
    "adopting-a-family-approach-joint-toolkit-landing-page/glossary/terms-used-in-childrens-safeguarding/"
)
_SENSATION = Page(
    _MPS_SUICIDE,
    "quotes Samaritans: dramatic or romanticised coverage can lead vulnerable people to identify with a death",
)
_EASY_WORDS = Page(_CLEAR_LANGUAGE, "asks for short and easy words where long or formal ones are not needed")
_UK_SPELLING = Page(_STYLE_GUIDE, "asks for UK spelling: organise, not organize; modelling, not modeling")
_BY_ITS_NAME = Page(_TIPS_ABUSE, "asks writers to call it by its name: sexual assault or child sexual abuse")
_NOT_TO_BLAME = Page(
    _NAPAC, "counts as victim blaming all wording that makes a person partly or wholly responsible for their abuse"
)
_ALTERED = Page(
    "https://alterednotdefined.org.uk/guide-for-journalists/6-ways-you-can-make-a-difference/",
    "a police and crime commissioner's guide for journalists: avoid words that sensationalise sexual offences",
)

SOURCES: dict[str, tuple[Page, ...]] = {
    # Suicide and self-harm
    "commit-suicide": (
        Page(_MPS_SUICIDE, "MPs note with concern that the phrase goes on: it dates from when suicide was an offence"),
        Page(_NHS_SUICIDE, "NHS Practitioner Health: died by suicide is best practice; committed suggests a crime"),
        Page(_PAPYRUS, "asks journalists not to use the phrase: suicide has been no crime since 1961"),
        Page(f"{_NSPCC_BLOG}rethinking-language-suicide", "calls the word committed accusatory", "2024-09-12"),
    ),
    "failed-suicide": (
        Page(_NHS_SUICIDE, "NHS Practitioner Health: avoid failed suicide attempt, since survival is no failure"),
    ),
    "successful-suicide": (
        Page(_NHS_SUICIDE, "NHS Practitioner Health: avoid successful suicide, since to call a death so is harmful"),
    ),
    "suicide-hotspot": (
        Page(
            _NHS_SUICIDE, "NHS Practitioner Health: never share the method or the location, since it can raise the risk"
        ),
    ),
    "driven-to-suicide": (
        Page(_NHS_SUICIDE, "NHS Practitioner Health: do not speculate about causes, since it oversimplifies"),
    ),
    "suicide-epidemic": (_SENSATION,),
    "suicide-bid": (
        _SENSATION,
        Page(_PAPYRUS, "says that insensitive reporting of suicide is known to prompt imitation"),
    ),
    "easy-way-out": (_SENSATION,),
    "self-harm-hyphen": (Page(f"{_NSPCC_BLOG}rethinking-language-suicide", "writes self-harm", "2024-09-12"),),
    # Children and exploitation
    "putting-themselves-at-risk": (
        Page(
            f"{_NSPCC_BLOG}risky-behaviour-young-people-experiencing-abuse",
            "says that such wording makes a young person seem responsible for abuse, which is never their fault",
            "2023-11-24",
        ),
    ),
    "lifestyle-choice": (
        Page(
            _BLAMING, "the inquiry gives the view of victims as having made a lifestyle choice as an example of blame"
        ),
    ),
    "child-prostitute": (
        Page(
            _COUNCIL_ON_ACT,
            "the Serious Crime Act 2015 took the term out of the law, since it implies that children are complicit",
        ),
    ),
    "prostituting-herself": (
        Page(
            _COUNCIL_ON_ACT,
            "the law no longer speaks of child prostitution, since that implies that children are complicit",
        ),
    ),
    "engaged-in-sexual-activity": (Page(_TIPS_ABUSE, "asks writers not to refer to child sexual abuse as sex"),),
    "consensual-with-child": (
        Page(
            "https://www.nidirect.gov.uk/articles/child-sexual-exploitation-protecting-children-and-young-people",
            "says that exploitation can happen in what seems to be a consensual relationship",
        ),
        Page(_SOCIETY, "says that children can never consent to their own abuse"),
    ),
    "sexual-activity-narrative": (Page(_TIPS_ABUSE, "asks writers not to refer to child sexual abuse as sex"),),
    "sexually-active-child": (Page(_TIPS_ABUSE, "says that sexual contact with a child is always abuse"),),
    "sex-in-exchange-for": (
        Page(_BLAMING, "the inquiry asks how far to speak of an exchange involves blaming the victim"),
    ),
    "seduced-child": (_NOT_TO_BLAME,),
    "allowed-herself-to-be": (_NOT_TO_BLAME,),
    "juvenile": (
        Page(
            _YOUTH_JUSTICE, "defines everybody under 18 as a child, to be seen as a child first and not as an offender"
        ),
    ),
    "child-sex-tourism": (
        Page(
            "http://new.ecpat.org.uk/content/sexual-exploitation-children-travel-and-tourism-campaign",
            "speaks of the sexual exploitation of children in travel and tourism",
        ),
    ),
    "historic-abuse": (
        Page("https://www.college.police.uk/News/Blogs/Pages/Vulnerability.aspx", "speaks of non-recent cases"),
    ),
    # Sexual offences and those who commit them
    "sex-romp": (
        Page(_TIPS_RAPE, "asks writers not to report sexual assault as a matter of desire or passion"),
        _ALTERED,
        Page(
            "https://www.holdthefrontpage.co.uk/2018/news/"
            "law-column-reporting-on-sexual-offences-welcome-new-guidance-from-ipso/",
            "quotes the press regulator: choose no words that sensationalise an offence or imply consent",
        ),
    ),
    "interfered-with": (_BY_ITS_NAME,),
    "molested": (_BY_ITS_NAME,),
    "touched-inappropriately": (_BY_ITS_NAME,),
    "fondled": (_BY_ITS_NAME,),
    "dressed-provocatively": (Page(_TIPS_RAPE, "asks writers not to blame a woman for what she was wearing"),),
    "rape-accuser": (
        Page(
            "https://rapecrisis.org.uk/news/"
            "rape-crisis-appeals-for-responsible-media-reporting-following-william-roache-verdict/",
            "objects to coverage which implies that women often lie about rape",
            "2014-02-06",
        ),
    ),
    "flasher": (
        Page(
            "https://rapecrisis.org.uk/get-informed/types-of-sexual-violence/what-is-indecent-exposure-or-flashing",
            "says that some dismiss as funny what is a serious crime; police and lawyers say indecent exposure",
        ),
    ),
    "pervert": (_ALTERED,),
    "paedo-nonce": (
        Page(
            f"{_NSPCC_BLOG}paedophile-problematic-caution",
            "says that paedophile is to be used with caution, since it does not fit all sexual abuse of children",
            "2024-02-23",
        ),
        _ALTERED,
    ),
    "minor-attracted-person": (
        Page(
            "https://thenational.scot/news/23222105.police-scotland-issue-statement-amid-minor-attracted-people-row",
            "quotes Police Scotland: the term is entirely unacceptable for such offenders",
        ),
    ),
    "sex-game-gone-wrong": (
        Page(
            f"{_FACTSHEETS}consent-to-serious-harm-for-sexual-gratification-not-a-defence",
            "says that no death should be defended as rough sex gone wrong",
            "2024-01-03",
        ),
    ),
    # Plain English and spelling
    "utilise": (Page(_STYLE_GUIDE, "lists utilise among words to avoid; gives use"),),
    "facilitate": (Page(_STYLE_GUIDE, "lists facilitate among words to avoid: say how you help"),),
    "liaise": (Page(_STYLE_GUIDE, "lists liaise among words to avoid; gives work with"),),
    "empower": (Page(_STYLE_GUIDE, "lists empower among words to avoid"),),
    "robust-holistic": (Page(_STYLE_GUIDE, "lists robust, unless of a sturdy object, among words to avoid"),),
    "tackle-deliver": (Page(_STYLE_GUIDE, "lists tackle and deliver among words to avoid"),),
    "going-forward": (Page(_STYLE_GUIDE, "lists going and moving forward among words to avoid; gives from now on"),),
    "assist-endeavour": (Page(_CLEAR_LANGUAGE, "asks for easy words in place of formal ones; gives help for assist"),),
    "prior-to": (_EASY_WORDS,),
    "commence": (_EASY_WORDS,),
    "pursuant-to": (_EASY_WORDS,),
    "online": (Page(_STYLE_GUIDE, "says that online is one word"),),
    "email": (Page(_STYLE_GUIDE, "says that email is one word"),),
    "us-spellings": (_UK_SPELLING,),
    "ize-spellings": (_UK_SPELLING,),
    "group-ise-ize": (_UK_SPELLING,),
    "group-adviser": (Page(_STYLE_GUIDE, "says adviser, not advisor"),),
    "cyberbullying": (
        Page("https://www.gov.uk/government/publications/preventing-and-tackling-bullying", "writes cyberbullying"),
    ),
    "non-recent-hyphen": (
        Page("https://www.college.police.uk/News/Blogs/Pages/Vulnerability.aspx", "writes non-recent"),
    ),
    "multi-agency-hyphen": (
        Page(
            "https://www.gov.uk/government/publications/modern-slavery-how-to-identify-and-support-victims/"
            "modern-slavery-statutory-guidance-for-england-and-wales-under-s49-of-the-modern-slavery-act-2015-and-"
            "non-statutory-guidance-for-scotland-and-northe",
            "writes multi-agency",
            "2024-02-22",
        ),
    ),
    "childrens-apostrophe": (Page(_SOCIETY, "the charity writes Children's in its name"),),
    "so-called-hyphen": (
        Page(
            "https://publications.parliament.uk/pa/cm5803/cmselect/cmwomeq/831/report.html",
            "a committee of MPs writes so-called in the title of its inquiry",
        ),
    ),
    "under-18s-apostrophe": (
        Page(
            "https://thecpsu.org.uk/news/2018/february/indecent-images-of-children-and-young-people/",
            "the NSPCC's unit for sport writes under-18s",
        ),
    ),
    "counsellor-councillor": (Page(_LEARN_CHILDLINE, "writes Childline counsellor"),),
    "paedophile-spelling": (
        Page(f"{_NSPCC_BLOG}paedophile-problematic-caution", "writes paedophile and paedophilia", "2024-02-23"),
    ),
    "e-safety": (Page(_SAFER_INTERNET, "speaks of online safety", "2024-07-01"),),
    "group-online-safety": (Page(_SAFER_INTERNET, "speaks of online safety", "2024-07-01"),),
    # Names
    "childline": (Page(_LEARN_CHILDLINE, "the NSPCC, which runs it, writes Childline"),),
    "nspcc": (Page(_LEARN_CHILDLINE, "the charity writes NSPCC"),),
    "stop-it-now": (
        Page("https://www.stopitnow.org.uk/helpline/", "the helpline writes Stop It Now, without an exclamation mark"),
    ),
    "barnardos": (Page(_BLAMING, "the inquiry writes Barnardo's"),),
    "womens-aid": (
        Page(
            "https://gov.scot/news/domestic-abuse-and-forced-marriage-helpline",
            "the Scottish Government writes Scottish Women's Aid",
        ),
    ),
    "iwf": (
        Page(
            "https://rightdecisions.scot.nhs.uk/ggc-sexual-health-young-people/a-z/n/nudes-intimate-images",
            "NHS Scotland writes Internet Watch Foundation",
        ),
    ),
    "napac": (Page(_NAPAC, "the charity gives its full name"),),
    "safelives": (
        Page(
            "https://safelives.org.uk/about-domestic-abuse/domestic-abuse-response-in-the-uk/",
            "the charity writes SafeLives",
        ),
    ),
    "papyrus-hopeline": (
        Page("https://www.papyrus-uk.org/papyrus-in-2018/", "the charity writes HOPELINE247, even on an older page"),
    ),
    "national-da-helpline": (
        Page(
            "http://www.refuge.org.uk/refuge-sees-calls-and-contacts-to-national-domestic-abuse-helpline-rise-by-120-"
            "overnight/",
            "Refuge, which runs it, uses the new name",
        ),
    ),
    "cps-name": (
        Page(
            f"{_IICSA}publications/investigation/nottinghamshire-councils/part-b-context/"
            "b7-crown-prosecution-service-approach-allegations-child-sexual-abuse",
            "the inquiry writes Crown Prosecution Service",
        ),
    ),
    "dbs-crb": (
        Page(
            "https://webarchive.nationalarchives.gov.uk/20120817035153/http:/www.homeoffice.gov.uk/crime/"
            "vetting-barring-scheme/",
            "the Home Office: the CRB merges into the Disclosure and Barring Service in December 2012",
        ),
    ),
    "prevent-duty": (
        Page(
            "https://www.gov.uk/government/publications/prevent-duty-guidance/"
            "prevent-duty-guidance-for-england-and-wales-accessible",
            "the statutory guidance writes Prevent duty",
            "2024-03-06",
        ),
    ),
    "sexual-offences-act": (Page(_SEX_OFFENDERS, "the statutory guidance names the Act", "2023-03-31"),),
    "sex-offender-registry": (
        Page(_SEX_OFFENDERS, "the statutory guidance speaks of notification requirements", "2023-03-31"),
    ),
    "children-act": (Page(_YOUTH_JUSTICE, "names the Children Act 1989"),),
    "clares-law": (
        Page(
            f"{_FACTSHEETS}domestic-violence-disclosure-scheme-factsheet",
            "names the scheme, also known as Clare's Law",
            "2024-01-03",
        ),
    ),
    "sarahs-law": (
        Page(
            "https://www.btp.police.uk/rqo/request/ri/request-information/sofd/child-sex-offender-data-sarahs-law/",
            "names the child sex offender disclosure scheme, sometimes called Sarah's Law",
        ),
    ),
    "magistrates-court": (
        Page(
            f"{_FACTSHEETS}domestic-abuse-protection-notices-orders-factsheet",
            "writes magistrates' court",
            "2024-01-03",
        ),
    ),
    "kcsie-title": (Page(_KCSIE, "the guidance's own page"),),
    "thames-valley-police": (
        Page(
            "http://web.archive.org/web/20070222115940/http:/www.thamesvalley.police.uk/news_info/info/about.htm",
            "the force's own page, from the archive: Thames Valley Police",
        ),
    ),
    "metropolitan-police": (
        Page(
            "https://www.met.police.uk/police-forces/metropolitan-police/areas/about-us/about-the-met/bcr/"
            "baroness-casey-review/",
            "the force writes Metropolitan Police Service, and the Met for short",
        ),
    ),
    "operation-names": (
        Page(
            "https://www.cleveland.police.uk/advice-information/OperationEncompass.aspx",
            "a force writes Operation Encompass",
        ),
    ),
    "safer-internet-day": (
        Page(
            "https://www.saferinternetday.org/in-your-country/united-kingdom",
            "the organisers write Safer Internet Day",
            "2022-01-11",
        ),
    ),
    "hampshire-constabulary": (
        Page(
            "https://www.portsmouth.co.uk/news/crime/"
            "hampshire-constabulary-now-called-hampshire-and-isle-of-wight-constabulary-after-name-legally-changed-3921110",
            "reports the new name",
            "2022-11-16",
        ),
    ),
    "gmp": (
        Page(
            "http://www.gmp.police.uk/live/Nhoodv3.nsf/section.html?readform&s=C924222F6575FD5B802579FF004FE61C",
            "the force writes Greater Manchester Police",
        ),
    ),
    "police-scotland": (
        Page(
            "https://kennymacaskillmp.scot/police-scotland-30-march-2023",
            "the minister of the time, on ten years of Police Scotland in place of the regional forces",
            "2023-03-30",
        ),
    ),
    "psni": (
        Page(
            "https://www.psni.police.uk/contact-information/101-frequently-asked-questions/",
            "the force writes Police Service of Northern Ireland",
        ),
    ),
    "dyfed-powys": (
        Page(
            "https://www.dyfed-powys.police.uk/news/dyfed-powys/news/2021/december-2021/"
            "december-blog-from-the-breconshire-inspector/",
            "the force writes Dyfed-Powys Police",
            "2021-12-15",
        ),
    ),
    # Two names for one thing; letters
    "group-dsl": (Page(_NUDES, "speaks of designated safeguarding leads", "2024-03-11"),),
    "group-adult-at-risk": (
        Page(
            "https://www.scie.org.uk/publications/guides/guide53/local-authority/key-definitions.asp",
            "says that vulnerable attaches vulnerability to people; others use adult at risk to put that right",
        ),
    ),
    "group-fgm": (Page(_VAWG, "speaks of female genital mutilation", "2022-03-01"),),
    "abbr-dbs": (
        Page(
            "https://www.gov.uk/government/organisations/disclosure-and-barring-service",
            "the body's own page has its name in full",
        ),
    ),
    "abbr-dsl": (Page(_NUDES, "gives the full form first", "2024-03-11"),),
    "abbr-ukcis": (Page(_NUDES, "gives the full form first", "2024-03-11"),),
    "abbr-kcsie": (Page(_KCSIE, "the guidance's own page, with its title in full"),),
    "abbr-iioc": (Page(_INSPECTED, "the inspectorate writes indecent images of children in full", "2023-04-05"),),
    "abbr-csam": (Page(_INSPECTED, "the inspectorate writes child sexual abuse material in full", "2023-04-05"),),
    "abbr-mash": (
        Page("https://schools.oxfordshire.gov.uk/cms/content/concerns-about-child", "gives the full form first"),
    ),
    "abbr-lado": (
        Page(
            "https://headsup.warwickshire.gov.uk/september-2016/essential-reading/"
            "mash-update-and-referral-procedure-for-concerns-about-someone-in-a-position-of/print",
            "a council says what the letters stand for",
        ),
    ),
    "abbr-idva": (Page(_MARAC, "gives the full form first"),),
    "abbr-marac": (Page(_MARAC, "gives the full form first"),),
    "abbr-nrm": (
        Page(
            "https://www.gov.uk/government/publications/human-trafficking-victims-referral-and-assessment-forms/"
            "national-referral-mechanism-guidance-adult-northern-ireland-and-scotland",
            "gives the full form first",
            "2024-10-20",
        ),
    ),
    "abbr-dsp": (
        Page(
            "https://www.npt.gov.uk/schools-and-learning/attendance-grants-and-support/attendance-and-welfare/"
            "safeguarding-in-schools",
            "a Welsh council gives the full form first",
        ),
    ),
    "abbr-uasc": (
        Page("https://walthamforestchildcare.proceduresonline.com/p_uasc.html", "a council's manual: full form first"),
    ),
    "abbr-vawg": (Page(_VAWG, "has violence against women and girls in its title, then the letters", "2022-03-01"),),
    "abbr-camhs": (
        Page("https://www.leicspart.nhs.uk/services/referrals/?v=12881", "an NHS trust gives the full form first"),
    ),
    "abbr-lscp": (
        Page(
            "http://londonsafeguardingchildrenprocedures.co.uk/lscb.html",
            "London's safeguarding procedures give the full form first",
        ),
    ),
    "abbr-cspr": (
        Page(
            "https://www.barnsley.gov.uk/services/children-families-and-education/safeguarding-families-in-barnsley/"
            "safeguarding-children-in-barnsley/safeguarding-information-for-professionals/"
            "local-child-safeguarding-practice-reviews/",
            "writes child safeguarding practice review in full",
        ),
    ),
    "abbr-dvpo": (Page(_POLICE_NOTICES, "the College of Policing gives the full form first"),),
    "abbr-dvpn": (Page(_POLICE_NOTICES, "the College of Policing gives the full form first"),),
    "abbr-nfa": (Page(_POLICE_NOTICES, "the College of Policing gives the full form first"),),
    "abbr-hmicfrs": (
        Page(
            "https://hmicfrs.justiceinspectorates.gov.uk/publication-html/state-of-fire-and-rescue-2019-annexes/",
            "the inspectorate on its name and how it changed in 2017",
        ),
    ),
    "abbr-aces": (Page(_GLOSSARY, "a safeguarding partnership's glossary"),),
    "abbr-nai": (
        Page(
            "https://www.escb.co.uk/safeguarding-topics/non-accidental-injuries/",
            "a safeguarding board gives the full form first",
        ),
    ),
}
"""By id of the terminology entry: pages that it rests on beside those of the facts, the best first."""

# Sets whose patterns are about capital letters; the others ignore case.
_CASE_COUNTS = ("law-title", "organisation-name")

_CURLY = str.maketrans("‘’“”", "''\"\"")
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9])")


def corrected(entry: Mapping[str, Any]) -> dict[str, Any]:
    found = dict(entry)
    if entry["id"] in INSTRUCTIONS:
        instruction, message = INSTRUCTIONS[entry["id"]]
        if instruction not in found["prefer"]:
            raise SystemExit(f"{entry['id']}: prefer no longer holds {instruction!r}")
        found["prefer"] = [each for each in found["prefer"] if each != instruction]
        found["message"] = message or found["message"]
    if entry["id"] in MESSAGES:
        was, found["message"], _ = MESSAGES[entry["id"]]
        if entry["message"] != was:
            raise SystemExit(f"{entry['id']}: the message is no longer {was!r}")
    for change in CORRECTIONS.get(entry["id"], ()):
        if change.key == "variants":
            kept = [each for each in found["variants"] if each["name"] != change.was]
            if len(kept) == len(found["variants"]):
                raise SystemExit(f"{entry['id']}: there is no variant {change.was!r} any more")
            found["variants"] = kept
            continue
        listed = list(found.get(change.key, ()))
        if not change.was:
            listed.append(change.now)
        elif change.was in listed:
            at = listed.index(change.was)
            listed[at : at + 1] = [change.now] if change.now else []
        else:
            raise SystemExit(f"{entry['id']}: {change.key} no longer holds {change.was!r}")
        found[change.key] = listed
    found["sources"] = [*_added_sources(entry), *entry["sources"]]
    judgement = JUDGEMENTS.get(entry["id"])
    if judgement:
        found["judged"] = judgement.severity
        found["match"] = {**entry["match"], **judgement.match}
    return found


def _added_sources(entry: Mapping[str, Any]) -> list[dict[str, str]]:
    """What `SOURCES` have for an entry, in the keys of the facts."""
    pages = SOURCES.get(entry["id"], ())
    return [{"url": page.url, "says": page.says, "page_date": page.date} for page in pages]


def added(entries: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The entries, corrected, each followed by those that `PARTS` take out of it."""
    result = []
    for entry in entries:
        found = corrected(entry)
        parts = [part for part in PARTS if part.of == entry["id"]]
        taken = {form for part in parts for form in part.avoid}
        known = {*found["avoid"], *found.get("too_broad_alone", ())}
        if not taken <= known | {form for part in parts for form in part.new}:
            raise SystemExit(f"{entry['id']}: no longer holds {sorted(taken - known)}")
        found["avoid"] = [form for form in found["avoid"] if form not in taken]
        result.append(found)
        for part in parts:
            own = {
                "id": part.id,
                "avoid": list(part.avoid),
                "avoid_use": "",
                "too_broad_alone": [],
                "patterns": list(part.patterns),
                "exception_patterns": list(part.exceptions),
                "prefer": list(part.prefer),
                "message": part.message,
                "bad": [part.bad],
                "good": [part.good],
                "judged": "suggestion",
                "match": {**found["match"], **part.match},
            }
            if part.reason:
                own |= {"reason": part.reason, "sources": [], "sourced": False}
            result.append({**found, **own})
    return result


class Matching(NamedTuple):
    """Contexts and exception sets, compiled."""

    contexts: Mapping[str, re.Pattern[str]]
    sets: Mapping[str, Sequence[re.Pattern[str]]]


def _set(name: str, row: Mapping[str, Any]) -> dict[str, Any]:
    """An exception set as the facts have it, with what `SETS` change."""
    change = SETS.get(name)
    if change is None:
        return dict(row)
    patterns = row["patterns"] if change.keeps else ()
    return {**row, "patterns": [*patterns, *change.more]}


def matching(facts: Mapping[str, Any]) -> Matching:
    contexts = {name: re.compile(one_line(pattern), re.IGNORECASE) for name, pattern in facts["contexts"].items()}
    sets = {
        name: [re.compile(each, 0 if name in _CASE_COUNTS else re.IGNORECASE) for each in rows["patterns"]]
        for name, rows in facts["exception_sets"].items()
    }
    return Matching(contexts, sets)


def phrase(form: str, case: bool) -> re.Pattern[str]:
    """A form as whole words, any white space for a space, either apostrophe."""
    body = re.escape(form.translate(_CURLY)).replace(r"\ ", r"\s+")
    return re.compile(rf"(?<!\w){body}(?!\w)", 0 if case else re.IGNORECASE)


def _sentences(text: str) -> list[tuple[int, int]]:
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    return list(zip([0, *ends], [*ends, len(text)], strict=True))


def hits(entry: Mapping[str, Any], text: str, known: Matching) -> list[tuple[int, int]]:
    """The ranges of `text` that an entry flags: longest first where they overlap, excused ones left out."""
    plain = text.translate(_CURLY)
    case = entry["match"]["case_sensitive"]
    context, not_context = entry["match"].get("context"), entry["match"].get("not_context")
    patterns = [re.compile(each, 0 if case else re.IGNORECASE) for each in entry.get("patterns", ())]
    if entry.get("avoid_use") != "patterns-only":
        alone = set(entry.get("too_broad_alone", ())) if not context else set()
        patterns += [phrase(form, case) for form in entry["avoid"] if form not in alone]
    excused = [match.span() for each in entry.get("exception_patterns", ()) for match in re.finditer(each, plain)]
    for name in entry["exception_sets"]:
        excused += [match.span() for each in known.sets[name] for match in each.finditer(text)]
    spans: set[tuple[int, int]] = set()
    for start, end in _sentences(plain):
        sentence = plain[start:end]
        if context and not known.contexts[context].search(sentence):
            continue
        if not_context and known.contexts[not_context].search(sentence):
            continue
        spans |= {(match.start(), match.end()) for each in patterns for match in each.finditer(plain, start, end)}
    kept: list[tuple[int, int]] = []
    for span in sorted(spans, key=lambda each: (each[0] - each[1], each[0])):
        if span[0] < span[1] and not any(_overlap(span, other) for other in (*kept, *excused)):
            kept.append(span)
    return sorted(kept)


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def group_hits(entry: Mapping[str, Any], text: str, known: Matching) -> list[tuple[int, int]]:
    """First uses of the variants to give up, where `text` uses two or more: all but the preferred or the commonest."""
    uses: dict[str, list[tuple[int, int]]] = defaultdict(list)
    forms = [form for variant in entry["variants"] for form in variant["forms"]]
    patterns = [each for variant in entry["variants"] for each in variant.get("patterns", ())]
    for span in hits({**entry, "avoid": forms, "patterns": patterns}, text, known):
        uses[_variant(entry, text[slice(*span)].translate(_CURLY))].append(span)
    if len(uses) < 2:
        return []
    preferred = entry["prefer"][0] if entry["prefer"] else ""
    kept = preferred if preferred in uses else max(uses, key=lambda name: (len(uses[name]), -uses[name][0][0]))
    return sorted(spans[0] for name, spans in uses.items() if name != kept)


def _variant(entry: Mapping[str, Any], words: str) -> str:
    """The name of the variant that `words` are a form of."""
    case = entry["match"]["case_sensitive"]
    for variant in entry["variants"]:
        known = [phrase(form, case) for form in variant["forms"]]
        known += [re.compile(each, 0 if case else re.IGNORECASE) for each in variant.get("patterns", ())]
        if any(each.fullmatch(words) for each in known):
            return str(variant["name"])
    raise SystemExit(f"{entry['id']}: {words!r} is no form of a variant")


def abbreviation_hits(entry: Mapping[str, Any], text: str, known: Matching) -> list[tuple[int, int]]:
    """The first use, where the text has none of the full forms."""
    full = [entry["expansion"], *entry.get("expansion_variants", ())] if "expansion" in entry else []
    if any(phrase(form, False).search(text.translate(_CURLY)) for form in full):
        return []
    return hits(entry, text, known)[:1]


def marked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]}[[{text[start:end]}]]{text[end:]}"
    return text


Finder = Callable[[Mapping[str, Any], str, Matching], list[tuple[int, int]]]
_FINDERS: dict[str, Finder] = {
    "consistency-group": group_hits,
    "abbreviation": abbreviation_hits,
    "explain-on-first-use": abbreviation_hits,
}


def complaints(entry: Mapping[str, Any], known: Matching) -> Iterator[str]:
    """Examples that the entry's own forms and patterns do not bear out."""
    find = _FINDERS.get(entry["kind"], hits)
    for example in entry["bad"]:
        if not find(entry, example, known):
            yield f"{entry['id']}: bad example not matched: {example}"
    for example in entry["good"]:
        for start, end in find(entry, example, known):
            yield f"{entry['id']}: good example matched at {example[start:end]!r}: {example}"


# Severity and confidence rest on what the facts say of their own sources: a page of SOURCES only shows who says so.
def _confidence(entry: Mapping[str, Any]) -> str:
    precision = entry["precision_estimate"]
    found = "high" if precision >= 90 else "medium" if precision >= 80 else "low"
    return "medium" if found == "high" and not entry["sourced"] else found


def _severity(entry: Mapping[str, Any]) -> str:
    if entry.get("judged"):
        return str(entry["judged"])
    if entry["precision_estimate"] < 80:
        return "suggestion"
    return "warning" if entry["severity"] == "error" and not entry["sourced"] else entry["severity"]


def _judged(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "severity": _severity(entry),
        "confidence": _confidence(entry),
        "enabled": False if entry.get("default") == "off" else None,
    }


def _literals(patterns: Iterable[str]) -> list[Literal]:
    return [Literal(one_line(each) if "\n" in each else each) for each in patterns]


def _explained(entry: Mapping[str, Any], known: Matching) -> dict[str, Any]:
    find = _FINDERS.get(entry["kind"], hits)
    return {
        "message": one_line(entry["message"]),
        "why": one_line(entry["reason"]),
        "exceptions": [one_line(each) for each in entry["exceptions"]],
        "exception_sets": entry["exception_sets"],
        "exception_patterns": _literals(entry.get("exception_patterns", ())),
        "sourced": None if entry["sources"] else False,
        "sources": references(entry["id"], entry["sources"]),
        "bad": [marked(example, find(entry, example, known)) for example in entry["bad"]],
        "good": entry["good"],
    }


def term(entry: Mapping[str, Any], known: Matching, header: str) -> str:
    values = {
        "id": entry["id"],
        **_judged(entry),
        "case_sensitive": entry["match"]["case_sensitive"] or None,
        "avoid": entry["avoid"],
        "too_broad_alone": entry.get("too_broad_alone", []),
        "patterns_only": entry.get("avoid_use") == "patterns-only" or None,
        "patterns": _literals(entry.get("patterns", ())),
        "context": entry["match"].get("context", ""),
        "not_context": entry["match"].get("not_context", ""),
        "prefer": entry["prefer"],
        "nations": list(NATIONS.get(entry["id"], ())),
        **_explained(entry, known),
    }
    return toml_table(header, values)


def group(entry: Mapping[str, Any], known: Matching) -> str:
    values = {
        "id": entry["id"],
        "concept": one_line(entry["concept"]),
        **_judged(entry),
        "case_sensitive": entry["match"]["case_sensitive"] or None,
        "prefer": entry["prefer"][0] if entry["prefer"] else "",
        **_explained(entry, known),
    }
    variants = [
        ("[[group.variant]]", {**row, "patterns": _literals(row.get("patterns", ()))}) for row in entry["variants"]
    ]
    return toml_table("[[group]]", values, variants)


# Letters that the facts note to have other meanings: words of which one must stand near if this one is meant, and words
# of which none may stand anywhere in the text.
_MEANT: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "abbr-pcc": (
        ("police", "policing", "crime", "constabulary", "commissioner", "offenders"),
        ("parochial", "parish", "church", "churchwarden", "churchwardens", "vicar", "rector", "diocese", "diocesan"),
    ),
    "abbr-csa": (
        ("sexual", "sexually", "abuse", "abused", "exploitation", "cse", "survivors", "survivor", "grooming"),
        ("child maintenance", "farm", "farms"),
    ),
    "abbr-sro": (
        ("sexual", "sex", "court", "police", "order", "orders", "offence", "offences"),
        ("senior responsible owner", "programme board", "project board"),
    ),
}


def abbreviation(entry: Mapping[str, Any], known: Matching) -> str:
    word = entry["kind"] == "explain-on-first-use"
    values = {
        "id": entry["id"],
        "kind": "word" if word else "letters",
        **_judged(entry),
        "case_sensitive": None if entry["match"]["case_sensitive"] else False,
        "forms": entry["avoid"],
        "expansions": [] if word else [entry["expansion"], *entry.get("expansion_variants", ())],
        "known": entry.get("known_unexpanded", "no"),
        "prefer": entry["prefer"],
        "clues": list(_MEANT.get(entry["id"], ((), ()))[0]),
        "other_meaning": list(_MEANT.get(entry["id"], ((), ()))[1]),
        "notes": one_line(entry.get("note", "")),
        **_explained(entry, known),
    }
    return toml_table("[[abbreviation]]", values)


def terminology(facts: Mapping[str, Any], as_of: str) -> list[str]:
    """Writes the words; returns what the examples do not bear out."""
    facts = {
        **facts,
        "contexts": {**facts["contexts"], **CONTEXTS},
        "exception_sets": {name: _set(name, row) for name, row in facts["exception_sets"].items()},
    }
    known = matching(facts)
    gone = set(SOURCES) - {entry["id"] for entry in facts["entries"]}
    if gone:
        raise SystemExit(f"SOURCES: no such entry any more: {sorted(gone)}")
    entries = added(facts["entries"])
    checked = {"checked": Day(as_of)}
    edit = "How to edit: rules/README.md."
    for pack in facts["packs"]:
        listed = [entry for entry in entries if entry["pack"] == pack["id"] and entry["kind"] in ("term", "spelling")]
        if listed:
            rows = [term(entry, known, "[[term]]") for entry in listed]
            head = {"title": pack["title"], **checked}
            write(f"terms/{pack['id']}.toml", "terms", f"Words to avoid. {pack['title']}.\n{edit}", head, rows)
    names = [term(entry, known, "[[name]]") for entry in entries if entry["kind"] == "name"]
    about = "Names of organisations, services, bodies and laws as their owners write them.\n"
    write("names.toml", "names", about + edit, checked, names)
    groups = [group(entry, known) for entry in entries if entry["kind"] == "consistency-group"]
    about = "Names for one thing of which a text should use one.\n"
    write("consistency.toml", "consistency", about + edit, checked, groups)
    kinds = ("abbreviation", "explain-on-first-use")
    rows = [abbreviation(entry, known) for entry in entries if entry["kind"] in kinds]
    about = "Letters and words to explain where they are first used.\n"
    write("abbreviations.toml", "abbreviations", about + edit, checked, rows)
    sets = [
        toml_table(
            "[[exception_set]]",
            {
                "id": name,
                "says": one_line(row["says"]),
                "ignore_case": None if name in _CASE_COUNTS else True,
                "patterns": _literals(row["patterns"]),
            },
        )
        for name, row in facts["exception_sets"].items()
    ]
    contexts = {name: Literal(one_line(pattern)) for name, pattern in facts["contexts"].items()}
    about = (
        "Patterns that entries name. A context must (or must not) match in the sentence of a hit; case is ignored.\n"
        "A hit that overlaps a match of one of its exception sets is excused."
    )
    write("contexts.toml", "contexts", about, {}, [toml_table("[contexts]", contexts), *sets])
    return [line for entry in entries for line in complaints(entry, known)]


# -------------------------------------------------------------------------------------------------------- former names


# What shows that an ambiguous old name is meant, from the notes of the entries: words near it.
_FORMER_CLUES: dict[str, tuple[str, ...]] = {
    "get-connected": ("helpline", "charity", "under 25", "getconnected.org.uk"),
    "the-mix": ("helpline", "messenger", "themix.org.uk"),
    "message-home": ("helpline", "charity", "missing"),
    "contact-a-family": ("helpline", "charity", "disabled", "disability", "advice"),
    "we-are-with-you": ("charity", "drug", "drugs", "alcohol", "addiction"),
    "modern-slavery-helpline": ("unseen", "08000 121 700", "08000121700", "modernslaveryhelpline.org"),
    "time-to-change": ("campaign", "stigma", "mental health"),
    "migrant-helpline": ("charity", "asylum", "refugee", "refugees"),
    "truth-project": ("inquiry", "iicsa", "abuse", "survivors"),
    "hmic": ("police", "policing", "force", "forces", "inspectorate", "inspection", "inspections"),
    "ipcc": ("police", "policing", "force", "complaint", "complaints", "conduct", "officer", "officers"),
    "in-safe-hands": ("guidance", "wales", "welsh", "adult protection"),
    "no-secrets": ("guidance", "dh 2000"),
    "every-child-matters": ("agenda", "programme", "framework", "outcome", "outcomes", "policy"),
    "caf": ("assessment", "caf", "pre-caf"),
    "troubled-families": ("programme", "scheme", "funding", "council"),
    "connexions": ("careers", "adviser", "advisers", "service", "direct", "pa", "council"),
    "school-action": ("sen", "special educational needs", "senco", "sencos", "early years"),
    "parent-partnership-service": ("sen", "send", "special educational needs", "service", "services"),
    "hmie-lts": ("inspection", "inspections", "inspectors", "inspectorate", "school", "schools", "learning"),
    "childrens-rights-director": ("ofsted", "in care", "children's homes", "boarding"),
    "sopo": ("apply", "applies", "applying", "seek", "impose", "can make", "may make"),
    "foreign-travel-order": ("apply", "applies", "applying", "seek", "impose", "can make", "may make"),
    "rsho": ("apply", "applies", "applying", "seek", "impose", "can make", "may make"),
}
# Old names that another nation still uses, so that only a text for the nations of the entry is wrong.
_NATION_CLUE = frozenset({
    "citizens-advice-bureau", "legal-services-commission", "family-proceedings-court", "scotland-basic-disclosure",
    "regulated-work", "lscb-england", "lscb-wales", "scr-children-england", "wales-practice-reviews", "dhr",
    "child-protection-register-england", "sure-start", "statement-england", "senco-wales",
    "designated-senior-person-england", "approved-social-worker", "epa-power", "named-person-scotland",
    "guardian-ad-litem-ew", "department-of-health-england", "sopo", "foreign-travel-order", "rsho", "asbo",
    "residence-contact-order", "dda",
})  # fmt: skip


# Other capitals of an old name that pages print.
_MORE_FORMER: dict[str, tuple[str, ...]] = {"hopelineuk": ("HOPElineUK", "HOPElineuk", "HOPELineuk", "Hopelineuk")}
# Old names so near to those of today that a reader is led right and most editors would let them stand: the short name
# of a line of which its owner's site still has the address, and the centre that people still call CEOP.
_SHRUGGED = frozenset({"modern-slavery-helpline", "ceop-centre"})


def former_names(facts: Mapping[str, Any]) -> None:
    rows = []
    for entry in facts["former_names"]:
        sources = references(entry["id"], entry["sources"])
        present = entry["present"] or ""
        values = {
            "id": entry["id"],
            "former": [*entry["former"], *_MORE_FORMER.get(entry["id"], ())],
            "present": present,
            "registry": entry["registry"] or "",
            "kind": entry["kind"],
            "nations": entry["nations"],
            "change": entry["change"],
            "since": entry["since"] or "",
            "still_right": one_line(entry["still_right"]),
            "ambiguous": entry["ambiguous"] or None,
            "clues": list(_FORMER_CLUES.get(entry["id"], ())),
            "nation_clue": entry["id"] in _NATION_CLUE or None,
            "confidence": "low" if entry["id"] in _SHRUGGED else entry["confidence"],
            "notes": one_line(entry.get("note", "")),
            "sourced": None if sources else False,
            "sources": sources,
        }
        rows.append(toml_table("[[former_name]]", values))
    about = "Names that their owners have given up, and what to print today.\nHow to edit: rules/README.md."
    write("former-names.toml", "former-names", about, {"checked": Day(facts["meta"]["as_of"])}, rows)


# -------------------------------------------------------------------------------------------------------------- topics

# A remark in brackets after a trigger is for people: without it, the words to look for.
_REMARK = re.compile(r"\s*\([^)]*\)$")


def _elements(row: Sequence[Any]) -> list[Any]:
    return [each["any_of"] if isinstance(each, Mapping) else each for each in row]


# Wordings of the same subjects that texts use and the facts do not list.
_MORE_TRIGGERS: dict[str, dict[str, tuple[str, ...]]] = {
    "child-sexual-abuse": {
        "strong": (
            "child sex abuse",
            "child sex offence",
            "children who have been sexually abused",
            "child is being sexually abused",
            "child has been sexually abused",
            "sexual offences against children",
            "sexual abuse of a child",
            "childhood sexual abuse",
            "sexual abuse in childhood",
            "sexually abused as children",
            "sexually abused in childhood",
            "sex with a child",
            "sexual images of children",
            # Words that we would not use show the subject all the same.
            "child porn",
            "child pornography",
            "kiddie porn",
            "kiddy porn",
            "paedo",
            "kiddy fiddler",
            "kiddie fiddler",
            "child molester",
            "molested a child",
            "child sex",
            "had sex with a child",
            "sex with a pupil",
            "sex with a schoolgirl",
            "sex with underage girls",
            "sex with an underage girl",
        ),
        "medium": ("sexual abuse", "sexually abused", "molested", "fondled"),
        "never_alone": ("fondled",),
    },
    "child-exploitation": {
        "strong": (
            "child prostitution",
            "child prostitute",
            "underage prostitute",
            "grooming gang",
            "county line drug",
        ),
        "medium": ("county line", "used children to", "exploitation of a child"),
    },
    # Of any age; topics.py leaves them to child sexual abuse where a text is about children.
    "sexual-violence": {
        "strong": (
            "raping",
            "sexually abused",
            "sexually abusing",
            "sex attack",
            "sex attacker",
            "indecently assaulted",
            "survivor of sexual abuse",
            "victim of sexual abuse",
            "experienced sexual abuse",
            "affected by sexual abuse",
            "help with sexual abuse",
            "sexual abuse support",
        ),
        "medium": ("sexual abuse", "molested", "fondled", "groped", "indecent assault"),
        "never_alone": ("fondled", "groped"),
        # Of plants and of poems.
        "exclude": ("oilseed rape", "rape seed", "rape of the lock", "rape of lucretia", "rape of the sabine women"),
    },
    "suicide": {
        # Of strikes, of ruin, and names of books, films and bands.
        "exclude": (
            "suicide bombing",
            "suicide bombings",
            "suicide pilot",
            "suicide bomb",
            "suicide drone",
            "suicide mission",
            "suicide attacker",
            "career suicide",
            "commercial suicide",
            "electoral suicide",
            "financial suicide",
            "social suicide",
            "the virgin suicides",
            "suicide silence",
            "suicide kings",
            "suicide club",
            "suicide blonde",
            "suicide is painless",
            "suicide burnout",
        ),
    },
    "hate-crime": {"exclude": ("hate crime novels", "hate crime fiction", "hate crime drama")},
    "drugs": {
        "medium": (
            *("junkie", "addict", "alcoholic", "drug addict", "drug abuse", "drug abuser", "drug dependency"),
            *("alcohol misuse", "alcohol abuse"),
        ),
        "never_alone": ("addict", "alcoholic"),
    },
    "child-abuse-general": {
        # Of drink or of driving; "children at risk" by itself is a strong term.
        "exclude": ("putting children at risk", "put children at risk", "puts children at risk"),
    },
    "missing-children": {
        "strong": ("gone missing", "reported missing", "went missing", "has been missing", "missing from home"),
    },
    "older-people-abuse": {
        "strong": (
            "abuse of an adult",
            "abuse of adults",
            "abuse of vulnerable adults",
            "abuse of a vulnerable adult",
            "abuse and neglect of older people",
            "abuse or neglect of older people",
            "neglect of older people",
            "abuse of the elderly",
            "the elderly suffer abuse",
            "older person is being abused",
            "vulnerable adult who is being abused",
            "adult who is being abused",
            "worried about an older person",
        ),
        "medium": ("adult at risk",),
    },
    "online-safety": {"strong": ("sexting", "sharing nude images", "nude pictures", "send nudes", "sending nudes")},
}

# General words of policies and terms of service, which do not show the subject alone: medium ones, not strong.
_WEAKER_TRIGGERS = {("older-people-abuse", "strong", "adult at risk")}

# What shows the same subjects in Welsh, with the mutations that follow small words. Only wordings that name the
# subject outright, as the Welsh pages of public bodies do.
_WELSH_TRIGGERS: dict[str, dict[str, tuple[str, ...]]] = {
    "child-sexual-abuse": {
        "strong": (
            "cam-drin plant yn rhywiol",
            "gam-drin plant yn rhywiol",
            "cam-drin plentyn yn rhywiol",
            "gam-drin plentyn yn rhywiol",
            "cam-drin rhywiol plant",
            "delweddau anweddus o blant",
            "lluniau anweddus o blant",
        ),
        "medium": ("cam-drin rhywiol",),
    },
    "child-abuse-general": {
        "strong": (
            "cam-drin plant",
            "gam-drin plant",
            "cham-drin plant",
            "esgeuluso plant",
            "amddiffyn plant",
            "diogelu plant",
            "poeni am blentyn",
            "plentyn mewn perygl",
            "plentyn sy'n wynebu risg",
            "plant sy'n wynebu risg",
            "plant mewn perygl",
        ),
        "medium": (
            "gwasanaethau plant",
            "diogelu",
        ),
    },
    "child-exploitation": {
        "strong": (
            "camfanteisio ar blant",
            "gamfanteisio ar blant",
            "camfanteisio'n rhywiol ar blant",
            "camfanteisio'n droseddol ar blant",
            "camfanteisio rhywiol ar blant",
            "ecsbloetio plant",
            "llinellau sirol",
        ),
    },
    "domestic-abuse": {
        "strong": (
            "cam-drin domestig",
            "gam-drin domestig",
            "cham-drin domestig",
            "camdriniaeth ddomestig",
            "trais domestig",
            "drais domestig",
            "thrais domestig",
            "rheolaeth drwy orfodaeth",
            "rheolaeth gymhellol",
        ),
    },
    "sexual-violence": {
        "strong": (
            "trais rhywiol",
            "drais rhywiol",
            "thrais rhywiol",
            "ymosodiad rhywiol",
            "ymosodiadau rhywiol",
            "aflonyddu rhywiol",
            "treisio",
            "threisio",
        ),
        "medium": ("cam-drin rhywiol",),
    },
    "suicide": {
        "strong": (
            "hunanladdiad",
            "hunanladdiadau",
            "hunanladdol",
            "lladd ei hun",
            "lladd eu hunain",
            "lladd fy hun",
        ),
    },
    "self-harm": {
        "strong": (
            "hunan-niweidio",
            "hunan-niwed",
            "hunanniweidio",
            "anafu eu hunain",
            "anafu fy hun",
        ),
    },
    "eating-disorders": {
        "strong": (
            "anhwylder bwyta",
            "anhwylderau bwyta",
        ),
    },
    "modern-slavery": {
        "strong": (
            "caethwasiaeth fodern",
            "gaethwasiaeth fodern",
            "chaethwasiaeth fodern",
            "masnachu pobl",
            "fasnachu pobl",
            "llafur gorfodol",
        ),
    },
    "honour-based-abuse": {
        "strong": (
            "priodas dan orfod",
            "briodas dan orfod",
            "phriodas dan orfod",
            "cam-drin ar sail anrhydedd",
            "trais ar sail anrhydedd",
            "anffurfio organau cenhedlu benywod",
        ),
    },
    "missing-children": {
        "strong": (
            "plentyn ar goll",
            "blentyn ar goll",
            "mhlentyn ar goll",
            "plant ar goll",
            "blant ar goll",
            "person ar goll",
            "merch ar goll",
            "bachgen ar goll",
        ),
        "medium": ("wedi mynd ar goll",),
    },
    "online-safety": {
        "strong": (
            "diogelwch ar-lein",
            "ddiogelwch ar-lein",
            "meithrin perthynas amhriodol ar-lein",
            "seiberfwlio",
        ),
    },
    "bullying": {
        "strong": (
            "bwlio",
            "fwlio",
            "mwlio",
            "gwrthfwlio",
        ),
    },
    "radicalisation": {
        "strong": ("radicaleiddio",),
        "medium": (
            "eithafiaeth",
            "eithafol",
        ),
    },
    "drugs": {
        "strong": (
            "camddefnyddio cyffuriau",
            "gamddefnyddio cyffuriau",
            "camddefnyddio sylweddau",
            "gamddefnyddio sylweddau",
            "cyffuriau anghyfreithlon",
        ),
        "medium": (
            "cyffuriau",
            "canabis",
        ),
    },
    "mental-health": {
        "strong": (
            "argyfwng iechyd meddwl",
            "salwch meddwl",
            "cymorth iechyd meddwl",
            "gymorth iechyd meddwl",
        ),
        "medium": (
            "gorbryder",
            "iselder",
        ),
    },
    "hate-crime": {
        "strong": (
            "trosedd casineb",
            "troseddau casineb",
            "drosedd casineb",
            "droseddau casineb",
            "throseddau casineb",
            "digwyddiad casineb",
            "digwyddiadau casineb",
        ),
    },
    "stalking": {
        "strong": (
            "stelcio",
            "stelcian",
            "stelciwr",
        ),
        "medium": ("aflonyddu",),
    },
    "older-people-abuse": {
        "strong": (
            "cam-drin pobl hŷn",
            "gam-drin pobl hŷn",
            "oedolyn mewn perygl",
            "oedolyn sy'n wynebu risg",
            "oedolion sy'n wynebu risg",
            "oedolion mewn perygl",
            "diogelu oedolion",
        ),
        "medium": ("cartref gofal",),
    },
}


def topics(facts: Mapping[str, Any], as_of: str) -> None:
    rows = []
    for name, topic in facts["topics"].items():
        triggers = topic["triggers"]
        values = {"id": name}
        for key in ("strong", "medium", "weak", "never_alone", "exclude"):
            words = (_REMARK.sub("", each) for each in triggers.get(key, ()))
            words = (each for each in words if (name, key, each) not in _WEAKER_TRIGGERS)
            more = (table.get(name, {}).get(key, ()) for table in (_MORE_TRIGGERS, _WELSH_TRIGGERS))
            values[key] = list(dict.fromkeys((*words, *(each for words in more for each in words))))
        for key in ("minimum", "core", "full", "best"):
            values[key] = _elements(topic.get(key, ()))
        notes = [topic.get(key, "") for key in ("note", "nation_notes", "child_page", "forbidden_near")]
        values["link_only_ok"] = topic.get("link_only_ok") or None
        values["notes"] = [one_line(note) for note in notes if note]
        services = {
            key.replace("_", "-") if key == "northern_ireland" else key: ids for key, ids in topic["services"].items()
        }
        rows.append(toml_table("[[topic]]", values, [("[topic.services]", services)]))
    sources = [reference(row) for row in facts["sources"] if row["basis"] != "background"]
    about = (
        "What shows that a text is about a subject, and what its signposting holds. Elements: elements.toml.\n"
        "A strong word shows the topic, so do two different medium ones; weak ones only add. In a list of elements,\n"
        "a list stands for any one of its members."
    )
    write("topics.toml", "topics", about, {"checked": Day(as_of), "sources": sources}, rows)


# --------------------------------------------------------------------------------------------------------- readability

_AUDIENCES = {
    "public": "general_public",
    "news": "news_and_press_release",
    "children": "child_under_12",
    "young-people": "young_person_12_to_17",
    "professional": "professionals",
    "easy-read": "easy_read",
}

# Per cent above its limit up to which a long sentence is a suggestion. GOV.UK, whose limit of 25 words is the public's,
# calls 25 words difficult and 29 very difficult; 6.5 per cent of the sentences that it publishes pass 25, 1.8 per cent
# 30. Most editors let a clear sentence of 27 words stand.
_LEEWAY = 20

# Limits that the facts leave open for an audience. Children under 12 and readers of easy read lose a thread at once,
# and their limit of 15 words is the longest that any source allows: it leaves no room.
_OPEN_LIMITS: dict[str, dict[str, Any]] = {
    "children": {"paragraph_sentences": 3, "sentence_leeway": None},
    "young-people": {"paragraph_sentences": 4, "passive_share": 20},
    "professional": {"paragraph_sentences": 6, "passive_voice": False, "hard_words": False},
    "easy-read": {"paragraph_sentences": 3, "sentence_leeway": None},
}

# "Do not count as hard" in the facts, and long words that a child of seven knows.
_NOT_HARD = ("helpline", "emergency", "confidential", "anonymous", "exploitation", "safeguarding")
_EVERYDAY = """
already another anybody anyone anything anywhere area areas everybody everyone everything everywhere every family
families hospital however nobody somebody together tomorrow usually yesterday
"""

# Plainer words, by word: its other forms, what to write instead; empty: a rewrite is needed. Of the facts' official and
# police words, those that terminology has a term for are left out, and four that would be wrong too often: "nominal"
# (a nominal fee), "in possession of" (the name of an offence), "multi-agency" (the name of arrangements in law) and
# "facilitate" (part of offences).
_PLAINER: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "in accordance with": ((), ("in line with", "under")),
    "hereby": ((), ()),
    "thereafter": ((), ("then", "after that")),
    "deem": (("deems", "deemed"), ("think", "treat as")),
    "the said": ((), ("the", "this")),
    "ultra vires": ((), ("beyond its powers",)),
    "ex parte": ((), ()),
    "in lieu of": ((), ("instead of",)),
    "shall be required to": ((), ("must",)),
    "in conjunction with": ((), ("with",)),
    "apprehended": ((), ("caught", "arrested")),
    "altercation": (("altercations",), ("argument", "fight")),
    "enquiries are ongoing": (("inquiries are ongoing",), ("we are still investigating",)),
    "intelligence-led": ((), ("based on information",)),
}

# Official words that the facts do not list and that plain English guides agree on.
_ALSO_PLAINER: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "aforesaid": ((), ("this", "that")),
    "ameliorate": (("ameliorates", "ameliorated"), ("improve",)),
    "approximately": ((), ("about",)),
    "by means of": ((), ("by", "with")),
    "by virtue of": ((), ("because of", "under")),
    "cease": (("ceases", "ceased"), ("stop", "end")),
    "commensurate with": ((), ("in line with",)),
    "consequently": ((), ("so",)),
    "detrimental to": ((), ("harmful to",)),
    "discontinue": (("discontinues", "discontinued"), ("stop",)),
    "disseminate": (("disseminates", "disseminated", "disseminating"), ("share", "send out")),
    "due to the fact that": ((), ("because",)),
    "erroneous": (("erroneously",), ("wrong",)),
    "expedited": ((), ("sped up",)),
    "for the duration of": ((), ("during",)),
    "furthermore": ((), ("also",)),
    "hitherto": ((), ("until now",)),
    "in close proximity to": ((), ("near",)),
    "in excess of": ((), ("more than",)),
    "in the majority of cases": ((), ("mostly",)),
    "in the vicinity of": ((), ("near",)),
    "in view of the fact that": ((), ("because",)),
    "moreover": ((), ("also",)),
    "necessitate": (("necessitates", "necessitated"), ("need",)),
    "numerous": ((), ("many",)),
    "on a regular basis": ((), ("regularly", "often")),
    "pertaining to": (("pertains to",), ("about",)),
    "predominantly": ((), ("mainly",)),
    "purchase": (("purchases", "purchased", "purchasing"), ("buy",)),
    "rectify": (("rectifies", "rectified"), ("put right",)),
    "remuneration": ((), ("pay",)),
    "residing at": (("residing in", "resided at", "resides at"), ("living at",)),
    "stipulate": (("stipulates", "stipulated"), ("say", "set")),
    "therein": (("thereto", "thereon", "thereby"), ()),
    "until such time as": ((), ("until",)),
    "whereby": (("wherein",), ("by which", "where")),
    "with the exception of": ((), ("except",)),
}

# Participles after "is" or "was" that are mostly adjectives, beside those that the facts give.
_ADJECTIVES = """
addicted affected afforded aged aimed alarmed allowed amazed annoyed appalled armed ashamed associated assured
attached aware banned bored born bothered bound broken called accustomed centred classed closed committed complicated
composed confused connected considered contacted convinced counted covered crowded dedicated defined delighted
depressed designed detailed determined devastated devoted disabled disappointed disgusted dissatisfied distressed
divided divorced done dressed drunk embarrassed employed engaged entitled equipped estimated excited exhausted
expected experienced familiar fed finished fixed focused focussed gone heartened honoured horrified hundred inclined
included indeed intended isolated joined known limited linked located lost loved meant minded mixed naked named need
needed obliged open opposed organised overwhelmed packed paid permitted pleased populated positioned prepared proud
qualified registered related relaxed relieved renowned required respected retired sacred saddened sat satisfied
scared separated set settled shaped shocked shut situated sized skilled so-called split spread stood stranded
stressed stuck suited supposed surprised surrounded talented terrified thrilled tired titled touched trained
traumatised troubled unemployed unharmed united unlimited unmarried unrelated unwanted upset used valued varied
wanted wasted welcome welcomed wicked widowed
"""

# What is done to victims: that a sentence names the victim first is for the terms to judge. And what helpers promise.
_VICTIM_FIRST = """
abducted abused approached assaulted attacked abandoned beaten believed bereaved betrayed blackmailed blamed bullied
caught coerced controlled cuckooed deceived defrauded drugged enslaved exploited exposed failed filmed followed
forced frightened grabbed groomed harassed harmed heard hit humiliated hurt ignored ill-treated injured intimidated
judged kidnapped killed listened locked manipulated mistreated molested murdered neglected photographed pressured
pressurised protected punished raped recruited robbed shot silenced stabbed stalked strangled struck supported
targeted threatened trafficked trapped treated tricked victimised watched wounded
"""

# What an appeal or an order of a court says, and what the police and courts alone do, whoever reads it.
_KNOWN_DOER = """
accused advised alleged asked bailed barred born cautioned cleared committed acquitted deported described detained
disqualified encouraged extradited feared fined imprisoned invited prosecuted released remanded reminded reported
requested said summoned thought tried understood urged
"""

# What the police and courts do in a release, a story or a record.
_KNOWN_DOER_NEWS = """
called charged closed conducted confiscated convicted cordoned dismissed adjourned entered examined executed found
given granted handed heard held identified imposed informed interviewed investigated issued launched listed located
made notified opened ordered placed questioned read recorded recovered referred removed rescued revoked safeguarded
searched seen seized sent served shown spoken stopped suspended taken told traced transferred viewed warned
"""

# Participles that do not end in "-ed".
_IRREGULAR = """
broken brought built caught chosen cut dealt drawn driven eaten fed felt forgotten fought found given heard held
hidden hit hurt kept laid led left lent let lost made met mistaken ought overheard overseen overtaken paid put read
run said seen sent set shared shown shut sold sought spent split spoken spread stolen sworn taken taught thought
thrown told torn understood undertaken withdrawn withheld won worn written
"""


def _profile(profiles: Mapping[str, Any], name: str) -> dict[str, Any]:
    row = profiles[name]
    base = _profile(profiles, row["inherits"]) if "inherits" in row else {}
    return {**base, **row}


def _limits(audience: str, row: Mapping[str, Any]) -> dict[str, Any]:
    sentence, average = row["sentence_words"], row["average_sentence_words"]
    values = {
        "audience": audience,
        "grade_target": row["fk"]["target"],
        "grade_warn": row["fk"]["warn_above"],
        "grade_error": row["fk"]["error_above"],
        "sentence_target": sentence["target"],
        "sentence_warn": sentence["warn_above"],
        "sentence_leeway": _LEEWAY,
        "sentence_error": sentence["error_above"],
        "paragraph_sentences": row.get("paragraph_sentences", {}).get("warn_above", 5),
        "average_sentence_target": average["target"],
        "average_sentence_warn": average["warn_above"],
        "average_sentence_error": average.get("error_above"),
        "words_without_heading": row.get("words_without_heading", {}).get("warn_above"),
        "words_total": row.get("words_total", {}).get("warn_above"),
        "passive_share": _share(row.get("passive_share_of_sentences_pct", {})),
        "why": one_line(row.get("reason", "")),
    }
    return {**values, **_OPEN_LIMITS.get(audience, {})}


def _share(row: Mapping[str, int]) -> int | None:
    return row.get("warn_above", row.get("info_above"))


def readability(facts: Mapping[str, Any], as_of: str) -> None:
    minimum, details, ages = facts["minimum_text"], facts["rule_details"], facts["grade_to_uk"]
    profiles = facts["thresholds"]["profiles"]
    limits = [
        toml_table("[[limits]]", _limits(audience, _profile(profiles, name))) for audience, name in _AUDIENCES.items()
    ]
    smallest = {
        "words": minimum["words_no_score_below"],
        "sentences": minimum["sentences_no_score_below"],
        "indicative_words": minimum["words_indicative_only_below"],
        "smog_sentences": minimum["smog_no_score_below_sentences"],
        "smog_full_sentences": minimum["smog_extrapolated_below_sentences"],
        "list_item_words": 4,
    }
    years = [
        {
            "grade": row["us_grade"],
            "age": row["age"],
            "england_wales": f"Year {row['england_wales_year']}",
            "scotland": row["scotland"],
            "northern_ireland": row["northern_ireland"],
        }
        for row in ages["table"]
    ]
    official = details["legalese_and_officialese"]
    listed = [("official", word) for word in official["words"]] + [
        ("police", word) for word in official["police_register"]
    ]
    words = [_hard_word(word, kind, *_PLAINER[word]) for kind, word in listed if word in _PLAINER] + [
        _hard_word(word, "official", *found) for word, found in _ALSO_PLAINER.items()
    ]
    adjectives, court = _excused(details["passive_voice"]["false_positives"])
    contractions = details["negative_contractions"]
    head = {
        "checked": Day(as_of),
        "not_hard": [*_NOT_HARD, *_EVERYDAY.split()],
        "passive_irregular": _IRREGULAR.split(),
        "passive_excused": sorted(
            {*adjectives, *court, *_ADJECTIVES.split(), *_VICTIM_FIRST.split(), *_KNOWN_DOER.split()}
        ),
        "passive_excused_news": sorted({*court, *_KNOWN_DOER_NEWS.split()}),
        "negative_contractions": [word for word in contractions["list"] if " " not in word],
        "other_contractions": contractions["also"],
        "sources": [
            {"url": row["url"], "says": f"{body['body']}: read for these limits"}
            for body in facts["body_guidance"]
            for row in body["sources"]
            if row.get("basis") == "read" and "url" in row
        ],
    }
    rule = one_line(ages["rule"])
    tables = [
        toml_table("[minimum_text]", smallest),
        toml_table("[reading_age]", {"add": 5, "rule": rule}),
        *limits,
        *(toml_table("[[school_year]]", row) for row in years),
        *words,
    ]
    about = (
        "Limits of readability by audience, and words that have a plainer one. Grades are Flesch-Kincaid grades.\n"
        "No finding is above a warning unless a configuration asks for the error limits."
    )
    write("readability.toml", "readability", about, head, tables)


def _hard_word(word: str, kind: str, forms: Sequence[str], prefer: Sequence[str]) -> str:
    return toml_table("[[hard_word]]", {"word": word, "forms": list(forms), "kind": kind, "prefer": list(prefer)})


def _excused(notes: Sequence[str]) -> tuple[list[str], list[str]]:
    """Participles that follow "is" or "was" in the facts' two lists of passives that are none."""
    adjectives, court = (re.findall(r"\b(?:is|was) (\w+)", note.split("(")[0]) for note in notes[:2])
    return adjectives, court


# ---------------------------------------------------------------------------------------------------------------- main


def pack_file(as_of: str) -> None:
    head = {
        "name": "uk",
        "version": as_of[:7].replace("-", "."),
        "jurisdiction": "United Kingdom",
        "checked": Day(as_of),
        "review_months": 18,
    }
    about = "The pack for the United Kingdom. An entry is due for review so many months after its check."
    path = RULES / "uk" / "pack.toml"
    write("pack.toml", "pack", about, head, [])
    path.write_text(path.read_text(encoding="utf-8") + "retired_ids = []\n", encoding="utf-8", newline="\n")


def import_all(folder: Path) -> list[str]:
    """Writes every file that the facts fill; returns the examples that their entries do not bear out."""
    import yaml

    def read(name: str) -> Any:
        return yaml.safe_load((folder / f"{name}.yaml").read_text(encoding="utf-8"))

    registry = read("helplines")
    as_of = registry["meta"]["as_of"]
    pack_file(as_of)
    helplines(registry)
    numbers(read("uk-numbers"), as_of)
    words, former = read("terminology"), read("former-names")
    gone = {*_FAULTY, *_ASIDE} - {entry["id"] for entry in (*words["entries"], *former["former_names"])}
    if gone:
        raise SystemExit(f"no such entry any more: {sorted(gone)}")
    open_examples = terminology(words, as_of)
    former_names(former)
    topics(read("signposting"), as_of)
    readability(read("readability"), as_of)
    return open_examples


def write_schemas() -> None:
    from safelint.config import json_schema
    from safelint.packs.packfiles import json_schemas

    folder = RULES / "schema"
    folder.mkdir(parents=True, exist_ok=True)
    for name, schema in {**json_schemas(), "safelint": json_schema()}.items():
        text = json.dumps(schema, indent=1, ensure_ascii=False) + "\n"
        (folder / f"{name}.json").write_text(text, encoding="utf-8", newline="\n")


def main(arguments: Sequence[str]) -> int:
    if arguments == ["--schemas"]:
        write_schemas()
        return 0
    if len(arguments) != 1 or arguments[0].startswith("-"):
        print(__doc__, file=sys.stderr)
        return 2
    for line in import_all(Path(arguments[0])):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
