"""`safelint footer`: whatever is asked of it, what it prints passes every check of ours in the place it is made for."""

from __future__ import annotations

import itertools
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from safelint import footer as footers
from safelint.analysis import Analysis
from safelint.cli import main
from safelint.config import Config, Flags
from safelint.help import naming
from safelint.readers import read
from safelint.run.configurations import Located
from safelint.run.engine import Engine
from safelint.run.rules import Rules
from safelint.values.document import Document
from safelint.values.finding import SUGGESTION, Finding
from safelint.values.settings import AUDIENCES, KINDS, NATIONS, Settings
from support import signposting as helper

pytestmark = pytest.mark.slow

TOPICS = sorted(topic.id for topic in helper.pack().topics)
PLACES = ((), *((nation,) for nation in NATIONS))
# A letter to children, or news for professionals, is asked for all the same: nothing may break.
COMBINATIONS = list(itertools.product(PLACES, KINDS, AUDIENCES))


@cache
def engine() -> Engine:
    return Engine(Flags(today="2026-11-25"))


@cache
def rules() -> Rules:
    return engine().checker.rules.of(Located("page.md", "page.md", Config()), None)


def page(form: str, footer: str, kind: str) -> str:
    """A page of its kind with the footer at its end, on which nothing but the footer gives help."""
    title = {"markdown": "# A title\n\n", "html": "<h1>A title</h1>\n", "text": "A title\n\n"}
    return ("" if kind == "social-post" else title[form]) + footer


@cache
def document(source: str, form: str) -> Document:
    return read(f"page.{form}", source.encode(), form)


@cache
def measured(source: str, form: str) -> dict[str, Any]:
    """What of an analysis depends on the text alone."""
    analysis = Analysis(document(source, form), Settings(today="2026-11-25"), rules().knowledge)
    return {name: getattr(analysis, name) for name in ("fold", "names", "numbers", "quotations")}


def findings(source: str, form: str, settings: Settings, *, only: str = "") -> list[Finding]:
    analysis = Analysis(document(source, form), settings, rules().knowledge)
    vars(analysis).update(measured(source, form))
    found = []
    for check in engine().checker.checks:
        enabled = rules().by_kind.get(check.kind)
        if enabled and (not only or check.kind == only):
            found += list(check.run(analysis, enabled))
    return found


def is_loud(finding: Finding) -> bool:
    """Whether it is more than a suggestion, and not about what the writer is to fill in."""
    return finding.severity != SUGGESTION and finding.rule != "helpline/to-fill-in"


@pytest.mark.parametrize("topic", TOPICS)
@pytest.mark.parametrize("form", footers.FORMS)
def test_every_footer_passes_the_own_check(topic: str, form: str) -> None:
    whole: dict[str, Settings] = {}
    for nations, kind, audience in COMBINATIONS:
        settings = Settings(audience, True, kind, nations, (topic,), "2026-11-25")
        text = footers.footer(rules().knowledge.guide, settings, form)
        source = page(form, text, kind)
        found = findings(source, form, settings, only="signposting")
        assert [each.message for each in found] == [], (nations, kind, audience, text)
        whole.setdefault(source, settings)
    for source, settings in whole.items():
        found = findings(source, form, settings)
        assert [(each.rule, each.text, each.message) for each in found if is_loud(each)] == [], source


@pytest.mark.parametrize("topic", TOPICS)
def test_a_welsh_footer_passes_it_too_and_gives_the_same_services(topic: str) -> None:
    for kind, audience in itertools.product(KINDS, AUDIENCES):
        settings = Settings(audience, True, kind, ("wales",), (topic,), "2026-11-25")
        english, welsh = (footers.footer(rules().knowledge.guide, settings, "html", each) for each in ("en", "cy"))
        found = findings(page("html", welsh, kind), "html", settings)
        assert [each.message for each in found if is_loud(each)] == [], welsh
        numbers = [sorted(each.digits for each in measured(text, "html")["numbers"]) for text in (english, welsh)]
        assert set(numbers[0]) - {"111"} <= set(numbers[1]), (english, welsh)


