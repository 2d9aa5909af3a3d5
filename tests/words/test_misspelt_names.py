"""Names a letter or two off: found without being listed, and what is near by nature left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from safelint.config import Flags
from safelint.run.engine import Engine
from safelint.values.rulebook import NAMES
from support import TODAY, CheckText

# (text, the misspelt words, the right name)
SLIPS = [
    # one word wrong beside the others of a name
    ("Contact the Lucy Faithful Foundation for advice.", "Lucy Faithful Foundation", "Lucy Faithfull Foundation"),
    ("Contact the Lucy Faithfull Foudation for advice.", "Lucy Faithfull Foudation", "Lucy Faithfull Foundation"),
    ("Ask Victim Suport for help.", "Victim Suport", "Victim Support"),
    ("Ask Victim Supprot for help.", "Victim Supprot", "Victim Support"),
    ("Ask Vicitm Support for help.", "Vicitm Support", "Victim Support"),
    ("Go to Citizens Advise for help.", "Citizens Advise", "Citizens Advice"),
    ("Go to Citzens Advice for help.", "Citzens Advice", "Citizens Advice"),
    ("The charity Women's Aide can help.", "Women's Aide", "Women's Aid"),
    ("Ask the Suzy Lamplough Trust.", "Suzy Lamplough Trust", "Suzy Lamplugh Trust"),
    ("Ask the Terence Higgins Trust.", "Terence Higgins Trust", "Terrence Higgins Trust"),
    ("Ask the Terrence Higgens Trust.", "Terrence Higgens Trust", "Terrence Higgins Trust"),
    ("Report it to the Internet Watch Foundaton.", "Internet Watch Foundaton", "Internet Watch Foundation"),
    ("Ask the Marie Colins Foundation.", "Marie Colins Foundation", "Marie Collins Foundation"),
    ("Call the National Stalkng Helpline.", "National Stalkng Helpline", "National Stalking Helpline"),
    (
        "Call the National Domestic Abse Helpline.",
        "National Domestic Abse Helpline",
        "National Domestic Abuse Helpline",
    ),
    ("Call the Revenge Pron Helpline.", None, None),  # a word of four letters could be another
    ("Ask the National Autisitc Society.", "National Autisitc Society", "National Autistic Society"),
    ("Ask the Royal Britsh Legion.", "Royal Britsh Legion", "Royal British Legion"),
    ("Ask Southhall Black Sisters.", "Southhall Black Sisters", "Southall Black Sisters"),
    ("Call the Forced Mariage Unit.", "Forced Mariage Unit", "Forced Marriage Unit"),
    ("Ask the Forced Marrige Unit.", "Forced Marrige Unit", "Forced Marriage Unit"),
    ("Call Karma Nirvanna for help.", "Karma Nirvanna", "Karma Nirvana"),
    ("Call Karma Nirvarna for help.", "Karma Nirvarna", "Karma Nirvana"),
    ("Ask Alcoholics Anonymus for help.", "Alcoholics Anonymus", "Alcoholics Anonymous"),
    ("Ask Alchoholics Anonymous for help.", "Alchoholics Anonymous", "Alcoholics Anonymous"),
    ("Ask Gamblers Anonymouse for help.", "Gamblers Anonymouse", "Gamblers Anonymous"),
    ("Ask Gambelers Anonymous for help.", "Gambelers Anonymous", "Gamblers Anonymous"),
    ("Ask Narcotics Annonymous for help.", "Narcotics Annonymous", "Narcotics Anonymous"),
    ("Ask the Survivers Trust for help.", "Survivers Trust", "Survivors Trust"),
    ("Ask the Lullabye Trust for help.", "Lullabye Trust", "Lullaby Trust"),
    ("Ask the Compasionate Friends for help.", "Compasionate Friends", "Compassionate Friends"),
    ("Call the Runnaway Helpline.", "Runnaway Helpline", "Runaway Helpline"),
    ("Ask Cruse Bereavment Support for help.", "Cruse Bereavment Support", "Cruse Bereavement Support"),
    ("Ask Child Bereavemnt UK for help.", "Child Bereavemnt UK", "Child Bereavement UK"),
    ("Ask Rights of Wommen for help.", "Rights of Wommen", "Rights of Women"),
    ("Ask the Halo Projct for help.", "Halo Projct", "Halo Project"),
    ("Ask the British Transport Polce.", "British Transport Polce", "British Transport Police"),
    ("Ask the Crown Prosecuton Service.", "Crown Prosecuton Service", "Crown Prosecution Service"),
    ("Ask the Disclosure and Barring Srevice.", "Disclosure and Barring Srevice", "Disclosure and Barring Service"),
    (
        "Ask the National Assocation for People Abused in Childhood.",
        "National Assocation for People Abused in Childhood",
        "National Association for People Abused in Childhood",
    ),
    (
        "The Protection of Childern Act 1978 is clear.",
        "Protection of Childern Act 1978",
        "Protection of Children Act 1978",
    ),
    (
        "The Domestic Abuse Act is clear. The Modern Slavary Act 2015 is too.",
        "Modern Slavary Act 2015",
        "Modern Slavery Act 2015",
    ),
    ("Victim Suport's staff can help.", "Victim Suport", "Victim Support"),
    (
        "Ask the Criminal Injuries Compensaton Authority.",
        "Criminal Injuries Compensaton Authority",
        "Criminal Injuries Compensation Authority",
    ),
    ("Ask Terrence Higgins Turst.", "Terrence Higgins Turst", "Terrence Higgins Trust"),
    # a word that is right elsewhere, a word too many, an ending, an apostrophe, a capital
    ("Ask the Disclosure and Barring Scheme.", "Disclosure and Barring Scheme", "Disclosure and Barring Service"),
    ("Ask the Suzy Lamplugh Foundation.", "Suzy Lamplugh Foundation", "Suzy Lamplugh Trust"),
    ("Ask the National Youth Advocate Service.", "National Youth Advocate Service", "National Youth Advocacy Service"),
    ("Building UK resilience takes time.", None, None),  # two letters off Bullying UK: too many for so short a name
    ("Ask the Care and Quality Commission.", "Care and Quality Commission", "Care Quality Commission"),
    (
        "Ask the Crown Office and Procurator Fiscals Service.",
        "Crown Office and Procurator Fiscals Service",
        "Crown Office and Procurator Fiscal Service",
    ),
    ("Call the Revenge Porn Help Line.", "Revenge Porn Help Line", "Revenge Porn Helpline"),
    ("Ask Winstons Wish for help.", "Winstons Wish", "Winston's Wish"),
    ("Ask Save The Children for help.", "Save The Children", "Save the Children"),
    # names of one word, with a second clue
    ("Call Barnadoes on 0800 157 7015.", "Barnadoes", "Barnardo's"),
    ("A helpline such as Samartians listens.", "Samartians", "Samaritans"),
    ("The girl knew Childine volunteers.", "Childine", "Childline"),
    ("The girl knew Samartians (SAM) on 01632 960123.", "Samartians", "Samaritans"),
    ("Contact Barnardoes for advice.", "Barnardoes", "Barnardo's"),
    ("Contact Paypyrus for advice.", "Paypyrus", "Papyrus"),
    ("The charity Papryus can help.", "Papryus", "Papyrus"),
    ("Call Samaratans on 116 123.", "Samaratans", "Samaritans"),
    ("Call Refuge\u2014Samaratans on 116 123.", "Samaratans", "Samaritans"),
    ("Contact Samartians for help.", "Samartians", "Samaritans"),
    ("Samariatns: 116 123", "Samariatns", "Samaritans"),
    ("Call Chidline on 0800 1111.", "Chidline", "Childline"),
    ("Call Childlin on 0800 1111.", "Childlin", "Childline"),
    ("Call Childine, free, on 0800 1111.", "Childine", "Childline"),
    ("Children can ring Chlidline.", "Chlidline", "Childline"),
    ("Ring Crimestopers anonymously.", "Crimestopers", "Crimestoppers"),
    ("Call Crimstoppers on 0800 555 111.", "Crimstoppers", "Crimestoppers"),
    ("Call Crimestoppper on 0800 555 111.", "Crimestoppper", "Crimestoppers"),
    ("Contact Kidscpae for advice.", "Kidscpae", "Kidscape"),
    ("Contact Gingerbred for advice.", "Gingerbred", "Gingerbread"),
    ("Contact Centerpoint for help.", "Centerpoint", "Centrepoint"),
    ("Contact Stepchnage for help.", "Stepchnage", "StepChange"),
    ("Contact Hourglas for help.", None, None),  # the name is an ordinary word
    # only a space is wrong
    ("Call Crime Stoppers on 0800 555 111.", "Crime Stoppers", "Crimestoppers"),
    ("Call Child line on 0800 1111.", "Child line", "Childline"),
    ("Contact Ginger Bread for help.", "Ginger Bread", "Gingerbread"),
    ("Contact Victimsupport for help.", "Victimsupport", "Victim Support"),
    ("Contact Citizensadvice for help.", "Citizensadvice", "Citizens Advice"),
    ("Contact Missingpeople for help.", "Missingpeople", "Missing People"),
    ("Contact Karmanirvana for help.", "Karmanirvana", "Karma Nirvana"),
]


@pytest.mark.parametrize(("text", "words", "right"), SLIPS)
def test_a_misspelt_name_is_found(check_text: CheckText, text: str, words: str | None, right: str | None) -> None:
    findings = [each for each in check_text(text, "text").findings if each.rule == NAMES]
    assert [each.text for each in findings] == ([words] if words else [])
    assert all(right and right in each.message for each in findings)


def test_there_are_enough_slips() -> None:
    assert len([words for _, words, _ in SLIPS if words]) >= 60


# Names and words that are near a name and right as they are, each in a sentence that gives it every chance.
NEAR = """
Call Childcare on 01632 960123.
Contact Childlike Toys for a catalogue.
Contact Kidspace for party dates.
The charity Barnard can help.
Contact Barnard Castle School.
Call Bernard on 01632 960123.
Contact Leonardo for help.
He was a good Samaritan.
Samaritan's Purse sends aid.
Contact Samarian scholars.
Contact Papyri for a catalogue.
Victim supports are in place.
The Victim Supporters Group meets here.
Ask a victim support worker.
Women Aid the needy.
Nottinghamshire Women's Aid can help.
Ask Leeds Women's Aid for help.
Ask Rape Crisis Tyneside for help.
Ask Rape Crisis Surrey and Sussex.
Ask Welsh Women's Aid for help.
Ask Scottish Women's Aid for help.
Ask Jewish Women's Aid for help.
Ask Citizens Advice Leeds.
Citizens advise the council.
We ask citizens to advise us.
Citizens Advisers meet here.
Ask Age UK Norfolk.
Ask Mindful Employer.
Contact Mindfulness Wales.
Ask Shelter for help.
Animal Shelters can help.
Respected people live here.
Refugees can call us on 0808 2000 247.
Refugee women can call the charity.
Contact Switchboards Ltd.
Contact Lifelines Scotland.
Mermaid Theatre opens today.
Ask Families Outside for help.
Ask Family Links for help.
Ask Family Line for the address.
Ask Parent Link for help.
Ask Parents Talk for help.
Ask Home-Start for help.
Contact Silverlink Trains.
Call Silverlight on 01632 960123.
The Silver Lining Group meets here.
Contact Safelink for help.
Contact Parentlink for help.
Contact Safelives for help.
Contact Youngmind Films.
Ask Young Carers for help.
Ask Carers Trust for help.
Ask Careers Wales for help.
Contact Careers Direct.
Ask Drinkaware for help.
Contact Drinkwise for help.
Drinking water is here.
Drinklines were laid.
The Survivor Trust Fund is open.
Ask Survivors Together for help.
Contact Fosterlines.
Contact Foster Walk.
Contact Crimewatch on 01632 960123.
Crime Stoppers International meets in June.
A crime stopper came.
Contact Crimestop Ltd.
Contact Centrepiece for help.
Contact Centerparcs for help.
Contact Gingerbreads.
Contact Stepchild for help.
Step Change Ltd can help.
A step change is needed.
Contact Hourglasses.
Contact Kinships.
Kingship is old.
Ask Missing Peoples.
Missing Person appeals go out.
Ask the Internet Watch Group.
Ask the Disclosure and Barring Services.
Ask the Care Quality Commission's board.
Ask the Suzy Lamplugh family.
Ask the Youth Justice Service in Leeds.
Ask the Charity Commission for Northern Ireland.
Ask Internet Matters for help.
Ask the National Centre for Victims.
Ask the National Crime Bureau.
Ask the Crown Prosecutor.
Ask the Witness Services.
Ask the Freedom Programme.
Ask the Runaways Helpline.
Ask the Lulla Trust.
Ask the Marie Curie Foundation.
Ask the Lucy Foundation.
Ask Lucy Faith for help.
Terence Higgins can help.
Suzy Lampard can help.
Karma Nirva can help.
Ask Combat Sport.
Ask Housing Right Now.
Ask the Children's Society of Jersey.
Ask the Children's Commission.
Ask the Children and Young People's Commission.
Ask the Care Inspector.
Ask Care Inspection Wales.
Ask the Refugee Councils.
Ask Independence Day.
Ask the Student Spaces team.
Ask the Student Spice Club.
Safe Places can help.
Breathing Spaces can help.
Ask Civil Legal Aid.
Ask Child Law Advisers.
The Act Early Years team meets.
One in Five children is affected.
The Revenge Horn is a novel.
Present duty staff can help.
The Children Act 2004 and the Sexual Offence Act are here.
The Domestic Abusers Act out.
Operation Courageous is over.
Contact Adviceline.
Contact a Helpline.
Contact Samantha on 116 123.
Contact Charlotte on 0800 1111.
Contact Chelsea Barnes on 0800 1111.
Childhood is on 0800 1111.
Ring Refuge's National Domestic Abuse Helpline on 0808 2000 247.
Ring the NSPCC's FGM Helpline on 0800 028 3550.
"""


@pytest.mark.parametrize("text", NEAR.strip().splitlines())
def test_what_is_near_by_nature_is_left_alone(check_text: CheckText, text: str) -> None:
    findings = [each for each in check_text(text, "text").findings if "looks like a misspelling" in each.message]
    assert [(each.text, each.message) for each in findings] == []


def test_there_are_enough_near_names() -> None:
    assert len(NEAR.strip().splitlines()) >= 100


@pytest.mark.parametrize(
    ("text", "severity", "confidence", "fix"),
    [
        ("Call Samaratans on 116 123.", "warning", "high", "Samaritans"),  # its number
        ("Samaratans (samaritans.org) listen.", "warning", "high", "Samaritans"),  # its site
        ("Contact Samaratans for help.", "warning", "medium", "Samaritans"),
        ("Ask the Suzy Lamplough Trust.", "warning", "high", "Suzy Lamplugh Trust"),
        ("People like Karma Nirvanna.", "suggestion", "medium", None),
        ("Contact Karma Nirvanna.", "warning", "medium", "Karma Nirvana"),
        ('She said: "Contact Samaratans on 116 123."', "suggestion", "high", None),
        ("CONTACT SAMARATANS ON 116 123.", "warning", "high", None),
    ],
)
def test_how_sure_a_finding_is(
    check_text: CheckText, text: str, severity: str, confidence: str, fix: str | None
) -> None:
    [finding] = [each for each in check_text(text, "text").findings if each.rule == NAMES]
    replacement = finding.fix.replacement if finding.fix else None
    assert (finding.severity, finding.confidence, replacement) == (severity, confidence, fix)


@pytest.mark.parametrize(
    "text",
    [
        "He met Samaratans.",  # nothing shows that the name is meant
        "See https://example.org/Samaratans and #Samaratans.",
        "Do not write Samaratans.",
        "Ms Samaratans called.",
    ],
)
def test_what_excuses_a_misspelt_name(check_text: CheckText, text: str) -> None:
    assert [each.text for each in check_text(text, "text").findings if each.rule == NAMES] == []


@pytest.mark.parametrize(
    "before", ["", "Meryem \u0130\u0130\u0130\u0130 said: "]
)  # of a letter that is two in lower case
def test_words_that_the_house_allows(tmp_path: Path, before: str) -> None:
    (tmp_path / "safelint.toml").write_text(
        '[terminology]\nallow = ["samaratans", "action on elder abuse"]\n', encoding="utf-8"
    )
    text = f"{before}Contact Samaratans on 116 123, or Action on Elder Abuse, or Karma Nirvanna."
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    report = Engine(Flags(today=TODAY)).run([str(tmp_path / "a.txt")])
    assert [each.text for each in report.documents[0].findings if each.rule == NAMES] == ["Karma Nirvanna"]


def test_names_of_the_house_are_known_and_right(tmp_path: Path) -> None:
    (tmp_path / "safelint.toml").write_text(
        '[[name]]\nid = "parent-line"\nseverity = "warning"\navoid = ["Parent Phone"]\nprefer = ["Parent Line"]\n'
        'message = "Write Parent Line."\n\n'
        '[[helpline]]\nid = "duty"\nname = "Brightwater Duty Team"\nnations = ["england"]\n'
        'topics = ["child-sexual-abuse"]\n\n[[helpline.channel]]\nkind = "phone"\nnumber = "01632 960123"\n',
        encoding="utf-8",
    )
    (tmp_path / "a.txt").write_text(
        "Contact Parent Line for help. Ask the Brightwatter Duty Team for help.", encoding="utf-8"
    )
    report = Engine(Flags(today=TODAY)).run([str(tmp_path / "a.txt")])
    assert report.failures == ()
    messages = [each.message for each in report.documents[0].findings if each.rule == NAMES]
    assert messages == ['"Brightwatter Duty Team" looks like a misspelling: the name is Brightwater Duty Team.']


def test_a_text_of_nothing_but_near_names_costs_no_more_than_a_fixed_number_of_comparisons(
    monkeypatch: pytest.MonkeyPatch, engine: Engine
) -> None:
    from safelint.knowledge.index import Knowledge
    from safelint.words import misspelt

    compared: list[str] = []
    real = misspelt.distance_of
    monkeypatch.setattr(misspelt, "distance_of", lambda *each: compared.append(each[0]) or real(*each))
    monkeypatch.setattr(misspelt, "MOST_COMPARED", 200)
    near = Knowledge(engine.checker.pack, ()).near_names
    unit = "Foundaton Xyzline and the Victim Suport; "
    words = ["".join(chr(97 + number // 26**place % 26) for place in range(4)) for number in range(2000)]
    assert list(near.find("".join(unit.replace("Xyz", word.capitalize()) for word in words)))
    assert 100 < len(compared) < 300  # the last word is compared with all names
    # What one text has used up is not missing in the next.
    assert [each.right for each in near.find(f"Ask Victim Suport. {words[-1].capitalize()}line")] == ["Victim Support"]


def test_what_is_found_does_not_depend_on_the_texts_before(monkeypatch: pytest.MonkeyPatch, engine: Engine) -> None:
    from safelint.knowledge.index import Knowledge
    from safelint.words import misspelt

    monkeypatch.setattr(misspelt, "MOST_COMPARED", 200)
    words = [f"Ask {one}{two}{three}line. " for one in "BCDG" for two in "aeio" for three in "klm"]
    text = "Call Samaratans. " + "".join(words) + "Ring Samaratans."
    cold, warm = (Knowledge(engine.checker.pack, ()).near_names for _ in range(2))
    for word in reversed(words):
        list(warm.find(word))
    found = list(cold.find(text))
    assert found == list(cold.find(text)) == list(warm.find(text))
    starts = [near.start for near in found]
    assert starts[0] == text.index("Sam")
    assert starts[-1] < text.rindex("Sam")  # all that may be compared is used up before


def test_the_length_of_the_right_name_says_how_many_letters_may_be_wrong(engine: Engine) -> None:
    from safelint.knowledge.index import Knowledge

    registry = Knowledge(engine.checker.pack, ()).registry
    found = registry.misspelt("Chldlne")
    assert found is not None
    assert found.ids[0] == "childline"
    assert registry.misspelt("Safeelinne") is None
