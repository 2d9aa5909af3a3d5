"""A whole text with some edits, as its file would hold them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from safelint.gate.edits import applied
from safelint.values.errors import SafelintError
from safelint.values.finding import Edit

if TYPE_CHECKING:
    from safelint.run.checker import Checker
    from safelint.values.report import DocumentReport


class TriedText:
    """The text of a report, in which edits are tried. What is found in it is counted by rules, before anything is
    silenced: on its words, or where a kind of rules is named all that these find."""

    def __init__(self, checker: Checker, path: str, report: DocumentReport) -> None:
        self._checker, self._located = checker, checker.located(path)
        self._source = report.source()
        self._as_it_is: dict[str, Counter[str] | None] = {}  # by kind of rules

    def before(self, kind: str = "") -> Counter[str] | None:
        """What is found in the text as it is; None where that cannot be told."""
        if kind not in self._as_it_is:
            self._as_it_is[kind] = self.after((), kind)
        return self._as_it_is[kind]

    def after(self, edits: Iterable[Edit], kind: str = "") -> Counter[str] | None:
        """The same in the text with edits."""
        source = self._source
        try:
            data = source.encoded(applied(source.text, sorted(edits)))
            document = self._checker.read_as(self._located.path, data)
        except (SafelintError, UnicodeError):
            return None
        found = self._checker.found(document, self._located, kind)
        return None if found is None else Counter(each.rule for each in found if kind or each.text)

    def kind_of(self, rule: str) -> str:
        """The kind of a rule that is on or off here."""
        return self._checker.rules.by_id(self._located.config)[rule].kind
