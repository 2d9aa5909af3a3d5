"""The subject of a text by its opening: where no term and no act shows one, and where a word or two do."""

import pytest

from safelint import Linter
from safelint.help.openings import by_opening
from support.signposting import knowledge, view

PLAIN = "Every Friday he takes her wages, checks her phone and hands back ten pounds for the week's food."


def topics(text: str) -> list[str]:
    seen = view(text)
    return [each.id for each in by_opening(seen, knowledge().topics, (), ())]


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        (PLAIN, "domestic-abuse"),
        (
            "They bought him trainers and a phone. Then they told him what he owed and how he would pay it back.",
            "child-exploitation",
        ),
        ("She hid her meals in her sleeves and weighed herself six times a day.", "eating-disorders"),
        (
            "Six men slept in a garage and washed cars for no pay. Their boss kept their papers.",
            "modern-slavery",
        ),
    ],
)
def test_people_and_deeds_show_a_subject(text: str, topic: str) -> None:
    assert topics(text) == [topic]


@pytest.mark.parametrize(
    "text",
    [
        "The council will cut grass on verges only twice this summer, to help bees.",
        "His partner in the firm, who controls spending, retires at Easter.",
        "Beat the eggs, whip the cream and fold one into the other.",
        "Help.",
    ],
)
def test_other_texts_show_none(text: str) -> None:
    assert topics(text) == []


def test_what_a_letter_plainly_tells_outweighs_the_rest_of_it() -> None:
    letter = (
        "Dear members, seed potatoes are in, and the water is on from April. Bonfires only after six. It is with great "
        "sadness that I tell you that Mr Dale of plot 12 took his own life on Tuesday. The plant sale is on the 12th, "
        "and the tap by the hedge leaks."
    )
    assert of(letter) == ["suicide"]


def of(text: str) -> list[str]:
    (document,) = Linter().lint_text(text, "page.txt").documents
    return list(document.topics)


@pytest.mark.parametrize(
    "text",
    [
        "The visitors were bullied off the ball for an hour, and our defence went missing.",
        "Two geese that had gone missing from the mill pond were found asleep beside the cricket pitch, fat and cross.",
        "Abuse of the residents' car park costs the council £9,000 a year, a meeting heard.",
        (
            "Noise can keep you awake, and you may dread going home. Our team deals with barking dogs, late parties "
            "and loud music. Keep a diary for two weeks with the times, and send it to us on the form. We may lend you "
            "a recorder, and we can serve a notice on the owner."
        ),
        "The parade was stalked all morning by a heron, which took no notice of the band.",
    ],
)
def test_an_opening_may_speak_against_a_word_or_two(text: str) -> None:
    assert of(text) == []


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        (
            "A boy of nine was bullied for a year, and his school did not ask him why he had stopped talking.",
            "bullying",
        ),
        ("Two sisters have gone missing from a children's home in Bexley. They are 13 and 15.", "missing-children"),
        ("A nurse was stalked for two years by a man who had been her patient.", "stalking"),
    ],
)
def test_an_opening_does_not_speak_against_its_own_subject(text: str, topic: str) -> None:
    assert topic in of(text)


def test_a_longer_text_on_a_subject_names_it_or_says_much_of_it() -> None:
    rest = (
        "\n\nThe library on Station Road opens at nine and shuts at six, but on Thursdays it stays open late. You"
        " can borrow twelve books for three weeks and six films for one. Ask at the desk for large print, for talking"
        " books and for newspapers in Polish, Urdu and Welsh. There are ten computers upstairs by the maps, a copier"
        " that takes coins, and a lift behind the stairs. Story time for children under five is on Monday at ten, the"
        " knitting circle meets on Tuesday, and the chess club has the long table on Friday. In July the roof over the"
        " reading room will be mended, so that part of the building will shut for a fortnight. Parking is free for an"
        " hour in the yard. Bicycles can be chained to the rail by the ramp. Volunteers take books to people who cannot"
        " leave home every second Wednesday. Bring this card when you join, with something that shows your address."
    )
    more = (
        " He says whom she may see, and he sulks for days when she has been out with her sister. She has learned to"
        " tell from the sound of his key what sort of evening it will be. The children go to their rooms when they"
        " hear it. He has her phone in his hand while she cooks and asks her about each name in it. Last month he"
        " threw her dinner at the wall because she had laughed at something that his brother said. Afterwards he"
        " cries, and it is she who has to comfort him. She has told nobody. She has started to think that all of this"
        " may be her own doing, and that nobody would believe her, since he is so kind to the neighbours."
    )
    assert topics(PLAIN) == ["domestic-abuse"]
    assert topics(PLAIN + rest) == []
    assert topics(PLAIN + more + rest[:180]) == ["domestic-abuse"]


def test_a_letter_to_families_needs_less() -> None:
    told = (
        "We met on Monday night and agreed that you should hear this from us.\n\nTwo of the girls told a mother "
        "what he writes to them. It comes after midnight, most nights, and she is to wipe it before breakfast. "
        "There was a watch for one, and a lift home by the long road.\n\nTwo of the boys told a father what he "
        "does in the minibus when the others have got out. One was given boots for it, and was to say that they "
        "were from the club. The other sleeps with the light on.\n\nWe sat in the gallery the whole time and saw "
        "nothing. He left on Tuesday. We are ashamed, and each of us has asked what we ought to have seen.\n\n"
        "Training is on Thursday as usual with Bea.\n\n"
    )
    letter = f"Dear parents of the junior squad\n\n{told}Jo Marsh\nClub secretary\n"
    lesson = letter.replace("with Bea.", "with Bea. There is a workshop and a talk by Mr Lee.")
    assert missing(letter) == ["warning"]
    assert missing(lesson) == missing(told) == []
    assert topics(letter)
    assert topics(lesson) == topics(told) == []


