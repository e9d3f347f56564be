"""How fast and how lean the linter is, as ratios that mean the same on every machine. Nothing here is a test.

    python benchmarks/bench.py                          against bare Python and bare lxml
    python benchmarks/bench.py --rival ENV/bin/gongwen  and against gongwen-skill, in an environment of its own

Times are CPU time (user and system, children included); every figure is the median of interleaved runs, so that a busy
machine bears on both sides alike. Papers are built with `gongwen_lint.testing`.
"""

from __future__ import annotations

import argparse
import gc
import io
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from gongwen_lint.testing import build_docx

BARE = [sys.executable, "-c", "pass"]
BESIDE = Path(sys.executable).with_name("gongwen-lint")
LINT = [str(BESIDE)] if BESIDE.exists() else [sys.executable, "-m", "gongwen_lint"]

TWO_PAGES = 1_000  # characters: GB/T 9704 has 22 lines of 28 on a page, and headings do not fill theirs
THREE_HUNDRED_PAGES = 300 * 22 * 25


def paper(characters: int) -> bytes:
    """The report beside this file with its numbered part repeated until it has about so many characters."""
    draft = Path(__file__).with_name("report.md").read_text(encoding="utf-8")
    start, end = draft.index("　　一、"), draft.index("　　特此报告。")
    head, body, tail = draft[:start], draft[start:end].splitlines(keepends=True), draft[end:]
    lines: list[str] = []
    length = len(head) + len(tail)
    while length < characters:
        lines.append(body[len(lines) % len(body)])
        length += len(lines[-1])
    return build_docx(head + "".join(lines) + tail)


def cpu(command: Sequence[str]) -> float:
    """CPU seconds of a command and its children."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def cold(commands: dict[str, Sequence[str]], repeats: int) -> dict[str, float]:
    """The median CPU seconds of each command, run in turns."""
    runs: dict[str, list[float]] = {name: [] for name in commands}
    for number in range(repeats + 1):
        for name, command in commands.items():
            spent = cpu(command)
            if number:  # the first turn fills the file caches
                runs[name].append(spent)
    return {name: statistics.median(spent) for name, spent in runs.items()}


def warm(functions: dict[str, Callable[[], object]], repeats: int) -> dict[str, float]:
    """The median CPU seconds of each function in this process, run in turns."""
    runs: dict[str, list[float]] = {name: [] for name in functions}
    for number in range(repeats + 3):
        for name, function in functions.items():
            gc.collect()
            started = time.process_time()
            function()
            if number >= 3:
                runs[name].append(time.process_time() - started)
    return {name: statistics.median(spent) for name, spent in runs.items()}


def parse_only(data: bytes) -> object:
    """The least that any reader must do: unzip document.xml and parse it with lxml."""
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


def document_size(data: bytes) -> int:
    """Bytes of document.xml."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.getinfo("word/document.xml").file_size


class Child(NamedTuple):
    """What a process that linted one paper says of itself."""

    peak: int  # bytes
    dictionaries: list[str]  # segmentation dictionaries that were loaded


