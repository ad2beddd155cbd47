"""Rules: the straight lines and thin boxes that a page draws, and how much of it its pictures cover."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from ctypes import c_float, c_int
from typing import NamedTuple

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from ingest.read.pdf import calls
from ingest.read.pdf.shapes import Box

MOST = 20_000  # objects of a page that are looked at
NESTED = 4  # forms inside forms
THIN = 3.0  # points: what is thinner is a rule
SEGMENTS = 2_000  # of a path that are looked at
Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Drawn(NamedTuple):
    """Rules as thin boxes, the boxes of images, and the number of paths."""

    rules: list[Box]
    pictures: list[Box]
    paths: int


def drawn(page: object) -> Drawn:
    """What a page (a pdfium handle) draws."""
    found = Drawn([], [], 0)
    paths = 0
    for what, kind, matrix in _objects(page):
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            paths += 1
            found.rules.extend(_rules(what, matrix))
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            found.pictures.append(_bounds(what, matrix))
    return found._replace(paths=paths)


def _objects(page: object) -> Iterator[tuple[object, int, Matrix]]:
    """What a page and the forms on it draw beside text, its kind, and the matrix that puts it on the page."""
    left = MOST - min(MOST, pdfium.FPDFPage_CountObjects(page))
    for at, kind in calls.others(page, MOST):
        what = ctypes.cast(at, pdfium.FPDF_PAGEOBJECT)
        if kind == pdfium.FPDF_PAGEOBJ_FORM:
            for inner in _inside(what, IDENTITY, left):
                left -= 1
                yield inner
        else:
            yield what, kind, IDENTITY


def _inside(form: object, matrix: Matrix, most: int) -> Iterator[tuple[object, int, Matrix]]:
    """The objects of a form and of those in it, text too."""
    stack = [(form, matrix, 0)]
    while stack and most > 0:
        what, matrix, depth = stack.pop()
        kind = pdfium.FPDFPageObj_GetType(what)
        if kind != pdfium.FPDF_PAGEOBJ_FORM:
            most -= 1
            yield what, kind, matrix
        elif depth < NESTED:
            inner = _times(_matrix(what), matrix)
            count = min(MOST, pdfium.FPDFFormObj_CountObjects(what))
            stack.extend((pdfium.FPDFFormObj_GetObject(what, i), inner, depth + 1) for i in range(count))


def _matrix(what: object) -> Matrix:
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(what, found):
        return IDENTITY
    return found.a, found.b, found.c, found.d, found.e, found.f


def _times(m: Matrix, n: Matrix) -> Matrix:
    """First m, then n."""
    return (
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    )


def _at(x: float, y: float, m: Matrix) -> tuple[float, float]:
    return x * m[0] + y * m[2] + m[4], x * m[1] + y * m[3] + m[5]


def _box(ax: float, ay: float, bx: float, by: float) -> Box:
    return Box(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))


def _bounds(what: object, matrix: Matrix) -> Box:
    left, low, right, high = c_float(), c_float(), c_float(), c_float()
    pdfium.FPDFPageObj_GetBounds(what, left, low, right, high)
    return _box(*_at(left.value, low.value, matrix), *_at(right.value, high.value, matrix))


def _rules(path: object, matrix: Matrix) -> Iterator[Box]:
    fill, stroke = c_int(), c_int()
    pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
    if not fill.value and not stroke.value:
        return
    bounds = _bounds(path, matrix)
    across, up = bounds.x1 - bounds.x0, bounds.high - bounds.low
    if min(across, up) <= THIN:
        if max(across, up) > 0.9:
            yield bounds
        return
    if stroke.value or pdfium.FPDFPath_CountSegments(path) > 5:
        yield from _straight(path, _times(_matrix(path), matrix), bool(stroke.value))


def _straight(path: object, matrix: Matrix, stroked: bool) -> Iterator[Box]:
    """The level and upright segments of a path; of one that is only filled, its thin rectangles."""
    x, y = c_float(), c_float()
    at = start = (0.0, 0.0)
    rectangle: list[Box] = []
    for i in range(min(SEGMENTS, pdfium.FPDFPath_CountSegments(path))):
        segment = pdfium.FPDFPath_GetPathSegment(path, i)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        to = _at(x.value, y.value, matrix)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            yield from _closed(rectangle, stroked)
            rectangle, start = [], to
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            rectangle.append(_box(*at, *to))
        at = to
        if kind != pdfium.FPDF_SEGMENT_MOVETO and pdfium.FPDFPathSegment_GetClose(segment) and at != start:
            rectangle.append(_box(*at, *start))
            at = start
    yield from _closed(rectangle, stroked)


def _closed(sides: list[Box], stroked: bool) -> Iterator[Box]:
    if stroked:
        yield from (s for s in sides if min(s.x1 - s.x0, s.high - s.low) <= 1 < max(s.x1 - s.x0, s.high - s.low))
    elif sides:
        whole = Box(
            min(s.x0 for s in sides), min(s.low for s in sides), max(s.x1 for s in sides), max(s.high for s in sides)
        )
        if min(whole.x1 - whole.x0, whole.high - whole.low) <= THIN:
            yield whole
