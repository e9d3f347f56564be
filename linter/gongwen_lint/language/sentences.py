"""Sentences of a paragraph."""

from __future__ import annotations

from collections.abc import Iterator

from ..patterns import pattern

# A stretch without brackets, or a bracket with what it holds: quotation marks, title marks and brackets that are closed
# before the line ends keep the marks inside them; one that is never closed holds nothing together. Each branch begins
# with another character and no branch can end in two ways, so that hostile text costs no more than other text.
_SENTENCE = pattern(
    r"(?:[^。！？；\n“‘《〈（(「『【]+"
    r"|“[^“”\n]*”|‘[^‘’\n]*’|《(?:[^《》\n]|《[^《》\n]*》)*》|〈[^〈〉\n]*〉"
    r"|（(?:[^（）\n]|（[^（）\n]*）)*）|\([^()\n]*\)|「[^「」\n]*」|『[^『』\n]*』|【[^【】\n]*】"
    r"|[“‘《〈（(「『【])+(?:[。！？；][。！？”’）)]*)?"
    r"|[。！？；]+[”’）)]*"
)
_ENDS = pattern(r"[。！？；\n]")
_LONGEST = 1_000  # characters: checks look at a sentence as a whole, several times over, and no honest one is longer


def split(text: str) -> list[tuple[int, int]]:
    """The sentences of a text as offsets without surrounding blanks, each with the mark that ends it.

    They end at 。！？； and at line breaks, but not inside quotation marks, title marks or brackets that are closed
    before the line ends. What goes on for more than 1,000 characters is cut, at a comma where there is one.
    """
    end = _ENDS.search(text)
    if end is None or end.end() == len(text):
        spans = [(0, len(text))]
    else:
        spans = [match.span() for match in _SENTENCE.finditer(text)]
    if len(text) > _LONGEST:
        spans = [piece for span in spans for piece in _cut(text, *span)]
    found: list[tuple[int, int]] = []
    for low, high in spans:
        piece = text[low:high]
        bare = piece.strip()
        if not bare:
            continue
        if len(bare) != high - low:
            low += len(piece) - len(piece.lstrip())
            high = low + len(bare)
        found.append((low, high))
    return found


def _cut(text: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    while high - low > _LONGEST:
        middle, most = low + _LONGEST // 2, low + _LONGEST
        end = 1 + max(text.rfind("，", middle, most), text.rfind("、", middle, most)) or most
        yield low, end
        low = end
    yield low, high
