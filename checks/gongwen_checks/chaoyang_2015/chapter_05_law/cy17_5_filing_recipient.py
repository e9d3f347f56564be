"""规范性文件由区法制办报送市政府法制办及区人大常委会备案。

为什么：备案审查是对规范性文件的监督，报错了机关，就等于没有备案。

怎样改：主送市政府法制办（2018年机构改革后为市司法局）和区人大常委会，可以分两件报送。

证据：主送或者抄送里有市政府法制办（市司法局）、区人大常委会。

例外：分别行文的，一件只报其中一个机关，不算错。

容易误报的情形：企业投资项目、合同、安全等其他意义上的备案；部门的规范性文件报区法制办备案；报市政府备案。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check, pattern, reasoning

from ..articles import CY

_FILES = pattern(r"备案(?:审查)?(?:的)?(?:报告|函|请示|说明)$")
_RULE = pattern(r"《[^《》]{2,50}?(?:办法|规定|细则|通告|决定|意见|规则)(?:（[^（）]{1,12}）)?》|规范性文件")
_RIGHT = pattern(r"法制办|法制办公室|司法局|人大常委会|人民代表大会|市(?:人民)?政府(?:办公厅)?$")


@check(
    "CY17-5",
    "filing-recipient",
    severity="info",
    strength="direct",
    article=CY(17, "由区法制办及时报送市政府法制办及区人大常委会备案"),
    needs=("备案",),
    kinds=("报告", "函", "请示", "说明"),
)
def filing_recipient(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report the filing of a rule of the district government with an organ that does not keep such files."""
    title = paper.title.text if paper.title else ""
    if not _FILES.search(title) or not _RULE.search(title) or not paper.recipients:
        return
    source = reasoning.sender(paper)
    if source is None or not (
        source.level in ("区", "办公室") or source.text.endswith(("法制办公室", "法制办", "司法局"))
    ):
        return
    if any(_RIGHT.search(r.organ.unit or r.organ.text) for r in paper.recipients if r.organ is not None):
        return
    names = "、".join(r.text for r in paper.recipients)
    yield context.finding(
        paper.recipients[0].place,
        f"本文把规范性文件报{names}备案。区政府的规范性文件应报送市政府法制办（市司法局）及区人大常委会备案，请核对主送机关。",
    )
