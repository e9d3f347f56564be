"""Pages that explain: a check or an article as a text file that any editor can open. They are written when they are first
pointed at, in a folder of the server's own that goes when the server ends."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from ..finding import Basis
from ..plugins import Registry
from ..report.plain import article_name
from ..report.values import Report
from ..report.wording import basis_words
from ..version import __version__

_INTERNAL = "（没有说明。）"


class Pages:
    """The folder, and what was written there."""

    def __init__(self, known: Callable[[], Registry]) -> None:
        self._known = known
        self._folder: Path | None = None
        self._uris: dict[str, str] = {}

    def uri(self, subject: str) -> str:
        """The URI of the page about a check (CY44-6), an article (CY44, GB7.2.5) or a code of the tool itself (GL004).

        "" where the page cannot be written.
        """
        if subject not in self._uris:
            try:
                self._uris[subject] = self._write(subject)
            except OSError:
                return ""
        return self._uris[subject]

    def text(self, subject: str) -> str:
        """The words of a page: what `gongwen-lint explain` prints. Raises cli.errors.Trouble for an unknown subject."""
        from ..cli.explain import page

        return "\n".join(page(subject, self._known())) + "\n"

    def holds(self, path: str) -> bool:
        """Whether a path is one of our pages, which are no drafts."""
        return self._folder is not None and Path(path).parent == self._folder

    def close(self) -> None:
        """Take the folder away."""
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)

    def _write(self, subject: str) -> str:
        from ..cli.errors import Trouble

        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix="gongwen-lint-")).resolve()
        path = self._folder / f"{''.join(c for c in subject if c.isalnum() or c in '.-')}.txt"
        words = _INTERNAL
        with contextlib.suppress(Trouble):
            words = self.text(subject)
        path.write_text(words, encoding="utf-8")
        return path.as_uri()


class Articles:
    """The articles of the regulations in words."""

    def __init__(self, known: Callable[[], Registry]) -> None:
        self._known = known

    def title(self, basis: Basis) -> str:
        """《……》第四十四条."""
        return report(self._known()).title(basis.regulation) + article_name(basis.article)

    def words(self, basis: Basis) -> str:
        """《……》第四十四条：“……”, with the remark on its force."""
        return basis_words(basis, report(self._known()))

    def text(self, regulation: str, number: str) -> tuple[str, bool]:
        """An article word for word, or its summary; and whether it is word for word. ("", True) where there is none."""
        found = self._known().regulation(regulation)
        article = found.article(number) if found else None
        if article is None:
            return "", True
        return (article.text.strip(), True) if article.text else (article.summary.strip(), False)

    def named(self, title: str) -> str:
        """The prefix of the regulation that a title in 《》 means, or "": its full title, or the end of it."""
        wanted = "".join(title.split()).replace("区政府", "区人民政府")
        for prefix, head in self._known().heads.items():
            if len(wanted) > 1 and "".join(head.title.split()).endswith(wanted):
                return prefix
        return ""

    def holding(self, number: str) -> Iterator[str]:
        """The prefixes of the regulations that have an article of a number."""
        for prefix in self._known().heads:
            if self.text(prefix, number)[0]:
                yield prefix


def report(known: Registry) -> Report:
    """What the report's sentences are made from."""
    return Report((), known.checks, known.heads, known.regulation, __version__)


def distinct(bases: Iterable[Basis]) -> list[Basis]:
    """One basis for each article: a finding may rest on several clauses of one."""
    return list({(basis.regulation, basis.article): basis for basis in reversed(list(bases))}.values())[::-1]


def subject_of(basis: Basis) -> str:
    """An article as `explain` takes it: CY44, GB7.2.5."""
    return f"{basis.regulation}{basis.article}"
