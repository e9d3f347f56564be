"""Write the pages that are made from the checks: docs/checks/ and docs/coverage.md.

`python docs/generate.py` writes them; `tests/test_docs.py` holds that they are fresh.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path

from gongwen_lint.check import Check
from gongwen_lint.cli.article import FORCE, UNCHECKED, checks_of, related
from gongwen_lint.cli.config import toml
from gongwen_lint.cli.examples import examples, page_of_cases
from gongwen_lint.cli.sections import sections
from gongwen_lint.options import described
from gongwen_lint.plugins import Registry, find, registry
from gongwen_lint.regulation import Article, Citation, Regulation
from gongwen_lint.report.plain import article_name
from gongwen_lint.report.values import SEVERITY_NAMES

DOCS = Path(__file__).resolve().parent
ROOT = DOCS.parent
NOTICE = "<!-- 由 docs/generate.py 生成，不要手改：改检查的文档字符串、例子页或者 regulation.toml，再运行它。 -->"
OURS = "gongwen_checks"  # the plug-in of the tree: whatever else is installed has its own documentation


def generated() -> dict[Path, str]:
    """Every generated page and its text."""
    known = registry([found for found in find() if found.value == OURS])
    checks = list(known.checks.values())
    regulations = [regulation for prefix in known.heads if (regulation := known.regulation(prefix))]
    pages = {DOCS / "checks" / f"{check.code}.md": _check(check, known) for check in checks}
    pages[DOCS / "checks" / "README.md"] = _table_of_checks(checks, regulations)
    pages[DOCS / "coverage.md"] = _coverage(regulations, known)
    return {path: "\n".join(lines).rstrip() + "\n" for path, lines in pages.items()}


def _check(check: Check, known: Registry) -> Iterator[str]:
    yield f"# {check.code} {check.title}"
    yield ""
    yield NOTICE
    yield ""
    yield f"`{check.name}`　{SEVERITY_NAMES[check.severity]}　{FORCE[check.strength]}"
    if not check.default:
        yield ""
        yield f'默认不进行：用 `--select {check.code}` 或者配置里的 `extend-select = ["{check.code}"]` 点名才进行。'
    yield ""
    yield "## 依据"
    for citation in (check.article, *check.also):
        yield from _citation(citation, known)
    for heading, words in sections(check).items():
        yield ""
        if heading:
            yield f"## {heading}"
            yield ""
        yield words
    if check.options:
        yield ""
        yield "## 选项"
        yield ""
        yield f'写在配置的 `[options."{check.code}"]` 里。'
        yield ""
        rows = ([f"`{key}`", kind, f"`{toml(default)}`", doc] for key, kind, default, doc in described(check.options))
        yield from _table(("名称", "类型", "默认", "说明"), rows)
    yield from _examples(check)
    yield ""
    yield "## 另见"
    yield ""
    yield from _see_also(check, known)


def _citation(citation: Citation, known: Registry) -> Iterator[str]:
    regulation = known.regulation(citation.regulation)
    article = regulation.article(citation.article) if regulation else None
    if regulation is None or article is None:
        return
    yield ""
    yield f"《{regulation.title}》{article_name(article.number)}" + ("（大意）：" if not article.text else "：")
    yield ""
    words = article.text or article.summary
    if citation.quote and citation.quote != words:
        words = words.replace(citation.quote, f"**{citation.quote}**", 1)
    yield from (f"> {line.strip()}  " if line.strip() else ">" for line in words.strip().split("\n"))


def _examples(check: Check) -> Iterator[str]:
    for case in examples(check):
        yield ""
        yield f"## {case.expect}：{case.title}"
        yield ""
        yield "````text"
        yield from (line.rstrip() for line in case.draft.strip("\n").split("\n"))
        yield "````"
        if case.config:
            yield ""
            yield "这个例子另有配置（名册等），写在例子页里。"
        if case.marks:
            yield ""
            yield "指出：" + "、".join(f"“{mark.words}”" for mark in case.marks)


def _see_also(check: Check, known: Registry) -> Iterator[str]:
    same = checks_of(check.regulation, check.article.article, known)
    if others := [other for other in same if other.code != check.code]:
        yield "- 同一条的检查：" + "、".join(f"[{other.code}]({other.code}.md) {other.title[:-1]}" for other in others)
    for regulation, article in related(check.regulation, check.article.article, known):
        found = _links(regulation, article, known, "")
        yield f"- 《{regulation.title}》{article_name(article.number)}" + (f"：{found}" if found else "")
    source = Path(import_module(check.function.__module__).__file__ or "")
    pages = [("检查", source), ("全部例子", page_of_cases(check))]
    yield "- " + "，".join(f"[{name}]({_relative(path)})" for name, path in pages if path is not None)


def _relative(path: Path) -> str:
    return os.path.relpath(path.resolve(), DOCS / "checks").replace(os.sep, "/")


def _links(regulation: Regulation, article: Article, known: Registry, folder: str) -> str:
    codes = [check.code for check in checks_of(regulation.prefix, article.number, known)]
    return "、".join(f"[{code}]({folder}{code}.md)" for code in codes)


def _table_of_checks(checks: Sequence[Check], regulations: Sequence[Regulation]) -> Iterator[str]:
    yield "# 检查项"
    yield ""
    yield NOTICE
    yield ""
    yield f"共 {len(checks)} 项。每条条文由哪些检查覆盖，没有检查的为什么没有，见[覆盖表](../coverage.md)。"
    yield ""
    yield "力度是条文用语的强弱：条文直接规定（应、须、不得）、条文的原则性要求（一般、原则上）、由条文推断。"
    yield "只有条文直接规定的才可能是错误。"
    for regulation in regulations:
        yield ""
        yield f"## 《{regulation.title}》（{regulation.number}）"
        yield ""
        rows = []
        for check in checks:
            if check.regulation == regulation.prefix:
                note = "" if check.default else "（默认不进行）"
                rows.append(
                    [
                        f"[{check.code}]({check.code}.md)",
                        f"`{check.name}`",
                        article_name(check.article.article),
                        SEVERITY_NAMES[check.severity],
                        FORCE[check.strength],
                        check.title + note,
                    ]
                )
        yield from _table(("代码", "名称", "条文", "程度", "力度", "内容"), rows)


def _coverage(regulations: Sequence[Regulation], known: Registry) -> Iterator[str]:
    yield "# 每条条文由哪些检查覆盖"
    yield ""
    yield NOTICE
    yield ""
    yield "与 `gongwen-lint checks --coverage` 相同。一条条文不是有检查，就是有没有检查的原因。"
    for regulation in regulations:
        covered = {a.number: _links(regulation, a, known, "checks/") for a in regulation.articles}
        count = sum(map(bool, covered.values()))
        yield ""
        yield f"## 《{regulation.title}》（{regulation.number}）"
        yield ""
        yield f"共 {len(covered)} 条：{count} 条有检查，{len(covered) - count} 条没有。"
        yield ""
        rows = (
            [article_name(a.number), covered[a.number] or f"没有：{a.unchecked or UNCHECKED}"]
            for a in regulation.articles
        )
        yield from _table(("条文", "检查"), rows)


def _table(heads: Sequence[str], rows: Iterator[list[str]] | Sequence[list[str]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield f"| {' | '.join('---' for _ in heads)} |"
    yield from (f"| {' | '.join(cell.replace('|', '&#124;').replace(chr(10), ' ') for cell in row)} |" for row in rows)


def stale() -> list[Path]:
    """Pages in the tree that are not generated any more: those of checks that are gone."""
    wanted = generated()
    return [path for path in sorted((DOCS / "checks").glob("*.md")) if path not in wanted]


def main() -> None:
    """Write every page, and take away those of checks that are gone."""
    (DOCS / "checks").mkdir(exist_ok=True)
    for path in stale():
        path.unlink()
    for path, text in generated().items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8", newline="\n")
            print(path.relative_to(ROOT))


if __name__ == "__main__":
    main()
