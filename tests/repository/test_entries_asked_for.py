"""No part of an entry that people fill in for nobody: each is read where entries are used, or is listed here."""

import re

from safelint.values import entries
from support import SOURCE

# Those who read the files and those who say which parts are kept: to be named there is not to be used.
MAKERS = ("packs", "values/entries.py", "knowledge/plain.py")
FOR_EDITORS = {"Group.concept": "says to whoever edits a group what its names are for"}


def parts() -> list[str]:
    kinds = [each for each in vars(entries).values() if isinstance(each, type) and hasattr(each, "_fields")]
    return [f"{kind.__name__}.{name}" for kind in kinds for name in kind._fields]


def test_every_part_of_an_entry_is_used() -> None:
    paths = {path.relative_to(SOURCE).as_posix(): path for path in SOURCE.rglob("*.py")}
    code = "\n".join(path.read_text("utf-8") for name, path in paths.items() if not name.startswith(MAKERS))
    named = set(re.findall(r"\.(\w+)\b", code)) | set(re.findall(r'"(\w+)"', code))
    assert len(parts()) > 100
    assert {part for part in parts() if part.split(".")[1] not in named} == set(FOR_EDITORS)
