"""The words one of which stands wherever a letter, an inscription or a preface is asked for: what `favours` looks at, and
without which its check is not called."""

from __future__ import annotations

from ..language.lists import words

LETTER = words("贺 致信 致电 去信 去电 发信 发电")
INSCRIPTION = words(
    """
    题“ 题名 校训 碑文 题字 题词 题辞 题写 题签 题赠 题匾 题馆 题校 题园 题院 题刊 题书 题店 墨宝 挥毫 手书 书写 书题
    亲笔 亲书 书就 寄语
    """
)
PREFACE = words(
    "的序 作序 撰序 写序 题序 赐序 拟序 草序 起序 笔序 篇序 个序 一序 代序 序言 序文 前言 卷首语 小序 总序 开篇语 发刊词 弁言 几句 序（ 序： 序一"
)
FAVOUR_WORDS = (*LETTER, *INSCRIPTION, *PREFACE)
