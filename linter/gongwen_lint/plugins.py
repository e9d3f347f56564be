"""Plug-ins: find → load → classify. One that does not load is listed with its reason, and the run goes on.

find      reads the entry points of the installed distributions          → Found
load      imports each and registers it with pluggy                      → Plugin
classify  asks each for its checks and regulations, resolves rebindings,
          and refuses codes and names that stand twice                   → Registry
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

import pluggy

from . import hookspecs
from .check import BadCheck, Check, Rebinding
from .lean import dataclass, replace
from .patterns import pattern

if TYPE_CHECKING:
    from .document import Document
    from .organisation import Unit
    from .regulation import Regulation

GROUP = "gongwen_lint"
BUILT_IN = "gongwen-lint"  # the distribution of the built-in packs
OWN = "GL"  # codes of the tool itself; no pack may use them

_CODE = pattern(r"([A-Z]{2,})(\d+(?:\.\d+)*)-([1-9]\d*)")
_NAME = pattern(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


class Found(NamedTuple):
    """An entry point: its name, what it points at (`module` or `module:object`), and who installed it."""

    name: str
    value: str
    distribution: str = ""
    version: str = ""


@dataclass(frozen=True, slots=True)
class Plugin:
    """A plug-in and what came of it. `problems` are for `doctor` to list; `failed`: nothing of it is used."""

    found: Found
    object: object = None
    problems: tuple[str, ...] = ()
    failed: bool = False
    checks: tuple[str, ...] = ()  # codes
    regulations: tuple[str, ...] = ()  # prefixes

    @property
    def name(self) -> str:
        """The name of its entry point, as the config lists it under `plugins`."""
        return self.found.name


def find(paths: Iterable[str] | None = None) -> tuple[Found, ...]:
    """The entry points of our group in the distributions on the path, as importlib.metadata would find them.

    It reads `entry_points.txt` itself: importlib.metadata costs 37 ms, this 1 ms. Distributions inside zip
    files are not seen. The built-in packs come first, so that nobody takes their codes; the others by name.
    """
    found: list[Found] = []
    seen: set[str] = set()
    for folder in sys.path if paths is None else paths:
        for path in _metadata_folders(folder or "."):
            distribution, version = _distribution(path)
            key = re.sub(r"[-_.]+", "_", distribution).lower()
            if key in seen:  # the first on the path is the one that imports see
                continue
            seen.add(key)
            found += _entry_points(path, distribution, version)
    return tuple(sorted(found, key=lambda f: (f.distribution != BUILT_IN, f.name, f.value)))


def _metadata_folders(folder: str) -> list[str]:
    try:
        names = os.listdir(folder)
    except OSError:
        return []
    if folder.endswith(".egg"):
        names = [name for name in names if name == "EGG-INFO"]
    else:
        names = [name for name in names if name.endswith((".dist-info", ".egg-info"))]
    return [os.path.join(folder, name) for name in names]


def _distribution(path: str) -> tuple[str, str]:
    folder, name = os.path.split(path)
    stem = os.path.basename(folder if name == "EGG-INFO" else name).rpartition(".")[0]
    distribution, _, rest = stem.partition("-")
    return distribution.replace("_", "-"), rest.partition("-")[0]


def _entry_points(path: str, distribution: str, version: str) -> Iterator[Found]:
    try:
        with open(os.path.join(path, "entry_points.txt"), encoding="utf-8") as file:
            text = file.read()
    except (OSError, UnicodeDecodeError):
        return
    if GROUP not in text:
        return
    section = ""
    for line in map(str.strip, text.splitlines()):
        if line.startswith("["):
            section = line.strip("[]").strip()
        elif section == GROUP and "=" in line and not line.startswith(("#", ";")):
            name, _, value = line.partition("=")
            yield Found(name.strip(), value.partition("[")[0].strip(), distribution, version)


def load(found: Sequence[Found]) -> tuple[pluggy.PluginManager, tuple[Plugin, ...]]:
    """Import each plug-in and register it. What cannot be imported or registered is kept as failed."""
    manager = pluggy.PluginManager(GROUP)
    manager.add_hookspecs(hookspecs)
    return manager, tuple(_loaded(manager, f) for f in found)


def _loaded(manager: pluggy.PluginManager, found: Found) -> Plugin:
    module, _, attribute = found.value.partition(":")
    try:
        thing: Any = import_module(module.strip())
        for name in filter(None, attribute.strip().split(".")):
            thing = getattr(thing, name)
        manager.register(thing, found.name)
    except (Exception, SystemExit) as problem:
        return Plugin(found, problems=(_reason(problem),), failed=True)
    unknown = [hook.name for hook in manager.get_hookcallers(thing) or () if not hook.has_spec()]
    return Plugin(found, thing, tuple(f"{name}: no such hook" for name in unknown))


class Registry:
    """Everything that the plug-ins bring. Checks stand in the order of packs, then as each pack lists them. Built-in
    packs come last: whoever adds a pack has rules of his own, which head the findings of a common fact."""

    def __init__(
        self,
        plugins: tuple[Plugin, ...],
        checks: Mapping[str, Check],
        heads: Mapping[str, Regulation],
        manager: pluggy.PluginManager | None = None,
        loaders: Mapping[str, Callable[[], Regulation]] | None = None,
    ) -> None:
        self.plugins = plugins
        self.checks = checks  # by code
        self.by_name = {check.name: check for check in checks.values()}
        self.heads = heads  # by prefix; without articles unless a plain function gave them
        self._manager = manager
        self._loaders = loaders or {}
        self._texts: dict[str, Regulation] = {}

    def regulation(self, prefix: str) -> Regulation | None:
        """A regulation with its articles, read at the first call; None for a prefix nobody brings."""
        if prefix not in self._texts and prefix in self._loaders:
            self._texts[prefix] = self._loaders[prefix]()
        return self._texts.get(prefix)

    @property
    def problems(self) -> tuple[tuple[str, str], ...]:
        """(plug-in, sentence) for everything that did not load."""
        return tuple((plugin.name, problem) for plugin in self.plugins for problem in plugin.problems)

    def units(self) -> tuple[Unit, ...]:
        """The units (机关单位) known without configuration."""
        return tuple(self._gathered("gongwen_units"))

    def readers(self) -> Mapping[str, Callable[[bytes, str], Document]]:
        """Readers of further file types by suffix; the first plug-in to name a suffix has it."""
        return dict(reversed([*self._gathered("gongwen_readers")]))

    def reporters(self) -> Mapping[str, Callable[..., str]]:
        """Further output formats by name."""
        return dict(reversed([*self._gathered("gongwen_reporters")]))

    def data_files(self) -> tuple[Any, ...]:
        """Files whose content decides results, for caches and audits."""
        return tuple(self._gathered("gongwen_data_files"))

    def _gathered(self, hook: str) -> list[Any]:
        gathered: list[Any] = []
        for plugin in self.plugins:
            if not plugin.failed:
                values, _ = _called(self._manager, hook, plugin)
                gathered += values
        return gathered


def _called(manager: pluggy.PluginManager | None, hook: str, plugin: Plugin) -> tuple[list[Any], str]:
    """What one plug-in answers to a hook, and why it could not. Plug-ins are asked one by one, so that one which raises
    does not take the others' answers with it."""
    values: list[Any] = []
    for implementation in getattr(manager.hook, hook).get_hookimpls() if manager else ():
        if implementation.plugin is plugin.object:
            try:
                values += implementation.function() or ()
            except (Exception, SystemExit) as problem:
                return values, f"{hook}: {_reason(problem)}"
    return values, ""


