"""Scans: pictures of text, recognised by rapidocr where the extra `scan` is installed.

What is recognised becomes runs of glyphs on a page, so that lines, furniture and paragraphs are told as in any PDF.
A page takes some seconds.
"""

from __future__ import annotations

import io
import logging
from array import array
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.util import find_spec
from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple

from ingest.errors import UnreadableError
from ingest.read import limits, picture
from ingest.read.pdf import grid
from ingest.read.pdf.shapes import Box, Page, Run
from ingest.read.reader import Read
from ingest.records import Note, Origin

if TYPE_CHECKING:
    from PIL.Image import Image

SIDE = 2_000  # pixels of a page's longer side, as recognition takes it
HEIGHT = 842.0  # points that a picture's longer side stands for
SURE = 0.6  # what recognition is less sure of is told in the notes
FEWEST = 4  # long lines that show how a page is set
TALLEST = 6  # heights of a line: a taller gap holds no missed lines
INK = 150  # of 255: what is darker in all colours is print
CERTAIN = 0.8  # of a line that was passed over
NOTE = "scan-recognised"
UNSURE = "scan-unsure"


class Found(NamedTuple):
    """A line of text in a picture: its box in pixels from the upper left corner, and how sure recognition is."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    score: float


class Band(NamedTuple):
    """A stretch of a picture between two lines, in pixels; `high` is how high its lines are."""

    x0: float
    top: float
    x1: float
    bottom: float
    high: float


def installed() -> bool:
    """Whether the extra is there."""
    return _engine() is not None


def read(content: bytes, origin: Origin) -> Read:
    """A picture file, one part a frame. Errors: `UnreadableError`."""
    from ingest.read.pdf import assembled

    if not installed():
        raise UnreadableError("ingest.read.scan.not_installed", path=origin.path)
    pages: list[Page] = []
    unsure = 0
    for number, image in enumerate(_frames(content, origin.path), start=1):
        scale = HEIGHT / max(image.size)
        page = Page(number, image.size[0] * scale, image.size[1] * scale)
        unsure += recognise(page, image)
        pages.append(page)
    return assembled(pages, f"image/{_kind(content)}", notes(len(pages), unsure))


def notes(pages: int, unsure: int) -> list[Note]:
    """What is told of recognised pages."""
    return [Note(NOTE, pages), *([Note(UNSURE, unsure)] if unsure else [])] if pages else []


def recognise(page: Page, image: Image) -> int:
    """Gives a page the runs that are recognised in its picture; returns how many of them are unsure."""
    engine = _engine()
    if engine is None:
        return 0
    largest = max(image.size)
    if largest > SIDE:
        image = image.resize((image.size[0] * SIDE // largest or 1, image.size[1] * SIDE // largest or 1))
    found, rules = engine.page(image)
    scale = page.height / image.size[1]
    page.runs = list(runs(found, scale, page.height))
    page.tables, page.boxes, page.beside, page.recognised = [], [], [], True
    high = page.height
    grid.tables(page, [Box(r.x0 * scale, high - r.high * scale, r.x1 * scale, high - r.low * scale) for r in rules])
    return sum(1 for one in found if one.score < SURE)


def runs(found: Iterable[Found], scale: float, height: float) -> Iterator[Run]:
    """Boxes of recognised text as runs; one size for all that are near it, since boxes are not exact."""
    kept = [one for one in found if one.text.strip()]
    sizes = [(one.x1 - one.x0) / _units(one.text) for one in kept if _units(one.text) >= 4]
    usual = median(sizes) if sizes else 0.0
    for one in kept:
        text = one.text.strip()
        own = min((one.x1 - one.x0) / _units(text), (one.bottom - one.top) * 1.1)
        em = usual if usual and 0.8 < own / usual < 1.25 else own
        left, right = array("f"), array("f")
        at = one.x0
        step = (one.x1 - one.x0) / _units(text)
        for char in text:
            left.append(at * scale)
            at += step * _units(char)
            right.append(at * scale)
        low, high = height - one.bottom * scale, height - one.top * scale
        yield Run(text, left, right, low + 0.22 * (high - low), low, high, em * scale)


def _units(text: str) -> float:
    """How wide a text is, in Chinese characters."""
    return sum(0.5 if ord(char) < 0x2E80 else 1.0 for char in text) or 1.0


def missed(found: list[Found]) -> list[Band]:
    """Where lines of text may have been missed: gaps between lines that would hold one."""
    long = [one for one in found if one.x1 - one.x0 > 0.6 * max(other.x1 - other.x0 for other in found)]
    if len(long) < FEWEST:
        return []
    high = median(one.bottom - one.top for one in long)
    left, right = min(one.x0 for one in long), max(one.x1 for one in long)
    ordered = sorted((one for one in found if one.x0 < right and one.x1 > left), key=lambda one: one.top)
    bands, reached = [], ordered[0].bottom
    for one in ordered[1:]:
        if high * 0.9 < one.top - reached < high * TALLEST:
            bands.append(Band(left, reached, right, one.top, high))
        reached = max(reached, one.bottom)
    return bands


def _found(quad: picture.Quad, text: str, score: float) -> Found:
    across, down = [at[0] for at in quad], [at[1] for at in quad]
    return Found(text, min(across), min(down), max(across), max(down), score)


class _Engine:
    """Recognition by rapidocr; loads its models once."""

    def __init__(self) -> None:
        from rapidocr import RapidOCR

        logging.getLogger("RapidOCR").setLevel(logging.ERROR)
        self._engine = RapidOCR(params={"Global.log_level": "error"})

    def page(self, image: Image) -> tuple[list[Found], list[Box]]:
        """The lines of a page laid straight, and its rules; lines that were passed over are looked for."""
        import numpy

        pixels = numpy.asarray(image.convert("RGB"))
        seen = self._lines(pixels)
        if not seen:
            return [], []
        if turn := picture.turn([quad for quad, _, _ in seen], image.size):
            pixels = numpy.asarray(turn.image(image.convert("RGB")))
            seen = [([turn.corner(at) for at in quad], text, score) for quad, text, score in seen]
        found = [_found(*one) for one in seen]
        for band in missed(found):
            found.extend(self._within(pixels, band))
        high = median(one.bottom - one.top for one in found)
        ruled = picture.rules(pixels, high)
        found.extend(self._alone(pixels, [Box(one.x0, one.top, one.x1, one.bottom) for one in found], ruled, high))
        return found, ruled

    def _alone(self, pixels: Any, seen: list[Box], ruled: list[Box], high: float) -> Iterator[Found]:
        """Characters that stand alone on a line of a cell, which are passed over as such."""
        margin = int(high / 4)
        for box in picture.blots(pixels, seen, ruled, high):
            low, left = max(0, int(box.low) - margin), max(0, int(box.x0) - margin)
            text, score = self._line(pixels[low : int(box.high) + margin, left : int(box.x1) + margin])
            if score >= CERTAIN:
                yield Found(text, box.x0, box.low, box.x1, box.high, score)

    def _lines(self, pixels: Any) -> list[tuple[list[picture.Corner], str, float]]:
        """The corners of each line, what it says, and how sure that is."""
        from rapidocr.utils.output import RapidOCROutput

        result = self._engine(pixels[:, :, ::-1], use_det=True, use_cls=True, use_rec=True)  # it keeps the last call's
        if not isinstance(result, RapidOCROutput) or result.boxes is None or not result.txts or not result.scores:
            return []
        return [
            ([(float(p[0]), float(p[1])) for p in box], str(text), float(score))
            for box, text, score in zip(result.boxes, result.txts, result.scores, strict=True)
        ]

    def _within(self, pixels: Any, band: Band) -> Iterator[Found]:
        """The lines of print inside a band: rows of pixels with ink, as high as a line; a red stamp is no ink."""
        margin = int(band.high / 3)
        x0, x1 = max(0, int(band.x0) - margin), int(band.x1) + margin
        top = int(band.top)
        dark = pixels[top : int(band.bottom), x0:x1].max(axis=2) < INK
        rows = dark.mean(axis=1) > 0.004
        start = None
        for at, inked in enumerate([*rows.tolist(), False]):
            if inked and start is None:
                start = at
            elif not inked and start is not None:
                if 0.45 * band.high < at - start < 1.3 * band.high:
                    columns = dark[start:at].any(axis=0).nonzero()[0]
                    left, right = x0 + int(columns[0]), x0 + int(columns[-1])
                    low, high = max(0, top + start - margin), top + at + margin
                    text, score = self._line(pixels[low:high, max(0, left - margin) : right + margin])
                    if score >= CERTAIN and len(text) > 1:
                        yield Found(text, left, top + start - margin / 2, right, top + at + margin / 2, score)
                start = None

    def _line(self, pixels: Any) -> tuple[str, float]:
        from rapidocr.ch_ppocr_rec.typings import TextRecOutput

        result = self._engine(pixels[:, :, ::-1], use_det=False, use_cls=False, use_rec=True)
        if not isinstance(result, TextRecOutput) or not result.txts:
            return "", 0.0
        return str(result.txts[0]), float(result.scores[0])


@cache
def _engine() -> _Engine | None:
    """Recognition, loaded once; None where the extra is not installed."""
    if find_spec("rapidocr") is None or find_spec("onnxruntime") is None:
        return None
    return _Engine()


def _frames(content: bytes, path: str) -> Iterator[Image]:
    """The pages of a picture file. Errors: `UnreadableError` for what is broken or too large."""
    import PIL.Image
    import PIL.ImageSequence

    try:
        opened = PIL.Image.open(io.BytesIO(content))
        if opened.size[0] * opened.size[1] > limits.PIXELS:
            raise UnreadableError("ingest.read.scan.too_large", path=path, limit=limits.PIXELS // 1_000_000)
        for number, frame in enumerate(PIL.ImageSequence.Iterator(opened)):
            if number == limits.FRAMES:
                raise UnreadableError("ingest.read.scan.too_many", path=path, limit=limits.FRAMES)
            yield frame.convert("RGB")
    except (PIL.UnidentifiedImageError, OSError, SyntaxError, ValueError, PIL.Image.DecompressionBombError) as error:
        raise UnreadableError("ingest.read.scan.broken", path=path) from error


def _kind(content: bytes) -> str:
    for magic, name in ((b"\x89PNG", "png"), (b"\xff\xd8", "jpeg"), (b"GIF", "gif"), (b"BM", "bmp"), (b"RIFF", "webp")):
        if content.startswith(magic):
            return name
    return "tiff"
