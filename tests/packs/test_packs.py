"""The loader of rule packs: strict, found everywhere, cached without harm."""

from __future__ import annotations

import marshal
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import pytest

from safelint.disk import store
from safelint.knowledge import compiler, loader, plain, shipped, sources
from safelint.packs import needs, packfiles, schema
from safelint.run.engine import Engine
from safelint.text.patterns import UnsafePatternError, parsed
from safelint.values import entries
from safelint.values.entries import Pack
from safelint.values.errors import SafelintError
from safelint.values.references import Reference, cited
from safelint.values.roles import ElementRoles
from safelint.values.settings import AUDIENCES
from safelint.version import __version__
from support import ROOT
from support.packs import HEAD, ROLES_OF_REGISTRY, WHOLE, roles
from support.tools import tool

pytestmark = pytest.mark.slow

PACK = f'\n{HEAD}retired_ids = ["gone"]\n'

REGISTRY = f"""
[topics]
suicide = "suicide"

[audiences]
anyone = "no restriction"

{ROLES_OF_REGISTRY}
"""

HELPLINES = """
recorded = 2026-11-25

[[helpline]]
id = "one"
name = "Line One"
nations = ["uk"]
topics = ["suicide"]
confidence = "high"
sources = [{ url = "https://example.org/one", says = "the number", date = "2025-06", shows = ["0808 157 0001"] }]
[[helpline.channel]]
kind = "phone"
number = "0808 157 0001"
[[helpline.retired]]
number = "0845 157 0001"
replaced_by = "0808 157 0001"

[[helpline]]
id = "two"
name = "Line Two"
nations = ["england", "wales"]
topics = ["suicide"]
confidence = "low"
sourced = false
[[helpline.channel]]
kind = "textphone"
number = "18001 0808 157 0002"
relay = true
"""

TERMS = """
title = "Mini"
recorded = 2026-11-25

[[term]]
id = "bad-word"
severity = "error"
confidence = "high"
avoid = ["bad word", "bad words"]
prefer = ["good word"]
message = "Say good word."
why = "It is better."
context = "speech"
exception_sets = ["quotation"]
sources = [{ url = "https://example.org/words" }]
bad = ["She said a [[bad word]]."]
good = ["She said a good word."]
"""

CONTEXTS = """
[contexts]
speech = '\\bsaid\\b'

[[exception_set]]
id = "quotation"
says = "words in quotation marks"
patterns = ['"[^"]{1,80}"']
"""

NUMBERS = """
recorded = 2026-11-25

[[prefix]]
prefixes = ["01632", "0808", "0845"]
meaning = "all that the entries have"
lengths = [11]
cost_class = "free"

[[short_code]]
number = "18001"
printed = "18001"
kind = "voice"
use = "a relay"
status = "active"
relay = true

[[short_code]]
number = "18002"
printed = "18002"
kind = "voice"
use = "a relay"
status = "active"
relay = true

[[short_code]]
number = "999"
printed = "999"
kind = "voice"
use = "emergency services"
status = "active"
"""

NAMING = """
weak = ["call"]
plain = ["one"]

[[generic]]
names = ["the police"]
entries = ["one"]
"""

ACTS = """
of_children = "suicide"
against_adults = "suicide"
acts = ["struck"]
"""

TOPICS = """
recorded = 2026-11-25

[[topic]]
id = "suicide"
strong = ["suicide"]
minimum = ["samaritans", ["line_for_children", "text_route"]]
[topic.services]
samaritans = ["one"]
"""

ELEMENTS = f"[roles]\n{roles(ElementRoles._fields, 'any_one_route')}\n" + "".join(
    f"""
[[element]]
id = "{each}"
label = "a way to get help"
suggest = "For help, call {{service}}."
"""
    for each in ("any_one_route", "samaritans", "line_for_children", "text_route")
)

FILES = {
    **WHOLE,
    "pack.toml": PACK,
    "registry.toml": REGISTRY,
    "helplines/mini.toml": HELPLINES,
    "terms/mini.toml": TERMS,
    "contexts.toml": CONTEXTS,
    "topics.toml": TOPICS,
    "naming.toml": NAMING,
    "acts.toml": ACTS,
    "elements.toml": ELEMENTS,
    "numbers.toml": NUMBERS,
}


def build(files: dict[str, str]) -> Pack:
    return compiler.compiled(packfiles.build("mini", {path: text.encode() for path, text in files.items()}))


def edited(path: str, old: str, new: str) -> dict[str, str]:
    assert old in FILES[path], f"{path} does not hold {old!r}"
    return {**FILES, path: FILES[path].replace(old, new, 1)}


def asked_on(element: str, topic: str) -> dict[str, str]:
    """Files in which a record on a topic is asked for an element."""
    row = f'ask_on = [{{ element = "{element}", topics = ["{topic}"] }}]'
    return edited("kinds.toml", 'called = "record"', f'called = "record"\n{row}')


def write(folder: Path, files: dict[str, str]) -> Path:
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("SAFELINT_CACHE_DIR", str(folder))
    return folder


def test_a_small_pack_is_read() -> None:
    pack = build(FILES)
    one, two = pack.helplines
    assert (one.channels[0].digits, one.status, one.audience) == ("08081570001", "active", ("anyone",))
    assert one.sources == (
        Reference("https://example.org/one", "the number", "2025-06", shows=("08081570001",), by="other"),
    )
    assert (one.retired[0].digits, one.retired[0].replaced_by) == ("08451570001", "0808 157 0001")
    assert (two.channels[0].digits, two.channels[0].relay, two.recorded) == ("08081570002", True, "2026-11-25")
    term = pack.terms[0]
    assert (term.theme, term.kind, term.enabled, term.context) == ("mini", "term", True, "speech")
    assert pack.contexts == {"speech": r"\bsaid\b"}
    assert pack.topics[0].minimum == ("samaritans", ("line_for_children", "text_route"))


def test_a_list_and_its_file_say_what_kind_its_entries_are() -> None:
    name = TERMS[TERMS.index("[[term]]") :].replace("[[term]]", "[[name]]").replace("bad-word", "name-1")
    files = edited("terms/mini.toml", "[[term]]", "spelling = true\n[[term]]")
    pack = build({**files, "names.toml": f"recorded = 2026-11-25\n{name}"})
    assert ([each.kind for each in pack.terms], [each.kind for each in pack.names]) == (["spelling"], ["name"])
    house = {"id": "own", "severity": "warning", "avoid": ["customer"], "message": "Say person."}
    longer = compiler.extend(pack, {"term": [house], "name": [{**house, "id": "ours"}]}, "safelint.toml")
    assert (longer.terms[-1].kind, longer.names[-1].kind) == ("term", "name")


