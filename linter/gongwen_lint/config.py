"""The configuration: gongwen-lint.toml (or [tool.gongwen-lint] in pyproject.toml), the nearest one upward.

Cheap where there is none: the schema, the TOML reader and their imports are loaded with the first file found.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from .lean import dataclass, field, replace

CONFIG_FILE = "gongwen-lint.toml"
PROJECT_FILE = "pyproject.toml"
PROJECT_TABLE = "gongwen-lint"
DEFAULT_ORIGIN = "默认"
COMMAND_LINE = "命令行"


class BadConfig(ValueError):
    """A configuration that cannot be used. `problems` are whole Chinese sentences, each with its file and key."""

    def __init__(self, *problems: str) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Config:
    """What the user has configured, validated but not yet brought together with the plug-ins.

    Tables keep their TOML keys; `origins` tells for each dotted key where its value is from.
    """

    select: tuple[str, ...] = ("ALL",)
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    mandatory: tuple[str, ...] = ()
    fail_on: str = "error"
    plugins: tuple[str, ...] = ()
    severity: Mapping[str, str] = field(default_factory=dict)
    options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    per_file: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    organisation: Mapping[str, Any] = field(default_factory=dict)
    calendar: Mapping[str, Any] = field(default_factory=dict)
    regulation: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    baseline: str = ""  # relative to the folder of the config file
    path: str = ""  # the file it was read from; "" where there is none
    origins: Mapping[str, str] = field(default_factory=dict)

    @property
    def folder(self) -> str:
        """The folder that globs and relative paths start from."""
        return os.path.dirname(os.path.abspath(self.path)) if self.path else os.getcwd()

    def origin(self, key: str) -> str:
        """Where the value of a key is from: a file, the command line, or the defaults."""
        return self.origins.get(key, DEFAULT_ORIGIN)


def find(folder: str) -> str | None:
    """The configuration file for documents in a folder: the nearest one upward, or None.

    In one folder gongwen-lint.toml goes before pyproject.toml, which counts only where it has our table.
    """
    folder = os.path.abspath(folder)
    while True:
        path = os.path.join(folder, CONFIG_FILE)
        if os.path.isfile(path):
            return path
        path = os.path.join(folder, PROJECT_FILE)
        if _holds_our_table(path):
            return path
        above = os.path.dirname(folder)
        if above == folder:
            return None
        folder = above


def _holds_our_table(path: str) -> bool:
    try:
        with open(path, encoding="utf-8") as file:
            return f"[tool.{PROJECT_TABLE}" in file.read()
    except (OSError, UnicodeDecodeError):
        return False


def load(path: str) -> Config:
    """Read a configuration file. Raises BadConfig."""
    from .config_schema import read_toml

    values = read_toml(path)
    if os.path.basename(path) == PROJECT_FILE:
        values = values.get("tool", {}).get(PROJECT_TABLE, {})
    return parse(values, path)


def parse(values: Mapping[str, Any], path: str = "") -> Config:
    """A configuration from a table of values. Raises BadConfig with every problem in it."""
    from .config_schema import CONFIG, validated

    clean, problems = validated(values, CONFIG, path or "配置")
    if problems:
        raise BadConfig(*problems)
    origin = path or "配置"
    return Config(
        **{key.replace("-", "_"): value for key, value in clean.items()},
        path=path,
        origins={dotted: origin for key, value in clean.items() for dotted in _dotted(key, value)},
    )


def _dotted(key: str, value: Any) -> list[str]:
    """The dotted keys of a value, itself included: options → options, options.CY43-3, options.CY43-3.max-characters."""
    keys = [key]
    if isinstance(value, Mapping):
        for name, inner in value.items():
            keys += _dotted(f"{key}.{name}", inner)
    return keys


def overridden(config: Config, values: Mapping[str, Any]) -> Config:
    """The configuration with what the command line says.

    `select` replaces select and takes back ignore (mandatory checks stay); ignore and extend-select add to the file's.
    Raises BadConfig.
    """
    if not values:
        return config
    said = parse(values, COMMAND_LINE)
    changes: dict[str, Any] = {}
    if "select" in values:
        changes |= {"select": said.select, "extend_select": (), "ignore": ()}
    for name in ("extend_select", "ignore", "mandatory", "plugins"):
        if added := getattr(said, name):
            changes[name] = (*changes.get(name, getattr(config, name)), *added)
    for name in ("severity", "options", "per_file", "organisation", "calendar", "regulation"):
        if added := getattr(said, name):
            changes[name] = {**getattr(config, name), **added}
    for name in ("fail_on", "baseline"):
        if name.replace("_", "-") in values:
            changes[name] = getattr(said, name)
    return replace(config, **changes, origins={**config.origins, **said.origins})


def entries(config: Config) -> list[tuple[str, Any, str]]:
    """(key, value, origin) of every key, for `gongwen-lint config`."""
    names = [n for n in Config.__dataclass_fields__ if n not in ("path", "origins")]
    rows: list[tuple[str, Any, str]] = []
    for name in names:
        key, value = name.replace("_", "-"), getattr(config, name)
        if isinstance(value, Mapping) and value:
            rows += [(f"{key}.{k}", v, config.origin(f"{key}.{k}")) for k, v in value.items()]
        else:
            rows.append((key, list(value) if isinstance(value, tuple) else value, config.origin(key)))
    return rows