def test_a_footer_holds_only_numbers_of_the_registry() -> None:
    for topic in TOPICS:
        text = footers.footer(rules().knowledge.guide, Settings(topics=(topic,)))
        assert all(number.service for number in measured(text, "markdown")["numbers"]), text


@pytest.mark.parametrize("topic", TOPICS)
def test_a_footer_names_no_doubtful_line_and_none_of_another_nation(topic: str) -> None:
    """Each number is one for help, better than low, and of the nation asked for, or says of which it is."""
    pack = helper.pack()
    for nations, kind, audience in COMBINATIONS:
        for line in footers.lines(rules().knowledge.guide, Settings(audience, True, kind, nations, (topic,))):
            for number in measured(f"{line}\n", "markdown")["numbers"]:
                if not nations and number.digits == "111":  # is not asked for where it is none
                    continue
                right = [
                    channel
                    for service in pack.helplines
                    for channel in service.channels
                    if channel.digits == number.digits and service.status == "active"
                    if channel.confidence != "low" and channel.purpose == "help"
                    if "uk" in channel.nations
                    or not set(nations).isdisjoint(channel.nations)
                    or (not nations and all(naming.nation(each) in line for each in channel.nations))
                ]
                assert right, (nations, kind, audience, line)
            for address in re.findall(r"\]\((.*?)\)", line):
                named = [each for each in pack.helplines if each.website == address and each.name in line]
                assert not named or any(each.confidence != "low" for each in named), (nations, kind, audience, line)


@pytest.mark.parametrize(
    ("topic", "nation", "line"),
    [
        ("eating-disorders", "england", "Beat helpline on 0808 801 0677"),
        ("eating-disorders", "scotland", "Beat helpline on 0808 801 0432"),
        ("eating-disorders", "wales", "Beat helpline on 0808 801 0433"),
        ("eating-disorders", "northern-ireland", "Beat helpline on 0808 801 0434"),
        ("honour-based-abuse", "scotland", "Domestic Abuse and Forced Marriage Helpline on 0800 027 1234"),
        ("honour-based-abuse", "wales", "Live Fear Free on 0808 80 10 800"),
        ("honour-based-abuse", "northern-ireland", "Domestic and Sexual Abuse Helpline on 0808 802 1414"),
        ("drugs", "scotland", "FRANK on 0300 123 6600"),
        ("drugs", "northern-ireland", "FRANK on 0300 123 6600"),
        ("suicide", "scotland", "Breathing Space on 0800 83 85 87"),
        ("suicide", "northern-ireland", "Lifeline on 0808 808 8000"),
        ("bullying", "scotland", "Children First support line on 08000 28 22 33"),
        ("homelessness", "scotland", "Contact the homelessness team of the local council"),
    ],
)
def test_a_nation_gets_its_own_line(topic: str, nation: str, line: str) -> None:
    assert line in made(topic, nations=(nation,), kind="service-page")


def test_the_crisis_line_of_a_nation_stands_before_samaritans() -> None:
    lines = made("suicide", nations=("northern-ireland",), kind="service-page").splitlines()[2:5]
    assert [line.split(" on ")[-1].split(",")[0] for line in lines[1:]] == ["0808 808 8000.", "116 123"]


def test_a_service_with_a_number_for_each_nation_has_a_line_for_each() -> None:
    lines = [line for line in made("eating-disorders").splitlines() if "Beat" in line]
    assert [line.split(" on ")[1] for line in lines] == [
        "0808 801 0677 (England).",
        "0808 801 0433 (Wales).",
        "0808 801 0432 (Scotland).",
        "0808 801 0434 (Northern Ireland).",
    ]


def made(*topics: str, form: str = "markdown", language: str = "en", **settings: Any) -> str:
    return footers.footer(rules().knowledge.guide, Settings(topics=topics, **settings), form, language)


def test_forms() -> None:
    asked: dict[str, Any] = {"nations": ("england",), "kind": "service-page"}
    lines = [
        "In immediate danger, call 999.",
        "If it is not an emergency, call the police on 101.",
        "For specialist help, contact Missing People on 116 000.",
    ]
    listed = "".join(f"- {line}\n" for line in lines)
    items = "".join(f"  <li>{line}</li>\n" for line in lines)
    assert made("missing-children", **asked) == f"## Where to get help\n\n{listed}"
    assert made("missing-children", **asked, form="text") == f"Where to get help\n-----------------\n\n{listed}"
    html = f"<h2>Where to get help</h2>\n<ul>\n{items}</ul>\n"
    assert made("missing-children", **asked, form="html") == html


