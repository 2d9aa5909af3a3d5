"""The files of the extension for browsers: whole, alike but for the manifest, with no more rights than they need."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest

from safelint import Linter
from safelint.cli import main
from safelint.page import extension, markup, npm
from safelint.version import __version__
from support.pyodide import FILES, packed

HOUSE = b"[terminology]\n"


@pytest.fixture(scope="module")
def built() -> dict[str, bytes]:
    return extension.built(FILES, HOUSE)


def files_of(built: dict[str, bytes], browser: str) -> dict[str, bytes]:
    folder = f"{browser}/"
    return {name.removeprefix(folder): data for name, data in built.items() if name.startswith(folder)}


def manifest_of(built: dict[str, bytes], browser: str) -> Any:
    return json.loads(files_of(built, browser)["manifest.json"])


def test_only_the_manifest_differs_between_browsers(built: dict[str, bytes]) -> None:
    first, *others = [files_of(built, each) for each in extension.BROWSERS]
    for other in others:
        assert other.keys() == first.keys()
        assert [name for name in first if first[name] != other[name]] == ["manifest.json"]


@pytest.mark.parametrize("browser", extension.BROWSERS)
def test_what_is_packed_is_what_lies_in_the_folder(built: dict[str, bytes], browser: str) -> None:
    with zipfile.ZipFile(io.BytesIO(built[f"safelint-{browser}.zip"])) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == files_of(built, browser)
    assert extension.built(FILES, HOUSE) == built


@pytest.mark.parametrize("browser", extension.BROWSERS)
def test_it_may_read_the_tab_that_is_clicked_on_and_no_other(built: dict[str, bytes], browser: str) -> None:
    manifest = manifest_of(built, browser)
    assert set(manifest["permissions"]) - {"sidePanel"} == {"activeTab", "scripting"}
    words = ("host_permissions", "optional", "content_scripts", "externally", "web_accessible")
    assert [key for key in manifest if key.startswith(words)] == []
    assert manifest["version"] == __version__


@pytest.mark.parametrize("browser", extension.BROWSERS)
def test_it_runs_only_its_own_files_and_reaches_nothing_else(built: dict[str, bytes], browser: str) -> None:
    policy = manifest_of(built, browser)["content_security_policy"]["extension_pages"]
    parts = dict(each.split(" ", 1) for each in policy.split("; "))
    assert parts["default-src"] == "'none'"
    assert parts["script-src"] == "'self' 'wasm-unsafe-eval'"
    assert {parts[each] for each in ("connect-src", "style-src", "worker-src")} == {"'self'"}
    files = files_of(built, browser)
    panel = files["panel.html"].decode()
    assert f'content="{policy}"' in panel
    assert set(re.findall(r'(?:src|href)="([^"#]+)"', panel)) <= set(files)
    assert not re.search(r"<style|\son\w+=|\sstyle=", panel)
    scripts = re.findall(r"<script\b([^>]*)>", panel)
    assert len(scripts) > 2
    for each in scripts:
        assert re.search(r' src="extension/[^"]+"| type="(?:application/json|text/plain)"', each), each


@pytest.mark.parametrize("browser", extension.BROWSERS)
def test_every_file_that_is_named_is_there(built: dict[str, bytes], browser: str) -> None:
    manifest, files = manifest_of(built, browser), files_of(built, browser)
    named = re.findall(r'"([\w./]+\.(?:js|html|png))"', json.dumps(manifest))
    assert len(named) > 5
    assert set(named) <= set(files)
    for name, data in files.items():
        if name.endswith(".js") and not name.startswith("program/"):
            folder = Path(name).parent
            for path in re.findall(r'^import .* from "([^"]+)";$', data.decode(), re.MULTILINE):
                # By parts: no file is asked for outside of the extension.
                parts = [*folder.parts]
                for part in path.split("/"):
                    parts = parts[:-1] if part == ".." else parts + [part] * (part != ".")
                assert "/".join(parts) in files, (name, path)
    for name in json.loads(files["program/files.json"])["names"]:
        assert f"program/{name}" in files
    assert {"program/worker.js", "program/pyodide.mjs", "program/pyodide.asm.mjs", "program/safelint.zip"} <= set(files)
    assert files["program/safelint.toml"] == HOUSE


@pytest.mark.parametrize("browser", extension.BROWSERS)
def test_the_browser_is_told_its_name_in_each_language(built: dict[str, bytes], browser: str) -> None:
    manifest, files = manifest_of(built, browser), files_of(built, browser)
    asked = set(re.findall(r"__MSG_(\w+)__", json.dumps(manifest)))
    assert asked == {"name", "about", "button"}
    for language in markup.LANGUAGES:
        told = json.loads(files[f"_locales/{language}/messages.json"])
        assert set(told) == asked
        assert len(told["name"]["message"]) <= 75, "stores show no more"
        assert len(told["about"]["message"]) <= 132, "stores show no more"


def test_the_panel_has_nothing_to_write_in_and_the_page_nothing_of_a_tab(built: dict[str, bytes]) -> None:
    panel = files_of(built, "chromium")["panel.html"].decode()
    page = markup.page("page", "", "", "").decode()
    for id_ in ("again", "what"):
        assert f'id="{id_}"' in panel
        assert f'id="{id_}"' not in page
    for id_ in ("open", "file", "undo", "marked", "unlock"):
        assert f'id="{id_}"' not in panel
        assert f'id="{id_}"' in page
    assert "readonly" in re.findall(r"<textarea[^>]*>", panel)[0]
    assert "<!-- only" not in panel + page


def test_the_panel_obeys_our_own_rules(built: dict[str, bytes]) -> None:
    panel = files_of(built, "chromium")["panel.html"].decode()
    report = Linter().lint_text(panel, "panel.html").documents[0]
    assert [(each.rule, each.message, each.text) for each in report.findings] == []


def test_the_command_writes_the_extension_and_no_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, known: npm.Release, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SAFELINT_PYODIDE", raising=False)
    packed(tmp_path / known.packed, FILES)
    with pytest.raises(SystemExit) as stopped:
        main(["page", "--extension", "new"])
    assert stopped.value.code == 0
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == [
        "chromium",
        "firefox",
        "safelint-chromium.zip",
        "safelint-firefox.zip",
    ]
    assert (tmp_path / "new" / "chromium" / "manifest.json").is_file()
    assert capsys.readouterr().out.count("\n") == 4