def classify(manager: pluggy.PluginManager, plugins: Sequence[Plugin]) -> Registry:
    """Ask each plug-in for its regulations and checks, resolve rebindings, refuse what clashes."""
    problems: dict[Found, list[str]] = {plugin.found: list(plugin.problems) for plugin in plugins}
    working = [plugin for plugin in plugins if not plugin.failed]

    def answers(hook: str) -> Iterator[tuple[Found, Any]]:
        for plugin in working:
            values, problem = _called(manager, hook, plugin)
            yield from ((plugin.found, value) for value in values)
            if problem:
                problems[plugin.found].append(problem)

    owners: dict[str, Found] = {}  # of prefixes and codes
    loaders: dict[str, Callable[[], Regulation]] = {}
    heads: dict[str, Regulation] = {}
    for found, loader in answers("gongwen_regulations"):
        try:
            head = loader.head() if hasattr(loader, "head") else loader()
        except Exception as problem:
            problems[found].append(_reason(problem))
            continue
        if head.prefix in heads or head.prefix == OWN:
            problems[found].append(f"{head.prefix}: the prefix of this regulation is taken")
            continue
        loaders[head.prefix], heads[head.prefix], owners[head.prefix] = loader, head, found

    declared: list[tuple[Found, Check | Rebinding]] = []
    for found, item in answers("gongwen_checks"):
        if isinstance(item, (Check, Rebinding)):
            declared.append((found, item))
        else:
            reason = str(item) if isinstance(item, BadCheck) else f"gongwen_checks: not a check: {item!r}"
            problems[found].append(reason)
    originals = {item.code: item for _, item in declared if isinstance(item, Check)}
    checks: dict[str, Check] = {}
    names: dict[str, str] = {}
    for found, item in declared:
        if isinstance(item, Rebinding):
            if item.of not in originals:
                problems[found].append(f"{item.code}: rebinds {item.of}, which no plug-in brings")
                continue
            item = item.bind(originals[item.of])
        if clash := _clash(item, checks, names):
            problems[found].append(clash)
            continue
        checks[item.code], names[item.name], owners[item.code] = item, item.code, found
    ordered = sorted(checks.items(), key=lambda entry: owners[entry[0]].distribution == BUILT_IN)

    listed = tuple(
        replace(
            plugin,
            problems=tuple(problems[plugin.found]),
            checks=tuple(code for code in checks if owners[code] is plugin.found),
            regulations=tuple(prefix for prefix in heads if owners[prefix] is plugin.found),
        )
        for plugin in plugins
    )
    return Registry(listed, dict(ordered), heads, manager, loaders)