def test_a_post_gets_the_bare_sentence() -> None:
    sentence = "For help, contact Samaritans on 116 123."
    assert made("suicide", kind="social-post") == f"{sentence}\n"
    assert made("suicide", kind="social-post", form="text") == f"{sentence}\n"
    assert made("suicide", kind="social-post", form="html") == f"<p>{sentence}</p>\n"


@pytest.mark.parametrize("language", footers.LANGUAGES)
def test_the_footer_of_a_post_is_no_longer_than_a_post(language: str) -> None:
    for topic, audience, nations in itertools.product(TOPICS, AUDIENCES, PLACES):
        settings = Settings(audience=audience, kind="social-post", nations=nations, topics=(topic,))
        text = footers.footer(rules().knowledge.guide, settings, "text", language)
        assert 0 < len(text.rstrip("\n")) <= 280, text


def test_a_post_names_a_line_of_each_nation_before_one_for_some_readers() -> None:
    numbers = ("0808 2000 247", "0808 80 10 800", "0800 027 1234", "0808 802 1414")
    assert all(number in made("domestic-abuse", kind="social-post") for number in numbers)


def test_an_address_is_a_link_with_words() -> None:
    asked: dict[str, Any] = {"nations": ("scotland",), "kind": "policy"}
    words, address = "Contact the social work team of the local council", "https://www.mygov.scot/report-child-abuse"
    assert f"- [{words}]({address}).\n" in made("child-abuse-general", **asked)
    assert f'<li><a href="{address}">{words}</a>.</li>' in made("child-abuse-general", **asked, form="html")
    assert f"- {words} ({address}).\n" in made("child-abuse-general", **asked, form="text")


def test_where_no_line_serves_all_each_has_a_line_of_its_own() -> None:
    lines = [line for line in made("sexual-violence", kind="press-release").splitlines() if "specialist" in line]
    assert lines == [
        "- For specialist help, contact the 24/7 Rape and Sexual Abuse Support Line on 0808 500 2222 (England, Wales).",
        "- For specialist help, contact the Rape Crisis Scotland Helpline on 08088 01 03 02.",
        "- For specialist help, contact the Domestic and Sexual Abuse Helpline on 0808 802 1414 (Northern Ireland).",
    ]


def test_a_topic_may_be_called_as_writers_call_it(capsys: pytest.CaptureFixture[str]) -> None:
    footers = [run(capsys, "--topic", name) for name in ("honour-based-abuse", "FGM", "female genital mutilation")]
    assert footers[0] == footers[1] == footers[2]
    assert footers[0][0] == 0


def test_topics_together_give_one_footer() -> None:
    both = made("suicide", "domestic-abuse", nations=("england",)).splitlines()
    assert len(both) == len(set(both))
    assert set(both) == {
        *made("suicide", nations=("england",)).splitlines(),
        *made("domestic-abuse", nations=("england",)).splitlines(),
    }


def test_children_are_told_of_an_adult_they_trust_and_of_no_line_for_perpetrators() -> None:
    assert made("child-sexual-abuse", audience="children") == (
        "## Where to get help\n\n- In immediate danger, call 999.\n- You can talk to Childline on 0800 1111.\n"
        "- Tell an adult you trust, such as a teacher.\n"
    )
    for kind, audience in itertools.product(KINDS, ("children", "young-people")):
        assert "0808 1000 900" not in made("child-sexual-abuse", kind=kind, audience=audience)


def test_welsh_joins_the_words_as_welsh_does() -> None:
    welsh = made("suicide", nations=("wales",), language="cy")
    assert welsh.startswith("## Ble i gael help\n\n- Mewn perygl uniongyrchol, ffoniwch 999.\n")
    assert "- Gallwch ffonio'r Samariaid ar 116 123 unrhyw bryd.\n" in welsh
    assert "cysylltwch ag Anti-Terrorist Hotline ar 0800 789 321" in made("radicalisation", language="cy")
    assert "cysylltwch â Byw Heb Ofn ar 0808 80 10 800." in made("domestic-abuse", nations=("wales",), language="cy")
    assert '<ul lang="cy">' in made("suicide", language="cy", form="html")


