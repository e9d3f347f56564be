"""涉密公文公开发布前应当履行解密程序。

为什么：标着密级又写“此件公开发布”，要么泄密，要么密级标错，两样都要追究。

怎样改：确需公开的，先按规定解密并注明；不需要保密的，去掉密级标注；需要保密的，删去公开的字样。

证据：文中写明已经解密；或者没有公开标识。

例外：已经履行解密程序的（文中注明）。

容易误报的情形：正文里的“商业秘密”“国家秘密”；工作秘密、内部资料的标注；“此件不公开”“依申请公开”。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check, reasoning

from ..articles import TL


@check(
    "TL31-1",
    "secret-published",
    severity="error",
    strength="direct",
    article=TL(31),
    fact="secret-published",
    needs=("绝密", "机密", "秘密"),
)
def secret_published(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a paper that bears a 密级 and says that it is published, or that is a web copy."""
    place = reasoning.published_secret(paper)
    if place is None or paper.secrecy is None:
        return
    words = context.document.quote(place)
    told = f"又写明“{words}”" if place != paper.secrecy.place else "又是网页公开的版本"
    yield context.finding(
        place,
        f"本文标有密级“{paper.secrecy.text}”，{told}。涉密公文公开前应当履行解密程序，请先解密，或者删去公开的字样。",
    )
