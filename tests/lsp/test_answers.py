"""Hover, code actions and the outline."""

from __future__ import annotations

import pytest
from lsprotocol import types

from gongwen_lint.lsp import toml_text

pytestmark = pytest.mark.asyncio(loop_scope="module")

MENTIONS = """关于贯彻落实工作规则的通知
各街道办事处：
　　按照《北京市朝阳区人民政府工作规则》第四十四条和第18条的规定，请抓好落实。
　　依据《中华人民共和国行政许可法》第四十四条办理。
　　《党政机关公文处理工作条例》第十五条另有规定。
　　本办法第三条由区政府办公室解释。
　　第四十四条同样适用。
"""


def position_of(text: str, words: str) -> types.Position:
    before = text[: text.index(words)]
    return types.Position(before.count("\n"), len(before.rpartition("\n")[2]))


async def test_hover_at_a_finding_shows_the_article_word_for_word(shared, five) -> None:
    shared.open("a.md", five)
    at = position_of(five, "张副区长：")
    words = await shared.hover("a.md", at.line, at.character + 1)
    assert "**错误 CY44\\-6、TL15\\-7**" in words
    assert "不得以本机关名义向区政府领导同志个人报送公文，也不得以个人名义向区政府报文。" in words
    assert "《党政机关公文处理工作条例》第十五条**（大意）" in words
    assert "怎样改" in words
    assert await shared.hover("a.md", 0, 3) is None


@pytest.mark.parametrize(
    ("words", "shown", "hidden"),
    [
        ("第四十四条和", "不得多头报送、越级报送", "第十五条"),
        ("第18条的", "合法性审查", "不得多头报送"),
        ("第十五条另", "上行文规则", "工作规则》"),
        ("第四十四条同", "不得多头报送、越级报送", "条例》第四十四条"),
    ],
)
async def test_hover_at_an_article_named_in_the_draft(shared, words: str, shown: str, hidden: str) -> None:
    text = (
        MENTIONS if "同" not in words else MENTIONS.replace("　　《党政机关公文处理工作条例》第十五条另有规定。\n", "")
    )
    shared.open("a.md", text)
    at = position_of(text, words)
    found = await shared.hover("a.md", at.line, at.character + 1)
    assert shown in found and hidden not in found


@pytest.mark.parametrize("words", ["第四十四条办理", "第三条由"])
async def test_articles_of_other_texts_are_not_shown(shared, words: str) -> None:
    shared.open("a.md", MENTIONS)
    at = position_of(MENTIONS, words)
    assert await shared.hover("a.md", at.line, at.character + 1) is None


# code actions


async def test_a_fix_is_offered_and_hits_the_words(shared) -> None:
    text = "关于布署工作的通知\n各局：\n　　请**布署**。\n　　再布{-早-}署。\n　　请布署落实。\n"
    shared.open("a.md", text)
    found = [d for d in await shared.diagnostics("a.md", 1) if d.code == "FX01-1"]
    assert [words(text, d.range) for d in found] == ["布署", "布署", "布{-早-}署", "布署"]
    actions = await shared.actions("a.md", found[2].range, ["quickfix"])
    assert not [a for a in actions if a.title.startswith("改正")], "a tracked change is not overwritten"
    actions = await shared.actions("a.md", found[0].range, ["quickfix"])
    (fix,) = [a for a in actions if a.title == "改正：改为“部署”"]
    assert fix.is_preferred and fix.kind == "quickfix" and fix.diagnostics[0].data["fingerprint"]
    (change,) = fix.edit.document_changes
    assert (change.text_document.uri, change.text_document.version) == (shared.uri("a.md"), 1)
    assert [(words(text, e.range), e.new_text) for e in change.edits] == [("布署", "部署")]


def words(text: str, where: types.Range) -> str:
    return text.split("\n")[where.start.line][where.start.character : where.end.character]


async def test_all_safe_fixes_at_once(shared) -> None:
    text = "关于布署工作的通知\n各局：\n　　请布署。\n"
    shared.open("a.md", text)
    await shared.diagnostics("a.md", 1)
    whole = types.Range(types.Position(0, 0), types.Position(3, 0))
    (action,) = await shared.actions("a.md", whole, ["source.fixAll"])
    assert action.kind == "source.fixAll.gongwen"
    assert [e.new_text for e in action.edit.document_changes[0].edits] == ["部署", "部署"]


