"""各类会议尽可能采用电视电话会议形式。

为什么：全区性的大会集中开，几百人要跑半天；电视电话会议省时省钱，还能一直开到基层。

怎样改：写明以电视电话会议、视频会议形式召开；确需集中的，写明理由。

证据：文中写明以电视电话会议、视频会议形式召开，或者写明必须集中召开的理由。

例外：条文用语是“尽可能”。涉密会议、现场会、培训操作等不适合的除外。

容易误报的情形：人数不多的会议；活动、仪式；已经写明视频形式。默认不检查；规模由配置决定：
`[options."CY59-2"]` `people = 200`。
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from gongwen_lint import Context, Finding, Paper, check, pattern, reasoning

from ..articles import CY


@dataclass(frozen=True)
class Options:
    """What a large meeting is."""

    people: int = field(default=200, metadata={"doc": "多少人以上的会议应考虑电视电话形式"})


MEETING = pattern(
    r"(?:召开|举行|组织)[^，。；]{0,30}?(?:大会|动员会|部署会|工作会议?|总结会|推进会|会议)(?!室|厅|中心|精神)"
)
PLANNED = pattern(r"拟|定于|计划|将|请|建议|决定")
PEOPLE = pattern(r"(?<!\d)(\d{2,5})(?:余|多)?(?:人|名)")
HAN_PEOPLE = pattern(
    r"([二三四五六七八九]百|[一二三四五六七八九]千|一千)(?:[一二三四五六七八九]十)?(?:余|多)?(?:人|名)"
)
EVERYBODY = pattern(r"全体(?:干部|人员|职工|工作人员|机关干部)")
VIDEO = pattern(r"电视电话|视频|远程|线上|分会场|网络会议")
UNFIT = pattern(r"涉密|保密|现场会|观摩|实操|演练|座谈|检查|选举|代表大会|表决")


@check(
    "CY59-2",
    "video-meeting",
    severity="info",
    strength="soft",
    article=CY(59, "各类会议尽可能采用电视电话会议形式"),
    default=False,
    needs=("会议", "大会", "动员会", "部署会", "总结会", "推进会", "工作会"),
)
def video_meeting(paper: Paper, context: Context, options: Options) -> Iterator[Finding]:
    """Report a plan for a large meeting on the spot that does not speak of video or telephone form."""
    if paper.rule_text or paper.minutes is not None or reasoning.sender(paper) is None:
        return
    words = paper.text
    if VIDEO.search(words) or UNFIT.search(words):
        return
    if not (_large(words, options.people) or EVERYBODY.search(words)):
        return
    for sentence in paper.holding("会"):
        hit = MEETING.search(sentence.text)
        if hit and PLANNED.search(sentence.text[: hit.start()]):
            yield context.finding(
                sentence.at(hit.start(), hit.end()),
                f"文中“{hit[0]}”规模较大，没有考虑电视电话会议形式。请尽可能以电视电话会议形式召开，"
                "或者写明集中召开的理由。（条文为“尽可能”）",
            )
            return


def _large(words: str, people: int) -> bool:
    if any(int(number) >= people for number in PEOPLE.findall(words)):
        return True
    return people <= 200 and HAN_PEOPLE.search(words) is not None
