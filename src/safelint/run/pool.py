"""Texts shared among processes. A text that ends its process costs itself, never the run.

Where a process can divide safely it does, so that packs and all that was made of them are shared; elsewhere new ones
are started. Each is asked for a handful of texts at a time over a pipe and answers text by text. A thread waits for
each. However the run ends, no process is left. Only so much is handed out, and waits, as the workers soon need.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from threading import Lock, Thread, active_count, current_thread, main_thread
from typing import IO, TYPE_CHECKING, Any, NamedTuple, NoReturn, TypeVar

from safelint import child, memory
from safelint.run import wire
from safelint.run.errands import Errand, Made
from safelint.run.options import RunOptions

if TYPE_CHECKING:
    from safelint.run.checker import Checker

_AHEAD = 2  # portions for each worker that wait
_FOR_SIGNALS = 0.5  # seconds; a thread that waits for ever cannot be interrupted on Windows
_SIGNALS = (signal.SIGINT, signal.SIGTERM)
ENDED = "the process that checked it was ended from outside, as happens where memory runs out"
"""Why there is no result of a text, for people."""


Work = Callable[["Checker", Iterable[Errand]], Iterator[tuple[int, bytes]]]
"""What is done with errands: the place of each and what was made of it, in their order. It may ask for some before it
is done with the first."""


class Told(NamedTuple):
    """What a worker answers: the place, what the work has made, the seconds that each part of it has taken."""

    place: int
    made: bytes
    spent: dict[str, float]


class WorkerOrder(NamedTuple):
    """What a process that was started needs for a checker of its own; `work` is the module of its work and the name
    there."""

    work: tuple[str, str]
    options: RunOptions
    timed: bool


Value = TypeVar("Value")


def forks() -> bool:
    """Whether this process can safely divide: macOS allows it, but its libraries do not; nor does any with threads."""
    return sys.platform == "linux" and active_count() == 1


def order(checker: Checker, work: Work) -> WorkerOrder:
    """What another process needs to do the same."""
    return WorkerOrder((work.__module__, work.__name__), checker.options, checker.timings is not None)


def as_told(asked: WorkerOrder) -> tuple[Checker, Work]:
    """The checker and the work that another process tells of."""
    from importlib import import_module

    from safelint.run.checker import Checker

    checker = Checker(asked.options)
    if asked.timed:
        checker.time()
    module, name = asked.work
    work: Work = getattr(import_module(module), name)
    return checker, work


def shared(checker: Checker, work: Work, portions: Iterator[list[Errand]], workers: int) -> Iterator[Made]:
    """What `work`, a function of a module, makes of each errand, in no order, by as many processes.

    The portions are asked for as they are needed.
    """
    pool = _Pool(checker, work, portions, workers)
    with _ended_by_signal():
        try:
            with _no_signals():
                pool.start()
            yield from pool.answers()
        finally:
            pool.end()
    yield from work(checker, pool.left())


class _Worker:
    """A process that checks files, and the pipes to and from it."""

    def __init__(self, pid: int, into: IO[bytes], out: IO[bytes], process: Any = None) -> None:
        self.pid = pid
        self.into = into
        self.out = out
        self.process = process  # where it was started, not divided

    def send(self, value: Any) -> None:
        with suppress(OSError, ValueError):  # it is gone; its answer will be missing
            sent(self.into, value)

    def end(self) -> None:
        if self.process is not None:
            self.process.kill()
            self.process.wait()
        else:
            with suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)
            with suppress(ChildProcessError):
                os.waitpid(self.pid, 0)
        for pipe in (self.into, self.out):
            with suppress(OSError):
                pipe.close()


def sent(pipe: IO[bytes], value: Any) -> None:
    data = wire.encoded(value)
    pipe.write(len(data).to_bytes(8, "little") + data)
    pipe.flush()


def received(pipe: IO[bytes], kind: type[Value]) -> Value | None:
    """What was sent, of the type that it must have; None where the other side is gone."""
    try:
        head = pipe.read(8)
        size = int.from_bytes(head, "little")
        data = pipe.read(size) if len(head) == 8 else b""
        return wire.decoded(data, kind) if data and len(data) == size else None
    except (OSError, ValueError):
        return None


class _Pool:
    def __init__(self, checker: Checker, work: Work, portions: Iterator[list[Errand]], workers: int) -> None:
        from queue import SimpleQueue  # only where there is a pool

        self.checker = checker
        self.work = work
        self.portions = portions
        self.count = workers
        self.waiting: SimpleQueue[list[Errand] | None] = SimpleQueue()  # None: there are no more
        self.ready: SimpleQueue[Made | None] = SimpleQueue()  # None: a thread has ended
        self.workers: list[_Worker] = []
        self.lock = Lock()
        self.threads: list[Thread] = []
        self.ended = False

    def start(self) -> None:
        make: Callable[[], _Worker] = self._divided if forks() else self._started
        if make == self._divided:
            for stream in (sys.stdout, sys.stderr):
                if stream is not None:
                    stream.flush()
            memory.set_apart()
        with suppress(OSError):  # no more processes to be had: those that there are do the work
            for _ in range(self.count):
                self.workers.append(make())
        self.threads = [Thread(target=self._serve, args=(worker,), daemon=True) for worker in self.workers]
        for thread in self.threads:
            thread.start()

    def answers(self) -> Iterator[Made]:
        """Every answer that the workers give, until all have ended."""
        from queue import Empty

        working = len(self.threads)
        while working:
            self._hand_out()
            try:
                found = self.ready.get(timeout=_FOR_SIGNALS)
            except Empty:
                continue
            if found is None:
                working -= 1
            else:
                yield found

    def _hand_out(self) -> None:
        """Has some portions wait. Only the first process reads what is to be worked on."""
        while not self.ended and self.waiting.qsize() < _AHEAD * self.count:
            portion = next(self.portions, None)
            if portion is not None:
                self.waiting.put(portion)
                continue
            self.ended = True
            for _ in self.threads:
                self.waiting.put(None)

    def left(self) -> Iterator[Errand]:
        """What nobody has done: only where no process could be started, or none in the place of one that died."""
        while not self.waiting.empty():
            yield from self.waiting.get() or ()
        if not self.ended:
            yield from (errand for portion in self.portions for errand in portion)

    def end(self) -> None:
        """Ends every worker. Whoever interrupts that has to wait for it."""
        with _no_signals():
            with self.lock:
                workers, self.workers = self.workers, []
            for worker in workers:
                worker.end()
            for _ in self.threads:
                self.waiting.put(None)
            for thread in self.threads:
                thread.join()
            memory.taken_back()

    def _serve(self, worker: _Worker | None) -> None:
        """Gives portions to a worker, and to another where it dies, until there are none."""
        rest: list[list[Errand]] = []
        try:
            while worker is not None:
                if worker.process is not None and received(worker.out, bool) is None:  # it never came to begin
                    return
                worker = self._portions_for(worker, rest)
        finally:
            for portion in rest:  # one of these has ended a process, so they are never worked on here
                for errand in portion:
                    self.ready.put((errand.place, None))
            self.ready.put(None)

    def _portions_for(self, worker: _Worker, rest: list[list[Errand]]) -> _Worker | None:
        """Gives `rest` to a worker, and then portions that wait. Another worker where this one has died, with what it
        has not done in `rest`, text by text: which of them has ended it, is known where one is given alone."""
        while worker in self.workers:
            portion = rest.pop(0) if rest else self.waiting.get()
            if portion is None:
                return None
            worker.send(portion)
            for at in range(len(portion)):
                found = received(worker.out, Told)
                if found is None:
                    lost = portion[0] if len(portion) == 1 else None
                    rest[:0] = [[errand] for errand in portion[at:] if errand is not lost]
                    return self._instead(worker, lost)
                if self.checker.timings is not None:
                    with self.lock:
                        self.checker.timings.add(found.spent)
                self.ready.put((found.place, found.made))
        return None

    def _instead(self, worker: _Worker, lost: Errand | None) -> _Worker | None:
        """A new worker for one that died, unless it was this process that ended it, and word of the errand that ended
        it."""
        if worker not in self.workers:
            return None
        if lost is not None:
            self.ready.put((lost.place, None))
        with suppress(OSError):
            other = self._started()
            with self.lock:
                if worker in self.workers:
                    self.workers.remove(worker)
                    self.workers.append(other)
                    worker.end()
                    return other
            other.end()
        return None

    def _divided(self) -> _Worker:
        to_read, to_write = os.pipe()
        from_read, from_write = os.pipe()
        pid = os.fork()  # what is loaded and compiled is shared, which a process of its own would make anew
        if pid == 0:
            try:
                for other in self.workers:  # else their pipes would stay open when this run is killed
                    os.close(other.into.fileno())
                    os.close(other.out.fileno())
                os.close(to_write)
                os.close(from_read)
                if self.checker.timings is not None:
                    self.checker.time()
                serve(self.checker, self.work, os.fdopen(to_read, "rb"), os.fdopen(from_write, "wb"))
            finally:
                os._exit(1)  # the end of the run, with its files and threads, is for the first process alone
        os.close(to_read)
        os.close(from_write)
        return _Worker(pid, os.fdopen(to_write, "wb"), os.fdopen(from_read, "rb"))

    def _started(self) -> _Worker:
        import subprocess

        group = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)  # Windows; a Ctrl-C is for the first process alone
        apart: dict[str, Any] = {"creationflags": group} if group else {"process_group": 0}
        asked = child.command("safelint.run.worker")
        process = subprocess.Popen(asked, stdin=subprocess.PIPE, stdout=subprocess.PIPE, **apart)
        if process.stdin is None or process.stdout is None:
            raise OSError("no pipes")
        worker = _Worker(process.pid, process.stdin, process.stdout, process)
        worker.send(order(self.checker, self.work))
        return worker


@contextmanager
def _no_signals() -> Iterator[None]:
    """What asks this process to end waits until afterwards."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _ended_by_signal() -> Iterator[None]:
    """A request to end is an exception here, so that the workers are ended too."""

    def stop(number: int, frame: object) -> NoReturn:
        raise SystemExit(128 + number)

    ours = current_thread() is main_thread() and signal.getsignal(signal.SIGTERM) == signal.SIG_DFL
    if ours:
        signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        if ours:
            signal.signal(signal.SIGTERM, signal.SIG_DFL)


# In a worker ---------------------------------------------------------------------------------------------------------


def serve(checker: Checker, work: Work, asked: IO[bytes], told: IO[bytes]) -> NoReturn:
    """Does what it is asked to until nobody asks. Ctrl-C reaches all processes of a terminal: the first ends us."""
    status = 1
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        if hasattr(signal, "pthread_sigmask"):
            signal.pthread_sigmask(signal.SIG_UNBLOCK, _SIGNALS)
        with memory.quiet():  # until it ends
            while (errands := received(asked, list[Errand])) is not None:
                for place, made in work(checker, errands):
                    spent = checker.timings.taken() if checker.timings is not None else {}
                    sent(told, Told(place, made, spent))
                memory.between_texts()
        status = 0
    except (OSError, KeyboardInterrupt):  # the run that asked is gone
        status = 1
    finally:
        os._exit(status)  # as above: nothing of the run that was divided may be ended twice
