"""Examples: the first cases of a check's page, from the tree or from where its pack was installed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from ..report.plain import visible_lines

if TYPE_CHECKING:
    from ..check import Check
    from ..testing.pages import Case

KINDS = (("反例", "会指出"), ("正例", "不会指出"))
MOST = 2  # of each kind


def examples(check: Check) -> tuple[Case, ...]:
    """The first cases of each kind on the page of the check; none where there is no page, or none that can be read.

    A check of another pack that is bound to this pack's article has the page of the original.
    """
    path = page_of_cases(check)
    if path is None:
        return ()
    from ..testing.pages import BadPage, cases

    try:
        found = list(cases(path.read_text(encoding="utf-8"), path))
    except (OSError, UnicodeDecodeError, BadPage):
        return ()
    return tuple(case for kind, _ in KINDS for case in [case for case in found if case.expect == kind][:MOST])


def page_of_cases(check: Check) -> Path | None:
    """The page named like the check's module, in a folder `fixtures` beside the module or one of its parents: at the
    root of the source tree, or inside the package where a wheel brought it."""
    module = import_module(check.function.__module__)
    source = Path(getattr(module, "__file__", None) or "")
    for folder in list(source.parents)[:7]:
        if (folder / "fixtures").is_dir():
            return next((folder / "fixtures").rglob(f"{source.stem}.md"), None)
    return None


def shown(found: Sequence[Case]) -> Iterator[str]:
    """Cases as lines, each under its title, with the words that a finding points at."""
    remarks = dict(KINDS)
    for case in found:
        yield ""
        yield f"{case.expect}（{remarks[case.expect]}）{case.title}".rstrip()
        yield from (f"    {line}".rstrip() for line in visible_lines(case.draft.strip("\n")).split("\n"))
        if case.config:
            yield f"  这个例子另有配置（名册等），写在 {case.page.name} 里。"
        if case.marks:
            yield "  指出：" + "、".join(f"“{mark.words}”" for mark in case.marks)
