"""Dates in all the ways drafts write them."""

from __future__ import annotations

import pytest

from gongwen_lint.language.dates import dates

TABLE = """
    2016年5月6日|2016年5月6日=2016-05-06
    二〇一六年五月六日|二〇一六年五月六日=2016-05-06
    二○一六年十二月三十一日|二○一六年十二月三十一日=2016-12-31
    二零一六年十月二十日|二零一六年十月二十日=2016-10-20
    一九九八年一月一日|一九九八年一月一日=1998-01-01
    2016-05-06|2016-05-06=2016-05-06
    2016.5.6|2016.5.6=2016-05-06
    2016/05/06|2016/05/06=2016-05-06
    2016 年 5 月 6 日|2016 年 5 月 6 日=2016-05-06
    ２０１６年５月６日|２０１６年５月６日=2016-05-06
    2016年5月6号|2016年5月6号=2016-05-06
    5月6日|5月6日=
    每年5月6日|5月6日=
    2016年　月　日|2016年　月　日=
    二〇一六年　月　日|二〇一六年　月　日=
    ×年×月×日|×年×月×日=
    20××年×月×日|20××年×月×日=
    2016年5月|2016年5月=
    2016年2月30日|2016年2月30日=
    2016年3月1日至31日|2016年3月1日=2016-03-01
    2015年12月30日和2016年1月5日，以及3月2日|2015年12月30日=2015-12-30；2016年1月5日=2016-01-05；3月2日=
    2016年第3次|
    近年来|
    电话6509-1234-22|
    3.1.2|
    版本2016.5.6.1|
"""


def cases():
    for line in TABLE.strip("\n").splitlines():
        text, _, wanted = line.removeprefix("    ").partition("|")
        yield text, "".join(wanted.split())


@pytest.mark.parametrize(("text", "wanted"), list(cases()))
def test_dates(text, wanted):
    found = "；".join(f"{text[hit.start : hit.end]}={hit.value or ''}" for hit in dates(text))
    assert "".join(found.split()) == wanted
