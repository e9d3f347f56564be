"""Where a printing date stands that a tab stop or an alignment sets, and not blanks."""

from __future__ import annotations

import io
import zipfile

import pytest

from gongwen_lint.testing.draft import build_docx
from gongwen_lint.testing.engine import Engine

DRAFT = """北京市朝阳区某某局文件
朝某局发〔2016〕15号
===
北京市朝阳区某某局关于开展检查的通知
各科室：
　　汛期将至，定于5月20日至25日开展安全检查，请各科室先行自查，填写自查表。
　　　　　　　　　　　　　　　北京市朝阳区某某局
　　　　　　　　　　　　　　　2016年5月12日
抄送：区应急局。
北京市朝阳区某某局办公室　　2016年5月12日印发
"""
ENGINE = Engine()
AREA = 8844  # twips of a line of the standard's type area


def with_date_at(stop: int) -> bytes:
    """The draft with its printing date set by a tab stop aligned to the right, so many twips in."""
    data = build_docx(DRAFT)
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for item in old.infolist():
            content = old.read(item)
            if item.filename == "word/document.xml":
                xml = content.decode()
                at = xml.rindex("2016年5月12日印发")
                begin, blank = xml.rindex("<w:pPr>", 0, at), xml.rindex("室", 0, at) + 1
                tabs = f'<w:tabs><w:tab w:val="right" w:pos="{stop}"/></w:tabs>'
                head = xml[begin:blank].replace("</w:pBdr>", f"</w:pBdr>{tabs}", 1)
                run = xml[xml.rindex("<w:r>", 0, at) : xml.rindex("<w:t ", 0, at)]
                tail = f'</w:t></w:r>{run}<w:tab/></w:r>{run}<w:t xml:space="preserve">'
                content = (xml[:begin] + head + tail + xml[at:]).encode()
            new.writestr(item, content)
    return made.getvalue()


@pytest.mark.parametrize(("short_of_the_edge", "told"), [(280, ""), (140, ""), (0, "右边没有空"), (840, "右空3字")])
def test_a_printing_date_that_a_stop_sets(short_of_the_edge: int, told: str) -> None:
    result = ENGINE.lint(with_date_at(AREA - short_of_the_edge), "a.docx", {"select": ["GB7.4.3-1"]})
    messages = [finding.message for finding in result.findings]
    assert len(messages) == bool(told)
    assert all(told in message for message in messages)
