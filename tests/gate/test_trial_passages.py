"""What stands around a change is judged by itself, whatever the length of its text."""

from __future__ import annotations

from pathlib import Path

import pytest

from safelint.config import Flags
from safelint.gate.choices import holding
from safelint.gate.trial_passages import Passages
from safelint.run.engine import Engine
from safelint.values.finding import Choice
from support import TODAY

SENTENCE = "He committed suicide in the spring of that year, and she went to the hall. "


def passages(text: str) -> Passages:
    engine = Engine(Flags(today=TODAY))
    return Passages(
        engine.checker.analysed(engine.checker.read_as("a.md", text.encode()), engine.checker.located("a.md"))
    )


def choices(text: str, rule: str, name: str = "a.md") -> list[Choice]:
    engine = Engine(Flags(today=TODAY))
    (report,) = engine.run_text(name, text.encode()).documents
    asked = [each for each in report.findings if each.rule == rule]
    return [choice for kept in holding(engine.checker, name, report, asked).values() for choice in kept]


def test_a_passage_is_a_sentence_with_those_beside_it() -> None:
    text = "One stands far off. Two is beside it. Three is changed. Four is beside it. Five stands far off.\n"
    found = passages(text)
    at = text.index("Three")
    assert list(found.add([((at, at + len("Three")), "It")])) == [0]
    assert found.texts == [
        (
            "Two is beside it. Three is changed. Four is beside it.",
            "Two is beside it. It is changed. Four is beside it.",
        )
    ]


@pytest.mark.parametrize(
    "text", [SENTENCE * 60, SENTENCE.replace(". ", " and ") * 60], ids=["sentences", "one sentence"]
)
def test_a_passage_is_no_longer_in_a_long_paragraph(text: str) -> None:
    found = passages(text)
    at = text.index("committed", len(text) // 2)
    found.add([((at, at + len("committed suicide")), "died by suicide")])
    [(before, _)] = found.texts
    assert len(before) < 1_000


def test_changes_of_two_blocks_are_two_passages() -> None:
    text = "One goes.\n\nTwo goes.\n"
    found = passages(text)
    document_text = text.rstrip().replace("\n\n", "\0")
    places = [document_text.index(word) for word in ("One", "Two")]
    assert list(found.add([((at, at + 3), "It") for at in places])) == [0, 1]
    assert [after for _, after in found.texts] == ["It goes.", "It goes."]


def test_the_words_of_a_link_change_only_where_it_then_dials_them() -> None:
    text = "If you are worried, ring Childline on {}0800 1112{} at any time.\n"
    rule = "helpline/mistyped-number"
    assert [each.replacement for each in choices(text.format("", ""), rule)] == ["0800 1111"]
    assert choices(text.format("[", "](tel:08001112)"), rule) == []


def test_a_silenced_finding_on_help_keeps_no_line_from_being_offered(tmp_path: Path) -> None:
    release = (
        "# Man jailed for domestic abuse\n\nA man was jailed for nine years for domestic abuse.\n\n"
        "If you live with domestic abuse, you can call the police on 101.\n\nENDS\n\nNotes to editors\n\n"
        "- Samaritans: 116 123\n- Childline: 0800 1111\n- Galop: 0800 999 5428\n"
    )
    name = str(tmp_path / "a.md")
    plain = choices(release, "signposting/incomplete", name)
    (tmp_path / "safelint.toml").write_text(
        '[[overrides]]\nfiles = ["*.md"]\nsilence = [{rule = "signposting/position", reason = "the template"}]\n',
        encoding="utf-8",
    )
    assert plain
    assert choices(release, "signposting/incomplete", name) == plain
