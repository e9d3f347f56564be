"""Personal names: surnames, and where a name begins and ends in running text."""

from __future__ import annotations

from .lists import words

# Surnames that may stand before any name: the common ones, without those that are mostly other words.
SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高梁郑谢宋唐许邓冯韩曹曾彭肖萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚"
    "卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江"
    "阎薛尹段雷黎史龙贺陶顾毛郝龚邵万钱严赖覃洪武莫孔汤常温康施牛樊葛邢安齐乔伍庞颜倪庄聂章鲁岳翟殷詹申耿关兰"
    "焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕季裴霍涂苗盛翁冉骆"
    "蓝辛靳欧柴鲍喻祁蒲滕屈饶牟艾尤穆卓缪褚娄窦戚岑宫费卜晏瞿桂佟臧闵邬卞姬栾隋刁桑甄佘邝闫郁胥冀鄢谌冼蔺郜阚屠邰嵇某"
)
# These too, but only where nothing else can be meant (a name alone, before 同志, 张某-style).
RARE_SURNAMES = frozenset(
    "文向时全应明成农司古车项连党景房管单解易游路谷曲阳吉简华商师边沙荣巫池查麻苑迟官封谈匡鞠惠荆乐南班储原栗"
    "燕楚劳奚皮粟楼闻厉伊海花权强帅朴盖练廉禹井祖巴丰支国"
    "狄平计索宣晋相初门云容敬扈晁芮普浦戈伏鹿薄雍辜羊乌裘修赫杭况那宿鲜印隆茹慕危银利居干元束阴智幸衡富和卫米"
    "柏宗席水向仲卿"
)
COMPOUND = frozenset(
    words(
        """
    欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 长孙 宇文 夏侯 端木 轩辕 南宫 独孤 呼延 闻人 澹台 申屠
    濮阳 淳于 单于 太史 公冶 宗政
    """
    )
)
MASKS = frozenset("某×XxＸ*＊○〇□")
# Words that begin with a surname and are no names.
NOT_NAMES = frozenset(
    words(
        """
        高度 高效 高质 高级 高标 高新 高速 高层 高等 高端 方面 方案 方可 方能 方式 方向 方针 方便 方才 任务 任命
        任免 任职 任期 任何 任组 任主 安排 安全 安置 安装 安心 安定 常务 常态 常委 常年 常驻 常住 常规 于近 于昨
        于今 于本 于当 于日 于上 于下 于明 于每 于年 于月 于会 于是 于去 万元 万余 万人 万平 马上 严格 严禁 严肃
        严重 严密 关于 关心 关注 关系 关怀 左右 江苏 江西 江南 江北 陆续 祝贺 祝愿 包括 包干 包联 宁夏 尚未 尚无
        尚需 施行 施工 施政 武装 武警 武汉 莫名 石景 金融 金额 白天 白领 钱款 许可 许多 曾任 曾经 曾于 曾在 曾为
        何时 何种 何况 程序 程度 田径 史志 康复 温暖 盛大 盛会 盛情 盛事 盛世 凌晨 毕业 季度 费用 申请 申报 申办
        申领 章程 章节 齐抓 齐全 段落 胡同 汤山 叶落 贺信 贺电 贺词 贺函 余额 余人 童年 舒适 甘肃 牛街 殷切 欧洲
        欧美 欧盟 卓越 卓有 蓝图 蓝天 海淀 林业 林场 夏季 夏天 辛苦 辛勤 庄重 庄严 庄园 鲁迅 宫殿 桂林 苏州 梅花
        纪要 纪检 纪委 纪念 纪律 冀望 顾全 顾问 顾及 金秋 董事 符合 谢绝 谢谢 韩国 郑重 乔迁 乔装 赖以 龙头 毛泽
        伍佰 沈阳 郑州 徐州 杭州 温州 苏区 于我 于区 于市 于国 于全 于五 于六 于七 安保 包保 申遗 施策 严防 严把
        石化 石油 钟楼 黄金 黄河 黄牌 黄色 方法 范围 武器 某些 尤其 关键 周围 高兴 常常 毕竟 温度 高校 季节 常见
        常用 高手 关闭 何必 高于 周边 何处 包围 安慰 何以 温和 某个 盛产 高出 武力 严厉 严峻 欧元 符号 纪录 尚有
        盛行 方程 高呼 金钱 陆地 常设 常有 焦点 高尚 任意 包袱 何等 金牌 任教 包装 施展 关节 申诉 左侧 尤为 万物
        高举 毛病 何不 周末 周一 周二 周三 周四 周五 周六 周日 周年 周期 田间 田野
        """
    )
)
_AFTER = words(
    """
    同志 先生 女士 共同 一起 一同 联合
    主持 主任 出席 参加 到会 到场 到我 到区 到现 为 拟 将 在 就 对 于 和 与 及 同 也 已 近日 等
    率 带队 带领 陪同 作 发表 讲话 致辞 致词 强调 指出 要求 批示 签发 签署 签批 审批 审定 审核 审阅 同意 介绍
    汇报 传达 通报 宣布 代表 受 因 离京 赴 前往 调研 检查 视察 慰问 题词 题字 题写 剪彩 奠基 作序 分管 主管 负责
    担任 任 兼 会见 听取 表示 一行 的 是 不 未 曾 亲自 分别 首先 最后 并 携 应邀 由 向 给 把 请 签 阅 莅临 光临
    亲临 召集 召开 组织 牵头 全面 代为 代行 均 都 又 再 还 从 自 至 以 或 召 拨冗 发来 致信 致电 发贺 撰写 揭牌
    揭幕 颁奖 见证 协助 具体 现场 专题 两 提出 布置 部署 安排 总结 点评 逐一 实地 赶赴 深入 走访 出差 出访 休假
    请假 外出 回京 暂 临时 副 副区长 区长 局长 书记
    """
)
_BLANK = " \u3000\u2002\u2003\u00a0\t"


