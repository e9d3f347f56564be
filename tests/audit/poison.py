"""A plug-in whose one check does harm where a paper asks for it: what documents and plug-ins can do at worst."""

from __future__ import annotations

import ctypes
import os
import re
import signal
import time
from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, archive, check, citing, hookimpl

PZ = citing("PZ")


def _eat() -> None:
    eaten = []
    while True:
        eaten.append(bytearray(64 << 20))


def _spin() -> None:
    while True:
        pass


HARM = {
    "自杀": lambda: os.kill(os.getpid(), signal.SIGKILL),
    "段错误": lambda: ctypes.string_at(0),
    "退出": lambda: os._exit(3),
    "抛出退出": lambda: (_ for _ in ()).throw(SystemExit(4)),
    "空转": _spin,
    "睡觉": lambda: time.sleep(3600),
    "正则": lambda: re.fullmatch(r"(a+)+b", "a" * 60),
    "吃内存": _eat,
    "杀上级": lambda: (os.kill(os.getppid(), signal.SIGKILL), time.sleep(60)),
    "出错": lambda: 1 / 0,
}


@check("PZ01-1", "poison", severity="info", strength="inference", article=PZ(1))
def poison(paper: Paper, context: Context) -> Iterator[Finding]:
    """Do what the paper says."""
    found = re.search(r"毒物：(\w+)。", paper.text)
    if found:
        HARM[found[1]]()
    yield from ()


@check("PZ02-1", "poison-archive", severity="info", strength="inference", article=PZ(2))
def poison_archive(papers: archive.Archive, context: Context) -> Iterator[archive.Remark]:
    """Die of an archive that holds poison for it."""
    if any(papers.papers(title=("毒害档案",))):
        os._exit(5)
    yield from ()


@check("PZ03-1", "count-archive", severity="info", strength="inference", article=PZ(3))
def count_archive(papers: archive.Archive, context: Context) -> Iterator[archive.Remark]:
    """Say what is in an archive that says so."""
    for record in papers.papers(title=("毒害档案",)):
        yield papers.remark(context, record, "有一件。")
    if any(papers.papers(title=("毒害档案",))) and papers.span:
        yield papers.remark(context, None, papers.span.words)


class Plugin:
    @hookimpl
    def gongwen_checks(self) -> list[object]:
        return [poison, poison_archive, count_archive]


plugin = Plugin()
