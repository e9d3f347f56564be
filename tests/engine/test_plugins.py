"""find → load → classify: what is found, and how little one bad plug-in can spoil."""

from __future__ import annotations

import importlib.metadata
import sys

import pytest

from gongwen_lint.check import BadCheck, Rebinding
from gongwen_lint.plugins import Found, classify, find, load, registry
from gongwen_lint.regulation import citing


def as_importlib_finds_them(paths=None):
    if paths is None:
        points = importlib.metadata.entry_points(group="gongwen_lint")
    else:
        found = importlib.metadata.MetadataPathFinder.find_distributions(
            importlib.metadata.DistributionFinder.Context(path=paths)
        )
        points = [p for d in found for p in d.entry_points if p.group == "gongwen_lint"]
    return sorted((p.name, p.value.partition("[")[0].strip()) for p in points)


def test_it_finds_what_importlib_finds_here():
    assert sorted((f.name, f.value) for f in find()) == as_importlib_finds_them()


def distribution(folder, name, text):
    folder.joinpath(name).mkdir(parents=True)
    folder.joinpath(name, "METADATA").write_text(f"Name: {name.partition('-')[0]}\nVersion: 1\n", encoding="utf-8")
    folder.joinpath(name, "entry_points.txt").write_text(text, encoding="utf-8")


def test_it_finds_what_importlib_finds_in_odd_metadata(tmp_path):
    distribution(tmp_path, "one_pack-1.0.dist-info", "[console_scripts]\na = b:c\n\n[gongwen_lint]\none = pack_one\n")
    distribution(tmp_path, "two-2.egg-info", "[gongwen_lint]\n# a remark\ntwo=pack_two : plugin\n[other]\nx = y\n")
    distribution(tmp_path, "three-1.dist-info", "[gongwen_lint]\nthree = pack.three:a.b [extra]\n")
    distribution(tmp_path, "four-1.dist-info", "[gongwen_lint.more]\nfour = pack_four\n")
    (tmp_path / "five-1.dist-info").mkdir()
    (tmp_path / "six-1.dist-info").write_text("a file, not a folder", encoding="utf-8")
    found = find([str(tmp_path), str(tmp_path / "nowhere")])
    assert [(f.name, f.value.replace(" ", "")) for f in found] == [
        (name, value.replace(" ", "")) for name, value in as_importlib_finds_them([str(tmp_path)])
    ]
    assert [f.distribution for f in found] == ["one-pack", "three", "two"]


def test_the_first_distribution_on_the_path_wins(tmp_path):
    distribution(tmp_path / "a", "Some.Pack-2.0.dist-info", "[gongwen_lint]\npack = new\n")
    distribution(tmp_path / "b", "some_pack-1.0.dist-info", "[gongwen_lint]\npack = old\n")
    assert [(f.value, f.version) for f in find([str(tmp_path / "a"), str(tmp_path / "b")])] == [("new", "2.0")]


def test_a_plugin_that_does_not_import_is_listed_with_the_place_and_the_rest_runs(make, tmp_path, monkeypatch):
    (tmp_path / "broken_pack.py").write_text("import sys\n\nraise RuntimeError('no licence')\n", encoding="utf-8")
    (tmp_path / "leaving_pack.py").write_text("import sys\nsys.exit(3)\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setitem(sys.modules, "good_pack", make.plugin([make.check("XX01-1", "a", "词")]))
    names = ("broken_pack", "leaving_pack", "missing_pack", "good_pack")
    made = registry([Found(name, name) for name in names])
    assert list(made.checks) == ["XX01-1"]
    assert [p.failed for p in made.plugins] == [True, True, True, False]
    (_, reason), *_ = made.problems
    assert reason.startswith("RuntimeError: no licence (") and reason.endswith("broken_pack.py:3)")


def test_a_code_or_name_that_is_taken_is_refused_and_the_first_stays(make):
    first, again, namesake = (
        make.check("XX01-1", "a", "甲"),
        make.check("XX01-1", "b", "乙"),
        make.check("XX02-1", "a", "丙"),
    )
    made = make.registry(make.plugin([first]), make.plugin([again, namesake, make.check("XX03-1", "c", "丁")]))
    assert made.checks["XX01-1"] is first
    assert list(made.checks) == ["XX01-1", "XX03-1"]
    assert [name for name, _ in made.problems] == ["second", "second"]
    assert made.plugins[1].checks == ("XX03-1",)


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("GL01-1", "own"),
        ("XX1", "no-number"),
        ("xx01-1", "small"),
        ("XX01-0", "nought"),
        ("XX01-1", "Not_Kebab"),
        ("YY01-1", "y"),
    ],
)
def test_codes_and_names_have_a_form_and_fit_the_article(make, code, name):
    made = make.registry(make.plugin([make.check(code, name, "词", article=citing("XX")(1))]))
    assert not made.checks and len(made.problems) == 1


