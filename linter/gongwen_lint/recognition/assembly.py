"""The paper put together from what each part's module reads in its lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..document import Document
from ..organisation import Organisation
from ..paper import DateElement, Element, FormCell, Organ, Paper, Recipient, Signer, Zone
from ..patterns import pattern
from . import annexes, body, copytype, form, imprint, kinds, letterhead, minutes, recipients, signature, title
from .cues import dated
from .fields import TITLES, Fields, of_index
from .letterhead import Letterhead
from .lines import Line, bare, lines
from .outline import Outline, outline

if TYPE_CHECKING:
    import re

_ARTICLE = pattern(r"第[一二三四五六七八九十百零\d]{1,5}条")
_SECRECY = pattern(r"绝密|机密|秘密")
_URGENCY = pattern(r"特急|加急|急件|特提|平急")


def assemble(document: Document, own: list[Line], organisation: Organisation, depth: int = 0) -> Paper:
    """The paper in some lines of a document; `depth` 1 where another paper issues or forwards it."""
    people = frozenset(bare(post.holder) for post in organisation.posts)
    out = outline(own, document.paragraphs, depth, people)
    by_number = {line.number: line for line in reversed(own)}
    head = letterhead.read(_head_lines(out), out.marks)
    if depth == 0 and head.mark is None:
        _from_header(document, head, title.joined(out.title))
    cells = _cells(out)
    filled = Fields(cells, by_number)
    index = of_index(out, by_number) if out.index else Fields((), by_number)

    found_title = title.element(out) or filled.element(TITLES) or index.element(TITLES)
    kind = out.kind or _other_kind(out, head, found_title)
    if kind is not None and head.mark is not None and kind.name in ("简报", "信息"):
        found_title = Element(head.mark.text, head.mark.place, 0.5)
    number = head.number or filled.number() or index.number()
    if number is not None and (kind is None or kind.name == "答复"):
        kind = kinds.of_number(number.text) or kind
    signed = signature.read(out.signature, organisation)
    issuers = signature.issuers(signed, out, found_title, number, organisation) or index.issuers(organisation)
    issuers = issuers or signature.of_mark(head.mark_lines, organisation) or filled.issuers(organisation)

    met = (
        minutes.read(out, head.mark_lines or out.marks, own, issuers, organisation)
        if kind is not None and kind.name == "纪要"
        else None
    )
    if met is not None and met.of_district and not issuers:
        unit = organisation.district
        issuers = (Organ(met.meeting_place, unit.name, unit.name, organisation.level(unit)),)
    inline = out.body[0] if out.inline and out.body else None
    own_sentences = body.Sentences(own, inline, out.inline)
    closing = body.closing(own_sentences)
    if kind is None and closing is not None:
        kind = kinds.of_closing(closing.text)
    name = kind.name if kind else None

    end = imprint.read(out.imprint, organisation)
    to = recipients.read(out.address, organisation)
    if not to and name not in kinds.UNADDRESSED:
        to = end.recipients or _in_forms(out, filled, form.ADDRESSED, organisation)
    copies = end.copies or _in_forms(out, filled, form.COPIED, organisation)
    signers, handlers = _signers(out, head, cells, by_number)
    signers += signature.signers(signed, name)
    if name == "纪要" and not signers:
        signers += minutes.signed_in_text(own)
    dated_ = signature.date(out.date) or (_other_date(out) if kind else None) or filled.date() or index.date()
    zones, rule_text = _zones(document, own), _is_rule(kind, own)  # before the issued text gives its lines zones anew
    return Paper(
        document=document,
        kind=name,
        statutory=bool(kind and kind.statutory),
        direction=kinds.direction(kind, issuers, to, organisation, number is not None),
        copy_type=copytype.copy_type(document, out, head),
        copy_number=head.copy_number,
        secrecy=head.secrecy or _within(filled.element(("密级", "密级和保密期限")), _SECRECY),
        secrecy_period=head.secrecy_period or filled.element(("保密期限",)),
        urgency=head.urgency or _within(filled.element(("缓急", "紧急程度", "缓急程度")), _URGENCY),
        mark=head.mark,
        number=number,
        signers=tuple(signers),
        handlers=tuple(handlers),
        signer_label=head.signer_label,
        title=found_title,
        recipients=to,
        issuers=issuers,
        signature=signed,
        date=dated_,
        closing=closing,
        annex_note=annexes.entries(out.annex_note),
        annexes=annexes.headed(out.annexes),
        notes=tuple(line.element() for line in out.notes),
        copies=copies,
        printer=end.printer,
        print_date=end.print_date,
        form=(*cells, *_rows(out)),
        minutes=met,
        attached=assemble(document, out.attached, organisation, depth + 1) if out.attached else None,
        rule_text=rule_text,
        zones=zones,
        sentences=own_sentences,
    )


def _head_lines(out: Outline) -> list[Line]:
    return [*out.head, *(line for line in out.under if line.zone == "letterhead" or line.bare[0] in "（(")]


def _from_header(document: Document, head: Letterhead, titled: str) -> None:
    """A letterhead that stands in the header part. An organ's name alone is the mark of a letter (信函格式) where the
    number stands in the body and the title begins with the same name."""
    held = list({line.bare: line for line in lines(document.part("header"))[:24]}.values())  # even pages repeat it
    if not held:
        return
    small = [line for line in held if letterhead.is_small(line.bare) or letterhead.is_number(line.bare)]
    marks = [line for line in held if line not in small and (letterhead.is_mark(line.bare) or line.bare == "文件")]
    if not marks and head.number is not None:
        marks = [line for line in held if line not in small and len(line.bare) >= 4 and titled.startswith(line.bare)][
            :1
        ]
    if marks:
        small += [line for line in held if line not in small + marks and letterhead.is_maimed_number(line.bare)]
    if not marks and not any(letterhead.is_number(line.bare) for line in small):
        return
    read = letterhead.read(small, marks[:4])
    head.mark, head.mark_lines, head.number = read.mark, read.mark_lines, head.number or read.number
    head.copy_number = head.copy_number or read.copy_number
    head.secrecy, head.secrecy_period = head.secrecy or read.secrecy, head.secrecy_period or read.secrecy_period
    head.urgency = head.urgency or read.urgency
    if head.signer_label is None:
        head.signer_label, head.signers = read.signer_label, read.signers


def _cells(out: Outline) -> list[FormCell]:
    """The labelled cells of every form, wherever it stands, and of lines of labels."""
    cells = form.cells_of_lines(line for line in out.form if not line.use)
    for grid in out.grids.values():
        if grid.lines[0].use == "form":
            cells += form.cells_of_grid(grid)
    return cells


def _in_forms(
    out: Outline, filled: Fields, labels: tuple[str, ...], organisation: Organisation
) -> tuple[Recipient, ...]:
    """The organs and persons in the forms' cells with one of the labels, or in their lines of labels."""
    tables = [grid for grid in out.grids.values() if grid.lines[0].use == "form"]
    return recipients.read(form.addressed(tables, labels), organisation) or filled.recipients(labels, organisation)


