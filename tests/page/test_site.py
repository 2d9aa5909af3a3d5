"""The files of the page: whole, alike in every language, held by their own policy, and without a finding of ours."""

from __future__ import annotations

import base64
import gzip
import io
import json
import os
import re
import subprocess
import sys
import tarfile
import zipfile
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from threading import Thread
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from safelint import Linter
from safelint.cli import main
from safelint.config.discovery import NAME
from safelint.page import house, markup, npm, program, site
from safelint.page.serve import PageServer
from safelint.values.errors import SafelintError
from support import ROOT
from support.pyodide import FILES, PDFIUM, packed

INTERFACE = Path(site.__file__).parent / "interface"


@pytest.fixture(scope="module")
def built() -> dict[str, bytes]:
    return site.built(FILES, PDFIUM, b"[terminology]\n")


def program_of(built: dict[str, bytes]) -> str:
    (name,) = (each for each in built if each.startswith("site/program-"))
    return name


def unpacked(data: bytes) -> dict[str, bytes]:
    head, _, rest = gzip.decompress(data).partition(b"\n")
    found = {}
    for name, size in json.loads(head):
        found[name], rest = rest[:size], rest[size:]
    assert rest == b""
    return found


def test_every_language_says_all() -> None:
    first, *others = [markup.texts_of(each) for each in markup.LANGUAGES]
    for other in others:
        assert list(other) == list(first)
        for key, text in first.items():
            if isinstance(text, dict):
                assert list(other[key]) == list(text), key
            else:
                assert re.findall(r"\{\w+\}", other[key]) == re.findall(r"\{\w+\}", text) or sorted(
                    re.findall(r"\{\w+\}", other[key])
                ) == sorted(re.findall(r"\{\w+\}", text)), key


def test_every_text_is_used_and_every_text_that_is_used_is_there() -> None:
    texts = markup.texts_of("en")
    page = (INTERFACE / "page.html").read_text(encoding="utf-8")
    scripts = "".join(path.read_text(encoding="utf-8") for path in INTERFACE.rglob("*.js"))
    in_markup = set(re.findall(r'data-t(?:-placeholder)?="([\w-]+)"', page))
    quoted = set(re.findall(r'"([a-z][\w-]*)"', scripts))
    made = {"cannot-read", "language", "extension"}
    made |= {f"verdict-{each}" for each in ("stop", "change", "pass", "unsure", "nothing")}
    made |= {
        f"{one}{level}{many}" for level in ("error", "warning", "suggestion") for one, many in (("one-", ""), ("", "s"))
    }
    assert in_markup <= set(texts)
    assert {key for key in texts if key not in in_markup | quoted | made} == set()


def test_a_welsh_page_says_that_it_waits_for_a_native_reader() -> None:
    assert markup.texts_of("cy")["translation"]
    assert "native reader" in (INTERFACE / "texts" / "cy.toml").read_text(encoding="utf-8")


def test_the_page_obeys_our_own_rules(built: dict[str, bytes]) -> None:
    page = built["site/index.html"].decode()
    report = Linter().lint_text(page, "index.html").documents[0]
    assert [(each.rule, each.message, each.text) for each in report.findings] == []


def test_one_name_means_one_thing_in_all_scripts() -> None:
    """They become one script."""
    names = re.findall(r"^(?:async )?(?:function|class|const|let) (\w+)", site.joined(), re.MULTILINE)
    assert len(names) > 40
    assert sorted(names) == sorted(set(names))
    assert not re.search(r"^(?:import|export) ", site.joined(), re.MULTILINE)


