"""The advice fits the person in the text: boys and men, girls and women, LGBT+ people, Deaf people, people abused long
ago, adults at risk; or it is neutral."""

from __future__ import annotations

import pytest

from safelint.analysis import Analysis
from safelint.judging.people import people
from safelint.knowledge.index import Knowledge
from safelint.readers import read
from safelint.values.settings import NATIONS, Settings
from support import CheckText
from support import signposting as helper

KNOWLEDGE = Knowledge(helper.pack(), ())


def told_of(text: str, kind: str = "press-release", audience: str = "public") -> frozenset[str]:
    return people(Analysis(read("a.md", text.encode(), "markdown"), Settings(kind=kind, audience=audience), KNOWLEDGE))


def test_what_is_for_news_readers_tells_of_who_was_harmed_as_news_does() -> None:
    text = "# A trial\n\n" + "The trial went on. " * 20 + "A woman was raped by a man."
    assert told_of(text, kind="", audience="public") == frozenset()
    assert told_of(text, kind="", audience="news") == told_of(text, kind="news") == {"women"}


def test_only_a_text_on_one_case_tells_of_who_was_harmed_in_it() -> None:
    """A newsletter may hold its help above its end, too, and still tells of many things."""
    pack = helper.pack()
    kinds = [each._replace(help_before_end=each.id == "newsletter") for each in pack.kinds]
    changed = Knowledge(pack._replace(kinds=tuple(kinds)), ())
    document = read("a.md", b"# A trial\n\nA woman was raped by a man.", "markdown")
    told = {kind: people(Analysis(document, Settings(kind=kind), changed)) for kind in ("newsletter", "press-release")}
    assert told == {"newsletter": frozenset(), "press-release": {"women"}}


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("A man was stabbed by his wife. He is in hospital.", "men"),
        ("She punched her husband and locked him in.", "men"),
        ("Male survivors may wait for years before they speak.", "men"),
        ("A woman was raped by a man.", "women"),
        ("He punched his wife.", "women"),
        ("Lesbian women told the charity of abuse.", "lgbt"),
        ("Deaf people find it hard to report.", "deaf"),
        ("He was abused as a child.", "abused_long_ago"),
        ("It was abuse in her childhood, she told the court.", "abused_long_ago"),
        ("A vulnerable adult was hit by a carer.", "adults_at_risk"),
        ("Female genital mutilation is a crime.", "fgm"),
        ("# Worried about how you treat your partner?", "who_harms"),
        ("Do you frighten your family? You can stop.", "who_harms"),
        ("A programme for men who have been violent to a partner.", "who_harms"),
        ("# Suicide among colleagues", "colleagues"),
        ("Line managers can refer an employee who has thoughts of suicide.", "colleagues"),
    ],
)
def test_whom_a_text_tells_of(text: str, group: str) -> None:
    assert group in told_of(text)


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("A man was jailed for rape.", "men"),
        ("A man and a woman were attacked. He was stabbed. She was punched.", "women"),
        ("Women and men who have been abused can call.", "women"),
        ("The council will not turn a deaf ear.", "deaf"),
        ("A vulnerable adult of 82, an elderly man, was hit by a carer.", "adults_at_risk"),
        ("Forced marriage and female genital mutilation are crimes.", "fgm"),
    ],
)
def test_whom_it_does_not(text: str, group: str) -> None:
    assert group not in told_of(text)


def test_a_page_that_tells_of_one_woman_is_still_for_all() -> None:
    assert told_of("Domestic abuse can be anything. He punched his wife.", "service-page") == frozenset()


def message(check_text: CheckText, text: str, nation: str, **flags: object) -> str:
    report = check_text(text, nations=(nation,), **flags)
    return " ".join(each.message for each in report.findings if each.rule.startswith("signposting/"))


MAN_HARMED = (
    "# Woman jailed for attack on her partner\n\nA woman has been jailed for domestic abuse. A man was stabbed by his "
    "partner at their home. He was beaten for years, Northgate Crown Court heard.\n"
)
WOMAN_HARMED = (
    "# Man jailed for attack on his partner\n\nA man has been jailed for domestic abuse. A woman was stabbed by her "
    "partner at their home. She was beaten for years, Northgate Crown Court heard.\n"
)


@pytest.mark.parametrize("nation", NATIONS)
def test_a_man_who_was_harmed_is_named_a_line_for_men_and_none_for_women_alone(
    check_text: CheckText, nation: str
) -> None:
    told = message(check_text, MAN_HARMED, nation, kind="press-release")
    assert "Men can contact" in told
    assert "National Domestic Abuse Helpline" not in told
    assert ("Men's Advice Line" in told) is (nation != "northern-ireland")


