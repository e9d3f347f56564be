"""Evidence of a legality review, in all the ways papers show it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gongwen_lint.document import Cell, Paragraph, Picture, Place, Table
from gongwen_lint.language.evidence import legality_review
from gongwen_lint.paper import Annex, FormCell

STATEMENTS = """
    planned|本办法拟在印发后补办合法性审查。
    other_reviewer|本办法（送审稿）已经我局法律顾问审核，请予印发。
    done|本办法已经区法制办合法性审查。
    done|经区司法局合法性审核，未发现与上位法相抵触。
    done|区法制办出具了合法性审查意见（朝法审〔2016〕8号）。
    done|本方案已通过合法性审查。
    done|合法性审查意见书见附件3。
    done|审查意见文号为法审〔2016〕8号。
    done|已送区法制办审查并根据审查意见修改完善。
    done|送审稿已经区法制办审核同意。
    done|我局已按程序完成征求意见、专家论证、风险评估和合法性审查。
    done|该事项已履行合法性审查程序。
    done|经区政府法制办公室合法性审查，符合有关法律法规规定。
    done|区法制办审查认为，该办法内容合法。
    done|区法制办于4月1日完成合法性审查并出具意见。
    done|已根据区法制办合法性审查意见修改完善。
    done|已取得区法制办合法性审查意见。
    done|方案草案报送区法制办，经审查，符合法律法规规定。
    done|经区法制办审查，未发现违反上位法的内容。
    done|经朝阳区司法局合法性审核，不存在与上位法不一致的情形。
    done|区法制办认为第三条与上位法不一致，我局已按意见修改并复审通过。
    done|已按区法制办意见修改第三条并复审通过，现提交会议审议。
    done|区法制办出具《合法性审查意见书》，同意提交审议。
    done|按照《重大行政决策程序暂行条例》，该事项已经区司法局合法性审查。
    done|该方案属于重大行政决策事项，应经区法制办审查，目前已通过审查。
    done|经区法制办合法性审查后，现提请区政府常务会议审议。
    done|合法性审查已于4月1日通过。
    done|区法制办合法性审查意见附后。
    done|《朝阳区某某管理办法（送审稿）》已经区法制办合法性审查（审查意见书见附件）。
    done|2020年5月，《管理办法（送审稿）》已通过区司法局合法性审核。
    done|拟提请审议的方案经区法制办合法性审查，无异议。
    done|经公开征求意见、专家论证、合法性审查和集体讨论。
    done|区司法局对送审稿进行了合法性审核，认为符合上位法规定。
    done|本方案已经区法制办合法合规性审查。
    done|现将经区法制办合法性审查的方案报上。
    done|经区法制办审查，提出3条修改意见，我局已全部采纳。
    done|合法性审查意见：同意。
    done|区法制办意见：经审查，符合法律法规规定。
    done|我局于2016年3月将送审稿送区法制办审查，区法制办提出的修改意见已全部吸收。
    done|（合法性审查意见见附件2）
    done|经报区法制办进行合法性审查，未提出不同意见。
    done|已由区法制办进行合法性审查，未收到不同意见。
    done|我局于9月将方案报区法制办审查，区法制办出具了“未见违法情形”的书面意见。
    done|方案已由区政府法制办公室把过法律关，没有提出不同意见。
    done|区法制办9月20日函复我委，认为方案内容与现行法律法规不冲突。
    done|区法制办书面回复：方案不违反法律法规规定。
    done|区法制办已就本方案的合法性出具意见，同意提请审议。
    done|本方案的合法性已由区法制办确认。
    done|我委已将方案送区法制办并通过合法性审查。
    consulted|书面征求了区财政局、区国资委、区司法局意见，各单位主要负责人签字反馈，均无不同意见。
    consulted|我局征求了区司法局等12家单位意见。各单位复函均无不同意见。
    consulted|区财政局、区司法局、区城管委均书面反馈无意见。
    consulted|本方案经区司法局会签，回复无异议。
    consulted|就合法性问题征求了区司法局意见，该局复函无不同意见。
    consulted|按照合法性审查要求，我局征求了区司法局意见，反馈无异议。
    consulted|座谈会上区司法局回复无意见。
    consulted|我局书面征求了区司法局意见，并召开专家论证会，专家认为方案必要、可行、合法。
    consulted|区司法局会签时提出的2条意见均已采纳。
    done|方案经区司法局审查，无不同意见。
    done|送审稿送区司法局审查，该局复函无不同意见。
    done|2020年12月送审时，区司法局曾指出原稿第二条缺少上位法依据，不同意提交；我局删改后重新报审，已通过。
    done|区司法局初审认为第三条与上位法不一致，我局删去该条后重新送审，获得通过。
    done|首次送审时区法制办不同意提交。我局整改后再次报审，区法制办审核同意。
    done|该方案曾未通过合法性审查，修改后经区司法局复审合格。
    failed|区司法局曾指出第二条缺少上位法依据，不同意提交；我局重新报审，仍未通过。
    failed|区司法局曾指出第二条缺少上位法依据，不同意提交；我局修改后仍不合法。
    done|我局先征求区财政局、区国资委意见，均无不同意见，再报区司法局合法性审核，回复无异议。
    done|征求区司法局合法性审核意见，该局反馈无不同意见。
    done|征求意见后，区司法局对送审稿进行了审查，复函没有不同意见。
    done|区司法局函复我局，认为方案符合法律法规规定。
    done|经区司法局审查，群众切身利益得到保障，认为方案合法。
    failed|区法制办审查意见为“部分条款与上位法不一致”，我委拟在实施中逐步完善。
    planned|经与区法制办联系，其答复本月底前可出具审查意见。
    pending|区法制办已安排专人审查，预计会前可以完成。
    planned|本办法拟送区法制办合法性审查。
    none|《朝阳区户外广告管理办法》拟在印发后补办合法性审查。
    planned|我局将于会后送区法制办审查。
    pending|该重大行政决策事项正在区法制办审查中，先行提请常务会议审议。
    pending|待区法制办合法性审查后另行报送。
    pending|方案已报区法制办，目前正在审查。
    pending|已送区法制办进行合法性审查，目前尚未反馈意见。
    denied|该事项尚未进行合法性审查，因时间紧急，请先行提交区政府常务会议审议。
    denied|本方案未经区法制办审查。
    denied|本方案未经合法性审查。
    denied|因时间紧，合法性审查尚未完成，拟先提请会议审议。
    denied|该办法没有送区法制办进行合法性审查。
    waived|本事项免予合法性审查。
    waived|本方案无需进行合法性审查。
    waived|鉴于情况紧急，建议不再进行合法性审查。
    refused|区法制办不予受理。
    refused|我局将方案报送区法制办，区法制办不予受理。
    failed|区法制办认为第三条与上位法不一致，我局建议仍按原稿提交会议审议。
    failed|经区法制办审查不合法，但因工作需要，提请会议审议。
    failed|经区法制办合法性审查，第五条与上位法相抵触，我局拟会后修改。
    failed|该方案未通过合法性审查，恳请区政府研究。
    failed|区法制办审查后认为缺乏上位法依据，我局坚持原意见。
    none|《朝阳区户外广告管理办法（送审稿）》已经我局法律顾问审核，请予印发。
    other_reviewer|已经我局法制科合法性审查。
    other_reviewer|经我局合法性审查，符合规定。
    other_reviewer|已由某某律师事务所律师进行合法性审查。
    other_reviewer|已经市司法局合法性审核。
    consulted|我局已征求区法制办意见，无不同意见。
    consulted|已征求区财政局、区法制办等单位意见。
    consulted|本办法已由区法制办会签。
    asked|建议由区法制办进行合法性审查。
    asked|请区法制办进行合法性审查。
    done|该方案于2016年3月25日通过区法制办合法性审查。
    done|区法制办已对《方案》进行了合法性审查，并出具了书面审查意见（附件3）。
    done|我局已将《方案（送审稿）》送区政府法制办进行合法性审查，法制办认为该方案符合法律法规规定。
    done|经与区法制办沟通，该方案已完成合法性审查。
    done|办法草案在合法性审查过程中，区法制办提出修改意见2条，均已采纳。
    done|根据合法性审查意见，我局对文稿进行了修改完善。
    done|提交前已请区法制办审查把关。
    done|送审稿已获区法制办合法性审查通过。
    done|区法制办合法性审查通过后，我局又征求了区财政局意见。
    done|送审稿已经区政府法律顾问和区法制办审查。
    done|本办法经区法制办法制审核，未设定行政处罚，不违反上位法。
    done|经区法制办审查，与现行法律法规不冲突，无违法违规内容。
    done|本办法已经区司法局合法性审核（朝司审〔2020〕15号），与上位法无抵触。
    done|具体审查意见见附件2《合法性审查意见书》。
    planned|合法性审查意见随后补报。
    planned|合法性审查手续会后补办。
    pending|合法性审查手续正在办理。
    asked|现报请区法制办审查。
    denied|因时间紧，未及送区法制办审查，请先行审议。
    denied|来不及进行合法性审查，拟先提请会议审议。
    denied|由于资金须在年内支出，该办法尚未进行合法性审查，请先行提交会议审议，审查手续随后补办。
    failed|区法制办提出该办法第六条设定处罚无上位法依据，我局拟保留。
    failed|区法制办指出第四条超越法定权限，建议暂缓提交。
    failed|区法制办认为有关条款与《中华人民共和国行政许可法》第十六条不一致。
    failed|区法制办出具了不予通过的审查意见。
    none|要避免出现未经合法性审查即提交会议的问题。
    none|保护群众合法权益，未经审核擅自施工的依法处理。
    none|以往个别单位未经合法性审查即提请审议的做法要坚决纠正。
    none|不得以征求意见、会签等方式代替合法性审查。
    none|重大行政决策事项应经区法制办进行合法性审查。
    none|未经合法性审查或经审查不合法的重大行政决策事项，不得提交区政府会议进行决策。
    none|规范性文件制发后要及时报送区法制办备案审查。
    none|现提请区政府常务会议审议。
    none|根据《北京市朝阳区合法性审查办法》，现就有关事项请示如下。
    none|按照“未经合法性审查不得提交”的要求，我局进一步规范程序。
    none|《朝阳区停车管理办法》已经区法制办合法性审查并于去年印发。
    none|我局完善了合法性审查制度。
    none|人民陪审员资格审查工作由区司法局负责。
    none|此前印发的停车方案已经区法制办合法性审查。
    none|各部门要严格落实合法性审查机制。
    none|经区财政局审核，资金已落实。
