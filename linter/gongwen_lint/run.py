"""Lint one document: read → recognise → visit → collect. Pure: everything it depends on is in its arguments.

:func:`lint_bytes` is what a cluster calls: bytes and settings in, a result out, nothing read from the disk.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from time import perf_counter
from typing import TYPE_CHECKING, Any, Literal

from . import own
from .calendar import Calendar
from .context import Context
from .document import Document, Place, Unreadable
from .facts import by_place, fingerprinted, merged
from .finding import SEVERITIES, Finding, Severity
from .lean import dataclass, field, replace
from .own import OwnCode, own_finding
from .paper import Paper

if TYPE_CHECKING:
    from .baseline import Baseline
    from .check import Check
    from .organisation import Organisation
    from .reading import Limits
    from .regulation import Regulation
    from .waivers import Waiver

BUDGET = 30.0  # seconds for the checks of one document
_NOWHERE = Place("body", 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything besides the document that decides a result. A `Linter` makes them from the configuration."""

    checks: tuple[Check, ...]  # that run, with configured severities, in the order of the packs
    organisation: Organisation
    options: Mapping[str, object] = field(default_factory=dict)  # by code; a check without an entry gets its defaults
    severities: Mapping[str, Severity] = field(default_factory=dict)  # the worst a check may report, where limited
    hinted: frozenset[str] = frozenset()  # format checks that nobody asked for: see hints
    regulations: Mapping[str, Regulation] = field(default_factory=dict)  # by prefix, for the dates they are in force
    mandatory: frozenset[str] = frozenset()
    quiet: frozenset[str] = frozenset()  # the tool's own codes (GL…) that are not wanted
    waivers: tuple[Waiver, ...] = ()
    baseline: Baseline | None = None
    readers: Mapping[str, Callable[[bytes, str], Document]] = field(default_factory=dict)  # plug-ins', by suffix
    limits: Limits | None = None
    calendar: Calendar = field(default_factory=Calendar)
    as_of: date | None = None  # None: the paper's own date, else today
    submitted: date | None = None
    meeting: date | None = None
    today: date | None = None  # None: the day it is
    budget: float = BUDGET


@dataclass(frozen=True, slots=True)
class Crash:
    """An error in a check (or in reading or recognition), for `--debug`."""

    code: str  # of the check, or "reading", "recognition"
    error: str  # one line
    traceback: str


