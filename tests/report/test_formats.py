from __future__ import annotations

import json
import re
from types import SimpleNamespace
from typing import Any

import pytest
from lxml import etree

from gongwen_lint.document import Place
from gongwen_lint.finding import Fix, Restyle
from gongwen_lint.report import FORMATS, render
from gongwen_lint.report.json import fix_object

# What must never leave a report raw: it would move a terminal's cursor, hide words or turn them round.
RAW = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")


def out(sample: SimpleNamespace, format: str, *documents: Any, **options: Any) -> str:
    return "".join(render(sample.report(*documents, **options), format))


@pytest.mark.parametrize("format", FORMATS)
def test_nothing_hostile_leaves_raw(sample: SimpleNamespace, format: str) -> None:
    text = out(
        sample,
        format,
        sample.HOSTILE,
        sample.UNREADABLE,
        sample.PAPER,
        statistics=True,
        timing=True,
        problems=lambda: [sample.CRASHED],
    )
    assert not RAW.search(text)
    text.encode()


@pytest.mark.parametrize("format", FORMATS)
def test_an_empty_run_is_still_a_report(sample: SimpleNamespace, format: str) -> None:
    text = out(sample, format)
    if format == "json":
        assert json.loads(text)["documents"] == []
    if format == "junit":
        etree.fromstring(text.encode())


def test_unknown_formats_are_refused(sample: SimpleNamespace) -> None:
    with pytest.raises(ValueError, match="docbook"):
        render(sample.report(), "docbook")


def test_text(sample: SimpleNamespace) -> None:
    assert out(sample, "text", sample.PAPER, sample.CLEAN, sample.UNREADABLE).split("\n") == [
        "a.docx",
        "  错误 CY44-6（并见 TL15-7） addressed-to-leader  第12段 主送机关",
        "    主送“张副区长”：不得向区政府领导同志个人报送公文。",
        "      张副区长：",
        "      ^^^^^^^^",
        "    依据：《某区人民政府工作规则》第四十四条：“不得以本机关名义向区政府领导同志个人报送公文”",
        "    　　　《公文处理工作条例》第十五条（大意）：不得以本机关名义向上级机关负责人报送公文（条文为原则性要求）",
        "    改法：把主送改为机关，例如“区政府”。",
        "    可改：改为“区政府：”（须人工确认）",
        "",
        "  警告 GB7.3.3-1 body-font  第13段 正文（文件第3行）",
        "    正文应用三号仿宋。",
        "      为做好某项工作某项工作某项工作某项工作某项工作某项工作某项工作某项工作某…",
        "      ^^^^^^",
        "    依据：GB 7.3.3（条文没有明说，属本工具推断）",
        "    另有 2 处：第14段 正文；页脚第1段",
        "",
        "b.docx",
        "  无法检查 GL002  不是 Word 文件。",
        "",
        "共 3 份文稿：错误 1 处，警告 1 处，提示 0 处。1 份无法检查。",
        "",
    ]


def test_text_of_a_clean_paper(sample: SimpleNamespace) -> None:
    assert out(sample, "text", sample.CLEAN) == "共 1 份文稿：没有发现问题。\n"


def test_text_with_statistics_and_timing(sample: SimpleNamespace) -> None:
    text = out(sample, "text", sample.PAPER, sample.PAPER, statistics=True, timing=True)
    assert "     2    2  CY44-6     不得向领导个人报送公文。\n" in text
    assert "    3.00  读取文稿\n    1.00  识别要素\n    0.50  CY44-6\n" in text


def test_text_is_painted_only_when_asked(sample: SimpleNamespace) -> None:
    text = out(sample, "text", sample.PAPER, paint=lambda words, style: f"<{style}>{words}</>")
    assert "<error>错误</> <code>CY44-6</>" in text
    assert "      <marked>张副区长</>：\n" in text


def test_concise(sample: SimpleNamespace) -> None:
    assert out(sample, "concise", sample.PAPER, sample.UNREADABLE).split("\n") == [
        "a.docx:11:2: CY44-6 error 主送“张副区长”：不得向区政府领导同志个人报送公文。",
        "a.docx:12:0: GB7.3.3-1 warning 正文应用三号仿宋。",
        "b.docx: GL002 error 不是 Word 文件。",
        "",
    ]


def test_json_is_the_contract(sample: SimpleNamespace) -> None:
    report = json.loads(out(sample, "json", sample.PAPER, sample.UNREADABLE))
    first, second = report.pop("documents")
    assert report == {
        "schema": 1,
        "tool": {"name": "gongwen-lint", "version": "9.9.9"},
        "summary": {"documents": 2, "checked": 1, "unreadable": 1, "error": 1, "warning": 1, "info": 0},
    }
    assert second == {
        "path": "b.docx",
        "status": "unreadable",
        "error": {"code": "GL002", "message": "不是 Word 文件。"},
        "findings": [],
    }
    assert list(first) == ["path", "sha256", "status", "as_of", "not_in_force", "recognised", "findings"]
    assert first["status"] == "checked" and first["recognised"] == sample.RECOGNISED
    found, repeated = first["findings"]
    assert found == {
        "code": "CY44-6",
        "also": ["TL15-7"],
        "name": "addressed-to-leader",
        "severity": "error",
        "message": "主送“张副区长”：不得向区政府领导同志个人报送公文。",
        "bases": [
            {"regulation": "CY", "article": "44", "quote": sample.CLAUSE, "strength": "direct"},
            {"regulation": "TL", "article": "15", "quote": "", "strength": "soft"},
        ],
        "location": {"part": "body", "paragraph": 11, "start": 2, "end": 6, "quote": "张副区长"},
        "places": 1,
        "fix": {
            "title": "改为“区政府：”",
            "safe": False,
            "edits": [{"part": "body", "paragraph": 11, "start": 2, "end": 6, "text": "区政府"}],
        },
        "fingerprint": "abc123",
    }
    assert repeated["places"] == 3 and len(repeated["more"]) == 2 and repeated["fix"] is None


