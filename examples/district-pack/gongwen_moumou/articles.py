"""How checks of this pack cite its regulation."""

from __future__ import annotations

from gongwen_lint import citing

MM = citing("MM")
