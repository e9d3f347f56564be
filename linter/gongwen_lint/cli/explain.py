"""`gongwen-lint explain`: what a check wants, its article word for word, how to mend; or an article and its checks."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from ..finding import STRENGTHS
from ..patterns import pattern
from ..plugins import Registry, registry
from ..report.plain import article_name, visible_lines
from ..report.values import SEVERITY_NAMES
from .arguments import Parser
from .errors import Trouble
from .streams import write
from .table import table

if TYPE_CHECKING:
    from ..check import Check
    from ..regulation import Article, Citation, Regulation

FORCE = dict(zip(STRENGTHS, ("条文直接规定", "条文的原则性要求", "由条文推断"), strict=True))
_ARTICLE = pattern(r"([A-Za-z]{2,})(\d+(?:\.\d+)*)?")
_EXAMPLES = 2  # of each kind


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
            return _article(regulation, article, known)
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
    rest = visible_lines(check.doc.strip().partition("\n")[2].strip())
    if rest:
        yield ""
        yield from (line.strip() for line in rest.split("\n"))
    if check.options:
        yield ""
        yield from _options(check)
    yield from _examples(check)
    others = [c for c in known.checks.values() if c.article.article == check.article.article and c is not check]
    others = [c for c in others if c.regulation == check.regulation]
    if others:
        yield ""
        yield "同一条的其他检查"
        yield from check_rows(others)


def _citation(citation: Citation, known: Registry) -> Iterator[str]:
    regulation = known.regulation(citation.regulation)
    article = regulation.article(citation.article) if regulation else None
    title = f"《{regulation.title}》" if regulation else citation.regulation + " "
    yield f"  {title}{article_name(citation.article)}"
    if citation.quote and not (article and article.text == citation.quote):
        yield f"  本项依据的文字：“{citation.quote}”"
    if article:
        yield from article_text(article)


def article_text(article: Article) -> Iterator[str]:
    """An article word for word, or its summary where the text is not reproduced."""
    if article.text:
        yield from (f"    {line.strip()}" for line in article.text.strip().split("\n"))
    else:
        yield f"    （大意）{article.summary.strip()}"


def _options(check: Check) -> Iterator[str]:
    from ..options import described
    from .config import toml

    assert check.options is not None
    yield f'选项（写在配置的 [options."{check.code}"] 里）'
    rows = ([key, kind, f"默认 {toml(default)}", doc] for key, kind, default, doc in described(check.options))
    yield from table(rows, 2)


def _examples(check: Check) -> Iterator[str]:
    """The first cases of its page, where the source tree is at hand (they are not installed)."""
    path = _page_of_cases(check)
    if path is None:
        return
    from ..testing.pages import BadPage, cases

    try:
        found = list(cases(path.read_text(encoding="utf-8"), path))
    except (OSError, UnicodeDecodeError, BadPage):
        return
    for kind, remark in (("反例", "会指出"), ("正例", "不会指出")):
        for case in [case for case in found if case.expect == kind and case.code == check.code][:_EXAMPLES]:
            yield ""
            yield f"{kind}（{remark}）{case.title}".rstrip()
            yield from (f"    {line}".rstrip() for line in visible_lines(case.draft.strip("\n")).split("\n"))
            if case.marks:
                yield "  指出：" + "、".join(f"“{mark.words}”" for mark in case.marks)


def _page_of_cases(check: Check) -> Path | None:
    from ..pack import file_name

    module = import_module(check.function.__module__)
    stem = file_name(check).removesuffix(".py")
    for folder in list(Path(getattr(module, "__file__", None) or "").parents)[:7]:
        if (folder / "fixtures").is_dir():
            return next((folder / "fixtures").rglob(f"{stem}.md"), None)
    return None


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


def _article(regulation: Regulation, article: Article, known: Registry) -> Iterator[str]:
    yield f"《{regulation.title}》{article_name(article.number)}"
    if article.chapter:
        yield article.chapter
    yield ""
    yield from article_text(article)
    yield ""
    found = checks_of(regulation.prefix, article.number, known)
    if found:
        yield "由这一条而来的检查"
        yield from check_rows(found)
    else:
        yield f"没有检查：{article.unchecked or '本版本还没有为它编写检查。'}"


def checks_of(prefix: str, number: str, known: Registry) -> list[Check]:
    """The checks that rest on an article, those that mainly do first."""
    main, also = [], []
    for check in known.checks.values():
        if (check.article.regulation, check.article.article) == (prefix, number):
            main.append(check)
        elif any((c.regulation, c.article) == (prefix, number) for c in check.also):
            also.append(check)
    return main + also


def check_rows(found: list[Check]) -> Iterator[str]:
    """Checks as a small table: code, severity, title."""
    yield from table(([check.code, SEVERITY_NAMES[check.severity], check.title] for check in found), 2)
