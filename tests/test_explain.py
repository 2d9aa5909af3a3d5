"""The lines that `explain` tells a writer to add do what they say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from safelint import config as configuration
from safelint.config import Flags, extended
from safelint.explain import explained
from safelint.knowledge.loader import load
from safelint.run.engine import Engine
from safelint.values.rulebook import ABBREVIATIONS, INCONSISTENT
from support import TODAY

RULE = "terminology/commit-suicide"
OWN = '[[term]]\nid = "own"\nseverity = "suggestion"\nphrases = ["big cheese"]\nmessage = "No."\nwhy = "House."\n'
PHRASE = "For a name or a phrase that holds the words, in safelint.toml:"


def ways_out(rule: str) -> dict[str, str]:
    """Heading -> the lines below it, of the section of an explanation that says how a rule is silenced."""
    text = re.split(r"\n\n(?=\S)", explained(rule, "").partition("If a finding is wrong for your texts\n")[2])[0]
    ways: dict[str, str] = {}
    heading = ""
    for line in filter(str.strip, text.split("\n")):
        if line.startswith(" " * 8):
            ways[heading] += line.strip() + "\n"
        else:
            heading = line.strip()
            ways[heading] = ""
    return ways


def rules_found(folder: Path, configuration: str, name: str = "text.md") -> set[str]:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("His son committed suicide.\n", encoding="utf-8")
    (folder / "safelint.toml").write_text(configuration, encoding="utf-8")
    report = Engine(Flags(today=TODAY, select=("terminology",))).run([str(path)])
    assert report.failures == ()
    return {finding.rule for finding in report.documents[0].findings}


def test_what_each_way_out_looks_like() -> None:
    assert ways_out(RULE) == {
        "At one place, the line above it in Markdown or HTML:": (
            "<!-- safelint-disable-next-line terminology/commit-suicide -- your reason -->\n"
        ),
        PHRASE: '[terminology]\nallow = ["[the whole name or phrase of your texts]"]\n',
        "In one folder, in safelint.toml:": (
            '[[overrides]]\nfiles = ["archive/**"]\nrules = { "terminology/commit-suicide" = "off" }\n'
        ),
        "Everywhere, in safelint.toml:": '[rules]\n"terminology/commit-suicide" = "off"\n',
    }
    assert PHRASE in ways_out("terminology/name-style")
    assert PHRASE not in ways_out("helpline/website")


@pytest.mark.parametrize("rule", [RULE, "terminology/she-regretted-it", "terminology/seems-to-doubt"])
def test_no_way_out_has_words_that_the_rule_is_there_to_find(rule: str) -> None:
    text = explained(rule, "")
    marked = re.findall(r"\[\[(.+?)\]\]", " ".join(text.partition("If a finding is wrong")[0].split()))
    assert marked
    said = " ".join("".join(ways_out(rule).values()).split())
    assert not [words for words in marked if words in said]


def test_what_is_about_a_whole_text_is_silenced_in_the_text() -> None:
    line, text = "At one place, the line above it", "In one text, as it is about the whole of it,"
    for rule, known in {"signposting/missing": [text], "accessibility/page-title": [line, text]}.items():
        ways = ways_out(rule)
        assert list(ways)[: len(known)] == [
            f"{each}{' anywhere' * (each == text)} in Markdown or HTML:" for each in known
        ]
        assert ways[list(ways)[len(known) - 1]] == f"<!-- safelint-disable-file {rule} -- your reason -->\n"
    assert not any(way.startswith(line) for way in ways_out("readability/reading-grade"))


@pytest.mark.parametrize(("rule", "last"), [("terminology/kids", "Words found"), ("terminology/name-style", "Names")])
def test_what_a_writer_needs_comes_first_and_what_the_pack_lists_last(rule: str, last: str) -> None:
    sections = ("What to do", "Why", "A text with this fault", "If a finding is wrong", last)
    places = [explained(rule, "").index(f"\n{each}") for each in sections]
    assert places == sorted(places)


def test_how_a_pack_writes_phrases_is_told_only_to_whom_asks() -> None:
    rule = "terminology/diagnosis-as-trait"
    plain, whole = explained(rule, ""), explained(rule, "", phrases=True)
    assert re.search(r"^Write instead \(… stands .*\)\n(?: +.+: .+\n){8} +and \d+ more$", plain, re.MULTILINE)
    assert "Write instead (… stands for the other words)\n" in whole
    assert not re.search(r"^ +and \d+ more$", whole, re.MULTILINE)
    told = whole.partition("Phrases found, as the rule pack writes them\n")[2]
    assert "Also in these forms\n" in told
    assert "|" in told
    assert "|" not in plain
    assert "How it is found\n    By all words of a sentence together" in explained("terminology/seems-to-excuse", "")


def test_a_family_tells_the_names_that_its_settings_take() -> None:
    pack, signposting, readability = load(), explained("signposting", ""), explained("readability", "")
    for name in (*(topic.id for topic in pack.topics), *(each["id"] for each in pack.elements["element"])):
        assert re.search(rf"^    {name} +\S", signposting, re.MULTILINE), name
    limits = pack.readability["limits"]["news"]
    assert f"    news          grade {limits['grade_warn']}, {limits['sentence_warn']} words" in readability
    assert "for `require`" not in readability


def test_texts_of_several_lines_are_parted() -> None:
    text = explained("signposting/missing", "").partition("A text with this fault\n")[2].partition("\nSources")[0]
    assert text.count("\n    ----\n") == 3
    assert "----" not in explained(RULE, "")


@pytest.mark.parametrize("way", [PHRASE, "Everywhere, in safelint.toml:"])
def test_the_lines_silence_the_finding(tmp_path: Path, way: str) -> None:
    assert rules_found(tmp_path, "") == {RULE}
    lines = ways_out(RULE)[way].replace("[the whole name or phrase of your texts]", "His son committed suicide")
    assert rules_found(tmp_path, lines) == set()


def test_the_lines_for_a_folder_hold_there_only(tmp_path: Path) -> None:
    lines = ways_out(RULE)["In one folder, in safelint.toml:"]
    assert rules_found(tmp_path, lines, "archive/text.md") == set()
    assert rules_found(tmp_path, lines) == {RULE}


def test_an_explanation_shows_what_the_house_allows(tmp_path: Path) -> None:
    path = tmp_path / "safelint.toml"
    path.write_text('[terminology]\nallow = ["The Commit Suicide Act"]\n', encoding="utf-8")
    assert "Allowed by your configuration\n    The Commit Suicide Act\n" in explained(RULE, str(path))
    assert "Allowed by your configuration" not in explained("terminology/kids", str(path))


def test_an_explanation_shows_where_an_entry_holds() -> None:
    text = explained("terminology/controlling-coercive-offence", "")
    assert "Only where\n    the sentence also speaks of charge\n" in text
    assert "Only where\n    the text also speaks of suicide\n" in explained("terminology/cry-for-help", "")
    assert "Only for texts about\n    England, Wales\n" in text
    assert "Only in texts on\n    eating disorders\n" in explained("terminology/ed-weight", "")
    assert "In a heading\n    warning\n" in explained("terminology/suicide-method-in-headline", "")


def test_a_page_that_is_no_authority_is_told_here_and_in_no_finding(tmp_path: Path) -> None:
    rule = "terminology/boys-will-be-boys"
    text = explained(rule, "")
    assert "\nSources\n" not in text
    assert "\nAlso read, but no authority\n    https://www.rivingtonprimaryschool.co.uk/" in text
    assert "Also read" not in explained(RULE, "")
    path = tmp_path / "text.md"
    path.write_text("The harassment was put down to boys will be boys.\n", encoding="utf-8")
    findings = Engine(Flags(today=TODAY, select=("terminology",))).run([str(path)]).documents[0].findings
    assert [(finding.rule, finding.sources) for finding in findings] == [(rule, ())]


@pytest.mark.parametrize(
    ("rule", "settings", "said"),
    [
        ("helpline/costly-number", "", "warning"),
        ("helpline/costly-number", '[rules]\n"helpline/costly-number" = "off"\n', "off here"),
        ("terminology/own", f"{OWN}enabled = false\n", "off by default"),
        ("terminology/own", f'{OWN}enabled = false\n[rules]\n"terminology/own" = "suggestion"\n', "suggestion"),
    ],
)
def test_a_rule_is_off_by_default_only_where_nobody_switched_it_off(
    tmp_path: Path, rule: str, settings: str, said: str
) -> None:
    (tmp_path / "safelint.toml").write_text(settings, encoding="utf-8")
    assert f"\nSeverity: {said}\n" in explained(rule, str(tmp_path / "safelint.toml"))


@pytest.mark.parametrize("rule", [INCONSISTENT, ABBREVIATIONS])
def test_settings_to_copy_are_taken(tmp_path: Path, rule: str) -> None:
    text = explained(rule, "")
    setting = re.search(r"^ +\[terminology.*\n(?: +[a-z-]+ = .*\n)+", text, re.MULTILINE)
    assert setting is not None
    (tmp_path / "safelint.toml").write_text(setting[0], encoding="utf-8")
    assert extended(load(), configuration.load(str(tmp_path / "safelint.toml"))).version


def test_only_forms_that_people_write_are_told() -> None:
    said = explained(RULE, "", phrases=True)
    assert "self (selves)" in said
    assert "suicide (suicides)" in said
    assert "double (doubles" in said
    in_care = explained("terminology/family-time", "", phrases=True)
    assert "sibling (siblings)" in in_care
    assert not [made_up for made_up in ("naturals", "reales", "weeklies", "monthlies") if made_up in in_care]
