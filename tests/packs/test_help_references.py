"""What the files on help, the policy and the registry name exists: else a line would be missing without a word."""

from __future__ import annotations

import pytest

from safelint.help.signposting import assess
from safelint.knowledge import compiler
from safelint.knowledge.index import Knowledge
from safelint.numbers.numbered import NumberedText
from safelint.packs import packfiles
from safelint.values.errors import SafelintError
from safelint.values.roles import ElementRoles, ReaderRoles, SubjectRoles
from safelint.values.settings import Settings
from support import signposting
from support.packs import HEAD, WHOLE

FILES = {
    **WHOLE,
    "pack.toml": HEAD,
    "lexicon/en/acts.toml": '[kick]\nphrases = ["kick"]\n',
}

NO_TOPIC = '"suicides" is no topic; nearest known: suicide'
NO_SUBJECT = '"suicides" is no topic of helplines; nearest known: suicide'
NO_READERS = '"anyon" is no audience of helplines; nearest known: anyone'
NO_ELEMENT = '"text_rout" is no element; nearest known: text_route'
NO_HELPLINE = '"one" is no helpline'
NO_LIST = '"kik" is no list of the lexicon; nearest known: kick'

IN_ELEMENTS = (
    ('other_subjects = ["suicides"]', f"other_subjects: {NO_SUBJECT}"),
    ('no_topic_line = ["suicides"]', f"no_topic_line: {NO_SUBJECT}"),
    ('of_any_report = ["suicides"]', f"of_any_report: {NO_SUBJECT}"),
    ('for_some = ["suicides"]', f"for_some: {NO_SUBJECT}"),
    ('few_readers = ["anyon"]', f"few_readers: {NO_READERS}"),
    ('at_least = ["text_rout"]', f"at_least: {NO_ELEMENT}"),
    ('beside = { suicide = "text_rout" }', f"beside: {NO_ELEMENT}"),
    ('beside = { suicides = "text_route" }', f"beside: {NO_SUBJECT}"),
    ('names_cy = { one = "Un" }', f"names_cy: {NO_HELPLINE}"),
    ('nations_cy = { wale = "Cymru" }', 'nations_cy: "wale" is no nation; nearest known: wales'),
)
"""A line of elements.toml, and what is said of it."""

IN_ROWS = (
    ("element", 'services = ["one"]', f"services: {NO_HELPLINE}"),
    ("element", 'services_for = { suicide = ["one"] }', f"services_for: {NO_HELPLINE}"),
    ("element", "services_for = { suicides = [] }", f"services_for: {NO_TOPIC}"),
    ("element", 'cues_for = { suicides = ["line"] }', f"cues_for: {NO_TOPIC}"),
    ("element", 'only_on = ["suicides"]', f"only_on: {NO_TOPIC}"),
    (
        "element",
        'suggest_for = { "suicide/england" = "x", children = "x", "suicide/walse" = "x" }',
        'suggest_for: "suicide/walse" is no topic, nation or audience; nearest known: suicide/wales',
    ),
    (
        "element",
        'label_for = { wale = "x" }',
        'label_for: "wale" is no topic, nation or audience; nearest known: wales',
    ),
    ("audience", 'served = ["anyon"]', f"served: {NO_READERS}"),
    ("audience", 'instead = ["text_rout"]', f"instead: {NO_ELEMENT}"),
    ("audience", 'ask = ["text_rout"]', f"ask: {NO_ELEMENT}"),
    ("audience", 'offer = ["text_rout"]', f"offer: {NO_ELEMENT}"),
    ("audience", 'drop = ["text_rout"]', f"drop: {NO_ELEMENT}"),
    ("audience", 'topics = ["suicides"]', f"topics: {NO_TOPIC}"),
    ("subject", 'helplines = ["suicides"]', f"helplines: {NO_SUBJECT}"),
    ("subject", 'not_helplines = ["one"]', f"not_helplines: {NO_HELPLINE}"),
    ("subject", 'also = ["suicides"]', f"also: {NO_SUBJECT}"),
    ("subject", 'not_asked = [{ element = "text_rout" }]', f"not_asked: {NO_ELEMENT}"),
    ("subject", 'lowered = "record"', 'lowered: "record" is no reason of `lowered` in policy.toml'),
)
"""A list of elements.toml, a line of a row in it, and what is said of it."""

ROWS = {
    "element": ('[[element]]\nid = "new"\nlabel = "x"\nsuggest = "x"', 'element "new"'),
    "audience": ('[[audience]]\nid = "children"', 'audience "children"'),
    "subject": ('[[subject]]\ntopic = "suicide"\nlabel = "x"', "subject 1"),
}

SHOWS = '[[shows]]\ntopic = "suicide"\nsays = "x"\n'

