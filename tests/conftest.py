"""What several tests share: the root of the tree, and everything the plug-ins bring."""

from __future__ import annotations

from pathlib import Path

import pytest

from gongwen_lint.plugins import Registry, registry

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The root of the tree."""
    return ROOT


@pytest.fixture(scope="session")
def loaded() -> Registry:
    """The installed plug-ins with their checks and regulations."""
    return registry()
