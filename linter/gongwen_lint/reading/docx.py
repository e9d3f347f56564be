"""A .docx as a Document: the body read at once, everything else when it is asked for."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from ..document import Document, Paragraph, Section
from .body import Story
from .layout import PartLayout
from .names import NUM_PR, P_STYLE, R_STYLE, TYPE, VAL, VANISH, W
from .package import Package
from .resources import Hidden, Resources
from .sections import references, section

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element as Element

    from ..document import Box, DrawnLine, Part, Running, Table, TableFormat
    from .drawn import Drawing
    from .limits import Limits
    from .numbering import Labels

_TRACKED = frozenset(
    W + name
    for name in (
        *("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge", "numberingChange"),
        *("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblGridChange", "trPrChange", "tcPrChange"),
    )
)
_MARKED = frozenset((NUM_PR, VANISH, *_TRACKED))
_TOLD = (P_STYLE, R_STYLE, *_MARKED)
_NOTES: dict[str, tuple[str, str]] = {
    "footnote": ("footnotes", W + "footnote"),
    "endnote": ("endnotes", W + "endnote"),
    "comment": ("comments", W + "comment"),
}
_SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")


def read_docx(data: bytes, path: str, sha256: str, limits: Limits) -> Document:
    """Read a .docx, .docm, .dotx or .dotm. Raises Unreadable."""
    package = Package(data, limits)
    root = package.main()
    resources = Resources(package, limits)
    occurring = _occurring(root)
    story = _read("body", package.main_name, root, occurring, [], resources)
    story.mark_section_breaks()
    paragraphs = tuple(story.paragraphs)
    source = Docx(resources, root, story.sections, len(paragraphs))
    return Document(
        path=path,
        form="docx",
        paragraphs=paragraphs,
        tables=story.finished_tables(),
        pictures=tuple(story.pictures),
        sha256=sha256,
        tracked=occurring.tracked,
        truncated=story.truncated,
        source=source,
        drawn=Laid(source, paragraphs),
    )


class Docx:
    """What stands behind a Document: its lesser parts, read as they are needed. Implements `document.Source`."""

    __slots__ = ("_files", "_paragraphs", "_parts", "_section_marks", "_sections", "_trees", "resources")

    def __init__(
        self, resources: Resources, root: Element, section_marks: list[tuple[int, Element]], paragraphs: int
    ) -> None:
        self.resources = resources
        self._section_marks = section_marks
        self._paragraphs = paragraphs
        self._sections: tuple[Section, ...] | None = None
        self._parts: dict[str, tuple[Paragraph, ...]] = {}
        self._files: dict[tuple[str, str], tuple[int, int]] = {}  # which paragraphs of a part stand in which file
        self._trees: dict[str, Element | None] = {resources.package.main_name: root}

    def part(self, part: Part) -> tuple[Paragraph, ...]:
        """The paragraphs of headers, footers, footnotes, endnotes or comments, in file order."""
        known = self._parts.get(part)
        if known is None:
            known = self._parts[part] = tuple(self._read_part(part))
        return known

    def _read_part(self, part: Part) -> list[Paragraph]:
        paragraphs: list[Paragraph] = []
        for name in self._names(part):
            root = self.tree(name)
            if root is None:
                continue
            blocks: Iterable[Element] = root
            if part in _NOTES:
                tag = _NOTES[part][1]
                blocks = [note for note in root if note.tag == tag and note.get(TYPE) not in _SEPARATORS]
            before = len(paragraphs)
            _read(part, name, blocks, _occurring(root, lesser=True), paragraphs, self.resources)
            self._files[part, name] = (before, len(paragraphs))
        return paragraphs

    def files(self, part: Part) -> list[str]:
        """The names of the files that a part is made of."""
        return self._names(part)

    def file(self, part: Part, name: str) -> tuple[Paragraph, ...]:
        """The paragraphs of one of a part's files."""
        paragraphs = self.part(part)
        first, after = self._files.get((part, name), (0, 0))
        return paragraphs[first:after]

    def section_elements(self) -> list[Element]:
        """The w:sectPr of each section."""
        return [element for _, element in self._section_marks]

    def _names(self, part: Part) -> list[str]:
        package = self.resources.package
        if part in _NOTES:
            name = package.related(package.main_name, _NOTES[part][0])
            return [name] if name else []
        relations = package.relations(package.main_name)
        names = []
        for _, element in self._section_marks if part in ("header", "footer") else ():
            for identifier in references(element, part):
                relation = relations.get(identifier)
                if relation is not None and not relation.external and relation.target not in names:
                    names.append(relation.target)
        return names

    def tree(self, name: str) -> Element | None:
        """The parsed tree of a part, the very one its paragraphs were read from; None where there is none."""
        if name not in self._trees:
            self._trees[name] = self.resources.package.root(name)
        return self._trees[name]

    def sections(self) -> tuple[Section, ...]:
        """Page set-up of each section of the body."""
        if self._sections is None:
            from .formats import style_size

            found, first = [], 0
            if self._section_marks:
                both = self.resources.even_and_odd
                size = partial(style_size, self.resources)
            for index, (last, element) in enumerate(self._section_marks):
                if index == len(self._section_marks) - 1:
                    last = self._paragraphs - 1
                found.append(section(element, index, first, last, character=size, even_and_odd=both))
                first = last + 1
            self._sections = tuple(found)
        return self._sections