@dataclass(frozen=True, slots=True)
class Timing:
    """Milliseconds."""

    reading: float = 0.0
    recognition: float = 0.0
    checks: Mapping[str, float] = field(default_factory=dict)  # by code


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one document. `document` and `paper` are None where it could not be read."""

    path: str
    status: Literal["checked", "unreadable"] = "checked"
    document: Document | None = None
    paper: Paper | None = None
    findings: tuple[Finding, ...] = ()
    error: tuple[str, str] | None = None  # GL… code and sentence
    as_of: date | None = None
    not_in_force: tuple[str, ...] = ()  # prefixes of regulations that did not count on that date
    waived: tuple[tuple[Finding, Waiver], ...] = ()
    baselined: tuple[Finding, ...] = ()
    waivers_used: frozenset[int] = frozenset()
    crashes: tuple[Crash, ...] = ()
    timing: Timing = Timing()

    @property
    def sha256(self) -> str:
        """The digest of the file, "" where it could not be read."""
        return self.document.sha256 if self.document else ""


def lint_bytes(data: bytes, path: str, settings: Settings) -> Result:
    """Lint a draft given as bytes; the path decides how it is read (.docx, .md …) and which waivers are for it.

    Never raises: what cannot be read gives a result of status "unreadable".
    """
    started = perf_counter()
    try:
        reader = settings.readers.get(path[path.rfind(".") :].lower()) if settings.readers else None
        if reader:
            document = reader(data, path)
        else:
            from .reading import Limits, read

            document = read(data, path, limits=settings.limits or Limits())
    except Unreadable as problem:
        return Result(path, "unreadable", error=(problem.code, problem.message))
    except Exception as problem:
        return _broken(path, "reading", problem)
    return lint(document, settings, reading=(perf_counter() - started) * 1000)


def lint(document: Document, settings: Settings, *, reading: float = 0.0) -> Result:
    """Lint a document that has been read. Never raises."""
    from .recognition import recognise

    started = perf_counter()
    try:
        paper = recognise(document, settings.organisation)
    except Exception as problem:
        return _broken(document.path, "recognition", problem)
    return lint_paper(paper, settings, Timing(reading, (perf_counter() - started) * 1000))


def lint_paper(paper: Paper, settings: Settings, timing: Timing | None = None) -> Result:
    """Run the checks over a paper that has been recognised. Never raises."""
    visit = _Visit(paper, settings)
    visit.run()
    return _collected(visit, paper, settings, timing or Timing())


class _Visit:
    """One walk of the checks over a paper: what they found, how long they took, which of them broke."""

    def __init__(self, paper: Paper, settings: Settings) -> None:
        today = settings.today or date.today()
        self.today = today
        self.as_of = settings.as_of or (paper.date.value if paper.date else None) or today
        self.not_in_force = tuple(p for p, r in settings.regulations.items() if not r.in_force(self.as_of))
        self.findings: list[Finding] = []
        self.crashes: list[Crash] = []
        self.times: dict[str, float] = {}
        self._paper = paper
        self._settings = settings
        self._words: str | None = None
        self._present: dict[str, bool] = {}
        self._pairs: set[str] | None = None  # of neighbouring characters, in a long paper: spares most searches
        self._memo: dict[Any, Any] = {}

    def run(self) -> None:
        """Run every check whose regulation is in force and whose words stand in the paper."""
        started = last = perf_counter()
        checks = self._settings.checks
        for number, check in enumerate(checks):
            if check.regulation in self.not_in_force or (check.kinds and self._paper.kind not in check.kinds):
                continue
            if check.visits == "Archive":  # see audit
                continue
            if check.needs and not self._any_stands(check.needs):
                continue
            self._run_one(check)
            now = perf_counter()
            self.times[check.code] = (now - last) * 1000
            last = now
            if now - started > self._settings.budget and number + 1 < len(checks):
                rest = len(checks) - number - 1
                message = f"检查用时超过 {self._settings.budget:g} 秒，还有 {rest} 项检查没有进行。{own.TIMEOUT.advice}"
                self.findings.append(self.own(own.TIMEOUT, message))
                break
        self.findings += (self.own(own.CRASHED, message) for message in _told(self.crashes))
        if self._paper.document.truncated:
            self.findings.append(self.own(own.TRUNCATED, f"{own.TRUNCATED.title}。{own.TRUNCATED.advice}"))

    def _run_one(self, check: Check) -> None:
        settings, paper = self._settings, self._paper
        context = Context(
            check,
            paper.document,
            settings.organisation,
            self.as_of,
            settings.submitted,
            settings.meeting,
            self._memo,
            settings.calendar,
        )
        found: list[Any] = []
        try:
            rest = [
                context if kind == "Context" else paper if kind == "Paper" else self._options(check)
                for kind in check.takes
            ]
            for target in _targets(check, paper):
                found += check.function(target, *rest) or ()
        except Exception as problem:
            self.crashes.append(_crash(check.code, problem))
        worst = settings.severities.get(check.code)
        for finding in found:
            if not isinstance(finding, Finding):
                wrong = TypeError(f"it reports {type(finding).__name__}, not Finding")
                self.crashes.append(_crash(check.code, wrong))
                break
            self.findings.append(_capped(finding, worst) if worst else finding)

    def _options(self, check: Check) -> object:
        given = self._settings.options.get(check.code)
        return given if given is not None or check.options is None else check.options()

    def own(self, code: OwnCode, message: str) -> Finding:
        """A finding of the tool itself, at the title."""
        paper = self._paper
        place = paper.title.place if paper.title else _NOWHERE
        return own_finding(code, place, paper.document, message)

    def _any_stands(self, needs: tuple[str, ...]) -> bool:
        """Whether one of the words stands in the paper. Checks ask for the same words: each is looked for once."""
        known = self._present
        if self._words is None:
            self._words = _all_words(self._paper)
        if self._pairs is None and len(known) > _MANY and len(self._words) > _LONG:
            self._pairs = set(map(str.__add__, self._words, self._words[1:]))
        for word in needs:
            stands = known.get(word)
            if stands is None:
                likely = self._pairs is None or len(word) < 2 or word[:2] in self._pairs
                stands = known[word] = likely and word in self._words
            if stands:
                return True
        return False


_LONG = 20_000  # characters
_MANY = 24  # words looked for: then it pays to know which pairs of characters there are


def _targets(check: Check, paper: Paper) -> Sequence[object]:
    """What a check visits in a paper; nothing for a check of whole archives."""
    match check.visits:
        case "Paper":
            return (paper,)
        case "Sentence":
            return paper.holding(*check.needs) if check.needs else paper.sentences
        case "Paragraph":
            return paper.document.paragraphs
        case "Section":
            return paper.document.sections
    return ()


def _all_words(paper: Paper) -> str:
    """What `needs` may ask for, without blanks: the body, pictures' words, the header where the letterhead is in it."""
    document = paper.document
    pieces = list(dict.fromkeys([p.text for p in document.paragraphs]))  # rows of tables repeat much
    pieces += (picture.words for picture in document.pictures)
    letterhead = (paper.mark, paper.number, paper.signer_label, paper.secrecy, paper.urgency)
    if any(element and element.place.part == "header" for element in letterhead):
        pieces += (p.text for p in document.part("header"))
    return "".join("".join(pieces).split())


