"""Whole papers, as clerks type them, and what must be recognised in them: the pages of `papers/`."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from gongwen_lint.document import Document
from gongwen_lint.organisation import Organisation
from gongwen_lint.paper import Paper
from gongwen_lint.reading import read
from gongwen_lint.recognition import recognise
from gongwen_lint.testing.draft import build_docx

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

_CASE = re.compile(
    r"^## (?P<name>[^\n]+)\n```toml\n(?P<expect>.*?)^```\n```\n(?P<draft>.*?)^```$", re.MULTILINE | re.DOTALL
)
_BODY = """\
　　一、基本情况
　　2016年以来，按照区政府统一部署，有关单位围绕某某工作开展了调查摸底，共走访单位126家，发放问卷3200份，基本掌握了底数。
　　二、存在的主要问题
　　（一）资金保障不足。现有经费主要用于日常维护，难以满足设施更新需要。
　　（二）部门协同不够。涉及多个部门的事项，沟通环节较多，办理时间偏长。
　　三、下一步工作安排
　　拟从2016年7月起分三个阶段推进：一是完善工作机制；二是组织实施；三是总结验收，并按季度通报进展情况。"""


def _cases() -> Iterator[Any]:
    for page in sorted((Path(__file__).parent / "papers").glob("*.md")):
        for number, match in enumerate(_CASE.finditer(page.read_text(encoding="utf-8")), 1):
            expect = tomllib.loads(match["expect"])
            draft = match["draft"].replace("〔正文〕", _BODY)
            forms = ("docx",) if expect.pop("docx_only", False) else ("text", "docx")
            for form in forms:
                yield pytest.param(match["name"], draft, expect, form, id=f"{page.stem}-{number}-{form}")


def _read(draft: str, form: str) -> Document:
    if form == "text":
        return read(draft.encode(), "draft.txt")
    return read(build_docx(draft), "draft.docx")


@pytest.mark.parametrize(("name", "draft", "expect", "form"), list(_cases()))
def test_paper(name: str, draft: str, expect: dict[str, Any], form: str, organisation: Organisation) -> None:
    paper = recognise(_read(draft, form), organisation)
    seen = {key: _seen(paper, key, value) for key, value in expect.items()}
    assert seen == expect, name


def _text(element: Any) -> str:
    return element.text if element is not None else ""


def _iso(element: Any) -> str:
    if element is None:
        return ""
    return element.value.isoformat() if element.value else element.text


def _numbered(annexes: Any) -> list[str]:
    return [f"{a.number} {a.name}" if a.number else a.name for a in annexes]


def _seen(paper: Paper, key: str, expected: Any) -> Any:
    """What a paper shows for a key of an expectation, in the expectation's own terms."""
    body = "".join(s.text for s in paper.sentences)
    attached, minutes = paper.attached, paper.minutes
    plain = {
        "kind": lambda: paper.kind or "",
        "number": lambda: _text(paper.number),
        "signers": lambda: [s.person.name for s in paper.signers],
        "signer_posts": lambda: [s.person.organ + s.person.post for s in paper.signers],
        "signer_sources": lambda: [s.source for s in paper.signers],
        "handlers": lambda: [f"{s.role} {s.person.name}" for s in paper.handlers],
        "recipients": lambda: [r.text for r in paper.recipients],
        "persons": lambda: [r.text for r in paper.recipients if r.person],
        "copies": lambda: [r.text for r in paper.copies],
        "issuers": lambda: [o.text for o in paper.issuers],
        "signature": lambda: [r.text for r in paper.signature],
        "signature_persons": lambda: [r.person.name for r in paper.signature if r.person],
        "date": lambda: _iso(paper.date),
        "date_value": lambda: paper.date is not None and paper.date.value is not None,
        "print_date": lambda: _iso(paper.print_date),
        "annex_note": lambda: _numbered(paper.annex_note),
        "annexes": lambda: _numbered(paper.annexes),
        "notes": lambda: len(paper.notes),
        "first_sentence": lambda: paper.sentences[0].text,
        "in_body": lambda: expected if expected in body else body,
        "not_in_body": lambda: expected if expected not in body else body,
        "zones_have": lambda: [zone for zone in expected if zone in paper.zones],
        "title_sure_below": lambda: expected if paper.title and paper.title.sure < expected else None,
        "form_has": lambda: [x for x in expected if x in {f"{c.label}={c.value}" for c in paper.form}],
        "attached": lambda: attached is not None,
        "attached_kind": lambda: attached.kind if attached else "",
        "attached_title": lambda: _text(attached.title) if attached else "",
        "attached_date": lambda: _iso(attached.date) if attached else "",
        "attached_rule_text": lambda: attached.rule_text if attached else None,
        "meeting": lambda: minutes.meeting if minutes else "",
        "of_district": lambda: minutes.of_district if minutes else None,
        "held": lambda: minutes.held.isoformat() if minutes and minutes.held else "",
    }
    if key in plain:
        return plain[key]()
    if key in ("chairs", "present", "attending", "leave"):
        return [p.name for p in getattr(minutes, key)] if minutes else None
    value = getattr(paper, key)
    return (
        _text(value)
        if isinstance(expected, str) and not isinstance(value, str) and key not in ("direction",)
        else value
    )


def test_quotes_are_the_words_read(organisation: Organisation) -> None:
    """Every element's place holds its text, blanks aside."""
    for param in _cases():
        _, draft, _, form = param.values
        if form != "text":
            continue
        paper = recognise(_read(draft, form), organisation)
        for name in ("copy_number", "secrecy", "urgency", "number", "signer_label", "date", "closing", "printer"):
            element = getattr(paper, name)
            if element is not None:
                assert _bare(paper.document.quote(element.place)).startswith(_bare(element.text)[:4]), (name, element)
        for recipient in (*paper.recipients, *paper.copies, *paper.signature):
            quote = _bare(paper.document.quote(recipient.place))
            assert recipient.text in quote or quote in recipient.text, recipient
        for sentence in paper.sentences:
            assert paper.document.quote(sentence.place) == sentence.text
        for signer in (*paper.signers, *paper.handlers):
            assert signer.person.name in _bare(paper.document.quote(signer.person.place))


def _bare(text: str) -> str:
    return "".join(text.split())
