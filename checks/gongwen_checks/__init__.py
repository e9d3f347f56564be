"""The built-in check packs."""
