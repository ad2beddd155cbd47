"""Names and texts that are no names: what a document may hold to break the page that shows it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from itertools import cycle

from playwright.sync_api import Route

NAMES = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    "厅\u202egnp.exe",
    "甲" * 10_000,
    "𠀀𪚥実験🧪室",
]
WORDY = (
    "name|title|as_stated|_text|text|quote|prefix|suffix|label|issuer|url|verb|why|value_unit|number|genre|form|hint|by"
)
NAMED = re.compile(rf'"(\w*(?:{WORDY}))":"(?:[^"\\]|\\.)*"')
RUN = "main :is(script, img, iframe, object), main a[href^=javascript], main [onerror], main [onload]"
"""What would be there if one of them was taken for markup."""


def spoiling() -> Callable[[Route], None]:
    """Gives the server's true answer with every name and text in it replaced."""
    names = cycle(NAMES)

    def spoiled(route: Route) -> None:
        answer = route.fetch()
        body = NAMED.sub(lambda m: f'"{m[1]}":{json.dumps(next(names))}', answer.text())
        route.fulfill(response=answer, body=body)

    return spoiled
