"""议案由各级人民政府向同级人民代表大会或者它的常务委员会提出。

为什么：议案是法律程序上的文种，部门、街道没有提案权，向人大以外的机关或者上一级人大提出也没有法律依据。

怎样改：部门事项先用请示报区政府，由区政府向区人大常委会提出议案；主送改为同级人大或者它的常委会。

证据：发文机关是人民政府，主送同级人民代表大会或者它的常务委员会。

例外：人大代表联名提出的议案、人大自身机构和法院、检察院依法提出的议案，是另一回事。

容易误报的情形：“办理人大代表议案情况的报告”；企业董事会、股东会的议案；职工代表大会的议案。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Organ, Paper, check, pattern, reasoning

from ..articles import TL

DEPUTIES = pattern(r"领衔|附议|联名|代表团|提案人|提议案人|案由")
OTHER_BODIES = pattern(
    r"人大|人民代表|法院|检察|主席团|监察委|监委|公司|集团|董事|股东|协会|工会|业主|理事|党组|党委|中国共产党|中共"
)
NO_BILL = ("部门", "办公室", "街乡", "内设机构", "事业单位", "社区")
CONGRESS = pattern(r"人大|人民代表大会")
HIGHER = pattern(r"市|北京市(?!朝阳)|全国")
TOWNSHIP = pattern(r"[乡镇](?:人民)?政府|地区办事处")


@check("TL08-4", "bill-issuer", severity="error", strength="direct", article=TL(8), needs=("议案",), kinds=("议案",))
def bill_issuer(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a bill that no government issues, or that does not go to the congress of the same level."""
    if paper.kind != "议案" or paper.title is None:
        return
    if any(DEPUTIES.search(s.text) for s in paper.sentences[:6]):
        return
    source = reasoning.sender(paper)
    if source is not None:
        if OTHER_BODIES.search(source.text):
            return
        township = TOWNSHIP.search(source.text) is not None
        if source.level in NO_BILL and not source.text.endswith("人民政府") and not township:
            yield context.finding(
                source.place,
                f"“{source.text}”不是人民政府，不能提出议案。请用请示报区政府，由区政府向区人大常委会提出。",
            )
            return
        if township:
            return
    for recipient in paper.recipients:
        organ = recipient.organ
        if organ is not None and _other_level(organ, source):
            yield context.finding(
                recipient.place,
                f"议案主送“{recipient.text}”。议案应当向同级人民代表大会或者它的常务委员会提出，请改正主送机关。",
            )
            return


def _other_level(organ: Organ, source: Organ | None) -> bool:
    """Whether the addressee is plainly no congress of the issuer's own level. In doubt, no."""
    congress = CONGRESS.search(organ.text) is not None
    if not congress:
        return organ.level in ("区", "市", "市级部门", "部门", "办公室", "国家") and "主席团" not in organ.text
    if source is None or source.level != "区":
        return False
    return organ.level in ("市", "国家") or HIGHER.match(organ.text) is not None
