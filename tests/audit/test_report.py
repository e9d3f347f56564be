"""Reports drawn from a store: every format holds every finding, and none lets a document's words act."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
import zipfile
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html

from gongwen_lint.cli import main

EVIL = '=HYPERLINK("http://x")</script><script>alert(1)</script>'
Call = Callable[..., str]


@pytest.fixture(scope="module")
def audited(tmp_path_factory: pytest.TempPathFactory, papers: Any) -> Path:
    """A folder with an archive and its store."""
    folder = tmp_path_factory.mktemp("audited")
    papers.fill(folder / "archive", 30)
    papers.spoil(folder / "archive" / "坏", {})
    evil = papers.draft(3).replace("张副区长", "张副区长").replace("第3号工作", f"《{EVIL}》工作")
    (folder / "archive" / "=1+1.md").write_text(evil, encoding="utf-8")
    arguments = [str(folder / "archive"), "--store", str(folder / "a.db"), "--suffix", ".md", "--jobs", "1", "--quiet"]
    assert main(["audit", *arguments]) == 0
    return folder


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Call:
    def called(*arguments: str | Path, status: int = 0) -> str:
        capsys.readouterr()
        assert main(["report", *map(str, arguments)]) == status
        return capsys.readouterr().out

    return called


FOUND = 11  # every third of thirty, and the evil one


def test_json_holds_everything(audited: Path, call: Call) -> None:
    value = json.loads(call(audited / "a.db", "--format", "json"))
    assert value["totals"]["files"] == len(value["files"]) == 37
    assert len([f for f in value["findings"] if f["code"] == "CY44-6"]) == FOUND
    assert value["figures"]["findings"]["error"] >= FOUND and value["audit"]["state"] == "done"


def test_csv_is_opened_by_spreadsheets_as_text(audited: Path, call: Call) -> None:
    text = call(audited / "a.db", "--format", "csv")
    assert text.startswith("\ufeff")
    table = list(csv.DictReader(io.StringIO(text[1:])))
    assert len([row for row in table if row["检查"] == "CY44-6"]) == FOUND
    assert any(row["文件"] == "'=1+1.md" for row in table)
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in table for cell in row.values())


def test_xlsx_keeps_text_as_text(audited: Path, call: Call, tmp_path: Path) -> None:
    pytest.importorskip("xlsxwriter", reason="the extra xlsx is not installed")
    call(audited / "a.db", "--output", tmp_path / "r.xlsx")
    with zipfile.ZipFile(tmp_path / "r.xlsx") as book:
        sheets = [book.read(name) for name in book.namelist() if name.startswith("xl/worksheets/")]
        names = re.findall('name="([^"]+)" sheetId', book.read("xl/workbook.xml").decode())
    assert names == ["概况", "按条文", "按单位", "按文种", "按年份", "问题", "打不开的文件", "隔离的文件"]
    assert not any(b"<f>" in sheet or b"<hyperlink" in sheet for sheet in sheets)
    assert any(b"=1+1.md" in sheet for sheet in sheets)


def page(audited: Path, call: Call, *arguments: str) -> tuple[str, Any]:
    text = call(audited / "a.db", *arguments)
    return text, html.document_fromstring(text)


def test_html_reaches_for_nothing_and_runs_nothing_else(audited: Path, call: Call) -> None:
    text, tree = page(audited, call)
    assert not tree.xpath("//@src | //@style | //link | //img | //iframe | //@onclick | //form/@action")
    assert all(target.startswith("#") for target in tree.xpath("//@href"))
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none'") and "unsafe" not in policy
    scripts = re.findall(r"<script>(.*?)</script>", text, re.DOTALL)
    assert len(scripts) == 1 and len(tree.xpath("//script")) == 2  # the other one is data
    for body in (*scripts, *re.findall(r"<style>(.*?)</style>", text, re.DOTALL)):
        assert f"'sha256-{b64encode(sha256(body.encode()).digest()).decode()}'" in policy


def test_html_is_readable_without_its_script(audited: Path, call: Call) -> None:
    _, tree = page(audited, call)
    words = tree.text_content()
    assert (
        "《北京市朝阳区人民政府工作规则》第四十四条" in words
        and "不得以本机关名义向区政府领导同志个人报送公文" in words
    )
    assert len(tree.xpath("//tbody[@id='list']/tr")) >= FOUND
    assert "GL003" in words and "文件是空的" in words
    assert tree.xpath("//tbody[@id='list']//q[contains(., '张副区长')]")
    data = json.loads(tree.xpath("//script[@id='data']")[0].text)
    assert len(data["rows"]) == len(tree.xpath("//tbody[@id='list']/tr"))
    assert any(EVIL[-20:] in word for word in data["words"])


@pytest.mark.skipif(not shutil.which("chromium"), reason="chromium is not installed")
def test_html_filters_in_a_browser_without_network(audited: Path, call: Call, tmp_path: Path) -> None:
    text = call(audited / "a.db")
    (tmp_path / "r.html").write_text(text, encoding="utf-8")
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--host-resolver-rules=MAP * ~NOTFOUND"]
    command += ["--enable-logging=stderr", f"--user-data-dir={tmp_path}/profile", "--dump-dom"]
    done = subprocess.run([*command, (tmp_path / "r.html").as_uri()], capture_output=True, text=True, timeout=60)
    assert re.search(r"找到 \d+ 处，显示 \d+ 处</p>", done.stdout)
    assert "CONSOLE" not in done.stderr


def test_no_quotes_leaves_no_words_of_documents(audited: Path, call: Call, tmp_path: Path) -> None:
    for form in ("html", "json", "csv"):
        text = call(audited / "a.db", "--format", form, "--no-quotes")
        assert "张副区长" not in text and "工作情况的请示" not in text, form
        assert "CY44-6" in text


def test_two_audits_are_compared(audited: Path, call: Call, papers: Any, tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    shutil.copytree(audited / "archive", archive)
    (archive / "0003.md").write_text(papers.draft(4), encoding="utf-8")  # mended
    (archive / "0004.md").write_text(papers.draft(6), encoding="utf-8")  # spoilt
    text = (archive / "0006.md").read_text(encoding="utf-8")
    (archive / "0006.md").write_text(text.replace("张副区长", "王副区长"), encoding="utf-8")
    (archive / "0009.md").rename(archive / "改名.md")
    main(["audit", str(archive), "--store", str(tmp_path / "b.db"), "--suffix", ".md", "--jobs", "1", "--quiet"])
    call("--compare", audited / "a.db", tmp_path / "b.db", "--format", "json", "--output", tmp_path / "c.json")
    value = json.loads((tmp_path / "c.json").read_text(encoding="utf-8"))
    ours = [(f["baselineState"], f["path"]) for f in value["findings"] if f["code"] == "CY44-6"]
    assert sorted(pair for pair in ours if pair[0] != "unchanged") == [
        ("absent", "0003.md"),
        ("new", "0004.md"),
        ("updated", "0006.md"),
    ]
    assert ("unchanged", "改名.md") in ours and len(ours) == FOUND + 1
    assert sum(value["summary"].values()) == len(value["findings"])


def test_a_sample_is_drawn_by_its_seed_and_read_back(audited: Path, call: Call, tmp_path: Path) -> None:
    drawn = call(audited / "a.db", "--sample", "6", "--seed", "7")
    assert drawn == call(audited / "a.db", "--sample", "6", "--seed", "7")
    assert drawn != call(audited / "a.db", "--sample", "6", "--seed", "8")
    table = list(csv.reader(io.StringIO(drawn[1:])))
    assert len(table) == 7
    for number, row in enumerate(table[1:], 1):
        row[1] = "错" if number == 1 else "对" if number < 5 else ""
    with (tmp_path / "s.csv").open("w", encoding="gb18030", newline="") as file:
        csv.writer(file).writerows(table)
    told = call("--marked", tmp_path / "s.csv")
    assert re.search(r"合计\s+3\s+1\s+2\s+75\.0%", told)


def test_a_marked_workbook_is_read_back(audited: Path, call: Call, tmp_path: Path) -> None:
    pytest.importorskip("xlsxwriter", reason="the extra xlsx is not installed")
    call(audited / "a.db", "--sample", "3", "--output", tmp_path / "s.xlsx")
    shared = tmp_path / "shared.xlsx"
    with zipfile.ZipFile(tmp_path / "s.xlsx") as book, zipfile.ZipFile(shared, "w") as out:
        for name in book.namelist():
            data = book.read(name)
            if name == "xl/worksheets/sheet1.xml":
                tree = etree.fromstring(data)
                space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
                for row in list(tree.iter(f"{space}row"))[1:]:
                    cell = etree.Element(f"{space}c", r=f"B{row.get('r')}", t="inlineStr")
                    etree.SubElement(etree.SubElement(cell, f"{space}is"), f"{space}t").text = "对"
                    row.insert(1, cell)
                data = etree.tostring(tree)
            out.writestr(name, data)
    assert re.search(r"合计\s+3\s+0\s+0\s+100\.0%", call("--marked", shared))


def test_the_digest_of_equal_audits_is_equal(audited: Path, call: Call, tmp_path: Path) -> None:
    again = tmp_path / "again.db"
    archive = str(audited / "archive")
    assert main(["audit", archive, "--store", str(again), "--suffix", ".md", "--jobs", "2", "--quiet"]) == 0
    assert call(again, "--digest") == call(audited / "a.db", "--digest")


@pytest.mark.parametrize(
    "arguments", [("nowhere.db",), (), ("--marked", "nowhere.csv"), ("a.db", "--format", "xlsx")], ids=str
)
def test_what_is_wrong_is_said_in_one_sentence(
    audited: Path, arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(audited)
    assert main(["report", *arguments]) == 2
    assert capsys.readouterr().err.count("\n") == 1