# What is changed, and what the message must say: file, entry and key first.
BROKEN: list[tuple[dict[str, str], str]] = [
    (
        edited("terms/mini.toml", "severity", "servity"),
        'mini/terms/mini.toml: term "bad-word": servity: unknown key; nearest known: severity',
    ),
    (
        edited("terms/mini.toml", '"error"', '"eror"'),
        'mini/terms/mini.toml: term "bad-word": severity: "eror" is not one of error, warning, suggestion; '
        "nearest known: error",
    ),
    (
        edited("terms/mini.toml", 'avoid = ["bad word", "bad words"]', 'avoid = "bad word"'),
        'mini/terms/mini.toml: term "bad-word": avoid: must be a list in square brackets, not "bad word"',
    ),
    (
        edited("terms/mini.toml", '"bad words"]', '" "]'),
        'mini/terms/mini.toml: term "bad-word": avoid 2: must not be empty',
    ),
    (
        edited("terms/mini.toml", '"bad words"]', '"bad word"]'),
        'mini/terms/mini.toml: term "bad-word": avoid: "bad word" stands twice',
    ),
    (
        edited("terms/mini.toml", '"bad words"]', '"Good word"]'),
        'mini/terms/mini.toml: term "bad-word": avoid: "Good word" is also what the entry prefers',
    ),
    (
        edited(
            "terms/mini.toml",
            'good = ["She said a good word."]',
            'good = ["a"]\n[term.instead]\n"bad words" = "bad word"',
        ),
        'mini/terms/mini.toml: term "bad-word": avoid: "bad word" is also what the entry prefers',
    ),
    (
        edited(
            "terms/mini.toml",
            'good = ["She said a good word."]',
            'good = ["a"]\n[term.instead]\n"bed words" = "good words"',
        ),
        'mini/terms/mini.toml: term "bad-word": instead: "bed words" stands in no form',
    ),
    (
        edited("terms/mini.toml", 'prefer = ["good word"]\nmessage = "Say good word."', 'message = "Say {instead}."'),
        'mini/terms/mini.toml: term "bad-word": message: says {instead}, but nothing says what to write',
    ),
    (
        edited(
            "terms/mini.toml",
            'prefer = ["good word"]\nmessage = "Say good word."',
            'message = "Say {instead}."\ninstead = { "bad words" = "good words" }',
        ),
        'mini/terms/mini.toml: term "bad-word": instead: nothing to write for "bad word"',
    ),
    (
        edited("terms/mini.toml", 'avoid = ["bad word", "bad words"]\n', ""),
        'mini/terms/mini.toml: term "bad-word": phrases: missing: give phrases, words, patterns or what is weighed',
    ),
    (
        edited("terms/mini.toml", 'sources = [{ url = "https://example.org/words" }]\n', ""),
        'mini/terms/mini.toml: term "bad-word": sources: missing: name a page, or write sourced = false',
    ),
    (
        edited("terms/mini.toml", 'org/words" }', 'org/words", cite = false }'),
        'mini/terms/mini.toml: term "bad-word": sources: an error needs a page that a finding can show: none has '
        "cite = true",
    ),
    (
        edited("terms/mini.toml", "https://example.org/words", "example.org/words"),
        'mini/terms/mini.toml: term "bad-word": sources 1.url: must be a web address that begins with https:// or '
        'http://, not "example.org/words"',
    ),
    (
        edited("terms/mini.toml", 'context = "speech"', 'context = "speach"'),
        'mini/terms/mini.toml: term "bad-word": context: "speach" is no context; nearest known: speech',
    ),
    (
        edited("terms/mini.toml", 'context = "speech"', 'topics = ["speach"]'),
        'mini/terms/mini.toml: term "bad-word": topics: "speach" is no topic',
    ),
    (
        edited("terms/mini.toml", 'context = "speech"', 'lowered = ["speach"]'),
        'mini/terms/mini.toml: term "bad-word": lowered: "speach" is no reason of the policy',
    ),
    (
        edited("terms/mini.toml", '"quotation"', '"quotations"'),
        'mini/terms/mini.toml: term "bad-word": exception_sets: "quotations" is no exception set; '
        "nearest known: quotation",
    ),
    (
        edited("terms/mini.toml", 'why = "It is better."', "patterns = ['bad (']"),
        'mini/terms/mini.toml: term "bad-word": patterns 1: not a valid regular expression: missing ), '
        "unterminated subpattern at position 4",
    ),
    (
        edited("terms/mini.toml", 'why = "It is better."', r"patterns = ['(?:\w+\s)+bad']"),
        'mini/terms/mini.toml: term "bad-word": patterns 1: has an endless repeat inside another and could run away; '
        "write {1,8} instead of + or *",
    ),
    *(
        (
            edited("terms/mini.toml", 'confidence = "high"', f'confidence = "{confidence}"'),
            'mini/terms/mini.toml: term "bad-word": severity: an error needs a confidence of high',
        )
        for confidence in ("medium", "low")
    ),
    (
        {
            **FILES,
            "rules/mini.toml": '[[rule]]\nid = "document/odd"\nkind = "odd"\ntitle = "Odd"\nseverity = "error"\n'
            'why = "It is."\nstandard = "house style"\n',
        },
        'mini/rules/mini.toml: rule "document/odd": severity: an error needs a confidence of high',
    ),
    (
        edited("terms/mini.toml", "[[bad word]]", "bad word"),
        'mini/terms/mini.toml: term "bad-word": bad 1: mark the words that are flagged with [[ and ]]',
    ),
    (
        edited("terms/mini.toml", 'good = ["She said a good word."]', "good = []"),
        'mini/terms/mini.toml: term "bad-word": good: missing: an entry needs at least one example of each kind',
    ),
    (
        edited("terms/mini.toml", '"She said a good word."', '"She said a [[good]] word."'),
        'mini/terms/mini.toml: term "bad-word": good 1: nothing is flagged in a good example, so nothing may be marked',
    ),
    (
        {
            **FILES,
            "rules/mini.toml": '[[rule]]\nid = "terminology/bad-word"\nkind = "odd"\ntitle = "Odd"\n'
            'severity = "warning"\nwhy = "It is."\nstandard = "house style"\n',
        },
        'mini/terms/mini.toml: term "bad-word": id: "bad-word" is the name of a rule and cannot be used',
    ),
    (
        {**FILES, "lexicon/en/topic-terms.toml": '["a"]\nphrases = ["a b"]\n'},
        "mini/lexicon/en/topic-terms.toml: has the name of the lists that are made of terms or topics",
    ),
    (
        edited("terms/mini.toml", '"bad-word"', '"gone"'),
        'mini/terms/mini.toml: term "gone": id: "gone" was given up (retired_ids in pack.toml) and must not be used '
        "again",
    ),
    (
        edited("terms/mini.toml", '"bad-word"', '"Bad word"'),
        'mini/terms/mini.toml: term "Bad word": id: "Bad word" is not of the right form '
        "(lower case letters, digits and hyphens)",
    ),
    (
        {**FILES, "terms/more.toml": TERMS},
        'mini/terms/more.toml: term "bad-word": id: "bad-word" stands twice (also in mini/terms/mini.toml)',
    ),
    (
        {**FILES, "names.toml": TERMS.replace('title = "Mini"\n', "").replace("[[term]]", "[[name]]")},
        'mini/names.toml: name "bad-word": id: "bad-word" stands twice (also in mini/terms/mini.toml)',
    ),
    (
        edited("helplines/mini.toml", '"wales"]', '"wails"]'),
        'mini/helplines/mini.toml: helpline "two": nations 2: "wails" is not one of uk, england, wales, scotland, '
        "northern-ireland; nearest known: wales",
    ),
    (
        edited("helplines/mini.toml", '["england", "wales"]', '["uk", "wales"]'),
        'mini/helplines/mini.toml: helpline "two": nations: "uk" stands for all nations and must stand alone',
    ),
    (
        edited("helplines/mini.toml", 'topics = ["suicide"]', 'topics = ["suicides"]'),
        'mini/helplines/mini.toml: helpline "one": topics: "suicides" is no topic of helplines; nearest known: suicide',
    ),
    (
        edited("topics.toml", 'id = "suicide"', 'id = "suicides"'),
        'mini/topics.toml: topic "suicides": id: "suicides" is no topic of helplines; nearest known: suicide',
    ),
    (
        edited("helplines/mini.toml", 'shows = ["0808 157 0001"]', 'shows = ["0808 157 0001", "opening"]'),
        'mini/helplines/mini.toml: helpline "one": sources 1.shows: "opening" is no number or address of this entry, '
        "and none of name, former-name, operator, website, status, nations, hours, cost, ages",
    ),
    (
        edited("helplines/mini.toml", 'shows = ["0808 157 0001"]', 'shows = ["hours"]'),
        'mini/helplines/mini.toml: helpline "one": channel 1.confidence: '
        "no source shows 0808 157 0001: it can be at most low",
    ),
    (
        edited("helplines/mini.toml", 'confidence = "low"', 'confidence = "low"\nverified = 2026-01-01'),
        'mini/helplines/mini.toml: helpline "two": verified: 2026-01-01 is before the day of record, 2026-11-25: read '
        "the page again",
    ),
    (
        edited("helplines/mini.toml", 'number = "0808 157 0001"', 'number = "0808 157 00"'),
        'mini/helplines/mini.toml: helpline "one": channel 1.number: "0808 157 00" cannot be a number in the UK',
    ),
    (
        edited("helplines/mini.toml", 'number = "0808 157 0001"', 'number = "0808 CALL US"'),
        'mini/helplines/mini.toml: helpline "one": channel 1.number: "0808 CALL US" cannot be a number in the UK',
    ),
    (
        edited("helplines/mini.toml", "18001 0808 157 0002", "18001 0808 157 0001"),
        'mini/helplines/mini.toml: helpline "two": channel 1.number: "08081570001" is also a number of "one"; '
        "give the reason as [[shared_number]] in registry.toml",
    ),
    (
        edited("helplines/mini.toml", "18001 0808 157 0002", "18001 0845 157 0001"),
        'mini/helplines/mini.toml: helpline "one": retired 1.number: "08451570001" is in use by "two"; '
        "give the reason as [[reused_number]] in registry.toml",
    ),
    (
        {**FILES, "numbers.toml": f"{NUMBERS}service = 'ones'"},
        'mini/numbers.toml: 999: service: "ones" is no helpline; nearest known: one',
    ),
    (
        edited("naming.toml", 'entries = ["one"]', 'entries = ["ones"]'),
        'mini/naming.toml: generic 1: entries: "ones" is no helpline; nearest known: one',
    ),
    (
        edited("naming.toml", "[[generic]]", '[[also]]\nnames = ["Uno"]\nentry = "ones"\nwhy = "x"\n\n[[generic]]'),
        'mini/naming.toml: also 1: entry: "ones" is no helpline; nearest known: one',
    ),
    (
        edited(
            "naming.toml", "[[generic]]", '[[former_host]]\nhosts = ["a.org"]\nentry = "ones"\nwhy = "x"\n\n[[generic]]'
        ),
        'mini/naming.toml: former_host 1: entry: "ones" is no helpline; nearest known: one',
    ),
    (
        edited(
            "naming.toml",
            "[[generic]]",
            '[[former_host]]\nhosts = ["www.a.org"]\nentry = "one"\nwhy = "x"\n\n[[generic]]',
        ),
        'mini/naming.toml: former_host: "www.a.org" must be a host in lower case, without "www."',
    ),
    (
        edited("naming.toml", 'plain = ["one"]', 'plain = ["call"]'),
        'mini/naming.toml: plain: "call" is also weak',
    ),
    (
        edited("naming.toml", 'weak = ["call"]', 'weak = ["Call"]'),
        'mini/naming.toml: weak: "Call" must be in lower case',
    ),
    (
        edited("acts.toml", 'of_children = "suicide"', 'of_children = "suicides"'),
        'mini/acts.toml: of_children: "suicides" is no topic; nearest known: suicide',
    ),
    (
        edited(
            "acts.toml",
            'acts = ["struck"]',
            'acts = ["struck"]\n[[aside]]\ntopic = "suicides"\ntold_by = "a.b"\nbut_for = "a.b"',
        ),
        'mini/acts.toml: aside 1: topic: "suicides" is no topic; nearest known: suicide',
    ),
    (
        edited(
            "acts.toml",
            'acts = ["struck"]',
            'acts = ["struck"]\n[[aside]]\ntopic = "suicide"\ntold_by = "a.b"\nbut_for = "a.b"',
        ),
        'mini/acts.toml: aside 1: told_by: "b" is no list of the lexicon',
    ),
    (
        edited("topics.toml", 'strong = ["suicide"]', "strong = []"),
        'mini/topics.toml: topic "suicide": strong: nothing shows it, and `aside` in acts.toml puts it in '
        "no topic's place",
    ),
    (
        edited("acts.toml", 'acts = ["struck"]', 'acts = ["struck"]\nany_age = ["suicides"]'),
        'mini/acts.toml: any_age: "suicides" is no phrase of that topic; nearest known: suicide',
    ),
    (
        edited("helplines/mini.toml", "relay = true\n", ""),
        'mini/helplines/mini.toml: helpline "two": channel 1.relay: must be true where, and only where, the number has '
        "the prefix 18001 or 18002",
    ),
    (
        edited("helplines/mini.toml", 'kind = "phone"\nnumber = "0808 157 0001"', 'kind = "phone"'),
        'mini/helplines/mini.toml: helpline "one": channel 1.number: missing: phone needs a number',
    ),
    (
        edited("helplines/mini.toml", 'name = "Line One"', 'name = "Line One"\nstatus = "closed"\nreplaced_by = "tow"'),
        'mini/helplines/mini.toml: helpline "one": replaced_by: "tow" is no helpline; nearest known: two',
    ),
    (
        edited("helplines/mini.toml", 'name = "Line One"', 'name = "Line One"\nreplaced_by = "two"'),
        'mini/helplines/mini.toml: helpline "one": replaced_by: an active service has no successor',
    ),
    (
        {
            **FILES,
            "helplines/mini.toml": HELPLINES.replace(
                'name = "Line One"', 'name = "Line One"\nstatus = "merged"\nreplaced_by = "two"'
            ).replace('name = "Line Two"', 'name = "Line Two"\nstatus = "merged"\nreplaced_by = "one"'),
        },
        'mini/helplines/mini.toml: helpline "one": replaced_by: goes in a circle: one -> two -> one',
    ),
    (
        edited("helplines/mini.toml", 'confidence = "low"', 'confidence = "high"'),
        'mini/helplines/mini.toml: helpline "two": channel 1.confidence: '
        "no source shows 18001 0808 157 0002: it can be at most low",
    ),
    (
        edited("helplines/mini.toml", "recorded = 2026-11-25", 'recorded = "25 November 2026"'),
        'mini/helplines/mini.toml: recorded: must be a date such as 2026-11-25, not "25 November 2026"',
    ),
    (
        edited("helplines/mini.toml", 'date = "2025-06"', 'date = "2025-13"'),
        'mini/helplines/mini.toml: helpline "one": sources 1.date: must be a year, month or day such as "2026", '
        '"2026-11" or "2026-11-25", not "2025-13"',
    ),
    (
        edited("helplines/mini.toml", 'id = "two"', 'id = "one"'),
        'mini/helplines/mini.toml: helpline "one": id: "one" stands twice (also in mini/helplines/mini.toml)',
    ),
    (
        edited("topics.toml", '["one"]', '["ones"]'),
        'mini/topics.toml: topic "suicide": services.samaritans: "ones" is no helpline; nearest known: one',
    ),
    (
        edited("topics.toml", 'strong = ["suicide"]', 'strong = ["suicide"]\nweak = ["suicide"]'),
        'mini/topics.toml: topic "suicide": weak: "suicide" is also strong',
    ),
    (
        edited("topics.toml", 'strong = ["suicide"]', 'strong = ["suicide"]\nnever_alone = ["note"]'),
        'mini/topics.toml: topic "suicide": never_alone: "note" is not among `medium`',
    ),
    (
        edited("topics.toml", 'strong = ["suicide"]', 'strong = ["suicide", "take (own life"]'),
        'mini/topics.toml: topic "suicide": strong: "take (own life": column 15: ")" was expected',
    ),
    (
        edited(
            "topics.toml", 'strong = ["suicide"]', 'strong = ["suicide"]\nmedium = ["(note"]\nnever_alone = ["(note"]'
        ),
        'mini/topics.toml: topic "suicide": medium: "(note": column 6: ")" was expected',
    ),
    (
        edited("acts.toml", 'acts = ["struck"]', 'acts = ["(struck"]'),
        'mini/acts.toml: acts: "(struck": column 8: ")" was expected',
    ),
    (
        edited("contexts.toml", r"'\bsaid\b'", "'*said'"),
        "mini/contexts.toml: contexts.speech: not a valid regular expression: nothing to repeat at position 0",
    ),
    (
        {**FILES, "terms.toml": TERMS},
        "mini/terms.toml: no file of a rule pack; nearest known: terms/*.toml",
    ),
    (
        edited("pack.toml", 'name = "mini"', "name = mini"),
        "mini/pack.toml: not valid TOML: Invalid value (at line 3, column 8)",
    ),
    (
        edited("pack.toml", 'version = "2026.11"\n', ""),
        'mini/pack.toml: version: missing: write version = "..."',
    ),
    (
        {path: text for path, text in FILES.items() if path != "pack.toml"},
        "mini/pack.toml: missing",
    ),
    (
        {path: text for path, text in FILES.items() if path != "kinds.toml"},
        "mini/kinds.toml: missing",
    ),
    (
        edited("kinds.toml", '[[kind]]\nid = "record"\ncalled = "record"\n', ""),
        'mini/kinds.toml: kind: "record" is missing',
    ),
    (
        edited("kinds.toml", 'called = "record"', 'called = "record"\nlowered = ["as-minutes"]'),
        'mini/kinds.toml: kind "record": lowered: "as-minutes" is no reason of `lowered` in policy.toml',
    ),
    (
        {**FILES, "kinds.toml": FILES["kinds.toml"].replace("[[kind]]", "[[kind]]\nasked_of_few_words = true")},
        'mini/kinds.toml: kind "news": asked_of_few_words: true of another kind, too',
    ),
    *(
        (
            edited("kinds.toml", 'called = "record"', f'called = "record"\n{key} = ["any_one_rout"]'),
            f'mini/kinds.toml: kind "record": {key}: "any_one_rout" is no element; nearest known: any_one_route',
        )
        for key in ("ask", "offer", "school_ask", "not_offered")
    ),
    *(
        (
            asked_on(element, topic),
            f'mini/kinds.toml: kind "record": ask_on 1.{problem}',
        )
        for element, topic, problem in (
            ("any_one_rout", "suicide", 'element: "any_one_rout" is no element; nearest known: any_one_route'),
            ("any_one_route", "suicides", 'topics: "suicides" is no topic; nearest known: suicide'),
        )
    ),
    (
        {**FILES, "policy.toml": FILES["policy.toml"] + '[lowered.record]\nmost = "suggestion"\nwhy = "x"\n'},
        "mini/policy.toml: lowered.record: always: missing: it is for no audience, and no kind of text in kinds.toml "
        "names it",
    ),
    (
        {
            **edited("kinds.toml", 'called = "record"', 'called = "record"\nlowered = ["record"]'),
            "policy.toml": FILES["policy.toml"] + '[lowered.record]\nalways = true\nwhy = "x"\n',
        },
        "mini/policy.toml: lowered.record: always: holds always, but stands for audiences or kinds of text "
        "(kinds.toml)",
    ),
    *(
        ({path: text for path, text in FILES.items() if path != kind.pattern}, f"mini/{kind.pattern}: missing")
        for kind in packfiles.NEEDED
    ),
    (
        {**edited("pack.toml", "schema = 1", "schema = 2\nof_tomorrow = true"), "of-tomorrow.toml": ""},
        f"mini/pack.toml: schema: this data has schema 2 and needs a newer safelint: {__version__} reads schema 1. Use "
        "a safelint and a release of the data that fit, or take this release away to use the data that came with the "
        "program",
    ),
    (
        edited("pack.toml", "schema = 1", "schema = true"),
        "mini/pack.toml: schema: must be a whole number, not true",
    ),
]


