"""What texts say of who runs a service and of whom it is for."""

from __future__ import annotations

import pytest

from safelint import Linter


@pytest.fixture(scope="module")
def linter() -> Linter:
    return Linter(select=["helpline/claim"])


def claims(linter: Linter, text: str) -> list[tuple[str, str]]:
    found = linter.lint_text(text, "text.md").documents[0].findings
    return [(str(each.severity), each.text) for each in found]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("If you are worried about a child, ring Childline on 0800 1111.", True),
        ("If you are worried about a child, or you are a child yourself, ring Childline on 0800 1111.", False),
        ("If you're concerned about a child, or a young person needs to talk, ring Childline on 0800 1111.", False),
        ("If you are worried about your child, they can ring Childline on 0800 1111.", False),
        ("If you are worried about a child, ring the NSPCC Helpline on 0808 800 5000.", False),
    ],
)
def test_who_worries_about_a_child_is_not_sent_to_a_line_for_children(linter: Linter, text: str, told: bool) -> None:
    assert bool(claims(linter, text)) == told


@pytest.mark.parametrize(
    ("text", "level", "words"),
    [
        ("Childline (0800 1111) is a service of Barnardo's.", "warning", "a service of Barnardo's"),
        ("Call the Men's Advice Line on 0808 801 0327. It is run by Mankind.", "warning", "run by Mankind"),
        ("The Stop It Now helpline, which the NSPCC runs, is confidential.", "warning", "NSPCC runs"),
        ("Victim Support runs the National Stalking Helpline.", "error", "Victim Support runs the"),
        ("The Samaritans helpline is an NHS service.", "warning", "NHS service"),
        ("The Forced Marriage Unit is part of the Ministry of Justice.", "warning", "part of the Ministry of Justice"),
        ("Ring FRANK on 0300 123 6600; it is run by Crimestoppers.", "warning", "run by Crimestoppers"),
        ("Ring FRANK on 0300 123 6600; it\u2019s run by Crimestoppers.", "warning", "run by Crimestoppers"),
        ("Hourglass (run by Age UK) listens on 0808 808 8141.", "warning", "run by Age UK"),
        ("Call Childline, or ring 116 123, which is run by Mind.", "warning", "run by Mind"),
        ("Call the Men's Advice Line on 0808 801 0327, run by Mankind.", "warning", "run by Mankind"),
        ("Rape Crisis Scotland is part of Police Scotland.", "warning", "part of Police Scotland"),
        ("Samaritans, the Papyrus line, is open day and night.", "warning", "Papyrus line"),
        ("Call Samaritans on 116 123 (the Papyrus line).", "warning", "Papyrus line"),
    ],
)
def test_another_operator_is_told(linter: Linter, text: str, level: str, words: str) -> None:
    assert claims(linter, text) == [(level, words)]


