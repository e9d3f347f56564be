"""An editor at the other end of a real server: a pytest-lsp client over standard input and output."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Union

import pytest
import pytest_asyncio
from lsprotocol import types
from pygls.protocol import default_converter
from pytest_lsp import LanguageClient
from pytest_lsp.client import client_capabilities, register_lsp_features

from gongwen_lint.testing import build_docx

PATIENCE = 20  # seconds for anything to happen on a busy machine

PLUGIN = '''
"""检查的样子：一项带改正，一项会出错，一项很慢。"""

import time

from gongwen_lint import Context, Finding, Paragraph, check, citing, hookimpl, replacement
from gongwen_lint.regulation import Article, Regulation

FX = citing("FX")
print("a plug-in that prints when it is loaded")


@check("FX01-1", "wrong-word", severity="error", strength="direct", article=FX(1, "不得写错字"), needs=["布署"])
def wrong_word(paragraph: Paragraph, context: Context):
    """写错字。"""
    at = paragraph.text.find("布署")
    if at >= 0:
        place = paragraph.place(at, at + 2)
        fix = replacement("改为“部署”", place, "部署", safe=True)
        yield context.finding(place, "“布署”应为“部署”。", fix=fix)


@check("FX01-2", "crashing", severity="error", strength="direct", article=FX(1, "不得写错字"), needs=["让检查出错"])
def crashing(paragraph: Paragraph, context: Context):
    """会出错。"""
    if "让检查出错" in paragraph.text:
        raise ValueError("坏了")
    return ()


@check("FX01-3", "slow", severity="error", strength="direct", article=FX(1, "不得写错字"), needs=["让检查变慢"])
def slow(paragraph: Paragraph, context: Context):
    """很慢。"""
    if "让检查变慢" in paragraph.text:
        time.sleep(1.5)
    return ()


@hookimpl
def gongwen_regulations():
    text = "不得写错字。"
    return [lambda: Regulation("FX", "测试规则", "测〔2016〕1号", "测试", None, None, (Article("1", text),))]


@hookimpl
def gongwen_checks():
    return [wrong_word, crashing, slow]
'''


def converter():
    """pygls' converter; lsprotocol takes every code action that has a command for a bare command."""
    made = default_converter()
    made.register_structure_hook(
        Union[types.Command, types.CodeAction],  # noqa: UP007 - the very type that lsprotocol registers
        lambda value, _: made.structure(
            value, types.Command if isinstance(value.get("command"), str) else types.CodeAction
        ),
    )
    return made