@pytest.mark.parametrize(("files", "message"), BROKEN, ids=[message.split(": ", 1)[1][:60] for _, message in BROKEN])
def test_a_broken_pack_is_refused_with_file_entry_and_key(files: dict[str, str], message: str) -> None:
    with pytest.raises(SafelintError) as refusal:
        build(files)
    assert str(refusal.value) == message


def test_an_entry_without_a_source_is_a_suggestion() -> None:
    source = 'sources = [{ url = "https://example.org/words" }]'
    term = build(edited("terms/mini.toml", source, "sourced = false")).terms[0]
    assert (term.severity, term.confidence) == ("suggestion", "medium")


def test_a_number_has_what_its_entry_says_or_what_it_says_itself() -> None:
    own = 'number = "18001 0808 157 0002"\nnations = ["wales"]\nages = "under 19"\npurpose = "office"'
    one, two = build(edited("helplines/mini.toml", 'number = "18001 0808 157 0002"', own)).helplines
    channel = one.channels[0]
    assert (channel.nations, channel.ages, channel.purpose, channel.confidence) == (("uk",), "", "help", "high")
    channel = two.channels[0]
    assert (channel.nations, channel.ages, channel.purpose, channel.confidence) == (
        ("wales",),
        "under 19",
        "office",
        "low",
    )


