"""How loudly missing help is told: an error only in a release on a case, or where a text speaks to people affected."""

from __future__ import annotations

import pytest

from safelint.analysis import Analysis
from safelint.checks.signposting.missing import is_release_on_a_case, is_told_among_us
from safelint.help.letters import is_to_families
from safelint.readers import read
from safelint.values.settings import Settings
from support import CheckText
from support import signposting as helper

INCOMPLETE = "signposting/incomplete"
FILLER = "The hall was full that night and the talk went on for hours before the doors were shut. " * 4


def severity(check_text: CheckText, text: str, **flags: object) -> str:
    report = check_text(text, **flags)
    [found] = [each for each in report.findings if each.rule == "signposting/missing"]
    return found.severity


AFFECTED = [
    "It is never your fault.",
    "You are not to blame, and you are not alone.",
    "If you have been raped, take the time that you need.",
    "Has this happened to you?",
    "If your partner hurts you, it is against the law.",
    "You may feel ashamed. Many people do.",
    "You do not have to go through this by yourself.",
    "Worried about a friend?",
    "If you are worried about somebody, trust what you see.",
    "If you or someone you love lives with this, read on.",
    "What your abuser told you was a lie.",
    "Please get help.",
    "Anybody affected by this report may find it hard to read.",
    "Your child may go quiet after it.",
    "You deserve to be safe.",
    "Your daughter is being exploited, and you are the best chance that she has.",
    "You did not cause this.",
    "You have not done anything wrong.",
    "For survivors and their friends.",
    "Is somebody following you home?",
    "Maybe you hide how bad it is.",
    "You have not caused this.",
    "If you think that you might be taken abroad, note down where your passport is.",
    "He needs you, and you aren't a bad parent.",
    "You did not lead him on.",
    "You are not “overreacting”.",
    "You know how it makes you feel.",
    "Trust your gut.",
    "The shame is theirs, not yours.",
    "If this is happening in your family, your child is not to blame.",
    "It may be abuse if someone uses your card.",
]
OF_A_TRADE = [
    "It is a landmark case. The complainant declined to testify, and the Court of Appeal relied on section 12.",
    "The minister announced a grant of £90,000. Two partnerships share the funding for the pilot.",
    "Journalists follow the Editors' Code. The coverage of a court must avoid intrusion, and headlines matter.",
    "We take referrals from GPs. Letters should include blood tests. The patient agrees to the referral.",
    "The theme of the lessons is trust. Have a conversation with your child, and ask what they enjoy. Five tips.",
    "Please take part in the survey. The results will be used by the union. Respondents stay unknown.",
]
AT_WORK = [
    "As a landlord, you must keep the house in repair.",
    "You should record what your tenant tells you.",
    "Ask your staff to read the policy. You must refer each case.",
    "If your patient has been hurt, you should document it.",
    "Your pupils may ask you about it. Your role is to listen to your pupils.",
    "As a volunteer, you must report what you see.",
    "Your employees may be late for work. You should inform your team.",
]
TO_NOBODY = [
    "Talk with your child about what they see. Your child is likely to know more than you.",
    "You can see the mill from the bridge.",
    "The report is one that you can read online.",
    "Would you park here? Neighbours say no.",
    "Thank you to all who came.",
    "Please answer even if you haven't been bullied.",
]


@pytest.mark.parametrize("words", AFFECTED)
def test_a_page_that_speaks_to_people_affected_is_stopped(check_text: CheckText, words: str) -> None:
    page = f"# Rape and domestic abuse\n\nDomestic abuse is common. {words}\n\n{FILLER}\n"
    assert severity(check_text, page, kind="service-page") == "error"


@pytest.mark.parametrize(
    "brought_in", ["{% include help.html %}", "{{> contacts}}", "<!--#include file='help.html' -->"]
)
def test_a_page_into_which_software_puts_files_is_not_stopped(check_text: CheckText, brought_in: str) -> None:
    page = f"# Domestic abuse\n\nIt is never your fault.\n\n{brought_in}\n"
    assert severity(check_text, page, kind="service-page") == "warning"
    assert severity(check_text, page.replace(brought_in, "{{ page.date }}"), kind="service-page") == "error"


