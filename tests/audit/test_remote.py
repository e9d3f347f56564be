"""Archives behind addresses: listed, read, read again, in folders and in zips, and what cannot be reached."""

from __future__ import annotations

import sqlite3
import threading
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from gongwen_lint.audit import remote
from gongwen_lint.audit.discover import files
from gongwen_lint.testing import build_docx

pytest.importorskip("fsspec", reason="the extra remote is not installed")

Run = Callable[..., tuple[int, str, str]]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        return


@pytest.fixture
def served(tmp_path: Path) -> Iterator[str]:
    """The address of `archive` in the test's folder."""
    pytest.importorskip("aiohttp", reason="the extra remote is not installed")
    (tmp_path / "archive").mkdir()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(tmp_path)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/archive/"
    server.shutdown()
    server.server_close()


def outcomes(store: Path) -> dict[str, str]:
    with sqlite3.connect(store) as connection:
        return dict(connection.execute("SELECT path, outcome FROM file"))


def faults(store: Path) -> list[str]:
    query = "SELECT path FROM open_finding f JOIN document d ON d.id = f.file WHERE f.code = 'CY44-6' ORDER BY path"
    with sqlite3.connect(store) as connection:
        return [path for (path,) in connection.execute(query)]


def fill(folder: Path, papers: Any) -> None:
    """Six papers, two of them with a fault: three in folders, three in a zip."""
    (folder / "inner").mkdir(parents=True, exist_ok=True)
    for number in (1, 2, 3):
        place = folder / "inner" if number > 1 else folder
        (place / f"{number}.docx").write_bytes(build_docx(papers.draft(number)))
    with zipfile.ZipFile(folder / "p.zip", "w") as package:
        for number in (4, 5, 6):
            package.writestr(f"z/{number}.docx", build_docx(papers.draft(number)))


NAMES = {"1.docx", "inner/2.docx", "inner/3.docx", "p.zip/z/4.docx", "p.zip/z/5.docx", "p.zip/z/6.docx"}
FAULTY = ["inner/3.docx", "p.zip/z/6.docx"]


def test_an_archive_on_a_server(tmp_path: Path, papers: Any, run: Run, served: str) -> None:
    fill(tmp_path / "archive", papers)
    status, _, err = run("audit", served, "--store", "a.db", "--quiet")
    assert status == 0, err
    assert outcomes(tmp_path / "a.db") == dict.fromkeys(NAMES, "checked")
    assert faults(tmp_path / "a.db") == FAULTY
    (tmp_path / "archive" / "1.docx").write_bytes(build_docx(papers.draft(9)))
    assert "检查 1，打不开 0，隔离 0，跳过 5" in run("audit", served, "--store", "a.db", "--quiet")[1]
    assert faults(tmp_path / "a.db") == ["1.docx", *FAULTY]


def test_addresses_of_this_machine_are_paths(tmp_path: Path, papers: Any, run: Run) -> None:
    fill(tmp_path / "archive", papers)
    (tmp_path / "archive" / "gongwen-lint.toml").write_text('ignore = ["CY44-6"]\n', encoding="utf-8")
    assert run("audit", (tmp_path / "archive").as_uri(), "--store", "a.db", "--quiet")[0] == 0
    assert faults(tmp_path / "a.db") == [] and len(outcomes(tmp_path / "a.db")) == 7  # its configuration counts


def test_chained_addresses_and_named_configuration(tmp_path: Path, papers: Any, run: Run) -> None:
    fill(tmp_path / "archive", papers)
    with zipfile.ZipFile(tmp_path / "whole.zip", "w") as package:
        for path in sorted((tmp_path / "archive").rglob("*.*")):
            package.write(path, str(path.relative_to(tmp_path / "archive")))
    address = f"zip://::{tmp_path}/whole.zip"
    assert run("audit", address, "--store", "a.db", "--quiet")[0] == 0
    assert outcomes(tmp_path / "a.db") == dict.fromkeys(NAMES, "checked") and faults(tmp_path / "a.db") == FAULTY
    assert "跳过 6" in run("audit", address, "--store", "a.db", "--quiet")[1]
    (tmp_path / "gongwen-lint.toml").write_text('ignore = ["CY44-6"]\n', encoding="utf-8")
    assert run("audit", address, "--store", "b.db", "--quiet")[0] == 0
    assert faults(tmp_path / "b.db") == FAULTY  # the one of the folder one stands in is not theirs
    arguments = ("audit", address, "--store", "c.db", "--quiet", "--config", "gongwen-lint.toml")
    assert run(*arguments)[0] == 0 and faults(tmp_path / "c.db") == []


def test_memory_is_listed_folder_by_folder_in_order() -> None:
    import fsspec

    system = fsspec.filesystem("memory")
    for name in ("b/2.docx", "a.docx", "b/1.docx", ".hidden/x.docx", "c.txt", "b/c/~$3.docx"):
        system.pipe_file(f"/listed/{name}", name.encode())
    found = list(files(["memory://listed"]))
    assert [(f.path, f.document) for f in found] == [
        ("a.docx", True), ("c.txt", False), ("b/1.docx", True), ("b/2.docx", True), ("b/c/~$3.docx", False),
    ]  # fmt: skip
    assert remote.content("memory://listed", "b/1.docx", 4) == b"b/1.d"  # one more than asked, which tells it is longer
    assert [f.path for f in files(["memory://listed/b/2.docx"])] == ["2.docx"]
    with pytest.raises(OSError):
        remote.content("memory://listed", "none.docx", 4)


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("memory://somewhere", "只在本进程里存在"),
        ("nonsense://somewhere", "不认识 nonsense://"),
        ("http://127.0.0.1:1/x/", "读不到"),
        ("zip://none::nowhere.zip", "nowhere.zip"),
    ],
)
def test_what_cannot_be_reached_is_said_in_one_sentence(tmp_path: Path, run: Run, address: str, words: str) -> None:
    status, _, err = run("audit", address, "--store", "a.db", "--quiet")
    assert status == 2 and words in err and "Traceback" not in err and err.count("\n") == 1


def test_without_fsspec_it_says_what_to_install(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "none" / "fsspec").mkdir(parents=True)
    (tmp_path / "none" / "fsspec" / "__init__.py").write_text("raise ImportError", encoding="utf-8")
    code = f"import sys; sys.path.insert(0, {str(tmp_path / 'none')!r}); from gongwen_lint.cli import script; script()"
    import subprocess
    import sys

    command = [sys.executable, "-c", code, "audit", "s3://bucket/x", "--store", str(tmp_path / "a.db")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, env={"PYTHONUTF8": "1"})
    assert done.returncode == 2 and 'pip install "gongwen-lint[remote]"' in done.stderr and done.stderr.count("\n") == 1