class Editor:
    """A client with the few things that a person does in an editor."""

    def __init__(self, root: Path) -> None:
        self.root = self.workspace = root
        self.client = LanguageClient(converter_factory=converter)
        self.published: list[types.PublishDiagnosticsParams] = []
        self.checked: list[Any] = []
        self.registered: list[types.Registration] = []
        self.edits: list[types.ApplyWorkspaceEditParams] = []
        self.refreshed = 0
        self.versions: dict[str, int] = {}
        register_lsp_features(self.client)
        features = self.client.protocol.fm.features
        for method, feature in (
            (types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS, self._publish),
            (types.CLIENT_REGISTER_CAPABILITY, self._register),
            (types.WORKSPACE_APPLY_EDIT, self._apply),
            (types.WORKSPACE_DIAGNOSTIC_REFRESH, self._refresh),
            ("gongwen/checked", self._checked),
        ):
            features.pop(method, None)
            self.client.feature(method)(partial(feature))

    def forget(self, root: Path) -> None:
        """Begin anew in another folder."""
        self.root = root
        self.versions.clear()
        for told in (self.published, self.checked, self.edits, self.client.log_messages, self.client.shown_documents):
            told.clear()

    # what the server sends

    def _publish(self, params: types.PublishDiagnosticsParams) -> None:
        self.published.append(params)
        self.client.diagnostics[params.uri] = params.diagnostics

    def _checked(self, params: Any) -> None:
        self.checked.append(params)

    def _refresh(self, params: Any) -> None:
        self.refreshed += 1

    def _register(self, params: types.RegistrationParams) -> None:
        self.registered += params.registrations

    def _apply(self, params: types.ApplyWorkspaceEditParams) -> types.ApplyWorkspaceEditResult:
        self.edits.append(params)
        return types.ApplyWorkspaceEditResult(applied=True)

    async def until(self, true: Callable[[], Any]) -> Any:
        """Wait until something is true; what it gives."""
        waited = 0.0
        while not (answer := true()):
            assert waited < PATIENCE, "it did not happen"
            await asyncio.sleep(0.01)
            waited += 0.01
        return answer

    # what the user does

    async def start(self, options: Any = None, change: Callable[[Any], None] = lambda capabilities: None) -> None:
        """Start a server for the folder, as Visual Studio Code would unless the capabilities are changed."""
        environment = {**os.environ, "PYTHONPATH": str(self.workspace / ".site"), "PYTHONUTF8": "1"}
        await self.client.start_io(sys.executable, "-m", "gongwen_lint", "lsp", cwd=self.root, env=environment)
        capabilities = client_capabilities("visual-studio-code")
        change(capabilities)
        folders = [types.WorkspaceFolder(self.root.as_uri(), "公文")]
        await self.client.initialize_session(
            types.InitializeParams(capabilities=capabilities, workspace_folders=folders, initialization_options=options)
        )

    def uri(self, name: str) -> str:
        return (self.root / name).as_uri()

    def identifier(self, name: str) -> types.TextDocumentIdentifier:
        return types.TextDocumentIdentifier(self.uri(name))

    def open(self, name: str, text: str, language: str = "markdown") -> None:
        self.versions[name] = 1
        item = types.TextDocumentItem(self.uri(name), language, 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def change(self, name: str, *changes: types.TextDocumentContentChangeEvent) -> int:
        self.versions[name] += 1
        document = types.VersionedTextDocumentIdentifier(self.versions[name], self.uri(name))
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, list(changes)))
        return self.versions[name]

    def rewrite(self, name: str, text: str) -> int:
        return self.change(name, types.TextDocumentContentChangeWholeDocument(text))

    def type(self, name: str, line: int, character: int, words: str, replacing: int = 0) -> int:
        where = types.Range(types.Position(line, character), types.Position(line, character + replacing))
        return self.change(name, types.TextDocumentContentChangePartial(where, words))

    def saved(self, *names: str, how: types.FileChangeType = types.FileChangeType.Changed) -> None:
        """Tell of files that were changed outside."""
        events = [types.FileEvent(self.uri(name), how) for name in names]
        self.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams(events))

    async def diagnostics(self, name: str, version: int | None = None) -> list[types.Diagnostic]:
        """The diagnostics published for a document (at a version, where one is given)."""
        uri = self.uri(name)

        def published() -> types.PublishDiagnosticsParams | None:
            found = [p for p in self.published if p.uri == uri and version in (None, p.version)]
            return found[-1] if found else None

        return list((await self.until(published)).diagnostics)

    async def request(self, method: str, params: Any) -> Any:
        """A request of our own; the answer with attributes instead of keys."""
        return await asyncio.wait_for(self.client.protocol.send_request_async(method, params), PATIENCE)

    async def hover(self, name: str, line: int, character: int) -> str | None:
        at = types.HoverParams(self.identifier(name), types.Position(line, character))
        found = await asyncio.wait_for(self.client.text_document_hover_async(at), PATIENCE)
        return found.contents.value if found else None

    async def actions(self, name: str, where: types.Range, only: list[str] | None = None) -> list[types.CodeAction]:
        context = types.CodeActionContext(list(self.client.diagnostics.get(self.uri(name), ())), only)
        params = types.CodeActionParams(self.identifier(name), where, context)
        return list(await asyncio.wait_for(self.client.text_document_code_action_async(params), PATIENCE) or ())

    async def command(self, name: str, *arguments: Any) -> Any:
        params = types.ExecuteCommandParams(name, list(arguments))
        return await asyncio.wait_for(self.client.workspace_execute_command_async(params), PATIENCE)

    async def stop(self) -> int | None:
        """Say goodbye. The server's exit status."""
        server = self.client._server
        if server is not None and server.returncode is None:
            await asyncio.wait_for(self.client.shutdown_session(), PATIENCE)
        await self.client.stop()
        return server.returncode if server else None


def install(site: Path) -> Path:
    """Put the plug-in for tests into a folder as pip would."""
    (site / "fxpack-1.0.dist-info").mkdir(parents=True)
    (site / "fxpack.py").write_text(PLUGIN, encoding="utf-8")
    points = "[gongwen_lint]\nfxpack = fxpack\n"
    (site / "fxpack-1.0.dist-info" / "entry_points.txt").write_text(points, encoding="utf-8")
    return site


def furnished(root: Path) -> Editor:
    """An editor on a folder, with the plug-in for tests installed for its server."""
    install(root / ".site")
    return Editor(root)


@pytest.fixture
def plugin_site(tmp_path_factory) -> Path:
    """A folder for PYTHONPATH in which the plug-in for tests is installed."""
    return install(tmp_path_factory.mktemp("site"))


@pytest_asyncio.fixture(loop_scope="module")
async def editor(tmp_path):
    """An editor on an empty folder; the test starts the server."""
    made = furnished(tmp_path)
    yield made
    await made.stop()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def running(tmp_path_factory):
    """A server that the tests of a module share, as long as they ask for nothing special."""
    made = furnished(tmp_path_factory.mktemp("workspace"))
    await made.start()
    yield made
    await made.stop()


@pytest_asyncio.fixture(loop_scope="module")
async def shared(running):
    """The shared server, and a folder of the test's own in its workspace."""
    folder = running.workspace / str(len(list(running.workspace.iterdir())))
    folder.mkdir()
    running.forget(folder)
    return running


@pytest.fixture(scope="session")
def five(root) -> str:
    """A request with five violations, as text."""
    return (root / "fixtures" / "papers" / "qingshi_five_violations.md").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def five_docx(five) -> bytes:
    """The same as a Word file."""
    return build_docx(five)


@pytest.fixture(scope="session")
def in_order_docx(root) -> bytes:
    """A request in which nothing is wrong, as a Word file."""
    return build_docx((root / "fixtures" / "papers" / "qingshi_in_order.md").read_text(encoding="utf-8"))
