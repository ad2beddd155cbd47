"""The header of a table that was flattened to text: on lines of its own, or on one line with blanks between."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ingest.structure.alignment import Break, Place, role
from ingest.structure.columns import Column, column, is_header

NUMBER_ALONE = re.compile(r"\s*(\d{1,3})\s*[.．、。]?\s*$")
STROKES = "|｜"
_CATEGORY = re.compile("[(（]?[一二三四五六七八九十]{1,3}[)）、.．]")
_MARKS = re.compile("[，。；：、,;:!?！？\t]")
_MOST, _LEAST = 12, 3  # headers
_MOST_PIECES = 24  # of a header whose words were broken
_BROKEN = frozenset(f"{a}{b}" for a in ("责任", "牵头", "配合", "主办", "协办") for b in ("单位", "部门", "领导"))
_KINDS = ("指标属性", "指标性质")
_YEAR = re.compile(r"20\d\d年?(?:目标)?")
_OVER_YEARS = re.compile("(?:(?:规划|预期|分?年度|阶段)目标|目标任务|(?:规划|预期)?(?:目标|指标)值)")
_TOLD = 2  # columns whose cells can be told by their looks, where rows bear no numbers
_REST = 3  # characters that end a header and say nothing alone: 计划 of 2023年度计划
_LONGEST_LINE, _LONGEST_HEAD = 20, 100
Lines = Sequence[tuple[int, int]]  # where each line stands in the text


class Piece(NamedTuple):
    """A stretch of a cell, and what parts it from the piece before it."""

    start: int
    end: int
    parted: Break


class Head(NamedTuple):
    """A header: its words, what they say, where they stand, the line after it, how its cells are parted."""

    headers: tuple[str, ...]
    kinds: tuple[Column | None, ...]
    pieces: tuple[Piece, ...]
    places: tuple[Place, ...]
    end: int
    parted: Break

    @property
    def numbered(self) -> bool:
        """Do the rows bear numbers?"""
        return "number" in self.kinds[:2]

    @property
    def groups(self) -> bool:
        """Does the name of a group stand before the number?"""
        return self.kinds[1] == "number"


def head_at(string: str, lines: Lines, at: int) -> Head | None:
    """The header that begins on a line, if one does."""
    a, b = lines[at]
    if b - a > _LONGEST_HEAD or (string[a].isdecimal() and b - a < 4):
        return None
    words = string[a:b]
    one_cell = " " not in words and words[-1] not in STROKES
    if (one_cell and b - a > _LONGEST_LINE) or _MARKS.search(words):
        return None
    strokes = sum(map(words.count, STROKES))
    if strokes == 1 and words[-1] in STROKES:
        return _stacked(string, lines, at, "hard") if column(bare(words)) else None
    if strokes:
        return None
    if " " in words and len(words.split()) >= _LEAST and (head := _in_line(string, lines, at)):
        return head
    return _stacked(string, lines, at, "line") if b - a <= _LONGEST_LINE and column(words) else None


def bare(words: str) -> str:
    """A cell's words without the stroke behind it."""
    return words.rstrip().rstrip(STROKES).rstrip()


def _stacked(string: str, lines: Lines, at: int, parted: Break) -> Head | None:
    """A header whose cells stand on lines of their own."""
    pieces: list[Piece] = []
    numbers = False  # a number follows
    for a, b in lines[at : at + _MOST_PIECES]:
        words = bare(string[a:b]) if parted == "hard" else string[a:b]
        if (parted == "hard") != (string[b - 1] in STROKES):
            break
        numbers = NUMBER_ALONE.match(words) is not None
        if _CATEGORY.match(words) and len(pieces) >= _LEAST:  # 一、科技支撑产业升级, and the first row below it
            after = lines[at + len(pieces) + 1 : at + len(pieces) + 2]
            numbers = any(NUMBER_ALONE.match(bare(string[slice(*line)])) for line in after)
            break
        if numbers or not words or len(words) > _LONGEST_LINE or _MARKS.search(words):
            break
        pieces.append(Piece(a, a + len(words), parted))
    said, parts = _merged([string[p.start : p.end] for p in pieces])
    kinds = [column(h) for h in said]
    if "number" in kinds[1:] and kinds[:2] != ["group", "number"]:
        return None  # what stands above the header reads like one: 主要指标
    if "number" in kinds[:2]:
        if kinds[0] != "number" and numbers and kinds[-1] is None:
            said, parts = said[:-1], parts[:-1]  # the first group's name, before the first number
        elif not numbers:
            return None
    elif kinds[:1] == kinds[1:2]:
        return None
    else:
        known = next((k for k, kind in enumerate(kinds) if kind is None), len(kinds))
        said, parts = said[:known], parts[:known]
    return _head(said, parts, pieces, at + sum(map(len, parts)), parted)


