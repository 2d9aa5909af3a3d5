"""What every check calls to say something of a document."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from safelint.analysis import Analysis
from safelint.checks.accessibility.page import Page
from safelint.knowledge.index import Knowledge
from safelint.knowledge.loader import load
from safelint.readers import read
from safelint.values.finding import Choice
from safelint.values.settings import Settings

KNOWLEDGE = Knowledge(load(), ())
RULES = {rule.id: rule for rule in load().rules}


@pytest.mark.parametrize("choosing", [True, False])
@pytest.mark.parametrize("sequence", [tuple, list])
def test_what_is_offered_is_made_only_where_somebody_may_choose(choosing: bool, sequence: type) -> None:
    document = read("a.md", b"Call us on Monday.\n", "markdown")
    analysis = Analysis(document, Settings(), KNOWLEDGE, choosing=choosing)
    ready, made = analysis.choice(5, 7, "them"), analysis.choice(5, 7, "her")
    asked: list[str] = []

    def offer() -> Iterator[Choice | None]:
        asked.append("asked")
        yield from (None, made)

    rule = RULES["readability/hard-word"]
    found = analysis.finding(rule, 5, 7, "", choices=sequence((ready, None)), offer=offer)
    assert found.choices == ((ready, made) if choosing else (ready,))
    assert asked == (["asked"] if choosing else [])


def test_an_option_of_a_finding_on_a_page_that_does_not_exist_is_no_placeholder() -> None:
    page = Page(Analysis(read("a.html", b"<p>Call us.</p>", "html"), Settings(), KNOWLEDGE))
    rule = RULES["accessibility/alt-text"]
    assert page.finding(rule, "vague", values={"words": "image"}, because="vague").rule == rule.id
    with pytest.raises(TypeError, match="becuase"):
        page.finding(rule, "vague", values={"words": "image"}, becuase="vague")  # type: ignore[call-arg]
