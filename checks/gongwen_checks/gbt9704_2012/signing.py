"""发文机关署名 and 成文日期 as they are laid out, measured once for the three forms of clause 7.3.5.

Sealed (7.3.5.1): the date 4 字 from the right, the name centred on it. Unsealed (7.3.5.2): the name 2 字 from the right,
the date's first character 2 字 to the right of the name's. With a signature stamp (7.3.5.3): see the check. A draft
seldom shows which it will be: what fits either of the first two is in order, what fits neither is one fault of both.
"""

from __future__ import annotations

from typing import NamedTuple

from gongwen_lint import Context, Document, Paper, Paragraph, Place, pattern

from .edges import column, first as first_line, right, width
from .laid import laid
from .pages import section_of

CENTRED = 1.0  # 字 between the middles of name and date
SHIFT = 0.75  # 字 that the date's beginning may be off
NEAR = 0.6  # 字 at the right edge
_HOLES = "×XxＸ□[〔*"
_DATE = pattern(r"\d{4}年\d{1,2}月\d{1,2}日")
_MIDDLE = 1.0  # 字: how near to the middle of the page is in it
_FAR_LEFT = 8.0  # 字 from the left edge: no date begins so far left
_LONG = 8.0  # 字 by which a name is so long that the date cannot keep its 4 字
FACT, ORDER = "signature-layout", "signature-order"


class Signing(NamedTuple):
    """One 署名 with its date: their paragraphs, and distances in 字."""

    names: tuple[Paragraph, ...]
    single: bool  # one organ signs
    date: Paragraph
    date_place: Place
    name_right: float  # of the only name from the right edge; 0 where several sign
    name_width: float
    date_right: float
    date_width: float
    across: float  # width of the type area
    sealed: bool  # the picture of a seal lies over them
    loose: bool = False  # one of several names stands at the left edge

    @property
    def centred(self) -> bool:
        """Whether the name is centred on the date."""
        return abs(self.name_right + self.name_width / 2 - self.date_right - self.date_width / 2) <= CENTRED

    @property
    def shifted(self) -> bool:
        """Whether name and date stand as without a seal."""
        shift = self.name_right + self.name_width - self.date_right - self.date_width
        edge = abs(self.name_right - 2) <= NEAR or (
            self.name_width <= self.date_width + 2 and abs(self.date_right - 2) <= NEAR
        )
        return edge and abs(shift - 2) <= SHIFT

    @property
    def long(self) -> bool:
        """Whether the name is so long that the date has to give way."""
        return self.name_width >= self.date_width + _LONG

    @property
    def fault(self) -> bool:
        """Whether name and date stand neither as with a seal nor as without one."""
        if self.single:
            return not self.centred and (self.sealed or not self.shifted)
        # several names may stand in many ways, but no date so far left, in the middle of the page or at the very edge,
        # and no name at the left one
        before = self.across - self.date_right - self.date_width
        return before < _FAR_LEFT or self.date_right < 1 or abs(before - self.date_right) < _MIDDLE or self.loose

    @property
    def told(self) -> str:
        """Where name and date stand, and should."""
        where = f"成文日期右空{self.date_right:.0f}字"
        if self.single:
            where = f"署名右空{self.name_right:.0f}字，{where}"
        return (
            f"署名和成文日期的位置不合标准：{where}。加盖印章的，成文日期一般右空四字，署名以成文日期为准居中；"
            "不加盖印章的，署名右空二字，成文日期首字比署名首字右移二字。"
        )


def signing(paper: Paper, context: Context) -> Signing | None:
    """The 署名 and 成文日期 of a paper with one issuing organ; None where they are not to be judged."""
    key = ("gbt9704", "signing")
    if key not in context.memo:
        context.memo[key] = _signing(paper, context)
    found: Signing | None = context.memo[key]
    return found


