"""Text that repeats without end costs about what other text of its length costs, wherever in a paper it stands.

CPU time is measured, against harmless text of the same length, with room for a busy machine: what is quadratic is
hundreds of times slower at these lengths, not twenty.
"""

from __future__ import annotations

import importlib
import io
import pkgutil
import random
import re
import sys
import zipfile
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise
from time import process_time
from typing import Any

import pytest

import gongwen_checks
from gongwen_lint.plugins import Registry
from gongwen_lint.run import Result
from gongwen_lint.testing.engine import Engine

if sys.version_info >= (3, 11):
    from re import _parser
else:
    import sre_parse as _parser

LENGTH = 20_000
TIMES = 20  # as much as harmless text
AT_LEAST = 1.0  # seconds that are never too many: short papers cost next to nothing

HEAD = "北京市朝阳区某某局文件\n朝某局文〔2016〕33号　　　　签发人：李四\n===\n"
LETTER = "{title}\n{recipients}\n　　{body}\n{cell}\n{closing}\n　　附件：{annex}\n{signature}\n　　2016年4月20日\n"
MINUTES = (
    "北京市朝阳区人民政府区长办公会议纪要\n〔2016〕第9期\n===\n{title}\n"
    "　　2016年5月6日下午，区长张三主持召开区长办公会议。现将议定事项纪要如下：\n　　{body}\n{cell}\n"
    "　　出席：{recipients}\n　　列席：{signature}\n　　请假：周某\n　　（签发：陈七）\n　　附件：{annex}\n"
)
FORMS = {
    "请示": HEAD + LETTER.replace("{closing}", "　　妥否，请批示。"),
    "报告": HEAD + LETTER.replace("{closing}", "　　特此报告。"),
    "通知": LETTER.replace("{closing}", "　　特此通知。"),
    "函": LETTER.replace("{closing}", "　　特此函告，请予支持。"),
    "纪要": MINUTES,
}
FILLED = {
    "recipients": "区政府",
    "body": "我局起草了《朝阳区物业服务管理办法（送审稿）》，属于重大行政决策事项，拟请区长张三出席启动仪式。",
    "cell": "王五",
    "annex": "1. 合法性审查意见书",
    "signature": "北京市朝阳区某某局",
}
SLOTS = ("title", *FILLED)
PIECES = """
    经 已经区法制办 合法性审查 《 “ （ 、 区政府、 张副区长、 请区长题词 请区政府 由区财政局负责 局 2016年 签发人： 1
    5月6日 题词、 贺信 征求区财政局意见 经区政府同意， 区财政局有不同意见， 拟 同意 张三、 李四（区长）、 附件1：
    《“（ 《》 “” 经已 请由 从 委属 参谋长 各有关 {+ ** 〔2016〕 万元、 区政府，张副区长。 未经 不得
""".split()  # noqa: SIM905
PIECES += [" ", "　", "\t", "　 \t", "1 ", "经　", "签发　", "、　区"]


def paper(kind: str, **slots: str) -> bytes:
    """A paper of a kind with some of its elements replaced."""
    about = slots.get("title", "印发《朝阳区某某管理办法》有关工作")
    values = {**FILLED, **slots, "title": f"北京市朝阳区某某局关于{about}的{kind}"}
    cell = values["cell"]
    values["cell"] = f"| 合法性审查意见 | {cell} |\n| {cell} | 签发 |\n| 签发 | {cell} |"
    values["recipients"] += "" if kind == "纪要" else "："
    return FORMS[kind].format(**values).encode()