@pytest.mark.parametrize(("times", "loud"), [(1, "warning"), (4, "error")])
def test_a_long_page_that_turns_once_to_people_affected_is_not_stopped(
    check_text: CheckText, times: int, loud: str
) -> None:
    spoken = f"It is never your fault.\n\n{FILLER}\n\n" * times
    page = f"# Rape and domestic abuse\n\nDomestic abuse is common.\n\n{spoken}{FILLER * 8}\n"
    assert severity(check_text, page, kind="service-page") == loud


@pytest.mark.parametrize(
    ("words", "kind", "loud"),
    [
        ("A boy was bullied and hit by his class every day.", "news", "warning"),
        ("Write rape on the form.", "service-page", "suggestion"),
        ("Write rape or domestic abuse on the form.", "service-page", "warning"),
    ],
)
def test_little_that_speaks_to_nobody_is_told_quietly(check_text: CheckText, words: str, kind: str, loud: str) -> None:
    assert severity(check_text, f"# The hall\n\n{words}\n\n{FILLER}\n", kind=kind) == loud


@pytest.mark.parametrize(("kind", "loud"), [("news", "suggestion"), ("press-release", "warning")])
def test_words_of_many_senses_are_told_quietly_in_news(check_text: CheckText, kind: str, loud: str) -> None:
    page = f"# The hall\n\n{FILLER * 3}\n\nSome told of low mood, anxiety and depression.\n"
    assert severity(check_text, page, kind=kind) == loud


@pytest.mark.parametrize(
    ("told", "loud"),
    [
        ("The row is over a word for rape.\n\n", "suggestion"),
        ("The row is over a word for rape.\n\n" * 4, "warning"),
        ("A coach touched a girl, 9, and was jailed.\n\n", "warning"),
    ],
)
def test_a_report_that_seldom_tells_of_its_subject_is_told_quietly(check_text: CheckText, told: str, loud: str) -> None:
    page = f"# The word for rape\n\n{told}{FILLER * 10}\n"
    assert severity(check_text, page, kind="news") == loud


@pytest.mark.parametrize("answer", ["No", "Yes.", "Not sure"])
def test_a_form_asks_everybody(check_text: CheckText, answer: str) -> None:
    asked = "### Does your partner hurt you?"
    assert "signposting" in str(check_text(f"# Check\n\n{asked}\n\n{FILLER}\n", kind="service-page").findings)
    form = f"# Check\n\n{asked}\n\n{answer}\n\n{FILLER}\n"
    assert "signposting" not in str(check_text(form, kind="service-page").findings)


@pytest.mark.parametrize("words", [*AT_WORK, *TO_NOBODY])
def test_you_alone_speaks_to_nobody_who_was_harmed(check_text: CheckText, words: str) -> None:
    page = f"# Rape and domestic abuse\n\nDomestic abuse is common. {words}\n\n{FILLER}\n"
    assert severity(check_text, page, kind="service-page") in ("warning", "suggestion")


@pytest.mark.parametrize("words", AT_WORK)
def test_a_page_for_people_at_work_is_a_suggestion(check_text: CheckText, words: str) -> None:
    page = f"# Rape and domestic abuse\n\nDomestic abuse is common. {words}\n\n{FILLER}\n"
    assert severity(check_text, page, kind="service-page") == "suggestion"


@pytest.mark.parametrize("words", OF_A_TRADE)
def test_what_speaks_of_law_money_or_practice_is_a_suggestion(check_text: CheckText, words: str) -> None:
    page = f"# Rape and domestic abuse\n\nDomestic abuse is common. {words}\n\n{FILLER}\n"
    assert severity(check_text, page, kind="service-page") == "suggestion"


def test_money_in_a_report_on_a_case_makes_it_no_quieter(check_text: CheckText) -> None:
    words = "The minister announced a grant of £90,000, and funding for a pilot."
    page = f"# Domestic abuse\n\nA man was jailed for domestic abuse. {words}\n\n{FILLER}\n"
    assert severity(check_text, page, kind="news") == "warning"


