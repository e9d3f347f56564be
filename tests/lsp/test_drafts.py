"""Drafts as they are typed."""

from __future__ import annotations

import asyncio

import pytest
from lsprotocol import types

pytestmark = pytest.mark.asyncio(loop_scope="module")

DRAFT = """北京市朝阳区某某局文件
朝某局文〔2016〕12号　　　　签发人：李四
===
北京市朝阳区某某局关于补助经费的请示
区政府：
　　为做好有关工作，特申请补助经费。{words}
　　妥否，请批示。
　　　　　　　　　　北京市朝阳区某某局
　　　　　　　　　　2016年4月8日
"""


def codes(diagnostics) -> list[str]:
    return [d.code for d in diagnostics]


def words_at(text: str, where: types.Range) -> str:
    """The words in a range, where the client counts UTF-16 units."""
    line = text.split("\n")[where.start.line].encode("utf-16-le")
    return line[2 * where.start.character : 2 * where.end.character].decode("utf-16-le")


async def test_a_draft_is_checked_when_it_is_opened(shared, five) -> None:
    shared.open("a.md", five)
    found = await shared.diagnostics("a.md", 1)
    assert {"CY44-3", "CY44-6", "CY18-1", "CY52-2"} <= set(codes(found))
    one = next(d for d in found if d.code == "CY44-6")
    assert words_at(five, one.range) == "张副区长："
    assert one.severity == types.DiagnosticSeverity.Error
    assert one.source == "gongwen-lint"
    assert "张副区长" in one.message
    assert one.data["also"] == ["TL15-7"] and one.data["articles"] == ["CY44", "TL15"] and one.data["fingerprint"]
    related = [r.message for r in one.related_information]
    assert any("第四十四条：“除领导同志直接交办" in words for words in related)
    warning = next(d for d in found if d.code == "CY44-3")
    assert warning.severity == types.DiagnosticSeverity.Warning


async def test_the_code_leads_to_a_page_with_the_article_word_for_word(shared, five) -> None:
    shared.open("a.md", five)
    one = next(d for d in await shared.diagnostics("a.md", 1) if d.code == "CY44-6")
    page = read(one.code_description.href)
    assert "不得以本机关名义向区政府领导同志个人报送公文，也不得以个人名义向区政府报文。" in page
    assert "第四十四条" in read(one.related_information[0].location.uri)
    shared.client.text_document_did_open(
        types.DidOpenTextDocumentParams(types.TextDocumentItem(one.code_description.href, "plaintext", 1, page))
    )
    shared.open("b.md", five)
    await shared.diagnostics("b.md", 1)
    assert not [p for p in shared.published if p.uri == one.code_description.href]


def read(uri: str) -> str:
    from pathlib import Path

    from pygls.uris import to_fs_path

    return Path(to_fs_path(uri)).read_text(encoding="utf-8")


async def test_a_keystroke_changes_the_findings(shared) -> None:
    text = DRAFT.format(words="")
    shared.open("a.md", text)
    assert "FX01-1" not in codes(await shared.diagnostics("a.md", 1))
    line = text.split("\n")[5]
    version = shared.type("a.md", 5, len(line), "请抓紧布署。")
    found = await shared.diagnostics("a.md", version)
    assert [(d.code, d.range.start.character) for d in found if d.code == "FX01-1"] == [("FX01-1", len(line) + 3)]
    version = shared.type("a.md", 5, len(line) + 3, "部", replacing=1)
    assert "FX01-1" not in codes(await shared.diagnostics("a.md", version))


async def test_only_the_last_of_many_keystrokes_is_published(editor) -> None:
    await editor.start({"debounce": 200})
    editor.open("a.md", DRAFT.format(words=""))
    await editor.diagnostics("a.md", 1)
    for number in range(20):
        editor.type("a.md", 5, 0, str(number % 10))
    last = editor.rewrite("a.md", DRAFT.format(words="请布署。"))
    assert "FX01-1" in codes(await editor.diagnostics("a.md", last))
    await asyncio.sleep(0.3)
    assert {p.version for p in editor.published} <= {1, last}


async def test_what_came_of_an_old_version_is_not_published(editor) -> None:
    await editor.start({"debounce": 0})
    editor.open("a.md", DRAFT.format(words="让检查变慢。"))
    await asyncio.sleep(0.8)  # it is being checked
    last = editor.rewrite("a.md", DRAFT.format(words="请布署。"))
    assert "FX01-1" in codes(await editor.diagnostics("a.md", last))
    await asyncio.sleep(0.2)
    assert {p.version for p in editor.published} == {last}


