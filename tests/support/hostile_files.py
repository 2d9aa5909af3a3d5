"""Files that a reader must refuse, soon and with the reason: what those of all formats that hold XML have in common."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from typing import Any

import pytest

from safelint.values.errors import Unreadable

MANY = [str(number) for number in range(50_001)]
"""Words of more paragraphs than a file may have; they differ, so that the file packs as others do."""

MOST_SECONDS = 2
"""CPU time within which a file is refused."""


def hostile_xml(with_part: Callable[[str | bytes], bytes]) -> list[Any]:
    """Parameters of a test: what makes a file, and why it is refused. `with_part` makes one whose main part holds
    this XML."""
    noise = random.Random(1).randbytes(100_000).hex().encode()  # so that it packs no better than words do
    file_of_others = "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>"
    return [
        pytest.param(lambda: with_part(b"<a>" + b" " * 300_000_000), "unpacks to more", id="a bomb"),
        pytest.param(lambda: with_part("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"), "document type", id="an entity"),
        pytest.param(lambda: with_part(file_of_others), "document type", id="a file of others"),
        pytest.param(lambda: with_part("<a>" * 5000), "nested", id="deep nesting"),
        pytest.param(lambda: with_part("<a><b></a>"), "well-formed", id="broken XML"),
        pytest.param(lambda: with_part(b"<a>" + b"<b/>" * 4_000_000 + noise), "more elements", id="too many elements"),
        pytest.param(
            lambda: with_part(b"<a>" + b"<b c='' d=''/>" * 700_000 + noise), "more elements", id="too many attributes"
        ),
        pytest.param(
            lambda: with_part("<a " + " ".join(f"b{number}='>'" for number in range(200_000))),
            "longer",
            id="a long tag",
        ),
        pytest.param(
            lambda: with_part("<a>" + "".join(f"<b{number}/>" for number in range(30_000))), "names", id="many names"
        ),
    ]


def refuses_soon(read: Callable[[bytes], object], data: bytes, reason: str) -> None:
    """Asserts that a reader refuses a file, for this reason, and soon."""
    started = time.process_time()
    with pytest.raises(Unreadable, match=reason):
        read(data)
    assert time.process_time() - started < MOST_SECONDS
