"""Writes rules/CHANGELOG.md from the history of the data: which facts each version added, changed and retired.

    .venv/bin/python tools/data_changelog.py

A version begins with the commit that sets it in `pack.toml`, and holds all until the next one begins. Run it when all
data of a version are committed; it needs the whole history.
"""

from __future__ import annotations

import io
import subprocess
import tarfile
import tomllib
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
HEAD = """# Changes of the data

Made from the history of the data by `tools/data_changelog.py`: not to be edited.
"""
# No fact: when and by what one was found, on which texts it was tried. `checked` was the name of `recorded`.
_SILENT = {"recorded", "checked", "sources", "bad", "good"}
_ENDED = ("closed", "renamed", "merged")

Facts = dict[tuple[str, str], Mapping[str, Any]]
"""Entries by the name of their list and their id."""


class Version(NamedTuple):
    """One version of a pack: its number, the day of its last check, its entries."""

    number: str
    recorded: str
    facts: Facts


def _git(root: Path, *words: str) -> bytes:
    return subprocess.run(["git", "-C", str(root), *words], check=True, capture_output=True).stdout


def _commits(root: Path, pack: str) -> list[str]:
    """The last commit of each version, the oldest first."""
    head = f"rules/{pack}/pack.toml"
    begun: dict[str, str] = {}
    for commit in _git(root, "log", "--first-parent", "--reverse", "--format=%H", "--", head).decode().split():
        number = tomllib.loads(_git(root, "show", f"{commit}:{head}").decode())["version"]
        begun.setdefault(number, commit)
    return [f"{commit}^" for commit in list(begun.values())[1:]] + ["HEAD"]


def _version(root: Path, pack: str, commit: str) -> Version:
    facts: Facts = {}
    head: dict[str, Any] = {}
    archive = _git(root, "archive", "--format=tar", commit, f"rules/{pack}")
    with tarfile.open(fileobj=io.BytesIO(archive)) as files:
        for member in files:
            data = files.extractfile(member) if member.name.endswith(".toml") else None
            if data is None:
                continue
            read = tomllib.loads(data.read().decode())
            if member.name == f"rules/{pack}/pack.toml":
                head = read
            for key, entries in read.items():
                if isinstance(entries, list):
                    facts.update(
                        {(key, each["id"]): each for each in entries if isinstance(each, dict) and "id" in each}
                    )
    return Version(head["version"], str(head.get("recorded") or head["checked"]), facts)


def _called(key: tuple[str, str], entry: Mapping[str, Any]) -> str:
    name = entry.get("name", "")
    kind = key[0].replace("_", " ")
    return f"- {kind} `{key[1]}`" + (f": {name}" if isinstance(name, str) and name else "")


def _gone(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    """What a change of an entry retires: a service that ended, numbers that it gave up."""
    status = new.get("status", "active")
    if status in _ENDED and old.get("status", "active") != status:
        following = new.get("replaced_by", "")
        yield status + (f", see `{following}`" if following else "")
    before = {each["number"] for each in old.get("retired", ())}
    for each in new.get("retired", ()):
        if each["number"] not in before:
            yield f"no longer {each['number']}" + (f", now {each['replaced_by']}" if each.get("replaced_by") else "")


def _facts(value: Any) -> Any:
    """The value without what is silent in it, at any depth."""
    if isinstance(value, dict):
        return {key: _facts(each) for key, each in value.items() if key not in _SILENT}
    return [_facts(each) for each in value] if isinstance(value, list) else value


def _changed(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[str]:
    """The keys of which the values differ, in the order of the entry."""
    before, after = _facts(old), _facts(new)
    return [key for key in {**after, **before} if before.get(key) != after.get(key)]


def _section(old: Facts, new: Facts) -> Iterator[str]:
    added = [_called(key, new[key]) for key in sorted(new.keys() - old.keys())]
    changed, retired = [], []
    for key in sorted(new.keys() & old.keys()):
        differ = _changed(old[key], new[key])
        gone = list(_gone(old[key], new[key]))
        retired += [f"{_called(key, new[key])} ({each})" for each in gone]
        if differ and not (gone and set(differ) <= {"status", "status_date", "replaced_by", "retired"}):
            changed.append(f"{_called(key, new[key])} ({', '.join(differ)})")
    retired += [f"{_called(key, old[key])} (taken out)" for key in sorted(old.keys() - new.keys())]
    for title, lines in (("Added", added), ("Changed", changed), ("Retired", retired)):
        if lines:
            yield f"\n### {title}\n\n" + "\n".join(lines) + "\n"


def changelog(root: Path, pack: str = "uk") -> str:
    """The changes of a pack in the repository at `root`, the newest version first."""
    versions = [_version(root, pack, commit) for commit in _commits(root, pack)]
    parts = [f"\n## {versions[0].number} ({versions[0].recorded})\n\nThe first version.\n"]
    for old, new in pairwise(versions):
        body = "".join(_section(old.facts, new.facts)) or "\nNo fact changed.\n"
        parts.append(f"\n## {new.number} ({new.recorded})\n{body}")
    return HEAD + "".join(reversed(parts))


def main() -> None:
    (ROOT / "rules" / "CHANGELOG.md").write_text(changelog(ROOT), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
