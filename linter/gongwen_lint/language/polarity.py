"""Is the act done, planned, denied? Judged by the clause it stands in."""

from __future__ import annotations

from typing import Literal

from ..patterns import pattern

State = Literal[
    "done",  # 已经区法制办合法性审查
    "planned",  # 拟于会后送审, 将出席
    "pending",  # 正在审查, 待审查后
    "denied",  # 尚未审查, 不题词
    "waived",  # 无需审查, 不再安排
    "refused",  # 不予受理, 谢绝题词
    "failed",  # 未通过审查
    "asked",  # 请区长题词, 建议由区法制办审查
    "past_history",  # 1958年曾题词
    "stated",  # none of these is said
]

_REACH = 240  # characters looked at on each side of a hit: no clause is longer
_PUNCTUATION = "，。；！？：\n"
_MARKER = pattern(
    r"(?P<failed>未(?:能|予|获)?通过|没有?通过|未获)"
    r"|(?P<denied>尚未|从未|未曾|未能|未经|未(?!来|成年|必)|没有|没(?!收)|并非|缺少|缺乏|漏|不(?!断|仅|但|久"
    r"|少|同|足|管|论|日|光|只|定|动产|再|予|需|必|用|属|受理|得不|合格)|尚需|暂缓)"
    r"|(?P<waived>无[需须]|毋需|不需要?|不必|不用|免[予于除经去]|豁免|不再|不属于|不纳入|可不|取消|省略|代替|替代|而非)"
    r"|(?P<refused>不予|拒绝|谢绝|婉拒|婉谢|不受理|退回|驳回)"
    r"|(?P<past_history>曾(?!参)|历史上|时任|当年|昔日|上世纪|\d{1,2}年代|解放前|建国初|生前)"
    r"|(?P<done>(?:已经?|业已|业经|均已|现已|早已)(?:[向由对就将按]|报请|提请|报送|送交|商请|邀请|送请|呈请"
    r"|申请|报|请|送)?|圆满|[了过](?=$|[\u4e00-\u9fff])|获得|荣获|收到|接到)"
    r"|(?P<asked>(?:拟|恳|敬|特|诚|现|商|烦|谨|提|报|呈)请|(?<![申聘报宴约邀])请(?!示|假|柬|帖|求)"
    r"|(?<!应)邀(?!请函)请?(?!函)|诚邀|希望|(?<!期)盼|建议|恳求|商请|申请|请求|望(?=[区领各予给能批贵])|烦)"
    r"|(?P<planned>拟(?!稿|定了|制|建|征地|任|态|人|合)|计划(?!生育|经济|单列|委)|准备|打算|(?<![现已特并均即])将(?!军|台|近|才|[^，。；将于在由按会尽随另适同继陆及把届再]{2,12}?(?<!提)(?<!提请)(?:报送?|送(?!审稿)|提交)区)"
    r"|即将|下一步|届时|补办|力争|争取|预计|定于|适时|择机|尽快|抓紧|随后|会后|之后再|再(?=送|报|提交|进行"
    r"|请|行|委托|由|组织|开展|补)|可(?=(?:以)?(?:出具|反馈|答复|审结|办结))|(?<!已)补充?(?=开展|进行|办理|送审)|视(?=[^，。]{0,4}审))"
    r"|(?P<pending>正在|正由|正按|正报|仍在|(?<![接对期招看优虐等])待(?!遇)|等待|等候|尚待|有待|应经|须经"
    r"|需经|应由|须由|需由|必须|需要|应当|须(?!知)|需(?!求)|(?<![相对适反响供回照接])应(?!邀|急|用|对|有|该|答|届|收|付))"
    r"|(?P<weak>经(?!济|费|营|验|常|开|理|信|贸|典|历|纪|手|销|编)|通过|完成|取得|履行|出具)"
    r"|(?P<light>按照|根据|依据|采纳|进行|开展)"
    r"|(?P<reset>的|，)"
)
_AFTER = pattern(
    r"^[\u4e00-\u9fff（）\d〔〕]{0,10}?(?:"
    r"(?P<failed>(?:均)?(?:未|没有?)(?:能|予|获)?通过|不通过|不合格|未获通过)"
    r"|(?P<denied>(?:尚|还|仍|均|也)?(?:未|没有?)(?:完成|开展|进行|启动|结束|出具|取得|反馈|回复|办理|履行"
    r"|落实)|(?:尚|还|仍)未|缺失|空缺)"
    r"|(?P<waived>(?:可|予以|一律)?(?:免去|免除|省略|取消|从略))"
    r"|(?P<refused>被(?:拒绝|退回|驳回)|不予(?:受理|出具|办理))"
    r"|(?P<pending>(?:工作|程序|手续|过程)?(?:正(?:在|由|按|处于)|仍在|尚待|有待|待)|(?:工作|过程|阶段|程序|期间)?中(?=$"
    r"|[，。；、）]))"
    r"|(?P<planned>(?:工作)?(?:将|拟|计划)(?:于|在|由|待|另|尽快|同步|另行|随后)|(?:随后|后续|另行|稍后|会后|日后)?(?:补办|补报|补送|补交)|后再)"
    r"|(?P<done>后?出具了?[^，。；]{0,6}(?:同意|无异议|无意见|合法)|(?:工作|程序|手续)?(?:已|业已|均已|已经)(?!纳入|列入)|完毕|结束|合格"
    r"|(?<!未)(?<!否)(?<!待)通过(?!后)|了(?=[\u4e00-\u9fff，。；]))"
    r")"
)
_HISTORY = pattern(
    r"曾(?!参)|历史上|时任|当年|昔日|上世纪|(?:19\d\d)年|\d{2}年代|解放前|建国初|生前|百年前|(?:多|几"
    r"|[一二三四五六七八九十])年前"
)
_NOW = ("拟", "请", "邀", "将")


