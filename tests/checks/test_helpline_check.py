"""The rules of the family helpline: what each flags, how gravely, in which words; one number, one finding."""

from __future__ import annotations

import re

import pytest

from safelint.analysis import Analysis
from safelint.readers.markdown import reader as markdown
from safelint.values.entries import Helpline
from safelint.values.finding import SUGGESTION, Finding
from safelint.values.settings import Settings
from support import CheckText
from support.examples import marked
from support.number_texts import CHECK, KNOWLEDGE, PACK, REGISTRY, RULES, analyse

EXAMPLES = [(rule.id, text) for rule in RULES.values() for text in rule.bad]
GOOD = [(rule.id, text) for rule in RULES.values() for text in rule.good]


def check(text: str, form: str = "markdown") -> list[Finding]:
    return list(CHECK.run(analyse(text, form), RULES))


def brief(text: str, form: str = "markdown") -> list[tuple[str, str, str]]:
    return [(finding.rule.partition("/")[2], finding.severity, finding.text) for finding in check(text, form)]


def test_a_number_for_drama_may_show_how_to_fill_in_a_field() -> None:
    field = '<p>Your name and {} phone</p><input aria-label="Phone" placeholder="{}">'
    assert brief(field.format("", "07700 900000"), "html") == []
    assert brief(field.format("07700 900000", ""), "html") == [("fictional-number", "error", "07700 900000")]


@pytest.mark.parametrize("name", ["button", "label", "legend"])
def test_a_number_for_drama_on_a_button_or_beside_a_field_is_given_to_be_called(name: str) -> None:
    found = brief(f"<p>Talk to us.</p><{name}>Call our helpline on 01632 960123</{name}>", "html")
    assert found == [("fictional-number", "error", "01632 960123")]


TABLE = "| Service | Phone | Text |\n| --- | --- | --- |\n"


def test_the_family_is_whole() -> None:
    assert sorted(rule.partition("/")[2] for rule in RULES) == [
        "claim",
        "costly-number",
        "emergency",
        "fictional-number",
        "invalid-number",
        "mistyped-number",
        "number-format",
        "other-nation",
        "retired-number",
        "tel-link",
        "to-fill-in",
        "unknown-number",
        "website",
        "wrong-organisation",
    ]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_bad_examples(rule: str, example: str) -> None:
    text, places = marked(example)
    found = [each for each in CHECK.run(analyse(text), RULES) if each.rule == rule]
    assert [(each.span.start, text[each.span.start : each.span.end]) for each in found] == places


@pytest.mark.parametrize(("rule", "example"), GOOD)
def test_good_examples(rule: str, example: str) -> None:
    assert brief(example) == []


MESSAGES = [
    (
        "Childline: 0808 800 5000",
        "error",
        "0808 800 5000 is the NSPCC Helpline, not Childline. Childline is 0800 1111.",
    ),
    (
        "Call the NSPCC Helpline on 0808 800 500.",
        "error",
        "0808 800 500 is one slip away from 0808 800 5000, the number of the NSPCC Helpline.",
    ),
    (
        "Samaritans: 08457 90 90 90",
        "error",
        "08457 90 90 90 once reached Samaritans and has been withdrawn (in September 2015). Print 116 123.",
    ),
    (
        "Call the police on 0845 600 8000.",
        "error",
        "0845 600 8000 once reached the police non-emergency number and has been withdrawn (in 2014). Print 101.",
    ),
    (
        "NSPCC: 0808 800 5002",
        "warning",
        "0808 800 5002 once reached the NSPCC Helpline and has been withdrawn. Print 0808 800 5000. "
        "We are less sure of this: look at the service's own page.",
    ),
    (
        "The Mix: 0808 808 4994",
        "warning",
        "Take 0808 808 4994 out: it was The Mix, which became part of Shout (September 2024): 85258.",
    ),
    (
        "Action Fraud: 0300 123 2040",
        "warning",
        "Write Report Fraud: Action Fraud has that name now (4 December 2025). "
        "The number 0300 123 2040 has not changed.",
    ),
    (
        "Call Childline on 0800 234 5678.",
        "error",
        "0800 234 5678 is not a number that Childline is known to have. Childline is 0800 1111.",
    ),
    (
        "NSPCC: 08088005000",
        "warning",
        "08088005000 is hard to read and to hear as one row of digits. The NSPCC Helpline prints it as 0808 800 5000.",
    ),
]


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("0208 831 7479", ["The dialling code of 0208 831 7479 is 020. Write 020 8831 7479."]),
        ("(0207) 831-7479", ["The dialling code of (0207) 831-7479 is 020. Write 020 7831 7479."]),
        ("01132 831 747", ["The dialling code of 01132 831 747 is 0113. Write 0113 283 1747."]),
        ("020 8831 7479", []),
        ("0113 283 1747", []),
        ("01772 831 747", []),
    ],
)
def test_a_dialling_code_that_runs_on_is_told(check_text: CheckText, written: str, told: list[str]) -> None:
    found = check_text(f"Call the office on {written} for help.", select=["helpline/number-format"]).findings
    assert [(each.severity, each.message) for each in found] == [(SUGGESTION, message) for message in told]


@pytest.mark.parametrize(("text", "severity", "message"), MESSAGES)
def test_messages(text: str, severity: str, message: str) -> None:
    (finding,) = check(text)
    assert (finding.severity, finding.message) == (severity, message)


