"""Texts that are looked through together: how many wait, and that each is finished in its order."""

from __future__ import annotations

import pytest

from safelint.config import Config, Flags
from safelint.run.checker import PendingText
from safelint.run.configurations import Located
from safelint.run.engine import Engine
from safelint.run.together import each_of
from support import TODAY

ENGINE = Engine(Flags(today=TODAY))


def waiting(texts: list[bytes]) -> list[int]:
    """How many texts were begun and not finished as each was finished."""
    begun: list[int] = []
    done: list[int] = []

    def begin(place: int) -> PendingText:
        begun.append(place)
        return ENGINE.checker.begun(Located("a.html", "a.html", Config()), texts[place])

    def finish(place: int, _: PendingText) -> int:
        assert place == len(done)
        done.append(place)
        return len(begun) - len(done)

    return list(each_of(range(len(texts)), begin, finish))


@pytest.mark.parametrize(
    ("text", "most"),
    [
        (b"", 200),
        (b"<p>Words.", 200),
        (b"\0\1", 200),  # which cannot be read
        (b"<script>" + b"x" * 100_000 + b"</script>", 2),
        (b"<p>" + b"Some words that stand here. " * 400, 4),
    ],
    ids=["empty", "short", "unreadable", "script", "long"],
)
def test_only_so_many_texts_wait(text: bytes, most: int) -> None:
    found = waiting([text] * 450)
    assert len(found) == 450
    assert 0 < max(found) < most


def test_a_text_that_cannot_be_looked_through_with_others_is_looked_through_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("broken")

    texts = [b"She is a junkie.", b"He committed suicide."]
    monkeypatch.setattr("safelint.knowledge.index.Knowledge.read_together", broken)
    located = Located("a.txt", "a.txt", Config())
    found = list(
        each_of(
            texts, lambda text: ENGINE.checker.begun(located, text), lambda _, begun: ENGINE.checker.finished(begun)
        )
    )
    assert [not failures and bool(report and report.findings) for report, failures in found] == [True, True]
