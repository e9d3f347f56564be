"""One fact is one finding; findings come in the order of the paper; fingerprints outlive edits elsewhere."""

from __future__ import annotations

from dataclasses import replace

from gongwen_lint.document import Place
from gongwen_lint.facts import by_place, fingerprinted, merged
from gongwen_lint.finding import Basis, Edit, Finding, Fix

ORDER = {"CY44-6": 0, "TL15-7": 1, "GB7.2.5-1": 2}


def found(code, paragraph=0, start=0, end=2, *, part="body", severity="warning", strength="direct", fact="", **more):
    regulation, article = code[:2], code[2:].split("-")[0]
    bases = (Basis(regulation, article, "", strength),)
    return Finding(code, code.lower(), severity, code, bases, Place(part, paragraph, start, end), fact=fact, **more)


def test_findings_without_a_fact_or_with_other_facts_stay_apart():
    findings = [found("CY44-6"), found("TL15-7"), found("CY44-6", fact="a"), found("TL15-7", fact="b")]
    assert len(merged(findings, ORDER)) == 4


def test_the_worst_leads_then_the_strongest_then_the_first_pack():
    def leader(*findings):
        (one,) = merged([replace(f, fact="x") for f in findings], ORDER)
        return one.code

    assert leader(found("CY44-6"), found("TL15-7", severity="error")) == "TL15-7"
    assert leader(found("CY44-6", strength="soft"), found("TL15-7")) == "TL15-7"
    assert leader(found("GB7.2.5-1"), found("TL15-7"), found("CY44-6")) == "CY44-6"


def test_a_merged_finding_lists_the_other_checks_and_all_articles():
    fix = Fix("改主送", (Edit(Place("body", 0, 0, 2), "区政府"),))
    (one,) = merged(
        [found("TL15-7", 3, fact="x", fix=fix), found("CY44-6", 2, fact="x"), found("TL15-7", 4, fact="x")], ORDER
    )
    assert (one.code, one.also, one.place.paragraph) == ("CY44-6", ("TL15-7",), 2)
    assert [b.regulation for b in one.bases] == ["CY", "TL"]
    assert one.fix is fix
    assert one.places == 1, "other checks' places say the same thing in other words"


def test_the_same_fact_found_twice_by_one_check_has_two_places():
    (one,) = merged([found("CY44-6", 2, fact="x"), found("CY44-6", 5, fact="x"), found("CY44-6", 2, fact="x")], ORDER)
    assert (one.also, [p.paragraph for p in one.more]) == ((), [5])


def test_findings_are_read_from_top_to_bottom():
    findings = [
        found("CY44-6", 3),
        found("CY44-6", 1, 4, 6),
        found("TL15-7", 1, severity="info"),
        found("GB7.2.5-1", 1, severity="error"),
        found("CY44-6", 0, part="footer"),
        found("CY44-6", 2, part="textbox"),
        found("CY44-6", 0, part="header"),
    ]
    places = [(f.place.part, f.place.paragraph, f.code) for f in sorted(findings, key=by_place)]
    assert places == [
        ("header", 0, "CY44-6"),
        ("body", 1, "GB7.2.5-1"),
        ("body", 1, "TL15-7"),
        ("body", 1, "CY44-6"),
        ("textbox", 2, "CY44-6"),
        ("body", 3, "CY44-6"),
        ("footer", 0, "CY44-6"),
    ]


def marks(make, lines, *findings):
    document = make.paper(*lines).document
    return [
        f.fingerprint for f in fingerprinted([replace(f, quote=document.quote(f.place)) for f in findings], document)
    ]


def test_a_fingerprint_outlives_blanks_and_edits_elsewhere(make):
    (before,) = marks(make, ["标题", "张副区长：", "正文。"], found("CY44-6", 1, 0, 5))
    (after,) = marks(make, ["新的标题", "新的一段", "　张副　区长 ：", "正文。"], found("CY44-6", 2, 1, 8))
    assert before == after and len(before) == 16


def test_a_fingerprint_changes_with_the_check_the_words_and_the_paragraph(make):
    lines = ["标题", "张副区长：", "张副区长、李副区长："]
    different = marks(
        make,
        lines,
        found("CY44-6", 1, 0, 5),
        found("TL15-7", 1, 0, 5),
        found("CY44-6", 1, 0, 4),
        found("CY44-6", 2, 0, 4),
    )
    assert len(set(different)) == 4


def test_equal_findings_are_told_apart_by_their_order(make):
    first, second = marks(make, ["标题", "同一句话", "同一句话"], found("CY44-6", 1), found("CY44-6", 2))
    assert first != second
    assert [first, second] == marks(make, ["同一句话", "标题", "同一句话"], found("CY44-6", 0), found("CY44-6", 2))


def test_an_empty_document_has_a_place_for_the_tools_own_findings(make):
    document = make.paper().document
    assert fingerprinted([found("CY44-6")], document)[0].fingerprint
