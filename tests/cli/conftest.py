"""Drafts to lint, in a folder of their own, and the command as a user calls it: in this process or in a new one."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from gongwen_lint.testing import build_docx

TO_A_LEADER = """\
北京市朝阳区某某局文件
朝某局文〔2016〕12号　　　　签发人：李四
===
北京市朝阳区某某局关于解决办公用房的请示
张副区长：
　　因办公用房年久失修，我局拟租用某某大厦三层作为临时办公场所，租期一年，所需经费从部门预算中列支。
　　妥否，请批示。
　　　　　　　　　　北京市朝阳区某某局
　　　　　　　　　　2016年4月8日
（联系人：王五；电话：6509××××）
"""
IN_ORDER = TO_A_LEADER.replace("张副区长：", "区政府：")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder: bad.docx and bad.md are addressed to a leader, good.docx is in order."""
    (tmp_path / "bad.docx").write_bytes(build_docx(TO_A_LEADER))
    (tmp_path / "bad.md").write_text(TO_A_LEADER, encoding="utf-8")
    (tmp_path / "good.docx").write_bytes(build_docx(IN_ORDER))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")
    return tmp_path


@pytest.fixture
def call(folder: Path, invoke: Callable[..., tuple[int, str, str]]) -> Callable[..., tuple[int, str, str]]:
    """Run the command in this process."""
    return invoke


@pytest.fixture
def spawn(folder: Path) -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Run the command in a process of its own."""

    def run(
        *arguments: str | bytes, env: dict[str, str] | None = None, **more: object
    ) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "gongwen_lint", *arguments]
        environment = {**os.environ, **(env or {})}
        options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **more}
        return subprocess.run(command, env=environment, check=False, timeout=60, **options)  # type: ignore[call-overload,no-any-return]

    return run
