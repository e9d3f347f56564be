"""`gongwen-lint audit`: lint every document of an archive into a store, from where it stopped."""

from __future__ import annotations

import os
import re
import sqlite3
from argparse import ArgumentTypeError, Namespace
from typing import TYPE_CHECKING

from ..config import BadConfig
from ..linter import Linter, Request
from ..select import UnknownSelector, resolve
from .arguments import Parser
from .errors import Trouble
from .readers import comma_separated, date_value, positive
from .streams import tell

if TYPE_CHECKING:
    from ..audit.task import Cluster

STORE = "gongwen-audit.db"


def arguments(parser: Parser) -> None:
    """Its arguments."""
    parser.add_argument(
        "paths",
        nargs="+",
        metavar="档案",
        help="要审计的文件夹、压缩包（.zip）、文件，或者 s3:// 等地址（需要 fsspec）",
    )
    parser.value("--store", metavar="文件", default=STORE, help=f"结果库（默认 {STORE}）；同一命令再次运行时接着做")
    parser.value("--jobs", metavar="N", type=positive, help="同时用 N 个进程（默认与处理器核数相同）")
    parser.choice(
        "--engine", of=("local", "dask"), default="local", help="在本机，还是在 Dask 集群上检查（默认 local）"
    )
    parser.value("--scheduler", metavar="地址", help="Dask 调度器的地址，例如 tcp://主机:8786（--engine dask 用）")
    parser.value("--parts", metavar="文件夹", help="集群写分片的地方，各机都要看得到（默认在结果库旁边）")
    parser.codes("--select", "只进行这些检查")
    parser.codes("--extend-select", "在配置选定的之外另加这些检查")
    parser.codes("--ignore", "不进行这些检查")
    parser.value("--config", metavar="文件", help="用这份配置，不按文稿所在文件夹去找")
    parser.flag("--isolated", help="不读任何配置文件")
    parser.value("--baseline", metavar="文件", help="这份基线里已有的问题另行记下，不算入")
    parser.value("--as-of", metavar="日期", type=date_value, help="按这一天有效的规则检查（默认文稿的成文日期）")
    parser.value("--submitted", metavar="日期", type=date_value, help="报送日期（文稿上看不出来的事实）")
    parser.value("--meeting", metavar="日期", type=date_value, help="会议、活动日期（文稿上看不出来的事实）")
    parser.value("--suffix", metavar=".md,…", type=_suffixes, default=(), help="这些后缀的文件也是文稿")
    parser.value("--time-limit", metavar="秒", type=_seconds, default=60.0, help="每件文稿的时限（默认 60 秒）")
    parser.value(
        "--memory-limit", metavar="MB", type=positive, help="每件文稿的内存上限（默认按机器的内存，不超过 2048）"
    )
    parser.flag("--rehash", help="不凭大小和时间判断文件是否变动，全部重新读一遍")
    parser.flag("--retry", help="上次隔离的文件再试一次")
    parser.choice(
        "--fail-on",
        of=("error", "warning", "info", "never"),
        default="never",
        help="有这个程度以上的问题时退出状态为 1（默认 never）",
    )
    parser.flag("--quiet", help="不显示进度")