def _rows(out: Outline) -> list[FormCell]:
    """The steps of the procedure that tables in the text list."""
    grids = (grid for grid in out.grids.values() if grid.lines[0].use == "data")
    return [cell for grid in grids for cell in form.rows_of_grid(grid)]


def _other_kind(out: Outline, head: Letterhead, found: Element | None) -> kinds.Kind | None:
    """The kind where the title does not tell: by the title in a form, by the mark, by the form's own heading."""
    if found is not None and not out.title and (kind := kinds.of_title(found.text, False)):
        return kind
    if head.mark is not None and (kind := kinds.of_mark(head.mark.text)):
        return kind
    if out.form_heading is not None:
        name = kinds.tail(out.form_heading.bare)
        if name and name != "发文稿纸":
            return kinds.Kind(name, False, 0.8)
    return None


def _signers(
    out: Outline, head: Letterhead, cells: Sequence[FormCell], by_number: dict[int, Line]
) -> tuple[list[Signer], list[Signer]]:
    """Who signs, and who drafted, checked and countersigned: letterhead, form, and signing lines at the end."""
    annexed = {line.number for group in out.annexes for line in group} | {line.number for line in out.attached}
    own = [cell for cell in cells if cell.label_place.paragraph not in annexed]
    everyone = [
        *head.signers,
        *form.signers(own, by_number),
        *form.signers(form.cells_of_lines(out.signing), by_number, "signing"),
    ]
    once = {(s.role, s.person.name or s.person.surname + s.person.post): s for s in reversed(everyone)}
    unique = [s for s in everyone if s in once.values()]
    return [s for s in unique if s.role == "签发"], [s for s in unique if s.role != "签发"]


def _other_date(out: Outline) -> DateElement | None:
    """A date under the title (（2016年5月6日）, web copies), or beside the organ under the mark of minutes."""
    for line in (*out.under, *out.head):
        if letterhead.is_number(line.bare) and "月" not in line.bare:
            continue
        if (
            dated(line.bare)
            or (line.bare[0] in "（(" and "日" in line.bare)
            or line.bare.startswith(("发布", "发文", "成文"))
        ):
            found = signature.date_in(line)
            if found is not None and "年" in found.text:
                return found
    return None


def _within(element: Element | None, wanted: re.Pattern[str]) -> Element | None:
    match = wanted.search(element.text) if element else None
    return Element(match[0], element.place, element.sure) if match and element else None


def _is_rule(kind: kinds.Kind | None, own: Sequence[Line]) -> bool:
    """A 规则, 办法, 规定, 条例 or 细则 itself: by its title, or by its articles where no 文种 says otherwise."""
    if kind is not None and kind.name in kinds.RULE_KINDS:
        return True
    if kind is not None and kind.statutory:
        return False
    count = 0
    for line in own:
        if line.zone == "body" and line.bare[0] == "第" and _ARTICLE.match(line.bare):
            count += 1
            if count >= 3:
                return True
    return False


def _zones(document: Document, own: Sequence[Line]) -> tuple[Zone, ...]:
    """One zone for each paragraph: that of its first line, but body where any of its lines is."""
    zones: list[Zone] = ["blank"] * len(document.paragraphs)
    for line in own:
        if line.number < len(zones) and (line.first or line.zone == "body"):
            zones[line.number] = line.zone
    return tuple(zones)