def test_contacts_are_no_opening() -> None:
    seen = view(PLAIN)
    assert by_opening(seen, knowledge().topics, (), [(0, len(PLAIN))]) == ()


def test_the_labels_of_a_form_say_nothing_together() -> None:
    labels = (
        "Online profile, Profile picture, Email address, Phone number, Privacy settings, Block a stranger, "
        "Report a user, Delete account, Chat with friends, Share photos"
    )
    assert topics(labels.replace(", ", "\n\n")) == []
    assert topics(labels) == ["online-safety"]


def test_a_list_of_signs_is_no_form() -> None:
    signs = (
        "skips lunch, hides her food, weighs herself, counts calories, runs at night, wears big jumpers, cries at meals"
    )
    points = "".join(f"- {sign.capitalize()}\n" for sign in signs.split(", "))
    assert topics(f"# Is it more than a diet?\n\n{points}") == ["eating-disorders"]


def test_the_topic_has_the_words_that_tell_it() -> None:
    seen = view(PLAIN)
    (topic,) = by_opening(seen, knowledge().topics, (), ())
    assert topic.weighed
    assert not topic.strong
    assert topic.words
    assert list(topic.words) == sorted(topic.words)


def test_a_finding_says_that_it_only_seems_so() -> None:
    (document,) = Linter().lint_text(PLAIN, "page.txt").documents
    (missing,) = [each for each in document.findings if each.rule == "signposting/missing"]
    assert missing.message.startswith("This text seems to be about domestic abuse (it says “")
    assert missing.severity == "suggestion"
    # It shows a sentence, as the words that tell it say little by themselves.
    shown = missing.message.partition("“")[2].partition("”")[0]
    assert shown.endswith(".")
    assert shown in " ".join(PLAIN.split())


def test_a_finding_on_help_that_lacks_something_says_that_it_only_seems_so_too() -> None:
    page = f"{PLAIN}\n\nCall the police on 101.\n"
    (document,) = Linter(kind="service-page").lint_text(page, "page.md").documents
    (lacking,) = [each for each in document.findings if each.rule == "signposting/incomplete"]
    assert lacking.message.startswith("This text seems to be about domestic abuse")
    assert lacking.severity == "suggestion"


LEAFLET = """# When the fight is at the table

You may be eating next to nothing, or a great deal at once and then trying to undo it. You may weigh yourself many
times a day and hide your meals in your sleeves. You are not vain, and it is not your fault.
"""


def missing(text: str) -> list[str]:
    (document,) = Linter().lint_text(text, "page.md").documents
    return [str(each.severity) for each in document.findings if each.rule == "signposting/missing"]


def test_a_page_that_speaks_to_people_affected_is_stopped_where_its_opening_is_plain() -> None:
    (document,) = Linter().lint_text(LEAFLET, "page.md").documents
    assert document.topics == ("eating-disorders",)
    assert missing(LEAFLET) == ["error"]


def test_an_opening_that_may_be_of_something_else_stops_nothing() -> None:
    faint = "You were asleep when he did it. You are not to blame for it, and it does not matter that you knew him."
    assert of(faint)
    assert missing(faint) == ["warning"]


ROUND_HIM = """# He said that you were family

First it was chips and a lift home. Then it was trainers, and a phone, a good one. He said that you were smart and that
the school did not see it.

Then it was a favour: hold this bag, get the train to the coast and wait at a flat. Now you owe him for the phone, and
for the bag that was taken off you, and he says that you have to work it off. He knows where your gran lives.

You are not to blame. He planned it. The trainers were never a present, and he has done it to other lads.
"""


def test_a_leaflet_that_names_nothing_is_stopped_where_its_words_are_plain() -> None:
    (document,) = Linter().lint_text(ROUND_HIM, "page.md").documents
    assert document.topics == ("child-exploitation",)
    assert missing(ROUND_HIM) == ["error"]


LONG_TABLE = """# The long table

I was sixteen. I had stopped having breakfast, then lunch, then anything that I had not made myself. I was clever about
it, or I thought so. I cut an apple into eight and called it a meal. I wore two coats in June and told everybody that I
felt the cold. I weighed myself before school and again when I came home, and I knew what was in a stick of gum.

My grandmother never asked what was wrong with me. She moved her chair. I ate a spoon of soup that night, and I cried.
"""


def test_a_story_that_names_nothing_is_warned_of_where_its_words_are_plain() -> None:
    (document,) = Linter().lint_text(LONG_TABLE, "page.md").documents
    assert document.kind == "story"
    assert document.topics == ("eating-disorders",)
    assert missing(LONG_TABLE) == ["warning"]


def test_a_story_whose_words_tell_a_little_less_plainly_is_not_warned_of() -> None:
    story = """# The long table

I was sixteen. I had stopped having breakfast, then lunch. I wore two coats in June and told everybody that I felt the
cold. I weighed myself before school. My grandmother never asked what was wrong. She moved her chair. I ate a spoon of
soup that night.
"""
    seen = view(story)
    index = knowledge().topics
    (topic,) = by_opening(seen, index, index.detect(seen), ())
    assert topic.strong
    assert missing(story) == ["suggestion"]


def test_what_makes_a_subject_plain_can_be_read() -> None:
    seen = view(LEAFLET)
    index = knowledge().topics
    found = index.detect(seen)
    assert not any(each.strong for each in found)
    (topic,) = by_opening(seen, index, found, ())
    assert topic.strong
    assert topic.opening