@pytest.mark.parametrize(
    "text",
    [
        "Childline is provided by the NSPCC.",
        "Childline, funded by the Home Office and the NSPCC, is on 0800 1111.",
        "Until 2019 the National Domestic Abuse Helpline was run by Refuge and Women's Aid.",
        "Childline is not run by the police.",
        "Call Childline, or ring 116 123, which is run by Samaritans.",
        "Talk to Samaritans, or call 0808 2000 247, run by Refuge.",
        "Call Childline, or ring our line on 0117 496 0123, run by Barnardo's.",
        "Crimestoppers is independent of the police.",
        "The workshop on Childline was run by the police.",
        "The Live Fear Free helpline is run by Welsh Women's Aid for the Welsh Government.",
        "Live Fear Free, the Welsh Government's free helpline, is on 0808 80 10 800.",
        "The Runaway Helpline is run by Missing People.",
        "The Silver Line, run by Age UK, is on 0800 4 70 80 90.",
        "Our drop-in, run by Barnardo's, gives out Childline's number.",
        "Samaritans branches are run by volunteers.",
        "Samaritans is part of the NHS's plan for winter.",
        "The Forced Marriage Unit is part of the UK Government.",
        "“Childline is run by the police,” the boy thought.",
        # The next line of a list.
        "Call Samaritans on 116 123, the Papyrus line on 0800 068 4141, or Childline on 0800 1111.",
        "Call Samaritans on 116 123, the Papyrus line: 0800 068 4141.",
        "You can call Samaritans (116 123), the Papyrus line (0800 068 4141) or Childline.",
        "Call Samaritans, the Papyrus line or Childline.",
        "Call Samaritans, the Papyrus line, or Childline.",
        "Call Samaritans, the Papyrus line, Childline or Galop.",
        # For whom a service is.
        "The Men's Advice Line is for men.",
        "The National Domestic Abuse Helpline is for women. Men can call the Men's Advice Line on 0808 801 0327.",
        "National Domestic Abuse Helpline 0808 2000 247; for men, Men's Advice Line 0808 801 0327.",
        "Childline is for children; the NSPCC Helpline is for adults.",
        "The YoungMinds Parents Helpline is for parents of young people.",
        "Our women only group meets on Monday. Call Samaritans on 116 123.",
        "Call Samaritans on 116 123. Our clinic is only for adults over 65.",
        "Call 999 only in an emergency.",
        "The Silver Line (0800 4 70 80 90) is only for people over 55.",
        "Samaritans (116 123) are not only for people who are suicidal.",
        "In Wales the Live Fear Free helpline is there. It is for women, men and children.",
        "If you are under 18, call Childline on 0800 1111. Adults can call the Revenge Porn Helpline on 0345 6000 459.",
        "For anyone who is being abused: the National Domestic Abuse Helpline, 0808 2000 247.",
        "Under 18? Ring Samaritans on 116 123.",
        "Childline is run by Action for Children's rivals.",
    ],
)
def test_what_may_be_right_is_left_alone(linter: Linter, text: str) -> None:
    assert claims(linter, text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Men's Advice Line (0808 801 0327) is for women.", "is for women"),
        ("Call the National Domestic Abuse Helpline, for men, on 0808 2000 247.", "for men"),
        ("In Wales the Live Fear Free helpline is there. It is for women only.", "is for women only"),
        ("In Wales the Live Fear Free helpline is there. It's for women only.", "It's for women only"),
        ("Call Hourglass on 0808 808 8141. The line is only for people over 75.", "is only for people over 75"),
        ("Samaritans (116 123) are only for people who are suicidal.", "are only for people who are suicidal"),
        (
            "Ring Samaritans on 116 123, which is for people who are about to die.",
            "is for people who are about to die",
        ),
        ("Childline, 0800 1111, is for parents.", "is for parents"),
        ("The YoungMinds Parents Helpline is for young people.", "is for young people"),
        ("Childline is open to children in England only.", "in England only"),
    ],
)
def test_another_audience_is_told(linter: Linter, text: str, words: str) -> None:
    assert [said for _, said in claims(linter, text)] == [words]


@pytest.mark.parametrize(
    "text",
    [
        "Under 18? Ring the Revenge Porn Helpline on 0345 6000 459",
        "If you are under 18, call the Revenge Porn Helpline",
        "For women who are being abused: Respect Phoneline, 0808 802 4040",
    ],
)
def test_those_who_are_asked_to_call_a_line_for_others_are_told(linter: Linter, text: str) -> None:
    assert [said for _, said in claims(linter, f"{text}.")] == [text]


def test_who_runs_a_line_does_not_take_its_number() -> None:
    text = "Ring the Domestic and Sexual Abuse Helpline, which is run by Women's Aid, on 0808 802 1441."
    rules = {each.rule for each in Linter().lint_text(text, "text.md").documents[0].findings}
    assert {"helpline/claim", "helpline/mistyped-number"} <= rules
