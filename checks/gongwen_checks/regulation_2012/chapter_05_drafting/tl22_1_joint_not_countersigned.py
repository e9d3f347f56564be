"""联合发文由所有联署机关的负责人会签。

为什么：联合行文对每一个联署机关都有约束力，少一家负责人的签字，那一家就没有同意。

怎样改：在版头按机关顺序列出全部签发人；发文稿纸上补齐各联署机关负责人的会签。

证据：签发人（会签人）的人数不少于联署机关；发文稿纸上各机关的会签也算。

例外：单一机关的公文。

容易误报的情形：没有标注签发人的下行文；一人兼任两个机关的负责人（请在文中注明职务）；署名里的简称与全称是同一个机关。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, Place, check, reasoning

from ..articles import TL


@check("TL22-1", "joint-not-countersigned", severity="error", strength="direct", article=TL(22))
def joint_not_countersigned(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a joint paper that shows fewer signers than issuing organs."""
    if not paper.signers or not paper.statutory:
        return
    organs = reasoning.joint_issuers(paper, context)
    if len(organs) < 2 or any(o.level in ("", "其他") and not o.unit for o in organs):
        return
    if any(s.source != "letterhead" for s in paper.signers) and not _left_empty(paper):
        return
    people = [s.person for s in (*paper.signers, *(h for h in paper.handlers if h.role == "会签"))]
    names = list(dict.fromkeys(p.name or p.post for p in people if p.name or p.post))
    if not names or len(names) >= len(organs):
        return
    shown = "、".join(o.text for o in organs)
    yield context.finding(
        _line(tuple(s.person.place for s in paper.signers)),
        f"{len(organs)}个机关联合行文（{shown}），只有{len(names)}人签发（{'、'.join(names)}）。"
        "联合发文由所有联署机关的负责人会签，请补齐。",
    )


def _left_empty(paper: Paper) -> bool:
    """Whether a dispatch form has a cell for countersigning (会签) with nothing in it."""
    cells = [cell for cell in paper.form if "会签" in cell.label]
    return bool(cells) and all(not cell.value.strip() for cell in cells)


def _line(places: tuple[Place, ...]) -> Place:
    """From the first to the last of the places that stand in the first one's paragraph."""
    first = places[0]
    same = [p for p in places if (p.part, p.paragraph) == (first.part, first.paragraph)]
    return Place(first.part, first.paragraph, min(p.start for p in same), max(p.end for p in same))
