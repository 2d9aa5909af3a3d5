"""The form for people without git becomes an entry, or is refused with file, service, question and reason."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
import yaml

from safelint.upkeep import changes, facts, forms
from safelint.upkeep.draft import PackDraft
from safelint.values.errors import SafelintError
from support import ROOT, TODAY

PACK = str(ROOT / "rules" / "uk")
CHILDLINE = {
    forms.SERVICE: "Childline",
    forms.PAGE: "https://www.childline.org.uk/get-support/",
    forms.READ: "25 November 2026",
    forms.STAFF: "No",
}
NEW = {
    forms.ACTION: "A service is missing",
    forms.SERVICE: "Harbour Line",
    forms.NEW: "0808 157 0345",
    forms.KIND: "call",
    forms.HOURS: "Monday to Friday, 9am to 5pm",
    forms.COST: "free",
    forms.OPERATOR: "Harbour Trust",
    forms.WEBSITE: "https://harbour-line.org.uk",
    forms.NATIONS: "- [ ] England\n- [X] Wales\n- [x] Scotland\n- [ ] Northern Ireland",
    forms.TOPICS: "Domestic abuse, stalking",
    forms.AUDIENCE: "adults",
    forms.PAGE: "https://harbour-line.org.uk/call",
    forms.READ: "25 November 2026",
    forms.STAFF: "Yes",
}


def text(answers: dict[str, str]) -> str:
    """As an issue form gives it."""
    return "".join(f"### {label}\n\n{answers.get(label) or '_No response_'}\n\n" for label in forms.LABELS)


def imported(answers: dict[str, str]) -> tuple[PackDraft, dict[str, Any]]:
    draft = PackDraft(PACK)
    id_ = forms.imported(draft, forms.Form(text(answers), "form.txt", TODAY))
    return draft, draft.entries[id_]


def test_the_form_asks_what_is_read() -> None:
    kept = yaml.safe_load((ROOT / ".github" / "ISSUE_TEMPLATE" / "helpline.yml").read_text(encoding="utf-8"))
    asked = {each["attributes"]["label"]: each for each in kept["body"] if each["type"] != "markdown"}
    assert tuple(asked) == forms.LABELS
    assert asked[forms.ACTION]["attributes"]["options"] == list(forms.ACTIONS)
    meant = {each: facts.kind(each) for each in asked[forms.KIND]["attributes"]["options"]}
    assert meant == {
        **{name: name for name in facts.KINDS if name not in ("phone", "sms")},
        "call": "phone",
        "text": "sms",
    }


def test_a_service_is_added() -> None:
    draft, entry = imported(NEW)
    assert draft.path_of("harbour-line") == "helplines/domestic-abuse.toml"
    day = tomllib.loads(f"day = {TODAY}")["day"]
    assert entry == {
        "id": "harbour-line",
        "name": "Harbour Line",
        "operator": "Harbour Trust",
        "nations": ["wales", "scotland"],
        "topics": ["domestic-abuse", "stalking"],
        "audience": ["adults"],
        "website": "https://harbour-line.org.uk",
        "status": "active",
        "confidence": "high",
        "sources": [
            {
                "url": "https://harbour-line.org.uk/call",
                "says": "attested by the operator",
                "seen": day,
                "shows": ["name", "0808 157 0345", "hours", "cost"],
            }
        ],
        "recorded": day,
        "verified": day,
        "channel": [
            {"kind": "phone", "number": "0808 157 0345", "hours": "Monday to Friday, 9am to 5pm", "cost": "free"}
        ],
    }


def test_a_number_is_replaced_and_what_pointed_to_it_follows() -> None:
    draft, entry = imported(
        {
            **CHILDLINE,
            forms.ACTION: "A number has been replaced by another",
            forms.SERVICE: "NSPCC Helpline",
            forms.OLD: "020 3879 8560",
            forms.NEW: "+44 20 3879 8561",
            forms.SINCE: "October 2026",
            forms.PAGE: "https://www.nspcc.org.uk/contact/",
        }
    )
    last = entry["retired"][-1]
    assert last == {"number": "+44 20 3879 8560", "until": "2026-10", "replaced_by": "+44 20 3879 8561"}
    assert "+44 20 3879 8560" not in [each.get("replaced_by") for each in entry["retired"]]
    assert draft.owners("02038798561") == ["nspcc-helpline"]


def test_a_number_that_never_was_right_leaves_no_trace() -> None:
    _, entry = imported(
        {
            **CHILDLINE,
            forms.ACTION: "A number is wrong and never was right",
            forms.OLD: "116 111",
            forms.NEW: "116 112",
        }
    )
    shown = [each.get("shows") for each in entry["sources"]]
    assert "116 111" not in str([entry["retired"], entry["channel"][1]["number"], shown])


GAMCARE = {
    **CHILDLINE,
    forms.SERVICE: "gamcare",
    forms.OLD: "0808 8020 133",
    forms.PAGE: "https://www.gamcare.org.uk/get-support/",
}
"""Its number is for calls and for WhatsApp."""


def ways(entry: dict[str, Any]) -> dict[str, tuple[str, str | None]]:
    return {each["kind"]: (each["number"], each.get("hours")) for each in entry["channel"] if each.get("number")}


def test_a_fact_goes_to_what_the_number_is_for() -> None:
    before = ways(PackDraft(PACK).entry("gamcare"))
    hours = "Monday to Friday, 9am to 5pm"
    asked = {**GAMCARE, forms.ACTION: "The hours or the cost are wrong", forms.HOURS: hours}
    _, entry = imported({**asked, forms.KIND: "whatsapp"})
    assert ways(entry) == {**before, "whatsapp": ("0808 8020 133", hours)}
    has = r"has 0808 8020 133 \(phone\) and 0808 8020 133 \(whatsapp\): say what the number is for"
    for kind in ("", "text"):
        with pytest.raises(SafelintError, match=has):
            imported({**asked, forms.KIND: kind})


def test_one_of_two_numbers_with_the_same_digits_is_meant_as_it_is_printed() -> None:
    entry = PackDraft(PACK).entry("police-101")
    draft = PackDraft(PACK)
    found = {printed: changes.channel_of(draft, entry, printed)["kind"] for printed in ("101", "18001 101")}
    assert found == {"101": "phone", "18001 101": "textphone"}


def test_a_number_that_is_still_for_something_is_not_withdrawn() -> None:
    before = PackDraft(PACK).entry("gamcare")
    retired = {**GAMCARE, forms.ACTION: "A number is no longer in use", forms.KIND: "whatsapp"}
    draft, entry = imported(retired)
    assert set(ways(entry)) == set(ways(before)) - {"whatsapp"}
    assert entry.get("retired") == before.get("retired")
    back = {"kind": "whatsapp", "number": "0808 8020 133"}
    page = changes.ReadPage(GAMCARE[forms.PAGE], TODAY)
    changes.add_channel(draft, entry, back, page)
    assert "whatsapp" in ways(draft.entry("gamcare"))
    with pytest.raises(SafelintError, match="has the number 0808 8020 133 already"):
        changes.add_channel(draft, entry, back, page)


def test_one_of_two_numbers_with_the_same_digits_is_replaced() -> None:
    before = PackDraft(PACK).entry("gamcare")
    asked = {**GAMCARE, forms.ACTION: "A number has been replaced by another", forms.KIND: "whatsapp"}
    _, entry = imported({**asked, forms.NEW: "020 3031 8881"})
    assert {kind: number for kind, (number, _) in ways(entry).items()} == {
        **{kind: number for kind, (number, _) in ways(before).items()},
        "whatsapp": "020 3031 8881",
    }
    assert entry.get("retired", []) == before.get("retired", [])


def test_all_facts_are_verified_on_the_operators_page() -> None:
    _, entry = imported({**CHILDLINE, forms.ACTION: list(forms.ACTIONS)[-1]})
    assert (entry["verified"].isoformat(), entry["confidence"]) == (TODAY, "high")
    assert {"name", "0800 1111", "116 111", "hours", "cost"} <= set(entry["sources"][-1]["shows"])


def test_a_closed_service_is_named_nowhere_as_help() -> None:
    draft, entry = imported(
        {
            **CHILDLINE,
            forms.ACTION: "A service has closed",
            forms.SERVICE: "mosac",
            forms.SUCCESSOR: "napac",
            forms.SINCE: "2026",
            forms.PAGE: "https://mosac.org.uk/",
        }
    )
    assert (entry["status"], entry["status_date"], entry["replaced_by"]) == ("merged", "2026", "napac")
    assert '"mosac"' not in draft.text("topics.toml")


def test_a_reason_for_a_shared_number_is_kept_and_goes_with_it() -> None:
    draft, _ = imported({**NEW, forms.NEW: "0808 801 0331", forms.WHY: "one line for both"})
    reason = draft.reasons("shared_number", "08088010331")
    assert reason is not None
    assert reason.values == {"number": "08088010331", "entries": ["harbour-line", "napac"], "why": "one line for both"}
    back = {**NEW, forms.ACTION: "A number has been replaced by another", forms.OLD: "0808 801 0331"}
    forms.imported(draft, forms.Form(text({**back, forms.WHY: "moved"}), "form.txt", TODAY))
    assert draft.reasons("shared_number", "08088010331") is None
    assert draft.reasons("reused_number", "08088010331") is not None


@pytest.mark.parametrize(
    ("answers", "problem"),
    [
        ({**NEW, forms.NEW: "0808 157 03"}, f'service "Harbour Line": {forms.NEW}: "0808 157 03" cannot be a number'),
        ({**NEW, forms.NEW: "0800 1111"}, f'{forms.NEW}: "08001111" is or was also a number of ch'),
        ({**NEW, forms.READ: "26 November 2026"}, f'service "Harbour Line": {forms.READ}: 2026-11-26 is in the future'),
        ({**NEW, forms.NATIONS: "Mercia"}, f'service "Harbour Line": {forms.NATIONS}: "mercia" is no nation'),
        ({**NEW, forms.PAGE: ""}, f'service "Harbour Line": {forms.PAGE}: not answered'),
        ({**NEW, forms.PAGE: "https://other.org/"}, f"{forms.PAGE}: must be on the website https://harbour-line.org.uk"),
        ({**NEW, forms.SERVICE: "Childline"}, f'{forms.SERVICE}: is in the registry already, as childline'),
        ({**CHILDLINE, forms.ACTION: "A service is blue"}, f'{forms.ACTION}: "A service is blue" is none of'),
        (
            {**CHILDLINE, forms.ACTION: "A number is no longer in use", forms.OLD: "0808 800 5000"},
            f'{forms.OLD}: Childline has no number "0808 800 5000" in the registry; it has 0800 1111, 116 111',
        ),
        (
            {**CHILDLINE, forms.ACTION: list(forms.ACTIONS)[-1], forms.PAGE: "https://example.org/"},
            f"{forms.PAGE}: https://example.org/ is no page of the operator of Childline",
        ),
        (
            {**CHILDLINE, forms.ACTION: list(forms.ACTIONS)[-1], forms.SERVICE: "Childlime"},
            f'{forms.SERVICE}: "Childlime" is no service of the registry; nearest known: Childline',
        ),
    ],
)  # fmt: skip
def test_what_is_refused(answers: dict[str, str], problem: str) -> None:
    with pytest.raises(SafelintError) as refused:
        imported(answers)
    assert str(refused.value).startswith("form.txt: ")
    assert problem in str(refused.value)


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ("Hello.\n", "form.txt: no form"),
        ("### Your shoe size\n\n42\n", 'form.txt: "Your shoe size" is no question of the form'),
        (f"### {forms.NEW}\n\n1\n\n### {forms.NEW}\n\n2\n", "stands twice"),
        ("x" * 100_001, "form.txt: too long for a form"),
    ],
)
def test_what_is_no_form_is_refused(said: str, problem: str) -> None:
    with pytest.raises(SafelintError) as refused:
        forms.Form(said, "form.txt", TODAY)
    assert problem in str(refused.value)


@pytest.mark.slow
def test_a_day_before_the_record_is_refused_by_the_pack() -> None:
    draft, _ = imported({**CHILDLINE, forms.ACTION: list(forms.ACTIONS)[-1], forms.READ: "1 January 2026"})
    with pytest.raises(
        SafelintError, match='"childline": verified: 2026-01-01 is before the day of record, 2026-11-25'
    ):
        draft.checked()