def test_a_finding_points_at_the_name_and_gives_its_sources() -> None:
    (finding,) = check("Call Childline on 0808 800 5000.")
    assert [(each.message, tuple(each.span)) for each in finding.related] == [("named here", (5, 14))]
    assert finding.sources
    assert all(source.startswith("http") for source in finding.sources)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # The brand of one that ran it, at most a suggestion.
        ("Women's Aid: 0808 2000 247", [("wrong-organisation", "suggestion", "0808 2000 247")]),
        # The named entry is of low confidence.
        ("One in Four: 0800 121 7114", [("unknown-number", "suggestion", "0800 121 7114")]),
        # One number, one finding: the gravest explanation.
        ("Childline: 0808 157 0123", [("fictional-number", "error", "0808 157 0123")]),
        ("Call us on 01234 567 890.", [("fictional-number", "warning", "01234 567 890")]),
        ("Call Childline on 0800 000 0000.", [("unknown-number", "error", "0800 000 0000")]),
        ("Jewish Women's Aid: 0800 591 203", [("retired-number", "warning", "0800 591 203")]),
        ("Kidscape: 0845 120 5204", [("retired-number", "warning", "0845 120 5204")]),
        ("Refuge: 0844 555 1234", [("costly-number", "warning", "0844 555 1234")]),
        ("Ring us on 0871 234 5678.", [("costly-number", "warning", "0871 234 5678")]),
        ("Stop It Now: 0808 100 0900", [("number-format", "suggestion", "0808 100 0900")]),
        ("Rape Crisis Northern Ireland: 0800 0246 991", []),  # nobody is sure how it prints it
        ("Rape Crisis Northern Ireland: 08000246991", [("number-format", "suggestion", "08000246991")]),
        ("NSPCC: O8O8 8OO 5OOO", [("number-format", "warning", "O8O8 8OO 5OOO")]),
        ("Childline: 808 800 5000", [("invalid-number", "error", "808 800 5000")]),
        ("NSPCC Helpline: 808 800 5000", [("mistyped-number", "error", "808 800 5000")]),
        ("In an emergency call 911.", [("invalid-number", "error", "911")]),
        # That nobody can dial it is said before whose it may be.
        ("# Help for abused children\n\nYou can ring us on 0800 1113.", [("invalid-number", "error", "0800 1113")]),
        ("# Help for abused children\n\nDo call us on 0800 1112.", [("invalid-number", "error", "0800 1112")]),
        # Nothing wrong.
        ("Call our office on 0161 234 5000.", []),
        ("NSPCC: 0808-800-5000", []),
        ("NSPCC: +44 808 800 5000", []),
        ("Call Childline free on 0800 1111, 24 hours a day.", []),
        # Names and numbers side by side: operators, shared codes, rows of digits.
        ("The NSPCC 24-hour helpline on 08001111", [("wrong-organisation", "error", "08001111")]),
        ("NSPCC: 0800 1111", [("wrong-organisation", "error", "0800 1111")]),
        ("Samaritans: 0808 164 0123", [("wrong-organisation", "suggestion", "0808 164 0123")]),
        ("Samaritans: 116 123, or 0808 164 0123 in Welsh", []),
        ("NSPCC: 0800 1111. Ask for Childline.", []),
        ("NSPCC: Childline is on 0800 1111.", []),
        ("Childline: 0800 1111. NSPCC: 0808 800 5000.", []),
        (
            "Childline: 0808 800 5000. NSPCC: 0800 1111.",
            [("wrong-organisation", "error", "0808 800 5000"), ("wrong-organisation", "error", "0800 1111")],
        ),
        (
            "| Line | Phone |\n|---|---|\n| Childline | 0808 800 5000 |\n| NSPCC | 0800 1111 |",
            [("wrong-organisation", "error", "0808 800 5000"), ("wrong-organisation", "error", "0800 1111")],
        ),
        ("Papyrus Hopeline UK on 0800 068 4414", [("mistyped-number", "error", "0800 068 4414")]),
        ("Papyrus on 0800 068 4414", [("mistyped-number", "error", "0800 068 4414")]),
        ("Papyrus on 0800 068 4922", [("unknown-number", "suggestion", "0800 068 4922")]),
        ("Call NHS 111 on 101", [("wrong-organisation", "error", "101")]),
        ("Call NHS 111 or 101.", []),
        ("Call NHS 111, 101 or 999.", []),
        ("Call NHS 111 on 111.", []),
        ("NHS 111 101", []),
        (
            "| Who | Number |\n|---|---|\n| Police | 111 |\n| NHS 111 | 101 |",
            [("wrong-organisation", "warning", "111"), ("wrong-organisation", "error", "101")],
        ),
        ("| Who | Number |\n|---|---|\n| Police | 101 |\n| NHS 111 | 111 |\n| NHS | 111 |", []),
        ("| Who | Number |\n|---|---|\n| Police, not urgent | 111 |", [("wrong-organisation", "warning", "111")]),
        ("| Who | Number |\n|---|---|\n| Ask the police if you can | 111 |", []),
        ("| Who | Crime | Health |\n|---|---|---|\n| Police | 101 | 111 |", []),
        ("Samaritans on 116 123 or 116 132", [("mistyped-number", "error", "116 132")]),
        # A code that many share, each with a word of its own.
        ("YoungMinds: text YM to 85258.", []),
        ("Childline: text HARBOUR to 85258.", []),
        ("Papyrus: text HELP to 85258.", [("wrong-organisation", "warning", "85258")]),
        # One row of digits: whose grouping nobody knows.
        (
            "Marlowe Refuge: 01632960001, 01296437777",
            [("fictional-number", "error", "01632960001"), ("number-format", "suggestion", "01296437777")],
        ),
        ("Marlowe duty team: 01296 437777", []),
        # Nothing for a body's other lines, old numbers, sums and references.
        # a body's other lines
        ("Media contact: NSPCC, 020 3772 9722.", []),
        ("For interviews with the NSPCC call 020 3772 9722.", []),
        ("NSPCC supporter care: 020 7825 2505.", []),
        ("NSPCC Cymru, Cardiff: 029 2010 8080.", []),
        ("Donate to Samaritans on 0800 709 0909", []),
        ("Call the NSPCC on 0800 709 0909 to donate.", []),
        ("Text NSPCC to 70744 to donate 3 pounds", []),
        ("Your local Samaritans branch: 0330 094 5717.", []),
        ("Media enquiries: Childline, 020 3772 9722", []),
        ("A press officer at Rape Crisis Scotland, on 0141 331 4180", []),
        ("Papyrus media team: press@papyrus-uk.org, 01925 572444", []),
        ("Childline switchboard 020 7650 3200.", []),
        ("Call Childline on 020 7650 3200.", [("unknown-number", "suggestion", "020 7650 3200")]),
        (
            "Beat, the UK's eating disorder charity: 0808 801 0766",
            [("unknown-number", "suggestion", "0808 801 0766")],
        ),
        ("Become's advice line is free on 0800 023 3022.", [("unknown-number", "suggestion", "0800 023 3022")]),
        ("Become a foster carer for our council: 0800 023 3022", []),
        ("Call Childline on 0845 234 5678.", [("unknown-number", "warning", "0845 234 5678")]),
        ("Press office: call Childline on 0808 800 5000.", [("wrong-organisation", "error", "0808 800 5000")]),
        (
            "Ask at the school office or call Childline on 0800 234 5678.",
            [("unknown-number", "error", "0800 234 5678")],
        ),
        ("If it is on social media, call Childline on 0800 234 5678.", [("unknown-number", "error", "0800 234 5678")]),
        # numbers that the text itself calls old or wrong
        ("The old number, 08457 90 90 90, no longer works: call 116 123.", []),
        ("From 2015 Samaritans replaced 08457 90 90 90 with 116 123.", []),
        ("The number 08457 90 90 90 closed in 2015.", []),
        ("The Mix (now part of Shout) once ran 0808 808 4994", []),
        ("The old Action Fraud number still works: 0300 123 2040", []),
        ("Samaritans no longer uses 08457 90 90 90.", []),
        ("Childline is not 0808 800 5000, it is 0800 1111.", []),
        (
            "If the office is closed call Childline on 0808 800 5000.",
            [("wrong-organisation", "error", "0808 800 5000")],
        ),
        ("Childline: 0808 800 5000, closed on Sundays.", [("wrong-organisation", "error", "0808 800 5000")]),
        ("Young and old: call Childline on 0808 800 5000.", [("wrong-organisation", "error", "0808 800 5000")]),
        ("The old number has gone, so call Samaritans on 116 132.", [("mistyped-number", "error", "116 132")]),
        ("If wrongly accused ring Samaritans on 116 132.", [("mistyped-number", "error", "116 132")]),
        # digits too many
        ("Childline: 0800 11 11 11", [("mistyped-number", "error", "0800 11 11 11")]),
        ("Call Childline on 0800 1111 11.", [("mistyped-number", "error", "0800 1111 11")]),
        ("NSPCC Helpline: 0808 800 5000 1", [("mistyped-number", "error", "0808 800 5000 1")]),
        ("NSPCC Helpline: 0808 800 5000 00", [("mistyped-number", "error", "0808 800 5000 00")]),
        ("Samaritans: 116 123 116", [("mistyped-number", "error", "116 123 116")]),
        ("Respect Phoneline: 0808 802 4040 10am to 5pm", []),
        ("Childline: 0800 1111 999 in an emergency", []),
        ("Childline: 0800 1111 7 days a week", []),
        ("NSPCC: 0808 800 5000 2. Childline: 0800 1111", []),
        # sums and counts
        ("Childline answered 116 000 contacts, and 116 123 texts", []),
        ("Samaritans: 116 123 calls are free", []),
        # numbers to text
        (f"{TABLE}| Shout | | 85285 |", [("mistyped-number", "error", "85285")]),
        (f"{TABLE}| Shout | | 85258 |", []),
        ("Text 85285 for Shout", [("mistyped-number", "error", "85285")]),
        ("Text HOME to 85285 for Shout", [("mistyped-number", "error", "85285")]),
        ("Text Shout to 8525.", [("mistyped-number", "error", "8525")]),
        ("Text SHOUT to 852588.", [("mistyped-number", "error", "852588")]),
        ("Text SHOUT to 82558.", [("mistyped-number", "error", "82558")]),
        # the relay is a way to dial: the number after its prefix is its owner's
        ("Relay UK: dial 18001, then 0808 2000 247.", []),
        ("Text relay: dial 18001 then 0808 2000 247.", []),
        ("Use Text Relay by dialling 18001 before 0800 1111.", []),
        ("| Relay UK | 18001 then 0800 1111 |\n|---|---|\n| Relay UK | 0808 800 5000 |", []),
        # whose it is
        ("## NAPAC\n\nCall 0808 1000 900 or visit napac.org.uk", [("wrong-organisation", "error", "0808 1000 900")]),
        ("## Samaritans\n\nCall 0800 1111 or email jo@samaritans.org", [("wrong-organisation", "error", "0800 1111")]),
        (
            "Childline and the NSPCC Helpline are on 0808 800 5000 and 0800 1111 respectively.",
            [("wrong-organisation", "error", "0808 800 5000"), ("wrong-organisation", "error", "0800 1111")],
        ),
        ("Childline and the NSPCC Helpline are on 0800 1111 and 0808 800 5000 respectively.", []),
        ("Help: NSPCC 0808 500 8000; Childline 0800 1111; 999.", [("mistyped-number", "error", "0808 500 8000")]),
        ("Rape Crisis Scotland: 0808 500 2222", [("wrong-organisation", "error", "0808 500 2222")]),
        ("Rape Crisis: 0808 500 2222", []),
        ("Rape Crisis: 08088 01 03 02", [("wrong-organisation", "suggestion", "08088 01 03 02")]),
        ("Rape Crisis NI: 0800 0246 919.", [("mistyped-number", "warning", "0800 0246 919")]),
        ("England 0808 2000 247, Scotland 0800 027 1243", [("mistyped-number", "suggestion", "0800 027 1243")]),
        # short numbers that nobody can dial
        ("In an emergency, dial 9999.", [("invalid-number", "warning", "9999")]),
        ("In an emergency call 99.", [("invalid-number", "warning", "99")]),
        ("If a child is in danger now, dial 998 at once.", [("invalid-number", "warning", "998")]),
        ("In an emergency we reached 990 people in 99 homes. Call room 991.", []),
        ("Contact the police on 110.", [("invalid-number", "warning", "110")]),
        ("Call NHS 1111", [("invalid-number", "warning", "1111")]),
        ("Call 911 in an emergency.", [("invalid-number", "error", "911")]),
        ("Call 999, not 911.", []),
        ("Call 999 (UK) or 911 (US).", []),
        ("In the United States, dial 911.", []),
        ("## Help in the United States\n\nPhone 911 at any hour.", []),
        ("## International\n\nPhone 911 at any hour.", []),
        ("Call 911 or contact us.", [("invalid-number", "error", "911")]),
        ("Police were called on 110 occasions.", []),
        ("Dial 1111 for reception.", []),
        ("Call the NSPCC on 0808 8OO 5000", [("number-format", "warning", "0808 8OO 5000")]),
        ("Call the centre in Cork on 021 430 1234.", [("invalid-number", "suggestion", "021 430 1234")]),
        ("Call Samaritans on 116 527.", [("unknown-number", "error", "116 527")]),
        ("Papyrus HOPELINE247 - 0800 068 4144 (9am)", [("mistyped-number", "error", "0800 068 4144")]),
        ("Childline - 0800 111 (any time)", [("mistyped-number", "error", "0800 111")]),
        ("Call Women's Aid on 01 623 5606", [("invalid-number", "suggestion", "01 623 5606")]),
        # a number that a text tells the end of
        ("Samaritans changed its number from 08457 90 90 90 to 116 123 in 2015.", []),
        ("In 2015 the number moved from 08457 90 90 90 to 116 123.", []),
        ("The old number (until 2015): 08457 90 90 90.", []),
        ("Samaritans had 08457 90 90 90, which has been switched off.", []),
        ("Samaritans gave up 08457 90 90 90 years ago.", []),
        ("The sign still shows 08457 90 90 90, which the charity dropped ten years ago.", []),
        ("Many leaflets have 08457 90 90 90, a number that Samaritans no longer uses.", []),
        ("Posters give 08457 90 90 90, the old number of Samaritans.", []),
        ('A leaflet with "Samaritans: 08457 90 90 90" was marked as out of date.', []),
        ("Until then the number was 08457 90 90 90. Samaritans has since given it up.", []),
        ("Nine schools print 0845 30 30 900 for Victim Support. It has not worked since 2016.", []),
        ("Samaritans: 08457 90 90 90. It is now closed to visitors.", [("retired-number", "error", "08457 90 90 90")]),
        ("Call Samaritans on 08457 90 90 90. They never gave up.", [("retired-number", "error", "08457 90 90 90")]),
        # in a cell of its row, or at the head of its column
        ("| Who | Old | New |\n|---|---|---|\n| Samaritans | 08457 90 90 90 | 116 123 |", []),
        ("| Number | What |\n|---|---|\n| 0845 30 30 900 | former number of Victim Support |", []),
        ("| Number | What |\n|---|---|\n| 0808 2000 274 | slip in the number of the Domestic Abuse Helpline |", []),
        (
            "| Who | Old number | Number |\n|---|---|---|\n| Samaritans | 08457 90 90 90 | 116 132 |",
            [("mistyped-number", "error", "116 132")],
        ),
        (
            "| Who | Number | Note |\n|---|---|---|\n| Childline | 0800 1112 | The old number was withdrawn |",
            [("mistyped-number", "error", "0800 1112")],
        ),
        (
            "| Who | Number | Open |\n|---|---|---|\n| Childline | 0800 1112 | Closed |",
            [("mistyped-number", "error", "0800 1112")],
        ),
        # printed by mistake
        ("We were wrong to print 0800 1112 for Childline. The correct number is 0800 1111.", []),
        ("Our poster gave Samaritans as 116 132. It should read 116 123.", []),
        ("The page sends children to 0800 1112. No one answers there.", []),
        ("Call Childline on 0800 1112. Nobody will judge you.", [("mistyped-number", "error", "0800 1112")]),
        ("Call Samaritans on 116 132. The old number is gone.", [("mistyped-number", "error", "116 132")]),
        ("Samaritans: 08457 90 90 90 was closed at night.", [("retired-number", "error", "08457 90 90 90")]),
        ("Write down the old helpline or call 08457 90 90 90.", [("retired-number", "error", "08457 90 90 90")]),
        ("Call Samaritans from a landline on 08457 90 90 90.", [("retired-number", "error", "08457 90 90 90")]),
    ],
)
def test_severities(text: str, wanted: list[tuple[str, str, str]]) -> None:
    assert brief(text) == wanted


