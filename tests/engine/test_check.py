"""What a check may look like, and what is refused when it is made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from gongwen_lint.check import BadCheck, Rebinding, check
from gongwen_lint.context import Context
from gongwen_lint.finding import Finding
from gongwen_lint.paper import Paper, Sentence
from gongwen_lint.regulation import citing

XX = citing("XX")


@dataclass(frozen=True)
class Options:
    longest: int = 10


def declared(function, **more):
    settled = {"severity": "warning", "strength": "direct", "article": XX(1), **more}
    return check("XX01-1", "some-check", **settled)(function)


def test_the_parameter_types_say_what_is_visited_and_wanted():
    def function(sentence: Sentence, paper: Paper, options: Options, context: Context) -> Iterator[Finding]: ...

    made = declared(function)
    assert made.visits == "Sentence"
    assert made.takes == ("Paper", "options", "Context")
    assert made.options is Options


def test_the_page_of_a_check_is_the_docstring_of_its_module():
    def function(paper: Paper) -> Iterator[Finding]:
        """Say what the function does, for programmers."""

    made = declared(function)
    assert made.doc == __doc__
    assert made.title == "What a check may look like, and what is refused when it is made."


def no_annotation(paper):
    """Its parameter has no annotation."""


def one_without(paper: Paper, context):
    """Its second parameter has none."""


def visits_something_else(word: str) -> None:
    """It asks to visit strings."""


def wants_something_else(paper: Paper, length: int) -> None:
    """It wants an int."""


@pytest.mark.parametrize("function", [no_annotation, one_without, visits_something_else, wants_something_else])
def test_a_wrong_declaration_names_the_function_and_its_line(function):
    with pytest.raises(BadCheck, match=rf"{function.__name__} \(.*test_check.py:\d+\)"):
        declared(function)


@pytest.mark.parametrize("strength", ["soft", "inference"])
def test_only_a_direct_wording_may_be_an_error(strength):
    def function(paper: Paper) -> Iterator[Finding]: ...

    with pytest.raises(BadCheck):
        declared(function, severity="error", strength=strength)


def test_a_rebinding_changes_the_law_and_keeps_the_logic():
    def function(paper: Paper) -> Iterator[Finding]: ...

    original = declared(function, needs=("词",), fact="some-fact")
    bound = Rebinding("XX01-1", "YY02-3", "other-check", citing("YY")(2, "不得"), strength="soft").bind(original)
    assert (bound.code, bound.name, bound.regulation, bound.article.quote) == ("YY02-3", "other-check", "YY", "不得")
    assert (bound.strength, bound.severity) == ("soft", "warning")
    assert (bound.function, bound.needs, bound.fact) == (function, ("词",), "some-fact")


def test_the_decorator_is_what_the_package_calls_check_even_after_the_module_is_imported():
    import gongwen_lint.check as module
    from gongwen_lint import check as public

    def function(paper: Paper) -> Iterator[Finding]: ...

    made = public("XX01-1", "some-check", severity="info", strength="soft", article=XX(1))(function)
    assert isinstance(made, module.Check)