@pytest.mark.parametrize(
    ("words", "loud"),
    [
        ("Two of our pupils were raped on Saturday.", "error"),
        ("Many of you will have heard of a rape in the park.", "error"),
        ("We have been told of rape. A coach at this club has been arrested.", "error"),
        ("Rape has been reported here. Three boys on roll are now known to have been threatened.", "error"),
        ("Two of our pupils were chosen to write a play on rape. The play is on Monday.", "suggestion"),
        ("The police have visited our school to talk about rape. The lesson was good.", "suggestion"),
        ("Year nine will learn of the women who were killed after rape. The book came to light in 1950.", "suggestion"),
        ("Our fund on rape thanks Mr Lee, a tutor. He stepped down after ten years.", "suggestion"),
        ("It has come to our notice that there was rape.", "error"),
        ("An allegation of rape is being looked into. Fees will be refunded.", "error"),
        ("It is Rape Awareness Week, and year ten has a workshop.", "suggestion"),
        ("On Friday evening a girl was followed from the bus stop, and there was an attempted rape.", "error"),
        ("Since half term three reports of rape have been made by people who live near the park.", "error"),
        ("On Friday evening we will talk about rape, and how to speak of it at home.", "suggestion"),
        ("Rape is the subject of a new law, and you may hear of it at home.", "suggestion"),
        (
            "On Friday a girl was attacked on her way home. An attempted rape, we fear. Assemblies on safety follow.",
            "error",
        ),
        ("On Friday we will welcome a speaker who was harmed by rape when she was young.", "suggestion"),
        ("Would you help on Saturday at the stall that was set up for victims of rape?", "suggestion"),
        ("This year our choir sang in the square, in aid of a centre on rape.", "suggestion"),
        ("We raise money for a centre on rape. Some of the players will run ten miles.", "suggestion"),
        ("We teach about rape in year nine.", "suggestion"),
        ("A man who led our choir until 1990 has pleaded guilty to the rape of two of its members.", "error"),
        ("Our talk in June is by Jo Lee, a family court judge, on rape.", "suggestion"),
        ("Our new governor is a retired coroner who has written on rape.", "suggestion"),
        ("In 1987 a man who led our choir was convicted of rape. His name is off the wall.", "error"),
        ("Police have warned all schools in Sussex of rape. No one at our school was harmed.", "warning"),
        (
            "A coach has been charged with rape. It happened at another club, and nobody in our club was harmed.",
            "warning",
        ),
        ("A coach has been charged with rape. None of our pupils was harmed.", "warning"),
        ("A coach has been charged with rape. Nobody else was harmed.", "error"),
        ("Two of our pupils were raped by a man who also worked in other schools.", "error"),
    ],
)
def test_a_letter_is_stopped_where_it_goes_to_those_among_whom_it_happened(
    check_text: CheckText, words: str, loud: str
) -> None:
    assert severity(check_text, f"Dear parents\n\n{words}\n\n{FILLER}\n", kind="letter") == loud


@pytest.mark.parametrize(("kind", "loud"), [("letter", "suggestion"), ("service-page", "warning")])
def test_a_lesson_makes_nothing_but_a_letter_quieter(check_text: CheckText, kind: str, loud: str) -> None:
    words = "The police have visited our school to talk about rape and sexual assault. The lesson was good."
    assert severity(check_text, f"Dear parents\n\n{words}\n\n{FILLER}\n", kind=kind) == loud


@pytest.mark.parametrize(
    ("words", "loud"),
    [
        (
            "By now you will have seen the video of Saturday. Two men were attacked after it, and one was raped.",
            "error",
        ),
        ("By now you will have seen our new page on rape.", "suggestion"),
    ],
)
def test_a_page_that_tells_those_among_whom_it_happened_is_stopped_as_a_letter_is(
    check_text: CheckText, words: str, loud: str
) -> None:
    assert severity(check_text, f"# About Saturday: rape\n\n{words}\n\n{FILLER}\n", kind="service-page") == loud


def of_a_letter(words: str, kind: str = "") -> Analysis:
    text = f"Dear parents and carers\n\n{FILLER}\n\n{FILLER}\n\n{FILLER}\n\n{words}\n"
    return Analysis(read("a.md", text.encode(), "markdown"), Settings(kind=kind), helper.knowledge())


