"""Traditional → simplified characters, with OpenCC's `tw2s` (characters only), where the text is traditional."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from opencc import OpenCC

from ingest.clean.characters import HAN, LISTED, MARKS
from ingest.text import Edit

NAME = "simplified"

SHARE = 0.02  # of the Chinese characters: a simplified text quotes fewer traditional ones, a traditional one has 0.3
CONTEXT = 4  # characters on either side that a phrase of OpenCC's dictionaries may ask for
CHINESE = re.compile(f"[{HAN}]")
UNLISTED = re.compile(f"[^{LISTED}{MARKS}\\x00-\\x7f]")
RUN = re.compile(f"[{HAN}]+")


@cache
def _converter() -> OpenCC:
    return OpenCC("tw2s")


def convert(text: str) -> str:
    """The text in simplified characters."""
    return str(_converter().convert(text))


@lru_cache(maxsize=1024)
def _converted(run: str) -> str:
    return convert(run)


@cache
def _traditional(char: str) -> bool:
    """Whether it is Chinese and only traditional text has it: GB 2312 lacks it, and it has a simplified form."""
    return char not in LISTED and CHINESE.match(char) is not None and convert(char) != char


def present(text: str) -> bool:
    """Whether the text is traditional."""
    traditional = sum(map(_traditional, UNLISTED.findall(text)))
    characters = 0
    for run in RUN.finditer(text) if traditional else ():
        characters += run.end() - run.start()
        if traditional <= SHARE * characters:  # no need to count the rest
            return False
    return traditional > 0


def find(text: str) -> list[Edit]:
    """Edits that each hold the context that they need: converting the slice alone gives the same characters."""
    edits: list[Edit] = []
    offset = 0
    for line in text.splitlines(keepends=True):
        new = convert(line)
        if len(new) == len(line):
            edits.extend(_changes(line, new, offset))
        elif convert(line) == new:
            edits.append(Edit(offset, offset + len(line), new))
        offset += len(line)
    return edits


def _changes(line: str, new: str, offset: int) -> list[Edit]:
    edits: list[Edit] = []
    end = 0
    for at in [i for i, (old, made) in enumerate(zip(line, new, strict=True)) if old != made]:
        if at < end:
            continue
        end = at + 1
        while end < len(line) and line[end] != new[end]:
            end += 1
        for first, stop in _self_contained(line, new, at, end):
            start = first
            if edits and edits[-1].end > offset + first:  # two phrases that share their context
                start = min(first, edits.pop().start - offset)
            edits.append(Edit(offset + start, offset + stop, new[start:stop]))
    return edits


def _self_contained(line: str, new: str, start: int, end: int) -> list[tuple[int, int]]:
    """The run, or its characters one by one, or the run with as much context as it takes."""
    if _converted(line[start:end]) == new[start:end]:
        return [(start, end)]
    if all(_converted(line[i]) == new[i] for i in range(start, end)):
        return [(i, i + 1) for i in range(start, end)]
    for context in range(1, CONTEXT + 1):
        for left, right in ((0, context), (context, 0), (context, context)):
            a, b = max(0, start - left), min(len(line), end + right)
            if _converted(line[a:b]) == new[a:b]:
                return [(a, b)]
    return []
