"""A wording is offered where it reads well, goes behind its noun, or is not offered."""

import pytest

from safelint.knowledge import loader
from safelint.lexicon.lexicon import Lexicon
from safelint.words.fitting import Fitting, start_of_name
from safelint.words.inflection import Inflection

LEXICON = Lexicon(loader.load().lexicon)
FITTING = Fitting(LEXICON, Inflection(LEXICON))


def fitted(marked: str, new: str) -> str | None:
    """The text with `new` in place of the words in square brackets; None where that is not offered."""
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    found = FITTING.fitted(text, start, end, new)
    return None if found is None else text[: start - found.before] + found.words + text[end + found.taken :]


@pytest.mark.parametrize(
    ("text", "new", "becomes"),
    [
        ("The bus takes [wheelchair-bound] members.", "a wheelchair user", None),
        (
            "The bus takes [wheelchair-bound] members.",
            "who uses a wheelchair",
            "The bus takes members who use a wheelchair.",
        ),
        ("The victim was [wheelchair-bound].", "a wheelchair user", "The victim was a wheelchair user."),
        ("The victim was [wheelchair-bound].", "who uses a wheelchair", None),
        ("They bullied him for being [wheelchair-bound].", "using a wheelchair", None),
        (
            "They bullied him for being [wheelchair-bound].",
            "a wheelchair user",
            "They bullied him for being a wheelchair user.",
        ),
        ("A home for [handicapped] children.", "with a disability", "A home for children with a disability."),
        ("The [retarded] boy next door.", "with a disability", "The boy with a disability next door."),
        ("The [retarded] charity worker.", "with a disability", None),
        ("We hear from [BAME] women.", "people from ethnic minorities", "We hear from women from ethnic minorities."),
        ("[Addicts] need help.", "People with an addiction", "People with an addiction need help."),
        ("We hear from [BAME] staff.", "people from ethnic minorities", "We hear from staff from ethnic minorities."),
        ("[BAME] women came.", "People from ethnic minorities", "Women from ethnic minorities came."),
        ("A [BAME] women drivers club.", "people from ethnic minorities", None),
        ("The [BAME] forces network met.", "people from ethnic minorities", None),
        ("We help [BAME]-led groups.", "people from ethnic minorities", None),
        ("We help [BAME]-led groups.", "ethnic minority", "We help ethnic minority-led groups."),
        ("The [erroneous] report was read.", "wrong", "The wrong report was read."),
        ("[Absconding] children are at risk.", "Running away", "Children running away are at risk."),
    ],
)
def test_a_description_goes_behind_its_noun(text: str, new: str, becomes: str | None) -> None:
    assert fitted(text, new) == becomes


@pytest.mark.parametrize(
    ("text", "new", "becomes"),
    [
        ("[Ascertaining] facts takes time.", "Finding out", "Finding out facts takes time."),
        ("[Purchasing] goods costs money.", "Buying", "Buying goods costs money."),
        ("We are [purchasing] goods.", "buying", "We are buying goods."),
        ("We begin by [ascertaining] facts.", "finding out", "We begin by finding out facts."),
        ("[Molesting] boys is a crime.", "Sexually abusing", "Sexually abusing boys is a crime."),
        ("[Liaising] with parents helps.", "Working with", "Working with parents helps."),
    ],
)
def test_a_verb_keeps_its_object_behind_it(text: str, new: str, becomes: str) -> None:
    assert fitted(text, new) == becomes


@pytest.mark.parametrize(
    ("text", "new", "fits"),
    [
        ("He [failed to kill himself].", "suicide attempt", False),
        ("He [failed to kill himself].", "survived a suicide attempt", True),
        ("It was a [failed suicide attempt].", "survived a suicide attempt", False),
        ("It was a [failed suicide attempt].", "suicide attempt", True),
        ("The coach had a [sexual relationship].", "sexually abused", False),
        ("The boy is [afflicted with] asthma.", "has", False),
        ("He plans to [commit suicide].", "take their own life", True),
        ("The man [committed suicide] here.", "died by suicide", True),
        ("He [abuses alcohol].", "alcohol misuse", False),
        ("The girl [put herself at risk].", "the child is being put at risk", False),
        ("There is a [suicide epidemic].", "more people died by suicide", False),
        ("We [liaise] with them.", "talk to", False),
        ("He [interfered with boys] at the club.", "sexually abused", False),
        ("They are [sponging off the state].", "claiming benefits", True),
    ],
)
def test_a_noun_takes_the_place_of_a_noun_and_a_verb_that_of_a_verb(text: str, new: str, fits: bool) -> None:
    assert (fitted(text, new) is not None) == fits


@pytest.mark.parametrize(
    ("text", "new", "fits"),
    [
        ("The [aforementioned] people left.", "this", False),
        ("The [child prostitute] Kelly Marsh spoke.", "child who was sexually exploited", False),
        ("The [pensioner] Jean Shaw spoke.", "older person", False),
        ("The [paedophile] Jon Smith spoke.", "child sexual abuser", True),
        ("The [child prostitute] spoke.", "child who was sexually exploited", True),
        ("It was a [grope] at a party.", "sexually assault", False),
    ],
)
def test_nothing_is_offered_that_cannot_stand_there(text: str, new: str, fits: bool) -> None:
    assert (fitted(text, new) is not None) == fits


def test_a_word_that_stands_there_already_is_not_doubled() -> None:
    assert fitted("We [liaise] with them.", "work with") == "We work with them."


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("She [absconded] in May.", "She went missing in May."),
        ("She had [absconded] in May.", "She had gone missing in May."),
        ("She has already [absconded].", "She has already gone missing."),
        ("She repeatedly [absconded].", "She repeatedly went missing."),
        ("She had repeatedly [absconded].", "She had repeatedly gone missing."),
        ("They\u2019ve [absconded].", "They\u2019ve gone missing."),
        ("She hadn't [absconded].", "She hadn't gone missing."),
    ],
)
def test_a_participle_follows_have(text: str, becomes: str) -> None:
    assert fitted(text, "went missing") == becomes


def test_have_takes_the_place_of_be() -> None:
    new = "has a mental health problem"
    assert fitted("People who are [mentally ill] need help.", new) == (
        "People who have a mental health problem need help."
    )


@pytest.mark.parametrize(
    ("text", "name", "begins"),
    [
        ("Call the Scottish Domestic Abuse Helpline.", "Scotland's Domestic Abuse and Forced Marriage Helpline", 5),
        ("The Scottish Domestic Abuse Helpline is free.", "Scotland's Domestic Abuse and Forced Marriage Helpline", 0),
        ("Call the Scottish Domestic Abuse Helpline.", "Men's Advice Line", 9),
        ("Lothe Scottish Domestic Abuse Helpline.", "Scotland's Domestic Abuse Helpline", 6),
    ],
)
def test_a_name_without_an_article_takes_the_one_before_it_away(text: str, name: str, begins: int) -> None:
    assert start_of_name(LEXICON, text, text.index("Scottish"), name) == begins
