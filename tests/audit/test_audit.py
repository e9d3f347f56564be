"""An audit from end to end, by the command: poison, kills at any moment, a full disk, the same archive once more."""

from __future__ import annotations

import os
import random
import resource
import signal
import sqlite3
import subprocess
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gongwen_lint.audit.store import content_digest

Run = Callable[..., tuple[int, str, str]]
Command = Callable[..., "subprocess.Popen[str]"]
LIMITS = ("--suffix", ".md", "--time-limit", "1", "--memory-limit", "300", "--jobs", "2")


def rows(store: Path, query: str) -> list[tuple[Any, ...]]:
    with sqlite3.connect(store) as connection:
        return connection.execute(query).fetchall()


def total(store: Path) -> dict[str, int]:
    names = ("files", "checked", "unreadable", "quarantined", "skipped", "to_do")
    return dict(zip(names, rows(store, "SELECT * FROM total")[0], strict=True))


def quarantined(store: Path) -> dict[str, str]:
    found = rows(store, "SELECT path, code FROM file WHERE status = 'quarantined'")
    return {path.rpartition("-")[2].removesuffix(".md"): code for path, code in found}


def test_poison_hurts_nobody_else(tmp_path: Path, papers: Any, run: Run) -> None:
    papers.fill(tmp_path / "archive", 60)
    papers.spoil(tmp_path / "archive" / "毒")
    status, out, err = run("audit", "archive", "--store", "a.db", *LIMITS)
    store = tmp_path / "a.db"
    assert status == 0, err
    assert quarantined(store) == papers.poison
    counts = total(store)
    assert counts["checked"] == 60 and counts["unreadable"] == papers.unreadable
    assert counts["files"] == 60 + papers.unreadable + len(papers.poison) == sum(counts.values()) - counts["files"]
    assert "检查 60" in out and f"隔离 {len(papers.poison)}" in out
    faults = rows(store, "SELECT count(*) FROM open_finding WHERE code = 'CY44-6'")
    assert faults == [(20,)]


def test_a_document_that_kills_its_worker_is_found(tmp_path: Path, papers: Any, run: Run) -> None:
    papers.fill(tmp_path / "archive", 6)
    (tmp_path / "archive" / "毒-杀上级.md").write_text(papers.draft(1, "毒物：杀上级。"), encoding="utf-8")
    status, _, err = run("audit", "archive", "--store", "a.db", *LIMITS)
    assert status == 0, err
    assert quarantined(tmp_path / "a.db") == {"杀上级": "GL401"} and total(tmp_path / "a.db")["checked"] == 6


def descendants(process: int) -> list[int]:
    """The processes below one, nearest first."""
    found: list[int] = []
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(entry.read_text().rpartition(")")[2].split()[1])
        except (OSError, ValueError, IndexError):
            continue
        if parent == process:
            found.append(int(entry.parent.name))
    return found + [inner for child in found for inner in descendants(child)]


linux = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks for processes in /proc")


@linux
def test_killed_at_any_moment_it_ends_with_the_same_store(
    tmp_path: Path, papers: Any, run: Run, command: Command
) -> None:
    papers.fill(tmp_path / "archive", 400)
    papers.spoil(tmp_path / "archive" / "毒", {"退出": "", "自杀": ""})
    arguments = ("audit", "archive", *LIMITS, "--quiet", "--store")
    assert run(*arguments, "calm.db")[0] == 0
    dice = random.Random(6)
    driver_kills = 0
    for _ in range(60):
        process = command(*arguments, "wild.db", start_new_session=True)
        if driver_kills < 6:  # soon after its first child: a run is short
            while process.poll() is None and not descendants(process.pid):
                time.sleep(0.01)
            time.sleep(dice.uniform(0.0, 0.3))
            _kill_one(dice, process.pid)
            if process.poll() is None:
                driver_kills += 1
                _kill(process.pid)
        else:
            deadline = time.monotonic() + dice.uniform(0.5, 1.5)
            while process.poll() is None and time.monotonic() < deadline:
                time.sleep(dice.uniform(0.02, 0.2))
                _kill_one(dice, process.pid)
        _, err = process.communicate(timeout=60)
        if process.returncode == 0:
            break
        assert process.returncode == -signal.SIGKILL, err
    assert driver_kills and process.returncode == 0
    assert content_digest(str(tmp_path / "wild.db")) == content_digest(str(tmp_path / "calm.db"))


def _kill_one(dice: random.Random, driver: int) -> None:
    below = descendants(driver)
    if below:
        _kill(dice.choice(below))


