"""Names that their owners have given up: found in a text of today, silent wherever the old name is right."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from safelint.analysis import Analysis
from safelint.config import Flags
from safelint.knowledge.index import Knowledge
from safelint.knowledge.loader import load
from safelint.readers import read
from safelint.run.engine import Engine
from safelint.values.entries import FormerName
from safelint.values.finding import Finding
from safelint.values.rulebook import NAMES
from safelint.values.settings import NATIONS, Settings
from support import TODAY, CheckText
from support.checking import check_document

pytestmark = pytest.mark.slow

ENTRIES = load(full=True).former_names
BY_ENTRY = pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)


@cache
def engine_for(nations: tuple[str, ...]) -> Engine:
    return Engine(Flags(today=TODAY, nations=nations))


def found(text: str, entry: FormerName, form: str = "text") -> list[Finding]:
    """What is said of names in a text for the nations of the entry."""
    nations = tuple(nation for nation in entry.nations if nation in NATIONS)
    document = read(f"a.{form}", text.encode(), form)
    report = check_document(engine_for(nations).checker, document, f"a.{form}")
    return [finding for finding in report.findings if finding.rule == NAMES]


def today(entry: FormerName, form: str) -> str:
    """A sentence of today with the name in it, and with a clue where it is ambiguous."""
    clue = f" ({entry.clues[0]})" if entry.clues else ""
    if entry.kind in ("helpline", "charity"):
        return f"Please ask {form} for help{clue or ' (charity)'}."
    return f"Staff should ask about the {form} today{clue}."


@BY_ENTRY
def test_every_form_of_an_old_name_is_found_in_a_text_of_today(entry: FormerName) -> None:
    for form in entry.former:
        findings = found(today(entry, form), entry)
        assert findings, form
        assert "error" not in {finding.severity for finding in findings}


@BY_ENTRY
def test_an_old_name_is_right_where_the_text_tells_of_the_past(entry: FormerName) -> None:
    form = entry.former[0]
    year = int(entry.since[:4]) - 1 if entry.since else 2001
    for text in (
        f"It was formerly known as {form}.",
        f"In {year} the report praised the work of {form}.",
        f"{' or '.join(entry.present) or 'Another body'} has replaced {form}.",
        f"# Our history\n\nPeople can ask {form} for help.",
    ):
        assert found(text, entry, "markdown") == [], text


def one(text: str, **flags: object) -> tuple[str, str, str]:
    document = read("a.txt", text.encode(), "text")
    report = check_document(Engine(Flags(today=TODAY, **flags)).checker, document, "a.txt")  # type: ignore[arg-type]
    [finding] = [each for each in report.findings if each.rule == NAMES]
    return finding.severity, finding.confidence, finding.message


@pytest.mark.parametrize(
    ("text", "severity", "message"),
    [
        (
            "Call Action on Elder Abuse for advice.",
            "warning",
            '"Action on Elder Abuse" was renamed in March 2020: write Hourglass.',
        ),
        (
            "Report it to Action Fraud online.",
            "warning",
            '"Action Fraud" was replaced in December 2025: write Report Fraud. '
            "Still right: reports made and reference numbers given before 4 December 2025.",
        ),
        (
            "Ask Help the Aged for a leaflet.",
            "warning",
            '"Help the Aged" became part of something else in April 2009: write Age UK.',
        ),
        (
            "Ask Broken Rainbow for help.",
            "warning",
            '"Broken Rainbow" ended in June 2016: name National LGBT+ Abuse and Violence Helpline (Galop) instead.',
        ),
        (
            "Ask Kids Company for help.",
            "suggestion",
            '"Kids Company" ended in August 2015 and nothing took its place: '
            "leave it out, or name what there is today.",
        ),
    ],
)
def test_the_message_says_what_became_of_the_name(text: str, severity: str, message: str) -> None:
    found_severity, _, said = one(text)
    assert (found_severity, said) == (severity, message)


def test_an_office_of_government_ended_with_it_and_the_branch_of_a_charity_may_live_on() -> None:
    severity, _, message = one("Volunteers drive guests to the UK Border Agency office.")
    assert (severity, message.split(":")[0]) == ("warning", '"UK Border Agency" ended in April 2013')
    document = read("a.txt", b"Ask at the Help the Aged shop for a leaflet.", "text")
    report = check_document(Engine(Flags(today=TODAY)).checker, document, "a.txt")
    assert [each for each in report.findings if each.rule == NAMES] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The National LGBT+ Abuse and Violence Helpline is run by Broken Rainbow.", ["Broken Rainbow"]),
        ("The National LGBT+ Abuse and Violence Helpline was first run by Broken Rainbow.", []),
        ("The National LGBT+ Abuse and Violence Helpline does more than Broken Rainbow.", []),
    ],
)
def test_a_line_of_today_that_is_run_by_who_has_ended_is_told_of(
    check_text: CheckText, text: str, words: list[str]
) -> None:
    assert [each.text for each in check_text(text).findings if each.rule == NAMES] == words


SILENT = [
    # the change
    "Hourglass, once Action on Elder Abuse, runs the line.",
    "Report Fraud (Action Fraud until 2025) takes reports.",
    "CRB checks are now called DBS checks.",
    "Report Fraud took over from Action Fraud.",
    "Call the old Action Fraud number no more.",
    "The helpline of the former Independent Police Complaints Commission is shut.",
    # the past
    "The Criminal Records Bureau refused his application.",
    "Staff wrote to the Serious Organised Crime Agency in 2009.",
    "A CRB check dated 2008 is in the file.",
    "In the 1990s the Spastics Society ran the home.",
    "The Independent Police Complaints Commission investigated the force.",
    "Charity news\n\nUpdated: 23 March 2014\n\nPeople can call Action on Elder Abuse for help.",
    "Charity news\n\n23rd Mar 2014\n\nPeople can call Action on Elder Abuse for help.",
    "Newyddion\n\n23 Mawrth 2014\n\nPeople can call Action on Elder Abuse for help.",
    # titles
    "*Every Child Matters: Change for Children* sets out the programme.",
    "Smith, J. (2006) Lessons from Parentline Plus. London.",
    # who published it then, beside the year of a title
    "See Promoting the Education of Looked After Children (DfES 2005).",
    "| By | Title | Year |\n|---|---|---|\n| DCSF | Use of Force Guidance | 2007 |",
    # charges, laws, cases
    "He is charged under the Sex Offenders Act 1997.",
    "He can be sentenced for breach of a Foreign Travel Order.",
    "See R v Independent Police Complaints Commission for the test.",
    # addresses
    "See https://www.actionfraud.police.uk/Action-Fraud for the form.",
    "Follow #ActionFraud or @ActionFraud for news.",
    # longer names, other names
    "Ask Age Concern Luton, the charity, for help.",
    "The RUC George Cross Foundation gives grants.",
    "Children's Legal Centre Wales gives advice to the charity.",
    "Ask the Jersey Action on Elder Abuse charity for help.",
    # ordinary words, other bodies
    "Contact a family member, or a charity.",
    "We Are With You on this.",
    "The IPCC says that the climate is warming.",
    "It is Time to Change your passwords.",
    "Get Connected: join the staff network.",
    "The council keeps no secrets from in safe hands.",
    "Every child matters to us.",
    # right in another nation, or nothing shows which nation
    "An approved social worker can make the application.",
    "The court can make a residence order.",
    "A serious case review in Jersey says so.",
    "Scotland has learned from the ASBO.",
    "Ask your local Citizens Advice Bureau.",
    "In Northern Ireland the police can apply for a Sexual Offences Prevention Order.",
    "Ask the SENCO for help.",
]


@pytest.mark.parametrize("text", SILENT)
def test_what_makes_an_old_name_right(check_text: CheckText, text: str) -> None:
    names = [each.text for each in check_text(text).findings if each.rule == NAMES and "Write" not in each.message]
    assert names == []


@pytest.mark.parametrize(("nations", "count"), [((), 0), (("wales",), 1), (("england",), 0), (("wales", "england"), 0)])
def test_a_name_that_lives_on_elsewhere_needs_a_text_for_the_nation(nations: tuple[str, ...], count: int) -> None:
    document = read("a.txt", b"Ask the SENCO of the school for help today.", "text")
    report = check_document(Engine(Flags(today=TODAY, nations=nations)).checker, document, "a.txt")
    assert sum(each.rule == NAMES for each in report.findings) == count


def test_a_text_of_a_later_date_is_a_text_of_today(check_text: CheckText) -> None:
    text = "Charity news\n\n23 March 2024\n\nPeople can call Action on Elder Abuse for help."
    assert [each.text for each in check_text(text).findings if each.rule == NAMES] == ["Action on Elder Abuse"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The law is now the Race Relations Act 1976.", "Race Relations Act 1976"),
        ("Older people being harmed by a son: Action on Elder Abuse.", "Action on Elder Abuse"),
        ("Follow Working Together to Safeguard Children 2018.", "Working Together to Safeguard Children 2018"),
        ("Under Getting It Right for Children 2010, call Action on Elder Abuse.", "Action on Elder Abuse"),
        ("The Child Protection Procedures (2008) name Action on Elder Abuse.", "Action on Elder Abuse"),
        ("The service used to be run by the council and is now run by Addaction.", "Addaction"),
        (
            "Funded by the Department for Communities and Local Government.",
            "Department for Communities and Local Government",
        ),
    ],
)
def test_a_name_for_what_is_now_or_still_is_one_of_today(check_text: CheckText, text: str, name: str) -> None:
    assert [each.text for each in check_text(text).findings if each.rule == NAMES] == [name]


def test_who_speaks_for_a_body_speaks_today(check_text: CheckText) -> None:
    text = "A man stole £900. Detective Sergeant Moira Dunn of Strathclyde Police said: “He has been jailed.”"
    report = check_text(text, kind="press-release")
    assert [each.text for each in report.findings if each.rule == NAMES] == ["Strathclyde Police"]
    text = "A man stole £900. A spokeswoman for Action on Elder Abuse said that more had called since March 2026."
    report = check_text(text, kind="press-release")
    assert [(each.text, each.severity) for each in report.findings if each.rule == NAMES] == [
        ("Action on Elder Abuse", "warning")
    ]


def test_who_speaks_for_a_body_of_a_deed_long_ago_speaks_today(check_text: CheckText) -> None:
    text = "A man stole £900 in 2016.\n\nA spokeswoman for Action on Elder Abuse said that more had called."
    assert [each.text for each in check_text(text, kind="news").findings if each.rule == NAMES] == [
        "Action on Elder Abuse"
    ]


def test_a_word_in_a_name_tells_nothing_of_the_past(check_text: CheckText) -> None:
    text = "Forced Marriage Unit at the Foreign and Commonwealth Office: 020 7008 0151."
    assert [each.text for each in check_text(text).findings if each.rule == NAMES] == [
        "Foreign and Commonwealth Office"
    ]


def test_who_spoke_for_a_body_long_ago_spoke_under_its_name(check_text: CheckText) -> None:
    text = "The inquiry began in 1998. A spokesman for Action on Elder Abuse said that it had warned the council."
    assert [each.text for each in check_text(text, kind="news").findings if each.rule == NAMES] == []


@pytest.mark.parametrize(("told_in_past", "given_up"), [(True, ["Action on Elder Abuse"]), (False, [])])
def test_the_past_excuses_no_name_in_a_text_that_is_told_in_it(told_in_past: bool, given_up: list[str]) -> None:
    pack = load(full=True)
    kinds = tuple(each._replace(audience="", told_in_past=told_in_past) for each in pack.kinds)
    knowledge = Knowledge(pack._replace(kinds=kinds), ())
    document = read("a.md", b"He was fined. Action on Elder Abuse had helped her.", "markdown")
    found = Analysis(document, Settings(today=TODAY, kind="news"), knowledge).former_names
    assert [document.text[each.start : each.end] for each in found if not each.right] == given_up


def test_a_text_says_itself_which_nation_it_is_for(check_text: CheckText) -> None:
    text = "# Schools in Wales\n\nAsk the SENCO for help today.\n"
    assert [each.text for each in check_text(text).findings if each.rule == NAMES] == ["SENCO"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Most children in England on the Child Protection Register are under ten.", 1),
        ("Most children in Scotland on the Child Protection Register are under ten.", 0),
        ("Children in England and in Wales may be on the Child Protection Register.", 0),
        ("Children may be on the Child Protection Register.", 0),
    ],
)
def test_a_sentence_says_for_which_nation_it_is(check_text: CheckText, text: str, said: int) -> None:
    assert len([each for each in check_text(text, "text").findings if each.rule == NAMES]) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("We follow the government guidance No Secrets.", 1),
        ("Our policy rests on No Secrets and on advice for vulnerable adults.", 1),
        ("No Secrets is our new film for schools.", 0),
    ],
)
def test_guidance_is_told_of_by_its_title(check_text: CheckText, text: str, said: int) -> None:
    names = [each for each in check_text(text, "text").findings if each.text.startswith("No Secrets")]
    assert len(names) == said


def test_a_nation_named_for_some_readers_is_not_the_one_that_a_text_is_for(check_text: CheckText) -> None:
    for aside, names in (("If you live in Northern Ireland, call somebody there.", ["Equal Pay Act 1970"]), ("", [])):
        force = "Kent Police" if aside else "the PSNI"
        text = f"{aside}\n\nWe work with {force}. The Equal Pay Act 1970 gives you rights."
        assert [each.text for each in check_text(text).findings if each.rule == NAMES] == names


@pytest.mark.parametrize(
    ("text", "nation", "names"),
    [
        ("The Equal Pay Act 1970 gives you rights.", "wales", ["Equal Pay Act 1970"]),
        ("The Equal Pay Act 1970 gives you rights.", "northern-ireland", []),
        ("Call Action Fraud today.", "scotland", ["Action Fraud"]),
        ("Contact the Scottish Domestic Abuse Helpline.", "england", ["Scottish Domestic Abuse Helpline"]),
    ],
)
def test_a_text_for_other_nations_may_print_a_name_only_where_it_lives_on(
    check_text: CheckText, text: str, nation: str, names: list[str]
) -> None:
    assert [each.text for each in check_text(text, nations=(nation,)).findings if each.rule == NAMES] == names


@pytest.mark.parametrize(("nation", "safe"), [("scotland", True), ("england", False)])
def test_a_text_for_other_nations_is_not_given_the_name_of_today_unasked(
    check_text: CheckText, nation: str, safe: bool
) -> None:
    [found] = check_text("Ask Children 1st for help.", nations=(nation,)).findings
    assert [(choice.replacement, choice.safe) for choice in found.choices] == [("Children First", safe)]


def test_in_a_quotation_it_is_a_suggestion_without_a_fix(check_text: CheckText) -> None:
    text = 'The mother said: "I will call Action on Elder Abuse today."'
    [finding] = [each for each in check_text(text).findings if each.rule == NAMES]
    assert (finding.severity, finding.fix) == ("suggestion", None)


def test_a_table_of_old_and_new_names_is_left_alone(check_text: CheckText) -> None:
    text = "| Then | Now |\n| --- | --- |\n| Action Fraud | Report Fraud |\n| Parentline Plus | Family Lives |\n"
    assert [each for each in check_text(text).findings if each.rule == NAMES] == []


@pytest.mark.parametrize(
    "text",
    [
        "Rape Crisis National Helpline: 0808 802 9999, free.",
        "| Service | Number |\n| --- | --- |\n| Rape Crisis National Helpline | 0808 802 9999 |\n",
        "## Action Fraud\n\n0300 123 2040\n",
    ],
)
def test_one_finding_for_an_old_name_with_its_old_number(check_text: CheckText, text: str) -> None:
    rules = [each.rule for each in check_text(text).findings if each.rule in (NAMES, "helpline/retired-number")]
    assert rules == ["helpline/retired-number"]


def test_the_old_number_of_another_service_hides_no_old_name(check_text: CheckText) -> None:
    text = "Age UK\n0800 169 6565\nCruse Bereavement Care\n0808 808 1677\n"
    found = [
        (each.rule, each.text) for each in check_text(text).findings if each.rule in (NAMES, "helpline/retired-number")
    ]
    assert found == [("helpline/retired-number", "0800 169 6565"), (NAMES, "Cruse Bereavement Care")]


def test_of_two_forms_that_overlap_one_is_reported(check_text: CheckText) -> None:
    text = "Call the Freephone 24 Hour National Domestic Violence Helpline today. Ask the 24-hour National DV Helpline."
    findings = [each.text for each in check_text(text).findings if each.rule == NAMES]
    assert findings == ["National Domestic Violence Helpline", "National DV Helpline"]


def test_a_part_of_an_old_name_is_not_told_again_as_that_name_misspelt(check_text: CheckText) -> None:
    report = check_text("Ask The Mix Crisis Messenger for help.")
    assert [finding.text for finding in report.findings if finding.rule == NAMES] == ["The Mix Crisis Messenger"]


def test_the_longest_form_is_taken_and_words_in_it_are_not_reported(check_text: CheckText) -> None:
    text = "Staff check the Protection of Vulnerable Adults list today."
    findings = [each for each in check_text(text).findings if each.rule.startswith("terminology/")]
    assert [(each.rule, each.text) for each in findings] == [(NAMES, "Protection of Vulnerable Adults list")]


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("Call Action on Elder Abuse for advice.", "Hourglass"),
        ("Ask Public Concern at Work for advice.", "Protect"),
        ("Ask the Action on Elder Abuse for advice.", None),
        ("Ask an Action on Elder Abuse adviser.", None),
        ("Action on Elder Abuse's helpline is free.", None),
        ("Action on Elder Abuse Helpline: free.", None),
        ("Call the Wales Domestic Abuse Helpline today.", None),
        ("Report it to Action Fraud.", None),
        ("Carry out the CAADA-DASH checklist today.", None),
        ("Ask the Care Council for Wales today.", None),
        ("Ask the National Children's Home today.", None),
    ],
)
def test_a_fix_is_offered_only_where_one_name_takes_the_place_of_another(
    check_text: CheckText, text: str, new: str | None
) -> None:
    [finding] = [each for each in check_text(text).findings if each.rule == NAMES]
    assert (finding.fix.replacement if finding.fix else None) == new


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("All our drivers need a fresh CRB.", ["DBS"]),
        ("A CRB check is needed.", ["DBS check"]),
        ("Call the RUC on 101.", ["PSNI", "Police Service of Northern Ireland (PSNI)"]),
        ("The Serious Organised Crime Agency can help.", ["National Crime Agency"]),
        ("Ring Broken Rainbow if you are gay.", ["the National LGBT+ Abuse and Violence Helpline (Galop)"]),
        ("Broken Rainbow: call them.", ["National LGBT+ Abuse and Violence Helpline (Galop)"]),
        ("Your Primary Care Trusts can help.", ["integrated care boards"]),
        ("Primary Care Trusts can help.", ["Integrated care boards"]),
        ('"Call the RUC on 101," he said.', []),
    ],
)
def test_a_person_can_choose_the_name_of_today(check_text: CheckText, text: str, offered: list[str]) -> None:
    [finding] = [each for each in check_text(text).findings if each.rule == NAMES]
    assert [choice.replacement for choice in finding.choices] == offered


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("", ""),
        (
            'still_right = "history, or the title of a document of that time"\n',
            " Still right: history, or the title of a document of that time.",
        ),
    ],
)
def test_old_names_of_the_house(tmp_path: Path, key: str, said: str) -> None:
    """When a name is still right is told wherever its entry says it, and nowhere else."""
    (tmp_path / "safelint.toml").write_text(
        '[[former_name]]\nid = "duty"\nformer = ["Duty Desk"]\npresent = "Front Door"\nkind = "body"\n'
        f'nations = ["uk"]\nchange = "renamed"\nconfidence = "high"\n{key}',
        encoding="utf-8",
    )
    (tmp_path / "a.txt").write_text("Call the Duty Desk.", encoding="utf-8")
    report = Engine(Flags(today=TODAY)).run([str(tmp_path / "a.txt")])
    messages = [each.message for each in report.documents[0].findings if each.rule == NAMES]
    assert messages == [f'"Duty Desk" was renamed: write Front Door.{said}']


@pytest.mark.parametrize(
    "text",
    [
        "Papyrus HOPELINEUK gives advice.",
        "PAPYRUS \u2013 HopeLineUK gives advice.",
        "Please call the HOPElineUK number.",
    ],
)
def test_the_owner_before_an_old_name_makes_no_longer_one(check_text: CheckText, text: str) -> None:
    found = [each for each in check_text(text, "text").findings if each.rule == NAMES]
    assert [(each.severity, each.text.lower()) for each in found] == [("warning", "hopelineuk")]
    assert "HOPELINE247" in found[0].message


def test_an_old_name_beside_the_old_number_of_another_service_is_told(check_text: CheckText) -> None:
    text = "Silver Line\n0800 169 6565\nCruse Bereavement Care\nhelps people who grieve"
    found = [each for each in check_text(text, "text").findings if each.rule == NAMES]
    assert [each.text for each in found] == ["Cruse Bereavement Care"]


@pytest.mark.parametrize("name", ["CEOP Centre", "Modern Slavery Helpline"])
def test_an_old_name_that_still_leads_right_is_a_suggestion(check_text: CheckText, name: str) -> None:
    text = f"Please contact the {name} (modernslaveryhelpline.org) today."
    found = [each for each in check_text(text, "text").findings if each.rule == NAMES]
    assert [(each.severity, each.text) for each in found] == [("suggestion", name)]


def test_of_several_names_of_today_each_is_offered() -> None:
    entry = next(each for each in ENTRIES if each.id == "asbo")
    (told,) = found("In England the police may ask for an ASBO.", entry)
    assert "write criminal behaviour order or civil injunction." in told.message
    entry = next(each for each in ENTRIES if "Carlisle City Council" in each.former)
    (told,) = found("Ask Carlisle City Council for help.", entry)
    assert told.message.endswith("write Cumberland Council or Westmorland and Furness Council.")
    assert [each.replacement for each in told.choices] == ["Cumberland Council", "Westmorland and Furness Council"]
    assert found("Cumberland Council does the work of Carlisle City Council.", entry) == []
