"""结构层次序数依次用“一、”“（一）”“1.”“（1）”标注。

为什么：层次序数的写法全国统一，读者一看序数就知道在哪一层；写法混用、跳号、重号，引用“第二部分第三项”时就会落空。

怎样改：第一层“一、”，第二层“（一）”，第三层“1.”（阿拉伯数字加下脚点，不用顿号），第四层“（1）”；括号用全角，括号后面不再加标点；同一层的序号连续。

证据：正文各段开头的序数依次使用、写法合乎标准、序号连续。

例外：只有两层的，可以“一、”之下直接用“1.”；只列几个要点的，可以只用“1.”；序号跨大的部分连续编排（（一）到（十五））。

容易误报的情形：“第×章”“第×条”的制度文本；附件、表格和印发的文本里的序号；“1.5万元”这样的小数；“一是、二是”；句子中间的序号。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Edit, Finding, Fix, Paper, Place, check

from ..articles import GB
from ..headings import Heading, headings, numeral

NAMES = {1: "一、", 2: "（一）", 3: "1.", 4: "（1）"}


@check(
    "GB7.3.3-3",
    "ordinals",
    severity="info",
    strength="soft",
    article=GB("7.3.3"),
    also=[GB("9")],
)
def ordinals(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report ordinals that are written otherwise, come in the wrong order, or skip or repeat a number."""
    if not paper.statutory or paper.copy_type == "form":
        return
    found = headings(paper, context)
    if not found:
        return
    yield from _forms(found, context)
    yield from _levels(found, context)
    yield from _numbers(found, paper, context)


def _forms(found: tuple[Heading, ...], context: Context) -> Iterator[Finding]:
    wrong = [one for one in found if one.written != one.right]
    if not wrong:
        return
    edits = tuple(Edit(_place(one), one.right) for one in wrong if one.right and one.start >= 0)
    unlike: dict[tuple[str, str], None] = {}
    for one in wrong:
        unlike[one.written, one.right or "1.”或者“（1）"] = None
    pairs = list(unlike)
    told = "；".join(f"“{written}”应写作“{right}”" for written, right in pairs[:3])
    yield context.finding(
        _place(wrong[0]),
        f"层次序数的写法不合标准：{told}{'等' if len(pairs) > 3 else ''}。层次序数依次用“一、”“（一）”“1.”“（1）”。",
        more=tuple(_place(one) for one in wrong[1:]),
        fix=Fix("把层次序数改为标准的写法", edits, safe=True) if edits else None,
    )


def _levels(found: tuple[Heading, ...], context: Context) -> Iterator[Finding]:
    """Levels in the wrong order: （一） before any 一、, 1. above 一、, （1） without 1."""
    seen = {one.level for one in found}
    before: set[int] = set()
    wrong: list[tuple[Heading, str]] = []
    for one in found:
        level = one.level
        if level == 2 and 1 not in before:
            wrong.append((one, "它的上一层应当是“一、”"))
            if 1 not in seen:
                break
        elif level == 3 and not before & {1, 2} and seen & {1, 2}:
            wrong.append((one, "“1.”是第三层，用在了“一、”“（一）”之前"))
        elif level in (2, 3) and level + 1 in before and level not in before:
            wrong.append((one, f"它用在了“{NAMES[level + 1]}”之下"))
        elif level == 5 and 4 not in before:
            wrong.append((one, "“1.”之下的一层应当是“（1）”" if 3 in before else "它不在“一、”“（一）”“1.”“（1）”之中"))
            break
        elif level == 4 and 3 not in before:
            wrong.append((one, "它的上一层应当是“1.”"))
            if 3 not in seen:
                break
        before = {higher for higher in before if higher < level} | {level} if level > 1 else {1}
    if wrong:
        first, why = wrong[0]
        yield context.finding(
            _place(first),
            f"层次序数“{first.written}”用得不合次序，{why}。层次序数一般依次用“一、”“（一）”“1.”“（1）”。",
            more=tuple(_place(one) for one, _ in wrong[1:]),
        )


def _numbers(found: tuple[Heading, ...], paper: Paper, context: Context) -> Iterator[Finding]:
    """Numbers of one level that neither go on by one nor begin again with one."""
    last: dict[int, int] = {}
    parted: dict[int, bool] = {}  # a higher level has come since
    text = ""
    for one in found:
        level, number = one.level, one.number
        known = last.get(level)
        anew = parted.get(level, True)
        last[level], parted[level] = number, False
        parted.update((lower, True) for lower in range(level + 1, 6))
        if (
            level > 4
            or not number
            or (number == 1 and (anew or known != 1))
            or (known is not None and number == known + 1)
        ):
            continue
        if known is None and level > 2:
            continue  # 3. alone at the beginning of a line: its fellows may stand within other lines
        missing = _written(level, number - 1)
        text = text or paper.text
        if known != number and any(form in text for form in missing):
            continue
        if known == number:
            problem = f"“{one.written}”重复"
        elif known is None:
            problem = f"“{one.written}”之前没有“{missing[0]}”"
        else:
            problem = f"“{_written(level, known)[0]}”之后接着“{one.written}”"
        yield context.finding(
            _place(one),
            f"层次序数不连续：{problem}。请核对序号，看是否漏编、重编。",
            fact=f"ordinal-number:{one.paragraph.index}:{one.start}",
        )


def _written(level: int, number: int) -> tuple[str, ...]:
    if level == 1:
        return (f"{numeral(number)}、",)
    if level == 2:
        return f"（{numeral(number)}）", f"({numeral(number)})"
    if level == 3:
        return f"{number}.", f"{number}．", f"{number}、"
    return f"（{number}）", f"({number})"


def _place(one: Heading) -> Place:
    if one.start < 0:
        return one.paragraph.place()
    return one.paragraph.place(one.start, one.start + len(one.written))