def clause(text: str, start: int, end: int) -> tuple[int, int]:
    """The clause round [start:end): bounded by ，。；！？： and line breaks, and by the bracket the hit stands in."""
    first, last = max(0, start - _REACH), min(len(text), end + _REACH)
    low = max(first, 1 + max(text.rfind(mark, first, start) for mark in _PUNCTUATION))
    high = min((at for at in (text.find(mark, end, last) for mark in _PUNCTUATION) if at >= 0), default=last)
    opened = max(text.rfind("（", low, start), text.rfind("(", low, start))
    if opened >= 0 and max(text.rfind("）", opened, start), text.rfind(")", opened, start)) < 0:
        low = opened + 1
        closed = min((at for at in (text.find("）", end, high), text.find(")", end, high)) if at >= 0), default=high)
        high = min(high, closed)
    return low, high


def state(text: str, start: int, end: int) -> State:
    """What the text says of the act named at [start:end): done, planned, pending, denied, waived, refused, failed,
    asked, past_history, or "stated" where its clause and the ones before it in the sentence say none of these."""
    low, high = clause(text, start, end)
    after = _AFTER.search(text[end:high])
    before = _before(text[low:start])
    if after is not None:
        said = after.lastgroup
        if said in ("failed", "denied", "refused", "waived"):
            return said  # type: ignore[return-value]
        if said == "done" and before in (None, "weak", "light", "done"):
            return "done"
        if said in ("pending", "planned") and before not in ("denied", "waived", "refused", "failed", "past_history"):
            return said  # type: ignore[return-value]
    if before in ("denied", "waived", "refused", "failed"):
        return before  # type: ignore[return-value]
    first = max(0, start - _REACH)
    sentence = max(first, 1 + max(text.rfind(mark, first, start) for mark in "。；！？\n"))
    if before in (None, "done", "weak", "light", "past_history") and _past(text[sentence:high]):
        return "past_history"
    if before == "weak":
        return "done"
    if before not in (None, "light"):
        return before  # type: ignore[return-value]
    if low > sentence:
        earlier = _before(text[sentence : low - 1])
        if earlier == "weak":
            return "done"
        if earlier in ("planned", "pending", "asked", "done"):
            return earlier  # type: ignore[return-value]
    return "stated" if before is None else "done"


def _past(sentence: str) -> bool:
    return _HISTORY.search(sentence) is not None and not any(mark in sentence for mark in _NOW)


def _before(words: str) -> str | None:
    """The marker that governs what follows `words`. A bare 经 or 通过 yields to a stronger word in front of it
    (拟经…, 尚未完成…), unless that word belongs to an attribute (拟提请审议的方案经…)."""
    current: str | None = None
    suspended: str | None = None
    last = -9
    for match in _MARKER.finditer(words):
        kind = match.lastgroup
        near, last = match.start() - last <= 3, match.end()
        if kind == "reset":
            if current is not None:
                suspended, current = current, None
        elif kind in ("weak", "light"):
            if current is None or (kind == "weak" and current == "light"):
                current = kind
        elif near and current in ("denied", "waived", "refused") and kind in ("asked", "done", "planned"):
            continue  # 未邀请, 不再安排请
        elif kind == "done" and match[0] in ("了", "过") and current in ("denied", "asked", "planned"):
            continue
        else:
            current = kind
    if current == "weak" and suspended in ("planned", "pending", "asked") and words.rfind("的") < words.rfind("，"):
        return suspended
    return current if current is not None else suspended
