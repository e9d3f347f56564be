"""凡属部门职权范围内的事务，由部门自行发文。

为什么：区政府办公室的文件是需要全区各单位配合、执行或者周知的。一个部门、一个系统自己的事由办公室发文，责任不清，也增加发文数量。

怎样改：由该部门自行发文。

证据：内容需要全区各单位相互配合、共同执行或者周知：任务分给了几个部门、街乡，或者写明经区政府同意。

例外：区政府办公室职权范围内的事务（第四十八条）；需要全区各单位相互配合、共同执行或者周知的。

容易误报的情形：转发市政府办公厅文件；各部门分工、报送政务信息等办公室自己的工作；几个部门共同承担的工作。是否属于一个部门的事务要由人判断，所以只作提示。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, Place, check, pattern, reasoning

from ..articles import CY

SYSTEM = pattern(
    r"区[\u4e00-\u9fff]{1,12}?(?:局|委|办|分局)(?:系统|机关|所属单位|内部)|(?:教育|卫生|民政|公安|文化|体育"
    r"|农业|环保|城管|财政|水务|税务|工商|司法|统计|审计|园林|商务|人力社保)系统(?!建设|升级|运维)"
    r"|(?:在|对)(?:全区|我区|本区|区)?(?!政府|党政|机关|政务|各)[\u4e00-\u9fff]{2,6}(?<!信息)(?<!管理)(?<!业务)(?<!办公)(?<!网络)(?<!监控)(?<!政府)"
    r"系统(?:内部?|干部|职工|人员)?(?:中)?(?:开展|组织|举办|进行|推行|评选)"
)
ALONE = pattern(
    r"(?:由|请)?(?P<one>区[\u4e00-\u9fff]{1,12}?(?:局|委|办|分局))(?:单独|独立|自行|统一|具体"
    r"|全面)?(?:负责)?(?:组织)?(?:实施|组织开展|负责解释和实施|办理|受理|登记|审核)"
)
TOGETHER = pattern(
    r"各(?:街道|部门|单位|有关|委|相关)[^。；]{0,30}?(?:要|应|负责|配合|做好|组织|报送|协助|落实|加强|开展"
    r"|明确)|相互配合|共同|全区各|周知|成员单位|牵头|区政府办公室(?:负责|将)"
)


@check(
    "CY49-2",
    "one-department",
    severity="info",
    strength="direct",
    article=CY(49, "凡属部门职权范围内的事务，由部门自行发文"),
)
def one_department(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a paper of the government's office about a matter of one department and its own line."""
    if paper.title is None or paper.direction != "下行" or paper.kind not in ("通知", "通报"):
        return
    if not reasoning.issued_by_office(paper, context) or paper.attached is not None:
        return
    title = paper.title.text
    together = TOGETHER.search(paper.text) is not None
    system = SYSTEM.search(title)
    if system is not None and together and system[0].startswith(("在", "对")):
        system = None
    if "转发" in title or "印发" in title or ("全区" in title and system is None):
        return
    if system is not None:
        yield context.finding(
            paper.title.place,
            f"标题“{system[0]}”，是一个系统内部的事务。属于部门职权范围内的，请由该部门自行发文。",
        )
        return
    if together:
        return
    found: tuple[str, Place] | None = None
    departments: set[str] = set()
    for sentence in paper.holding("局", "委", "办"):
        for hit in ALONE.finditer(sentence.text):
            departments.add(hit["one"])
            found = found or (hit[0], sentence.at(hit.start(), hit.end()))
    if found is None or len(departments) != 1:
        return
    words, place = found
    yield context.finding(
        place,
        f"文中写明“{words}”，没有需要其他单位配合、执行的事项。属于部门职权范围内的，请由该部门自行发文。",
    )
