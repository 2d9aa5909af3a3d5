"""Letters and words that nothing explains: what explains them, who knows them, and what only looks like letters."""

from __future__ import annotations

from pathlib import Path

import pytest

from safelint.analysis import Analysis
from safelint.checks.terminology.undefined_abbreviation import CHECK
from safelint.config import Flags
from safelint.knowledge.index import Knowledge
from safelint.knowledge.loader import load
from safelint.knowledge.phrases import still_right
from safelint.readers import read
from safelint.run.engine import Engine
from safelint.values.entries import Abbreviation
from safelint.values.errors import SafelintError
from safelint.values.finding import Finding
from safelint.values.settings import Settings
from safelint.words.letters import Initials
from support import TODAY, CheckText
from support.examples import marked

RULE = "terminology/undefined-abbreviation"
PACK = load(full=True)
RULES = {rule.id: rule for rule in PACK.rules}
INITIALS = Initials(Knowledge(PACK, ()).lexicon.words("letters.small"))


def found(check_text: CheckText, text: str, form: str = "markdown", **flags: object) -> list[Finding]:
    return [each for each in check_text(text, form, **flags).findings if each.rule == RULE]


def words(check_text: CheckText, text: str, form: str = "markdown", **flags: object) -> list[str]:
    return [each.text for each in found(check_text, text, form, **flags)]


def examples(key: str) -> list[object]:
    return [
        pytest.param(entry, text, id=f"{entry.id}-{number}")
        for entry in PACK.abbreviations
        for number, text in enumerate(getattr(entry, key))
    ]


def flagged(entry: Abbreviation, text: str) -> list[tuple[int, str]]:
    made_anew = still_right(PACK.phrases, ("abbreviation",))
    pack = PACK._replace(abbreviations=(entry._replace(enabled=True),), phrases=made_anew)
    analysis = Analysis(read("example.txt", text.encode(), "text"), Settings(), Knowledge(pack, ()))
    return [(each.span.start, each.text) for each in CHECK.run(analysis, RULES)]


@pytest.mark.parametrize(("entry", "example"), examples("bad"))
def test_a_bad_example_is_flagged_over_the_words_it_marks(entry: Abbreviation, example: str) -> None:
    text, places = marked(example)
    assert places
    assert flagged(entry, text) == places


@pytest.mark.parametrize(("entry", "example"), examples("good"))
def test_a_good_example_is_not_flagged(entry: Abbreviation, example: str) -> None:
    assert flagged(entry, example) == []


@pytest.mark.parametrize(
    ("letters", "phrase"),
    [
        ("CPS", "Crown Prosecution Service"),
        ("VAWG", "violence against women and girls"),
        ("DfE", "Department for Education"),
        ("MoJ", "Ministry of Justice"),
        ("CoP", "College of Policing"),
        ("IDVAs", "independent domestic violence advisers"),
        ("KCSIE", "Keeping children safe in education"),
        ("MARAC", "multi-agency risk assessment conference"),
        ("UKCIS", "UK Council for Internet Safety"),
        ("HMPPS", "HM Prison and Probation Service"),
        ("HMICFRS", "His Majesty's Inspectorate of Constabulary and Fire & Rescue Services"),
        ("IICSA", "Independent Inquiry into Child Sexual Abuse"),
        ("NPCC", "National Police Chiefs\u2019 Council"),
        ("DA", "domestic abuse"),
    ],
)
def test_letters_that_fit(letters: str, phrase: str) -> None:
    assert INITIALS.fit(letters, phrase)
    assert INITIALS.fit_end(letters, f"It was sent to the {phrase}")
    assert INITIALS.fit_start(letters, f"the {phrase} said so today")


@pytest.mark.parametrize(
    ("letters", "phrase"),
    [
        ("CPS", "Crown Prosecution"),
        ("CPS", "prosecution service of the Crown"),
        ("CSA", "Crown Prosecution Service"),
        ("DA", "domestic violence and abuse"),
        ("DA", "domestic"),
        ("CSE", "our team"),
        ("AAAAAAAAAA", "a " * 400),
        ("CPS", ""),
    ],
)
def test_letters_that_do_not_fit(letters: str, phrase: str) -> None:
    assert not INITIALS.fit(letters, phrase)


