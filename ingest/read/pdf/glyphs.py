"""Glyphs: what pdfium sees on a page, as runs on a baseline, the page turned upright."""

from __future__ import annotations

import math
import re
from array import array
from collections.abc import Iterable, Iterator
from ctypes import c_double
from itertools import compress
from operator import sub
from typing import NamedTuple

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from ingest.read.pdf import calls
from ingest.read.pdf.shapes import Box, Run

BLANKS = frozenset((0x09, 0x0A, 0x0D, 0x20, 0xA0, 0x3000, 0x205F, 0x202F, 0xFEFF, *range(0x2000, 0x2010)))
HYPHENS = frozenset((0x02, 0xAD, 0xFFFE))  # how pdfium gives a hyphen at the end of a line
SPECIAL = BLANKS | HYPHENS | frozenset((*range(0x20), *range(0xD800, 0xE000)))
QUARTER = math.pi / 2
STRAIGHT = 0.06  # radians that an upright glyph may be askew
# characters that say nothing in a Chinese text: controls, private use, replacements, accented letters
ODD = re.compile(
    r"[\x80-\xa6\xa8-\xaf\xb4-\xb6\xb8-\xd6\xd8-\xf6\xf8-\u024f\ue000-\uf8ff\ufff0-\uffff"
    r"\U000f0000-\U0010ffff]"
)
FLAT = 0.5  # points: a lower glyph box says nothing
TEXT = 60  # glyphs at another turn than the page's that are a text of their own
MOST = 60_000  # glyphs of a page; a page of text has 2,000
GAP = 0.42  # em: a wider gap ends a run
SHIFT = 0.12  # em that a baseline may shift within a run
WIDE = "\u2e80"  # the first character as wide as it is high
WORD_GAP = 0.12  # em between two Latin words
SEEN_GAP = 0.4  # em that are seen as a blank between Chinese characters


# one character: itself, x0, x1, low, high, baseline, blank before it (1 seen by pdfium, 2 in the file); a page has
# thousands, so these are plain tuples
Glyph = tuple[str, float, float, float, float, float, int]


class Glyphs(NamedTuple):
    """The glyphs of a page; `turn` quarters anticlockwise make it upright; `slanted` stood askew and were left out.

    `beside`: text that stands at other turns, each turned upright by itself.
    """

    runs: list[Run]
    beside: list[tuple[int, list[Run]]]
    turn: int
    slanted: int
    characters: int
    odd: int


def glyphs(page: object, visible: Box) -> Glyphs:
    """The runs of a page (a pdfium handle)."""
    text_page = pdfium.FPDFText_LoadPage(page)
    if not text_page:
        return Glyphs([], [], 0, 0, 0, 0)
    try:
        by_turn, slanted, unmapped = _collect(text_page, visible)
    finally:
        pdfium.FPDFText_ClosePage(text_page)
    if not by_turn:
        return Glyphs([], [], 0, slanted, slanted + unmapped, unmapped)
    turn = max(by_turn, key=lambda t: len(by_turn[t]))
    found = list(_runs(_turned(by_turn.pop(turn), turn)))
    beside = []
    for other in sorted(
        by_turn
    ):  # a label on its side, upright, has no line in common with the rest; a text has its own
        if len(by_turn[other]) < TEXT:
            slanted += len(by_turn[other])
        else:
            beside.append((other, list(_runs(_turned(by_turn[other], other)))))
    texts = [run.text for own in (found, *(runs for _, runs in beside)) for run in own]
    count, odd = sum(map(len, texts)), sum(len(ODD.findall(text)) for text in texts)
    return Glyphs(found, beside, turn, slanted, count + unmapped, odd + unmapped)


def _collect(text_page: object, visible: Box) -> tuple[dict[int, list[Glyph]], int, int]:
    """The glyphs by the quarter turn at which they stand, how many stand askew, and how many say no character."""
    found: dict[int, list[Glyph]] = {}
    slanted, blank, surrogate, unmapped = 0, 0, 0, 0
    left, low, right, high = visible
    turn, line, end, reach = -1, 0.0, 0.0, 0.0
    for i, seen in enumerate(calls.glyphs(text_page, MOST)):
        code, x0, top, x1, bottom, ox, oy = seen
        if code in SPECIAL:
            if code in BLANKS:
                if code not in (0x0A, 0x0D) and blank < 2:
                    blank = 1 if pdfium.FPDFText_IsGenerated(text_page, i) else 2
                continue
            if code < 0x20 and code not in HYPHENS:
                unmapped += 1
                continue
            if 0xD800 <= code < 0xDC00:
                surrogate = code
                continue
            if 0xDC00 <= code < 0xE000:
                code = 0x10000 + ((surrogate - 0xD800) << 10) + code - 0xDC00 if surrogate else 0xFFFD
                surrogate = 0
        if top - bottom < FLAT:
            x0, top, x1, bottom = _inked(text_page, i)
        if not (left <= (x0 + x1) / 2 <= right and low <= (bottom + top) / 2 <= high):
            continue
        if turn or oy != line or not -reach < x0 - end < reach:  # else it stands as the one before, which it follows
            turn, off = _turn(text_page, i) if pdfium.FPDFText_GetCharAngle(text_page, i) else (0, 0.0)
            if off > STRAIGHT:
                slanted, turn = slanted + 1, -1
                continue
            line, reach = oy, top - bottom
        end = x1
        glyph = "-" if code in HYPHENS else chr(code), x0, x1, bottom, top, oy if turn in (0, 2) else ox, blank
        if turn in found:
            found[turn].append(glyph)
        else:
            found[turn] = [glyph]
        blank = 0
    return found, slanted, unmapped


