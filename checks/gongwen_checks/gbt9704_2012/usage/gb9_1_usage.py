"""公文中计量单位、标点符号和数字的用法执行相应的国家标准。

为什么：计量单位、标点、数字用错，轻则有歧义，重则数目不清；公文引用、转录时会一错再错。

怎样改：计量单位用法定计量单位（厘米、平方米、kg）；标点用全角中文标点，不重复；计量和编号用阿拉伯数字，同一个日期、数目里不混用汉字数字。

证据：正文里没有一望而知的错用。

例外：引文、书名里照录的原文不改。并列的书名号之间用不用顿号等“通常”“一般”的规定，只作提示。

容易误报的情形：引号、书名号里的原文；网址、电话、比例（1:2）、千分位（3,000）里的半角符号；“三四个”“十几”等概数；“近200人”；表格里的文字；附件和印发的文本。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Edit, Finding, Fix, Paper, Paragraph, Place, check, language, pattern

from ..articles import GB
from ..headings import headings
from .rules import RULES, UNPAIRED, Rule

STANDARDS = {
    "标点符号": "标点符号的用法执行GB/T 15834",
    "数字": "数字的用法执行GB/T 15835",
    "计量单位": "计量单位的用法执行GB 3100",
}
PAIRS = (("（", "）"), ("《", "》"))
BEHIND = pattern(r"\d([^\d\n].?)")  # what stands behind a figure, one or two characters
NUMERALS = "0123456789一二三四五六七八九十abcABC \u3000"
SHOWN = 3  # faults that a message names


@check("GB9-1", "usage", severity="warning", strength="direct", article=GB("9"))
def usage(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report punctuation, numerals and units that are used wrongly for certain: one finding a topic and force."""
    if not paper.statutory or paper.copy_type == "form":
        return
    paragraphs = paper.document.paragraphs
    own = list(paper.in_zone("body", "closing", "title", "recipients", "annex_note"))
    whole = "\n".join([paragraphs[n].text for n in own])
    behind = set(BEHIND.findall(whole))
    behind.update({words[0] for words in behind})
    stands: dict[str, bool] = {}
    rules = [rule for rule in RULES if _likely(rule, whole, behind, stands) and rule.wrong.search(whole)]
    unpaired = any(whole.count(mark) != whole.count(other) for mark, other in PAIRS)
    if not rules and not unpaired:
        return
    ordinals = {  # their form is the matter of 7.3.3
        (one.paragraph.index, at)
        for one in headings(paper, context)
        if one.start >= 0
        for at in range(one.start, one.begin)
    }
    found: dict[tuple[str, bool], list[tuple[Rule, Place, str]]] = {}
    for number in own:
        paragraph = paragraphs[number]
        if paragraph.cell is None and paragraph.text:
            for rule, place, right in _faults(paragraph, rules):
                before = "".join(paragraph.text[: place.start].split())
                if before == "附件" or (right == "：" and paper.zones[number] == "recipients"):
                    continue  # the matter of 7.3.4 and 7.3.2
                if (number, place.start) not in ordinals:
                    found.setdefault((rule.topic, rule.certain), []).append((rule, place, right))
            for place in _unpaired(paragraph) if unpaired else ():
                if (number, place.start) not in ordinals:
                    found.setdefault((UNPAIRED.topic, True), []).append((UNPAIRED, place, ""))
    for (topic, certain), faults in found.items():
        yield _finding(topic, certain, faults, context)


def _likely(rule: Rule, whole: str, behind: set[str], stands: dict[str, bool]) -> bool:
    """Whether a rule need be looked for at all, by what stands in the text and behind its figures. `stands` keeps what
    has been looked for: most hints begin with a character that the text has not."""
    if rule.after and behind.isdisjoint(rule.after):
        return False
    for hint in rule.hints:
        for words in (hint[0], hint):
            known = stands.get(words)
            if known is None:
                known = stands[words] = words in whole
            if not known:
                break
        else:
            return rule.sign is None or rule.sign.search(whole) is not None
    return False


def _faults(paragraph: Paragraph, rules: list[Rule]) -> Iterator[tuple[Rule, Place, str]]:
    text = paragraph.text
    masked = ""
    for rule in rules:
        if not any(hint in text for hint in rule.hints):
            continue
        if not rule.quoted:
            masked = masked or language.scope.mask(text)
        for match in rule.wrong.finditer(text if rule.quoted else masked):
            written = match[0]
            if rule.quoted and not any("\u4e00" <= character <= "\u9fff" for character in written):
                continue
            right = rule.right(match)
            if right != written:
                yield rule, paragraph.place(match.start(), match.end()), right


def _unpaired(paragraph: Paragraph) -> Iterator[Place]:
    """Brackets and title marks that are opened or closed alone."""
    for mark, other in PAIRS:
        if paragraph.text.count(mark) == paragraph.text.count(other):
            continue
        opened: list[int] = []
        for at, character in enumerate(paragraph.text):
            if character == mark:
                opened.append(at)
            elif character == other:
                if opened:
                    opened.pop()
                elif paragraph.text[max(0, at - 2) : at].strip(NUMERALS):  # not 1） at the beginning
                    yield paragraph.place(at, at + 1)
        yield from (paragraph.place(at, at + 1) for at in opened)


def _finding(topic: str, certain: bool, faults: list[tuple[Rule, Place, str]], context: Context) -> Finding:
    told: dict[str, str] = {}
    for rule, place, _ in faults:
        paragraph = context.document.paragraph(place)
        written = paragraph.text[max(0, place.start - 4) : place.end] if place.end - place.start < 3 else ""
        written = (written or context.document.quote(place)).strip()
        told.setdefault(rule.why, f"“{written}”{rule.why}")
    edits = tuple(Edit(place, right) for _, place, right in faults if right)
    places = [place for _, place, _ in faults]
    return context.finding(
        places[0],
        f"{topic}用得不合标准：{'；'.join(list(told.values())[:SHOWN])}{'等' if len(told) > SHOWN else ''}。{STANDARDS[topic]}。",
        severity=None if certain else "info",
        strength=None if certain else "soft",
        more=tuple(places[1:]),
        fix=Fix(f"改正{topic}", edits, safe=certain) if edits else None,
    )
