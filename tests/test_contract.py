"""The promises to users and other programs: names, codes, exit statuses, and the JSON object by object."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import gongwen_lint
from gongwen_lint.cli import COMMANDS, main
from gongwen_lint.plugins import Registry
from gongwen_lint.testing import build_docx

ROOT = Path(__file__).resolve().parent.parent

DRAFT = """\
北京市朝阳区某某局文件
朝某局文〔2016〕12号　　　　签发人：李　四
===
北京市朝阳区某某局关于解决
办公用房的请　示
张副区长：
　　因办公用房年久失修，我局拟租用某某大厦三层作为临时办公场所。
　　妥否，请批示。
　　　　　　　　　　北京市朝阳区某某局
　　　　　　　　　　2016年4月8日
抄送：区委办公室、区人大常委会办公室。
"""

NULLABLE = {"type": ["string", "null"]}
TEXTS = {"type": "array", "items": {"type": "string"}}
PLACE = {
    "type": "object",
    "required": ["part", "paragraph", "start", "end"],
    "properties": {
        "part": {"enum": ["body", "header", "footer", "footnote", "endnote", "comment", "textbox"]},
        "paragraph": {"type": "integer", "minimum": 0},
        "start": {"type": "integer", "minimum": 0},
        "end": {"type": "integer", "minimum": 0},
        "quote": {"type": "string"},
    },
}
FINDING = {
    "type": "object",
    "required": [
        "code", "also", "name", "severity", "message", "bases", "location", "places", "fix", "fingerprint",
    ],
    "properties": {
        "code": {"type": "string", "pattern": r"^([A-Z]{2,}\d+(\.\d+)*-[1-9]\d*|GL\d{3})$"},
        "also": TEXTS,
        "name": {"type": "string", "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"},
        "severity": {"enum": ["error", "warning", "info"]},
        "message": {"type": "string", "minLength": 5},
        "bases": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["regulation", "article", "quote", "strength"],
                "properties": {
                    "regulation": {"type": "string"},
                    "article": {"type": "string"},
                    "quote": {"type": "string"},
                    "strength": {"enum": ["direct", "soft", "inference"]},
                },
            },
        },
        "location": {**PLACE, "required": [*PLACE["required"], "quote"]},
        "places": {"type": "integer", "minimum": 1},
        "more": {"type": "array", "items": PLACE},
        "fix": {"type": ["object", "null"]},
        "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{16}$"},
    },
}  # fmt: skip
RECOGNISED = {
    "type": "object",
    "required": [
        "kind", "direction", "issuers", "number", "signers", "title", "recipients", "copies", "date", "secrecy", "urgency",
    ],
    "properties": {
        "kind": NULLABLE,
        "direction": {"enum": ["上行", "平行", "下行", "公布", "内部", None]},
        "issuers": TEXTS,
        "number": NULLABLE,
        "signers": TEXTS,
        "title": NULLABLE,
        "recipients": TEXTS,
        "copies": TEXTS,
        "date": {"type": ["string", "null"], "pattern": r"^\d{4}-\d\d-\d\d$"},
        "secrecy": NULLABLE,
        "urgency": NULLABLE,
    },
}  # fmt: skip
DOCUMENT = {
    "type": "object",
    "required": ["path", "status", "findings"],
    "properties": {"path": {"type": "string"}, "findings": {"type": "array", "items": FINDING}},
    "oneOf": [
        {
            "required": ["sha256", "recognised"],
            "properties": {
                "status": {"const": "checked"},
                "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
                "recognised": RECOGNISED,
            },
        },
        {
            "required": ["error"],
            "properties": {
                "status": {"const": "unreadable"},
                "error": {
                    "type": "object",
                    "required": ["code", "message"],
                    "properties": {"code": {"pattern": r"^GL\d{3}$"}, "message": {"minLength": 5}},
                },
                "findings": {"maxItems": 0},
            },
        },
    ],
}
REPORT = {
    "type": "object",
    "required": ["schema", "tool", "documents", "summary"],
    "properties": {
        "schema": {"const": 1},
        "tool": {"type": "object", "required": ["name", "version"], "properties": {"name": {"const": "gongwen-lint"}}},
        "documents": {"type": "array", "items": DOCUMENT},
        "summary": {
            "type": "object",
            "required": ["documents", "checked", "unreadable", "error", "warning", "info"],
            "additionalProperties": {"type": "integer"},
        },
    },
}


@pytest.fixture
def drafts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a draft as Word file and as text, an empty file, and nothing to configure."""
    (tmp_path / "a.docx").write_bytes(build_docx(DRAFT))
    (tmp_path / "a.md").write_text(DRAFT, encoding="utf-8")
    (tmp_path / "empty.docx").write_bytes(b"")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def reported(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, Any]:
    capsys.readouterr()
    status = main(["check", "--isolated", "--format", "json", *arguments])
    return status, json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("name", ["a.docx", "a.md"])
