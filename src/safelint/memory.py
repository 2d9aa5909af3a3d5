"""When the process looks for garbage. Nobody else asks or tells Python's collector: a program that imports safelint has
it as it likes.

Nearly all that is made of a text lives until it is done with: to look for garbage among that while it is made takes up
to half of the time, and finds none.
"""

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock


class _Collector:
    """How many want no search for garbage now, in any thread; whether there was one before the first of them."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.quiet = 0
        self.was_on = False
        self.is_ours = False

    def stop(self) -> None:
        with self.lock:
            if not self.quiet:
                self.was_on = gc.isenabled()
            self.quiet += 1
            gc.disable()

    def go_on(self) -> None:
        with self.lock:
            self.quiet -= 1
            if not self.quiet and self.was_on:
                gc.enable()

    def divided(self) -> None:
        """In a new process: the lock may have been held by a thread that is not there."""
        self.lock = Lock()


_collector = _Collector()
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_collector.divided)


@contextmanager
def quiet(*, ours: bool = False) -> Iterator[None]:
    """No search for garbage until the last of all who want that is done; then again, if there was one before. `ours` is
    a process that does nothing else and ends with this: what is there may then be set apart for good (see `settled`),
    and at the end nothing is looked at once more."""
    _collector.stop()
    _collector.is_ours = _collector.is_ours or ours
    try:
        yield
    finally:
        if ours:
            _collector.is_ours = False
            gc.freeze()
        _collector.go_on()


@contextmanager
def searching() -> Iterator[None]:
    """Garbage is looked for as usual, though the process is `quiet`: by what goes on for days."""
    with _collector.lock:
        held, was_on = _collector.quiet, _collector.was_on
        _collector.quiet = 0
        gc.enable()
    try:
        yield
    finally:
        with _collector.lock:
            _collector.quiet += held
            _collector.was_on = was_on
            if held:
                gc.disable()


def settled() -> None:
    """What is there now stays: in a process of ours it is not looked at any more with what each text leaves."""
    if _collector.is_ours:
        gc.freeze()


def between_texts() -> None:
    """Looks for garbage where a process is quiet, among what is new: what outlives that is not looked at again. A text
    of a few thousand words leaves some 2 MB."""
    if _collector.quiet:
        gc.collect(0)


def tidied() -> None:
    """Frees all that is garbage."""
    gc.collect()


def set_apart() -> None:
    """Before a process divides: a search in another would write to, and so copy, all that they share."""
    gc.collect(0)
    gc.freeze()


def taken_back() -> None:
    """When the other processes have ended, and this one goes on alone."""
    gc.unfreeze()
