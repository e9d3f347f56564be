"""Requests of our own, for what the protocol has no word for. Parameters and answers are plain JSON objects; the guide
describes them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from pygls.exceptions import JsonRpcInvalidParams

from ..document import Document
from ..finding import Basis
from ..report.detach import detached
from ..report.json import document_object
from ..report.places import place_words
from ..report.wording import remedy
from .commands import check_workspace
from .pages import subject_of
from .preview import copy_of
from .readiness import readiness
from .server import Server, summary
from .sheets import Seen
from .view import paragraphs, shown

_EXCERPT = 200  # characters of an article


async def lint_docx(ls: Server, params: Any) -> dict[str, Any]:
    """`gongwen/lintDocx` {uri, text?, quiet?}: read and check a Word file (or an open draft), keep an eye on it from now on.

    Answers with the document object of `--format json`, with what a preview needs besides.
    """
    uri = _string(params, "uri")
    sheet = ls.sheet(uri) or ls.sheets.word(uri, ls.path(uri))
    seen = await ls.sheets.seen(sheet)
    if not _yes(params, "quiet"):
        ls.publish(sheet, seen)
    return _object(ls, uri, seen, text=_yes(params, "text"))


async def preview(ls: Server, params: Any) -> dict[str, Any]:
    """`gongwen/preview` {uri}: the answer of `lintDocx` with `text`, and a copy of the Word file to be drawn (Base64) in
    which the words of each finding stand between two bookmarks (`marks`). Publishes nothing."""
    uri = _string(params, "uri")
    sheet = ls.sheet(uri) or ls.sheets.word(uri, ls.path(uri))
    seen, copy = await copy_of(ls, sheet)
    return {**_object(ls, uri, seen, text=True), **copy}


async def ready(ls: Server, params: Any) -> dict[str, Any]:
    """`gongwen/readiness` {uri}: whether a draft can be handed in, and what is missing, with the answer of `lintDocx`."""
    uri = _string(params, "uri")
    sheet = ls.sheet(uri) or ls.sheets.word(uri, ls.path(uri))
    seen = await ls.sheets.seen(sheet)
    organisation = None
    if not seen.result.error:
        organisation = ls.examiner.linter(sheet.path).settings_for(sheet.path).organisation
    on = seen.result.as_of or date.today()
    return {**_object(ls, uri, seen, text=False), **readiness(seen, organisation, on, sheet.path)}


def close_docx(ls: Server, params: Any) -> None:
    """`gongwen/closeDocx` {uri}: the Word file is no longer looked at; its diagnostics go, unless somebody asked for those
    of the whole workspace."""
    uri = _string(params, "uri")
    sheet = ls.sheets.close(uri, ls.path(uri))
    if sheet and sheet.word and not ls.workspace_checked:
        ls.push(sheet.uri, [])


async def inspect(ls: Server, params: Any) -> dict[str, Any]:
    """`gongwen/inspect` {uri}: what was recognised, as `gongwen-lint inspect --format json` prints it."""
    from ..cli.inspect import inspected

    uri = _string(params, "uri")
    sheet = ls.sheet(uri) or ls.sheets.word(uri, ls.path(uri))
    seen = await ls.sheets.seen(sheet)
    result = seen.result
    if result.error or result.paper is None:
        code, message = result.error or ("GL003", "文稿是空的。")
        return {"schema": 1, "path": sheet.path, "status": "unreadable", "error": {"code": code, "message": message}}
    settings = ls.examiner.linter(sheet.path).settings_for(sheet.path)
    on = result.as_of or date.today()
    return inspected(result.paper, settings.organisation, on, sheet.path)


def explain(ls: Server, params: Any) -> dict[str, Any]:
    """`gongwen/explain` {subject}: the page about a check (CY44-6, a name) or an article (CY44), and its URI."""
    from ..cli.errors import Trouble

    subject = _string(params, "subject").strip()
    try:
        text = ls.pages.text(subject)
    except Trouble as trouble:
        raise JsonRpcInvalidParams(str(trouble)) from None
    return {"subject": subject, "title": text.partition("\n")[0], "text": text, "uri": ls.pages.uri(subject)}


def subjects(ls: Server, params: Any) -> list[dict[str, str]]:
    """`gongwen/subjects`: everything that `explain` explains: the articles of the regulations, and the checks."""
    known = ls.examiner.registry
    found = []
    for prefix in known.heads:
        regulation = known.regulation(prefix)
        for article in regulation.articles if regulation else ():
            basis = Basis(prefix, article.number)
            words = " ".join((article.text or article.summary).split())[:_EXCERPT]
            subject = {
                "subject": subject_of(basis),
                "title": ls.articles.title(basis),
                "words": words,
                "kind": "article",
            }
            found.append(subject)
    for check in known.checks.values():
        found.append({"subject": check.code, "title": check.title, "words": "", "kind": "check"})
    return found


async def workspace(ls: Server, params: Any) -> dict[str, int]:
    """`gongwen/checkWorkspace` {folders?}: the command as a request, which can be cancelled as one."""
    return await check_workspace(ls, params if isinstance(params, Mapping) else {})


METHODS: Mapping[str, Callable[..., Any]] = {
    "gongwen/lintDocx": lint_docx,
    "gongwen/closeDocx": close_docx,
    "gongwen/preview": preview,
    "gongwen/readiness": ready,
    "gongwen/inspect": inspect,
    "gongwen/explain": explain,
    "gongwen/subjects": subjects,
    "gongwen/checkWorkspace": workspace,
}


def _string(params: Any, name: str) -> str:
    value = params.get(name) if isinstance(params, Mapping) else None
    if not isinstance(value, str) or not value:
        raise JsonRpcInvalidParams(f"参数 {name} 应当是字符串。")
    return value


def _yes(params: Any, name: str) -> bool:
    return isinstance(params, Mapping) and params.get(name) is True


def _object(ls: Server, uri: str, seen: Seen, *, text: bool) -> dict[str, Any]:
    result = seen.result
    value = {"uri": uri, **document_object(detached(result)), **summary(seen)}
    if result.paper is None or result.document is None:
        return value
    for finding, one in zip(result.findings, value["findings"], strict=True):
        one["where"] = place_words(finding.place, result.paper)
        one["basis"] = [ls.articles.words(basis) for basis in finding.bases]
        one["articles"] = [subject_of(basis) for basis in finding.bases]
        one["remedy"] = remedy(ls.examiner.registry.checks.get(finding.code))
        one["range"] = _range(seen.view.range(finding.place))
    value["articles"] = dict(_articles(ls, result.findings))
    if text:
        value["paragraphs"] = list(_paragraphs(result.document, result.paper.zones))
    return value


def _articles(ls: Server, findings: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each article that a finding rests on, once."""
    for finding in findings:
        for basis in finding.bases:
            words, verbatim = ls.articles.text(basis.regulation, basis.article)
            yield subject_of(basis), {"title": ls.articles.title(basis), "text": words, "verbatim": verbatim}


def _paragraphs(document: Document, zones: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    for line, paragraph in enumerate(paragraphs(document)):
        body = paragraph.part in ("body", "textbox")
        yield {
            "line": line,
            "part": paragraph.part,
            "paragraph": paragraph.index,
            "label": paragraph.label,
            "text": shown(paragraph),
            "zone": zones[paragraph.index] if body and paragraph.index < len(zones) else None,
        }


def _range(found: Any) -> dict[str, Any]:
    start, end = found.start, found.end
    return {
        "start": {"line": start.line, "character": start.character},
        "end": {"line": end.line, "character": end.character},
    }
