"""Code actions: mend a finding, waive it with a reason, switch its check off, open its article."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from lsprotocol import types
from pygls import uris

from ..config import CONFIG_FILE, PROJECT_FILE, PROJECT_TABLE
from ..files import relative_to
from ..finding import Finding, Fix
from ..waivers import WAIVER_FILE
from . import toml_text
from .pages import Articles, distinct
from .positions import Text, Units, touches, zero
from .sheets import Seen, Sheet
from .view import TextView

FIX_ALL = "source.fixAll.gongwen"
KINDS = [types.CodeActionKind.QuickFix, FIX_ALL]
OPEN_ARTICLE = "gongwen.server.openArticle"
SHOW_PLACE = "gongwen.server.showPlace"
_NEW_CONFIG = "# gongwen-lint 的配置；每一项的说明用 gongwen-lint init 生成\n"


class Ground(NamedTuple):
    """What actions stand on: the files around a document, as they are in the editor or on the disk."""

    config: str  # the config file in force; "" where there is none
    folder: str  # where a new one would go
    mandatory: frozenset[str]
    opened: dict[str, str]  # path → text, of files open in the editor
    units: Units
    creates: bool  # the client can create files

    def text(self, path: str) -> str | None:
        """The text of a file, None where there is none."""
        if path in self.opened:
            return self.opened[path]
        try:
            return Path(path).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            return None


def actions(
    sheet: Sheet,
    seen: Seen,
    params: types.CodeActionParams,
    ground: Ground | None,
    articles: Articles,
) -> Iterator[types.CodeAction]:
    """What can be done about the findings in a range. `ground` is None where no files may be changed."""
    only = params.context.only
    here = [f for f in seen.result.findings if touches(seen.view.range(f.place), params.range)]
    if _wanted(types.CodeActionKind.QuickFix, only):
        marks = {_fingerprint(d): d for d in params.context.diagnostics}
        for finding in here:
            about = [d] if (d := marks.get(finding.fingerprint)) else None
            yield from _about(finding, about, sheet, seen, ground, articles)
    if _wanted(FIX_ALL, only) and (edits := fix_all(seen)):
        title = "改正全部可以放心改正的问题"
        yield types.CodeAction(title, FIX_ALL, edit=_changes(sheet.uri, edits, seen.version))


def _wanted(kind: str, only: Sequence[str] | None) -> bool:
    return not only or any(kind == k or kind.startswith(f"{k}.") for k in only)


def _fingerprint(diagnostic: types.Diagnostic) -> str:
    return str(diagnostic.data.get("fingerprint", "")) if isinstance(diagnostic.data, dict) else ""


def _about(
    finding: Finding,
    about: list[types.Diagnostic] | None,
    sheet: Sheet,
    seen: Seen,
    ground: Ground | None,
    articles: Articles,
) -> Iterator[types.CodeAction]:
    quick = types.CodeActionKind.QuickFix
    if finding.fix and (edits := text_edits(finding.fix, seen)):
        changes = _changes(sheet.uri, edits, seen.version)
        yield types.CodeAction(f"改正：{finding.fix.title}", quick, about, finding.fix.safe, edit=changes)
    free = ground is not None and ground.mandatory.isdisjoint((finding.code, *finding.also))
    if ground and free and finding.bases:
        edit, show = waive(finding, sheet.path, "", ground)
        title = f"豁免这一处 {finding.code}（在 {WAIVER_FILE} 中写明理由）"
        yield types.CodeAction(title, quick, about, edit=edit, command=show)
    if ground and free and finding.bases and (setting := ignore(finding.code, ground)):
        title = f"不再进行 {finding.code} 这项检查（写入 {os.path.basename(ground.config) or CONFIG_FILE}）"  # noqa: PTH119
        yield types.CodeAction(title, quick, about, edit=setting)
    for basis in distinct(finding.bases):
        title = f"查看{articles.title(basis)}"
        command = types.Command(title, OPEN_ARTICLE, arguments=[basis.regulation, basis.article])
        yield types.CodeAction(title, quick, about, command=command)


# mending


def text_edits(fix: Fix, seen: Seen) -> list[types.TextEdit]:
    """The edits of a fix in the source of a text draft, or none where they would touch marks of the plain-text form, or
    set formatting too, which a text has not and without which the words are not to change."""
    view, document = seen.view, seen.result.document
    if not isinstance(view, TextView) or document is None or fix.settings:
        return []
    edits = []
    for edit in fix.edits:
        source = view.source(edit.place)
        if source is None or source != document.quote(edit.place):
            return []
        edits.append(types.TextEdit(view.range(edit.place), edit.text.replace("\n", "↵")))
    return edits


def fix_all(seen: Seen) -> list[types.TextEdit]:
    """The edits of all safe fixes; of two that overlap, the first."""
    done: list[types.TextEdit] = []
    for finding in seen.result.findings:
        edits = text_edits(finding.fix, seen) if finding.fix and finding.fix.safe else []
        if not any(touches(edit.range, other.range) for edit in edits for other in done):
            done += edits
    return done


def _changes(uri: str, edits: Iterable[types.TextEdit], version: int | None) -> types.WorkspaceEdit:
    document = types.OptionalVersionedTextDocumentIdentifier(uri, version)
    return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(document, list(edits))])


# configuration and waivers


def waive(
    finding: Finding, path: str, reason: str, ground: Ground, by: str = "", until: str = ""
) -> tuple[types.WorkspaceEdit, types.Command]:
    """The edit that adds a waiver, and the command that opens it where its reason is to be written.

    A waiver without a reason is not accepted: until it is written, the linter says so.
    """
    config = ground.config or os.path.join(ground.folder, CONFIG_FILE)  # noqa: PTH118
    file = os.path.join(os.path.dirname(config), WAIVER_FILE)  # noqa: PTH118, PTH120
    values = {"file": relative_to(path, os.path.dirname(config)), "check": finding.code}  # noqa: PTH120
    values |= {"quote": finding.quote} if finding.quote.strip() else {}
    values |= {"by": by} if by else {}
    old = ground.text(file)
    block = toml_text.waiver({**values, "reason": reason})
    if until:
        block += f"until = {until}\n"
    insertion = toml_text.appended(old or "", block)
    parts: list[_Change] = []
    if not ground.config and ground.text(config) is None:
        parts += _inserted(config, None, toml_text.Insertion(0, _NEW_CONFIG), ground)
    parts += _inserted(file, old, insertion, ground)
    words = (old or "") + insertion.words
    where = Text(words).position(words.rindex("reason = ") + len('reason = "'), ground.units)
    arguments = [uris.from_fs_path(file), where.line, where.character]
    command = types.Command("写明理由", SHOW_PLACE, arguments=arguments)
    return _edit(parts, ground), command


def ignore(code: str, ground: Ground) -> types.WorkspaceEdit | None:
    """The edit that adds a check to `ignore` in the configuration in force, or in a new one."""
    path = ground.config or os.path.join(ground.folder, CONFIG_FILE)  # noqa: PTH118
    old = ground.text(path)
    in_project = os.path.basename(path) == PROJECT_FILE  # noqa: PTH119
    table = ("tool", PROJECT_TABLE) if in_project else ()
    if old is None:
        insertion: toml_text.Insertion | None = toml_text.Insertion(0, f'{_NEW_CONFIG}ignore = ["{code}"]\n')
    else:
        insertion = toml_text.ignoring(old, code, table)
    return _edit(_inserted(path, old, insertion, ground), ground) if insertion else None


_Change = types.TextDocumentEdit | types.CreateFile


def _inserted(path: str, old: str | None, insertion: toml_text.Insertion, ground: Ground) -> list[_Change]:
    uri = str(uris.from_fs_path(path))
    at = Text(old).position(insertion.offset, ground.units) if old else zero().start
    document = types.OptionalVersionedTextDocumentIdentifier(uri, None)
    change = types.TextDocumentEdit(document, [types.TextEdit(types.Range(at, at), insertion.words)])
    new = [types.CreateFile(uri, options=types.CreateFileOptions(ignore_if_exists=True))] if old is None else []
    return [*(new if ground.creates else []), change]


def _edit(parts: list[_Change], ground: Ground) -> types.WorkspaceEdit:
    if ground.creates:
        return types.WorkspaceEdit(document_changes=parts)
    edits = {p.text_document.uri: list(p.edits) for p in parts if isinstance(p, types.TextDocumentEdit)}
    return types.WorkspaceEdit(changes=edits)  # type: ignore[arg-type]
