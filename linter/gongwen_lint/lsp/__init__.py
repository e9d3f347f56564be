"""The language server: diagnostics, articles and mending in any editor that speaks the protocol. Nothing imports it but
its command, `gongwen-lint lsp`; it needs the extra `lsp` (pygls)."""