def test_the_fix_prints_the_number_as_its_operator_does() -> None:
    (finding,) = check("Call the NSPCC Helpline on 08088005000.")
    assert finding.fix is not None
    assert (finding.fix.replacement, finding.fix.safe) == ("0808 800 5000", True)
    (edit,) = finding.fix.edits
    assert tuple(edit.span) == (27, 38)


@pytest.mark.parametrize(
    ("written", "fixed"),
    [
        ("+448088005000", "+44 808 800 5000"),
        ("00448088005000", "0044 808 800 5000"),
        ("448088005000", "+44 808 800 5000"),
    ],
)
def test_the_fix_keeps_the_code_of_the_country(written: str, fixed: str) -> None:
    (finding,) = check(f"From abroad, call the NSPCC Helpline on {written}.")
    assert finding.fix is not None
    assert finding.fix.replacement == fixed


def test_only_number_format_has_a_fix() -> None:
    assert [finding.fix for finding in check("Childline: 0808 800 5000. Ring us on 0871 234 5678.")] == [None, None]


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ('<a href="tel:08001112">0800 1111</a>', ["0800 1111"]),
        ('<a href="tel:116124">116 123</a>', ["116 123"]),
        ('<a href="tel:0800 1111">0800 1111</a>', []),
        ('<a href="tel:+44(0)8088005000">0808 800 5000</a>', []),
        ('<a href="tel:+44116123">116 123</a>', []),
        ('<a href="sms:85258">Text SHOUT to 85258</a>', []),
        ('</p><a href="tel:111"><div>NHS: 111</div><div>Not a 999 emergency, but urgent</div></a><p>', []),
        ('Ring <a href="tel:111">999</a> or <a href="tel:111">111</a>', ["999"]),
    ],
)
def test_links(html: str, wanted: list[str]) -> None:
    found = [finding for finding in check(f"<p>{html}</p>", "html") if finding.rule == "helpline/tel-link"]
    assert [finding.text for finding in found] == wanted


