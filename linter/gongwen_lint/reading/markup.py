"""What may stand inside a line of a text draft, and where in the line each character of the text came from.

`{+inserted+}` and `{-deleted-}` are tracked changes, `{~hidden~}` is hidden text, `[picture name | alternative text]` a
picture, `↵` and `<br>` a soft break, `\\t` a tab; a pair of `**` around words is ignored. In a table `\\|` is a bar.
"""

from __future__ import annotations

from itertools import islice, pairwise

from ..patterns import pattern

_SIGNS = pattern(
    r"\{[+~-]|[+~-]\}|\*{2,}|↵|<br ?/?>|\\[t|]"
    r"|\[(?:picture|图片)[ \u3000]+(?P<name>[^|\]]{0,80})(?:\|(?P<words>[^\]]{0,300}))?\]"
)
_MAY_HOLD = pattern(r"[{*↵<\\\[]")
_CLOSING = {"{+": "+}", "{-": "-}", "{~": "~}"}
_MOST_CELLS = 256  # in a row; what is beyond is left out
_BAR = pattern(r"(?<!\\)\|")


class Line:
    """One line read: its visible text, and where each stretch of it stands in the source."""

    __slots__ = ("_pieces", "_size", "end", "marked", "pictures", "segments", "tracked")

    def __init__(self, number: int, column: int) -> None:
        self._pieces: list[str] = []
        self._size = 0
        self.segments: list[tuple[int, int, int]] = [(0, number, column)]
        self.end = (number, column)
        self.pictures: list[tuple[str, str]] = []
        self.tracked = False
        self.marked = False  # something was deleted or hidden

    def add(self, text: str, number: int, column: int) -> None:
        """Append a stretch that stands at a column of the source."""
        offset, line, start = self.segments[-1]
        if line != number or start + self._size - offset != column:
            if offset == self._size:
                self.segments.pop()
            self.segments.append((self._size, number, column))
        self._pieces.append(text)
        self._size += len(text)
        self.end = (number, column + len(text))

    @property
    def text(self) -> str:
        """The visible text."""
        return "".join(self._pieces)

    def follow(self, other: Line) -> None:
        """Append another line, after a soft break."""
        self._pieces += ["\n", *other._pieces]
        self._size += 1
        self.segments += [(self._size + start, line, column) for start, line, column in other.segments]
        self._size += other._size
        self.end = other.end
        self.pictures += other.pictures
        self.tracked = self.tracked or other.tracked
        self.marked = self.marked or other.marked


def plain(line: str, number: int, start: int, end: int | None = None) -> Line:
    """A line, between two columns, in which nothing has a meaning of its own."""
    found = Line(number, start)
    found.add(line[start:end], number, start)
    return found


def read_line(line: str, number: int, start: int, end: int | None = None) -> Line:
    """A line, between two columns, with its signs read."""
    end = len(line) if end is None else end
    if not _MAY_HOLD.search(line, start, end):
        return plain(line, number, start, end)
    found = Line(number, start)
    open_signs: list[str] = []
    hidden = 0
    bold = False
    done = start
    last = {sign: line.rfind(sign, start, end) for sign in ("+}", "-}", "~}", "**")}
    for match in _SIGNS.finditer(line, start, end):
        sign = match[0]
        text = ""
        if sign in _CLOSING:
            if last[_CLOSING[sign]] < match.end():
                continue  # never closed: plain text
        elif sign.endswith("}"):
            if not open_signs or open_signs[-1] != sign:
                continue
        elif sign[0] == "*":
            before, after = line[match.start() - 1 : match.start()], line[match.end() : match.end() + 1]
            opens = not bold and after.strip() and last["**"] > match.end()
            if len(sign) != 2 or not (opens or (bold and before.strip())):
                continue  # **** stands for figures left out
            bold = not bold
        elif sign[0] in "↵<":
            text = "\n"
        elif sign[0] == "\\":
            text = "\t" if sign == "\\t" else "|"
        if not hidden and match.start() > done:
            found.add(line[done : match.start()], number, done)
        done = match.end()
        if text and not hidden:
            found.add(text, number, match.start())
        elif sign in _CLOSING:
            open_signs.append(_CLOSING[sign])
            hidden += sign != "{+"
            found.tracked = found.tracked or sign != "{~"
            found.marked = found.marked or sign != "{+"
        elif sign.endswith("}"):
            hidden -= open_signs.pop() != "+}"
        elif match["name"] is not None and not hidden:
            found.pictures.append((match["name"].strip(), (match["words"] or "").strip()))
    if done < end and not hidden:
        found.add(line[done:end], number, done)
    return found


def cells(line: str) -> list[tuple[int, int]]:
    """Where the cells of a table line begin and end, blanks around them left out."""
    end = len(line.rstrip())
    bars = [match.start() for match in islice(_BAR.finditer(line, 0, end), _MOST_CELLS + 1)]
    if len(bars) <= _MOST_CELLS and (bars[-1] != end - 1 or len(bars) == 1):
        bars.append(end)
    found = []
    for before, after in pairwise(bars):
        cell = line[before + 1 : after]
        start = before + 1 + len(cell) - len(cell.lstrip(" \t"))
        found.append((min(start, after), max(before + 1 + len(cell.rstrip(" \t")), min(start, after))))
    return found
