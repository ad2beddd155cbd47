"""Markdown signs of a text that a converter wrote: **一、重点任务**, ## 总体要求, \\[市科技局\\]; the words stay."""

from __future__ import annotations

import re

from ingest.text import Edit

NAME = "markup"

BOLD = re.compile(r"\*\*(?=[^\s*])[^*\n]{0,400}(?<=[^\s*])\*\*")
HEADING = re.compile(r"^[ \t]{0,8}(#{1,6} +)(?=\S)", re.MULTILINE)
ESCAPE = re.compile(r"\\(?=[\[\](){}.*#+_!>|-])")
SIGNS = re.compile(r"\*\*|#{1,6} +|\\")
FEWEST = 3  # bold stretches and headings that tell such a text: a footnote's ** is none


def find(text: str) -> list[Edit]:
    """Cuts the signs of bold text and headings, and the backslash before a sign, where a text is marked up by them."""
    if "**" not in text and "# " not in text:
        return []
    bold = [match.span() for match in BOLD.finditer(text)]
    headings = [match.span(1) for match in HEADING.finditer(text)]
    if len(bold) + len(headings) < FEWEST:
        return []
    spans = [at for start, end in bold for at in ((start, start + 2), (end - 2, end))]
    spans += headings + [match.span() for match in ESCAPE.finditer(text)]
    return [Edit(start, end, "") for start, end in sorted(spans)]


def redo(text: str) -> list[Edit]:
    """The same on a slice that is known to need it."""
    return [Edit(match.start(), match.end(), "") for match in SIGNS.finditer(text)]
