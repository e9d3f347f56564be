"""What a clerk sees: the 公文 recognised in a document.

Every element carries the place it was read from and how sure the reading is (0 to 1), so that a finding can point at
the very words and a check can hold back where recognition itself is in doubt.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal

from .document import Document, Place
from .lean import dataclass

Direction = Literal["上行", "平行", "下行", "公布", "内部"]
CopyType = Literal["draft", "printed", "web", "form"]  # 文稿、印制件、网页版、发文稿纸
Zone = Literal[
    "index",  # the 索引号 table of a web copy
    "form",  # a dispatch form (发文稿纸), 批办单, 请假单 …
    "letterhead",  # 版头
    "title",  # 标题
    "recipients",  # 主送机关
    "body",  # 正文
    "closing",  # 结语 (妥否，请批示。)
    "annex_note",  # 附件说明
    "signature",  # 发文机关署名
    "date",  # 成文日期
    "notes",  # 附注
    "attendance",  # 纪要的出席、列席、请假
    "signing",  # a 签发 line at the end of minutes
    "annex",  # 附件 (someone's text that travels with the paper)
    "attached",  # the issued or forwarded text itself
    "imprint",  # 版记
    "blank",
]


@dataclass(frozen=True, slots=True)
class Element:
    """One recognised element: its value, normalised, and the words it was read from."""

    text: str
    place: Place
    sure: float = 1.0


@dataclass(frozen=True, slots=True)
class Person:
    """A person as named in a paper. At least one of `name` and `post` is set; inner spaces are removed."""

    place: Place
    name: str = ""  # 张三, 李某; empty where only a post is named
    surname: str = ""  # 张 in 张副区长; the first character(s) of a full name
    post: str = ""  # 区长, 副区长, 局长, 主任 …; empty where none is printed
    organ: str = ""  # the organ printed with the post, as written
    honorific: str = ""  # 同志, 先生 …


@dataclass(frozen=True, slots=True)
class Organ:
    """An organ as named in a paper. `unit` is its full name where the organisation knows it, else ""."""

    place: Place
    text: str  # as written, inner spaces removed
    unit: str = ""
    level: str = ""  # see organisation.LEVELS: 国家 市 市级部门 区 办公室 部门 街乡 内设机构 事业单位 企业 社区 其他
    collective: bool = False  # 各街道办事处、地区办事处（乡政府）


@dataclass(frozen=True, slots=True)
class Recipient:
    """One 主送 or 抄送: an organ or a person."""

    text: str
    place: Place
    organ: Organ | None = None
    person: Person | None = None


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs (签发人): the person, and where it stands: letterhead, signing line, form cell or signature."""

    person: Person
    source: Literal["letterhead", "signing", "form", "signature"]
    role: Literal["签发", "核稿", "会签", "拟稿", "审核", "核报", "阅示"] = "签发"
    date: date | None = None


@dataclass(frozen=True, slots=True)
class DateElement:
    """A date in a paper; `value` is None where it is incomplete (2016年　月　日)."""

    text: str
    place: Place
    value: date | None


@dataclass(frozen=True, slots=True)
class Annex:
    """One entry of the annex note (附件说明) or one annex found after the paper."""

    name: str
    place: Place
    number: int | None = None


@dataclass(frozen=True, slots=True)
class FormCell:
    """A labelled cell or line of a form: 签发, 核稿, 会签, 合法性审查意见 … with what stands in it ("" where empty)."""

    label: str
    value: str
    label_place: Place
    value_place: Place | None


@dataclass(frozen=True, slots=True)
class Minutes:
    """What minutes (纪要) say of their meeting."""

    meeting: str  # 全体会议, 常务会议, 区长办公会议, 专题会议, or the name as printed for other meetings
    meeting_place: Place
    of_district: bool  # a meeting of the government itself, not of a department
    chairs: tuple[Person, ...] = ()
    present: tuple[Person, ...] = ()  # 出席
    attending: tuple[Person, ...] = ()  # 列席
    leave: tuple[Person, ...] = ()  # 请假
    held: date | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the paper's own text with the zone it stands in. `place` excludes surrounding blanks."""

    text: str
    place: Place
    zone: Zone

    def at(self, start: int, end: int) -> Place:
        """The place of the code points `start` to `end` of this sentence."""
        return Place(self.place.part, self.place.paragraph, self.place.start + start, self.place.start + end)


@dataclass(frozen=True, slots=True)
class Paper:
    """The 公文 recognised in a document. What was not found is None or empty."""

    document: Document
    kind: str | None = (
        None  # 文种: 请示, 报告, 通知 …, and usual papers outside the 15 kinds (请假报告, 邀请函, 讲话稿 …)
    )
    statutory: bool = False  # one of the 15 kinds of 《条例》第八条
    direction: Direction | None = None
    copy_type: CopyType = "draft"
    copy_number: Element | None = None  # 份号
    secrecy: Element | None = None  # 密级
    secrecy_period: Element | None = None  # 保密期限
    urgency: Element | None = None  # 紧急程度
    mark: Element | None = None  # 发文机关标志
    number: Element | None = None  # 发文字号
    signers: tuple[Signer, ...] = ()  # role 签发 only
    handlers: tuple[Signer, ...] = ()  # 核稿, 会签, 拟稿 …
    signer_label: Element | None = None  # the words 签发人： where printed, with or without a name
    title: Element | None = None
    recipients: tuple[Recipient, ...] = ()
    issuers: tuple[Organ, ...] = ()  # the issuing organs, by signature, mark, title or number
    signature: tuple[Recipient, ...] = ()  # 署名 as printed: organs, or a person
    date: DateElement | None = None  # 成文日期
    closing: Element | None = None
    annex_note: tuple[Annex, ...] = ()
    annexes: tuple[Annex, ...] = ()
    notes: tuple[Element, ...] = ()  # 附注
    copies: tuple[Recipient, ...] = ()  # 抄送
    printer: Element | None = None  # 印发机关
    print_date: DateElement | None = None  # 印发日期
    form: tuple[FormCell, ...] = ()
    minutes: Minutes | None = None
    attached: Paper | None = None  # the issued or forwarded text as a paper of its own
    rule_text: bool = False  # the paper itself is a 规则, 办法, 规定, 条例, 细则, law …
    zones: tuple[Zone, ...] = ()  # one for each body paragraph
    sentences: Sequence[Sentence] = ()  # of zones body and closing, in order; not those of annexes or attached text

    @property
    def text(self) -> str:
        """The running text of the paper's own sentences."""
        text = getattr(self.sentences, "text", None)
        return text if isinstance(text, str) else "\n".join(s.text for s in self.sentences)

    def holding(self, *words: str) -> list[Sentence]:
        """The paper's own sentences that hold one of the words, in order. Costs little where none does: the others are
        not even split."""
        holding = getattr(self.sentences, "holding", None)
        if holding is not None:
            found: list[Sentence] = holding(words)
            return found
        return [s for s in self.sentences if any(word in s.text for word in words)]

    def in_zone(self, *zones: Zone) -> Iterator[int]:
        """Numbers of the body paragraphs that stand in the given zones."""
        return (number for number, zone in enumerate(self.zones) if zone in zones)
