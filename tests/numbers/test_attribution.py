"""To which service a text gives a number: by structure, and to none where two readings are as good."""

from __future__ import annotations

import pytest

from safelint.numbers.distance import edits, slip, swapped
from support.number_texts import KNOWLEDGE, REGISTRY, analyse

# A text and the service of each number in it, "" for none.
GIVEN = [
    ("Call Childline on 0800 1111.", ["childline"]),
    ("Childline: 0800 1111", ["childline"]),
    ("Childline \u2013 0800 1111", ["childline"]),
    ("Childline (0800 1111)", ["childline"]),
    ("0800 1111 (Childline)", ["childline"]),
    ("Call 0800 1111, Childline.", ["childline"]),
    ("Ring 0800 1111 to speak to Childline.", ["childline"]),
    ("Childline 0800 1111 NSPCC 0808 800 5000", ["childline", "nspcc-helpline"]),
    ("Call 0800 1111 Childline, 0808 800 5000 NSPCC", ["childline", "nspcc-helpline"]),
    ("Childline on 0800 1111 or the NSPCC on 0808 800 5000", ["childline", "nspcc-helpline"]),
    ("Childline and the NSPCC: 0800 1111 and 0808 800 5000", ["childline", "nspcc-helpline"]),
    ("Ffoniwch Fyw Heb Ofn ar 0808 80 10 800 neu Feic ar 080880 23456.", ["live-fear-free", "meic"]),
    ("Ffoniwch Fyw Heb Ofn ar 0808 80 10 801.", ["live-fear-free"]),
    ("Every parent knows 0808 800 5000 for the NSPCC and 0800 1111 for Childline.", ["nspcc-helpline", "childline"]),
    ("The NSPCC, which runs Childline, is on 0808 800 5000.", ["nspcc-helpline"]),
    ("Hourglass helps older people. Their helpline is 0808 808 8141.", ["hourglass"]),
    ("## Samaritans\n\nCall free on 116 123", ["samaritans"]),
    ("**Childline**\n\n* Phone: 0800 1111\n\n**NSPCC**\n\n* Phone: 0808 800 5000", ["childline", "nspcc-helpline"]),
    ("| Who | Phone |\n|---|---|\n| Beat | 0808 801 0677 |", ["beat"]),
    ("| | Childline | NSPCC |\n|---|---|---|\n| Phone | 0800 1111 | 0808 800 5000 |", ["childline", "nspcc-helpline"]),
    # Who runs a line may stand before its name, or after it in brackets.
    ("Call NSPCC Childline on 0808 800 5000.", ["childline"]),
    ("NSPCC Childline: 0808 800 5000", ["childline"]),
    ("Childline (NSPCC) on 0808 800 5000", ["childline"]),
    ("NSPCC (0808 800 5000) and Childline", ["nspcc-helpline"]),
    ("Call the Samaratins on 116 123.", ["samaritans"]),
    ("Contact the NSPCC on 0800 028 0285.", ["nspcc-whistleblowing"]),
    ("Ffoniwch Childline ar 0800 1111.", ["childline"]),
    ("Ffoniwch yr Heddlu ar 101.", ["police-101"]),
    ("Call Marlowe Police on 101 or 999.", ["police-101", "emergency-999"]),
    ("In an emergency call 999.", ["emergency-999"]),
    ("Report Fraud replaced Action Fraud. Its number is still 0300 123 2040.", ["report-fraud"]),
    ("Text SHOUT to 85258", ["shout"]),
    ("Missing People runs the Runaway Helpline on 116 000.", ["runaway-helpline"]),
    ("Call NHS 111, option 2. Marlowe Action Line: 0800 234 5678.", ["nhs-111", ""]),
    # An ordinary word is a name where words after it say what it is.
    ("Safe Spaces, an independent service for survivors of abuse: 0303 003 1111", ["safe-spaces"]),
    ("Safe Spaces: 0303 003 1111", [""]),
    ("We have safe spaces, a café for families and a line: 0303 003 1111", [""]),
    # A list of names and a list of numbers are paired in order; a body and the line that it runs may be one.
    (
        "Refuge runs the National Domestic Abuse Helpline, and Respect runs the Men's Advice Line: 0808 2000 247 and "
        "0808 801 0327.",
        ["national-domestic-abuse-helpline", "mens-advice-line"],
    ),
    (
        "Refuge runs the National Domestic Abuse Helpline and Respect the Men's Advice Line, on 0808 2000 247 and 0808 "
        "801 0327 respectively.",
        ["national-domestic-abuse-helpline", "mens-advice-line"],
    ),
    (
        "Refuge runs the National Domestic Abuse Helpline, Respect the Men's Advice Line, and Mind can help too: 0808 "
        "2000 247 and 0808 801 0327.",
        ["national-domestic-abuse-helpline", "mens-advice-line"],
    ),
    ("Call 0800 1111 or 116 123 for Childline or Samaritans, respectively.", ["childline", "samaritans"]),
    ("Childline, Mind and Samaritans are on 0800 1111 and 116 123 respectively.", ["childline", "samaritans"]),
    ("Childline and Samaritans: 0800 1111 and 0808 801 0327.", ["childline", "samaritans"]),
    ("Call the NSPCC or Childline on 0808 800 5000 or 116 123 for Samaritans.", ["nspcc-helpline", "samaritans"]),
    (
        "The NSPCC, the Anchor Line and Childline: 0808 800 5000, 0800 456 4567 and 0800 1111.",
        ["nspcc-helpline", "", "childline"],
    ),
    ("Victim Support or Citizens Advice: 0808 16 89 111 or 18001 0808 16 89 111.", ["victim-support"] * 2),
    ("Call 0800 1111 or 116 123, or go to Mind or Samaritans.", ["", "samaritans"]),
    ("If Childline and Samaritans are busy, call 0808 800 5000 or 0808 2000 247.", ["", ""]),
    ("We work with Childline and Samaritans, and you can call us on 0800 917 9948 or 116 123.", ["", "samaritans"]),
    # Digits in a name are no number, and who has no number is given none.
    ("Use the 999 BSL app.", []),
    ("BSL 999 is a video relay service: 999BSL, or 999 BSL.", []),
    ("Call 999. BSL users can use 999 BSL or text 999.", ["emergency-999", "emergency-sms"]),
    ("In danger, call 999 (999 BSL for Deaf people).", ["emergency-999"]),
    ("Use 999 BSL, or call 18000 by textphone.", ["emergency-999"]),
    ("| 999 BSL | app or 999 |\n|---|---|", ["emergency-999"]),
    ("HOPELINE 247 on 0800 068 4141 and NHS 111", ["papyrus-hopeline247", "nhs-111"]),
    # One body's line of another name.
    ("The NSPCC runs Childline on 0800 1111.", ["childline"]),
    ("The NSPCC runs Childline on 0808 800 5000.", ["childline"]),
    ("The NSPCC's Childline on 0808 800 5000.", ["childline"]),
    ("The NSPCC's Letting Go Line on 0808 800 5000.", ["nspcc-helpline"]),
    ("The NSPCC runs the Letting Go Line on 0800 234 5678.", [""]),
    ("Childline's Harbour Hub on 0800 234 5678.", [""]),
    ("Samaritans' Welsh language line on 0808 164 0123.", ["samaritans-welsh"]),
    ("Samaritans\u2019 Welsh language line on 0808 164 0123.", ["samaritans-welsh"]),
    ("Samaritans Cymru runs the Samaritans Welsh language line on 0808 164 0123.", ["samaritans-welsh"]),
    # Names as texts write them.
    ("Y Samariaid: 116 123", ["samaritans"]),
    ("Ffoniwch y Samariaid ar 0808 164 0123.", ["samaritans-welsh"]),
    ("Nacoa: 0800 358 3456", ["nacoa"]),
    ("Nspcc: 0808 800 5000", ["nspcc-helpline"]),
    ("Calm: 0800 58 58 58", ["calm"]),
    ("Child-Line: 0800 1111", ["childline"]),
    ("Child Line: 0800 1111", ["childline"]),
    ("the Samaritans, 116 123", ["samaritans"]),
    # A nation beside the number narrows the service.
    (
        "Domestic Abuse Helpline on 0808 2000 247 (England), 0800 027 1234 (Scotland)",
        ["national-domestic-abuse-helpline", "scotland-domestic-abuse"],
    ),
    (
        "Domestic abuse helplines: England: 0808 2000 247; Wales: 0808 80 10 800; Northern Ireland: 0808 802 1414",
        ["national-domestic-abuse-helpline", "live-fear-free", "dsahl-ni"],
    ),
    (
        "National Domestic Abuse Helpline: 0808 2000 247 (England), 0808 80 10 800 (Wales), 0800 027 1234 (Scotland)",
        ["national-domestic-abuse-helpline", "live-fear-free", "scotland-domestic-abuse"],
    ),
    (
        "Call the National Domestic Abuse Helpline on 0808 2000 247, or in Wales on 0808 80 10 800.",
        ["national-domestic-abuse-helpline", "live-fear-free"],
    ),
    ("Women's Aid: England 0808 2000 247", ["national-domestic-abuse-helpline"]),
    ("Childline (Wales: 0808 80 10 800)", ["childline"]),
    ("Rape Crisis Scotland: 0808 500 2222", ["rape-crisis-scotland"]),
    # Its own name further off, before or after.
    (
        "The Live Fear Free helpline is for all survivors of domestic abuse in Wales.\n\nHelpline: 0808 80 10 800\n\n"
        "Text: 07860 077333",
        ["live-fear-free", "live-fear-free"],
    ),
    ("By phone: call 0300 123 2040\n\nReport Fraud answers all day.", ["report-fraud"]),
    ("or the Learning Disability Helpline: 0808 808 1111", ["mencap"]),
    ("See www.karmanirvana.org.uk for help. Their helpline is 0800 5999 247.", ["karma-nirvana"]),
    ("Stop It Now! UK and Ireland: 0808 1000 900", ["stop-it-now"]),
    ("Stop It Now! UK and Ireland: 0808 1000 100", ["stop-it-now"]),
    ("Hopeline 247 \u2013 0800 068 4191 \u2013 open all day", ["papyrus-hopeline247"]),
    ("Victim support: 08 08 16 89 111", ["victim-support"]),
    ("Report fraud to Action Fraud or call them on 0300 123 2040", ["action-fraud"]),
    # The word to text says whose a shared code is; the relay's prefix is no number of the relay's.
    ("YoungMinds: text YM to 85258.", ["shout"]),
    ("You are not alone. All you need is to text YM to 85258.", ["shout"]),
    ("Text DEAF to 85258.", [""]),
    ("Call us on 0300 234 5678. (Text relay: 18001 0300 234 5678)", ["", ""]),
    # The operator's own helpline, or all that it runs.
    ("The NSPCC 24-hour helpline is on 0800 1111.", ["nspcc-helpline"]),
    ("## Worried about a child?\n\n- NSPCC 0800 1111", ["nspcc-helpline"]),
    ("| Who | Phone |\n|---|---|\n| NSPCC | 0800 1111 |", ["nspcc-helpline"]),
    ("| Who | Phone | |\n|---|---|---|\n| NSPCC | 0800 1111 | for children |", ["childline"]),
    ("## For children\n\n- NSPCC 0800 1111", ["childline"]),
    ("If you are a young person, talk to somebody:\n\n- NSPCC 0800 1111", ["childline"]),
    ("NSPCC: 0800 1111 (if you are under 18)", ["childline"]),
    ("NSPCC's free helpline for children: 0800 1111", ["childline"]),
    ("Call the NSPCC on 0800 1111.", ["childline"]),
    ("NSPCC (0800 1111) runs Childline.", ["childline"]),
    ("Parents with a worry should contact the NSPCC on 0800 1111.", ["nspcc-helpline"]),
    ("Anyone who is concerned about a pupil can call the NSPCC on 0800 1111.", ["nspcc-helpline"]),
    ("Do you suspect that a child is being hurt? Ring the NSPCC on 0800 1111.", ["nspcc-helpline"]),
    ("Text or ring Childline on 0800 1111, or the NSPCC on 0800 1111.", ["childline", "nspcc-helpline"]),
    ("Adults and children can ring the NSPCC on 0800 1111.", ["childline"]),
    ("Tell your teachers, or ring the NSPCC on 0800 1111.", ["childline"]),
    ("If you do not want to talk to your parents, you can ring the NSPCC on 0800 1111.", ["childline"]),
    ("Parents can tell their children that they can call the NSPCC on 0800 1111.", ["childline"]),
    ("NSPCC Helpline\n0808 800 5000 (adults)\n0800 1111 (children)", ["nspcc-helpline", ""]),
    # Somebody else's label stands between, or before the brackets.
    (
        "Rethink\n\nPhone: 0808 801 0525\n\nMarlowe Therapy Register\n\nPhone: 01234 567890",
        ["rethink", ""],
    ),
    (
        "National Domestic Abuse Helpline\n\nfree on 0808 2000 247\n\nHarbour Network\n\n01273 496000",
        ["national-domestic-abuse-helpline", ""],
    ),
    ("National Domestic Abuse Helpline\n\nHarbour Network\n\n0808 2000 247", ["national-domestic-abuse-helpline"]),
    ("Marlowe Bereavement Service (Barnardo's)\n028 9066 0000", [""]),
    ("HOPELINE247 (Papyrus): 0800 068 4142", ["papyrus-hopeline247"]),
    ("The Salvation Army: 0800 234 5678", [""]),
    # Names as lists print them.
    ("Samaritans (Welsh Language)\n0808 164 0123", ["samaritans-welsh"]),
    ("Counter Terrorism hotline: 0800 789 321", ["anti-terrorist-hotline"]),
    ("Equality Advisory Service\n0808 800 0082", ["equality-advisory-support-service"]),
    # No branch has the number of another service.
    ("Rape Crisis Centre\n01708 765200", ["rape-crisis-ew"]),
    ("Rape Crisis Centre\n01375 381322", [""]),
    ("Leeds Women's Aid Centre: 0808 2000 247", [""]),
    # Words that only look like a name.
    ("Report fraud to the department or call them on 0800 496 0000", [""]),
    # Nobody, or nobody that the registry knows.
    ("Call 0808 800 5000.", [""]),
    ("Call our office on 0161 234 5000.", [""]),
    ("Call the council's duty team on 01228 606060 or tell the NSPCC.", [""]),
    ("We work with the NSPCC. Our helpline is 0300 123 4567.", [""]),
    ("If you are a child, call Childline. Adults should call 0808 800 5000.", [""]),
    ("## Childline\n\nAdults who are worried can call 0808 800 5000.", [""]),
    ("Mind in Camden: 020 7241 8999", [""]),
    ("Leeds Women's Aid: 0113 246 0401", [""]),
    ("The police can be called on 0161 234 5000.", [""]),
    ("Contact: 0161 234 5000", [""]),
    ("Your nearest Samaritans branch: 0330 094 5717", [""]),
    ("Ring your local Samaritans on 0330 094 5717.", [""]),
    ("## Refuge\n\nOur refuge is on 0113 246 0401.", [""]),
    # A known name in a longer one is another body's, or a branch's.
    ("Kent Women's Refuge: 0800 917 9948", [""]),
    ("North Staffs Mind (0800 917 9948)", [""]),
    ("MK Mind: 0800 917 9948", [""]),
    ("Friends of the Samaritans: 0800 917 9948", [""]),
    ("Anytown Samaritans branch office: 0800 917 9948", [""]),
    ("Norfolk County Council Switchboard: 0344 800 8020", [""]),
    ("## Kent Women's Refuge\n\nCall 0800 917 9948, 9am to 5pm.", [""]),
    ("| Kent Women's Refuge | 0800 917 9948 |\n|---|---|", [""]),
    ("Kent Women's Refuge: 0808 2000 247", ["national-domestic-abuse-helpline"]),
    ("Anytown Samaritans: 116 132", ["samaritans"]),
    # Somebody whom the registry does not know has the better claim.
    ("Talk to Childline or ring the Anchor Line on 0800 456 4567.", [""]),
    ("Talk to Childline or ring Harbour House on 0808 800 5000.", [""]),
    ("If Refuge is busy, try Harbour House on 0800 456 4567.", [""]),
    ("Childline sends people to the Beacon (0800 456 4567).", [""]),
    ("Anchor Line 0800 456 4567 Childline 0800 1111", ["", "childline"]),
    ("Anchor Line and Childline: 0800 456 4567 / 0800 1111", ["", "childline"]),
    ("Childline and Harbour House can be reached on 0800 1111 and 0800 456 4567.", ["childline", ""]),
    ("0800 1111 (Childline), 0800 456 4567 (Anchor Line)", ["childline", ""]),
    ("0800 1111 (Childline), 0800 456 4567 (The Beacon)", ["childline", ""]),
    ("0800 1111 for Childline, 0800 456 4567 for Anchor Line", ["childline", ""]),
    ("0800 1111 Childline 0800 456 4567 Anchor Line", ["childline", ""]),
    ("0800 1112 Childline, 0800 456 4567 Anchor Line", ["childline", ""]),
    ("Anchor Line works with Childline. Call 0800 456 4567.", [""]),
    ("Anchor Line, which works with Childline, is on 0800 456 4567.", [""]),
    ("Anchor Line (not Childline): 0800 456 4567", [""]),
    ("Like Childline, we are free: 0800 456 4567.", [""]),
    ("Thank you to Childline for the leaflet. Helpline: 0800 456 4567", [""]),
    ("Ring the Childline-trained team on 0800 456 4567.", [""]),
    ("Call Childline or the local crisis line on 0800 456 4567.", [""]),
    ("| Who | Phone |\n|---|---|\n| Anchor Line (with Childline) | 0800 456 4567 |", [""]),
    ("| Who | What | Phone |\n|---|---|---|\n| Anchor Line | Run like Childline | 0800 456 4567 |", [""]),
    ("## Childline and local help\n\n- Anchor Line 0800 456 4567", [""]),
    ("#### Anchor Line\n\nA partner of Childline\n\n0800 456 4567", [""]),
    ("**Anchor Line**\nFor friends of Childline\nTel: 0800 456 4567", [""]),
    ("1. Childline\n2. Anchor Line\n\nCall 0800 456 4567.", [""]),
    ("Childline (Great Britain): 0808 2000 247", ["childline"]),
    ("Emergency Contacts\nChildline 0808 800 5000", ["childline"]),
    ("| Who | Phone |\n|---|---|\n| Childline | 0800 456 4567 |", ["childline"]),
    ("## Childline\n\nCall 0800 456 4567.", ["childline"]),
    # The sentence before, where nothing turns to other readers.
    ("Speak to Missing People in confidence. Call or text 116 123, free, at any hour.", ["missing-people"]),
    ("Samaritans listen to anybody. Calls are free on 116 000.", ["samaritans"]),
    ("Samaritans listen to anybody. Call, day or night, on 116 000.", ["samaritans"]),
    ("Speak to Missing People in confidence. Call 116 123 if you are thinking of suicide.", [""]),
    ("The NSPCC Helpline is for adults. Call 0800 1111 if you are under 19.", [""]),
    ("Childline taught the volunteers. Call or text 0800 456 4567 to book.", [""]),
    # What a service is or whom it is for, between two commas.
    ("Call Hourglass, for abuse of older people, on 0800 678 1602.", ["hourglass"]),
    ("Hourglass, the charity for older people, 0800 678 1602", ["hourglass"]),
    ("Call Hourglass, the police or our team, on 0800 678 1602.", [""]),
    ("Hourglass, which works with Childline, is on 0800 456 4567.", [""]),
    # Capitals that name nobody take nothing away, and a slip is a slip whoever stands beside it.
    ("Useful Numbers: 0800 456 4567 (Childline)", ["childline"]),
    ("Childline (Monday to Friday except Bank Holidays): 0800 456 4567", ["childline"]),
    ("Childline is on 0800 456 4567 in Marlowe.", ["childline"]),
    ("Talk to Childline or ring the Anchor Line on 0800 1112.", ["childline"]),
    ("Anchor Line and the NSPCC: 0800 456 4567 / 0808 800 5001", ["", "nspcc-helpline"]),
    ("You can ring the NSPCC or Marlowe MASH on 0808 800 5001 or 0300 456 0111.", ["nspcc-helpline", ""]),
    # Letters written as a word, and short forms of names.
    ("Acas: 0300 123 1100", ["acas"]),
    ("Women's Aid NI: 028 9024 9041", ["womens-aid-ni"]),
    ("Muslim Women's Network 0800 999 5786", ["muslim-womens-network"]),
    ("Salvation Army 0800 808 3733", ["salvation-army-modern-slavery"]),
    ("Salvation Army, Marlowe: 0161 234 5000", [""]),
]


