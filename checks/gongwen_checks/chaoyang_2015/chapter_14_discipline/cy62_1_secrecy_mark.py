"""严格遵守保密纪律：标有密级的公文不得同时标为公开，保密期限不得超过法定上限。

为什么：密级和公开属性自相矛盾，会造成泄密或者定密错误；保密期限超过法定上限的定密无效。

怎样改：确属国家秘密的，删去公开字样；不属于的，取消密级。期限按“绝密不超过三十年、机密不超过二十年、秘密不超过十年”改正。

证据：没有公开标识；已经解密的，文中写明解密；保密期限在法定上限之内（绝密三十年、机密二十年、秘密十年）。

例外：已经依法解密并注明的，可以公开；国家另有规定的保密期限从其规定。

容易误报的情形：正文里的“商业秘密”“工作秘密”；“秘密★10年”没有超过上限；内部资料标志不是密级。本条是从保密纪律推断，直接依据是《条例》第三十一条和保守国家秘密法。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check, pattern, reasoning

from ..articles import CY

LIMITS = {"绝密": 30, "机密": 20, "秘密": 10}  # years: 保守国家秘密法 第二十条
PERIOD = pattern(r"(\d{1,3})\s*年")


@check(
    "CY62-1",
    "secrecy-mark",
    severity="warning",
    strength="inference",
    article=CY(62, "严禁泄露国家秘密、工作秘密或因履行职责掌握的商业秘密等"),
    needs=("绝密", "机密", "秘密"),
)
def secrecy_mark(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a 密级 beside words of publication, or with a period longer than the law allows."""
    if paper.secrecy is None:
        return
    place = reasoning.published_secret(paper)
    if place is not None:
        yield context.finding(
            place,
            f"本文标有密级“{paper.secrecy.text}”，又写明“{context.document.quote(place)}”，互相矛盾。请先解密，"
            "或者删去公开字样。（本条为推断适用）",
            fact="secret-published",
        )
    period = paper.secrecy_period
    written = period or paper.secrecy
    years = PERIOD.search(written.text)
    limit = next((years_ for level, years_ in LIMITS.items() if level in paper.secrecy.text), None)
    if years is not None and limit is not None and int(years[1]) > limit:
        yield context.finding(
            written.place,
            f"“{paper.secrecy.text}”级的保密期限写为{years[1]}年，超过法定上限{limit}年。"
            "请按保守国家秘密法改正。（本条为推断适用）",
        )
