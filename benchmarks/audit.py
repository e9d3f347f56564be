"""How fast and how lean an audit is, as ratios within one run. Nothing here is a test.

    python benchmarks/audit.py                 all of it, some minutes
    python benchmarks/audit.py floor guard     only these: floor guard jobs dask older again report memory million

Times are CPU time (user and system, children included) unless wall time is said; archives are built with
`gongwen_lint.testing` in a folder of their own.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Sequence
from contextlib import closing
from io import BytesIO
from pathlib import Path

from lxml import etree

from gongwen_lint.audit import store
from gongwen_lint.audit.driver import Wish, audit
from gongwen_lint.audit.engine import Plan
from gongwen_lint.audit.task import Orders, Task
from gongwen_lint.audit.worker import Answers
from gongwen_lint.testing import build_docx

DRAFT = Path(__file__).with_name("report.md").read_text(encoding="utf-8")
HERE = Path(__file__).resolve()


def archive(folder: Path, count: int) -> Path:
    """An archive of so many small papers, every one with other bytes."""
    folder.mkdir(parents=True)
    for number in range(count):
        text = DRAFT.replace("〔2016〕12号", f"〔2016〕{number + 1}号").replace("136件", f"{number}件")
        if number % 10 == 0:
            text = text.replace("区政府：", "张副区长：", 1)
        part = folder / f"{number // 1000:03}"
        part.mkdir(exist_ok=True)
        (part / f"{number:06}.docx").write_bytes(_docx(text, number))
    return folder


_MADE: dict[int, bytes] = {}


def _docx(text: str, number: int) -> bytes:
    """Built once for each of ten forms; then only the words are exchanged, which is a hundred times as fast."""
    kind = number % 10
    if kind not in _MADE:
        _MADE[kind] = build_docx(DRAFT if kind else DRAFT.replace("区政府：", "张副区长：", 1))
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(_MADE[kind])) as made, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in made.namelist():
            data = made.read(name)
            if name == "word/document.xml":
                data = data.replace("136件".encode(), f"{number}件".encode())
            copy.writestr(name, data)
    return out.getvalue()


def spent(function: Callable[[], object]) -> tuple[float, float]:
    """CPU and wall seconds of a function, its ended children included."""
    before, started = _used(), time.perf_counter()
    function()
    return _used() - before, time.perf_counter() - started


def _used() -> float:
    mine, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return mine.ru_utime + mine.ru_stime + children.ru_utime + children.ru_stime


def fresh(path: Path) -> str:
    for ending in ("", "-wal", "-shm"):
        Path(f"{path}{ending}").unlink(missing_ok=True)
    return str(path)


def told(name: str, value: float, wanted: str, note: str = "") -> None:
    print(f"{name:<58}{value:>9.2f}   {wanted:<10}{note}", flush=True)


def floor(work: Path) -> None:
    """One process, writing included, against zipfile and lxml."""
    folder = archive(work / "floor", 500)
    paths = sorted(folder.rglob("*.docx"))

    def bare() -> None:
        for path in paths:
            with zipfile.ZipFile(path) as package:
                etree.fromstring(package.read("word/document.xml"))

    bare()
    least = min(spent(bare)[0] for _ in range(5))
    runs = []
    for _ in range(3):
        wish = Wish([str(folder)], fresh(work / "floor.db"), jobs=1, guarded=False, quiet=True)
        runs.append(spent(lambda wish=wish: audit(wish))[0])
    none = archive(work / "none", 1)
    start = min(
        spent(lambda: audit(Wish([str(none)], fresh(work / "n.db"), jobs=1, guarded=False, quiet=True)))[0]
        for _ in "12"
    )
    told("500 papers, all processes, start-up included ÷ floor", min(runs) / least, "≤ 6", f"{min(runs):.2f} s")
    told(
        "the same without start-up ÷ floor", (min(runs) - start) / least, "", f"{least / 500 * 1e3:.2f} ms a paper bare"
    )


def guard(work: Path) -> None:
    """What the guard child costs."""
    folder = archive(work / "guard", 1500)
    runs: dict[bool, list[float]] = {True: [], False: []}
    for _ in range(3):
        for guarded, found in runs.items():
            wish = Wish([str(folder)], fresh(work / "guard.db"), jobs=1, guarded=guarded, quiet=True)
            found.append(spent(lambda wish=wish: audit(wish))[0])
    told("guarded ÷ unguarded, CPU", min(runs[True]) / min(runs[False]), "≤ 1.15")


def jobs(work: Path) -> None:
    """Two jobs against one, wall time."""
    folder = archive(work / "jobs", 3000)
    runs: dict[int, list[float]] = {1: [], 2: []}
    for _ in range(2):
        for number, found in runs.items():
            wish = Wish([str(folder)], fresh(work / "jobs.db"), jobs=number, quiet=True)
            found.append(spent(lambda wish=wish: audit(wish))[1])
    told("two jobs: share of the ideal speed-up", min(runs[1]) / min(runs[2]) / 2, "≥ 0.8", f"{os.cpu_count()} cores")


def dask(work: Path) -> None:
    """Two Dask workers and a scheduler, started as separate commands, against one; wall time, without attaching."""
    from gongwen_lint.audit.store import content_digest
    from gongwen_lint.audit.task import Cluster

    folder = archive(work / "dask", 3000)
    local = fresh(work / "local.db")
    audit(Wish([str(folder)], local, jobs=2, quiet=True))
    address = "tcp://127.0.0.1:18786"
    common = ["--no-dashboard"]
    processes = [_dask("scheduler", "--host", "127.0.0.1", "--port", "18786", *common)]
    runs: dict[int, float] = {}
    try:
        for number in (1, 2):
            processes.append(_dask("worker", address, "--nthreads", "1", "--local-directory", str(work / "d"), *common))
            wish = Wish([str(folder)], "", quiet=True, cluster=Cluster(address))
            none = wish._replace(paths=[str(archive(work / f"none{number}", number))])
            times = []
            for which in (none, wish, wish):
                path = fresh(work / "dask.db")
                times.append(spent(lambda which=which, path=path: audit(which._replace(store=path)))[1])
            runs[number] = min(times[1:]) - times[0]
            assert content_digest(path) == content_digest(local)
    finally:
        for process in processes:
            os.killpg(process.pid, signal.SIGKILL)
    told("two Dask workers: share of the ideal speed-up", runs[1] / runs[2] / 2, "≥ 0.7", f"{os.cpu_count()} cores")
    rate = 3000 / runs[2]
    told("  papers a second with two", rate, "")


def _dask(kind: str, *arguments: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", f"distributed.cli.dask_{kind}", *arguments]
    quiet = subprocess.DEVNULL
    return subprocess.Popen(command, stdout=quiet, stderr=quiet, start_new_session=True)


def older(work: Path) -> None:
    """Papers of former formats through LibreOffice, a second: start-up, lint and writing included."""
    folder = archive(work / "newer", 300)
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{work}/profile", "--convert-to", "doc"]
    command += ["--outdir", str(work / "older"), *map(str, sorted(folder.rglob("*.docx")))]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for jobs in (1, 2):
        wish = Wish([str(work / "older")], fresh(work / "older.db"), jobs=jobs, quiet=True)
        told(f"300 .doc, papers a second, {jobs} jobs", 300 / spent(lambda wish=wish: audit(wish))[1], "")


def memory(work: Path) -> None:
    """Peak memory of the driver and of the largest worker over 10,000 papers and over 1,000."""
    peaks = {}
    for count in (1000, 10_000):
        folder = archive(work / f"memory{count}", count)
        command = [sys.executable, str(HERE), "--peak", str(folder), fresh(work / "memory.db")]
        peaks[count] = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    for n, name in enumerate(("driver", "largest child")):
        few, many = peaks[1000][n], peaks[10_000][n]
        told(f"peak of the {name}, 10,000 papers ÷ 1,000", many / few, "≤ 1.1", f"{many / 1024:.0f} MB")


def peak(folder: str, path: str) -> None:
    audit(Wish([folder], path, jobs=2, quiet=True))
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    print(json.dumps([resource.getrusage(kind).ru_maxrss for kind in kinds]))


def nothing(tasks: Sequence[Task]) -> Answers:
    """Lints nothing: what is left is the engine."""
    verdict = b'{"status": "checked", "sha256": ""}'
    return Answers([verdict] * len(tasks), [])


def begin(orders: Orders) -> None:
    """A worker that needs nothing."""


def million(work: Path, count: int = 1_000_000) -> None:
    """A million documents that cost nothing: what the driver takes for itself."""
    path = fresh(work / "million.db")
    command = [sys.executable, str(HERE), "--million", path, str(count)]
    value = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    told("driver, µs a document (CPU)", value["cpu"] / count * 1e6, "≤ 100", f"wall {value['wall']:.0f} s")
    told("driver, peak MB", value["peak"] / 1024, "≤ 300")


def many(path: str, count: int) -> None:
    from datetime import date

    from gongwen_lint.audit.driver import _Audit, _checked
    from gongwen_lint.linter import Linter, Request

    with closing(store.create(path)) as connection:
        with store.transaction(connection):
            connection.execute("INSERT INTO root (path) VALUES ('/nowhere')")
            rows = ((f"{n // 1000:04}/{n:07}.docx",) for n in range(count))
            query = "INSERT INTO file (root, path, size, stamp, change) VALUES (1, ?, 1, '', 'new')"
            connection.executemany(query, rows)
        request = Request(isolated=True)
        plan = Plan(2, Orders(request, today=date(2026, 1, 1), limits=Wish((), "").limits), work=nothing, start=begin)
        wish = Wish((), path, plan=plan, quiet=True)
        before, started = resource.getrusage(resource.RUSAGE_SELF), time.perf_counter()
        run = _Audit(1, "checking", date(2026, 1, 1), "", "")
        assert _checked(connection, wish, Linter(request), run).checked == count
        after = resource.getrusage(resource.RUSAGE_SELF)
        cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        print(json.dumps({"cpu": cpu, "wall": time.perf_counter() - started, "peak": after.ru_maxrss}))


def again(work: Path) -> None:
    """The same archive once more: unchanged, and with one paper in a hundred changed. Wall time."""
    folder = archive(work / "again", 5000)
    wish = Wish([str(folder)], fresh(work / "again.db"), jobs=2, quiet=True)
    first = spent(lambda: audit(wish))[1]
    same = min(spent(lambda: audit(wish))[1] for _ in range(3))
    told("first run ÷ re-audit of 5,000 unchanged papers", first / same, "≥ 50", f"{first:.1f} s, {same:.2f} s")
    for number, path in enumerate(sorted(folder.rglob("*.docx"))):
        if number % 100 == 0:
            path.write_bytes(_docx("", number + 1_000_000 - number % 10 + 1))
    changed = spent(lambda: audit(wish))[1]
    told("first run ÷ re-audit with 1 % changed", first / changed, "≥ 10", f"{changed:.2f} s")


def report(work: Path) -> None:
    """The report's queries on a million findings; a workbook of a hundred thousand rows; pages."""
    from gongwen_lint.audit.figures import figures
    from gongwen_lint.audit.schema import COUNTS

    path = fresh(work / "report.db")
    shutil.rmtree(work / "one", ignore_errors=True)
    audit(Wish([str(archive(work / "one", 10))], path, jobs=1, quiet=True))
    for findings in (100_000, 1_000_000):
        with closing(sqlite3.connect(path)) as connection, connection:
            _multiply(connection, findings)
            for table, query in zip(("figure", "tally"), COUNTS, strict=True):
                connection.execute(f"DELETE FROM {table}")
                connection.execute(query.format(schema="main."))
        if findings == 100_000:
            for name in ("r.xlsx", "r.html", "r.csv"):
                command = [sys.executable, "-m", "gongwen_lint", "report", path, "--output", str(work / name)]
                seconds = spent(lambda command=command: subprocess.run(command, check=True))[1]
                size = (work / name).stat().st_size / 1e6
                told(
                    f"{name} of 100,000 findings, seconds", seconds, "≤ 15" if "xlsx" in name else "", f"{size:.0f} MB"
                )
    with closing(store.look(path)) as connection:
        told("all figures of 1,000,000 findings, seconds", spent(lambda: figures(connection))[1], "≤ 1")


