"""The linter as fixtures use it: configuration as a table of values, nothing read from the disk, settings made once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from ..config import parse
from ..linter import settings
from ..plugins import Registry, registry
from ..run import Result, Settings, lint_bytes

TODAY = date(2016, 6, 1)  # for papers without a date, so that a case means the same next year
_FACTS = {"as-of": "as_of", "submitted": "submitted", "meeting": "meeting", "today": "today"}


class Engine:
    """Lints drafts given as bytes. One engine serves any number of cases; equal configurations share their settings."""

    def __init__(self, known: Registry | None = None) -> None:
        self.registry = known if known is not None else registry()
        self._settings: dict[str, Settings] = {}

    def lint(
        self, data: bytes, path: str, config: Mapping[str, Any] | None = None, facts: Mapping[str, Any] | None = None
    ) -> Result:
        """The result for a draft. Raises BadConfig for a wrong configuration, ValueError for an unknown fact."""
        return lint_bytes(data, path, self.settings(config or {}, facts or {}))

    def settings(self, config: Mapping[str, Any], facts: Mapping[str, Any]) -> Settings:
        """The settings of a configuration (keys as in gongwen-lint.toml) and of the facts of a `[case]` table."""
        if unknown := facts.keys() - _FACTS.keys():
            raise ValueError(f"[case] 里没有 {'、'.join(sorted(unknown))}，只有 {'、'.join(_FACTS)}")
        key = repr((config, sorted(facts.items())))
        if key not in self._settings:
            named = {_FACTS[name]: value for name, value in facts.items()}
            asked = {"extend-select": ["format"], **config}  # format faults one by one, with their own severity
            self._settings[key] = replace(settings(parse(asked), self.registry), **{"today": TODAY, **named})
        return self._settings[key]
