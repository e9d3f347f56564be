"""Another government's pack, installed from its own pyproject as a user would: no change to the engine is needed."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

PACK = Path(__file__).resolve().parent.parent / "examples" / "district-pack"
REBOUND = {
    "MM06-1": "CY18-1",
    "MM06-2": "CY18-2",
    "MM09-1": "CY44-3",
    "MM10-1": "CY44-6",
    "MM12-1": "CY47-2",
    "MM15-1": "CY52-2",
}


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """The environment of a Python that has the pack installed besides what this one has."""
    if importlib.util.find_spec("pip") is None:
        pytest.skip("this environment has no pip")
    target = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(target), str(PACK)]
    if importlib.util.find_spec("hatchling"):  # build with what is here; otherwise pip fetches it
        command.insert(5, "--no-build-isolation")
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return {**os.environ, "PYTHONPATH": str(target), "PYTHONUTF8": "1"}


def command(environment, *arguments) -> subprocess.CompletedProcess[str]:
    line = [sys.executable, "-m", "gongwen_lint", *arguments]
    return subprocess.run(line, env=environment, cwd=PACK, capture_output=True, text=True, encoding="utf-8")


@pytest.fixture(scope="module")
def seen(installed) -> dict[str, Any]:
    """What a registry with the pack holds."""
    code = """
import json
from gongwen_lint.plugins import registry
known = registry()
rules = known.regulation("MM")
print(json.dumps({
    "problems": [p for p in known.problems if p[0] == "gongwen-moumou"],
    "plugins": {p.name: list(p.checks) for p in known.plugins},
    "functions": {c.code: c.function.__name__ for c in known.checks.values()},
    "quotes": {c.code: c.article.quote in rules.article(c.article.article).text for c in known.checks.values() if c.regulation == "MM"},
    "strength": {c.code: c.strength for c in known.checks.values()},
    "units": [u.name for u in known.units()],
    "found": [[f.name, f.value, f.distribution, f.version] for p in known.plugins for f in [p.found]],
}))
"""
    done = subprocess.run([sys.executable, "-c", code], env=installed, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_it_is_found_by_its_entry_point_and_loads_without_a_problem(seen):
    assert ["gongwen-moumou", "gongwen_moumou", "gongwen-moumou", "0.1.0"] in seen["found"]
    assert seen["problems"] == []


def test_it_brings_a_regulation_units_and_a_check_of_its_own(seen):
    assert set(seen["plugins"]["gongwen-moumou"]) == {"MM11-1", *REBOUND}
    assert "北京市某某区某某局" in seen["units"]


def test_built_in_checks_stand_under_its_articles_quoted_word_for_word(seen):
    assert all(seen["functions"][own] == seen["functions"][theirs] for own, theirs in REBOUND.items())
    assert all(seen["quotes"].values()) and len(seen["quotes"]) == 7
    assert (seen["strength"]["MM09-1"], seen["strength"]["CY44-3"]) == ("soft", "direct")


def test_a_draft_of_the_district_is_judged_by_its_own_rules(installed):
    done = command(installed, "check", "--format", "json", "draft.md")
    (document,) = json.loads(done.stdout)["documents"]
    found = {f["code"]: f for f in document["findings"]}
    assert {"MM10-1", "MM11-1", "MM15-1"} <= found.keys()
    assert not any(code.startswith("CY") for f in document["findings"] for code in (f["code"], *f["also"]))
    assert {"regulation": "MM", "article": "10"}.items() <= found["MM10-1"]["bases"][0].items()
    assert found["MM10-1"]["location"]["quote"].startswith("张副区长")
    assert done.returncode == 1


def test_its_article_is_explained_word_for_word(installed):
    done = command(installed, "explain", "MM10")
    assert done.returncode == 0 and "不得以单位名义向区政府领导同志个人报送公文" in done.stdout


def test_a_configuration_may_demand_it(installed):
    assert command(installed, "check", "draft.md").returncode == 1
    without = {**installed, "PYTHONPATH": ""}
    done = command(without, "check", "draft.md")
    assert done.returncode == 2 and "gongwen-moumou" in done.stdout + done.stderr
