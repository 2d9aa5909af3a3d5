"""Numbers that are not those of the items of a list, above it and elsewhere."""

from __future__ import annotations

import pytest

from safelint.facts.items import wrong_items
from support import CheckText
from support.number_texts import sums_of

FOUR = "- Write it down.\n- Tell the lead.\n- Keep it safe.\n- Ask for help.\n"
THREE = "- Ann Lee (lead), 01632 960001\n- Bea Roe, 01632 960002\n- Cat O'Hara, 01632 960003\n"


def found(text: str) -> list[tuple[str, int]]:
    return sums_of(text, wrong_items)


@pytest.mark.parametrize(
    ("text", "told", "right"),
    [
        ("We ask four questions:\n\n- Who?\n- When?\n- Where?\n", "four questions", 3),
        ("We ask four questions:\n\n- Who?\n- When?\n  - At day?\n  - At night?\n- Where?\n", "four questions", 3),
        ("We ask four questions:\n\n- Who?\n- When?\n\nYou need two things:\n\n- Tea\n- Time\n", "four questions", 2),
        ("It is long. There are two ways to report it:\n\n1. Call.\n2. Write.\n3. Come in.\n", "two ways", 3),
        (f"Our club has two welfare officers. You can ring any of them:\n\n{THREE}", "two welfare officers", 3),
        (f"Our two welfare officers are:\n\n{THREE}", "two welfare officers", 3),
        (f"The parish has four trained volunteers:\n\n{THREE}", "four trained volunteers", 3),
        (f"There are two nurses here, and you can ask them anything:\n\n{THREE}", "two nurses", 3),
        (
            f"## Recommendations\n\n{FOUR}\n## Next\n\nAll five recommendations were accepted.\n",
            "five recommendations",
            4,
        ),
        (f"We know the five steps.\n\nPlease take these steps:\n\n{FOUR}\nThank you.\n", "five steps", 4),
        (
            f"What did she recommend?\n\n{FOUR}\nWe will meet the three recommendations in May.\n",
            "three recommendations",
            4,
        ),
        (f"Whatever you do here, follow these five steps.\n\n{FOUR}", "five steps", 4),
        (f"Follow four rules:\n\n{FOUR}\n## At home\n\nPut up the six rules, please.\n", "six rules", 4),
    ],
)
def test_a_number_beside_another_number_of_items_is_found(text: str, told: str, right: int) -> None:
    assert found(text) == [(told, right)]


@pytest.mark.parametrize(
    "text",
    [
        "We ask three questions:\n\n- Who?\n- When?\n- Where?\n",
        "We ask three questions:\n\n- Who?\n- When?\n  - At day?\n  - At night?\n- Where?\n",
        "Here are five tips:\n\n- Ask.\n- Wait.\n\n![A door](a.png)\n\n- Stay.\n- Call.\n- Write.\n",
        "Here are the first two questions:\n\n- Who?\n- When?\n- Where?\n",
        f"She knows five steps.\n\n{FOUR}",
        "Send these within two days:\n\n- a form\n- a photo\n- a letter\n",
        "Four questions, in three parts:\n\n- Who?\n- When?\n",
    ],
)
def test_points_that_may_be_right_are_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        f"Our club has three welfare officers. You can ring any of them:\n\n{THREE}",
        f"Our club has two welfare officers. The other coaches can help them:\n\n{THREE}",
        f"Our club has two welfare officers. You can meet them at these clubs:\n\n{THREE}",
        f"Our club has two welfare officers. You can meet them at:\n\n{THREE}",
        f"Our club has two welfare officers. The committee:\n\n{THREE}",
        f"Our club has two welfare officers and ten coaches. You can ring any of them:\n\n{THREE}",
        f"Our club has two welfare officers. We trained last year. We hope you like them:\n\n{THREE}",
        f"At least two nurses are here, and you can ask them anything:\n\n{THREE}",
        f"Nine nurses are here, and you can ask them anything:\n\n{THREE}",
        f"Two more officers are here, and you can ask them anything:\n\n{THREE}",
        "Our club has two officers. You can ring any of them:\n\n- Ann Lee\n- Bea Roe\n- Or come in.\n",
        "Our club has three officers. You can ring any of them:\n\n- Ann Lee\n- Bea Roe and Cat Lee\n",
        "Our club has two officers. You can ring any of them:\n\n- Ann Lee\n- Bea Roe\n- Club Office\n",
        "Our club has three officers. You can ring any of them:\n\n- 01632 960001\n- 01632 960002\n",
        "Our club has two officers. You can ring any of them:\n\n- Ann Lee\n- Bea Roe\n- NSPCC Helpline\n",
    ],
)
def test_people_who_may_be_others_are_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        f"## Recommendations\n\n{FOUR}\n## Next\n\nAll four recommendations were accepted.\n",
        f"## Recommendations for the council\n\n{FOUR}\n## Next\n\nAll five recommendations were accepted.\n",
        f"## Main recommendations\n\n{FOUR}\n## Next\n\nAll five recommendations were accepted.\n",
        f"Signs may include:\n\n{FOUR}\nKnow the five signs.\n",
        f"Other signs are:\n\n{FOUR}\nKnow the five signs.\n",
        f"If you see these signs:\n\n{FOUR}\nKnow the five signs.\n",
        f"We took these steps to meet the recommendations of partners:\n\n{FOUR}\nThe five recommendations stand.\n",
        f"Know the signs. You can:\n\n{FOUR}\nKnow the five signs.\n",
        f"We were sent your questions.\n\n{FOUR}\nThank you for the five questions.\n",
        f"## Signs at home\n\n{FOUR}\nKnow the five signs.\n",
        f"## Signs\n\n{FOUR}\nKnow the five signs of a stroke.\n",
        f"## Principles\n\n{FOUR}\nRead the five principles that the Act has.\n",
        f"## Signs\n\n{FOUR}\n## Signs\n\n- One\n- Two\n\nKnow the five signs.\n",
        f"## Recommendations\n\n{FOUR}\nIt made five recommendations. All five recommendations were accepted.\n",
        f"## Recommendations\n\n{FOUR}\nAll 19 recommendations of the council were accepted.\n",
        f"## Recommendations\n\n{FOUR}\nAll 19 recommendations were accepted.\n",  # of another review
        f"## Recommendations\n\n{FOUR}\nAll five main recommendations were accepted.\n",
        f"## Recommendations\n\n{FOUR}\nFive recommendations were accepted.\n",
        f"## Questions\n\n{FOUR}\nThe five steps are known.\n",
        f"Take the five steps:\n\nFirst, breathe.\n\n{FOUR}",
    ],
)
def test_points_told_elsewhere_that_may_be_others_are_left_alone(text: str) -> None:
    assert found(text) == []


def test_a_writer_is_told_how_many_the_list_has(check_text: CheckText) -> None:
    text = (
        f"# A review\n\n## Recommendations\n\n{FOUR}\n## Next\n\nThe board accepted all five recommendations in May.\n"
    )
    [finding] = [each for each in check_text(text).findings if each.text == "five recommendations"]
    assert (finding.rule, finding.severity) == ("terminology/inconsistent", "warning")
    assert "in this text has 4" in finding.message
