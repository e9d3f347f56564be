"""Steps into a Word draft as tracked changes: where each goes in the XML, and in which order they are written.

Runs are cut first, then formatting is set, then words change: so a word that is replaced in a stretch that gets new
formatting has it too, and takes its old formatting with it when both changes are rejected.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from ..document import Paragraph
from ..finding import OF_CHARACTERS, OF_PARAGRAPHS, Edit
from ..lean import dataclass
from ..reading.layout import elements_of
from ..reading.positions import slices_of, tree_of
from ..writing import Copy
from .changes import AUTHOR, Changes, Cut
from .looks import own_size, stretches
from .obstacles import fields_in, obstacle, obstacle_to_looks, obstacle_to_shape, twins_in_fallback
from .settings import asked
from .step import Skip, Step, by_paragraph, spot

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from lxml.etree import _Element as Element

    from ..document import Document
    from ..finding import Restyle
    from ..reading.positions import Slice

__all__ = ["AUTHOR", "Written", "write"]

_NONE: Mapping[str, frozenset[str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Written:
    """What came of the steps. `ours` are the numbers of our tracked changes, by part."""

    copy: Copy
    done: tuple[Step, ...]
    skips: tuple[Skip, ...]
    ours: Mapping[str, frozenset[str]]


class _Style(NamedTuple):
    """Settings for characters: of slices, and of the runs of fields whose results they are."""

    part: str
    slices: tuple[Slice, ...]
    fields: tuple[Element, ...]  # as read
    values: Mapping[str, Any]


class _Shape(NamedTuple):
    """Settings for a paragraph."""

    part: str
    element: Element  # as read
    paragraph: Paragraph
    values: Mapping[str, Any]


class _Found(NamedTuple):
    """Where a step goes."""

    cuts: list[Cut]
    styles: list[_Style]
    shapes: list[_Shape]


class _Ground(NamedTuple):
    """What is written upon."""

    parts: dict[str, Changes]
    copy: Copy
    when: datetime
    ours: Mapping[str, frozenset[str]]

    def part(self, name: str) -> Changes:
        """The changes of a part."""
        if name not in self.parts:
            self.parts[name] = Changes(self.copy, name, self.when, self.ours.get(name, frozenset()))
        return self.parts[name]


def write(
    data: bytes, document: Document, steps: list[Step], when: datetime, ours: Mapping[str, frozenset[str]] = _NONE
) -> Written:
    """Track the steps in a copy of the draft. `ours` are the numbers of changes that the rounds before have written,
    which are written further. Raises CannotCopy."""
    copy = Copy(document, data)
    parts: dict[str, Changes] = {}
    done: list[Step] = []
    skips: list[Skip] = []
    all_found = _Found([], [], [])
    for step in steps:
        found = _Found([], [], [])
        reason = _find(document, step, _Ground(parts, copy, when, ours), found)
        if reason:
            skips.append(Skip(step.finding, step.title, reason, min(step.places)))
        else:
            done.append(step)
            all_found.cuts.extend(found.cuts)
            all_found.styles.extend(found.styles)
            all_found.shapes.extend(found.shapes)
    _cut(all_found, parts)
    _restyle(all_found.styles, parts)
    _reshape(all_found.shapes, parts, done)
    for cut in sorted(all_found.cuts, key=lambda c: c.place, reverse=True):  # from the end: what is left stays in place
        parts[cut.part].change(cut)
    known = {name: frozenset(part.ours) | part.earlier for name, part in parts.items()}
    return Written(copy, tuple(done), tuple(skips), {**ours, **known})


def _find(document: Document, step: Step, ground: _Ground, found: _Found) -> str:
    """Find where a step goes in the XML; returns why it cannot go there, "" where it can."""
    changes: list[Edit | Restyle] = [*step.edits, *step.settings]
    for change in changes:
        place = change.place
        paragraph = document.paragraph(place)
        tree = tree_of(document, place)
        if tree is None:
            return "这一段不在可以改动的部件里"
        name = tree[0]
        part = ground.part(name)
        copies, reason = twins_in_fallback(paragraph)
        if reason:
            return reason
        layout = paragraph._layout
        same = [Paragraph(paragraph.index, "", paragraph.part, element=element, layout=layout) for element in copies]
        for written in (paragraph, *same):
            if reason := _put(change, written, paragraph, name, part, found):
                return reason
    return ""


def _put(
    change: Edit | Restyle, written: Paragraph, paragraph: Paragraph, name: str, part: Changes, found: _Found
) -> str:
    """Find where an edit or a setting goes in one of the forms of a paragraph; returns why it cannot."""
    place = change.place
    slices = slices_of(written, place.start, place.end)
    if isinstance(change, Edit):
        if reason := obstacle(written, slices) or part.obstacle(slices):
            return reason
        found.cuts.append(Cut(name, elements_of(written)[0], place, change.text, slices))
        return ""
    if values := asked(change, OF_CHARACTERS):
        if reason := obstacle_to_looks(slices, part.earlier) or part.obstacle(slices):
            return reason
        found.styles.append(_Style(name, slices, fields_in(written, slices, part.earlier), values))
    if values := asked(change, OF_PARAGRAPHS):
        if reason := obstacle_to_shape(written, part.earlier):
            return reason
        found.shapes.append(_Shape(name, elements_of(written)[0], paragraph, values))
    return ""


def _cut(found: _Found, parts: Mapping[str, Changes]) -> None:
    for cut in found.cuts:
        parts[cut.part].split(cut.slices)
    for style in found.styles:
        parts[style.part].split(style.slices)


def _restyle(styles: list[_Style], parts: Mapping[str, Changes]) -> None:
    """One change for each run, whatever number of fixes ask something of it."""
    wanted: dict[Element, tuple[Changes, dict[str, Any]]] = {}
    for style in styles:
        part = parts[style.part]
        for run in (*part.runs(style.slices), *map(part.twin, style.fields)):
            wanted.setdefault(run, (part, {}))[1].update(style.values)
    for run, (part, values) in wanted.items():
        part.restyle(run, values)


def _reshape(shapes: list[_Shape], parts: Mapping[str, Changes], done: list[Step]) -> None:
    """One change for each paragraph. Its indents are counted in its own 字, as large as they will be."""
    wanted: dict[Element, tuple[_Shape, dict[str, Any]]] = {}
    for shape in shapes:
        wanted.setdefault(shape.element, (shape, {}))[1].update(shape.values)
    changes = by_paragraph(done) if wanted else {}
    for element, (shape, values) in wanted.items():
        paragraph = shape.paragraph
        size = own_size(stretches(paragraph, *changes[spot(paragraph.place())]))
        parts[shape.part].reshape(element, values, size)
