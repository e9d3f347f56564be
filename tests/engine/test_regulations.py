"""The regulations as data: every article there, quotes word for word, dates right."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date

import pytest

from gongwen_lint.cli.article import related
from gongwen_lint.plugins import registry
from gongwen_lint.regulation_file import BadRegulation, RegulationFile

KNOWN = registry()


def test_all_articles_stand_in_order_with_their_chapters():
    assert list(KNOWN.heads)[:3] == ["CY", "TL", "GB"]
    for prefix, count in (("CY", 68), ("TL", 42)):
        articles = KNOWN.regulation(prefix).articles
        assert [a.number for a in articles] == [str(n) for n in range(1, count + 1)]
        assert all(a.chapter.startswith("第") for a in articles)


def test_the_text_of_the_working_rules_is_the_published_one_slips_included():
    text = "\n".join(a.text for a in KNOWN.regulation("CY").articles)
    for slip in ("文件政策规定", "区政府常务会或区长办公会", "主管区长", "存意见分歧", "应及时告知区政府办公。"):
        assert slip in text
    digest = hashlib.sha256("".join(text.split()).encode()).hexdigest()
    assert digest == "3cd28af843b954b1696d9e618f281073d74d67598419b64705472914309f7184", (
        "the articles are quoted word for word: never edit them"
    )


@pytest.mark.parametrize("prefix", ["TL", "GB"])
def test_the_texts_of_the_2012_regulation_and_of_the_standard_are_not_reproduced(prefix):
    assert all(a.summary and not a.text for a in KNOWN.regulation(prefix).articles)


def test_heads_agree_with_the_whole_and_give_the_dates():
    for prefix, head in KNOWN.heads.items():
        assert replace(KNOWN.regulation(prefix), articles=()) == head
    assert KNOWN.heads["CY"].since == date(2015, 7, 31) and KNOWN.heads["CY"].until is None
    assert "2018年10月18日" in KNOWN.heads["CY"].note
    assert KNOWN.heads["TL"].since == date(2012, 7, 1)


def test_every_check_has_a_reserved_code_of_its_article():
    for check in KNOWN.checks.values():
        if check.regulation in ("CY", "TL", "GB"):
            assert check.code in KNOWN.regulation(check.regulation).article(check.article.article).codes


def test_an_article_with_a_check_is_not_called_uncheckable_and_the_others_say_why():
    checked = {(c.regulation, c.article.article) for c in KNOWN.checks.values()}
    for prefix in KNOWN.heads:
        for article in KNOWN.regulation(prefix).articles:
            assert not (article.unchecked and (prefix, article.number) in checked), (prefix, article.number)


@pytest.mark.parametrize("code", KNOWN.checks)
def test_every_quote_is_word_for_word_in_its_article(code):
    check = KNOWN.checks[code]
    for citation in (check.article, *check.also):
        regulation = KNOWN.regulation(citation.regulation)
        assert regulation, f"no pack brings {citation.regulation}"
        article = regulation.article(citation.article)
        assert article, f"{citation.regulation} has no article {citation.article}"
        assert citation.quote in article.text
        assert citation.quote or not article.text, "an article whose text is known is quoted"


@pytest.mark.parametrize("prefix", KNOWN.heads)
def test_related_articles_exist(prefix):
    known = {f"{head}{article.number}" for head in KNOWN.heads for article in KNOWN.regulation(head).articles}
    for article in KNOWN.regulation(prefix).articles:
        assert set(article.related) <= known - {f"{prefix}{article.number}"}, article.number
        assert prefix == "GB" or related(prefix, article.number, KNOWN), (
            f"nothing is read with {prefix}{article.number}"
        )


def test_in_force_counts_both_ends():
    rules = KNOWN.heads["CY"]
    assert (
        not rules.in_force(date(2015, 7, 30)) and rules.in_force(date(2015, 7, 31)) and rules.in_force(date(2030, 1, 1))
    )


def test_a_head_that_is_written_otherwise_is_read_all_the_same(tmp_path):
    path = tmp_path / "regulation.toml"
    plain = HEAD + 'since = 2016-01-01\n[[article]]\nnumber = "1"\ntext = "甲"\n'
    fancy = (
        plain.replace('"某某规则"', "'某某规则' # 试行")
        .replace("number = ", "number=", 1)
        .replace('"XX"', '"\\u0058X"')
    )
    heads = []
    for text in (plain, fancy):
        path.write_text(text, encoding="utf-8")
        heads.append(RegulationFile(path).head())
    assert heads[0] == heads[1] and heads[0].since == date(2016, 1, 1)


HEAD = 'prefix = "XX"\ntitle = "某某规则"\nnumber = "1"\nissuer = "某某区人民政府"\n'


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("prefix = ", "Invalid value"),
        ('prefix = "XX"\n', "missing"),
        (HEAD + 'since = "2016-01-01"\n', "since is not a date"),
        (HEAD + '[[article]]\nnumber = "1"\n', "either a text or a summary"),
        (HEAD + '[[article]]\nnumber = "1"\ntext = "甲"\nsummary = "甲"\n', "either a text or a summary"),
        (HEAD + '[[article]]\nnumber = "1"\ntext = "甲"\n' * 2, "stands twice"),
    ],
)
def test_a_broken_regulation_file_says_what_is_wrong(tmp_path, text, problem):
    path = tmp_path / "regulation.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadRegulation, match=problem) as caught:
        RegulationFile(path)()
    assert str(path) in str(caught.value)
