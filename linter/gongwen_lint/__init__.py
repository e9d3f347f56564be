"""gongwen-lint: lint draft Chinese official documents (公文)."""
