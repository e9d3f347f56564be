"""What a review came to: words of success, failure, correction, and what a form's cell or an annex's name says."""

from __future__ import annotations

from ..patterns import pattern

_NO_FAULT = pattern(
    r"(?:未(?:发现|见|发觉)|不存在|没有发现|没有|并无|均无|无|不)[^，。；]{0,20}?(?:抵触|不一致|违反|违背"
    r"|冲突|不符合?|问题|情形|违法|不合法|不当|异议|瑕疵|障碍)"
)
_FAULT = pattern(
    r"不合法|不一致|相?抵触|违反(?:上位法|法律|法规|了|有关|《|■|规定|国家)|违背(?:上位法|法律|法规)"
    r"|与[^，。；]{0,16}(?:不符|冲突|相悖|相违背)|不符合(?:法律|法规|规章|上位法|有关规定|合法性)"
    r"|(?:未|没有|不)(?:能|予|获)?通过|不予通过|存在[^，。；]{0,10}(?:合法性|法律|违法)[^，。；]{0,4}(?:问题"
    r"|风险|瑕疵|障碍)|缺[乏少][^，。；]{0,6}(?:法律|上位法)?依据|不具备合法性|于法无据|(?:没有|无)(?:明确)?(?:的)?(?:法律|上位法|法定)依据"
    r"|超越[^，。；]{0,6}(?:权限|职权)"
    r"|不同意(?!见)|建议(?:暂缓|不予|撤回)|审[查核]不合格|否定意见|反对意见"
)
_CORRECTED = pattern(
    r"(?:已|均已|业已|现已|并)(?:经)?(?:按|根据|依照|对照|针对|对|作|做|进行|作出|相应|全部|逐条|逐一|予以"
    r"|采纳)?[^。；]{0,30}?(?:修改|修订|调整|删除|删去|删改|采纳|吸收|完善|更正|纠正|改正|整改)"
    r"|(?:修改|完善|调整|修订|删改|删除|删去[^，。；]{0,8}|整改|改正|补正|更正)(?:之)?后[^。；未不]{0,24}(?:通过|合格|同意|无异议)|复审(?:已)?通过"
    r"|通过(?:了)?(?:其)?复审|(?:重新|再次)审[查核][^。；]{0,10}(?:通过|合格|同意|符合)"
    r"|(?:重新|再次|二次|第二次|(?<!严)重)(?:报审|送审|报送|报请|提交|上报|送|报)[^。；未不]{0,24}(?:通过|合格|同意|无异议|符合)"
    r"|作了(?:相应)?(?:修改|调整)|进行了(?:相应)?(?:修改|调整|完善)"
)
_UNCORRECTED = pattern(
    r"未(?:予)?采纳|不予采纳|没有采纳|仍(?:未|不|按|照|以|建议|拟|维持|坚持)|坚持原|维持原|原稿提交|未(?:作|做|予"
    r"|进行)?(?:修改|调整)|(?:尚未|未|待|拟)(?:再)?(?:送|报|经|进行)?复审|拟(?:于|在|按|予|作|对"
    r"|根据)?[^。；，]{0,12}(?:修改|调整)|会后(?:再)?(?:修改|调整)"
)
_OPEN = pattern(
    r"(?:尚|还|仍|目前|现|但|至今)?(?:尚未|还未|未|没有)(?:予以|正式|能|最终)?(?:反馈|回复|出具|完成|提出"
    r"|收到|取得|形成|审结|答复|结束)(?!不同|异议|反对|修改|其他|任何)|(?:目前|现)?正在(?:审查|审核|办理|审理)|待(?:其"
    r"|区法制办|区司法局|审查|审核)?[^，。；]{0,6}(?:反馈|出具|回复|批复|完成|通过|结果)"
    r"|审[查核]中(?=[，。；]|$)|(?:预计|争取|力争)[^，。；]{0,12}(?:完成|出具|反馈|审结|办结|审毕)"
)
_OPINION = pattern(
    r"合法(?:合规)?性(?:[^，。；]{0,6})?审[查核](?:的)?(?:情况)?(?:意见|报告|结论|书|表|证明|结果|情况|复函"
    r"|回函|函|单|说明|登记)"
    r"|(?:法制办(?:公室)?|司法局)[^，。；]{0,40}?(?:审[查核]|法律)[^，。；]{0,8}?(?:意见|复函|回函|函|报告"
    r"|书)|法律(?:审[查核])意见|^(?:\d{1,2}[.．、])?审[查核]意见书?$"
)
_RULES = pattern(
    r"(?:办法|规定|制度|规则|程序|细则|条例|指南|规程|通知|标准|流程|清单|工作方案"
    r"|决定)(?:（[^（）]*）)?[》。；]*$"
)
_BLANK_FORM = pattern(
    r"模板|样表|样式|空白|格式|范本|送审[函表]|申请[表书函]?|提请|商请|请求|请示|(?<!复)函请|待(?:区|其|出|补|审|报|后)|后补|补报|另行报|拟|尚未|未"
)
_INSIDE = pattern(r"法律顾问|律师|法制科|法规科|法制处|法规处|法制室|法务|司法所|我局|本局|局法制|内部")
_PLACEHOLDER = pattern(
    r"[\s_＿\-—/／.。：:（）()]|签字|签名|盖章|签章|公章|负责人|经办人|审[查核]人|承办人|日期|年|月|日|[（(]?章[）)]?"
)
_TICKED = pattern(r"[☑√✓■☒✔][^□☐☑√✓■☒✔]{0,16}")
_DENIED = pattern(
    r"^[☑√✓■☒✔\s]*(?:否|未)|尚未|未经|未(?:再|予|能)?(?:进行|开展|履行|审|送|完成|出具|做|办|附|提供)|没有?(?:审|送|进行|开展|办|做|经)|来不及|未及"
)
_PENDING = pattern(
    r"正在|待(?:审|区|其|出|补)|审[查核]中|排队|等候|等待|候审|未出|尚在|流转|办理中|进行中|[尚暂]缺|^缺(?=$|[，。；（(])|暂无|后补|另补|(?<!已)补[送报交]"
)
_REFUSED = pattern(r"不予受理|拒绝|退回")
_WAIVED = pattern(
    r"^[☑√✓■☒✔\s]*(?:免|略|从略|省略|豁免|不审|无|[/／—－-]{1,4})(?=$|[\s，。；：（(])|免(?:[予于审送]|去审|除审)|豁免|[可拟]不[审送]"
    r"|(?:无[需须]|不需要?|不必|不用)(?!修改|调整|作|再改)"
)
_OUTSIDE = pattern(r"不(?:属于|涉及|适用)")  # a waiver, unless the cell goes on to approve (不涉及行政许可，同意)
_PLANNED = pattern(r"拟(?!同意|办)|将(?:送|报|由|于)|补办")
_ASKED = pattern(r"(?<![报提呈])请(?:区|审|法|司|予)|商请|提请")
_APPROVED = pattern(r"经审|已审|(?<!不)同意|(?<!不)符合|(?<![不非])合法(?!性)|审[查核](?:已)?通过")


