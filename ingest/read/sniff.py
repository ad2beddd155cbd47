"""What kind of file it is, by its content; the suffix is never asked."""

from __future__ import annotations

import io
import re
import zipfile

MAGIC = (
    (b"%PDF-", "pdf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG\r\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"BM", "bitmap"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"Rar!\x1a", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"\x1f\x8b", "archive"),
)
HTML = re.compile(rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<meta\s", re.IGNORECASE)
TAG = re.compile(
    rb"</?(?:div|p|br|table|tbody|tr|td|span|a|ul|li|h[1-6]|strong|b|font|img)(?:\s[^<>]{0,2000})?/?>", re.I
)
HEAD = 65536


def kind(content: bytes) -> str:
    """`text`, `html`, or one of the formats that are recognised and not read."""
    start = content[:HEAD]
    if b"%PDF-" in start[:1024]:
        return "pdf"
    for magic, name in MAGIC:
        if start.startswith(magic):
            if name != "bitmap":
                return name
            if len(start) > 14 and start[6:10] == b"\0\0\0\0":
                return "image"
    if start.startswith(b"RIFF") and start[8:12] == b"WEBP":
        return "image"
    if start.startswith(b"PK\x03\x04"):
        return _zipped(content)
    return "html" if is_html(start.replace(b"\0", b"")) else "text"


def is_html(start: bytes) -> bool:
    """Whether the first kilobytes are marked up: they open with a tag and hold many, or declare themselves."""
    if HTML.search(start[:4096]) and b"<" in start[:512]:
        return True
    return start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") and len(TAG.findall(start)) >= 5


def _zipped(content: bytes) -> str:
    try:
        names = zipfile.ZipFile(io.BytesIO(content)).namelist()
    except (zipfile.BadZipFile, ValueError):
        return "zip"
    for name, what in (
        ("word/document.xml", "docx"),
        ("xl/workbook.xml", "xlsx"),
        ("ppt/presentation.xml", "pptx"),
        ("OFD.xml", "ofd"),
    ):
        if name in names:
            return what
    return "zip"