@pytest.mark.parametrize(
    ("shown", "words", "told"),
    [
        ("", "Two of our pupils were hurt.", False),
        ("as-letter", "Two of our pupils were hurt.", True),
        ("in-opening", "Two of our pupils were hurt.", False),
        ("anywhere", "Two of our pupils were hurt.", True),
        ("anywhere", "The choir sang.", False),
    ],
)
def test_the_data_say_what_shows_of_a_kind_that_it_goes_to_those_among_whom_it_happened(
    shown: str, words: str, told: bool
) -> None:
    kind = helper.knowledge().kinds["newsletter"]._replace(told_among_us=shown)
    assert is_told_among_us(of_a_letter(words), kind) is told


@pytest.mark.parametrize(
    ("sent", "words", "expected"),
    [
        ("", "A man was jailed for rape.", False),
        ("by-words", "A man was jailed for rape.", True),
        ("by-words", "The choir sang.", False),
        ("always", "The choir sang.", True),
    ],
)
def test_the_data_say_which_kinds_are_sent_on_a_case(sent: str, words: str, expected: bool) -> None:
    kind = helper.knowledge().kinds["newsletter"]._replace(sent_on_a_case=sent)
    assert is_release_on_a_case(of_a_letter(words), kind) is expected


@pytest.mark.parametrize(("kind", "expected"), [("letter", True), ("newsletter", False)])
def test_only_what_is_addressed_goes_to_families(kind: str, expected: bool) -> None:
    assert is_to_families(of_a_letter("The choir sang.", kind)) is expected


def test_what_is_said_in_a_quotation_speaks_to_nobody(check_text: CheckText) -> None:
    page = f"# Domestic abuse\n\nDomestic abuse is common. She said: “It is not your fault.”\n\n{FILLER}\n"
    assert severity(check_text, page, kind="service-page") == "warning"


@pytest.mark.parametrize(
    ("case", "loud"),
    [
        ("A man has been jailed for rape at Northgate Crown Court.", "error"),
        ("A woman was raped in the park. Officers are at the scene.", "error"),
        ("An inquest into the rape and death of a man will open on Monday.", "error"),
        ("Police are warning residents of a man who follows women home. Rape is feared.", "error"),
        ("The force has a new strategy on rape. Rape takes time to prove.", "suggestion"),
    ],
)
def test_a_release_is_stopped_where_it_tells_of_a_case(check_text: CheckText, case: str, loud: str) -> None:
    assert severity(check_text, f"# Rape\n\n{case}\n\n{FILLER}\n", kind="press-release") == loud


@pytest.mark.parametrize(
    ("line", "loud"),
    [
        ("", "warning"),
        ("You can call Rape Crisis Scotland on 08088 01 03 02.", None),
    ],
)
def test_an_appeal_gives_those_who_were_harmed_a_line_beside_the_police(
    check_text: CheckText, line: str, loud: str | None
) -> None:
    appeal = (
        "# Sexual assault in Wexley\n\nPolice in Scotland are appealing for witnesses after a sexual assault.\n\n"
        "Anyone with information should contact Exshire Police on 01632 960 313 or 101, or Crimestoppers in confidence"
        f" and without giving a name on 0800 555 111.\n\n{line}\n"
    )
    found = [each.severity for each in check_text(appeal, kind="witness-appeal").findings if "signposting" in each.rule]
    assert found == ([loud] if loud else [])


@pytest.mark.parametrize(
    "thought",
    [
        "you have been thinking that people would be better off without you",
        "you have told yourself that your kids would be happier without you",
        "it has seemed simpler not to wake up",
        "you think that nobody would notice if you were gone",
    ],
)
def test_thoughts_of_suicide_said_to_the_reader_are_told_loudly_whatever_else_the_text_says(
    check_text: CheckText, thought: str
) -> None:
    text = (
        "Hello from everyone in the hall. The second lot of marks goes up on Friday at noon, and you know what that "
        "week is like.\n\nIf they are good, well done. If they are not, you can sit a paper again, switch courses or "
        "take some time at home. No one in your family will think the less of you.\n\n"
        f"And if {thought}: you are not the only one. It passes.\n\n"
        "The common room is open from ten until midnight, with soup and board games. Come in your socks.\n"
    )
    assert severity(check_text, text) == "error"


