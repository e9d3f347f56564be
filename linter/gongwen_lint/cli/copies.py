"""What `annotate` and `fix` share: the draft they read, the copy they write beside it, never over it."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from ..config import BadConfig
from ..files import STANDARD_INPUT
from ..linter import Linter, Request, read_file
from ..own import BROKEN
from ..run import Result
from .errors import Trouble
from .readers import date_value
from .streams import shown_path, tell

if TYPE_CHECKING:
    from argparse import Namespace

    from ..document import Document
    from .arguments import Parser

_SUFFIXES = {  # of the main part's content type (ECMA-376 part 1, 11.3.10, and Word's own for macros)
    "document.main+xml": ".docx",
    "template.main+xml": ".dotx",
    "document.macroEnabled.main+xml": ".docm",
    "template.macroEnabledTemplate.main+xml": ".dotm",
}


def arguments(parser: Parser, date_help: str) -> None:
    """The arguments that both commands take."""
    parser.add_argument("file", metavar="文稿", help="原稿，不会改动")
    parser.value("-o", "--output", metavar="文件", help="副本写到这个文件，写完整了才出现")
    parser.codes("--select", "只进行这些检查：代码、名称、前缀（CY、CY44、GB7.2）、content、format 或 ALL，用逗号隔开")
    parser.codes("--extend-select", "在配置选定的之外另加这些检查")
    parser.codes("--ignore", "不进行这些检查")
    parser.value("--config", metavar="文件", help="用这份配置，不按文稿所在文件夹去找")
    parser.flag("--isolated", help="不读任何配置文件")
    parser.value("--as-of", metavar="日期", type=date_value, help=date_help)
    parser.value("--submitted", metavar="日期", type=date_value, help="报送日期（文稿上看不出来的事实）")
    parser.value("--meeting", metavar="日期", type=date_value, help="会议、活动日期（文稿上看不出来的事实）")


def linter(options: Namespace) -> Linter:
    """The linter that was asked for. Raises Trouble."""
    if options.config and options.isolated:
        raise Trouble("--config 和 --isolated 不能同时使用。")
    said = {name.replace("_", "-"): getattr(options, name) for name in ("select", "extend_select", "ignore")}
    made = Linter(
        Request(
            config=options.config,
            isolated=options.isolated,
            overrides={key: value for key, value in said.items() if value is not None},
            as_of=options.as_of,
            submitted=options.submitted,
            meeting=options.meeting,
        )
    )
    try:
        made.settings_for(options.file)
    except BadConfig as problem:
        raise Trouble(str(problem).replace("\n", "")) from None
    for name, sentence in made.registry.problems:
        tell(f"插件 {name} 没有完全加载：{sentence}")
    return made


def read(path: str, known: Linter) -> bytes:
    """The draft's bytes. Raises Trouble."""
    if path == STANDARD_INPUT:
        raise Trouble("请给出文件名，这个命令不从标准输入读。")
    try:
        return read_file(path, known.settings_for(path))
    except IsADirectoryError:
        raise Trouble(f"{shown_path(path)} 是文件夹，请一次给一份文稿。") from None
    except OSError as problem:
        raise Trouble(f"找不到或打不开 {shown_path(path)}：{problem.strerror or problem}。") from None


def checked(data: bytes, path: str, known: Linter, debug: bool) -> tuple[Result, Document]:
    """The result of linting it, and the document. Raises Trouble where it cannot be read."""
    result = known.lint_bytes(data, path)
    if debug:
        sys.stderr.writelines(crash.traceback for crash in result.crashes)
    if result.error or result.document is None:
        code, message = result.error or (BROKEN.code, BROKEN.title)
        raise Trouble(f"{shown_path(path)} 无法检查（{code}）：{message}")
    return result, result.document


def target(path: str, output: str) -> str:
    """The file to write, which must not be the draft itself, by whatever name. Raises Trouble."""
    if output == STANDARD_INPUT:
        raise Trouble("副本要写到文件，-o 后面请给出文件名。")
    draft, copy = Path(path), Path(output)
    if draft.resolve() == copy.resolve() or (draft.exists() and copy.exists() and draft.samefile(copy)):
        raise Trouble("副本不能写到原稿上，请在 -o 后面换一个文件名。")
    if copy.is_dir():
        raise Trouble(f"{shown_path(output)} 是文件夹，-o 后面请给出文件名。")
    return output


def fitting_suffix(path: str, output: str, content_type: str) -> None:
    """Refuse a file name that promises another kind of file: a copy stays what the draft is."""
    suffix = next((s for kind, s in _SUFFIXES.items() if content_type.endswith(kind)), "")
    file = Path(output)
    if suffix and file.suffix.lower() not in (suffix, Path(path).suffix.lower()):
        raise Trouble(f"副本和原稿是同一种文件，文件名应以 {suffix} 结尾，不能是 {shown_path(file.name)}。")


def write_copy(data: bytes, path: str) -> None:
    """Write a file that appears under its name only when it is complete. Raises Trouble."""
    file = Path(path)
    unfinished = file.with_name(f"{file.name}.{os.getpid()}.tmp")
    try:
        with unfinished.open("xb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        unfinished.replace(file)
    except OSError as problem:
        with suppress(OSError):
            unfinished.unlink()
        reason = "没有这个文件夹" if isinstance(problem, FileNotFoundError) else problem.strerror or str(problem)
        raise Trouble(f"副本写不进 {shown_path(path)}：{reason}。") from None


def stamped(as_of: date | None) -> datetime:
    """When comments and changes are dated: midnight of --as-of, else now."""
    return datetime.combine(as_of, time()) if as_of else datetime.now().replace(microsecond=0)