def test_the_article_in_a_code_may_have_a_leading_nought_or_be_a_clause(make):
    clause = make.check("XX7.2.5-1", "clause", "词", article=citing("XX")("7.2.5"))
    made = make.registry(make.plugin([make.check("XX04-1", "padded", "词"), make.check("XX4-2", "bare", "词"), clause]))
    assert len(made.checks) == 3 and not made.problems


def test_rebindings_are_resolved_whatever_the_order_of_the_packs(make):
    rebinding = Rebinding("XX01-1", "YY05-1", "rebound", citing("YY")(5))
    made = make.registry(make.plugin([rebinding]), make.plugin([make.check("XX01-1", "a", "词")]))
    assert made.checks["YY05-1"].function is made.checks["XX01-1"].function
    lost = make.registry(make.plugin([rebinding]))
    assert not lost.checks and "XX01-1" in lost.problems[0][1]


def test_a_check_that_could_not_be_made_does_not_take_the_others_with_it(make):
    made = make.registry(make.plugin([BadCheck("bad.py:1: no"), make.check("XX01-1", "a", "词"), "a word"]))
    assert list(made.checks) == ["XX01-1"]
    assert [p.partition(":")[0] for _, p in made.problems] == ["bad.py", "gongwen_checks"]


def test_a_hook_that_raises_spoils_only_itself(make):
    def broken():
        yield make.check("XX01-1", "a", "词")
        raise OSError("disk")

    bad, good = make.plugin(gongwen_checks=broken, gongwen_units=broken), make.plugin([make.check("XX02-1", "b", "词")])
    made = make.registry(bad, good)
    assert list(made.checks) == ["XX01-1", "XX02-1"]
    assert "OSError: disk" in made.problems[0][1]
    assert len(made.units()) == 1


def test_an_unknown_hook_is_a_problem_so_that_a_slip_of_the_pen_is_seen(make):
    made = make.registry(make.plugin(gongwen_chekcs=lambda: ()))
    assert made.problems == (("first", "gongwen_chekcs: no such hook"),)


def test_two_regulations_may_not_share_a_prefix(make):
    made = make.registry(make.plugin(regulations=[make.regulation]), make.plugin(regulations=[make.regulation]))
    assert list(made.heads) == ["XX"] and made.problems[0][0] == "second"


def test_articles_are_read_when_they_are_needed(make):
    class Loader:
        calls = 0

        def head(self):
            return make.regulation()

        def __call__(self):
            Loader.calls += 1
            return make.regulation()

    made = make.registry(make.plugin(regulations=[Loader()]))
    assert Loader.calls == 0
    assert made.regulation("XX").article("3").text == "第3条的文字。"
    assert made.regulation("XX") is made.regulation("XX") and Loader.calls == 1
    assert made.regulation("ZZ") is None


def test_the_built_in_packs_load_without_a_problem():
    made = classify(*load(find()))
    assert not [p for name, p in made.problems if name == "gongwen-checks"]
    assert list(made.heads)[:2] == ["CY", "TL"]
    assert made.units()