@pytest.mark.parametrize(
    "words",
    [
        "Mon to Fri, 9am to 5pm",
        "Phone us, Monday to Friday 8.30am to 5pm",
        "Option 2, 10am-4pm",
        "Childline (24/7, under 19s)",
        "Contact, open all hours",
    ],
)
def test_the_words_of_a_link_that_dials_are_no_digits(words: str) -> None:
    digits = "08001111" if "Childline" in words else "01603222222"
    assert brief(f'<p><a href="tel:{digits}">{words}</a></p>', "html") == []
    (finding,) = check(f'<p>Samaritans: <a href="tel:08088005000">{words}</a></p>', "html")
    assert finding.message.startswith("08088005000 is the NSPCC Helpline, not ")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Stop It Now: https://www.stopitnow.org/help", ["stopitnow.org"]),
        ("[Childline](https://childline.com) is free.", ["Childline"]),
        ("Our events are at childline.com", []),
        ("Childline: https://www.childline.org.uk/get-support", []),
        ("Childline: https://www.gov.uk/childline", []),
        ("Childline: https://www.mygov.scot", []),
    ],
)
def test_addresses(text: str, wanted: list[str]) -> None:
    found = [finding for finding in check(text) if finding.rule == "helpline/website"]
    assert [bool(each.text and want in each.text) for each, want in zip(found, wanted, strict=True)] == [True] * len(
        wanted
    )


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Call FRANK free on 0300 123 6600.", [("warning", "free on")]),
        ("Feel free to call FRANK on 0300 123 6600.", []),
        ("Call 101. It costs 15p.", [("warning", "costs 15p")]),
        ("Call the police on 101, which costs 15p.", [("warning", "costs 15p")]),
        ("Childline (0800 1111) is free from most mobiles.", [("warning", "free from most mobiles")]),
        ("Childline (0800 1111) is free from all UK landlines.", [("warning", "free from all UK landlines")]),
        ("Childline (0800 1111) is free from landlines and mobiles.", []),
        ("The NSPCC Helpline, 0808 800 5000, is open 24 hours.", [("suggestion", "24 hours")]),
        ("Samaritans are on 116 123, day or night.", []),
        ("Call 101 (15p a call) at any time.", [("warning", "15p a call")]),
        ("Calls to 101 used to cost 15p.", []),
        ("Until 2020 calls to 101 cost 15p.", []),
        ("Call the NSPCC Helpline on 0808 800 5000 or email them 24 hours a day.", []),
        ("Call the NSPCC Helpline on 0808 800 5000 or chat online 24/7.", []),
        (f"Childline is for people under {'1' * 5_000}. Childline: 0800 1111.", []),
    ],
)
def test_claims(text: str, wanted: list[tuple[str, str]]) -> None:
    found = [finding for finding in check(text) if finding.rule == "helpline/claim"]
    assert [(finding.severity, finding.text) for finding in found] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # not what is on record
        ("Childline: 0800 1111, 9am to midnight.", ["9am to midnight"]),
        ("Call Childline (9am-5pm) on 0800 1111.", ["9am-5pm"]),
        ("Call Samaritans on 116 123. Lines are open from 6pm to 10pm.", ["6pm to 10pm"]),
        ("Childline is on 0800 1111. Childline is open 9 a.m. to 5 p.m. each day.", ["9 a.m. to 5 p.m. each day"]),
        ("Respect Phoneline: 0808 802 4040, Monday to Friday, 8am to 5pm.", ["Monday to Friday, 8am to 5pm"]),
        (
            "Respect Phoneline: 0808 802 4040, Monday to Friday, 08:00\u201317:00.",
            ["Monday to Friday, 08:00\u201317:00"],
        ),
        # what is on record, in other words
        ("Respect Phoneline: 0808 802 4040, Monday to Friday, 10am to 5pm.", []),
        ("Respect Phoneline: 0808 802 4040 (10-5pm).", []),
        ("Respect Phoneline: 0808 802 4040, 10:00 to 17:00.", []),
        # of something else, or of nobody knows what
        ("Respect Phoneline: 0808 802 4040, 10:00 to 5:00.", []),
        ("Childline: 0800 1111 (online chat 7.30am to 3.30am).", []),
        ("Childline: 0800 1111, webchat from 7.30am to 3.30am.", []),
        ("Speak to our office between 9am and 5pm, or call Childline on 0800 1111.", []),
        ("Call Childline on 0800 1111. We are in school from 8am to 4pm.", []),
        ("Call Childline on 0800 1111, or go to the walk-in clinic between 8am and 4pm.", []),
        ("Call Childline on 0800 1111. It was between 9am and 5pm that he was seen.", []),
        ("Call Samaritans on 116 123, day or night, or our line, 10am to 4pm.", []),
        ("NHS 111 option 2 began in May, on 111, initially from 8:30 to 23:00.", []),
        ("Ring Childline on 0800 1111. The match is on Sunday, 9am to 5pm.", []),
        ("Crimestoppers: 0800 555 111, about the attack between 9pm and 11pm on Friday.", []),
        ("Call 101 if you saw anything between 9pm and 11pm.", []),
        ("Call Crimestoppers on 0800 555 111 with footage taken between 9pm and 11pm.", []),
        ("Samaritans: 116 123, or between 9am and 5pm a tutor.", []),
        ("Call Samaritans on 116 123. Calls between 9am and 5pm are also answered in Welsh.", []),
        # all day, as a range
        ("Samaritans: 116 123, 00:00 to 24:00.", []),
        ("Samaritans: 116 123, midnight to midnight.", []),
        ("Samaritans: 116 123, 12am to 11.59pm.", []),
        ("Childline: 0800 1111; reception is open 8am to 4pm.", []),
        ("Childline 0800 1111, lunch club noon to 1pm", []),
        ("Samaritans 116 123 (St Ann's Hall is open 10am to 4pm)", []),
        ("Samaritans 116 123, Tues 10am to noon", ["Tues 10am to noon"]),
        ("Respect Phoneline: 0808 802 4040, 10am - 1pm and 2pm - 5pm", []),
        ("Samaritans: 116 123, closed 1pm to 2pm", []),
    ],
)
def test_opening_hours(text: str, wanted: list[str]) -> None:
    found = [finding for finding in check(text) if finding.rule == "helpline/claim"]
    assert [finding.text for finding in found] == wanted
    confirmed = "Samaritans" in text  # its own page gives its hours
    assert {finding.severity for finding in found} <= ({"error"} if confirmed else {"suggestion", "warning"})


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Women who live with domestic abuse can ring 0808 2000 274.", ["warning"]),
        ("If your partner hits you, ring 0808 2000 274.", ["warning"]),
        ("For help with domestic abuse, call 0808 2000 248.", ["warning"]),
        ("Ring 0808 2000 274.", ["suggestion"]),
        ("Our garden centre is on 0808 2000 248.", []),
        # a body that has no phone on record, or may have several lines, for the same subject
        ("Contact Women's Aid on 0808 2000 274 if your partner hits you.", ["warning"]),
        ("Women's Aid: 0808 2000 243", ["warning"]),
        ("Call Respect on 0808 2000 274 if your partner hits you.", ["warning"]),
        ("Anti-Bullying Alliance: 0808 2000 274", []),
        ("Exham Women's Aid: 0808 2000 347. Help for women whose partner hits them.", ["suggestion"]),
        ("Mind: 0808 2000 274", []),
        ("Call Childline on 0808 2000 274.", []),  # told by its own number
        # it may be the number of somebody local
        ("# Domestic abuse\n\nThe Marlowe Centre helps women.\n\nHelpline: 0808 2000 274", ["warning"]),
        ("Call us on 0808 2000 274 about domestic abuse.", ["warning"]),
        ("Call us on 0808 2000 248 about domestic abuse.", ["suggestion"]),
        ("The council's domestic abuse team is on 0808 2000 248.", ["suggestion"]),
        ("For media enquiries about domestic abuse, ring 0808 2000 274.", ["warning"]),
        ("For help with domestic abuse, call 0808 2001 348.", []),
        ("For help with domestic abuse, call the Marlowe Line on 01632 200247.", []),
    ],
)
def test_a_free_number_of_nobody_beside_a_known_one(text: str, wanted: list[str]) -> None:
    found = [finding for finding in check(text) if finding.rule == "helpline/mistyped-number"]
    assert [finding.severity for finding in found] == wanted


