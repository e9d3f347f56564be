"""`gongwen-lint report`: draw figures, lists and samples from the store of an audit."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from itertools import chain
from typing import TYPE_CHECKING

from ..audit.report import FORMATS
from ..audit.store import BadStore, content_digest, look
from ..plugins import registry
from .errors import Trouble
from .readers import positive
from .streams import write

if TYPE_CHECKING:
    from argparse import Namespace

    from ..audit.compare import Compared
    from ..audit.report.sheets import Sheet, Words
    from .arguments import Parser


def arguments(parser: Parser) -> None:
    """Its arguments."""
    parser.add_argument("store", nargs="?", metavar="结果库", help="gongwen-lint audit 写出的结果库")
    parser.choice("--format", of=FORMATS, help="格式（默认按 --output 的后缀，否则 html）")
    parser.value("-o", "--output", metavar="文件", help="报告写到文件（xlsx、parquet 必须；默认写到标准输出）")
    parser.flag("--no-quotes", help="不写出文稿里的字句（原文、标题），用于涉密或敏感的档案")
    parser.add_argument(
        "--compare", nargs=2, metavar=("旧库", "新库"), help="比较两次审计：新出现、仍然存在、有变化、不再出现"
    )
    parser.value("--sample", metavar="N", type=positive, help="随机抽取 N 处问题供人工复核（csv 或 xlsx）")
    parser.value(
        "--seed", metavar="S", type=int, default=0, help="抽样的种子：同一个库、同一个种子，抽到的一样（默认 0）"
    )
    parser.value("--marked", metavar="文件", help="读回人工判断过的抽样表，算出准确率")
    parser.flag("--digest", help="输出结果库内容的摘要：两次审计的内容一样，摘要就一样")


def run(options: Namespace) -> int:
    """Draw. Returns the exit status."""
    try:
        return _run(options)
    except BadStore as problem:
        raise Trouble(str(problem)) from None
    except sqlite3.DatabaseError as problem:
        raise Trouble(f"结果库读不了：{problem}。") from None


def _run(options: Namespace) -> int:
    if options.marked:
        return _marked(options.marked)
    if options.compare:
        return _compare(options)
    if not options.store:
        raise Trouble("缺少结果库（用法见 gongwen-lint report --help）。")
    if options.digest:
        print(content_digest(options.store))
        return 0
    form = _form(options, ("csv", "xlsx") if options.sample else FORMATS)
    from ..audit.report import sheets

    about = sheets.words(registry())
    with closing(look(options.store)) as connection:
        quotes = not options.no_quotes
        if options.sample:
            from ..audit import sample

            chosen = sample.drawn(connection, options.sample, options.seed)
            if not quotes:
                chosen = [sheets.unquoted(line, about) for line in chosen]
            _tables(options, form, lambda: iter([sheets.Sheet("抽样", sample.HEADER, sample.rows(chosen))]))
        elif form == "xlsx":
            _tables(options, form, lambda: sheets.sheets(connection, about, quotes))
        elif form == "csv":
            everything = ("open", "waived", "baseline")
            _tables(options, form, lambda: iter([sheets.finding_sheet(connection, about, quotes, everything)]))
        elif form == "parquet":
            _parquet(options.output, connection, about, quotes)
        else:
            write(_pieces(form, options.store, about, quotes), options.output)
    return 0


def _form(options: Namespace, allowed: tuple[str, ...]) -> str:
    """The format that is meant."""
    suffix = os.path.splitext(options.output or "")[1][1:].lower()  # noqa: PTH122 - a name, not a file
    form: str = options.format or (suffix if suffix in FORMATS else allowed[0])
    if form not in allowed:
        raise Trouble(f"这里不能用 {form} 格式，可以用 {'、'.join(allowed)}。")
    if form in ("xlsx", "parquet") and not options.output:
        raise Trouble(f"{form} 要写到文件，请用 --output 报告.{form}。")
    return form


def _pieces(form: str, store: str, about: Words, quotes: bool) -> Iterator[str]:
    if form == "json":
        from ..audit.report.json import render
    else:
        from ..audit.report.html import render
    return render(store, about, quotes)


def _tables(options: Namespace, form: str, tables: Callable[[], Iterator[Sheet]]) -> None:
    """Write tables: all into a workbook, or the only one as CSV."""
    if form == "csv":
        from ..audit.report.csv import render

        write(chain.from_iterable(map(render, tables())), options.output)
        return
    from ..audit.report.xlsx import NoWriter, write as write_book

    unfinished = f"{options.output}.{os.getpid()}.tmp"
    try:
        write_book(unfinished, tables())
        os.replace(unfinished, options.output)  # noqa: PTH105
    except NoWriter:
        raise Trouble('写 xlsx 需要 XlsxWriter：pip install "gongwen-lint[xlsx]"，或者改用 --format csv。') from None
    except OSError as problem:
        raise Trouble(f"报告写不进 {options.output}：{problem.strerror or problem}。") from None
    finally:
        if os.path.exists(unfinished):  # noqa: PTH110
            os.unlink(unfinished)  # noqa: PTH108


def _parquet(output: str, connection: sqlite3.Connection, about: Words, quotes: bool) -> None:
    """Write the findings to a file, or all tables to a folder."""
    from ..audit.report.parquet import NoWriter, write_findings, write_tables

    try:
        if output.lower().endswith(".parquet"):
            write_findings(output, connection, about, quotes)
        else:
            write_tables(output, connection, quotes)
    except NoWriter:
        raise Trouble('写 parquet 需要 pyarrow：pip install "gongwen-lint[parquet]"，或者改用 --format csv。') from None
    except OSError as problem:
        raise Trouble(f"报告写不进 {output}：{problem.strerror or problem}。") from None


def _compare(options: Namespace) -> int:
    form = _form(options, ("csv", "xlsx", "json"))
    from ..audit.compare import STATES, compared
    from ..audit.report import sheets

    about = sheets.words(registry())
    counts = dict.fromkeys(STATES, 0)

    def counted(found: Iterable[Compared]) -> Iterator[Compared]:
        for item in found:
            counts[item.state] += 1
            yield item if not options.no_quotes else item._replace(line=sheets.unquoted(item.line, about))

    old, new = options.compare
    with closing(look(old)) as before, closing(look(new)) as after:
        found = counted(compared(before, after))
        if form == "json":
            write(_compared_json(found, counts), options.output)
        else:
            header = ("比较", *sheets.FINDINGS)
            rows = ((STATES[i.state], *sheets.finding_row(i.line, about)) for i in found)
            _tables(options, form, lambda: iter([sheets.Sheet("比较", header, rows)]))
    words = "，".join(f"{STATES[state]} {count}" for state, count in counts.items())
    print(f"{words}。", file=sys.stdout if options.output else sys.stderr)
    return 0


def _compared_json(found: Iterable[Compared], counts: dict[str, int]) -> Iterator[str]:
    from ..report.json import dumps

    yield '{"schema": 1,\n "findings": ['
    between = "\n  "
    for item in found:
        line = item.line._asdict()
        del line["file"], line["serial"]
        yield between + dumps({"baselineState": item.state, **{k: v for k, v in line.items() if v != ""}})
        between = ",\n  "
    yield f'],\n "summary": {dumps(counts)}}}\n'


def _marked(path: str) -> int:
    from ..audit.sample import BadSheet, marked
    from .table import table

    try:
        found = marked(path)
    except BadSheet as problem:
        raise Trouble(str(problem)) from None
    except OSError as problem:
        raise Trouble(f"打不开 {path}：{problem.strerror or problem}。") from None
    rows = [("检查", "对", "错", "没判断", "准确率", "95% 区间")]
    for item in found:
        low, high = item.interval
        share = f"{item.share:.1%}" if item.judged else "—"
        rows.append((item.name, str(item.right), str(item.wrong), str(item.blank), share, f"{low:.1%}～{high:.1%}"))
    print("\n".join(table(rows)))
    return 0