def _inked(text_page: object, index: int) -> tuple[float, float, float, float]:
    """The box of a glyph whose font does not say how high it is: that of its ink, a size high at least."""
    edges = [c_double() for _ in range(4)]
    pdfium.FPDFText_GetCharBox(text_page, index, *edges)
    left, right, low, high = (edge.value for edge in edges)
    size = min(72.0, max(FLAT, pdfium.FPDFText_GetFontSize(text_page, index)))
    return left, max(high, low + size), right, low


def _turn(text_page: object, index: int) -> tuple[int, float]:
    """The quarters anticlockwise at which a glyph's baseline runs, and how much it is askew (radians).

    Its own matrix tells: the angle that pdfium gives is that of its stems, which lean in slanted type.
    """
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFText_GetMatrix(text_page, index, matrix):
        return 0, 0.0
    angle = math.atan2(matrix.b, matrix.a)
    turn = round(angle / QUARTER)
    return turn % 4, abs(angle - turn * QUARTER)


def _turned(found: list[Glyph], turn: int) -> Iterable[Glyph]:
    """Glyphs that stand at some quarters anticlockwise, turned back."""
    if turn == 0:
        return found
    if turn == 1:
        return ((char, low, high, -x1, -x0, -base, blank) for char, x0, x1, low, high, base, blank in found)
    if turn == 2:
        return ((char, -x1, -x0, -high, -low, -base, blank) for char, x0, x1, low, high, base, blank in found)
    return ((char, -high, -low, x0, x1, base, blank) for char, x0, x1, low, high, base, blank in found)


def turned_box(box: Box, turn: int) -> Box:
    """A box of the page, turned as its glyphs are."""
    if turn == 0:
        return box
    if turn == 1:
        return Box(box.low, -box.x1, box.high, -box.x0)
    if turn == 2:
        return Box(-box.x1, -box.high, -box.x0, -box.low)
    return Box(-box.high, box.x0, -box.low, box.x1)


def _runs(found: Iterable[Glyph]) -> Iterator[Run]:
    """Glyphs that follow each other on one baseline, in one size, as runs."""
    chars: list[str] = []
    left, right = array("f"), array("f")
    seen: list[int] = []  # blanks that only the gap tells
    line = low = high = tall = end = em = shift = room = 0.0
    first_blank = False
    for char, x0, x1, bottom, top, base, blank in found:
        height, width = top - bottom, x1 - x0
        wide = char >= WIDE
        size = width if wide and width > 0.4 * height else height
        if chars and (
            not -shift <= base - line <= shift
            or not -room < x0 - end < room
            or (abs(height - tall) > 0.45 * tall and abs(size - em) > 0.3 * em)
        ):
            yield _run(chars, left, right, seen, line, low, high, em, first_blank)
            chars, left, right, seen = [], array("f"), array("f"), []
        if not chars:
            line, low, high, tall, em, first_blank = base, bottom, top, height, size, blank == 2
        elif blank and needs_blank(chars[-1], char, (x0 - end) / em if em else 0.0, blank == 2):
            if blank == 1:
                seen.append(len(chars))
            chars.append(" ")
            left.append(end)
            right.append(x0)
        chars.append(char)
        left.append(x0)
        right.append(x1)
        end = x1
        if bottom < low:
            low = bottom
        if top > high:
            high = top
        if wide and width != em:
            em = width if em >= 1.3 * width or width > em else em
        shift, room = SHIFT * em, GAP * em
    if chars:
        yield _run(chars, left, right, seen, line, low, high, em, first_blank)


def _run(
    chars: list[str],
    left: array[float],
    right: array[float],
    seen: list[int],
    base: float,
    low: float,
    high: float,
    em: float,
    blank: bool,
) -> Run:
    """A run of glyphs; where all are set wide, what was `seen` as blanks are none that are no wider than the rest."""
    usual = _spacing(left, right) if seen and len(chars) - 2 * len(seen) > 2 else 0.0
    if usual > WORD_GAP / 2 * em:
        for at in reversed(seen):
            if not needs_blank(chars[at - 1], chars[at + 1], (right[at] - left[at] - usual) / em, False):
                del chars[at], left[at], right[at]
    return Run("".join(chars), left, right, base, low, high, _em(chars, left, right, em), blank)


def _spacing(left: array[float], right: array[float]) -> float:
    """The usual gap between two glyphs."""
    gaps: list[float] = sorted(map(sub, left[1:], right))
    return gaps[len(gaps) // 2]


def _em(chars: list[str], left: array[float], right: array[float], otherwise: float) -> float:
    """The middle width of Chinese characters; marks may be narrower, and those of another font wider."""
    wide = sorted(compress(map(sub, right, left), map(WIDE.__le__, chars)))
    return wide[len(wide) // 2] if wide else otherwise


def needs_blank(before: str, after: str, gap: float, stated: bool) -> bool:
    """Whether a blank stands between two glyphs: the file has one, or the gap (in em) is seen as one."""
    if before == " " or after == " ":
        return False
    if stated:
        return True
    narrow = before < WIDE and after < WIDE and before.isalnum() and after.isalnum()
    return gap > (WORD_GAP if narrow else SEEN_GAP)
