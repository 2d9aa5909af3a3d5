"""What a person is offered of a finding is the same in a report, in an editor and on the page for writers."""

from __future__ import annotations

import json

import pytest

from safelint.config import Flags
from safelint.gate.choices import holding
from safelint.gate.offers import with_tried_choices
from safelint.lsp.fixes import Tried
from safelint.page.workbench import Workbench
from safelint.run.engine import Engine
from safelint.values.report import Report
from support import TODAY

NAME = "a.md"
FAILS = "Ring the Samaratins on 0800 1111 or 116 123.\n"
"""With the name put right, a number beside it is not that of its service."""
UNSAFE = "A pensioner suffers from asthma.\n"
LACKS = "A pupil was the victim of cyber-bullying in another class. We take this very seriously.\n"


def checked(text: str) -> tuple[Engine, Report]:
    engine = Engine(Flags(today=TODAY), detail=True)
    return engine, engine.run_text(NAME, text.encode())


def in_report(text: str) -> list[str]:
    tried = with_tried_choices(*checked(text))
    return [choice.said for finding in tried.documents[0].findings for choice in finding.choices]


def in_editor(text: str) -> list[str]:
    engine, report = checked(text)
    [whole] = report.documents
    return [choice.said for _, choices in Tried().choices(engine, NAME, whole, whole.findings) for choice in choices]


def on_page(text: str) -> list[str]:
    bench, detected = Workbench(), {"audience": "", "kind": "", "nations": [], "topics": []}
    found = json.loads(bench.check(json.dumps({"name": NAME, "text": text, **detected})))
    return [choice["title"] for at in range(len(found["findings"])) for choice in json.loads(bench.choices(at))]


def test_a_safe_choice_stays_where_its_passage_has_a_new_finding() -> None:
    engine, report = checked(FAILS)
    [document] = report.documents
    [(finding, safe)] = [(each, each.fix) for each in document.findings if each.fix is not None]
    assert finding not in holding(engine.checker, NAME, document, [finding])
    assert in_report(FAILS) == [safe.said]


@pytest.mark.parametrize("text", [FAILS, UNSAFE, LACKS], ids=["a safe one fails", "none is safe", "lines of help"])
def test_a_report_an_editor_and_the_page_offer_the_same(text: str) -> None:
    offered = in_report(text)
    assert offered
    assert in_editor(text) == offered
    assert on_page(text) == offered
