"""The fixes that the built-in checks propose, on the drafts of their pages of cases."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from gongwen_lint.document import Document
from gongwen_lint.fix import fixed
from gongwen_lint.linter import Linter, Request
from gongwen_lint.run import Result
from gongwen_lint.testing import build_docx
from gongwen_lint.testing.pages import cases

FIXING = ("CY44-3", "CY44-6", "CY44-9", "CY68-1", "TL08-1", "TL09-2", "TL15-1", "TL15-2", "TL42-1")
WHEN = datetime(2016, 5, 6)


@pytest.mark.parametrize("code", FIXING)
def test_the_cases_of_a_check_can_be_fixed(code: str, root: Path) -> None:
    stem = code.lower().replace("-", "_")
    page = next((root / "fixtures").rglob(f"{stem}_*.md"))
    linter = Linter(Request(isolated=True, overrides={"select": [code]}))
    done = 0
    for case in cases(page.read_text(encoding="utf-8"), page):
        if case.expect != "反例":
            continue
        for path, data in (("a.md", case.draft.encode()), ("a.docx", build_docx(case.draft))):

            def lint(content: bytes, path: str = path) -> Result:
                return linter.lint_bytes(content, path)

            copy = fixed(data, lint, WHEN, unsafe=True)
            done += len(copy.done)
            assert [step.finding.code for step in copy.done] == [code] * len(copy.done)
            assert not any(finding.fix for finding in copy.after.findings), case.title
            assert copy.skips == () and copy.arisen == ()
            assert fixed(copy.data, lint, WHEN, unsafe=True).data == copy.data
            if copy.done:
                assert _words(copy.after.document) != _words(copy.before.document)
    assert done


def _words(document: Document | None) -> list[str]:
    assert document is not None
    return [paragraph.text for paragraph in document.paragraphs]
