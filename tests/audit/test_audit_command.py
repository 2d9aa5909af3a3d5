"""`safelint audit` on the command line: what it prints, how it ends, and what it costs those who do not use it."""

from __future__ import annotations

import json
import subprocess
import sys
from email.mime.application import MIMEApplication
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path

import pytest

from safelint.audit.pace import in_words, told
from safelint.audit.stream import Streamed
from safelint.cli import main
from support import TODAY
from support.crawls import HOST, PAGES, as_folder, as_packed_warc, page


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def said(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as stopped:
        main(["audit", *words, *([] if "--compare" in words else ["--today", TODAY, "--jobs", "1"])])
    out, err = capsys.readouterr()
    return int(stopped.value.code or 0), out, err


def test_the_exit_status(capsys: pytest.CaptureFixture[str]) -> None:
    as_folder(Path("site"))
    status, out, err = said(capsys, "site", "--output", "out")
    assert (status, err) == (1, "")
    assert out.startswith("5 pages of 2 sites: ")
    assert "out/summary.html" in out
    assert said(capsys, "site", "--output", "out", "--fail-on", "never")[0] == 0
    assert said(capsys, "site", "--output", "out", "--select", "accessibility/block-capitals")[0] == 0
    Path("empty").mkdir()
    assert said(capsys, "empty", "--output", "three")[0] == 3


@pytest.mark.parametrize(
    ("setting", "footer", "day", "status"),
    [
        ('[registry]\nstale = "fail"', "0800 1111", "2035-01-01", 3),
        ('[registry]\nstale = "fail"', "0800 1111", "2001-01-01", 0),
        ('[signposting]\nincluded = ["layouts/footer.html"]', "0808 800 5000", TODAY, 1),
        ('[signposting]\nincluded = ["layouts/footer.html"]', "0800 1111", TODAY, 0),
    ],
)
def test_what_a_configuration_asks_for_fails_it_as_it_fails_check(
    capsys: pytest.CaptureFixture[str], setting: str, footer: str, day: str, status: int
) -> None:
    Path("site", "pages").mkdir(parents=True)
    Path("site", "layouts").mkdir()
    Path("site", "safelint.toml").write_text(f"{setting}\n", encoding="utf-8")
    Path("site", "pages", "a.html").write_text(page("Help", "Call Childline on 0800 1111.", footer=""), "utf-8")
    Path("site", "layouts", "footer.html").write_text(f"<p>Call Childline on {footer}.</p>", "utf-8")
    same = ("--select", "helpline", "--today", day)
    for command in (["check", "site/pages"], ["audit", "site/pages", "--output", "out"]):
        with pytest.raises(SystemExit) as stopped:
            main([*command, *same, "--jobs", "1"])
        assert stopped.value.code == status, (command, capsys.readouterr().out)


@pytest.mark.parametrize(
    ("levels", "words", "status"),
    [
        ({"site": "suggestion"}, (), 1),
        ({"site": "error"}, (), 0),
        ({"site": "never", "crawl": "suggestion"}, (), 1),
        ({"site": "suggestion"}, ("--fail-on", "error"), 0),
        ({}, (), 0),
    ],
)
def test_what_fails_it_is_what_the_strictest_configuration_says(
    capsys: pytest.CaptureFixture[str], levels: dict[str, str], words: tuple[str, ...], status: int
) -> None:
    for name in ("site", "crawl"):
        Path(name).mkdir()
        if name in levels:
            Path(name, "safelint.toml").write_text(f'fail-on = "{levels[name]}"\n', encoding="utf-8")
    as_folder(Path("site"), {f"https://{HOST}/": page("Help", '<a href="/x">Click here</a>', footer="")})
    as_packed_warc(Path("crawl", "a.warc.gz"), {f"https://{HOST}/": page("Home", "We are here.", footer="")})
    rule = ("--select", "accessibility/link-text")
    for resume in ((), ("--resume",)):
        found = said(capsys, "site", "crawl/a.warc.gz", "--output", "out", *rule, *words, *resume)
        assert found[0] == status, found[1]
    if len(levels) == 1:
        with pytest.raises(SystemExit) as stopped:
            main(["check", "site", *rule, *words, "--today", TODAY])
        assert stopped.value.code == status


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("site",), "--output FOLDER is missing: it says where the tables go"),
        (("site", "--output", "site"), "site: is not empty, and holds no audit: name another folder"),
        (("site", "--output", "out", "--number", "999"), "--number NUMBER goes with --compare"),
        (("site", "--compare"), "--compare asks for the folders of two audits"),
        (("site", "site", "--compare"), "site: holds no audit"),
        (("site", "--compare", "--number", "none"), "--number none: holds no digits"),
        (("a", "b", "--compare", "--jobs", "2"), "--jobs says nothing with --compare: leave it out"),
        (("a", "b", "--compare", "--fail-on", "error"), "--fail-on says nothing with --compare"),
        (("a", "b", "--compare", "--topic", "suicide"), "--topic says nothing with --compare"),
        (("a", "b", "--compare", "--resume"), "--resume says nothing with --compare"),
        (("a", "--compare", "--number", "999", "--output", "c"), "--output says nothing with --compare --number"),
        (("site", "--output", "out", "--select", "no/such"), "no/such"),
        (("site", "--output", "out", "--cluster", "127.0.0.1:1"), "--cluster 127.0.0.1:1: no cluster answers there"),
        (("nofolder", "--output", "out"), "nofolder: does not exist"),
        ((), "Missing argument"),
    ],
)
def test_wrong_use(capsys: pytest.CaptureFixture[str], words: tuple[str, ...], reason: str) -> None:
    as_folder(Path("site"))
    status, out, err = said(capsys, *words)
    assert (status, out) == (2, "")
    assert reason in " ".join(err.split())
    assert not Path("out", "pages").exists()


