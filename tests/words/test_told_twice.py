"""What a text says of one thing twice, where both cannot be true."""

import pytest

from safelint.words.told_next import told_next
from safelint.words.told_twice import told_twice
from support.number_texts import analyse


def found(text: str) -> list[tuple[str, str]]:
    """What is said, and what was said before, in the words of the text."""
    analysis = analyse(text)
    pairs = [
        *(((told.start, told.end), (said.start, said.end)) for told, said in told_twice(analysis)),
        *((tuple(match), tuple(before)) for match, before in told_next(analysis)),
    ]
    words = analysis.document.text
    return [(words[slice(*here)], words[slice(*there)]) for here, there in pairs]


@pytest.mark.parametrize(
    ("text", "here", "there"),
    [
        # the days on which something is held
        (
            "Our family group meets on Tuesdays. The group meets every Wednesday.",
            "group meets every Wednesday",
            "group meets on Tuesdays",
        ),
        (
            "The choir is on Mondays and the sewing on Wednesdays.\n\nSewing: Tuesdays",
            "Sewing: Tuesdays",
            "sewing on Wednesdays",
        ),
        (
            "The drop-in runs on Mondays. You can bring a friend to the drop-in on Fridays.",
            "drop-in on Fridays",
            "drop-in runs on Mondays",
        ),
        (
            "The choir meets on Mondays and Thursdays. The choir is every Tuesday.",
            "choir is every Tuesday",
            "choir meets on Mondays and Thursdays",
        ),
        (
            "Our Exham and Dale group meets on Mondays. The group meets on Thursdays.",
            "group meets on Thursdays",
            "group meets on Mondays",
        ),
        (
            "- Coffee morning: Thursdays\n\nThe coffee morning is every Friday.",
            "coffee morning is every Friday",
            "Coffee morning: Thursdays",
        ),
        (
            "Our weekly clinic is on Mondays. The clinic is each Friday.",
            "clinic is each Friday",
            "clinic is on Mondays",
        ),
        # the date of something
        (
            "Christmas lunch is on Thursday the 17th. See you on Friday the 18th for lunch!",
            "on Friday the 18th for lunch",
            "lunch is on Thursday the 17th",
        ),
        (
            "The lunch is on Thursday 17 May. See you on Friday 18 May for our lunch!",
            "on Friday 18 May for our lunch",
            "lunch is on Thursday 17 May",
        ),
        (
            "Our vigil is on Friday 28 November. The vigil on Saturday 29 November is free.",
            "vigil on Saturday 29 November",
            "vigil is on Friday 28 November",
        ),
        (
            "The vigil is on Monday 10 May. The vigil is on Sunday 16 May.",
            "vigil is on Sunday 16 May",
            "vigil is on Monday 10 May",
        ),
        ("# AGM: Monday 7 June\n\nThe AGM is on Tuesday 8 June.", "AGM is on Tuesday 8 June", "AGM: Monday 7 June"),
        # the month in which something begins
        (
            "Our night buses will run until 4am from March. The buses, which start in May, are free.",
            "buses, which start in May",
            "buses will run until 4am from March",
        ),
        (
            "The course will be open to all from June. The course, which begins in July, is free.",
            "course, which begins in July",
            "course will be open to all from June",
        ),
        # the room of an office
        (
            "Go to the safeguarding office in Room B14.\n\nSafeguarding office: Room C14",
            "office: Room C14",
            "office in Room B14",
        ),
        (
            "## Help\n\nGo to the welfare office in Room 4.\n\n## Contacts\n\n- Welfare office: Room 7",
            "office: Room 7",
            "office in Room 4",
        ),
        # the sentence before
        (
            "It is open from 10am to 5pm, Monday to Friday. It is shut on Fridays.",
            "It is shut on Fridays",
            "10am to 5pm, Monday to Friday",
        ),
        (
            "The hub is open Monday to Thursday, 9am to 4pm. We're closed on Mondays.",
            "We're closed on Mondays",
            "Monday to Thursday, 9am to 4pm",
        ),
        (
            "Mill Lane, Monday to Friday, 9am to 4.30pm. We close at 3pm on weekdays.",
            "We close at 3pm on weekdays",
            "Monday to Friday, 9am to 4.30pm",
        ),
        (
            "Call us Monday to Thursday, nine to five. We are here for you five days a week.",
            "We are here for you five days a week",
            "Monday to Thursday, nine to five",
        ),
        (
            "Call us Monday to Friday, nine to five. We're open six days a week.",
            "We're open six days a week",
            "Monday to Friday, nine to five",
        ),
        (
            "We are at the hall on Tuesdays and Fridays. See you on Thursday.",
            "See you on Thursday",
            "on Tuesdays and Fridays",
        ),
    ],
)
def test_what_cannot_be_so_with_what_was_said_is_found(text: str, here: str, there: str) -> None:
    assert found(text) == [(here, there)]


