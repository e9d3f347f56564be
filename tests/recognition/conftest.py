from __future__ import annotations

import pytest

from gongwen_lint.organisation import Organisation


@pytest.fixture(scope="session")
def organisation() -> Organisation:
    return Organisation()
