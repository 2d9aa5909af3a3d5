"""The labels of public pages are whole, and speak of subjects that there are."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

from safelint.knowledge.loader import load

PAGES: list[dict[str, Any]] = [
    json.loads(line) for line in Path(__file__).with_name("pages.jsonl").read_text(encoding="utf-8").splitlines()
]
VERDICTS = {"error-right", "warning-right", "suggest-only", "has-help", "nothing"}


def test_each_page_stands_there_once_with_an_address_a_verdict_and_a_reason() -> None:
    assert [url for url, count in Counter(page["url"] for page in PAGES).items() if count > 1] == []
    for page in PAGES:
        assert page["url"].startswith(("https://", "http://")), page["url"]
        assert page["verdict"] in VERDICTS, page["url"]
        assert page["why"].strip(), page["url"]


def test_subjects_are_those_of_the_pack() -> None:
    known = {topic.id for topic in load("uk").topics}
    named = {topic for page in PAGES for topic in (*page["topics"], *page["mentions"])}
    assert {topic for topic in named if not topic.startswith("other:")} <= known


def test_pages_off_every_subject_are_among_them() -> None:
    assert sum(not page["topics"] for page in PAGES) > 100
