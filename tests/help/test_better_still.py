"""What would be better still never lists what is there, in whatever words."""

from __future__ import annotations

import pytest

from support import signposting as helper

THERE = [
    ("silent_route", "domestic-abuse", "Cannot speak? Dial 999, then 55."),
    ("silent_route", "domestic-abuse", "Call 999 from a mobile and press 55 when you hear the operator."),
    ("silent_route", "domestic-abuse", "Ring 999 followed by 55 if it is not safe to talk."),
    ("online_route", "domestic-abuse", "The webchat of Live Fear Free is open all night."),
    ("online_route", "suicide", "You can chat online with Samaritans, or call 116 123."),
    ("online_route", "sexual-violence", "Use the live chat of the support line."),
    ("accessible_route", "hate-crime", "Call 101. There is a textphone too: 18001 101."),
    ("accessible_route", "domestic-abuse", "A video call in British Sign Language is free."),
    ("choice_not_to_report", "sexual-violence", "You can come to us with no need to tell the police."),
    ("choice_not_to_report", "sexual-violence", "The centre will see you without involving the police."),
    ("choice_not_to_report", "sexual-violence", "We help you whether or not you report it."),
    ("choice_not_to_report", "sexual-violence", "It is up to you whether you go to the police."),
    ("hours", "suicide", "Samaritans are there day and night on 116 123."),
    ("free", "suicide", "It is free to call 116 123 from any phone."),
    ("confidential", "suicide", "What you say stays private. Call 116 123."),
    ("free", "suicide", "Free help, day and night:\n\n- Samaritans: 116 123"),
    ("hours", "suicide", "Samaritans: 116 123\n\nDay and night."),
    ("free", "suicide", "The line is for everyone. It is free. Call Samaritans on 116 123."),
    ("believed", "sexual-violence", "It was never your fault, and we will believe you."),
    ("safety_exit", "domestic-abuse", "Press Esc to leave this page quickly."),
    ("line_for_children", "domestic-abuse", "Children can call Childline on 0800 1111."),
    ("text_route", "suicide", "Text SHOUT to 85258."),
    ("bereavement_support", "suicide", "Cruse: 0808 808 1677"),
    ("line_for_men", "domestic-abuse", "Live Fear Free, for anyone, is on 0808 80 10 800."),
    ("line_for_men", "domestic-abuse", "Scotland's Domestic Abuse and Forced Marriage Helpline: 0800 027 1234"),
]


@pytest.mark.parametrize(("name", "topic", "words"), THERE)
def test_what_is_there_is_not_asked_for(name: str, topic: str, words: str) -> None:
    assessment = helper.assess(f"# Help\n\n{words}\n", "service-page", given=(topic,))
    missing = (*assessment.missing_required, *assessment.missing_suggested, *assessment.missing_best)
    assert (name,) not in [ask.members for ask in missing]


@pytest.mark.parametrize(("name", "topic"), sorted({(name, topic) for name, topic, _ in THERE}))
def test_what_is_not_there_is(name: str, topic: str) -> None:
    assessment = helper.assess("# Help\n\nCall 999.\n", "service-page", given=(topic,))
    missing = (*assessment.missing_required, *assessment.missing_suggested, *assessment.missing_best)
    assert (name,) in [ask.members for ask in missing]


def test_a_line_for_women_alone_is_none_for_men() -> None:
    assessment = helper.assess("National Domestic Abuse Helpline: 0808 2000 247", given=("domestic-abuse",))
    assert ("line_for_men",) in [ask.members for ask in assessment.missing_suggested]
