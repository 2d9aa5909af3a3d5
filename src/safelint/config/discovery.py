"""Which file holds the configuration of a text: the nearest one from its folder upwards that may be obeyed."""

from __future__ import annotations

import os

from safelint.disk.folder import is_inside, work_tree
from safelint.disk.read import contents, is_trusted

NAME = "safelint.toml"
BASELINE = "safelint-baseline.jsonl"  # the name that is proposed for a baseline
MOST_BYTES = 1_000_000  # of a configuration


def find(path: str) -> str:
    """The configuration nearest to `path`, from its folder upwards; "" where there is none."""
    return search(path)[0]


def search(path: str) -> tuple[str, tuple[str, ...]]:
    """The configuration nearest to `path`, from its folder upwards, "" where there is none; and those passed over.

    Above the git work tree (outside one: above the working folder) others may have put one: it counts only where it is
    this user's own or the administrator's.
    """
    folder = os.path.abspath(path)
    if not os.path.isdir(folder):
        folder = os.path.dirname(folder)
    here = os.path.abspath(os.curdir)
    root = work_tree(folder) or (here if is_inside(folder, here) else folder)
    passed: list[str] = []
    is_above = False
    while True:
        for found in filter(_is_configuration, (os.path.join(folder, NAME), os.path.join(folder, "pyproject.toml"))):
            if not is_above or is_trusted(found):
                return found, tuple(passed)
            passed.append(found)
        parent = os.path.dirname(folder)
        if parent == folder:
            return "", tuple(passed)
        is_above = is_above or folder == root
        folder = parent


def why_passed_over(path: str) -> str:
    """What to say of a configuration that does not count; see `search`."""
    name = os.path.relpath(path)
    return f"{name}: another user may have written it, so it does not count; to use it, name it with --config"


def _is_configuration(path: str) -> bool:
    return os.path.isfile(path) and (os.path.basename(path) == NAME or _has_section(path))


def _has_section(path: str) -> bool:
    """Whether a pyproject.toml has settings for safelint, or names it and cannot be understood."""
    try:
        data = contents(path, MOST_BYTES)
    except OSError:
        return True  # as below
    if b"safelint" not in data:
        return False
    from safelint import toml

    try:
        tools = toml.loads(data.decode("utf-8-sig")).get("tool")
    except ValueError:
        return True  # the run must stop and say so, not go on without its settings
    return isinstance(tools, dict) and "safelint" in tools
