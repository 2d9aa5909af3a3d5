"""Globs of the configuration: `*` within a folder, `**` over any, `?` one character, no slash: at any depth;
a slash at the end: all that the folder holds; several slashes are one.

A configuration may come from anybody, so no glob may cost more than its length times that of the path. One with many
stars is walked step by step; the others are regular expressions, which are quicker.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from safelint.lazy import regex

_WILD = regex(r"(\*\*/|\*{2,}|\*|\?)")
_MOST_STARS = 2  # a regular expression with more goes back over a long path again and again


def matches(globs: Sequence[str], path: str, folder: str) -> bool:
    """Whether one of some globs, relative to `folder`, matches a path."""
    return bool(globs) and one_matches(globs, below(path, folder))


def below(path: str, folder: str) -> str:
    """A path relative to `folder`, with "/", as globs are held against it; "" where it is on another drive."""
    try:
        return os.path.relpath(os.path.abspath(path), folder or ".").replace(os.sep, "/")
    except ValueError:
        return ""


def one_matches(globs: Iterable[str], relative: str) -> bool:
    """Whether one of some globs matches what `below` gives."""
    return relative != "" and any(compiled(glob)(relative) for glob in globs)


@lru_cache(maxsize=4096)  # some configurations full of them
def compiled(glob: str) -> Callable[[str], bool]:
    """Tells of a path, with "/" and relative to where globs begin, whether `glob` matches it."""
    anchored = re.sub("/{2,}", "/", glob).removeprefix("./") if "/" in glob else f"**/{glob}"
    if not anchored or anchored.endswith("/"):
        anchored += "**"
    parts = [part for part in _WILD.split(re.sub(r"(?:\*\*/){2,}", "**/", anchored)) if part]
    if sum(part.startswith("*") for part in parts) > _MOST_STARS:
        return _walker(parts)
    known = {"**/": "(?:.*/)?", "*": "[^/]*", "?": "[^/]"}
    written = (".*" if _is_any(part) else known.get(part) or re.escape(part) for part in parts)
    pattern = re.compile("".join(written), re.DOTALL)
    return lambda path: bool(pattern.fullmatch(path))


def _is_any(part: str) -> bool:
    return part.startswith("**") and part != "**/"


def _walker(parts: Sequence[str]) -> Callable[[str], bool]:
    """Keeps every step that the path so far can have reached."""
    steps: list[str] = []  # a wildcard or one character each
    skipped: set[int] = set()  # steps that, with the slash after them, may be left out
    for part in parts:
        if part == "**/":
            skipped.add(len(steps))
            steps += ["**", "/"]
        else:
            steps += ["**"] if _is_any(part) else [part] if part in ("*", "?") else list(part)
    entered: list[frozenset[int]] = [frozenset((len(steps),))]  # from the last step to the first: what it leads to
    for at in range(len(steps) - 1, -1, -1):
        found = {at}
        if steps[at] in ("*", "**"):
            found |= entered[-1]
        if at in skipped:
            found |= entered[-2]
        entered.append(frozenset(found))
    entered.reverse()

    def matches(path: str) -> bool:
        now = entered[0]
        for char in path:
            after: set[int] = set()
            for at in now - {len(steps)}:
                step = steps[at]
                if step == "**" or (step == "*" and char != "/"):
                    after |= {at} | entered[at + 1]
                elif step == char or (step == "?" and char != "/"):
                    after |= entered[at + 1]
            now = frozenset(after)
        return len(steps) in now

    return matches