def test_a_rule_that_is_off_reports_nothing() -> None:
    analysis = analyse("Childline: 0808 800 5000")
    assert list(CHECK.run(analysis, {})) == []
    only = {"helpline/tel-link": RULES["helpline/tel-link"]}
    assert list(CHECK.run(analysis, only)) == []


@pytest.mark.parametrize(
    "entry", [entry for entry in PACK.helplines if entry.status == "active"], ids=lambda entry: entry.id
)
def test_no_entry_is_blamed_for_its_own_numbers(entry) -> None:  # type: ignore[no-untyped-def]
    for channel in entry.channels:
        if channel.kind == "phone" and channel.number and not channel.relay:
            found = brief(f"Call {entry.name} on {channel.number} for help.", "text")
            costly = channel.digits.startswith(("084", "087"))
            assert [each for each in found if not (costly and each[0] == "costly-number")] == []


GONE = [entry for entry in PACK.helplines if entry.status != "active"]


@pytest.mark.parametrize("entry", GONE, ids=lambda entry: entry.id)
def test_no_choice_leads_to_a_service_that_is_gone(entry: Helpline) -> None:
    for channel in entry.channels:
        owners = [owner.helpline for owner in REGISTRY.owners.get(channel.digits, ())]
        if not channel.number or any(owner.status == "active" for owner in owners):
            continue
        head, one, other = channel.number[:-2], *channel.number[-2:]
        slip = f"{channel.number[:-1]}{(int(other) + 1) % 10}" if one == other else f"{head}{other}{one}"
        for text in (
            f"{entry.name}: 0800 1111",
            f"{entry.name}: {slip}",
            f"{entry.name}: 020 7946 0999",
            f"Call free on {slip}.",
            f"Childline: {channel.number}",
            f"[0800 1111](tel:{channel.digits})",
        ):
            for finding in check(text):
                written = {edit.text for choice in finding.choices for edit in choice.edits}
                assert written.isdisjoint({channel.number, f"tel:{channel.digits}", entry.name}), text
                assert f"is {channel.number}" not in finding.message, text
        assert REGISTRY.nearest(re.sub(r"\D", "", slip)) == ("", "")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "Call NHS 101.",
            "101 is the police non-emergency number, not NHS 111. NHS 111 is 111.",
        ),
        (
            "SurvivorsUK: 0808 800 5005",
            "0808 800 5005 is the National Male Survivor Helpline, not SurvivorsUK. "
            "SurvivorsUK has no phone line on record.",
        ),
        ("Contact the police on 110.", "110 is no number to dial in the UK. Is 101 meant?"),
        (
            "Call The Mix on 0808 808 4000.",
            "0808 808 4000 is National Debtline, not The Mix. The Mix became part of Shout (September 2024): 85258.",
        ),
        (
            "Call The Mix on 0808 808 4949.",
            "0808 808 4949 is one slip away from 0808 808 4994, the number of The Mix. "
            "The Mix became part of Shout (September 2024): 85258.",
        ),
        (
            "British gymnastics helpline: 0800 1111",
            "0800 1111 is Childline, not the British gymnastics helpline. The British gymnastics helpline has closed.",
        ),
    ],
)
def test_messages_name_what_to_dial(text: str, message: str) -> None:
    assert [finding.message for finding in check(text)] == [message]