def _kill(process: int) -> None:
    try:
        os.kill(process, signal.SIGKILL)
    except ProcessLookupError:
        return


@linux
def test_nobody_outlives_a_killed_driver(tmp_path: Path, papers: Any, command: Command) -> None:
    papers.fill(tmp_path / "archive", 3)
    for number, harm in enumerate(("正则", "空转", "睡觉")):
        (tmp_path / "archive" / f"0-{number}.md").write_text(papers.draft(1, f"毒物：{harm}。"), encoding="utf-8")
    process = command("audit", "archive", "--store", "a.db", "--suffix", ".md", "--jobs", "2", "--quiet")
    deadline = time.monotonic() + 20
    while len(descendants(process.pid)) < 4 and time.monotonic() < deadline:  # tracker, two workers or one, a guard
        time.sleep(0.05)
        if len(descendants(process.pid)) >= 3:
            time.sleep(0.5)
            break
    below = descendants(process.pid)
    assert len(below) >= 3
    process.kill()
    process.communicate()
    while any(_lives(child) for child in below) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert [child for child in below if _lives(child)] == []


def _lives(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_a_full_disk_ends_in_one_sentence_and_is_taken_up_again(tmp_path: Path, papers: Any, run: Run) -> None:
    papers.fill(tmp_path / "archive", 150)
    arguments = ("audit", "archive", *LIMITS, "--quiet", "--store")
    assert run(*arguments, "calm.db")[0] == 0

    def little_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (250_000, 250_000))

    status, _, err = run(*arguments, "full.db", preexec_fn=little_room)
    assert status == 2 and "再次运行同一命令" in err and "Traceback" not in err
    assert run(*arguments, "full.db")[0] == 0
    assert content_digest(str(tmp_path / "full.db")) == content_digest(str(tmp_path / "calm.db"))


_FOUND = "SELECT f.code, path, f.message FROM open_finding AS f LEFT JOIN file ON id = f.file"


def test_a_check_over_the_archive_that_dies_costs_only_itself(tmp_path: Path, papers: Any, run: Run) -> None:
    papers.fill(tmp_path / "archive", 3)
    deadly = papers.draft(4).replace("工作情况", "毒害档案情况")
    (tmp_path / "archive" / "0004.md").write_text(deadly, encoding="utf-8")
    status, _, err = run("audit", "archive", *LIMITS, "--store", "a.db")
    assert status == 0, err
    found = rows(tmp_path / "a.db", _FOUND)
    assert [(code, path) for code, path, _ in found if code.startswith("PZ")] == [
        ("PZ03-1", None),
        ("PZ03-1", "0004.md"),
    ]
    assert ["PZ02-1" in message for code, _, message in found if code == "GL101"] == [True]
    assert any("2016年4月至2016年4月的公文4件" in message for _, _, message in found)


def test_interrupted_it_says_how_to_go_on(tmp_path: Path, papers: Any, command: Command, run: Run) -> None:
    papers.fill(tmp_path / "archive", 3)
    (tmp_path / "archive" / "0.md").write_text(papers.draft(1, "毒物：睡觉。"), encoding="utf-8")
    process = command("audit", "archive", "--suffix", ".md", "--store", "a.db", "--jobs", "1", "--quiet")
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline and not ((tmp_path / "a.db").exists() and _listed(tmp_path / "a.db")):
        time.sleep(0.05)
    time.sleep(1)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=20)
    assert process.returncode == 130 and "接着做" in err and "Traceback" not in err
    assert run("audit", "archive", *LIMITS, "--store", "a.db")[0] == 0
    assert total(tmp_path / "a.db")["checked"] == 3 and quarantined(tmp_path / "a.db") == {"0": "GL402"}


def die_at_once(orders: object) -> None:
    os._exit(7)


def test_workers_that_cannot_start_quarantine_nobody() -> None:
    from gongwen_lint.audit.engine import CannotStart, Plan, answered
    from gongwen_lint.audit.task import Task

    with pytest.raises(CannotStart):
        list(answered([[Task(1, "a.docx")]], Plan(1, None, start=die_at_once)))  # type: ignore[arg-type]


def _listed(store: Path) -> bool:
    try:
        return bool(rows(store, "SELECT 1 FROM file"))
    except sqlite3.OperationalError:
        return False


def changes(store: Path) -> Counter[tuple[str, str | None]]:
    return Counter(rows(store, "SELECT change, outcome FROM file"))


