"""`gongwen-lint doctor`: what is installed, what loaded, which files count here, and what is missing."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from .. import config as configuration
from ..plugins import Plugin, registry
from ..report.plain import visible
from ..version import __version__
from .streams import write
from .table import table

if TYPE_CHECKING:
    from argparse import Namespace

    from ..plugins import Registry
    from .arguments import Parser

# module ("": its import costs too much to try), distribution, needed or not, what it is for and what its absence means
_LIBRARIES = (
    ("lxml", "lxml", True, "读取 .docx"),
    ("pluggy", "pluggy", True, "插件"),
    ("docx", "python-docx", True, "写批注和修订、制作样例文稿"),
    ("rjieba", "rjieba", False, "快速分词；缺少时用 jieba，结果相同，遇到疑似词语时慢约半秒"),
    ("jieba", "jieba", True, "分词；没有 rjieba 也没有 jieba 时，只靠内置词表判断词的边界"),
    ("pygls", "pygls", False, "语言服务器；缺少时不能用 gongwen-lint lsp，安装：pip install 'gongwen-lint[lsp]'"),
    ("rich", "rich", False, "终端颜色和进度条；缺少时输出不带颜色"),
    ("", "XlsxWriter", False, "审计报告的 xlsx；安装：pip install 'gongwen-lint[xlsx]'"),
    ("", "pyarrow", False, "审计报告的 parquet，集群的分片；安装：pip install 'gongwen-lint[parquet]'"),
    ("", "fsspec", False, "审计远端的档案（s3:// 等）；安装：pip install 'gongwen-lint[remote]'"),
    ("", "distributed", False, "在 Dask 集群上审计；安装：pip install 'gongwen-lint[cluster]'"),
    ("", "duckdb", False, "查询 parquet；安装：pip install 'gongwen-lint[duckdb]'"),
)


def arguments(parser: Parser) -> None:
    """Its arguments."""
    parser.add_argument("folder", nargs="?", default=".", metavar="文件夹", help="看哪个文件夹的配置（默认当前文件夹）")


def run(options: Namespace) -> int:
    """Print the findings. Returns 2 where something is broken, 0 otherwise."""
    known = registry()
    faults: list[str] = []
    write((visible(line) + "\n" for line in _lines(options.folder, known, faults)), None)
    return 2 if faults else 0


def _lines(folder: str, known: Registry, faults: list[str]) -> Iterator[str]:
    yield f"gongwen-lint {__version__}"
    yield f"Python {sys.version.split()[0]}（{sys.executable}）"
    yield f"安装在 {Path(__file__).parent.parent}"
    yield ""
    yield "程序库"
    yield from table(_libraries(faults), 2)
    yield f"  {_libreoffice()}"
    yield ""
    yield "插件"
    for plugin in known.plugins:
        yield from _plugin(plugin, known, faults)
    if not known.plugins:
        faults.append("插件")
        yield "  一个也没有：没有检查可做。请重新安装 gongwen-lint。"
    yield ""
    yield "配置"
    yield from _files(folder, known, faults)
    yield ""
    yield "有需要处理的问题：" + "、".join(faults) + "。" if faults else "一切正常。"


def _libraries(faults: list[str]) -> Iterator[list[str]]:
    from importlib.metadata import PackageNotFoundError, version

    for module, distribution, needed, purpose in _LIBRARIES:
        try:
            if module:
                import_module(module)
            yield [distribution, version(distribution), purpose.split("；")[0]]
        except (ImportError, PackageNotFoundError) as problem:
            what = (
                "没有安装" if isinstance(problem, (ModuleNotFoundError, PackageNotFoundError)) else f"装坏了：{problem}"
            )
            yield [distribution, what, purpose]
            if needed:
                faults.append(distribution)


def _libreoffice() -> str:
    from ..audit.older import converter

    found = converter()
    return (
        f"LibreOffice：{found}（审计时转换 .doc、.wps、.rtf、.odt）"
        if found
        else "LibreOffice：没有；审计时不转换旧格式的文稿"
    )


def _plugin(plugin: Plugin, known: Registry, faults: list[str]) -> Iterator[str]:
    found = plugin.found
    owner = f"{found.distribution} {found.version}".strip()
    state = "没有加载" if plugin.failed else f"{len(plugin.checks)} 项检查"
    yield f"  {plugin.name}（{owner or '来源不明'}，{found.value}）：{state}"
    for prefix in plugin.regulations:
        head = known.heads[prefix]
        codes = [code for code in plugin.checks if known.checks[code].regulation == prefix]
        yield f"    {prefix}《{head.title}》{head.number}：{'、'.join(codes) or '没有检查'}"
    other = [code for code in plugin.checks if known.checks[code].regulation not in plugin.regulations]
    if other:
        yield f"    其他：{'、'.join(other)}"
    for problem in plugin.problems:
        yield f"    问题：{problem}"
    if plugin.problems:
        faults.append(f"插件 {plugin.name}")


def _files(folder: str, known: Registry, faults: list[str]) -> Iterator[str]:
    from .. import waivers
    from ..linter import Linter

    path = configuration.find(folder)
    if path is None:
        yield "  配置文件：没有找到，用默认值（gongwen-lint init 可以写一份）"
        return
    yield f"  配置文件：{path}"
    linter = Linter(known=known)
    document = str(Path(folder) / "x.docx")
    try:
        config = linter.config_for(document)
        settings = linter.settings_for(document)
    except configuration.BadConfig as problem:
        faults.append("配置")
        yield from (f"    问题：{line}" for line in problem.problems)
        return
    for sentence in linter.plugin_problems(config):
        faults.append("插件")
        yield f"    问题：{sentence}"
    yield f"    进行 {len(settings.checks)} 项检查，不进行 {len(known.checks) - len(settings.checks)} 项"
    unknown = "没有配置，是否主要负责人只能按文稿上印的职务判断"
    yield f"    任职人员：{'有' if settings.organisation.has_roster else unknown}"
    file = waivers.beside(path)
    yield f"  豁免文件：{f'{file}（{len(settings.waivers)} 条）' if file else '没有'}"
    yield f"  基线：{config.baseline or '没有'}"