def test_json_shows_settings_of_a_fix_only_where_there_are_any() -> None:
    place = Place("body", 3, 0, 4)
    fix = Fix("改为三号仿宋", (), True, (Restyle(place, font="仿宋_GB2312", size=16.0, bold=False),))
    where = {"part": "body", "paragraph": 3, "start": 0, "end": 4}
    assert fix_object(fix) == {
        "title": "改为三号仿宋",
        "safe": True,
        "edits": [],
        "settings": [{**where, "font": "仿宋_GB2312", "size": 16.0, "bold": False}],
    }


def test_json_keeps_every_code_point(sample: SimpleNamespace) -> None:
    text = out(sample, "json", sample.HOSTILE)
    document = json.loads(text)["documents"][0]
    assert document["path"] == sample.HOSTILE.path
    assert document["findings"][0]["location"]["quote"] == sample.EVIL


def test_json_with_statistics_and_timing(sample: SimpleNamespace) -> None:
    report = json.loads(out(sample, "json", sample.PAPER, statistics=True, timing=True))
    assert report["statistics"][0] == {"code": "CY44-6", "findings": 1, "documents": 1}
    assert report["timing"] == {"reading": 1.5, "recognition": 0.5, "CY44-6": 0.25}


def test_json_lines(sample: SimpleNamespace) -> None:
    lines = out(sample, "jsonl", sample.PAPER, sample.UNREADABLE).splitlines()
    whole = json.loads(out(sample, "json", sample.PAPER, sample.UNREADABLE))
    assert [json.loads(line) for line in lines] == whole["documents"]


def test_documents_are_reported_as_they_come(sample: SimpleNamespace) -> None:
    for format in ("text", "concise", "json", "jsonl", "junit", "github"):
        asked = []

        def documents(asked: list[int] = asked) -> Any:
            for number in range(3):
                asked.append(number)
                yield sample.PAPER

        report = sample.report()
        pieces = iter(render(report._replace(documents=documents()), format))
        while "CY44-6" not in next(pieces):
            pass
        assert asked == [0], format


def test_github(sample: SimpleNamespace) -> None:
    first, second, third = out(sample, "github", sample.PAPER, sample.UNREADABLE).splitlines()
    assert first.startswith("::error file=a.docx,title=CY44-6 addressed-to-leader::第12段 主送机关：主送“张副区长”：")
    assert "%0A《某区人民政府工作规则》第四十四条" in first
    assert second.startswith("::warning file=a.docx,line=3,endLine=3,col=1,endColumn=4,title=")
    assert third == "::error file=b.docx,title=GL002::不是 Word 文件。"


def test_github_escapes_what_a_workflow_command_would_read(sample: SimpleNamespace) -> None:
    text = out(sample, "github", sample.HOSTILE)
    assert "file=坏\\x1b[31m%2C%3A%25\\n\\xff\\u202e.md,line=2,endLine=3,title=" in text
    assert "，%0A不妥" in text
    assert len(text.splitlines()) == 1  # nothing breaks the line


def test_junit(sample: SimpleNamespace) -> None:
    root = etree.fromstring(
        out(sample, "junit", sample.PAPER, sample.CLEAN, sample.UNREADABLE, sample.HOSTILE).encode()
    )
    first, clean, unreadable, hostile = root
    assert dict(first.attrib) == {"name": "a.docx", "tests": "2", "failures": "1", "errors": "0", "skipped": "0"}
    failure = first[0].find("failure")
    assert failure is not None and "依据：《某区人民政府工作规则》第四十四条" in (failure.text or "")
    assert first[1].find("failure") is None and "警告" in (first[1].findtext("system-out") or "")
    assert len(clean) == 1 and len(clean[0]) == 0
    assert unreadable.get("errors") == "1" and unreadable[0].find("error").get("message") == "不是 Word 文件。"
    assert hostile.get("name") == "坏\\x1b[31m,:%\\n\\xff\\u202e.md"


@pytest.mark.parametrize(("fail_on", "failures"), [("error", 1), ("warning", 2), ("info", 2), ("never", 0)])
def test_junit_fails_what_fails_the_run(sample: SimpleNamespace, fail_on: str, failures: int) -> None:
    root = etree.fromstring(out(sample, "junit", sample.PAPER, fail_on=fail_on).encode())
    assert len(root.findall(".//failure")) == failures


def test_html_is_one_closed_page(sample: SimpleNamespace) -> None:
    text = out(sample, "html", sample.PAPER, sample.HOSTILE, sample.UNREADABLE, statistics=True, timing=True)
    assert "default-src 'none'; style-src 'sha256-" in text
    assert not re.search(r"<script|<link|<img|https?:|style=|\son\w+=", text)
    assert "<b>。" not in text and "&lt;b&gt;。" in text
    page = etree.HTML(text)
    assert next(page.iter("mark")).text == "张副区长"
    assert [dt.text for dt in page.iter("dt")][:3] == ["文种", "行文方向", "标题"]


def test_html_style_is_the_one_its_policy_allows(sample: SimpleNamespace) -> None:
    from base64 import b64encode
    from hashlib import sha256

    text = out(sample, "html", sample.PAPER)
    style = text.split("<style>")[1].split("</style>")[0]
    assert f"'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'" in text
