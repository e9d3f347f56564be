"""The paragraphs of a paper's title that typography is judged by."""

from __future__ import annotations

from gongwen_lint import Paper, Paragraph

from . import colours
from .looks import look
from .stretches import paragraphs_of


def title_paragraphs(paper: Paper) -> list[Paragraph]:
    """The title's paragraphs; none for papers outside the 15 kinds, whose titles nothing regulates. A mark printed in
    red above the title, or in its stead, and a number are no part of it, whatever recognition makes of it."""
    title = paper.title
    if title is None or not paper.statutory or (paper.mark is not None and paper.mark.place == title.place):
        return []
    paragraphs = paragraphs_of(paper, title.text, title.place)
    while paragraphs and (colours.red(look(paragraphs[0]).colour) or paragraphs[0].text.rstrip().endswith("号")):
        del paragraphs[0]
    return paragraphs