@pytest.mark.parametrize(("kind", "loud"), [("witness-appeal", "error"), ("news", "warning")])
def test_an_appeal_for_somebody_missing_must_say_whom_to_call(check_text: CheckText, kind: str, loud: str) -> None:
    page = "# Missing man\n\nPolice are looking for him. A man of 61 went missing on Monday. He may be in the hills.\n"
    assert severity(check_text, page + FILLER, kind=kind) == loud


@pytest.mark.parametrize(
    ("words", "loud"),
    [
        ("Police warn parents that it may happen to any child.", "error"),
        ("Officers are asking parents and carers to talk to their children.", "error"),
        ("Students have been warned about it.", "error"),
        ("Parents are urged to be alert.", "error"),
        ("The force is reminding families to check who writes to them.", "error"),
        ("Detectives warn of more.", "error"),
        ("A warning has been issued to all parents.", "error"),
        ("Officers gave a talk to parents on Monday.", "warning"),
        ("Parents asked the officers for a talk.", "warning"),
    ],
)
def test_a_release_that_warns_the_public_is_stopped(check_text: CheckText, words: str, loud: str) -> None:
    page = (
        f"# Blackmail online\n\n{words}\n\nA stranger blackmailed two boys of 15 with intimate pictures.\n\n{FILLER}\n"
    )
    assert severity(check_text, page, kind="press-release") == loud


def test_an_appeal_that_speaks_to_the_child_who_is_missing_needs_a_way_to_turn(check_text: CheckText) -> None:
    page = (
        "# Missing girl\n\nPolice are appealing for help. A girl of 15 went missing on Monday.\n\n"
        "Ellie, if you are reading this: you are not in trouble. Your mum says that you can talk about anything.\n"
    )
    assert severity(check_text, page + FILLER, kind="witness-appeal") == "error"


def test_an_appeal_on_what_harms_nobody_asks_for_no_such_line(check_text: CheckText) -> None:
    appeal = (
        "# Appeal for a missing girl\n\nPolice are appealing for information about a girl of 15 who went missing.\n\n"
        "Anyone with information should contact Exshire Police on 101, quoting 44.\n"
    )
    found = [each for each in check_text(appeal, kind="witness-appeal").findings if "signposting" in each.rule]
    assert [each for each in found if each.severity != "suggestion"] == []


RELEASE = "# Man jailed for rape\n\nA man has been jailed for the rape of a woman. Police said that she was brave.\n\n"


@pytest.mark.parametrize(
    "asked",
    [
        "If you have information about this case, call Exshire Police on 101, or Crimestoppers on 0800 555 111.",
        "Anyone who saw him that night is asked to call 101.",
        "Call police on 01632 960 100, quoting reference 44 of 3 May.",
    ],
)
def test_what_the_police_ask_of_a_case_is_no_help(check_text: CheckText, asked: str) -> None:
    assert severity(check_text, RELEASE + asked, kind="press-release") == "error"


@pytest.mark.parametrize(
    "offered",
    [
        "To report rape, call police on 101.",
        "If you have been affected by this case or have information, call 101.",
        "Anyone with information, or who has been hurt by him, is asked to call 101.",
        "Other victims are asked to call 101 and quote reference 44 of 3 May.",
        "Detectives believe that there are other victims. Anyone with information is asked to call 101.",
    ],
)
def test_the_police_help_whom_they_ask_to_come_to_them(check_text: CheckText, offered: str) -> None:
    found = check_text(RELEASE + offered, kind="press-release").findings
    assert "signposting/missing" not in [each.rule for each in found]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Call 101 or report online at www.example.police.uk.", "warning"),
        ("Call 101, or report online.", "warning"),
        ("Report online or call 101.", "warning"),
        ("You need not call 101: our counsellors are there for you at www.wexleyrape.org.uk.", "suggestion"),
        ("Call 101. Our own counsellors are there for you on 01632 960 100.", "suggestion"),
    ],
)
def test_where_the_police_take_reports_online_is_no_line_that_helps(
    check_text: CheckText, line: str, expected: str
) -> None:
    text = f"{RELEASE}## Report rape\n\n{line}\n"
    found = check_text(text, kind="press-release").findings
    assert [each.severity for each in found if each.rule == "signposting/incomplete"] == [expected]


