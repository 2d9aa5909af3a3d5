"""Why a number is given to a service: a closed list of reasons in one order, none without a text that shows it."""

from __future__ import annotations

import pytest

from safelint.numbers.owners.reasons import Loss, Reason, looser
from support.number_texts import analyse, labelled

# For each reason a text and the number in it, counted from 0, that is given away for it.
TEXTS = {
    Reason.AROUND_ASIDE: ("The NSPCC, which runs Childline, is on 0808 800 5000.", 0),
    Reason.LINK: ("You can [call the NSPCC Helpline](tel:+448088005000) as well.", 0),
    Reason.RIGHT_BEFORE: ("Call Childline on 0800 1111.", 0),
    Reason.LISTED_RIGHT_BEFORE: ("Samaritans, Childline: 116 123.", 0),
    Reason.RUN_BY: ("Childline, with Mind on 0800 1111.", 0),
    Reason.IN_BRACKETS: ("0800 1111 (Childline)", 0),
    Reason.IN_ORDER: ("Call 0800 1111 or 116 123 for Childline or Samaritans, respectively.", 0),
    Reason.LABEL: ("| Who | Phone |\n|---|---|\n| Police | 101 |", 0),
    Reason.FOR_NAME: ("Ring 0800 1111 to speak to Childline.", 0),
    Reason.OWN_RIGHT_AFTER: ("Tell the NSPCC or ring 0800 1111 \u2013 Childline.", 0),
    Reason.ROW: ("| Who | Phone |\n|---|---|\n| Beat | 0808 801 0677 |", 0),
    Reason.TERM: ("<dl><dt>Beat</dt><dd>0808 801 0677</dd></dl>", 0),
    Reason.BEFORE: ("Childline will listen whatever it is: call 0800 1111.", 0),
    Reason.LISTED_BEFORE: ("Samaritans or Childline can listen to whatever worries you when you call 116 123.", 0),
    Reason.OWN_AS_SECOND: ("Childline and the NSPCC are there: 0808 800 5000, or call 0800 1111.", 1),
    Reason.BRACKETS_AFTER_ANOTHER: ("Call the NSPCC, or 0800 1111 (Childline).", 0),
    Reason.RIGHT_AFTER: ("Call 0800 1111, Childline.", 0),
    Reason.OWN_IN_LIST: ("Childline, Mind and Samaritans: 0808 2000 247 and 116 123.", 1),
    Reason.COLUMN: ("| | Childline |\n|---|---|\n| Phone | 0800 1111 |", 0),
    Reason.HEADING: ("## Samaritans\n\nCall free on 116 123", 0),
    Reason.SHORT_SENTENCE_BEFORE: ("Rape Crisis Centre\n01708 765200", 0),
    Reason.MISSPELT: ("Call the Samaratins on 116 123.", 0),
    Reason.NUMBER_BEFORE: ("National Domestic Abuse Helpline: 0808 2000 247 (England), 0808 80 10 800 (Wales)", 1),
    Reason.SAME_SENTENCE: ("Samaritans volunteers everywhere have 0808 801 0677.", 0),
    Reason.ONE_OF_SEVERAL: ("Childline or Samaritans: 0808 801 0677.", 0),
    Reason.OWN_SAME_SENTENCE: ("Family Rights Group can help if social workers are involved: 0808 801 0366.", 0),
    Reason.OWN_PAST_NAME: ("Samaritans help adults, as Childline helps children, on 116 123.", 0),
    Reason.OWN_PAST_NUMBER: ("Meic: ffoniwch 080880 23456 neu tecstiwch y gair HELP 84001.", 1),
    Reason.FOR_BACKER: ("0800 1111 for Childline, 0800 456 4567 for Anchor Line", 0),
    Reason.OWN_AFTER: ("Call 0800 1111 whenever you want to talk with somebody at Childline.", 0),
    Reason.IN_DOUBTFUL_ORDER: ("Childline and Samaritans: 116 123 and 0800 1111.", 0),
    Reason.SLIP_IN_LIST: ("Childline and Samaritans: 0800 1112 and 116 124.", 1),
    Reason.SENTENCE_BEFORE: (
        "Samaritans listen to everybody all over the country and have done so for many years, with trained staff and "
        "with volunteers who know what to do. Their helpline is 0808 801 0677.",
        0,
    ),
    Reason.OWN_SENTENCE_BEFORE: ("Call the police on 101. Calls to 101 are free.", 1),
    Reason.PARAGRAPH: (
        "The Live Fear Free helpline is for all survivors of domestic abuse in Wales.\n\nHelpline: 0808 80 10 800",
        0,
    ),
    Reason.OWN_ABOVE: ("Childline: 0800 1111\n\nYou can also text.\n\n0800 1111", 1),
    Reason.FAR_BEFORE: ("Talk to Childline or ring the Anchor Line on 0800 1112.", 0),
    Reason.OWN_PAST_NEARER: ("Samaritans help many people who were with the police on 116 123.", 0),
    Reason.NEW_CALL: ("Call the National Domestic Abuse Helpline on 0808 2000 247, or in Wales on 0808 80 10 800.", 1),
    Reason.BRACKET_OF_NEXT: ("0808 801 0677 (Samaritans 116 123)", 0),
    Reason.MARK_OF_NEXT: ("Mind 0300 102 1234 / 0808 801 0677 Samaritans 116 123", 1),
    Reason.OWN_FAR: ("The old number, 08457 90 90 90, no longer works: call Samaritans on 116 123.", 0),
    Reason.ADDRESS: ("See www.karmanirvana.org.uk for help. Their helpline is 0800 5999 247.", 0),
    Reason.KEYWORD: ("You are not alone. All you need is to text YM to 85258.", 0),
    Reason.SELF: ("In an emergency call 999.", 0),
}
# For each way to lose a text with one number, and the name that loses.
LOSSES = {
    Loss.ANOTHERS: ("Samaritans, Childline: 116 123.", "Childline"),
    Loss.LOOSER: ("Samaritans volunteers everywhere have 0808 801 0677, for Childline.", "Samaritans"),
    Loss.UNSURE: ("Your local Samaritans branch: 0330 094 5717.", "Samaritans"),
    Loss.SEVERAL: ("Call Parentline on 0808 801 0677.", "Parentline"),
    Loss.SAID: ("YoungMinds: text YM to 85258.", "YoungMinds"),
}
ALIKE = "Samaritans volunteers everywhere have 0808 801 0677, provided by Childline."