def _in_line(string: str, lines: Lines, at: int) -> Head | None:
    """A header whose cells stand on one line, perhaps broken once, with blanks between."""
    pieces: list[Piece] = []
    for k in (at, at + 1):
        a, b = lines[k] if k < len(lines) else (0, 0)
        found = [Piece(a + m.start(), a + m.end(), "blank") for m in re.finditer(r"\S+", string[a:b])]
        if k > at and (b - a > _LONGEST_LINE or not all(column(string[p.start : p.end]) for p in found) or not found):
            break
        pieces += found
    else:
        k = at + 2
    said, parts = _merged([string[p.start : p.end] for p in pieces])
    return _head(said, parts, pieces, k, "blank")


def _merged(words: Sequence[str]) -> tuple[list[str], list[list[int]]]:
    """The headers, those that were broken or letter-spaced made whole, and which pieces each is made of."""
    said: list[str] = []
    parts: list[list[int]] = []
    at = 0
    while at < len(words):
        whole = words[at]
        end = at + 1
        if _OVER_YEARS.fullmatch(whole) and all(map(_YEAR.fullmatch, (*words[at + 1 : at + 3], "-")[:2])):
            whole, end = whole + words[at + 1], at + 2  # 目标值 above 2025年 and 2026年
        elif len(said) > 1 and "".join(words[at : at + 2]) in _KINDS:
            whole, end = whole + words[at + 1], at + 2  # the first 指标 heads the names, this one goes on
        elif column(whole) is None or len(whole) == 1 or "".join(words[at : at + 2]) in _BROKEN:
            for stop in range(at + 2, min(at + 8, len(words) + 1)):
                broken = stop == at + 2 and max(len(whole), len(words[stop - 1])) <= _REST  # 责任, 单位
                if len(words[stop - 1]) > 1 and column(words[stop - 1]) and not broken:
                    break
                if column("".join(words[at:stop])):
                    whole, end = "".join(words[at:stop]), stop
                    break
                if at and len(whole) <= _REST and column("".join(words[at - 1 : at + 1])):
                    break
        if said and (
            (whole[0] in "(（" and whole[-1] in ")）")
            or (column(whole) is None and len(whole) <= _REST and column(said[-1] + whole))
        ):
            said[-1] += whole
            parts[-1] += range(at, end)
        else:
            said.append(whole)
            parts.append(list(range(at, end)))
        at = end
    return said, parts


def _two_levels(said: Sequence[str]) -> bool:
    """Whether years stand behind the header that they are the lower level of: 目标值, 属性, 2025年, 2026年.

    The cells stand in the order of the columns and not of the words, so that each would get another one's year.
    """
    years = sum(_YEAR.fullmatch(words) is not None for words in said)
    above = next((at for at, words in enumerate(said) if _OVER_YEARS.fullmatch(words)), len(said))
    return years > 1 and any(_YEAR.fullmatch(words) for words in said[above + 1 :])


def _head(
    said: Sequence[str], parts: Sequence[Sequence[int]], pieces: Sequence[Piece], end: int, parted: Break
) -> Head | None:
    if not _LEAST <= len(said) <= _MOST or not is_header(list(said)):
        return None
    kinds = tuple(column(h) for h in said)
    roles = [role(h) for h in said]
    if _two_levels(said):
        return None
    typed = sum(r in ("units", "builder", "deadline", "value", "measure", "attribute") for r in roles)
    if "number" not in kinds[:2] and ("text" not in roles or typed < _TOLD):
        return None
    places = tuple(Place(0, k) for k, part in enumerate(parts) for _ in part)
    return Head(tuple(said), kinds, tuple(pieces[: len(places)]), places, end, parted)