# --- the command


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as stopped:
        main(["footer", *arguments])
    shown = capsys.readouterr()
    return int(stopped.value.code or 0), shown.out, shown.err


def test_a_post_says_which_topics_it_leaves_out(capsys: pytest.CaptureFixture[str]) -> None:
    topics = ("--topic", "suicide", "--topic", "domestic-abuse")
    status, out, err = run(capsys, *topics, "--kind", "social-post")
    assert (status, out) == (0, "For help, contact Samaritans on 116 123.\n")
    assert "left out: domestic-abuse" in err
    assert run(capsys, *topics)[2] == ""


def test_a_topic_that_the_line_of_a_post_serves_is_not_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    topics = ("--topic", "bullying", "--topic", "self-harm")
    _, out, err = run(capsys, *topics, "--kind", "social-post", "--audience", "children")
    assert "Childline" in out
    assert err == ""


def test_the_command_prints_the_footer(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, "--topic", "suicide", "--nation", "scotland", "--kind", "news", "--format", "text")
    assert (status, err) == (0, "")
    assert out == made("suicide", nations=("scotland",), kind="news", form="text")


@pytest.mark.parametrize(
    ("option", "name", "nearest"),
    [
        ("--topic", "sucide", "suicide"),
        ("--nation", "scotlnd", "scotland"),
        ("--kind", "newspage", "news"),
        ("--audience", "childrn", "children"),
        ("--format", "htm", "html"),
    ],
)
def test_a_wrong_name_is_wrong_use(capsys: pytest.CaptureFixture[str], option: str, name: str, nearest: str) -> None:
    topic = () if option == "--topic" else ("--topic", "suicide")
    status, out, err = run(capsys, *topic, option, name)
    assert (status, out) == (2, "")
    assert f"there is no {option[2:]} called {name}; nearest known: {nearest}" in err


def test_without_a_topic_the_topics_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys)
    assert (status, out) == (2, "")
    assert err.startswith("safelint: name a topic with --topic; known: bereavement, bullying, child-abuse-general, ")


def test_services_of_the_house_are_known(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "safelint.toml").write_text('[helplines]\noff = ["papyrus-hopeline247"]\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    _, out, _ = run(capsys, "--topic", "suicide")
    assert "Papyrus" not in out
    assert "116 123" in out


def test_a_line_that_does_not_serve_all_who_are_spoken_to_is_said_to_be_for_some() -> None:
    words = "own thoughts or behaviour"
    assert [line for line in made("domestic-abuse", kind="press-release").splitlines() if words in line] == [
        f"- If you are worried about your {words}, contact the Respect Phoneline on 0808 802 4040 "
        "(England, Wales, Scotland)."
    ]
    assert words not in made("domestic-abuse", nations=("northern-ireland",), kind="press-release")
    assert "(England, Wales)" in made("honour-based-abuse")


def test_a_welsh_footer_says_in_welsh_for_which_nations_a_line_is() -> None:
    settings = Settings(kind="social-post", topics=("bereavement",))
    welsh = footers.footer(rules().knowledge.guide, settings, "text", "cy")
    assert "Cruse Bereavement Support ar 0808 808 1677 (Lloegr, Cymru, Gogledd Iwerddon)." in welsh
    assert "Cruse Scotland ar 0808 802 6161 (yr Alban)." in welsh


def test_every_blank_of_a_footer_is_told_until_it_is_filled_in() -> None:
    found = set()
    for topic, audience, nations in itertools.product(TOPICS, AUDIENCES, PLACES):
        settings = Settings(audience, True, "general", nations, (topic,), "2026-11-25")
        text = footers.footer(rules().knowledge.guide, settings, "text")
        blanks = re.findall(r"\[.*?\]", text)
        told = [each for each in findings(text, "text", settings, only="helpline") if each.rule.endswith("fill-in")]
        assert [each.text for each in told] == blanks
        found.update(blanks)
    assert found
