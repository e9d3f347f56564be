"""Remedies: fixes of lists of organs (主送, 抄送) that several checks propose."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..context import replacement
from ..document import Place
from ..finding import Edit, Fix

if TYPE_CHECKING:
    from ..paper import Paper, Recipient

_BETWEEN = "，、；,; 　并和及与"


def first_only(recipients: Sequence[Recipient], paper: Paper) -> Fix | None:
    """Keep the first of some organs that stand side by side in one paragraph; none where they do not."""
    places = [r.place for r in recipients]
    first = places[0]
    if any((p.part, p.paragraph) != (first.part, first.paragraph) for p in places):
        return None
    end = max(p.end for p in places)
    text = paper.document.paragraph(first).text
    covered = first.end
    for place in sorted(places[1:]):
        if text[covered : place.start].strip(_BETWEEN) or place.start < covered:
            return None
        covered = place.end
    rest = Place(first.part, first.paragraph, first.end, end)
    title = f"只主送“{recipients[0].text}”，删去“{text[rest.start : end].strip(_BETWEEN)}”（另列抄送）"
    return replacement(title, rest, "") if rest.start < end else None


def without(struck: Sequence[Recipient], listed: Sequence[Recipient], paper: Paper) -> Fix | None:
    """Strike organs out of a list, each with the mark that joins it to its neighbour; none where nothing would stay."""
    gone = {r.place for r in struck}
    edits = []
    for paragraph in sorted({(r.place.part, r.place.paragraph) for r in struck}):
        places = sorted(r.place for r in listed if (r.place.part, r.place.paragraph) == paragraph)
        if all(place in gone for place in places):
            return None
        text = paper.document.paragraph(places[0]).text
        for number, place in enumerate(places):
            if place not in gone:
                continue
            kept_before = any(p not in gone for p in places[:number])
            start = places[number - 1].end if kept_before else place.start
            end = place.end if kept_before else places[number + 1].start
            if text[start:end].replace(text[place.start : place.end], "", 1).strip(_BETWEEN):
                return None
            edits.append(Edit(Place(place.part, place.paragraph, start, end), ""))
    return Fix(f"删去“{'、'.join(r.text for r in struck)}”", tuple(edits)) if edits else None