@pytest.mark.parametrize(
    "text",
    [
        "The multi-agency risk assessment conference (MARAC) met. The MARAC decided.",
        "The MARAC (multi-agency risk assessment conference) met.",
        "The MARAC, or multi-agency risk assessment conference, met.",
        "The multi-agency risk assessment conference, or MARAC, met.",
        'The multi-agency risk assessment conference ("MARAC") met.',
        "The multi-agency risk assessment conference \u2013 MARAC \u2013 met.",
        "MARAC stands for multi-agency risk assessment conference.",
        "A MARAC is a multi-agency risk assessment conference.",
        "MARAC: multi-agency risk assessment conference.",
        "Our Independent Domestic Abuse Advocates (IDVAs, once) help. The independent domestic violence adviser rang.",
        "## Independent Domestic Violence Advisers (IDVAs)\n\nAn IDVA can meet you.",
        "The MARAC met.\n\nEach multi-agency risk assessment conference is private.",
        "- MARAC: multi-agency risk assessment conference\n\nThe MARAC met.",
        "| Letters | Meaning |\n| --- | --- |\n| MARAC | Multi-agency risk assessment conference |\n\nThe MARAC met.",
        "| Meaning | Letters |\n| --- | --- |\n| Multi-agency risk assessment conference | MARAC |\n\nThe MARAC met.",
        "We use eye movement desensitisation and reprocessing (EMDR). EMDR helps.",
        "EMDR (eye movement desensitisation and reprocessing) helps.",
        "The Eye Movement Data Register is new. It is said that EMDR holds names.",
        "Sextortion is blackmail over sexual images.",
        "Gangs use sextortion (blackmail over sexual images).",
        "The gang took over his home. This is called cuckooing.",
    ],
)
def test_what_explains(check_text: CheckText, text: str) -> None:
    assert words(check_text, text) == []


def test_html_explains_with_its_own_elements(check_text: CheckText) -> None:
    full = "multi-agency risk assessment conference"
    assert words(check_text, f'<p>The <abbr title="{full}">MARAC</abbr> met.</p>', "html") == []
    assert words(check_text, f"<dl><dt>MARAC</dt><dd>A {full}</dd></dl><p>The MARAC met.</p>", "html") == []
    assert words(check_text, '<p>The <abbr title="a meeting">MARAC</abbr> met.</p>', "html") == ["MARAC"]


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("Ask the MARAC.", ["MARAC"]),
        ("We have IDVAs. Ring an IDVA.", ["IDVAs"]),
        ("The safeguarding team (MARAC) met.", ["MARAC"]),
        ("Ask about CSA/CSE work.", ["CSA", "CSE"]),
        ("A CSE-related crime.", ["CSE"]),
        ("Domestic violence is wrong, and DA too.", ["DA"]),
        ("The DfE wrote to us.", ["DfE"]),
        ("We offer EMDR and talks.", ["EMDR"]),
        ("Beware of sextortion.", ["sextortion"]),
        ("## The MARAC\n\nIt meets in May.", []),
        ("## The MARAC\n\nThe MARAC meets in May.", ["MARAC"]),
        ('"Our MARAC met," she said. The MARAC is private.', ["MARAC"]),
        ("N.S.P.C.C. staff came.", ["N.S.P.C.C."]),
    ],
)
def test_what_nothing_explains(check_text: CheckText, text: str, flags: list[str]) -> None:
    assert words(check_text, text) == flags


@pytest.mark.parametrize(
    "text",
    [
        "DO NOT WAIT. CALL THE POLICE.",
        "Please do NOT reply. You MUST call. It is URGENT and FREE.",
        "PLEASE SEND A LETTER TO THE MASH TODAY.",
        "ENDS",
        "Text SHOUT to 85258. Text the word HLPXT to 85258. Text YM to 85258.",
        "Henry VIII and Part XIV of the Act.",
        "Post it to SW1A 2AA or LS1 4BT. The van was AB12 CDE. Quote log CAD 1234 or ABC/123/24 or ZXC-12.",
        "Call the NSPCC, the RSPCA, the YMCA, the NHS and the BBC. Ring NAPAC. See PAPYRUS.",
        "The UK has TV. Send a PDF. He went to A&E. They took DNA and ID. OK? SOS.",
        "Open 9 AM to 5 PM. It costs GBP 20. The file is 5 KB.",
        "Jane Smith MP, John Smith KC and Ann Lee OBE came.",
        "Pupils in KS3 take GCSEs with AQA. LGBT+, LGBTQ+ and LGBTQIA+ people are welcome.",
        "She lives in New York, NY. JRR Tolkien and RJ Smith wrote.",
        "See www.CSA.org.uk, #CSA, @CSA and https://example.org/CSE.",
        '"Our MARAC met," she said.',
        "> Our MARAC met.",
        "The WXC Project and Ms Smith of WXC Learning came.",
        "Call the Humber WXC today.",
        "![MARAC](a.png)",
    ],
)
def test_what_is_left_alone(check_text: CheckText, text: str) -> None:
    assert words(check_text, text) == []