"""
ANNEXES = """
    done|附件：3. 区法制办合法性审查意见
    done|合法性审查意见书
    done|区法制办关于《某某办法》的合法性审查意见
    done|区司法局关于某某方案合法性审核意见的复函
    pending|关于提请合法性审查的函
    other_reviewer|我局法律顾问合法性审查意见
    none|朝阳区某某管理办法（送审稿）
    none|朝阳区重大行政决策合法性审查办法
    none|征求意见及采纳情况
    none|专家论证意见
"""
CELLS = """
    done|合法性审查意见|同意
    done|区法制办意见|经审查，符合法律法规规定。王五 2016年4月1日
    done|区司法局审核意见|王五 2016.4.1
    done|区法制办意见|拟同意
    done|区法制办意见|无意见
    done|合法性审查情况|已通过合法性审查
    done|合法性审查|☑已审查 □未审查
    pending|合法性审查意见|
    pending|合法性审查|　　年　月　日
    pending|合法性审查意见|签字：　　　　年　月　日
    pending|合法性审查|□已审查 □未审查
    denied|合法性审查|□已审查 ☑未审查
    denied|合法性审查|尚未审查
    failed|合法性审查意见|不同意，第三条与上位法相抵触
    waived|合法性审查|不涉及
    waived|合法性审核|免（内容较简单）
    waived|合法性审核|无需（不涉及公民权利义务）
    waived|合法性审核|不涉及（属于例行修订）
    waived|合法性审查|略
    waived|合法性审核|／（本单位已研究）
    waived|合法性审查情况|——（时间紧）
    waived|合法性审核|内容简单，可不审
    waived|合法性审核|免审，区长同意
    waived|合法性审核|无（来文已明确）
    waived|合法性审核|不适用
    pending|合法性审查情况|尚缺，待补
    pending|合法性审查情况|暂缺，会前补送
    denied|合法性审核|没有送审
    denied|合法性审核|时间紧，来不及
    done|合法性审核|无意见
    done|合法性审核|无异议，张三
    done|合法性审核|无需修改，同意印发
    done|合法性审核|不涉及增设行政许可，符合上位法
    done|合法性审核|不涉及与上位法抵触的情形
    done|合法性审核|略有修改，审核通过
    other_reviewer|法制科意见|同意
    consulted|会签|区法制办 同意
    none|签发|李四
