"""The year character, lost between year and month: 202012月 is 2020年12月."""

from __future__ import annotations

import re

from ingest.text import Edit

NAME = "years"

FOUND = re.compile(r"(20(?<!\d20)\d\d)(1[0-2]|0?[1-9])月")


def find(text: str) -> list[Edit]:
    """Restores 年 in each date that lacks it."""
    return [Edit(m.start(), m.end(), f"{m[1]}年{m[2]}月") for m in FOUND.finditer(text)]
