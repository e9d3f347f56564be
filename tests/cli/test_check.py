from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from lxml import etree

Call = Callable[..., Any]


def codes(report: str) -> list[list[str]]:
    return [[finding["code"] for finding in document["findings"]] for document in json.loads(report)["documents"]]


def test_a_draft_that_breaks_an_article(call: Call) -> None:
    status, out, err = call("check", "bad.docx")
    assert (status, err) == (1, "")
    assert out.startswith("bad.docx\n")
    assert "错误 CY44-6（并见 TL15-7）" in out
    assert "主送机关" in out
    assert "\n      张副区长" in out
    assert (
        "《北京市朝阳区人民政府工作规则》第四十四条：“" in out and "不得以本机关名义向区政府领导同志个人报送公文" in out
    )
    assert "《党政机关公文处理工作条例》第十五条" in out
    assert "改法：" in out
    assert out.rstrip().splitlines()[-1].startswith("共 1 份文稿：错误 1 处")


def test_a_draft_in_order(call: Call) -> None:
    status, out, err = call("check", "good.docx")
    assert (status, err) == (0, "")
    assert "错误" not in out and "警告" not in out


def test_text_and_word_drafts_are_judged_alike(call: Call) -> None:
    word, text = (call("check", name, "--format", "json") for name in ("bad.docx", "bad.md"))
    assert codes(word.out) == codes(text.out)
    assert word.status == text.status == 1


def test_json(call: Call) -> None:
    status, out, err = call("check", "bad.docx", "none.docx", "--format", "json")
    report = json.loads(out)
    assert status == 2
    assert err == "gongwen-lint：none.docx：找不到或打不开这个文件，请检查路径和权限。\n"
    checked, missing = report["documents"]
    assert report["schema"] == 1 and report["tool"]["name"] == "gongwen-lint"
    assert checked["status"] == "checked" and len(checked["sha256"]) == 64
    assert checked["recognised"]["kind"] == "请示" and checked["recognised"]["direction"] == "上行"
    assert checked["recognised"]["number"] == "朝某局文〔2016〕12号" and checked["recognised"]["date"] == "2016-04-08"
    finding = next(f for f in checked["findings"] if f["code"] == "CY44-6")
    assert finding["location"]["quote"].startswith("张副区长") and finding["location"]["part"] == "body"
    assert missing == {
        "path": "none.docx",
        "status": "unreadable",
        "error": {"code": "GL001", "message": "找不到或打不开这个文件，请检查路径和权限。"},
        "findings": [],
    }
    assert report["summary"]["unreadable"] == 1 and report["summary"]["documents"] == 2


@pytest.mark.parametrize("format", ["text", "concise", "json", "jsonl", "sarif", "junit", "github", "html"])
def test_every_format_reports_broken_files_too(call: Call, folder: Path, format: str) -> None:
    (folder / "broken.docx").write_bytes(b"PK\x03\x04 nonsense")
    (folder / "empty.docx").write_bytes(b"")
    status, out, _ = call("check", "bad.docx", "broken.docx", "empty.docx", "--format", format)
    assert status == 2
    assert all(word in out for word in ("CY44-6", "GL004", "GL003"))
    if format in ("json", "sarif"):
        json.loads(out)
    if format == "jsonl":
        assert [json.loads(line)["status"] for line in out.splitlines()] == ["checked", "unreadable", "unreadable"]
    if format == "junit":
        etree.fromstring(out.encode())


@pytest.mark.parametrize(("fail_on", "status"), [("error", 1), ("warning", 1), ("info", 1), ("never", 0)])
def test_fail_on(call: Call, fail_on: str, status: int) -> None:
    assert call("check", "bad.docx", "--fail-on", fail_on).status == status


def test_fail_on_of_the_configuration(call: Call, folder: Path) -> None:
    (folder / "gongwen-lint.toml").write_text('fail-on = "never"\n')
    assert call("check", "bad.docx").status == 0
    assert call("check", "bad.docx", "--fail-on", "error").status == 1
    assert call("check", "bad.docx", "--isolated").status == 1


def test_selection(call: Call) -> None:
    assert codes(call("check", "bad.docx", "--select", "CY44-6", "--format", "json").out) == [["CY44-6"]]
    assert codes(call("check", "bad.docx", "--select", "CY44-1,CY47", "--format", "json").out) == [[]]
    assert codes(call("check", "bad.docx", "--select", "addressed-to-leader", "--format", "json").out) == [["CY44-6"]]
    ignored = call("check", "bad.docx", "--ignore", "CY44-6、TL15-7", "--format", "json")
    assert "CY44-6" not in ignored.out and ignored.status == 0


