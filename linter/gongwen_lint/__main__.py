"""`python -m gongwen_lint`: the same as the command `gongwen-lint`."""

import sys

from .cli import main

sys.exit(main())
