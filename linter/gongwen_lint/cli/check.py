"""`gongwen-lint check`: lint drafts and report."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING

from ..config import BadConfig
from ..files import STANDARD_INPUT, documents
from ..linter import Linter, Request, each
from ..own import UNUSED_WAIVER
from ..report import FORMATS, render
from ..report.detach import detached
from ..report.plain import visible
from ..report.values import Problem, Report, Reported, reaches
from ..run import Result, unused_waivers
from ..select import UnknownSelector, resolve
from ..version import __version__
from .errors import Trouble
from .readers import date_value, positive
from .streams import shown_path, tell, write
from .terminal import painting, progress, wants_bar

if TYPE_CHECKING:
    from argparse import Namespace

    from ..waivers import Waiver
    from .arguments import Parser


def arguments(parser: Parser) -> None:
    """Its arguments."""
    parser.add_argument(
        "paths", nargs="+", metavar="文稿", help="要检查的文件或文件夹（文件夹里找 Word 文档）；- 表示标准输入"
    )
    parser.codes("--select", "只进行这些检查：代码、名称、前缀（CY、CY44、GB7.2）、content、format 或 ALL，用逗号隔开")
    parser.codes("--extend-select", "在配置选定的之外另加这些检查")
    parser.codes("--ignore", "不进行这些检查")
    parser.value(
        "--format", metavar="|".join(FORMATS), default="text", help="报告格式（默认 text；插件可以带来别的格式）"
    )
    parser.value("--output", metavar="文件", help="报告写到文件，写完整了才出现")
    parser.choice(
        "--fail-on", of=("error", "warning", "info", "never"), help="有这个程度以上的问题时退出状态为 1（默认 error）"
    )
    parser.value("--config", metavar="文件", help="用这份配置，不按文稿所在文件夹去找")
    parser.flag("--isolated", help="不读任何配置文件")
    parser.value("--baseline", metavar="文件", help="不报告这份基线里已有的问题")
    parser.value("--write-baseline", metavar="文件", help="把现有的问题写成基线，以后只报告新的")
    parser.value(
        "--as-of",
        metavar="日期",
        type=date_value,
        help="按这一天有效的规则检查（默认文稿的成文日期，没有日期的按今天）",
    )
    parser.value("--submitted", metavar="日期", type=date_value, help="报送日期（文稿上看不出来的事实）")
    parser.value("--meeting", metavar="日期", type=date_value, help="会议、活动日期（文稿上看不出来的事实）")
    parser.value("--stdin-filename", metavar="文件名", help="标准输入的文稿叫什么名字（决定格式和适用的配置）")
    parser.value("--jobs", metavar="N", type=positive, default=1, help="同时用 N 个进程检查（默认 1）")
    parser.flag("--statistics", help="另列每项检查指出了多少处")
    parser.flag("--show-timing", help="另列读取、识别和每项检查用的时间")
    parser.flag("--no-cache", help="不用缓存的结果（现在没有缓存，每次都重新检查）")
    parser.choice("--color", of=("auto", "always", "never"), default="auto", help="颜色（默认只在终端上用）")


def run(options: Namespace) -> int:
    """Lint and report. Returns the exit status."""
    linter = Linter(_request(options))
    _settle(linter, options)
    task = Run(linter, options)
    if options.write_baseline:
        return _write_baseline(options.write_baseline, task)
    pieces = _rendered(task.report(), options.format, linter)
    if task.bar and options.output is None and sys.stdout is not None and sys.stdout.isatty():
        pieces = list(pieces)  # the bar has the screen to itself, the report comes after it
    write(pieces, options.output)
    return task.status


def _request(options: Namespace) -> Request:
    names = ("select", "extend_select", "ignore", "fail_on")
    said = {name.replace("_", "-"): getattr(options, name) for name in names}
    return Request(
        config=options.config,
        isolated=options.isolated,
        overrides={key: value for key, value in said.items() if value is not None},
        baseline=options.baseline,
        as_of=options.as_of,
        submitted=options.submitted,
        meeting=options.meeting,
    )


def _settle(linter: Linter, options: Namespace) -> None:
    """Raise Trouble where the command line itself is wrong, before any document is read."""
    if options.config and options.isolated:
        raise Trouble("--config 和 --isolated 不能同时使用。")
    if options.stdin_filename and STANDARD_INPUT not in options.paths:
        raise Trouble("--stdin-filename 只和 - 一起使用。")
    if options.format not in FORMATS and options.format not in linter.registry.reporters():
        known = "、".join([*FORMATS, *linter.registry.reporters()])
        raise Trouble(f"没有 {options.format} 这种报告格式，可以用 {known}。")
    for name in ("select", "extend_select", "ignore"):
        for selector in getattr(options, name) or ():
            try:
                resolve(selector, linter.registry)
            except UnknownSelector as unknown:
                raise Trouble(f"--{name.replace('_', '-')}：{unknown}") from None
    try:
        if options.baseline:
            from ..baseline import load

            load(options.baseline)
        if options.config or options.isolated:  # one configuration for all: if it is wrong, nothing can be checked
            linter.settings_for(options.paths[0])
    except BadConfig as problem:
        raise Trouble(str(problem).replace("\n", "")) from None


def _rendered(report: Report, format: str, linter: Linter) -> Iterable[str]:
    if format in FORMATS:
        return render(report, format)
    reporter = linter.registry.reporters()[format]
    return [reporter(report._replace(documents=tuple(report.documents)))]


def _write_baseline(path: str, task: Run) -> int:
    from ..baseline import write as write_baseline

    found = {d.path: [*d.known, *(item.finding for item in d.items)] for d in task.documents() if d.readable}
    try:
        write_baseline(path, found)
    except BadConfig as problem:
        raise Trouble(str(problem)) from None
    except OSError as problem:
        raise Trouble(f"基线写不进 {path}：{problem.strerror or problem}。") from None
    print(visible(f"已把 {len(found)} 份文稿的 {sum(map(len, found.values()))} 处问题写入基线 {path}。"))
    return 2 if task.status == 2 else 0


class Run:
    """One run over the documents; what passes by is noted for the exit status and for what concerns the whole run."""

    def __init__(self, linter: Linter, options: Namespace) -> None:
        self._linter = linter
        self._options = options
        self._paths = list(documents(options.paths))
        for target in filter(None, (options.output, options.write_baseline)):
            if os.path.realpath(target) in map(os.path.realpath, self._paths):
                raise Trouble(f"{target} 是要检查的文稿，不能写到它上面。")
        self._faults = {f"插件 {name} 没有完全加载：{sentence}": None for name, sentence in linter.registry.problems}
        self._used: dict[str, frozenset[int]] = {}  # path → numbers of the waivers it used
        self._unreadable = self._failing = False
        self.bar = wants_bar(len(self._paths))

    @property
    def status(self) -> int:
        """The exit status, once the documents have passed."""
        return 2 if self._unreadable or self._faults else int(self._failing)

    def report(self) -> Report:
        """The report, whose documents are checked as it is written."""
        options, known = self._options, self._linter.registry
        plain = options.format != "text" or options.output is not None
        return Report(
            self.documents(),
            known.checks,
            known.heads,
            known.regulation,
            __version__,
            fail_on=options.fail_on or self._fail_on(options.stdin_filename or options.paths[0]),
            statistics=options.statistics,
            timing=options.show_timing,
            problems=self._problems,
            **({} if plain else painting(options.color)),
        )

    def documents(self) -> Iterator[Reported]:
        """The documents, each as soon as it is checked."""
        checked = self._checked()
        if self.bar:
            checked = progress(checked, len(self._paths))
        return map(self._noted, checked)

    def _checked(self) -> Iterator[Reported]:
        """Standard input is read here, the files in as many processes as are wanted."""
        paths, linter = self._paths, self._linter
        jobs = min(self._options.jobs, len(paths))
        if STANDARD_INPUT not in paths:
            return each(paths, linter, detached, jobs)
        at = paths.index(STANDARD_INPUT)
        before, after = each(paths[:at], linter, detached, jobs), each(paths[at + 1 :], linter, detached, jobs)
        return chain(before, map(self._standard_input, paths[at : at + 1]), after)

    def _standard_input(self, path: str) -> Reported:
        data = sys.stdin.buffer.read() if sys.stdin is not None else b""
        name = self._options.stdin_filename
        if name:
            return detached(self._linter.lint_bytes(data, name))
        guessed = "-.docx" if data.startswith(b"PK") else "-.txt"
        return detached(self._linter.lint_bytes(data, guessed))._replace(path=path)

    def _noted(self, document: Reported) -> Reported:
        if document.error:
            self._unreadable = True
            if document.error.code == "GL001":
                tell(f"{shown_path(document.path)}：{document.error.message}")
        if self._options.debug:
            for crash in document.crashes:
                tell(crash)
        self._used[document.path] = document.waivers_used
        self._failing |= any(reaches(i.finding.severity, self._fail_on(document.path)) for i in document.items)
        return document._replace(path=shown_path(document.path))

    def _fail_on(self, path: str) -> str:
        try:
            config = self._linter.config_for(path)
        except BadConfig:
            return "error"
        for sentence in self._linter.plugin_problems(config) if config.plugins else ():
            self._faults.setdefault(sentence)
        return config.fail_on

    def _problems(self) -> Iterator[Problem]:
        """What concerns the run itself: plug-ins that did not load, waivers by glob that nothing needed."""
        yield from (Problem("GL302", sentence) for sentence in self._faults)
        by_waivers: dict[tuple[Waiver, ...], list[Result]] = {}
        running: set[str] = set()
        for path, used in self._used.items():
            try:
                settings = self._linter.settings_for(path)
            except BadConfig:
                continue
            if settings.waivers:
                running |= {check.code for check in settings.checks} - settings.quiet
                by_waivers.setdefault(settings.waivers, []).append(Result(path, waivers_used=used))
        for waivers, results in by_waivers.items():
            for waiver in unused_waivers(results, waivers):
                if not running.isdisjoint(waiver.codes):
                    words = f"第{waiver.number}条豁免（{waiver.check}：{waiver.reason}）：{UNUSED_WAIVER.title}。"
                    yield Problem(UNUSED_WAIVER.code, words + UNUSED_WAIVER.advice, UNUSED_WAIVER.severity)