def is_han(char: str) -> bool:
    """A Chinese character of the basic block."""
    return "\u4e00" <= char <= "\u9fff"


def free_after(text: str, end: int) -> bool:
    """Whether a name may end at `end`: nothing Chinese follows, or a word that goes on after a name."""
    return end >= len(text) or not is_han(text[end]) or text.startswith(_AFTER, end)


def name_at(text: str, start: int, *, alone: bool = False) -> tuple[int, str, str] | None:
    """A full name that begins at `start`: its end, the name without blanks, its surname; None where none does.

    `alone` accepts rare surnames, for a stretch that holds nothing but a name.
    """
    surname = text[start : start + 2]
    if surname not in COMPOUND:
        surname = text[start : start + 1]
        if surname not in SURNAMES and surname not in RARE_SURNAMES:
            return None
    at = start + len(surname)
    first = at
    while at < len(text) and at - first < 4 and text[at] in _BLANK:
        at += 1
    given = text[at : at + 2]
    if not given or given in ("同志", "先生", "女士"):
        return None
    if given[0] in MASKS:
        end = at + (2 if len(given) == 2 and given[1] in MASKS else 1)
        if end == at + 1 and end < len(text) and is_han(text[end]) and not free_after(text, end):
            end = at + 2 if free_after(text, at + 2) else end
        return end, surname + text[at:end], surname
    if not is_han(given[0]) or (surname == "某" and not alone):
        return None
    if at == first and text[start : start + 2] in NOT_NAMES:
        return None
    stop = _given_end(text, at)
    if stop is None:
        return None
    end = stop
    if surname in RARE_SURNAMES and not (alone or text.startswith(("同志", "先生", "女士"), end)):
        return None
    return end, surname + text[at:end], surname


def _given_end(text: str, at: int) -> int | None:
    """The end of a given name of one or two characters."""
    two = at + 2 <= len(text) and is_han(text[at + 1])
    one_ends = free_after(text, at + 1)
    if two and free_after(text, at + 2):
        hard = at + 2 >= len(text) or not is_han(text[at + 2])
        if not one_ends or (hard and text[at + 1] not in "等的") or not text.startswith(_AFTER, at + 1):
            return at + 2
    if one_ends:
        return at + 1
    if two and at + 2 >= len(text):
        return at + 2
    return None


