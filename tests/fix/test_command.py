"""`gongwen-lint fix` as a user calls it."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from lxml import etree

from gongwen_lint.testing import build_docx

DRAFT = """\
北京市朝阳区某某局文件
朝某局文[2016]012号　　　　签发人：李四
===
北京市朝阳区某某局关于解决办公用房的请示
区政府、区委：
　　因办公用房年久失修，我局拟租用某某大厦三层作为临时办公场所，租期一年，所需经费从部门预算中列支。
　　妥否，请批示。
　　　　　　　　　　北京市朝阳区某某局
　　　　　　　　　　2016年04月08日
（联系人：王五；电话：6509××××）
"""
SELECT = ("--isolated", "--select", "CY44-9,CY44-3,TL15-1")
Call = Callable[..., tuple[int, str, str]]


@pytest.fixture
def call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, invoke: Call) -> Call:
    (tmp_path / "a.docx").write_bytes(build_docx(DRAFT))
    (tmp_path / "a.md").write_text(DRAFT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return invoke


def test_safe_fixes_as_tracked_changes(call: Call) -> None:
    before = Path("a.docx").read_bytes()
    status, out, err = call("fix", "a.docx", "-o", "b.docx", *SELECT)
    assert (status, err) == (0, "")
    assert out.startswith("已写出 b.docx：改动 2 处（以修订写出，请逐条接受或者拒绝）。\n")
    assert "版头 CY44-9：把发文字号改为“朝某局文〔2016〕12号”" in out
    assert "未改  CY44-3“区政府、区委”" in out and "（须人工确认；加 --unsafe 才会改）" in out
    assert Path("a.docx").read_bytes() == before
    assert "朝某局文〔2016〕12号" in call("inspect", "b.docx", "--isolated")[1]
    docx.Document("b.docx")


def test_accept_unsafe_and_once_more(call: Call) -> None:
    assert call("fix", "a.docx", "-o", "b.docx", "--accept", "--unsafe", *SELECT)[0] == 0
    text = "\n".join(p.text for p in docx.Document("b.docx").paragraphs)
    assert "〔2016〕12号" in text and "区政府：" in text and "2016年4月8日" in text
    status, out, _ = call("fix", "b.docx", "-o", "c.docx", "--accept", "--unsafe", *SELECT)
    assert (status, out) == (0, "没有改动，c.docx 和原稿相同。\n")
    assert Path("b.docx").read_bytes() == Path("c.docx").read_bytes()


@pytest.mark.parametrize("name", ["a.docx", "a.md"])
def test_the_difference_goes_to_standard_output_alone(call: Call, name: str) -> None:
    status, out, err = call("fix", name, "--diff", *SELECT)
    assert status == 0
    lines = out.splitlines()
    assert lines[:2] == [f"--- {name}", f"+++ {name}（改后）"]
    assert [line for line in lines if line.startswith(("-2016", "+2016"))] or "2016年4月8日" in out
    assert "未改" in err and sorted(p.name for p in Path().iterdir()) == ["a.docx", "a.md"]


def test_what_a_fix_only_moves_is_not_new(call: Call) -> None:
    draft = DRAFT.replace("区政府、区委：", "区政府、区委、张副区长：")
    Path("c.md").write_text(draft, encoding="utf-8")
    select = ("--isolated", "--select", "CY44-3,CY44-6")
    status, out, _ = call("fix", "c.md", "-o", "d.md", "--unsafe", *select)
    assert status == 0 and "区政府、张副区长：" in Path("d.md").read_text(encoding="utf-8")
    assert "新出现" not in out
    assert "CY44-6" in call("check", "d.md", *select)[1]


def test_a_text_draft_is_fixed_in_its_text(call: Call) -> None:
    assert call("fix", "a.md", "-o", "b.md", *SELECT)[0] == 0
    wanted = DRAFT.replace("[2016]012", "〔2016〕12").replace("04月08", "4月8")
    assert Path("b.md").read_text(encoding="utf-8") == wanted


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("a.docx",), "请用 -o 给出副本的文件名"),
        (("a.docx", "-o", "a.docx"), "副本不能写到原稿上"),
        (("a.docx", "-o", "b.md"), "文件名应以 .docx 结尾"),
        (("a.md", "-o", "b.docx"), "是文本稿"),
        (("none.docx", "--diff"), "找不到或打不开"),
    ],
)
def test_what_it_cannot_do(call: Call, arguments: tuple[str, ...], words: str) -> None:
    status, out, err = call("fix", *arguments, *SELECT)
    assert (status, out) == (2, "") and words in err


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_knows_the_changes(call: Call, tmp_path: Path) -> None:
    call("fix", "a.docx", "-o", "b.docx", *SELECT)
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to", "odt"]
    subprocess.run([*command, "b.docx"], check=True, capture_output=True, timeout=120)
    with zipfile.ZipFile("b.odt") as file:
        content = etree.fromstring(file.read("content.xml"))
    kinds = [str(e[0].tag).rpartition("}")[2] for e in content.iter("{*}changed-region")]
    assert sorted(set(kinds)) == ["deletion", "insertion"]
    assert {"".join(e.itertext()) for e in content.iter("{*}creator")} == {"公文检查"}
