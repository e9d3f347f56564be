"""Cues: what a single line, seen without its blanks, looks like. Each test is cheap and looks at nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..patterns import pattern

if TYPE_CHECKING:
    import re


ORDINAL = pattern(
    r"(?:[一二三四五六七八九十百]+、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、)）]|[①-⑳]"
    r"|第[一二三四五六七八九十百零\d]{1,5}[条章节项款]|[一二三四五六七八九十]是)"
)
ITEM = pattern(r"(?:[（(]?\d{1,2}[.．、)）]|[①-⑳]|附[件表]?\d{1,2}[.．、:：]|[（(]?[一二三四五六七八九十]{1,3}[、)）])")

_DIGIT = "0-9０-９"
_HOLE = "×XxＸ□*＊_＿○〇◯"  # what drafts print where a figure is still to come
_NUMERAL = "零一二三四五六七八九十"
DATE = (
    rf"(?:(?:[{_DIGIT}{_HOLE}{_NUMERAL}Oo]{{0,5}}年[{_DIGIT}{_HOLE}{_NUMERAL}]{{0,3}}月"
    rf"[{_DIGIT}{_HOLE}{_NUMERAL}]{{0,4}}[日号])"
    r"|(?:(?:19|20)\d{2}[-./．—－][01]?\d[-./．—－][0-3]?\d)"
    r"|\[[^\[\]]{0,8}日期[^\[\]]{0,4}\])"
)
_DATED = pattern(
    rf"(?:(?:成文|签发|发文|报告|申请|填报|填表|落款)?(?:日期|时间)[：:])?({DATE})(?:[（(](?:盖章|印章|公章|章)[）)])?$"
)
MONTH_ONLY = pattern(rf"[{_DIGIT}{_HOLE}{_NUMERAL}]{{2,5}}年[{_DIGIT}{_HOLE}{_NUMERAL}]{{0,3}}月$")
PRINTED = pattern(rf"({DATE})?(?:印发|印制|翻印|印)(?:[（(]?共印?[{_DIGIT}{_HOLE}]*份[）)]?)?。?$")
COPIES_PRINTED = pattern(rf"[（(]?(?:共印|印数|共|印)[：:]?[{_DIGIT}{_HOLE}]*份[）)]?。?$")

ORGAN_TAIL = pattern(
    r"(?:政府|人大|政协|委员会|常委会|党委|党组|工委|区委|市委|县委|省委|办公[室厅]|办事处|检察院|法院|中心|公司|集团|学[校院会]"
    r"|小学|中学|大学|幼儿园|医院|银行|协会|联合会|总会|工会|团委|妇联|残联|基金会|商会|指挥部|领导小组|专班|支队|大队|总队"
    r"|管委会|筹备组|联络处|居委会|村委会|服务社|研究所|派出所|报社|出版社|电视台|图书馆|文化馆|博物馆|档案馆|体校"
    r"|局|厅|部|处|科|股|室|院|所|站|队|委|办|馆|园|社|会|组|街道|乡|镇|区|市|机关|单位|部门)$"
)
_AFTER_ORGAN = pattern(r"[（(](?:代章|盖章|印章|公章|章|签章|加盖公章|乡政府|筹|[^（）()]{1,8}(?:政府|局|办|委))[）)]$")
_PLACEHOLDER = pattern(r"\[[^\[\]]{0,8}(?:单位|机关|部门|署名|落款)[^\[\]]{0,6}\]$|[×XxＸ□]{2,8}$")
_NOT_ORGAN = pattern(r"[。；！？：:“”《》!?;]|如下|关于|情况$|工作$|要求$")

POSTS = (
    r"(?:常务|代理|代|第一|执行|党组|党委|党工委|工委|总)?副?"
    r"(?:武装部部?长|纪检组组?长|纪委书记|工会主席|总监|区长|市长|县长|州长|省长|局长|主任|书记|部长|处长|科长|院长|校长|馆长|所长|站长|队长|支队长|大队长|总队长|乡长|镇长"
    r"|总经理|经理|董事长|主席|会长|检察长|秘书长|主任委员|委员(?!会)|组长|园长|厅长|行长|社长|台长|理事长|监事长|指挥|政委|参谋长"
    r"|总工程师|总会计师|总经济师|工程师|专员|调研员|巡视员|主任科员|科员|助理|秘书|常委|干事|负责人)"
)
NAME = r"(?:[\u4e00-\u9fff·][\u4e00-\u9fff·×XxＸ某*＊○□]{1,3}|[×ＸX]{2,3})"
_NAME_AND_POST = pattern(  # 李四（局长）
    r"(?P<name>[\u4e00-\u9fff]{2,4})[（(](?P<organ>[\u4e00-\u9fff]{0,16}?)(?P<post>(?:副|常务副|代)?(?:区长|局长|主任|乡长|书记|处长|科长))[）)]$"
)
_PERSON = pattern(rf"(?P<organ>[\u4e00-\u9fff、]{{0,24}}?)(?P<post>{POSTS})[：:]?(?P<name>{NAME})?$")
_BARE_NAME = pattern(rf"{NAME}$")

NOTE = pattern(
    r"[（(【\[〔]?(?:联系人|联系电话|联系方式|电话|传真|附注|注[：:]|此件|本件|信息公开|公开属性|依申请公开|主动公开|不予公开|邮编|地址|邮箱)"
)
_ATTENDANCE = pattern(
    r"[【\[（(]?(?:出席|列席|请假|缺席|参加|参会|与会|到会|主持|记录|应到|实到|会议主持|会议记录|(?:会议)?时间|(?:会议)?地点|会议名称|会议议题)"
    r"(?:会议)?(?:人员?|领导|同志|单位|人|者|名单|情况)?[】\]）)]?[：:]"
)
_ATTENDANCE_BARE = pattern(r"(?:出席|列席|请假|缺席|参加|参会|记录|主持人?)(?:会议)?(?:人员?|领导|同志|单位)?$")
_SIGNING = pattern(r"[（(]?(?:签发|签批|签署)人?[：:]")
_LOOSE_LABEL = pattern(
    r"[ 　\t]*(?:出[ 　]?席|列[ 　]?席|请[ 　]?假|缺[ 　]?席|(?P<signing>签[ 　]?发(?:人)?))"
    r"(?:人员|单位|领导)?[ 　\t]+(?=\S)"
)

IMPRINT_STARTS = ("抄送", "抄报", "分送", "主题词", "印送", "发送", "印发机关", "印发单位", "印发日期", "印发时间")
_IMPRINT = pattern(
    r"(?:抄送|抄报|分送|主送|印送|发送|报送|呈报|报|送|发|主题词|印发机关|印发单位|印发日期|印发时间)(?:单位|机关)?[：:]"
    r"|(?:校对|打字|打印|录入)(?:人|者)?[：:]"
)

CLOSING = pattern(
    r"(?:以上|上述)?(?:请示|报告|意见|方案|事项|内容|情况|汇报)?[，,]?"
    r"(?:(?:妥否|当否|可否|是否妥当|是否可行|是否同意|如无不妥|如可行|如同意|若无不妥)[，,、]?(?:敬?请|恳请|望|盼)?.{0,30}"
    r"|(?:特此|专此|谨此)(?:报告|请示|通知|通告|公告|通报|函[达告复商询]?|批复|答复|复函|决定|说明|汇报|报批|备案|邀请|证明|请假|致函|致谢).{0,24}"
    r"|(?:现提请|提请|敬请|恳请|请|望|盼)(?:(?:予以|领导|一并|贵[单位局委区]{0,3}|区政府|市政府|会议|大会|区委|尽快|及时|予|各单位)*)"
    r"(?:批[示复准]|审[议批阅定核查示]|指示|阅[示知批处]|核准|研究|复函|函复|回复|支持|备案|遵照|认真|贯彻|执行|查收|知照|参阅|光临|答复|准假).{0,24}"
    r"|(?:现提请|提请).{1,24}审议|此复|此令|此致|敬礼|此布|顺颂.{0,6}|为[盼荷要]|以上.{0,8}请.{1,14})[。！!.]?$"
)

ANNEX_HEADING = pattern(r"附[件表]?[一二三四五六七八九十\d０-９]{0,3}[:：]?(?:[（(]可选[）)])?$")
ANNEX_NOTE = pattern(
    r"附[件表]?[一二三四五六七八九十\d０-９]{0,3}[.．、]?[:：]|附件[\d０-９]{1,2}[.．、]?(?=[^\d]{2})|附[:：]"
)


def dated(bare: str) -> re.Match[str] | None:
    """The date a line ends with, and nothing but a label in front of it or an organ's or person's name."""
    if not bare or len(bare) > 60:
        return None
    last = bare[-1]
    if last not in "日号）)]" and not last.isdigit():
        return None
    return _DATED.search(bare)


def organ_like(bare: str) -> bool:
    """A short line that could be an organ's name (署名): ends like one and holds no sentence."""
    if not 2 <= len(bare) <= 60:
        return False
    if bare[-1] in "）)":
        bare = _AFTER_ORGAN.sub("", bare)
        if len(bare) < 2:
            return False
    if bare[-1] in "]×XxＸ□":
        return _PLACEHOLDER.match(bare) is not None
    return ORGAN_TAIL.search(bare) is not None and _NOT_ORGAN.search(bare) is None and not ORDINAL.match(bare)


