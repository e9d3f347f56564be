"""Commands that a client runs by name (`workspace/executeCommand`), from code actions or on its own."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls import uris
from pygls.exceptions import JsonRpcInvalidParams

from ..files import documents
from ..finding import Basis, Finding
from . import actions
from .diagnostics import counts
from .examiner import seconds
from .pages import subject_of
from .server import Server
from .sheets import Seen
from .view import WordView

CHECK_WORKSPACE = "gongwen.server.checkWorkspace"
ADD_WAIVER = "gongwen.server.addWaiver"
IGNORE_CHECK = "gongwen.server.ignoreCheck"


# the whole workspace


async def check_workspace(ls: Server, *arguments: Any) -> dict[str, int]:
    """Check the Word files of the workspace (or of {"folders": [uri]}), with progress, until done or cancelled.

    Answers with counts, and whether it was cancelled (1) or not (0).
    """
    given = arguments[0] if arguments and isinstance(arguments[0], Mapping) else {}
    folders = [path for uri in given.get("folders", ()) if (path := uris.to_fs_path(str(uri)))] or ls.folders()
    loop = asyncio.get_running_loop()
    ls.workspace_checked = True
    bar = Bar(ls)
    await bar.begin("检查工作区")
    total = {"documents": 0, "checked": 0, "unreadable": 0, "error": 0, "warning": 0, "info": 0, "cancelled": 0}
    try:
        paths = await loop.run_in_executor(ls.examiner.files, lambda: list(documents(folders)))
        total["documents"] = len(paths)
        for number, path in enumerate(paths):
            if bar.cancelled:
                total["cancelled"] = 1
                break
            bar.report(number, len(paths), Path(path).name)
            seen = await _checked(ls, path)
            total["unreadable" if seen.result.error else "checked"] += 1
            for severity, count in counts(seen.result).items():
                total[severity] += count
    finally:
        bar.end(f"{total['error']} 处错误，{total['warning']} 处警告，{total['info']} 处提示")
    return total


async def _checked(ls: Server, path: str) -> Seen:
    """Check one file and show its diagnostics; what came of it is only kept where the file is open."""
    sheet = ls.sheets.find("", path)
    if sheet:
        seen = await ls.sheets.seen(sheet)
        ls.publish(sheet, seen)
        return seen
    loop = asyncio.get_running_loop()
    result, _ = await loop.run_in_executor(ls.examiner.files, seconds, lambda: ls.examiner.lint_file(path))
    seen = Seen(None, result, WordView(result.document, ls.sheets.units), None)
    uri = str(uris.from_fs_path(path))
    ls.push(uri, ls.diagnostics.of(uri, seen))
    ls.tell_crashes(seen)
    return seen


class Bar:
    """A progress bar in the client, where it has one."""

    def __init__(self, ls: Server) -> None:
        self._ls = ls
        self._token = str(uuid.uuid4())
        self._shown = ls.can("window.work_done_progress")

    async def begin(self, title: str) -> None:
        """Show it."""
        if self._shown:
            progress = self._ls.work_done_progress
            await progress.create_async(self._token)
            progress.begin(self._token, types.WorkDoneProgressBegin(title, cancellable=True, percentage=0))

    def report(self, number: int, count: int, words: str) -> None:
        """Move it."""
        if self._shown:
            report = types.WorkDoneProgressReport(
                cancellable=True, message=f"{number + 1}/{count} {words}", percentage=100 * number // count
            )
            self._ls.work_done_progress.report(self._token, report)

    def end(self, words: str) -> None:
        """Take it away."""
        if self._shown:
            self._ls.work_done_progress.end(self._token, types.WorkDoneProgressEnd(message=words))
            self._ls.work_done_progress.tokens.pop(self._token, None)

    @property
    def cancelled(self) -> bool:
        """Whether the user wants no more of it."""
        token = self._ls.work_done_progress.tokens.get(self._token)
        return token is not None and token.cancelled()


# pages and places


async def open_article(ls: Server, *arguments: Any) -> dict[str, Any]:
    """[regulation, article]: open the page of an article, its text word for word."""
    regulation, article = _strings(arguments, 2)
    if not ls.articles.text(regulation, article)[0]:
        raise JsonRpcInvalidParams(f"没有 {regulation} {article} 这一条。")
    subject = subject_of(Basis(regulation, article))
    uri = ls.pages.uri(subject)
    await _show(ls, uri)
    return {"subject": subject, "uri": uri, "text": ls.pages.text(subject)}


async def show_place(ls: Server, *arguments: Any) -> None:
    """[uri, line, character]: open a file at a place."""
    if len(arguments) != 3 or not isinstance(arguments[0], str):
        raise JsonRpcInvalidParams("参数应当是 uri、行、列。")
    at = types.Position(int(arguments[1]), int(arguments[2]))
    await _show(ls, arguments[0], types.Range(at, at))


async def _show(ls: Server, uri: str, selection: types.Range | None = None) -> None:
    if uri and ls.can("window.show_document.support"):
        await ls.window_show_document_async(types.ShowDocumentParams(uri, take_focus=True, selection=selection))


# waivers and configuration, for clients that ask for the reason themselves


async def add_waiver(ls: Server, *arguments: Any) -> bool:
    """[{uri, fingerprint, reason, by?, until?}]: add a waiver with its reason. Answers whether the client did it."""
    given = arguments[0] if arguments and isinstance(arguments[0], Mapping) else {}
    reason = given.get("reason")
    if not isinstance(reason, str) or not reason.strip():
        raise JsonRpcInvalidParams("豁免必须写明理由。")
    until = given.get("until") or ""
    sheet_path, finding, ground = await _finding(ls, given)
    edit, _ = actions.waive(finding, sheet_path, reason.strip(), ground, str(given.get("by") or ""), _day(until))
    return await _apply(ls, edit, f"豁免 {finding.code}")


async def ignore_check(ls: Server, *arguments: Any) -> bool:
    """[{uri, fingerprint}]: switch the check of a finding off in the configuration. Answers whether the client did it."""
    given = arguments[0] if arguments and isinstance(arguments[0], Mapping) else {}
    _, finding, ground = await _finding(ls, given)
    edit = actions.ignore(finding.code, ground)
    return edit is not None and await _apply(ls, edit, f"不再进行 {finding.code}")


async def _finding(ls: Server, given: Mapping[str, Any]) -> tuple[str, Finding, actions.Ground]:
    from .features import ground

    found = await ls.seen(str(given.get("uri")))
    wanted = given.get("fingerprint")
    finding = next((f for f in found[1].result.findings if f.fingerprint == wanted), None) if found else None
    if found is None or finding is None:
        raise JsonRpcInvalidParams("没有这一处问题，文稿可能已经改动。")
    place = ground(ls, found[0])
    if place is None or not place.mandatory.isdisjoint((finding.code, *finding.also)):
        raise JsonRpcInvalidParams(f"{finding.code} 不能豁免或忽略。")
    return found[0].path, finding, place


async def _apply(ls: Server, edit: types.WorkspaceEdit, label: str) -> bool:
    answer = await ls.workspace_apply_edit_async(types.ApplyWorkspaceEditParams(edit, label))
    return bool(answer.applied)


def _strings(arguments: tuple[Any, ...], count: int) -> tuple[str, ...]:
    if len(arguments) != count or not all(isinstance(value, str) for value in arguments):
        raise JsonRpcInvalidParams(f"参数应当是 {count} 个字符串。")
    return arguments


def _day(text: Any) -> str:
    from datetime import date

    try:
        return date.fromisoformat(text).isoformat() if text else ""
    except (TypeError, ValueError):
        raise JsonRpcInvalidParams(f"“{text}”不是日期，应写成 2016-05-06。") from None


COMMANDS: Mapping[str, Callable[..., Any]] = {
    CHECK_WORKSPACE: check_workspace,
    ADD_WAIVER: add_waiver,
    IGNORE_CHECK: ignore_check,
    actions.OPEN_ARTICLE: open_article,
    actions.SHOW_PLACE: show_place,
}