def test_a_welsh_passage_and_the_menu_of_the_site_are_left_alone(check_text: CheckText) -> None:
    assert words(check_text, '<p lang="cy">Mae MARAC yma.</p>', "html") == []
    assert words(check_text, "<nav><ul><li>MARAC</li></ul></nav><p>Come in.</p>", "html") == []


def test_the_message_gives_the_full_form_and_the_entry_its_severity(check_text: CheckText) -> None:
    [finding] = found(check_text, "Ask the MARAC. The MARAC meets in May.")
    assert (finding.span.start, finding.severity, finding.confidence) == (8, "warning", "medium")
    assert finding.message == (
        'Nothing in this text explains "MARAC". '
        "Give the full form, multi-agency risk assessment conference, the first time."
    )
    [finding] = found(check_text, "We offer EMDR and talks.")
    assert (finding.severity, finding.confidence) == ("suggestion", "low")


@pytest.mark.parametrize(
    ("audience", "flags"),
    [
        ("public", [("CPS", "suggestion"), ("ABH", "suggestion"), ("MARAC", "warning")]),
        ("children", [("CPS", "suggestion"), ("ABH", "suggestion"), ("MARAC", "warning")]),
        ("news", [("MARAC", "warning")]),
        ("professional", [("MARAC", "suggestion")]),
    ],
)
def test_who_knows_what(check_text: CheckText, audience: str, flags: list[tuple[str, str]]) -> None:
    text = "The CPS looked at the ABH case and the MARAC met."
    assert [(each.text, each.severity) for each in found(check_text, text, audience=audience)] == flags


def test_a_list_of_codes_is_no_prose(check_text: CheckText) -> None:
    codes = [f"Q{one}{two}Z" for one in "BCDFGHJK" for two in "BCDFGHJK"]
    few = "\n\n".join(f"We saw {code} there." for code in codes[:50])
    assert len(words(check_text, few)) == 50
    many = "\n\n".join(f"We saw {code} there." for code in codes)
    assert words(check_text, f"{many}\n\nAsk the MARAC.") == ["MARAC"]


def test_hard_words_are_for_readers_outside_the_field(check_text: CheckText) -> None:
    text = "The home was at risk of cuckooing."
    assert words(check_text, text) == ["cuckooing"]
    assert words(check_text, text, audience="professional") == []


def test_a_record_gets_suggestions_only(check_text: CheckText) -> None:
    assert [each.severity for each in found(check_text, "The MARAC met.", kind="record")] == ["suggestion"]


# ------------------------------------------------------------------------------------------------------- configuration


def checked(folder: Path, config: str, text: str) -> list[Finding]:
    (folder / "safelint.toml").write_text(config, encoding="utf-8")
    (folder / "a.md").write_text(text, encoding="utf-8")
    report = Engine(Flags(today=TODAY, select=(RULE,))).run([str(folder / "a.md")])
    assert report.failures == ()
    return list(report.documents[0].findings)


HOUSE = """
[[abbreviation]]
id = "ssp"
forms = ["SSP"]
expansions = ["safe street plan"]
severity = "warning"
message = "Give the full form, safe street plan, the first time."
"""


def test_a_house_adds_its_own_letters_and_allows_others(tmp_path: Path) -> None:
    [finding] = checked(tmp_path, HOUSE, "We wrote an SSP.")
    assert (finding.text, finding.severity) == ("SSP", "warning")
    assert checked(tmp_path, HOUSE, "We wrote a safe street plan (SSP). The SSP is short.") == []
    assert checked(tmp_path, '[terminology]\nallow = ["MARAC"]\n', "The MARAC met.") == []


@pytest.mark.parametrize(
    ("was", "now", "problem"),
    [
        ('expansions = ["safe street plan"]', "", "expansions: missing: letters need at least one full form"),
        ('forms = ["SSP"]', "forms = []", "forms: must have at least 1 item"),
        ('forms = ["SSP"]', 'forms = [""]', "forms 1: must not be empty"),
        ('forms = ["SSP"]', 'forms = ["SSP", "SSP"]', 'forms: "SSP" stands twice'),
        ('forms = ["SSP"]', 'forms = ["CSA"]', 'forms: the form "CSA" stands in "abbr-csa" too'),
        ('id = "ssp"', 'id = "inconsistent"', '"inconsistent" is the name of a rule'),
        ('id = "ssp"', 'id = "abbr-csa"', '"abbr-csa" stands twice'),
    ],
)
def test_bad_letters_are_refused_with_file_entry_and_reason(tmp_path: Path, was: str, now: str, problem: str) -> None:
    assert was in HOUSE
    with pytest.raises(SafelintError) as caught:
        checked(tmp_path, HOUSE.replace(was, now), "Text.")
    assert "safelint.toml: abbreviation " in str(caught.value)
    assert problem in str(caught.value)


