"""`gongwen-lint fix`: a copy of a draft with the fixes of its findings, as tracked changes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

from ..files import WORD_SUFFIXES
from ..fix import CannotFix, Fixed, fixed
from ..fix.difference import difference, formatting
from ..report.places import place_words
from ..report.plain import excerpt, visible
from ..writing import CannotCopy, Copy
from . import copies
from .errors import Trouble
from .streams import shown_path, tell, write

if TYPE_CHECKING:
    from argparse import Namespace

    from ..document import Document, Place
    from ..finding import Finding
    from ..run import Result
    from .arguments import Parser

_ROOM = 24  # characters of the words that change


def arguments(parser: Parser) -> None:
    """Its arguments."""
    copies.arguments(parser, "按这一天有效的规则检查，修订也写这一天的日期（默认文稿的成文日期；修订写现在的时间）")
    parser.flag("--accept", help="直接改好，不留修订（文本稿总是直接改好）")
    parser.flag("--unsafe", help="连须人工确认的改法也用上")
    parser.flag("--diff", help="显示改动前后的差别；不写 -o 时只显示，不写文件")


def run(options: Namespace) -> int:
    """Write the copy and say what was changed and what was not. Returns the exit status."""
    if not options.output and not options.diff:
        raise Trouble("请用 -o 给出副本的文件名，或者用 --diff 只看会改什么。")
    output = copies.target(options.file, options.output) if options.output else None
    known = copies.linter(options)
    data = copies.read(options.file, known)
    _, document = copies.checked(data, options.file, known, options.debug)
    try:
        if output and document.form == "docx":
            copies.fitting_suffix(options.file, output, Copy(document, data).main_type)
        elif output and output.lower().endswith(WORD_SUFFIXES):
            raise Trouble(f"{shown_path(options.file)} 是文本稿，改好的也是文本稿，文件名不能是 {shown_path(output)}。")
        copy = fixed(
            data,
            lambda content: known.lint_bytes(content, options.file),
            copies.stamped(options.as_of),
            unsafe=options.unsafe,
            outright=options.accept,
        )
    except (CannotCopy, CannotFix) as problem:
        raise Trouble(f"{shown_path(options.file)}：{problem}") from None
    if output:
        copies.write_copy(copy.data, output)
    if options.diff:
        assert copy.before.document and copy.after.document
        lines = chain(difference(copy.before.document, copy.after.document, options.file), formatting(copy.done))
        write((line + "\n" for line in lines), None)
    for line in _told(copy, output, document, options.accept):
        if options.diff:
            tell(line)
        else:
            print(line)
    if copy.done and document.form == "docx" and Copy(document, data).signed:
        tell("原稿有数字签名，副本改动过，签名在副本里不再有效。")
    return 0


def _told(copy: Fixed, output: str | None, document: Document, accept: bool) -> Iterator[str]:
    if not copy.done:
        yield f"没有改动{f'，{shown_path(output)} 和原稿相同' if output else ''}。"
    else:
        how = "已改好" if accept or document.form == "text" else "以修订写出，请逐条接受或者拒绝"
        yield f"{f'已写出 {shown_path(output)}：' if output else ''}改动 {len(copy.done)} 处（{how}）。"
    done: dict[tuple[Finding, str], int] = {}
    for step in copy.done:
        done[step.finding, step.title] = done.get((step.finding, step.title), 0) + 1
    for (finding, title), count in done.items():
        yield f"  改  {_where(finding.place, copy.before)}{finding.code}：{visible(title)}{_times(count)}"
    skipped: dict[tuple[Finding, str, str], list[Place]] = {}
    for skip in copy.skips:
        skipped.setdefault((skip.finding, skip.title, skip.reason), []).extend([skip.place] if skip.place else ())
    for (finding, title, reason), places in skipped.items():
        words, _, _ = excerpt(visible(finding.quote), 0, len(visible(finding.quote)), _ROOM)
        where = _where(places[0], copy.before) if places and finding.more else ""
        yield f"  未改  {where}{finding.code}“{words}”：{visible(title)}（{reason}）{_times(len(places))}"
    for finding in copy.arisen:
        yield f"  改后新出现  {finding.code}：{visible(finding.message)}"


def _where(place: Place, before: Result) -> str:
    return f"{place_words(place, before.paper)} " if before.paper else ""


def _times(count: int) -> str:
    return f"（{count} 处）" if count > 1 else ""