async def test_closing_takes_the_diagnostics_away(shared, five) -> None:
    shared.open("a.md", five)
    assert await shared.diagnostics("a.md", 1)
    shared.client.text_document_did_close(types.DidCloseTextDocumentParams(shared.identifier("a.md")))
    await shared.until(lambda: not shared.published[-1].diagnostics)


async def test_pull_and_push_do_not_show_a_finding_twice(editor, five) -> None:
    def change(capabilities) -> None:
        capabilities.text_document.diagnostic = types.DiagnosticClientCapabilities()

    await editor.start(change=change)
    editor.open("a.md", five)
    params = types.DocumentDiagnosticParams(editor.identifier("a.md"))
    report = await editor.client.text_document_diagnostic_async(params)
    assert report.kind == "full" and "CY44-6" in codes(report.items)
    params.previous_result_id = report.result_id
    again = await editor.client.text_document_diagnostic_async(params)
    assert again.kind == "unchanged" and again.result_id == report.result_id
    editor.rewrite("a.md", five.replace("，张副区长：", "："))
    third = await editor.client.text_document_diagnostic_async(params)
    assert third.kind == "full" and "CY44-6" not in codes(third.items)
    await asyncio.sleep(0.3)
    assert editor.published == []


async def test_a_request_may_be_cancelled(shared) -> None:
    shared.open("a.md", DRAFT.format(words="让检查变慢。"))
    params = types.DocumentDiagnosticParams(shared.identifier("a.md"))
    asked = shared.client.protocol.send_request("textDocument/diagnostic", params, msg_id="pull-1")
    await asyncio.sleep(0.4)
    shared.client.cancel_request(types.CancelParams("pull-1"))
    with pytest.raises(Exception, match="cancel"):
        await asyncio.wait_for(asyncio.wrap_future(asked), 1)
    assert await shared.hover("a.md", 0, 0) is None


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8", "utf-32"])
async def test_columns_are_counted_as_the_client_counts(editor, encoding: str) -> None:
    def change(capabilities) -> None:
        capabilities.general = types.GeneralClientCapabilities(position_encodings=[encoding])

    def units(text: str) -> int:
        width = {"utf-8": 1, "utf-16": 2, "utf-32": 4}[encoding]
        return len(text.encode(encoding.replace("utf-16", "utf-16-le").replace("utf-32", "utf-32-le"))) // width

    await editor.start(change=change)
    text = DRAFT.format(words="𠮷野家😀é，")
    editor.open("a.md", text)
    await editor.diagnostics("a.md", 1)
    line = text.split("\n")[5]
    version = editor.type("a.md", 5, units(line), "𠀋请布署𠮷。")
    found = next(d for d in await editor.diagnostics("a.md", version) if d.code == "FX01-1")
    start = units(line + "𠀋请")
    assert (found.range.start.character, found.range.end.character) == (start, start + units("布署"))
    assert "不得写错字" in (await editor.hover("a.md", 5, start + 1) or "")
    actions = await editor.actions("a.md", found.range)
    edit = next(a for a in actions if a.title.startswith("改正")).edit.document_changes[0].edits[0]
    assert edit.range == found.range


async def test_lines_end_where_the_protocol_says(shared) -> None:
    text = DRAFT.format(words="甲\x0c乙\u2028丙\x0b丁\x85戊，").replace("\n", "\r\n")
    shared.open("a.md", text)
    await shared.diagnostics("a.md", 1)
    version = shared.type("a.md", 5, 99, "请布署。")  # beyond the end of the line means its end
    found = next(d for d in await shared.diagnostics("a.md", version) if d.code == "FX01-1")
    assert words_at(text.replace("\r\n", "\n").replace("戊，", "戊，请布署。"), found.range) == "布署"


async def test_a_byte_order_mark_moves_nothing(shared) -> None:
    shared.open("a.md", "\ufeff关于布署工作的通知\n各局：\n　　请落实。\n")
    found = next(d for d in await shared.diagnostics("a.md", 1) if d.code == "FX01-1")
    assert (found.range.start.character, found.range.end.character) == (3, 5)


async def test_texts_that_are_no_papers_are_left_alone(shared) -> None:
    readme = "# gongwen\n\nHow to install. 请布署。\n"
    shared.open("README.md", readme)
    assert await shared.diagnostics("README.md", 1) == []
    shared.open("new.md", "")
    assert await shared.diagnostics("new.md", 1) == []


async def test_a_draft_that_was_never_saved(editor, five) -> None:
    (editor.root / "gongwen-lint.toml").write_text('ignore = ["CY44-6"]\n', encoding="utf-8")
    await editor.start()
    item = types.TextDocumentItem("untitled:Untitled-1", "markdown", 1, five)
    editor.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
    await editor.until(lambda: editor.published)
    found = codes(editor.published[0].diagnostics)
    assert "CY18-1" in found and "CY44-6" not in found
