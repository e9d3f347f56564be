"""Document symbols: the outline of the 公文 as it was recognised: 版头, 标题, 主送机关, 正文 with its headings, 附件, 落款, 版记."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from lsprotocol import types

from ..cli.elements import NAMES, Row, rows
from ..cli.outline import Heading, outline
from ..document import Place
from ..paper import Paper, Zone
from ..report.places import ZONE_NAMES
from .positions import before, spanning
from .sheets import Seen
from .view import View

Kind = types.SymbolKind
_LETTERHEAD = ("copy_number", "secrecy", "secrecy_period", "urgency", "mark", "number", "signers", "signer_label")
# In the order of a paper: the symbol's name, its zones, the rows that are its parts, and its icon.
_GROUPS: tuple[tuple[str, tuple[Zone, ...], tuple[str, ...], types.SymbolKind], ...] = (
    ("版头", ("letterhead",), _LETTERHEAD, Kind.Namespace),
    ("标题", ("title",), (), Kind.String),
    ("主送机关", ("recipients",), ("recipients",), Kind.Interface),
    ("正文", ("body",), (), Kind.Module),
    ("结语", ("closing",), (), Kind.String),
    ("附件说明", ("annex_note",), ("annex_note",), Kind.Array),
    ("落款", ("signature", "date"), ("signature", "date"), Kind.Constructor),
    ("附注", ("notes",), (), Kind.String),
    ("签发", ("signing",), (), Kind.String),
    ("附件", ("annex",), ("annexes",), Kind.Package),
    ("版记", ("imprint",), ("copies", "printer", "print_date"), Kind.Namespace),
)
_ALONE: tuple[Zone, ...] = ("index", "form", "attendance", "attached")
_LEVELS = ("一级标题", "二级标题", "三级标题", "四级标题")
_LONGEST = 40  # characters of a name


def symbols(seen: Seen) -> list[types.DocumentSymbol]:
    """The outline of a document; empty where it could not be read."""
    paper, view = seen.result.paper, seen.view
    if paper is None:
        return []
    parts: dict[str, list[Row]] = {name: list(group) for name, group in groupby(rows(paper), lambda r: r.element)}
    found = [
        symbol
        for name, zones, elements, kind in _GROUPS
        for symbol in _group(name, zones, [row for e in elements for row in parts.get(e, ())], kind, paper, view)
    ]
    for zone in _ALONE:
        found += _group(ZONE_NAMES[zone], (zone,), [], Kind.Object, paper, view)
    return sorted(found, key=lambda s: (s.range.start.line, s.range.start.character))


def _group(
    name: str, zones: tuple[Zone, ...], parts: Sequence[Row], kind: types.SymbolKind, paper: Paper, view: View
) -> Iterator[types.DocumentSymbol]:
    """The symbol of one element of the paper, with its parts; nothing where it is not there."""
    numbers = list(paper.in_zone(*zones))
    places = [paper.document.paragraphs[number].place() for number in numbers]
    if name == "标题" and paper.title:
        places = places or [paper.title.place]
    children = [child for row in parts if row.place for child in (_part(row, row.place, view),)]
    if name == "正文":
        children = list(_headings(list(outline(paper)), places, view))
    ranges = [view.range(place) for place in places] + [child.range for child in children]
    if not ranges:
        return
    detail = _detail(name, paper, parts)
    whole = spanning(ranges)
    first = min(ranges, key=lambda r: (r.start.line, r.start.character))
    if name == "标题" and paper.title:
        name, detail = _short(paper.title.text), "标题"
    yield types.DocumentSymbol(name, kind, whole, first, detail or None, children=children or None)


def _detail(name: str, paper: Paper, parts: Sequence[Row]) -> str:
    if name == "正文":
        return paper.kind or ""
    return _short("、".join(dict.fromkeys(row.text.strip() for row in parts if row.element != "signer_label")))


def _part(row: Row, place: Place, view: View) -> types.DocumentSymbol:
    where = view.range(place)
    return types.DocumentSymbol(_short(row.text), Kind.Field, where, where, NAMES[row.element])


def _headings(found: list[Heading], body: list[Place], view: View) -> Iterator[types.DocumentSymbol]:
    """Headings inside one another; each reaches to the next of its level or above."""
    if not found:
        return
    end = view.range(body[-1]).end if body else view.range(found[-1].place).end
    level = found[0].level
    starts = [n for n, heading in enumerate(found) if n == 0 or heading.level <= level]
    for start, stop in zip(starts, [*starts[1:], len(found)], strict=True):
        heading = found[start]
        level = min(level, heading.level)
        own = view.range(heading.place)
        last = _before(found[stop].place, body, view) if stop < len(found) else end
        inner = _headings(found[start + 1 : stop], [p for p in body if _within(view.range(p), own, last)], view)
        children = list(inner)
        whole = spanning([own, types.Range(own.start, last)] if before(own.start, last) else [own])
        name = _short(heading.text) or _LEVELS[heading.level - 1]
        yield types.DocumentSymbol(name, Kind.Struct, whole, own, _LEVELS[heading.level - 1], children=children or None)


def _before(next_one: Place, body: list[Place], view: View) -> types.Position:
    """The end of the last paragraph in front of a heading."""
    start = view.range(next_one).start
    ends = [view.range(place).end for place in body]
    earlier = [end for end in ends if before(end, start)]
    return max(earlier, key=lambda p: (p.line, p.character)) if earlier else start


def _within(inner: types.Range, own: types.Range, last: types.Position) -> bool:
    return before(own.start, inner.start) and before(inner.end, last)


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"


def flat(found: Iterable[types.DocumentSymbol], uri: str, container: str = "") -> Iterator[types.SymbolInformation]:
    """The same for clients that know no hierarchy."""
    for symbol in found:
        yield types.SymbolInformation(
            types.Location(uri, symbol.range), symbol.name, symbol.kind, container_name=container or None
        )
        yield from flat(symbol.children or (), uri, symbol.name)