class Laid:
    """What is drawn and what runs over the pages, loaded when it is first asked for. Implements `document.Drawn`."""

    __slots__ = ("_drawing", "_paragraphs", "_source")

    def __init__(self, source: Docx, paragraphs: tuple[Paragraph, ...]) -> None:
        self._source = source
        self._paragraphs = paragraphs
        self._drawing: Drawing | None = None

    def _drawn(self) -> Drawing:
        if self._drawing is None:
            from .drawn import Drawing

            self._drawing = Drawing(self._source, self._paragraphs)
        return self._drawing

    def running(self) -> tuple[Running, ...]:
        """Headers and footers as they take effect."""
        return self._drawn().running()

    def lines(self) -> tuple[DrawnLine, ...]:
        """Horizontal lines drawn as shapes."""
        return self._drawn().lines()

    def boxes(self) -> tuple[Box, ...]:
        """Text boxes."""
        return self._drawn().boxes()

    def table_format(self, table: Table) -> TableFormat | None:
        """The look of a table."""
        return self._drawn().table_format(table)


class Occurring(NamedTuple):
    """What occurs in a part at all, so that most parts are spared most questions."""

    tags: frozenset[object]  # of the elements that need more care
    styles: frozenset[str]  # identifiers of paragraph and character styles

    @property
    def tracked(self) -> bool:
        """Whether there are tracked changes."""
        return not _TRACKED.isdisjoint(self.tags)


def _occurring(root: Element, *, lesser: bool = False) -> Occurring:
    """Look through a part: in C but for what is found, or, since that takes a while to begin, through every element of
    a part that has few."""
    tags, styles = set(), set()
    for element in root.iter() if lesser else root.iter(*_TOLD):
        tag = element.tag
        if tag in (P_STYLE, R_STYLE):
            styles.add(element.get(VAL, ""))
        elif not lesser or tag in _MARKED:
            tags.add(tag)
    return Occurring(frozenset(tags), frozenset(styles))


def _read(
    part: Part,
    name: str,
    blocks: Iterable[Element],
    occurring: Occurring,
    paragraphs: list[Paragraph],
    resources: Resources,
) -> Story:
    """Read one part as a story."""
    styles = resources.styles
    used = occurring.styles
    hidden = Hidden(styles) if VANISH in occurring.tags or styles.may_set("vanish", used) else None
    layout = PartLayout(resources, name, hidden)
    by_style = styles.may_set("numPr", used)
    numbered = by_style or NUM_PR in occurring.tags
    breaking: frozenset[str | None] = frozenset()
    if styles.may_set("pageBreakBefore", used):
        breaking = frozenset(style for style in (None, *used) if styles.breaks_before(style))
    marks = VANISH in occurring.tags or occurring.tracked
    known = len(paragraphs)
    for ignore_fields in (False, True):
        story = Story(
            part,
            resources.limits,
            paragraphs,
            layout=layout,
            hides=hidden,
            labels=_labels(resources, by_style) if numbered else None,
            breaking=breaking,
            marks=marks,
            ignore_fields=ignore_fields,
        ).read(blocks)
        if not story.unfinished:
            break
        del paragraphs[known:]  # a field never ends: better its instruction shown than the rest of the paper lost
    return story


def _labels(resources: Resources, by_style: bool) -> Labels:
    from .numbering import Labels

    return Labels(resources.numbering, by_style)
