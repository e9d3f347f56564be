"""Word files: opened in a preview, saved by Word or WPS, checked with the workspace."""

from __future__ import annotations

import asyncio

import pytest
from lsprotocol import types

pytestmark = pytest.mark.asyncio(loop_scope="module")


def codes(diagnostics) -> list[str]:
    return [d.code for d in diagnostics]


async def test_a_word_file_is_checked_on_request(shared, five_docx) -> None:
    (shared.root / "a.docx").write_bytes(five_docx)
    answer = await shared.request("gongwen/lintDocx", {"uri": shared.uri("a.docx"), "text": True})
    assert (answer.status, answer.kind, answer.error) == ("checked", "请示", None)
    assert answer.counts.error == len([f for f in answer.findings if f.severity == "error"]) > 0
    one = next(f for f in answer.findings if f.code == "CY44-6")
    assert (one.location.quote, one.where) == ("张副区长：", "第4段 主送机关")
    assert one.articles == ["CY44", "TL15"] and "第四十四条：“除领导同志" in one.basis[0]
    assert "区政府" in one.remedy
    assert answer.articles.CY44.verbatim and "不得多头报送、越级报送" in answer.articles.CY44.text
    paragraph = answer.paragraphs[one.location.paragraph]
    assert (paragraph.line, paragraph.part, paragraph.zone) == (one.location.paragraph, "body", "recipients")
    assert paragraph.text[one.location.start : one.location.end] == "张副区长："

    published = next(d for d in await shared.diagnostics("a.docx") if d.code == "CY44-6")
    where = published.range
    assert where.start.line == one.location.paragraph
    assert (where.start.character, where.end.character) == (one.location.start, one.location.end)


async def test_saving_in_word_checks_it_again(editor, five_docx, in_order_docx) -> None:
    path = editor.root / "a.docx"
    path.write_bytes(five_docx)
    await editor.start()
    watched = await editor.until(lambda: editor.registered)
    globs = [w["globPattern"] for w in watched[0].register_options["watchers"]]
    assert "**/*.{docx,docm,dotx,dotm}" in globs and "**/gongwen-waivers.toml" in globs
    await editor.request("gongwen/lintDocx", {"uri": editor.uri("a.docx")})
    path.unlink()
    editor.saved("a.docx", "~$a.docx", how=types.FileChangeType.Deleted)
    path.write_bytes(in_order_docx)
    editor.saved("a.docx", how=types.FileChangeType.Created)
    await editor.until(lambda: "CY44-6" not in codes(editor.published[-1].diagnostics))
    assert {p.uri for p in editor.published} == {editor.uri("a.docx")}


async def test_a_file_half_written_is_waited_for(shared, five_docx, in_order_docx) -> None:
    path = shared.root / "a.docx"
    path.write_bytes(in_order_docx)
    await shared.request("gongwen/lintDocx", {"uri": shared.uri("a.docx")})
    path.write_bytes(five_docx[: len(five_docx) // 2])
    shared.saved("a.docx")
    await asyncio.sleep(0.45)
    path.write_bytes(five_docx)
    await shared.until(lambda: len(shared.published) > 1)
    assert "CY44-6" in codes(shared.published[-1].diagnostics)


async def test_a_deleted_file_has_no_diagnostics(shared, five_docx) -> None:
    path = shared.root / "a.docx"
    path.write_bytes(five_docx)
    await shared.request("gongwen/lintDocx", {"uri": shared.uri("a.docx")})
    path.unlink()
    shared.saved("a.docx", how=types.FileChangeType.Deleted)
    await shared.until(lambda: shared.published[-1].diagnostics == ())


async def test_closing_the_preview_takes_the_diagnostics_away(shared, five_docx) -> None:
    (shared.root / "a.docx").write_bytes(five_docx)
    await shared.request("gongwen/lintDocx", {"uri": shared.uri("a.docx")})
    assert await shared.diagnostics("a.docx")
    shared.client.protocol.notify("gongwen/closeDocx", {"uri": shared.uri("a.docx")})
    await shared.until(lambda: shared.published[-1].diagnostics == ())
    shared.saved("a.docx")
    await asyncio.sleep(0.5)
    assert len(shared.published) == 2


async def test_hover_actions_and_outline_of_a_word_file(shared, five_docx) -> None:
    (shared.root / "报送 的文稿.docx").write_bytes(five_docx)
    name = "报送 的文稿.docx"
    await shared.request("gongwen/lintDocx", {"uri": shared.uri(name)})
    one = next(d for d in await shared.diagnostics(name) if d.code == "CY44-6")
    words = await shared.hover(name, one.range.start.line, one.range.start.character)
    assert "不得以本机关名义向区政府领导同志个人报送公文" in words
    titles = [a.title for a in await shared.actions(name, one.range)]
    assert any(title.startswith("豁免这一处 CY44-6") for title in titles)
    assert not any(title.startswith("改正") for title in titles)
    outline = await shared.client.text_document_document_symbol_async(
        types.DocumentSymbolParams(shared.identifier(name))
    )
    assert "正文" in [s.name for s in outline]


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "GL003"), (b"PK\x03\x04 cut short", "GL004"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "GL006")],
)
async def test_a_file_that_cannot_be_read_is_one_clear_diagnostic(shared, content: bytes, code: str) -> None:
    (shared.root / "bad.docx").write_bytes(content)
    answer = await shared.request("gongwen/lintDocx", {"uri": shared.uri("bad.docx")})
    assert (answer.status, answer.error.code, answer.findings) == ("unreadable", code, [])
    (one,) = await shared.diagnostics("bad.docx")
    assert (one.code, one.severity) == (code, types.DiagnosticSeverity.Error)
    assert one.message.endswith("。") and one.range.start == types.Position(0, 0)