def _told(crashes: Iterable[Crash]) -> Iterator[str]:
    """A sentence for each different error, with all checks that it befell."""
    codes: dict[str, list[str]] = {}
    for crash in crashes:
        codes.setdefault(crash.error, []).append(crash.code)
    for error, which in codes.items():
        yield f"{own.CRASHED.title}：{'、'.join(which)}：{error}。{own.CRASHED.advice}"


def _capped(finding: Finding, worst: Severity) -> Finding:
    return replace(finding, severity=worst) if SEVERITIES.index(finding.severity) < SEVERITIES.index(worst) else finding


def _collected(visit: _Visit, paper: Paper, settings: Settings, timing: Timing) -> Result:
    """Merge, order, mark, and take out what is waived or known."""
    document = paper.document
    order = {check.code: rank for rank, check in enumerate(settings.checks)} if len(visit.findings) > 1 else {}
    findings: Iterable[Finding] = [f for f in visit.findings if f.code not in settings.quiet]
    if settings.hinted:
        from .hints import gathered, lowered

        findings = gathered(merged(lowered(findings, settings.hinted), order), settings.hinted)
    else:
        findings = merged(list(findings), order)
    findings = fingerprinted(sorted(findings, key=by_place), document)
    waived: tuple[tuple[Finding, Waiver], ...] = ()
    used: frozenset[int] = frozenset()
    if settings.waivers:
        from .waivers import apply, remarks

        answer = apply(findings, document.path, settings.waivers, settings.mandatory, visit.today)
        waived, used = answer.waived, answer.used
        ran = frozenset(check.code for check in settings.checks if check.regulation not in visit.not_in_force)
        said = remarks(answer, document.path, settings.waivers, ran)
        told = [visit.own(code, message) for code, message in said if code.code not in settings.quiet]
        findings = sorted([*answer.kept, *fingerprinted(told, document)], key=by_place)
    baselined: tuple[Finding, ...] = ()
    if settings.baseline:
        from .baseline import known_and_new

        known = settings.baseline.known(document.path)
        baselined, findings = known_and_new(findings, known, settings.mandatory)
    return Result(
        document.path,
        document=document,
        paper=paper,
        findings=tuple(findings),
        as_of=visit.as_of,
        not_in_force=visit.not_in_force,
        waived=waived,
        baselined=baselined,
        waivers_used=used,
        crashes=tuple(visit.crashes),
        timing=replace(timing, checks=visit.times),
    )


def _broken(path: str, room: str, problem: Exception) -> Result:
    """A result for a document on which the tool itself failed."""
    crash = _crash(room, problem)
    message = f"{own.BROKEN.title}：{crash.error}。{own.BROKEN.advice}"
    return Result(path, "unreadable", error=(own.BROKEN.code, message), crashes=(crash,))


def _crash(code: str, problem: Exception) -> Crash:
    import traceback

    frames = traceback.extract_tb(problem.__traceback__)
    where = f"（{'/'.join(frames[-1].filename.split('/')[-2:])}:{frames[-1].lineno}）" if frames else ""
    error = f"{type(problem).__name__}: {problem}".strip().splitlines()[0]
    return Crash(code, f"{error[:200]}{where}", "".join(traceback.format_exception(problem)))


def unused_waivers(results: Iterable[Result], waivers: Iterable[Waiver]) -> Iterator[Waiver]:
    """Waivers for several files (by glob) that matched documents of a run but covered nothing in any of them."""
    done = list(results)
    used = frozenset().union(*(result.waivers_used for result in done))
    for waiver in waivers:
        if not waiver.single and waiver.number not in used and any(waiver.is_for(r.path) for r in done):
            yield waiver