def run(options: Namespace) -> int:
    """Audit. Returns the exit status."""
    from ..audit.driver import Wish, audit
    from ..audit.engine import CannotStart
    from ..audit.remote import Unreachable
    from ..audit.store import BadStore
    from ..audit.task import ClusterTrouble, Limits, memory_limit

    cluster = _cluster(options)
    request = _request(options)
    jobs = options.jobs or len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    memory = options.memory_limit << 20 if options.memory_limit else 0 if cluster else memory_limit(jobs)
    wish = Wish(
        options.paths,
        options.store,
        request,
        jobs,
        Limits(options.time_limit, memory),
        options.suffix,
        options.rehash,
        options.retry,
        quiet=options.quiet,
        cluster=cluster,
    )
    _settle(options, request)
    try:
        totals = audit(wish)
    except KeyboardInterrupt:
        tell("已中断。已完成的都在结果库里，再次运行同一命令会接着做。")
        return 130
    except (BadStore, BadConfig, CannotStart, ClusterTrouble, Unreachable) as problem:
        raise Trouble(str(problem)) from None
    except FileNotFoundError as problem:
        raise Trouble(f"找不到 {problem.filename}。") from None
    except (sqlite3.Error, OSError) as problem:
        if "disk" not in str(problem) and "space" not in str(problem) and not cluster:
            raise
        words = f"结果库 {options.store}{'或者分片' if cluster else ''} 写不进去（磁盘满了，或者出错）：{problem}。"
        raise Trouble(words + "已完成的都在结果库里，腾出空间后再次运行同一命令会接着做。") from None
    print(f"{totals.words}。结果在 {options.store}，用 gongwen-lint report {options.store} 看。")
    return _status(options)


def _cluster(options: Namespace) -> Cluster | None:
    """The cluster that is meant. Raises Trouble where it cannot be used from here."""
    if options.engine == "local":
        if options.scheduler or options.parts:
            raise Trouble("--scheduler 和 --parts 要与 --engine dask 一起使用。")
        return None
    if not options.scheduler:
        raise Trouble("--engine dask 还要 --scheduler，例如 --scheduler tcp://主机:8786。")
    try:
        import distributed  # noqa: F401
        import pyarrow  # noqa: F401
    except ImportError as missing:
        words = f'--engine dask 需要 {missing.name}：pip install "gongwen-lint[cluster]"，各工作进程也一样。'
        raise Trouble(words) from None
    from ..audit.task import Cluster

    return Cluster(options.scheduler, options.parts or "")


def _request(options: Namespace) -> Request:
    said = {name.replace("_", "-"): getattr(options, name) for name in ("select", "extend_select", "ignore")}
    return Request(
        config=options.config and os.path.abspath(options.config),
        isolated=options.isolated,
        overrides={key: value for key, value in said.items() if value is not None},
        baseline=options.baseline and os.path.abspath(options.baseline),
        as_of=options.as_of,
        submitted=options.submitted,
        meeting=options.meeting,
    )


def _settle(options: Namespace, request: Request) -> None:
    """Raise Trouble where the command line itself is wrong, before anything is read."""
    if options.config and options.isolated:
        raise Trouble("--config 和 --isolated 不能同时使用。")
    linter = Linter(request)
    for name in ("select", "extend_select", "ignore"):
        for selector in getattr(options, name) or ():
            try:
                resolve(selector, linter.registry)
            except UnknownSelector as unknown:
                raise Trouble(f"--{name.replace('_', '-')}：{unknown}") from None
    try:
        if options.baseline:
            from ..baseline import load

            load(request.baseline or "")
        if options.config or options.isolated:
            linter.settings_for(options.paths[0])
    except BadConfig as problem:
        raise Trouble(str(problem).replace("\n", "")) from None
    for plugin, sentence in linter.registry.problems:
        tell(f"插件 {plugin} 没有完全加载：{sentence}")


def _status(options: Namespace) -> int:
    if options.fail_on == "never":
        return 0
    from contextlib import closing

    from ..audit.store import look

    wanted = ("error", "warning", "info")[: ("error", "warning", "info").index(options.fail_on) + 1]
    marks = ", ".join("?" * len(wanted))
    with closing(look(options.store)) as connection:
        query = f"SELECT 1 FROM open_finding WHERE severity IN ({marks}) LIMIT 1"
        return int(connection.execute(query, wanted).fetchone() is not None)


def _suffixes(text: str) -> tuple[str, ...]:
    words = comma_separated(text.lower())
    if not words or not all(re.fullmatch(r"\.\w+", word) for word in words):
        raise ArgumentTypeError(f"应是带点的后缀，例如 .md,.txt，不能是“{text}”")
    return tuple(words)


def _seconds(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0 < value < 1e6:
        raise ArgumentTypeError(f"应是大于 0 的秒数，不能是“{text}”")
    return value
