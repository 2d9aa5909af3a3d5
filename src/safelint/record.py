"""Named tuples whose class costs little to make.

`typing.NamedTuple` compiles a constructor for each class when its module is imported. A run imports a hundred such
classes, uses half of them and most of these for a few values, so here the constructor is compiled when a class has been
called some times. All else is as there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:
    try:
        from _collections import _tuplegetter as _getter
    except ImportError:  # another Python than CPython
        from operator import itemgetter

        def _getter(place: int, _doc: Any) -> property:
            return property(itemgetter(place))

    _OFTEN = 20  # calls, after which a constructor of its own pays

    class _Type(type):
        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any], **more: Any) -> type:
            fields = tuple(body.get("__annotations__", ()))
            if fields:
                body["_field_defaults"] = {field: body.pop(field) for field in fields if field in body}
                body.update((field, _getter(place, None)) for place, field in enumerate(fields))
                body["_fields"] = body["__match_args__"] = fields
            body["__slots__"] = ()
            return super().__new__(cls, name, bases, body, **more)

    class NamedTuple(tuple, metaclass=_Type):
        """See `typing.NamedTuple`."""

        _fields = ()
        _field_defaults = {}

        _calls = 0

        def __new__(cls, /, *values: Any, **named: Any) -> Any:
            cls._calls += 1
            if cls._calls < _OFTEN:
                fields, defaults, given = cls._fields, cls._field_defaults, len(values)
                try:
                    rest = [named[field] if field in named else defaults[field] for field in fields[given:]]
                except KeyError:  # one is missing
                    rest = []
                if given + len(rest) == len(fields) and named.keys() <= set(fields[given:]):
                    return tuple.__new__(cls, (*values, *rest))
            cls.__new__ = _constructor(cls)  # which also says best what is wrong with a call
            return cls(*values, **named)

        @classmethod
        def _make(cls, values: Any) -> Any:
            made = tuple.__new__(cls, values)
            if len(made) != len(cls._fields):
                raise TypeError(f"expected {len(cls._fields)} values, got {len(made)}")
            return made

        def _replace(self, /, **changed: Any) -> Any:
            made = self._make(map(changed.pop, self._fields, self))
            if changed:
                raise ValueError(f"no field is called {', '.join(changed)}")
            return made

        def _asdict(self) -> dict[str, Any]:
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self) -> str:
            shown = ", ".join(f"{field}={value!r}" for field, value in zip(self._fields, self, strict=True))
            return f"{type(self).__name__}({shown})"

        def __getnewargs__(self) -> tuple[Any, ...]:
            return tuple(self)

    def _constructor(cls: type) -> Any:
        """`__new__` of a class, with its fields as parameters; a class that adds none takes that of its base."""
        words = ", ".join(cls._fields)
        values = f"({words},)" if words else "()"
        space = {"_make": tuple.__new__, "__builtins__": {}, "__name__": cls.__module__}
        make = eval(f"lambda _cls, {words}: _make(_cls, {values})", space)  # noqa: S307 - names of our own fields
        make.__defaults__ = tuple(cls._field_defaults.values()) or None
        make.__name__, make.__qualname__ = "__new__", f"{cls.__qualname__}.__new__"
        return make
