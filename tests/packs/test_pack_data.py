"""The data of the pack `uk`: what must hold for the facts in it, whatever the loader lets through."""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import phonenumbers
import pytest
from phonenumbers import shortnumberinfo

from safelint.knowledge import compiler, sources
from safelint.lexicon.folding import fold
from safelint.lexicon.lexicon import Lexicon
from safelint.lexicon.tokens import Tokens
from safelint.numbers.plan import NumberingPlan
from safelint.values.entries import Abbreviation, Channel, Group, Helpline, Pack, Term
from safelint.values.finding import SEVERITIES
from safelint.values.references import cited
from safelint.values.settings import CONFIDENCES, NATIONS
from safelint.words.contexts import FAMILY as CONTEXTS
from safelint.words.terms import FAMILY
from support.tools import tool

pytestmark = pytest.mark.slow

RULES = Path(sources.rules_folder())
RANKS = tool("source_ranks")
DAY = re.compile(r"20\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")


@pytest.fixture(scope="module")
def pack() -> Pack:
    return compiler.built("uk", sources.read_files(str(RULES / "uk")))


def with_numbers(pack: Pack) -> Iterator[tuple[Helpline, Channel]]:
    for entry in pack.helplines:
        for channel in entry.channels:
            if channel.digits:
                yield entry, channel


def words(pack: Pack) -> list[Term | Group | Abbreviation]:
    return [*pack.terms, *pack.names, *pack.groups, *pack.abbreviations]


LISTS = {
    "helpline": "helplines",
    "term": "terms",
    "name": "names",
    "group": "groups",
    "abbreviation": "abbreviations",
    "former_name": "former_names",
    "topic": "topics",
    "rule": "rules",
}


def entry_sourced(values: dict[str, object]) -> bool:
    return bool(values.get("sourced", True))


def test_all_facts_are_there(pack: Pack) -> None:
    """What stands in the files is what the pack holds, entry by entry."""
    written: dict[str, dict[str, dict[str, object]]] = {table: {} for table in LISTS}
    for path in sorted((RULES / pack.name).rglob("*.toml")):
        for table, entries in tomllib.loads(path.read_text(encoding="utf-8")).items():
            if table in LISTS and isinstance(entries, list):  # `name` is also that of the pack
                written[table] |= {entry["id"]: entry for entry in entries}
    for table, where in LISTS.items():
        held = {entry.id: entry for entry in getattr(pack, where)}
        assert held, table
        assert set(held) == set(written[table])
        for name, entry in held.items():
            for key, default in (("severity", None), ("confidence", None), ("status", "active"), ("enabled", True)):
                if key == "severity" and table not in ("helpline", "rule") and not entry_sourced(written[table][name]):
                    assert getattr(entry, key, "suggestion") == "suggestion", name  # whatever the file says
                elif hasattr(entry, key) and (wanted := written[table][name].get(key, default)) is not None:
                    assert getattr(entry, key) == wanted, (name, key)
    head = tomllib.loads((RULES / pack.name / "pack.toml").read_text(encoding="utf-8"))
    assert (pack.name, pack.version, pack.recorded) == (head["name"], head["version"], head["recorded"].isoformat())


def test_no_id_stands_twice(pack: Pack) -> None:
    for entries in (pack.helplines, words(pack), pack.former_names, pack.topics, pack.rules):
        doubled = [name for name, count in Counter(entry.id for entry in entries).items() if count > 1]
        assert doubled == []


def test_the_best_known_numbers_are_right(pack: Pack) -> None:
    by_id = {entry.id: entry for entry in pack.helplines}
    wanted = {
        "childline": "0800 1111",
        "nspcc-helpline": "0808 800 5000",
        "stop-it-now": "0808 1000 900",
        "samaritans": "116 123",
        "crimestoppers": "0800 555 111",
        "national-domestic-abuse-helpline": "0808 2000 247",
        "police-101": "101",
    }
    assert {name: by_id[name].channels[0].number for name in wanted} == wanted
    assert by_id["childline"].channels[0].digits == "08001111"
    shout = by_id["shout"].channels[0]
    assert (shout.kind, shout.digits, shout.keywords[0]) == ("sms", "85258", "SHOUT")
    keypress = by_id["silent-solution"].channels[0]
    assert (keypress.kind, keypress.number, keypress.digits) == ("keypress", "55", "")
    relay = next(channel for channel in by_id["police-101"].channels if channel.relay)
    assert (relay.number, relay.digits) == ("18001 101", "101")


