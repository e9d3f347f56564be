"""Runs cases and whole papers: as text, as the .docx built from it, and as .docx in further layouts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING
from zlib import crc32

from ..lean import dataclass
from .draft import build_docx
from .form import parse
from .judge import judge
from .layout import Layout
from .papers import judge_paper

if TYPE_CHECKING:
    from ..run import Result
    from .engine import Engine
    from .pages import Case, Medium
    from .papers import WholePaper

VARIANTS = 2  # further layouts of each case


@dataclass(frozen=True, slots=True)
class Trial:
    """One draft in one physical form."""

    path: str
    data: bytes
    layout: Layout | None = None  # None: as text

    @property
    def exact(self) -> bool:
        """Whether findings can be asked for the marked words to the letter."""
        return self.layout in (None, Layout())

    @property
    def name(self) -> str:
        """How a report of a failure calls it."""
        return "text" if self.layout is None else f"docx ({self.layout})"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one trial; no problems: it passed."""

    trial: Trial
    problems: tuple[str, ...]


def trials(draft: str, media: Sequence[Medium], variants: int = VARIANTS) -> Iterator[Trial]:
    """The forms of a draft. The layouts are drawn by a seed of the draft itself: the same draft, the same layouts. One
    that says how it is laid out (`layout:`, `format:`) is only a .docx, and only its runs are cut otherwise."""
    form = parse(draft)
    told = form.all("layout")
    if told or form.all("format"):
        seed, layout = crc32(draft.encode()), Layout.named(told)
        for one in (layout, *(layout.recut(seed + number) for number in range(variants))):
            yield Trial("draft.docx", build_docx(draft, one), one)
        return
    if "text" in media:
        yield Trial("draft.md", draft.encode())
    if "docx" in media:
        seed = crc32(draft.encode())
        for layout in (Layout(), *(Layout.seeded(seed + number) for number in range(variants))):
            yield Trial("draft.docx", build_docx(draft, layout), layout)


def run_case(case: Case, engine: Engine, media: Sequence[Medium] | None = None) -> Iterator[Outcome]:
    """Every trial of a case, with what is wrong."""
    config = dict(case.config)
    check = engine.registry.checks.get(case.code)
    if check and not check.default:
        config["extend-select"] = [*config.get("extend-select", ()), case.code]
    if check and check.visits == "Archive":
        from . import archives

        for trial in archives.trials(case, [m for m in case.media if media is None or m in media]):
            yield Outcome(trial, archives.problems(case, check, engine, trial, config))
        return
    for trial in trials(case.draft, [m for m in case.media if media is None or m in media]):
        result = engine.lint(trial.data, trial.path, config, case.facts)
        problems = broken(result)
        if result.document and not problems:
            problems = judge(case, result.document, result.findings, exact=trial.exact)
        yield Outcome(trial, problems)


def run_paper(paper: WholePaper, engine: Engine) -> Iterator[Outcome]:
    """Every trial of a whole paper, with what is wrong."""
    from ..report.recognised import recognised

    for trial in trials(paper.draft, paper.media, paper.layouts):
        result = engine.lint(trial.data, trial.path, paper.config, paper.facts)
        problems = broken(result)
        if result.paper and not problems:
            problems = judge_paper(paper, recognised(result.paper), result.findings, exact=trial.exact)
        yield Outcome(trial, problems)


def broken(result: Result) -> tuple[str, ...]:
    """Sentences for a draft that could not be read and for checks that crashed."""
    problems = [f"{crash.code} 出错：{crash.error}" for crash in result.crashes]
    if result.error:
        problems.append(f"读不了：{result.error[0]} {result.error[1]}")
    return tuple(problems)
