"""PDF files made to lead round, to have no end or to grow: each is read, or refused with its reason, within two seconds
of the processor; a right file may take as long as it comes forward."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
import time
import zlib

import pytest

from safelint import readers
from safelint.readers.pdf import clock
from safelint.readers.pdf.process import _OUT_OF_TIME
from safelint.values.errors import Unreadable
from support.pdf import file_of, line, lines, pdf, stream

_LIMIT = 3.0  # seconds: two, and what a busy machine adds
_ON_PAGE = "/Resources <</Font <</F1 4 0 R>> /XObject <</Im 100 0 R>>>> /MediaBox [0 0 595 842]"
_MARKED = "<</Type /Catalog /Pages 2 0 R /MarkInfo <</Marked true>> /StructTreeRoot 50 0 R>>"


def made(changed: dict[int, str | bytes]) -> bytes:
    """A file of one page, some objects of which are others."""
    usual: dict[int, str | bytes] = {
        1: "<</Type /Catalog /Pages 2 0 R>>",
        2: "<</Type /Pages /Kids [10 0 R] /Count 1>>",
        3: "<</Title (Help)>>",
        4: "<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>>",
        10: f"<</Type /Page /Parent 2 0 R {_ON_PAGE} /Contents 11 0 R>>",
        11: stream(line("Call 999 now.").encode()),
    }
    return file_of(usual | changed)


def form(content: bytes, below: int) -> bytes:
    place = f"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources <</XObject <</Im {below} 0 R>>>>"
    return stream(content, place)


def pages(count: int, content: bytes) -> bytes:
    """Many pages that are one and the same."""
    return made({2: f"<</Type /Pages /Kids [{'10 0 R ' * count}] /Count {count}>>", 11: stream(content)})


def object_stream_in_itself() -> bytes:
    head = b"1 0 2 50 " + b" " * 9 + b"<</Type /Catalog /Pages 2 0 R>>"
    data = b"%PDF-1.7\n"
    held = stream(head, "/Type /ObjStm /N 2 /First 18 /Extends 5 0 R")
    data += b"5 0 obj\n" + held + b"\nendobj\n"
    at = len(data)
    rows = [(2, 5, 0), (2, 5, 0), (2, 5, 1), (2, 5, 2), (0, 0, 0), (2, 5, 5), (1, at, 0)]
    table = b"".join(struct.pack(">BIH", *row) for row in rows)
    form = b"/Type /XRef /Size 7 /W [1 4 2] /Root 1 0 R /Prev %d /Length %d" % (at, len(table))
    return data + b"6 0 obj\n<<%s>>\nstream\n%s\nendstream\nendobj\nstartxref\n%d\n%%%%EOF" % (form, table, at)


def table_before_itself() -> bytes:
    data = made({})
    return data.replace(b"/Info 3 0 R", b"/Info 3 0 R /Prev %d" % data.rfind(b"xref\n0 1"))


def packed_twice() -> bytes:
    bomb = zlib.compress(zlib.compress(bytes(400_000_000), 9), 9)
    head = f"<</Length {len(bomb)} /Filter [/FlateDecode /FlateDecode]>>\nstream\n".encode()
    return made({11: head + bomb + b"\nendstream"})


def wide_tree() -> dict[int, str | bytes]:
    """Elements without a number of their own, which lead to the same ones below many times over."""
    levels: dict[int, str | bytes] = {
        50 + at: f"<</S /Div /K [{f'<</S /Div /K [{51 + at} 0 R {51 + at} 0 R]>>' * 20}]>>" for at in range(20)
    }
    return {1: _MARKED, **levels, 70: "<</S /P /Pg 10 0 R /K 0>>"}


ROUND = {
    "a page tree that holds itself": lambda: made({2: "<</Type /Pages /Kids [10 0 R 2 0 R] /Count 2>>"}),
    "page trees that hold each other": lambda: made(
        {
            2: "<</Type /Pages /Kids [20 0 R] /Count 4000>>",
            20: f"<</Type /Pages /Kids [{'21 0 R ' * 4}] /Count 4000 /Parent 2 0 R>>",
            21: f"<</Type /Pages /Kids [{'20 0 R ' * 4} 10 0 R] /Count 4000 /Parent 20 0 R>>",
        }
    ),
    "a structure that holds itself": lambda: made(
        {
            1: _MARKED,
            50: "<</Type /StructTreeRoot /K [51 0 R 50 0 R]>>",
            51: "<</S /Div /K [50 0 R 51 0 R <</S /P /Pg 10 0 R /K [51 0 R 0]>>]>>",
        }
    ),
    "a structure that grows at each level": lambda: made(wide_tree()),
    "arrays one in the other without end": lambda: made(
        {1: _MARKED, 50: f"<</Type /StructTreeRoot /K {'[' * 50_000}{']' * 50_000}>>"}
    ),
    "outlines that lead round": lambda: made(
        {
            1: "<</Type /Catalog /Pages 2 0 R /Outlines 60 0 R>>",
            60: "<</Type /Outlines /First 61 0 R /Last 61 0 R /Count 1>>",
            61: "<</Title (a) /Parent 60 0 R /Next 61 0 R /Prev 61 0 R /First 60 0 R>>",
        }
    ),
    "an object stream that holds itself": object_stream_in_itself,
    "a table that comes before itself": table_before_itself,
    "a length that is its own": lambda: made({11: b"<</Length 11 0 R>>\nstream\nBT ET\nendstream"}),
    "a form that paints itself": lambda: made({11: stream(b"/Im Do " * 50), 100: form(b"/Im Do " * 50, 100)}),
    "ten levels of ten forms": lambda: made(
        {11: stream(b"/Im Do " * 10), **{100 + at: form(b"/Im Do " * 10, 101 + at) for at in range(9)}}
    ),
    "thousands of pages with much to paint": lambda: pages(4_900, b"0 0 m 1 1 l S\n" * 20_000),
    "thousands of pages full of words": lambda: pages(4_900, lines(*["Call 999 and wait for help."] * 5_000).encode()),
    "a page without end": lambda: made({11: stream(b"0 0 m 1 1 l S\n" * 2_000_000)}),
    "a stream packed twice": packed_twice,
}


def seconds_of_processes() -> float:
    """Of the processor, that processes which this one started have taken."""
    times = os.times()
    return times.children_user + times.children_system


@pytest.mark.parametrize("name", ROUND)
def test_what_leads_round_or_grows_ends_soon(name: str) -> None:
    data = ROUND[name]()
    before = seconds_of_processes()
    try:
        read = readers.read("draft.pdf", data, "pdf").source.text
    except Unreadable as reason:
        read = ""
        assert str(reason)
    assert seconds_of_processes() - before < _LIMIT
    assert set(read.split("\n")) <= {"Call 999 now.", ""}


def test_the_reason_says_that_it_has_no_end() -> None:
    with pytest.raises(Unreadable, match="leads round, or has no end"):
        readers.read("draft.pdf", pages(4_900, b"0 0 m 1 1 l S\n" * 20_000), "pdf")


def test_many_short_pages_are_read_to_the_end() -> None:
    data = pdf(*[line(f"Page {number} says: call 999.") for number in range(700)])
    assert readers.read("draft.pdf", data, "pdf").source.text.count("call 999") == 700


def test_where_nothing_can_end_it_what_does_not_come_forward_is_refused_at_its_next_step() -> None:
    """As in a browser, which has no processes."""

    def work(seconds: float) -> None:
        begun = time.process_time()
        while time.process_time() - begun < seconds:
            sum(range(10_000))

    one_step = clock.PdfClock(0, slower=0.2)  # 0.3 seconds for it, 0.4 and what the text brings for all
    one_step.step(1_000_000)
    work(0.1)
    one_step.step()
    work(0.4)
    with pytest.raises(Unreadable, match="leads round, or has no end"):
        one_step.step()
    all_steps = clock.PdfClock(0, slower=0.2)
    work(0.25)
    all_steps.step()
    work(0.25)
    with pytest.raises(Unreadable, match="leads round, or has no end"):
        all_steps.step()


@pytest.mark.parametrize("has_timer", [True, False])
@pytest.mark.parametrize(("step", "goes_on"), [("running.step(50_000)", True), ("running.step()", False), ("", False)])
def test_the_clock_waits_for_what_comes_forward_alone(has_timer: bool, step: str, goes_on: bool) -> None:
    code = f"""
import time
from safelint.readers.pdf import clock
clock.HAS_TIMER, clock.A_STEP, clock._AT_FIRST = {has_timer}, 0.3, 0.4
running = clock.EndingClock(0)
while time.process_time() < 2:
    {step}
    sum(range(10_000))
"""
    if has_timer and not clock.HAS_TIMER:
        pytest.skip("no timer of the processor on this system")
    done = subprocess.run([sys.executable, "-c", code], check=False, timeout=60)
    assert (done.returncode == 0) is goes_on
    assert goes_on or done.returncode in _OUT_OF_TIME
