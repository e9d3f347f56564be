"""The paper that the README has checked: fresh, and with the five violations in it."""

from __future__ import annotations

import importlib.util
import io
import re
import zipfile
from pathlib import Path

from gongwen_lint.linter import Linter

ROOT = Path(__file__).resolve().parent.parent.parent
SAMPLE = ROOT / "fixtures" / "sample" / "qingshi.docx"


def body(data: bytes) -> bytes:
    return zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml")


def test_the_paper_is_what_its_script_makes() -> None:
    spec = importlib.util.spec_from_file_location("build_sample", SAMPLE.with_name("build.py"))
    assert spec and spec.loader
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    assert body(SAMPLE.read_bytes()) == body(script.sample()), "run fixtures/sample/build.py"


def test_the_five_violations_are_found() -> None:
    for path in (SAMPLE, SAMPLE.with_suffix(".md")):
        result = Linter().lint_file(str(path))
        found = {code for finding in result.findings for code in (finding.code, *finding.also)}
        assert {"CY18-1", "CY44-2", "CY44-3", "CY44-6", "CY52-2"} <= found


def test_the_readme_names_files_that_exist() -> None:
    for readme in ("README.md", "README.zh-CN.md", "CONTRIBUTING.md", "docs/guide.md", "fixtures/README.md"):
        text = (ROOT / readme).read_text(encoding="utf-8")
        for target in re.findall(r"\]\(([^)#:]+)\)", text):
            assert (ROOT / readme).parent.joinpath(target).exists(), f"{readme}: {target}"
        for path in re.findall(r"fixtures/[\w./]+\.(?:docx|toml)", text):
            assert (ROOT / path).exists(), f"{readme}: {path}"
