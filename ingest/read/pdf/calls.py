"""Calls: one function of pdfium over all glyphs or objects of a page, at C's own pace.

A page has thousands of each, and a call written out for one costs more than what pdfium does in it. `map` makes the
calls here, and they write into one buffer; addresses are numbers, which need no object for each.
"""

from __future__ import annotations

import ctypes
from array import array
from collections import deque
from collections.abc import Callable, Iterable
from ctypes import c_int, c_uint, c_void_p
from itertools import repeat
from typing import Any

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]


def _plain(function: Any, result: Any, *arguments: Any) -> Callable[..., int]:
    """A function of pdfium that takes addresses as numbers, and does not let other threads in for its moment."""
    return ctypes.PYFUNCTYPE(result, *arguments)(_address(function))


def _address(pointer: Any) -> int:
    return ctypes.cast(pointer, c_void_p).value or 0


_unicode_of = _plain(pdfium.FPDFText_GetUnicode, c_uint, c_void_p, c_int)
_loose_box = _plain(pdfium.FPDFText_GetLooseCharBox, c_int, c_void_p, c_int, c_void_p)
_origin_of = _plain(pdfium.FPDFText_GetCharOrigin, c_int, c_void_p, c_int, c_void_p, c_void_p)
_object_of = _plain(pdfium.FPDFPage_GetObject, c_void_p, c_void_p, c_int)
_type_of = _plain(pdfium.FPDFPageObj_GetType, c_int, c_void_p)


def glyphs(text_page: Any, most: int) -> Iterable[tuple[int, float, float, float, float, float, float]]:
    """Of each glyph its character's number, its loose box (left, top, right, bottom) and its origin (x, y)."""
    count = min(pdfium.FPDFText_CountChars(text_page), most)
    if count <= 0:
        return ()
    page = _address(text_page)
    boxes, origins = array("f", bytes(16 * count)), array("d", bytes(16 * count))
    first, start = boxes.buffer_info()[0], origins.buffer_info()[0]
    _all(map(_loose_box, repeat(page), range(count), range(first, first + 16 * count, 16)))
    ends = range(start, start + 16 * count, 16), range(start + 8, start + 8 + 16 * count, 16)
    _all(map(_origin_of, repeat(page), range(count), *ends))
    codes = map(_unicode_of, repeat(page), range(count))
    return zip(codes, *(boxes[i::4] for i in range(4)), origins[::2], origins[1::2], strict=True)


def others(page: Any, most: int) -> list[tuple[int, int]]:
    """The objects of a page that are no text: the address and the kind of each."""
    found = list(map(_object_of, repeat(_address(page)), range(min(most, pdfium.FPDFPage_CountObjects(page)))))
    text = pdfium.FPDF_PAGEOBJ_TEXT
    return [(what, kind) for what, kind in zip(found, map(_type_of, found), strict=True) if kind != text]


def _all(made: Iterable[int]) -> None:
    """Make all calls of a map."""
    deque(made, maxlen=0)
