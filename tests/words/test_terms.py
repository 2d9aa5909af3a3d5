"""Terms in their surroundings: what excuses them, and which of two findings stays."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from safelint.config import Flags
from safelint.readers import read
from safelint.run.engine import Engine
from safelint.values.finding import MASKED
from support import TODAY, CheckText
from support.checking import check_document

ENGINE = Engine(Flags(today=TODAY))
TERM = "terminology/child-pornography"


def terms(check_text: CheckText, text: str, **flags: object) -> list[tuple[str, str]]:
    report = check_text(text, **flags)
    return [(each.rule, each.text) for each in report.findings if each.rule.startswith("terminology/")]


@pytest.mark.parametrize(
    "text",
    [
        "Officers found child pornography.",
        "# Child pornography found",
        "Officers found child\npornography.",
        "Officers found **child** pornography and [child porn](https://example.org/).",
        "![Child pornography](a.png)",
        "- a list\n  with child\n  pornography",
        "| a |\n| --- |\n| child pornography |",
    ],
)
def test_a_term_is_found_where_readers_see_it(check_text: CheckText, text: str) -> None:
    found = terms(check_text, text)
    assert found
    assert {rule for rule, _ in found} == {TERM}


@pytest.mark.parametrize(
    "text",
    [
        'The judge said: "You looked at child pornography."',
        "The judge said: \u2018You looked at child pornography.\u2019",
        "> You looked at child pornography.",
        "Do not say child pornography.",
        "The term \u201cchild pornography\u201d is wrong.",
        "See https://example.org/child-porn and #childporn.",
        "Read more at child-porn.info, at child-porn.help or at child-porn.gov.",
        "He wrote `child pornography` there.",
        "The Optional Protocol on the sale of children, child prostitution and child pornography",
        "She rang the Revenge Porn Helpline.",
        "He admitted sexual activity with a child.",
        # It is spoken of, part of a name, or another word.
        "| Do not write | Write |\n| --- | --- |\n| child porn | images |\n| committed suicide | died by suicide |",
        "| Instead of | Say |\n| --- | --- |\n| committed suicide | died by suicide |",
        "Words to avoid:\n\n- committed suicide\n- child porn",
        "## Language to avoid\n\n- committed suicide\n- child porn",
        "Avoid: promiscuous, child porn, paedo.",
        "Say died by suicide, not committed suicide.",
        "Say died by suicide rather than committed suicide.",
        "Use died by suicide instead of committed suicide.",
        "We don't use words like nutter, \u2026 or commit suicide.",
        "Some people say commit suicide; please don't.",
        "It isn't child prostitution. It's sexual exploitation.",
        "We no longer use the outdated phrases child pornography and child prostitution.",
        "**Myth:** she was promiscuous.",
        "Wheelchair-bound is a term to avoid.",
        "The word handicapped offends.",
        "There is no such thing as a child prostitute.",
        "A child is no child prostitute.",
        "He was charged with causing or inciting child prostitution or pornography.",
        "He admitted arranging or facilitating child prostitution or pornography, contrary to section 50.",
        "He was guilty of controlling a child prostitute or a child involved in pornography.",
        "See Directive 2011/93/EU on combating the sexual abuse of children and child pornography.",
        "Framework Decision 2004/68/JHA on combating child pornography was adopted.",
        "The ILO Convention 182 on the worst forms of child labour and child prostitution applies.",
        "The offence of attempting to commit suicide was abolished by the Suicide Act 1961.",
        "The Lunacy Act 1890 used the words idiot and lunatic.",
        "He wrote *Child Prostitution* (book).",
        "Ost, S. Child Pornography and Sexual Grooming. Cambridge University Press, 2009.",
        "Smith J (2003) Child prostitution in Britain. London: Press.",
        "The film *Maniac* was shown.",
        "We spoke to Mr Nutter, MP for the town.",
        "We spoke to Ms Sue Nutter about it.",
        "Sue Nutter said she was glad.",
        "It was opened by Lord Nutter today.",
        "Send the nonce value with each call.",
        "A cryptographic nonce is used.",
        "Close the fire-retarded doors.",
        "The plants had retarded growth.",
        "She bought midget gems.",
        "The song has raunchy lyrics.",
        "The group committed suicide bombings.",
        "Mencap was once the National Society for Mentally Handicapped Children.",
        "The school was formerly for the Deaf and Dumb.",
        "Call the Leeds Domestic Violence Service today.",
        "The Nottingham Domestic Violence Forum met.",
        "She works for Standing Together Against Domestic Violence.",
        "The UK signed the Istanbul Convention on preventing violence against women and domestic violence.",
        "Call the Historic Abuse Team on 101.",
        "The court follows the Guideline on Historic Sexual Offences.",
        "He fondled the dog.",
        "Juvenile arthritis is rare.",
        "The Lolita play was shown.",
        "He had a relationship with a 17-year-old boy when he was 16.",
        "She had a relationship with a 17-year-old boy when she was 16.",
        # An editor lets it stand.
        "For help:\n\nFemale circumcision and cutting | Childline",
        "You may care for someone who is physically or mentally ill.",
        "The child should be taken to mean all persons under the age of 18.",
        "She is a Domestic Violence & Abuse Co-ordinator.",
        "She is a domestic violence advocate.",
        "The bureau defines domestic violence in its leaflet.",
        "Some 600 million people suffer from anxiety or depression.",
        "A third suffer from depression.",
        "If you suffer from bad anxiety, call us.",
        "Rape is forcing someone to have sex against their will.",
        "Forcing someone to have sex is a crime.",
        "The law on marital rape changed.",
        "The staff are trained to spot so-called 'honour' crimes.",
        "No alcoholic drinks are sold.",
        # Whoever tells of an insult does not utter it.
        "He was called a junkie at school.",
        "She says that she was branded a psycho.",
        "They fear to be labelled scroungers.",
    ],
)
def test_what_excuses_a_term(check_text: CheckText, text: str) -> None:
    assert terms(check_text, text) == []


def test_a_year_excuses_an_old_word_and_a_number_to_call_does_not(check_text: CheckText) -> None:
    assert not terms(check_text, "He was committed to a mental hospital in 1850.")
    assert not terms(check_text, "One of 12 Victorian mental hospitals: he was committed to a mental hospital.")
    assert terms(check_text, "He was committed to a mental hospital, and can call 0800 1111.")
    assert terms(check_text, "He was committed to a mental hospital, and can call 0800-1111.")


def test_an_apostrophe_quotes_nothing(check_text: CheckText) -> None:
    assert terms(check_text, "It wasn't known that the man's child pornography wasn't his.") == [
        (TERM, "child pornography")
    ]


def test_what_stands_in_a_paragraph_depends_on_no_other(check_text: CheckText) -> None:
    paragraph = "Officers found child pornography."
    alone = terms(check_text, paragraph)
    assert terms(check_text, f'He said "no.\n\n{paragraph}\n\nFlorida law is different.') == alone


def test_of_two_that_overlap_the_more_severe_stays(check_text: CheckText) -> None:
    assert len(terms(check_text, "He shared pornographic images of children.")) == 1


def test_a_sentence_that_blames_is_told_of_beside_the_slur_in_it(check_text: CheckText) -> None:
    text = "The alkie was beaten by her husband. If the old alkie had kept the dinner warm, she would have her teeth."
    found = [rule for rule, _ in terms(check_text, text)]
    assert "terminology/seems-to-blame" in found
    assert len(found) == 3


def test_a_name_is_fixed_where_it_stands_whole(check_text: CheckText) -> None:
    [finding] = [
        each for each in check_text("Call ChildLine on 0800 1111.").findings if each.rule.endswith("name-style")
    ]
    assert finding.fix is not None
    assert finding.fix.replacement == "Childline"
    [finding] = [
        each for each in check_text("Call Child*Line* on 0800 1111.").findings if each.rule.endswith("name-style")
    ]
    assert finding.fix is None


@pytest.mark.parametrize(
    "text",
    [
        "Write Childline, not ChildLine.",
        "Say Women's Aid (not Womens Aid).",
        "It is never ChildLine but Childline.",
        "Never the Samaritans, always Samaritans.",
        "Our plan is called Safe Lives, Safe Homes.",
        "Young Minds, Strong Hearts, Open Doors is our plan.",
        "CALL CHILDLINE NOW",
        "PHONE CHILDLINE",
    ],
)
def test_what_is_no_slip_of_a_name(check_text: CheckText, text: str) -> None:
    assert "terminology/name-style" not in {rule for rule, _ in terms(check_text, text)}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Call ChildLine, not the office.", "ChildLine"),
        ("Do not call ChildLine from this phone.", "ChildLine"),
        ("We work with Young Minds, London.", "Young Minds"),
        ("Officers of Safe Lives, Northumbria Police and Refuge met.", "Safe Lives"),
        ("Contact Womens Aid, Northmoor Branch.", "Womens Aid"),
        ("The NHS and CHILDLINE can help.", "CHILDLINE"),
    ],
)
def test_what_is_a_slip_of_one(check_text: CheckText, text: str, words: str) -> None:
    assert ("terminology/name-style", words) in terms(check_text, text)


def test_another_language_is_left_alone(check_text: CheckText) -> None:
    assert terms(check_text, '<p lang="cy">child pornography</p>\n', form="html") == []


@pytest.mark.parametrize(
    "text",
    [
        "He did not know the child prostitute.",
        "He did not commit suicide.",
        "Say died by suicide, not committed suicide, but child porn was found.",
        "Officers found Child Pornography on his phone.",
        "In other words, child porn was found.",
        "Some use the term and child porn is found.",
        "It has words of its own (a plural, another word), child porn among them.",
        "Report Child Porn to the police today.",
        "He may call the Helpline and Child Porn the NSPCC Helpline will have removed.",
        "After a long prison term, child prostitutes were still afraid.",
        "Police say the man committed suicide.",
        "The local nutter was arrested.",
        "Man Found With Child Porn",
        "## Man Found With Child Porn",
        "## How to avoid abuse\n\n- Never pay a child prostitute.",
        "| Do not write | Write |\n| --- | --- |\n| images | child porn |",
        "He was convicted of domestic violence at Leeds Crown Court.",
        "Police found no child pornography on the laptop.",
        "The convention was told that child prostitution is rising.",
        "There were two things:\n\n- child porn\n- drugs",
        "The nonce was jailed.",
        "He fondled the girl.",
        "He had a relationship with a 15-year-old girl when he was 34.",
        "The retarded boy was alone.",
        "Directive or not, he sold child pornography.",
        "People say child prostitution is rising.",
        "He used child porn.",
        "The terms of his bail were broken when he looked at child porn.",
        "She was called promiscuous by the manager.",
        # What is denied is something else.
        "Police want to know whether he committed suicide.",
        "She was not well and made a lifestyle choice.",
        "It does not rain. She was promiscuous.",
        "He is no stranger: he groped a girl.",
        "He told her that a nutter had come.",
    ],
)
def test_a_cue_elsewhere_excuses_nothing(check_text: CheckText, text: str) -> None:
    assert len(terms(check_text, text)) == 1


def test_advice_holds_for_the_words_found(check_text: CheckText) -> None:
    report = check_text("The 12 year old was seen by Suffolk Police. The paedo fled.")
    messages = {each.text: each.message for each in report.findings if each.rule.startswith("terminology/")}
    assert sorted(messages) == ["12 year old", "Suffolk Police", "paedo"]
    assert "15" not in messages["12 year old"]
    assert "Norfolk" not in messages["Suffolk Police"]
    assert messages["paedo"].startswith("Leave this word out.")


PARAGRAPHS = st.lists(
    st.sampled_from(
        [
            "Officers found child pornography.",
            'He said: "It was child pornography."',
            'He said "it was over.',
            '"And then child pornography.',
            "Call ChildLine today.",
            "She wasn't known to the girls' school.",
            "- child porn\n- the word child porn is wrong",
            "> child pornography",
            "Plain words only.",
        ]
    ),
    min_size=1,
    max_size=6,
)


@given(PARAGRAPHS, st.randoms())
@settings(max_examples=60, deadline=None)
def test_terms_of_a_paragraph_do_not_depend_on_its_neighbours(paragraphs: list[str], random: Random) -> None:
    """Shuffled paragraphs give the same findings; only a quotation that runs on over paragraphs ties two together."""
    paragraphs = [each for each in paragraphs if not each.startswith('"')]
    shuffled = random.sample(paragraphs, len(paragraphs))
    assert found_in(paragraphs) == found_in(shuffled)


def found_in(paragraphs: list[str]) -> list[tuple[str, str]]:
    text = "\n\n".join(paragraphs)
    report = check_document(ENGINE.checker, read("a.md", text.encode(), "markdown"), "a.md")
    rules = [each for each in report.findings if each.rule.startswith("terminology/")]
    # What sentences weigh is held against what is told around them.
    return sorted((each.rule, each.text) for each in rules if not each.rule.startswith("terminology/seems-"))


@pytest.mark.parametrize(
    "text",
    [
        "You asked how many recorded offences were flagged as child prostitution.",
        'The code "child prostitute" was dropped in 2015.',
        "The report found that officers had described victims as child prostitutes, and it condemned the term.",
        "PSNI Historical abuse team: 028 9090 1728.",
    ],
)
def test_terms_that_are_reported_and_rejected_or_part_of_a_unit(check_text: CheckText, text: str) -> None:
    assert [rule for rule, _ in terms(check_text, text) if "prostitute" in rule or "historic" in rule] == []


def test_a_use_beside_a_record_is_still_a_use(check_text: CheckText) -> None:
    assert ("terminology/child-prostitute", "child prostitutes") in terms(
        check_text, "Offences were recorded in 2015 and the men paid child prostitutes."
    )


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("<p>She read <cite>child prostitution in the city</cite> again.</p>", "html"),
        ("<p>As <cite>Child Porn and the Law</cite> says.</p>", "html"),
    ],
)
def test_the_title_of_a_work_in_html(check_text: CheckText, text: str, form: str) -> None:
    assert terms(check_text, text, form=form) == []


def test_the_words_of_somebody_name_no_term(check_text: CheckText) -> None:
    assert terms(check_text, "The words of a child prostitute are read out.") == [
        ("terminology/child-prostitute", "child prostitute")
    ]
    assert terms(check_text, "The term child prostitute is wrong.") == []


def test_a_heading_over_myths_and_facts_excuses_the_myths_only(check_text: CheckText) -> None:
    text = (
        "## Myths and facts\n\n"
        "- Myth: She was promiscuous. She was a child prostitute.\n"
        "- Fact: Many promiscuous girls are abused.\n\n"
        "### Girls make a lifestyle choice\n\n"
        "A lifestyle choice is seldom free.\n"
    )
    assert [found for _, found in terms(check_text, text)] == ["promiscuous", "lifestyle choice"]
    assert terms(check_text, "Common myths\n\n- She was promiscuous\n- He made a lifestyle choice") == []


def test_a_myth_ends_with_the_line_that_its_sentence_ends(check_text: CheckText) -> None:
    assert [
        found
        for _, found in terms(check_text, "**Myth: it is her choice.**\nA child prostitute is a child who was abused.")
    ] == ["child prostitute"]
    assert terms(check_text, "Myth: she could have left, and a child prostitute\nis paid. She had a choice.") == []


def test_the_contrary_is_another_word(check_text: CheckText) -> None:
    assert terms(check_text, "He got a non-custodial sentence.") == []
    assert terms(check_text, "He got a custodial sentence.") == [
        ("terminology/custodial-sentence", "custodial sentence")
    ]


def test_a_name_given_as_a_former_one(check_text: CheckText) -> None:
    assert terms(check_text, "Reviews, previously known as Serious Case Reviews, are public.") == []
    assert terms(check_text, "Two Serious Case Reviews are public.") == [
        ("terminology/name-style", "Serious Case Reviews")
    ]


@pytest.mark.parametrize(
    ("text", "term", "severity", "message"),
    [
        (
            "Female circumcision and cutting | Childline and others",
            "female-circumcision",
            "warning",
            'Say "female genital mutilation".',
        ),
        ("Help for the mentally ill.", "the-mentally-ill", "warning", 'Say "people with mental health problems".'),
        ("She was mentally ill.", "mentally-ill", "suggestion", "Say that the person has a mental health problem."),
        ("He suffers from anxiety.", "suffers-from", "warning", 'Say "has" or "lives with".'),
        (
            "This helps sufferers.",
            "sufferers",
            "suggestion",
            'Say who is meant: "people with the condition" or "people who live with it".',
        ),
        (
            "It is a line for victims of honour based crimes.",
            "honour-crime",
            "suggestion",
            "Write so-called 'honour'-based abuse, or name the crime.",
        ),
        ("It was an honour killing.", "honour-killing", "warning", 'Write "so-called \'honour\' killing" or "murder".'),
        (
            "It helps wives who live with alcoholics.",
            "alcoholic",
            "warning",
            'Describe the person first: "people dependent on alcohol" or "people with an alcohol problem".',
        ),
        (
            "Help with alcohol abuse.",
            "alcohol-abuse",
            "suggestion",
            "Say alcohol or drug misuse, or that somebody depends on it.",
        ),
        ("Help with drug abuse.", "substance-abuse", "suggestion", 'Say "drug misuse" or "drug use".'),
        (
            "He was jailed after non consensual sex.",
            "non-consensual-sex",
            "suggestion",
            "Say rape, where that is the allegation or the finding.",
        ),
        ("A visit to the deceased.", "deceased-noun", "suggestion", 'Name the person, or say "the person who died".'),
        (
            "Staff know the prevent duty.",
            "name-style",
            "warning",
            "Write Prevent duty, with one capital.",
        ),
    ],
)
def test_advice_fits_the_words_found(check_text: CheckText, text: str, term: str, severity: str, message: str) -> None:
    found = [each for each in check_text(text).findings if each.rule.startswith("terminology/")]
    assert [(each.rule, each.severity, each.message) for each in found] == [(f"terminology/{term}", severity, message)]


def test_in_a_record_a_term_is_one_step_milder(check_text: CheckText) -> None:
    text = "Domestic violence is rising. He committed suicide."
    assert [each.severity for each in check_text(text, kind="record").findings if "terminology" in each.rule] == [
        "suggestion",
        "warning",
    ]
    assert [each.severity for each in check_text(text, kind="letter").findings if "terminology" in each.rule] == [
        "warning",
        "error",
    ]


ON_EATING = "She has anorexia and is in hospital. An eating disorder can affect anybody. "


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (f"{ON_EATING}She weighed 32kg.", [("terminology/ed-weight", MASKED)]),
        ("The baby weighed 3kg.", []),
        ("The dog is skeletal.", []),
    ],
)
def test_a_term_with_topics_counts_only_in_a_text_on_them(
    check_text: CheckText, text: str, wanted: list[tuple[str, str]]
) -> None:
    assert terms(check_text, text) == wanted


def test_a_term_off_its_subject_hides_no_other(check_text: CheckText) -> None:
    """The place is a matter of suicide only; how she died stands in the same words."""
    found = terms(check_text, "She jumped to her death from the old bridge.")
    assert found == [("terminology/suicide-method-in-headline", MASKED)]


def severities(check_text: CheckText, text: str, **flags: object) -> list[tuple[str, str]]:
    report = check_text(text, **flags)
    return [(each.text, each.severity) for each in report.findings if each.rule.startswith("terminology/")]


def test_a_term_may_be_louder_in_a_heading(check_text: CheckText) -> None:
    found = severities(check_text, "# Teen hanged himself\n\nA boy has died.\n\nPolice say that he hanged himself.")
    assert found == [(MASKED, "warning"), (MASKED, "suggestion")]


def test_a_term_may_be_louder_in_the_opening(check_text: CheckText) -> None:
    found = severities(check_text, "A boy hanged himself, police say.\n\nThe boy who hanged himself lived in Leeds.")
    assert found == [(MASKED, "warning"), (MASKED, "suggestion")]


@pytest.mark.parametrize(
    ("kind", "severity"),
    [("news", "error"), ("social-post", "error"), ("policy", "suggestion"), ("guidance", "suggestion")],
)
def test_a_term_may_be_milder_for_the_field(check_text: CheckText, kind: str, severity: str) -> None:
    assert severities(check_text, "The cliff is a suicide hotspot.", kind=kind) == [("suicide hotspot", severity)]


def test_a_form_with_its_capitals_is_folded_as_the_text_is(tmp_path: Path) -> None:
    (tmp_path / "safelint.toml").write_text(
        '[[term]]\nid = "own"\nseverity = "warning"\navoid = ["Self\u2011Care Hub"]\nprefer = ["Care Hub"]\n'
        'case_sensitive = true\nmessage = "Write Care Hub."\n',
        encoding="utf-8",
    )
    (tmp_path / "a.txt").write_text("Ask the Self\u2011Care Hub, or Self-Care Hub, or self-care hub.", encoding="utf-8")
    report = Engine(Flags(today=TODAY, select=("terminology/own",))).run([str(tmp_path / "a.txt")])
    assert [each.text for each in report.documents[0].findings] == ["Self\u2011Care Hub", "Self-Care Hub"]


OWN_NAME = """
[[name]]
id = "own-house"
severity = "warning"
avoid = ["Siân and José"]
prefer = ["Siân & José"]
message = "Write Siân & José."
"""


def test_what_pdf_files_make_of_letters_hides_nothing(tmp_path: Path) -> None:
    (tmp_path / "safelint.toml").write_text(OWN_NAME, encoding="utf-8")
    text = "\ufb01rst, she su\ufb00ers from asthma.\n\nAsk Sia\u0302n and Jose\u0301 about the o\ufb03ce.\n\n"
    text += "The child prostitute.\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (document,) = Engine(Flags(today=TODAY)).run([str(tmp_path)]).documents
    found = [each for each in document.findings if each.rule.startswith("terminology/")]
    assert [(each.rule, each.text) for each in found] == [
        ("terminology/suffers-from", "su\ufb00ers from asthma"),
        ("terminology/name-style", "Sia\u0302n and Jose\u0301"),
        ("terminology/child-prostitute", "child prostitute"),
    ]
    assert [text[each.span.start : each.span.end] for each in found] == [each.text for each in found]


def test_a_name_beside_a_number_may_have_letters_in_one_piece(check_text: CheckText) -> None:
    report = check_text("Call the NSPCC Child Tra\ufb03cking Advice Centre on 0800 1111.\n")
    assert [(each.rule, each.text) for each in report.findings if each.rule.startswith("helpline/")] == [
        ("helpline/wrong-organisation", "0800 1111")
    ]


OLD = "The Mercury of 1877 and 1881 said so. In 1898 it said that he was a lunatic who suffered from delusions."


@pytest.mark.parametrize(
    ("text", "severity"), [(OLD, "suggestion"), (f"{OLD} In 1998, 2004 and 2020 nobody did.", "warning")]
)
def test_a_text_on_days_long_ago_may_use_their_words(check_text: CheckText, text: str, severity: str) -> None:
    found = [each for each in check_text(text).findings if each.rule == "terminology/suffers-from"]
    assert [each.severity for each in found] == [severity]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("It is often called partner abuse, domestic violence or domestic abuse.", "terminology/domestic-violence"),
        ("## Domestic abuse & domestic violence", "terminology/domestic-violence"),
        ("\u00a9 2016 On-line Counselling. All rights reserved.", "terminology/online"),
        ("The styles stand in _normalize.scss and lib_organize.", "terminology/ize-spellings"),
    ],
)
def test_names_side_by_side_owners_and_files_are_left_alone(check_text: CheckText, text: str, rule: str) -> None:
    assert rule not in {each.rule for each in check_text(text).findings}


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("We help victims of domestic violence, and we see abuse.", "terminology/domestic-violence"),
        ("All rights are reserved by us. On-line courses begin in May.", "terminology/online"),
        ("We _organize_ a walk each year.", "terminology/ize-spellings"),
        ("Rape, or non-consensual sex, is a crime.", "terminology/non-consensual-sex"),
    ],
)
def test_what_only_looks_so_is_told(check_text: CheckText, text: str, rule: str) -> None:
    assert rule in {each.rule for each in check_text(text).findings}
