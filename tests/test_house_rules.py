"""What every check, page and module of the house keeps to, whoever writes it."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

import gongwen_lint
from gongwen_lint.check import Check
from gongwen_lint.pack import file_name
from gongwen_lint.plugins import Registry, registry
from gongwen_lint.regulation import Citation
from gongwen_lint.testing.pages import Case, cases, is_page, squeezed

ROOT = Path(__file__).resolve().parent.parent
FIXTURES = ROOT / "fixtures"
LONGEST_FILE = 400  # lines
FEWEST_CASES = 3  # of each kind
SHORTEST_CASE = 60  # characters
SECTIONS = ("为什么", "怎样改", "证据", "例外", "容易误报")
VAGUE = re.compile(r"_?(utils?|utilit(y|ies)|helpers?|handlers?|managers?|processors?|common|misc|stuff|base)")
SOMEBODYS_MACHINE = re.compile(r"(?<![\w.:/-])/(?:work|home|Users|root)/\w|\.\./shar[e]d/")
ALLOWED = sys.stdlib_module_names | {"tomllib", "tomli"}  # what packs may import; on Python 3.10 tomli is tomllib
BINARY = {".docx", ".docm", ".dotx", ".dotm", ".doc", ".wps", ".png", ".zip", ".vsix"}


@cache
def everything() -> Registry:
    return registry()


def built_in() -> list[Check]:
    return [check for check in everything().checks.values() if check.function.__module__.startswith("gongwen_checks.")]


@cache
def page_of(stem: str) -> Path | None:
    found = list(FIXTURES.rglob(f"{stem}.md"))
    return found[0] if len(found) == 1 else None


@cache
def cases_of(stem: str) -> tuple[Case, ...]:
    page = page_of(stem)
    return tuple(cases(page.read_text(encoding="utf-8"), page)) if page else ()


def stem_of(check: Check) -> str:
    return file_name(check).removesuffix(".py")


def module_path(check: Check) -> Path:
    return Path(import_module(check.function.__module__).__file__ or "")


def sources(*roots: str) -> Iterator[Path]:
    for root in roots:
        yield from (path for path in sorted((ROOT / root).rglob("*.py")) if "__pycache__" not in path.parts)


each_check = pytest.mark.parametrize("check", built_in(), ids=lambda check: f"{check.code} {check.name}")


def test_the_packs_load_whole() -> None:
    assert everything().problems == ()
    assert built_in()


# each check


@each_check
def test_check_lives_in_the_file_of_its_name(check: Check) -> None:
    assert module_path(check).name == file_name(check)


@each_check
def test_check_explains_itself(check: Check) -> None:
    title, _, rest = check.doc.strip().partition("\n")
    assert title.endswith("。"), "文档的第一行是一句完整的话"
    missing = [section for section in SECTIONS if not re.search(rf"^\s*(#+ *)?{section}", rest, re.MULTILINE)]
    assert missing == []


@each_check
def test_check_quotes_its_articles_word_for_word(check: Check) -> None:
    for citation in (check.article, *check.also):
        assert wrong_citation(citation) == ""


def wrong_citation(citation: Citation) -> str:
    regulation = everything().regulation(citation.regulation)
    if regulation is None:
        return f"没有规则 {citation.regulation}"
    article = regulation.article(citation.article)
    if article is None:
        return f"{citation.regulation} 没有第 {citation.article} 条"
    if citation.quote and citation.quote not in article.text:
        return f"第 {citation.article} 条里没有这样一句话：{citation.quote}"
    if not citation.quote and article.text:
        return f"第 {citation.article} 条是逐字照录的，应引原文"
    return ""


@each_check
def test_check_has_a_page_of_cases(check: Check) -> None:
    assert page_of(stem_of(check)), f"fixtures/ 里应有且只有一页 {stem_of(check)}.md"
    found = cases_of(stem_of(check))
    assert {case.code for case in found} == {check.code}, "页首的代码"
    for expectation in ("反例", "正例"):
        assert sum(case.expect == expectation for case in found) >= FEWEST_CASES, expectation
    short = [case.id for case in found if len(squeezed(case.draft)) < SHORTEST_CASE]
    assert short == [], f"不足 {SHORTEST_CASE} 字"


def test_codes_and_names_are_unique() -> None:
    names = [check.name for check in everything().checks.values()]
    assert len(names) == len(set(names))
    # a second check of the same code is refused when the packs are loaded: see test_the_packs_load_whole


def test_pages_belong_to_checks() -> None:
    stems = {stem_of(check) for check in built_in()}
    assert [str(p) for p in FIXTURES.rglob("*.md") if is_page(p) and p.stem not in stems] == []


# the source


def test_files_are_short() -> None:
    counts = {str(path.relative_to(ROOT)): path.read_text("utf-8").count("\n") for path in sources("linter", "checks")}
    assert {path: count for path, count in counts.items() if count > LONGEST_FILE} == {}


def test_modules_are_named_after_what_they_hold() -> None:
    assert [str(path) for path in sources("linter", "checks", "tests") if VAGUE.fullmatch(path.stem)] == []


@pytest.mark.parametrize("path", tuple(sources("checks")), ids=lambda path: str(path.relative_to(ROOT / "checks")))
def test_packs_import_the_public_interface_and_themselves(path: Path) -> None:
    package = path.relative_to(ROOT / "checks").with_suffix("").parts
    pack = package[:2]
    wrong = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            wrong += [alias.name for alias in node.names if alias.name.split(".")[0] not in ALLOWED]
        elif isinstance(node, ast.ImportFrom) and node.level:
            reached = (*package[: len(package) - node.level], *(node.module or "").split("."))
            if path.stem != "__init__" and reached[: len(pack)] != pack:
                wrong.append("." * node.level + (node.module or ""))
        elif isinstance(node, ast.ImportFrom) and node.module == "gongwen_lint":
            wrong += [alias.name for alias in node.names if alias.name not in gongwen_lint.__all__]
        elif isinstance(node, ast.ImportFrom) and str(node.module).split(".")[0] not in ALLOWED:
            wrong.append(str(node.module))
    assert wrong == []


def test_nothing_points_at_somebodys_machine() -> None:
    wrong = []
    for path in tracked():
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
            if SOMEBODYS_MACHINE.search(line):
                wrong.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}")
    assert wrong == []


def tracked() -> list[Path]:
    """The files of the tree, as git lists them; in an unpacked archive, the sources."""
    try:
        listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.decode()
    except (OSError, subprocess.CalledProcessError):
        return list(sources("linter", "checks", "tests", "benchmarks"))
    paths = [ROOT / name for name in listed.split("\0") if name]
    return [path for path in paths if path.is_file() and path.suffix not in BINARY]


@pytest.mark.parametrize("room", ("reasoning", "language"))
def test_rooms_and_what_is_in_them_have_different_names(room: str) -> None:
    """Else whoever imports the module first turns the function of that name into the module."""
    package = import_module(f"gongwen_lint.{room}")
    home = getattr(package, "_HOME", {})
    modules = {path.stem for path in Path(package.__file__ or "").parent.glob("*.py")}
    assert modules & set(home) == set()
