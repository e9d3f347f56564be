"""The runner that needs no pytest, and the seams between fixtures and the linter."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from gongwen_lint.plugins import Registry
from gongwen_lint.testing import Layout
from gongwen_lint.testing.engine import TODAY, Engine
from gongwen_lint.testing.pages import Case, cases
from gongwen_lint.testing.papers import papers
from gongwen_lint.testing.runner import run_case, run_paper, trials

PAGE = """\
# CY44-6 不得向领导同志个人报送

```toml
select = ["CY44-6"]
```

## 反例 写给副区长

```gongwen
北京市朝阳区某某局文件
朝某局文〔2016〕12号　　　　签发人：李四
===
北京市朝阳区某某局关于申请追加防汛物资经费的请示
⟦张副区长：⟧
　　今年汛期提前，防汛物资储备不足，拟申请追加经费20万元。妥否，请批示。
　　　　　　　　　　北京市朝阳区某某局
　　　　　　　　　　2016年4月8日
```
"""


@pytest.fixture
def case() -> Case:
    (case,) = cases(PAGE, Path("cy44_6_addressed_to_leader.md"))
    return case


def test_a_case_is_run_as_text_and_in_three_layouts(case: Case, loaded: Registry) -> None:
    outcomes = list(run_case(case, Engine(loaded)))
    assert [outcome.trial.layout is None for outcome in outcomes] == [True, False, False, False]
    assert outcomes[1].trial.layout == Layout()
    assert [outcome.problems for outcome in outcomes] == [()] * 4
    assert [o.trial.name for o in run_case(case, Engine(loaded), ["text"])] == ["text"]


def test_a_case_that_expects_the_contrary_fails_in_every_form(case: Case, loaded: Registry) -> None:
    contrary = replace(case, expect="正例", marks=())
    assert all(outcome.problems for outcome in run_case(contrary, Engine(loaded)))


def test_the_layouts_of_a_draft_are_its_own() -> None:
    first, again = ([t.layout for t in trials("甲\n", ("docx",))] for _ in range(2))
    assert first == again
    assert first != [t.layout for t in trials("乙\n", ("docx",))]


def test_settings_are_made_once_and_facts_reach_them(loaded: Registry) -> None:
    engine = Engine(loaded)
    plain = engine.settings({}, {})
    assert engine.settings({}, {}) is plain
    assert (plain.today, plain.as_of) == (TODAY, None)
    assert engine.settings({"ignore": ["CY44-6"]}, {"as-of": date(2019, 1, 2)}).as_of == date(2019, 1, 2)
    with pytest.raises(ValueError, match="asof"):
        engine.settings({}, {"asof": date(2019, 1, 2)})


def test_a_sidecar_is_held_to_the_letter(tmp_path: Path, loaded: Registry) -> None:
    (tmp_path / "a.md").write_text(
        PAGE.split("```gongwen\n")[1].split("```")[0].replace("⟦", "").replace("⟧", ""), "utf-8"
    )
    sidecar = tmp_path / "a.toml"
    sidecar.write_text(
        '[recognised]\nkind = "报告"\n[[finding]]\ncode = "CY44-6"\nquote = "区政府"\n[config]\nselect = ["CY44-6"]\n',
        "utf-8",
    )
    (paper,) = papers(tmp_path)
    problems = next(run_paper(paper, Engine(loaded))).problems
    assert any(problem.startswith("kind 应为 '报告'") for problem in problems)
    assert any(problem.startswith("没有查出 CY44-6") for problem in problems)
    assert any(problem.startswith("多报了 CY44-6") for problem in problems)
    sidecar.write_text("finding_s = 1\n", "utf-8")
    with pytest.raises(ValueError, match="finding_s"):
        list(papers(tmp_path))


def test_the_runner_needs_no_pytest(tmp_path: Path) -> None:
    page = tmp_path / "cy44_6_addressed_to_leader.md"
    page.write_text(PAGE, "utf-8")
    command = [sys.executable, "-X", "utf8", "-m", "gongwen_lint.testing", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8")
    assert (done.returncode, done.stdout.strip()) == (0, "1 cases, 0 failures")
    page.write_text(PAGE.replace("⟦张副区长：⟧", "区政府："), "utf-8")
    done = subprocess.run([*command, "--keep", str(tmp_path / "out")], capture_output=True, encoding="utf-8")
    assert done.returncode == 1
    assert "没有查出 CY44-6" in done.stdout
    assert sorted(path.suffix for path in (tmp_path / "out").iterdir()) == [".docx", ".docx", ".docx", ".md"]
    page.write_text(PAGE.replace("# CY44-6 ", "# "), "utf-8")
    assert subprocess.run(command, capture_output=True).returncode == 2
