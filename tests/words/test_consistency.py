"""Two names for one thing: what counts as a use, which name is kept, and the comparison over a whole run."""

from __future__ import annotations

import json
import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from safelint.analysis import Analysis
from safelint.checks.terminology.inconsistent import CHECK
from safelint.config import Flags
from safelint.knowledge.index import Knowledge
from safelint.knowledge.loader import load
from safelint.readers import read
from safelint.run.engine import Engine
from safelint.values.entries import Group, Variant
from safelint.values.errors import SafelintError
from safelint.values.finding import Finding
from safelint.values.settings import Settings
from support import TODAY, CheckText
from support.checking import check_document
from support.examples import marked

pytestmark = pytest.mark.slow

RULE = "terminology/inconsistent"
PACK = load(full=True)
ALL_ON = PACK._replace(groups=tuple(group._replace(enabled=True) for group in PACK.groups))
RULES = {rule.id: rule for rule in PACK.rules}
NONE_KEPT = {**PACK.phrases, "right": ()}  # those of other groups are not looked for


def found(check_text: CheckText, text: str, form: str = "markdown") -> list[Finding]:
    return [each for each in check_text(text, form).findings if each.rule == RULE]


def words(check_text: CheckText, text: str, form: str = "markdown") -> list[str]:
    return [each.text for each in found(check_text, text, form)]


def examples(key: str) -> list[object]:
    return [
        pytest.param(group, text, id=f"{group.id}-{number}")
        for group in PACK.groups
        for number, text in enumerate(getattr(group, key))
    ]


def flagged(group: Group, text: str) -> list[tuple[int, str]]:
    only = ALL_ON._replace(groups=tuple(each for each in ALL_ON.groups if each.id == group.id), phrases=NONE_KEPT)
    analysis = Analysis(read("example.txt", text.encode(), "text"), Settings(), Knowledge(only, ()))
    return [(each.span.start, each.text) for each in CHECK.run(analysis, RULES)]


@pytest.mark.parametrize(("group", "example"), examples("bad"))
def test_a_bad_example_is_flagged_over_the_words_it_marks(group: Group, example: str) -> None:
    text, places = marked(example)
    assert places
    assert flagged(group, text) == places


@pytest.mark.parametrize(("group", "example"), examples("good"))
def test_a_good_example_is_not_flagged(group: Group, example: str) -> None:
    assert flagged(group, example) == []


def test_the_finding_stands_at_the_other_name_and_points_at_the_preferred_one(check_text: CheckText) -> None:
    text = "Our e-safety week.\n\nThe e-safety page.\n\nWe teach online safety.\n"
    [finding] = found(check_text, text)
    assert (finding.span.start, finding.text, finding.severity) == (4, "e-safety", "warning")
    assert finding.message == (
        'Two names for one thing: "e-safety" here, "online safety" (once) elsewhere in this text. Choose online safety.'
    )
    assert [(each.message, each.span) for each in finding.related] == [
        ('"online safety" is first used here', (text.index("online"), text.index("online") + 13))
    ]


def test_where_the_preferred_name_is_not_used_the_commoner_is_kept(check_text: CheckText) -> None:
    [finding] = found(check_text, "Call the hotline.\n\nThe support line is free.\n\nThe support line is open.\n")
    assert finding.text == "hotline"
    assert finding.severity == "suggestion"
    assert '"support line" (twice) elsewhere in this text. "support line" is the commoner.' in finding.message


@pytest.mark.parametrize(
    "text", ["The hotline\n\nThe support line is free.\n", "| Hotline | The support line |\n| --- | --- |\n| 1 | 2 |\n"]
)
def test_names_in_two_blocks_are_not_side_by_side(check_text: CheckText, text: str) -> None:
    assert len(found(check_text, text)) == 1


def test_of_two_that_are_used_equally_often_the_first_is_kept(check_text: CheckText) -> None:
    [finding] = found(check_text, "Call the hotline.\n\nThe support line is free.\n")
    assert finding.text == "support line"
    assert "commoner" not in finding.message


