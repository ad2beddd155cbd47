"""Digits corrupted by substitution: years that cannot be (0402年) beside a stated period (2021—2023) give the key.

The name carries the key, `digits(0=2,2=1,3=3,4=0)`, so that a slice alone can be repaired.
"""

from __future__ import annotations

import re
from itertools import pairwise, permutations

from ingest.text import Edit

NAME = "digits"

PERIOD = re.compile(r"((?:19|20)\d\d)年?[—–\-－~至]{1,2}((?:19|20)\d\d)")
YEAR = re.compile(r"\d(?<!\d\d)\d{3}(?=年)")  # begins with a digit: a search passes over all else fast
NUMBER = re.compile(r"(?<![\dA-Za-z])\d{2,}(?![\dA-Za-z.．])")
DECIMAL = re.compile(r"\d[.．]\d+$")
POSSIBLE = re.compile(r"(?:19|20)\d\d")
MOST = 6  # different impossible years that are worth solving
TIMES = 3  # impossible years that make a habit of a slip


def key(text: str) -> str:
    """The substitution that turns all impossible years into years of the stated period, or ''."""
    period = PERIOD.search(text)
    impossible = [y for y in YEAR.findall(text) if not POSSIBLE.fullmatch(y)] if period else []
    distinct = list(dict.fromkeys(impossible))
    if not period or len(impossible) < TIMES or len(distinct) > MOST:
        return ""
    years = [str(y) for y in range(int(period[1]), int(period[2]) + 1)]
    if not len(distinct) <= len(years) <= MOST:
        return ""
    best: tuple[int, dict[str, str]] | None = None
    for chosen in permutations(years, len(distinct)):
        table = _table(distinct, chosen)
        if table is None:
            continue
        kept = sum(a == b for a, b in table.items())  # fewer digits changed, then years in the order of their telling
        score = kept * 10 + sum(a < b for a, b in pairwise(chosen))
        if best is None or score > best[0]:
            best = score, table
    return ",".join(f"{a}={b}" for a, b in sorted(best[1].items())) if best else ""


def find(text: str, key: str) -> list[Edit]:
    """Puts right every number of two or more digits that the key explains; years that can be and decimals stay."""
    return [
        edit
        for edit in redo(text, key)
        # but 4.0402年 is a year after a heading's number
        if not DECIMAL.search(text, max(0, edit.start - 2), edit.end) or text[edit.end : edit.end + 1] == "年"
    ]


def redo(text: str, key: str) -> list[Edit]:
    """The repair of a slice, where what stood after it is not to be seen."""
    table = dict(pair.split("=") for pair in key.split(","))
    edits = []
    for found in NUMBER.finditer(text):
        shown = found[0]
        if POSSIBLE.fullmatch(shown) or not all(d in table for d in shown):
            continue
        new = "".join(table[d] for d in shown)
        if new != shown:
            edits.append(Edit(found.start(), found.end(), new))
    return edits


def _table(shown: list[str], meant: tuple[str, ...]) -> dict[str, str] | None:
    """The one-to-one table of digits that turns each shown year into the meant one, if there is one."""
    table: dict[str, str] = {}
    for a, b in zip("".join(shown), "".join(meant), strict=True):
        if table.setdefault(a, b) != b:
            return None
    return table if len(set(table.values())) == len(table) else None
