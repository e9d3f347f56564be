"""The baseline: findings that stood in drafts when the linter was introduced, so that only new ones are reported.

Entries are kept by file, since the same sentence in a new draft is a new fault; and by fingerprint, so that edits
elsewhere in the draft do not matter.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .config import BadConfig
from .files import relative_to
from .lean import dataclass
from .own import OWN_CODES

if TYPE_CHECKING:
    from .finding import Finding

_NEVER = frozenset(own.code for own in OWN_CODES)


@dataclass(frozen=True, slots=True)
class Baseline:
    """Known findings: file (from the baseline's folder, with forward slashes) → fingerprint → what it is."""

    files: Mapping[str, Mapping[str, Mapping[str, str]]]
    folder: str = ""

    def known(self, path: str) -> frozenset[str]:
        """The fingerprints known in the document at a path."""
        return frozenset(self.files.get(relative_to(path, self.folder), ()))


def load(path: str) -> Baseline:
    """Read a baseline. Raises BadConfig."""
    try:
        values = json.loads(Path(path).read_text(encoding="utf-8"))
    except OSError as error:
        raise BadConfig(f"{path}：无法打开基线：{error.strerror}。") from error
    except ValueError as error:
        raise BadConfig(f"{path}：不是 JSON，无法作为基线使用：{error}。") from error
    files = values.get("files") if isinstance(values, dict) else None
    if not isinstance(files, dict) or not all(isinstance(entry, dict) for entry in files.values()):
        raise BadConfig(f"{path}：不是 gongwen-lint 写出的基线。")
    return Baseline(files, os.path.dirname(os.path.abspath(path)))


def known_and_new(
    findings: Iterable[Finding], known: frozenset[str], mandatory: frozenset[str]
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """(in the baseline, not in it); what stands for a mandatory check is never in it."""
    old: list[Finding] = []
    new: list[Finding] = []
    for finding in findings:
        is_known = finding.fingerprint in known and mandatory.isdisjoint((finding.code, *finding.also))
        (old if is_known else new).append(finding)
    return tuple(old), tuple(new)


def write(path: str, found: Mapping[str, Iterable[Finding]]) -> None:
    """Write the findings of the documents (by path) as the baseline.

    Entries for files that were not checked this time stay if the file still exists. Raises OSError or BadConfig.
    """
    folder = os.path.dirname(os.path.abspath(path))
    files: dict[str, Any] = {}
    if os.path.exists(path):
        files = {name: entry for name, entry in load(path).files.items() if os.path.exists(os.path.join(folder, name))}
    for document, findings in found.items():
        entry = {f.fingerprint: {"code": f.code, "quote": f.quote} for f in findings if f.code not in _NEVER}
        name = relative_to(document, folder)
        files.pop(name, None)
        if entry:
            files[name] = entry
    text = json.dumps({"schema": 1, "files": dict(sorted(files.items()))}, ensure_ascii=False, indent=1)
    Path(path).write_text(text + "\n", encoding="utf-8")
