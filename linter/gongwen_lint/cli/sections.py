"""The documentation of a check, taken apart: its docstring's sections 为什么, 怎样改, 证据, 例外, 容易误报的情形."""

from __future__ import annotations

from ..check import Check
from ..patterns import pattern
from ..report.plain import visible_lines

_HEADING = pattern(
    r"^[ \t]*(?:#+[ ]*)?(为什么|怎样改|证据|例外|容易误报(?:的情形)?)[ \t]*(?:[：:][ \t]*|$)", 8
)  # MULTILINE


def sections(check: Check) -> dict[str, str]:
    """The sections by their headings, in the order they are written; what stands before the first under ""."""
    text = visible_lines(check.doc.strip().partition("\n")[2].strip())
    found: dict[str, str] = {}
    heading, begin = "", 0
    for hit in _HEADING.finditer(text):
        found[heading] = text[begin : hit.start()]
        heading, begin = hit[1], hit.end()
    found[heading] = text[begin:]
    bare = {name: "\n".join(line.strip() for line in words.strip().split("\n")) for name, words in found.items()}
    return {name: words for name, words in bare.items() if words}
