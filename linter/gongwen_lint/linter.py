"""A Linter reads configuration once and lints any number of documents with it; `each` does so for many, in processes
if asked."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from . import config as configuration, own
from .calendar import calendar
from .config import BadConfig, Config
from .files import STANDARD_INPUT, matches
from .lean import dataclass, field, replace
from .plugins import Registry, registry
from .run import BUDGET, Result, Settings, lint_bytes
from .select import UnknownSelector, by_code, codes_of, selected, unasked

if TYPE_CHECKING:
    from .document import Unreadable
    from .organisation import Organisation

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Request:
    """What a user asks of a run besides the files. Passes to other processes."""

    config: str | None = None  # this file instead of the nearest one
    isolated: bool = False  # no configuration files at all
    overrides: Mapping[str, Any] = field(default_factory=dict)  # from the command line, with the keys of the config
    baseline: str | None = None
    as_of: date | None = None
    submitted: date | None = None
    meeting: date | None = None
    budget: float = BUDGET


class Linter:
    """Lints documents, each with the configuration nearest to it. Files are read here and nowhere later."""

    def __init__(self, request: Request | None = None, known: Registry | None = None) -> None:
        self.request = request or Request()
        self.registry = known if known is not None else registry()
        self._files: dict[str, str | None] = {}  # folder → its config file
        self._configs: dict[str | None, Config | BadConfig] = {}
        self._settings: dict[tuple[str, tuple[str, ...]], Settings] = {}

    def __reduce__(self) -> tuple[type[Linter], tuple[Request]]:
        """It passes to other processes as its request: they load plug-ins and read configuration themselves."""
        return Linter, (self.request,)

    def config_for(self, path: str) -> Config:
        """The configuration for a document, with the command line's wishes. Raises BadConfig."""
        request = self.request
        file = request.config
        if file is None and not request.isolated:
            folder = os.path.dirname(os.path.abspath(path))
            if folder not in self._files:
                self._files[folder] = configuration.find(folder)
            file = self._files[folder]
        if file not in self._configs:
            try:
                base = configuration.load(file) if file else Config()
                self._configs[file] = configuration.overridden(base, request.overrides)
            except BadConfig as problem:
                self._configs[file] = problem
        found = self._configs[file]
        if isinstance(found, BadConfig):
            raise found
        return found

    def settings_for(self, path: str) -> Settings:
        """The settings for a document. Raises BadConfig."""
        config = self.config_for(path)
        globs = tuple(glob for glob in config.per_file if matches(glob, path, config.folder))
        key = (config.path, globs)
        if key not in self._settings:
            self._settings[key] = self._made(config, globs)
        return self._settings[key]

    def _made(self, config: Config, globs: tuple[str, ...]) -> Settings:
        request = self.request
        made = settings(config, self.registry, globs)
        waivers, baseline = made.waivers, made.baseline
        if config.path and not request.isolated:
            from . import waivers as room

            if file := room.beside(config.path):
                waivers = room.load(file, self.registry)
        known = request.baseline or (config.baseline and os.path.join(config.folder, config.baseline))
        if known:
            from .baseline import load

            baseline = load(known)
        return replace(
            made,
            waivers=waivers,
            baseline=baseline,
            as_of=request.as_of,
            submitted=request.submitted,
            meeting=request.meeting,
            budget=request.budget,
        )

    def lint_bytes(self, data: bytes, path: str) -> Result:
        """Lint a draft given as bytes, as if it stood at the path. Never raises."""
        try:
            return lint_bytes(data, path, self.settings_for(path))
        except BadConfig as problem:
            return Result(path, "unreadable", error=(own.BAD_CONFIG.code, str(problem)))

    def lint_file(self, path: str) -> Result:
        """Lint a file; "-" is standard input. Never raises."""
        try:
            data = sys.stdin.buffer.read() if path == STANDARD_INPUT else read_file(path, self.settings_for(path))
        except BadConfig as problem:
            return Result(path, "unreadable", error=(own.BAD_CONFIG.code, str(problem)))
        except OSError as problem:
            missing = _missing(problem)
            return Result(path, "unreadable", error=(missing.code, missing.message))
        return self.lint_bytes(data, path)

    def plugin_problems(self, config: Config) -> tuple[str, ...]:
        """A sentence for each plug-in that the configuration demands and that is missing or did not load wholly."""
        loaded = {plugin.name: plugin for plugin in self.registry.plugins}
        problems = []
        for name in config.plugins:
            if name not in loaded:
                problems.append(f"配置要求的插件 {name} 没有安装。")
            elif loaded[name].problems:
                problems.append(f"插件 {name} 没有完全加载：{'；'.join(loaded[name].problems)}")
        return tuple(problems)


