"""What is parted into groups that together are all."""

from __future__ import annotations

import pytest

from safelint.facts.grouped import wrong_groups
from support.number_texts import sums_of


def found(text: str) -> list[tuple[str, int]]:
    return sums_of(text, wrong_groups)


@pytest.mark.parametrize(
    ("text", "told", "right"),
    [
        ("Of the 214 adults we helped, 131 were men and 93 were women.", "214 adults", 224),
        ("We counted 27 people outside in one night, 19 of them men and 6 of them women.", "27 people", 25),
        ("The home has 30 residents: 12 men and 20 women.", "30 residents", 32),
        ("We taught 60 pupils, 35 boys and 26 girls.", "60 pupils", 61),
        ("We helped 412 adults. That figure is made up of 268 women and 131 men.", "412 adults", 399),
        (
            "We recorded 214 crimes in 2025. Of these, 121 were for race, 69 for faith and 34 for disability.",
            "214 crimes",
            224,
        ),
        (
            "We look after 132 children. Of these, 88 lived with carers, 27 with relatives and 29 in homes.",
            "132 children",
            144,
        ),
        ("We got 163 calls. They were made up of 61 on debt, 45 on rent and 30 on work.", "163 calls", 136),
        ("Police found nine people at two bars.\n\nThose found are five women and three men.", "nine people", 8),
        ("There were 342 homes. Of these, 197 were flats and 125 were houses.", "342 homes", 322),
        (
            "We got 214 calls, 198 in the year before. Staff are glad to hear of it.\n\nIn all, 96 came from schools, "
            "41 from nurseries, 33 from homes, 28 from clubs and a further 26 concerned other places.",
            "214 calls",
            224,
        ),
        (
            "We got £18,400. Thank you.\n\nIt came from three events: £9,250 from a walk, £4,400 from a sale and "
            "£5,750 from a ball.",
            "£18,400",
            19_400,
        ),
        ("Twelve people came: five men, four women and two children.", "Twelve people", 11),
        ("One hundred and twenty people came: 70 women and 55 men.", "One hundred and twenty people", 125),
    ],
)
def test_groups_that_make_more_or_fewer_are_found(text: str, told: str, right: int) -> None:
    assert found(text) == [(told, right)]


@pytest.mark.parametrize(
    "text",
    [
        "Of the 224 adults we helped, 131 were men and 93 were women.",
        "We helped 40 people, including 12 men and 20 women.",
        "We helped 40 people, 12 of them men, 20 women and the rest children.",
        "We helped about 40 people, 12 of them men and 20 of them women.",
        "We helped 40 people, about 12 of them men and 20 of them women.",
        "We helped 40 people and held 12 talks for 30 men and 20 women.",
        "We helped 40 people. In May, 12 men and 20 women were held.",
        "We helped 40 people.\n\n## Who came\n\nThese were 12 men and 20 women.",
        "We helped 40 people and 8 families. Those who came were 12 people from two homes and 20 women and 9 men.",
        "There were 42 homes. Of these, 19 were flats and 13 were empty.",
        "Of 40 people and 30 families, 12 were men and 20 were women.",
        "Of 40 people, 12 men aged 18 to 25 and 20 women answered.",
        "We met 12 men and 20 women.",
        "The drop-in has half a dozen volunteers: four women and two men.",
        "The club has a hundred and fifty members: 100 women and 50 men.",
        "We spoke to a hundred and twenty people: 70 women and 50 men.",
        "We recorded 214 crimes in 2025. Of these, 111 were for race, 69 for faith and 34 for disability.",
        "We recorded 214 crimes in 2025. Of these, 121 were for race, 69 for faith and 24 also for disability.",
        "We recorded 214 crimes in 2025. Of these, 121 were for race, and 90 for faith.",  # and others
        "We recorded 214 crimes in 2025. Of these, 90 were for race, 69 for faith and 34 for disability.",  # and others
        "We recorded 214 crimes in 2025. Of these, 121 were for race, 69% for faith and 34 for disability.",
        "We recorded 214 crimes and 224 calls. Of these, 121 were for race, 69 for faith and 34 for disability.",
        "We got £18,400: £9,250 from a walk, £4,400 from a sale and £4,750 from a ball.",
        "We got £18,400. It came from a walk (£9,250), a sale (£4,400), a ball (about £5,750) and a fair.",
        "We got 214 calls. Last year we saw 96 men, 41 women, 33 boys and 57 girls.",
        "We got 214 calls, including 96 from men, 41 from women, 33 from boys and 54 from girls.",
        "We got 214 calls. The hall was let on 96 days, 41 evenings, 33 weekends, 26 nights and on 28 May 2025.",
        "Of 40 people, 50 were men and 20 were women.",  # no part of these
        "Of 40 women, 12 were men and 20 were women.",
    ],
)
def test_what_may_be_right_is_not_told(text: str) -> None:
    assert found(text) == []