def _multiply(connection: sqlite3.Connection, findings: int) -> None:
    """Fill a store with copies of its first finding, in papers of many units, kinds and years."""
    connection.execute("DELETE FROM paper WHERE file > 10")
    connection.execute("DELETE FROM file WHERE id > 10")
    connection.execute("DELETE FROM finding WHERE number >= 1000 OR file > 10")
    columns = [row[1] for row in connection.execute("PRAGMA table_info(finding)")]
    rest = ", ".join(f'"{name}"' for name in columns if name not in ("file", "number", "code", "quote"))
    papers = findings // 5
    numbers = f"WITH RECURSIVE n(i) AS (SELECT 11 UNION ALL SELECT i + 1 FROM n WHERE i < {papers + 10})"
    connection.execute(
        f"{numbers} INSERT INTO file (id, root, path, size, stamp, change, status, outcome, sha256) "
        "SELECT i, 1, 'p' || i || '.docx', 1, '', 'new', 'checked', 'checked', 's' || i FROM n"
    )
    connection.execute(
        f"{numbers} INSERT INTO paper (file, kind, date, year, unit, title, number, record) SELECT i, "
        "'文种' || (i % 15), (2008 + i % 12) || '-05-06', 2008 + i % 12, '某某局' || (i % 300), '关于工作的请示' || i, "
        "'朝某局文〔2016〕' || i || '号', '{}' FROM n"
    )
    connection.execute(
        f"{numbers}, m(j) AS (VALUES (0), (1), (2), (3), (4)) INSERT INTO finding (file, number, code, quote, {rest}) "
        f"SELECT i, j, 'CY44-' || ((i + j) % 40 + 1), '张副区长' || i, {rest} FROM n, m, "
        "(SELECT * FROM finding WHERE code = 'CY44-6' LIMIT 1)"
    )


PARTS = (floor, guard, jobs, dask, older, again, report, memory, million)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[[], *(part.__name__ for part in PARTS)])
    parser.add_argument("--peak", nargs=2, help=argparse.SUPPRESS)
    parser.add_argument("--million", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.peak:
        peak(*options.peak)
        return
    if options.million:
        many(options.million[0], int(options.million[1]))
        return
    with tempfile.TemporaryDirectory() as work:
        for part in PARTS:
            if not options.parts or part.__name__ in options.parts:
                part(Path(work))


if __name__ == "__main__":
    main()