def test_every_number_has_its_digits_and_can_be_called(pack: Pack) -> None:
    short = {row["number"] for row in pack.numbers["short_code"]} | {
        row["number"] for row in pack.numbers["harmonised"]
    }
    wrong, plan = [], NumberingPlan(pack.numbers)
    for entry, channel in with_numbers(pack):
        if plan.national(channel.number) != channel.digits:
            wrong.append((entry.id, channel.number, channel.digits))
        if channel.digits in short:
            continue
        parsed = phonenumbers.parse(channel.digits, "GB")
        if not phonenumbers.is_valid_number(parsed) and not shortnumberinfo.is_valid_short_number(parsed):
            wrong.append((entry.id, channel.number, "not valid"))
    assert wrong == []


def test_no_number_is_kept_for_drama_or_costs_a_fortune(pack: Pack) -> None:
    def drama(digits: str) -> bool:
        return any(
            len(row["from"]) == len(digits) and row["from"] <= digits <= row["to"] for row in pack.numbers["drama"]
        )

    assert [entry.id for entry, channel in with_numbers(pack) if drama(channel.digits)] == []
    costly = tuple(
        prefix for row in pack.numbers["prefix"] if row["cost_class"] == "costly" for prefix in row["prefixes"]
    )
    # Freedom Charity still gives its 0845 number; the check says so to whoever prints it.
    assert {entry.id for entry, channel in with_numbers(pack) if channel.digits.startswith(costly)} == {
        "freedom-charity"
    }
    assert not any(channel.cost == "free" and channel.digits.startswith("03") for _, channel in with_numbers(pack))


def test_a_number_in_two_entries_has_a_reason(pack: Pack) -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for entry, channel in with_numbers(pack):
        owners[channel.digits].add(entry.id)
    reasons = {row["number"]: set(row["entries"]) for row in pack.registry["shared_number"]}
    assert {digits: ids for digits, ids in owners.items() if len(ids) > 1} == {
        digits: ids for digits, ids in reasons.items() if digits in owners and len(owners[digits]) > 1
    }


def test_successors_exist_and_lead_to_an_active_service(pack: Pack) -> None:
    by_id = {entry.id: entry for entry in pack.helplines}
    followed = {entry.id: entry.replaced_by for entry in pack.helplines if entry.replaced_by}
    assert followed.items() >= {"action-fraud": "report-fraud", "the-mix": "shout"}.items()
    assert all(by_id[name].status == "active" for name in followed.values())
    assert all(entry.replaced_by for entry in pack.helplines if entry.status in ("renamed", "merged"))


def test_what_replaces_a_retired_number_is_in_use(pack: Pack) -> None:
    in_use, plan = {channel.digits for _, channel in with_numbers(pack)}, NumberingPlan(pack.numbers)
    lost = [
        (entry.id, number.number, number.replaced_by)
        for entry in pack.helplines
        for number in entry.retired
        if number.replaced_by and plan.national(number.replaced_by) not in in_use
    ]
    assert lost == []


def test_dates_and_vocabularies(pack: Pack) -> None:
    for entry in (*pack.helplines, *words(pack), *pack.former_names, *pack.rules):
        assert DAY.fullmatch(entry.recorded), entry.id
        assert entry.confidence in CONFIDENCES, entry.id
        for source in entry.sources:
            assert source.url.startswith(("https://", "http://")), entry.id
            assert re.fullmatch(r"(?:\d{4}(?:-\d\d){0,2})?", source.date), entry.id
    for word in (*words(pack), *pack.rules):
        assert word.severity in SEVERITIES, word.id
        assert word.severity != "error" or word.sourced or word in pack.rules, word.id
        assert word.severity != "error" or word.confidence != "low", word.id
    for entry in pack.helplines:
        assert set(entry.nations) <= {"uk", *NATIONS}, entry.id
        assert set(entry.topics) <= set(pack.registry["topics"]), entry.id


def test_a_fact_without_a_source_is_not_held_with_confidence(pack: Pack) -> None:
    corroborated = set(pack.registry["corroborated"])
    for entry in pack.helplines:
        if not entry.sources:
            assert entry.confidence in (("medium", "low") if entry.id in corroborated else ("low",)), entry.id
    assert all(entry.sources or entry.confidence == "low" for entry in pack.former_names)


