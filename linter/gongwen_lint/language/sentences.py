"""Sentences of a paragraph."""

from __future__ import annotations

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


def split(text: str) -> list[tuple[int, int]]:
    """The sentences of a text as offsets without surrounding blanks, each with the mark that ends it.

    They end at 。！？； and at line breaks, but not inside quotation marks, title marks or brackets that are closed
    before the line ends.
    """
    end = _ENDS.search(text)
    if end is None or end.end() == len(text):
        spans = [(0, len(text))]
    else:
        spans = [match.span() for match in _SENTENCE.finditer(text)]
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