@pytest.mark.parametrize("nation", NATIONS)
def test_a_woman_who_was_harmed_is_named_no_line_for_men(check_text: CheckText, nation: str) -> None:
    told = message(check_text, WOMAN_HARMED, nation, kind="press-release")
    assert "Men can contact" not in told
    assert "For specialist help, contact" in told


def test_a_line_for_women_alone_never_stands_alone(check_text: CheckText) -> None:
    post = "If somebody at home hurts you, it is domestic abuse and never your fault."
    told = message(check_text, post, "england")
    assert "National Domestic Abuse Helpline on 0808 2000 247" in told
    assert "Men can contact the Men's Advice Line on 0808 801 0327." in told


def test_a_text_on_lgbt_people_is_named_their_line(check_text: CheckText) -> None:
    page = "# Hate crime\n\nGay people and trans people told us of homophobic hate crime. It is never your fault.\n"
    assert "Galop" not in message(
        check_text, page.replace("Gay people and trans people", "People").replace("homophobic ", ""), "england"
    )
    assert "LGBT+ people can contact the National LGBT+ Abuse and Violence Helpline" in message(
        check_text, page, "wales"
    )


def test_a_text_on_deaf_people_is_named_a_way_without_speech(check_text: CheckText) -> None:
    page = "# Domestic abuse\n\nDeaf people live with domestic abuse too. It is never your fault.\n\nCall 101.\n"
    told = message(check_text, page, "england", kind="service-page")
    assert "use Relay UK" in told
    assert "use Relay UK" not in message(check_text, page.replace("Deaf people", "People"), "england")


def test_a_text_on_abuse_long_ago_is_named_the_line_for_survivors(check_text: CheckText) -> None:
    release = (
        "# Former coach jailed\n\nA man of 71 has been jailed for child sexual abuse at Northgate Crown Court. Two men "
        "told the court that they were abused as children in the 1980s.\n"
    )
    told = message(check_text, release, "england", kind="press-release")
    assert told.index("Adults who were abused as children can contact NAPAC") < told.index("NSPCC Helpline on")


def test_a_text_on_an_adult_at_risk_is_named_no_line_for_older_people(check_text: CheckText) -> None:
    page = (
        "# Adults at risk\n\nAbuse of adults can happen at home. A learning disability is no reason to wait. It is not "
        "your fault.\n"
    )
    told = message(check_text, page, "england", topics=("older-people-abuse",), kind="service-page")
    assert "adult social care" in told
    assert "Hourglass" not in told
    older = message(
        check_text,
        page.replace("A learning disability", "Being an older person"),
        "scotland",
        topics=("older-people-abuse",),
    )
    assert "Hourglass on 0808 808 8141" in older


def test_a_text_on_fgm_is_named_the_line_for_that(check_text: CheckText) -> None:
    page = "# Female genital mutilation\n\nFemale genital mutilation is never your fault.\n"
    told = message(check_text, page, "scotland", topics=("honour-based-abuse",), kind="service-page")
    assert "NSPCC FGM helpline on 0800 028 3550" in told
    other = message(
        check_text, "# Forced marriage\n\nForced marriage is never your fault.\n", "scotland", kind="service-page"
    )
    assert "FGM" not in other
    assert "Scotland's Domestic Abuse and Forced Marriage Helpline" in other


@pytest.mark.parametrize(
    ("text", "group"),
    [
        (
            "Does your partner hurt you? If you shout at him, you are not to blame. Do you frighten your family?",
            "who_harms",
        ),
        ("If you are worried about how you treat your partner, call the Respect Phoneline.", "who_harms"),
        ("If you are worried about your own thoughts or behaviour, contact Stop It Now.", "who_harms"),
        ("Line managers at the school tell pupils of the suicide of a colleague.", "colleagues"),
    ],
)
def test_whom_a_text_does_not_speak_to(text: str, group: str) -> None:
    assert group not in told_of(text, kind="service-page")


def test_who_hurts_a_partner_is_named_the_line_for_those_who_do(check_text: CheckText) -> None:
    found = check_text("# Are you hurting your partner?\n\nDo you frighten your partner? Domestic abuse can stop.")
    (told,) = [each.message for each in found.findings if each.rule == "signposting/missing"]
    assert "Respect Phoneline" in told
    assert "National Domestic Abuse Helpline" not in told


def test_a_policy_on_suicide_among_staff_is_not_asked_for_lines_for_children(check_text: CheckText) -> None:
    policy = "# Suicide prevention policy\n\nLine managers support employees who have thoughts of suicide. Call 999."
    for each in check_text(policy, kind="policy").findings:
        assert not any(words in each.message for words in ("Childline", "NSPCC", "designated safeguarding"))