@pytest.mark.parametrize(
    "text",
    [
        "Crisis line: 0800 953 0285",
        "Crisis: 0800 953 0285",
        "Contact our team, trained by the NSPCC, on 0800 953 0285.",
        "A service funded by Samaritans is on 01743 355 120.",
    ],
)
def test_a_word_or_a_credential_is_no_owner(text: str) -> None:
    analysis = analyse(text)
    assert [number.attributed_to for number in analysis.numbers] == [""]


@pytest.mark.parametrize(
    "row",
    [
        "| Day | Switchboard | Helpline |\n|---|---|---|\n| Monday | 0300 123 4567 | 0800 1111 (Childline) |\n",
        "| Helpline | Office | Number |\n|---|---|---|\n| Samaritans | 01904 655 888 (York branch) | 116 123 |\n",
        "| Name | Number | Also |\n|---|---|---|\n| Duty team | 01904 655 888 | Childline 0800 1111 |\n",
    ],
)
def test_the_cell_of_another_line_is_given_to_nobody(row: str) -> None:
    numbers = {number.digits: number.attributed_to for number in analyse(row).numbers}
    assert numbers.pop("01904655888", numbers.pop("03001234567", "")) == ""
    assert set(numbers.values()) <= {"childline", "samaritans"}
    assert all(numbers.values())


NATIONS = [
    "National Domestic Abuse Helpline: 0808 2000 247 (England), 0808 80 10 800 (Wales), 0800 027 1234 (Scotland)",
    "Domestic Abuse Helpline\n\nEngland: 0808 2000 247; Wales: 0808 80 10 800; Scotland: 0800 027 1234; Northern "
    "Ireland: 0808 802 1414",
    "Women's Aid: England 0808 2000 247, Wales 0808 80 10 800",
]


@pytest.mark.parametrize("text", NATIONS)
def test_a_number_for_a_nation_is_right_beside_the_name_of_a_sister(text: str) -> None:
    assert check(text) == []


def test_a_slip_from_the_number_of_the_nation_named_is_told() -> None:
    text = "National Domestic Abuse Helpline: 0808 2000 247 (England), 0808 80 10 801 (Wales)"
    (finding,) = check(text)
    assert finding.rule == "helpline/mistyped-number"
    assert "one slip away from 0808 80 10 800, the number of Live Fear Free" in finding.message


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("Childline: 0800 234 5678", "error"),
        # A body may have other free lines than the one on record.
        ("Victim Support: 0800 234 5678", "suggestion"),
        ("NSPCC: 0800 234 5678", "suggestion"),
        ("Call Beat on 0800 234 5678.", "suggestion"),
        ("Beat is the UK’s charity for eating disorders. Call its helpline free on 0800 234 5678.", "suggestion"),
    ],
)
def test_an_unknown_free_number_is_graver_for_a_line_than_for_a_body(text: str, severity: str) -> None:
    (finding,) = check(text)
    assert (finding.rule, finding.severity) == ("helpline/unknown-number", severity)


def test_a_name_that_two_lines_bear_is_read_as_the_one_that_had_the_number() -> None:
    assert brief("Supportline: 0845 30 30 900")[0][0] == "retired-number"