def test_a_retired_number_is_as_sure_as_the_page_that_shows_it() -> None:
    old = edited("helplines/mini.toml", 'shows = ["0808 157 0001"]', 'shows = ["0808 157 0001", "0845 157 0001"]')
    assert build(FILES).helplines[0].retired[0].confidence == "low"
    assert build(old).helplines[0].retired[0].confidence == "medium"
    site = {
        **old,
        "helplines/mini.toml": old["helplines/mini.toml"].replace(
            'name = "Line One"', 'name = "Line One"\nwebsite = "https://example.org"'
        ),
    }
    assert build(site).helplines[0].retired[0].confidence == "high"


def test_a_page_that_is_no_authority_is_kept_and_not_shown() -> None:
    copy = edited("terms/mini.toml", 'org/words" }', 'org/words", cite = false }, { url = "https://example.org/best" }')
    term = build(copy).terms[0]
    assert [(source.url, source.cite) for source in term.sources] == [
        ("https://example.org/words", False),
        ("https://example.org/best", True),
    ]
    assert cited(term.sources) == ("https://example.org/best",)


def test_a_shared_number_with_a_reason_is_accepted() -> None:
    files = edited("helplines/mini.toml", "18001 0808 157 0002", "18001 0808 157 0001")
    files["registry.toml"] += (
        '\n[[shared_number]]\nnumber = "08081570001"\nentries = ["one", "two"]\nwhy = "one service, two names"\n'
    )
    assert [entry.channels[0].digits for entry in build(files).helplines] == ["08081570001", "08081570001"]


