"""Whole papers: what must be recognised in them, and what must be found."""

from __future__ import annotations

from pathlib import Path

import pytest

from gongwen_lint.plugins import Registry
from gongwen_lint.testing.engine import Engine
from gongwen_lint.testing.papers import WholePaper, papers
from gongwen_lint.testing.runner import run_paper

PAPERS = tuple(papers(Path(__file__).resolve().parent.parent / "fixtures" / "papers"))


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.path.stem)
def test_paper(paper: WholePaper, loaded: Registry) -> None:
    failures = [
        f"[{outcome.trial.name}] {problem}"
        for outcome in run_paper(paper, Engine(loaded))
        for problem in outcome.problems
    ]
    if failures:
        pytest.fail("\n".join([str(paper.path), *failures]), pytrace=False)