"""


def cases(table):
    return [line.strip(" ").split("|") for line in table.strip("\n").splitlines()]


@pytest.fixture
def states(paper, organisation):
    def ask(*lines, **elements):
        return [e.state for e in legality_review(paper(*lines, **elements), organisation, None)]

    return ask


@pytest.mark.parametrize(("wanted", "text"), cases(STATEMENTS))
def test_statements(states, wanted, text):
    found = states(text)
    if wanted == "none":
        assert found == []
    else:
        assert wanted in found
        assert wanted == "done" or "done" not in found
        assert wanted == "failed" or "failed" not in found


@pytest.mark.parametrize(("wanted", "name"), cases(ANNEXES))
def test_annex_notes(states, wanted, name):
    annex = Annex(name, Place("body", 1, 0, len(name)))
    found = states("正文", name, annex_note=(annex,), zones=("body", "annex_note"))
    assert found == ([] if wanted == "none" else [wanted])
    assert states("正文", name, zones=("body", "annex_note")) == found, "the note itself is read where no entries are"


@pytest.mark.parametrize(("wanted", "label", "value"), cases(CELLS))
def test_form_cells(states, wanted, label, value):
    place = Place("body", 0, 0, 1)
    cell = FormCell(label, value, place, place if value else None)
    assert states("表", form=(cell,)) == ([] if wanted == "none" else [wanted])


@pytest.mark.parametrize(
    ("picture", "wanted"),
    [
        (Picture("body", 1, "图片 1", "合法性审查专用章"), "done"),
        (Picture("body", 1, "区法制办审查章.png"), "done"),
        (Picture("body", 1, "图片 1", anchored=True), "unreadable"),
        (Picture("body", 1, "image1.png", anchored=True), "unreadable"),
        (Picture("body", 1, "", anchored=True), "unreadable"),
        (Picture("body", 1, "Picture 2"), None),
        (Picture("body", 1, "", "公章", anchored=True), None),
        (Picture("body", 1, "合法性审查章（样式）", anchored=True), None),
        (Picture("body", 0, "图片 3", anchored=True), None),
    ],
)
def test_pictures(states, picture, wanted):
    found = states("红头", "署名", zones=("letterhead", "signature"), pictures=(picture,))
    assert found == ([wanted] if wanted else [])


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("合法性审查专用章", ["done"]), ("已审查", ["done"]), ("待审查", []), ("财务审核章", []), ("随便一句话", [])],
)
def test_stamps_in_text_boxes(states, text, wanted):
    assert states("正文", Paragraph(1, text, part="textbox")) == wanted


def test_an_annex_that_is_an_opinion_is_read(paper, organisation):
    lines = ("正文", "合法性审查意见书", "经审查，该办法第三条与上位法相抵触，不同意提交。")
    annex = Annex("合法性审查意见书", Place("body", 1, 0, 8))
    found = legality_review(paper(*lines, zones=("body", "annex", "annex"), annexes=(annex,)), organisation, None)
    assert [e.state for e in found] == ["failed"], "an opinion that says no is no review passed"


def test_another_annex_is_somebody_elses_text(states):
    assert states("正文", "本办法已经区法制办合法性审查。", zones=("body", "annex")) == []
    assert states("正文", "本办法已经区法制办合法性审查。", zones=("body", "attached")) == []


def test_a_failure_outweighs_what_was_done_before(states):
    assert states("本办法已经区法制办合法性审查。", "区法制办审查认为，第三条与上位法相抵触。") == ["failed"]


def test_a_failure_that_was_mended_is_none(states):
    first = "区法制办审查认为，第三条与上位法相抵触。"
    assert states(first, "我局已按审查意见修改第三条，区法制办复审通过。") == ["done"]
    assert states(first, "我局拟按审查意见修改第三条。") == ["failed"]


def test_a_former_failure_and_the_stamp_of_the_review_that_passed(states):
    stamp = Paragraph(2, "已通过合法性审核", part="textbox")
    former = "2月，区司法局曾指出原稿第二条缺少上位法依据，不同意提交。"
    assert states("标题", former, stamp) == ["done"]
    assert states("标题", former, "3月5日，区司法局审核通过。") == ["done"]
    assert states("标题", former) == ["failed"]
    assert states("标题", "区司法局审查认为第二条缺少上位法依据，不同意提交。", stamp) == ["failed"]


def test_a_failure_keeps_the_annexed_opinion_from_counting(states):
    annex = Annex("合法性审查意见书", Place("body", 1, 0, 8))
    found = states(
        "区法制办认为第三条与上位法不一致，建议仍按原稿提交。",
        "合法性审查意见书",
        annex_note=(annex,),
        zones=("body", "annex_note"),
    )
    assert found == ["failed"]


def test_a_rule_text_shows_nothing(states):
    assert states("规范性文件应经区法制办合法性审查。", "区法制办已审查的，报区政府。", rule_text=True) == []


def test_places_and_words(paper, organisation):
    text = "　　我局已征求意见，经区法制办合法性审查，现报上。"
    (evidence,) = legality_review(paper("标题", text), organisation, None)
    assert (evidence.words, evidence.source) == ("经区法制办合法性审查", "statement")
    assert text[evidence.place.start : evidence.place.end] == evidence.words and evidence.place.paragraph == 1


@pytest.mark.parametrize(
    "piece", ["合法性审查", "区法制办", "审查，", "未经合法性审查的", "（合法性", "《合法性审查》"]
)
def test_hostile_text_ends(states, piece):
    states(piece * (20000 // len(piece)))


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        ([["区法制办意见", "同意。王五"]], ["done"]),
        ([["区法制办意见", ""]], ["pending"]),
        ([["区法制办意见", "区财政局意见"], ["符合法律规定", "同意"]], ["done"]),
        ([["合法性审查意见", "会签意见"], ["", "同意"]], ["pending"]),
        ([["合法性审查"], ["尚未进行"]], ["denied"]),
        ([["序号", "单位"], ["1", "区财政局"]], []),
        ([["1", "区法制办", "同意"]], ["consulted"]),
        ([["1", "区法制办", "经审查，符合规定"]], ["done"]),
    ],
)
def test_tables_that_are_no_form(paper, organisation, rows, wanted):
    words = [cell for row in rows for cell in row]
    numbers = iter(range(len(words)))
    table = Table(0, tuple(tuple((next(numbers),) for _ in row) for row in rows))
    lines = [Paragraph(n, text, cell=Cell(0, 0, n)) for n, text in enumerate(words)]
    one = paper(*lines)
    one = replace(one, document=replace(one.document, tables=(table,)))
    assert [e.state for e in legality_review(one, organisation, None)] == wanted
