"""Which characters Chinese text is made of, and which of them are common."""

from __future__ import annotations

from functools import cache
from itertools import product

HAN = "㐀-䶿一-鿿豈-﫿𠀀-𲎯〇"  # as the inside of a character class
MARKS = "，。、；：？！“”‘’（）《》〈〉【】〔〕「」『』—…·"  # wide punctuation, beside which no blank has a meaning
COMMON_MARKS = "，。、；：？！“”‘’（）《》〈〉【】〔〕—…·％"
CLOSED = "。；！？：.;!?:…"  # what ends a line on purpose
# the Chinese characters of GB 2312 in their order, its rows and cells counted from 0xA1; the common ones come first
LISTED = "".join(bytes(cell).decode("gb2312", "ignore") for cell in product(range(0xB0, 0xF8), range(0xA1, 0xFF)))
FIRST_LEVEL = LISTED[:3755]


@cache
def common(char: str) -> bool:
    """Whether it is one of the 3,755 characters of GB 2312's first level, or Chinese punctuation."""
    return char in COMMON_MARKS or char in FIRST_LEVEL
