"""以区政府名义下发的文件，内容应当是全区总体规划、全局性的重大决策部署或者重要决定、意见。

为什么：区政府的文件分量最重。用来通知培训、报表、座谈会，文件就多了，也轻了。

怎样改：由部门自行发文；需要全区各单位配合的，用区政府办公室名义。

证据：内容面向全区：规划、决定、重大部署，涉及多个方面。

例外：条文没有例外。批复、任免、表彰、对某一项目的决定，内容本来就只涉及一个单位，不按本条看。

容易误报的情形：全区性的会议、规划、方案；批复；区政府办公室的文件；向市政府的报告。内容够不够级别要由人判断，所以只作提示。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check, pattern, reasoning

from ..articles import CY

SMALL = pattern(
    r"培训班?(?!机构|中心|学校|市场|补贴)|报表|座谈会|讲座|征订|联欢|运动会|茶话会"
    r"|报送[^，。；]{0,16}(?:材料|信息|数据|名单|统计表|情况表|总结)|年检|登记表|问卷|通讯录|值班表|比武"
    r"|练兵|征文|演讲比赛|知识竞赛|体检|参观|观看|订阅|停电|停水|搬迁办公|更换印章|启用印章|食堂|年休假"
)
LARGE = pattern(r"规划|纲要|全区|决定|意见|方案|办法|规定|细则|应急|防汛|疏解|整治|改革|普查|总体")


@check(
    "CY49-1",
    "below-district",
    severity="info",
    strength="direct",
    article=CY(
        49,
        "以区政府名义下发的文件，其内容应当是关系全区国民经济建设和社会发展的总体规划；"
        "涉及全区全局性的重大决策部署或重要决定、意见等",
    ),
)
def below_district(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a downward paper in the name of the government about a training course, returns, a forum and the like."""
    if paper.title is None or paper.direction != "下行" or paper.kind not in ("通知", "通报"):
        return
    if not reasoning.issued_by_district(paper, context):
        return
    hit = SMALL.search(paper.title.text)
    if hit is None or LARGE.search(paper.title.text):
        return
    yield context.finding(
        paper.title.place,
        f"以区政府名义下发的文件只涉及“{hit[0]}”一类具体事务。请由主管部门自行发文，或者改用区政府办公室名义。",
    )