def person_like(bare: str) -> re.Match[str] | None:
    """A short line that is a post and name (局长王五, 区长：李四), a post alone or, in `name`, nothing but a name."""
    if not 2 <= len(bare) <= 40:
        return None
    return _PERSON.match(bare) or _NAME_AND_POST.match(bare)


def bare_name(bare: str) -> bool:
    """Two to four characters that could be a person's name and nothing else."""
    return 2 <= len(bare) <= 4 and _BARE_NAME.match(bare) is not None


def note_like(bare: str) -> bool:
    """A line of the notes (附注): 联系人…, 此件公开发布, or anything whole in brackets."""
    return NOTE.match(bare) is not None or (bare[0] in "（(" and bare[-1] in "）)" and len(bare) > 3)


def attendance_like(bare: str) -> bool:
    """A line of the attendance list of minutes: 出席：…, 列席：…, 请假：…."""
    return _ATTENDANCE.match(bare) is not None or (len(bare) <= 8 and _ATTENDANCE_BARE.match(bare) is not None)


def loose_label(text: str) -> str:
    """What a printed line of minutes begins with where a blank stands for the colon: "signing" for 签发　张某,
    "attendance" for 出席　张某, else ""."""
    match = _LOOSE_LABEL.match(text)
    return "" if match is None else "signing" if match["signing"] else "attendance"


def signing_like(bare: str) -> bool:
    """A 签发 line at the end of minutes."""
    return _SIGNING.match(bare) is not None


def imprint_like(bare: str) -> bool:
    """A line that can only stand in the imprint (版记)."""
    if bare.startswith(IMPRINT_STARTS):
        return True
    if _IMPRINT.match(bare):
        return True
    return len(bare) <= 60 and (PRINTED.search(bare) is not None or COPIES_PRINTED.match(bare) is not None)


def closing_like(bare: str) -> bool:
    """A line that is nothing but a closing formula (结语)."""
    return len(bare) <= 60 and CLOSING.match(bare) is not None


def heading_like(bare: str) -> bool:
    """A line that could be a line of a title: short enough, no sentence, no ordinal in front."""
    if len(bare) > 120 or bare[-1] in "。；;，,：:！!？?" or "。" in bare:
        return False
    return not ORDINAL.match(bare)