def test_a_folder_is_searched(call: Call, folder: Path) -> None:
    (folder / "下级").mkdir()
    shutil.copy(folder / "bad.docx", folder / "下级" / "请示.docx")
    (folder / "~$bad.docx").write_bytes(b"lock")
    paths = [d["path"] for d in json.loads(call("check", ".", "--format", "json").out)["documents"]]
    assert [Path(path).name for path in paths] == ["bad.docx", "good.docx", "请示.docx"]


def test_an_empty_folder(call: Call, folder: Path) -> None:
    (folder / "empty").mkdir()
    status, out, _ = call("check", "empty")
    assert (status, out) == (0, "没有找到可检查的文稿。\n")


def _standard_input(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=BytesIO(data)))


@pytest.mark.parametrize("name", ["bad.docx", "bad.md"])
def test_standard_input(call: Call, folder: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    _standard_input(monkeypatch, (folder / name).read_bytes())
    status, out, _ = call("check", "-", "--stdin-filename", f"待发/{name}", "--format", "json")
    assert status == 1 and json.loads(out)["documents"][0]["path"] == f"待发/{name}"
    _standard_input(monkeypatch, (folder / name).read_bytes())
    status, out, _ = call("check", "good.docx", "-", "--format", "json")
    assert status == 1 and [d["path"] for d in json.loads(out)["documents"]] == ["good.docx", "-"]


def test_output_is_whole_or_not_there(call: Call, folder: Path) -> None:
    status, out, _ = call("check", "bad.docx", "--format", "json", "--output", "报告.json")
    assert (status, out) == (1, "")
    assert codes((folder / "报告.json").read_text("utf-8"))[0]
    assert sorted(path.name for path in folder.iterdir() if "tmp" in path.name) == []


def test_output_that_cannot_be_written(call: Call, folder: Path) -> None:
    status, _, err = call("check", "bad.docx", "--output", "nowhere/report.txt")
    assert status == 2 and "没有这个文件夹" in err and err.count("\n") == 1
    status, _, err = call("check", "bad.docx", "--output", ".")
    assert status == 2 and err.count("\n") == 1


@pytest.mark.parametrize("option", ["--output", "--write-baseline"])
def test_a_draft_is_never_written_over(call: Call, folder: Path, option: str) -> None:
    before = (folder / "bad.docx").read_bytes()
    status, _, err = call("check", ".", option, "./bad.docx")
    assert status == 2 and "不能写到它上面" in err
    assert (folder / "bad.docx").read_bytes() == before


def test_an_interrupted_run_leaves_the_old_output(call: Call, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "report.txt").write_text("old")

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("gongwen_lint.cli.check.detached", interrupted)
    assert call("check", "bad.docx", "--output", "report.txt").status == 130
    assert (folder / "report.txt").read_text() == "old"
    assert sorted(path.name for path in folder.iterdir()) == ["bad.docx", "bad.md", "good.docx", "report.txt"]


@pytest.mark.skipif(os.name == "nt", reason="devices")
def test_output_to_a_device_does_not_replace_it(call: Call) -> None:
    assert call("check", "bad.docx", "--output", "/dev/null").status == 1
    assert not Path("/dev/null").is_file()


def test_a_broken_configuration_stops_its_own_drafts_only(call: Call, folder: Path) -> None:
    (folder / "sub").mkdir()
    shutil.copy(folder / "bad.docx", folder / "sub" / "bad.docx")
    (folder / "sub" / "gongwen-lint.toml").write_text("selct = []\n")
    status, out, _ = call("check", "bad.docx", "sub", "--format", "json")
    first, second = json.loads(out)["documents"]
    assert status == 2
    assert first["status"] == "checked" and first["findings"]
    assert second["error"]["code"] == "GL301" and "selct" in second["error"]["message"]
    status, out, err = call("check", "bad.docx", "--config", "sub/gongwen-lint.toml")
    assert status == 2 and out == "" and "selct" in err and err.count("\n") == 1


def test_baseline(call: Call, folder: Path) -> None:
    status, out, _ = call("check", ".", "--write-baseline", "baseline.json")
    assert status == 0 and "写入基线 baseline.json" in out
    assert codes(call("check", "bad.docx", "--baseline", "baseline.json", "--format", "json").out) == [[]]
    assert call("check", "bad.docx", "--baseline", "baseline.json").status == 0
    again = call("check", ".", "--baseline", "baseline.json", "--write-baseline", "second.json")
    assert again.status == 0
    assert (folder / "second.json").read_text("utf-8") == (folder / "baseline.json").read_text("utf-8")
    call("check", ".", "none.docx", "--write-baseline", "third.json")
    assert call("check", "none.docx", "--write-baseline", "third.json").status == 2


def test_waivers_that_nothing_needs_are_reported(call: Call, folder: Path) -> None:
    (folder / "gongwen-lint.toml").write_text("")
    waiver = '[[waiver]]\nfile = "*.docx"\ncheck = "{}"\nreason = "领导交办"\n'
    (folder / "gongwen-waivers.toml").write_text(waiver.format("CY44-6") + waiver.format("CY52-1"), encoding="utf-8")
    status, out, _ = call("check", "bad.docx", "good.docx", "--format", "json")
    report = json.loads(out)
    assert status == 0
    assert "CY44-6" not in [f["code"] for f in report["documents"][0]["findings"]]
    (problem,) = report["problems"]
    assert problem["code"] == "GL201" and problem["severity"] == "info" and "CY52-1" in problem["message"]
    only = call("check", "bad.docx", "--select", "CY44", "--format", "json")
    assert "problems" not in json.loads(only.out)


def test_a_missing_plug_in_is_status_2_and_the_rest_is_checked(call: Call, folder: Path) -> None:
    (folder / "gongwen-lint.toml").write_text('plugins = ["gongwen-checks", "gongwen-haidian"]\n')
    status, out, _ = call("check", "bad.docx", "--format", "json")
    report = json.loads(out)
    assert status == 2 and report["documents"][0]["findings"]
    assert [problem["code"] for problem in report["problems"]] == ["GL302"]
    assert "gongwen-haidian 没有安装" in report["problems"][0]["message"]
    assert "GL302" in call("check", "bad.docx").out


def test_statistics_and_timing(call: Call) -> None:
    out = call("check", "bad.docx", "bad.md", "--statistics", "--show-timing").out
    assert "    2    2  CY44-6" in out
    assert "读取文稿" in out and "识别要素" in out


def test_jobs(call: Call, folder: Path) -> None:
    for number in range(20):
        shutil.copy(folder / "bad.docx", folder / f"copy{number:02}.docx")
    alone = call("check", ".", "--format", "jsonl")
    together = call("check", ".", "--format", "jsonl", "--jobs", "2")
    assert alone == together and alone.out.count("\n") == 22


def test_the_rules_of_a_date(call: Call) -> None:
    before = json.loads(call("check", "bad.docx", "--as-of", "2014年5月6日", "--format", "json").out)["documents"][0]
    assert before["as_of"] == "2014-05-06" and "CY" in before["not_in_force"]
    assert "CY44-6" not in [finding["code"] for finding in before["findings"]]
    assert "不在施行期，没有适用" in call("check", "bad.docx", "--as-of", "2014-05-06").out


@pytest.mark.skipif(os.name == "nt", reason="file names of any bytes")
def test_file_names_that_are_not_utf_8(spawn: Call, folder: Path) -> None:
    name = os.fsencode(folder) + b"/\xff\x1b[31m.docx"
    Path(os.fsdecode(name)).write_bytes((folder / "bad.docx").read_bytes())
    for locale in ({"LC_ALL": "C.UTF-8"}, {"LC_ALL": "C"}, {"LC_ALL": "POSIX", "PYTHONUTF8": "0"}):
        for format in ("text", "concise", "json", "sarif", "junit", "github", "html"):
            done = spawn("check", name, "--format", format, env=locale)
            assert done.returncode == 1, done.stderr
            assert done.stderr == b"" and b"\x1b" not in done.stdout
            assert "区政府" in done.stdout.decode("utf-8")
        path = json.loads(spawn("check", name, "--format", "json", env=locale).stdout)["documents"][0]["path"]
        assert path.endswith("/\udcff\x1b[31m.docx")


def test_words_of_a_draft_never_reach_a_terminal_raw(call: Call, folder: Path) -> None:
    evil = "\x1b]0;pwned\x07\x9b31m\u202e\u2066\u200b"
    draft = (
        (folder / "bad.md")
        .read_text("utf-8")
        .replace("张副区长：", f"张{evil}副区长：")
        .replace("办公用房", f"办公{evil}用房")
    )
    (folder / "evil.md").write_text(draft, encoding="utf-8")
    for format in ("text", "concise", "json", "jsonl", "sarif", "junit", "github", "html"):
        out = call("check", "evil.md", "--format", format).out
        assert not {"\x1b", "\x07", "\x9b", "\u202e", "\u2066", "\u200b"} & set(out), format
    out = call("inspect", "evil.md").out + call("inspect", "evil.md", "--format", "json").out
    assert not {"\x1b", "\x07", "\x9b", "\u202e", "\u2066", "\u200b"} & set(out)
