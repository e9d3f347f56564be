"""“三重一大”决策事项，应由区政府常务会或区长办公会集体讨论决定。

为什么：重大决策、重要干部任免、重大项目安排和大额度资金使用，必须集体讨论决定，不能由个人或者其他会议代替。

怎样改：提请区政府常务会议或者区长办公会议集体讨论决定，写明会议的届次。

证据：文中写明由区政府常务会议或者区长办公会议集体讨论决定；紧急处置的，写明已经或者将要提请会议讨论。

例外：遇重大突发事件和紧急情况，来不及召开会议的，区政府领导班子成员可先作出应急安排，并及时提请会议讨论决定；文中要写明已经（或者正在）提请。写了紧急情况却没有写提请的，作警告。

容易误报的情形：部门自己的“三重一大”事项由局党组会、局长办公会决定；转述“三重一大”制度的句子；文中另外写了常务会议或者区长办公会议。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check, reasoning

from ..articles import CY


@check(
    "CY36-1",
    "not-collective",
    severity="error",
    strength="direct",
    article=CY(36, "凡属“三重一大”决策事项，都应由区政府常务会或区长办公会集体讨论决定"),
    needs=("三重一大", "大额", "重大项目", "重要干部", "重要人事", "重大建设项目"),
)
def not_collective(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a “三重一大” matter decided by a person, by circulation or in another meeting."""
    for ruling, urgent in reasoning.not_collective(paper, context):
        if urgent:
            message = (
                f"文中“{ruling.words}”。紧急情况下可以先作出应急安排，但“三重一大”事项应及时提请区政府常务会或区长办公会讨论决定，"
                "请在文中写明。"
            )
        else:
            message = (
                f"文中“{ruling.words}”，但“三重一大”事项都应由区政府常务会或区长办公会集体讨论决定，"
                f"{ruling.name}不能代替。请提请会议讨论决定。"
            )
        yield context.finding(ruling.place, message, fact=ruling.fact, severity="warning" if urgent else None)
