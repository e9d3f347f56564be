"""Papers made by hand, without reading or recognition, and who is who in 朝阳区."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gongwen_checks.chaoyang_2015.organs import units
from gongwen_lint.document import Document, Paragraph, Place
from gongwen_lint.organisation import Organisation
from gongwen_lint.paper import Element, Paper

TITLE = "北京市朝阳区某某局关于提请审议《朝阳区某某管理办法（送审稿）》的请示"


@pytest.fixture(scope="session")
def organisation() -> Organisation:
    """The built-in units."""
    return Organisation(units())


@pytest.fixture(scope="session")
def paper() -> Callable[..., Paper]:
    """A paper of the given lines, all of them body unless `zones` says otherwise."""

    def make(*lines, title=TITLE, zones=None, pictures=(), **elements):
        paragraphs = tuple(
            line if isinstance(line, Paragraph) else Paragraph(number, line) for number, line in enumerate(lines)
        )
        document = Document("a.md", "text", paragraphs, pictures=pictures)
        heading = Element(title, Place("body", 0, 0, 0)) if title else None
        return Paper(document, title=heading, zones=zones or ("body",) * len(paragraphs), **elements)

    return make
