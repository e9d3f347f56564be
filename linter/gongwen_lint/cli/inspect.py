"""`gongwen-lint inspect`: what was recognised in a draft, for a person or as JSON. Most wrong findings are wrong
recognitions, so this is the first place to look."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from ..config import BadConfig
from ..document import Document, Place, Unreadable
from ..files import STANDARD_INPUT
from ..linter import Linter, Request, read_file
from ..paper import Paper
from ..report.plain import visible
from .elements import NAMES, Row, evidence_row, rows
from .errors import Trouble
from .readers import date_value
from .streams import shown_path, write
from .table import table

if TYPE_CHECKING:
    from argparse import Namespace

    from ..organisation import Organisation
    from ..run import Settings
    from .arguments import Parser


def arguments(parser: Parser) -> None:
    """Its arguments."""
    parser.add_argument("path", metavar="文稿", help="要看的文件；- 表示标准输入")
    parser.choice("--format", of=("text", "json"), default="text", help="输出格式（默认 text）")
    parser.value("--config", metavar="文件", help="用这份配置，不按文稿所在文件夹去找")
    parser.flag("--isolated", help="不读任何配置文件")
    parser.value("--as-of", metavar="日期", type=date_value, help="按这一天的机构和人员识别（默认文稿的成文日期）")
    parser.value("--stdin-filename", metavar="文件名", help="标准输入的文稿叫什么名字")


def run(options: Namespace) -> int:
    """Print what was recognised. Returns 2 where the file cannot be read, and says why."""
    from ..recognition import recognise

    linter = Linter(Request(config=options.config, isolated=options.isolated))
    path = options.path if options.path != STANDARD_INPUT else options.stdin_filename or STANDARD_INPUT
    try:
        settings = linter.settings_for(path)
        document = _read(options.path, path, settings)
    except BadConfig as problem:
        raise Trouble(str(problem)) from None
    except Unreadable as problem:
        if options.format == "json":
            error = {"code": problem.code, "message": problem.message}
            _json({"schema": 1, "path": shown_path(path), "status": "unreadable", "error": error})
        raise Trouble(f"{shown_path(path)}：{problem.message}（{problem.code}）") from None
    paper = recognise(document, settings.organisation)
    on = options.as_of or (paper.date and paper.date.value) or date.today()
    found = list(_evidence(paper, settings.organisation, on))
    if options.format == "json":
        _json(_object(paper, found, shown_path(path)))
    else:
        write((line + "\n" for line in _listing(paper, found, shown_path(path))), None)
    return 0


def _read(source: str, path: str, settings: Settings) -> Document:
    from ..reading import read

    try:
        data = sys.stdin.buffer.read() if source == STANDARD_INPUT else read_file(source, settings)
    except IsADirectoryError:
        raise Trouble(f"{shown_path(path)} 是文件夹，inspect 一次只看一份文稿。") from None
    except OSError as problem:
        raise Unreadable("GL001", f"找不到或打不开这个文件：{problem.strerror or problem}。") from None
    if path == STANDARD_INPUT:
        path = "-.docx" if data.startswith(b"PK") else "-.txt"
    reader = settings.readers.get(path[path.rfind(".") :].lower())
    return reader(data, path) if reader else read(data, path)


def _evidence(paper: Paper, organisation: Organisation, on: date) -> Iterator[tuple[str, Row]]:
    """What shows that a duty was done (or was not): (kind, row)."""
    from ..language import evidence

    for found in evidence.legality_review(paper, organisation, on):
        yield "legality-review", evidence_row("合法性审查", found)
    for found in evidence.approval(paper, "leaders"):
        yield "approval-by-leaders", evidence_row("领导同志批准", found)
    for found in evidence.approval(paper, "government"):
        yield "approval-by-government", evidence_row("区委、区政府批准", found)
    for found in evidence.assigned_by_leader(paper):
        yield "assigned-by-leader", evidence_row("领导同志交办", found)


def _listing(paper: Paper, found: list[tuple[str, Row]], path: str) -> Iterator[str]:
    yield visible(path)
    yield ""
    yield from _table([*rows(paper), *(row for _, row in found)])
    if paper.attached:
        yield ""
        yield f"{NAMES['attached']}："
        yield from ("  " + line for line in _table(list(rows(paper.attached))))
    missing = [NAMES[name] for name in ("title", "recipients", "issuers", "date") if not getattr(paper, name)]
    if missing:
        yield ""
        yield f"没有认出：{'、'.join(missing)}。"


def _table(listed: list[Row]) -> Iterator[str]:
    cells = [["要素", "位置", "把握", "内容"]]
    last = ""
    for row in listed:
        if row.text:
            name = NAMES[row.element] if row.element != last else ""
            sure = f"{row.sure:.0%}" if row.sure is not None else ""
            remark = f"（{row.remark}）" if row.remark else ""
            cells.append([name, _where(row.place), sure, visible(row.text + remark)])
            last = row.element
    yield from table(cells)


def _where(place: Place | None) -> str:
    if place is None:
        return ""
    from ..report.places import PART_NAMES

    return f"{PART_NAMES.get(place.part, '')}第{place.paragraph + 1}段"


def inspected(paper: Paper, organisation: Organisation, on: date, path: str) -> dict[str, Any]:
    """What was recognised in a paper, as `--format json` prints it; `on` is the day whose organs and people count."""
    return _object(paper, list(_evidence(paper, organisation, on)), path)


def _object(paper: Paper, found: list[tuple[str, Row]], path: str) -> dict[str, Any]:
    """Everything as data; `recognised` is the same object as in the report of `check`."""
    from ..report.recognised import recognised

    document = paper.document
    return {
        "schema": 1,
        "path": path,
        "sha256": document.sha256,
        "status": "checked",
        "recognised": recognised(paper),
        "statutory": paper.statutory,
        "copy_type": paper.copy_type,
        "rule_text": paper.rule_text,
        "elements": [_row(row, document) for row in rows(paper) if row.place],
        "evidence": [{"kind": kind, **_row(row, document)} for kind, row in found],
        "zones": list(paper.zones),
        "attached": None
        if paper.attached is None
        else {
            "recognised": recognised(paper.attached),
            "elements": [_row(row, document) for row in rows(paper.attached) if row.place],
        },
    }


def _row(row: Row, document: Document) -> dict[str, Any]:
    from ..report.json import place_object

    value: dict[str, Any] = {"element": row.element, "name": NAMES[row.element], "text": row.text.strip()}
    if row.remark:
        value["remark"] = row.remark
    if row.sure is not None:
        value["sure"] = row.sure
    if row.place:
        try:
            quote = document.quote(row.place)
        except IndexError:
            quote = ""
        value["location"] = {**place_object(row.place), "quote": quote}
    return value


def _json(value: dict[str, Any]) -> None:
    from ..report.json import dumps

    write([dumps(value, indent=1) + "\n"], None)
