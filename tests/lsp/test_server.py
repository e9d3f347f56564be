"""The server itself: configuration that changes, faults that must not end it, and its end."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys

import pytest
from lsprotocol import types

pytestmark = pytest.mark.asyncio(loop_scope="module")


def codes(diagnostics) -> list[str]:
    return [d.code for d in diagnostics]


async def test_a_changed_configuration_checks_everything_again(shared, five, five_docx) -> None:
    (shared.root / "a.docx").write_bytes(five_docx)
    shared.open("a.md", five)
    await shared.request("gongwen/lintDocx", {"uri": shared.uri("a.docx")})
    assert "CY44-6" in codes(await shared.diagnostics("a.md", 1))
    (shared.root / "gongwen-lint.toml").write_text('ignore = ["CY44-6", "TL15-7"]\n', encoding="utf-8")
    shared.saved("gongwen-lint.toml", how=types.FileChangeType.Created)
    for name in ("a.md", "a.docx"):
        await shared.until(lambda name=name: "CY44-6" not in codes(shared.client.diagnostics[shared.uri(name)]))


async def test_a_waiver_takes_a_finding_away_once_it_has_a_reason(shared, five) -> None:
    (shared.root / "gongwen-lint.toml").write_text("", encoding="utf-8")
    shared.open("a.md", five)
    assert "CY44-6" in codes(await shared.diagnostics("a.md", 1))
    waiver = shared.root / "gongwen-waivers.toml"
    waiver.write_text('[[waiver]]\nfile = "a.md"\ncheck = "CY44-6"\nreason = ""\n', encoding="utf-8")
    shared.saved(waiver.name)
    (one,) = await shared.until(lambda: [d for d in shared.published[-1].diagnostics if d.code == "GL301"])
    assert "reason 不能为空" in one.message and len(shared.published[-1].diagnostics) == 1
    waiver.write_text(waiver.read_text(encoding="utf-8").replace('""', '"区长直接交办"'), encoding="utf-8")
    shared.saved(waiver.name)
    await shared.until(lambda: "CY18-1" in codes(shared.published[-1].diagnostics))
    assert "CY44-6" not in codes(shared.published[-1].diagnostics)


async def test_a_configuration_that_changes_unseen_counts_at_the_next_keystroke(editor, five) -> None:
    def change(capabilities) -> None:
        capabilities.workspace.did_change_watched_files = None

    await editor.start(change=change)
    editor.open("a.md", five)
    assert "CY44-6" in codes(await editor.diagnostics("a.md", 1))
    (editor.root / "gongwen-lint.toml").write_text('ignore = ["CY44-6", "TL15-7"]\n', encoding="utf-8")
    assert "CY44-6" not in codes(await editor.diagnostics("a.md", editor.type("a.md", 5, 2, "，")))
    assert editor.registered == []


async def test_clients_that_pull_are_told_to_pull_again(editor, five) -> None:
    def change(capabilities) -> None:
        capabilities.text_document.diagnostic = types.DiagnosticClientCapabilities()
        capabilities.workspace.diagnostics = types.DiagnosticWorkspaceClientCapabilities(refresh_support=True)

    await editor.start(change=change)
    editor.open("a.md", five)
    editor.client.workspace_did_change_configuration(
        types.DidChangeConfigurationParams({"gongwen": {"isolated": True}})
    )
    await editor.until(lambda: editor.refreshed)


async def test_wishes_may_change(editor, five) -> None:
    await editor.start({"asOf": "2010-01-01"})
    editor.open("a.md", five)
    assert "CY44-6" not in codes(await editor.diagnostics("a.md", 1)), "not yet in force"
    link = "command:gongwen.reveal?{arguments}"
    wishes = {"asOf": "2016-05-01", "statusNotifications": True, "codeLink": link}
    wish = types.DidChangeConfigurationParams({"gongwen": wishes})
    editor.client.workspace_did_change_configuration(wish)
    status = await editor.until(lambda: editor.checked and editor.checked[-1])
    one = next(d for d in editor.published[-1].diagnostics if d.code == "CY44-6")
    assert one.code_description.href.startswith("command:gongwen.reveal?%5B%22file")
    assert one.data["fingerprint"] in one.code_description.href
    assert (status.status, status.kind) == ("checked", "请示") and status.counts.error > 0


async def test_a_broken_check_is_one_diagnostic_and_the_rest_goes_on(shared) -> None:
    shared.open("a.md", "关于布署工作的通知\n各局：\n　　让检查出错。\n")
    found = await shared.diagnostics("a.md", 1)
    assert {"FX01-1", "GL101"} <= set(codes(found))
    assert "FX01-2" in next(d.message for d in found if d.code == "GL101")
    log = [m.message for m in shared.client.log_messages if "FX01-2" in m.message]
    assert len(log) == 1 and "Traceback" in log[0]


async def test_nonsense_does_not_end_it(editor, five) -> None:
    await editor.start()
    writer = editor.client.protocol.writer

    def send(body: bytes) -> None:
        writer.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)

    send(b"{not json")
    send(b'{"jsonrpc": "2.0", "id": "x1", "method": "textDocument/hover", "params": {"position": 5}}')
    send(b'{"jsonrpc": "2.0", "id": "x2", "method": "gongwen/lintDocx"}')
    send(b'{"jsonrpc": "2.0", "method": "gongwen/closeDocx", "params": [1]}')
    send(b'{"jsonrpc": "2.0", "method": "gongwen/unheardOf", "params": {}}')
    editor.versions["never-opened.md"] = 1
    editor.type("never-opened.md", 0, 0, "甲")
    where = types.Range(types.Position(900, 900), types.Position(1, 2))
    editor.open("a.md", five)
    editor.change("a.md", types.TextDocumentContentChangePartial(where, "乙"))
    editor.open("lone.md", "关于\ud800布署的通知\n各局：\n　　请落实。\n")
    assert "FX01-1" in codes(await editor.diagnostics("lone.md", 1))
    assert "CY44-6" in codes(await editor.diagnostics("a.md", 2))
    for subject in ({"uri": "http://example.invalid/a.docx"}, {"uri": "file:///nowhere/a.docx"}):
        assert (await editor.request("gongwen/lintDocx", subject)).status == "unreadable"
    assert await editor.hover("unknown.md", 0, 0) is None
    assert await editor.actions("unknown.md", where) == []
    assert await editor.stop() == 0


async def test_random_edits_end_in_the_same_text(editor) -> None:
    """Whatever is typed, the server's text is the client's: the findings are those of the text opened anew."""
    import random

    await editor.start({"drafts": "all"})
    editor.open("README.md", "# gongwen\n\nHow to install. 请布署。\n")
    assert codes(await editor.diagnostics("README.md", 1)) == ["FX01-1"], "all texts, since the client wants it so"
    chance = random.Random(5)
    text = "关于布署工作的通知\r\n各局：\n　　请布署。\r甲𠮷乙\u2028丙\n"
    editor.open("a.md", text)
    for _ in range(120):
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        line = chance.randrange(len(lines))
        width = len(lines[line].encode("utf-16-le")) // 2
        character = chance.randint(0, width)
        while lines[line].encode("utf-16-le")[: 2 * character].decode("utf-16-le", "replace").endswith("\ufffd"):
            character -= 1
        words = chance.choice(["布署", "\n", "𠮷", "\r\n", "é，", "\u2028"])
        text = inserted(text, line, character, words)
        last = editor.type("a.md", line, character, words)
    found = await editor.diagnostics("a.md", last)
    editor.open("b.md", text)
    again = await editor.diagnostics("b.md", 1)
    assert [(d.code, d.range) for d in found] == [(d.code, d.range) for d in again]
    assert "FX01-1" in codes(found)


def inserted(text: str, line: int, character: int, words: str) -> str:
    import re

    ends = [m.end() for m in re.finditer(r"\r\n|\n|\r", text)]
    start = ([0, *ends])[line]
    units = text[start:].encode("utf-16-le")[: 2 * character].decode("utf-16-le")
    return text[: start + len(units)] + words + text[start + len(units) :]


async def test_it_ends_in_order(editor) -> None:
    await editor.start()
    folder = await editor.request("gongwen/explain", {"subject": "CY44"})
    assert await editor.stop() == 0
    from pathlib import Path

    from pygls.uris import to_fs_path

    assert not Path(to_fs_path(folder.uri)).exists()


def run(arguments: list[str], **more) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "gongwen_lint", *arguments], input=b"", capture_output=True, timeout=20, **more
    )


async def test_it_ends_when_the_client_is_gone() -> None:
    done = await asyncio.to_thread(run, ["lsp", "--stdio"])
    assert (done.returncode, done.stdout) == (1, b"")


async def test_without_pygls_it_says_what_to_install(tmp_path) -> None:
    (tmp_path / "pygls.py").write_text("raise ModuleNotFoundError('pygls', name='pygls')\n", encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path), "PYTHONUTF8": "1"}
    done = await asyncio.to_thread(run, ["lsp"], env=environment)
    assert done.returncode == 2 and "gongwen-lint[lsp]" in done.stderr.decode("utf-8")


async def test_no_plugin_in_the_folder_of_the_drafts_runs(editor, five) -> None:
    (editor.root / "evil-1.0.dist-info").mkdir()
    points = "[gongwen_lint]\nevil = evil\n"
    (editor.root / "evil-1.0.dist-info" / "entry_points.txt").write_text(points, encoding="utf-8")
    (editor.root / "evil.py").write_text("open('evil.txt', 'w').close()\n", encoding="utf-8")
    await editor.start()
    editor.open("a.md", five)
    await editor.diagnostics("a.md", 1)
    assert not (editor.root / "evil.txt").exists()


async def test_the_other_commands_do_not_load_it() -> None:
    code = """
import sys
from gongwen_lint.cli import main
main(["check", "--isolated", "--fail-on", "never", sys.argv[1]])
print([name for name in sys.modules if name.startswith(("gongwen_lint.lsp", "pygls", "lsprotocol", "asyncio"))])
"""
    from pathlib import Path

    paper = Path(__file__).parents[2] / "fixtures" / "papers" / "qingshi_in_order.md"
    command = [sys.executable, "-c", code, str(paper)]
    done = await asyncio.to_thread(subprocess.run, command, capture_output=True, text=True, encoding="utf-8")
    assert done.stdout.splitlines()[-1] == "[]"
