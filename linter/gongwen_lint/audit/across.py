"""Checks over the archive: each is called with an index of all recognised papers, in a process of its own.

That process may die of a check: then the check is reported as crashed (GL101), and the others are asked anew.
"""

from __future__ import annotations

import json
import multiprocessing
import traceback
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Any

from ..archive import Archive, Remark
from ..config import BadConfig
from ..context import Context
from ..digest import sha1
from ..document import Document, Place
from ..finding import Finding
from ..linter import Linter
from ..own import CRASHED
from .guard import watch_parent
from .store import look
from .verdict import finding_row, json_text

if TYPE_CHECKING:
    from ..check import Check
    from ..run import Settings
    from .driver import Wish

FIRST = 100_000  # the number of a file's first finding by a check over the archive
_TRIES = 4  # processes that died of one check before it is given up: somebody else may have killed the first ones
_PATIENCE = 3600.0  # seconds for one check
_SEVERITY, _ALSO, _BASES, _STATE = 2, 7, 8, 18  # columns of a finding, from `code` on
_Found = tuple[int, str, list[Any]]  # file (0: the archive), fact, columns


def remarks(wish: Wish, today: date, linter: Linter) -> list[tuple[Any, ...]]:
    """The rows of what the checks over the archive find."""
    try:
        settings = linter.settings_for(_inside(wish.paths[0]))
    except BadConfig:
        return []
    checks = [check for check in settings.checks if check.visits == "Archive"]
    found: list[_Found] = []
    deaths: dict[str, int] = {}
    while checks:
        found_now, checks = _asked(wish, today, checks)
        found += found_now
        if checks:
            code = checks[0].code
            deaths[code] = deaths.get(code, 0) + 1
            if deaths[code] >= _TRIES:
                found.append((0, "", _crashed(code, "检查它的进程意外退出")))
                checks = checks[1:]
    numbers: dict[int, int] = {}
    rows = []
    for file, row in sorted(_merged(found, settings), key=lambda item: (item[0], item[1][0], json.dumps(item[1]))):
        number = numbers[file] = numbers.get(file, FIRST - 1) + 1
        rows.append((file, number, *row))
    return rows


def _inside(path: str) -> str:
    """A path in a folder, so that the folder's configuration is found; a file's own."""
    import os

    return os.path.join(path, "archive") if os.path.isdir(path) else path


def _merged(found: Iterable[_Found], settings: Settings) -> Iterator[tuple[int, list[Any]]]:
    """The rows with those of one file and one fact made one, as `facts.merged` does with findings: the worst, then the
    first of the packs leads, and lists the others' codes and articles."""
    order = {check.code: rank for rank, check in enumerate(settings.checks)}
    groups: dict[tuple[Any, ...], list[list[Any]]] = {}
    for number, (file, fact, row) in enumerate(found):
        groups.setdefault((file, fact, row[_STATE]) if fact else (number,), []).append([file, *row])
    for group in groups.values():
        group.sort(key=lambda row: (_rank(row[1 + _SEVERITY]), order.get(row[1], len(order))))
        (file, *first), *rest = group
        if rest:
            others = [[row[1], *json.loads(row[1 + _ALSO])] for row in rest]
            codes = dict.fromkeys(code for each in others for code in each if code != first[0])
            first[_ALSO] = json_text([*json.loads(first[_ALSO]), *codes])
            bases = {tuple(basis[:3]): basis for row in group for basis in reversed(json.loads(row[1 + _BASES]))}
            own = json.loads(first[_BASES])
            first[_BASES] = json_text([*own, *(b for b in bases.values() if b not in own)])
        yield file, first


def _asked(wish: Wish, today: date, checks: list[Check]) -> tuple[list[_Found], list[Check]]:
    """What the checks answer, and those that were not answered, the one that its process died of first."""
    context: Any = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    codes = [check.code for check in checks]
    process = context.Process(target=_answer, args=(theirs, wish.store, wish.request, wish.paths[0], today, codes))
    process.start()
    theirs.close()
    found: list[_Found] = []
    done = 0
    try:
        while done < len(checks) and ours.poll(_PATIENCE):
            found += [(file, fact, row) for file, fact, row in json.loads(ours.recv_bytes())]
            done += 1
    except (EOFError, OSError):
        pass
    process.kill()
    process.join()
    ours.close()
    return found, checks[done:]