@pytest.mark.parametrize(("text", "services"), GIVEN)
def test_given_to(text: str, services: list[str]) -> None:
    assert [number.attributed_to for number in analyse(text).numbers] == services


@pytest.mark.parametrize(("landmark", "service"), [("footer", ""), ("nav", ""), ("section", "samaritans")])
def test_what_a_site_puts_round_its_pages_gives_no_number_of_the_text(landmark: str, service: str) -> None:
    text = "<main><p>Somebody listens, day and night.</p><p>The number is 116 123.</p></main>"
    page = f"{text}<{landmark}><p>Samaritans</p></{landmark}>"
    (number,) = analyse(page, "html").numbers
    assert number.attributed_to == service


def test_the_words_that_tie_are_named_and_clear() -> None:
    analysis = analyse("Call Childline on 0808 800 5000.")
    (number,) = analysis.numbers
    assert analysis.document.text[number.name_start : number.name_end] == "Childline"
    assert (number.attributed_to, number.service, number.clear) == ("childline", "nspcc-helpline", True)


def test_a_number_in_prose_under_several_names_is_not_clear() -> None:
    (number,) = analyse("Childline or Samaritans can be called on 0808 800 5000.").numbers
    assert not number.clear


@pytest.mark.parametrize(
    ("text", "clear"),
    [
        ("Childline and Samaritans: 0800 1111 and 0808 801 0327.", [True, True]),
        ("Contact Childline and Samaritans: 0800 1111 and 0808 801 0327.", [True, True]),
        ("Contact Childline on 0808 800 5000.", [True]),
        ("Childline and Samaritans: 0808 801 0327 and 0808 2000 247.", [False, False]),
        ("Childline and Samaritans: 116 123 and 0800 1111.", [False, False]),
        ("Childline and Samaritans are on 116 123 and 0800 1111 respectively.", [True, True]),
        ("Childline, Mind and Samaritans: 0808 801 0327 and 0808 2000 247.", [False, False]),
    ],
)
def test_lists_are_clear_where_their_order_shows(text: str, clear: list[bool]) -> None:
    assert [number.clear for number in analyse(text).numbers] == clear