async def test_a_waiver_is_added_beside_the_configuration(shared, five) -> None:
    (shared.root / "gongwen-lint.toml").write_text("# 配置\n", encoding="utf-8")
    (shared.root / "gongwen-waivers.toml").write_text("# 豁免", encoding="utf-8")
    shared.open("上报/a.md", five)
    one = next(d for d in await shared.diagnostics("上报/a.md", 1) if d.code == "CY44-6")
    actions = await shared.actions("上报/a.md", one.range)
    (waive,) = [a for a in actions if a.title.startswith("豁免这一处 CY44-6")]
    (change,) = waive.edit.document_changes
    assert change.text_document.uri == shared.uri("gongwen-waivers.toml")
    (edit,) = change.edits
    assert edit.range.start == types.Position(0, 4)
    block = '\n\n[[waiver]]\nfile = "上报/a.md"\ncheck = "CY44-6"\nquote = "张副区长："\nreason = ""\n'
    assert edit.new_text == block
    await shared.command(waive.command.command, *waive.command.arguments)
    (shown,) = shared.client.shown_documents
    assert shown.uri == shared.uri("gongwen-waivers.toml") and shown.take_focus
    assert shown.selection.start == types.Position(6, len('reason = "'))


async def test_a_client_that_asks_for_the_reason_itself(editor, five) -> None:
    await editor.start()
    editor.open("a.md", five)
    one = next(d for d in await editor.diagnostics("a.md", 1) if d.code == "CY44-6")
    given = {"uri": editor.uri("a.md"), "fingerprint": one.data["fingerprint"]}
    with pytest.raises(Exception, match="理由"):
        await editor.command("gongwen.server.addWaiver", {**given, "reason": "  "})
    with pytest.raises(Exception, match="可能已经改动"):
        await editor.command("gongwen.server.addWaiver", {**given, "fingerprint": "0", "reason": "好"})
    reason = '领导"直接交办"\\n'
    done = await editor.command(
        "gongwen.server.addWaiver", {**given, "reason": reason, "by": "张三", "until": "2016-12-31"}
    )
    assert done is True
    changes = editor.edits[0].edit.document_changes
    assert [type(c).__name__ for c in changes] == ["CreateFile", "TextDocumentEdit"] * 2

    (waiver,) = toml_text.parsed(changes[3].edits[0].new_text)["waiver"]
    assert (waiver["reason"], waiver["by"], str(waiver["until"])) == (reason, "张三", "2016-12-31")


async def test_a_check_is_switched_off_in_the_configuration(shared, five) -> None:
    config = '# 配置\nignore = ["GB",  # 格式\n]\n\n[severity]\nTL15-1 = "info"\n'
    (shared.root / "gongwen-lint.toml").write_text(config, encoding="utf-8")
    shared.open("a.md", five)
    one = next(d for d in await shared.diagnostics("a.md", 1) if d.code == "CY44-6")
    (action,) = [a for a in await shared.actions("a.md", one.range) if a.title.startswith("不再进行 CY44-6")]
    (change,) = action.edit.document_changes
    assert change.text_document.uri == shared.uri("gongwen-lint.toml")
    (edit,) = change.edits
    lines = config.split("\n")
    at = edit.range.start
    lines[at.line] = lines[at.line][: at.character] + edit.new_text + lines[at.line][at.character :]
    assert lines[1] == 'ignore = ["GB", "CY44-6"  # 格式'


async def test_nothing_mandatory_can_be_waived_or_ignored(shared, five) -> None:
    (shared.root / "gongwen-lint.toml").write_text('mandatory = ["CY44-6"]\n', encoding="utf-8")
    shared.open("a.md", five)
    one = next(d for d in await shared.diagnostics("a.md", 1) if d.code == "CY44-6")
    at = types.Position(one.range.end.line, one.range.end.character)
    titles = [a.title for a in await shared.actions("a.md", types.Range(at, at))]
    assert not [title for title in titles if title.startswith(("豁免", "不再进行"))]
    opening = ["查看《北京市朝阳区人民政府工作规则》第四十四条", "查看《党政机关公文处理工作条例》第十五条"]
    assert titles[-2:] == opening


async def test_the_article_opens(shared, five) -> None:
    shared.open("a.md", five)
    one = next(d for d in await shared.diagnostics("a.md", 1) if d.code == "CY44-6")
    (action,) = [a for a in await shared.actions("a.md", one.range) if a.title.endswith("工作规则》第四十四条")]
    answer = await shared.command(action.command.command, *action.command.arguments)
    assert shared.client.shown_documents[0].uri == answer["uri"]
    assert "不得多头报送、越级报送" in answer["text"]
    with pytest.raises(Exception, match="没有 CY 999 这一条"):
        await shared.command("gongwen.server.openArticle", "CY", "999")