def _answer(answers: Connection, store: str, request: Any, path: str, today: date, codes: list[str]) -> None:
    """In the process: one message for each check."""
    watch_parent()
    settings = replace(Linter(request).settings_for(_inside(path)), today=today)
    checks = {check.code: check for check in settings.checks}
    with closing(look(store)) as connection:
        archive = Archive(connection)
        folders = (
            dict(
                connection.execute(
                    "SELECT file.id, root.path || '/' || file.path FROM file JOIN root ON root.id = root"
                )
            )
            if settings.waivers or settings.baseline
            else {}
        )
        for code in codes:
            rows = []
            for remark in asked(checks[code], archive, settings):
                file = remark.record.file if remark.record else 0
                rows.append((file, remark.finding.fact, _row(remark, str(folders.get(file, "")), settings)))
            answers.send_bytes(json.dumps(rows).encode())


def asked(check: Check, archive: Archive, settings: Settings) -> list[Remark]:
    """What one check finds in an archive, with fingerprints; that it crashed, where it did."""
    day = settings.as_of or (archive.span.last if archive.span else None) or settings.today or date.today()
    regulation = settings.regulations.get(check.regulation)
    if regulation and not regulation.in_force(day):
        return []
    empty = Document("", "text", ())
    context = Context(check, empty, settings.organisation, day, memo={}, calendar=settings.calendar)
    values: dict[str, object] = {"Context": context, "options": None}
    if check.options:
        values["options"] = settings.options.get(check.code) or check.options()
    found: list[Remark] = []
    try:
        for remark in check.function(archive, *(values[kind] for kind in check.takes)):
            if not isinstance(remark, Remark):
                raise TypeError(f"it reports {type(remark).__name__}, not Remark")
            if regulation and not (settings.as_of or regulation.in_force(_day(remark) or day)):
                continue
            found.append(_marked(remark, settings.severities.get(check.code)))
    except Exception as problem:
        where = traceback.extract_tb(problem.__traceback__)[-1]
        words = f"{type(problem).__name__}: {problem}（{where.name}:{where.lineno}）"
        found.append(Remark(None, _crash_finding(check.code, words)))
    return found


def _day(remark: Remark) -> date | None:
    """The day whose rules a remark is judged by, unless the user names one (--as-of)."""
    return remark.day or (remark.record.date if remark.record else None)


def _marked(remark: Remark, worst: str | None) -> Remark:
    """With its fingerprint, and no worse than configured."""
    finding = remark.finding
    of = (remark.record.number or remark.record.title) if remark.record else ""
    mark = sha1(f"{finding.code}\n{of}\n{finding.quote}\n{'' if remark.record else finding.message}")[:16]
    severity: Any = worst if worst and _rank(finding.severity) < _rank(worst) else finding.severity
    return remark._replace(finding=replace(finding, fingerprint=mark, severity=severity))


def _rank(severity: str) -> int:
    return ("error", "warning", "info").index(severity)


def _row(remark: Remark, path: str, settings: Settings) -> list[Any]:
    finding = remark.finding
    where = "" if remark.record is None else f"第{finding.place.paragraph + 1}段"
    if settings.mandatory.isdisjoint((finding.code,)):
        for waiver in settings.waivers:
            if (
                path
                and waiver.is_for(path)
                and waiver.covers(finding)
                and not waiver.expired(settings.today or date.today())
            ):
                return finding_row(finding, where, "waived", waiver.reason)
        if path and settings.baseline and finding.fingerprint in settings.baseline.known(path):
            return finding_row(finding, where, "baseline", None)
    return finding_row(finding, where, "open", None)


def _crash_finding(code: str, words: str) -> Finding:
    message = f"{CRASHED.title}：{code}：{words}。{CRASHED.advice}"
    return Finding(CRASHED.code, CRASHED.name, CRASHED.severity, message, (), Place("body", 0, 0, 0))


def _crashed(code: str, words: str) -> list[Any]:
    return finding_row(_crash_finding(code, words), "", "open", None)
