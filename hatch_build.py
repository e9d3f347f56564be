"""Put the pages of cases into the wheel, so that `gongwen-lint explain` has its examples where there is no tree.

An editable install reads them in the tree, and gets no copies that would grow old.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class PagesOfCases(BuildHookInterface):  # type: ignore[type-arg]
    """Adds `fixtures/<pack>` for every pack as `gongwen_checks/fixtures/<pack>`."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called before the wheel is built; `version` is "standard" or "editable"."""
        if version != "standard":
            return
        root = Path(self.root)
        for pages in sorted((root / "fixtures").iterdir()):
            if (root / "checks" / "gongwen_checks" / pages.name).is_dir():
                build_data["force_include"][str(pages)] = f"gongwen_checks/fixtures/{pages.name}"
