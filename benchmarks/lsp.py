"""How long the language server takes to check a draft again after a keystroke. Nothing here is a test.

    python benchmarks/lsp.py

A server in this process is given a draft of two pages and then one change at a time, as an editor sends them. Reported is
the median of what the server's process does for one keystroke (take in the change, lint, make and serialise the
diagnostics: CPU and wall time, without the pause it waits for more keystrokes), and of a real round trip through a
server process on standard input and output, the pause included.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import statistics
import sys
import tempfile
import time
from pathlib import Path

from lsprotocol import types
from pygls.lsp.client import LanguageClient

from gongwen_lint.linter import Request
from gongwen_lint.lsp.diagnostics import Diagnostics
from gongwen_lint.lsp.features import register
from gongwen_lint.lsp.positions import Text
from gongwen_lint.lsp.server import Server
from gongwen_lint.lsp.sheets import Seen
from gongwen_lint.lsp.view import TextView

GOAL = 50  # ms
TWO_PAGES = 1_000  # characters, as in bench.py
WORDS = "为进一步做好有关工作，请区政府各部门按照职责分工抓好落实。"


def draft(root: Path, characters: int) -> str:
    """The request with five violations, its text repeated until it has about so many characters."""
    text = (root / "fixtures" / "papers" / "qingshi_five_violations.md").read_text(encoding="utf-8")
    start, end = text.index("　　二、"), text.index("　　妥否")
    body = text[start:end]
    while len(text) < characters:
        text = text[:end] + body + text[end:]
    return text


def keystrokes(text: str, repeats: int) -> list[types.TextDocumentContentChangePartial]:
    """Words typed one after another into the middle of the draft."""
    line = text[: text.index("　　二、")].count("\n") + 1
    changes = []
    for number in range(repeats):
        at = types.Position(line, 2 + number)
        words = WORDS[number % len(WORDS)]
        changes.append(types.TextDocumentContentChangePartial(types.Range(at, at), words))
    return changes


def in_process(text: str, path: str, repeats: int) -> tuple[list[float], list[float]]:
    """CPU and wall milliseconds of each keystroke."""
    server = Server(Request())
    register(server)
    server.examiner.warm()
    maker = Diagnostics(server.pages, server.articles)
    maker.related = maker.described = True
    current, units = Text(text), server.sheets.units
    cpu, wall = [], []
    for number, change in enumerate(keystrokes(text, repeats + 5)):
        started, used = time.perf_counter(), time.process_time()
        current = current.changed(change, units)
        result = server.examiner.lint_text(current.text, path)
        seen = Seen(number, result, TextView(current, result.document, units), number)
        params = types.PublishDiagnosticsParams("file:///a.md", maker.of("file:///a.md", seen), number)
        message = types.PublishDiagnosticsNotification(params)
        json.dumps(message, default=server.protocol._serialize_message)
        if number >= 5:
            wall.append((time.perf_counter() - started) * 1000)
            cpu.append((time.process_time() - used) * 1000)
    server.close()
    return cpu, wall


async def round_trips(text: str, folder: Path, repeats: int) -> list[float]:
    """Wall milliseconds from a keystroke to its diagnostics, through a server process."""
    client = LanguageClient("benchmark", "1")
    uri = (folder / "a.md").as_uri()
    published: asyncio.Queue[int | None] = asyncio.Queue()

    @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    def publish(params: types.PublishDiagnosticsParams) -> None:
        published.put_nowait(params.version)

    await client.start_io(sys.executable, "-m", "gongwen_lint", "lsp")
    await client.initialize_async(types.InitializeParams(types.ClientCapabilities(), root_uri=folder.as_uri()))
    client.initialized(types.InitializedParams())
    client.text_document_did_open(types.DidOpenTextDocumentParams(types.TextDocumentItem(uri, "markdown", 0, text)))
    await published.get()
    await asyncio.sleep(1)  # let it make itself ready
    times = []
    for version, change in enumerate(keystrokes(text, repeats), 1):
        document = types.VersionedTextDocumentIdentifier(version, uri)
        started = time.perf_counter()
        client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))
        while await published.get() != version:
            pass
        times.append((time.perf_counter() - started) * 1000)
        await asyncio.sleep(0.02)
    await client.shutdown_async(None)
    client.exit(None)
    await client.stop()
    return times


def line(what: str, times: list[float], goal: int | None = None) -> None:
    """One figure, with its goal where it has one."""
    median, late = statistics.median(times), sorted(times)[int(len(times) * 0.95)]
    reached = "" if goal is None else f"  ≤ {goal} {'ok' if median <= goal else 'NOT REACHED'}"
    print(f"{what:<58}{median:8.1f} ms (95 %: {late:.1f}){reached}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--repeats", type=int, default=100, help="keystrokes (default 100)")
    parser.add_argument("--characters", type=int, default=TWO_PAGES, help="length of the draft (default two pages)")
    options = parser.parse_args()
    text = draft(Path(__file__).resolve().parent.parent, options.characters)
    print(f"Python {sys.version.split()[0]}, a draft of {len(text)} characters, {options.repeats} keystrokes")
    with tempfile.TemporaryDirectory() as folder:
        cpu, wall = in_process(text, str(Path(folder, "a.md")), options.repeats)
        line("check again after a keystroke, in the server's process, CPU", cpu)
        line("the same, wall", wall, GOAL)
        trips = asyncio.run(round_trips(text, Path(folder), options.repeats))
        line("from keystroke to diagnostics, pause and pipes included", trips)


if __name__ == "__main__":
    main()
