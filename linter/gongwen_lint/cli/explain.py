"""`gongwen-lint explain`: what a check wants, its article word for word, how to mend; or an article and its checks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..patterns import pattern
from ..plugins import Registry, registry
from ..report.plain import article_name
from ..report.values import SEVERITY_NAMES
from .article import FORCE, article_page, article_text, check_rows, checks_of, related_lines
from .errors import Trouble
from .examples import examples, shown
from .sections import sections
from .streams import write
from .table import table

if TYPE_CHECKING:
    from argparse import Namespace

    from ..check import Check
    from ..regulation import Citation, Regulation
    from .arguments import Parser

_ARTICLE = pattern(r"([A-Za-z]{2,})(\d+(?:\.\d+)*)?")


def arguments(parser: Parser) -> None:
    """Its arguments."""
    parser.add_argument(
        "subject",
        metavar="检查|条文",
        help="检查的代码或名称（CY44-6、addressed-to-leader），或条文（CY44、GB7.2.5、CY）",
    )


def run(options: Namespace) -> int:
    """Print the page."""
    known = registry()
    write((line + "\n" for line in page(options.subject, known)), None)
    return 0


def page(subject: str, known: Registry) -> Iterator[str]:
    """The lines about a check, an article or a regulation. Raises Trouble where there is no such thing."""
    text = subject.strip()
    if text.upper().startswith("GL") and (own := list(_own(text.upper()))):
        return iter(own)
    form = _ARTICLE.fullmatch(text)
    if form and form[1].upper() in known.heads:
        regulation = known.regulation(form[1].upper())
        assert regulation is not None
        if form[2] is None:
            return _regulation(regulation, known)
        article = regulation.article(str(int(form[2])) if form[2].isdigit() else form[2])
        if article:
            return article_page(regulation, article, known)
        raise Trouble(f"《{regulation.title}》没有{article_name(form[2])}。")
    return _check(the_check(text, known), known)


def the_check(text: str, known: Registry) -> Check:
    """The one check of a code or name. Raises Trouble."""
    from ..select import UnknownSelector, resolve

    try:
        codes = sorted(resolve(text, known).codes)
    except UnknownSelector as unknown:
        raise Trouble(str(unknown)) from None
    found = [known.checks[code] for code in codes if code in known.checks]
    if len(found) != 1:
        raise Trouble(f"“{text}”不是一项检查或一条条文；全部检查见 gongwen-lint checks。")
    return found[0]


def _own(code: str) -> Iterator[str]:
    """A code of the tool itself, or of a file that cannot be read."""
    from ..own import OWN_CODES
    from ..reading.codes import MESSAGES

    for own in OWN_CODES:
        if own.code == code:
            yield f"{own.code}  {own.name}  {SEVERITY_NAMES[own.severity]}"
            yield f"{own.title}。"
            yield ""
            yield own.advice
    if code in MESSAGES:
        yield f"{code}  文件无法检查"
        yield MESSAGES[code]


def _check(check: Check, known: Registry) -> Iterator[str]:
    yield f"{check.code}  {check.name}"
    yield check.title
    yield ""
    yield f"严重程度：{SEVERITY_NAMES[check.severity]}　　依据力度：{FORCE[check.strength]}"
    if not check.default:
        yield "默认不进行，用 --select 或配置中的 select 点名才进行。"
    yield ""
    yield "依据"
    for citation in (check.article, *check.also):
        yield from _citation(citation, known)
    for name, words in sections(check).items():
        yield ""
        yield from f"{name}：{words}".lstrip("：").split("\n")
    if check.options:
        yield ""
        yield from _options(check)
    yield from shown(examples(check))
    others = [c for c in known.checks.values() if c.article.article == check.article.article and c is not check]
    others = [c for c in others if c.regulation == check.regulation]
    if others:
        yield ""
        yield "同一条的其他检查"
        yield from check_rows(others)
    yield from related_lines(check.regulation, check.article.article, known)


def _citation(citation: Citation, known: Registry) -> Iterator[str]:
    regulation = known.regulation(citation.regulation)
    article = regulation.article(citation.article) if regulation else None
    title = f"《{regulation.title}》" if regulation else citation.regulation + " "
    yield f"  {title}{article_name(citation.article)}"
    if citation.quote and not (article and article.text == citation.quote):
        yield f"  本项依据的文字：“{citation.quote}”"
    if article:
        yield from article_text(article)


def _options(check: Check) -> Iterator[str]:
    from ..options import described
    from .config import toml

    assert check.options is not None
    yield f'选项（写在配置的 [options."{check.code}"] 里）'
    rows = ([key, kind, f"默认 {toml(default)}", doc] for key, kind, default, doc in described(check.options))
    yield from table(rows, 2)


def _regulation(regulation: Regulation, known: Registry) -> Iterator[str]:
    yield f"《{regulation.title}》"
    since = f"{regulation.since:%Y-%m-%d} 起" if regulation.since else ""
    until = f"{regulation.until:%Y-%m-%d} 止" if regulation.until else ""
    yield "　".join(filter(None, (regulation.number, regulation.issuer, since, until)))
    if regulation.note:
        yield regulation.note
    if regulation.source:
        yield f"文字来源：{regulation.source}"
    yield ""
    rows = []
    for article in regulation.articles:
        codes = [check.code for check in checks_of(regulation.prefix, article.number, known)]
        rows.append([article_name(article.number), "、".join(codes) or "—", article.chapter])
    yield from table(rows, 2)