@pytest.mark.parametrize(
    ("file", "text", "told"),
    [
        ("elements.toml", f"help_word = ['a']\n{ELEMENTS}", "help_word: unknown key; nearest known: help_words"),
        (
            "elements.toml",
            f"{ELEMENTS}[[element]]\nid = 'x'\nlabel = 'x'\nsuggest = 'x'\nphrase = ['a']",
            'element "x": phrase: unknown key; nearest known: phrases',
        ),
        ("sentences.toml", "may_ends = ['ltd']", "may_ends: unknown key; nearest known: may_end"),
        ("syllables.toml", "[words]\nabuse = 2", "no file of a rule pack"),
    ],
)
def test_what_no_file_or_key_is_called_stops_a_pack(file: str, text: str, told: str) -> None:
    with pytest.raises(SafelintError) as raised:
        build({**FILES, file: text})
    assert str(raised.value).startswith(f"mini/{file}: {told}")


def test_what_a_file_leaves_out_has_its_default() -> None:
    pack = build({**FILES, "sentences.toml": 'titles = ["Sgt"]\n'})
    assert pack.elements["help_words"] == pack.elements["person"] == ()
    assert (pack.sentences["titles"], pack.sentences["starters"]) == (("Sgt",), ())


def test_house_data_extends_a_pack() -> None:
    pack = build(FILES)
    additions = {
        "helpline": [
            {
                "id": "duty-team",
                "name": "Anytown duty team",
                "nations": ["england"],
                "topics": ["suicide"],
                "confidence": "high",
                "channel": [{"kind": "phone", "number": "01632 960123"}],
            }
        ],
        "term": [{"id": "house-word", "severity": "warning", "avoid": ["customer"], "message": "Say person."}],
    }
    longer = compiler.extend(pack, additions, "safelint.toml")
    assert longer.helplines[-1].channels[0].digits == "01632960123"
    assert (longer.helplines[-1].recorded, longer.helplines[-1].confidence) == ("2026-11-25", "high")
    assert (longer.terms[-1].id, longer.terms[-1].theme, longer.terms[-1].severity) == (
        "house-word",
        "house",
        "warning",
    )
    assert pack == build(FILES)