@pytest.mark.parametrize(
    "text",
    [
        "The PSNI thanked her. Women can ring Rape Crisis on 0800 024 6991.",
        "Police Scotland: Rape Crisis, 08088 01 03 02",
        "Police Scotland: Citizens Advice, 0800 028 1456",
        "Gwent Police: contact Shelter on 08000 495 495.",
        "Rape Crisis Scotland is there for you. Ring Rape Crisis on 08088 01 03 02.",
    ],
)
def test_a_name_that_nations_share_may_mean_the_line_of_the_texts_own(text: str) -> None:
    assert brief(text) == []


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("Rape Crisis: 0800 024 6991", "suggestion"),
        ("Kent Police: Citizens Advice, 0800 028 1456", "suggestion"),
        ("Police Scotland: Citizens Advice Scotland, 0800 144 8848", "error"),
    ],
)
def test_the_sister_in_another_nation_is_told_of_elsewhere(text: str, severity: str) -> None:
    assert [finding[:2] for finding in brief(text)] == [("wrong-organisation", severity)]


WEBSITES = [
    ("Stop It Now: www.stopitnow.org", "error"),
    ("Visit Stop It Now at stopitnow.org for help.", "error"),
    ("[Stop It Now](https://www.stopitnow.org)", "error"),
    ("| Stop It Now | www.stopitnow.org |\n|---|---|\n| a | b |", "error"),
    ("Samaritans: 116 123, www.samartians.org", "error"),
    # Near the name, not given to it.
    ("Read more about Stop It Now on www.stopitnow.org.", "warning"),
    # A British ending may be one more address of the same body.
    ("Karma Nirvana: www.karmanirvana.co.uk", "warning"),
    # Another service's home.
    ("Samaritans: www.mind.org.uk", "warning"),
    ("[Childline](https://www.mind.org.uk)", "warning"),
    # A link has a host after a scheme or two slashes, words have one with an ending that hosts have.
    ("[Samaritans](https://www.samaritan.org)", "error"),
    ("[Samaritans](//www.samaritan.org/)", "error"),
    ("Samaritans: samaritan.org", "error"),
    ("Samaritans/samaritan.org", "error"),
    # Words, marks and a number may stand between.
    ("Samaritans (116 123, free) or go online to samaritan.org", "error"),
    ("Read the report, then ask Samaritans: samaritan.org", "error"),
    # Another host that begins with the service's own.
    ("[Childline](https://childline.org.uk.anytown-help.net/)", "error"),
    ("Childline: www.childline.org.uk.anytown-help.net", "error"),
    # Links that show the service's own address and lead to a slip of it, to another service, to one that was left.
    ("[www.childline.org.uk](https://www.childine.org.uk/)", "error"),
    ("[Visit www.childline.org.uk](https://www.childline.com/home)", "error"),
    ("[Childline: childline.org.uk](https://www.childline.org.uk.anytown-help.net/)", "error"),
    ("[jo@samaritans.org](mailto:jo@samaritan.org)", "error"),
    ("[www.samaritans.org](https://www.mind.org.uk/information)", "error"),
    ("[www.beateatingdisorders.org.uk](https://www.b-eat.co.uk)", "warning"),
    # To nobody that is known: a newsletter may have made the link, but none is put before a mailbox.
    ("[www.childline.org.uk](https://click.anytown.gov.uk/a1b2)", "suggestion"),
    ("[www.childline.org.uk](https://www.childline.org.uk@anytown-help.net/)", "suggestion"),
    ("[jo@samaritans.org](mailto:joe@anytown-help.net)", "warning"),
    # A slip where nobody is named.
    ("Go to www.childlline.org.uk for help.", "warning"),
    ("Go to www.youngmind.org.uk for help.", "warning"),
]


@pytest.mark.parametrize(
    ("text", "severity", "numbers"),
    [
        ("Ask your GP, or call or text 988.", "error", ["988"]),
        ("Your GP helps. Lifeline: 13 11 14.", "error", ["13 11 14"]),
        ("Your GP helps, or call 1-800-273-TALK (8255).", "error", ["1-800-273-TALK"]),
        ("Your GP helps. Call 000 now, or 1 888 373 7888.", "error", ["000", "1 888 373 7888"]),
        ("Your GP helps. Text 1737.", "error", ["1737"]),
        # Nothing shows the UK, or something another country.
        ("Call the lifeline at 988. Text HOME to 741-741.", "warning", ["988", "741-741"]),
        ("A counselor or a GP helps. Call 988.", "warning", ["988"]),
        # The text says for whom they are, is for readers there, or means something else.
        ("Your GP helps. In Canada, call 988.", "", []),
        ("Ask your GP.\n\n## United States\n\n### Crisis lines\n\nCall 988, day or night.", "", []),
        ("Call 988, day or night. In the UK, it is Samaritans on 116 123.", "", []),
        ("| Australia | Call Lifeline on 13 11 14 |\n|---|---|\n| Your GP | 116 123 |", "", []),
        ("The counselors in Ontario know. Call 988.", "", []),
        ("Your GP wrote on 13 11 14. Text 1737 to 85258. We met up to 988 parents. Call 0161 988 1234.", "", []),
    ],
)
def test_a_line_of_another_country_cannot_be_reached(text: str, severity: str, numbers: list[str]) -> None:
    found = [each for each in check(text) if each.rule == "helpline/invalid-number"]
    assert [each.text for each in found] == numbers
    assert {each.severity for each in found} == ({severity} if severity else set())


def test_an_address_below_a_heading_on_other_countries_may_be_that_of_a_sister() -> None:
    text = "## {}\n\n- Stop It Now: www.stopitnow.org\n"
    for heading, told in (("International help", []), ("Help in the UK", ["error"])):
        found = [finding for finding in check(text.format(heading)) if finding.rule == "helpline/website"]
        assert [finding.severity for finding in found] == told


@pytest.mark.parametrize(("text", "severity"), WEBSITES)
def test_an_address_that_is_not_the_services_own(text: str, severity: str) -> None:
    found = [finding.severity for finding in check(text) if finding.rule == "helpline/website"]
    assert found == [severity]