@pytest.mark.parametrize(
    "text",
    [
        # the same, said twice
        "Our family group meets on Tuesdays. The group meets every Tuesday.",
        # several things of one noun
        "Our family group meets on Tuesdays. The youth group meets on Wednesdays.",
        "Our family group meets on Tuesdays and our youth group at noon. The group meets on Wednesdays.",
        "The choir meets on Mondays. The clinic is every Friday.",
        "Christmas lunch is on Thursday 17 December. The spring lunch is on Friday 18 March.",
        "The sports desk is in Room 4. The welfare desk is in Room 7.",
        # timetables, and more of the same
        "- Yoga: Mondays\n- Yoga: Wednesdays\n- Yoga: Fridays",
        "The group meets on Tuesdays. The group also meets on Wednesdays.",
        "The group meets on Tuesdays. In summer the group meets on Wednesdays.",
        "The group meets on Tuesdays. The second group on Wednesdays is full.",
        "The group meets on Tuesdays in Exham and on Thursdays in Dale.",
        "The group meets on Tuesdays and Thursdays. The group on Thursdays is full.",
        "The clinic runs on Mondays to Fridays. The clinic is every Saturday.",
        # what was moved
        "The group used to be on Tuesdays: the group met on Tuesdays. The group meets every Wednesday.",
        "From January the group meets on Wednesdays. Until then, the group meets on Tuesdays.",
        "The group is no longer on Mondays. The group is on Tuesdays.",
        "The vigil on Friday 28 November was postponed. The vigil is on Saturday 29 November.",
        "The vigil is on Monday 10 May. The vigil is on Monday 17 May.",
        "The lunch is on Thursday 17 December. Our lunch on Thursday 14 January is free.",
        "The service will run from March. The service, which starts again in May, is free.",
        "Our office is in Room 4. From May our office is in Room 7.",
        "Our office is in the building.",
        "The group meets on Tuesdays. From September the group meets on Wednesdays.",
        # what else describes a thing
        "Women's group: Mondays. Men's group: Thursdays.",
        "LGBT+ group: Mondays. 16+ group: Thursdays.",
        "The 16-18 group meets on Mondays. The 11-15 group meets on Thursdays.",
        "The group for women meets on Mondays. The group for men meets on Thursdays.",
        "The group meets on Mondays. The women's group is full. The group meets on Thursdays.",
        "Class 4: Mondays. Class 5: Thursdays.",
        "Group A meets on Mondays. Group B meets on Thursdays.",
        "The drop-in in Exham is on Mondays. The drop-in in Dale is on Thursdays.",
        "In Exham, the drop-in is on Mondays. In Dale, the drop-in is on Thursdays.",
        "The course will run in Exham from May. The course will run in Dale from June.",
        "In Exham, our welfare office is in Room 4. In Dale, our welfare office is in Room 7.",
        "- Welfare office Exham: Room 4\n- Welfare office Dale: Room 7",
        "The lunch Exham has is on Friday 18 May. The lunch Dale has is on Saturday 19 May.",
        "Exham: 1 High Road\n\nCoffee mornings: Mondays\n\nDale: 2 Low Road\n\nCoffee mornings: Tuesdays",
        "- Exham\n  - Drop-in: Mondays\n- Dale\n  - Drop-in: Tuesdays",
        "Yoga: Mondays. Yoga: Thursdays.",
        "Ladies: the group meets on Mondays. Men: the group meets on Tuesdays.",
        "The morning group meets on Mondays and the group on Thursdays is for men.",
        "The group is on Mondays or on Tuesdays. The group is on Thursdays.",
        "The drop-in is on Mondays in Exham. The drop-in is on Thursdays in Dale.",
        "The group who sing meet on Mondays. The group who dance meet on Thursdays.",
        "A group meets on Mondays. A group meets on Thursdays.",
        "Tap and dance class: Mondays. Dance class: Thursdays.",
        "## Exham\n\nOffice: Room 4\n\n## Dale\n\nOffice: Room 7",
        "## Exham\n\n- Welfare office: Room 4\n\n## Dale\n\n- Welfare office: Room 7",
        "## Exham\n\nGo to the welfare office in Room 4.\n\n## Dale\n\nGo to the welfare office in Room 7.",
        "## Help\n\nGo to the office in Room 4.\n\n## Dale\n\n- Office: Room 7",
        "# Exham\n\nThe group meets on Mondays.\n\n# Dale\n\nThe group meets on Thursdays.",
        "Our Exham and old Dale group meets on Mondays. Our Exham and old Dale group meets on Thursdays.",
        # what two houses have, and who is open
        "The refuge has six rooms. The hostel has four rooms.",
        "All five workers are trained. Our two workers in Exham speak Welsh.",
        "All eight counsellors are trained. With only two counsellors who speak Urdu, we are full.",
        "We are open Monday to Friday 9am to 5pm and on Saturday until noon. We are open Monday to Friday from 9am.",
        # the sentence before
        "It is open from 10am to 5pm, Monday to Friday. It is shut on Sundays.",
        "It is open from 10am to 5pm, Monday to Saturday. It is shut on Wednesdays.",
        "Open on Mondays only. It is shut on Fridays.",
        "Open Monday to Friday, 9am to 5pm. We close at 3pm on Fridays.",
        "Open Monday to Friday, 9am to 5pm. We close at 5pm on weekdays.",
        "Open Monday to Friday, 9am to 5pm. We are here for you seven days a week.",
        "Open Monday to Friday, 9am to 5pm. We are open 1000 days a week.",
        "Open Monday to Friday, 9am to 5pm. We are open 0 days a week.",
        "Open Monday to Friday, 9am to 5pm. We are here for you five days a week.",
        "We are at the hall on Tuesdays and Fridays. See you on Friday.",
        "We are at the hall on Tuesdays.\n\nThe fair is in town. See you on Saturday.",
        "We are at the hall on Tuesdays. The fair is in May. See you on Saturday.",
        "The choir meets on Mondays, and the fair is on Saturday. See you on Saturday.",
        "We are at the hall on Tuesdays and Fridays. See you next Thursday at the fair!",
        "We are at the hall on Tuesdays and Fridays. See you on Thursday at the fair!",
        "We are open Monday to Friday. A nurse is available four days a week.",
        "We are open Monday to Friday. Our chat is open six days a week.",
        "We are open Monday to Friday. It is open six days a week in May.",
        "We are open Monday to Friday. We are closed on Fridays at 4pm.",
        "We are open Monday to Friday. We are closed early on Fridays.",
        "We are open Monday to Friday. We are closed on Mondays that are bank holidays.",
        "Exham has a cafe that is open Monday to Friday. It is shut on Fridays.",
        "We are open on Tuesday and Thursday from 10am to 3pm. The Monday session is for men.",
        "Officers will meet on 3 March. The February meeting will be published in the minutes.",
        # what others say
        'Our family group meets on Tuesdays. A member said: "The group meets every Wednesday."',
        "Nothing here has a day, a number or a room.",
    ],
)
def test_what_may_both_be_so_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_a_thing_is_told_of_once() -> None:
    text = "The choir meets on Mondays. " + "The choir meets every Friday. The choir meets on Mondays. " * 50
    assert len(found(text)) == 1
