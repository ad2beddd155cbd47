"""A text whose UTF-8 was once taken for another encoding and written down so: 鍏充簬 for 关于, å…³äºŽ for 关于.

Where no byte was lost on the way, it is undone; where some were, the text cannot be had back whole.
"""

from __future__ import annotations

import re
from contextlib import suppress

SAMPLE = 2000  # characters that tell
# what Windows shows for the bytes 80 to 9F, where it shows anything
WESTERN = {
    ord(bytes([byte]).decode("cp1252")): byte for byte in range(0x80, 0xA0) if byte not in b"\x81\x8d\x8f\x90\x9d"
}
LOST = "锟斤拷"  # what GB18030 shows of two characters that UTF-8 could not show
HAN = re.compile("[\u4e00-\u9fff]")
WRONG = 0.3  # of the characters, in what is left of a text that lost bytes; of a text that was never misread, most
CHINESE = 0.3


def undone(text: str) -> str | None:
    """The text as it was meant; None where it is not misread, '' where some of it was lost."""
    sample = text[:SAMPLE]
    if sample.isascii():
        return None
    if len(LOST) * sample.count(LOST) > WRONG * len(sample):
        return ""
    for name in ("gb18030", "latin-1"):
        meant = _bytes(sample, name, "replace").decode("utf-8", "replace")
        others = len(meant) - len(meant.encode("ascii", "ignore"))
        if meant.count("\ufffd") > WRONG * len(meant) or len(HAN.findall(meant)) <= CHINESE * others:
            continue
        with suppress(UnicodeError):
            return _bytes(text, name, "strict").decode("utf-8")
        return ""
    return None


def _bytes(text: str, name: str, errors: str) -> bytes:
    return (text.translate(WESTERN) if name == "latin-1" else text).encode(name, errors)