def test_one_long_block_with_many_numbers_ends() -> None:
    text = "Childline 0800 1111 and NSPCC 0808 800 5000 and " * 500
    numbers = analyse(text, "text").numbers
    assert len(numbers) == 1000
    assert {number.attributed_to for number in numbers} == {"childline", "nspcc-helpline"}


# The registry.


@pytest.mark.parametrize(
    ("written", "digits"),
    [
        ("+44 (0)808 800 5000", "08088005000"),
        ("0044 808 800 5000", "08088005000"),
        ("18001 0800 027 1234", "08000271234"),
        ("0800-1111", "08001111"),
        ("116 123", "116123"),
        ("18002 (0800) 1111", "08001111"),
        ("18001 101", "101"),
        ("18001", "18001"),
        ("0044 (0)800 1111", "08001111"),
        ("0044 800 1111", "08001111"),
        ("(+44) 800 1111", "08001111"),
        ("44 808 800 5000", "08088005000"),
        ("+44 999", "999"),
        ("0044 116 123", "116123"),
    ],
)
def test_national_digits(written: str, digits: str) -> None:
    assert REGISTRY.plan.national(written) == digits


@pytest.mark.parametrize(
    ("a", "b", "one"),
    [
        ("08088005000", "08088005001", True),
        ("0808800500", "08088005000", True),
        ("080888005000", "08088005000", True),
        ("08088050000", "08088005000", True),
        ("08008005000", "08088005000", True),
        ("08088005000", "08088005000", False),
        ("08088005011", "08088005000", False),
    ],
)
def test_one_slip(a: str, b: str, one: bool) -> None:
    assert slip(a, b) is one