IN_OTHERS = (
    ("elements.toml", '[[subject]]\ntopic = "suicides"\nlabel = "x"', f"subject 1: topic: {NO_TOPIC}"),
    ("elements.toml", '[[person]]\nid = "kick"', 'person "kick": id: "kick" is no list of people in the lexicon'),
    *(
        ("topics.toml", f'{key} = ["text_route", ["text_route", "text_rout"]]', f'topic "suicide": {key}: {NO_ELEMENT}')
        for key in ("minimum", "core", "full", "best")
    ),
    ("acts.toml", 'needs_a_child = ["suicides"]', f"needs_a_child: {NO_TOPIC}"),
    ("acts.toml", '[images]\nof_adults = "suicides"', f"images: of_adults: {NO_TOPIC}"),
    ("acts.toml", '[images]\nadults = "people.kik"', 'images: adults: "kik" is no list of the lexicon'),
    (
        "acts.toml",
        '[images]\nof_children = "suicide"\nany_age = ["suicides"]',
        'images: any_age: "suicides" is no phrase of that topic; nearest known: suicide',
    ),
    ("acts.toml", f'{SHOWS}act = ["kik"]', f"shows 1: act: {NO_LIST}"),
    ("acts.toml", f'{SHOWS}two_of = ["kik"]', f"shows 1: two_of: {NO_LIST}"),
    (
        "acts.toml",
        f'{SHOWS}act = ["kick"]\nto = ["anybody"]\nnear = ["kick", ["kick", "kik"]]',
        f"shows 1: near: {NO_LIST}",
    ),
    ("acts.toml", f'{SHOWS}act = ["kick"]\nby = ["kick"]', 'shows 1: by: "kick" is no list of the lexicon'),
    ("registry.toml", "[review]\nmonths = 6\ntopics = { suicides = 3 }", f"review.topics: {NO_SUBJECT}"),
    ("policy.toml", '[evidence."x/y"]\nvague = { severity = "warning" }', 'evidence: "x/y" is no rule'),
    ("policy.toml", '[facts."x/y"]\nhigh = "error"\nmedium = "error"\nlow = "error"', 'facts: "x/y" is no rule'),
    (
        "policy.toml",
        '[lowered.record]\naudiences = ["child"]\nwhy = "x"',
        'lowered.record.audiences 1: "child" is not one of public, news, children, young-people, professional, '
        "easy-read; nearest known: children",
    ),
)
"""A file, what stands at its end, and what is said of it."""

ALL = (
    *(("elements.toml", f"{line}\n{FILES['elements.toml']}", told) for line, told in IN_ELEMENTS),
    *(
        ("elements.toml", f"{FILES['elements.toml']}{ROWS[name][0]}\n{line}\n", f"{ROWS[name][1]}: {told}")
        for name, line, told in IN_ROWS
    ),
    *((file, f"{FILES[file]}{lines}\n", told) for file, lines, told in IN_OTHERS),
)


@pytest.mark.parametrize(("file", "text", "told"), ALL, ids=[told[:60] for _, _, told in ALL])
def test_what_is_named_and_does_not_exist_is_refused(file: str, text: str, told: str) -> None:
    with pytest.raises(SafelintError) as refusal:
        packfiles.build("mini", {path: each.encode() for path, each in {**FILES, file: text}.items()})
    assert str(refusal.value) == f"mini/{file}: {told}"


ROLES = (
    *(("elements.toml", "roles", role, "text_route", NO_ELEMENT) for role in ElementRoles._fields),
    *(("registry.toml", "roles.topics", role, "suicide", NO_SUBJECT) for role in SubjectRoles._fields),
    *(("registry.toml", "roles.audiences", role, "anyone", NO_READERS) for role in ReaderRoles._fields),
)
WRONG = {"text_route": "text_rout", "suicide": "suicides", "anyone": "anyon"}


def with_line(file: str, table: str, old: str, new: str) -> dict[str, bytes]:
    """The pack with another line in a table of a file."""
    before, head, after = FILES[file].partition(f"[{table}]")
    assert f"\n{old}\n" in after
    changed = before + head + after.replace(f"\n{old}\n", f"\n{new}\n", 1)
    return {path: each.encode() for path, each in {**FILES, file: changed}.items()}


@pytest.mark.parametrize(("file", "table", "role", "name", "told"), ROLES, ids=[role for _, _, role, _, _ in ROLES])
def test_every_role_is_given_to_what_exists(file: str, table: str, role: str, name: str, told: str) -> None:
    line = f'{role} = "{name}"'
    with pytest.raises(SafelintError, match=f"^mini/{file}: {table}.{role}: missing: write {role} = "):
        packfiles.build("mini", with_line(file, table, line, ""))
    with pytest.raises(SafelintError) as refusal:
        packfiles.build("mini", with_line(file, table, line, f'{role} = "{WRONG[name]}"'))
    assert str(refusal.value) == f"mini/{file}: {table}.{role}: {told}"


def test_a_pack_may_call_its_elements_as_it_likes() -> None:
    pack = packfiles.build("mini", {path: each.encode() for path, each in FILES.items()})
    knowledge, settings = Knowledge(compiler.compiled(pack), ()), Settings(kind="service-page", topics=("suicide",))
    text = NumberedText(signposting.document("# Suicide\n\nTalk to us about it."), settings, knowledge)
    assert not assess(text, knowledge.guide, knowledge.topics, settings).any_route
