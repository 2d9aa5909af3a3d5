"""Archives of the program: read, and written alike each time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping

_DAY = (1980, 1, 1, 0, 0, 0)


def members(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The files of an archive, each with its name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if not name.endswith("/"):
                yield name, archive.read(name)


def stored(files: Mapping[str, bytes]) -> bytes:
    """An archive of files as they are: all is compressed together, which makes it smaller."""
    return _written(files, zipfile.ZIP_STORED)


def deflated(files: Mapping[str, bytes]) -> bytes:
    """An archive of files, each compressed."""
    return _written(files, zipfile.ZIP_DEFLATED)


def _written(files: Mapping[str, bytes], method: int) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, _DAY), data, method, compresslevel=9)
    return written.getvalue()
