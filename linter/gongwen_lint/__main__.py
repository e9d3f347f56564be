"""`python -m gongwen_lint`: the same as the command `gongwen-lint`."""

from .cli import script

script()
