"""What texts are about: labelled texts, and the rules of counting one by one."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from safelint.help.topics import TopicFound
from safelint.values.document import Block, Document, Meta, Segment
from safelint.values.source import Source
from support import DATA
from support import signposting as helper

FOLDER = DATA / "topics"
TEXTS = [
    pytest.param(entry, id=f"{name}-{number}")
    for name in ("dev", "heldout")
    for number, entry in enumerate(tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))["text"], 1)
]
OPENINGS = [
    pytest.param(entry, id=f"opening-{number}")
    for number, entry in enumerate(tomllib.loads((FOLDER / "openings.toml").read_text("utf-8"))["text"], 1)
]
INNOCENT = tomllib.loads((FOLDER / "innocent.toml").read_text("utf-8"))["texts"]


def found(source: str) -> tuple[TopicFound, ...]:
    return helper.topics(helper.document(source))


def detect(text: str, blocks: list[Block] | None = None, **ranges: Any) -> tuple[TopicFound, ...]:
    blocks = blocks or [Block("paragraph", 0, len(text))]
    source, segments = Source("a.md", "markdown", text), [Segment(0, 0, len(text), True)]
    return helper.index().detect(helper.as_text(Document(source, text, segments, blocks, [], (), Meta())), **ranges)


def test_the_name_of_a_body_is_no_subject_but_capitals_throughout_show_no_name() -> None:
    assert detect("The Suicide Prevention Strategy and the Suicide (Prevention) Act are new.") == ()
    assert detect("The Domestic Abuse, Crime and Victims\u2019 Act is new.") == ()
    assert [topic.id for topic in detect("SUICIDE IS NO CHOICE. CALL THE TEAM.")] == ["suicide"]
    assert [topic.id for topic in detect("SUICIDE CAN BE TALKED OF WITH THE TEAM.")] == ["suicide"]


def test_stress_around_an_act_hides_no_child() -> None:
    assert [topic.id for topic in detect("The coach *molested* six boys.")] == ["child-sexual-abuse"]
    assert detect("The coach molested a man. Six boys saw it.") == ()


@pytest.mark.parametrize("entry", TEXTS)
def test_labelled_text(entry: dict[str, Any]) -> None:
    assert sorted(topic.id for topic in found(entry["text"])) == sorted(entry["topics"])


@pytest.mark.parametrize("entry", OPENINGS)
def test_an_opening_shows_its_topic_without_the_usual_noun(entry: dict[str, Any]) -> None:
    assert [topic.id for topic in found(entry["text"])] == entry["topics"]
    assert all(topic.acts or topic.questions for topic in found(entry["text"]) if topic.id == entry["topics"][-1])


@pytest.mark.parametrize("text", INNOCENT)
def test_an_innocent_opening_shows_none(text: str) -> None:
    assert found(text) == ()


def test_there_are_enough_texts_and_many_that_are_about_nothing() -> None:
    entries = [param.values[0] for param in TEXTS]
    assert 3 * sum(not entry["topics"] for entry in entries) > len(entries)  # type: ignore[index]
    assert {topic for entry in entries for topic in entry["topics"]} == {topic.id for topic in helper.pack().topics}  # type: ignore[index]


def test_an_act_needs_a_case_where_its_words_are_ordinary() -> None:
    assert detect("He touched two girls on the arm.") == ()
    (topic,) = detect("He touched two girls and was jailed.")
    assert (topic.id, topic.strong, topic.acts, topic.words) == ("child-sexual-abuse", True, ((3, 20),), ((3, 20),))


def test_signs_need_another_in_their_paragraph_and_are_never_sure() -> None:
    blocks = [Block("paragraph", 0, 29), Block("paragraph", 30, 60)]
    assert detect("She wears long sleeves in July.") == ()
    (topic,) = detect("She wears long sleeves in July, and hides her arms.")
    assert (topic.id, topic.strong, len(topic.acts)) == ("self-harm", False, 2)
    assert detect("She wears long sleeves in May.\0She hides her arms at school.", blocks) == ()


def test_many_signs_are_as_plain_as_a_strong_term() -> None:
    signs = (
        "Your partner reads your messages. Your partner takes your wages. Your partner keeps you from your friends. "
        "Your partner tells you what to wear. Your partner calls you names. Your partner locks the door."
    )
    (topic,) = detect(signs)
    assert (topic.id, topic.strong) == ("domestic-abuse", True)


def test_a_life_in_danger_is_no_threat_of_hatred() -> None:
    assert (
        detect(
            "A man was hurt in the Gay Village. His injuries are not life-threatening, and police have arrested six."
        )
        == ()
    )


def test_evidence_is_given_in_the_order_of_its_strength() -> None:
    (topic,) = detect("It is domestic abuse. Does your partner hit you? He strangled his wife.")
    assert topic.words == (*topic.acts, *topic.questions, (6, 20))
    assert topic.acts[0] > topic.questions[0] > (6, 20)


def test_an_act_in_a_list_or_far_down_shows_no_topic_alone() -> None:
    assert found("- someone touches you where you do not like it\n- someone takes your lunch") == ()
    long = "The hall is open. " * 130
    assert found("He strangled his wife. " + long) != ()
    assert found(long + "He strangled his wife.") == ()


def test_a_term_inside_an_act_is_the_evidence() -> None:
    (topic,) = detect("Do you feel suicidal?")
    assert (topic.words, topic.questions) == (((12, 20),), ())


@pytest.mark.parametrize(
    "mention",
    [
        "We run a course in safeguarding children.",
        "Suicide prevention training begins in May.",
        "The handbook covers leave, bullying, expenses, parking and dress.",
        "The handbook covers leave, dress, e.g. shoes, bullying, parking and pay.",
        "We ask members to note these policies: lone working; domestic abuse (employees); flexible working; expenses.",
        "Item 14: to approve the modern slavery statement for the year.",
        "Drivers are needed, with a phone and training in moving, medicines and safeguarding adults.",
    ],
)
def test_what_is_taught_or_one_of_many_things_is_no_subject(mention: str) -> None:
    assert detect(mention) == ()
    assert detect("Suicide, rape, stalking and domestic abuse: whom to ask.") != ()
    assert detect("Domestic abuse takes many forms: money, texts, insults, looks.") != ()


def test_a_strong_term_counts_three_at_most_twice() -> None:
    assert detect("Bullying at school hurts.")[0].score == 3
    assert detect("He was bullied. She was bullied. They were bullied.")[0].score == 6


def test_a_heading_counts_double() -> None:
    assert found("# Bullying at school\n\nCome on Monday.")[0].score == 6


def test_medium_terms_need_two_different_ones() -> None:
    assert detect("Heroin, heroin and heroin.") == ()
    assert [topic.id for topic in detect("Heroin and ketamine.")] == ["drugs"]


def test_a_medium_term_that_comes_back_is_the_subject() -> None:
    assert found("# Bullying\n\nThe hall is open on Monday.") == ()
    assert [topic.id for topic in found("# Bullying\n\nBullying is wrong.")] == ["bullying"]
    assert [topic.id for topic in found("Bullying is wrong.\n\nStop bullying.\n\nReport bullying.")] == ["bullying"]
    assert found("Bullying is wrong. Stop bullying.\n\nReport bullying.") == ()


def test_a_text_that_calls_something_bullying_is_on_it() -> None:
    told = "Younger pupils have had their bags emptied on the bus. This is bullying."
    assert [topic.id for topic in found(told)] == ["bullying"]
    assert found("The handbook covers bullying, buses and bags.") == ()


def test_money_lost_on_slots_is_gambling() -> None:
    told = "She spent nearly all of her wages on online slots."
    assert [topic.id for topic in found(told)] == ["gambling"]
    assert found("She sold tickets for online slots at the library.") == ()


@pytest.mark.parametrize(
    "asked",
    [
        "Do you ever bet more than you can afford?",
        "Have you gone back to win back what you lost?",
        "Is your betting getting out of hand?",
        "Do you find yourself gambling late, alone?",
        "Have you borrowed from a friend to gamble?",
        "Do you feel bad about the way you gamble?",
        "Do you lie about how often you bet?",
        "It can be hard to live with a person who gambles.",
        "Could gambling be hurting your family?",
    ],
)
def test_what_pages_ask_those_who_gamble_and_those_near_them_is_on_gambling(asked: str) -> None:
    assert [topic.id for topic in found(asked)] == ["gambling"]


@pytest.mark.parametrize(
    "innocent",
    [
        "You can bet that more people come next year.",
        "The gamble paid off when you doubled the stall.",
        "The team fought to win back the cup that they lost in May.",
        "The party hopes to win back what it lost in May.",
        "Never put more into shares than you can afford to lose.",
        "Do you feel bad about the way you left the garden?",
    ],
)
def test_a_bet_in_a_manner_of_speaking_is_none(innocent: str) -> None:
    assert found(innocent) == ()


@pytest.mark.parametrize(
    "told",
    [
        "Have your parents asked you to leave?",
        "You are homeless even if you had a roof last night.",
        "Are you sleeping at different people's houses?",
        "Have you been kicked out of home?",
        "Has your stepdad locked you out?",
        "Do you have nowhere safe to stay?",
        "Are you crashing on a friend's sofa?",
        "Are you spending your nights on the night bus?",
        "Were you being made to leave home?",
    ],
)
def test_what_pages_ask_those_who_had_to_leave_home_is_on_homelessness(told: str) -> None:
    assert [topic.id for topic in found(told)] == ["homelessness"]


@pytest.mark.parametrize(
    "innocent",
    [
        "You are told to leave home by eight if you want a seat on the coach.",
        "Children may stay at friends' houses on the last night.",
        "The night bus runs every hour, and you can sleep on it.",
        "Mum put the bins out, and Dad locked the shed.",
    ],
)
def test_a_night_away_is_no_homelessness(innocent: str) -> None:
    assert found(innocent) == ()


@pytest.mark.parametrize(
    ("topic", "told"),
    [
        ("older-people-abuse", "Growing older does not mean that you should put up with being robbed."),
        ("older-people-abuse", "You need not put up with threats at any age."),
        ("older-people-abuse", "Nobody should be frightened in later life."),
        ("older-people-abuse", "Has somebody threatened to put you in a care home?"),
        ("older-people-abuse", "Your nephew goes to the shop and the change never comes back."),
        ("drugs", "If somebody at home drinks, you know how Friday goes."),
        ("drugs", "Your dad may shout when your mum is drunk. If your mum drinks, tell somebody."),
        ("drugs", "It is hard to live with a partner who drinks."),
        ("drugs", "You count the empty bottles before school."),
        ("child-exploitation", "Parents saw a second phone first, and then he was out all night."),
        ("child-exploitation", "Older lads were telling him to deliver things."),
        ("child-exploitation", "Is your son sent out to sell?"),
    ],
)
def test_what_happens_at_home_shows_its_subject_in_plain_words(topic: str, told: str) -> None:
    assert topic in [each.id for each in found(told)]


@pytest.mark.parametrize(
    "innocent",
    [
        "The hall stays open late, against my will as the caretaker.",
        "Was the vote held against your will? Write to the clerk.",
        "Keep the change and put it in the box for the hall.",
        "Nobody should put up with the noise at any age.",
        "Count the bottles in the bin and tell the club how many can be melted down.",
        "If your dad drinks tea, he will like the new cups.",
        "Parents are asked to send a coat and a packed lunch.",
    ],
)
def test_the_same_words_of_ordinary_things_show_none(innocent: str) -> None:
    assert found(innocent) == ()


def test_a_will_that_is_not_asked_is_no_marriage() -> None:
    assert "honour-based-abuse" not in [each.id for each in found("You may have been touched against your will.")]
    assert [each.id for each in found("She was taken abroad against her will.")] == ["honour-based-abuse"]


def test_a_term_and_its_abbreviation_are_one() -> None:
    assert detect("Ask the designated safeguarding lead (DSL) for the form.") == ()


def test_terms_that_never_stand_alone_do_not_fire_together() -> None:
    assert detect("Depression over the Atlantic.") == ()
    assert [topic.id for topic in detect("Anxiety and, later, depression.")] == ["mental-health"]


def test_weak_terms_add_but_never_fire() -> None:
    assert detect("The girl, the boy and the pupil were survivors.") == ()
    assert detect("The girl is a paedophile's victim.")[0].score == 3 + 2


def test_the_longest_term_wins_over_one_inside_it() -> None:
    assert [topic.id for topic in detect("A case of child rape.")] == ["child-sexual-abuse"]
    assert [topic.id for topic in detect("Child abuse images were found.")] == ["child-sexual-abuse"]


def test_an_act_against_a_child_is_about_children_and_a_word_of_any_age_follows() -> None:
    assert [topic.id for topic in detect("A girl of nine was raped.")] == ["child-sexual-abuse"]
    assert [topic.id for topic in detect("A woman was raped. A girl of nine saw it.")] == ["sexual-violence"]
    both = "A woman was raped. A girl of nine was raped."
    assert [topic.id for topic in detect(both)] == ["child-sexual-abuse", "sexual-violence"]
    assert [topic.id for topic in detect("Child abuse images. She was sexually abused.")] == ["child-sexual-abuse"]


def test_an_act_that_needs_a_child_is_nothing_alone() -> None:
    assert detect("He had sex with his wife. He exposed himself to the sun.") == ()
    assert detect("He had sex with a girl of 17.") == ()
    assert detect("He had sex with a girl of 15.")[0].strong is True


def test_words_are_given_in_order_and_where_they_stand() -> None:
    text = "He was  bullied, then\u00a0bullied again."
    (topic,) = detect(text)
    assert [text[start:end] for start, end in topic.words] == ["bullied", "bullied"]


def test_strong_is_false_where_the_term_is_only_quoted() -> None:
    text = 'She said: "I was raped." We listened.'
    assert detect(text.replace('"', ""))[0].strong is True
    assert detect(text)[0].strong is False


def test_terms_in_the_block_of_contacts_do_not_count() -> None:
    text = "Coats are needed. If you have been raped, call us."
    assert detect(text, left_out=[(18, len(text))]) == ()


def test_names_of_services_are_masked_but_not_words_that_look_like_one() -> None:
    assert found("The Revenge Porn Helpline has moved.") == ()
    assert [topic.id for topic in found("A runaway may be in Leeds.")] == ["missing-children"]


def test_titles_of_laws_do_not_count_and_headings_do() -> None:
    assert found("The Forced Marriage (Civil Protection) Act 2007 has two parts.") == ()
    assert found("# Modern Slavery Act statement\n\nWe buy paper.") == ()
    assert [topic.id for topic in found("# Domestic Abuse Services\n\nOpen daily.")] == ["domestic-abuse"]


def test_abbreviations_need_their_capitals() -> None:
    assert detect("A cse of wine.") == ()
    assert [topic.id for topic in detect("Signs of CSE.")] == ["child-exploitation"]


def test_prevent_needs_its_capital() -> None:
    assert detect("Nurses prevent referral delays.") == ()
    assert [topic.id for topic in detect("A Prevent referral was made.")] == ["radicalisation"]


def test_one_of_three_words_between_strokes_shows_little() -> None:
    assert detect("Health (emotional/physical/suicidal).") == ()
    assert [topic.id for topic in detect("Risk of suicide/self-harm.")] == ["self-harm", "suicide"]


def test_putting_children_at_risk_is_no_child_abuse() -> None:
    assert detect("Speed is putting children at risk. Cars put children at risk.") == ()
    assert [topic.id for topic in detect("A team for children at risk.")] == ["child-abuse-general"]


def test_the_neglect_of_older_people_is_their_abuse() -> None:
    assert [topic.id for topic in detect("The abuse and neglect of older people is hidden.")] == ["older-people-abuse"]


@pytest.mark.parametrize("landmark", ["nav", "footer", "aside"])
def test_menus_and_footers_of_a_page_do_not_count(landmark: str) -> None:
    text = "Domestic abuse"
    assert detect(text, [Block("item", 0, len(text), landmark=landmark)]) == ()
    assert len(detect(text, [Block("item", 0, len(text))])) == 1


def test_one_strong_term_far_down_a_long_text_is_a_mention() -> None:
    filler = "The road will be closed for a week. " * 60
    assert found(filler + "The grant also helps survivors of sexual violence.")[0].mention is True
    assert found("The grant helps survivors of sexual violence. " + filler)[0].mention is False
    assert found("The road. " * 15 + "It helps survivors of sexual violence.")[0].mention is False
    assert found(filler + "It helps survivors of sexual violence and rape.")[0].mention is False


@pytest.mark.parametrize(
    "text",
    [
        # The trade in drugs, banknotes, figures that rise, fraud, what adverts say, names of policies.
        "# Cannabis gang jailed\n\nA cannabis gang was jailed. Police found 30kg of cannabis on a cannabis farm.",
        "Forged \u00a320 notes were used in shops on Monday. Others may have been passed \u00a320 notes as well.",
        "The mayor warned of crime spiking when the bars open.",
        "# Rally\n\nA suicide door, hinged at the back, is the pride of the car. The suicide doors are open to see.",
        "# Keeping safe online\n\nKeep safe online with a long password. To stay safe online, update your laptop.",
        "# Posts\n\nWe are committed to safeguarding and promoting welfare. Read our Child Protection Policy.",
        # Plays, matches, fields, and times long gone.
        "Britten's The Rape of Lucretia opens on Friday. The box office is open.",
        "The oilseed rape is in flower and the bees are busy.",
        "Film club: The Virgin Suicides on Thursday. Rated 15.",
        "The heavy metal band Suicide Silence plays on Friday.",
        "The pack bullied Skelby up front, and the scrum-half ran the show.",
        "The heron stalked the pond for an hour.",
        "Our cat has gone missing from Mill Lane.",
        "In 1832 a prize fighter was found drowned, and the parish called it suicide.",
        "Romeo and Juliet die by suicide. Tickets for the show cost £4.",
        "The minister committed career suicide.",
        "Jane lost control when her ex-husband took the children on holiday.",
        "The book fair sells hate crime novels.",
        "The Domestic Violence, Crime and Victims Act 2004 is amended.",
    ],
)
def test_what_is_no_subject_of_harm_shows_none(text: str) -> None:
    assert found(text) == ()


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("A man racially abused staff in a shop on Saturday.", "hate-crime"),
        ("A boy was arrested over indecent exposure in the park.", "sexual-violence"),
        ("# Online safety\n\nChildren meet strangers in games. Online safety starts at home.", "online-safety"),
    ],
)
def test_what_courts_and_schools_call_it_shows_a_subject(text: str, topic: str) -> None:
    assert [each.id for each in found(text)] == [topic]


def test_the_trade_in_drugs_is_no_subject_unless_their_use_is_told_of() -> None:
    raid = (
        "# Drugs arrest\n\nHe was charged under the Misuse of Drugs Act. Cocaine, heroin and cannabis were found.\n\n"
        "The cocaine has a street value of £900. Heroin was seized.\n\nCannabis was seized."
    )
    assert found(raid) == ()
    assert [topic.id for topic in found(raid + "\n\nTwo people were taken ill and one has died.")] == ["drugs"]
    assert [topic.id for topic in found("# Heroin\n\nHeroin and cocaine ruin lives. Heroin is strong.")] == ["drugs"]


@pytest.mark.parametrize(
    "text",
    [
        "Crack cocaine killed my brother. He bought it from a dealer. Heroin and crack are class A.",
        "# Worried about drugs?\n\nMy son smokes heroin and has been dealing. Cannabis is class B. What can I do?",
        "# Talk to your child about cannabis\n\nCannabis is class B. Police found bags of cocaine at a school.",
        "Heroin and cocaine are class A. A dealer may say that crack is safe.",
    ],
)
def test_those_who_use_drugs_and_their_families_keep_the_subject(text: str) -> None:
    assert "drugs" in [topic.id for topic in found(text)]


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("# Are you safe at home?\n\n- He checks your phone\n- She controls your money", []),
        ("# Safe at home\n\nEvery child has the right to feel safe at home. Tell a teacher.", ["child-abuse-general"]),
    ],
)
def test_whether_home_is_safe_is_asked_of_others_than_children(text: str, topics: list[str]) -> None:
    assert [topic.id for topic in found(text)] == topics


SAYS_A_CLUB = "# Ashby Swimming Club\n\nTo all parents of children here.\n\n{}"


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("We told the county safeguarding officer on Monday.", ["child-abuse-general"]),
        ("We reported it to the council's designated officer at once.", ["child-abuse-general"]),
        ("We are working with the diocesan safeguarding adviser.", ["child-abuse-general"]),
        ("The Football Association's safeguarding team has been told.", ["child-abuse-general"]),
        ("Our designated officer for fire safety is Mr Hill.", []),
    ],
)
def test_who_was_told_of_an_allegation_shows_what_it_is_about(text: str, topics: list[str]) -> None:
    assert [topic.id for topic in found(SAYS_A_CLUB.format(text))] == topics


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("# Adult support and protection: safe at home\n\nWe visit and listen.", ["older-people-abuse"]),
        ("# Adult protection – what we do\n\nWe visit and listen.", ["older-people-abuse"]),
        ("The Adult Support and Protection (Scotland) Act 2007 is a law.", []),
    ],
)
def test_adult_protection_is_the_subject_of_a_title_with_more_after_it(text: str, topics: list[str]) -> None:
    assert [topic.id for topic in found(text)] == topics


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("I was seven years old. The nuns were cruel to us. I never told my wife.", ["child-abuse-general"]),
        (
            "As a child I lived there. One of them did far worse. I gave a statement to the inquiry.",
            ["child-abuse-general"],
        ),
        ("I was six when I came to the children's home. The housemother slapped us.", ["child-abuse-general"]),
        ("I was six when I came to the children's home. The carers were kind to me.", []),
        ("There was a man on the radio talking about boats. I was ashamed.", []),
        ("The radio was talking to me. I was ashamed, and I told nobody.", ["mental-health"]),
    ],
)
def test_years_in_care_are_told_by_the_cruelty_of_those_who_cared(text: str, topics: list[str]) -> None:
    assert [topic.id for topic in found(text)] == topics


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("# Missing girl found safely\n\nPolice have traced the missing teenager, safe and well.", []),
        ("# Missing girl\n\nA girl of 15 went missing on Monday. Police are appealing for help.", ["missing-children"]),
        (
            "# Missing boy\n\nA boy of 14 is a missing child. Bike was found. Police have located his phone.",
            ["missing-children"],
        ),
        (
            "# Missing child\n\nHave you seen Amy? Police have found her bag. Her phone was traced.",
            ["missing-children"],
        ),
        ("# Missing boy found\n\nA missing boy, 14, who was last seen on Monday, has been found safe and well.", []),
        (
            "# Missing girl found safe\n\nTwo brothers were found safe and well. A girl is missing still.",
            ["missing-children"],
        ),
        ("# If your child goes missing\n\nMost are found. If a child goes missing, call.", ["missing-children"]),
        (
            "# Missing man\n\nA body was found in the search for a missing man. His family has been told.",
            ["bereavement"],
        ),
        (
            "# Missing brothers\n\nA body was found in the search for two missing people. Their family has been told. "
            "One of them is still missing.",
            ["missing-children"],
        ),
    ],
)
def test_who_is_found_again_is_missing_no_longer(text: str, topics: list[str]) -> None:
    assert [topic.id for topic in found(text)] == topics


def test_what_is_told_behind_two_contacts_shows_a_subject_and_what_tells_of_them_does_not() -> None:
    contacts = "# Carers\n\nYou could ring Samaritans on 116 123 or SANEline on 0300 304 7000."
    assert [topic.id for topic in found(f"{contacts} Some take an overdose of their relative's tablets.")] == [
        "suicide"
    ]
    assert found(f"{contacts} They listen to people who feel suicidal.") == ()
    assert found(f"{contacts} The lines are for people who feel suicidal.") == ()


def test_few_sentences_of_a_long_text_away_from_its_beginning_are_a_mention() -> None:
    filler = "The road is wide and the sea is near. " * 80
    told = "Some have panic attacks. Others live with depression."
    assert found(filler + told)[0].mention is True
    assert found(filler + told + " Therapy can help. Medication can, too.")[0].mention is False
    assert found(told + filler)[0].mention is False
    assert found("# Depression" + "\n\n" + filler + told)[0].mention is False
    assert found(filler + "Two men were jailed for rape and sexual assault.")[0].mention is False
    often = f"\n\n{filler[:400]}\n\nIf you have lived with sexual abuse, this group is for you." * 9
    assert found(filler + often)[0].mention is False


def test_a_harm_that_is_one_item_of_a_list_of_other_things_is_no_subject() -> None:
    others = "- library cards\n- parking\n- bin days\n"
    assert found(f"Ask at the desk about:\n\n{others}- domestic abuse\n") == ()
    assert found("We can help with:\n\n- rape\n- stalking\n- parking\n- domestic abuse\n") != ()
    above = "Our hand\u00adbook tells you what to do a\u00adbout all of this:"
    assert found(f"{above}\n\n- parking\n- child sexual abuse\n- dress code\n- rape\n") != ()


def test_one_term_far_down_a_page_of_some_length_is_a_mention_where_it_tells_of_no_case() -> None:
    filler = "The road will be closed for a week. " * 25
    assert found(filler + "One page speaks of radicalisation.")[0].mention is True
    assert found(filler + "A man was jailed for rape.")[0].mention is False
    assert found("One page speaks of radicalisation. " + filler)[0].mention is False


def test_an_act_told_in_passing_is_a_mention_and_a_question_to_the_reader_is_none() -> None:
    filler = "The road is long and the hall is full of people who came by bus. " * 14
    assert found(filler + "Once he hit his wife.")[0].mention is True
    assert found("Once he hit his wife. " + filler)[0].mention is False
    assert found(filler + "Does your partner hit you?")[0].mention is False


def test_a_mother_who_was_racially_abused_with_her_baby_makes_no_text_on_abuse_of_a_child() -> None:
    text = (
        "# Racially abused on a bus\n\nA mother and her baby were racially abused on a bus. She was abused for an hour."
    )
    assert [each.id for each in found(text)] == ["hate-crime"]


def test_much_rests_on_no_single_sentence_far_down_that_tells_of_no_case() -> None:
    filler = "The road will be closed for a week. " * 40
    assert found(filler + "It helps survivors of sexual violence and rape.")[0].strong is False
    assert found(filler + "It helps survivors of sexual violence. Rape is a crime.")[0].strong is True
    assert found(filler + "It helps with domestic abuse. Once he hit his wife.")[0].strong is True
    assert found(filler + "It helps with domestic abuse, as he hit his wife.")[0].strong is False
    assert found(filler + "A man was jailed for sexual violence and rape.")[0].strong is True
    assert found("It helps survivors of sexual violence and rape. " + filler)[0].strong is True


def test_topics_that_a_person_named_are_sure() -> None:
    assert helper.index().given(["suicide"]) == (TopicFound("suicide", 0, strong=True),)


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        ("older-people-abuse", "Abuse of older people is a crime, and so is abuse of an older person."),
        ("child-sexual-abuse", "It tells of the rape of children, and of the rape of a child."),
        ("child-abuse-general", "Read what the club says of safeguarding children."),
        ("radicalisation", "He was radicalized in a year."),
        ("self-harm", "Self harming hurts. She has self-harmed."),
        ("honour-based-abuse", "So-called 'honour' is no excuse for \u201chonour\u201d-based abuse."),
        ("sexual-violence", "He denied sexually assaulting six women."),
        ("sexual-violence", "A man indecently assaults women on the tram."),
        ("suicide", "Two men took their own lives. She was taking her own life."),
        ("missing-children", "Have you seen Ceri? She has not been seen since Monday."),
    ],
)
def test_a_phrase_stands_for_its_forms(topic: str, text: str) -> None:
    assert topic in [each.id for each in detect(text)]


def test_domestic_abuse_with_a_threat_to_share_images_asks_for_help_with_domestic_abuse() -> None:
    told = found("He hit his wife and took her wages. He threatened to post intimate photos of her.")
    assert helper.guide().asks.ranked(told) == (["domestic-abuse"], ["intimate-image-abuse"])


def test_whose_images_they_are_says_which_subject_it_is() -> None:
    told = "Somebody threatened to share a nude picture unless "
    assert [each.id for each in found(f"{told}they paid.")] == ["intimate-image-abuse"]
    assert [each.id for each in found(f"{told}the boy paid.")] == ["online-safety"]
    assert [each.id for each in found(f"{told}they paid. Anyone under 18 can call Childline.")] == [
        "intimate-image-abuse"
    ]
    of_adults = "A teacher at a school shared intimate images of his former partner."
    assert [each.id for each in found(of_adults)] == ["intimate-image-abuse"]


def test_capitals_of_a_phrase_are_those_of_the_text() -> None:
    assert [each.id for each in detect("Two CSE teams met.")] == ["child-exploitation"]
    assert detect("Two cse teams met.") == ()


def test_a_long_text_of_terms_is_one_pass() -> None:
    text = "child abuse " * 20_000
    (topic,) = detect(text)
    assert (topic.id, topic.score, len(topic.words)) == ("child-abuse-general", 6, 200)


def test_words_that_fit_adults_show_no_abuse_of_children_where_no_child_is_named() -> None:
    assert found("The team helps people who are neglected or at risk of harm. Tell the safeguarding lead.") == ()
    assert found("It can be sexual abuse. Anyone may be abused by somebody they trust.") == ()
    [topic] = found("The team helps pupils who are neglected or at risk of harm. Tell the safeguarding lead.")
    assert (topic.id, topic.strong) == ("child-abuse-general", False)


def test_an_adult_at_risk_in_terms_of_service_is_no_subject() -> None:
    assert found("We tell others only where an adult at risk may be harmed.") == ()
    assert [topic.id for topic in found("Report the abuse of an adult.")] == ["older-people-abuse"]


def test_grooming_shows_sexual_abuse_where_a_child_is_groomed_and_not_for_crime() -> None:
    assert [topic.id for topic in found("He groomed two girls of 13.")] == ["child-sexual-abuse"]
    assert [topic.id for topic in found("They groomed boys of 13 to carry drugs.")] == ["child-exploitation"]
    assert found("The dog groomed itself.") == ()


WELSH = {
    "child-sexual-abuse": "Mae cam-drin plant yn rhywiol yn digwydd ym mhob cymuned.",
    "child-abuse-general": "Gall unrhyw un roi gwybod am gam-drin plant.",
    "child-exploitation": "Mae gangiau'n camfanteisio'n rhywiol ar blant drwy anrhegion.",
    "domestic-abuse": "Daeth tri o bobl i siarad am drais domestig.",
    "sexual-violence": "Nid oes bai ar neb sydd wedi byw drwy drais rhywiol.",
    "intimate-image-abuse": "Mae camddefnyddio delweddau personol yn drosedd.",
    "suicide": "Mae un hunanladdiad yn ormod.",
    "self-harm": "Nid yw pawb sy'n hunan-niweidio am farw.",
    "eating-disorders": "Mae anhwylderau bwyta yn gyffredin.",
    "modern-slavery": "Mae caethwasiaeth fodern yn digwydd ger eich cartref.",
    "honour-based-abuse": "Mae priodas dan orfod yn drosedd.",
    "missing-children": "Mae fy mhlentyn ar goll.",
    "online-safety": "Bu'r dosbarth yn trafod diogelwch ar-lein.",
    "bullying": "Nid yw bwlio yn iawn.",
    "radicalisation": "Mae radicaleiddio yn gallu digwydd yn araf.",
    "drugs": "Mae camddefnyddio sylweddau yn effeithio ar deuluoedd.",
    "gambling": "Mae problem gamblo yn effeithio ar deuluoedd.",
    "homelessness": "Mae dyn yn cysgu ar y stryd ger y farchnad.",
    "conversion-practices": "Mae therapi trosi yn niweidio pobl.",
    "mental-health": "Mae salwch meddwl yn gyffredin.",
    "hate-crime": "Mae'n drosedd casineb.",
    "stalking": "Mae stelcian yn drosedd.",
    "older-people-abuse": "Gwaith y tîm yw atal cam-drin pobl hŷn.",
    "bereavement": "Gyda thristwch mawr y rhannwn y newyddion fod disgybl ym Mlwyddyn 9 wedi marw.",
}


@pytest.mark.parametrize("topic", WELSH)
def test_a_welsh_sentence_shows_its_topic(topic: str) -> None:
    assert [each.id for each in found(WELSH[topic]) if each.strong] == [topic]


def test_every_topic_has_welsh_words() -> None:
    assert set(WELSH) == {topic.id for topic in helper.pack().topics if topic.strong}


def test_welsh_on_another_subject_shows_no_topic() -> None:
    page = (
        "# Amseroedd agor y llyfrgell\n\nMae'r llyfrgell ar agor o ddydd Llun i ddydd Gwener. Gallwch fenthyg hyd at "
        "ddeg llyfr ar y tro, a'u cadw am dair wythnos.\n\nMae croeso i blant gyda rhiant. Cysylltwch â'r cyngor i "
        "gael cerdyn newydd os yw'r hen un ar goll."
    )
    assert found(page) == ()


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("A man was arrested for rape near the box office.", "sexual-violence"),
        ("Tickets are on sale for a match in memory of Jo, who took his own life.", "suicide"),
        ("The midfielder told of the stalker who followed her. Police are asking for help.", "stalking"),
        ("In 1832 it was no crime. Today victims of forced marriage can call us.", "honour-based-abuse"),
        ("# Suicide in the theatre\n\nTickets cost £4.", "suicide"),
        ("Gang members used children to sell drugs on a county line.", "child-exploitation"),
        ("Many addicts and junkies ask about alcohol abuse.", "drugs"),
        ("Are you worried about an older person?", "older-people-abuse"),
    ],
)
def test_real_harm_shows_its_topic_beside_a_word_of_plays_and_matches(text: str, topic: str) -> None:
    assert topic in [each.id for each in found(text)]


def test_signs_that_say_one_thing_are_one() -> None:
    assert detect("Weighing under six stone, she died in hospital. Her son was jailed.") == ()
    (topic,) = detect("She weighs under six stone, and hides food in a napkin.")
    assert topic.id == "eating-disorders"


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("She was raped by Dr. Hall when she was ten.", "child-sexual-abuse"),
        ("She was raped. Later, when she was ten, she moved.", "sexual-violence"),
    ],
)
def test_an_act_is_done_to_a_child_where_its_sentence_says_so(text: str, topic: str) -> None:
    assert [each.id for each in found(text)] == [topic]