def test_swapped_digits_may_stand_apart() -> None:
    assert swapped("08085008000", "08088005000")
    assert not swapped("08085008001", "08088005000")
    assert not swapped("0808800500", "08088005000")


OTHER_LINES = [
    "Media contact: NSPCC, 020 3772 9722.",
    "NSPCC Cymru, Cardiff: 029 2010 8080.",
    "Donate to Samaritans on 0800 709 0909",
    "You can contact your local Samaritans on 0330 094 5717.",
    "Childline switchboard 020 7650 3200.",
]


@pytest.mark.parametrize("text", OTHER_LINES)
def test_other_lines_of_a_body_are_given_to_no_helpline(text: str) -> None:
    assert [number.attributed_to for number in analyse(text).numbers] == [""]


def test_names_and_numbers_in_order() -> None:
    text = "Childline and the NSPCC Helpline are on 0808 800 5000 and 0800 1111 respectively."
    assert [number.attributed_to for number in analyse(text).numbers] == ["childline", "nspcc-helpline"]


def test_edits_counts_swaps_once() -> None:
    assert edits("samaratins", "samaritans", 2) == 2
    assert edits("childilne", "childline", 2) == 1
    assert edits("abc", "xyz", 1) == 2


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("0808 800 5000", "nspcc-helpline"),
        ("+44 808 800 5000", "nspcc-helpline"),
        ("08457 90 90 90", "samaritans"),
        ("childline", "childline"),
        ("Samaratins", "samaritans"),
        ("Action on Elder Abuse", "hourglass"),
        ("999", "emergency-999"),
    ],
)
def test_search(query: str, first: str) -> None:
    assert REGISTRY.search(query)[0].id == first