def test_one_finding_for_a_group_names_every_other_use(check_text: CheckText) -> None:
    text = "We teach online safety.\n\nThe e-safety page.\n\nThe internet safety page. See e-safety.\n"
    [finding] = found(check_text, text)
    assert finding.text == "e-safety"
    assert [each.message for each in finding.related] == [
        '"online safety" is first used here',
        '"internet safety" is first used here',
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Online safety matters. ONLINE SAFETY and online\nsafety.",
        "Each pupil may text STUDENT to 85258.",
        "Call our helpline. Our helplines are free. The helpline's hours are short.",
        'We teach online safety. "We say e-safety," she said.',
        "We teach online safety. \u2018We say e-safety,\u2019 she said.",
        "We teach online safety.\n\n> We say e-safety.",
        "We teach online safety. ![The e-safety class](a.png)",
        'We teach online safety. See [the page](https://example.org/e-safety "e-safety").',
        "We teach online safety. See https://example.org/e-safety and #esafety.",
        "We teach online safety (also known as e-safety).",
        "We teach online safety, sometimes called e-safety.",
        "We protect adults at risk (once called vulnerable adults).",
        "Call our helpline or hotline.",
        "Signs of economic abuse are debts. Financial abuse is a form of economic abuse.",
        "We protect adults at risk. He was charged with causing or allowing the death of a child or vulnerable adult.",
        "We protect adults at risk. Read the Vulnerable Adults Policy first.",
        "Report intimate image abuse. Call the Revenge Porn Helpline.",
        "Staff recognise it. The World Health Organization agrees.",
        "Ask the designated safeguarding lead (DSL). The DSL will call.",
        "He is on the sex offenders\u2019 register. Officers keep his record on ViSOR.",
        "Tell the designated safeguarding lead. The diocesan safeguarding officer is told too.",
        "FGM is also known as female circumcision.",
        "Do not write e-safety. Write online safety.",
    ],
)
def test_what_is_no_inconsistency(check_text: CheckText, text: str) -> None:
    assert words(check_text, text) == []


def test_a_welsh_passage_and_the_menu_of_the_site_do_not_count(check_text: CheckText) -> None:
    page = "<p>We teach online safety.</p>"
    assert words(check_text, f'{page}<p lang="cy">Mae e-safety yma.</p>', "html") == []
    assert words(check_text, f"<nav><a href='/e'>e-safety</a></nav>{page}", "html") == []
    assert words(check_text, f"{page}<p>Our e-safety page.</p>", "html") == ["e-safety"]


def test_a_word_of_a_longer_form_is_no_form_of_its_own() -> None:
    variants = (Variant("line", ("line",)), Variant("phone line", ("phone line",)))
    group = PACK.groups[0]._replace(id="own", prefer="", variants=variants, exception_patterns=())
    assert flagged_by(group, "The phone line is free. A phone line is near.") == []
    assert flagged_by(group, "The phone line is free. A line is near.") == ["line"]


def flagged_by(group: Group, text: str) -> list[str]:
    pack = PACK._replace(groups=(group._replace(enabled=True),), phrases=NONE_KEPT)
    analysis = Analysis(read("a.md", text.encode(), "markdown"), Settings(), Knowledge(pack, ()))
    return [each.text for each in CHECK.run(analysis, RULES)]


def test_letters_that_the_text_gives_for_a_full_form_are_that_form() -> None:
    variants = (
        Variant("Crown Prosecution Service", ("Crown Prosecution Service",)),
        Variant("CPS", ("CPS",)),
        Variant("prosecution service", ("prosecution service",)),
    )
    group = PACK.groups[0]._replace(id="own", prefer="", variants=variants, exception_patterns=(), exception_sets=())
    assert flagged_by(group, "The Crown Prosecution Service (CPS) decided. The CPS wrote.") == []
    assert flagged_by(group, "The CPS (Crown Prosecution Service) decided. The CPS wrote.") == []
    assert flagged_by(group, "The Crown Prosecution Service decided. The CPS wrote.") == ["CPS"]


def test_of_very_many_uses_only_the_first_are_judged_and_all_are_counted(check_text: CheckText) -> None:
    text = "Call the helpline.\n\n" + "The hotline is free.\n\n" * 150
    [finding] = found(check_text, text)
    assert (finding.text, finding.related[0].message) == ("hotline", '"helpline" is first used here')
    quoted = "Call the helpline.\n\n" + '"The hotline is free."\n\n' * 150
    assert found(check_text, quoted) == []
    [finding] = found(check_text, text.replace("helpline", "support line"))
    assert '"hotline" (150 times)' in finding.message


# ------------------------------------------------------------------------------------------------------- configuration


def checked(folder: Path, config: str, text: str) -> list[Finding]:
    (folder / "safelint.toml").write_text(config, encoding="utf-8")
    (folder / "a.md").write_text(text, encoding="utf-8")
    report = Engine(Flags(today=TODAY, select=(RULE,))).run([str(folder / "a.md")])
    assert report.failures == ()
    return list(report.documents[0].findings)


OFFENDERS = "The offender moved away. The perpetrator was seen again."