@pytest.mark.parametrize(
    ("additions", "message"),
    [
        ({"terms": []}, "safelint.toml: terms: no list of a rule pack; nearest known: term"),
        (
            {"term": [{"id": "bad-word", "severity": "warning", "avoid": ["x"], "message": "y"}]},
            'safelint.toml: term "bad-word": id: "bad-word" stands twice (also in the pack mini)',
        ),
        (
            {"term": [{"id": "new", "severity": "warning", "avoid": ["x"], "message": "y", "context": "speech act"}]},
            'safelint.toml: term "new": context: "speech act" is no context; nearest known: speech',
        ),
        (
            {"helpline": [{"name": "Line", "nations": ["uk"], "topics": ["suicide"], "confidence": "low"}]},
            'safelint.toml: helpline 1: id: missing: write id = "..."',
        ),
    ],
)
def test_bad_house_data_is_refused(additions: dict[str, object], message: str) -> None:
    with pytest.raises(SafelintError) as refusal:
        compiler.extend(build(FILES), additions, "safelint.toml")
    assert str(refusal.value) == message


UK = os.path.join(sources.rules_folder(), "uk")


def test_only_what_a_house_adds_is_worked_out(monkeypatch: pytest.MonkeyPatch) -> None:
    pack = loader.load()
    asked: list[str] = []
    real = needs.needs
    monkeypatch.setattr(needs, "needs", lambda pattern: asked.append(pattern) or real(pattern))
    house = {
        "id": "customer", "severity": "warning", "confidence": "low", "message": "Say person.", "prefer": ["person"],
        "avoid": ["customer"], "patterns": [r"customers?\s+are"], "exception_patterns": [r"customer[^.]{0,60}"],
    }  # fmt: skip
    longer = compiler.extend(pack, {"term": [house]}, "safelint.toml")
    assert set(asked) == {r"customers?\s+are", r"customer[^.]{0,60}"}
    assert len(asked) <= 4
    asked.clear()
    assert longer.needs == needs.needed(longer)
    assert len(asked) > 100  # what a run would cost that works all of it out again


def test_the_uk_pack_is_found_and_cached(cache: Path) -> None:
    compiled = loader.load()
    kept = [loader.kept_as(UK, what) for what in ("digest", "full", "short")]
    assert sorted(path.name for path in cache.iterdir()) == kept
    assert loader.load() == compiled
    full = loader.load(full=True)
    assert full == compiler.built("uk", sources.read_files(UK))
    assert plain.without_detail(full) == compiled
    assert type(compiled.helplines[0].channels[0]).__name__ == "Channel"
    assert type(compiled.groups[0].variants[0]).__name__ == "Variant"
    assert (compiled.terms[0].why, compiled.terms[0].bad) == ("", ())
    assert full.terms[0].why
    assert compiled.terms[0].sources[0].url == full.terms[0].sources[0].url
    assert isinstance(compiled.terms[0].enabled, bool)


