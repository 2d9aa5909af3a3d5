"""What the pages say is what happens: commands run, settings load, links lead somewhere, no option is left out."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import click
import pytest
import yaml

from safelint.cli import main
from safelint.cli.commands import COMMANDS, cli
from safelint.config import Flags, load
from safelint.config.shared import ADDITIONS
from safelint.knowledge.loader import load as load_pack
from safelint.packs import lexicon, topics
from safelint.packs.schema import Place, tables
from safelint.reports import Style, find_format, format_names
from safelint.run.engine import Engine
from support import ROOT
from support.packages import installed
from support.tools import tool

pytestmark = pytest.mark.slow

DOCS = ROOT / "docs"
SITE = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
KEPT = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in sorted(DOCS.rglob("*.md"))}
MADE = {f"docs/{path}": text for path, text in tool("rule_pages").pages(load_pack(full=True)).items()}
PAGES = KEPT | MADE
ALL = PAGES | {
    name: (ROOT / name).read_text(encoding="utf-8")
    for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "rules/README.md")
}
FOR_WRITERS = (
    "docs/index.md",
    "docs/start.md",
    "docs/page.md",
    "docs/extension.md",
    "docs/faq.md",
    "docs/privacy-and-safety.md",
)
TODAY = "2026-11-25"

_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"\]\(([^)\s]+)\)")


def fences(text: str, *languages: str) -> list[str]:
    return [match[2] for match in _FENCE.finditer(text) if match[1] in languages]


def with_fences(*languages: str) -> list[str]:
    found = [name for name, text in ALL.items() if fences(text, *languages)]
    assert found, languages
    return found


def commands(text: str) -> list[str]:
    lines = "\n".join(fences(text, "sh", "bash")).split("\n")
    return [line for line in lines if line.startswith("safelint ")]


# --- made from the packs


def test_pages_that_are_made_are_not_kept() -> None:
    """They would grow old: the site makes them anew each time, as `mkdocs.yml` tells it."""
    assert SITE["hooks"] == ["tools/rule_pages.py"]
    assert [name for name in MADE if (ROOT / name).exists()] == []


def test_every_rule_has_its_place(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["rules", "--format", "json"])
    for rule in json.loads(capsys.readouterr().out):
        link = re.search(rf"^\| \[{rule['id']}\]\(([\w.-]+)#([\w-]+)\) \|", PAGES["docs/rules/index.md"], re.MULTILINE)
        assert link is not None, rule["id"]
        assert f"\n## {rule['id']}\n" in PAGES[f"docs/rules/{link[1]}"]


# --- commands


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A git repository with the files that the pages speak of, and one that differs from origin/main."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    shutil.copytree(ROOT / "examples", tmp_path / "content", ignore=shutil.ignore_patterns("*.toml"))
    (tmp_path / "press").mkdir()
    shutil.copy(ROOT / "examples" / "press-release.md", tmp_path / "press" / "release.md")
    shutil.copy(ROOT / "examples" / "correct.md", tmp_path / "letter.md")
    shutil.copy(ROOT / "examples" / "statement.txt", tmp_path / "draft.txt")
    for name in ("release.docx", "press/release.docx", "letter.docx"):
        shutil.copy(ROOT / "tests" / "data" / "samples" / "letter.docx", tmp_path / name)
    writer = ("-c", "user.name=Writer", "-c", "user.email=writer@example.org")
    for words in (("init", "-q"), ("add", "."), ("commit", "-qm", "Texts")):
        subprocess.run(["git", *writer, *words], cwd=tmp_path, check=True)
    subprocess.run(["git", "update-ref", "refs/remotes/origin/main", "HEAD"], cwd=tmp_path, check=True)
    with (tmp_path / "content" / "press-release.md").open("a", encoding="utf-8") as file:
        file.write("\nA last line.\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}:/usr/bin:/bin")
    monkeypatch.setattr("webbrowser.open", lambda _address: True)
    return tmp_path


@pytest.mark.parametrize("name", [name for name, text in ALL.items() if commands(text)])
def test_the_commands_shown_run(name: str, scratch: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for line in commands(ALL[name]):
        if re.search(r"[<>|$]", line):
            status = subprocess.run(["bash", "-c", line], check=False).returncode
        else:
            with pytest.raises(SystemExit) as stopped:
                main(shlex.split(line, comments=True)[1:])
            status = int(stopped.value.code or 0)
        shown = capfd.readouterr()
        assert status in (0, 1), f"{name}: {line}\n{shown.err}"
        assert "Traceback" not in shown.err, f"{name}: {line}"
        assert shown.out or "--" in line, f"{name}: {line}: nothing was printed"


def test_the_script_for_a_plain_shell(scratch: Path) -> None:
    (script,) = (text for text in fences(PAGES["docs/ci.md"], "sh") if text.startswith("#!/bin/sh"))
    done = subprocess.run(["sh", "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.endswith("Do not publish yet: see safelint.html.\n")
    assert (scratch / "safelint.html").stat().st_size > 10_000
    assert "<testsuites" in (scratch / "safelint.xml").read_text(encoding="utf-8")


def test_bash_completes_what_the_page_says(scratch: Path) -> None:
    (line,) = fences(PAGES["docs/command-line.md"], "bash")
    ask = 'COMP_WORDS=(safelint check --aud); COMP_CWORD=2; _safelint_completion safelint; echo "${COMPREPLY[@]}"'
    done = subprocess.run(["bash", "-c", f"{line}\n{ask}"], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("--audience\n", "")


# --- options, formats, keys


def sections(text: str) -> dict[str, str]:
    parts = re.split(r"^## (.+)$", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_every_command_and_option_is_described() -> None:
    described = sections(PAGES["docs/command-line.md"])
    assert set(described) - {"Shell completion"} == set(COMMANDS)
    for name in COMMANDS:
        command = cli.get_command(click.Context(cli), name)
        assert command is not None
        rows = re.findall(r"^\| `(--[a-z-]+)[^`]*` \| (.*) \|$", described[name], re.MULTILINE)
        context = click.Context(command, **cli.context_settings)
        parts = [command]
        if isinstance(command, click.Group):
            parts += [part for each in command.list_commands(context) if (part := command.get_command(context, each))]
            assert all(f"`{name} {part.name}" in described[name] for part in parts[1:])
        params = [each for part in parts for each in part.get_params(context)]
        options = {each.opts[-1]: each for each in params if isinstance(each, click.Option)}
        assert [option for option, _ in rows] == list(dict(rows)), f"{name}: an option stands there twice"
        assert set(dict(rows)) == set(options), name
        for option, says in rows:
            kind = options[option].type
            for choice in kind.choices if isinstance(kind, click.Choice) else ():
                assert f"`{choice}`" in says, f"{name} {option}: {choice}"


def test_every_format_is_described() -> None:
    assert set(re.findall(r"^\| `(\w+)` \|", PAGES["docs/reports.md"], re.MULTILINE)) == set(format_names())


def test_the_report_shown_has_the_keys_of_a_real_one() -> None:
    (shown,) = fences(PAGES["docs/reports.md"], "json")
    real = json.loads(find_format("json").render(Engine(Flags(today=TODAY)).run([str(ROOT / "examples")]), Style()))

    def held(part: object, whole: object) -> None:
        if isinstance(part, dict) and isinstance(whole, dict):
            assert set(part) <= set(whole)
            for key, value in part.items():
                held(value, whole[key])
        elif isinstance(part, list) and isinstance(whole, list) and part and whole:
            held(part[0], next((each for each in whole if isinstance(each, dict) and each.get("findings")), whole[0]))

    held(json.loads(shown), real)


def house(folder: Path, text: str) -> Path:
    """A folder with `text` as its configuration and what the examples name."""
    (folder / "layouts").mkdir(parents=True)
    (folder / "layouts" / "footer.html").write_text("<p>In danger, call 999.</p>\n", encoding="utf-8")
    (folder / "layouts" / "help.txt").write_text("In danger, call 999.\n", encoding="utf-8")
    (folder / "text.md").write_text("Hello.\n", encoding="utf-8")
    installed(folder / "site", "…", "1", "safelint.house: words = anytown_data", {"words/all.toml": ""})
    path = folder / ("pyproject.toml" if "[tool.safelint" in text else "safelint.toml")
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", with_fences("toml"))
def test_the_settings_shown_are_valid(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number, text in enumerate(fences(ALL[name], "toml")):
        if text.startswith("# uk/lexicon/"):
            lists = lexicon.LISTS.read(tomllib.loads(text), Place(name))
            assert lexicon.compiled("uk", {"lexicon/en/shown.toml": lists})["families"]
            continue
        if text.startswith("# uk/acts.toml"):
            assert tables(topics.RULE).read(tomllib.loads(text)["shows"], Place(name))
            continue
        path = house(tmp_path / str(number), text)
        monkeypatch.syspath_prepend(path.parent / "site")
        config = load(str(path))
        assert any(config.values.values()) or config.additions or config.overrides, f"{name}: sets nothing: {text}"
        report = Engine(Flags()).run([str(path.parent / "text.md")])
        assert (len(report.documents), report.failures) == (1, ()), f"{name}: {text}"


def keys(values: object, before: str = "") -> Iterator[str]:
    if isinstance(values, dict):
        for key, value in values.items():
            yield f"{before}{key}"
            yield from keys(value, f"{before}{key}.")


def test_every_key_has_an_example(tmp_path: Path) -> None:
    """Whatever the configuration takes stands in one of the examples of its page."""
    tables = ("files", "readability", "signposting", "helplines", "terminology")
    every = tmp_path / "every.toml"
    every.write_text("[[overrides]]\nfiles = ['x']\n" + "".join(f"[{name}]\n" for name in tables), encoding="utf-8")
    known = load(str(every))
    wanted = {*known.values, *ADDITIONS, "overrides"}
    wanted |= {f"{name}.{key}" for name in tables for key in known.values[name]}
    wanted |= {f"overrides.{key}" for key in ("files", "reason", *known.overrides[0].values)}
    shown: set[str] = set()
    for text in fences(PAGES["docs/configuration.md"], "toml"):
        values = tomllib.loads(text)
        values = values["tool"]["safelint"] if "tool" in values else values
        shown |= set(keys(values))
        shown |= {f"overrides.{key}" for each in values.get("overrides", ()) for key in each}
    assert wanted - shown == set()


# --- links and pages


def without_code(text: str) -> str:
    return re.sub(r"`[^`\n]*`", "", _FENCE.sub("", text))


@cache
def anchors(name: str) -> set[str]:
    """The anchors that GitHub gives the headings of a page."""
    text = MADE[name] if name in MADE else (ROOT / name).read_text(encoding="utf-8")
    headings = re.findall(r"^#{1,6} (.+)$", _FENCE.sub("", text), re.MULTILINE)
    bare = (re.sub(r"\]\([^)]*\)|[\[\]`*]", "", heading) for heading in headings)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in bare}


LINKS = {name: found for name, text in ALL.items() if (found := _LINK.findall(without_code(text)))}


def test_pages_have_links() -> None:
    assert {"README.md", "docs/index.md"} <= LINKS.keys()


@pytest.mark.parametrize("name", LINKS)
def test_every_link_leads_somewhere(name: str) -> None:
    for link in LINKS[name]:
        if re.match(r"(?:https?|mailto|tel):", link):
            continue
        path, _, anchor = link.partition("#")
        target = (ROOT / name).parent.joinpath(path).resolve() if path else ROOT / name
        aimed = target.relative_to(ROOT.resolve()).as_posix() if path else name
        if name in PAGES:
            assert target.is_relative_to(DOCS.resolve()), f"{name}: {link} leads out of the site"
            is_page = target.is_file() or (name in MADE and aimed in MADE)  # a copy of the repository has no made pages
            assert is_page, f"{name}: {link} is no page"
        else:
            assert target.exists(), f"{name}: {link} is not in the repository"
        if anchor:
            assert anchor in anchors(aimed), f"{name}: {link}"


def test_every_page_is_in_the_menu_of_the_site() -> None:
    def listed(entry: object) -> Iterator[str]:
        if isinstance(entry, str):
            yield f"docs/{entry}"
        else:
            values = entry.values() if isinstance(entry, dict) else entry
            for value in values:  # type: ignore[attr-defined]
                yield from listed(value)

    menu = list(listed(SITE["nav"]))
    assert sorted(menu) == sorted(PAGES)


def test_pages_for_writers_are_easy_to_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    documents = Engine(Flags(today=TODAY)).run(FOR_WRITERS).documents
    assert len(documents) == len(FOR_WRITERS)
    for document in documents:
        assert document.scores.flesch_kincaid_grade is not None
        assert document.scores.flesch_kincaid_grade <= 8, document.path


# --- what other programs are given


@pytest.mark.parametrize("name", with_fences("yaml"))
def test_the_yaml_shown_can_be_read(name: str) -> None:
    for text in fences(ALL[name], "yaml"):
        first = next(iter(yaml.safe_load_all(text)))
        assert isinstance(first, dict), f"{name}: {text}"


def test_the_action_is_used_as_it_is_made() -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    page = PAGES["docs/ci.md"]
    assert set(re.findall(r"^\| `([\w-]+)` \|", page, re.MULTILINE)) == set(action["inputs"])
    jobs = [yaml.safe_load(text).get("jobs", {}) for text in fences(page, "yaml")]
    steps = [step for each in jobs for job in each.values() for step in job["steps"] if "safelint" in step["uses"]]
    assert len(steps) == 3
    for step in steps:
        assert step["uses"] == "<owner>/safelint@<commit>"
        assert set(step["with"]) <= set(action["inputs"])
        assert "paths" in step["with"]


def test_no_page_installs_what_a_stranger_could_put_in_its_place() -> None:
    """Neither by a name on an index of packages, nor from the tree that is under test, nor by a module found in it."""
    for name, page in ALL.items():
        for line in re.findall(r"pip[\"']? install (.*)", page):
            words = [word for word in line.split() if not word.startswith("-")]
            assert words[0].startswith((".", "'.[", '"git+<address>@<commit>"', "with")), f"{name}: {line}"
        assert "./safelint" not in page.replace("../safelint", ""), name
        assert not re.search(r"python3? -m safelint", page), name


def test_the_hooks_are_used_as_they_are_made() -> None:
    hooks = {each["id"]: each for each in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}
    page = PAGES["docs/pre-commit.md"]
    own, *others = (yaml.safe_load(text)["repos"][0] for text in fences(page, "yaml"))
    assert own["hooks"][0]["files"] == hooks["safelint"]["files"]
    assert len(others) == 2
    for other in others:
        assert {each["id"] for each in other["hooks"]} <= set(hooks)
    entries = [hook["entry"] for each in (own, *others) for hook in each["hooks"] if "entry" in hook]
    assert len(entries) == 2
    assert all(entry.startswith("safelint check --allow-empty ") and entry.endswith(" --") for entry in entries)
    assert not re.findall(r"^ *args:", page, re.MULTILINE)  # they would stand behind the --
    assert set(re.findall(r"^\| `([\w-]+)` \|", page, re.MULTILINE)) == set(hooks)


def test_the_patterns_for_editors_read_every_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    report = Engine(Flags(today=TODAY)).run(["examples"])
    text = find_format("github").render(report, Style())
    lines = [line for line in text.split("\n") if line.startswith("::") and "title=registry" not in line]
    assert len(lines) == sum(len(each.findings) for each in report.documents) > 0
    tasks, sublime = (json.loads(text) for text in fences(PAGES["docs/editors.md"], "json"))
    code = re.compile(tasks["tasks"][0]["problemMatcher"]["pattern"]["regexp"])
    for line in lines:
        found = code.match(line)
        assert found is not None, line
        assert (found[2].startswith("examples/"), found[7].count("/")) == (True, 1)
        place = re.match(sublime["file_regex"], line)
        assert place is not None, line
        assert place.groups()[:3] == (found[2], found[3], found[5])
