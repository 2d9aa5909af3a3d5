"""A line end in Markdown, which is handed on only when what follows it is known."""

from __future__ import annotations

from safelint.readers.prose.flow import Flow


class LineEnds:
    """The line end that waits, if one does; `last` is where the text handed on last ends."""

    def __init__(self, flow: Flow, body: str) -> None:
        self._flow = flow
        self._body = body
        self.last = 0
        self.waiting: tuple[int, int] | None = None

    def wait(self, a: int, b: int) -> None:
        """A line end from `a` to `b`, with the white space before it."""
        if self.waiting is not None:
            self.hand_on(a)
        a += self._body.startswith("\\", a)
        if self.last < a and self._body[self.last : a].isspace():
            a = self.last
        self.waiting = (a, b)

    def hand_on(self, a: int) -> None:
        """The line end before `a`: with the white space around it where there is nothing but white space."""
        assert self.waiting is not None
        start, end = self.waiting
        self.waiting = None
        if end < a and self._body[end:a].isspace():
            end = a
        self._flow.exact(start, end)
        self.last = a