def _clash(check: Check, checks: Mapping[str, Check], names: Mapping[str, str]) -> str:
    """Why a check may not enter the registry; "" where it may."""
    form = _CODE.fullmatch(check.code)
    if not form or not _NAME.fullmatch(check.name):
        return f"{check.code} {check.name}: not of the form CY44-6 addressed-to-leader"
    prefix, article, _ = form.groups()
    if prefix == OWN:
        return f"{check.code}: codes beginning with {OWN} are the tool's own"
    if prefix != check.article.regulation or article.lstrip("0") != check.article.article:
        return f"{check.code}: rests on {check.article.regulation} {check.article.article}, so its code is wrong"
    if check.code in checks:
        return f"{check.code}: the code is taken by {checks[check.code].function.__module__}"
    if check.name in names:
        return f"{check.code}: the name {check.name} is taken by {names[check.name]}"
    return ""


def _reason(problem: BaseException) -> str:
    """The error in one line, with the last place of the plug-in's own code."""
    place = ""
    trace = problem.__traceback__
    while trace is not None:
        name = trace.tb_frame.f_code.co_filename
        if not name.startswith("<frozen"):
            place = f" ({name}:{trace.tb_lineno})"
        trace = trace.tb_next
    return f"{type(problem).__name__}: {problem}{place}"


def registry(found: Sequence[Found] | None = None) -> Registry:
    """Find, load and classify in one go: what every door calls once."""
    return classify(*load(find() if found is None else found))
