"""The result cache gives what a run without it gives, whatever has changed or become damaged since."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zlib import compress

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from safelint.cli.commands import cli
from safelint.config import Flags
from safelint.disk import store
from safelint.knowledge.loader import LoadedPack, load
from safelint.reports import Style, find_format
from safelint.run import cache as results
from safelint.run import checker, findings, wire
from safelint.run import engine as engines
from safelint.run.checker import Checker
from safelint.run.engine import Engine
from safelint.values.report import Report
from support import TODAY

pytestmark = pytest.mark.slow

PAGE = "# A page\n\nHe committed suicide. Call Childline on 0800 1112.\n"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with a result cache of its own for runs of any size."""
    monkeypatch.setattr(results, "_FOLDER", tmp_path.name)
    monkeypatch.setattr(engines, "_LARGE", 0)
    (tmp_path / "site").mkdir()
    monkeypatch.chdir(tmp_path / "site")
    return tmp_path / "site"


class Checks:
    """Counts the texts that are checked."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.count = 0
        real = Checker.finished

        def counted(checker: Checker, *given: Any, **more: Any) -> Any:
            self.count += 1
            return real(checker, *given, **more)

        monkeypatch.setattr(Checker, "finished", counted)

    def of(self, run: Callable[[], object]) -> int:
        before = self.count
        run()
        return self.count - before


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> Checks:
    return Checks(monkeypatch)


def run(*paths: str, cache: bool = True, detail: bool = False, jobs: int = 1, config: str = "", **flags: Any) -> Report:
    asked = Flags(**{"today": TODAY, **flags})
    return Engine(asked, config, cache=cache, detail=detail, jobs=jobs).run(paths or (".",))


def told(report: Report) -> list[str]:
    names = ["json", "terminal", "gitlab", "csv"]
    names += ["sarif", "html"] if any(document.detail for document in report.documents) else []
    return [find_format(name).render(report, Style()) for name in names]


def kept() -> list[Path]:
    return sorted(Path(results.folder()).glob("*"))


@pytest.mark.parametrize("asked", [{}, {"across": True}, {"detail": True}, {"jobs": 3}], ids=str)
def test_what_has_not_changed_is_not_checked_again(place: Path, checks: Checks, asked: dict[str, Any]) -> None:
    (place / "a.md").write_text(PAGE, encoding="utf-8")
    (place / "b.txt").write_text("\ufeffOur online safety page.\r\n\r\nCall the police on 999.\r\n", encoding="utf-8")
    (place / "c.html").write_text("<p>Our internet safety page. <a href='/'>Click here</a></p>", encoding="utf-8")
    fresh = run(cache=False, **asked)
    first = run(**asked)
    again: list[Report] = []
    assert checks.of(lambda: again.append(run(**asked))) == 0
    assert told(again[0]) == told(first) == told(fresh)
    assert sum(len(document.findings) for document in fresh.documents) >= 3


CHANGES: dict[str, Callable[[Path], dict[str, Any]]] = {
    "text": lambda place: write(place / "a.md", PAGE.replace("1112", "1111")),
    "name": lambda place: (place / "a.md").rename(place / "z.md") and {},
    "option": lambda place: {"audience": "children"},
    "rules": lambda place: {"ignore": ("terminology",)},
    "date": lambda place: {"today": "2027-11-25"},
    "configuration": lambda place: write(place / "safelint.toml", '[rules]\nhelpline = "suggestion"\n'),
    "override": lambda place: write(place / "safelint.toml", '[[overrides]]\nfiles = ["a.*"]\naudience = "news"\n'),
    "house data": lambda place: write(place / "safelint.toml", '[helplines]\noff = ["childline"]\n'),
    "another configuration": lambda place: (
        write(place.parent / "own.toml", "[readability]\nsentence-words = 2\n")
        or {"config": str(place.parent / "own.toml")}
    ),
}


def write(path: Path, text: str) -> dict[str, Any]:
    path.write_text(text, encoding="utf-8")
    return {}


@pytest.mark.parametrize("change", CHANGES)
def test_what_has_changed_is_checked_again(place: Path, checks: Checks, change: str) -> None:
    write(place / "a.md", PAGE)
    run()
    flags = CHANGES[change](place)
    reports: list[Report] = []
    assert checks.of(lambda: reports.append(run(**flags))) == 1
    assert told(reports[0]) == told(run(cache=False, **flags))


@pytest.mark.parametrize("key", ["included", "fixed"])
def test_a_changed_text_that_the_configuration_names_counts(place: Path, key: str) -> None:
    value = '["footer.html"]' if key == "included" else '"footer.html"'
    write(place / "safelint.toml", f"[signposting]\n{key} = {value}\n")
    write(place / "footer.html", "<p>Read more about our work.</p>")
    write(place / "a.md", "# A report\n\nThe charity helps survivors of child sexual abuse.\n")
    run("a.md")
    write(place / "footer.html", "<p>In an emergency, call 999. Children can call Childline on 0800 1111.</p>")
    assert told(run("a.md")) == told(run("a.md", cache=False))


def test_changed_code_and_packs_count(place: Path, checks: Checks, monkeypatch: pytest.MonkeyPatch) -> None:
    write(place / "a.md", PAGE)
    run()
    assert checks.of(run) == 0
    monkeypatch.setattr(checker, "loaded", lambda full: LoadedPack(load(full=full), b"other packs"))
    assert checks.of(run) == 1
    monkeypatch.setattr(results, "_code", lambda: iter([b"other code"]))
    assert checks.of(run) == 1
    monkeypatch.setattr(results, "_libraries", lambda: iter(["textstat-9.9.dist-info"]))
    assert checks.of(run) == 1


def test_every_file_of_the_program_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(results, "__file__", str(tmp_path / "run" / "cache.py"))
    for name in ("run/cache.py", "reading/data/syllables.txt", "rules/uk.toml", "run/__pycache__/cache.pyc"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        write(tmp_path / name, name)
    assert set(results._code()) == {b"cache.py", b"run/cache.py", b"syllables.txt", b"reading/data/syllables.txt"}


def test_what_failed_is_not_kept(place: Path, checks: Checks) -> None:
    write(place / "bad.md", "---\nsafelint:\n  topics: [no-such-topic]\n---\nA text.\n")
    (place / "binary.txt").write_bytes(b"\0\1" * 50)
    first = run()
    assert len(first.failures) == 2
    assert run().failures == first.failures
    assert kept() == []


def test_a_small_run_keeps_nothing(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    monkeypatch.chdir(place)
    monkeypatch.setattr(results, "_FOLDER", place.parent.name)
    write(place / "a.md", PAGE)
    run()
    assert kept() == []


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: data[:-1],
        lambda data: data[:40] + bytes([data[40] ^ 1]) + data[41:],
        lambda data: data[:-1] + bytes([data[-1] ^ 1]),
        lambda data: data + b"\0",
        lambda data: b"something else",
    ],
)
def test_a_damaged_file_is_made_anew(place: Path, checks: Checks, damage: Callable[[bytes], bytes]) -> None:
    write(place / "a.md", PAGE)
    expected = told(run())
    (file,) = kept()
    file.write_bytes(damage(file.read_bytes()))
    reports: list[Report] = []
    assert checks.of(lambda: reports.append(run())) == 1
    assert told(reports[0]) == expected
    assert checks.of(run) == 0


def test_a_result_that_is_none_is_not_used(place: Path, checks: Checks) -> None:
    write(place / "a.md", PAGE)
    run()
    (file,) = kept()
    world = file.read_bytes()[len(store._MAGIC) + 8 :][:32]
    name = f"{file.parent.name}/{file.name}"
    _, entries = results._read(name, world)
    values = (None, (), (1, 2), [None] * 17, ["a"] * 17, {"source": ""})
    for wrong in (b"", b"\0", *map(compress, (b"", b"\0", *map(wire.encoded, values)))):
        store.put(name, world, wire.encoded(dict.fromkeys(entries, wrong)))
        assert checks.of(run) == 1
    for wrong in (None, {}, b"", wire.encoded([1, 2])):
        store.put(name, world, wrong)
        assert checks.of(run) == 1


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="rights of POSIX")
def test_a_file_that_others_can_write_is_not_trusted(place: Path, checks: Checks) -> None:
    write(place / "a.md", PAGE)
    run()
    (file,) = kept()
    assert (file.stat().st_mode & 0o777, file.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    file.chmod(0o666)
    assert checks.of(run) == 1
    assert file.stat().st_mode & 0o777 == 0o600
    moved = place.parent / "elsewhere"
    file.rename(moved)
    file.symlink_to(moved)
    assert checks.of(run) == 1
    assert not file.is_symlink()
    file.parent.chmod(0o777)
    assert checks.of(run) == 1


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_is_no_fault(place: Path) -> None:
    write(place / "a.md", PAGE)
    Path(results.folder()).mkdir(mode=0o500)
    assert run().documents


def test_a_file_in_the_way_is_no_fault(place: Path) -> None:
    write(place / "a.md", PAGE)
    Path(results.folder()).write_text("no folder", encoding="utf-8")
    assert run().documents


def test_two_runs_at_once_keep_what_both_found(place: Path, checks: Checks) -> None:
    write(place / "a.md", PAGE)
    write(place / "b.md", "# B\n\nA text.\n")
    one, other = (Engine(Flags(today=TODAY), cache=True) for _ in range(2))
    first, second = results.Store(one.checker), results.Store(other.checker)
    for engine, kept, name in ((one, first, "a.md"), (other, second, "b.md")):
        engine.run([name])
        kept.save()
    assert checks.of(lambda: run("a.md", "b.md")) == 0


def test_the_cache_is_bounded(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(6):
        write(place / f"{number}.md", PAGE)
    run()
    (file,) = kept()
    size = file.stat().st_size
    os.utime(file, (1, 1))
    (file.parent / ".safelint-0-1-0.part").write_bytes(b"never finished")
    os.utime(file.parent / ".safelint-0-1-0.part", (1, 1))
    monkeypatch.setattr(results, "LIMIT", size * 3 // 2)
    run(audience="children")
    (left,) = kept()
    assert left != file
    left.unlink()
    monkeypatch.setattr(results, "_LARGEST", size // 2)
    run(audience="news")
    (left,) = kept()
    assert 0 < left.stat().st_size < size * 0.6


def test_what_was_used_last_stays() -> None:
    entries = {bytes([number]): b"123456789" for number in range(5)}
    used = {bytes([1]): b"123456789"}
    before = results._LARGEST
    try:
        results._LARGEST = 30
        assert list(results._newest(entries, used)) == [b"\3", b"\4", b"\1"]
    finally:
        results._LARGEST = before


def test_the_command_tells_of_the_cache_and_empties_it(place: Path) -> None:
    def said(*words: str) -> str:
        done = CliRunner().invoke(cli, words)
        assert done.exit_code == 0
        return done.output

    assert "results of 0 kinds of run, 0.0 MB of at most 200 MB" in said("cache", "info")
    write(place / "a.md", PAGE)
    said("check", "--fail-on", "never", "--today", TODAY, "--no-cache")
    assert kept() == []
    said("check", "--fail-on", "never", "--today", TODAY)
    assert len(kept()) == 1
    assert f"{results.folder()}: results of 1 kind of run" in said("cache", "info")
    assert "taken away" in said("cache", "clear")
    assert kept() == []


WORDS = (
    "He committed suicide.",
    "Call Childline on 0800 1111.",
    "Call Childline on 0808 800 5000.",
    "Our online safety page.",
    "Our internet safety page.",
    "The charity helps survivors of domestic abuse.",
    "<!-- safelint-disable-next-line terminology -- a quotation -->\n",
    "In an emergency, call 999.",
    "\u2018Click here\u2019",
)
CONFIGURATIONS = (
    "",
    'audience = "children"\n',
    '[rules]\nterminology = "error"\n',
    '[signposting]\nincluded = ["footer.txt"]\n',
    '[[overrides]]\nfiles = ["a.*"]\nignore = ["helpline"]\n',
    '[[overrides]]\nfiles = ["*.html"]\nsilence = [{rule = "terminology", reason = "old"}]\n',
    '[helplines]\noff = ["childline"]\n',
    'today = "2027-01-01"\n',
)
EDITS = st.one_of(
    st.tuples(st.sampled_from(["a.md", "b.txt", "c.html", "footer.txt"]), st.lists(st.sampled_from(WORDS), max_size=4)),
    st.tuples(st.just("safelint.toml"), st.sampled_from(CONFIGURATIONS).map(lambda text: [text])),
)
FLAGS = st.fixed_dictionaries(
    {},
    optional={
        "audience": st.sampled_from(["children", "news"]),
        "kind": st.sampled_from(["record", "news"]),
        "across": st.just(True),
        "today": st.sampled_from([TODAY, "2027-06-01", ""]),
        "select": st.sampled_from([("terminology",), ("helpline", "signposting")]),
        "topics": st.just(("domestic-abuse",)),
        "jobs": st.just(2),
        "detail": st.just(True),
    },
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(st.lists(EDITS, max_size=2), FLAGS), min_size=2, max_size=4))
def test_no_edit_gives_a_stale_answer(
    place: Path, monkeypatch: pytest.MonkeyPatch, steps: list[tuple[list[tuple[str, list[str]]], dict[str, Any]]]
) -> None:
    with TemporaryDirectory() as name:
        monkeypatch.chdir(name)
        try:
            for file in ("a.md", "b.txt", "c.html", "footer.txt"):
                write(Path(file), " ".join(WORDS[:2]))
            for edits, flags in steps:
                for file, words in edits:
                    write(Path(file), " ".join(words))
                assert told(run(**flags)) == told(run(cache=False, **{**flags, "jobs": 1}))
        finally:
            monkeypatch.chdir(place)


def test_a_run_that_needs_every_finding_is_given_none_that_was_cut(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(findings, "_MOST_FINDINGS", 5)
    (place / "a.md").write_text("He had child pornography.\n\n" * 30, encoding="utf-8")
    engine = Engine(Flags(today=TODAY, select=("terminology",)), cache=True)
    for whole, count in ((False, 5), (True, 30), (False, 5)):
        assert len(engine.run(["a.md"], whole=whole).documents[0].findings) == count
