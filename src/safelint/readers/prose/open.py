"""The elements that are open at a place in a page, and which of them a tag there may end."""

from __future__ import annotations

from safelint.readers.prose.build import Context
from safelint.readers.prose.elements import LISTS, SCOPES


class OpenElement:
    """An entry of the stack. `dead` when its end tag came while a block inside it was still open; `apart` where its
    words are another form of those beside it, and stand on a line of their own."""

    __slots__ = ("a", "apart", "blocks", "context", "dead", "index", "is_block", "name", "parent_counts")

    def __init__(self, name: str, index: int, context: Context, blocks: int, a: int, is_block: bool) -> None:
        self.name = name
        self.index = index
        self.context = context  # to go back to at its end
        self.blocks = blocks  # how many there were at its start
        self.a = a
        self.is_block = is_block
        self.dead = self.apart = False
        self.parent_counts: tuple[int, int] | None = None


class OpenElements:
    """The elements that are open, the innermost last in `stack`."""

    def __init__(self) -> None:
        self.stack: list[OpenElement] = []
        self._by_name: dict[str, list[OpenElement]] = {}
        self._scopes: list[int] = [-1]  # indices in the stack
        self._walls: list[int] = [-1]  # indices of the Markdown reader's elements: no raw tag ends those

    def push(self, name: str, context: Context, blocks: int, a: int, is_block: bool) -> OpenElement:
        stack = self.stack
        element = OpenElement(name, len(stack), context, blocks, a, is_block)
        stack.append(element)
        same = self._by_name.get(name)
        if same is None:
            self._by_name[name] = [element]
        else:
            same.append(element)
        if name[0] == "#":
            self._walls.append(element.index)
        elif is_block and name in SCOPES:
            self._scopes.append(element.index)
        return element

    def pop(self) -> OpenElement:
        """Takes the innermost element off."""
        element = self.stack.pop()
        if not element.dead:
            self._by_name[element.name].pop()
        if element.name[0] == "#":
            self._walls.pop()
        elif element.is_block and element.name in SCOPES:
            self._scopes.pop()
        return element

    def kill(self, element: OpenElement) -> None:
        """The end tag of `element`, the innermost of its name, came while a block inside it is still open."""
        self._by_name[element.name].pop()
        element.dead = True

    def innermost(self, name: str) -> OpenElement | None:
        same = self._by_name.get(name)
        return same[-1] if same else None

    def count(self, name: str) -> int:
        """How many elements of that name are open."""
        return len(self._by_name.get(name, ()))

    def list_depth(self) -> int:
        """Lists open around here, at least 1; cells begin anew."""
        floor = self._scopes[-1]
        same = (element for name in LISTS for element in self._by_name.get(name, ())[-20:])
        return max(sum(element.index > floor for element in same), 1)

    def index(self, name: str) -> int:
        """The place in the stack of the innermost element of that name, -1: none is open."""
        same = self._by_name.get(name)
        return same[-1].index if same else -1

    def scope(self) -> int:
        """The place in the stack of the innermost element that shields what is outside from end tags inside it."""
        return self._scopes[-1]

    def wall(self) -> int:
        """The place of the innermost element that only the Markdown reader ends."""
        return self._walls[-1]

    def has_only_inline_above(self, element: OpenElement) -> bool:
        """Whether no block was begun inside `element`; a long way up nobody looks."""
        above = self.stack[element.index + 1 : element.index + 9]
        return element.index + 9 >= len(self.stack) and not any(other.is_block for other in above)
