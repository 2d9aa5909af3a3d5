"""The server: what a client says and asks, by the Language Server Protocol 3.17, on standard input and output."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol, lsp_method
from pygls.uris import to_fs_path

from safelint.config import Flags
from safelint.lsp import actions, shown
from safelint.lsp.desk import Desk, OpenText, VersionKnown
from safelint.lsp.positions import UTF16, changed
from safelint.lsp.session import Checked
from safelint.lsp.watch import NAMES
from safelint.version import __version__, project_urls

_STATUS = "safelint/status"
"""A notification for clients that ask for it with the option `status`: the grade of a text and what was found."""


class _Protocol(LanguageServerProtocol):
    """Texts are kept by the desk alone: lines that form feeds or U+2028 end are none in the protocol."""

    def __init__(self, server: SafelintServer, converter: Any) -> None:
        super().__init__(server, converter)
        self.served = server

    @lsp_method(lsp.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: lsp.DidOpenTextDocumentParams) -> None:
        self.served.opened(params.text_document)

    @lsp_method(lsp.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: lsp.DidChangeTextDocumentParams) -> None:
        self.served.edited(params)

    @lsp_method(lsp.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(self, params: lsp.DidCloseTextDocumentParams) -> None:
        self.served.closed(params.text_document.uri)


class SafelintServer(LanguageServer):
    """One for a client."""

    def __init__(self, flags: Flags = Flags(), config_path: str = "", *, failed: Callable[[Exception], str]) -> None:
        """`failed` says what to report of an exception that nobody foresaw."""
        super().__init__(
            "safelint", __version__, lsp.TextDocumentSyncKind.Incremental, protocol_cls=_Protocol, max_workers=1
        )
        self.desk = Desk(flags, config_path, self._tell, failed)
        self._said: set[str] = set()
        self._wants_status = False
        self._pages = project_urls().get("documentation", "")

    # what the client says

    def begin(self, params: lsp.InitializeParams) -> None:
        options = params.initialization_options
        self._wants_status = isinstance(options, dict) and bool(options.get("status"))
        self.desk.warm_up()

    def encoding(self) -> str:
        """In which units the client counts."""
        agreed = self.server_capabilities.position_encoding or UTF16
        return agreed.value if isinstance(agreed, lsp.PositionEncodingKind) else agreed

    async def watch_settings(self) -> None:
        """Asks the client to tell of changed settings, where it can."""
        workspace = self.client_capabilities.workspace
        watching = workspace.did_change_watched_files if workspace else None
        if watching is None or not watching.dynamic_registration:
            return
        watchers = [lsp.FileSystemWatcher(glob_pattern=f"**/{name}") for name in NAMES]
        options = lsp.DidChangeWatchedFilesRegistrationOptions(watchers)
        method = lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES
        await self.client_register_capability_async(
            lsp.RegistrationParams([lsp.Registration("safelint-settings", method, options)])
        )

    def opened(self, item: lsp.TextDocumentItem) -> None:
        path = self._path(item.uri)
        if path:
            self.desk.encoding = self.encoding()
            text = OpenText(item.uri, path, item.language_id, item.version, item.text)
            self.desk.close(item.uri)
            self.desk.open[item.uri] = text
            self.desk.soon(text, at_once=True)

    def edited(self, params: lsp.DidChangeTextDocumentParams) -> None:
        text = self.desk.open.get(params.text_document.uri)
        if text is None:
            return
        for change in params.content_changes:
            if isinstance(change, lsp.TextDocumentContentChangePartial):
                start, end = change.range.start, change.range.end
                places = (start.line, start.character), (end.line, end.character)
                text.text = changed(text.text, *places, change.text, self.desk.encoding)
            else:
                text.text = change.text
        text.version = params.text_document.version
        self.desk.soon(text)

    def closed(self, uri: str) -> None:
        self.desk.close(uri)
        self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, []))

    def _path(self, uri: str) -> str:
        """Where a text lies, or would be saved; "" for what is no file, such as an old version in git."""
        if uri.startswith("file:"):
            return to_fs_path(uri) or ""
        if not uri.startswith("untitled:"):
            return ""
        folders = [to_fs_path(folder) for folder in self.workspace.folders]
        return os.path.join(next(filter(None, folders), None) or os.curdir, "untitled")

    # what it is told

    def _tell(self, text: OpenText, known: VersionKnown) -> None:
        report = known.checked.report
        found = shown.problems(known.checked, known.positions)
        if report is not None:
            for each in report.findings:
                page = self.page(known.checked, each.rule)
                found.append(shown.diagnostic(each, report, known.positions, text.uri, page))
        self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(text.uri, found, known.version))
        for crash in known.checked.crashes:
            if crash not in self._said:
                self._said.add(crash)
                self.window_show_message(lsp.ShowMessageParams(lsp.MessageType.Error, crash))
        if self._wants_status:
            self.protocol.notify(_STATUS, shown.status(known.checked, text.uri))

    def page(self, checked: Checked, rule: str) -> str:
        """Where the documentation tells of a rule that found something, "" where it is published nowhere."""
        page = checked.pages.get(rule, "")
        return f"{self._pages.rstrip('/')}/{page}" if self._pages and page else ""

    # what it asks

    async def on(self, uri: str, ask: Callable[[VersionKnown], Any]) -> Any:
        """What `ask` makes of the newest version of a text, in the thread of the checks; None where it is not open."""
        text = self.desk.open.get(uri)
        if text is None:
            return None
        known = await self.desk.known(text)
        return await self.desk.aside(lambda: ask(known))

    def resolves(self) -> bool:
        """Whether the client asks for the edit of an action when it is chosen."""
        document = self.client_capabilities.text_document
        action = document.code_action if document else None
        return bool(action and action.resolve_support and "edit" in action.resolve_support.properties)

    def offered(self, uri: str, known: VersionKnown) -> actions.Offered:
        """In the thread of the checks."""
        workspace, window = self.client_capabilities.workspace, self.client_capabilities.window
        versioned = bool(workspace and workspace.workspace_edit and workspace.workspace_edit.document_changes)

        def change(edits: list[lsp.TextEdit]) -> lsp.WorkspaceEdit:
            if not versioned:
                return lsp.WorkspaceEdit(changes={uri: edits})
            named = lsp.OptionalVersionedTextDocumentIdentifier(uri=uri, version=known.version)
            return lsp.WorkspaceEdit(document_changes=[lsp.TextDocumentEdit(named, list(edits))])

        may_point = bool(window and window.show_document and window.show_document.support)
        engine = self.desk.session().engine
        return actions.Offered(engine, known.checked, known.positions, known.tried, uri, self.page, change, may_point)
