"""The methods of the protocol, each answered in a few lines."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.capabilities import get_capability
from pygls.exceptions import JsonRpcException

from ..config import CONFIG_FILE, PROJECT_FILE, BadConfig
from ..files import WORD_SUFFIXES
from ..waivers import WAIVER_FILE
from . import commands, requests
from .actions import KINDS, Ground, actions
from .hover import hover
from .positions import Text
from .server import Server
from .sheets import Seen, Sheet
from .symbols import flat, symbols

_BASELINE = "gongwen-baseline.json"
_CONFIGURATION = (CONFIG_FILE, PROJECT_FILE, WAIVER_FILE, _BASELINE)
_WATCHED = ("**/*.{docx,docm,dotx,dotm}", *(f"**/{name}" for name in _CONFIGURATION))


def register(server: Server) -> None:
    """Give a server its features."""
    features: tuple[tuple[str, Callable[..., Any], object], ...] = (
        (types.INITIALIZE, initialize, None),
        (types.INITIALIZED, initialized, None),
        (types.SHUTDOWN, shutdown, None),
        (types.TEXT_DOCUMENT_DID_OPEN, did_open, None),
        (types.TEXT_DOCUMENT_DID_CHANGE, did_change, None),
        (types.TEXT_DOCUMENT_DID_SAVE, did_save, None),
        (types.TEXT_DOCUMENT_DID_CLOSE, did_close, None),
        (types.WORKSPACE_DID_CHANGE_WATCHED_FILES, did_change_watched_files, None),
        (types.WORKSPACE_DID_CHANGE_CONFIGURATION, did_change_configuration, None),
        (types.TEXT_DOCUMENT_DIAGNOSTIC, diagnostic, types.DiagnosticOptions(False, False, identifier="gongwen-lint")),
        (types.TEXT_DOCUMENT_HOVER, text_hover, None),
        (types.TEXT_DOCUMENT_CODE_ACTION, code_action, types.CodeActionOptions(code_action_kinds=KINDS)),
        (types.TEXT_DOCUMENT_DOCUMENT_SYMBOL, document_symbol, None),
        *((method, request, None) for method, request in requests.METHODS.items()),
    )
    for method, feature, wishes in features:
        server.feature(method, wishes)(feature)
    for name, command in commands.COMMANDS.items():
        server.command(name)(command)


# the life of the server


def initialize(ls: Server, params: types.InitializeParams) -> None:
    """Learn what the client can do and wants."""
    ls.settle(params)


async def initialized(ls: Server, params: types.InitializedParams) -> None:
    """Ask for word of files that change, and make ready for the first draft meanwhile."""
    warming = asyncio.get_running_loop().run_in_executor(ls.examiner.files, ls.examiner.warm)
    if ls.can("workspace.did_change_watched_files.dynamic_registration"):
        watchers = [types.FileSystemWatcher(glob) for glob in _WATCHED]
        method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
        wish = types.Registration("gongwen-files", method, types.DidChangeWatchedFilesRegistrationOptions(watchers))
        await _asked(ls, ls.client_register_capability_async(types.RegistrationParams([wish])))
    await warming
    for name, problem in ls.examiner.registry.problems:
        ls.log(f"插件 {name} 没有完全加载：{problem}", types.MessageType.Warning)


def shutdown(ls: Server, params: None) -> None:
    """Start nothing more."""
    ls.asked_to_stop = True
    ls.sheets.stop()
    ls.examiner.close()


# documents


def did_open(ls: Server, params: types.DidOpenTextDocumentParams) -> None:
    """Lint a draft that was opened. Our own pages and configuration files are no drafts."""
    document = params.text_document
    path = ls.path(document.uri)
    if ls.pages.holds(path) or Path(path).name in _CONFIGURATION:
        ls.others[document.uri] = Text(document.text)
        return
    ls.sheets.refresh(ls.sheets.open(document.uri, path, document.text, document.version))


def did_change(ls: Server, params: types.DidChangeTextDocumentParams) -> None:
    """Lint a draft when whoever types has paused."""
    uri = params.text_document.uri
    sheet = ls.sheet(uri)
    text = sheet.text if sheet else ls.others.get(uri)
    if text is None:
        return
    for change in params.content_changes:
        text = text.changed(change, ls.sheets.units)
    if sheet:
        sheet.text, sheet.version = text, params.text_document.version
        ls.sheets.changed(sheet)
    else:
        ls.others[uri] = text


async def did_save(ls: Server, params: types.DidSaveTextDocumentParams) -> None:
    """Take a saved configuration into account, also where the client watches no files."""
    path = ls.path(params.text_document.uri)
    if Path(path).name in _CONFIGURATION:
        await _reconfigured(ls)
    elif (sheet := ls.sheet(params.text_document.uri)) and sheet.word:
        ls.sheets.changed(sheet)


def did_close(ls: Server, params: types.DidCloseTextDocumentParams) -> None:
    """Forget a draft and its diagnostics."""
    close(ls, params.text_document.uri)


def close(ls: Server, uri: str) -> None:
    """Forget a document and its diagnostics."""
    ls.others.pop(uri, None)
    sheet = ls.sheets.close(uri, ls.path(uri))
    if sheet and (sheet.word or not ls.pulls):
        ls.push(sheet.uri, [])


async def did_change_watched_files(ls: Server, params: types.DidChangeWatchedFilesParams) -> None:
    """Word or WPS has saved a file, or somebody has changed configuration or waivers."""
    configured = False
    for change in params.changes:
        path = ls.path(change.uri)
        name = Path(path).name
        if name.lower().endswith(WORD_SUFFIXES) and not name.startswith("~$"):
            sheet = ls.sheet(change.uri)
            if sheet is None and ls.workspace_checked:
                sheet = ls.sheets.word(change.uri, path)
            if sheet and sheet.word:
                ls.sheets.changed(sheet)
        elif name in _CONFIGURATION:
            configured = True
    if configured:
        await _reconfigured(ls)


async def did_change_configuration(ls: Server, params: types.DidChangeConfigurationParams) -> None:
    """Take in new wishes (under `gongwen`) and examine everything by them."""
    settings = params.settings
    if isinstance(settings, dict) and isinstance(settings.get("gongwen"), dict):
        ls.wish({**ls.wished, **settings["gongwen"]})
    await _reconfigured(ls)


async def _reconfigured(ls: Server) -> None:
    ls.sheets.reconfigured()
    if ls.pulls and ls.can("workspace.diagnostics.refresh_support"):
        await _asked(ls, ls.workspace_diagnostic_refresh_async(None))


async def _asked(ls: Server, answer: Awaitable[Any]) -> None:
    """Wait for the client to do something; where it cannot, although it said so, go on without."""
    try:
        await answer
    except JsonRpcException as problem:
        ls.log(f"编辑器没有照办：{problem}", types.MessageType.Warning)


# questions


async def diagnostic(ls: Server, params: types.DocumentDiagnosticParams) -> types.DocumentDiagnosticReport:
    """The diagnostics of a document as it is now; "unchanged" where they are what the client has."""
    uri = params.text_document.uri
    found = await ls.seen(uri)
    if found is None and ls.path(uri).lower().endswith(WORD_SUFFIXES):
        sheet = ls.sheets.word(uri, ls.path(uri))
        found = sheet, await ls.sheets.seen(sheet)
    if found is None:
        return types.RelatedFullDocumentDiagnosticReport([])
    _, seen = found
    mark = result_id(seen)
    if mark == params.previous_result_id:
        return types.RelatedUnchangedDocumentDiagnosticReport(mark)
    ls.tell_crashes(seen)
    return types.RelatedFullDocumentDiagnosticReport(ls.diagnostics.of(uri, seen), result_id=mark)


def result_id(seen: Seen) -> str:
    """A mark of what came of a document: equal marks, equal diagnostics."""
    result = seen.result
    findings = tuple((f.code, f.severity, f.fingerprint, f.message) for f in result.findings)
    return f"{hash((result.sha256, result.error, findings)) & 0xFFFFFFFFFFFFFFFF:016x}"


async def text_hover(ls: Server, params: types.HoverParams) -> types.Hover | None:
    """The finding, or the article, at a place."""
    found = await ls.seen(params.text_document.uri)
    if found is None:
        return None
    formats = get_capability(ls.client_capabilities, "text_document.hover.content_format") or ()
    markdown = types.MarkupKind.Markdown in formats or not formats
    return hover(found[1], params.position, ls.examiner.registry, ls.articles, markdown=markdown)


async def code_action(ls: Server, params: types.CodeActionParams) -> list[types.CodeAction] | None:
    """What can be done about the findings in a range."""
    found = await ls.seen(params.text_document.uri)
    if found is None:
        return None
    sheet, seen = found
    return list(actions(sheet, seen, params, ground(ls, sheet), ls.articles))


def ground(ls: Server, sheet: Sheet) -> Ground | None:
    """The configuration around a document; None where none is used, or it is broken."""
    if ls.sheets.options.request.isolated:
        return None
    linter = ls.examiner.linter(sheet.path)
    try:
        config, settings = linter.config_for(sheet.path), linter.settings_for(sheet.path)
    except BadConfig:
        return None
    above = [folder for folder in ls.folders() if Path(sheet.path).is_relative_to(folder)]
    folder = max(above, key=len, default=str(Path(sheet.path).parent))
    opened = {ls.path(uri): text.text for uri, text in ls.others.items()}
    operations = get_capability(ls.client_capabilities, "workspace.workspace_edit.resource_operations") or ()
    creates = types.ResourceOperationKind.Create in operations
    return Ground(config.path, folder, settings.mandatory, opened, ls.sheets.units, creates)


async def document_symbol(
    ls: Server, params: types.DocumentSymbolParams
) -> list[types.DocumentSymbol] | list[types.SymbolInformation] | None:
    """The outline of the paper."""
    found = await ls.seen(params.text_document.uri)
    if found is None:
        return None
    outline = symbols(found[1])
    if ls.can("text_document.document_symbol.hierarchical_document_symbol_support"):
        return outline
    return list(flat(outline, params.text_document.uri))