def test_search_by_topic_and_nation() -> None:
    assert [entry.id for entry in REGISTRY.search("stalking")][:1] == ["national-stalking-helpline"]
    scottish = {entry.id for entry in REGISTRY.search("", nation="scotland", topic="domestic-abuse")}
    assert "scotland-domestic-abuse" in scottish
    assert "live-fear-free" not in scottish
    assert REGISTRY.search("no such helpline at all") == []


def test_related() -> None:
    assert REGISTRY.related("action-fraud", "report-fraud")
    assert REGISTRY.related("womens-aid", "national-domestic-abuse-helpline")
    assert REGISTRY.related("shelter", "shelter-cymru")
    assert not REGISTRY.related("childline", "nspcc-helpline")
    assert not REGISTRY.related("samaritans", "shout")


def test_a_shared_name_means_the_owner_or_nobody() -> None:
    name = REGISTRY.surfaces["domestic abuse helpline"]
    assert (name.role, name.ids[0]) == ("shared", "national-domestic-abuse-helpline")
    assert REGISTRY.surfaces["parentline"].role == "shared"
    assert REGISTRY.surfaces["the police"].role == "generic"
    assert (REGISTRY.surfaces["mind"].word, REGISTRY.surfaces["contact"].word) == ("plain", "weak")


def test_a_charge_is_known_by_the_prefix() -> None:
    assert REGISTRY.charge("08451234567") == "a service charge of up to 7p a minute"
    assert (REGISTRY.charge("07012345678"), REGISTRY.charge("118118")) == ("", "a service charge")
    assert (REGISTRY.charge("0845464"), REGISTRY.charge("03001231234")) == (None, None)


def test_every_number_of_the_registry_is_given_to_its_own_service() -> None:
    wrong = []
    for entry in REGISTRY.helplines:
        for channel in entry.channels:
            if channel.kind != "phone" or len(channel.digits) < 6 or channel.relay:
                continue
            (number,) = analyse(f"You can call {entry.name} on {channel.number} for help.", "text").numbers
            if not REGISTRY.owns(number.attributed_to, channel.digits):
                wrong.append((entry.name, channel.number, number.attributed_to))
    assert wrong == []


def test_names_of_the_knowledge_are_the_registry_names() -> None:
    assert len(list(KNOWLEDGE.service_names.find("call childline and samaritans"))) >= 2
