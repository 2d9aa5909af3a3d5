"""Files shared among processes. A process that dies costs the file that it was at, never the run.

Where a process can divide safely it does, so that packs and all that was made of them are shared; elsewhere new ones
are started. Each is asked for a handful of files at a time over a pipe and answers file by file. A thread waits for
each. However the run ends, no process is left.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from threading import Lock, Thread, active_count, current_thread, main_thread
from typing import IO, TYPE_CHECKING, Any, NamedTuple, NoReturn, TypeVar

from safelint.config import Flags
from safelint.run import parcel, wire
from safelint.run.answer import COLLECT_EVERY, Answer, alone, answer
from safelint.values.report import Failure

if TYPE_CHECKING:
    from safelint.run.checker import Checker

_PORTIONS = 8  # for each worker, so that none waits long for the last
_LARGEST = 300_000  # bytes of a portion
_FOR_SIGNALS = 0.5  # seconds; a thread that waits for ever cannot be interrupted on Windows
_SIGNALS = (signal.SIGINT, signal.SIGTERM)

Task = tuple[int, str, int]
"""Place of the file, its path, its size."""


class Order(NamedTuple):
    """A file to check: its place, and its path as the system has it."""

    place: int
    path: bytes


class Told(NamedTuple):
    """As `Answer`, the report as `parcel.dumped` gives it; and the seconds that each part of the work has taken."""

    place: int
    report: bytes | None
    content: bytes
    failures: list[Failure]
    spent: dict[str, float]


class Options(NamedTuple):
    """What a process that was started needs for a checker of its own. Paths are as the system has them."""

    flags: Flags
    config_path: bytes
    stdin_name: bytes
    detail: bool
    day: str
    whole: bool
    choices: bool
    timed: bool


Value = TypeVar("Value")


def forks() -> bool:
    """Whether this process can safely divide: macOS allows it, but its libraries do not; nor does any with threads."""
    return sys.platform == "linux" and active_count() == 1


def shared(checker: Checker, tasks: Sequence[Task], workers: int) -> Iterator[Answer]:
    """The answer for each of `tasks`, in no order, by as many processes."""
    if not tasks:
        return
    pool = _Pool(checker, tasks, workers)
    with _ended_by_signal():
        try:
            with _no_signals():
                pool.start()
            yield from pool.answers()
        finally:
            pool.end()
    yield from alone(checker, ((place, path) for place, path, _ in pool.left()))


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
    def __init__(self, checker: Checker, tasks: Sequence[Task], workers: int) -> None:
        from queue import SimpleQueue  # only where there is a pool

        self.checker = checker
        self.count = workers
        self.waiting = deque(_portions(tasks, workers))
        self.ready: SimpleQueue[Told | None] = SimpleQueue()
        self.workers: list[_Worker] = []
        self.lock = Lock()
        self.threads: list[Thread] = []

    def start(self) -> None:
        make: Callable[[], _Worker] = self._divided if forks() else self._started
        if make == self._divided:
            for stream in (sys.stdout, sys.stderr):
                if stream is not None:
                    stream.flush()
            gc.collect(0)
            gc.freeze()  # a search in a worker would write to, and so copy, all that the processes share
        with suppress(OSError):  # no more processes to be had: those that there are do the work
            for _ in range(self.count):
                self.workers.append(make())
        self.threads = [Thread(target=self._serve, args=(worker,), daemon=True) for worker in self.workers]
        for thread in self.threads:
            thread.start()

    def answers(self) -> Iterator[Answer]:
        """Every answer that the workers give, until all have ended."""
        from queue import Empty

        working = len(self.threads)
        while working:
            try:
                found = self.ready.get(timeout=_FOR_SIGNALS)
            except Empty:
                continue
            if found is None:
                working -= 1
            else:
                place, report, content, failures, _ = found
                made = None if report is None else parcel.loaded(report, content, self.checker.measured)
                yield place, made, content, failures

    def left(self) -> list[Task]:
        """What nobody has done: only where no process could be started."""
        return [task for portion in self.waiting for task in portion]

    def end(self) -> None:
        """Ends every worker. Whoever interrupts that has to wait for it."""
        with _no_signals():
            with self.lock:
                workers, self.workers = self.workers, []
            for worker in workers:
                worker.end()
            for thread in self.threads:
                thread.join()
            gc.unfreeze()  # this process goes on alone

    def _serve(self, worker: _Worker | None) -> None:
        """Gives portions to a worker until there are none."""
        try:
            while worker is not None:
                if worker.process is not None and received(worker.out, bool) is None:  # it never came to begin
                    return
                worker = self._portions_for(worker)
        finally:
            self.ready.put(None)

    def _portions_for(self, worker: _Worker) -> _Worker | None:
        """Another worker where this one has died; None where there is no more to do."""
        while True:
            try:
                portion = self.waiting.popleft()
            except IndexError:
                return None
            worker.send([Order(place, os.fsencode(path)) for place, path, _ in portion])
            for at, (place, path, _) in enumerate(portion):
                found = received(worker.out, Told)
                if found is None:
                    return self._instead(worker, place, path, portion[at + 1 :])
                if self.checker.timings is not None:
                    with self.lock:
                        self.checker.timings.add(found.spent)
                self.ready.put(found)

    def _instead(self, worker: _Worker, place: int, path: str, rest: list[Task]) -> _Worker | None:
        """A new worker for one that died at the file `path`, unless it was this process that ended it."""
        if worker not in self.workers:
            return None
        reason = "the process that checked it was ended from outside, as happens where memory runs out"
        self.ready.put(Told(place, None, b"", [Failure(self.checker.name(path), "check", reason)], {}))
        if rest:
            self.waiting.appendleft(rest)
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
                work(self.checker, os.fdopen(to_read, "rb"), os.fdopen(from_write, "wb"))
            finally:
                os._exit(1)  # the end of the run, with its files and threads, is for the first process alone
        os.close(to_read)
        os.close(from_write)
        return _Worker(pid, os.fdopen(to_write, "wb"), os.fdopen(from_read, "rb"))

    def _started(self) -> _Worker:
        import subprocess

        # Nothing is imported that this process would not import itself: no folder is looked in but its own.
        code = "import sys; sys.path[:] = sys.argv[1:]; from safelint.run.worker import main; main()"
        group = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)  # Windows; a Ctrl-C is for the first process alone
        apart: dict[str, Any] = {"creationflags": group} if group else {"process_group": 0}
        process = subprocess.Popen(
            [sys.executable, "-I", "-c", code, *sys.path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, **apart
        )
        if process.stdin is None or process.stdout is None:
            raise OSError("no pipes")
        worker = _Worker(process.pid, process.stdin, process.stdout, process)
        of = self.checker
        paths = os.fsencode(of.config_path), os.fsencode(of.stdin_name)
        worker.send(Options(of.flags, *paths, of.detail, of.day, of.whole, of.choices, of.timings is not None))
        return worker


def _portions(tasks: Sequence[Task], workers: int) -> Iterator[list[Task]]:
    """The tasks in portions of about one size, the largest files first: nobody waits for one of them at the end."""
    most = min(_LARGEST, sum(size for _, _, size in tasks) // (workers * _PORTIONS))
    portion: list[Task] = []
    room = most
    for task in sorted(tasks, key=lambda each: -each[2]):
        portion.append(task)
        room -= task[2]
        if room <= 0:
            yield portion
            portion, room = [], most
    if portion:
        yield portion


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


def work(checker: Checker, asked: IO[bytes], told: IO[bytes]) -> NoReturn:
    """Checks what it is asked to until nobody asks. Ctrl-C reaches all processes of a terminal: the first ends us."""
    status = 1
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        if hasattr(signal, "pthread_sigmask"):
            signal.pthread_sigmask(signal.SIG_UNBLOCK, _SIGNALS)
        gc.disable()  # looking for garbage costs more than what is found; it is done between files, for what is new
        while (orders := received(asked, list[Order])) is not None:
            for count, (place, path) in enumerate(orders, 1):
                found = answer(checker, os.fsdecode(path), lambda made: parcel.dumped(made, checker.measured))
                spent = checker.timings.taken() if checker.timings is not None else {}
                sent(told, Told(place, *found, spent))
                if count % COLLECT_EVERY == 0:
                    gc.collect(0)
            gc.collect(0)
        status = 0
    except (OSError, KeyboardInterrupt):  # the run that asked is gone
        status = 1
    finally:
        os._exit(status)  # as above: nothing of the run that was divided may be ended twice
