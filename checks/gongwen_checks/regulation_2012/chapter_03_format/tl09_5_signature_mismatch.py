"""发文机关署名应当与发文机关一致。

为什么：版头、标题、发文字号和落款不是同一个机关，就分不清谁对这件公文负责，印章也无从加盖。

怎样改：落款改署发文机关的全称或者规范化简称；要换发文机关的，版头、标题、发文字号一并改。

证据：署名与发文机关标志、标题里的机关是同一个机关（全称或者规范简称）。

例外：联合行文，版头可以只用主办机关名称；代拟稿；令、议案等由负责人署名。

容易误报的情形：全称与简称；“……局党组”和“……局”是两个名称；地区办事处与乡政府两块牌子；机构改名；转发、印发的文件自己的落款。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Organ, Paper, check, pattern, reasoning

from ..articles import TL

DRAFTED_FOR = pattern(r"代拟|代章|受[^，。；]{2,16}委托")
DISTRICT_CODE = pattern(r"朝政[发函文字请报决通批告]")


@check("TL09-5", "signature-mismatch", severity="error", strength="direct", article=TL(9), fact="signature-mismatch")
def signature_mismatch(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a signature by another organ than the mark, the number or the title names."""
    if not paper.statutory or not paper.signature or paper.kind in ("令", "议案", "纪要"):
        return
    signed = [s for s in paper.signature if s.organ is not None]
    if not signed or len(signed) != len(paper.signature) or not all(_is_organ(s.organ) for s in signed):
        return
    names = [s.organ.unit or s.organ.text for s in signed if s.organ]
    for what, issuer in _issuers(paper, context):
        if any(reasoning.same_organ(issuer, name, context.organisation) for name in names):
            continue
        around = (paper.document.paragraphs[n].text for n in paper.in_zone("title", "notes", "signature"))
        if DRAFTED_FOR.search("".join(around)):
            return
        printed = "、".join(s.text for s in signed)
        yield context.finding(
            signed[0].place,
            f"落款署名“{printed}”与{what}“{issuer}”不一致。请核对发文机关，使版头、标题、发文字号和署名一致。",
            more=tuple(s.place for s in signed[1:]),
        )
        return


def _issuers(paper: Paper, context: Context) -> Iterator[tuple[str, str]]:
    """Who issues the paper by its mark and number, or, where it has neither, by its title. A joint mark names several:
    then one of them must sign."""
    marked = reasoning.marked_issuers(paper, context) if paper.mark else ()
    if len(marked) == 1 and _is_organ(marked[0]):
        yield "发文机关标志", marked[0].unit or marked[0].text
    number = paper.number.text if paper.number else ""
    if number.startswith("朝政办"):
        yield f"发文字号“{number}”所属的", context.organisation.office.name
    elif DISTRICT_CODE.match(number):
        yield f"发文字号“{number}”所属的", context.organisation.district.name
    parts = reasoning.title_parts(paper, context)
    if parts is not None and parts.organ and parts.about:
        named = context.organisation.unit(parts.organ)
        level = (named and context.organisation.level(named)) or context.organisation.level(parts.organ)
        if named is not None or level not in ("其他", "社区", "企业"):
            yield "标题中的发文机关", named.name if named else parts.organ


def _is_organ(organ: Organ | None) -> bool:
    return organ is not None and not organ.collective and (bool(organ.unit) or organ.level not in ("", "其他"))