def test_a_configuration_switches_groups_on_and_off_and_chooses_the_name(tmp_path: Path) -> None:
    assert checked(tmp_path, "", OFFENDERS) == []
    on = '[terminology.groups]\ngroup-offender = "on"\n'
    assert [each.text for each in checked(tmp_path, on, OFFENDERS)] == ["perpetrator"]
    chosen = '[terminology.groups]\ngroup-offender = "perpetrator"\n'
    [finding] = checked(tmp_path, chosen, OFFENDERS)
    assert finding.text == "offender"
    assert finding.message.endswith('Write "perpetrator".')
    off = '[terminology.groups]\ngroup-online-safety = "off"\n'
    assert checked(tmp_path, off, "We teach online safety. See our e-safety page.") == []


def test_a_house_adds_a_group_allows_a_phrase_and_sets_the_severity(tmp_path: Path) -> None:
    group = """
[[group]]
id = "hub"
concept = "our front door"
severity = "warning"
prefer = "children's hub"
message = "Write children's hub."
variant = [
  { name = "children's hub", forms = ["children's hub"] },
  { name = "front door", forms = ["front door"] },
]
"""
    text = "Call the children\u2019s hub. The front door is open."
    [finding] = checked(tmp_path, group, text)
    assert (finding.text, finding.severity) == ("front door", "warning")
    assert checked(tmp_path, '[terminology]\nallow = ["the front door"]\n' + group, text) == []
    [finding] = checked(tmp_path, f'[rules]\n"{RULE}" = "suggestion"\n' + group, text)
    assert finding.severity == "suggestion"


@pytest.mark.parametrize(
    ("config", "problem"),
    [
        ('[terminology.groups]\ngroup-offnder = "on"\n', "no group has the id group-offnder; nearest known: group-off"),
        (
            '[terminology.groups]\ngroup-offender = "offenders"\n',
            "terminology.groups.group-offender: the group has no name offenders; nearest known: offender",
        ),
    ],
)
def test_a_wrong_choice_is_refused(tmp_path: Path, config: str, problem: str) -> None:
    with pytest.raises(SafelintError) as caught:
        checked(tmp_path, config, OFFENDERS)
    assert problem in str(caught.value)


def group_toml(variants: str, more: str = "") -> str:
    return (
        f'[[group]]\nid = "own"\nconcept = "a thing"\nseverity = "warning"\nmessage = "Choose."\n{more}'
        f"variant = [{variants}]\n"
    )


ONE = '{ name = "one", forms = ["one thing"] }'


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (group_toml(f'{ONE}, {{ name = "two", forms = [""] }}'), 'group "own": variant 2.forms'),
        (group_toml(f'{ONE}, {{ name = "two", forms = [" "] }}'), 'group "own": variant 2.forms'),
        (group_toml(f'{ONE}, {{ name = "two", forms = [] }}'), 'group "own": variant 2.forms'),
        (group_toml(ONE), 'group "own": variant'),
        (group_toml(f'{ONE}, {{ name = "two", forms = ["One thing"] }}'), 'the form "one thing" stands twice'),
        (
            group_toml(f'{ONE}, {{ name = "two", forms = ["Hotline"] }}'),
            'group "own": variant: the form "hotline" stands in "group-helpline" too',
        ),
        (
            group_toml(f'{ONE}, {{ name = "two", forms = ["second thing"] }}', 'prefer = "three"\n'),
            'group "own": prefer: "three" is not a variant',
        ),
        (
            group_toml(f'{ONE}, {{ name = "two", forms = ["second thing"], patterns = [\'(?:thing+)+\'] }}'),
            'group "own": variant 2.patterns 1',
        ),
        (
            group_toml(f'{ONE}, {{ name = "two", forms = ["second thing"], patterns = [\'a.b\'] }}'),
            'group "own": variant 2.patterns 1: holds no fixed word',
        ),
    ],
)
def test_a_bad_group_is_refused_with_file_entry_and_reason(tmp_path: Path, text: str, problem: str) -> None:
    with pytest.raises(SafelintError) as caught:
        checked(tmp_path, text, "Text.")
    assert problem in str(caught.value)
    assert "safelint.toml: " in str(caught.value)


# ------------------------------------------------------------------------------------------------- over a whole run


def across(folder: Path, texts: dict[str, str], config: str = "") -> list[tuple[str, str, str]]:
    (folder / "safelint.toml").write_text(config, encoding="utf-8")
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    report = Engine(Flags(today=TODAY, across=True)).run([str(folder / name) for name in texts])
    assert report.failures == ()
    return [
        (os.path.basename(document.path), finding.text, finding.message.replace(f"{folder.as_posix()}/", ""))
        for document in report.documents
        for finding in document.findings
        if finding.rule == RULE
    ]


def test_each_document_with_the_other_name_is_told_the_kept_one_and_where_it_stands_first(tmp_path: Path) -> None:
    texts = {
        "d.md": "Our internet safety page. The internet safety week.",
        "a.md": "We teach online safety.",
        "c.md": "Online safety is our aim. See the internet safety leaflet.",
        "b.md": "Nothing of it here.",
    }
    message = (
        'Two names for one thing: "internet safety" here, "online safety" elsewhere '
        "(twice over all texts checked, first in a.md). Choose online safety."
    )
    assert across(tmp_path, texts) == [("c.md", "internet safety", message), ("d.md", "internet safety", message)]


