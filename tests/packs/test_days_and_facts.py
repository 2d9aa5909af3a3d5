"""What a pack must not say of a service: each is refused with file, entry, fact and reason."""

from __future__ import annotations

import pytest

from safelint.packs import packfiles
from safelint.values.errors import SafelintError
from support.packs import WHOLE

RELEASE = 'schema = 1\nlicence = "CC-BY-4.0"\nattribution = "the makers"\n'
HEAD = RELEASE + 'name = "mini"\nversion = "2026.11"\nrecorded = 2026-11-25\n'
LINES = """
recorded = 2026-11-20

[[helpline]]
id = "one"
name = "Line One"
nations = ["uk"]
topics = ["suicide"]
website = "https://one.org"
confidence = "high"
sources = [{ url = "https://one.org/call", seen = 2026-11-21, shows = ["0808 157 0001"] }]
[[helpline.channel]]
kind = "phone"
number = "0808 157 0001"
[[helpline.retired]]
number = "0845 157 0001"

[[helpline]]
id = "two"
name = "Line Two"
nations = ["wales"]
topics = ["suicide"]
confidence = "low"
sourced = false
[[helpline.channel]]
kind = "phone"
number = "0808 157 0002"
"""
ONE, TWO = 'mini/helplines/mini.toml: helpline "one": ', 'mini/helplines/mini.toml: helpline "two": '
LATE = "is after the day of the pack, 2026-11-25 (recorded in pack.toml)"


PLAN = """
recorded = 2026-11-25
[[prefix]]
prefixes = ["0808", "0845"]
meaning = "lines"
lengths = [11]
cost_class = "free"
[[short_code]]
number = "101"
printed = "101"
kind = "voice"
use = "police"
status = "active"
in_texts = true
"""


def built(old: str = "", new: str = "", numbers: str = PLAN) -> None:
    assert old in LINES
    files = {
        **WHOLE,
        "pack.toml": HEAD,
        "helplines/mini.toml": LINES.replace(old, new, 1) if old else LINES,
        **({"numbers.toml": numbers} if numbers else {}),
    }
    packfiles.build("mini", {path: text.encode() for path, text in files.items()})


def test_the_pack_is_right_as_it_stands() -> None:
    built()


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("recorded = 2026-11-20", "recorded = 2026-11-26", f"{ONE}recorded: 2026-11-26 {LATE}"),
        ("seen = 2026-11-21", "seen = 2026-11-26", f"{ONE}sources 1.seen: 2026-11-26 {LATE}"),
        ("seen = 2026-11-21", 'date = "2026-12"', f"{ONE}sources 1.date: 2026-12 {LATE}"),
        ('name = "Line One"', 'name = "Line One"\nverified = 2027-01-01', f"{ONE}verified: 2027-01-01 {LATE}"),
        (
            'number = "0808 157 0001"',
            'number = "0808 157 0001"\nverified = 2026-11-26',
            f"{ONE}channel 1.verified: 2026-11-26 {LATE}",
        ),
        (
            'number = "0845 157 0001"',
            'number = "0845 157 0001"\nuntil = "2027"',
            f"{ONE}retired 1.until: 2027 {LATE}",
        ),
        (
            'name = "Line One"',
            'name = "Line One"\nverified = 2026-11-19',
            f"{ONE}verified: 2026-11-19 is before the day of record, 2026-11-20: read the page again",
        ),
        (
            'number = "0808 157 0002"',
            'number = "0808 157 0001"',
            f'{TWO}channel 1.number: "08081570001" is also a number of "one"; '
            "give the reason as [[shared_number]] in registry.toml",
        ),
        (
            'number = "0808 157 0001"\n[[',
            'number = "0871 157 000"\n[[',
            f'{ONE}sources 1.shows: "0808 157 0001" is no number or address of this entry, and none of name, '
            "former-name, operator, website, status, nations, hours, cost, ages",
        ),
        (
            'number = "0808 157 0002"',
            'number = "0845 157 000"',
            f'{TWO}channel 1.number: "0845 157 000" has 10 digits, and a number that begins like it has 11',
        ),
        (
            '["wales"]',
            '["wails"]',
            f'{TWO}nations 1: "wails" is not one of uk, england, wales, scotland, northern-ireland; '
            "nearest known: wales",
        ),
        ("sourced = false\n", "", f"{TWO}sources: missing: name a page, or write sourced = false"),
        (
            'shows = ["0808 157 0001"]',
            'shows = ["name"]',
            f"{ONE}channel 1.confidence: no source shows 0808 157 0001: it can be at most low",
        ),
    ],
)
def test_what_is_refused(old: str, new: str, problem: str) -> None:
    with pytest.raises(SafelintError) as refused:
        built(old, new)
    assert str(refused.value) == problem


@pytest.mark.parametrize(("number", "refused"), [("101", False), ("102", True), ("0845 157 000", True)])
def test_what_can_be_called_is_what_the_plan_of_the_pack_says(number: str, refused: bool) -> None:
    """And without one nobody can say, so all is taken."""
    change = ('number = "0808 157 0002"', f'number = "{number}"')
    built(*change, numbers="")
    if refused:
        with pytest.raises(SafelintError, match=r"channel 1\.number"):
            built(*change)
    else:
        built(*change)
