"""Papers that the builder lays out by the standard give the format checks nothing to find, in every layout."""

from __future__ import annotations

from pathlib import Path

import pytest

from gongwen_lint.testing import Layout, build_docx
from gongwen_lint.testing.engine import Engine

FIXTURES = Path(__file__).resolve().parent.parent.parent / "fixtures"
LAYOUTS = 24
SELECTED = {"select": ["GB"]}
FULL = """\
000001
机密★3年
特急
北京市朝阳区某某局文件
朝某局文〔2016〕12号　　　　签发人：李　四
===
北京市朝阳区某某局关于提请审议《朝阳区某某管理办法（送审稿）》的请示
区政府：
　　为加强管理，根据有关规定，我局起草了办法。现将有关情况报告如下：
　　一、起草的过程
　　今年1月以来，我局先后调研12家单位，召开座谈会4次。
　　（一）征求意见。书面征求23个部门和43个街乡意见，采纳67条。
　　（二）专家论证
　　5位专家一致认为可行。
　　1. 关于适用范围，增加地下空间。
　　二、主要内容
　　共五章二十三条。
　　妥否，请批示。

　　附件：1. 朝阳区某某管理办法（送审稿）
　　　　　2. 合法性审查意见书

　　　　　　　　　　北京市朝阳区某某局
　　　　　　　　　　2016年4月8日
（联系人：王五；联系电话：6509××××）
---8<---
附件1
# 朝阳区某某管理办法（送审稿）
　　第一条　为加强管理，制定本办法。
抄送：区委办公室，区人大常委会办公室。
北京市朝阳区某某局办公室　　2016年4月8日印发
"""
DOWN = """\
北京市朝阳区某某局文件
朝某局发〔2016〕23号
===
北京市朝阳区某某局关于做好汛期安全检查工作的通知
各街道办事处、地区办事处：
　　进入汛期以来，降雨明显增多。现就做好检查工作通知如下：
　　一、检查范围
　　辖区内的下凹式立交桥、地下空间和在建工地。
　　二、工作要求
　　各单位于6月20日前完成自查，并将情况书面报送我局。
　　附件：汛期安全检查登记表

　　　　　　　　　　北京市朝阳区某某局
　　　　　　　　　　2016年5月20日
---8<---
附件
# 汛期安全检查登记表
| 序号 | 地点 |
| 1 | 第一立交桥 |
抄送：区委办公室，区政府办公室。
北京市朝阳区某某局办公室　　2016年5月20日印发
"""
DRAFTS = {"full": FULL, "down": DOWN, **{p.stem: p.read_text("utf-8") for p in (FIXTURES / "papers").glob("[a-z]*.md")}}


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine()


@pytest.mark.parametrize("draft", DRAFTS.values(), ids=DRAFTS)
def test_no_errors_and_no_warnings(engine: Engine, draft: str) -> None:
    for layout in (Layout(), *(Layout.seeded(seed) for seed in range(LAYOUTS))):
        result = engine.lint(build_docx(draft, layout), "a.docx", SELECTED)
        assert result.crashes == ()
        bad = [(f.code, f.quote, f.message) for f in result.findings if f.severity != "info"]
        assert bad == [], str(layout)


def test_a_paper_that_nobody_has_typeset_gets_one_hint(engine: Engine) -> None:
    bare = "---\nformat: 全文 未排版\nformat: 默认 字体=宋体 字号=五号\n---\n"
    for draft in (FULL, DOWN):
        found = engine.lint(build_docx(bare + draft), "a.docx", SELECTED).findings
        assert [(f.code, f.severity) for f in found] == [("GB5.2.2-1", "info")]


def test_a_text_draft_has_no_typography(engine: Engine) -> None:
    for draft in (FULL, DOWN):
        assert engine.lint(draft.encode(), "a.md", SELECTED).findings == ()
