"""Older papers through LibreOffice: what is found in them, what is left out, and what a poisonous one costs."""

from __future__ import annotations

import os
import re
import shutil
import signal
import sqlite3
import stat
import subprocess
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gongwen_lint.audit.older import Workshop, form
from gongwen_lint.audit.store import content_digest
from gongwen_lint.audit.task import Limits
from gongwen_lint.testing import build_docx

Run = Callable[..., tuple[int, str, str]]
Command = Callable[..., "subprocess.Popen[str]"]
office = pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
linux = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks for processes in /proc")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500 + "WordDocument".encode("utf-16-le") + b"\0" * 3000
RTF = rb"{\rtf1\ansi\uc0 %s}"

# what stands in for LibreOffice: it reads what it is to do from the documents, and does it in order
STAND_IN = """#!/bin/sh
while [ "$1" != --outdir ]; do shift; done
out=$2; shift 2
for file; do
  case "$(cat "$file")" in
    *挂起*) sleep 100 ;;
    *崩溃*) exit 134 ;;
    *自杀*) kill -9 $$ ;;
    *拒绝*) echo "Error: source file could not be loaded" >&2; continue ;;
  esac
  echo "convert $file -> $out"
  cp "$MODEL" "$out/$(basename "${file%.*}").docx"
done
"""


def rtf(text: str) -> bytes:
    """A paper as RTF, as LibreOffice reads it."""
    lines = (f"{_escaped(line)}\\par " for line in text.splitlines() if line != "===")
    return RTF % "".join(lines).encode("ascii")


def _escaped(line: str) -> str:
    return "".join(c if c.isascii() else f"\\u{ord(c) - (65536 if ord(c) > 32767 else 0)} " for c in line)


