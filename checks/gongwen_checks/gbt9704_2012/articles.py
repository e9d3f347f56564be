"""How checks cite GB/T 9704—2012: `GB("7.2.5")`, without a quote, since its text is not reproduced."""

from __future__ import annotations

from gongwen_lint import citing

GB = citing("GB")
