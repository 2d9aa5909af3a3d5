"""When garbage is looked for: whoever only imports safelint has that as it was."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

import pytest

from safelint import memory
from safelint.run.answer import alone
from safelint.run.checker import Checker
from safelint.run.keeper import Keeper
from support import ROOT


@pytest.fixture(params=[True, False], ids=["on", "off"])
def was_on(request: pytest.FixtureRequest) -> Iterator[bool]:
    """A program in which garbage is looked for, and one in which it is not."""
    before = gc.isenabled()
    (gc.enable if request.param else gc.disable)()
    yield request.param
    (gc.enable if before else gc.disable)()


def test_the_last_that_wants_quiet_ends_it(was_on: bool) -> None:
    with memory.quiet():
        with memory.quiet():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled() is was_on


def test_another_thread_may_end_its_quiet_last(was_on: bool) -> None:
    begun, done = Event(), Event()

    def other() -> None:
        with memory.quiet():
            begun.set()
            done.wait(10)

    thread = Thread(target=other)
    with memory.quiet():
        thread.start()
        begun.wait(10)
    assert not gc.isenabled()
    done.set()
    thread.join()
    assert gc.isenabled() is was_on


def test_what_goes_on_for_days_is_searched_in_a_quiet_process(was_on: bool) -> None:
    with memory.quiet():
        with memory.searching():
            assert gc.isenabled()
            with memory.quiet():
                assert not gc.isenabled()
            assert gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled() is was_on


@pytest.mark.usefixtures("was_on")
def test_the_heap_of_another_program_is_never_set_apart(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("Call 999.\n", encoding="utf-8")
    before = gc.get_freeze_count()
    [(_, report, _, failures)] = alone(Checker(), [(0, str(tmp_path / "a.md"))], Keeper(), whole=False)
    assert report is not None
    assert not failures
    with memory.quiet():
        memory.settled()
    assert gc.get_freeze_count() == before


def test_what_there_is_in_a_process_of_ours_is_set_apart() -> None:
    before = gc.get_freeze_count()
    try:
        with memory.quiet(ours=True):
            memory.settled()
            assert gc.get_freeze_count() > before
    finally:
        gc.unfreeze()


def test_nobody_else_asks_or_tells_the_collector() -> None:
    modules = (ROOT / "src" / "safelint").rglob("*.py")
    assert [each.name for each in modules if "import gc\n" in each.read_text(encoding="utf-8")] == ["memory.py"]