CHURCH = "The rector and the PCC adopt this policy each year. Call the police if a child is in danger."


@pytest.mark.parametrize(
    ("text", "severity", "message"),
    [
        (
            "The police and the PCC met in May.",
            "warning",
            'Nothing in this text explains "PCC". Give the full form, police and crime commissioner, the first time.',
        ),
        (
            CHURCH,
            "suggestion",
            'Readers may not know "PCC". Give the full form the first time, with the letters in brackets.',
        ),
        (
            "The PCC met in May and wrote to us.",
            "suggestion",
            'Readers may not know "PCC". Give the full form the first time, with the letters in brackets.',
        ),
        (
            "IOM, the UN migration agency, gave help.",
            "suggestion",
            'Readers may not know "IOM". Give the full form the first time, with the letters in brackets.',
        ),
    ],
)
def test_letters_with_several_meanings_need_a_clue(
    check_text: CheckText, text: str, severity: str, message: str
) -> None:
    assert [(each.severity, each.message) for each in found(check_text, text)] == [(severity, message)]


def test_a_first_word_in_capitals_is_no_abbreviation(check_text: CheckText) -> None:
    assert words(check_text, "PARENTS of pupils were told.\n\nTell the parents.") == []
    assert words(check_text, "CFRGT of the town was told.") == ["CFRGT"]


def test_letters_in_a_name_that_its_site_bears_are_not_reported(check_text: CheckText) -> None:
    site = "\nWebsite:\nwww.beacondv.org.uk\n"
    assert words(check_text, f"Beacon DV{site}", "text") == []
    assert words(check_text, f"Help with DV{site}", "text") == ["DV"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The worker will complete a DASH form with her.", ["DASH"]),
        ("Ask for an IMCA before the meeting.", ["IMCA"]),
        ("There are 48 SARCS in the country.", ["SARCS"]),
        ("The CP plan was read to the family.", ["CP"]),
        ("The child protection (CP) plan was read to the family.", []),
        ("Speak to Jo, on JT, in the hall.", []),
        ("This will NEVAR happen again.", []),
        ("The HV will weigh the baby.", []),
        ("The HV and the midwife will weigh the baby.", ["HV"]),
        ("The HV supply to the clinic failed.", []),
    ],
)
def test_two_letters_and_letters_like_a_word_are_told_where_the_pack_lists_them(
    check_text: CheckText, text: str, wanted: list[str]
) -> None:
    assert words(check_text, text) == wanted


def test_a_full_form_that_begins_in_the_same_line_explains(check_text: CheckText) -> None:
    assert words(check_text, "CEOP is the part of the agency for Child Exploitation, and takes reports.") == []
    assert words(check_text, "CEOP takes reports.\n\nChild Exploitation is a crime.") == ["CEOP"]


@pytest.mark.parametrize(
    ("word", "is_told"),
    [
        ("TONIGHT", False),
        ("SCHOOL", False),
        ("MONTHS", False),
        ("STREET", False),
        ("THROUGH", False),
        ("OHCHR", True),
        ("UKHSA", True),
        ("NWADCS", True),
        ("AMPS", True),
        ("IELTS", True),
    ],
)
def test_a_word_set_in_capitals_is_known_by_how_it_sounds(check_text: CheckText, word: str, is_told: bool) -> None:
    found = check_text(f"Check your child's phone with {word}. Call Childline on 0800 1111.\n").findings
    assert [each.text for each in found if each.rule == "terminology/undefined-abbreviation"] == [word] * is_told


def test_the_full_form_of_the_letters_of_a_house_is_no_slip_of_another_name(tmp_path: Path) -> None:
    text = tmp_path / "a.md"
    text.write_text("Staff of the National Reference Mechanism met parents on Monday.\n", encoding="utf-8")
    asked = Flags(today=TODAY, select=("terminology/name-style",))
    assert Engine(asked).run([str(text)]).documents[0].findings
    house = '[[abbreviation]]\nid = "nrmx"\nforms = ["NRMX"]\nexpansions = ["National Reference Mechanism"]\n'
    (tmp_path / "safelint.toml").write_text(house + 'severity = "warning"\nmessage = "Say it."\n', encoding="utf-8")
    assert Engine(asked).run([str(text)]).documents[0].findings == ()
