"""Who is burdened, who was consulted, who disagrees, sentence by sentence."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from gongwen_lint import reasoning
from gongwen_lint.context import Context
from gongwen_lint.organisation import Organisation
from gongwen_lint.paper import Paper
from gongwen_lint.plugins import registry
from gongwen_lint.reading import read
from gongwen_lint.recognition import recognise

Made = Callable[[str], tuple[Paper, Context]]


@pytest.fixture(scope="module")
def made() -> Made:
    organisation = Organisation(registry().units())

    def make(body: str) -> tuple[Paper, Context]:
        draft = (
            "北京市朝阳区某某局关于建设便民服务设施的请示\n区政府：\n　　拟建设便民服务设施。\n"
            f"　　{body}\n　　妥否，请批示。\n　　　　北京市朝阳区某某局\n　　　　2016年4月8日\n"
        )
        document = read(draft.encode(), "a.md")
        check = next(iter(registry().checks.values()))
        return recognise(document, organisation), Context(check, document, organisation, date(2016, 4, 8))

    return make


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("请区政府同意由区财政局追加经费200万元，由区园林绿化局负责养护。", {"区财政局", "区园林绿化局"}),
        ("方案涉及区城管委职责，我局已确定由其承担。", {"区城管委"}),
        ("拟将区文化委承担的市场执法职责划入我局。", {"区文化委"}),
        ("从区教委调剂事业编制十名，用于充实执法队伍。", {"区教委"}),
        ("责任单位：区城管委、区交通委；配合单位：各街道办事处。", {"区城管委", "区交通委", "各街道办事处"}),
        ("供电增容由区发改委协调电力公司解决。", {"区发改委"}),
        ("建成后移交区环卫服务中心管理，运行经费由区财政局列入年度预算。", {"区环卫服务中心", "区财政局"}),
        ("拟占用区某公园用地。", {"区某公园"}),
        ("该道路现由区城管委负责养护。", set()),
        ("根据区政府专题会议纪要，由区城管委负责拆除，区财政局安排经费。", set()),
        ("区财政局已安排专项资金300万元。", set()),
        ("项目竣工后由区审计局进行决算审计。", set()),
        ("方案由区教委、区体育局共同起草。", set()),
        ("有关部门配合做好相关工作，由有关单位承担费用。", set()),
        ("近年来，区教委积极支持我局开展社区教育。", set()),
        ("按照职责分工，河道巡查由区水务局负责。", set()),
    ],
)
def test_who_is_burdened(made: Made, body: str, names: set[str]) -> None:
    assert {party.name for party in reasoning.involved(*made(body))} == names


@pytest.mark.parametrize(
    ("body", "state"),
    [
        ("经与区财政局沟通，区财政局同意从年度机动经费中安排。", "done"),
        ("我局已书面征求区财政局意见，无不同意见。", "done"),
        ("拟由我局组织实施，区财政局对方案无意见。", "done"),
        ("区财政局建议分两次安排。", "done"),
        ("经与区财政局协商，仍存在分歧。", "done"),
        ("2月召开协调会，区财政局参加会议，没有异议。", "done"),
        ("拟征求区财政局意见后组织实施。", "planned"),
        ("待批准后再与区财政局沟通。", "pending"),
        ("我局正在征求区财政局意见。", "pending"),
        ("尚未征求区财政局意见。", "denied"),
        ("请区财政局研究提出意见。", "asked"),
        ("我局已向社会公开征求意见。", None),
    ],
)
def test_who_was_consulted(made: Made, body: str, state: str | None) -> None:
    found = reasoning.consultations(*made(body))
    assert next((c.state for c in found), None) == state


def test_answers_from_below_the_head(made: Made) -> None:
    assert reasoning.answered_below(made("区财政局意见由经建科负责人签字反馈。")[0])
    assert reasoning.answered_below(made("区财政局、区教委书面意见均经主要负责人签署。")[0]) is None


@pytest.mark.parametrize(
    ("body", "silent", "own", "recommended"),
    [
        ("经与区规划分局协商，仍存在分歧，请区政府裁定。", ("区规划分局",), False, False),
        ("区财政局不同意该方案，理由是缺乏依据。我局认为可行，建议按原方案办理。", (), True, True),
        ("区教委与我局意见尚未统一，区教委认为学位不足，我局认为应先行启动，请区政府明确。", (), True, False),
        ("存在意见分歧，各方理据见附件。我局建议按方案二办理。", (), True, True),
        ("区财政局与我局有分歧，区财政局认为应按成本的60%补贴，我局建议按80%执行。", ("区财政局",), False, True),
    ],
)
def test_disagreement(made: Made, body: str, silent: tuple[str, ...], own: bool, recommended: bool) -> None:
    found = reasoning.disagreement(*made(body))
    assert found is not None
    assert (found.silent, found.own_reasons, found.recommendation is not None) == (silent, own, recommended)


@pytest.mark.parametrize(
    "body",
    [
        "经征求意见，区财政局、区城管委均无不同意见。",
        "区财政局最初不同意列支，经协调后已达成一致。",
        "如区财政局不同意，另行报告。",
        "居民对停车收费存在分歧，我局已做好解释。",
        "区住房城乡建设委有不同意见，我局已按其意见修改。",
        "为避免部门间产生意见分歧，我局建立会商制度。",
        "赞助企业与承办公司在合同条款上存在分歧，尚未达成一致。",
    ],
)
def test_no_disagreement(made: Made, body: str) -> None:
    assert reasoning.disagreement(*made(body)) is None
