"""Our tracked changes in a tree, accepted or rejected as a clerk would, and nobody else's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .step import CannotFix

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_KEPT = {"rPr": ("ins", "del", "moveFrom", "moveTo"), "pPr": ("rPr", "sectPr")}  # not part of what a change replaces


def settle(root: Element, ours: frozenset[str], accept: bool) -> None:
    """Accept or reject the changes with our numbers."""
    w = str(root.tag).partition("}")[0] + "}"
    for name in ("rPr", "pPr"):
        for change in [e for e in root.iter(f"{w}{name}Change") if e.get(w + "id") in ours]:
            properties = _parent(change)
            _drop(change)
            if not accept:
                _restore(properties, change.find(w + name), w, name)
    for kind in ("ins", "del"):
        for change in [e for e in root.iter(w + kind) if e.get(w + "id") in ours]:
            if (kind == "ins") == accept:
                _unwrap(change, w)
            else:
                _drop(change)


def _restore(properties: Element, old: Element | None, w: str, name: str) -> None:
    """Put the old properties in place of the new ones; properties that hold nothing go."""
    kept = {w + other for other in _KEPT[name]}
    for child in list(properties):
        if child.tag not in kept:
            _drop(child)
    where = len(properties) if name == "rPr" else 0
    properties[where:where] = list(old) if old is not None else []
    if not len(properties):
        _drop(properties)


def _unwrap(change: Element, w: str) -> None:
    for run in list(change):
        for leaf in run.iterchildren(w + "delText"):
            leaf.tag = w + "t"
        change.addprevious(run)
    _drop(change)


def _drop(change: Element) -> None:
    if change.tail:  # white space between elements; w:p holds no text of its own
        change.tail = None
    _parent(change).remove(change)


def _parent(change: Element) -> Element:
    parent = change.getparent()
    if parent is None:
        raise CannotFix("修订写坏了。")
    return parent
