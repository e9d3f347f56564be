"""`gongwen-lint annotate`: a copy of a Word draft with each finding as a comment at its place."""

from __future__ import annotations

from argparse import Namespace

from ..annotate import annotated
from ..annotate.words import notes
from ..report.detach import detached
from ..report.values import SEVERITY_NAMES, Report
from ..version import __version__
from ..writing import CannotCopy, Copy
from . import copies
from .arguments import Parser
from .errors import Trouble
from .streams import shown_path, tell


def arguments(parser: Parser) -> None:
    """Its arguments."""
    copies.arguments(parser, "按这一天有效的规则检查，批注也写这一天的日期（默认文稿的成文日期；批注写现在的时间）")


def run(options: Namespace) -> int:
    """Write the copy and say what is in it. Returns the exit status."""
    if not options.output:
        raise Trouble("请用 -o 给出副本的文件名。")
    output = copies.target(options.file, options.output)
    known = copies.linter(options)
    data = copies.read(options.file, known)
    result, document = copies.checked(data, options.file, known, options.debug)
    if document.form == "text":
        raise Trouble(
            f"{shown_path(options.file)} 是文本稿，没有批注可写；annotate 用于 Word 文稿，文本稿请用 gongwen-lint check。"
        )
    registry = known.registry
    report = Report((), registry.checks, registry.heads, registry.regulation, __version__)
    try:
        copies.fitting_suffix(options.file, output, Copy(document, data).main_type)
        copy = annotated(data, document, notes(detached(result), report), copies.stamped(options.as_of))
    except CannotCopy as problem:
        raise Trouble(f"{shown_path(options.file)}：{problem}") from None
    copies.write_copy(copy.data, output)
    count = dict.fromkeys(SEVERITY_NAMES, 0)
    for finding in result.findings:
        count[finding.severity] += 1
    kinds = "，".join(f"{SEVERITY_NAMES[s]} {n} 处" for s, n in count.items() if n)
    print(
        f"已写出 {shown_path(output)}：{f'批注 {copy.comments} 条（{kinds}）' if kinds else '没有发现问题，没有批注'}。"
    )
    if copy.moved:
        print(f"其中 {copy.moved} 条所指的文字在页眉、页脚或注释里，批注移到了正文，批注里写明了原处。")
    if copy.homeless:
        tell(f"有 {copy.homeless} 处问题没有可以放批注的段落，请用 gongwen-lint check 查看。")
    if copy.signed:
        tell("原稿有数字签名，副本改动过，签名在副本里不再有效。")
    return 0
