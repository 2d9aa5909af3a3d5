"""The finder: every number with its exact place, every decoy left alone; the labelled texts in numbers/."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter

import pytest

from safelint.numbers.find.digits import candidates
from safelint.numbers.find.phones import dialled
from safelint.numbers.plan import NumberingPlan
from support import ROOT, CheckText
from support.number_texts import CHECK, KNOWLEDGE, PACK, REGISTRY, RULES, analyse, labelled


def found(text: str) -> list[tuple[str, str]]:
    return [(text[each.start : each.end], each.digits) for each in candidates(text, REGISTRY, KNOWLEDGE.cue_words)]


# Each text, and what the finder must take from it: the words and, where they differ, the digits.
FINDS = [
    ("Call 0808 800 5000 9am to 5pm", ["0808 800 5000"]),
    ("0800 1111 24/7", ["0800 1111"]),
    ("0800 1111 0808 800 5000", ["0800 1111", "0808 800 5000"]),
    ("Call 101 0300 123 2040", ["101", "0300 123 2040"]),
    ("(0800 1111)", ["0800 1111"]),
    ("(020) 7641 4000", ["(020) 7641 4000"]),
    ("0808-800-5000 or 0808.800.5000", ["0808-800-5000", "0808.800.5000"]),
    ("0808\u00a0800\u20095000", ["0808\u00a0800\u20095000"]),
    ("0808\u2011800\u20115000", ["0808\u2011800\u20115000"]),
    ("0\u00ad808 80\u200b0 5000", ["0\u00ad808 80\u200b0 5000"]),
    ("0808 800\n5000", ["0808 800\n5000"]),
    ("0808 800\n                    5000", ["0808 800\n                    5000"]),  # as in HTML
    ("0808\r\n\t\t\t\t\t\t\t800 5000", ["0808\r\n\t\t\t\t\t\t\t800 5000"]),
    ("Help from us: 0161 496 1234\t12", ["0161 496 1234"]),  # as in a table of contents
    ("08 08 16 89 111", ["08 08 16 89 111"]),
    ("0161 236 2182/0808 800 5000", ["0161 236 2182", "0808 800 5000"]),
    ("01632 960123/4", ["01632 960123"]),
    ("Freephone0808 800 5000", ["0808 800 5000"]),
    ("0808 800 5000, 0800 1111; 116 123", ["0808 800 5000", "0800 1111", "116 123"]),
    ("Call 999, 112 or 101", ["999", "112", "101"]),
    ("NHS 111 (option 2)", ["111"]),
    ("Nexus NI: 028 9032 6803.", ["028 9032 6803"]),
    ("Nexus NI (028 9032 6803)", ["028 9032 6803"]),
    ("St Mary's Hospital: 0161 276 6515.", ["0161 276 6515"]),
    ("Hospital number: 0161 276 6515", []),
    ("NHS no 0161 276 6515", []),
    ("NHS 0123456789", []),
    ("PSNI: 101.", ["101"]),
    ("Cost centre 0800 4411.", []),
    ("Charity no. 0800 1111", []),
    ("Call the charity number 0800 1111", ["0800 1111"]),
    ("There were 0800 1111 calls made in 2025", []),
    ("101 Dalmatians", []),
    ("Total spend 2025: 0800 1111 2222 pounds", []),
    ("0808 8OO 5000 OR 0800 1111", ["0808 8OO 5000", "0800 1111"]),
    ("Samaritans: 116 123 365 days a year", ["116 123"]),
    ("Power cut: 105", ["105"]),
    ("Dial 18000", ["18000"]),
    ("Use textphone 18000", ["18000"]),
    ("text SHOUT to 85258", ["85258"]),
    ("text NOTTS to 66777", ["66777"]),
    ("call 999 and press 55", ["999"]),
    ("Tel: 0161 236 2182 ext 204", ["0161 236 2182"]),
    ("Call 0161 236 21825", ["0161 236 21825"]),
    ("Our team is on 0161 236 21825.", ["0161 236 21825"]),
    ("Our team: 01632 496 0123 or 0161 236 2182.", ["01632 496 0123", "0161 236 2182"]),
    ("Childline on 0800 111.", ["0800 111"]),
    ("The 101 number", ["101"]),
    ("101 to report it to the police", ["101"]),
    ("999 if you are in danger", ["999"]),
    ("Last year 116 000 calls were taken", []),
    ("The centre took 116 000 calls and 111 referrals", []),
    ("Missing People: 116 000 calls are free", ["116 000"]),
    ("Case 116 123 was closed", []),
    ("Appeal no. 0800 1111 was withdrawn", []),
    ("Routes 111, 112 and 116 stop here", []),
    ("Leave by gate 999 or from house 101", []),
    ("Call 101, 111 or 999", ["101", "111", "999"]),
    ("ol ol ol ol lol", []),
    ("Call 0808/800/5000 or 0808\u00b7800\u00b75000", ["0808/800/5000", "0808\u00b7800\u00b75000"]),
    ("Call 0808_800_5000 or 0161/2362182", ["0808_800_5000", "0161/2362182"]),
    ("Help for any student, 0808 808 500.", ["0808 808 500"]),
    ("They see only a job number, such as 0808-4471.", []),
    ("Her tractor is number 08001111-JD.", []),
    ("The codes 01732/07535 are those of Tonbridge and of a mobile", []),
    ("Call 0808\u200e 800\u200e 5000", ["0808\u200e 800\u200e 5000"]),
    ("Call \u202d0808 800\u200f 5000\u202c.", ["0808 800\u200f 5000"]),
    ("Ring 0800 1111/0808 800 5000 or 999/101.", ["0800 1111", "0808 800 5000", "999", "101"]),
]
DIGITS = [
    ("+44 (0)20 7641 4000", "02076414000"),
    ("+44 20 7641 4000", "02076414000"),
    ("0044 20 7641 4000", "02076414000"),
    ("+44 0800 1111", "08001111"),
    ("O8OO 1111", "08001111"),
    ("\uff10\uff18\uff10\uff18 \uff18\uff10\uff10 \uff15\uff10\uff10\uff10", "08088005000"),
]
LEAVES = """on 05/11/2024|on 05.11.2024|on 05-11-2024|2024-11-05|at 0730 hours|from 0900-1700 daily
at 09:30|£0800 1111|£1,204|15%
aged 10-14|1997 to 2003|in 1999 111 people|page 101|room 101
101 High Street|Safeguarding 101|999 people|M101|SW1A 2AA|IP 192.168.010.001
version 0.8.15|ISBN 978-0-7475-3269-9|charity number 216401|SC037717|company number 02563000
crime reference 01234567890|crime reference 0123/456/7890|application 0161/2362182|minutes/0161/2362182|01/02/2024
NHS number 943 476 5919|account 12345678 sort code 08-32-10|card 0123 4567 8901 2345|51.5074, -0.1278|+353 1 234 5678
https://example.org/08088005000|ref LAP-0800-1111|about 85,258 votes|116,123 people
Between 111 and 112 cases|press 55|101 to 120 places|101 ways to help"""


@pytest.mark.parametrize(("text", "wanted"), FINDS)
def test_finds_each_number_at_its_exact_place(text: str, wanted: list[str]) -> None:
    assert [words for words, _ in found(text)] == wanted


@pytest.mark.parametrize(("text", "digits"), DIGITS)
def test_gives_national_digits(text: str, digits: str) -> None:
    assert found(text) == [(text, digits)]


@pytest.mark.parametrize("text", re.split(r"[|\n]", LEAVES))
def test_leaves_other_digits_alone(text: str) -> None:
    assert found(text) == []


NONE_TO_CALL = [
    # with the code of another country
    "Berlin: 00 49 30 7554 4820",
    "Berlin: (0049) 30 7554 4820 or 0049.30.7554.4820",
    "The universal freephone: 00 800 6789 1011",
    "Paris: 0033 1 44 51 31 00 or 0033144513100",
    "Dublin: 00353 (0)1 205 3700, +353 (0)1 205 3700 or 00-353-1-205-3700",
    "Jamaica: +1 876 936 0700",
    # of a patient, a case or an order
    "Patient 0123 456 789 was seen.",
    "Patient: 0123 456 789",
    "Hospital no 0123 456 789",
    "Customer 0123 456 789",
    "Case 0123 456 789",
    "Order: 0123 456 789",
    "Policy number 0123 456 789",
]


@pytest.mark.parametrize("text", NONE_TO_CALL)
def test_what_is_none_of_our_numbers(text: str) -> None:
    assert analyse(text).numbers == ()


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("From abroad: 00 44 808 800 5000", "08088005000"),
        ("From abroad: 00 44 (0)808 800 5000", "08088005000"),
        ("NSPCC: 00808 800 5000", "008088005000"),
        ("Call 00161 496 1234", "001614961234"),
        ("Open 9.00-17.00 18001 0808 800 5000", "08088005000"),
        ("Dublin +353 1 205 3700\n0808 800 5000", "08088005000"),
    ],
)
def test_a_number_of_ours_has_no_code_of_another_country(text: str, digits: str) -> None:
    assert [number.digits for number in analyse(text).numbers] == [digits]


def test_a_relay_prefix_is_told_apart_from_the_number() -> None:
    (number,) = analyse("Relay UK: 18001 0800 027 1234").numbers
    assert (number.text, number.digits, number.relay, number.kind) == (
        "0800 027 1234",
        "08000271234",
        "18001",
        "textphone",
    )


def test_a_keyword_is_kept_with_the_number_to_text() -> None:
    (number,) = analyse('Text "SHOUT" to 85258.').numbers
    assert (number.digits, number.kind, number.keyword) == ("85258", "sms", "SHOUT")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("| Team | Phone |\n|---|---|\n| Duty team | 07123 456 |", ["07123 456"]),
        ("| Team | Telephone |\n|---|---|\n| Duty team | 01472 326 |", ["01472 326"]),
        ("## Phone numbers\n\n- Duty team: 07123 456", ["07123 456"]),
        ("## Helplines\n\n- Childline: 0800 111", ["0800 111"]),
        ("## Phone numbers\n\n| Team | Number |\n|---|---|\n| Duty team | 07123 456 |", ["07123 456"]),
        ("## Phone numbers\n\n- Duty team: 07123 456 7", ["07123 456 7"]),
        ("## Phone numbers\n\n- Duty team: 07123 456 789", ["07123 456 789"]),
        ("| Team | Phone |\n|---|---|\n| Duty team | 0845 600 12 |", ["0845 600 12"]),
        ("| Team | Phone |\n|---|---|\n| Duty team | 0045 600 12 |", []),  # no number begins so
        ("## Phone numbers\n\n- Opening hours: 0800-1700", []),
        ("| Team | Phone bill |\n|---|---|\n| Duty team | 07123 456 |", []),
        ("| Team | Reference |\n|---|---|\n| Duty team | 07123 456 |", []),
        ("## Our cases\n\n- Duty team: 07123 456", []),
        ("## Phone numbers\n\n- Case number: 07123 456", []),
        ("## Phone numbers\n\n- Printed 07123 456 times", []),
    ],
)
def test_a_number_too_short_is_found_under_a_heading_for_phones(text: str, wanted: list[str]) -> None:
    assert [number.text for number in analyse(text).numbers] == wanted


@pytest.mark.parametrize(
    ("digits", "found"),
    [
        ("61234", True),
        ("6123", True),
        ("852580", True),
        ("7726", True),
        ("612", False),
        ("8525801", False),
        ("4567", False),
    ],
)
def test_a_number_in_a_column_of_numbers_to_text_is_like_one_of_the_plan(digits: str, found: bool) -> None:
    numbers = analyse(f"| Who | Text |\n|---|---|\n| Our club | {digits} |\n").numbers
    assert [(number.text, number.kind) for number in numbers] == [(digits, "sms")] * found


def test_a_number_ends_where_a_correction_does(check_text: CheckText) -> None:
    page = "<p>Correction. Call Childline on <del>0800 1112</del> <ins>0800 1111</ins>.</p>"
    report = check_text(page, "html")
    assert [each.number.text for each in report.numbers] == ["0800 1112", "0800 1111"]
    assert [each for each in report.findings if each.rule.startswith("helpline/")] == []


@pytest.mark.parametrize("mark", ["-", "\u2010", "\u2011", "\u2013"])
def test_a_slip_of_a_number_in_two_parts(check_text: CheckText, mark: str) -> None:
    (finding,) = check_text(f"Call Childline on 0800{mark}1112.", select=["helpline"]).findings
    assert finding.rule == "helpline/mistyped-number"


def test_nothing_crosses_the_border_of_a_block() -> None:
    assert [number.text for number in analyse("Call 0808\n\n800 5000").numbers] == []


def test_a_number_broken_by_markup_is_whole() -> None:
    (number,) = analyse("NSPCC: 0808 **800** [5000](#x)").numbers
    assert (number.text, number.digits) == ("0808 800 5000", "08088005000")


def test_a_link_that_dials_counts_where_its_words_hold_no_number() -> None:
    (number,) = analyse('<a href="tel:+448088005000">Call the NSPCC Helpline</a>', "html").numbers
    assert (number.text, number.digits, number.attributed_to) == (
        "Call the NSPCC Helpline",
        "08088005000",
        "nspcc-helpline",
    )


@pytest.mark.parametrize(
    ("target", "digits"),
    [
        ("tel:+448088005000", "08088005000"),
        ("tel:+44(0)8088005000", "08088005000"),
        ("tel:0808%20800%205000", "08088005000"),
        ("tel:116123", "116123"),
        ("tel:+44116123", "116123"),
        ("tel:18001101", "101"),
        ("sms:85258?body=SHOUT", "85258"),
        ("tel:%2B448088005000", "08088005000"),
        ("tel:0044 808 800 5000", "08088005000"),
        ("tel:0044 (0)800 1111", "08001111"),
        ("tel:0044(0)8001111", "08001111"),
        ("tel:0044 800 1111", "08001111"),
        ("tel:0044 116 123", "116123"),
        # Other countries.
        ("tel:+1 800 273 8255", ""),
        ("tel:+61-131114", ""),
        ("tel:%2B35312053700", ""),
        ("tel:0034917146300", ""),
        ("tel:1-800-799-7233", ""),
        ("tel:008088005000", "008088005000"),
        ("https://example.org/0800", ""),
    ],
)
def test_what_a_link_dials(target: str, digits: str) -> None:
    inlines = analyse(f'<a href="{target}">words</a>', "html").document.inlines
    assert [dialled(inline, REGISTRY.plan) for inline in inlines] == [digits]


@pytest.mark.parametrize(
    ("digits", "verdict"),
    [
        ("08001111", "valid"),
        ("08088005000", "valid"),
        ("0800555111", "valid"),
        ("0808800500", "invalid"),
        ("03001232040", "valid"),
        ("0300123204", "invalid"),
        ("02076414000", "valid"),
        ("02176414000", "invalid"),
        ("07700900123", "valid"),
        ("04001234567", "invalid"),
        ("01612362182", "ask"),
        ("016123621825", "invalid"),
    ],
)
def test_the_numbering_plan(digits: str, verdict: str) -> None:
    assert REGISTRY.plan.possible(digits) == verdict


def test_short_numbers_are_those_that_the_plan_looks_for_in_texts() -> None:
    plan = REGISTRY.plan
    assert plan.short == {"999", "112", "911", "101", "111", "105", "119", "159", "18000", "116000", "116111", "116123"}
    assert set(plan.openings) - plan.short == {"116", "118"}
    assert "911" not in plan.openings
    assert (plan.relay, plan.texted, plan.eight_digits) == ({"18001", "18002"}, {"7726"}, {"08001111"})
    assert (plan.slips["110"], plan.slips["1112"]) == (["101"], ["111", "112"])
    assert [plan.is_text_code(digits) for digits in ("85258", "61016", "55555", "7726")] == [True, True, False, False]
    like = ("85258", "6123", "852580", "612", "5555", "8525801")
    assert [plan.is_like_text_code(digits) for digits in like] == [True, True, True, False, False, False]


def test_what_numbers_are_is_read_from_the_plan() -> None:
    plan = REGISTRY.plan
    numbers = ["08088005000", "116123", "03001234567", "01472311900", "07700900123", "07012345678", "08451234567"]
    told = [
        (plan.is_free(each), plan.is_geographic(each), plan.is_mobile(each), plan.is_local(each)) for each in numbers
    ]
    free, of_a_place, mobile, local = zip(*told, strict=True)
    assert [each for each, holds in zip(numbers, free, strict=True) if holds] == numbers[:2]
    assert [each for each, holds in zip(numbers, of_a_place, strict=True) if holds] == numbers[2:4]
    assert [each for each, holds in zip(numbers, mobile, strict=True) if holds] == numbers[4:5]
    assert [each for each, holds in zip(numbers, local, strict=True) if holds] == numbers[3:6]
    assert (plan.harmonised, plan.enquiries, plan.abroad) == (("116",), ("118",), {"911"})
    assert (plan.named["112"], plan.of_bodies) == ("emergency-999", ("101", "111"))
    assert [plan.is_of_the_police(each) for each in ("101", "999", "111")] == [True, False, False]
    assert [plan.is_for_gifts(each) for each in ("70085", "85258", "700850")] == [True, False, False]
    assert plan.always_meant.isdisjoint(plan.seldom_meant)
    assert all(each.startswith(plan.countrywide) for each in plan.well_known)


def test_a_pack_without_a_plan_leaves_all_to_the_library() -> None:
    plan = NumberingPlan({})
    assert plan.possible("08088005000") == "ask"
    assert plan.is_valid("08088005000")
    assert not plan.is_valid("0808800500")
    assert plan.short == frozenset()
    assert not plan.is_withdrawn("0500123456")
    assert not plan.is_text_code("85258")
    assert not plan.is_free("08088005000")
    assert not plan.is_local("01472311900")


def test_a_new_number_of_eight_digits_is_said_in_the_plan_alone() -> None:
    old, new = (NumberingPlan({"eight_digits": numbers}) for numbers in (["08001111"], ["08001111", "08222222"]))
    assert [plan.can_be_printed("08222222") for plan in (old, new)] == [False, True]
    printed = ["08454647", "0500700700", "85258", "0808157", "00123456789", "999999999"]
    assert [REGISTRY.plan.can_be_printed(each) for each in printed] == [True, True, True, False, False, False]


@pytest.mark.parametrize(
    ("digits", "begins", "many"),
    [
        ("016123621825", "0161", 11),
        ("0147231190", "01472", 11),
        ("020794600000", "020", 11),
        ("0300123456", "030", 11),
        ("08088005", "0808", 11),
        ("1180", "118", 6),
        ("01612362182", "", 0),
        ("0400123456", "", 0),
    ],
)
def test_the_plan_says_how_many_digits_are_wanted(digits: str, begins: str, many: int) -> None:
    assert REGISTRY.plan.wanted(digits) == (begins, many)


def test_numbers_of_a_neighbour_are_those_of_the_plan() -> None:
    plan = NumberingPlan({"neighbour": [{"prefixes": ["01"], "lengths": [9]}]})
    assert [plan.is_like_a_neighbours(each) for each in ("014903000", "0149030000", "024903000")] == [
        True,
        False,
        False,
    ]
    assert REGISTRY.plan.is_like_a_neighbours("0214903000")


def test_digits_are_grouped_as_the_plan_groups_their_code() -> None:
    plan = REGISTRY.plan
    assert (plan.grouped("02079460000"), plan.grouped("01472311900")) == ("020 7946 0000", "01472 311900")
    assert (plan.grouped("0207946"), plan.grouped("08001111"), plan.grouped("116123")) == ("", "", "")


def test_what_is_dialled_before_a_number_is_left_out_whatever_its_length() -> None:
    code = next(row for row in PACK.numbers["short_code"] if row["relay"])
    plan = NumberingPlan({"short_code": [{**code, "number": "1800"}]})
    assert plan.without_relay("1800 0808 157 0001") == "0808 157 0001"
    assert plan.without_relay("0808 157 0001") == "0808 157 0001"


def test_digits_that_may_follow_a_prefix_are_part_of_it() -> None:
    row = {"lengths": [11], "cost_class": "other", "by_area": False, "local": False}
    plan = NumberingPlan({"prefix": [{**row, "prefixes": ["03"], "next": ["0", "4"]}]})
    assert [plan.possible(f"03{next_}00000000") for next_ in "0145"] == ["valid", "invalid", "valid", "invalid"]


def test_the_library_is_asked_for_01_numbers_alone() -> None:
    assert REGISTRY.plan.is_valid("01612362182") is True
    assert REGISTRY.plan.is_valid("01632555123") is False


def test_every_drama_range_is_known_at_both_ends() -> None:
    ranges = PACK.numbers["drama"]
    assert ranges
    for each in ranges:
        assert REGISTRY.plan.is_drama(each["from"]), each
        assert REGISTRY.plan.is_drama(each["to"]), each
        assert not NumberingPlan({"drama": [each]}).is_drama(str(int(each["to"]) + 1).zfill(len(each["to"]))), each


def test_known_numbers_do_not_load_the_library() -> None:
    code = (
        "import sys; sys.path.insert(0, 'tests')\n"
        "from support import number_texts\n"
        "analysis = number_texts.analyse('Childline: 0800 1111. NSPCC: 0808 800 5000. Call 999.')\n"
        "assert len(analysis.numbers) == 3\n"
        "list(number_texts.CHECK.run(analysis, number_texts.RULES))\n"
        "print('phonenumbers' in sys.modules)"
    )
    command = [sys.executable, "-c", code]
    for _ in range(2):  # the first may have to compile the pack, which takes the library
        ran = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=True)
    assert ran.stdout.strip() == "False"


@pytest.mark.parametrize(
    "piece", ["0", "0 ", "0800 ", "01 02-", "(", "+44(", "0)(", "999 ", "0808 800 500", "O0", "1\n"]
)
def test_long_runs_end(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    assert all(0 <= each.start < each.end <= len(text) for each in candidates(text, REGISTRY, KNOWLEDGE.cue_words))


def score(file: str) -> tuple[Counter[str], list[str]]:
    """How many of the labels of one file came out right, and what did not."""
    counts: Counter[str] = Counter()
    wrong = []
    for each in labelled(file):
        analysis = analyse(each.text, each.form)
        spans = {analysis.document.span(number.start, number.end): number for number in analysis.numbers}
        findings = {finding.span: finding for finding in CHECK.run(analysis, RULES)}
        for label in each.labels:
            counts["numbers"] += 1
            number = next((number for span, number in spans.items() if span == (label.start, label.end)), None)
            if number is None or number.digits != label.digits:
                wrong.append(f"{each.name}: not found: {each.text[label.start : label.end]}")
                continue
            counts["found"] += 1
            if (number.attributed_to, number.service) != (label.attributed_to, label.service):
                wrong.append(f"{each.name}: {number.text} is given to {number.attributed_to!r} of {number.service!r}")
            finding = findings.get((label.start, label.end))  # type: ignore[call-overload]
            if (finding.rule.partition("/")[2] if finding else "") != label.finding:
                wrong.append(f"{each.name}: {number.text} gets {finding and finding.rule}, not {label.finding!r}")
        starts = {(label.start, label.end) for label in each.labels}
        counts["decoys"] += len(each.decoys)
        for span, number in spans.items():
            if tuple(span) not in starts and any(char.isdigit() for char in number.text):
                wrong.append(f"{each.name}: no number: {number.text}")
    return counts, wrong


@pytest.mark.parametrize(
    ("file", "numbers", "decoys"), [("dev.txt", 123, 109), ("held-out.txt", 124, 157), ("held-out-2.txt", 72, 91)]
)
def test_the_labelled_texts(file: str, numbers: int, decoys: int) -> None:
    counts, wrong = score(file)
    assert wrong == []
    assert counts == {"numbers": numbers, "found": numbers, "decoys": decoys}


def test_a_label_hides_no_number_that_can_ring() -> None:
    assert [number.digits for number in analyse("Customer services, customer 0161 496 0000").numbers] == ["01614960000"]


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        (
            "When to call the police:\n999 \u2013 someone is in danger\n101 (or report online) \u2013 all else",
            ["999", "101"],
        ),
        ("Forward such texts to 7726 free of charge.", ["7726"]),
        ("Children's services: 3000 41 23 23", ["3000412323"]),
        ("Cumbria: 077595 656 226", ["077595656226"]),
        ("Give by texting HELP 2 to 70085.", ["70085"]),
        ("Ring 0800 496 000\n6-Report it", ["0800496000"]),
        ("Police received a 999 call at midnight.", []),
        ("Contact NHS111 when the surgery is closed.", ["111"]),
        ("Non-emergency police: 101 \u00b7 NHS urgent care: 111 \u00b7 Crisis text", ["101", "111"]),
        ("Report a theft.\n101 \u00b7 Non-emergency", ["101"]),
        ("NHS Non-emergency Medical Advice\n111\nSamaritans\n116 123", ["111", "116123"]),
        ("Minutes of the board\n111\nAny other business", []),
        ("Model XNHS111 was sold.", []),
        ("Call the Harbour community interest company on 01379 871091.", ["01379871091"]),
        ("The company number is 01379 8710.", []),
        ("There were many hoax 999 calls.", []),
        # Groups of digits that are a slip from a known number.
        ("Frank 030 123 6600", ["0301236600"]),
        ("Lifeline, 088 808 8000, day and night", ["0888088000"]),
        ("Ofsted \u2013 0300 123 84666 \u2013 open on weekdays", ["030012384666"]),
        ("Samaritans 115 123", ["115123"]),
        ("Samaritans 116 \uff10123", ["1160123"]),
        ("There were 115 123 calls for help.", []),
        ("Batch 030 123 6600", []),
        ("Sizes 088 808 8123 fit.", []),
    ],
)
def test_numbers_of_lists_without_their_0_slips_and_calls_made(text: str, digits: list[str]) -> None:
    assert [number.digits for number in analyse(text, "text").numbers] == digits


def test_a_code_to_forward_texts_to_is_right() -> None:
    assert list(CHECK.run(analyse("Forward such texts to 7726."), RULES)) == []
