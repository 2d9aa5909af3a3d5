"""`safelint init`: what it writes is a configuration, says what the folder tells, and overwrites nothing."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest
import yaml

from safelint import readers
from safelint.config import load
from safelint.starter import UNKNOWN, HookOrigin, hook, started
from safelint.values.errors import SafelintError
from safelint.version import DISTRIBUTION
from support.schema import schema_says

SUFFIXES = (".html", ".md", ".txt")


def test_a_plain_folder(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("Hello.\n")
    said = started(str(tmp_path), SUFFIXES)
    assert "It applies to 1 text here." in said
    assert "pre-commit" not in said
    assert "To check in" not in said
    assert "<commit>" not in said
    config = load(str(tmp_path / "safelint.toml"))
    assert (config.values["audience"], config.values["fail-on"]) == ("", "error")
    assert not config.section("signposting").get("included")


def test_what_a_folder_tells(tmp_path: Path) -> None:
    for name in (".git", ".github", "_site", "_includes", "node_modules", "pages"):
        (tmp_path / name).mkdir()
    for name in ("pages/a.njk", "pages/b.md", "_includes/footer.html", "_site/a.html", "node_modules/x.md"):
        (tmp_path / name).write_text("x\n")
    said = started(str(tmp_path), SUFFIXES)
    assert "It applies to 3 texts here." in said
    assert "write this as .pre-commit-config.yaml" in said
    assert "To check in GitHub Actions" in said
    config = load(str(tmp_path / "safelint.toml"))
    assert config.section("files")["suffixes"] == {".njk": "html"}
    assert config.section("files")["exclude"] == ("_site/**",)
    assert config.section("signposting")["included"] == ("_includes/footer.html",)


def test_lines_for_a_pipeline_stand_where_one_can_be(tmp_path: Path) -> None:
    def git(*words: str) -> None:
        subprocess.run(["git", *words], cwd=tmp_path, check=True, capture_output=True)

    git("init", "-q")
    said = started(str(tmp_path), SUFFIXES)
    assert "pre-commit" in said
    assert "To check in" not in said
    (tmp_path / "safelint.toml").unlink()
    git("remote", "add", "origin", "https://git.example.org/site.git")
    assert "To check in GitHub Actions" in started(str(tmp_path), SUFFIXES)


def test_a_folder_in_a_repository_gets_the_lines_of_the_repository(tmp_path: Path) -> None:
    for name in (".git", ".github", "web/our pages"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / ".pre-commit-config.yaml").write_text("repos: []\n", encoding="utf-8")
    said = started(str(tmp_path / "web" / "our pages"), SUFFIXES)
    assert "add this below `repos:` in .pre-commit-config.yaml at the root of the repository, as far in as what" in said
    assert "run: safelint check 'web/our pages'\n" in said
    [entry] = yaml.safe_load(hook(UNKNOWN, with_head=False, inside="web/our pages"))
    assert f"exclude: '{entry['hooks'][0]['exclude']}'" in said
    outside = re.compile(entry["hooks"][0]["exclude"])
    assert not outside.search("web/our pages/a.md")
    assert outside.search("web/a.md")
    assert outside.search("README.md")


def test_the_first_baseline_lies_in_the_folder_and_is_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "content").mkdir()
    monkeypatch.chdir(tmp_path)
    said = started("content", SUFFIXES)
    assert said.endswith("safelint check --write-baseline content/safelint-baseline.jsonl content\n")
    assert started(".", SUFFIXES).endswith("safelint check --write-baseline safelint-baseline.jsonl .\n")


def test_copies_with_comments_are_no_texts_of_the_folder(tmp_path: Path) -> None:
    for name in ("a.docx", "a.checked.docx", "b.checked.docx", "C.DOCX", "C.checked.DOCX", "a.md", "a.checked.md"):
        (tmp_path / name).write_text("Hello.\n")
    assert "It applies to 5 texts here." in started(str(tmp_path), (".docx", ".md"))


def test_a_suffix_that_is_read_anyway_is_counted_once_and_not_set(tmp_path: Path) -> None:
    for name in ("a.mdx", "b.qmd", "c.njk"):
        (tmp_path / name).write_text("Hello.\n")
    assert "It applies to 3 texts here." in started(str(tmp_path), tuple(readers.suffixes()))
    assert load(str(tmp_path / "safelint.toml")).section("files")["suffixes"] == {".njk": "html"}


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.safelint]\naudience = "news"\n')
    with pytest.raises(SafelintError, match=r"pyproject\.toml is there already; nothing was written"):
        started(str(tmp_path), SUFFIXES)
    below = tmp_path / "below"
    below.mkdir()
    started(str(below), SUFFIXES)
    with pytest.raises(SafelintError, match=r"safelint\.toml is there already"):
        started(str(below), SUFFIXES)
    with pytest.raises(SafelintError, match="no such folder"):
        started(str(tmp_path / "none"), SUFFIXES)


def test_every_example_in_it_is_right(tmp_path: Path) -> None:
    started(str(tmp_path), SUFFIXES)
    path = tmp_path / "safelint.toml"
    lines = path.read_text(encoding="utf-8").split("\n")
    # Every comment that looks like TOML is one.
    plain = [re.sub(r"^# (?=\[|[a-z\"-]+ = )", "", line) for line in lines]
    assert sum(line.startswith("# ") for line in lines) > sum(line.startswith("# ") for line in plain) + 15
    path.write_text("\n".join(plain), encoding="utf-8")
    assert schema_says("\n".join(plain)) == []
    config = load(str(path))
    assert config.overrides[0].values["kind"] == "press-release"
    assert config.additions["helpline"][0]["id"] == "duty-team"
    from safelint.config import extended
    from safelint.knowledge.loader import load as pack

    assert "duty-team" in {helpline.id for helpline in extended(pack(), config).helplines}


HERE = HookOrigin("https://git.example.org/team/safelint.git", "0123456789abcdef0123456789abcdef01234567")


@pytest.mark.parametrize("with_head", [True, False])
@pytest.mark.parametrize("origin", [UNKNOWN, HERE])
def test_the_hook_is_yaml_and_names_a_repository_at_a_commit(with_head: bool, origin: HookOrigin) -> None:
    read = yaml.safe_load(hook(origin, with_head=with_head))
    entry = (read["repos"] if with_head else read)[0]
    assert entry == {"repo": origin.address, "rev": origin.commit, "hooks": [{"id": "safelint"}]}


def note(monkeypatch: pytest.MonkeyPatch, text: str | None) -> None:
    """Has the installed package say that it came from what `text` notes."""

    class Installed:
        def read_text(self, name: str) -> str | None:
            assert name == "direct_url.json"
            return text

    def asked(name: str) -> Installed:
        assert name == DISTRIBUTION
        return Installed()

    monkeypatch.setattr("importlib.metadata.distribution", asked)


def from_git(address: str, commit: str) -> str:
    return json.dumps({"url": address, "vcs_info": {"vcs": "git", "commit_id": commit}})


def test_all_that_is_printed_installs_the_commit_that_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    note(monkeypatch, from_git(*HERE))
    for name in (".git", ".github", ".gitlab-ci.yml", "azure-pipelines.yml"):
        (tmp_path / name).mkdir()
    said = started(str(tmp_path), SUFFIXES)
    assert said.count(f'pip install "git+{HERE.address}@{HERE.commit}"') == 3
    assert f"repo: {HERE.address}" in said
    assert "<" not in said.replace("`pre-commit install`", "")


@pytest.mark.parametrize(
    "text",
    [
        None, "", "{", "[]", json.dumps({"url": "file:///home/writer/safelint", "dir_info": {}}),
        from_git("https://example.org/x", "main"), from_git("https://example.org/x; rm -r .", HERE.commit),
        from_git("file:///x", HERE.commit),
    ],
)  # fmt: skip
def test_nothing_that_a_stranger_could_register_is_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str | None
) -> None:
    note(monkeypatch, text)
    for name in (".git", ".github", ".gitlab-ci.yml", "azure-pipelines.yml"):
        (tmp_path / name).mkdir()
    said = started(str(tmp_path), SUFFIXES)
    assert re.findall(r"pip install (.*)", said) == ['"git+<address>@<commit>"'] * 3
    assert "repo: <address>" in said
    assert "not published yet" in said
