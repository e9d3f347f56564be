"""Our own small dictionary of 公文 terms: in which longer words a term is only a part.

For each term: what stands directly before it in a longer word (主 in 主题词), what lifts that (当地 in 当地区长),
what stands directly behind it (期 in 区长期), what lifts that (期间 in 任区长期间). A term that stands here is
decided by these lists alone, and the segmentation dictionary is not loaded for it.
"""

from __future__ import annotations

from .lists import words

Rule = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...]]


_LONG = words(
    """
    期 远 效 廊 者 久 足 城 江经济 江流域 江大桥 江沿线 安街 三角 春 征 跑 寿 椅 凳 假 途 度 短 达 时间
    时期 年 租 护险 处 辈 官 沙 线 链 方形 牌 势 葛 鸣 白山 宁区 痛 大成 大的 大后 大了 板 城 尾 款 臂
    治久安
    """
)
_NOT_LONG = words(
    """
    期间 期待 期盼 期望 期许 远程 远赴 城市 城管 城建 城乡 春节 春季 春运 征求 征集 征收 征询 达成
    时间安排 时间表 年度 年终 年初 年中 年会 年底 年前 年后 年内 处理 处置 处分 线上 线下 官方 足球 板块
    短信
    """
)
NOT_POSTS, POSTS = _LONG, _NOT_LONG  # what follows 处长, 站长 … where 长 begins another word, and what lifts that
_ZONES = words(
    """
    小 社 地 园 校 厂 景 辖 片 街 灾 库 牧 矿 湖 港 战 郊 城 市 示范 开发 商务 生活 办公 住宅 居住 管控
    封控 防范 功能 自治 核心 试点 试验 先行 高新 自贸 保税 度假 旅游 工业 产业 科技 活动 禁 分
    """
)
_SUBJECTS = words("主 标 问 课 话 专 命 试 选 议 难 习 考 例 破 切 偏 跑 离 解 答 出 审 副")
_AFTER_SUBJECT = words("主题 专题 课题 话题 标题 问题 议题")  # 为专题题词
_POST: Rule = ((), (), _LONG, _NOT_LONG)

RULES: dict[str, Rule] = {
    "区长": (_ZONES, words("当地 各地 本地 两地 该地 东城 西城"), _LONG, _NOT_LONG),
    "副区长": _POST,
    "市长": (words("城 超 股 楼 都 集 夜 菜 上 门 闹 早 退 入 房 车 花 书 债 汇 牛 熊 罢"), (), _LONG, _NOT_LONG),
    "副市长": _POST,
    "局长": (words("布 格 结 僵 棋 饭 骗 破"), (), _LONG, _NOT_LONG),
    "副局长": _POST,
    "部长": (words("全 局 底 顶 头 腹 腰"), (), _LONG, _NOT_LONG),
    "校长": ((), (), _LONG, _NOT_LONG),
    "院长": ((), (), _LONG, _NOT_LONG),
    "会长": _POST,
    "行长": _POST,
    "主任": ((), (), words("务"), ()),
    "副主任": ((), (), words("务"), ()),
    "书记": (words("秘 文 图"), (), words("录 载 者 忆"), words("录用")),
    "领导": (
        (),
        (),
        words("小组 力 权 下 人 学 作用 机构 体制 核心 组织 全 和支持 责任制 关系 艺术 地位"),
        words("人员 全体 下基层 下社区 下乡"),
    ),
    "区领导": (
        words("小 社 地 园 校 厂 景 辖 片 街"),
        (),
        words("小组 力 权 下 人 机构 体制 核心 干部"),
        words("人员 下基层 下社区"),
    ),
    "市领导": (words("城 超"), (), words("小组 力 权 下 人 机构 体制 核心 干部"), words("人员 下基层")),
    "区委": (
        words("小 社 地 园 校 厂 景 辖 片 街 开发 新"),
        words("当地 各地"),
        words("员 托 派 任 婉 以 屈"),
        words("任命 以及"),
    ),
    "市委": (words("城 超 都"), (), words("员 托 派 任 婉 屈"), words("任命")),
    "区政府": (words("小 社 地 园 自治 开发"), words("当地 各地"), (), ()),
    "市政府": (words("城 都"), (), (), ()),
    "题词": (_SUBJECTS, _AFTER_SUBJECT, words("条 库 典 汇 语 性 组 频 云 表 目"), words("表示 表达 汇报")),
    "题字": (_SUBJECTS, _AFTER_SUBJECT, words("号 体 库 数 句 符 幕 节 段 样 型 间"), words("体现 幕墙 样式")),
    "题写": (_SUBJECTS, _AFTER_SUBJECT, words("作 法"), ()),
    "题名": (_SUBJECTS, _AFTER_SUBJECT, words("录 称 单 次 额"), ()),
    "题赠": (_SUBJECTS, _AFTER_SUBJECT, (), ()),
    "题签": (_SUBJECTS, _AFTER_SUBJECT, words("名 约 订 到 署"), ()),
    "题匾": (_SUBJECTS, _AFTER_SUBJECT, (), ()),
    "作序": (words("工 操 动 合 协 制 写 创 运 耕 农 协 著 劳 炒 写 农 当"), (), words("列 号 幕 次 曲 数"), ()),
    "写序": (words("撰 书 编 填 改 缩 拼"), (), words("列 号 幕 次 曲 数"), ()),
    "序": (
        words("程 秩 顺 有 无 时 工 排 次 依 循 词 语 倒 升 降 乱 逆 文 字 音 年"),
        (),
        words("列 号 幕 数 次 时 曲 贯"),
        (),
    ),
    "贺信": ((), (), words("息 任 誉 赖 心 仰 号"), words("号召")),
    "贺电": ((), (), words("影 视 子 话 脑 台 器 力 商 梯 信"), ()),
    **dict.fromkeys(("贺词", "贺函", "墨宝", "挥毫", "序言", "序文", "前言", "题辞", "会签"), ((), (), (), ())),
    "剪彩": (words("修 裁"), (), words("带 纸 色 旗 条 绳 布 叶 票 虹"), ()),
    "奠基": ((), (), words("人 者 性 之作 作用 地 礼拜 理论"), words("地点")),
    "论坛": (
        words("网上 BBS bbs 天涯"),
        (),
        words("路 网 发帖 帖 版主 账号 主"),
        words("主办 主席 主题 主持 主会场 主论坛 主要 主旨"),
    ),
    "请示": ((), (), words("报告制度 汇报制度 报告条例"), ()),
    "报告": (words("讲 演"), (), words("厅 会 文学 人 期内"), words("会议 会同")),
    "圈阅": ((), (), words("件"), ()),
    "函": (words("公 信 来 去 发 致 复 便"), (), words("数 授 套 谷 购 大"), ()),
    "令": (words("指 责 命 禁 夏 法 口 勒 司 月 时 号 政 使 律 军 敕 辞 酒 迫"), (), words("人 箭 牌 尊 爱 郎 堂"), ()),
    "审查": ((), (), (), ()),
}
