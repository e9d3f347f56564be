"""What stands inside one paragraph, in order: its visible text piece by piece, and the objects anchored in it.

Tracked insertions and moves-to are in, deletions and moves-from out; a field's result is in, its instruction out; of
ruby the base text is in; of alternate content one branch is read. The walk keeps its own stack and no recursion.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from .names import (
    ALTERNATE_CONTENT,
    CHOICE,
    FALLBACK,
    FLD_CHAR,
    FLD_CHAR_TYPE,
    P_PR,
    R_PR,
    R_RUN,
    SPACE,
    TBL,
    TYPE,
    M,
    P,
    T,
    W,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TypeAlias

    from lxml.etree import _Element as Element

    # text as it shows, the element it comes from, the run around it; an anchored object has the text ""
    Piece: TypeAlias = tuple[str, Element, Element | None]

_SKIP, _TEXT, _RUN, _INTO, _FIXED, _BREAK, _SYMBOL, _FIELD, _ALTERNATE, _OBJECT = range(10)

_NESTED_FIELDS = 64
PAGE, COLUMN = "\f", "\v"  # stand for breaks until `settle`; neither may occur in XML 1.0

_KINDS: dict[str, int] = {
    P_PR: _SKIP,
    R_PR: _SKIP,
    M + "r": _RUN,
    T: _TEXT,
    M + "t": _TEXT,
    FLD_CHAR: _FIELD,
    ALTERNATE_CONTENT: _ALTERNATE,
    W + "br": _BREAK,
    W + "sym": _SYMBOL,
    P: _OBJECT,  # a paragraph or table inside a paragraph: not allowed, but found in real files
    TBL: _OBJECT,
}
for _names, _kind in (
    (("proofErr", "bookmarkStart", "bookmarkEnd", "lastRenderedPageBreak", "instrText", "del"), _SKIP),
    (("ins", "moveTo", "hyperlink", "smartTag", "customXml", "sdt", "sdtContent", "fldSimple", "dir", "bdo"), _INTO),
    (("ruby", "rubyBase"), _INTO),
    (("tab", "ptab", "cr", "noBreakHyphen"), _FIXED),
    (("drawing", "pict", "object"), _OBJECT),
):
    _KINDS.update(dict.fromkeys([W + _name for _name in _names], _kind))
_FIXED_TEXT: dict[str, str] = {W + "tab": "\t", W + "ptab": "\t", W + "cr": "\n", W + "noBreakHyphen": "-"}
_MATH_SKIP = frozenset({M + "rPr", M + "ctrlPr", M + "oMathParaPr"})

# The boxes and ticks that forms draw with symbol fonts; other private characters are kept as they are.
_SYMBOLS = {
    ("wingdings", 0x6F): "□",
    ("wingdings", 0x71): "❑",
    ("wingdings", 0x72): "❒",
    ("wingdings", 0xA8): "□",
    ("wingdings", 0xFB): "✗",
    ("wingdings", 0xFC): "✓",
    ("wingdings", 0xFD): "☒",
    ("wingdings", 0xFE): "☑",
    ("wingdings", 0xAB): "★",
    ("wingdings 2", 0x2A): "□",
    ("wingdings 2", 0x50): "✓",
    ("wingdings 2", 0x51): "☒",
    ("wingdings 2", 0x52): "☑",
    ("wingdings 2", 0x53): "☒",
    ("wingdings 2", 0x54): "☒",
    ("wingdings 2", 0xA3): "□",
    ("symbol", 0xB7): "•",
}
_UNDERSTOOD = frozenset(("wps", "wpg", "wpc", "wpi", "wp14", "w14", "w15", "w16se", "w16cid", "w16", "a14"))


class Hides(Protocol):
    """Tells which runs are hidden text; None stands for "none in this document"."""

    def run(self, run: Element, paragraph: Element) -> bool:
        """Whether a run of a paragraph is hidden text."""
        ...


def pieces(paragraph: Element, fields: list[bool] | None, hides: Hides | None) -> list[Piece]:
    """The paragraph's pieces, breaks unsettled. `fields` holds one entry for each field that is open, whether its
    result has begun, and is carried from paragraph to paragraph; None shows everything (a file whose fields never end).
    """
    found: list[Piece] = []
    add = found.append
    kind_of = _KINDS.get
    shown = not fields or False not in fields
    run: Element | None = None
    stack: list[tuple[Iterator[Element], Element | None]] = [(iter(paragraph), None)]
    while stack:
        children, run = stack[-1]
        for child in children:
            tag = child.tag
            if tag == R_RUN:
                if hides is not None and hides.run(child, paragraph):
                    if fields is not None:
                        for leaf in child.iterchildren(FLD_CHAR):
                            shown = _field(leaf, fields)
                    continue
                leaves = iter(child)
                for leaf in leaves:  # the usual run, read on the spot: properties and text
                    tag = leaf.tag
                    if tag == T:
                        text = leaf.text
                        if text and shown:
                            if text[0] <= " " or text[-1] <= " " or "\n" in text:
                                text = _blanks(leaf, text)
                            add((text, leaf, child))
                    elif tag != R_PR:
                        stack.append((leaves, child))
                        stack.append((iter((leaf,)), child))
                        break
                else:
                    continue
                break
            kind = kind_of(tag)
            if kind == _SKIP:
                continue
            if kind == _TEXT:
                text = child.text
                if text and shown:
                    if text[0] <= " " or text[-1] <= " " or "\n" in text:
                        text = _blanks(child, text)
                    add((text, child, run))
            elif kind == _INTO:
                stack.append((iter(child), run))
                break
            elif kind == _RUN:
                stack.append((iter(child), child))
                break
            elif kind is None:
                if isinstance(tag, str) and tag.startswith(M) and tag not in _MATH_SKIP:
                    stack.append((iter(child), run))
                    break
            elif kind == _FIELD:
                if fields is not None:
                    shown = _field(child, fields)
            elif kind == _ALTERNATE:
                branch = branch_of(child)
                if branch is not None:
                    stack.append((iter(branch), run))
                    break
            elif shown:
                if kind == _FIXED:
                    add((_FIXED_TEXT[tag], child, run))
                elif kind == _BREAK:
                    sort = child.get(TYPE)
                    add((PAGE if sort == "page" else COLUMN if sort == "column" else "\n", child, run))
                elif kind == _SYMBOL:
                    add((_symbol(child), child, run))
                else:
                    add(("", child, run))
        else:
            stack.pop()
    return found


def settle(found: list[Piece]) -> tuple[list[Piece], bool, bool]:
    """Page and column breaks as text: "\\n" between words, nothing at the paragraph's ends. Tells also whether the
    paragraph starts on a new page (a break before its words) and whether the next one does (a break after them)."""
    if all(text != PAGE and text != COLUMN for text, _, _ in found):
        return found, False, False
    first = next((n for n, (text, _, _) in enumerate(found) if text.strip(PAGE + COLUMN)), None)
    if first is None:
        after = any(text == PAGE for text, _, _ in found)
        return [piece for piece in found if not piece[0]], False, after
    last = max(n for n, (text, _, _) in enumerate(found) if text.strip(PAGE + COLUMN))
    before = any(text == PAGE for text, _, _ in found[:first])
    after = any(text == PAGE for text, _, _ in found[last:])
    settled = []
    for number, piece in enumerate(found):
        if piece[0] in (PAGE, COLUMN):
            if first < number < last:
                settled.append(("\n", piece[1], piece[2]))
        else:
            settled.append(piece)
    return settled, before, after


def branch_of(alternate: Element) -> Element | None:
    """The one branch of mc:AlternateContent to read: the first choice we understand, else the fallback (ECMA-376
    part 3, 9.3), else any. Namespaces are known by the prefixes Word gives them; with others the fallback is read,
    which says the same."""
    first = fallback = None
    for branch in alternate:
        if branch.tag == CHOICE:
            needs = branch.get("Requires", "").split()
            if needs and _UNDERSTOOD.issuperset(needs):
                return branch
            first = branch if first is None else first
        elif branch.tag == FALLBACK:
            fallback = branch
    return first if fallback is None else fallback


def _field(mark: Element, fields: list[bool]) -> bool:
    """Step the open fields by one mark (17.16.18); tells whether text shows after it."""
    sort = mark.get(FLD_CHAR_TYPE)
    if sort == "begin":
        if len(fields) < _NESTED_FIELDS:
            fields.append(False)
    elif fields and sort == "separate":
        fields[-1] = True
    elif fields and sort == "end":
        fields.pop()
    return False not in fields


def _blanks(element: Element, text: str) -> str:
    """Line ends inside a w:t are spaces; blanks at its ends count only where xml:space="preserve" is in force."""
    text = text.replace("\n", " ").replace("\r", " ")
    if text[0] > " " and text[-1] > " ":
        return text
    holder: Element | None = element
    while holder is not None:
        space = holder.get(SPACE)
        if space is not None:
            return text if space == "preserve" else text.strip(" \t")
        holder = holder.getparent()
    return text.strip(" \t")


def _symbol(element: Element) -> str:
    """The character of w:sym (17.3.3.30): known form symbols as plain characters, private ones as they are."""
    try:
        code = int(element.get(W + "char", ""), 16)
    except ValueError:
        return "□"
    known = _SYMBOLS.get((element.get(W + "font", "").lower(), code & 0xFF if 0xF000 <= code <= 0xF0FF else code))
    if known:
        return known
    return chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE else "□"