def test_an_archive_audited_again(tmp_path: Path, papers: Any, run: Run) -> None:
    archive = tmp_path / "archive"
    papers.fill(archive, 30)
    with zipfile.ZipFile(archive / "旧档.zip", "w") as packed:
        packed.writestr("甲/0100.md", papers.draft(100))
        packed.writestr("0102.md", papers.draft(102))
    arguments = ("audit", "archive", *LIMITS, "--quiet", "--store", "a.db")
    store = tmp_path / "a.db"
    assert run(*arguments)[0] == 0
    assert changes(store) == {("new", "checked"): 32}
    assert run(*arguments)[0] == 0
    assert changes(store) == {("unchanged", "skipped"): 32} and total(store)["skipped"] == 32

    (archive / "0001.md").write_text(papers.draft(3), encoding="utf-8")  # changed: now it has a fault
    (archive / "0002.md").rename(archive / "改名.md")
    (archive / "0003.md").unlink()
    (archive / "副本.md").write_bytes((archive / "0004.md").read_bytes())
    (archive / "0040.md").write_text(papers.draft(40), encoding="utf-8")
    os.utime(archive / "0006.md", (1, 1))  # touched, not changed
    assert run(*arguments)[0] == 0
    assert changes(store) == {
        ("unchanged", "skipped"): 29,
        ("changed", "checked"): 1,
        ("renamed", "skipped"): 1,
        ("vanished", None): 1,
        ("new", "checked"): 2,
    }
    assert rows(store, "SELECT path, was FROM file WHERE change = 'renamed'") == [("改名.md", "0002.md")]
    assert rows(store, "SELECT f.path, o.path FROM duplicate d JOIN file f ON f.id = d.file "
                       "JOIN file o ON o.id = d.original") == [("副本.md", "0004.md")]  # fmt: skip
    assert rows(store, "SELECT count(*) FROM open_finding WHERE code = 'CY44-6'") == [(11,)]  # − 0003 + 0001
    assert total(store)["files"] == 33

    (archive / "gongwen-lint.toml").write_text('ignore = ["CY44-6"]\n', encoding="utf-8")
    assert run(*arguments)[0] == 0
    assert changes(store)[("rules", "checked")] == 33 and changes(store)[("new", "skipped")] == 1
    assert rows(store, "SELECT count(*) FROM open_finding WHERE code = 'CY44-6'") == [(0,)]


def test_configuration_waivers_and_baseline_count_as_in_check(tmp_path: Path, papers: Any, run: Run) -> None:
    archive = tmp_path / "archive"
    papers.fill(archive / "甲", 6)
    papers.fill(archive / "乙", 6)
    (archive / "乙" / "gongwen-lint.toml").write_text("", encoding="utf-8")
    (archive / "乙" / "gongwen-waivers.toml").write_text(
        '[[waiver]]\nfile = "0003.md"\ncheck = "CY44-6"\nreason = "已经批准"\n', encoding="utf-8"
    )
    run("check", "archive/甲/0006.md", "--write-baseline", "known.json")
    status, _, err = run("audit", "archive", *LIMITS, "--baseline", "known.json", "--store", "a.db")
    assert status == 0, err
    found = rows(
        tmp_path / "a.db",
        "SELECT path, state, reason FROM finding JOIN file ON id = file WHERE finding.code = 'CY44-6'",
    )
    assert sorted(found) == [
        ("乙/0003.md", "waived", "已经批准"),
        ("乙/0006.md", "open", None),
        ("甲/0003.md", "open", None),
        ("甲/0006.md", "baseline", None),
    ]
    assert run("audit", "archive", *LIMITS, "--as-of", "2014-01-01", "--store", "b.db")[0] == 0  # before the rules
    codes = {code for (code,) in rows(tmp_path / "b.db", "SELECT code FROM open_finding")}
    assert "CY44-6" not in codes


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("nowhere",), "找不到"),
        (("archive", "--select", "XX99"), "--select"),
        (("archive", "--store", "no/such/folder/a.db"), "没有这个文件夹"),
        (("archive", "--store", "archive/0001.md"), "不是审计结果库"),
        (("archive", "--time-limit", "-1"), "大于 0"),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(
    tmp_path: Path, papers: Any, run: Run, arguments: tuple[str, ...], words: str
) -> None:
    papers.fill(tmp_path / "archive", 1)
    status, _, err = run("audit", *arguments)
    assert status == 2 and words in err and "Traceback" not in err and err.count("\n") == 1
