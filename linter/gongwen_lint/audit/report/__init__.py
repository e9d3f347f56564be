"""Reports drawn from a store: one file a format, each a function that writes text or a file."""

from __future__ import annotations

FORMATS = ("html", "xlsx", "csv", "json", "parquet")
