"""Run pages of cases without pytest: `python -m gongwen_lint.testing fixtures/ [words …]`.

Only cases whose page, title or code holds all of the words are run. `--keep FOLDER` writes the papers of failed cases
there, to be opened in Word. The exit status is 0 where all pass, 1 where not, 2 where a page is wrong.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from .engine import Engine
from .pages import BadPage, Case, cases, pages
from .runner import run_case


def main() -> int:
    """Run the cases that the command line names."""
    parser = argparse.ArgumentParser(prog="python -m gongwen_lint.testing", description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path, help="a folder of pages, or one page")
    parser.add_argument("words", nargs="*")
    parser.add_argument("--keep", type=Path, metavar="FOLDER")
    options = parser.parse_args()
    try:
        found = [case for case in _cases(options.folder) if all(word in _title(case) for word in options.words)]
    except BadPage as problem:
        print(problem, file=sys.stderr)
        return 2
    engine = Engine()
    failed = 0
    for case in found:
        for outcome in run_case(case, engine):
            if outcome.problems:
                failed += 1
                print(f"{case.page}:{case.line} {case.expect} {case.title} [{outcome.trial.name}]")
                print(*(f"    {problem}" for problem in outcome.problems), sep="\n")
                if options.keep:
                    options.keep.mkdir(parents=True, exist_ok=True)
                    name = f"{case.page.stem}-{case.line}-{failed}{Path(outcome.trial.path).suffix}"
                    (options.keep / name).write_bytes(outcome.trial.data)
    print(f"{len(found)} cases, {failed} failures")
    return 1 if failed else 0


def _cases(path: Path) -> list[Case]:
    return list(pages(path) if path.is_dir() else cases(path.read_text(encoding="utf-8"), path))


def _title(case: Case) -> str:
    return f"{case.code} {case.id}"


if __name__ == "__main__":
    sys.exit(main())
