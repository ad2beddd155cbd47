"""Which characters Chinese text is made of, and which of them are common."""

from __future__ import annotations

from functools import cache

HAN = "㐀-䶿一-鿿豈-﫿𠀀-𲎯〇"  # as the inside of a character class
MARKS = "，。、；：？！“”‘’（）《》〈〉【】〔〕「」『』—…·"  # wide punctuation, beside which no blank has a meaning
CLOSED = "。；！？：.;!?:…"  # what ends a line on purpose


@cache
def common(char: str) -> bool:
    """Whether it is one of the 3,755 characters of GB 2312's first level, or Chinese punctuation."""
    if char in "，。、；：？！“”‘’（）《》〈〉【】〔〕—…·％":
        return True
    try:
        code = char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return len(code) == 2 and 0xB0 <= code[0] <= 0xD7
