"""`gongwen-lint annotate` as a user calls it."""

from __future__ import annotations

import os
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from gongwen_lint.testing import build_docx

from .conftest import Q, parts

DRAFT = """\
北京市朝阳区某某局文件
朝某局文〔2016〕12号　　　　签发人：李四
===
北京市朝阳区某某局关于解决办公用房的请示
张副区长：
　　因办公用房年久失修，我局拟租用某某大厦三层作为临时办公场所，租期一年，所需经费从部门预算中列支。
　　妥否，请批示。
　　　　　　　　　　北京市朝阳区某某局
　　　　　　　　　　2016年4月8日
（联系人：王五；电话：6509××××）
"""
SELECT = ("--isolated", "--select", "CY44-6,TL15-7")
TYPE = b"openxmlformats-officedocument.wordprocessingml."
Call = Callable[..., tuple[int, str, str]]


@pytest.fixture
def call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, invoke: Call) -> Call:
    (tmp_path / "bad.docx").write_bytes(build_docx(DRAFT))
    (tmp_path / "bad.md").write_text(DRAFT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return invoke


def test_it_writes_a_copy_and_leaves_the_draft(call: Call) -> None:
    before = Path("bad.docx").read_bytes()
    status, out, err = call("annotate", "bad.docx", "-o", "out.docx", *SELECT, "--as-of", "2016-05-06")
    assert (status, err) == (0, "")
    assert out == "已写出 out.docx：批注 1 条（错误 1 处）。\n"
    assert Path("bad.docx").read_bytes() == before
    comment = etree.fromstring(parts(Path("out.docx").read_bytes())["word/comments.xml"])[0]
    assert (comment.get(Q + "author"), comment.get(Q + "date")) == ("公文检查", "2016-05-06T00:00:00Z")
    lines = ["".join(paragraph.itertext()) for paragraph in comment]
    assert lines[0] == "【错误】CY44-6（并见 TL15-7）"
    assert "公文主送“张副区长”" in lines[1]
    assert lines[2].startswith("依据：《北京市朝阳区人民政府工作规则》第四十四条：“") and lines[2].endswith("报送公文”")
    assert any(line.startswith("改法：") for line in lines)
    assert sorted(path.name for path in Path().iterdir()) == ["bad.docx", "bad.md", "out.docx"]


def test_the_same_date_gives_the_same_bytes(call: Call) -> None:
    for name in ("a.docx", "b.docx"):
        call("annotate", "bad.docx", "-o", name, *SELECT, "--as-of", "2016-05-06")
    assert Path("a.docx").read_bytes() == Path("b.docx").read_bytes()


@pytest.mark.parametrize("name", ["bad.docx", "./bad.docx", "link.docx", "hard.docx"])
def test_it_never_writes_over_the_draft(call: Call, name: str) -> None:
    Path("link.docx").symlink_to("bad.docx")
    os.link("bad.docx", "hard.docx")
    before = Path("bad.docx").read_bytes()
    status, _, err = call("annotate", "bad.docx", "-o", name, *SELECT)
    assert status == 2 and "副本不能写到原稿上" in err
    assert Path("bad.docx").read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("bad.docx",), "请用 -o 给出副本的文件名"),
        (("bad.docx", "-o", "out.docm"), "文件名应以 .docx 结尾"),
        (("bad.docx", "-o", "missing/out.docx"), "没有这个文件夹"),
        (("bad.docx", "-o", "."), "是文件夹"),
        (("bad.md", "-o", "out.docx"), "是文本稿"),
        (("none.docx", "-o", "out.docx"), "找不到或打不开 none.docx"),
        (("-", "-o", "out.docx"), "不从标准输入读"),
    ],
)
def test_what_it_cannot_do(call: Call, arguments: tuple[str, ...], words: str) -> None:
    status, out, err = call("annotate", *arguments, *SELECT)
    assert (status, out) == (2, "") and words in err
    assert sorted(path.name for path in Path().iterdir()) == ["bad.docx", "bad.md"]


@pytest.mark.parametrize("suffix", [".docm", ".dotx"])
def test_the_kind_of_file_stays(call: Call, suffix: str) -> None:
    kind = {".docm": b"ms-word.document.macroEnabled.main", ".dotx": TYPE + b"template.main"}[suffix]
    contents = parts(Path("bad.docx").read_bytes())
    with zipfile.ZipFile(f"bad{suffix}", "w") as file:
        for name, content in contents.items():
            file.writestr(name, content.replace(TYPE + b"document.main", kind))
    assert call("annotate", f"bad{suffix}", "-o", "out.docx", *SELECT)[0] == 2
    assert call("annotate", f"bad{suffix}", "-o", f"out{suffix}", *SELECT)[0] == 0
    assert kind in parts(Path(f"out{suffix}").read_bytes())["[Content_Types].xml"]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_shows_the_comments(call: Call, tmp_path: Path) -> None:
    call("annotate", "bad.docx", "-o", "out.docx", *SELECT)
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to", "odt"]
    subprocess.run([*command, "out.docx"], check=True, capture_output=True, timeout=120)
    with zipfile.ZipFile("out.odt") as file:
        content = etree.fromstring(file.read("content.xml"))
    found = list(content.iter("{*}annotation"))
    assert len(found) == 1
    assert "公文检查" in "".join(found[0].itertext()) and "CY44-6" in "".join(found[0].itertext())
    parent = found[0].getparent()
    assert parent is not None and "张副区长" in "".join(parent.itertext())