def test_the_json_of_a_document(drafts: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    status, report = reported(capsys, name)
    jsonschema.validate(report, REPORT)
    (document,) = report["documents"]
    assert (status, document["path"], document["status"]) == (1, name, "checked")
    assert document["recognised"] | {"issuers": []} == {
        "kind": "请示",
        "direction": "上行",
        "issuers": [],
        "number": "朝某局文〔2016〕12号",
        "signers": ["李四"],
        "title": "北京市朝阳区某某局关于解决办公用房的请示",
        "recipients": ["张副区长"],
        "copies": ["区委办公室", "区人大常委会办公室"],
        "date": "2016-04-08",
        "secrecy": None,
        "urgency": None,
    }
    finding = next(f for f in document["findings"] if f["code"] == "CY44-6")
    assert (finding["name"], finding["severity"], finding["places"]) == ("addressed-to-leader", "error", 1)
    assert finding["bases"][0]["regulation"] == "CY" and finding["bases"][0]["strength"] == "direct"
    assert "不得以本机关名义向区政府领导同志个人报送公文" in finding["bases"][0]["quote"]


def test_one_fact_is_one_finding(drafts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    findings = reported(capsys, "a.docx")[1]["documents"][0]["findings"]
    seen = [code for f in findings for code in (f["code"], *f["also"]) if not code.startswith("GL")]
    assert seen.count("CY44-6") == 1 and seen.count("TL15-7") == 1
    merged = next(f for f in findings if f["code"] == "CY44-6")
    assert merged["also"] == ["TL15-7"]
    assert [(b["regulation"], b["article"]) for b in merged["bases"]] == [("CY", "44"), ("TL", "15")]


def test_places_count_code_points_of_visible_text(drafts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = reported(capsys, "a.md")[1]["documents"][0]
    lines = [line for line in DRAFT.splitlines() if line != "==="]
    for finding in document["findings"]:
        location = finding["location"]
        text = lines[location["paragraph"]]
        quoted = text.lstrip("　")[location["start"] : location["end"]], text[location["start"] : location["end"]]
        assert location["quote"] in quoted


def test_unreadable_documents_are_in_the_json_too(drafts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, report = reported(capsys, "a.docx", "empty.docx", "none.docx")
    jsonschema.validate(report, REPORT)
    assert status == 2, "2 wins over 1"
    assert [d["status"] for d in report["documents"]] == ["checked", "unreadable", "unreadable"]
    assert [d["error"]["code"] for d in report["documents"][1:]] == ["GL003", "GL001"]
    assert report["summary"]["documents"] == 3 and report["summary"]["unreadable"] == 2


def test_jsonl_is_one_such_document_a_line(drafts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "--isolated", "--format", "jsonl", "a.docx", "empty.docx"])
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len(lines) == 2
    for line in lines:
        jsonschema.validate(line, DOCUMENT)


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["check", "a.docx"], 1),
        (["check", "a.docx", "--fail-on", "never"], 0),
        (["check", "a.docx", "--ignore", "ALL"], 0),
        (["check", "a.docx", "--select", "CY99-9"], 2),
        (["check", "none.docx", "--fail-on", "never"], 2),
        (["explain", "CY44-6"], 0),
        (["explain", "CY44"], 0),
        (["explain", "addressed-to-leader"], 0),
        (["checks"], 0),
        (["checks", "--coverage"], 0),
        (["inspect", "a.docx"], 0),
        (["config"], 0),
        (["doctor"], 0),
        (["nothing"], 2),
        (["--version"], 0),
    ],
)
def test_exit_statuses(drafts: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], status: int) -> None:
    assert main(arguments) == status


def test_names(loaded: Registry) -> None:
    from importlib.metadata import distribution

    installed = distribution("gongwen-lint")
    points = {(p.group, p.name): p.value for p in installed.entry_points}
    assert points["console_scripts", "gongwen-lint"].startswith("gongwen_lint.")
    assert points["gongwen_lint", "gongwen-checks"].startswith("gongwen_checks")
    assert {"check", "explain", "checks", "inspect", "config", "doctor", "init"} <= COMMANDS.keys()
    assert "gongwen-checks" in {plugin.name for plugin in loaded.plugins}
    assert len(gongwen_lint.__all__) <= 32  # decision 016


FIVE = """
CY17-2 CY18-1 CY18-2 CY43-1 CY40-1 CY40-2 CY44-2 CY47-1 CY47-2 CY47-3 CY48-1 CY44-3 CY44-5 TL14-1 TL15-1
CY44-6 CY44-7 TL15-7 CY52-1 CY52-2 CY52-3 CY44-1 CY44-8 CY68-1 TL09-7 TL17-2
"""


def test_the_checks_of_the_five_violations_are_there_under_their_codes(loaded: Registry) -> None:
    assert set(FIVE.split()) <= loaded.checks.keys()
    assert loaded.checks["CY44-6"].name == "addressed-to-leader"
    assert all(
        re.fullmatch(r"(CY|TL)\d\d-\d+|GB[\d.]+-\d+", code) for code in loaded.checks if code[:2] in ("CY", "TL", "GB")
    )