def test_each_reason_is_shown_by_a_text() -> None:
    assert set(TEXTS) == set(Reason)
    assert {*LOSSES, Loss.ALIKE} == set(Loss)


@pytest.mark.parametrize("reason", Reason, ids=lambda reason: reason.id)
def test_a_text_gives_a_number_away_for_it(reason: Reason) -> None:
    text, place = TEXTS[reason]
    given = analyse(text, "html" if text.startswith("<") else "markdown").attributions[place]
    assert (given.reason, bool(given.number.attributed_to)) == (reason, True)


@pytest.mark.parametrize("loss", LOSSES, ids=lambda loss: loss.id)
def test_a_name_loses_for_it(loss: Loss) -> None:
    text, name = LOSSES[loss]
    (given,) = analyse(text).attributions
    assert [(text[each.start : each.end], each.loss) for each in given.rivals] == [(name, loss)]


@pytest.mark.parametrize("file", ["dev.txt", "held-out.txt", "held-out-2.txt"])
def test_each_number_that_is_given_away_has_a_reason_and_its_words(file: str) -> None:
    for text in labelled(file):
        analysis = analyse(text.text, text.form)
        for number, reason, rivals in analysis.attributions:
            assert bool(reason) == bool(number.attributed_to), (text.name, number.text)
            named = number.name_start < number.name_end
            assert named == (reason not in (None, Reason.KEYWORD, Reason.SELF)), (text.name, number.text)
            assert all(each.start < each.end for each in rivals)
            assert number.attributed_to not in {each.service for each in rivals if each.service}
        assert tuple(each.number for each in analysis.attributions) == analysis.numbers


def test_the_order_of_the_list_is_how_close_each_ties() -> None:
    ranks = [reason.rank for reason in Reason]
    assert ranks == sorted(ranks)
    assert set(ranks) == set(range(ranks[-1] + 1))
    assert Reason.RIGHT_BEFORE.as_close_as(Reason.IN_BRACKETS)
    assert not Reason.HEADING.as_close_as(Reason.ROW)
    assert looser(Reason.RIGHT_BEFORE, Reason.NUMBER_BEFORE) is Reason.NUMBER_BEFORE
    assert looser(Reason.FAR_BEFORE, Reason.ONE_OF_SEVERAL) is Reason.FAR_BEFORE


def test_names_alike_leave_a_number_to_nobody() -> None:
    (given,) = analyse(ALIKE).attributions
    assert (given.reason, given.number.attributed_to) == (None, "")
    assert [(each.service, each.loss) for each in given.rivals] == [
        ("samaritans", Loss.ALIKE),
        ("childline", Loss.ALIKE),
    ]


def test_words_of_an_address_are_told_where_they_stand() -> None:
    """A capital that is two characters in lower case moves nothing."""
    text = "İİİİİİ karmanirvana.org.uk.\n\nThe line is 0800 5999 247."
    (given,) = analyse(text).attributions
    assert given.reason is Reason.ADDRESS
    assert text[given.number.name_start : given.number.name_end] == "karmanirvana.org.uk"
