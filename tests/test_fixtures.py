"""Every case of every page: as text, and as .docx in several layouts."""

from __future__ import annotations

from pathlib import Path

import pytest

from gongwen_lint.plugins import Registry
from gongwen_lint.testing.engine import Engine
from gongwen_lint.testing.pages import Case, Medium, pages
from gongwen_lint.testing.runner import run_case

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
RUNS = [(case, medium) for case in pages(FIXTURES) for medium in case.media]


def name(run: tuple[Case, Medium]) -> str:
    case, medium = run
    return f"{case.page.stem}:{case.line} {'bad' if case.expect == '反例' else 'good'} {medium}"


@pytest.fixture(scope="session")
def engine(loaded: Registry) -> Engine:
    return Engine(loaded)


@pytest.mark.parametrize("run", RUNS, ids=name)
def test_case(run: tuple[Case, Medium], engine: Engine) -> None:
    case, medium = run
    failures = [
        f"[{outcome.trial.name}] {problem}"
        for outcome in run_case(case, engine, [medium])
        for problem in outcome.problems
    ]
    if failures:
        pytest.fail("\n".join([f"{case.page}:{case.line} {case.expect} {case.title}", *failures]), pytrace=False)
