"""Three volunteers keep the registry with `safelint registry`; nobody types Python, TOML or a comma."""

from __future__ import annotations

import json
import shutil
from difflib import unified_diff
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from safelint.cli.commands import cli
from safelint.knowledge.sources import read_files
from safelint.packs import packfiles
from safelint.upkeep import checkout, forms
from safelint.upkeep.reviews import Review, listed
from safelint.values.entries import Helpline
from safelint.values.errors import SafelintError
from support import ROOT

pytestmark = pytest.mark.slow

DAY = "2026-12-01"
PAGE = "https://www.childline.org.uk/get-support/"


@pytest.fixture
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout of the rules, and the current folder in it."""
    shutil.copytree(ROOT / "rules", tmp_path / "rules")
    monkeypatch.chdir(tmp_path / "rules" / "schema")
    return tmp_path / "rules" / "uk"


def typed(*lines: str, command: tuple[str, ...]) -> Result:
    return CliRunner().invoke(cli, ["registry", *command, "--today", DAY], input="".join(f"{each}\n" for each in lines))


def service(pack: Path, id_: str) -> Helpline:
    """The entry, after the whole pack was read strictly."""
    entries = packfiles.build("uk", read_files(str(pack))).helplines
    return next(each for each in entries if each.id == id_)


def changed(pack: Path) -> dict[str, int]:
    """How many lines of each file of the pack are not as in ours: those that went and those that came."""
    found = {}
    for path in sorted(pack.rglob("*.toml")):
        ours, mine = (ROOT / "rules" / "uk" / path.relative_to(pack)).read_bytes(), path.read_bytes()
        if ours != mine:
            lines = unified_diff(ours.decode().split("\n"), mine.decode().split("\n"), n=0)
            found[path.relative_to(pack).as_posix()] = sum(each[:1] in "+-" for each in lines) - 2  # and two of a head
    return found


def test_the_first_corrects_a_number(pack: Path) -> None:
    answers = (
        *(PAGE, "", "", "n"),  # the page, read today, without a date of its own; no word of the operator
        *("1", "2", "0800 11117", "116 112"),  # the second number; a slip is refused at once
        *("", "2026-11", "n"),  # the old one was right once
    )
    done = typed(*answers, command=("edit", "Childline"))
    assert done.exit_code == 0, done.output
    assert 'Error: "0800 11117" cannot be a number in the UK' in done.output
    entry = service(pack, "childline")
    assert [each.number for each in entry.channels if each.number] == ["0800 1111", "116 112"]
    assert (entry.channels[1].confidence, entry.channels[1].verified) == ("high", DAY)
    gone = entry.retired[-1]
    assert (gone.number, gone.until, gone.replaced_by) == ("116 111", "2026-11", "116 112")
    assert entry.sources_of("116112")[0]._asdict().items() >= {"url": PAGE, "seen": DAY, "by": "operator"}.items()
    assert changed(pack) == {"helplines/children.toml": 8, "pack.toml": 2}


def test_numbers_are_offered_with_what_they_are_for(pack: Path) -> None:
    before = service(pack, "calm")
    answers = ("https://www.thecalmzone.net/get-support", "", "", "n", "2", "2", "", "", "n")
    done = typed(*answers, command=("edit", "calm"))
    assert done.exit_code == 0, done.output
    assert "  1  0800 58 58 58 (phone)\n  2  0800 58 58 58 (whatsapp)\n" in done.output
    entry = service(pack, "calm")
    assert [each.kind for each in entry.channels] == [e.kind for e in before.channels if e.kind != "whatsapp"]
    assert entry.retired == before.retired


def test_the_second_adds_a_service(pack: Path) -> None:
    answers = (
        *("Childline", "Harbour Line", "Harbour Trust"),  # the first is there already
        *("harbour-line.org.uk", "https://harbour-line.org.uk", "Mercia", "Wales, Scotland"),
        *("domestic abuse, stalking", "adults", ""),
        *("phone", "0800 1111", "", "0808 157 0345"),  # a number that Childline has, and no reason
        *("Monday to Friday, 9am to 5pm", "free"),
        *("https://harbour-line.org.uk/call", "2027-01-01", "1 December 2026", "", "y", ""),
    )
    done = typed(*answers, command=("new",))
    assert done.exit_code == 0, done.output
    for said in (
        "the registry has it already: safelint registry edit childline",
        "must be a web address",
        '"mercia" is no nation',
        "0800 1111 is also a number of Childline.",
        "2027-01-01 is in the future (today is 2026-12-01)",
    ):
        assert said in done.output
    entry = service(pack, "harbour-line")
    assert (entry.nations, entry.confidence, entry.verified, entry.recorded) == (
        ("wales", "scotland"),
        "high",
        DAY,
        DAY,
    )
    assert entry.channels[0].digits == "08081570345"
    assert set(changed(pack)) == {"helplines/domestic-abuse.toml", "pack.toml"}


def test_the_third_retires_a_number_by_a_form(pack: Path, tmp_path: Path) -> None:
    answers = {
        forms.ACTION: "A number is no longer in use",
        forms.SERVICE: "NSPCC Helpline",
        forms.OLD: "+44 20 3879 8560",
        forms.NEW: "0808 800 5000",
        forms.PAGE: "https://www.nspcc.org.uk/about-us/contact-us/",
        forms.READ: DAY,
        forms.STAFF: "Yes",
    }
    form = tmp_path / "form.txt"
    form.write_text("".join(f"### {label}\n\n{said}\n\n" for label, said in answers.items()), encoding="utf-8")
    done = typed(command=("import", str(form)))
    assert done.exit_code == 0, done.output
    entry = service(pack, "nspcc-helpline")
    assert "02038798560" not in [each.digits for each in entry.channels]
    assert {each.number: (each.replaced_by, each.confidence) for each in entry.retired}["+44 20 3879 8560"] == (
        "0808 800 5000",
        "high",
    )


def test_the_operator_attests_all_and_the_service_is_due_later(pack: Path) -> None:
    done = typed(PAGE, "", "", "y", "8", *("y" for _ in range(9)), "n", command=("edit", "childline"))
    assert done.exit_code == 0, done.output
    entry = service(pack, "childline")
    assert (entry.verified, {each.confidence for each in entry.channels}) == (DAY, {"high"})
    assert entry.sources_of("08001111")[0].says == "attested by the operator"
    rows = json.loads(typed(command=("due", "--pack", str(pack), "--format", "json")).output)
    assert rows
    assert "childline" not in [each["id"] for each in rows]


def test_what_is_due_stands_by_week_most_harm_first() -> None:
    done = typed(command=("due", "--pack", str(ROOT / "rules" / "uk"), "--weeks", "20", "--format", "json"))
    rows = json.loads(done.output)
    keys = [(each["week"], each["months"], each["due"]) for each in rows]
    assert keys == sorted(keys)
    assert keys[0][0] == "2026-11-30"
    assert len({week for week, _, _ in keys}) > 5
    assert {months for _, months, _ in keys} == {3, 6, 12}
    shown = typed(command=("due", "--pack", str(ROOT / "rules" / "uk"))).output
    assert "\nWhat is due is to be read again at its source. This does not mean that a number is wrong.\n" in shown
    assert shown.startswith("Week of 30 November 2026\n  ")


def test_the_day_of_an_old_page_is_none_on_which_somebody_was_late() -> None:
    one = Review("2026-11-30", "2010-03-22", 3, "childline", "Childline", "", "")
    assert "\n    nobody has verified it yet; every 3 months\n" in listed([one], "2026-11-30")
    other = one._replace(due="2026-11-01", verified="2026-08-01")
    assert "\n    overdue since 1 November 2026; last verified 2026-08-01; every 3 months\n" in listed(
        [other], "2026-11-30"
    )


def test_a_pack_that_would_be_wrong_is_not_written(pack: Path) -> None:
    answers = (PAGE, "2026-01-01", "", "n", "1", "2", "116 112", "n", "n")
    done = typed(*answers, command=("edit", "childline"))
    assert isinstance(done.exception, SafelintError)
    assert "2026-01-01 is before the day of record, 2026-11-25" in str(done.exception)
    assert changed(pack) == {}


def test_who_stops_halfway_changes_nothing(pack: Path) -> None:
    assert typed(PAGE, "", "", "n", "1", command=("edit", "childline")).exit_code == 1
    assert changed(pack) == {}


def test_an_installed_copy_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(checkout.sources, "rules_folder", lambda: str(tmp_path / "site-packages" / "rules"))
    done = typed(command=("new",))
    assert "run this in a checkout" in str(done.exception)
    assert "send the form" in str(done.exception)
    assert "no rule pack lies there" in str(typed(command=("edit", "x", "--pack", str(tmp_path))).exception)
