"""`safelint init`: what it writes is a configuration, says what the folder tells, and overwrites nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from safelint.config import load
from safelint.model import SafelintError
from safelint.starter import hook, started
from test_config import schema_says

SUFFIXES = (".html", ".md", ".txt")


def test_a_plain_folder(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("Hello.\n")
    said = started(str(tmp_path), SUFFIXES)
    assert "It applies to 1 text here." in said
    assert "pre-commit" not in said
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
    from safelint.packs import load as pack

    assert "duty-team" in {helpline.id for helpline in extended(pack(), config).helplines}


@pytest.mark.parametrize("with_head", [True, False])
def test_the_hook_is_yaml_and_takes_what_can_be_read(with_head: bool) -> None:
    text = hook(SUFFIXES, with_head=with_head)
    read = yaml.safe_load(text)
    entry = (read["repos"] if with_head else read)[0]["hooks"][0]
    assert entry["entry"] == "safelint check"
    assert [bool(re.search(entry["files"], name)) for name in ("a.md", "b/c.html", "d.txt", "e.py")] == [True] * 3 + [
        False
    ]
