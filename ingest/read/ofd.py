"""OFD (GB/T 33190): the characters of each page by their place, a line for each line on the page, a part for each page.

What a page takes from a template, background layers, slanted and nearly transparent text are no words of the document.
"""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from ingest.errors import UnreadableError
from ingest.read import limits
from ingest.read.package import Package
from ingest.read.reader import Assembly, Read
from ingest.records import Origin

MEDIA_TYPE = "application/ofd"
SAME_LINE = 0.5  # of a character's size that two characters of a line may stand apart in height
BLANK = 0.6  # of a character's size that stands free where a blank is seen
NARROW = 0.55  # of a character's size that a Latin letter takes
SLANTED = 0.2  # sine of the angle beyond which text is a watermark
FAINT = 80  # of 255: text that is seen less is a watermark
NUMBER = re.compile(r"[-+]?[0-9]*\.?[0-9]+(?:[eE][-+]?[0-9]+)?|g")
REPEATED = 100_000  # places of one text that its offsets may stand for
LAYER = "Background"


class Glyph(NamedTuple):
    """One character and where it stands, in millimetres from the page's upper left corner."""

    y: float
    x: float
    size: float
    char: str


def read(content: bytes, origin: Origin) -> Read:
    """An OFD file. Errors: `UnreadableError`, one line each."""
    package = Package(content, origin)
    out = Assembly()
    for number, page in enumerate(_pages(package), 1):
        if number > limits.PAGES:
            raise UnreadableError("ingest.read.pages", path=origin.path, limit=limits.PAGES)
        out.part(number)
        for line in lines(list(_glyphs(package.xml(page)))):
            out.put(line + "\n")
    return out.finish(MEDIA_TYPE)


def _pages(package: Package) -> Iterator[str]:
    """The names of the pages' entries, in order."""
    for body in _all(package.xml("OFD.xml"), "DocRoot"):
        root = _joined("", body.text or "")
        folder = posixpath.dirname(root)
        for page in _all(package.xml(root), "Page"):
            if location := page.get("BaseLoc"):
                yield _joined(folder, location)


def _joined(folder: str, location: str) -> str:
    location = location.strip()
    return posixpath.normpath(location.lstrip("/") if location.startswith("/") else posixpath.join(folder, location))


def _glyphs(page: etree._Element) -> Iterator[Glyph]:
    for layer in _all(page, "Layer"):
        if layer.get("Type") != LAYER:
            for text in _all(layer, "TextObject"):
                yield from _text(text)


def _text(text: etree._Element) -> Iterator[Glyph]:
    """The characters of a text object; none where it is slanted or faint."""
    left, top = (*_numbers(text.get("Boundary")), 0.0, 0.0)[:2]
    matrix = _numbers(text.get("CTM"))
    a, b, c, d, e, f = matrix if len(matrix) == 6 else (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    if abs(b) > SLANTED * max(abs(a), 1e-9) or _alpha(text) < FAINT:
        return
    size = (_numbers(text.get("Size")) or [4.0])[0] * abs(d or 1.0)
    x = y = 0.0
    for code in _all(text, "TextCode"):
        x = (_numbers(code.get("X")) or [x])[0]
        y = (_numbers(code.get("Y")) or [y])[0]
        across, down = _offsets(code.get("DeltaX")), _offsets(code.get("DeltaY"))
        at_x, at_y = x, y
        width = size / abs(a or 1.0)
        for place, char in enumerate(code.text or ""):
            yield Glyph(top + b * at_x + d * at_y + f, left + a * at_x + c * at_y + e, size, char)
            at_x += across[place] if place < len(across) else 0.0 if down else width * _width(char)
            at_y += down[place] if place < len(down) else 0.0


def _alpha(text: etree._Element) -> float:
    own = (_numbers(text.get("Alpha")) or [255.0])[0]
    fill = next((_numbers(one.get("Alpha")) for one in text if _local(one) == "FillColor"), [])
    return min(own, (fill or [255.0])[0])


def lines(glyphs: list[Glyph]) -> Iterator[str]:
    """The lines of a page from the top down, with a blank where a gap is seen; what is printed twice counts once."""
    waiting: list[Glyph] = []
    for glyph in sorted(glyphs):
        if waiting and glyph.y - waiting[0].y > SAME_LINE * min(glyph.size, waiting[0].size):
            yield from _line(waiting)
            waiting = []
        waiting.append(glyph)
    yield from _line(waiting)


def _line(glyphs: list[Glyph]) -> Iterator[str]:
    shown = ""
    last: Glyph | None = None
    for glyph in sorted(glyphs, key=lambda one: one.x):
        if last:
            gap = glyph.x - last.x
            if glyph.char == last.char and gap < 0.2 * last.size:
                continue
            if gap - _width(last.char) * last.size > BLANK * last.size and not shown.endswith(" "):
                shown += " "
        shown += glyph.char
        last = glyph
    if shown.strip():
        yield shown.strip()


def _width(char: str) -> float:
    """The width of a character in parts of its size."""
    return 1.0 if unicodedata.east_asian_width(char) in "WFA" else NARROW


def _offsets(written: str | None) -> list[float]:
    """`2.5 g 3 3.2` stands for 2.5 3.2 3.2 3.2."""
    found: list[float] = []
    tokens = iter(NUMBER.findall(written or ""))
    for token in tokens:
        if token != "g":
            found.append(float(token))
            continue
        times, offset = next(tokens, "0"), next(tokens, "g")
        if "g" in (times, offset) or not 0 <= float(times) <= REPEATED:
            break
        found += [float(offset)] * int(float(times))
        if len(found) > REPEATED:
            break
    return found


def _numbers(written: str | None) -> list[float]:
    if not written:
        return []
    try:
        return [float(token) for token in written.split()]
    except ValueError:  # a unit, or a letter that damage left
        return [float(token) for token in NUMBER.findall(written) if token != "g"]


def _all(root: etree._Element, name: str) -> Iterator[etree._Element]:
    return root.iter(f"{{*}}{name}")


def _local(element: etree._Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
