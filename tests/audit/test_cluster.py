"""An audit on a Dask cluster whose parts are separate commands: the local run's content, whatever is killed meanwhile."""

from __future__ import annotations

import os
import random
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from gongwen_lint.audit.store import content_digest

pytest.importorskip("distributed", reason="the extra cluster is not installed")
pytest.importorskip("pyarrow", reason="the extra cluster is not installed")
pytestmark = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="kills groups of processes")

Run = Callable[..., tuple[int, str, str]]
Command = Callable[..., "subprocess.Popen[str]"]
LIMITS = ("--suffix", ".md", "--time-limit", "1", "--memory-limit", "300", "--quiet")


class Cluster:
    """A scheduler, and workers with their nannies, each in a session of its own."""

    def __init__(self, folder: Path, plugins: Path) -> None:
        self._folder = folder
        self._environment = {
            **os.environ,
            "PYTHONPATH": str(plugins),
            "DASK_DISTRIBUTED__LOGGING__DISTRIBUTED": "error",
        }
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self._port = probe.getsockname()[1]
        self.address = f"tcp://127.0.0.1:{self._port}"
        self.nodes: list[subprocess.Popen[bytes]] = []
        self.scheduler = self._start(
            "dask_scheduler", "--host", "127.0.0.1", "--port", str(self._port), "--no-dashboard"
        )

    def add(self, **environment: str) -> subprocess.Popen[bytes]:
        """A node: a nanny and its worker of one thread."""
        arguments = (self.address, "--nthreads", "1", "--no-dashboard", "--local-directory", str(self._folder / "dask"))
        node = self._start("dask_worker", *arguments, **environment)
        self.nodes.append(node)
        return node

    def _start(self, module: str, *arguments: str, _cwd: str = "", **environment: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", f"distributed.cli.{module}", *arguments]
        with (self._folder / f"{module}.log").open("ab") as log:
            return subprocess.Popen(
                command, cwd=_cwd or self._folder, env={**self._environment, **environment}, stdout=log, stderr=log,
                start_new_session=True,
            )  # fmt: skip

    def end(self) -> None:
        for process in (*self.nodes, self.scheduler):
            kill_group(process)


def kill_group(process: subprocess.Popen[bytes]) -> None:
    """Kill a command and all that it started: for workers this is the end of a machine."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    process.wait()


def descendants(process: int) -> list[int]:
    found: list[int] = []
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(entry.read_text().rpartition(")")[2].split()[1])
        except (OSError, ValueError, IndexError):
            continue
        if parent == process:
            found.append(int(entry.parent.name))
    return found + [inner for child in found for inner in descendants(child)]


@pytest.fixture
def cluster(tmp_path: Path, plugins: Path) -> Iterator[Cluster]:
    made = Cluster(tmp_path, plugins)
    try:
        yield made
    finally:
        made.end()


def on(cluster: Cluster) -> tuple[str, ...]:
    return ("--engine", "dask", "--scheduler", cluster.address)


def parts(store: Path) -> list[Path]:
    return sorted(Path(f"{store}.parts").glob("*/[!.]*.parquet"))


def test_two_workers_find_what_one_machine_finds(tmp_path: Path, papers: Any, run: Run, cluster: Cluster) -> None:
    import pyarrow.parquet as pq

    papers.fill(tmp_path / "archive", 230)
    poison = ("自杀", "抛出退出", "空转", "吃内存")
    papers.spoil(tmp_path / "archive" / "毒", {harm: papers.poison[harm] for harm in poison})
    cluster.add()
    cluster.add()
    assert run("audit", "archive", *LIMITS, "--store", "local.db")[0] == 0
    status, out, err = run("audit", "archive", *LIMITS, "--store", "dask.db", *on(cluster))
    assert status == 0, err
    assert "检查 230" in out and f"隔离 {len(poison)}" in out
    assert content_digest(str(tmp_path / "dask.db")) == content_digest(str(tmp_path / "local.db"))
    written = parts(tmp_path / "dask.db")
    assert all(re.fullmatch(r"\d{9}-[0-9a-f]{16}\.parquet", part.name) for part in written)
    files = [row["file"] for part in written for row in pq.read_table(part).to_pylist()]
    with sqlite3.connect(tmp_path / "dask.db") as connection:
        checked = connection.execute("SELECT id FROM file WHERE outcome != 'skipped' AND code IS NOT 'GL004'")
        assert {row[0] for row in checked} <= set(files) and len(files) == len(set(files))

    again = run("audit", "archive", *LIMITS, "--store", "again.db", *on(cluster))
    assert again[0] == 0
    fresh = [part.read_bytes() for part in parts(tmp_path / "again.db")]
    assert fresh == [part.read_bytes() for part in written]  # equal bytes, whoever made them and when

    (tmp_path / "archive" / "0001.md").write_text(papers.draft(3), encoding="utf-8")
    status, out, err = run("audit", "archive", *LIMITS, "--store", "dask.db", *on(cluster))
    assert status == 0 and "检查 1，" in out, err
    assert len(parts(tmp_path / "dask.db")) == 1  # those of the former audit have gone


def test_killed_at_any_moment_it_ends_with_the_same_store(
    tmp_path: Path, papers: Any, run: Run, command: Command, cluster: Cluster
) -> None:
    papers.fill(tmp_path / "archive", 900)
    papers.spoil(tmp_path / "archive" / "毒", {"退出": "", "自杀": "", "杀上级": ""})
    for _ in range(2):
        cluster.add()
    assert run("audit", "archive", *LIMITS, "--store", "calm.db")[0] == 0
    arguments = ("audit", "archive", *LIMITS, "--store", "wild.db", *on(cluster))
    dice = random.Random(8)
    drivers = 0
    for turn in range(40):
        process = command(*arguments, start_new_session=True)
        deadline = time.monotonic() + 60
        while drivers < 2 and not collected(tmp_path / "wild.db", drivers) and time.monotonic() < deadline:
            time.sleep(0.05)
        if turn % 2:
            kill_group(cluster.nodes.pop(0))  # a machine
            cluster.add()
        for _ in range(3):
            time.sleep(dice.uniform(0, 0.2))
            below = [p for node in cluster.nodes for p in descendants(node.pid)]
            if below:
                kill(dice.choice(below))  # a worker, a bench, a guard
        if drivers < 2 and process.poll() is None:
            drivers += 1
            kill(process.pid)
        _, err = process.communicate(timeout=120)
        if process.returncode == 0:
            break
        assert process.returncode == -signal.SIGKILL, err
    assert drivers and process.returncode == 0
    assert content_digest(str(tmp_path / "wild.db")) == content_digest(str(tmp_path / "calm.db"))


def collected(store: Path, more_than: int) -> bool:
    try:
        with sqlite3.connect(store) as connection:
            return bool(connection.execute("SELECT count(*) FROM part").fetchone()[0] > more_than)
    except sqlite3.OperationalError:
        return False


def kill(process: int) -> None:
    try:
        os.kill(process, signal.SIGKILL)
    except ProcessLookupError:
        return


def test_parts_of_a_dead_driver_are_collected_and_not_made_again(
    tmp_path: Path, papers: Any, run: Run, command: Command, cluster: Cluster
) -> None:
    papers.fill(tmp_path / "archive", 300)
    cluster.add()
    arguments = ("audit", "archive", *LIMITS, "--store", "a.db", *on(cluster))
    process = command(*arguments)
    deadline = time.monotonic() + 60
    while len(parts(tmp_path / "a.db")) < 2 and time.monotonic() < deadline:
        if parts(tmp_path / "a.db"):
            process.send_signal(signal.SIGSTOP)  # so that parts come that it does not collect
        time.sleep(0.05)
    process.kill()
    process.communicate()
    before = {part.name: part.stat().st_mtime_ns for part in parts(tmp_path / "a.db")}
    (tmp_path / "a.db.parts" / "stray").mkdir()
    status, out, err = run(*arguments)
    assert status == 0 and "检查 300" in out, err
    after = {part.name: part.stat().st_mtime_ns for part in parts(tmp_path / "a.db")}
    assert before and {name: after.get(name) for name in before} == before
    assert (tmp_path / "a.db.parts" / "stray").is_dir()  # what is not ours stays


def test_a_dead_scheduler_ends_the_driver_in_one_sentence(
    tmp_path: Path, papers: Any, command: Command, run: Run, cluster: Cluster
) -> None:
    papers.fill(tmp_path / "archive", 20)
    (tmp_path / "archive" / "0.md").write_text(papers.draft(1, "毒物：睡觉。"), encoding="utf-8")
    cluster.add()
    limits = ("--suffix", ".md", "--time-limit", "100", "--quiet")
    process = command("audit", "archive", *limits, "--store", "a.db", *on(cluster))
    deadline = time.monotonic() + 60
    while not list(tmp_path.glob("a.db.parts/*")) and time.monotonic() < deadline:
        time.sleep(0.05)
    time.sleep(2)
    assert process.poll() is None
    kill_group(cluster.scheduler)
    _, err = process.communicate(timeout=120)
    assert process.returncode == 2 and "GL501" in err and "接着做" in err and "Traceback" not in err
    assert err.count("\n") == 1
    assert run("audit", "archive", *LIMITS, "--store", "a.db")[0] == 0  # this machine takes over


def test_workers_with_other_rules_are_refused(tmp_path: Path, papers: Any, run: Run, cluster: Cluster) -> None:
    papers.fill(tmp_path / "archive", 3)
    cluster.add(PYTHONPATH="")  # without the pack that the driver has
    status, _, err = run("audit", "archive", *LIMITS, "--store", "a.db", *on(cluster))
    assert status == 2 and "GL503" in err and "规则包 poison 是 没有装" in err and err.count("\n") == 1


def test_workers_that_read_another_configuration_are_refused(
    tmp_path: Path, papers: Any, run: Run, cluster: Cluster
) -> None:
    papers.fill(tmp_path / "archive", 3)
    for place, code in (("here", "CY44-6"), ("there", "CY44-7")):
        (tmp_path / place).mkdir()
        (tmp_path / place / "mine.toml").write_text(f'ignore = ["{code}"]\n', encoding="utf-8")
    config = tmp_path / "archive" / "gongwen-lint.toml"
    config.symlink_to("/proc/self/cwd/mine.toml")  # another file for each process, as on machines with a folder each
    cluster.add(_cwd=str(tmp_path / "there"))
    arguments = ("audit", str(tmp_path / "archive"), *LIMITS, "--store", str(tmp_path / "a.db"), *on(cluster))
    status, _, err = run(*arguments, cwd=tmp_path / "here")
    assert status == 2 and "GL503" in err and "配置" in err and err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--engine", "dask"), "--scheduler"),
        (("--scheduler", "tcp://127.0.0.1:1"), "--engine dask"),
        (("--engine", "dask", "--scheduler", "nonsense"), "GL501"),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(
    tmp_path: Path, papers: Any, run: Run, arguments: tuple[str, ...], words: str
) -> None:
    papers.fill(tmp_path / "archive", 1)
    status, _, err = run("audit", "archive", *arguments)
    assert status == 2 and words in err and "Traceback" not in err and err.count("\n") == 1