class Held(HTMLParser):
    """What stands in the elements of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.policy = ""
        self.found: list[tuple[str, dict[str, str | None], str]] = []
        self._open: tuple[str, dict[str, str | None]] | None = None
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if given.get("http-equiv") == "Content-Security-Policy":
            self.policy = given["content"] or ""
        self._open = (tag, given)

    def handle_data(self, data: str) -> None:
        if self._open and self._open[0] in ("script", "style"):
            self.found.append((*self._open, data))

    def handle_endtag(self, tag: str) -> None:
        self._open = None


def test_the_one_file_runs_only_what_its_policy_names_and_reaches_nothing(built: dict[str, bytes]) -> None:
    held = Held(built["safelint.html"].decode())
    assert "default-src 'none'" in held.policy
    assert "connect-src 'none'" in held.policy
    assert "unsafe-inline" not in held.policy
    assert "'unsafe-eval'" not in held.policy
    for tag, attributes, text in held.found:
        if tag == "style" or attributes.get("type") == "module":
            assert base64.b64encode(sha256(text.encode()).digest()).decode() in held.policy
        else:
            assert attributes["type"] in ("application/json", "application/octet-stream", "text/plain")
    data = next(text for _, attributes, text in held.found if attributes.get("id") == "program")
    assert unpacked(base64.b64decode(data)).keys() == unpacked(built[program_of(built)]).keys()


def test_no_help_of_the_browser_sends_the_words_to_its_maker(built: dict[str, bytes]) -> None:
    page = built["site/index.html"].decode()
    area = re.search(r"<textarea[^>]*>", page)
    assert area is not None
    for attribute in ('spellcheck="false"', 'writingsuggestions="false"', 'autocomplete="off"', 'autocorrect="off"'):
        assert attribute in area[0]


def test_the_page_says_whose_work_is_in_it(built: dict[str, bytes]) -> None:
    told = built["site/licences.txt"].decode()
    for words in (
        "Pyodide, Mozilla Public License 2.0",
        "Python Software Foundation",
        "Libphonenumber",
        "Carnegie Mellon",
        "EmbedPDF",
        "FreeType",
        "this permission notice shall be included",
        "pypdf",
    ):
        assert words in told
        assert words in built["safelint.html"].decode()
    for each in (npm.pyodide(), npm.pdfium()):
        assert f"{each.package} {each.version} of npm" in told


def test_the_folder_reaches_only_its_own_host(built: dict[str, bytes]) -> None:
    page = built["site/index.html"].decode()
    policy = Held(page).policy
    assert "connect-src 'self';" in policy
    assert "style-src 'self';" in policy
    assert "unsafe-inline" not in policy
    named = re.findall(r'(?:src|href)="([^"#]+)"', page)
    assert set(named) <= {name.removeprefix("site/") for name in built}


def test_another_page_is_kept_by_the_browser_under_another_name(built: dict[str, bytes]) -> None:
    other = site.built(FILES, {})
    assert other["site/sw.js"] != built["site/sw.js"]
    assert site.built(FILES, {}) == other


def test_the_program_holds_what_runs_and_nothing_that_does_not(built: dict[str, bytes]) -> None:
    files = unpacked(built[program_of(built)])
    assert files["pyodide.asm.wasm"] == FILES["pyodide.asm.wasm"]
    assert json.loads(files["pyodide-lock.json"]) == {"info": {"python": "3.14.2"}, "packages": {}}
    assert files["safelint.toml"] == b"[terminology]\n"
    with zipfile.ZipFile(io.BytesIO(files["safelint.zip"])) as archive:
        names = set(archive.namelist())
    assert "safelint/page/workbench.py" in names
    assert {each for each in names if "/rules/" in each} == {"safelint/rules/uk.json", "safelint/rules/uk/pack.toml"}
    assert {"phonenumbers/data/region_GB.py", "yaml/loader.py"} <= names
    assert not [name for name in names if name.endswith((".so", ".pyd"))]
    assert not [name for name in names if "geodata" in name or "interface" in name or name.endswith(".pyc")]


def test_what_reads_pdf_comes_apart_and_only_where_it_is_asked_for(built: dict[str, bytes]) -> None:
    (name,) = (each for each in built if each.startswith("site/pdf-"))
    files = unpacked(built[name])
    assert (files["pdfium.js"], files["pdfium.wasm"]) == tuple(PDFIUM.values())
    with zipfile.ZipFile(io.BytesIO(files["pypdf.zip"])) as archive:
        assert {"pypdf/_reader.py", "pypdf/generic/_base.py"} <= set(archive.namelist())
    page, without = built["site/index.html"], site.built(FILES, {})
    assert f'id="pdf" data-file="{name.removeprefix("site/")}"'.encode() in page
    assert b'id="pdf"' not in without["site/index.html"]
    assert not [each for each in without if each.startswith("site/pdf-")]
    held = re.search(rb'id="pdf">([^<]+)<', built["safelint.html"])
    assert held is not None
    assert unpacked(base64.b64decode(held[1])) == files


def test_the_pack_in_the_program_is_used_as_it_is(built: dict[str, bytes], tmp_path: Path) -> None:
    """Made from just the modules and files beside it, so that no browser compiles it: asked of them alone."""
    with zipfile.ZipFile(io.BytesIO(unpacked(built[program_of(built)])["safelint.zip"])) as archive:
        archive.extractall(tmp_path)
    code = f"""
