"""Days that a text names, visits abroad and their approvals, leave and its items."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from gongwen_lint import reasoning
from gongwen_lint.context import Context
from gongwen_lint.organisation import Organisation
from gongwen_lint.paper import Paper
from gongwen_lint.plugins import registry
from gongwen_lint.reading import read
from gongwen_lint.recognition import recognise

FRIDAY = date(2016, 6, 3)
Made = Callable[[str, str, str], tuple[Paper, Context]]


@pytest.fixture(scope="module")
def made() -> Made:
    organisation = Organisation(registry().units())

    def make(title: str, to: str, body: str) -> tuple[Paper, Context]:
        draft = f"{title}\n{to}：\n　　{body}\n　　　　　　北京市朝阳区某某局\n　　　　　　2016年5月20日\n"
        document = read(draft.encode(), "a.md")
        check = next(iter(registry().checks.values()))
        return recognise(document, organisation), Context(check, document, organisation, date(2016, 5, 20))

    return make


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2016年6月8日上午", [date(2016, 6, 8)]),
        ("定于6月16日至18日", [date(2016, 6, 16)]),
        ("六月二十一日召开", [date(2016, 6, 21)]),
        ("明日上午", [date(2016, 6, 4)]),
        ("后天举行", [date(2016, 6, 5)]),
        ("下周一召开", [date(2016, 6, 6)]),
        ("本周日举行", [date(2016, 6, 5)]),
        ("2月30日", []),
        ("2016年6月举行", []),
    ],
)
def test_days_in_a_text(text: str, days: list[date]) -> None:
    assert [day for _, _, day in reasoning.days_in(text, FRIDAY)] == days


def test_a_day_without_a_year_lies_ahead() -> None:
    assert [day for _, _, day in reasoning.days_in("1月9日召开", date(2016, 12, 28))] == [date(2017, 1, 9)]
    assert [day for _, _, day in reasoning.days_in("12月20日已召开", date(2016, 12, 28))] == [date(2016, 12, 20)]


@pytest.mark.parametrize(
    ("body", "event", "foreign"),
    [
        ("拟邀请张副区长出席6月6日上午召开的现场会。", date(2016, 6, 6), False),
        ("现场会定于6月16日召开。敬请分管副区长莅临。", date(2016, 6, 16), False),
        ("拟请副区长张某会见外宾，时间为6月8日上午。", date(2016, 6, 8), True),
        ("报名6月1日截止，启动仪式定于6月18日举行。拟请区长出席。", date(2016, 6, 18), False),
        ("恳请区领导出席活动，时间另行通知。", None, False),
    ],
)
def test_invitations(made: Made, body: str, event: date | None, foreign: bool) -> None:
    found = reasoning.invitation(*made("北京市朝阳区某某局关于举办活动的函", "区政府办公室", body))
    assert found is not None
    assert (found.event.day if found.event else None, found.foreign) == (event, foreign)


@pytest.mark.parametrize(
    "body",
    [
        "邀请市民代表出席6月6日会议。",
        "不邀请区领导出席活动。",
        "去年，张副区长出席了启动仪式。",
        "区政府领导同志原则上不出席各类论坛。",
    ],
)
def test_no_invitation(made: Made, body: str) -> None:
    assert reasoning.invitation(*made("北京市朝阳区某某局关于举办活动的函", "区政府办公室", body)) is None


@pytest.mark.parametrize(
    ("body", "traveller", "steps"),
    [
        ("副区长张某拟出访德国，经区长同意，报市政府审批。", "deputy", {"mayor", "city"}),
        (
            "副区长张某拟出访，经分管外事工作的副区长审核，报区委书记、区长同意，按程序报市政府审批。",
            "deputy",
            {"foreign", "secretary", "mayor", "city"},
        ),
        ("我局局长王五拟出访日本，请分管副区长批准。", "unit_head", {"portfolio"}),
        ("我局副局长孙八拟赴法国考察，请局党组批准。", "unit_deputy", set()),
        ("我公司总经理王五拟出访美国。", None, set()),
        ("局长王五拟赴香港考察。", None, set()),
        ("局长王五赴上海出差。", None, set()),
    ],
)
def test_visits(made: Made, body: str, traveller: str | None, steps: set[str]) -> None:
    found = reasoning.visit(*made("北京市朝阳区某某局关于出访事宜的请示", "区政府", body))
    assert (found.traveller if found else None) == traveller
    assert (set(found.steps) if found else set()) == steps


@pytest.mark.parametrize(
    ("to", "body", "rank", "asked", "missing"),
    [
        (
            "区长、主管副区长",
            "我局局长陈八拟于2016年6月1日至3日赴上海出差，住某某宾馆，联系电话1380000××××，由副局长赵六主持工作。特此请假。",
            "unit_head",
            {"head", "portfolio"},
            set(),
        ),
        (
            "主管副区长",
            "我局局长陈八拟于6月1日离京休假，特此请假。",
            "unit_head",
            {"portfolio"},
            {"place", "contact", "acting"},
        ),
        (
            "市长、常务副市长",
            "区长李某拟离京休假，特此请假。",
            "head",
            {"mayor", "executive"},
            {"time", "place", "contact", "acting"},
        ),
        ("主管副区长", "我局副局长赵六拟离京出差，特此请假。", None, set(), set()),
    ],
)
def test_leave(made: Made, to: str, body: str, rank: str | None, asked: set[str], missing: set[str]) -> None:
    found = reasoning.leave(*made("关于外出请假的报告", to, body))
    assert (found.rank if found else None) == rank
    if found is not None:
        assert set(found.asked) == asked
        assert {item for item, _ in reasoning.ITEMS if item not in found.items} == missing