def test_json_and_the_comparison(capsys: pytest.CaptureFixture[str]) -> None:
    as_packed_warc(Path("a.warc.gz"))
    _, out, _ = said(capsys, "a.warc.gz", "--output", "a", "--format", "json")
    assert json.loads(out) == json.loads(Path("a", "summary.json").read_text(encoding="utf-8"))
    as_packed_warc(Path("b.warc.gz"), {**PAGES, f"https://{HOST}/new": page("New", "He committed suicide.")})
    said(capsys, "b.warc.gz", "--output", "b")
    status, out, _ = said(capsys, "--compare", "a", "b")
    assert status == 0
    assert "1 new, 0 gone" in out
    status, out, _ = said(capsys, "--compare", "a", "b", "--format", "json", "--output", "c")
    assert json.loads(out) == json.loads(Path("c", "changes.json").read_text(encoding="utf-8"))
    status, out, _ = said(capsys, "--compare", "--number", "0800 1111", "a", "b")
    assert out.startswith("08001111\nday ")


def test_a_page_of_which_a_part_was_read_is_counted_as_such(capsys: pytest.CaptureFixture[str]) -> None:
    letter = MIMEMultipart()
    letter["Subject"] = "Getting help"
    letter.attach(MIMEText("In immediate danger, call 999. Children can call Childline on 0800 1111."))
    for name in ("one.docx", "two.docx"):
        damaged = MIMEApplication(b"PK no archive")
        damaged.add_header("Content-Disposition", "attachment", filename=name)
        letter.attach(damaged)
    Path("site").mkdir()
    Path("site", "letter.eml").write_bytes(letter.as_bytes())
    status, out, _ = said(capsys, "site", "--output", "out")
    assert status == 3
    assert "1 page could be checked only in part: see out/failures." in out
    Path("site", "broken.html").write_bytes(b"\0\1\2" * 100)
    assert (
        "1 page could not be checked, 1 page could be checked only in part:"
        in said(capsys, "site", "--output", "again")[1]
    )


def test_nothing_is_written_where_nothing_can_be(capsys: pytest.CaptureFixture[str]) -> None:
    as_folder(Path("site"))
    Path("out").write_text("a file", encoding="utf-8")
    status, _, err = said(capsys, "site", "--output", "out")
    assert status in (2, 3)
    assert "out" in err
    assert "Traceback" not in err
    assert Path("out").read_text(encoding="utf-8") == "a file"


def test_without_its_libraries_it_says_what_to_install(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("safelint.cli.audit.find_spec", lambda name: None)
    status, _, err = said(capsys, "site", "--output", "out")
    assert status == 2
    assert 'extra "audit"' in err


def test_only_audit_loads_its_libraries(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("Call Childline on 0800 1111.\n", encoding="utf-8")
    code = (
        "import sys\nfrom safelint.cli import main\ntry:\n    main(['check', 'a.md', '--jobs', '2'])\n"
        "except SystemExit:\n    print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path)
    loaded = set(done.stdout.split())
    assert "safelint.run.engine" in loaded
    assert not loaded & {"pyarrow", "duckdb", "fastwarc", "ray", "numpy", "safelint.audit", "safelint.cli.audit"}


def test_the_pace_in_words() -> None:
    at = Streamed(pages=1_000, kept=200, failures=3, done=500, total=2_000)
    assert told(at, 10.0, 100) == (
        "1,000 pages checked, 200 kept from before, 3 failed, 100 a second, 25% of the sources, 38 seconds left"
    )
    assert told(Streamed(10, 0, 0, 0, 0), 1.0) == "10 pages checked, 10 a second"
    assert [in_words(seconds) for seconds in (0.2, 61, 600, 3_600, 3_661, 11_100)] == [
        "1 second",
        "61 seconds",
        "10 minutes",
        "1 hour",
        "1 hour 1 minute",
        "3 hours 5 minutes",
    ]
