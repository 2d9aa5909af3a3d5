"""Places of the protocol and offsets of ours lead to each other, whatever the units and the line ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safelint.lsp.positions import UTF8, UTF16, UTF32, Positions, changed, units
from safelint.readers.prose.decode import BYTE_ORDER_MARK

ENCODINGS = (UTF8, UTF16, UTF32)
TEXTS = st.text(st.sampled_from("aé€𝄞😀\r\n\f\u2028\u0301"), max_size=40)


@given(text=TEXTS, encoding=st.sampled_from(ENCODINGS), mark=st.booleans())
def test_there_and_back(text: str, encoding: str, mark: bool) -> None:
    positions = Positions(BYTE_ORDER_MARK + text if mark else text, encoding)
    for offset in range(len(text) + 1):
        if text[offset - 1 : offset + 1] == "\r\n" and offset:  # no place lies inside a line end
            continue
        assert positions.offset(positions.place(offset)) == offset


@given(text=TEXTS, words=TEXTS, encoding=st.sampled_from(ENCODINGS), data=st.data())
def test_a_change_replaces_just_its_range(text: str, words: str, encoding: str, data: st.DataObject) -> None:
    places = [at for at in range(len(text) + 1) if text[max(at - 1, 0) : at + 1] != "\r\n"]
    start, end = sorted((data.draw(st.sampled_from(places)), data.draw(st.sampled_from(places))))
    positions = Positions(text, encoding)
    made = changed(text, positions.place(start), positions.place(end), words, encoding)
    assert made == text[:start] + words + text[end:]


@pytest.mark.parametrize(("encoding", "character"), [(UTF8, 5), (UTF16, 3), (UTF32, 2)])
def test_units(encoding: str, character: int) -> None:
    assert units("a😀", encoding) == character
    assert Positions("x\r\na😀b", encoding).place(5) == (1, character)


def test_past_the_end_and_inside_a_character() -> None:
    positions = Positions("a😀\nb", UTF16)
    assert positions.offset((0, 2)) == 1
    assert positions.offset((0, 99)) == 2
    assert positions.offset((9, 0)) == 4


def test_only_three_line_ends_are_known() -> None:
    assert Positions("a\fb\u2028c\rd", UTF16).place(6) == (1, 0)