def test_each_other_name_of_a_document_is_told(tmp_path: Path) -> None:
    texts = {"a.md": "Ring our helpline. Our hotline is free. The advice line is free too. The phone line is new."}
    config = '[terminology.groups]\ngroup-helpline = "helpline"\n'
    assert {text for _, text, _ in across(tmp_path, texts, config)} == {"hotline", "advice line", "phone line"}


def test_two_ages_of_one_person_are_told_over_a_run_too(tmp_path: Path) -> None:
    texts = {"a.md": "Dean Marsh, 41, of Exham, was jailed. Marsh, 42, must sign the register."}
    message = "“42” here, “41” further up. If both are of one thing, put right whichever is wrong."
    assert across(tmp_path, texts) == [("a.md", "42", message)]


def test_without_the_option_each_document_is_judged_alone(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("We teach online safety.", encoding="utf-8")
    (tmp_path / "b.md").write_text("Our internet safety page.", encoding="utf-8")
    report = Engine(Flags(today=TODAY, select=(RULE,))).run([str(tmp_path)])
    assert [document.findings for document in report.documents] == [(), ()]


def test_over_a_run_too_the_commoner_is_kept_where_the_preferred_one_is_not_used(tmp_path: Path) -> None:
    texts = {"a.md": "Call the hotline.", "b.md": "The support line is free.", "c.md": "The support line is open."}
    [(name, text, message)] = across(tmp_path, texts)
    assert (name, text) == ("a.md", "hotline")
    assert '"support line" elsewhere (twice over all texts checked, first in b.md)' in message


def test_the_order_of_the_files_changes_nothing(tmp_path: Path) -> None:
    texts = {
        "a.md": "Call the hotline.",
        "b.md": "The support line is free.",
        "c.md": "Our internet safety and hotline.",
    }
    turned = dict(reversed(texts.items()))
    assert across(tmp_path, texts) == across(tmp_path, turned)


def test_the_severities_of_each_document_hold_over_a_run(tmp_path: Path) -> None:
    config = f'[[overrides]]\nfiles = ["b.md"]\nreason = "old"\nrules = {{ "{RULE}" = "off" }}\n'
    texts = {
        "a.md": "We teach online safety.",
        "b.md": "Our internet safety page.",
        "c.md": "Our internet safety week.",
    }
    assert [name for name, _, _ in across(tmp_path, texts, config)] == ["c.md"]
    config = config.replace('"off"', '"suggestion"')
    across(tmp_path, texts, config)
    report = Engine(Flags(today=TODAY, across=True)).run([str(tmp_path)])
    findings = [each for document in report.documents for each in document.findings]
    assert [each.severity for each in findings if each.rule == RULE] == ["suggestion", "warning"]


def test_what_a_document_leaves_for_the_end_is_small_and_can_be_pickled(tmp_path: Path) -> None:
    text = "Our internet safety page. " * 2000
    engine = Engine(Flags(today=TODAY, select=(RULE,), across=True))
    report = check_document(engine.checker, read("a.md", text.encode(), "markdown"), str(tmp_path / "a.md"))
    data = pickle.dumps(report.measured)
    assert len(data) < 2000
    assert pickle.loads(data) == report.measured


def test_the_command_has_the_option(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("We teach online safety.", encoding="utf-8")
    (tmp_path / "b.md").write_text("Our internet safety page.", encoding="utf-8")
    command = [sys.executable, "-m", "safelint", "check", "a.md", "b.md", "--across", "--format", "json"]
    done = subprocess.run(
        [*command, "--select", RULE, "--today", TODAY], capture_output=True, text=True, cwd=tmp_path, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    documents = json.loads(done.stdout)["documents"]
    assert [[each["text"] for each in document["findings"]] for document in documents] == [[], ["internet safety"]]


def test_a_closing_step_that_raises_becomes_a_failure(tmp_path: Path) -> None:
    def broken(values: object) -> list[tuple[int, Finding]]:
        raise ValueError("no")

    (tmp_path / "a.md").write_text("Our internet safety page.", encoding="utf-8")
    engine = Engine(Flags(today=TODAY, select=(RULE,), across=True))
    engine.checker.checks = [check._replace(close=broken) if check.close else check for check in engine.checker.checks]
    report = engine.run([str(tmp_path / "a.md")])
    assert [(each.stage, each.reason) for each in report.failures] == [
        ("check", "the check for consistency failed: ValueError: no")
    ]
    assert len(report.documents) == 1
