"""Selectors: codes, names, prefixes at component borders, presets; and who wins."""

from __future__ import annotations

import pytest

from gongwen_lint.regulation import citing
from gongwen_lint.select import UnknownSelector, by_code, resolve, selected


@pytest.fixture
def known(make):
    """XX 04, 44, 44 and a clause standard GB; one check is off by default."""
    gb = citing("GB")
    checks = [
        make.check("XX04-1", "acting-head", "词"),
        make.check("XX44-1", "no-signer", "词"),
        make.check("XX44-6", "addressed-to-leader", "词"),
        make.check("XX44-10", "tenth", "词"),
        make.check("XX05-1", "rare", "词", default=False),
        make.check("GB7.2.5-1", "number-form", "词", article=gb("7.2.5")),
        make.check("GB7.2.5-2", "number-place", "词", article=gb("7.2.5")),
        make.check("GB7.3-1", "body", "词", article=gb("7.3")),
        make.check("GB8-1", "tables", "词", article=gb("8")),
    ]
    regulations = [make.regulation, lambda: make.regulation("GB", topic="format")]
    made = make.registry(make.plugin(checks, regulations))
    assert not made.problems
    return made


def names(selector, known):
    return sorted(code for code in resolve(selector, known).codes if not code.startswith("GL"))


@pytest.mark.parametrize(
    ("selector", "codes"),
    [
        ("XX44-6", ["XX44-6"]),
        ("addressed-to-leader", ["XX44-6"]),
        ("XX44", ["XX44-1", "XX44-10", "XX44-6"]),
        ("XX44-1", ["XX44-1"]),
        ("XX4", ["XX04-1"]),
        ("XX04", ["XX04-1"]),
        ("XX4-1", ["XX04-1"]),
        ("xx44-6", ["XX44-6"]),
        ("XX", ["XX04-1", "XX05-1", "XX44-1", "XX44-10", "XX44-6"]),
        ("XX9", []),
        ("XX03-1", []),
        ("GB7.2", ["GB7.2.5-1", "GB7.2.5-2"]),
        ("GB7", ["GB7.2.5-1", "GB7.2.5-2", "GB7.3-1"]),
        ("GB08", ["GB8-1"]),
        ("format", ["GB7.2.5-1", "GB7.2.5-2", "GB7.3-1", "GB8-1"]),
        ("content", ["XX04-1", "XX05-1", "XX44-1", "XX44-10", "XX44-6"]),
    ],
)
def test_what_a_selector_names(known, selector, codes):
    assert names(selector, known) == codes


def test_all_names_everything(known):
    assert names("ALL", known) == sorted(known.checks) == names("all", known)


def test_the_tools_own_codes_can_be_named():
    from gongwen_lint.plugins import Registry

    empty = Registry((), {}, {})
    assert resolve("GL201", empty).codes == {"GL201"} == resolve("unused-waiver", empty).codes
    assert resolve("GL", empty).codes >= {"GL101", "GL201"}


@pytest.mark.parametrize(
    ("selector", "near"),
    [("XX44-5", "XX44-6"), ("adressed-to-leader", "addressed-to-leader"), ("CONTENT ", "content"), ("XXX", "XX")],
)
def test_an_unknown_selector_says_what_looks_like_it(known, selector, near):
    with pytest.raises(UnknownSelector) as caught:
        resolve(selector, known)
    assert near in caught.value.near
    assert near in str(caught.value)


@pytest.mark.parametrize("selector", ["", "XX10", "XX4.4", "GB7.25", "XX44-", "44", "XX44-6-1", "*"])
def test_what_looks_like_a_selector_and_is_none(known, selector):
    with pytest.raises(UnknownSelector):
        resolve(selector, known)


@pytest.mark.parametrize(
    ("select", "ignore", "mandatory", "codes"),
    [
        (["XX44"], [], [], ["XX44-1", "XX44-6", "XX44-10"]),
        (["XX44"], ["XX44-6"], [], ["XX44-1", "XX44-10"]),
        (["ALL", "XX44-6"], ["GB", "XX"], [], ["XX44-6"]),
        (["XX44-6"], ["XX44-6"], [], []),
        (["XX44-6"], ["ALL"], ["XX04"], ["XX04-1", "XX44-6"]),
        (["GB"], [], ["XX44-6"], ["XX44-6", "GB7.2.5-1", "GB7.2.5-2", "GB7.3-1", "GB8-1"]),
        (["XX"], [], [], ["XX04-1", "XX44-1", "XX44-6", "XX44-10"]),
        (["XX05-1"], [], [], ["XX05-1"]),
        (["rare"], [], [], ["XX05-1"]),
        ([], [], ["XX05"], ["XX05-1"]),
    ],
)
def test_who_wins(known, select, ignore, mandatory, codes):
    found = {check.code for check in selected(known, select, (), ignore, mandatory)}
    assert found == set(codes)


def test_checks_run_in_the_order_of_the_registry(known):
    assert [c.code for c in selected(known, ["GB8", "XX44-6", "XX04"])] == ["XX04-1", "XX44-6", "GB8-1"]


def test_the_most_exact_selector_gives_the_value(known):
    values = by_code({"XX44-6": "info", "XX44": "warning", "ALL": "error"}, known)
    assert values["XX44-6"] == ("info", True)
    assert values["XX44-1"] == ("warning", False)
    assert values["GB8-1"] == ("error", False)
