"""The table of typefaces: many names, one family."""

from __future__ import annotations

import pytest

from gongwen_checks.gbt9704_2012 import typefaces
from gongwen_checks.gbt9704_2012.sizes import in_words
from gongwen_checks.gbt9704_2012.typefaces import family


def test_the_table_is_made_from_the_toml() -> None:
    text = typefaces.SOURCE.read_text(encoding="utf-8")
    assert typefaces.TABLE.read_text(encoding="utf-8") == typefaces.render(text), (
        "run python -m gongwen_checks.gbt9704_2012.typefaces"
    )


def test_a_name_of_two_families_is_refused() -> None:
    text = (
        '[[family]]\nname = "甲"\nfaces = [{ source = "某", names = ["Fang Song"] }]\n'
        '[[family]]\nname = "乙"\nfaces = [{ source = "某", names = ["FangSong"] }]\n'
    )
    with pytest.raises(ValueError, match="FangSong"):
        typefaces.render(text)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("仿宋_GB2312", "仿宋"),
        ("FangSong", "仿宋"),
        ("fangsong_gb2312", "仿宋"),
        ("华文仿宋", "仿宋"),
        ("方正仿宋_GBK", "仿宋"),
        ("@仿宋", "仿宋"),
        ("某某公司仿宋", "仿宋"),
        ("方正小标宋简体", "小标宋"),
        ("FZXiaoBiaoSong-B05S", "小标宋"),
        ("华文中宋", "小标宋"),
        ("SimHei", "黑体"),
        ("微软雅黑", "雅黑"),
        ("KaiTi_GB2312", "楷体"),
        ("华文行楷", "行楷"),
        ("宋体", "宋体"),
        ("Source Han Serif SC", "宋体"),
        ("方正大标宋简体", "大标宋"),
        ("Times New Roman", ""),
        ("某某体", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_families(name: str | None, expected: str) -> None:
    assert family(name) == expected


@pytest.mark.parametrize(
    ("points", "expected"),
    [(16.0, "三号"), (14, "四号"), (10.5, "五号"), (22, "二号"), (17, "17磅"), (15.75, "15.75磅")],
)
def test_sizes(points: float, expected: str) -> None:
    assert in_words(points) == expected
