"""Characters of OFD's text objects, put together as runs on a baseline."""

from __future__ import annotations

import unicodedata
from array import array
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from lxml import etree

from ingest.read.ofd.places import POINTS, found, local, numbers, offsets, place
from ingest.read.pdf.shapes import Run

NARROW = 0.55  # of a character's size that a Latin letter takes
SLANTED = 0.2  # sine of the angle beyond which text is a watermark
FAINT = 80  # of 255: text that is seen less is a watermark
GAP = 0.6  # em: a wider gap ends a run, and is seen as a blank; how wide a letter is, its font alone tells
OVER = 0.3  # em that a character may lie over the one before
LEVEL = 0.12  # em that a baseline may shift within a run
LOW, HIGH = 0.14, 0.86  # em below and above the baseline


class Glyph(NamedTuple):
    """One character: its edges and its baseline in points, and its size."""

    char: str
    left: float
    right: float
    base: float
    em: float
    blank: bool  # the file has a blank before it


def glyphs(text: etree._Element, height: float) -> Iterator[Glyph]:
    """The characters of a text object; none where it is slanted or faint."""
    here = place(text, height)
    if abs(here.b) > SLANTED * max(abs(here.a), 1e-9) or _alpha(text) < FAINT:
        return
    size = (numbers(text.get("Size")) or [4.0])[0]
    em = size * abs(here.d or 1.0) * POINTS
    step = size * (numbers(text.get("HScale")) or [1.0])[0]
    across = abs(here.a or 1.0) * POINTS
    x = y = 0.0
    for code in found(text, "TextCode"):
        x = (numbers(code.get("X")) or [x])[0]
        y = (numbers(code.get("Y")) or [y])[0]
        steps, down = offsets(code.get("DeltaX")), offsets(code.get("DeltaY"))
        at_x, at_y = x, y
        blank = False
        for at, char in enumerate(code.text or ""):
            usual = step * _width(char)
            wide = steps[at] if at < len(steps) else 0.0 if down else usual
            if char.isspace():
                blank = True
            else:
                left, base = here.at(at_x, at_y)
                shown = wide if 0 < wide < usual else usual
                yield Glyph(char, left, left + shown * across, base, em, blank)
                blank = False
            at_x += wide
            at_y += down[at] if at < len(down) else 0.0


def _alpha(text: etree._Element) -> float:
    own = (numbers(text.get("Alpha")) or [255.0])[0]
    fill = next((numbers(one.get("Alpha")) for one in text if local(one) == "FillColor"), [])
    return min(own, (fill or [255.0])[0])


@lru_cache(maxsize=4096)
def _width(char: str) -> float:
    """The width of a character in parts of its size."""
    return 1.0 if unicodedata.east_asian_width(char) in "WFA" else NARROW


def runs(seen: Iterable[Glyph]) -> Iterator[Run]:
    """Characters that follow each other on one baseline in one size, also where each is an object of its own."""
    own: list[Glyph] = []
    for glyph in seen:
        if own and not _follows(own[-1], glyph):
            yield _run(own)
            own = []
        own.append(glyph)
    if own:
        yield _run(own)


def _follows(last: Glyph, glyph: Glyph) -> bool:
    return (
        abs(glyph.em - last.em) < LEVEL * last.em
        and abs(glyph.base - last.base) < LEVEL * last.em
        and -OVER * last.em < glyph.left - last.right < GAP * last.em
    )


def _run(own: list[Glyph]) -> Run:
    chars: list[str] = []
    left, right = array("f"), array("f")
    last = None
    for glyph in own:
        if last and glyph.blank and glyph.left > last.right:
            chars.append(" ")
            left.append(last.right)
            right.append(glyph.left)
        chars.append(glyph.char)
        left.append(glyph.left)
        right.append(glyph.right)
        last = glyph
    base, em = own[0].base, own[0].em
    return Run("".join(chars), left, right, base, base - LOW * em, base + HIGH * em, em, own[0].blank)