def repeated(piece: str, length: int) -> str:
    return (piece * (length // len(piece) + 1))[:length]


@pytest.fixture(scope="module")
def engine(loaded: Registry) -> Engine:
    made = Engine(loaded)
    for kind in FORMS:  # compile what is compiled at the first use
        made.lint(paper(kind), "文稿.md")
    return made


def cost(engine: Engine, data: bytes, path: str = "文稿.md") -> tuple[float, Result]:
    started = process_time()
    result = engine.lint(data, path)
    return process_time() - started, result


def check_cost(engine: Engine, data: bytes, limit: float, path: str = "文稿.md") -> None:
    spent, result = cost(engine, data, path)
    assert result.status == "checked"
    assert not result.crashes, result.crashes[0].traceback
    if spent > limit:  # once more: the first time patterns are compiled, or the machine was busy
        spent = min(spent, cost(engine, data, path)[0])
    timing = {"recognition": result.timing.recognition, **result.timing.checks}
    assert spent <= limit, sorted(timing.items(), key=lambda item: -item[1])[:3]


@pytest.fixture(scope="module")
def limits(engine: Engine) -> dict[str, float]:
    """Seconds allowed, by the slot that is filled."""
    harmless = repeated("为规范物业服务活动，维护业主和企业的合法权益，我们做了一些事。", LENGTH)
    return {slot: max(AT_LEAST, TIMES * cost(engine, paper("报告", **{slot: harmless}))[0]) for slot in SLOTS}


@pytest.mark.parametrize("slot", SLOTS)
def test_repetition(engine: Engine, limits: dict[str, float], slot: str) -> None:
    kinds = list(FORMS)
    for number, piece in enumerate(PIECES, SLOTS.index(slot)):
        if number % 3 == 2:  # each piece in four of the six
            continue
        kind = kinds[number % len(kinds)]
        check_cost(engine, paper(kind, **{slot: repeated(piece, LENGTH)}), limits[slot])


@pytest.mark.parametrize("kind", FORMS)
def test_mixtures(engine: Engine, limits: dict[str, float], kind: str) -> None:
    chance = random.Random(kind)
    for slot in SLOTS:
        piece = "".join(chance.choices(PIECES, k=chance.choice((2, 3, 5, 30))))
        check_cost(engine, paper(kind, **{slot: repeated(piece, LENGTH)}), limits[slot])


@pytest.mark.parametrize("piece", ["请区长题词，", "张副区长、"])
def test_growth(engine: Engine, piece: str) -> None:
    once, twice = (cost(engine, paper("请示", body=repeated(piece, length)))[0] for length in (50_000, 100_000))
    assert twice <= max(3 * once, AT_LEAST)


def test_many_lines(engine: Engine, limits: dict[str, float]) -> None:
    lines = "\n".join(f"　　附件{n % 90}：关于请区长题词的报告" for n in range(2_000))
    check_cost(engine, paper("请示", body=lines), 2 * limits["body"])


def test_small_docx_of_much_text(engine: Engine) -> None:
    """180 kB that unpack to some megabytes: they are linted in seconds, or refused."""
    chance = random.Random(1)
    texts = ["".join(chance.choices(PIECES[:30], k=60)) for _ in range(900)]
    body = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in chance.choices(texts, k=1_500))
    data = packed(body)
    assert 20_000 < len(data) < 180_000
    check_cost(engine, data, 15.0, "文稿.docx")
    bomb = packed("<w:p/>" * 3_000_000)
    assert len(bomb) < 180_000
    spent, result = cost(engine, bomb, "文稿.docx")
    assert result.error is not None and result.error[0] == "GL008"
    assert spent < 1.0


def packed(body: str) -> bytes:
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    parts = {
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r" Type="{relation}" Target="word/document.xml"/></Relationships>',
        "word/document.xml": '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f"<w:body>{body}</w:body></w:document>",
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return stream.getvalue()


# --- every pattern by itself ------------------------------------------------------------------------------------------


@cache
def patterns() -> dict[tuple[str, int], str]:
    """Every regular expression that a module of reading, recognition, language, reasoning or the checks holds."""
    found: dict[tuple[str, int], str] = {}
    rooms = ("reading", "recognition", "language", "reasoning")
    packages = [importlib.import_module(f"gongwen_lint.{room}") for room in rooms]
    for package in (*packages, gongwen_checks):
        for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
            held = vars(importlib.import_module(module.name))
            for name in list(held):
                for one in _held(held[name]):
                    if isinstance(one.pattern, str):
                        found.setdefault((one.pattern, one.flags), f"{module.name}.{name}")
    return found


def _held(value: Any) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern) or type(value).__name__ == "_Lazy":
        yield value
    elif isinstance(value, dict):
        yield from (one for held in value.values() for one in _held(held))
    elif isinstance(value, (tuple, list)):
        yield from (one for held in value for one in _held(held))


def _words(tree: Any) -> Iterator[str]:
    """The words a pattern is made of, and some characters of each of its classes."""
    word = ""
    for operation, value in tree:
        name = str(operation)
        if name == "LITERAL":
            word += chr(value)
            continue
        yield word
        word = ""
        if name == "IN":
            yield from (chr(n) for kind, n in value[:4] if str(kind) == "LITERAL")
            yield from (chr(n[0]) for kind, n in value[:4] if str(kind) == "RANGE")
        elif name == "BRANCH":
            for branch in value[1]:
                yield from _words(branch)
        elif name in ("SUBPATTERN", "MAX_REPEAT", "MIN_REPEAT", "ASSERT", "ASSERT_NOT", "ATOMIC_GROUP"):
            yield from _words(value if name == "ATOMIC_GROUP" else value[-1])
    yield word


def test_patterns_do_not_explode() -> None:
    """A pattern over its own words, repeated: each is tried at growing lengths, so that even one whose cost doubles with
    every repetition is found before it takes minutes. What is merely quadratic in a sentence passes."""
    assert len(patterns()) > 300
    slow = {}
    for (source, flags), where in patterns().items():
        words = sorted({word for word in _words(_parser.parse(source, flags)) if word})
        pairs = ["".join(pair) for pair in pairwise(words)] if _GROUP_REPEATED.search(source) else []
        search = re.compile(source, flags).search
        if word := next((w for w in (*words, *pairs, "1", "一", " ", "　") if _explodes(search, w)), None):
            slow[where] = word
    assert not slow


_GROUP_REPEATED = re.compile(r"\)(?:[*+]|\{\d*,(?:\d{2,}|[4-9])?\})")


def _explodes(search: Callable[[str], Any], word: str) -> bool:
    def spent(length: int) -> float:
        text = repeated(word, length) + "\0"
        started = process_time()
        search(text)
        return process_time() - started

    for length, most in ((20, 0.005), (30, 0.01), (40, 0.02), (150, 0.05)):
        took = spent(length)
        if took > most and spent(length) > most:
            return True
    return took > 0.001 and spent(1_000) > 0.1