@pytest.mark.parametrize(
    ("words", "missing"),
    [("Ask for help from friends, a support worker or a GP.", 0), ("Ask for money from friends or a GP.", 1)],
)
def test_help_from_one_of_several_people_is_help(check_text: CheckText, words: str, missing: int) -> None:
    page = f"# Anxiety\n\nYou are not alone. If your panic attacks stop you, this page is for you. {words}\n"
    found = check_text(page, kind="service-page").findings
    assert [each.rule for each in found].count("signposting/missing") == missing


@pytest.mark.parametrize(
    ("words", "expected"),
    [("Tell a friend you trust.", "warning"), ("Keep your papers with a friend you trust.", "error")],
)
def test_a_page_that_sends_readers_to_whom_they_trust_points_to_help(
    check_text: CheckText, words: str, expected: str
) -> None:
    page = f"# Forced marriage\n\nNobody may force you to marry. It is not your fault. {words}\n"
    assert severity(check_text, page, kind="service-page") == expected


def test_a_topic_that_is_only_mentioned_is_a_suggestion(check_text: CheckText) -> None:
    long = "The road will be closed for a week while the pipes are laid. " * 60
    page = f"# Roads\n\n{long}\n\nThe rape case is heard next door.\n\n{long}\n"
    assert severity(check_text, page, kind="press-release") == "suggestion"


@pytest.mark.parametrize(
    "page", ["# Rape\n\nIf you have been raped, it is not your fault.\n", "# Rape\n\nRape is common.\n"]
)
def test_a_nation_that_is_inferred_makes_nothing_louder(check_text: CheckText, page: str) -> None:
    for kind in ("service-page", "press-release", "general-page", "news", "guidance"):
        flags = {} if kind == "general-page" else {"kind": kind}
        plain = severity(check_text, page + FILLER, **flags)
        for place in ("in Wales", "in Scotland", "in Northern Ireland"):
            named = page + FILLER + f"Police Scotland and people {place} were asked. The Welsh Government knows. "
            assert severity(check_text, named, **flags) == plain


@pytest.mark.parametrize(
    ("page", "host"),
    [
        ("# Suicide\n\nIf you are thinking about suicide, you are not alone.\n", "samaritans.org"),
        ("# Rape\n\nIf you have been raped, it is not your fault.\n", "www.nhs.uk"),
        ("# Stalking\n\nStalking is never your fault.\n", ""),
    ],
)
def test_a_finding_says_who_asks_for_help_on_its_subject(check_text: CheckText, page: str, host: str) -> None:
    [found] = [each for each in check_text(page).findings if each.rule == "signposting/missing"]
    assert [source.split("/")[2] for source in found.sources] == ([host] if host else [])


TRADE = (
    "# Two jailed for supplying cocaine\n\nExshire Police, 3 March 2026\n\nTwo men who sold cocaine from a garage have "
    "been jailed for conspiracy to supply class A drugs. Officers found two kilograms of cocaine, £31,000 in cash and "
    "a list of payments. A detective said: “These men wanted the money. Residents picked up the phone.”\n\n"
    "Anyone with information about the supply of drugs can call 101.\n"
)


@pytest.mark.parametrize(("added", "shown"), [("", []), ("They used a boy of 14 to carry the drugs.\n", ["help"])])
def test_the_trade_in_drugs_exploits_nobody_unless_it_is_said(
    check_text: CheckText, added: str, shown: list[str]
) -> None:
    found = check_text(TRADE + added, kind="news").findings
    assert ["help" for each in found if each.rule.startswith("signposting")] == shown


def test_a_text_for_another_country_is_asked_for_nothing_loudly(check_text: CheckText) -> None:
    page = f"# Rape\n\nIf you have been raped, it is not your fault. {FILLER}\n\n"
    assert severity(check_text, page, kind="service-page") == "error"
    assert severity(check_text, page + "In a crisis, call 988.\n", kind="service-page") == "suggestion"


