"""Checks over archives, all of them on one archive: known faults and clean chains among hundreds of ordinary papers."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from gongwen_lint.calendar import Calendar
from gongwen_lint.testing import build_docx

Run = Callable[..., tuple[int, str, str]]
HERE = Path(__file__).parent
OFF = "CY33-2,CY34-2,CY34-3,CY35-3,CY39-2,CY56-1,CY66-2"  # by default
FIRST, LAST = date(2015, 9, 1), date(2017, 6, 30)
THEMES = ("森林防火", "河道治理", "社区卫生服务", "校园安全", "垃圾分类", "全民健身", "扬尘治理", "养老服务驿站建设")
UNITS = (("水务局", "朝水文"), ("教育委员会", "朝教文"), ("环境保护局", "朝环文"), ("望京街道办事处", "朝望街文"))
SLACK = (date(2016, 8, 1), date(2016, 8, 29))  # no meetings: CY35-3
EXECUTIVE = ("2015-09-21", "2015-11-16", "2015-12-07", "2016-01-18", "2016-05-23", "2016-07-25", "2016-12-05",
             "2017-01-09", "2017-04-17", "2017-06-12")  # fmt: skip
PLACE = "北京市朝阳区"
HELD = re.compile(r"(\d{4})/纪要/\D+(\d\d)(\d\d)$")  # minutes of district.txt
GUESTS = "　　列席：区人大常委会副主任周某、区政协副主席吴某，区财政局负责人。"

REPORT = """{unit}文件
{code}〔{day.year}〕{number}号　　　　签发人：李四
===
{unit}关于{day.month}月份{theme}{kind}
区政府：
　　按照统一部署，现将{day.month}月份{theme}有关情况{verb}如下。
　　{closing}
　　　　　　　　　　{unit}
　　　　　　　　　　{day.year}年{day.month}月{day.day}日
"""
NOTICE = """北京市朝阳区人民政府办公室文件
朝政办发〔{day.year}〕{number}号
===
北京市朝阳区人民政府办公室关于印发{day.year}年{theme}工作方案的通知
各街道办事处、地区办事处（乡政府），区政府各委、办、局：
　　为做好{theme}工作，现将工作方案印发给你们，请认真组织实施。
　　　　　　　　　　北京市朝阳区人民政府办公室
　　　　　　　　　　{day.year}年{day.month}月{day.day}日
"""
MINUTES = """北京市朝阳区人民政府
{meeting}纪要
〔{day.year}〕第{number}期
北京市朝阳区人民政府办公室　　{day.year}年{day.month}月{day.day}日
===
　　{day.year}年{day.month}月{day.day}日，区长张三主持召开{of}{meeting}。现纪要如下：
　　一、听取近期重点工作情况汇报。
　　二、研究了{theme}工作。
　　出席：张三、李四、王五。
{guests}
　　（签发：张三）
"""


def expected() -> tuple[dict[str, str], set[tuple[str, str]]]:
    """The papers of `district.txt` by path, and (path, code) of what must be found; * is the archive as a whole."""
    _, *blocks = ("\n" + (HERE / "district.txt").read_text(encoding="utf-8")).split("\n%%% ")
    papers, faults = {}, set()
    for block in blocks:
        head, _, text = block.partition("\n")
        path, *codes = head.split()
        faults |= {(path, code) for code in codes}
        if path != "*":
            papers[path] = text
    return papers, faults


def ordinary(known: set[date]) -> Iterator[tuple[str, str]]:
    """Papers of every month, and minutes of a meeting on every Monday that is a working day."""
    number = 0
    day = FIRST
    while day <= LAST:
        number += 1
        unit, code = UNITS[number % len(UNITS)]
        theme = THEMES[number % len(THEMES)]
        values = {"unit": PLACE + unit, "code": code, "number": 100 + number, "theme": theme, "day": day}
        yield f"日常/报告{number}", REPORT.format(kind="工作情况的报告", verb="报告", closing="特此报告。", **values)
        if number % 3 == 0:
            yield (
                f"日常/请示{number}",
                REPORT.format(kind="经费的请示", verb="请示", closing="妥否，请批示。", **values),
            )
            yield f"日常/通知{number}", NOTICE.format(**values)
        day += timedelta(days=9)
    day, number = date(2015, 9, 7), 0
    while day <= LAST:
        number = 1 if day.month == 1 and day.day <= 7 else number + 1
        executive = day.isoformat() in EXECUTIVE
        if day not in known and Calendar().working(day) and not SLACK[0] <= day <= SLACK[1]:
            yield (
                f"纪要/{day}",
                MINUTES.format(
                    meeting="常务会议" if executive else "区长办公会议",
                    of="区政府" if executive else "",
                    guests=GUESTS if executive else "",
                    number=number,
                    theme=THEMES[number % len(THEMES)],
                    day=day,
                ),
            )
        day += timedelta(days=7)


@pytest.fixture(scope="module")
def district(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive in a folder, every fourth paper as .docx."""
    papers, _ = expected()
    held = {date(*map(int, day.groups())) for path in papers if (day := HELD.match(path))}
    folder = tmp_path_factory.mktemp("district")
    for number, (path, text) in enumerate([*papers.items(), *ordinary(held)]):
        file = folder / f"{path}{'.md' if number % 4 else '.docx'}"
        file.parent.mkdir(parents=True, exist_ok=True)
        if number % 4:
            file.write_text(text, encoding="utf-8")
        else:
            file.write_bytes(build_docx(text))
    return folder


def found(store: Path) -> tuple[set[tuple[str, str]], list[str]]:
    """(path, code) of what the checks over the archive found, and their messages."""
    query = (
        "SELECT path, code, also, message FROM open_finding LEFT JOIN (SELECT id, path FROM file) ON id = file "
        "WHERE number >= 100000"
    )
    with sqlite3.connect(store) as connection:
        rows = connection.execute(query).fetchall()
    pairs = {
        (path.rpartition(".")[0] if path else "*", each)
        for path, code, also, _ in rows
        for each in (code, *json.loads(also))
    }
    return pairs, [message for *_, message in rows]


def test_the_faults_of_an_archive_are_found_and_nothing_else(tmp_path: Path, district: Path, run: Run) -> None:
    _, faults = expected()
    status, _, err = run("audit", district, "--store", "a.db", "--suffix", ".md", "--quiet", "--extend-select", OFF)
    assert status == 0, err
    pairs, messages = found(tmp_path / "a.db")
    assert pairs == faults
    assert all("没有做" not in message for message in messages)
    silent = [message for message in messages if "本档案" not in message]
    assert silent == []
