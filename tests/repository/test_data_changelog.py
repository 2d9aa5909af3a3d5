"""The changelog of the data, made from a small history."""

from __future__ import annotations

import subprocess
from pathlib import Path

from support import ROOT
from support.tools import tool

LINE = """
[[helpline]]
id = "{id}"
name = "{name}"
recorded = 2026-01-0{day}
{more}
"""


class History:
    """A repository of data with one line of commits."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.git("init", "-q")

    def git(self, *words: str) -> None:
        who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
        subprocess.run(["git", *who, *words], cwd=self.root, check=True, capture_output=True)

    def commit(self, version: str, day: int, *lines: str) -> None:
        """Commits a state of the data in which the version is set and these entries stand."""
        files = {
            "pack.toml": f'name = "uk"\nversion = "{version}"\nrecorded = 2026-01-0{day}\n',
            "helplines/a.toml": "".join(lines),
            "notes.md": f"{day}",
        }
        for path, text in files.items():
            (self.root / "rules/uk" / path).parent.mkdir(parents=True, exist_ok=True)
            (self.root / "rules/uk" / path).write_text(text, encoding="utf-8")
        self.git("add", ".")
        self.git("commit", "-q", "-m", "x")


def line(name: str, more: str = "", day: int = 1) -> str:
    return LINE.format(id=name, name=name.title(), more=more, day=day)


def channel(number: str, day: int = 1) -> str:
    return f'[[helpline.channel]]\nnumber = "{number}"\nrecorded = 2026-01-0{day}\n'


def test_facts_are_added_changed_and_retired_by_version(tmp_path: Path) -> None:
    history = History(tmp_path)
    history.commit("2026.1", 1, line("first", channel("1")))
    history.commit(
        "2026.1", 2, line("first", channel("1")), line("closing"), line("going"), line("moving", channel("1"))
    )
    history.commit(
        "2026.2", 3, line("first", channel("1")), line("closing"), line("going"), line("moving", channel("1"))
    )
    history.commit(
        "2026.2", 4,
        line("first", channel("1", day=4), day=4),  # looked at again, nothing changed
        line("closing", 'status = "closed"\nreplaced_by = "new"'),
        line("moving", channel("2") + '[[helpline.retired]]\nnumber = "1"\nreplaced_by = "2"'),
        line("new"),
    )  # fmt: skip
    history.commit("2026.3", 5, line("new"), line("first", channel("1")), line("closing"), line("moving"))
    made = tool("data_changelog").changelog(tmp_path)
    assert made.split("\n## ")[2:] == [
        "2026.2 (2026-01-04)\n\n"
        "### Added\n\n- helpline `new`: New\n\n"
        "### Changed\n\n- helpline `moving`: Moving (channel, retired)\n\n"
        "### Retired\n\n"
        "- helpline `closing`: Closing (closed, see `new`)\n"
        "- helpline `moving`: Moving (no longer 1, now 2)\n"
        "- helpline `going`: Going (taken out)\n",
        "2026.1 (2026-01-02)\n\nThe first version.\n",
    ]
    assert made.startswith("# Changes of the data\n\nMade from the history")
    assert "\n## 2026.3 (2026-01-05)\n" in made


def test_a_version_without_a_change_says_so(tmp_path: Path) -> None:
    history = History(tmp_path)
    history.commit("2026.1", 1, line("first"))
    history.commit("2026.2", 2, line("first", day=2))
    assert "\n## 2026.2 (2026-01-02)\n\nNo fact changed.\n" in tool("data_changelog").changelog(tmp_path)


def test_the_data_have_a_changelog() -> None:
    assert (ROOT / "rules" / "CHANGELOG.md").read_text(encoding="utf-8").startswith(tool("data_changelog").HEAD)
