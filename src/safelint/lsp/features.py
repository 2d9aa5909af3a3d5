"""The requests that the server answers, each from what is known of the newest version of the text."""

from __future__ import annotations

from collections.abc import Callable

from lsprotocol import types as lsp

from safelint.config import Flags
from safelint.lsp import actions, shown
from safelint.lsp.desk import VersionKnown
from safelint.lsp.positions import Place, Positions
from safelint.lsp.server import SafelintServer
from safelint.readers import form_of
from safelint.values.source import Span


def made(flags: Flags, config_path: str, failed: Callable[[Exception], str]) -> SafelintServer:
    """A server with all that it can do; see `SafelintServer`."""
    server = SafelintServer(flags, config_path, failed=failed)
    _lifetime(server)
    _reading(server)
    _changing(server)
    return server


def _lifetime(server: SafelintServer) -> None:
    @server.feature(lsp.INITIALIZE)
    def initialize(params: lsp.InitializeParams) -> None:
        server.begin(params)

    @server.feature(lsp.INITIALIZED)
    async def initialized(params: lsp.InitializedParams) -> None:
        await server.watch_settings()

    @server.feature(lsp.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: lsp.DidSaveTextDocumentParams) -> None:
        text = server.desk.open.get(params.text_document.uri)
        if text is not None:
            server.desk.soon(text, at_once=True)

    @server.feature(lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    async def settings_changed(params: lsp.DidChangeWatchedFilesParams) -> None:
        await server.desk.forget_settings()


def _reading(server: SafelintServer) -> None:
    @server.feature(lsp.TEXT_DOCUMENT_HOVER)
    async def hover(params: lsp.HoverParams) -> lsp.Hover | None:
        def ask(known: VersionKnown) -> lsp.Hover | None:
            offset = known.positions.offset(_place(params.position))
            return shown.hover(server.desk.session().engine, known.checked, known.positions, offset)

        found: lsp.Hover | None = await server.on(params.text_document.uri, ask)
        return found

    @server.feature(lsp.TEXT_DOCUMENT_DOCUMENT_LINK, lsp.DocumentLinkOptions())
    async def links(params: lsp.DocumentLinkParams) -> list[lsp.DocumentLink]:
        def ask(known: VersionKnown) -> list[lsp.DocumentLink]:
            return shown.links(server.desk.session().engine, known.checked, known.positions)

        return await server.on(params.text_document.uri, ask) or []

    @server.feature(lsp.TEXT_DOCUMENT_COMPLETION, lsp.CompletionOptions())
    def complete(params: lsp.CompletionParams) -> lsp.CompletionList | None:
        """Answered from what the last check knew: whoever types waits for none."""
        text = server.desk.open.get(params.text_document.uri)
        if text is None or text.known is None or text.known.checked.names is None:
            return None
        words, names, report = text.text, text.known.checked.names, text.known.checked.report
        form = report.source().media if report else form_of(text.path)
        positions = Positions(words, server.desk.encoding)
        at = positions.index(_place(params.position))
        line = words[max(words.rfind("\n", 0, at), words.rfind("\r", 0, at)) + 1 : at]
        offers = names.offers(line, report.nations if report else (), form)
        if not offers:
            return None
        begins = positions.place(positions.offset(_place(params.position)) - offers[0].length)
        return shown.completion(offers, params.position, lsp.Position(*begins))


def _changing(server: SafelintServer) -> None:
    @server.feature(lsp.TEXT_DOCUMENT_CODE_ACTION, lsp.CodeActionOptions(actions.KINDS, resolve_provider=True))
    async def code_actions(params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        uri, only = params.text_document.uri, params.context.only

        def ask(known: VersionKnown) -> list[lsp.CodeAction]:
            offered = server.offered(uri, known)
            start, end = (known.positions.offset(_place(each)) for each in (params.range.start, params.range.end))
            found: list[lsp.CodeAction] = []
            if actions.wants(only, lsp.CodeActionKind.QuickFix.value):
                found += actions.actions(offered, Span(start, end))
            if actions.wants(only, actions.FIX_ALL) and actions.has_safe(known.checked):
                action = lsp.CodeAction("Make all safe fixes of safelint", actions.FIX_ALL, data={"uri": uri})
                if not server.resolves():
                    action.edit = actions.fix_all(offered)
                found += [action] if server.resolves() or action.edit else []
            return found

        return await server.on(uri, ask) or []

    @server.feature(lsp.CODE_ACTION_RESOLVE)
    async def resolve(action: lsp.CodeAction) -> lsp.CodeAction:
        uri = action.data.get("uri") if isinstance(action.data, dict) else None
        if isinstance(uri, str) and action.edit is None:
            action.edit = await server.on(uri, lambda known: actions.fix_all(server.offered(uri, known)))
        return action

    @server.command(actions.REASON)
    async def write_reason(uri: str, line: int, character: int) -> None:
        place = lsp.Position(line, character)
        await server.window_show_document_async(
            lsp.ShowDocumentParams(uri=uri, take_focus=True, selection=lsp.Range(place, place))
        )


def _place(position: lsp.Position) -> Place:
    return position.line, position.character