# outline and recognition


async def symbols(editor, name: str):
    return await editor.client.text_document_document_symbol_async(types.DocumentSymbolParams(editor.identifier(name)))


async def test_the_outline_is_that_of_the_paper(shared, five) -> None:
    shared.open("a.md", five)
    found = await symbols(shared, "a.md")
    names = [s.detail if s.detail == "标题" else s.name for s in found]
    assert names == ["版头", "标题", "主送机关", "正文", "结语", "附件说明", "落款", "附注", "版记"]
    by_name = dict(zip(names, found, strict=True))
    assert by_name["标题"].name.endswith("的请示") or by_name["标题"].name.endswith("…")
    assert [c.name for c in by_name["主送机关"].children] == ["区政府", "区委", "张副区长"]
    assert [c.name for c in by_name["正文"].children] == ["一、关于起草情况", "二、关于合法性审查", "三、关于宣传活动"]
    assert "王 五" in [c.name for c in by_name["版头"].children] or "王五" in [c.name for c in by_name["版头"].children]

    def check(symbol: types.DocumentSymbol, outer: types.Range | None) -> None:
        inside(symbol.selection_range, symbol.range)
        if outer:
            inside(symbol.range, outer)
        assert symbol.name
        for child in symbol.children or ():
            check(child, symbol.range)

    for symbol in found:
        check(symbol, None)


def inside(inner: types.Range, outer: types.Range) -> None:
    assert (outer.start.line, outer.start.character) <= (inner.start.line, inner.start.character)
    assert (inner.end.line, inner.end.character) <= (outer.end.line, outer.end.character)


async def test_headings_stand_inside_one_another(shared, root) -> None:
    shared.open("a.md", (root / "benchmarks" / "report.md").read_text(encoding="utf-8"))
    body = next(s for s in await symbols(shared, "a.md") if s.name == "正文")
    first, second = body.children
    assert (first.name, second.name) == ("一、主要工作", "二、下一步打算")
    assert [c.name for c in first.children] == ["（一）完善工作机制", "（二）强化日常巡查"]
    assert [c.name for c in first.children[0].children] == ["1. 整治背街小巷", "2. 整治户外广告"]


async def test_inspect_and_explain(shared, five) -> None:
    shared.open("a.md", five)
    seen = await shared.request("gongwen/inspect", {"uri": shared.uri("a.md")})
    assert (seen.recognised.kind, seen.recognised.recipients) == ("请示", ["区政府", "区委", "张副区长"])
    assert seen.zones and seen.elements
    page = await shared.request("gongwen/explain", {"subject": "addressed-to-leader"})
    assert page.title.startswith("CY44-6") and "不得以本机关名义" in page.text and page.uri.startswith("file://")
    with pytest.raises(Exception, match="XX99"):
        await shared.request("gongwen/explain", {"subject": "XX99"})
    with pytest.raises(Exception, match="uri"):
        await shared.request("gongwen/inspect", {})


async def test_clients_that_can_do_little(editor, five) -> None:
    """No related information, no links, no Markdown, no hierarchy, no creating of files."""

    def change(capabilities) -> None:
        capabilities.text_document.publish_diagnostics = types.PublishDiagnosticsClientCapabilities()
        capabilities.text_document.hover.content_format = [types.MarkupKind.PlainText]
        capabilities.text_document.document_symbol = types.DocumentSymbolClientCapabilities()
        capabilities.workspace.workspace_edit = None

    await editor.start(change=change)
    editor.open("a.md", five)
    one = next(d for d in await editor.diagnostics("a.md", 1) if d.code == "CY44-6")
    assert "依据：《北京市朝阳区人民政府工作规则》第四十四条：“除领导同志" in one.message
    assert one.related_information is None and one.code_description is None
    at = position_of(five, "张副区长：")
    words = await editor.hover("a.md", at.line, at.character + 1)
    assert words.startswith("错误 CY44-6、TL15-7\n") and "**" not in words and "\\" not in words
    found = await symbols(editor, "a.md")
    assert {"正文", "一、关于起草情况"} <= {s.name for s in found}
    assert next(s for s in found if s.name == "一、关于起草情况").container_name == "正文"
    (waive,) = [a for a in await editor.actions("a.md", one.range) if a.title.startswith("豁免这一处 CY44-6")]
    assert waive.edit.document_changes is None
    assert set(waive.edit.changes) == {editor.uri("gongwen-lint.toml"), editor.uri("gongwen-waivers.toml")}
