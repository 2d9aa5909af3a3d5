"""What cannot be written is raised, so that nobody who forgets to ask loses a file in silence."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from safelint.disk import write
from safelint.values.errors import UnwrittenError


@pytest.mark.parametrize("written", [write.whole, write.new, write.added])
def test_what_cannot_be_written_is_raised(written: Callable[[str, bytes], None], tmp_path: Path) -> None:
    path = str(tmp_path / "none" / "a.txt")
    with pytest.raises(UnwrittenError, match=r"a\.txt: cannot be written: No such file or directory"):
        written(path, b"new")


def test_a_file_that_is_there_is_never_written_as_new(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"old")
    with pytest.raises(UnwrittenError, match="File exists"):
        write.new(str(tmp_path / "a.txt"), b"new")
    assert (tmp_path / "a.txt").read_bytes() == b"old"


def test_a_file_that_has_changed_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"theirs")
    with pytest.raises(UnwrittenError, match=r"^it has changed since it was read"):
        write.fixed(str(tmp_path / "a.txt"), b"old", b"new")
    write.fixed(str(tmp_path / "a.txt"), b"theirs", b"new")
    assert (tmp_path / "a.txt").read_bytes() == b"new"
