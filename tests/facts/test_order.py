"""Events told in an order in which they cannot have been."""

from __future__ import annotations

import pytest

from safelint.facts.order import out_of_order
from support import CheckText
from support.number_texts import analyse


def found(text: str) -> list[tuple[str, str]]:
    view = analyse(text)
    events = out_of_order(view, view.knowledge.graded_words.base)
    return [(text[slice(*each.later)], text[slice(*each.earlier)]) for each in events]


@pytest.mark.parametrize(
    ("text", "later", "earlier"),
    [
        (
            "Mr Fell was suspended on 9 May 2022. He met the governors and was dismissed by the trust on 4 April 2022.",
            "was dismissed by the trust on 4 April 2022",
            "was suspended on 9 May 2022",
        ),
        (
            "She was suspended in March 2024 and sacked in January of that year.",
            "sacked in January of that year",
            "was suspended in March 2024",
        ),
        (
            "The coach was suspended in June 2023. The club wrote to parents. He was struck off in late May 2023.",
            "was struck off in late May 2023",
            "was suspended in June 2023",
        ),
        (
            "Ian Fell, 41, was charged with fraud in May 2022. Fell was found guilty on Monday 7 March 2022.",
            "was found guilty on Monday 7 March 2022",
            "was charged with fraud in May 2022",
        ),
        (
            "Fell was arrested at his home on 4 May 2023 and charged on 2 May 2023.",
            "charged on 2 May 2023",
            "was arrested at his home on 4 May 2023",
        ),
        (
            "In June 2022, Fell was convicted of theft. In May 2022 he was sentenced to two years.",
            "In May 2022 he was sentenced to two years",
            "In June 2022, Fell was convicted",
        ),
        (
            "Mr Fell was dismissed in May 2023. He had been suspended in June 2023.",
            "was dismissed in May 2023",
            "had been suspended in June 2023",
        ),
        (
            "Rosa died on 8 May 2021. The partnership commissioned the review in October 2020.",
            "commissioned the review in October 2020",
            "died on 8 May 2021",
        ),
        (
            "Rosa died at home on 8 May 2021. An inquest into her death was opened on 3 May 2021.",
            "inquest into her death was opened on 3 May 2021",
            "died at home on 8 May 2021",
        ),
        (
            "The couple married in June 2014 and divorced in March 2012.",
            "divorced in March 2012",
            "married in June 2014",
        ),
        ("Mr Fell was born on 4 May 1981. He died on 3 May 1979.", "died on 3 May 1979", "was born on 4 May 1981"),
    ],
)
def test_events_the_wrong_way_round_are_found(text: str, later: str, earlier: str) -> None:
    assert found(text) == [(later, earlier)]


@pytest.mark.parametrize(
    "text",
    [
        "Mr Fell was suspended on 4 April 2022 and dismissed on 9 May 2022.",
        "Mr Fell was suspended on 4 April 2022 and dismissed in April 2022.",
        "Mr Fell was dismissed in January 2020. In March 2022 he was suspended from a new school.",
        "Fell was arrested in June 2023. He had been convicted of theft in March 2022.",
        "Fell was arrested in June 2023. He was convicted of another theft in May 2023.",
        "Fell was arrested in June 2023. Lowe was charged in May 2023.",
        "Fell was arrested in June 2023. Lowe left the country. He was charged in May 2023.",
        "She was arrested in June 2023. He was charged in May 2023.",
        "A man, 41, was arrested in June 2023. A man, 30, was charged in May 2023.",
        "Two men were arrested. Fell was arrested in June 2023 and charged in May 2023.",
        "Fell was charged in June 2023. He was convicted of assaults in March 2022.",
        "Fell was arrested in June 2023. He was sentenced for offences in March 2022.",
        "Fell was arrested in June 2023, and was charged between May 2023 and July 2023.",
        "Fell was arrested in June 2023. He was arrested in April 2023 and charged in May 2023.",
        "Fell was suspended in June 2023. He will be dismissed in May 2023.",
        "Fell was suspended in June 2023. He was not dismissed in May 2023.",
        "The sentence was suspended in June 2023. He was dismissed in May 2023.",
        "Fell was suspended in June 2023. His appeal was dismissed in May 2023.",
        "Fell was suspended in June 2023. He was dismissed in May.",
        "Fell was arrested in June 2023. He was sentenced in March 2009.",
        "Rosa died on 8 May 2021. A review of the home was commissioned in October 2020.",
        "Rosa died on 8 May 2021. The national review was commissioned in October 2020.",
        "Rosa died on 8 May 2021. Her mother died in April 2019. The inquest opened in June 2020.",
        "Rosa was born in June 2014. Her father died in May 2014.",
        "They divorced in March 2012. They married in June 2014.",
        "She divorced in March 2012 and married in June 2014.",
        "They married in June 2014. He divorced his first wife in March 2012.",
        "He said: “I was suspended in June 2023 and dismissed in May 2023.”",
    ],
)
def test_what_may_be_right_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_only_one_of_several_that_follow_is_told() -> None:
    text = "Fell was arrested in June 2023. He was charged in May 2023. He was sentenced to a year in May 2023."
    assert [later for later, _ in found(text)] == ["was charged in May 2023"]


def test_a_writer_is_told_both_places(check_text: CheckText) -> None:
    text = "Mr Fell was suspended on 9 May 2022 and dismissed by the trust on 4 April 2022.\n"
    [finding] = [each for each in check_text(text).findings if each.rule == "terminology/inconsistent"]
    assert finding.severity == "suggestion"
    told = "“dismissed by the trust on 4 April 2022” is before “was suspended on 9 May 2022”."
    assert finding.message.startswith(told)
    assert [each.message for each in finding.related] == ["the other place"]
