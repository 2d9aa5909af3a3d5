"""A whole text with other words, as its file would hold them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from safelint.gate.edits import applied
from safelint.values.errors import SafelintError
from safelint.values.finding import Edit

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.run.checker import Checker
    from safelint.values.document import Document
    from safelint.values.source import Source


def read_again(checker: Checker, path: str, source: Source, text: str) -> Document | None:
    """The document that a file would be if it held `text` in place of that of its source; None where it cannot be
    written so, or read."""
    try:
        return checker.read_as(path, source.encoded(text))
    except (SafelintError, UnicodeError):
        return None


class TriedText:
    """The text of a report, in which edits are tried. What is found in it is counted by rules, before anything is
    silenced: on its words, or where a kind of rules is named all that these find."""

    def __init__(self, checker: Checker, path: str, analysis: Analysis) -> None:
        """`analysis` is that of the text as it is."""
        self._checker, self._located = checker, checker.located(path)
        self._analysis = analysis
        self._as_it_is: dict[str, Counter[str]] = {}  # by kind of rules

    def before(self, kind: str = "") -> Counter[str]:
        """What is found in the text as it is."""
        if kind not in self._as_it_is:
            self._as_it_is[kind] = self._counted(self._analysis, kind)
        return self._as_it_is[kind]

    def after(self, edits: Iterable[Edit], kind: str = "") -> Counter[str] | None:
        """The same in the text with edits; None where that cannot be told."""
        source = self._analysis.document.source
        document = read_again(self._checker, self._located.path, source, applied(source.text, sorted(edits)))
        return self._counted(self._checker.analysed(document, self._located), kind) if document is not None else None

    def _counted(self, analysis: Analysis, kind: str) -> Counter[str]:
        found = self._checker.found(analysis, self._located, kind)
        return Counter(each.rule for each in found if kind or each.text)

    def kind_of(self, rule: str) -> str:
        """The kind of a rule that is on or off here."""
        return self._checker.rules.by_id(self._located.config)[rule].kind
