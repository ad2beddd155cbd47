"""ZIP packages (DOCX, XLSX, OFD) opened within limits; their XML parsed without entities, DTDs or network.

A package's directory states how large each entry is when unpacked; no more than that is ever unpacked, so that the
directory tells a bomb before anything is read.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from functools import cached_property

from lxml import etree

from ingest.errors import UnreadableError
from ingest.read import limits
from ingest.records import Origin

# what Python's own unpacking says of damaged files
DAMAGED = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, ValueError, OSError)
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
ENCRYPTED = 1  # bit of an entry's flags
MEGABYTE = 2**20


class Package:
    """One package. Errors of every method: `UnreadableError`, one line each."""

    def __init__(self, content: bytes, origin: Origin) -> None:
        self.origin = origin
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except DAMAGED as error:
            raise self.broken(str(error)) from error
        self.entries = {entry.filename: entry for entry in self._zip.infolist()}
        checked(self._zip.infolist(), origin)

    def broken(self, why: str) -> UnreadableError:
        """The error for a package that is damaged."""
        return UnreadableError("ingest.read.broken", path=self.origin.path, why=" ".join(why.split()))

    @cached_property
    def _folded(self) -> dict[str, str]:
        return {name.replace("\\", "/").lstrip("/").lower(): name for name in self.entries}

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._folded

    def bytes(self, name: str) -> bytes:
        """One entry, unpacked; its name in any case, as Windows compares them."""
        if name not in self:
            raise self.broken(name)
        try:
            return self._zip.read(self._folded[name.lower()])
        except (*DAMAGED, RuntimeError) as error:
            raise self.broken(f"{name}: {error}") from error

    def xml(self, name: str) -> etree._Element:
        """The root of an XML entry."""
        content = self.bytes(name)
        try:
            return etree.fromstring(content, parser())
        except etree.XMLSyntaxError as error:
            raise self.broken(f"{name}: {error.msg}") from error


def parser() -> etree.XMLParser:
    """A parser that expands no entity, loads no DTD, opens no address, and keeps libxml2's own limits on depth."""
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )


def checked(entries: list[zipfile.ZipInfo], origin: Origin) -> None:
    """Refuses what is encrypted, packed in an odd way, or larger than the limits. Errors: `UnreadableError`."""
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if any(entry.flag_bits & ENCRYPTED for entry in entries):
        raise UnreadableError("ingest.read.encrypted", path=origin.path)
    if any(entry.compress_type not in METHODS for entry in entries):
        raise UnreadableError("ingest.read.packing", path=origin.path)
    if len(entries) > limits.ENTRIES:
        raise UnreadableError("ingest.read.entries", path=origin.path, count=len(entries), limit=limits.ENTRIES)
    if unpacked > limits.UNPACKED or (unpacked > limits.RATIO_FROM and unpacked > limits.RATIO * packed):
        raise UnreadableError(
            "ingest.read.bomb", path=origin.path, size=unpacked // MEGABYTE, limit=limits.UNPACKED // MEGABYTE
        )
