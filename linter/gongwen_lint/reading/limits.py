"""How much of a file is read at most; a draft comes from anybody."""

from __future__ import annotations

from ..lean import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Reading limits. Sizes are bytes; a 300-page paper uses about a tenth of each.

    What is beyond a limit of the file is refused (GL008); what is beyond a limit of the text is left out and the
    document marked `truncated`.
    """

    file: int = 512 << 20  # the file itself; media inside count here and nowhere else
    entries: int = 10_000  # files in the zip
    part: int = 32 << 20  # one XML part, uncompressed
    total: int = 96 << 20  # all XML parts together, uncompressed
    ratio: int = 400  # uncompressed to compressed, for parts above `ratio_from`
    ratio_from: int = 4 << 20
    markup: int = 2_000_000  # tags in one part (a parsed element costs about two hundred bytes)
    boxes: int = 8  # text boxes inside text boxes
    text_file: int = 4 << 20  # a .md or .txt draft
    soft_breaks: int = 1_000  # in one paragraph of a text draft
    paragraphs: int = 100_000
    characters: int = 3_000_000
