"""The SQL in docs/audit.md runs on a store, and answers."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from gongwen_lint import Linter, lint_bytes
from gongwen_lint.cli import main

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "audit.md").read_text(encoding="utf-8")
QUESTIONS = re.findall(r"```sql\n(.*?)```", PAGE, re.DOTALL)


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
    assert len(QUESTIONS) == 5


@pytest.mark.parametrize("question", QUESTIONS, ids=range(len(QUESTIONS)))
def test_every_question_is_answered(store: Path, question: str) -> None:
    with closing(sqlite3.connect(store)) as connection:
        rows = connection.execute(question).fetchall()
    assert rows


def test_the_function_for_other_engines() -> None:
    code = re.search(r"```python\n(from gongwen_lint import Linter.*?)```", PAGE, re.DOTALL)
    room: dict[str, Any] = {"Linter": Linter, "lint_bytes": lint_bytes}
    exec(code[1] if code else "", room)
    sample = (ROOT / "fixtures" / "sample" / "qingshi.docx").read_bytes()
    ((path, status, found),) = room["part"]([("qingshi.docx", sample)])
    assert (path, status) == ("qingshi.docx", "checked") and found