def read_file(path: str, settings: Settings) -> bytes:
    """The bytes of a file, at most one more than the limit on files, which reading then refuses. Raises OSError."""
    from .reading import Limits

    with open(path, "rb") as file:
        return file.read((settings.limits or Limits()).file + 1)


def _missing(problem: OSError) -> Unreadable:
    from .reading.codes import unreadable

    return unreadable("GL001" if not isinstance(problem, IsADirectoryError) else "GL011")


def settings(config: Config, known: Registry, globs: Sequence[str] = ()) -> Settings:
    """Bring a configuration together with the plug-ins; `globs` are the per-file tables that apply.

    Reads no files. Raises BadConfig with every problem.
    """
    tables = [config.per_file[glob] for glob in globs]
    where = config.path or "配置"
    select, extend, ignore = config.select, list(config.extend_select), list(config.ignore)
    severity, options = dict(config.severity), dict(config.options)
    for table in tables:
        select = table.get("select", select)
        extend += table.get("extend-select", ())
        ignore += table.get("ignore", ())
        severity |= table.get("severity", {})
        options |= table.get("options", {})
    problems: list[str] = []
    try:
        checks = selected(known, select, extend, ignore, config.mandatory)
        mandatory = codes_of(config.mandatory, known)
        quiet = codes_of(ignore, known) - mandatory
        severities = by_code(severity, known)
        named = {code: (name, values) for name, values in options.items() for code in codes_of([name], known)}
    except UnknownSelector as unknown:
        raise BadConfig(f"{where}：{unknown}") from None
    chosen: dict[str, object] = {}
    for code, (name, values) in named.items():
        kind = known.checks[code].options if code in known.checks else None
        if kind is None:
            problems.append(f'{where}：options."{name}"：{code} 没有选项。')
            continue
        from .options import made

        chosen[code], found = made(kind, values, f'{where}：options."{name}"')
        problems += found
    worst: dict[str, Any] = {}
    for code, (value, exact) in severities.items():
        check = known.checks.get(code)
        if check and value == "error" and check.strength != "direct":
            if exact:
                problems.append(f"{where}：severity：{code} 的依据不是“应、须、不得”类规定，最高只能是 warning。")
            value = "warning"
        worst[code] = value
    hinted = unasked(known, checks, [*select, *extend, *config.mandatory, *severity])
    regulations = dict(known.heads)
    for prefix, dates in config.regulation.items():
        if prefix not in regulations:
            problems.append(
                f"{where}：regulation.{prefix}：没有前缀为 {prefix} 的规章，可用的有 {'、'.join(known.heads)}。"
            )
            continue
        named_since = {"since": dates["from"]} if "from" in dates else {}
        regulations[prefix] = replace(regulations[prefix], **{**dates, **named_since})
    try:
        days = calendar(config.calendar)
    except ValueError as wrong:
        problems.append(f"{where}：{wrong}")
    if problems:
        raise BadConfig(*problems)
    return Settings(
        checks=tuple(replace(c, severity=worst[c.code]) if c.code in worst else c for c in checks),
        organisation=organisation(config, known),
        options=chosen,
        severities=worst,
        hinted=hinted,
        regulations=regulations,
        mandatory=mandatory,
        quiet=quiet,
        readers=known.readers(),
        calendar=days,
    )


def organisation(config: Config, known: Registry) -> Organisation:
    """Who is who: the packs' units and what the configuration adds."""
    from .roster import organisation as made

    return made(known.units(), config.organisation)


def each(paths: Iterable[str], linter: Linter, then: Callable[[Result], Answer], jobs: int = 1) -> Iterator[Answer]:
    """Lint many files and hand back what `then` makes of each result, in the order of the paths, as they are done.

    With more than one job the files go to that many processes; `then` runs there, so it must be a function of a module
    and its answer must pass between processes (a Result holds the document and does not).
    """
    if jobs <= 1:
        yield from (then(linter.lint_file(path)) for path in paths)
        return
    from .jobs import in_processes

    yield from in_processes(paths, linter.request, then, jobs)
