"""What a wheel holds: the packs with their data and their pages of cases, so that `explain` needs no tree."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = """
import json
import gongwen_checks, gongwen_lint
from gongwen_lint.cli.examples import examples
from gongwen_lint.plugins import registry
known = registry()
print(json.dumps({
    "from": [gongwen_lint.__file__, gongwen_checks.__file__],
    "problems": known.problems,
    "checks": {check.code: [case.expect for case in examples(check)] for check in known.checks.values()},
}))
"""


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this tree, unpacked."""
    if importlib.util.find_spec("hatchling") is None:
        pytest.skip("hatchling is not installed")
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def run(unpacked: Path, *arguments: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(unpacked), "PYTHONUTF8": "1"}
    command = [sys.executable, *arguments]
    done = subprocess.run(
        command, env=environment, cwd=unpacked.parent, capture_output=True, text=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_every_check_has_its_examples(unpacked: Path) -> None:
    seen = json.loads(run(unpacked, "-c", EXAMPLES))
    assert all(path.startswith(str(unpacked)) for path in seen["from"])
    assert seen["problems"] == [] and seen["checks"]
    assert {code for code, kinds in seen["checks"].items() if kinds != ["反例"] * 2 + ["正例"] * 2} == set()


def test_explain(unpacked: Path) -> None:
    for subject in ("CY44-6", "CY44"):
        out = run(unpacked, "-m", "gongwen_lint", "explain", subject)
        assert "反例（会指出）" in out and "正例（不会指出）" in out and "相关条文" in out


def test_check(unpacked: Path) -> None:
    out = run(unpacked, "-m", "gongwen_lint", "check", "--fail-on", "never", str(ROOT / "fixtures/sample/qingshi.docx"))
    assert "CY44-6" in out