def name_before(text: str, end: int, low: int) -> tuple[int, str, str] | None:
    """A name, or a surname alone, that ends at `end` (张三 or 张 before 副区长): its start, the name ("" for a surname
    alone), the surname."""
    at = end
    while at > low and end - at < 4 and text[at - 1] in _BLANK:
        at -= 1
    for length in (4, 3, 2):
        start = at - length
        if start < low:
            continue
        chunk = text[start:at]
        surname = chunk[:2] if chunk[:2] in COMPOUND else chunk[0]
        given = chunk[len(surname) :].strip(_BLANK)
        if surname == "某" and given.strip("某"):
            continue
        if not given or len(given) > 2 or (surname not in SURNAMES and surname not in COMPOUND):
            continue
        if chunk[:2] in NOT_NAMES or not all(is_han(c) or c in MASKS for c in given) or given[-1] in _NO_GIVEN:
            continue
        if _free_before(text, start, low):
            return start, surname + given, surname
    if at - 2 >= low and text[at - 2 : at] in COMPOUND:
        return at - 2, "", text[at - 2 : at]
    surname = text[at - 1 : at]
    if at > low and at == end and surname in SURNAMES and text[at - 2 : at] not in _NOT_SURNAME:
        if surname == "任" and (
            (at > 1 and is_han(text[at - 2]) and not text.endswith(_BEFORE, 0, at - 1)) or "期间" in text[at : at + 6]
        ):
            return None  # 李四同志任区长, 任区长期间
        return at - 1, "", surname
    return None


_NO_GIVEN = frozenset("请由经报向给与及对将被副的各是了位名任前原邀让")
_BEFORE = words(  # what stands in front of a name
    """
    请 由 经 报 向 给 与 和 及 同 对 将 被 为 照 据 遵 实 邀 过 原 任 谢 以 在 是 了 的 区 市 局 委 办 府 等 让
    听 见 访 迎 随 从 请示 商 送 呈
    """
)
_NOT_SURNAME = frozenset(
    words(
        """
        分管 主管 协管 时任 现任 新任 前任 历任 担任 出任 兼任 接任 继任 首任 拟任 就任 曾任 聘任 委任 常任 原任
        离任 责任 由于 关于 鉴于 对于 至于 基于 处于 属于 位于 等于 源于 为何 如何 任何 公安 治安 平安 西安 延安
        公关 机关 有关 相关 海关 平谷 正常 非常 日常 经常 异常 提高 最高 至高 曾经 不曾 未曾 山林 园林 农林 全武
        文武 长江 珠江 黄江 镇江 九江 下马 上马 立马 人马 千万 百万 数万 几万 天津 天宁 南宁 西宁 辽宁 高尚 时尚
        尊严 庄严 戒严 从严 全严 红包 承包 发包 打包 前方 双方 各方 地方 官方 我方 对方 多方 甲方 乙方 警方 校方
        院方 资方 一方 南方 北方 东方 西方 后方 中华 新华 光华 清华 繁华 精华 资金 基金 现金 黄金 奖金 五金 冶金
        租金 押金 化石 宝石 钻石 海宁 安宁 江宁 绿叶 树叶 茶叶 水田 农田 油田 丹田 试金 地段 时段 路段 阶段 手段
        中段 工段 历史 党史 文史 校史 村史 区史 周边 陶瓷 黄色 青黄 下江 两江 松江 浦江 香江 乌江 丽江 三江 龙江
        湛江 钟点 时钟 分钟 警钟 丰盛 强盛 兴盛 昌盛 双龙 恐龙 长龙 接龙 沙龙 九龙 黑马 赛马 骏马 广安 雄安 永安
        长安 保安 安康 健康 小康 世纪 风纪 违纪 党纪 法纪 执纪 监纪 新纪 四季 雨季 淡季 旺季 春夏 华夏 宁夏 盛夏
        初夏 主任 实施 终于 用于 通常 也许 常常 在于 消费 紧张 生于 其余 允许 出于 不许 扩张 攻关 照顾 低于 经费
        或许 免费 过于 高于 不顾 感谢 善于 依赖 庆祝 不安 回顾 中方 平常 完毕 便于 见于 寻常 始于 大于 置于 易于
        每周 示范 建于 多于 敢于 适于 防范 限于 小于 急于 介于 陷于 少于 上方 新高 兼顾 乐于 利于 剩余 重申 归于
        居于 上任 沿江 优于 增高 抬高 往常 相符 忠于 某某 聚焦 勇于 忙于 免于 连任 升任 迫于 选任 庆贺
        """
    )
)


def _free_before(text: str, start: int, low: int) -> bool:
    return start <= low or not is_han(text[start - 1]) or text.endswith(_BEFORE, low, start)