def in_child(path: Path) -> Child:
    """Lint one paper in a process of its own. (The peak is that of the process image: Linux tells it as VmHWM.)"""
    source = """
import json, resource, sys
from gongwen_lint.cli import main
try:
    main()
except SystemExit:
    pass
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
try:
    with open("/proc/self/status") as status:
        peak = next(int(line.split()[1]) * 1024 for line in status if line.startswith("VmHWM"))
except (OSError, StopIteration):
    pass
print(json.dumps([peak, [name for name in ("jieba", "rjieba") if name in sys.modules]]), file=sys.stderr)
"""
    command = [sys.executable, "-c", source, "check", "--no-cache", "--fail-on", "never", "--isolated", str(path)]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", check=True)
    return Child(*json.loads(done.stderr.splitlines()[-1]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--repeats", type=int, default=11, help="turns of the cold commands (default 11)")
    parser.add_argument("--rival", metavar="COMMAND", help="the `gongwen` command of gongwen-skill")
    options = parser.parse_args()
    short, long = paper(TWO_PAGES), paper(THREE_HUNDRED_PAGES)
    with tempfile.TemporaryDirectory() as folder:
        two, many = Path(folder, "two-pages.docx"), Path(folder, "many-pages.docx")
        two.write_bytes(short)
        many.write_bytes(long)
        measure_commands(two, options.rival, options.repeats)
        measure_lint("two", short, goal=8, repeats=60)
        measure_lint("300", long, goal=6, repeats=7)
        measure_format("two", short, repeats=60)
        measure_format("300", long, repeats=7)
        measure_memory(two, many, document_size(long))


def measure_commands(two: Path, rival: str | None, repeats: int) -> None:
    commands: dict[str, Sequence[str]] = {
        "bare": BARE,
        "version": [*LINT, "--version"],
        "check": [*LINT, "check", "--no-cache", str(two)],
    }
    if rival:
        commands["rival"] = [rival, "check", str(two)]
    spent = cold(commands, repeats)
    bare = spent["bare"]
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} processors; bare Python {bare * 1000:.1f} ms CPU")
    line("--version, against bare Python", spent["version"] / bare, most=4)
    line("cold check of two pages, against bare Python", spent["check"] / bare, most=10)
    if rival:
        line("gongwen-skill on the same paper, against ours", spent["rival"] / spent["check"], least=4)


def measure_lint(what: str, data: bytes, *, goal: int, repeats: int) -> None:
    from gongwen_lint.testing.engine import Engine

    engine = Engine()
    times = warm({"parse": lambda: parse_only(data), "lint": lambda: engine.lint(data, "paper.docx")}, repeats)
    line(f"full lint of {what} pages in process, against unzip and parse", times["lint"] / times["parse"], most=goal)
    size = document_size(data) / 1e6
    note(f"parse {times['parse'] * 1000:.2f} ms, lint {times['lint'] * 1000:.2f} ms, document.xml {size:.2f} MB")


def measure_format(what: str, data: bytes, *, repeats: int) -> None:
    """What the format checks cost beside the content checks, all that only they have read counted in."""
    from gongwen_lint.reading import read
    from gongwen_lint.testing.engine import Engine

    engine = Engine()
    times = warm(
        {
            "read": lambda: read(data, "paper.docx"),
            "content": lambda: engine.lint(data, "paper.docx", {"select": ["content"], "extend-select": []}),
            "all": lambda: engine.lint(data, "paper.docx", {"select": ["all"], "extend-select": []}),
        },
        repeats,
    )
    spent = times["all"] - times["content"]
    line(f"format checks of {what} pages, against reading the paper", spent / times["read"], most=1.5)
    note(f"reading {times['read'] * 1000:.2f} ms, format checks {spent * 1000:.2f} ms")


def measure_memory(two: Path, many: Path, size: int) -> None:
    lean, fat = in_child(two), in_child(many)
    line("peak memory of a check of 300 pages", fat.peak / 1e6, most=20 + 15 * size / 1e6, unit="MB")
    note(f"of two pages {lean.peak / 1e6:.1f} MB")
    print(f"dictionary loaded for a paper without a candidate: {', '.join(lean.dictionaries) or 'none'}")


def line(what: str, value: float, *, most: float | None = None, least: float | None = None, unit: str = "×") -> None:
    """One figure with its goal."""
    reached = value <= most if most is not None else value >= (least or 0)
    goal = f"≤ {most:.3g}" if most is not None else f"≥ {least:.0f}"
    print(f"{what:<62}{value:8.2f} {unit:<3}{goal:<7}{'ok' if reached else 'NOT REACHED'}")


def note(words: str) -> None:
    print(f"    {words}")


if __name__ == "__main__":
    main()