async def test_a_word_file_given_out_as_text_is_read_from_the_disk(shared, five_docx) -> None:
    (shared.root / "a.docx").write_bytes(five_docx)
    shared.open("a.docx", five_docx.decode("latin-1"), "text")
    assert "CY44-6" in codes(await shared.diagnostics("a.docx"))


async def test_the_workspace_is_checked_with_progress(editor, five_docx, in_order_docx) -> None:
    (editor.root / "上报").mkdir()
    (editor.root / "上报" / "a.docx").write_bytes(five_docx)
    (editor.root / "b.docx").write_bytes(in_order_docx)
    (editor.root / "bad.docx").write_bytes(b"nothing")
    (editor.root / "notes.md").write_text("请布署。", encoding="utf-8")
    await editor.start()
    editor.saved("b.docx")  # nobody has asked for it yet
    await asyncio.sleep(0.5)
    assert editor.published == []
    total = await editor.command("gongwen.server.checkWorkspace")
    assert [total[name] for name in ("documents", "checked", "unreadable", "cancelled")] == [3, 2, 1, 0]
    assert codes(await editor.diagnostics("bad.docx")) == ["GL002"]
    assert "CY44-6" in codes(await editor.diagnostics("上报/a.docx"))
    (reports,) = editor.client.progress_reports.values()
    assert [r.kind for r in reports] == ["begin", "report", "report", "report", "end"]
    assert reports[0].cancellable and reports[2].message == "2/3 bad.docx"
    assert reports[-1].message.startswith(f"{total['error']} 处错误")
    (editor.root / "b.docx").write_bytes(five_docx)
    editor.saved("b.docx")
    assert "CY44-6" in codes(await editor.until(lambda: editor.client.diagnostics[editor.uri("b.docx")]))


async def test_the_workspace_check_can_be_cancelled(editor, in_order_docx) -> None:
    for number in range(300):
        (editor.root / f"{number}.docx").write_bytes(in_order_docx)
    await editor.start()
    running = asyncio.create_task(editor.command("gongwen.server.checkWorkspace"))
    bars = editor.client.progress_reports
    token = await editor.until(lambda: next((token for token, reports in bars.items() if len(reports) > 1), None))
    editor.client.window_work_done_progress_cancel(types.WorkDoneProgressCancelParams(token))
    total = await running
    assert total["cancelled"] == 1 and 0 < total["checked"] < 300

    asked = editor.client.protocol.send_request("gongwen/checkWorkspace", {}, msg_id="all")
    await editor.until(lambda: len(editor.client.progress_reports) > 1)
    await asyncio.sleep(0.1)
    editor.client.cancel_request(types.CancelParams("all"))
    with pytest.raises(Exception, match="cancel"):
        await asyncio.wait_for(asyncio.wrap_future(asked), 5)
    before = len(editor.published)
    await asyncio.sleep(0.2)
    assert len(editor.published) - before < 3


async def test_typing_goes_on_while_the_workspace_is_checked(editor, five, in_order_docx) -> None:
    for number in range(200):
        (editor.root / f"{number}.docx").write_bytes(in_order_docx)
    await editor.start()
    running = asyncio.create_task(editor.command("gongwen.server.checkWorkspace"))
    await editor.until(lambda: editor.published)
    editor.open("a.md", five)
    assert "CY44-6" in codes(await editor.diagnostics("a.md", 1))
    assert not running.done()
    await running


async def test_diagnostics_of_a_checked_workspace_stay_when_a_file_is_closed(editor, five_docx) -> None:
    (editor.root / "a.docx").write_bytes(five_docx)
    await editor.start()
    await editor.command("gongwen.server.checkWorkspace")
    await editor.request("gongwen/lintDocx", {"uri": editor.uri("a.docx")})
    editor.client.protocol.notify("gongwen/closeDocx", {"uri": editor.uri("a.docx")})
    await editor.request("gongwen/explain", {"subject": "CY44"})
    assert "CY44-6" in codes(editor.client.diagnostics[editor.uri("a.docx")])
