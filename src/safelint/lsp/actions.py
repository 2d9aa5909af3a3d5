"""What an editor offers to do at a place: choices, missing help, silence, and all safe fixes at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from lsprotocol import types as lsp

from safelint.gate.edits import applied
from safelint.lsp.fixes import all_safe
from safelint.lsp.positions import Positions
from safelint.lsp.shown import diagnostic, range_of, touching
from safelint.lsp.silence import silencing
from safelint.values.source import Span

if TYPE_CHECKING:
    from safelint.lsp.fixes import Tried
    from safelint.lsp.session import Checked
    from safelint.run.engine import Engine
    from safelint.values.finding import Edit, Finding

FIX_ALL = f"{lsp.CodeActionKind.SourceFixAll.value}.safelint"
KINDS = (lsp.CodeActionKind.QuickFix, FIX_ALL)
REASON = "safelint.writeReason"
"""The command that puts the cursor where the reason of a silence belongs: the address of the text, line, character."""


class Offered(NamedTuple):
    """A text of which actions are asked: how it was checked, where its places are, and how to name it to the client."""

    engine: Engine
    checked: Checked
    positions: Positions
    tried: Tried
    uri: str
    page: Callable[[Checked, str], str]
    change: Callable[[list[lsp.TextEdit]], lsp.WorkspaceEdit]
    may_point: bool

    def edit(self, edits: Iterable[Edit]) -> lsp.WorkspaceEdit:
        return self.change([lsp.TextEdit(range_of(self.positions, each.span), each.text) for each in edits])


def wants(only: Sequence[str] | None, kind: str) -> bool:
    """Whether a client that asks `only` for some kinds asks for this one."""
    return only is None or any(kind == each or kind.startswith(f"{each}.") or not each for each in only)


def actions(offered: Offered, span: Span) -> Iterator[lsp.CodeAction]:
    """What may be done about the findings that a range of the source touches, the best first."""
    checked = offered.checked
    if checked.report is None or checked.whole is None:
        return
    found = touching(checked.report, span)
    choices = offered.tried.choices(offered.engine, checked.path, checked.whole, found)
    for finding, good in choices:
        for choice in good:
            action = _action(offered, finding, choice.said, choice.edits)
            action.is_preferred = choice.safe or None
            yield action
    for finding in found:
        yield from _silence(offered, finding)


def _action(offered: Offered, finding: Finding, title: str, edits: Sequence[Edit]) -> lsp.CodeAction:
    report = offered.checked.report
    page = offered.page(offered.checked, finding.rule)
    shown = [diagnostic(finding, report, offered.positions, offered.uri, page)] if report else []
    return lsp.CodeAction(title, lsp.CodeActionKind.QuickFix, diagnostics=shown, edit=offered.edit(edits))


def _silence(offered: Offered, finding: Finding) -> Iterator[lsp.CodeAction]:
    whole = offered.checked.whole
    document = whole.original.document() if whole is not None else None
    if document is None or not document.source.editable:
        return
    found = silencing(offered.engine, offered.checked.path, document, finding)
    if found is not None:
        action = _action(offered, finding, f"Silence {finding.rule} here, and write why", found.edits)
        if offered.may_point:
            text = applied(document.source.text, found.edits)
            place = Positions(text, offered.positions.encoding).place(found.reason_at)
            action.command = lsp.Command("Write the reason", REASON, arguments=[offered.uri, *place])
        yield action


def has_safe(checked: Checked) -> bool:
    return checked.report is not None and any(finding.fix is not None for finding in checked.report.findings)


def fix_all(offered: Offered) -> lsp.WorkspaceEdit | None:
    """All safe fixes of a text as one change; None where there are none to make."""
    checked = offered.checked
    if checked.report is None or checked.whole is None:
        return None
    edits = all_safe(offered.engine, checked.path, checked.whole, checked.report)
    return offered.edit(edits) if edits else None
