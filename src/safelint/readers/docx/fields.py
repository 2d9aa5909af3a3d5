"""Fields of a Word file: a code that is not read, and the result that people see."""

from __future__ import annotations

from safelint.lazy import regex
from safelint.readers.paper.paragraphs import LinkTo

_LINK = "HYPERLINK"
_SWITCH_OR_WORD = regex(r'\\(\w)\s*|"([^"]*)"|(\S+)')
_NUMBERS_OF_PAGES = frozenset(("PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION"))


class _WordField:
    def __init__(self, number: int) -> None:
        self.number = number
        self.code = ""
        self.has_result = False
        self.link: LinkTo | None = None


class Fields:
    """The fields that are open, one in the other."""

    def __init__(self) -> None:
        self._open: list[_WordField] = []

    def begin(self, number: int, code: str | None = None) -> None:
        """A field begins; `number` tells it from others. With its `code` given, its result begins at once."""
        self._open.append(_WordField(number))
        if code is not None:
            self.code(code)
            self.separate()

    def code(self, text: str) -> None:
        """Words that are read as code, where a field's code stands."""
        if self._open and not self._open[-1].has_result:
            self._open[-1].code += text

    def separate(self) -> None:
        """The code of the last field ends, and its result begins."""
        if self._open:
            field = self._open[-1]
            field.has_result = True
            field.link = _link(field)

    def end(self) -> None:
        if self._open:
            self._open.pop()

    @property
    def shows(self) -> bool:
        """Whether what comes now is text, not a code or the number of a page."""
        return all(field.has_result and _kind(field) not in _NUMBERS_OF_PAGES for field in self._open)

    @property
    def link(self) -> LinkTo | None:
        """The link that the innermost field of that kind makes of its result."""
        return next((field.link for field in reversed(self._open) if field.link is not None), None)


def _kind(field: _WordField) -> str:
    return field.code.split(None, 1)[0].upper() if field.code.strip() else ""


def _link(field: _WordField) -> LinkTo | None:
    if _kind(field) != _LINK:
        return None
    target = anchor = ""
    switch = ""
    for each in _SWITCH_OR_WORD.finditer(field.code.split(None, 1)[-1]):
        if each[1]:
            switch = each[1].lower()
            continue
        word = each[2] if each[2] is not None else each[3]
        if switch == "l":
            anchor = word
        elif not switch:
            target = target or word
        switch = ""
    return LinkTo(target + (f"#{anchor}" if anchor else ""), field.number)
