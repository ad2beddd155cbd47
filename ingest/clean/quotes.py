"""The closing quotation mark, typed as an opening one: “人工智能+“ is “人工智能+”."""

from __future__ import annotations

import re

from ingest.text import Edit

NAME = "quotes"

TWICE = re.compile("“[^“”\n]*“")
MARK = re.compile(r"[“”\n]")


def find(text: str) -> list[Edit]:
    """Closes each quotation that a second opening mark ends: none closes it before its line ends or another opens."""
    if not TWICE.search(text):
        return []
    marks = [(m.start(), m[0]) for m in MARK.finditer(text)]
    found, opened = [], -1
    for (at, mark), (_, following) in zip(marks, [*marks[1:], (len(text), "\n")], strict=True):
        if mark == "“" and opened >= 0 and following != "”":
            found.append(Edit(opened, at + 1, f"{text[opened:at]}”"))  # the whole of it: alone, neither mark tells
            opened = -1
        else:
            opened = at if mark == "“" else -1
    return found
