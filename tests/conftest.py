"""What several tests share: the root of the tree, everything the plug-ins bring, and the command in this process."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from gongwen_lint.cli import main
from gongwen_lint.plugins import Registry, registry

ROOT = Path(__file__).resolve().parent.parent


class Outcome(NamedTuple):
    """What a command did."""

    status: int
    out: str
    err: str


@pytest.fixture(scope="session")
def root() -> Path:
    """The root of the tree."""
    return ROOT


@pytest.fixture(scope="session")
def loaded() -> Registry:
    """The installed plug-ins with their checks and regulations."""
    return registry()


@pytest.fixture
def invoke(capsys: pytest.CaptureFixture[str]) -> Callable[..., Outcome]:
    """Run the command in this process."""

    def run(*arguments: str) -> Outcome:
        capsys.readouterr()
        status = main(arguments)
        return Outcome(status, *capsys.readouterr())

    return run
