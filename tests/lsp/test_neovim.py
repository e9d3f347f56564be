"""A second real client, where it is installed."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

NEOVIM = shutil.which("nvim")
DRAFT = "关于😀布署工作的通知\n各街道办事处：\n　　近来天气转凉，供暖工作将于十一月开始。\n　　　　　　　　某某局\n　　　　　　　　2016年4月8日\n"


@pytest.mark.skipif(NEOVIM is None, reason="Neovim (nvim) is not installed")
def test_neovim(plugin_site: Path, tmp_path: Path) -> None:
    draft, answer = tmp_path / "通知.md", tmp_path / "answer.json"
    draft.write_text(DRAFT, encoding="utf-8")
    environment = {
        **os.environ,
        "PYTHONPATH": str(plugin_site),
        "PYTHONUTF8": "1",
        "LC_ALL": "C.UTF-8",
        "SERVER": json.dumps([sys.executable, "-m", "gongwen_lint", "lsp"]),
        "DRAFT": str(draft),
        "ANSWER": str(answer),
    }
    script = Path(__file__).with_name("neovim.lua")
    command = [NEOVIM, "--headless", "--clean", "-n", "-c", f"luafile {script}"]
    done = subprocess.run(command, env=environment, cwd=tmp_path, capture_output=True, timeout=60)
    assert answer.exists(), done.stderr.decode("utf-8", "replace")
    told = json.loads(answer.read_text(encoding="utf-8"))
    assert "problem" not in told, told["problem"]
    assert (told["words"], told["severity"]) == ("布署", 1)
    assert "应为“部署”" in told["message"]
    assert "不得写错字" in told["hover"]
    assert {"主送机关", "正文", "落款"} <= set(told["outline"])
    assert "改正：改为“部署”" in told["actions"]
    assert told["mended"][0] == "关于😀部署工作的通知"
    assert told["again"] == "布署"
    assert told["exit"] == 0