def test_what_a_stranger_asked_a_child_is_no_help(check_text: CheckText) -> None:
    letter = (
        "Dear parents and carers,\n\nAn adult whom nobody knows wrote in a game to some of our Year 5 pupils. He sent "
        "private pictures to two boys to ask which club they were in.\n\nThe children were afraid. They did nothing "
        "wrong.\n\nYours sincerely,\n\nMrs A. Hill\nHeadteacher\n"
    )
    assert severity(check_text, letter) == "error"


@pytest.mark.parametrize(("kind", "stopped"), [("press-release", True), ("service-page", False)])
def test_a_release_must_give_more_than_somebody_at_hand(check_text: CheckText, kind: str, *, stopped: bool) -> None:
    text = f"# Man jailed for rape\n\nA man has been jailed for raping a woman. {FILLER}\n\nTell a nurse or your GP.\n"
    found = [each for each in check_text(text, kind=kind).findings if each.rule == "signposting/missing"]
    assert bool(found) == stopped


ON_A_MOOR = (
    "# Walking on the estate this autumn\n\nThe stalking season runs until February. Our stalkers are out on the hill"
    " most mornings, and stags are stalked above the burn. Please keep to the marked paths, keep dogs on a lead and"
    " shut each gate behind you.\n\nThe car park by the lodge holds forty cars. The tea room opens at ten."
    " The upper bothy is closed for repairs to its roof. The bridge at the weir was mended in June and is safe for"
    " bicycles. Ask at the lodge for a map, for the times of the tides and for the list of birds seen this month.\n"
)
OF_A_LISTENER = (
    "# Woman was stalked for a year\n\nA man who waited outside a woman's work every evening and sent her two hundred"
    " letters was found guilty of stalking today. He followed her to her new flat, rang from numbers that she did not"
    " know and wrote to her mother. She told the court that she had stopped going out alone and changed her job twice."
    " The judge said that the fear would stay with her. He was told never to contact her again.\n\nFriends had walked"
    " her home for months. She kept a diary of each call and each letter, which the officers read to the jury.\n"
)


@pytest.mark.parametrize(("text", "loud"), [(ON_A_MOOR, "suggestion"), (OF_A_LISTENER, "warning")])
def test_a_text_that_begins_with_something_else_is_asked_for_help_in_a_suggestion(
    check_text: CheckText, text: str, loud: str
) -> None:
    assert severity(check_text, text, kind="news") == loud


OF_A_FILM = (
    "# Film about stalking is shown in the town hall\n\nA film about stalking was shown in the town hall on Friday."
    " Three women told in it how they were followed, watched and sent letters for years, and what it did to them. The"
    " hall was full. The film was made with a grant by students of the college, who spent a year on it. One of the"
    " women said that she had changed her number four times. It has subtitles and a signer. The mayor gave thanks to"
    " the caretaker, and there was soup after it.\n"
)


@pytest.mark.parametrize(("kind", "loud"), [("news", "warning"), ("general", "suggestion")])
def test_a_report_is_on_what_its_headline_and_its_words_name(check_text: CheckText, kind: str, loud: str) -> None:
    assert severity(check_text, OF_A_FILM, kind=kind) == loud


def test_of_few_words_nobody_can_say_that_they_are_on_something_else(check_text: CheckText) -> None:
    text = "# A talk on rape\n\nThe hall was full that night and the talk went on for hours.\n"
    assert severity(check_text, text, kind="news") == "warning"


def test_the_contact_of_a_house_that_offers_no_help_is_none(check_text: CheckText) -> None:
    page = "# Rape\n\nIf you have been raped, you are not to blame. Our team published a report on rape.\n\n"
    assert severity(check_text, f"{page}## Contact us\n\nPhone 0300 790 4430 to order a copy.\n") == "error"


def test_a_door_is_no_line_for_somebody_who_thinks_of_suicide(check_text: CheckText) -> None:
    page = (
        "# Suicide\n\nIf you are thinking about suicide, you are not alone. Our team supports people in distress.\n\n"
    )
    found = [
        [each.severity for each in check_text(page + way, kind="service-page").findings if each.rule == INCOMPLETE]
        for way in ("You can visit our office without an appointment.\n", "Phone our team on 0300 790 4430.\n")
    ]
    assert found == [["warning"], ["suggestion"]]