import sys
sys.path.insert(0, {str(tmp_path)!r})
import safelint
from safelint.page.workbench import Workbench
assert safelint.__file__.startswith({str(tmp_path)!r}), safelint.__file__
Workbench().warm()
print("safelint.packs.packfiles" in sys.modules)
"""
    told = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "SAFELINT_CACHE_DIR": str(tmp_path / "cache")},
    )
    assert told.stdout.strip() == "False"


@pytest.mark.parametrize("form", ["packed", "unpacked", "inner"])
def test_pyodide_is_taken_packed_or_unpacked(known: npm.Release, tmp_path: Path, form: str) -> None:
    path = packed(tmp_path / known.packed, FILES)
    if form != "packed":
        with tarfile.open(path) as archive:
            archive.extractall(tmp_path / "out", filter="data")
        path = tmp_path / "out" / ("package" if form == "inner" else "")
    assert npm.read(str(path), known) == FILES


def test_no_other_pyodide_is_taken(known: npm.Release, tmp_path: Path) -> None:
    for name, files, words in (
        ("changed", {**FILES, "pyodide.mjs": b"evil"}, "its pyodide.mjs is not that of Pyodide"),
        ("short", {"pyodide.mjs": b"a"}, "holds no"),
    ):
        path = packed(tmp_path / f"{name}.tgz", files)
        with pytest.raises(SafelintError, match=words):
            npm.read(str(path), known)
    (tmp_path / "text.tgz").write_text("no archive", encoding="utf-8")
    for path in ("text.tgz", "none.tgz"):
        with pytest.raises(SafelintError, match=re.escape(known.asked)):
            npm.read(str(tmp_path / path), known)


@pytest.mark.parametrize("reads_pdf", [False, True])
def test_the_command_writes_the_page(
    known: npm.Release,
    known_pdfium: npm.Release,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    reads_pdf: bool,
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SAFELINT_PYODIDE", raising=False)
    monkeypatch.delenv("SAFELINT_PDFIUM", raising=False)
    packed(tmp_path / known.packed, FILES)
    if reads_pdf:
        packed(tmp_path / known_pdfium.packed, PDFIUM)
    with pytest.raises(SystemExit) as stopped:
        main(["page", "--out", "new"])
    assert stopped.value.code == 0
    made = {path.relative_to(tmp_path / "new").as_posix() for path in (tmp_path / "new").rglob("*.*")}
    parts = {each for each in made if re.fullmatch(r"site/(?:program|pdf)-[0-9a-f]{16}\.bin", each)}
    assert len(parts) == 1 + reads_pdf
    assert made - parts == {
        "safelint.html",
        *(f"site/{name}" for name in ("index.html", "licences.txt", "page.css", "page.js", "sw.js")),
    }
    assert "safelint.html: " in capsys.readouterr().out
    wrong = (
        ["page"],
        ["page", "--out", "new", "--pyodide", "none.tgz"],
        ["page", "--out", "new", "--pdfium", "none.tgz"],
    )
    for words in wrong:
        with pytest.raises(SystemExit) as stopped:
            main(words)
        assert stopped.value.code == 2
    (tmp_path / "new" / "safelint.html").unlink()
    (tmp_path / "new" / "safelint.html").mkdir()
    with pytest.raises(SystemExit) as stopped:
        main(["page", "--out", "new"])
    assert stopped.value.code == 3


def test_a_configuration_that_stands_alone_goes_with_the_page(tmp_path: Path) -> None:
    path = tmp_path / NAME
    path.write_text('[terminology]\nallow = ["CSA"]\n', encoding="utf-8")
    assert house.read(str(path)) == path.read_bytes()
    for text in ('[signposting]\nincluded = ["footer.html"]\n', "[nonsense]\n", 'extends = ["not-there"]\n'):
        path.write_text(text, encoding="utf-8")
        with pytest.raises(SafelintError, match="a page cannot hold this configuration"):
            house.read(str(path))
    with pytest.raises(SafelintError, match="in a file of its own"):
        house.read(str(tmp_path / "pyproject.toml"))


def test_the_server_gives_out_the_page_to_this_machine_and_nothing_else() -> None:
    with PageServer({"index.html": b"<p>", "program.bin": b"\0"}) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        assert server.server_address[0] == "127.0.0.1"
        with urlopen(server.address) as answer:
            assert answer.read() == b"<p>"
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
        for name in ("safelint.html", "../pyproject.toml", "%2e%2e/x"):
            with pytest.raises(HTTPError, match="404"):
                urlopen(server.address + name)
        server.shutdown()
        thread.join()


@pytest.mark.parametrize("name", ["docs/page.md", "docs/command-line.md", ".ci/run"])
def test_whatever_names_the_release_names_this_one(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert set(re.findall(r"pyodide[@-](\d[\d.]*\d)", text)) == {npm.pyodide().version}
    assert set(re.findall(r"pdfium[@-](\d[\d.]*\d)", text)) == {npm.pdfium().version}


def test_what_is_packed_is_what_is_used_of_each_package() -> None:
    assert set(npm.pyodide().files) == set(FILES)
    assert set(npm.pdfium().files) == set(PDFIUM)
    assert program.files(FILES, b"") == program.files(FILES, b"")
