"""Modules compiled for the next start: used in place of their source, and only those that were loaded."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

FIRST = {
    "loaded.py": "import inner.loaded\nSAYS = 'as it was compiled'\n",
    "left.py": "",
    "inner/__init__.py": "",
    "inner/loaded.py": "",
}
LATER = {name: "raise AssertionError('compiled anew')\n" if "loaded" in name else text for name, text in FIRST.items()}


def archive(files: dict[str, str]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as made:
        for name, text in files.items():
            made.writestr(name, text)
    return written.getvalue()


def lay(place: Path, data: bytes, unpacked: bool) -> None:
    if not unpacked:
        place.write_bytes(data)
        return
    with zipfile.ZipFile(io.BytesIO(data)) as given:
        given.extractall(place)


def ran(place: Path, code: str) -> bytes:
    """What another process prints, which finds modules in a place."""
    before = f"import sys\nsys.path.insert(0, {str(place)!r})\nsys.dont_write_bytecode = True\nimport loaded\n"
    return subprocess.run([sys.executable, "-c", before + code], check=True, capture_output=True).stdout


@pytest.mark.parametrize("unpacked", [True, False], ids=["folder", "archive"])
def test_what_was_loaded_is_not_compiled_again(tmp_path: Path, unpacked: bool) -> None:
    given, place = tmp_path / "given.zip", tmp_path / "place"
    given.write_bytes(archive(FIRST))
    lay(place, archive(FIRST), unpacked)
    code = f"""
from safelint.page.compiled import with_compiled
sys.stdout.buffer.write(with_compiled(open({str(given)!r}, "rb").read(), {str(place)!r}, {unpacked}))
"""
    made = ran(place, code)
    with zipfile.ZipFile(io.BytesIO(made)) as found:
        held = {name: found.read(name) for name in found.namelist()}
    compiled = sorted(set(held) - set(FIRST))
    assert [name.endswith(".pyc") for name in compiled] == [True] * 3
    assert not [name for name in compiled if "left" in name]
    assert {name: held[name].decode() for name in FIRST} == FIRST

    # The source is another by now, and would fail: what runs is what was compiled.
    later = io.BytesIO()
    with zipfile.ZipFile(later, "w") as changed:
        for name, data in held.items():
            changed.writestr(name, LATER.get(name, data))
    (tmp_path / "later").mkdir()
    lay(tmp_path / "later" / "place", later.getvalue(), unpacked)
    assert ran(tmp_path / "later" / "place", "print(loaded.SAYS)").strip() == b"as it was compiled"
