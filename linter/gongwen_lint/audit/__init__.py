"""Batch audit: every document of an archive linted into a store, whatever happens on the way, and reports drawn from it.

    paths ─ discover ─▶ manifest ─ engine (workers, each with a guard child) ─▶ store ─ archive checks ─▶ store ─▶ report

`audit` is never imported by what stands before it; a check on one draft does not load it.
"""
