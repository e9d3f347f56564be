"""Make the folder of drafts that the tests of the extension open: `python test/drafts.py FOLDER`."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from gongwen_lint.testing import Layout, build_docx

FIXTURES = Path(__file__).resolve().parent.parent.parent / "fixtures"
LAYOUTS = {
    "文本框": Layout(letterhead="textbox", imprint="textbox"),
    "表格": Layout(letterhead="table", imprint="table"),
    "页眉": Layout(letterhead="header"),
}
NESTED = """北京市朝阳区某某局关于申请追加经费的请示
区政府：
　　为做好工作，恳请张副区长为活动题词。
| 事项 | 说明 |
| 剪彩 | 恳请张副区长出席剪彩 |
[textbox] 恳请张副区长为本刊作序。
　　妥否，请批示。
　　　　　　　　　　　　北京市朝阳区某某局
　　　　　　　　　　　　2016年4月8日
"""


def main(folder: Path) -> None:
    """The drafts: five violations in several layouts, one in order, texts, and files that cannot be read."""
    folder.mkdir(parents=True, exist_ok=True)
    five = (FIXTURES / "papers" / "qingshi_five_violations.md").read_text(encoding="utf-8")
    in_order = (FIXTURES / "papers" / "qingshi_in_order.md").read_text(encoding="utf-8")
    (folder / "请示.docx").write_bytes(build_docx(five))
    for name, layout in LAYOUTS.items():
        (folder / f"{name}.docx").write_bytes(build_docx(five, layout))
    (folder / "表格和文本框里.docx").write_bytes(build_docx(NESTED))
    (folder / "合格.docx").write_bytes(build_docx(in_order))
    (folder / "修订.docx").write_bytes((FIXTURES / "files" / "tracked.docx").read_bytes())
    (folder / "损坏.docx").write_bytes((FIXTURES / "files" / "truncated.docx").read_bytes())
    (folder / "拟稿.md").write_text(five, encoding="utf-8")
    (folder / "备忘.md").write_text("# 买菜\n\n白菜、豆腐。\n", encoding="utf-8")
    shutil.copy(FIXTURES / "sample" / "gongwen-lint.toml", folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
