"""Data that is installed beside the program: the newest release is used, read as strictly, and no code with it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from safelint.knowledge import beside, loader, sources
from safelint.values.errors import SafelintError
from support import ROOT, SOURCE
from support.packages import installed
from support.packs import HEAD, WHOLE

ENTRY = "safelint.packs: mini = mini_data"


def head(version: str, schema: int = 1) -> dict[str, str]:
    """The files of a release of a small pack."""
    text = HEAD.replace("2026.11", version).replace("schema = 1", f"schema = {schema}")
    return {"mini/pack.toml": text, **{f"mini/{name}": rest for name, rest in WHOLE.items()}}


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place that Python imports from, beside a program whose own pack is of 2026.11."""
    own = tmp_path / "program" / "mini"
    own.mkdir(parents=True)
    for name, text in {"pack.toml": HEAD, **WHOLE}.items():
        (own / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(sources, "rules_folder", lambda: str(own.parent))
    monkeypatch.setenv("SAFELINT_CACHE_DIR", str(tmp_path / "cache"))
    place = tmp_path / "site"
    place.mkdir()
    monkeypatch.syspath_prepend(str(place))
    return place


@pytest.mark.parametrize(
    ("version", "used"),
    [("2026.12", "2026.12"), ("2027.1", "2027.1"), ("2026.11.1", "2026.11.1"), ("2026.11", "2026.11"),
     ("2026.9", "2026.11"), ("2025.12", "2026.11")],
)  # fmt: skip
def test_the_newest_release_is_used(site: Path, version: str, used: str) -> None:
    assert loader.load("mini").version == "2026.11"
    installed(site, "mini-data", version, ENTRY, head(version))
    assert loader.load("mini").version == used
    assert loader.load("mini").version == used  # from the cache


def test_the_newest_of_several_is_used_until_it_is_taken_away(site: Path) -> None:
    installed(site, "mini-data", "2027.1", ENTRY, head("2027.1"))
    other = ENTRY.replace("mini_data", "other_data")
    told = installed(site, "other-data", "2027.10", other, head("2027.10"))
    assert loader.load("mini").version == "2027.10"
    shutil.rmtree(told)
    assert loader.load("mini").version == "2027.1"


def test_a_release_of_another_pack_changes_nothing(site: Path) -> None:
    installed(site, "mini-data", "2027.1", ENTRY.replace("mini =", "maxi ="), {"maxi/pack.toml": HEAD})
    assert loader.load("mini").version == "2026.11"


def test_what_an_older_program_cannot_read_is_said(site: Path) -> None:
    installed(site, "mini-data", "2027.1", ENTRY, head("2027.1", schema=2))
    with pytest.raises(SafelintError) as refusal:
        loader.load("mini")
    said = str(refusal.value)
    assert said.startswith(f"{site / 'mini_data' / 'mini'}/pack.toml: schema: this data has schema 2 and needs a newer")
    assert "take this release away to use the data that came with the program" in said


@pytest.mark.parametrize(
    ("files", "entry", "said"),
    [
        ({"mini/pack.toml": "version = 1"}, ENTRY, "pack.toml: does not say which release it is"),
        ({"mini/pack.toml": HEAD.replace("2026.11", "next")}, ENTRY, "pack.toml: does not say which release it is"),
        ({"mini/other.toml": ""}, ENTRY, "pack.toml: cannot be read: No such file or directory"),
        ({"mini/pack.toml": f"{HEAD.replace('2026', '2027')}licens = 1"}, ENTRY, "pack.toml: licens: unknown key; nea"),
        ({}, ENTRY, "safelint.packs: mini: there is no folder"),
        ({}, f"{ENTRY}.deep", "safelint.packs: mini = mini_data.deep: must name a plain folder of the package"),
        ({}, "safelint.packs: ../mini = mini_data", "must name a plain folder of the package"),
    ],
)
def test_a_release_is_read_as_strictly(site: Path, files: dict[str, str], entry: str, said: str) -> None:
    installed(site, "mini-data", "2027.1", entry, files)
    with pytest.raises(SafelintError, match=str(site)) as refusal:
        loader.load("mini")
    assert said in str(refusal.value)


def test_no_code_of_it_is_run(site: Path, tmp_path: Path) -> None:
    canary = tmp_path / "canary"
    code = f"open({str(canary)!r}, 'w')"
    installed(site, "mini-data", "2027.1", ENTRY, head("2027.1"), code=code)
    assert loader.load("mini").version == "2027.1"
    assert not canary.exists()


def test_the_current_folder_is_no_place_for_packages(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed(site, "mini-data", "2027.1", ENTRY, head("2027.1"))
    monkeypatch.chdir(site)
    assert loader.load("mini").version == "2026.11"
    monkeypatch.setattr(sys, "path", ["", *sys.path])
    assert loader.load("mini").version == "2026.11"


def test_to_look_for_packages_imports_nothing() -> None:
    code = (
        "import sys; from safelint.knowledge import beside; list(beside.installed(beside.PACKS)); beside.packages();"
        "print(sorted({'importlib.metadata', 'tomllib', 'pathlib', 'email'} & set(sys.modules)))"
    )
    environment = {**os.environ, "PYTHONPATH": str(SOURCE.parent)}
    command = [sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, {str(SOURCE.parent)!r}); {code}"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_packages_are_those_that_python_knows() -> None:
    from importlib.metadata import distributions

    here = {beside.plain(each.metadata["Name"]) for each in distributions()}
    assert {"click", "msgspec"} <= beside.packages() <= here


@pytest.mark.slow
def test_the_data_is_built_installed_and_used_apart_from_the_program(tmp_path: Path) -> None:
    """A release of the data as its makers and its users have it: a file that is built, installed, used and outgrown."""
    data = tmp_path / "data"
    shutil.copytree(ROOT / "rules", data)
    pack = data / "uk" / "pack.toml"
    now = pack.read_text(encoding="utf-8").split('version = "')[1].split('"')[0]
    later = f"{int(now[:4]) + 1}.1"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(SOURCE.parent), str(tmp_path / "site")])}
    (tmp_path / "a.md").write_text("Call Childline on 0800 1111.\n", encoding="utf-8")

    def run(*words: str, status: int = 0) -> str:
        command = [sys.executable, "-m", *words]
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True)
        assert done.returncode == status, done.stderr
        return done.stdout or done.stderr

    def release(version: str, schema: int) -> None:
        text = pack.read_text(encoding="utf-8")
        for key, value in (("version", f'"{version}"'), ("schema", str(schema))):
            start = text.index(f"\n{key} = ") + 1
            text = text[:start] + f"{key} = {value}" + text[text.index("\n", start) :]
        pack.write_text(text, encoding="utf-8")
        wheels = tmp_path / version
        offline = ("-q", "--no-index", "--no-deps", "--disable-pip-version-check")
        run("pip", "wheel", *offline, "--no-build-isolation", "-w", str(wheels), str(data))
        (wheel,) = wheels.iterdir()
        run("pip", "install", *offline, "--upgrade", "--target", str(tmp_path / "site"), str(wheel))

    def packs() -> object:
        return json.loads(run("safelint", "check", "--format", "json", "--fail-on", "never", "a.md"))["packs"]

    assert packs() == [{"name": "uk", "version": now}]
    release(later, 1)
    assert packs() == [{"name": "uk", "version": later}]
    found = json.loads(run("safelint", "helplines", "childline", "--format", "json"))
    assert (found["version"], found["helplines"][0]["id"]) == (later, "childline")
    release(f"{later}.1", 2)
    said = run("safelint", "check", "a.md", status=2)
    assert (
        f"{tmp_path / 'site' / 'safelint_data_uk' / 'uk'}/pack.toml: schema: this data has schema 2 and needs" in said
    )
