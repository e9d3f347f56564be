"""Archives of invented papers, poison among them, and the command run on them in a process of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from gongwen_lint.testing import build_docx

HERE = Path(__file__).parent
PAPER = """北京市朝阳区某某局文件
朝某局文〔2016〕{number}号　　　　签发人：李四
===
北京市朝阳区某某局关于第{number}号工作情况的请示
{recipient}：
　　按照工作部署，现将有关情况请示如下。{words}
　　妥否，请批示。
　　　　　　　　　　北京市朝阳区某某局
　　　　　　　　　　2016年4月{day}日
"""
POISON = {  # harm → the code that its document is quarantined with
    "自杀": "GL401",
    "段错误": "GL401",
    "退出": "GL401",
    "抛出退出": "GL401",
    "空转": "GL402",
    "正则": "GL402",
    "吃内存": "GL403",
}


def draft(number: int, words: str = "") -> str:
    """A paper; every third one has a fault (CY44-6)."""
    recipient = "张副区长" if number % 3 == 0 else "区政府"
    return PAPER.format(number=number, recipient=recipient, words=words, day=number % 28 + 1)


def fill(folder: Path, count: int, first: int = 1) -> None:
    """Write papers into a folder, every fifth as .docx."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(first, first + count):
        text = draft(number)
        if number % 5:
            (folder / f"{number:04}.md").write_text(text, encoding="utf-8")
        else:
            (folder / f"{number:04}.docx").write_bytes(build_docx(text))


def spoil(folder: Path, harms: Mapping[str, str] = POISON) -> None:
    """Write a poisonous paper for each harm, and files that cannot be read."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, harm in enumerate(harms, 900):
        (folder / f"毒{number}-{harm}.md").write_text(draft(number, f"毒物：{harm}。"), encoding="utf-8")
    good = build_docx(draft(1))
    (folder / "截断.docx").write_bytes(good[: len(good) // 2])
    (folder / "空.docx").write_bytes(b"")
    (folder / "图片.docx").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 200)
    (folder / "旧.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    (folder / "坏.zip").write_bytes(b"PK\x03\x04 nothing")
    with zipfile.ZipFile(folder / "炸弹.docx", "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("[Content_Types].xml", "<Types/>")
        bomb.writestr("word/document.xml", b" " * (200 << 20))


UNREADABLE = 6  # what `spoil` adds besides poison


class Papers:
    """What tests make archives of."""

    poison = POISON
    unreadable = UNREADABLE
    draft = staticmethod(draft)
    fill = staticmethod(fill)
    spoil = staticmethod(spoil)


@pytest.fixture(scope="session")
def papers() -> Papers:
    return Papers()


@pytest.fixture(scope="session")
def plugins(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that, on PYTHONPATH, installs the poisonous plug-in."""
    folder = tmp_path_factory.mktemp("plugins")
    shutil.copy(HERE / "poison.py", folder / "gongwen_poison.py")
    info = folder / "gongwen_poison-1.dist-info"
    info.mkdir()
    (info / "entry_points.txt").write_text("[gongwen_lint]\npoison = gongwen_poison:plugin\n", encoding="utf-8")
    return folder


Command = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def command(plugins: Path, tmp_path: Path) -> Command:
    """Starts `gongwen-lint` with the poisonous plug-in in a folder of the test."""

    def start(*arguments: str | Path, **more: object) -> subprocess.Popen[str]:
        environment = {**os.environ, "PYTHONPATH": str(plugins), "PYTHONUTF8": "1"}
        return subprocess.Popen(
            [sys.executable, "-m", "gongwen_lint", *map(str, arguments)],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            **{"cwd": tmp_path, **more},  # type: ignore[call-overload]
        )

    return start


@pytest.fixture
def run(command: Command) -> Callable[..., tuple[int, str, str]]:
    """Runs `gongwen-lint` to its end: status, output, errors."""

    def finished(*arguments: str | Path, **more: object) -> tuple[int, str, str]:
        process = command(*arguments, **more)
        out, err = process.communicate(timeout=120)
        return process.returncode, out, err

    return finished
