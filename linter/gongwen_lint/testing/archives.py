"""Cases of checks over archives: a block holds several papers, each after a line `%%% file name`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from ..archive import Archive, Remark
from .draft import build_docx
from .judge import at
from .layout import Layout

if TYPE_CHECKING:
    from ..check import Check
    from ..document import Document
    from .engine import Engine
    from .pages import Case, Medium
    from .runner import Trial

_PAPER = re.compile(r"^%%%[ \t]*(.*)$", re.MULTILINE)


def papers(draft: str) -> list[tuple[str, str]]:
    """(file name, draft) of each paper of a block. Raises ValueError where it does not begin with a paper's line."""
    head, *pieces = _PAPER.split(draft)
    if head.strip() or not pieces:
        raise ValueError("档案的例子，每件公文之前应有一行“%%% 文件名”")
    named = zip(pieces[::2], pieces[1::2], strict=True)
    return [(name.strip() or f"{number}.md", text.lstrip("\n")) for number, (name, text) in enumerate(named, 1)]


def trials(case: Case, media: Sequence[Medium]) -> Iterator[Trial]:
    """The archive of a case as text drafts, and as .docx."""
    from .runner import Trial

    if "text" in media:
        yield Trial("archive.md", b"")
    if "docx" in media:
        yield Trial("archive.docx", b"", Layout())


def problems(case: Case, check: Check, engine: Engine, trial: Trial, config: Mapping[str, Any]) -> tuple[str, ...]:
    """What is wrong with what a check finds in the archive of a case."""
    documents: dict[int, Document] = {}
    remarks = found(case, check, engine, trial, config, documents)
    crashes = tuple(r.finding.message for r in remarks if r.finding.code != check.code)
    if crashes:
        return crashes
    if case.expect == "正例":
        return tuple(f"不应报 {check.code}：{remark.finding.message}" for remark in remarks)
    if not remarks:
        return (f"没有查出 {check.code}",)
    wrong = []
    for mark in case.marks:
        if not any(_points(remark, documents, mark, trial.exact) for remark in remarks):
            wrong.append(f"没有指在“{mark.words}”")
    for remark in remarks if case.marks else ():
        if not any(_points(remark, documents, mark, trial.exact) for mark in case.marks):
            wrong.append(f"指在没有标记的“{remark.finding.quote}”")
    for want in case.wants:
        if want.severity and all(remark.finding.severity != want.severity for remark in remarks):
            wrong.append(f"{want.code} 的级别是 {remarks[0].finding.severity}，期望 {want.severity}")
    return tuple(wrong)


def found(
    case: Case, check: Check, engine: Engine, trial: Trial, config: Mapping[str, Any], documents: dict[int, Document]
) -> list[Remark]:
    """What the check finds. `documents` gets the papers by their numbers in the archive."""
    from ..audit.across import asked
    from ..audit.store import in_memory, write
    from ..audit.verdict import verdict

    settings = engine.settings(config, case.facts)
    with closing(in_memory()) as connection:
        connection.execute("INSERT INTO root (id, path) VALUES (1, '/')")
        for number, (name, draft) in enumerate(papers(case.draft), 1):
            path = name if trial.layout is None else str(PurePosixPath(name).with_suffix(".docx"))
            data = draft.encode() if trial.layout is None else build_docx(draft, trial.layout)
            result = engine.lint(data, path, config, case.facts)
            if result.document:
                documents[number] = result.document
            row = (number, path)
            query = "INSERT INTO file (id, root, path, size, stamp, change) VALUES (?, 1, ?, 0, '', 'new')"
            connection.execute(query, row)
            write(connection, [(number, _json(verdict(result, f"{number:064}", check.needs)))])
        return asked(check, Archive(connection), settings)


def _json(value: Mapping[str, Any]) -> bytes:
    import json

    return json.dumps(value).encode()


def _points(remark: Remark, documents: Mapping[int, Document], mark: Any, exact: bool) -> bool:
    document = documents.get(remark.record.file) if remark.record else None
    return document is not None and at(mark, document, remark.finding.place, exact=exact)
