"""How checks cite 中办发〔2012〕14号: `TL(15)`, without a quote, since its text is not reproduced."""

from __future__ import annotations

from gongwen_lint import citing

TL = citing("TL")