def above_name(paper: Paper) -> Place | None:
    """The date, where it stands above the name of the organ that signs."""
    date = paper.date.place if paper.date is not None else None
    if date is None or date.part != "body" or not paper.statutory or date.paragraph >= len(paper.zones):
        return None
    if paper.zones[date.paragraph] != "date" or paper.kind == "纪要":
        return None
    names = [r.place.paragraph for r in paper.signature if r.place.part == "body"]
    if names:
        return date if min(names) > date.paragraph else None
    known = {"".join(organ.text.split()) for organ in paper.issuers}
    for paragraph in paper.document.paragraphs[date.paragraph + 1 : date.paragraph + 3]:
        bare = "".join(paragraph.text.split())
        if bare:
            return date if bare in known else None
    return None


def out_of_order(paper: Paper) -> Place | None:
    """The first of several names that sign, where the mark names another organ first."""
    organs = [r for r in paper.signature if r.organ is not None]
    if len(organs) < 2 or paper.mark is None or not paper.statutory:
        return None
    mark = "".join(paper.mark.text.split())
    places = [mark.find("".join(r.text.split())) for r in organs]
    marked = [place for place in places if place >= 0]
    if marked and (places[0] < 0 or marked != sorted(marked)):
        return organs[0].place
    return None


def date_paragraph(paper: Paper, context: Context) -> Paragraph | None:
    """The line of the 成文日期, where its layout is to be judged: alone, in the running text, of a paper laid out."""
    written = paper.date
    if written is None or not paper.statutory or paper.kind == "纪要" or written.place.part != "body":
        return None
    found = laid(paper, context)
    if found is None or not found.typeset:
        return None
    number = written.place.paragraph
    if number >= len(paper.zones) or paper.zones[number] != "date":
        return None
    paragraph = paper.document.paragraphs[number]
    if paragraph.cell is not None or paragraph.format.frame is not None or "\n" in paragraph.text.strip():
        return None
    return paragraph


def _signing(paper: Paper, context: Context) -> Signing | None:
    date = date_paragraph(paper, context)
    organs = [r for r in paper.signature if r.organ is not None]
    if date is None or not organs or len(organs) != len(paper.signature):
        return None
    document = paper.document
    numbers = list(dict.fromkeys(r.place.paragraph for r in organs))
    names = tuple(document.paragraphs[n] for n in numbers if n < len(document.paragraphs))
    if any(p.cell is not None or p.part != "body" or p.format.frame is not None for p in names):
        return None
    several = len(organs) > 1
    if not several and "\n" in names[0].text.strip():
        return None
    section = section_of(document, date.index)
    name = names[-1]
    name_right = 0.0 if several else right(name, section)
    date_right, across = right(date, section), column(date, section)
    if name_right is None or date_right is None or across is None:
        return None
    if any(c in name.text for c in _HOLES) or not _DATE.fullmatch("".join(date.text.split())):
        return None  # what will stand there is of another width
    assert paper.date is not None
    first, last = min(numbers), max(*numbers, date.index)
    return Signing(
        names,
        not several,
        date,
        paper.date.place,
        name_right,
        width(name.text.strip()),
        date_right,
        width(date.text.strip()),
        across,
        _sealed(document, first - 2, last + 2),
        several and any(_at_left(p, sum(r.place.paragraph == p.index for r in organs)) for p in names),
    )


def _sealed(document: Document, first: int, last: int) -> bool:
    """Whether a picture that is no drawn line floats near some paragraphs."""
    body = ("body", "textbox")
    near = [p.paragraph for p in document.pictures if p.anchored and p.part in body and first <= p.paragraph <= last]
    if not near:
        return False
    lines = [line.paragraph for line in document.lines if line.part in body]
    return any(near.count(number) > lines.count(number) for number in set(near))


def _at_left(paragraph: Paragraph, names: int) -> bool:
    """Whether a line with one short name begins at the left edge."""
    if names != 1 or paragraph.format.alignment in ("center", "right", "distribute"):
        return False
    return first_line(paragraph) < 3 and width(paragraph.text.strip()) < 18
