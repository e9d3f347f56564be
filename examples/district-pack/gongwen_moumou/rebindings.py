"""Built-in checks under the articles of 某某区: the logic stays, the law changes.

A Rebinding names the check whose logic is used, its own code and name, and the article. Where the wording of the article is
stronger or weaker, it says so with `severity` and `strength`.
"""

from __future__ import annotations

from gongwen_lint import Rebinding

from .articles import MM

REBINDINGS = (
    Rebinding(
        of="CY18-1",
        code="MM06-1",
        name="moumou-no-legality-review",
        article=MM(6, "应当先由区司法局进行合法性审查"),
    ),
    Rebinding(
        of="CY18-2",
        code="MM06-2",
        name="moumou-submitted-unreviewed",
        article=MM(6, "没有审查或者审查认为不合法的，不得提交区政府会议"),
    ),
    Rebinding(
        of="CY44-3",
        code="MM09-1",
        name="moumou-several-superiors",
        article=MM(9, "一般只主送一个上级机关"),
        strength="soft",  # 本区写的是“一般”，朝阳区写的是“不得”
    ),
    Rebinding(
        of="CY44-6",
        code="MM10-1",
        name="moumou-addressed-to-leader",
        article=MM(10, "不得以单位名义向区政府领导同志个人报送公文"),
    ),
    Rebinding(
        of="CY47-2",
        code="MM12-1",
        name="moumou-to-city-signer",
        article=MM(12, "以区政府名义报送市政府的请示、报告，由区长签发"),
    ),
    Rebinding(
        of="CY52-2",
        code="MM15-1",
        name="moumou-letters-and-inscriptions",
        article=MM(15, "区政府领导同志不为各单位的会议、活动发贺信、贺电，不题词，不作序"),
    ),
)
