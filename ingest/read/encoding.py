"""Bytes → text: BOM, strict UTF-8, NUL pattern (UTF-16), then charset-normalizer on the whole file.

GB2312 and GBK are decoded as GB18030, which holds both; a few bytes that no encoding explains do not stop a file.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

import charset_normalizer

from ingest.errors import UnreadableError
from ingest.read.misread import undone
from ingest.records import Origin

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16 LE, whose BOM it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
ALIASES = {"gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "cp936": "gb18030", "hz": "gb18030"}
CANDIDATES = ["gb18030", "big5hkscs", "big5", "utf_8", "utf_16_le", "utf_16_be"]
FOREIGN = re.compile("[\u0370-\u04ff\u3041-\u312f]")  # where the commonest characters of Big5 lie in GB18030
TOLERATED = 1000  # one damaged byte in so many does not make another encoding of a file

CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
DAMAGE = re.compile("[\ufffd\x00-\x08\x0e-\x1f\x7f\ue000-\uf8ff]")


def decoded(content: bytes, origin: Origin, declared: str = "") -> tuple[str, str]:
    """(text, encoding) of a file. Errors: `UnreadableError` where no encoding explains its bytes."""
    found = decode(content, declared)
    if found is None:
        raise UnreadableError("ingest.read.binary", path=origin.path)
    meant = undone(found[0])
    if meant == "":
        raise UnreadableError("ingest.read.misread", path=origin.path)
    return (meant, found[1]) if meant else found


def decode(content: bytes, declared: str = "") -> tuple[str, str] | None:
    """(text, encoding), or None where no encoding explains the bytes; `declared` is what an HTML page says it is in."""
    for bom, name in BOMS:
        if content.startswith(bom):
            return content[len(bom) :].decode(name, errors="replace"), name
    for name in filter(None, _likely(content, declared)):
        try:
            text = content.decode(name)
        except UnicodeDecodeError:
            continue
        if name == "gb18030" and _is_foreign(text):
            continue
        if _plausible(text, CONTROL if name == "utf-8" else DAMAGE):
            return text, name
    return _damaged(content)


def _likely(content: bytes, declared: str) -> Iterator[str]:
    """The encodings to try, '' where there is none; guessing costs the most, and is left until the others failed."""
    yield "utf-8"
    yield _nul_pattern(content)
    yield _known(declared)
    yield _guessed(content)


def _known(name: str) -> str:
    name = name.strip().lower()
    name = ALIASES.get(name, name)
    try:
        return codecs.lookup(name).name if name else ""
    except LookupError:
        return ""


def _nul_pattern(content: bytes) -> str:
    """UTF-16 without a BOM: line ends and digits leave NUL bytes, all at odd or all at even places."""
    if len(content) % 2:
        return ""
    even, odd = content[::2].count(0), content[1::2].count(0)
    if even == odd or even * odd:
        return ""
    return "utf-16-be" if even else "utf-16-le"


def _guessed(content: bytes) -> str:
    """What charset-normalizer makes of the whole file, among the encodings that Chinese documents come in."""
    best = charset_normalizer.from_bytes(
        content, steps=1, chunk_size=max(1, len(content)), threshold=0.4, cp_isolation=CANDIDATES
    ).best()
    return _known(best.encoding) if best else ""


def _plausible(text: str, damage: re.Pattern[str]) -> bool:
    """At most a tenth is damage; private-use characters are no damage in UTF-8, which proves itself."""
    return len(damage.findall(text)) * 10 <= len(text)


def _is_foreign(text: str) -> bool:
    """Whether a tenth of what is no ASCII is Greek, Cyrillic, kana or bopomofo: Big5 taken for GB18030."""
    return len(FOREIGN.findall(text)) * 10 > len(text) - len(text.encode("ascii", "ignore"))


def _damaged(content: bytes) -> tuple[str, str] | None:
    """UTF-8 or GB18030 with few damaged bytes, the damage shown as U+FFFD."""
    best: tuple[int, str, str] | None = None
    for name in ("utf-8", "gb18030", "big5hkscs"):
        text = content.decode(name, errors="replace")
        wrong = len(DAMAGE.findall(text))
        if wrong * TOLERATED <= len(text) + TOLERATED and (best is None or wrong < best[0]):
            best = wrong, text, name
    return (best[1], best[2]) if best else None
