"""GBK read one byte late: a lost lead byte (shown as `?`) shifts every character up to the next ASCII byte.

`?。ㄖ攸c` is 省（重點: put the lead byte back before the run, encode the run as GB 18030, decode again. Which lead byte
was lost, the text's own characters say; the repair's name carries it, so that a slice alone can be repaired:
`mojibake(CA)`.
"""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from ingest.clean.characters import HAN, common
from ingest.clean.pinyin import FOUND, SYLLABLE
from ingest.text import Edit

NAME = "mojibake"

LONGEST = 40  # characters of a run
LOST = "?？\ufffd"
START = re.compile(f"[{LOST}](?:(?:{SYLLABLE}[)）])?(?=[^\x00-\x3e\x40-\x7f])|(?=[?？][^\x00-\x7f]))")
ODD = re.compile(f"[^{HAN}\\x00-\\x7f，。、；：？！“”‘’（）《》—…·％]")
WIDE = {ord("?"): "？", ord("("): "（", ord(")"): "）", ord(","): "，", ord(";"): "；", ord(":"): "：", ord("!"): "！"}
LEADS = tuple(bytes([b]) for b in range(0x81, 0xFF))


def find(text: str) -> dict[str, list[Edit]]:
    """Edits by the lead byte that was lost (two hexadecimal digits)."""
    found: dict[str, list[Edit]] = {}
    known: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    position = 0
    for match in START.finditer(text) if any(mark in text for mark in LOST) else ():
        if match.start() < position:
            continue
        best: tuple[float, int, str, bytes] | None = None
        for end, tail in _runs(text, match.end()):
            if not _odd(text[match.end() : end], text):
                continue
            if not known:  # as in all but few texts: what follows a question mark is not odd
                plain = FOUND.sub("", text)
                known, pairs = Counter(plain), Counter(itertools.pairwise(plain))
            before = FOUND.sub("", text[max(0, match.start() - 10) : match.start()])[-1:]
            after = FOUND.sub("", text[end : end + 10])[:1]
            for lead in LEADS:
                new = _decoded(lead + tail)
                if new is None or not all(_plausible(c, known) for c in new):
                    continue
                score = _score(before + new + after, known, pairs)
                if best is None or score > best[0]:
                    best = score, end, new, lead
        if best:
            found.setdefault(best[3].hex().upper(), []).append(Edit(match.start(), best[1], best[2]))
            position = best[1]
    return found


def redo(text: str, lead: str) -> list[Edit]:
    """The repair of a slice whose lost lead byte is known."""
    edits: list[Edit] = []
    for match in START.finditer(text):
        for end, tail in _runs(text, match.end()):
            new = _decoded(bytes.fromhex(lead) + tail)
            if new is not None and (not edits or match.start() >= edits[-1].end):
                edits.append(Edit(match.start(), end, new))
    return edits


def _runs(text: str, start: int) -> Iterator[tuple[int, bytes]]:
    """Each stretch from `start` that ends with an ASCII byte a double-byte character could end with, as bytes."""
    tail = b""
    for at in range(start, min(start + LONGEST, len(text))):
        char = text[at]
        if "@" <= char <= "~":
            if tail:
                yield at + 1, tail + char.encode()
            return
        code = _code(char)
        if len(code) != 2:
            return
        tail += code


@cache
def _code(char: str) -> bytes:
    try:
        return char.translate(WIDE).encode("gb18030")
    except UnicodeEncodeError:
        return b""


def _decoded(code: bytes) -> str | None:
    try:
        text = code.decode("gb18030")
    except UnicodeDecodeError:
        return None
    return text if len(text) * 2 == len(code) else None


def _odd(run: str, text: str) -> bool:
    """Whether a run holds what Chinese text does not: rare characters that the text has nowhere else, private use."""
    return any(ODD.match(c) or not (common(c) or c.isascii() or text.count(c) > 1) for c in run)


def _plausible(char: str, known: Counter[str]) -> bool:
    return common(char) or known[char] > 0


def _score(new: str, known: Counter[str], pairs: Counter[tuple[str, str]]) -> float:
    """How much a reading looks like the rest of the text: pairs that it has, then characters."""
    likely = sum(math.log1p(pairs[pair]) for pair in itertools.pairwise(new))
    return 3 * likely + sum(math.log1p(known[char]) for char in new) / len(new)
