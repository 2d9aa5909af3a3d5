"""The work of an audit shared with the machines of a Ray cluster: https://docs.ray.io.

A cluster takes the place of the pool, and of nothing else. This process reads the sources, hands out portions of pages,
and writes what comes back, so that the other machines need no files, only safelint. A portion whose machine or process
dies is done anew elsewhere; its result counts once, as it is this process that writes it.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from importlib.util import find_spec
from socket import create_connection
from time import monotonic
from typing import TYPE_CHECKING, Any

from safelint.audit import rows
from safelint.run import wire
from safelint.run.errands import Errand, Made
from safelint.run.pool import Work, WorkerOrder, as_told, order
from safelint.values.errors import SafelintError, UnwrittenError

if TYPE_CHECKING:
    from safelint.audit.stream import Sharing
    from safelint.run.checker import Checker
    from safelint.run.engine import Engine

_AHEAD = 2  # portions for each core that are handed out
_TRIES = 3  # of a portion after the first, where what did it died
_OUT, _ERROR = 1, 2  # as every system numbers them
_WAIT = 1.0  # seconds
_ANSWERS_WITHIN = 10.0  # seconds
_COUNT_EVERY = 10.0  # seconds after which the cores are counted anew: machines come and go


def on(address: str, engine: Engine) -> Sharing:
    """The work done by the cluster at `address`, "auto" for the one that runs on this machine.

    Raises:
        SafelintError: Ray is not installed, or no cluster is there.
    """
    if find_spec("ray") is None:
        raise SafelintError('--cluster needs more: install safelint with its extras "audit" and "cluster"')
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"  # nothing is sent
    import ray

    try:
        _must_answer(address)
        ray.init(address=address, log_to_driver=False, logging_level=logging.CRITICAL, include_dashboard=False)
    except (OSError, ValueError, RuntimeError) as error:
        raise SafelintError(f"--cluster {address}: no cluster answers there: {error}") from error

    def sharing(waiting: Iterator[list[Errand]]) -> Iterator[Made]:
        with _no_words_among_results():
            try:
                yield from _Cluster(engine).answers(waiting)
            finally:
                ray.shutdown()  # which prints what was not told yet

    return sharing


@contextmanager
def _no_words_among_results() -> Iterator[None]:
    """What Ray prints, as of machines that die, goes to standard error: standard output is for the summary."""
    sys.stdout.flush()
    kept = os.dup(_OUT)
    os.dup2(_ERROR, _OUT)
    try:
        yield
    finally:
        sys.stdout.flush()
        os.dup2(kept, _OUT)
        os.close(kept)


def _must_answer(address: str) -> None:
    """Raises OSError or ValueError where nobody answers: Ray would try for minutes, and then end this process."""
    host, colon, port = address.rpartition("://")[2].rpartition(":")
    if colon:
        with create_connection((host.strip("[]"), int(port)), _ANSWERS_WITHIN):
            pass


class _Cluster:
    def __init__(self, engine: Engine) -> None:
        import ray

        self._ray: Any = ray
        self._asked = ray.put(wire.encoded(order(engine.checker, rows.work)))
        self._check = ray.remote(check_portion).options(max_retries=_TRIES, scheduling_strategy="SPREAD")
        self._running: dict[Any, list[Errand]] = {}
        self._cores = 1
        self._counted = 0.0

    def answers(self, waiting: Iterator[list[Errand]]) -> Iterator[Made]:
        """What is made of each errand, in no order. Raises UnwrittenError where the cluster is lost."""
        more = True
        while more or self._running:
            while more and len(self._running) < _AHEAD * self._count():
                portion = next(waiting, None)
                if portion is None:
                    more = False
                else:
                    self._hand_out(portion)
            ready, _ = self._ray.wait(list(self._running), timeout=_WAIT) if self._running else ((), ())
            for result in ready:
                yield from self._taken(result)

    def _count(self) -> int:
        """The cores of all machines that are there."""
        if not self._counted or monotonic() - self._counted > _COUNT_EVERY:
            self._cores = max(int(self._ray.cluster_resources().get("CPU", 1)), 1)
            self._counted = monotonic()
        return self._cores

    def _hand_out(self, portion: list[Errand]) -> None:
        self._running[self._check.remote(self._asked, wire.encoded(portion))] = portion

    def _taken(self, result: Any) -> Iterator[Made]:
        portion = self._running.pop(result)
        lost = self._ray.exceptions
        try:
            found = wire.decoded(self._ray.get(result), list[Made])
        except lost.RayTaskError as error:
            raise UnwrittenError(f"a machine of the cluster cannot do the work: {_said(error)}") from error
        except (lost.WorkerCrashedError, lost.NodeDiedError, lost.OutOfMemoryError, lost.ObjectLostError):
            if len(portion) == 1:
                yield portion[0].place, None
                return
            for errand in portion:  # one page may be what ends them
                self._hand_out([errand])
            return
        except lost.RayError as error:
            raise UnwrittenError(f"the cluster is lost; --resume goes on: {type(error).__name__}") from error
        yield from found


def _said(error: Any) -> str:
    cause = error.cause if error.cause is not None else error
    return f"{type(cause).__name__}: {cause}".splitlines()[0]


# On another machine --------------------------------------------------------------------------------------------------


def check_portion(asked: bytes, errands: bytes) -> bytes:
    """What the work makes of a portion, with the place of each."""
    checker, work = _ready(asked)
    return wire.encoded(list(work(checker, wire.decoded(errands, list[Errand]))))


@lru_cache(maxsize=1)
def _ready(asked: bytes) -> tuple[Checker, Work]:
    """The checker that an audit needs, made once in a process."""
    return as_told(wire.decoded(asked, WorkerOrder))