def test_no_finding_sends_a_writer_to_a_poor_page(pack: Pack) -> None:
    for entry in (*words(pack), *pack.former_names, *pack.helplines):
        assert all(RANKS.authority(url) < 3 for url in cited(entry.sources)), entry.id
        if isinstance(entry, Helpline):  # `tests/packs/test_facts.py` asks for each fact what a finding prints
            continue
        # What is poor stands only where there is nothing better.
        assert len({source.cite for source in entry.sources}) < 2, entry.id
    for word in words(pack):
        assert word.severity != "error" or cited(word.sources), word.id


def test_the_best_source_comes_first(pack: Pack) -> None:
    last = dict(RANKS.LAST)
    for entry in (*words(pack), *pack.former_names):
        urls = [source.url for source in entry.sources]
        if entry.id in last:
            assert urls.pop() == last.pop(entry.id), entry.id
        ranks = list(map(RANKS.authority, urls))
        assert ranks == sorted(ranks), entry.id
    assert last == {}
    by_id = {word.id: word for word in words(pack)}
    first = {
        name: re.sub(r"https?://(?:www\.)?|/.*", "", by_id[name].sources[0].url)
        for name in by_id
        if by_id[name].sources
    }
    assert first["commit-suicide"] == "samaritans.org"
    assert first["failed-suicide"] == "samaritans.org"
    assert first["child-pornography"] == "ecpat.org"
    assert first["papyrus-hopeline"] == "papyrus-uk.org"
    assert first["website"] == "service-manual.nhs.uk"
    assert not cited(by_id["boys-will-be-boys"].sources)


@pytest.mark.parametrize(
    ("url", "rank"),
    [
        ("https://www.gov.uk/guidance", 0),
        ("http://www.legislation.gov.uk/ukpga/2003/42", 0),
        ("https://westyorkshire.police.uk/SarahsLaw", 0),
        ("http://web.archive.org/web/20070222115940/http:/www.thamesvalley.police.uk/news_info/info/about.htm", 0),
        ("https://learning.nspcc.org.uk/services/childline", 1),
        ("https://www.holdthefrontpage.co.uk/2016/news/", 2),
        ("https://sites.google.com/sutton.gov.uk/page", 2),
        ("https://notgov.uk/", 2),
        ("https://en.wikipedia.org/wiki/Childline", 3),
        ("https://tw.translogistics.net/2022/05/", 3),
        ("https://github.com/MinistryOfJustice/cla_backend/blob/main/README.md", 0),
        ("https://github.com/ministryofjustice-fan/page", 3),
        ("https://example.org/github.com/alphagov/page", 2),
    ],
)
def test_whose_word_counts(url: str, rank: int) -> None:
    assert RANKS.authority(url) == rank


def test_hours_hold_no_remarks(pack: Pack) -> None:
    odd = re.compile(r"[(]|vary|check|report|older|office hours", re.IGNORECASE)
    found = [
        (entry.id, channel.hours) for entry in pack.helplines for channel in entry.channels if odd.search(channel.hours)
    ]
    assert found == []


def forms(term: Term) -> list[re.Pattern[str]]:
    """What a term flags, its contexts and excuses left out."""
    flags = 0 if term.case_sensitive else re.IGNORECASE
    listed = () if term.patterns_only else term.avoid
    phrases = [rf"(?<!\w){re.escape(form)}(?!\w)" for form in listed if form not in term.too_broad_alone]
    return [re.compile(each, flags) for each in (*phrases, *term.patterns)]


def test_no_entry_recommends_what_another_forbids(pack: Pack) -> None:
    strong = [term for term in (*pack.terms, *pack.names) if term.severity != "suggestion" and term.enabled]
    compiled = [(term, forms(term)) for term in strong]
    advice = [(word.id, [word.prefer] if isinstance(word.prefer, str) else word.prefer) for word in words(pack)]
    advice += [(term.id, texts) for term in (*pack.terms, *pack.names) for texts in term.instead.values()]
    advice += [(entry.id, list(entry.present)) for entry in pack.former_names if entry.present]
    clashes = [
        (name, text, term.id)
        for name, texts in advice
        for text in (re.sub(r"\s*\([^)]*\)$", "", each) for each in texts)
        for term, patterns in compiled
        if any(pattern.search(text) for pattern in patterns) and not excused(pack, term, text)
    ]
    assert clashes == []