def rows(store: Path, query: str) -> list[tuple[Any, ...]]:
    with sqlite3.connect(store) as connection:
        return connection.execute(query).fetchall()


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Puts the stand-in where LibreOffice is looked for. What it makes of every document is a paper with a fault."""
    program = tmp_path / "soffice"
    program.write_text(STAND_IN, encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("GONGWEN_LINT_SOFFICE", str(program))
    monkeypatch.setenv("MODEL", str(tmp_path / "model.docx"))
    return program


@office
def test_older_papers_are_checked_without_format(tmp_path: Path, papers: Any, run: Run) -> None:
    archive = tmp_path / "archive"
    archive.mkdir()
    (archive / "三.rtf").write_bytes(rtf(papers.draft(3)))
    (archive / "四.doc").write_bytes(rtf(papers.draft(4)))  # many a .doc is one
    (archive / "六.docx").write_bytes(build_docx(papers.draft(6)))
    made = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to"]
    for suffix in ("doc", "odt"):
        command = [*made, suffix, "--outdir", str(archive), str(archive / "六.docx")]
        subprocess.run(command, capture_output=True, timeout=120, check=True)
    (archive / "六.doc").rename(archive / "六.wps")
    with zipfile.ZipFile(archive / "包.zip", "w") as package:
        package.write(archive / "六.wps", "内/六.doc")
    (archive / "坏.doc").write_bytes(OLE)
    status, out, err = run("audit", "archive", "--store", "a.db", "--quiet")
    assert status == 0, err
    assert "检查 6，打不开 1，" in out
    found = rows(tmp_path / "a.db", "SELECT path, code FROM document WHERE status = 'checked' ORDER BY path")
    older = ["三.rtf", "包.zip/内/六.doc", "六.odt", "六.wps", "四.doc"]
    assert sorted(found) == sorted([*((path, "GL104") for path in older), ("六.docx", None)])
    assert rows(tmp_path / "a.db", "SELECT path, code FROM document WHERE status = 'unreadable'") == [
        ("坏.doc", "GL004")
    ]
    query = "SELECT path FROM open_finding f JOIN document d ON d.id = f.file WHERE f.code = 'CY44-6' ORDER BY path"
    faulty = [path for (path,) in rows(tmp_path / "a.db", query)]
    assert faulty == sorted(["三.rtf", "六.docx", "六.odt", "六.wps", "包.zip/内/六.doc"])
    of_format = "SELECT DISTINCT path FROM finding f JOIN document d ON d.id = f.file WHERE f.regulation = 'GB'"
    assert {path for (path,) in rows(tmp_path / "a.db", of_format)} <= {"六.docx"}
    assert "由旧格式转换后检查" in run("report", "a.db")[1]
    assert "检查 0，打不开 0，隔离 0，跳过 7" in run("audit", "archive", "--store", "a.db", "--quiet")[1]


def test_without_libreoffice_it_says_what_to_install_and_tries_again_later(
    tmp_path: Path, papers: Any, run: Run, stand_in: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "archive").mkdir()
    (tmp_path / "archive" / "三.rtf").write_bytes(rtf(papers.draft(3)))
    (tmp_path / "archive" / "空.doc").write_bytes(b"")
    (tmp_path / "model.docx").write_bytes(build_docx(papers.draft(3)))
    with monkeypatch.context() as without:
        without.setenv("GONGWEN_LINT_SOFFICE", "")
        assert "检查 0，打不开 2，" in run("audit", "archive", "--store", "a.db", "--quiet")[1]
        assert "跳过 2" in run("audit", "archive", "--store", "a.db", "--quiet")[1]
    ((code, message),) = rows(tmp_path / "a.db", "SELECT code, message FROM file WHERE path = '三.rtf'")
    assert code == "GL105" and "libreoffice-writer" in message
    assert "检查 1，打不开 0，隔离 0，跳过 1" in run("audit", "archive", "--store", "a.db", "--quiet")[1]
    monkeypatch.setenv("GONGWEN_LINT_SOFFICE", "/bin/false")
    assert "打不开 2，" in run("audit", "archive", "--store", "b.db", "--quiet")[1]  # nobody is quarantined for that
    assert "不能运行" in rows(tmp_path / "b.db", "SELECT message FROM file WHERE path = '三.rtf'")[0][0]


def test_one_that_kills_libreoffice_hurts_nobody_else(tmp_path: Path, papers: Any, run: Run, stand_in: Path) -> None:
    archive = tmp_path / "archive"
    archive.mkdir()
    (tmp_path / "model.docx").write_bytes(build_docx(papers.draft(3)))
    harms = {3: "挂起", 5: "崩溃", 6: "拒绝", 7: "崩溃", 11: "自杀"}
    for number in range(12):
        (archive / f"{number:02}.rtf").write_bytes(rb"{\rtf1 " + harms.get(number, "好").encode() + b"}")
    status, _, err = run("audit", "archive", "--store", "a.db", "--quiet", "--jobs", "1", "--time-limit", "1")
    assert status == 0, err
    outcomes = dict(rows(tmp_path / "a.db", "SELECT path, coalesce(code, '') FROM file"))
    wanted = {3: "GL402", 5: "GL401", 6: "GL004", 7: "GL401", 11: "GL401"}
    assert outcomes == {f"{number:02}.rtf": wanted.get(number, "GL104") for number in range(12)}


def test_a_document_that_was_cut_short_is_not_taken_for_one(tmp_path: Path, papers: Any, stand_in: Path) -> None:
    model = build_docx(papers.draft(3))
    (tmp_path / "model.docx").write_bytes(model)
    half = STAND_IN.replace(
        "*崩溃*) exit 134", '*崩溃*) head -c 900 "$MODEL" > "$out/$(basename "${file%.*}").docx"; exit 1'
    )
    stand_in.write_text(half, encoding="utf-8")
    workshop = Workshop(str(stand_in))
    folder = Path(workshop.folder)
    folder.mkdir()
    for name, words in (("1-a.rtf", "好"), ("2-b.rtf", "崩溃"), ("3-c.rtf", "好")):
        (folder / name).write_text(words, encoding="utf-8")
    found = workshop.convert(["1-a.rtf", "2-b.rtf", "3-c.rtf"], Limits(seconds=5))
    assert {name: Path(made.path).name for name, made in found.items()} == {
        "1-a.rtf": "1-a.docx", "2-b.rtf": "", "3-c.rtf": "3-c.docx",
    }  # fmt: skip
    assert found["2-b.rtf"].death and found["2-b.rtf"].death.kind == "crashed"
    workshop.end()
    assert not folder.exists()


@linux
def test_libreoffice_does_not_outlive_a_killed_worker(
    tmp_path: Path, papers: Any, command: Command, run: Run, stand_in: Path
) -> None:
    archive = tmp_path / "archive"
    archive.mkdir()
    (tmp_path / "model.docx").write_bytes(build_docx(papers.draft(3)))
    mark = f"86{os.getpid()}"
    stand_in.write_text(STAND_IN.replace("sleep 100", f"sleep {mark}"), encoding="utf-8")
    for number in range(3):
        (archive / f"{number}.rtf").write_bytes(rb"{\rtf1 " + ("挂起" if number == 1 else "好").encode() + b"}")
    process = command("audit", "archive", "--store", "a.db", "--quiet", "--jobs", "1")
    deadline = time.monotonic() + 30
    while not _sleeping(mark) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert _sleeping(mark)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    while _sleeping(mark) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _sleeping(mark)
    stand_in.write_text(STAND_IN, encoding="utf-8")
    (archive / "1.rtf").write_bytes(rb"{\rtf1 good}")
    assert run("audit", "archive", "--store", "a.db", "--quiet")[0] == 0
    assert run("audit", "archive", "--store", "b.db", "--quiet")[0] == 0
    first, second = (rows(tmp_path / f"{name}.db", "SELECT path, status, sha256 FROM file") for name in "ab")
    assert [row[:2] for row in first] == [row[:2] for row in second]
    assert content_digest(str(tmp_path / "a.db"))


def _sleeping(mark: str) -> bool:
    for entry in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if re.match(rb"sleep\0" + mark.encode(), entry.read_bytes()):
                return True
        except OSError:
            continue
    return False


@pytest.mark.parametrize(
    ("data", "suffix"),
    [
        (OLE, ".doc"),
        (OLE.replace("WordDocument".encode("utf-16-le"), b""), ""),
        (rb"{\rtf1 a}", ".rtf"),
        (b"PK\x03\x04" + b"\0" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.text", ".odt"),
        (b"PK\x03\x04 something else", ""),
        (b"", ""),
    ],
)
def test_older_forms_are_known_by_their_bytes(data: bytes, suffix: str) -> None:
    assert form(data) == suffix