def fails(text: str) -> bool:
    """Whether the words say that a review found the matter unlawful (未发现…抵触 and 不存在…问题 do not)."""
    if not _FAULT.search(text):
        return False
    return _FAULT.search(_NO_FAULT.sub("", text)) is not None


def corrected(text: str) -> bool:
    """Whether the words say that what was found was mended, not that it will be or was not."""
    return _CORRECTED.search(text) is not None and _UNCORRECTED.search(text) is None


def still_open(text: str) -> bool:
    """Whether the words say that the reviewer has not answered yet."""
    return _OPEN.search(text) is not None


def ticked(value: str) -> str:
    """What is ticked in a cell with boxes, "" where nothing is; a cell without boxes as it stands."""
    return "".join(_TICKED.findall(value)) if any(box in value for box in "□☐○") else value


def is_opinion(name: str) -> str | None:
    """Whether an annex of this name is a legality opinion: "done", "pending" (a request for one, a blank form),
    "other_reviewer" (the drafting organ's own lawyers), or None."""
    if "审" not in name and "法律" not in name:
        return None
    if not _OPINION.search(name):
        return None
    if _RULES.search(name):
        return None
    if _BLANK_FORM.search(name):
        return "pending"
    return "other_reviewer" if _INSIDE.search(name) else "done"


def cell_state(value: str) -> str | None:
    """What stands in a cell for the reviewer's opinion: None where it is blank, else the state it gives."""
    bare = value.strip()
    if not _PLACEHOLDER.sub("", bare):
        return "waived" if bare in ("/", "／", "—", "－", "-", "——") else None
    bare = ticked(bare)
    if not bare:
        return None
    if fails(bare):
        return "done" if corrected(bare) else "failed"
    if _DENIED.search(bare):
        return "denied"
    if _PENDING.search(bare):
        return "pending"
    if _REFUSED.search(bare):
        return "refused"
    if _WAIVED.search(bare) or (_OUTSIDE.search(_NO_FAULT.sub("", bare)) and not _APPROVED.search(bare)):
        return "waived"
    if _PLANNED.search(bare):
        return "planned"
    if _ASKED.search(bare) and not _APPROVED.search(bare):
        return "asked"
    return "done"
