"""What is asked of sorted ranges, and what covers the same places as some."""

from __future__ import annotations

import pytest

from safelint.values.ranges import Ranges, merged, outermost

ONE, TWO, THREE = (2, 5), (5, 9), (12, 13)
RANGES = Ranges((ONE, TWO, THREE))


@pytest.mark.parametrize(
    ("offset", "found"), [(0, None), (2, ONE), (4, ONE), (5, TWO), (8, TWO), (9, None), (12, THREE), (13, None)]
)
def test_the_range_at_a_place(offset: int, found: tuple[int, int] | None) -> None:
    assert RANGES.at(offset) == found


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [(2, 5, ONE), (3, 4, ONE), (1, 3, None), (4, 6, None), (5, 9, TWO), (9, 10, None), (12, 13, THREE), (13, 14, None)],
)
def test_the_range_that_holds_another(start: int, end: int, found: tuple[int, int] | None) -> None:
    assert RANGES.holding(start, end) == found


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [(0, 2, None), (0, 3, ONE), (4, 6, TWO), (8, 12, TWO), (9, 12, None), (9, 20, THREE), (13, 20, None)],
)
def test_the_range_that_overlaps_another(start: int, end: int, found: tuple[int, int] | None) -> None:
    assert RANGES.overlapping(start, end) == found


def test_the_ranges_that_begin_in_another() -> None:
    assert RANGES.begun(2, 12) == (ONE, TWO)
    assert RANGES.begun(3, 5) == ()


def test_no_ranges_have_none() -> None:
    none: Ranges[tuple[int, int]] = Ranges()
    assert (none.at(0), none.holding(0, 1), none.overlapping(0, 1), none.begun(0, 1)) == (None, None, None, ())


def test_values_are_found_by_the_ranges_that_they_begin_with() -> None:
    assert Ranges([(0, 4, "a"), (2, 6, "b")]).at(3) == (2, 6, "b")


def test_what_lies_in_a_longer_range_is_left_out() -> None:
    assert outermost([(5, 9), (0, 4), (2, 4), (3, 6), (0, 4), (6, 7)]) == ((0, 4), (3, 6), (5, 9))


def test_ranges_are_merged() -> None:
    assert merged([(5, 9), (0, 2), (2, 4), (6, 7), (12, 13)]) == ((0, 4), (5, 9), (12, 13))
    assert merged([]) == ()
