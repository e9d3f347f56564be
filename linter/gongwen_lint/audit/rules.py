"""What besides the bytes decides a result, as one digest: engine and packs, configuration, waivers, baseline, day."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..config import BadConfig, Config
from ..files import matches
from ..version import __version__
from .remote import name_for

if TYPE_CHECKING:
    from ..linter import Linter
    from ..plugins import Registry
    from ..run import Settings

_NOT_DECIDING = ("audit", "cli", "lsp", "report", "testing", "annotate", "fix")  # rooms of the engine
_SUFFIXES = (".py", ".toml")


def code_digest(known: Registry) -> str:
    """The digest of engine and packs: versions, and the very files, so that a pack being written counts too."""
    digest = sha256(__version__.encode())
    engine = Path(__file__).resolve().parent.parent
    for path in _sources(engine):
        if path.relative_to(engine).parts[0] not in _NOT_DECIDING:
            _add(digest, path, engine)
    for plugin in known.plugins:
        digest.update(f"{plugin.found}{plugin.problems}".encode())
        module = sys.modules.get(plugin.found.value.partition(":")[0].strip())
        origin = getattr(module, "__file__", None)
        if origin:
            path = Path(origin)
            for source in _sources(path.parent) if path.stem == "__init__" else (path,):
                _add(digest, source, path.parent)
    for file in known.data_files():
        _add(digest, Path(file), Path(file).parent)
    return digest.hexdigest()


def audit_digest() -> str:
    """The digest of this room: what must be the same where one audit runs on several machines."""
    digest = sha256()
    room = Path(__file__).resolve().parent
    for path in _sources(room):
        if path.parent == room:
            _add(digest, path, room)
    return digest.hexdigest()


def _sources(folder: Path) -> Iterator[Path]:
    yield from sorted(path for path in folder.rglob("*") if path.suffix in _SUFFIXES)


def _add(digest: Any, path: Path, folder: Path) -> None:
    digest.update(str(path.relative_to(folder)).encode("utf-8", "surrogateescape"))
    try:
        digest.update(path.read_bytes())
    except OSError:
        digest.update(b"?")


class Rules:
    """Digests for the documents of an archive. Raises nothing: a broken configuration has a digest too."""

    def __init__(self, linter: Linter, today: date, code: str) -> None:
        self._linter = linter
        self._today = today
        request = linter.request
        self._general = repr((code, request.as_of, request.submitted, request.meeting))
        self._known: dict[tuple[str, str], str] = {}  # (folder, suffix) → digest, where nothing depends on the name

    def of(self, path: str) -> str:
        """The digest for a document."""
        path = name_for(path)
        folder, name = os.path.split(path)
        suffix = name[name.rfind(".") :].lower()
        known = self._known.get((folder, suffix))
        if known is not None:
            return known
        try:
            config, settings = self._linter.config_for(path), self._linter.settings_for(path)
        except BadConfig as problem:
            return self._digest(suffix, str(problem))
        baseline = sorted(settings.baseline.known(path)) if settings.baseline else []
        waivers = [
            (w.number, w.file, w.check, w.reason, w.quote, str(w.until), w.expired(self._today))
            for w in settings.waivers
            if w.is_for(path)
        ]
        globs = [glob for glob in config.per_file if matches(glob, path, config.folder)]
        digest = self._digest(suffix, _values(config), globs, waivers, baseline, self._epoch(settings))
        if not (config.per_file or settings.waivers or settings.baseline):
            self._known[folder, suffix] = digest
        return digest

    def _digest(self, *values: Any) -> str:
        text = self._general + json.dumps(values, default=str, sort_keys=True)
        return sha256(text.encode("utf-8", "surrogateescape")).hexdigest()[:32]

    def _epoch(self, settings: Settings) -> list[int]:
        """Where today stands among all dates that rules and people begin and end on: what an undated paper hangs on."""
        organisation = settings.organisation
        things = (*settings.regulations.values(), *organisation.units, *organisation.posts, *organisation.absences)
        days = [day for t in things for day in (getattr(t, "since", None), getattr(t, "until", None)) if day]
        return [sum(day <= self._today for day in days), sum(day < self._today for day in days)]


def _values(config: Config) -> dict[str, Any]:
    leave = ("path", "origins", "fail_on", "baseline", "plugins")
    return {name: getattr(config, name) for name in Config.__dataclass_fields__ if name not in leave}
