"""What texts give for danger of this moment, and what they say of whether others learn of a call."""

from __future__ import annotations

import pytest

from safelint import Linter


def told(linter: Linter, text: str) -> list[tuple[str, str]]:
    found = linter.lint_text(text, "text.md").documents[0].findings
    return [(str(each.severity), each.text) for each in found]


@pytest.mark.parametrize(
    ("text", "level", "words"),
    [
        ("If somebody is breaking in and you are in danger now, call 101.", "warning", "101"),
        ("- In danger: ring 101.", "warning", "101"),
        ("If your life is at risk, ring 111.", "warning", "111"),
        ("If you think a crime is in progress, call 101.", "warning", "101"),
        ("If you see a fight or an attack in progress, call 101.", "warning", "101"),
        ("If you witness an assault, ring 101.", "warning", "101"),
        ("In emergencies: call 111.", "warning", "111"),
        ("In an emergency, ring your social worker.", "suggestion", "ring your social worker"),
        ("Email us if you think that somebody is in immediate danger.", "suggestion", "Email us"),
        ("If you see a man like this approach a child, ring 101 straight away.", "warning", "101"),
        ("If a child is hurt or about to be, ring the police on 101.", "warning", "101"),
        ("If he can't be woken, log that as well.", "suggestion", "log that"),
        ("If they're hurt, ring the office.", "suggestion", "ring the office"),
        ("If your child has collapsed, go to your GP.", "suggestion", "go to your GP"),
        ("If you are being hurt now, ring your local police station.", "suggestion", "ring your local police station"),
        ("Police are looking for missing boy Ben. If you have seen him, ring 0800 555 111.", "warning", "0800 555 111"),
        ("Appeal for missing teenager Ann. Sightings of her: 0800 555 111", "warning", "0800 555 111"),
        ("If it is not an emergency, call 999.", "warning", "not an emergency, call 999"),
        ("Call 999 if it is not urgent.", "warning", "Call 999 if it is not urgent"),
        ("For non-emergencies ring 999.", "warning", "non-emergencies ring 999"),
    ],
)
def test_what_is_too_slow_for_danger_is_told(text: str, level: str, words: str) -> None:
    assert told(Linter(select=["helpline/emergency"]), text) == [(level, words)]


@pytest.mark.parametrize(
    "text",
    [
        "If you are not in immediate danger, call 101.",
        "Report it to police on 101, or in an emergency 999.",
        "In a mental health emergency ring 111 and choose option 2.",
        "Ben is missing. If you have seen him, ring 101, or Crimestoppers on 0800 555 111.",
        "Ben is missing. If you know about the crime, ring Crimestoppers on 0800 555 111.",
        "A gold ring is missing. If you have seen them leave with it, ring Crimestoppers on 0800 555 111.",
        "Ann is no longer missing. A man attacked a woman. If you have seen him, ring Crimestoppers on 0800 555 111.",
        "If you have seen them dealing drugs, ring Crimestoppers on 0800 555 111.",
        "If the danger has passed, call 101.",
        "She was in danger, and called 101.",
        "If there is danger now, 999. If not, ring 101.",
        "Do not call 101 in an emergency.",
        "Anyone who saw the attack in progress should call 101 quoting CR/123.",
        "If you did see an attack on Sunday, call 101.",
        "If you witness an assault and have information, call police on 101.",
        "Report fly-tipping in progress: call 101.",
        "Work in progress: for news, call 101.",
        "Your life may be at risk from smoking: call NHS 111.",
        "Dental emergencies: call 111.",
        "For emergencies with your teeth, call NHS 111.",
        "In an emergency, use exit 111.",
        "If you see the car outside your house again, call 101.",
        "If you see a van stop by the gate every day, call 101.",
        "If a pupil is hurt in a lesson, log it.",
        "Do not call 999 if it is not an emergency.",
        "Call 999 in an emergency, and 101 if it is not an emergency.",
        "If it is not an emergency, call 101, and 999 if it is.",
        "Call 999 unless it is not urgent.",
    ],
)
def test_what_keeps_the_numbers_apart_is_left_alone(text: str) -> None:
    assert told(Linter(select=["helpline/emergency"]), text) == []


@pytest.mark.parametrize(
    ("text", "level", "words"),
    [
        ("Crimestoppers records your name.", "warning", "records your name"),
        ("Call Crimestoppers on 0800 555 111. They will ask your name.", "warning", "They will ask your name"),
        ("Calls to Childline on 0800 1111 show on your phone bill.", "suggestion", "show on your phone bill"),
        (
            "Victims can ring the Respect Phoneline on 0808 802 4040.",
            "warning",
            "Victims can ring the Respect Phoneline on 0808 802 4040",
        ),
        (
            "If you are a parent, call Childline on 0800 1111.",
            "warning",
            "If you are a parent, call Childline on 0800 1111",
        ),
        (
            "If your husband hits you, call the Respect Phoneline.",
            "warning",
            "your husband hits you, call the Respect Phoneline",
        ),
        (
            "The Modern Slavery and Exploitation Helpline, run by the Salvation Army, is on 08000 121 700.",
            "warning",
            "run by the Salvation Army",
        ),
    ],
)
def test_what_keeps_people_from_a_call_is_told(text: str, level: str, words: str) -> None:
    assert told(Linter(select=["helpline/claim"]), text) == [(level, words)]


@pytest.mark.parametrize(
    "text",
    [
        "Call Crimestoppers on 0800 555 111. You do not have to give your name. Calls are not recorded.",
        "Call the NSPCC on 0808 800 5000. Calls may be recorded.",
        "Parents can tell their children to call Childline.",
        "If you have hurt someone, ring the Respect Phoneline.",
        "Men and women can call the National Domestic Abuse Helpline.",
        "Childline is on 0800 1111. If your life is at risk, they may pass your details to the police.",
        "Call Stop It Now on 0808 1000 900. They may ask for your name. If a child is at risk, they pass it on.",
        "Young carers can call Childline.",
        "Parents under 18 can call Childline.",
        "If you are a parent, tell your teenager that they can call Childline.",
        "If your husband hits you, he can call the Respect Phoneline for help to change.",
        "Victims and perpetrators can both call the Respect Phoneline.",
        "If you are a man, your daughter can call the National Domestic Abuse Helpline.",
    ],
)
def test_what_may_be_right_of_a_call_is_left_alone(text: str) -> None:
    assert told(Linter(select=["helpline/claim"]), text) == []
