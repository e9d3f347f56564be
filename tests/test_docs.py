"""The generated pages are fresh: what stands in docs/ is what docs/generate.py writes."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from gongwen_lint.plugins import Registry

ROOT = Path(__file__).resolve().parent.parent
COMMAND = "python docs/generate.py"


@pytest.fixture(scope="module")
def generate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def pages(generate: ModuleType) -> dict[Path, str]:
    made: dict[Path, str] = generate.generated()
    return made


def test_pages_are_fresh(generate: ModuleType, pages: dict[Path, str]) -> None:
    old = [
        str(path.relative_to(ROOT))
        for path, text in pages.items()
        if not path.exists() or path.read_text(encoding="utf-8") != text
    ]
    assert old == [], f"run {COMMAND}"
    assert generate.stale() == [], f"run {COMMAND}"


def test_every_check_and_article_is_there(pages: dict[Path, str], loaded: Registry) -> None:
    table, coverage = (pages[ROOT / "docs" / name] for name in ("checks/README.md", "coverage.md"))
    for check in loaded.checks.values():
        if check.function.__module__.startswith("gongwen_checks."):
            assert f"[{check.code}]({check.code}.md)" in table and f"[{check.code}](checks/{check.code}.md)" in coverage
            page = pages[ROOT / "docs" / "checks" / f"{check.code}.md"]
            headings = re.findall(r"^## (\w+)", page, re.MULTILINE)
            for heading in ("依据", "为什么", "怎样改", "证据", "例外", "容易误报的情形", "另见"):
                assert headings.count(heading) == 1, (check.code, heading)
            assert headings.count("反例") == headings.count("正例") == 2, check.code
    rules, regulation = coverage.split("\n## ")[1:3]
    assert (rules.count("\n| 第"), regulation.count("\n| 第")) == (68, 42)
    assert "| |" not in coverage and "|  |" not in coverage


def test_links_lead_somewhere(pages: dict[Path, str]) -> None:
    lost = [
        (str(path.relative_to(ROOT)), link)
        for path, text in pages.items()
        for link in re.findall(r"\]\(([^)#]+)\)", text)
        if not (path.parent / link).exists()
    ]
    assert lost == []
