"""From findings to the protocol's diagnostics."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

from lsprotocol import types

from ..finding import Finding
from ..run import Result
from .pages import Articles, Pages, subject_of
from .positions import zero
from .sheets import Seen
from .view import View

SOURCE = "gongwen-lint"
SEVERITIES: Mapping[str, types.DiagnosticSeverity] = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Information,
}
_MORE = 20  # further places that are listed


class Diagnostics:
    """Makes diagnostics as a client can take them."""

    def __init__(self, pages: Pages, articles: Articles) -> None:
        self._pages = pages
        self._articles = articles
        self.related = False  # the client shows relatedInformation
        self.described = False  # and opens codeDescription
        self.code_link = ""

    def of(self, uri: str, seen: Seen) -> list[types.Diagnostic]:
        """The diagnostics of a document; one clear one where it cannot be read."""
        result = seen.result
        if result.error:
            return [self._unreadable(uri, result)]
        return [self.one(uri, finding, seen.view) for finding in result.findings]

    def one(self, uri: str, finding: Finding, view: View) -> types.Diagnostic:
        """One finding."""
        message = finding.message
        if not self.related:
            message = "\n".join([message, *(f"依据：{self._articles.words(basis)}" for basis in finding.bases)])
        return types.Diagnostic(
            range=view.range(finding.place),
            severity=SEVERITIES[finding.severity],
            code=finding.code,
            code_description=self._link(uri, finding.code, finding.fingerprint),
            source=SOURCE,
            message=message,
            related_information=list(self._related(uri, finding, view)) if self.related else None,
            data=data(finding),
        )

    def _unreadable(self, uri: str, result: Result) -> types.Diagnostic:
        code, message = result.error or ("GL100", "没有检查。")
        return types.Diagnostic(
            range=zero(),
            severity=types.DiagnosticSeverity.Error,
            code=code,
            code_description=self._link(uri, code, ""),
            source=SOURCE,
            message=message,
            data={"code": code},
        )

    def _link(self, uri: str, code: str, fingerprint: str) -> types.CodeDescription | None:
        if not self.described:
            return None
        if self.code_link:
            arguments = quote(json.dumps([uri, fingerprint, code], ensure_ascii=False), safe="")
            href = self.code_link.replace("{arguments}", arguments)
        else:
            href = self._pages.uri(code)
        return types.CodeDescription(href) if href else None

    def _related(self, uri: str, finding: Finding, view: View) -> Iterator[types.DiagnosticRelatedInformation]:
        for basis in finding.bases:
            if page := self._pages.uri(subject_of(basis)):
                yield types.DiagnosticRelatedInformation(types.Location(page, zero()), self._articles.words(basis))
        for place in finding.more[:_MORE]:
            yield types.DiagnosticRelatedInformation(types.Location(uri, view.range(place)), "同样的问题也在这里")


def data(finding: Finding) -> dict[str, Any]:
    """What a code action needs to know again, and what an extension lists findings by."""
    return {
        "code": finding.code,
        "also": list(finding.also),
        "name": finding.name,
        "fingerprint": finding.fingerprint,
        "quote": finding.quote,
        "articles": [subject_of(basis) for basis in finding.bases],
        "fixable": finding.fix is not None,
    }


def counts(result: Result) -> dict[str, int]:
    """The findings of each severity."""
    found = {"error": 0, "warning": 0, "info": 0}
    for finding in result.findings:
        found[finding.severity] += 1
    return found
