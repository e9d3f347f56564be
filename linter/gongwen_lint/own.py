"""The tool's own codes (GL…): what it has to say about a run rather than about a paper's rules.

GL0.. files that cannot be read (see `reading`) · GL1.. the run of the checks ·
GL2.. waivers · GL3.. configuration and plug-ins · GL4.. documents that an audit quarantined ·
GL5.. an audit on a cluster
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .finding import Finding, Severity

if TYPE_CHECKING:
    from .document import Document, Place


class OwnCode(NamedTuple):
    """A code of the tool itself, with what `explain` says of it."""

    code: str
    name: str
    severity: Severity
    title: str
    advice: str


BROKEN = OwnCode(
    "GL100",
    "broken",
    "error",
    "工具自身出错，这个文件没有检查",
    "请把文件和 --debug 的输出报给本工具的作者。",
)
CRASHED = OwnCode(
    "GL101",
    "crashed-check",
    "warning",
    "检查自身出错，没有结果",
    "其他检查照常进行。请把文稿（或能重现的片段）和 --debug 的输出报给这项检查的作者。",
)
TIMEOUT = OwnCode(
    "GL102",
    "time-budget",
    "warning",
    "文稿检查超时，其余检查没有进行",
    "请把文稿拆分，或者用 --select 只选需要的检查。",
)
TRUNCATED = OwnCode(
    "GL103",
    "truncated",
    "warning",
    "文稿过大，只检查了前面的部分",
    "请把文稿拆分后分别检查。",
)
CONVERTED = OwnCode(
    "GL104",
    "converted",
    "info",
    "旧格式的文档，由 LibreOffice 转换后检查；格式类检查因转换后不可靠，没有进行",
    "要检查格式，请用 Word 或 WPS 另存为 .docx。",
)
NO_CONVERTER = OwnCode(
    "GL105",
    "no-converter",
    "error",
    "旧格式的文档（.doc、.wps、.rtf 或 .odt），没有 LibreOffice，不能转换，没有检查",
    "请安装 LibreOffice（例如 apt install libreoffice-writer）后再次运行同一命令，或者用 Word、WPS 另存为 .docx。",
)
UNUSED_WAIVER = OwnCode(
    "GL201",
    "unused-waiver",
    "info",
    "豁免已经没有对应的问题",
    "问题已改正或者文字已变动。请从 gongwen-waivers.toml 中删去这一条。",
)
EXPIRED_WAIVER = OwnCode(
    "GL202",
    "expired-waiver",
    "warning",
    "豁免已经过期",
    "请改正问题，或者重新批准后更新 until。",
)
IDLE_WAIVER = OwnCode(
    "GL203",
    "idle-waiver",
    "warning",
    "豁免不起作用",
    "配置把这项检查列为 mandatory，不能豁免。请改正问题，或者删去这一条豁免。",
)
BAD_CONFIG = OwnCode(
    "GL301",
    "bad-config",
    "error",
    "配置有误，这个文件没有检查",
    "请按提示改正配置，或者用 --isolated 不读配置。",
)
BAD_PLUGIN = OwnCode(
    "GL302",
    "bad-plugin",
    "error",
    "插件没有装好或者没有完全加载",
    "用 gongwen-lint doctor 查看原因；不需要的插件请卸载或者从配置中删去。",
)
KILLED = OwnCode(
    "GL401",
    "killed",
    "error",
    "检查这个文件的进程意外退出，已隔离",
    "其他文件不受影响。请单独查看这个文件；原因在插件的，修正后加 --retry 重新审计。",
)
SLOW = OwnCode(
    "GL402",
    "too-slow",
    "error",
    "检查这个文件超过时限，已隔离",
    "其他文件不受影响。请单独查看这个文件，或者放宽 --time-limit 并加 --retry 重新审计。",
)
MEMORY = OwnCode(
    "GL403",
    "too-much-memory",
    "error",
    "检查这个文件用的内存超过上限，已隔离",
    "其他文件不受影响。请单独查看这个文件，或者放宽 --memory-limit 并加 --retry 重新审计。",
)
LOST = OwnCode(
    "GL501",
    "cluster-lost",
    "error",
    "连不上集群的调度器，或者它中途不在了",
    "已完成的都在结果库里。请启动调度器和工作进程，再次运行同一命令，会接着做。",
)
NO_WORKERS = OwnCode(
    "GL502",
    "no-workers",
    "error",
    "集群里没有工作进程",
    "已完成的都在结果库里。请启动工作进程（dask worker 地址），再次运行同一命令，会接着做。",
)
MISMATCH = OwnCode(
    "GL503",
    "cluster-mismatch",
    "error",
    "集群的工作进程与本机不一致，没有检查",
    "请让各处的程序、规则包、配置、LibreOffice 和文件夹一致，再次运行同一命令。",
)
OWN_CODES = (
    BROKEN, CRASHED, TIMEOUT, TRUNCATED, CONVERTED, NO_CONVERTER, UNUSED_WAIVER, EXPIRED_WAIVER, IDLE_WAIVER, BAD_CONFIG, BAD_PLUGIN,
    KILLED, SLOW, MEMORY, LOST, NO_WORKERS, MISMATCH,
)  # fmt: skip


def own_finding(own: OwnCode, place: Place, document: Document, message: str) -> Finding:
    """A finding of the tool itself; it rests on no article."""
    try:
        quote = document.quote(place)
    except IndexError:  # an empty document
        quote = ""
    return Finding(own.code, own.name, own.severity, message, (), place, quote)
