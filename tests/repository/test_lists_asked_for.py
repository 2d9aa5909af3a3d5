"""Every list of the lexicon is asked for, by code or by an entry as a context, and what is asked for is there."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from safelint.facts.two_ranks import RANKS
from safelint.help import happenings, topic_terms
from safelint.knowledge.loader import load
from safelint.knowledge.sources import rules_folder
from safelint.nations.reasons import NationReason
from safelint.numbers.cue_words import CueWords
from safelint.values.settings import NATIONS
from safelint.words.days_told import WEEKDAY_LISTS
from safelint.words.issued import MONTH_LISTS
from support import SOURCE

PACK = load("uk")
RULES = Path(rules_folder()) / "uk"
KEPT = PACK.lexicon
BY_ENTRIES = ("terms", topic_terms.FAMILY, "contexts", "groups", *happenings.LISTS)
"""Families that entries ask for: a term its phrases and its contexts by their names, a topic its phrases and
acts, a group of people the words for it."""
# Names that code puts together: of lists that `numbers/` asks for within its own two families, and of days.
MADE = {f"owners.in_{nation.replace('-', '_')}" for nation in NATIONS} | {*WEEKDAY_LISTS, *MONTH_LISTS}
ACTS = tomllib.loads((RULES / "acts.toml").read_text(encoding="utf-8"))
BY_TOPICS = {row[key] for row in ACTS["aside"] for key in ("told_by", "said_by", "but_for") if key in row}
BY_TOPICS |= {ACTS["images"][key] for key in ("children", "adults")}
OF_NUMBERS = "".join(path.read_text(encoding="utf-8") for path in (SOURCE / "numbers").rglob("*.py"))
IN_ITS_FAMILIES = {*re.findall(r'"([a-z_]+)"', OF_NUMBERS), *CueWords._fields}


def there() -> set[str]:
    phrases = {
        f"{family}.{name}"
        for family, tables in KEPT["families"].items()
        for name in tables["names"]
        if family not in (*BY_ENTRIES, RANKS, "nations")
    }
    return phrases.union(KEPT["words"], KEPT["pairs"], KEPT["expressions"])


def asked_for() -> set[str]:
    code = "".join(path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py"))
    families = "|".join(sorted({name.partition(".")[0] for name in there()}))
    short = {name for name in there() if name.startswith(("numbers.", "owners."))}
    named = {name for name in short if name.partition(".")[2] in IN_ITS_FAMILIES}
    return (
        named | set(re.findall(rf'"((?:{families})\.(?!(?:toml|html|json)\b)[a-z][a-z_-]*)"', code)) | MADE | BY_TOPICS
    )


def test_every_list_is_asked_for_and_there() -> None:
    assert there() - asked_for() == set()
    assert asked_for() - there() == set()


def test_every_list_of_nations_is_named_by_a_reason_and_what_it_leaves() -> None:
    left = (*NATIONS, "england-wales", "not-scotland")
    known = {f"{reason.id}-{nations}" for reason in NationReason for nations in left}
    assert set(KEPT["families"]["nations"]["names"]) <= known


def test_every_context_is_named_by_an_entry() -> None:
    lists = set(KEPT["families"].get("contexts", {"names": ()})["names"])
    assert lists <= {name for term in (*PACK.terms, *PACK.names) for name in (term.context, term.not_context)}


def test_every_list_of_groups_is_of_a_person() -> None:
    rows = PACK.elements["person"]
    assert set(KEPT["families"]["groups"]["names"]) == {
        name for row in rows for name in (row["id"], row["alone"], *row.get("unless", ())) if name
    }


def test_every_list_of_acts_is_named_by_a_rule_and_the_other_way_round() -> None:
    names = [name for family in happenings.LISTS for name in KEPT["families"][family]["names"]]
    rules = happenings.act_rules(PACK.acts["shows"])
    acts = {name for rule in rules for name in (*rule.act, *rule.two_of)}
    people = {name for rule in rules for name in (*rule.to, *rule.by)}
    others = {name for rule in rules for group in (*rule.near, *rule.beside) for name in group}
    others |= {name for rule in rules for name in (*rule.not_near, *rule.not_beside)}
    by_code = {"being", "pronoun", "you", "case"}
    assert len(names) == len(set(names))
    assert acts <= set(KEPT["families"]["acts"]["names"])
    assert people <= {*KEPT["families"]["people"]["names"], happenings.ANYBODY}
    assert set(names) - by_code <= acts | people | others
    assert others <= set(names)
    assert all(set(rule.two_of).issuperset(rule.of_which) for rule in rules)


def test_every_class_is_named_by_a_phrase() -> None:
    classes = tomllib.loads((RULES / "lexicon" / "classes.toml").read_text(encoding="utf-8"))
    rules = "".join(path.read_text(encoding="utf-8") for path in RULES.rglob("*.toml"))
    named = set(re.findall(r"@([\w-]+)", rules))
    assert [name for name in classes if name not in named] == []
