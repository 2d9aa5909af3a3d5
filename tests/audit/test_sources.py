"""Every source gives its pages; what is damaged costs what is damaged, and is told."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pyarrow as pa
import pytest
from pyarrow import parquet

from safelint.audit.page import CrawledPage
from safelint.audit.sources import found, warc
from safelint.audit.sources.found import Gathering, sources
from safelint.audit.sources.intake import SourceIntake
from safelint.config import Flags
from safelint.run.engine import Engine
from safelint.values.errors import SafelintError
from support import DATA, TODAY
from support.crawls import (
    HOST,
    MAKERS,
    PAGES,
    as_folder,
    as_lines,
    as_packed_warc,
    as_warc,
    audited,
    page,
    record,
    records,
    table,
)

URL = f"https://{HOST}/"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def audit_of(data: bytes, name: str = "a.warc") -> tuple[list[str], list[str]]:
    """The addresses of the pages, and why others could not be checked."""
    Path(name).write_bytes(data)
    audited(name, output="out")
    return [each["url"] for each in table("out", "pages")], [each["reason"] for each in table("out", "failures")]


@pytest.mark.parametrize("name", [name for name in MAKERS if name != "site"])
def test_every_source_gives_the_same(name: str) -> None:
    MAKERS[name](Path(name))
    audited(name, output="out")
    assert [each["url"] for each in table("out", "pages")] == list(PAGES)
    found = {(each["url"], each["rule"], each["start"]) for each in table("out", "findings")}
    assert {rule for _, rule, _ in found} >= {"helpline/mistyped-number", "helpline/retired-number"}
    audited(as_warc(Path("other.warc")), output="other")
    assert found == {(each["url"], each["rule"], each["start"]) for each in table("other", "findings")}
    assert {each["site"] for each in table("out", "pages")} == {HOST, "www.othertown.example.org"}


def test_a_folder_as_a_crawler_lays_it_down() -> None:
    audited(as_folder(Path("crawl")), output="out")
    assert {each["site"] for each in table("out", "pages")} == {HOST, "www.othertown.example.org"}
    assert f"{HOST}/help/children.html" in {each["url"] for each in table("out", "pages")}


def test_documents_of_all_formats_are_read() -> None:
    shutil.copytree(DATA / "samples", "samples")
    audited("samples", output="out")
    assert len({each["format"] for each in table("out", "pages")}) > 5


def test_globs_and_addresses_of_stores() -> None:
    first, second = list(PAGES)[:2]
    as_lines(Path("a-1.jsonl"), {first: PAGES[first]})
    as_lines(Path("a-2.jsonl"), {second: PAGES[second]})
    audited("a-*.jsonl", output="out")
    assert [each["url"] for each in table("out", "pages")] == [first, second]
    audited(f"{Path.cwd().as_uri()}/a-*.jsonl", output="store")
    assert [each["url"] for each in table("store", "pages")] == [first, second]


def test_what_is_no_page_is_passed_over_and_counted() -> None:
    data = [
        record(URL, b"<html><p>A page.</html>"),
        record(f"{URL}gone", b"<html><p>Not found.</html>", status=404),
        record(f"{URL}logo.png", b"\x89PNG", "image/png"),
        record(f"{URL}robots.txt", b"User-agent: *", "text/plain"),
        record("urn:pageinfo:x", b"{}", "application/json"),
    ]
    Path("a.warc").write_bytes(b"".join(data))
    found = audited("a.warc", output="out")
    assert [each["url"] for each in table("out", "pages")] == [URL]
    assert found["passed_over"] == {"image/png": 1, "status 404": 1, "text/plain": 1}
    assert table("out", "failures") == []


@pytest.mark.parametrize("at", [0, 2, 4])
def test_a_damaged_record_costs_itself(at: int) -> None:
    packed = list(map(gzip.compress, records()))
    middle = len(packed[at]) // 2
    packed[at] = packed[at][:middle] + b"\xff" * 12 + packed[at][middle + 12 :]
    urls, reasons = audit_of(b"".join(packed), "a.warc.gz")
    assert urls == [url for place, url in enumerate(PAGES) if place != at]
    assert len(reasons) == 1
    assert "damaged" in reasons[0]


def test_rubbish_between_records() -> None:
    packed = list(map(gzip.compress, records()))
    urls, reasons = audit_of(b"".join([*packed[:2], b"no record", *packed[2:]]), "a.warc.gz")
    assert urls == list(PAGES)
    assert len(reasons) == 1
    assert "damaged" in reasons[0]


def test_a_record_that_tells_a_wrong_length() -> None:
    first, _, *rest = records()
    wrong = record(list(PAGES)[1], b"<html><p>Call us.</html>", length=900_000)
    urls, reasons = audit_of(b"".join([first, wrong, *rest]))
    assert [url for url in PAGES if url not in urls] == [list(PAGES)[1]]
    assert len(reasons) == 1
    assert "ends after" in reasons[0]


@pytest.mark.parametrize("whole", [bytes, gzip.compress])
def test_a_page_that_is_not_packed_as_its_server_says(whole: Callable[[bytes], bytes]) -> None:
    first, _, *rest = records()
    url = list(PAGES)[1]
    wrong = record(url, b"<html><p>Call us.</html>", headers="Content-Encoding: gzip\r\n")
    urls, reasons = audit_of(b"".join(map(whole, [first, wrong, *rest])))
    assert [each for each in PAGES if each not in urls] == [url]
    assert reasons == ["cannot be unpacked, though the server says: gzip"]
    assert [each["url"] for each in table("out", "failures")] == [url]


def test_a_table_without_its_columns_is_one_failure() -> None:
    parquet.write_table(pa.table({"address": [URL, URL], "html": ["<p>A.</p>", "<p>B.</p>"]}), "named.parquet")
    urls, reasons = audit_of(Path("named.parquet").read_bytes(), "a.parquet")
    assert urls == []
    assert len(reasons) == 1
    assert "it needs columns url and html or text, and has address, html" in reasons[0]


def test_an_archive_that_ends_early() -> None:
    data = b"".join(records())
    urls, reasons = audit_of(data[:-400])
    assert urls == list(PAGES)[:-1]
    assert len(reasons) == 1


def in_the_middle(data: bytes) -> bytes:
    """The data with some bytes in its middle damaged."""
    return data[: len(data) // 2] + b"\xff" * 12 + data[len(data) // 2 + 12 :]


def wacz(*members: bytes) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as written:
        for place, member in enumerate(members):
            written.writestr(f"archive/{place}.warc", member)
    return file.getvalue()


def with_password(data: bytes) -> bytes:
    """A ZIP file of which it is told that its first file is encrypted."""
    head, directory = data.index(b"PK\3\4") + 6, data.index(b"PK\1\2") + 8
    return bytes(each | 1 if at in (head, directory) else each for at, each in enumerate(data))


def table_of(html: list[bytes]) -> bytes:
    """A Parquet file whose texts are not asked whether they are in UTF-8."""
    texts = pa.array(html, pa.binary()).view(pa.string())
    out = pa.BufferOutputStream()
    parquet.write_table(pa.table({"url": [f"{URL}{place}" for place in range(len(html))], "html": texts}), out)
    return out.getvalue().to_pybytes()  # type: ignore[no-any-return]


def no_line_like_another(count: int) -> bytes:
    """A text of so many lines in which little can be packed."""
    return b"".join(sha256(str(each).encode()).hexdigest().encode() + b"\n" for each in range(count))


WHOLE = b"".join(records())


@pytest.mark.parametrize(
    ("name", "data", "left", "reason"),
    [
        ("a.jsonl.gz", in_the_middle(gzip.compress(no_line_like_another(900))), 0, "damaged after line"),
        ("a.wacz", in_the_middle(wacz(no_line_like_another(9_000), WHOLE)), 5, "cannot be read to its end"),
        ("a.wacz", with_password(wacz(WHOLE, WHOLE)), 5, "password required"),
        (
            "a.parquet",
            table_of([b"<p>One.</p>", b"<p>Caf\xe9.</p>", b"<p>Three.</p>"]),
            2,
            "row 2 holds text that is not",
        ),
    ],
)
def test_what_is_damaged_in_the_middle_costs_no_other_source(name: str, data: bytes, left: int, reason: str) -> None:
    Path(name).write_bytes(data)
    audited(name, as_lines(Path("other.jsonl")), output="out")
    of = [each["source"] for each in table("out", "pages")]
    assert (of.count(name), of.count("other.jsonl")) == (left, len(PAGES))
    assert any(reason in each["reason"] for each in table("out", "failures")), table("out", "failures")


def test_what_nobody_foresaw_in_a_source_costs_that_source(monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong(name: str, intake: SourceIntake) -> Iterator[CrawledPage]:
        yield from warc.pages(name, intake)
        raise KeyError("nobody foresaw this")

    monkeypatch.setitem(found._READERS, ".warc", wrong)
    audited(as_warc(Path("a.warc")), as_lines(Path("b.jsonl")), output="out")
    assert [each["url"] for each in table("out", "pages")] == [*PAGES] * 2
    assert [each["reason"] for each in table("out", "failures")] == [
        "this source cannot be read to its end: KeyError: 'nobody foresaw this'"
    ]


@pytest.mark.parametrize("charset", ["rot13", "base64", "hex", "zip", "bz2", "uu", "quopri", "a\0b", "caf\xe9"])
def test_an_encoding_that_is_none_of_texts_is_asked_of_the_page(charset: str) -> None:
    data = [record(URL, b"<html><p>A page.</html>", f"text/html; charset={charset}"), record(f"{URL}2", b"<html>Two.")]
    assert audit_of(b"".join(data)) == ([URL, f"{URL}2"], [])


@pytest.mark.parametrize("place", ["url", "date", "html"])
@pytest.mark.parametrize("sign", ["\ud800", "\0"])
def test_signs_that_are_no_text(place: str, sign: str) -> None:
    row = {"url": f"{URL}one", "html": "<p>One.</p>", "date": "2026-11-02"}
    lines = [{**row, place: row[place] + sign}, {"url": f"{URL}no{sign}", "a": 1}, {"url": f"{URL}two", "html": "Two."}]
    urls, reasons = audit_of("\n".join(map(json.dumps, lines)).encode(), "a.jsonl")
    assert f"{URL}two" in urls
    assert "row 2 has neither html nor text" in reasons


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.warc", b"this is no archive", "damaged at byte 0"),
        ("a.warc", b"", "no page in this archive"),
        ("a.wacz", b"PK\3\4 this is no archive", "no sound WACZ file"),
        ("a.parquet", b"PAR1 this is no table", "no sound Parquet file"),
        ("a.jsonl.gz", gzip.compress(b"{}\n" * 1000, mtime=0)[:-9], "damaged after line"),
    ],
)
def test_what_is_no_archive_and_no_table_is_a_failure(name: str, data: bytes, reason: str) -> None:
    urls, reasons = audit_of(data, name)
    assert urls == []
    assert any(reason in each for each in reasons), reasons


def test_wrong_rows_of_a_table() -> None:
    lines = [
        json.dumps({"url": URL, "text": "Call Childline on 0800 1112."}),
        "{no JSON",
        "[]",
        json.dumps({"html": "<p>Nobody knows where.</p>"}),
        json.dumps({"url": f"{URL}empty"}),
        json.dumps({"url": f"{URL}last", "html": "<p>Last.</p>", "date": "2026-11-02"}),
    ]
    urls, reasons = audit_of("\n".join(lines).encode(), "a.jsonl")
    assert urls == [URL, f"{URL}last"]
    assert [each["record"] for each in table("out", "failures")] == [1, 2, 3, 4]
    assert reasons[0].endswith("(column 2)")
    assert [reason.split(":")[0] for reason in reasons] == [
        "line 2 is no JSON",
        "line 3 is no object with url and html or text",
        "row 4 has no url",
        "row 5 has neither html nor text",
    ]
    assert [each["date"] for each in table("out", "pages")] == ["", "2026-11-02"]


def test_encodings() -> None:
    words = "<html><p>Café: Плыть, 0800 1112.</p></html>"
    data = [
        record(f"{URL}told", words.encode("koi8-r", "ignore"), "text/html; charset=koi8-r"),
        record(f"{URL}wrong", words.encode(), "text/html; charset=utf-32"),
        record(f"{URL}unknown", words.encode(), "text/html; charset=no-such-thing"),
        record(f"{URL}binary", b"<html>\0\1\2\3" * 50),
        record(f"{URL}packed", gzip.compress(words.encode()), headers="Content-Encoding: gzip\r\n"),
        record(f"{URL}chunked", b"6\r\n<html>\r\n3\r\n<p>\r\n0\r\n\r\n", headers="Transfer-Encoding: chunked\r\n"),
    ]
    urls, reasons = audit_of(b"".join(data))
    assert [url.removeprefix(URL) for url in urls] == ["told", "unknown", "packed", "chunked"]
    assert reasons == ["the server says that it is in utf-32, and it is not", "binary data, not text"]


@pytest.mark.slow
@pytest.mark.parametrize("name", ["a.warc", "a.jsonl", "a.parquet", "site"])
def test_a_page_of_fifty_megabytes(name: str) -> None:
    large = "<html><p>" + "Call us. " * 5_600_000
    MAKERS[name.replace("a.", "site.")](
        Path(name), {f"{URL}large.html": large, f"{URL}small.html": page("Small", "A.")}
    )
    audited(name, output="out")
    assert [each["url"][-10:] for each in table("out", "pages")] == ["small.html"]
    (failure,) = table("out", "failures")
    assert "is larger than 20 MB" in failure["reason"]


@pytest.mark.parametrize("more", range(-1, 2))
def test_a_line_that_is_too_long_costs_itself_alone(more: int) -> None:
    Path("safelint.toml").write_text("[files]\nmax-megabytes = 0.0002\n", encoding="utf-8")
    lines = [json.dumps({"url": f"{URL}{at}", "text": "Call us."}).encode() for at in range(4)]
    lines[1] += b" " * (2 * 200 + more - len(lines[1]) - 1)
    urls, reasons = audit_of(b"".join(line + b"\n" for line in lines), "a.jsonl")
    lost = 400 + more >= 400
    assert [url.removeprefix(URL) for url in urls] == (["0", "2", "3"] if lost else ["0", "1", "2", "3"])
    assert len(reasons) == lost


def test_half_of_a_pair_of_surrogates_moves_nothing_in_a_table() -> None:
    text = "Children\u2019s caf\u00e9: call Childline on 0808 800 5000 \ud83d today."
    audit_of(json.dumps({"url": URL, "text": text}).encode(), "a.jsonl")
    assert [each["start"] for each in table("out", "findings") if each["rule"].startswith("helpline/")] == [35]


def test_what_is_not_there_stops_it_before_anything_is_written() -> None:
    as_packed_warc(Path("there.warc.gz"))
    with pytest.raises(SafelintError) as stopped:
        audited("there.warc.gz", "ther.warc.gz", "https://www.example.org/", "no-*.warc", output="out")
    assert stopped.value.args == (
        "ther.warc.gz: does not exist; did you mean there.warc.gz?",
        "https://www.example.org/: is an address, and a crawl is made by other programs: see docs/audit.md",
        "no-*.warc: no file has such a name",
    )
    assert not Path("out").exists()


@pytest.mark.parametrize(
    ("untrusted", "names"), [(False, ["letter.docx"]), (True, ["letter.checked.docx", "letter.docx", "secret.md"])]
)
def test_a_stranger_hides_no_page_from_an_audit_of_what_nobody_trusts(untrusted: bool, names: list[str]) -> None:
    subprocess.run(["git", "init", "--quiet", "site"], check=True)
    folder = Path("site")
    (folder / ".gitignore").write_text("secret.md\n", encoding="utf-8")
    (folder / "secret.md").write_text("Call Childline on 0800 1112.\n", encoding="utf-8")
    for name in ("letter.docx", "letter.checked.docx"):
        shutil.copy(DATA / "samples" / "letter.docx", folder / name)
    flags = Flags(untrusted=untrusted)
    audited("site", output="out", flags=flags)
    report = Engine(flags._replace(today=TODAY)).run(["site"])
    assert [each["url"] for each in table("out", "pages")] == names
    assert [each.path for each in report.documents] == [f"site/{name}" for name in names]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
@pytest.mark.parametrize("jobs", [1, 2])
def test_names_that_are_not_in_utf_8(jobs: int) -> None:
    folder = os.fsdecode(b"caf\xe9")
    Path(folder).mkdir()
    for place in range(3):
        Path(folder, os.fsdecode(b"caf\xe9%d.md" % place)).write_text(
            "Call Childline on 0800 1112.\n", encoding="utf-8"
        )
    as_warc(Path(folder, os.fsdecode(b"\xe9.warc")))
    Path(folder, "safelint.toml").write_text('[rules]\n"accessibility" = "off"\n', encoding="utf-8")
    report = Engine(Flags(today=TODAY)).run([folder])
    assert [len(each.findings) for each in report.documents] == [1] * 3
    audited(folder, f"{folder}/*.warc", output="out", jobs=jobs)
    assert table("out", "failures") == []
    assert [(each["url"], each["source"]) for each in table("out", "pages")] == [
        *((f"caf\ufffd{place}.md", "caf\ufffd") for place in range(3)),
        *((url, "caf\ufffd/\ufffd.warc") for url in PAGES),
    ]
    assert len([each for each in table("out", "findings") if each["source"] == "caf\ufffd"]) == 3
    audited(folder, f"{folder}/*.warc", output="out", resume=True)
    assert len(table("out", "pages")) == 8


def test_settings_beside_an_archive_apply_to_its_pages() -> None:
    as_warc(Path("a.warc"))
    Path("safelint.toml").write_text(
        f'[[overrides]]\nfiles = ["{HOST}/help/**"]\nrules = {{"helpline/mistyped-number" = "suggestion"}}\n',
        encoding="utf-8",
    )
    audited("a.warc", output="out")
    levels = {each["severity"] for each in table("out", "findings") if each["rule"] == "helpline/mistyped-number"}
    assert levels == {"suggestion"}
    Path("safelint.toml").write_text("no-such-key = 1\n", encoding="utf-8")
    with pytest.raises(SafelintError, match="no-such-key"):
        audited("a.warc", output="other")


@pytest.mark.parametrize(
    "wrong", ['ignore = ["no/such"]', '[signposting]\nincluded = ["gone.html"]', "no-such-key = 1"]
)
def test_what_is_wrong_in_any_settings_stops_it_before_anything_is_written(wrong: str) -> None:
    for name in ("first", "archives", "site/news"):
        Path(name).mkdir(parents=True)
    as_lines(Path("first", "a.jsonl"))
    as_warc(Path("archives", "b.warc"))
    Path("site", "news", "a.md").write_text("Call us.\n", encoding="utf-8")
    for folder in ("archives", "site/news"):
        Path(folder, "safelint.toml").write_text(f"{wrong}\n", encoding="utf-8")
        with pytest.raises(SafelintError):
            audited("first/a.jsonl", "archives/b.warc" if folder == "archives" else "site", output="out")
        assert not Path("out").exists()
        Path(folder, "safelint.toml").unlink()


def shares(*names: Path) -> list[float]:
    """How much of all sources is done when each page comes, and at the end."""
    gathering = Gathering(sources([str(name) for name in names]), Engine(Flags(today=TODAY)))
    intake = gathering.intake
    return [*(intake.done / intake.total for _ in gathering.pages()), intake.done / intake.total]


@pytest.mark.parametrize("name", MAKERS)
def test_of_what_is_to_be_read_each_source_is_its_part(name: str) -> None:
    many = {f"{URL}{number}.html": page(f"Page {number}", "All is well.") for number in range(150)}
    found = shares(MAKERS[name](Path(f"a-{name}"), many), MAKERS[name](Path(f"b-{name}"), many))
    assert found == sorted(found)
    assert 0 < found[149] <= 0.5 <= found[150] < found[299] <= 1 == found[300]


def test_each_archive_in_a_file_is_its_part_too() -> None:
    path = MAKERS["site.wacz"](Path("a.wacz"))
    with ZipFile(path, "a") as wacz:
        wacz.writestr("archive/more.warc.gz", wacz.read("archive/data.warc.gz"))
    found = shares(path)
    assert found == sorted(set(found))
    assert found[len(PAGES)] == pytest.approx(0.5, abs=0.01)
