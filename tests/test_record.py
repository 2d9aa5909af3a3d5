"""Our named tuples do what those of `typing` do."""

from __future__ import annotations

import pickle
import typing
from typing import Any, Generic, TypeVar

import pytest

from safelint import record

T = TypeVar("T")


class Ours(record.NamedTuple):
    """Words."""

    a: int
    b: str = "x"
    c: tuple[int, ...] = ()

    @property
    def double(self) -> int:
        return self.a * 2


class Theirs(typing.NamedTuple):
    """Words."""

    a: int
    b: str = "x"
    c: tuple[int, ...] = ()

    @property
    def double(self) -> int:
        return self.a * 2


class Box(record.NamedTuple, Generic[T]):
    value: T


@pytest.mark.parametrize("kind", [Ours, Theirs])
def test_it_is_a_tuple_with_names(kind: Any) -> None:
    one = kind(1, c=(2,))
    assert one == (1, "x", (2,))
    assert (one.a, one.b, one.c, one.double) == (1, "x", (2,), 2)
    assert one._replace(b="y") == kind(1, "y", (2,))
    assert one._asdict() == {"a": 1, "b": "x", "c": (2,)}
    assert kind._make([1, "x", ()]) == kind(1)
    assert (kind._fields, kind._field_defaults) == (("a", "b", "c"), {"b": "x", "c": ()})
    assert repr(one) == f"{kind.__name__}(a=1, b='x', c=(2,))"
    assert {one: 1}[kind(1, "x", (2,))] == 1
    assert sorted([kind(2), kind(1)]) == [kind(1), kind(2)]
    assert pickle.loads(pickle.dumps(one)) == one
    assert type(pickle.loads(pickle.dumps(one))) is kind
    assert not hasattr(one, "__dict__")
    assert kind.__doc__ == "Words."
    match one:
        case kind(a, b, _):
            assert (a, b) == (1, "x")
        case _:
            pytest.fail("no match")
    start, *rest = one
    assert (start, rest) == (1, ["x", (2,)])


@pytest.mark.parametrize("kind", [Ours, Theirs])
def test_wrong_use_is_refused(kind: Any) -> None:
    with pytest.raises(TypeError):
        kind()
    with pytest.raises(TypeError):
        kind(1, 2, 3, 4)
    with pytest.raises(TypeError):
        kind(1, d=2)
    with pytest.raises(ValueError, match="d"):
        kind(1)._replace(d=2)
    with pytest.raises(TypeError):
        kind._make([1])
    with pytest.raises(AttributeError):
        kind(1).a = 2


def test_a_generic_one() -> None:
    box = Box([1])
    assert (box.value, box) == ([1], ([1],))
    assert Box[int](3).value == 3
    assert isinstance(box, tuple)


def test_it_stays_the_same_however_often_it_is_called() -> None:
    class Fresh(record.NamedTuple):
        a: int
        b: str = "x"

    for number in range(3 * record._OFTEN):
        assert Fresh(number) == Fresh(b="x", a=number) == (number, "x")
        for wrong in ({}, {"a": 1, "c": 2}, {"b": "y"}):
            with pytest.raises(TypeError):
                Fresh(**wrong)
        with pytest.raises(TypeError):
            Fresh(number, "y", a=number)
