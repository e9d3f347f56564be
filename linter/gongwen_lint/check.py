"""What a check is, and the decorator that makes one from a function.

The parameter annotations of the function say what it visits (Paper, Section, Paragraph, Sentence, Archive) and what it
wants besides (Context, and an options dataclass whose fields are defaults, schema and docs at once). They are verified
when the check is made, so that a wrong type fails at import with the function's name, file and line. A function that
visits sections, paragraphs or sentences may want the Paper besides.
"""

from __future__ import annotations

import sys
import types
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from .finding import Severity, Strength
from .lean import dataclass, replace
from .regulation import Citation

VISITED = ("Paper", "Section", "Paragraph", "Sentence", "Archive")
CheckFunction = Callable[..., Iterable[Any]]


class BadCheck(TypeError):
    """A check that is declared wrongly. The message names the function, its file and line, and what is wrong."""


@dataclass(frozen=True, slots=True)
class Check:
    """A check: code, name, force, the articles it rests on, and the function that looks."""

    code: str
    name: str
    severity: Severity
    strength: Strength
    article: Citation
    also: tuple[Citation, ...]
    function: CheckFunction
    visits: str  # one of VISITED
    options: type | None = None  # its options dataclass
    fact: str = ""  # default fact key of its findings
    default: bool = True  # runs unless switched off; False: must be selected by name or code
    needs: tuple[str, ...] = ()  # words one of which must stand in the paper, else the function is not called
    kinds: tuple[str, ...] = ()  # kinds of paper (文种) it looks at; none: all, and papers of no kind
    title: str = ""  # the first line of its page
    takes: tuple[str, ...] = ()  # the parameters after the first, in order: "Context", "Paper", "options"

    @property
    def regulation(self) -> str:
        """The prefix of the regulation it belongs to."""
        return self.article.regulation

    @property
    def doc(self) -> str:
        """The documentation page: the defining module's docstring, or the function's where the module has none."""
        return page_of(self.function)


@dataclass(frozen=True, slots=True)
class Rebinding:
    """A built-in check bound to another regulation's article: the logic stays, the law changes.

    A pack for another government's 工作规则 is mostly a list of these.
    """

    of: str  # code of the check whose logic is used
    code: str
    name: str
    article: Citation
    also: tuple[Citation, ...] = ()
    severity: Severity | None = None
    strength: Strength | None = None

    def bind(self, original: Check) -> Check:
        """The check that results."""
        return replace(
            original,
            code=self.code,
            name=self.name,
            article=self.article,
            also=self.also,
            severity=self.severity or original.severity,
            strength=self.strength or original.strength,
        )


def check(
    code: str,
    name: str,
    *,
    severity: Severity,
    strength: Strength,
    article: Citation,
    also: Sequence[Citation] = (),
    fact: str = "",
    default: bool = True,
    needs: Sequence[str] = (),
    kinds: Sequence[str] = (),
) -> Callable[[CheckFunction], Check]:
    """Make a :class:`Check` from a function. Raises BadCheck where the declaration does not hold together.

    `needs` are words without blanks; they are looked for in the body (tables and text boxes included, all blanks taken
    out) and in the words of pictures. `kinds` are the kinds of paper (文种) outside which it has nothing to say. Give both
    where they are true: a check that is not called is not even imported.
    """

    def make(function: CheckFunction) -> Check:
        visits, takes, options = _parameters(function)
        if strength != "direct" and severity == "error":
            raise _bad(function, "a soft or inferred check may not be an error")
        return Check(
            code=code,
            name=name,
            severity=severity,
            strength=strength,
            article=article,
            also=tuple(also),
            function=function,
            visits=visits,
            options=options,
            fact=fact,
            default=default,
            needs=tuple(needs),
            kinds=tuple(kinds),
            title=page_of(function).strip().split("\n", 1)[0],
            takes=takes,
        )

    return make


def page_of(function: CheckFunction) -> str:
    """The documentation that stands with a check: its module's docstring, or the function's."""
    return function.__globals__.get("__doc__") or function.__doc__ or ""


def _parameters(function: CheckFunction) -> tuple[str, tuple[str, ...], type | None]:
    annotations = {k: v for k, v in function.__annotations__.items() if k != "return"}
    if not annotations:
        raise _bad(function, "its parameters have no annotations")
    if len(annotations) != function.__code__.co_argcount:
        raise _bad(function, "a parameter has no annotation")
    first, *rest = annotations.values()
    visited = _type_name(first)
    if visited not in VISITED:
        raise _bad(function, f"its first parameter is {visited}, not one of {', '.join(VISITED)}")
    takes: list[str] = []
    options: type | None = None
    for value in rest:
        kind = _type_name(value)
        if kind in ("Context", "Paper"):
            takes.append(kind)
            continue
        found = function.__globals__.get(kind) if isinstance(value, str) else value
        if not isinstance(found, type) or not hasattr(found, "__dataclass_fields__"):
            raise _bad(function, f"parameter of type {kind} is neither Context, Paper nor an options dataclass")
        takes.append("options")
        options = found
    return visited, tuple(takes), options


def _type_name(annotation: Any) -> str:
    return annotation.rpartition(".")[2] if isinstance(annotation, str) else str(annotation.__name__)


def _bad(function: CheckFunction, problem: str) -> BadCheck:
    code = function.__code__
    return BadCheck(f"{function.__name__} ({code.co_filename}:{code.co_firstlineno}): {problem}")


class _CallableModule(types.ModuleType):
    """Lets `from gongwen_lint import check` work although a submodule of that name exists: once the submodule is
    imported, Python binds the package's attribute `check` to it, and the decorator is what everybody means."""

    __call__ = staticmethod(check)


sys.modules[__name__].__class__ = _CallableModule