def excused(pack: Pack, term: Term, text: str) -> bool:
    """Whether an exception of the term, or a context that the bare text lacks, keeps it from being flagged."""
    if term.context in pack.contexts and not re.search(pack.contexts[term.context], text, re.IGNORECASE):
        return True
    matches = Lexicon(pack.lexicon).matches(Tokens(fold(text)))
    if term.context and term.context not in pack.contexts and not matches.holds(f"{CONTEXTS}.{term.context}"):
        return True
    if term.unless and not matches.holds(f"{FAMILY}.{term.id}"):
        return True
    if any(re.search(pattern, text) for pattern in term.exception_patterns):
        return True
    sets = (pack.exception_sets[name] for name in term.exception_sets)
    return any(
        re.search(pattern, text, re.IGNORECASE if row["ignore_case"] else 0)
        for row in sets
        for pattern in row["patterns"]
    )


def test_no_name_of_a_service_is_flagged(pack: Pack) -> None:
    compiled = [(term, forms(term)) for term in pack.names if term.severity != "suggestion" and term.enabled]
    clashes = [
        (entry.id, term.id)
        for entry in pack.helplines
        if entry.status == "active"
        for term, patterns in compiled
        if any(pattern.search(entry.name) for pattern in patterns)
    ]
    assert clashes == []


def test_examples_are_marked(pack: Pack) -> None:
    for word in words(pack):
        assert word.bad, word.id
        assert word.good, word.id
        assert all(re.search(r"\[\[[^\[\]]+\]\]", example) for example in word.bad), word.id
    marked = {word.id: word.bad for word in words(pack)}
    assert marked["child-pornography"][0] == "Officers found [[child porn]] on the man's laptop."
    assert marked["stop-it-now-mark"] == ("Call the [[Stop It Now!]] helpline.",)
    assert marked["group-ise-ize"] == ("Staff recognise abuse. Victims are [[criminalized]].",)
    assert marked["abbr-csa"] == ("Ask about [[CSA]] today.",)


def test_topics_name_services_that_are_active(pack: Pack) -> None:
    active = {entry.id for entry in pack.helplines if entry.status == "active"}
    used = {name for topic in pack.topics for ids in topic.services.values() for name in ids}
    assert used - active == set()
    topic = next(each for each in pack.topics if each.id == "child-sexual-abuse")
    assert topic.core == (
        ("emergency_999", "non_emergency_police", "local_service"),
        "line_for_concerned_adults",
        "perpetrator_prevention",
    )
    assert topic.services["northern-ireland"] == ("dsahl-ni", "nexus-ni", "rowan-sarc")


def test_limits_of_readability(pack: Pack) -> None:
    limits = pack.readability["limits"]
    found = {
        name: (row["grade_warn"], row["sentence_warn"], row["paragraph_sentences"]) for name, row in limits.items()
    }
    assert found == {
        "public": (8, 25, 5),
        "news": (10, 30, 4),
        "children": (5, 15, 3),
        "young-people": (7, 20, 4),
        "professional": (12, 30, 6),
        "easy-read": (5, 15, 3),
    }
    assert pack.readability["minimum_text"]["words"] == 100


def test_numbering_plan(pack: Pack) -> None:
    cost = {prefix: row["cost_class"] for row in pack.numbers["prefix"] for prefix in row["prefixes"]}
    assert {key: cost[key] for key in ("0800", "03", "070", "0844", "0871", "09", "118", "0500")} == {
        "0800": "free",
        "03": "geographic",
        "070": "costly",
        "0844": "costly",
        "0871": "costly",
        "09": "costly",
        "118": "costly",
        "0500": "withdrawn",
    }
    drama = pack.numbers["drama"]
    assert {row["from"] for row in drama} >= {"01632960000", "02079460000", "03069990000", "07700900000", "08081570000"}
    assert all(int(row["to"]) - int(row["from"]) == 999 for row in drama)  # Ofcom keeps them by the thousand


def test_files_hold_no_machine_path_and_read_well() -> None:
    for path in RULES.rglob("*.toml"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r'["\'](?:/\w|[A-Z]:\\|file:)', text), path
        assert text.endswith("\n"), path
