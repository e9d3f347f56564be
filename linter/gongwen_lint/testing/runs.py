"""How Word leaves a sentence after many hands: cut into runs, with proofing marks, bookmarks and controls between."""

from __future__ import annotations

import random
from itertools import pairwise

from .wordml import Face, run

_SMART = "urn:schemas-microsoft-com:office:smarttags"


class Cutter:
    """Cuts stretches of text into runs, always the same way for the same seed; a seed of None cuts nothing."""

    def __init__(self, seed: int | None, controls: bool) -> None:
        self._dice = random.Random(seed) if seed is not None else None
        self._controls = controls
        self._bookmarks = 0

    def cut(self, text: str, face: Face) -> str:
        """The runs of a text."""
        dice = self._dice
        if dice is None or len(text) < 2:
            return self._wrapped(run(text, face), 0) if self._controls and len(text) > 1 else run(text, face)
        spots = sorted({0, len(text), *(dice.randrange(1, len(text)) for _ in range(dice.randrange(1, 5)))})
        out = []
        for start, end in pairwise(spots):
            if dice.random() < 0.3:
                out.append('<w:proofErr w:type="gramStart"/>')
            piece = run(text[start:end], face)
            out.append(self._wrapped(piece, dice.randrange(6)) if self._controls else piece)
        return "".join(out)

    def _wrapped(self, piece: str, choice: int) -> str:
        if choice == 0:
            return f"<w:sdt><w:sdtPr/><w:sdtContent>{piece}</w:sdtContent></w:sdt>"
        if choice == 1:
            return f'<w:smartTag w:uri="{_SMART}" w:element="chsdate">{piece}</w:smartTag>'
        if choice == 2:
            self._bookmarks += 1
            number = 10_000 + self._bookmarks
            return f'<w:bookmarkStart w:id="{number}" w:name="标记{number}"/>{piece}<w:bookmarkEnd w:id="{number}"/>'
        if choice == 3:
            return f'<w:hyperlink w:anchor="附件">{piece}</w:hyperlink>'
        return piece
