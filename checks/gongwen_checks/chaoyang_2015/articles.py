"""How checks cite 朝政发〔2015〕7号: `CY(44, "不得……")`, the quote word for word from `regulation.toml`."""

from __future__ import annotations

from gongwen_lint import citing

CY = citing("CY")
