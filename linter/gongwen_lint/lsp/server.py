"""The server: what it is asked, answered from the sheets. Every answer is given in the event loop; linting is elsewhere."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls import uris
from pygls.capabilities import get_capability
from pygls.exceptions import FeatureRequestError
from pygls.lsp.server import LanguageServer

from ..linter import Request
from ..version import __version__
from .diagnostics import Diagnostics, counts
from .examiner import Examiner
from .options import options
from .pages import Articles, Pages
from .positions import Text, Units
from .protocol import Protocol, converter
from .sheets import Seen, Sheet, Sheets

CHECKED = "gongwen/checked"


class Server(LanguageServer):
    """A language server with everything that its features share."""

    def __init__(self, request: Request) -> None:
        super().__init__("gongwen-lint", __version__, protocol_cls=Protocol, converter_factory=converter, max_workers=2)
        self._request = request
        self.examiner = Examiner(request)
        self.pages = Pages(lambda: self.examiner.registry)
        self.articles = Articles(lambda: self.examiner.registry)
        self.diagnostics = Diagnostics(self.pages, self.articles)
        self.sheets = Sheets(self.examiner, self.publish)
        self.pulls = False  # the client asks for diagnostics of open texts itself
        self.others: dict[str, Text] = {}  # open texts that are no drafts: configuration, our own pages
        self.wished: dict[str, Any] = {}  # the options as the client gave them
        self.workspace_checked = False  # somebody asked for the whole workspace: new files count too
        self.asked_to_stop = False
        self.told: set[str] = set()  # errors of checks that were told once

    def settle(self, params: types.InitializeParams) -> None:
        """Take in what a client says of itself when it connects."""
        general = params.capabilities.general
        offered = (general.position_encodings if general else None) or ()
        chosen = next((str(e.value) for e in map(_encoding, offered) if e), "utf-16")  # as pygls chooses
        self.sheets.units = Units(chosen)
        self.diagnostics.related = self.can("text_document.publish_diagnostics.related_information")
        self.diagnostics.described = self.can("text_document.publish_diagnostics.code_description_support")
        self.wish(params.initialization_options)

    def wish(self, given: object) -> None:
        """Take in the options of a client."""
        self.wished = dict(given) if isinstance(given, dict) else {}
        self.sheets.options = wishes = options(given, self._request)
        self.diagnostics.code_link = wishes.code_link
        self.examiner.ask(wishes.request)
        can_pull = get_capability(self.client_capabilities, "text_document.diagnostic") is not None
        self.pulls = can_pull if wishes.diagnostics == "auto" else wishes.diagnostics == "pull"

    def can(self, capability: str) -> bool:
        """Whether the client says that it can do something."""
        return bool(get_capability(self.client_capabilities, capability, False))

    def path(self, uri: str) -> str:
        """The path of a document; one that was never saved is taken to lie in the workspace's folder."""
        path = uris.to_fs_path(uri)
        if path:
            return path
        name = uri.rpartition(":")[2].rpartition("/")[2] or "未命名"
        folders = self.folders()
        return f"{folders[0] if folders else '.'}/{name}"

    def folders(self) -> list[str]:
        """The folders of the workspace."""
        found = [uris.to_fs_path(folder.uri) for folder in self.workspace.folders.values()]
        if not found and self.workspace.root_path:
            found = [self.workspace.root_path]
        return [path for path in found if path]

    def sheet(self, uri: str) -> Sheet | None:
        """The sheet of a document that is open."""
        return self.sheets.find(uri, self.path(uri))

    async def seen(self, uri: str) -> tuple[Sheet, Seen] | None:
        """An open document with what came of it, or None."""
        sheet = self.sheet(uri)
        return (sheet, await self.sheets.seen(sheet)) if sheet else None

    def publish(self, sheet: Sheet, seen: Seen) -> None:
        """Hand the diagnostics of a sheet to the client, unless the client asks for them itself."""
        if sheet.word and not Path(sheet.path).exists():
            self.push(sheet.uri, [])
        elif sheet.word or not self.pulls:
            self.push(sheet.uri, self.diagnostics.of(sheet.uri, seen), seen.version)
        self.tell_crashes(seen)
        if self.sheets.options.status:
            status = {"uri": sheet.uri, "version": seen.version, **summary(seen)}
            self.protocol.notify(CHECKED, status)

    def push(self, uri: str, diagnostics: list[types.Diagnostic], version: int | None = None) -> None:
        """Show diagnostics of a document."""
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, diagnostics, version))

    def tell_crashes(self, seen: Seen) -> None:
        """Write the tracebacks of checks that broke into the client's log, each once."""
        for crash in seen.result.crashes:
            if crash.error not in self.told:
                self.told.add(crash.error)
                self.log(f"{crash.code}：{crash.traceback}", types.MessageType.Error)

    def log(self, words: str, kind: types.MessageType = types.MessageType.Info) -> None:
        """Write into the client's log."""
        self.window_log_message(types.LogMessageParams(kind, words))

    def report_server_error(self, error: Exception, source: Any) -> None:
        """Write an error into the log; the server goes on. Requests are answered with theirs."""
        if source is FeatureRequestError:
            return
        words = f"语言服务器出错，已继续运行：{type(error).__name__}: {error}"
        print(words, file=sys.stderr)
        if self.protocol.writer is not None:
            self.log(words, types.MessageType.Error)

    def close(self) -> None:
        """Let go of threads and pages."""
        self.examiner.close()
        self.pages.close()


def _encoding(offered: Any) -> types.PositionEncodingKind | None:
    try:
        return types.PositionEncodingKind(offered)
    except ValueError:
        return None


def summary(seen: Seen) -> dict[str, Any]:
    """How a document fared, for a status bar."""
    result = seen.result
    error = {"code": result.error[0], "message": result.error[1]} if result.error else None
    paper = result.paper
    return {
        "status": "unreadable" if error else "checked",
        "error": error,
        "kind": paper.kind if paper else None,
        "counts": counts(result),
        "waived": len(result.waived),
    }


def serve(request: Request) -> int:
    """Serve on standard input and output until the client says goodbye. Returns 0 where it did so in order, else 1."""
    from .features import register

    stdin, stdout = sys.stdin.buffer, _own_output()
    server = Server(request)
    register(server)
    try:
        server.start_io(stdin, stdout)
    finally:
        server.close()
    return 0 if server.asked_to_stop else 1


def _own_output() -> Any:
    """Standard output for the protocol alone: whatever else is printed (by a plug-in, a library) goes to standard error."""
    import os

    stream = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    sys.stdout = sys.stderr
    return stream
