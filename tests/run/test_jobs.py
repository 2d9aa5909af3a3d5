"""Many processes find what one finds, in the same order; none is left behind, and none that dies takes more with it
than its file."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from io import BytesIO
from pathlib import Path

import pytest

from safelint.config import Flags
from safelint.reports import Style, find_format
from safelint.run import answer, batch, cache, pool
from safelint.run.checker import Checker, PendingText
from safelint.run.configurations import Located
from safelint.run.engine import Engine
from safelint.run.errands import Errand
from safelint.run.options import RunOptions
from safelint.values.report import Report
from support import TODAY

pytestmark = pytest.mark.slow

FILLER = "Officers said that support is there for every child who asks for it. " * 30
TEXTS = {
    "a.md": "# A page\n\nHe committed suicide. Call Childline on 0800 1112.\n\n",
    "b.html": '<!doctype html><html lang="en-GB"><head><title>A page</title></head><body><h1>Help</h1><p>Click '
    '<a href="/x">here</a>. Call 0808 800 5000 for Childline.</p></body></html>',
    "c.txt": "Our online safety page. Call the police on 999.\n\n",
    "d.md": "<!-- safelint-disable-file terminology/commit-suicide -- a quotation -->\n\nHe committed suicide.\n\n",
    "e.md": "---\nsafelint:\n  topics: [no-such-topic]\n---\nA text.\n",
    "f.md": "Our internet safety page, with our internet safety week.\n\n",
    "g.txt": "\ufeffCall Childline on 08001111. \u2018Internet safety\u2019 and \U0001f600 here.\n",
}


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in TEXTS.items():
        for number in range(3):
            (tmp_path / f"{number}{name}").write_text(text + (FILLER if number else ""), encoding="utf-8")
    (tmp_path / "binary.txt").write_bytes(b"\0\1\2" * 100)
    (tmp_path / "safelint.toml").write_text(
        '[[overrides]]\nfiles = ["1*"]\nsilence = [{rule = "terminology", reason = "as it was said"}]\n'
        '[[overrides]]\nfiles = ["2*"]\naudience = "children"\nrules = {"helpline" = "warning"}\n',
        encoding="utf-8",
    )
    return tmp_path


def engine(jobs: int, **flags: bool) -> Engine:
    across = flags.pop("across", False)
    return Engine(Flags(today=TODAY, across=across), jobs=jobs, **flags)


def told(report: Report) -> list[str]:
    names = ["json", "terminal", "gitlab", "csv", "github"]
    names += ["sarif", "html"] if any(document.detail for document in report.documents) else []
    return [find_format(name).render(report, Style()) for name in names]


@pytest.fixture(params=[True, False], ids=["divided", "started"])
def forks(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    if request.param and sys.platform != "linux":
        pytest.skip("processes are only divided on Linux")
    monkeypatch.setattr(pool, "forks", lambda: request.param)
    return bool(request.param)


@pytest.mark.parametrize("flags", [{}, {"across": True}, {"detail": True}], ids=str)
def test_any_number_of_processes_finds_the_same(site: Path, forks: bool, flags: dict[str, bool]) -> None:
    alone = engine(1, **flags).run(["."])
    assert len(alone.documents) == 18
    assert [failure.path for failure in alone.failures] == ["0e.md", "1e.md", "2e.md", "binary.txt"]
    assert {finding.rule.split("/")[0] for each in alone.documents for finding in each.findings} >= {
        "helpline",
        "terminology",
        "accessibility",
    }
    assert any(each.suppressed for each in alone.documents)
    for jobs in (2, 5):
        shared = engine(jobs, **flags).run(["."])
        assert shared.failures == alone.failures
        assert told(shared) == told(alone)


@pytest.mark.parametrize("packed", [False, True])
def test_a_text_that_is_kept_as_bytes_is_the_same_text(
    site: Path, monkeypatch: pytest.MonkeyPatch, packed: bool
) -> None:
    monkeypatch.setattr("safelint.run.keeper._PACKED_FROM", 0 if packed else 1_000_000_000)
    (site / "utf16.txt").write_bytes("\ufeffCall Childline on 0800 1111.\r\n".encode("utf-16-le"))
    (site / "latin.txt").write_bytes("The café said: call Childline.\n".encode("cp1252"))
    one, two = engine(1).run(["."]), engine(2).run(["."])
    assert [each.source().text for each in two.documents] == [each.source().text for each in one.documents]
    assert [each.source().encoding for each in two.documents].count("utf-16-le") == 1


def test_a_document_that_is_kept_packed_is_the_same_document(site: Path) -> None:
    (site / "all.html").write_text(
        "<html lang=en><title>T</title><!-- c --><p lang=cy>Un <a href='/x' title='y'>dau</a> <img src=a alt='tri'>"
        "<table><tr><td>1</table></html>",
        encoding="utf-8",
    )
    read = {path: Engine().checker.read_as(path, (site / path).read_bytes()) for path in ("all.html", "0a.md")}
    kept = {each.path: each.original.document() for each in engine(1, detail=True).run(["."]).documents}
    kept |= {f"2 {each.path}": each.original.document() for each in engine(2, detail=True).run(["."]).documents}
    for path, document in kept.items():
        known = read.get(path.removeprefix("2 "))
        if known is not None and document is not None:
            for part in ("text", "segments", "blocks", "inlines", "comments", "meta", "elements"):
                assert getattr(document, part) == getattr(known, part)
    assert kept["all.html"] is not None
    assert type(kept["all.html"].inlines[0].span).__name__ == "Span"


@pytest.mark.skipif(sys.platform != "linux", reason="processes are only divided on Linux")
@pytest.mark.parametrize("when", ["begun", "finished"])
def test_what_ends_its_process_twice_is_a_failure_and_the_rest_is_checked(
    site: Path, monkeypatch: pytest.MonkeyPatch, when: str
) -> None:
    real = getattr(Checker, when)

    def deadly(self: Checker, given: Located | PendingText, *others: object, **named: object) -> object:
        if getattr(given, "located", given).path == "2c.txt":
            os.kill(os.getpid(), signal.SIGKILL)
        return real(self, given, *others, **named)

    alone = engine(1).run(["."])
    monkeypatch.setattr(Checker, when, deadly)
    monkeypatch.setattr(pool, "forks", lambda: True)
    monkeypatch.setattr(pool._Pool, "_started", pool._Pool._divided)  # so that it is as deadly a second time
    report = engine(2).run(["."])
    found = [failure for failure in report.failures if failure not in alone.failures]
    assert [(failure.path, failure.stage) for failure in found] == [("2c.txt", "check")]
    assert "ended from outside" in found[0].reason
    assert [each.path for each in report.documents] == [each.path for each in alone.documents if each.path != "2c.txt"]


@pytest.mark.skipif(sys.platform != "linux", reason="processes are only divided on Linux")
def test_what_may_end_a_process_is_never_worked_on_by_the_one_that_reports(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, ours = Checker.begun, os.getpid()

    def deadly(self: Checker, located: Located, *others: object) -> object:
        if located.path == "2c.txt":
            assert os.getpid() != ours
            os.kill(os.getpid(), signal.SIGKILL)
        return real(self, located, *others)  # type: ignore[arg-type]

    def refused(self: object) -> object:
        raise OSError("no more processes")

    monkeypatch.setattr(Checker, "begun", deadly)
    monkeypatch.setattr(pool, "forks", lambda: True)
    monkeypatch.setattr(pool._Pool, "_started", refused)
    report = engine(2).run(["."])
    ended = {failure.path for failure in report.failures if "ended from outside" in failure.reason}
    assert "2c.txt" in ended
    assert {each.path for each in report.documents} | ended >= {
        f"{number}{name}" for number in range(3) for name in ("a.md", "b.html", "c.txt")
    }


def test_where_no_process_can_be_started_this_one_does_the_work(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(self: object) -> object:
        raise OSError("no more processes")

    monkeypatch.setattr(pool, "forks", lambda: False)
    monkeypatch.setattr(pool._Pool, "_started", refused)
    assert told(engine(3).run(["."])) == told(engine(1).run(["."]))


def test_a_process_that_never_begins_leaves_its_work_to_this_one(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "forks", lambda: False)
    monkeypatch.setattr(sys, "path", [])  # so that the new process finds no safelint
    expected = told(engine(1).run(["."]))
    assert told(engine(2).run(["."])) == expected


def test_another_process_is_told_all_that_a_result_rests_on() -> None:
    options = RunOptions(Flags(today=TODAY), b"own\x80.toml", b"a.md", True, "2026-01-01", choices=False)
    first = Checker(options)
    pipe = BytesIO()
    pool.sent(pipe, pool.order(first, answer.sendable))
    pipe.seek(0)
    told = pool.received(pipe, pool.WorkerOrder)
    assert told is not None
    assert pool.as_told(told)[0].options == options


def test_results_of_other_options_are_never_those_of_these(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "_code", lambda: iter(()))
    other = RunOptions(Flags(kind="news"), b"own.toml", b"a.md", True, "2026-01-01", False)
    worlds = {cache._world(Checker())}
    for name, value in other._asdict().items():
        worlds.add(cache._world(Checker(RunOptions(**{name: value}), pack=Checker().loaded)))
    assert len(worlds) == 1 + len(RunOptions._fields)


def test_a_handful_of_files_is_never_shared(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> object:
        raise AssertionError("shared")

    monkeypatch.setattr(pool, "shared", never)
    assert engine(0).run(["."]).documents


def test_portions_hold_every_file_once_the_largest_first() -> None:
    errands = [(Errand(place, b""), size) for place, size in enumerate((10, 500, 20, 4000, 30, 40))]
    portions = list(batch._portions(errands, 2))
    assert sorted(errand for portion in portions for errand in portion) == [errand for errand, _ in errands]
    assert portions[0] == [Errand(3, b"")]
    assert len(portions) > 2


def running(site: Path, *options: str) -> subprocess.Popen[bytes]:
    """A run over many texts with two workers, once they are at work."""
    for number in range(400):
        (site / f"page{number}.md").write_text(FILLER * 4, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "safelint", "check", "--jobs", "2", *options, "."],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    deadline = time.monotonic() + 30
    while not children(process.pid) and time.monotonic() < deadline and process.poll() is None:
        time.sleep(0.01)
    return process


def children(parent: int) -> list[int]:
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(fields[1]) == parent and fields[0] != "Z":
                found.append(int(entry.name))
    return found


def gone(processes: list[int]) -> bool:
    """Whether all have ended within a while."""
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        left = [each for each in processes if Path(f"/proc/{each}").exists()]
        if not left:
            return True
        time.sleep(0.02)
    return False


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are looked up in /proc")
@pytest.mark.parametrize(
    ("number", "to_all", "status"),
    [
        (signal.SIGINT, True, 130),
        (signal.SIGINT, False, 130),
        (signal.SIGTERM, False, 143),
        (signal.SIGKILL, False, -9),
    ],
)
def test_an_interrupt_leaves_no_process_and_no_file(site: Path, number: int, to_all: bool, status: int) -> None:
    process = running(site)
    workers = children(process.pid)
    assert len(workers) >= 1
    before = set(site.iterdir())
    if to_all:
        os.killpg(process.pid, number)
    else:
        os.kill(process.pid, number)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, out) == (status, b""), err
    assert b"Traceback" not in err
    assert gone(workers)
    assert set(site.iterdir()) == before


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are looked up in /proc")
def test_a_killed_worker_is_no_hang(site: Path) -> None:
    process = running(site, "--format", "json")
    os.kill(children(process.pid)[0], signal.SIGKILL)
    out, err = process.communicate(timeout=60)
    assert b"ended from outside" not in out, err
    assert len(json.loads(out)["documents"]) == 400 + 18
