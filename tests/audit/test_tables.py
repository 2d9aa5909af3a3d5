"""The tables hold what `check` finds, of stable types; a page's template counts once; what was stopped goes on."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet

from safelint.audit.blocks import Blocks
from safelint.audit.schema import TABLES, VERSION, arrow
from safelint.audit.tables import checked
from safelint.config import Flags
from safelint.readers import read
from safelint.run import pool
from safelint.run.checker import Checker
from safelint.run.configurations import Located
from safelint.run.engine import Engine
from safelint.values.errors import SafelintError
from safelint.values.fingerprints import fingerprints
from support import TODAY
from support.crawls import HOST, PAGES, as_folder, as_packed_warc, as_parquet, as_warc, audited, contents, page, table


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_the_tables_are_as_they_are_described() -> None:
    audited(as_folder(Path("site")), output="out")
    for name in TABLES:
        (file,) = Path("out", name).glob("*.parquet")
        schema = parquet.read_schema(file)
        assert schema.equals(arrow(name))
        assert schema.metadata[b"safelint.schema"] == VERSION.encode()
    assert {path.name for path in Path("out").iterdir()} == {*TABLES, "audit.json", "summary.json", "summary.html"}


def test_the_verdict_is_that_of_check() -> None:
    as_folder(Path("site"))
    Path("site", HOST, "broken.html").write_bytes(b"\0\1\2" * 100)
    words = "If your partner hits you, call the National Domestic Abuse Helpline on 0808 2000 274."
    Path("site", HOST, "wrong.html").write_text(page("A wrong number", words), encoding="utf-8")
    report = Engine(Flags(today=TODAY)).run(["site"])
    audited("site", output="out")
    expected = [
        (each.path.removeprefix("site/"), finding.rule, finding.severity, finding.message, *finding.span, mark)
        for each in report.documents
        for finding, mark in zip(each.findings, fingerprints(each.source(), each.findings), strict=True)
    ]
    columns = ("url", "rule", "severity", "message", "start", "end", "fingerprint")
    assert sorted(tuple(row[name] for name in columns) for row in table("out", "findings")) == sorted(expected)
    assert len(expected) > 3
    help_given = {each.path: each.signposting for each in report.documents}
    for row in table("out", "pages"):
        found = help_given[f"site/{row['url']}"]
        assert [*map(row.get, ("present", "misnumbered", "missing"))] == [
            [*each] for each in (found.present, found.misnumbered, found.missing)
        ]
    assert any(each.misnumbered for each in help_given.values())
    numbers = [(each.path, number.digits) for each in report.documents for number, _ in each.numbers]
    assert sorted((f"site/{row['url']}", row["number"]) for row in table("out", "numbers")) == sorted(numbers)
    assert [(row["url"], row["reason"]) for row in table("out", "failures")] == [
        (each.path.removeprefix("site/"), each.reason) for each in report.failures
    ]


def test_any_number_of_processes_writes_the_same_bytes() -> None:
    pages = {
        f"https://{HOST}/{number}": page(f"Page {number}", "Call Childline on 0800 1112.") for number in range(150)
    }
    as_packed_warc(Path("a.warc.gz"), pages)
    audited("a.warc.gz", output="one")
    audited("a.warc.gz", output="three", jobs=3)
    assert contents("one") == contents("three")
    assert len(table("one", "pages")) == 150


def test_one_batch_function_for_a_table_of_pages() -> None:
    pages = pa.table({"url": list(PAGES), "html": list(PAGES.values())})
    found = checked(Engine(Flags(today=TODAY)).checker, pages)
    audited(as_warc(Path("a.warc")), output="out")
    own = {"source", "date", "issue"}  # what only an archive tells
    for name, made in found.items():
        assert without(made.to_pylist(), own) == without(table("out", name), own)


def without(rows: list[dict[str, Any]], columns: set[str]) -> list[dict[str, Any]]:
    return [{name: value for name, value in row.items() if name not in columns} for row in rows]


# --- templates


def test_a_wrong_number_in_a_footer_is_one_fault_with_its_pages() -> None:
    pages = {
        f"https://{HOST}/{number}": page(
            f"Page {number}", f"We wrote this on day {number}.", footer="Call Childline on 0800 1112."
        )
        for number in range(40)
    }
    pages["https://www.other.example.org/"] = page("Another site", "Words.", footer="Call Childline on 0800 1112.")
    found = audited(as_parquet(Path("a.parquet"), pages), output="out")
    faults = [each for each in table("out", "issues") if each["rule"] == "helpline/mistyped-number"]
    assert [(each["site"], each["pages"], each["landmark"]) for each in faults] == [
        (HOST, 40, "footer"),
        ("www.other.example.org", 1, "footer"),
    ]
    assert found["totals"]["errors"] == 41
    assert found["totals"]["issues"]["errors"] == 2
    (childline,) = (each for each in found["services"] if each["service"] == "childline")
    assert (childline["wrong"], childline["pages_to_change"]) == (2, 41)


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("Call Childline on 0800 1111.", "right"),
        ("Call Childline on 08001111.", "right"),
        ('Call Childline on <a href="tel:08088005000">0800 1111</a>.', "wrong"),
        ("Call Childline on 0800 1112.", "wrong"),
        ("Call Freedom Charity on 0845 607 0133.", "right"),  # only dear
        ("Call our office on 0845 123 4567.", "unknown"),
        ("Ring Women's Aid on 0808 2000 247.", "right"),  # of its kin, perhaps meant
        ("Call Samaritans on 0330 094 5717.", "unknown"),  # perhaps of a branch
        ("Call Samaritans on 08457 90 90 90.", "old"),
        ("Call our office on 01482 300 300.", "unknown"),
    ],
)
def test_a_number_has_the_verdict_of_what_is_found_at_it(words: str, verdict: str) -> None:
    audited(as_parquet(Path("a.parquet"), {f"https://{HOST}/": page("Help", words, footer="")}), output="out")
    assert verdict in [row["verdict"] for row in table("out", "numbers")]


def test_what_only_looks_alike_is_not_one_fault() -> None:
    pages = {
        f"https://{HOST}/{number}": page(
            f"Page {number}", f"Part {number} of our work.", f'<a href="/r{number}">Click here</a>'
        )
        for number in range(5)
    }
    audited(as_parquet(Path("a.parquet"), pages), output="out")
    faults = [each for each in table("out", "issues") if each["rule"] == "accessibility/link-text"]
    assert [each["pages"] for each in faults] == [1] * 5


def test_one_menu_at_several_depths_is_one() -> None:
    html = '<html><body><nav><p><a href="{0}help.html">Help</a></p></nav><main><p>Words.</p></main></body></html>'
    names = set()
    for up in ("", "../", "../../"):
        document = read("a.html", html.format(up).encode(), "html")
        names.add(Blocks(document).at(document.source.text.index("Help")))
    assert len(names) == 1
    assert names.pop()[1] == "nav"


# --- what is stopped, repeated or changed


def rows(output: str) -> dict[str, Counter[str]]:
    return {name: Counter(json.dumps(row, sort_keys=True) for row in table(output, name)) for name in TABLES}


@pytest.mark.slow
def test_a_killed_run_goes_on_to_the_same_tables() -> None:
    pages = {
        f"https://{HOST}/{number}": page(f"Page {number}", *["Call Childline on 0800 1112, she said."] * 3)
        for number in range(3_400)
    }
    as_packed_warc(Path("a.warc.gz"), pages)
    audited("a.warc.gz", output="whole", jobs=2)
    words = ["audit", "a.warc.gz", "--output", "cut", "--jobs", "2", "--today", TODAY, "--quiet"]
    process = subprocess.Popen([sys.executable, "-m", "safelint", *words], stdout=subprocess.DEVNULL)
    deadline = time.monotonic() + 120
    while not list(Path("cut").glob("pages/*.parquet")) and time.monotonic() < deadline:
        time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    process.wait()
    done = {file.name: file.stat().st_mtime_ns for file in Path("cut").glob("pages/*.parquet")}
    assert 0 < len(done) < 4
    assert json.loads(Path("cut", "audit.json").read_text())["finished"] is False
    audited("a.warc.gz", output="cut", resume=True)
    assert contents("cut") == contents("whole")
    assert {
        file.name: file.stat().st_mtime_ns for file in Path("cut").glob("pages/*.parquet") if file.name in done
    } == done
    assert json.loads(Path("cut", "summary.json").read_text()) == json.loads(Path("whole", "summary.json").read_text())


@pytest.mark.parametrize("resume", [True, False])
def test_a_repeated_run_adds_nothing(resume: bool) -> None:
    as_folder(Path("site"))
    audited("site", output="out")
    before = contents("out")
    audited("site", output="out", resume=resume)
    assert contents("out") == before


def test_a_changed_page_is_checked_anew_and_nothing_old_stays() -> None:
    as_folder(Path("site"))
    audited("site", output="out")
    assert "terminology/commit-suicide" in {each["rule"] for each in table("out", "findings")}
    Path("site", HOST, "news", "inquest.html").write_text(page("An inquest", "He died in May."), encoding="utf-8")
    audited("site", output="out", resume=True)
    audited("site", output="fresh")
    assert rows("out") == rows("fresh")
    assert "terminology/commit-suicide" not in {each["rule"] for each in table("out", "findings")}


def test_a_changed_setting_is_obeyed() -> None:
    as_folder(Path("site"))
    audited("site", output="out")
    Path("site", "safelint.toml").write_text('[rules]\n"helpline" = "off"\n', encoding="utf-8")
    audited("site", output="out", resume=True)
    assert not any(each["rule"].startswith("helpline/") for each in table("out", "findings"))


def test_an_audit_that_is_gone_on_with_stays_at_its_day() -> None:
    as_folder(Path("site"))
    audited("site", output="out", today="2026-11-01")
    audited("site", output="out", resume=True, today="")
    assert json.loads(Path("out", "audit.json").read_text())["today"] == "2026-11-01"


def test_another_audit_is_not_mixed_in() -> None:
    as_folder(Path("site"))
    as_warc(Path("a.warc"))
    audited("site", output="out")
    before = contents("out")
    with pytest.raises(SafelintError, match="holds an audit of other sources"):
        audited("a.warc", output="out")
    for other in ({"flags": Flags(audience="children")}, {"with_text": False}, {"today": "2026-01-01"}):
        with pytest.raises(SafelintError, match="was begun otherwise"):
            audited("site", output="out", resume=True, **other)
    with pytest.raises(SafelintError, match="holds no audit"):
        audited("site", output="site")
    assert contents("out") == before


def test_a_folder_that_holds_its_own_audit_is_not_audited() -> None:
    as_folder(Path("site"))
    audited("site", output="site/out")
    first = len(table("site/out", "pages"))
    audited("site", output="site/out")
    assert len(table("site/out", "pages")) == first


def test_what_a_dead_process_was_at_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    if sys.platform != "linux":
        pytest.skip("processes are only divided on Linux")
    real = Checker.begun

    def deadly(self: Engine, located: Located, *others: object) -> object:
        if located.path.endswith("/70"):
            os.kill(os.getpid(), signal.SIGKILL)
        return real(self, located, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(Checker, "begun", deadly)
    monkeypatch.setattr(pool._Pool, "_started", pool._Pool._divided)  # so that it is as deadly a second time
    pages = {f"https://{HOST}/{number}": page(f"Page {number}", "Words.") for number in range(100)}
    audited(as_parquet(Path("a.parquet"), pages), output="out", jobs=2)
    assert [each["url"] for each in table("out", "failures")] == [f"https://{HOST}/70"]
    assert [each["url"] for each in table("out", "pages")] == [url for url in pages if not url.endswith("/70")]


# --- words


def test_without_text_no_word_of_a_page_is_kept() -> None:
    secret = "Xyzzyville"
    pages = {
        f"https://{HOST}/": page(
            secret, f"He committed suicide in {secret}, Childline 0800 1112. " * 3 + "CLICK HERE " * 9
        )
    }
    audited(as_parquet(Path("a.parquet"), pages), output="out", with_text=False)
    assert table("out", "findings")
    kept = b"".join(file.read_bytes() for file in Path("out").rglob("*") if file.is_file()).lower()
    for row in [row for name in TABLES for row in table("out", name)]:
        assert secret not in json.dumps(row)
        assert "committed" not in json.dumps(row)
        assert row.get("text") is None
    assert secret.lower().encode() not in kept


def test_hostile_words_stay_words() -> None:
    hostile = "<script>alert(1)</script>\u202e"
    pages = {
        f"https://{HOST}/{hostile}": "<html><p>&lt;script&gt;alert(1)&lt;/script&gt; He committed suicide.</p></html>"
    }
    audited(as_parquet(Path("a.parquet"), pages), output="out")
    html = Path("out", "summary.html").read_text(encoding="utf-8")
    assert "<script" not in html
    assert "\u202e" not in html
    assert "default-src 'none'" in html


def test_the_pictures_have_names_and_figures() -> None:
    audited(as_folder(Path("site")), output="out")
    html = Path("out", "summary.html").read_text(encoding="utf-8")
    pictures = re.findall(r'<svg class="bars".*?</svg>', html, re.DOTALL)
    assert len(pictures) == 3
    assert all('role="img"' in each and "aria-label=" in each and "<title>" in each for each in pictures)
    assert html.count("<table") >= 3
