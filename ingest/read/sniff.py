"""What kind of file it is, by its content; the suffix is never asked."""

from __future__ import annotations

import io
import re
import zipfile
from typing import BinaryIO

from ingest.read.package import DAMAGED

MAGIC = (
    (b"%PDF-", "pdf"),
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
MAIL = re.compile(rb"[A-Za-z][A-Za-z-]{1,40}:[ \t]")  # how the header of a mail, or of a page saved as one, begins
BLANK_LINE = re.compile(rb"\r?\n\r?\n")
TAG = re.compile(
    rb"</?(?:div|p|br|table|tbody|tr|td|span|a|ul|li|h[1-6]|strong|b|font|img)(?:\s[^<>]{0,2000})?/?>", re.I
)
HEAD = 65536
# documents of office programs in one XML file, by what stands in the first of their tags; the first that is found
OFFICE_XML = (
    (b"urn:schemas-microsoft-com:office:spreadsheet", "old_table"),
    (b"opendocument.spreadsheet", "old_table"),
    (b"opendocument.presentation", "old_table"),
    (b"urn:oasis:names:tc:opendocument:xmlns:office", "fodt"),
    (b"schemas.microsoft.com/office/word/2003/wordml", "wordml"),
    (b"schemas.microsoft.com/office/2006/xmlPackage", "wordml"),
)
XML_HEAD = 8192
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # the stream that holds a DOCX or XLSX with a password
PACKAGES = (  # the first entry that is found tells the kind
    ("word/", "docx"),
    ("xl/workbook.bin", "xlsb"),
    ("xl/", "xlsx"),
    ("ppt/", "pptx"),
)


def kind(content: bytes) -> str:
    """`text`, `html`, or another format by its name."""
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
    if start.startswith(OLE):
        return "encrypted" if ENCRYPTED in content else "ole"
    if start.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return zipped(io.BytesIO(content))
    if (office := _office_xml(start)) is not None:
        return office
    if MAIL.match(start.lstrip()) and _is_mail(start.lstrip()):
        return "mhtml"
    return "html" if is_html(start.replace(b"\0", b"")) else "text"


def _office_xml(start: bytes) -> str | None:
    """The kind of an XML file that an office program wrote."""
    if not start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<?xml"):
        return None
    return next((kind for mark, kind in OFFICE_XML if mark in start[:XML_HEAD]), None)


def _is_mail(start: bytes) -> bool:
    """Whether the lines above the first blank one say what the rest is made of."""
    header = BLANK_LINE.split(start, 1)[0].lower()
    return b"\nmime-version:" in b"\n" + header and b"\ncontent-type:" in b"\n" + header


def is_html(start: bytes) -> bool:
    """Whether the first kilobytes are marked up: they open with a tag and hold many, or declare themselves."""
    if HTML.search(start[:4096]) and b"<" in start[:512]:
        return True
    return start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") and len(TAG.findall(start)) >= 5


def zipped(file: BinaryIO) -> str:
    """The kind of a ZIP by what it holds; one whose directory is damaged by the names that stand in it."""
    try:
        package = zipfile.ZipFile(file)
        names = package.namelist()
        said = package.read("mimetype")[:200] if names[:1] == ["mimetype"] else b""
    except (*DAMAGED, RuntimeError):
        file.seek(0)
        start = file.read(HEAD)
        return next((what for name, what in PACKAGES if name.encode() in start), "zip")
    if {"[Content_Types].xml", "_rels/.rels", "word/document.xml", "xl/workbook.xml"} & set(names):
        return next((what for name, what in PACKAGES if any(one.startswith(name) for one in names)), "zip")
    if "OFD.xml" in names:
        return "ofd"
    if "content.xml" not in names or b"opendocument" not in said:
        return "zip"
    return "old_table" if b"spreadsheet" in said or b"presentation" in said else "odt"