def test_a_loaded_cache_needs_no_parser(cache: Path) -> None:
    code = (
        "import sys; from safelint.knowledge import loader; loader.load();"
        "print(sorted({'hashlib', 'json', 'tomllib', 'safelint.packs.packfiles'} & set(sys.modules)))"
    )
    environment = {**os.environ, "SAFELINT_CACHE_DIR": str(cache), "PYTHONPATH": str(ROOT / "src")}

    def run() -> str:
        return subprocess.run(
            [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
        ).stdout

    assert "'tomllib'" in run()
    assert run() == "[]\n"


def test_any_change_of_a_file_is_seen(tmp_path: Path, cache: Path) -> None:
    folder = write(tmp_path / "mini", FILES)
    assert loader.load(folder=str(folder)).terms[0].message == "Say good word."
    target = folder / "terms/mini.toml"
    state = target.stat()
    target.write_text(TERMS.replace("Say good word.", "Say kind word."), encoding="utf-8")  # same size
    os.utime(target, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert loader.load(folder=str(folder)).terms[0].message == "Say kind word."
    (folder / "terms/mini.toml").rename(folder / "terms/other.toml")
    assert loader.load(folder=str(folder)).terms[0].theme == "other"


def opened(value: Any) -> Any:
    """The value with all that a matcher keeps closed opened."""
    if isinstance(value, bytes):
        return marshal.loads(value)
    if isinstance(value, dict):
        return {key: opened(each) for key, each in value.items()}
    return type(value)(map(opened, value)) if type(value) is tuple else value


@pytest.fixture
def ready(tmp_path: Path) -> Path:
    """A pack with its compiled form beside it."""
    folder = write(tmp_path / "rules" / "mini", FILES)
    Path(shipped.path_of(str(folder))).write_bytes(shipped.written(str(folder)))
    return folder


def read(folder: Path) -> Pack | None:
    return shipped.read(str(folder), sources.digest(sources.read_files(str(folder))))


def test_what_ships_is_what_is_compiled(ready: Path) -> None:
    pack = build(FILES)
    found = read(ready)
    assert found is not None
    assert opened(found._asdict()) == opened(pack._asdict())
    assert found.terms[0].sources[0]._fields == pack.terms[0].sources[0]._fields
    assert b'"bad words"' in Path(shipped.path_of(str(ready))).read_bytes()


def test_what_ships_is_not_used_where_it_was_made_from_other_things(
    ready: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = ready / "terms/mini.toml"
    target.write_text(TERMS.replace("Say good word.", "Say kind word."), encoding="utf-8")
    assert read(ready) is None
    target.write_text(TERMS, encoding="utf-8")
    assert read(ready) is not None
    monkeypatch.setattr(sources, "__version__", "0.0.9")
    assert read(ready) is None


def test_what_ships_alone_is_used_with_the_files_that_go_along(ready: Path) -> None:
    target = Path(shipped.path_of(str(ready)))
    whole = read(ready)
    kept = {entries.HEAD: (ready / entries.HEAD).read_bytes()}
    target.write_bytes(shipped.alone(target.read_bytes(), kept))
    assert read(ready) is None
    shutil.rmtree(ready)
    write(ready, {entries.HEAD: kept[entries.HEAD].decode()})
    assert read(ready) == whole
    (ready / entries.HEAD).write_bytes(kept[entries.HEAD] + b"\n")
    assert read(ready) is None


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b'{"made of": 1}', b"\xff", None])
def test_what_ships_damaged_is_not_used(ready: Path, data: bytes | None) -> None:
    target = Path(shipped.path_of(str(ready)))
    target.write_bytes(target.read_bytes()[:-9] if data is None else data)
    assert read(ready) is None


@pytest.mark.parametrize("may_be_written", [True, False])
def test_a_pack_that_ships_is_not_compiled(
    ready: Path, cache: Path, monkeypatch: pytest.MonkeyPatch, may_be_written: bool
) -> None:
    pack = plain.without_detail(build(FILES))
    monkeypatch.setattr(sources, "rules_folder", lambda: str(ready.parent))
    monkeypatch.setattr(compiler, "built", None)  # not to be called
    if not may_be_written:
        monkeypatch.setenv("SAFELINT_CACHE_DIR", str(ready / "pack.toml" / "cache"))
    for _ in range(2):
        assert opened(loader.load("mini")._asdict()) == opened(pack._asdict())
    assert len(list(cache.glob("pack-mini-*"))) == (3 if may_be_written else 0)


def test_a_wheel_gets_every_pack_compiled(ready: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", list(sys.path))  # the build adds to it
    root = ready.parent.parent
    (root / "src").mkdir()
    hook = tool("compiled_packs").CompiledPacks(str(root), {}, None, None, str(root), "wheel")
    for version, names in (("editable", []), ("standard", ["safelint/rules/mini.json"])):
        data: dict[str, dict[str, str]] = {"force_include": {}}
        hook.initialize(version, data)
        assert list(data["force_include"].values()) == names
        for made in data["force_include"]:
            assert Path(made).read_bytes() == Path(shipped.path_of(str(ready))).read_bytes()
        hook.finalize(version, data, "")
        assert not any(Path(made).exists() for made in data["force_include"])


def test_a_pack_is_compiled_anew_for_other_contents_alone(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write(tmp_path / "mini", FILES)
    built: list[str] = []
    real = compiler.built
    monkeypatch.setattr(compiler, "built", lambda shown, files: built.append(shown) or real(shown, files))
    pack = loader.loaded(folder=str(folder))
    for path in folder.rglob("*.toml"):  # as a checkout does: other times, and other numbers on the disk
        data = path.read_bytes()
        path.unlink()
        path.write_bytes(data)
        os.utime(path, (0, 0))
    assert loader.loaded(folder=str(folder)) == pack
    assert len(built) == 1
    (folder / "pack.toml").write_bytes((folder / "pack.toml").read_bytes() + b"# more\n")
    other = loader.loaded(folder=str(folder))
    assert (other.pack, len(built)) == (pack.pack, 2)
    assert other.digest != pack.digest


def cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def flipped(data: bytes) -> bytes:
    at = len(data) // 2
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


@pytest.mark.parametrize(
    "damage", [cut, flipped, lambda data: b"", lambda data: b"\x80\x04K\x01.", lambda data: data + b"x"]
)
def test_a_damaged_cache_is_made_anew(tmp_path: Path, cache: Path, damage: Callable[[bytes], bytes]) -> None:
    folder = write(tmp_path / "mini", FILES)
    pack = loader.load(folder=str(folder))
    target = cache / loader.kept_as(str(folder), "short")
    whole = target.read_bytes()
    target.write_bytes(damage(whole))
    assert loader.load(folder=str(folder)) == pack
    assert target.read_bytes() == whole


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="rights of POSIX")
def test_a_cache_that_others_can_write_is_not_trusted(tmp_path: Path, cache: Path) -> None:
    folder = write(tmp_path / "mini", FILES)
    pack = loader.load(folder=str(folder))
    target = cache / loader.kept_as(str(folder), "short")
    assert (target.stat().st_mode & 0o777, cache.stat().st_mode & 0o777) == (0o600, 0o700)
    digest = sources.digest(sources.read_files(str(folder))).encode()
    key = store.INTERPRETER + b"\n" + digest
    assert store.get(target.name, key) == plain.plain(pack, {})
    target.chmod(0o666)
    assert store.get(target.name, key) is None
    target.chmod(0o600)
    link = cache / "link.bin"
    link.symlink_to(target)
    assert store.get(link.name, key) is None


def test_a_cache_that_cannot_be_written_is_no_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write(tmp_path / "mini", FILES)
    pack = loader.loaded(folder=str(folder))
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    monkeypatch.setenv("SAFELINT_CACHE_DIR", str(tmp_path / "file" / "cache"))
    assert loader.loaded(folder=str(folder)) == pack


def test_a_checker_has_the_digest_of_its_own_pack(tmp_path: Path) -> None:
    mini, other = loader.loaded(folder=str(write(tmp_path / "mini", FILES))), loader.loaded()
    assert (Engine(pack=mini).checker.loaded, Engine().checker.loaded) == (mini, other)
    assert mini.digest != other.digest


def test_code_that_cannot_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "_PACKAGE", str(tmp_path / "nowhere"))
    with pytest.raises(SafelintError, match=r"safelint cannot be read in .*nowhere: No such file"):
        loader.load(folder=str(write(tmp_path / "mini", FILES)))


def test_the_cache_folder_follows_the_system(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("SAFELINT_CACHE_DIR", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "local"))
    monkeypatch.setattr(sys, "platform", "linux")
    assert Path(store.folder()) == tmp_path / "caches" / "safelint"
    monkeypatch.setattr(sys, "platform", "win32")
    assert Path(store.folder()) == tmp_path / "local" / "safelint"
    monkeypatch.setattr(sys, "platform", "darwin")
    assert Path(store.folder()).parts[-3:] == ("Library", "Caches", "safelint")
    monkeypatch.setenv("SAFELINT_CACHE_DIR", str(tmp_path / "given"))
    assert Path(store.folder()) == tmp_path / "given"


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(SafelintError, match="cannot be read: No such file"):
        loader.load(folder=str(tmp_path / "nothing"))
    (tmp_path / "empty").mkdir()
    with pytest.raises(SafelintError, match="holds no TOML file"):
        loader.load(folder=str(tmp_path / "empty"))


def test_json_schemas_are_up_to_date() -> None:
    folder = ROOT / "rules" / "schema"
    stored = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.json")}
    assert stored == tool("make_schemas").schemas(), "run tools/make_schemas.py"


def test_every_file_of_the_pack_names_its_schema() -> None:
    root = ROOT / "rules" / "uk"
    for path in sorted(root.rglob("*.toml")):
        kind = next(kind for kind in packfiles.FILES if fnmatchcase(path.relative_to(root).as_posix(), kind.pattern))
        first = path.read_text(encoding="utf-8").splitlines()[0]
        schema = ROOT / "rules" / "schema" / f"{kind.schema}.json"
        assert (path.parent / first.removeprefix("#:schema ")).resolve() == schema, path


@pytest.mark.parametrize(
    ("pattern", "answer"),
    [
        (r"(?:a+)+", True),
        (r"(?:\w+\s*)*x", True),
        (r"(?:(?=a+)b)*", True),
        (r"(?:a|b+)*", True),
        (r"(?:\w+\s+){0,2}x", False),
        (r"a+b*c+", False),
        (r"(?:a{1,9})+", True),
        (r"\b(?:rape|rapes?)\b", False),
    ],
)
def test_runaway_patterns_are_told_from_others(pattern: str, answer: bool) -> None:
    try:
        parsed(pattern)
    except UnsafePatternError as problem:
        assert answer
        assert "could run away" in str(problem)
    else:
        assert not answer


@pytest.mark.parametrize(
    ("kind", "value", "message"),
    [
        (schema.integer(low=1, high=9), True, "f: k: must be a whole number, not true"),
        (schema.integer(low=1, high=9), 10, "f: k: must be at least 1 and at most 9, not 10"),
        (schema.number(low=0), float("nan"), "f: k: must be at least 0, not nan"),
        (schema.integer(), 1.5, "f: k: must be a whole number, not 1.5"),
        (schema.flag(), "yes", 'f: k: must be true or false, not "yes"'),
        (schema.text(), 3, "f: k: must be a text in quotation marks, not 3"),
        (schema.date(), "2026-02-30", 'f: k: must be a date such as 2026-11-25, not "2026-02-30"'),
        (schema.url(), "ftp://example.org", 'f: k: must be a web address that begins with https:// or http://, not "ftp://example.org"'),
        (schema.choice(AUDIENCES), "child", 'f: k: "child" is not one of public, news, children, young-people, '
         "professional, easy-read; nearest known: children"),
        (schema.table({"a": schema.text()}), [], "f: k: must be a table, not a list"),
        (schema.table({"a": schema.text()}), {}, 'f: k.a: missing: write a = "..."'),
        (schema.table({"a": schema.flag()}), {}, "f: k.a: missing: write a = true or false"),
        (schema.table({"a": schema.texts()}), {}, "f: k.a: missing"),
        (schema.tables({"a": schema.text()}), {}, "f: k: must be written as [[k]]"),
    ],
)  # fmt: skip
def test_a_wrong_value_is_told_in_plain_words(kind: schema.Kind, value: object, message: str) -> None:
    with pytest.raises(SafelintError) as refusal:
        kind.read(value, schema.Place("f", key="k"))
    assert str(refusal.value) == message


@pytest.mark.parametrize(
    ("kind", "number", "problem"),
    [
        ("phone", "0808 80 5000", "has 10 digits, and a number that begins like it has 11"),
        ("phone", "+44 808 80 5000", "has 10 digits, and a number that begins like it has 11"),
        ("textphone", "0808 80 5000", "has 10 digits, and a number that begins like it has 11"),
        ("whatsapp", "07812 45678", "has 10 digits, and a number that begins like it has 11"),
        ("sms", "0786 005 274", "has 10 digits, and a number that begins like it has 11"),
        ("phone", "01903 55501", "is not in the numbering plan of the UK: a digit may be wrong, missing or too many"),
        ("phone", "3344", "is too short to call: give the whole number, with its area code"),
        ("sms", "8525", "is no number to text: a short one has 5 digits"),
        ("phone", "911", "reaches no service in the UK"),
        ("sms", "88858", "reaches no service in the UK"),
        ("phone", "01903 555 014", ""),
        ("phone", "0800 1111", ""),
        ("phone", "0800 555 111", ""),
        ("phone", "101", ""),
        ("sms", "60001", ""),
        ("textphone", "18000", ""),
        ("keypress", "1", ""),
    ],
)
def test_a_house_gives_numbers_of_the_numbering_plan(kind: str, number: str, problem: str) -> None:
    service = {
        "id": "duty", "name": "Duty Team", "nations": ["uk"], "topics": ["suicide"], "confidence": "high",
        "channel": [{"kind": kind, "number": number}],
    }  # fmt: skip
    pack = loader.load()
    if not problem:
        others_off = [each.id for each in pack.helplines]
        longer = compiler.extend(pack, {"helpline": [service]}, "safelint.toml", others_off)
        assert longer.helplines[-1].id == "duty"
        return
    with pytest.raises(SafelintError) as refusal:
        compiler.extend(pack, {"helpline": [service]}, "safelint.toml")
    assert str(refusal.value) == f'safelint.toml: helpline "duty": channel 1.number: "{number}" {problem}'


def test_a_number_to_print_instead_is_judged_too() -> None:
    service = {
        "id": "duty", "name": "Duty Team", "nations": ["uk"], "topics": ["suicide"], "confidence": "high",
        "retired": [{"number": "01903 555 013", "replaced_by": "01903 55501"}],
    }  # fmt: skip
    with pytest.raises(SafelintError) as refusal:
        compiler.extend(loader.load(), {"helpline": [service]}, "safelint.toml")
    assert 'helpline "duty": retired 1.replaced_by: "01903 55501" is not in' in str(refusal.value)
