"""What docs/audit.md shows runs, and answers: SQL on a store, on parts and on tables, and the function for others."""

from __future__ import annotations

import multiprocessing
import os
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from gongwen_lint import Linter
from gongwen_lint.cli import main
from gongwen_lint.linter import Request

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "audit.md").read_text(encoding="utf-8")
QUESTIONS = re.findall(r"```sql\n(.*?)```", PAGE, re.DOTALL)
LARGE_QUESTIONS = re.findall(r"```sql duckdb\n(.*?)```", PAGE, re.DOTALL)
FUNCTION = next(iter(re.findall(r"```python\n(from gongwen_lint import Linter.*?)```", PAGE, re.DOTALL)), "")
ENGINES = next(iter(re.findall(r"```python\n(# Spark.*?)```", PAGE, re.DOTALL)), "")
SAMPLE = ROOT / "fixtures" / "sample" / "qingshi.docx"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, papers: Any) -> Path:
    folder = tmp_path_factory.mktemp("questions")
    papers.fill(folder / "archive", 9)
    papers.spoil(folder / "archive", {})
    words = "依据朝政发〔2015〕7号文件。该方案涉及全区居民切身利益，属于重大行政决策事项，现提请区政府常务会议审议。"
    (folder / "archive" / "决策.md").write_text(papers.draft(10, words), encoding="utf-8")
    archive = str(folder / "archive")
    assert main(["audit", archive, "--store", str(folder / "a.db"), "--suffix", ".md", "--jobs", "1", "--quiet"]) == 0
    return folder / "a.db"


def test_there_are_five_questions() -> None:
    assert len(QUESTIONS) == 5 and len(LARGE_QUESTIONS) == 3


@pytest.mark.parametrize("question", QUESTIONS, ids=range(len(QUESTIONS)))
def test_every_question_is_answered(store: Path, question: str) -> None:
    with closing(sqlite3.connect(store)) as connection:
        rows = connection.execute(question).fetchall()
    assert rows


@pytest.fixture(scope="module")
def tables(store: Path) -> Path:
    """A folder with the store's tables, and with a part as a cluster's worker writes it."""
    pytest.importorskip("pyarrow", reason="the extra parquet is not installed")
    from gongwen_lint.audit import part
    from gongwen_lint.audit.guard import Desk
    from gongwen_lint.audit.task import Limits, Orders, Task

    folder = store.parent
    assert main(["report", str(store), "--format", "parquet", "--output", str(folder / "表")]) == 0
    orders = Orders(Request(), Limits(), date(2026, 1, 1))
    paths = sorted((folder / "archive").iterdir())
    tasks = [Task(number, str(path)) for number, path in enumerate(paths, 1)]
    desk = Desk(orders, Linter())
    (folder / "审计.db.parts" / "1").mkdir(parents=True)
    part.write(str(folder / "审计.db.parts" / "1"), part.name_of(tasks), tasks, [desk.lint(task) for task in tasks])
    return folder


@pytest.mark.parametrize("question", LARGE_QUESTIONS, ids=range(len(LARGE_QUESTIONS)))
def test_duckdb_answers(tables: Path, question: str, monkeypatch: pytest.MonkeyPatch) -> None:
    duckdb = pytest.importorskip("duckdb", reason="the extra duckdb is not installed")
    monkeypatch.chdir(tables)
    assert duckdb.sql(question).fetchall()


def test_tables_hold_what_the_store_holds(tables: Path, store: Path) -> None:
    import pyarrow.parquet as pq

    with closing(sqlite3.connect(store)) as connection:
        for table in ("document", "paper", "finding", "reference"):
            written = pq.read_table(tables / "表" / f"{table}.parquet").to_pylist()
            assert len(written) == connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        findings = connection.execute("SELECT file, number, code, message FROM finding ORDER BY file, number")
        read = pq.read_table(tables / "表" / "finding.parquet").to_pylist()
        assert [(r["file"], r["number"], r["code"], r["message"]) for r in read] == findings.fetchall()


def test_findings_and_sensitive_tables(store: Path, tmp_path: Path) -> None:
    pq = pytest.importorskip("pyarrow.parquet", reason="the extra parquet is not installed")
    assert main(["report", str(store), "-o", str(tmp_path / "f.parquet")]) == 0
    rows = pq.read_table(tmp_path / "f.parquet").to_pylist()
    assert [row["quote"] for row in rows if row["code"] == "CY44-6"] == ["张副区长："] * 3
    arguments = ["--format", "parquet", "--no-quotes", "-o", str(tmp_path / "tables")]
    assert main(["report", str(store), *arguments]) == 0
    for path in (tmp_path / "tables").iterdir():
        assert "张副区长" not in str(pq.read_table(path).to_pylist()), path.name
    assert main(["report", str(store), "--format", "parquet"]) == 2  # not to a terminal


def function() -> Callable[[str, bytes], dict[str, Any]]:
    """The function of the page."""
    room: dict[str, Any] = {"__name__": "__main__"}
    exec(FUNCTION, room)
    return room["checked"]  # type: ignore[no-any-return]


def test_the_function_for_other_engines_goes_to_other_processes() -> None:
    cloudpickle = pytest.importorskip("cloudpickle", reason="the extra cluster is not installed")
    packed = cloudpickle.dumps(function())
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        row = pool.apply(_run, (packed, "qingshi.docx", SAMPLE.read_bytes()))
        process = pool.apply(os.getpid)
    assert process != os.getpid()
    assert row == function()("qingshi.docx", SAMPLE.read_bytes())
    assert row["status"] == "checked" and row["findings"]


def _run(packed: bytes, path: str, data: bytes) -> dict[str, Any]:
    import pickle

    return pickle.loads(packed)(path, data)  # type: ignore[no-any-return]


class _Rows(list[Any]):
    """As much of Spark and Ray as the page uses."""

    @property
    def read(self) -> _Rows:
        return self

    data = rdd = read

    def format(self, *_: str) -> _Rows:
        return self

    option = load = format

    def read_binary_files(self, *_: str, **__: bool) -> _Rows:
        return self

    def map(self, function: Callable[[Any], Any]) -> _Rows:
        return _Rows(map(function, self))


class _Row(dict[str, Any]):
    def __getattr__(self, name: str) -> Any:
        return self[name]


def test_the_lines_for_spark_and_ray_hang_together() -> None:
    data = SAMPLE.read_bytes()
    files = _Rows([_Row(path="qingshi.docx", content=data, bytes=data)])
    for lines in ENGINES.split("\n\n"):
        room: dict[str, Any] = {"spark": files, "ray": files, "checked": function()}
        exec(lines, room)
        assert room["rows"][0]["status"] == "checked"


def test_a_linter_passes_as_its_request() -> None:
    import pickle

    linter = Linter(Request(isolated=True, overrides={"ignore": ["CY44-6"]}))
    again = pickle.loads(pickle.dumps(linter))
    assert again.request == linter.request
    assert "CY44-6" not in {check.code for check in again.settings_for("a.docx").checks}