RIGHT_ADDRESSES = [
    "Samaritans: 116 123, www.samaritans.org",
    "Childline: 0800 1111, www.nspcc.org.uk",
    "NSPCC: 0808 800 5000, www.childline.org.uk",
    "Refuge: www.nationaldahelpline.org.uk",
    "[Stop It Now helpline](https://www.lucyfaithfull.org.uk)",
    # Pages about a service, and other sites of a body.
    "[Childline](https://www.mind.org.uk/information-support/childline)",
    "[Childline](https://www.example.gov.uk/childline)",
    "Read about Childline on www.bbc.co.uk/news.",
    "Childline: www.facebook.com/childline",
    "Samaritans: www.talktous.example.org",
    "The report on Samaritans at www.mind.org.uk is out.",
    "Our guide to the work of Samaritans: www.mind.org.uk.",
    # A sister body, a service abroad, another word.
    "Scottish Women's Aid: womensaid.scot",
    "Crimestoppers Australia: www.crimestoppers.com.au",
    "Go to www.childlink.org.uk to adopt.",
    "Mind: www.mind.org.uk. Samaritans: www.samaritans.org.",
    # Files, by their names and in links of the same site.
    "[Samaritans](samaritans.html) and [Shelter](shelter.php#top)",
    "[Contact us](contact.html), [Mind](mind.aspx), [Refuge](../refuge.pdf)",
    "[Childline](/help/childline.org) and [Samaritans](samaritan.org)",
    "[Samaritans](mailto:jo@samaritans.org)",
    "Samaritans: the leaflet is samaritan.org.pdf or samaritans.docx.",
    "Samaritans: https://www.anytown.gov.uk/samaritan.org",
    # Another part of the body's own domain.
    "Read the Shelter design pages: design.shelter.org.uk",
    # Links that show an address and lead to it, to a site of the same body, or on to it.
    "[www.childline.org.uk](https://www.childline.org.uk/get-support/)",
    "[www.childline.org.uk](https://www.nspcc.org.uk/childline)",
    "[jo@samaritans.org](https://www.samaritans.org/contact)",
    "[www.nspcc.org.uk](https://learning.nspcc.org.uk)",
    "[www.childline.org.uk](https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.childline.org.uk%2F)",
    "[www.childline.org.uk](https://web.archive.org/web/2024/https://www.childline.org.uk/)",
    "[www.childline.org.uk](https://anytown.us1.list-manage.com/track/click?u=12)",
    # A title that holds an address, and a name for who signs in.
    "[How we came to be on childline.org.uk](https://www.anytown.gov.uk/news/12)",
    "[Childline](https://www.childline.org.uk@anytown-help.net/)",
    "[Childline](https://jo@www.childline.org.uk/)",
    # An ending of many.
    "Samaritans: org.uk",
    "Samaritans: co.uk",
]


@pytest.mark.parametrize("text", RIGHT_ADDRESSES)
def test_a_right_address_or_a_page_about_a_service(text: str) -> None:
    assert [finding for finding in check(text) if finding.rule == "helpline/website"] == []


def test_an_address_of_another_service_says_whose_it_is() -> None:
    (finding,) = check("Samaritans: www.mind.org.uk")
    assert finding.message == (
        "mind.org.uk is the website of the Mind infoline, not of Samaritans. That is samaritans.org."
    )


def test_a_link_that_shows_an_address_is_told_as_that_of_the_whole_site() -> None:
    (finding,) = check("[www.childline.org.uk](https://www.childine.org.uk/)")
    assert finding.message == (
        "The link shows childline.org.uk, the address of Childline, but leads to childine.org.uk. "
        "Let it lead where it says."
    )


def test_an_address_is_told_as_that_of_the_service_named() -> None:
    (finding,) = check("Childline has a page: see childline.com.")
    assert finding.message == "childline.com is not the website of Childline. It is childline.org.uk."


def test_a_longer_name_between_does_not_excuse_a_slip() -> None:
    assert brief("The NSPCC - Harbour advice line on 0808 800 5001.")[0][:2] == ("mistyped-number", "error")


def test_hours_in_brackets_are_those_of_the_number_before() -> None:
    text = (
        "Call the National Domestic Abuse Helpline on 0808 2000 247 (available 24 hours a day) or the Men's Advice "
        "Line on 0808 801 0327."
    )
    assert check(text) == []


def test_a_digit_left_out_and_another_put_in_are_two_slips() -> None:
    (finding,) = check("Papyrus on 0800 068 4414")
    assert finding.message == ("0800 068 4414 is two slips away from 0800 068 4141, the number of Papyrus HOPELINE247.")


def test_a_number_too_short_says_how_many_digits_it_needs() -> None:
    (finding,) = check("Tel: 0808 157 00")
    assert finding.message == (
        "0808 157 00 cannot be a UK number: it has 9 digits, and numbers that begin 0808 have 11."
    )


@pytest.mark.parametrize(
    ("number", "why"),
    [
        ("01472 32629", "it has 10 digits, and numbers that begin 01472 have 11: a digit is missing"),
        ("0114 236 218", "it has 10 digits, and numbers that begin 0114 have 11: a digit is missing"),
        ("020 7234 567", "it has 10 digits, and numbers that begin 020 have 11: a digit is missing"),
        ("01472 326 2945", "it has 12 digits, and numbers that begin 01472 have 11"),
        ("01001 326294", "no UK number begins or ends like this"),
    ],
)
def test_a_number_with_an_area_code_says_what_is_wrong(number: str, why: str) -> None:
    (finding,) = check(f"Call us on {number}.")
    assert finding.message == f"{number} cannot be a UK number: {why}."


@pytest.mark.parametrize(
    "text",
    ["Forced Marriage Unit: 020 7008 1500", "Contact the Foreign and Commonwealth Office on 020 7008 1500."],
)
def test_an_old_number_of_another_body_is_told_as_its_own(text: str) -> None:
    (finding,) = check(text)
    assert (finding.severity, finding.message) == (
        "warning",
        "020 7008 1500 was the number of the Foreign and Commonwealth Office and has changed. Print 020 7008 5000.",
    )
    assert brief(text.replace("1500", "5000")) == []


def test_the_line_for_children_is_right_on_a_page_for_children() -> None:
    for audience, line, wanted in (
        ("", "For everybody", ["helpline/wrong-organisation"]),
        ("public", "For children under 11", ["helpline/wrong-organisation"]),
        ("children", "For everybody", []),
        ("", "For children under 11", []),
    ):
        text = f"# Fun club\n\n{line}\n\n{'We meet on Mondays and paint. ' * 15}\n\n## Numbers\n\n- NSPCC: 0800 1111"
        document = markdown.READER.read("x.md", text.encode())
        given = Settings(audience=audience or "public", audience_given=bool(audience), today="2026-11-25")
        analysis = Analysis(document, given, KNOWLEDGE)
        assert [finding.rule for finding in CHECK.run(analysis, RULES)] == wanted, (audience, line)


def test_a_number_that_rests_on_no_page_of_the_service_is_said_to_do_so(check_text: CheckText) -> None:
    report = check_text("RASASC North Wales: 01248 670 628")
    [found] = [each for each in report.findings if each.rule.startswith("helpline")]
    assert found.message.endswith("That was not read on its own pages: check which is right.")
