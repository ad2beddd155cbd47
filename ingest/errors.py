"""The errors of ingest: one document cannot be read, and why.

IngestError
├── UnreadableError     the file cannot be opened, is empty, is binary, is too large
├── MarkingError        the header bears 秘密, 机密 or 绝密
├── SourcesError        a row of sources.csv is refused
├── NothingToReadError  no readable file under the paths given
├── RowsError           the rows of a document do not follow the contract
└── UnknownDocumentError  the store holds no such document
"""

from __future__ import annotations

from ontology.errors import KechuangError


class IngestError(KechuangError):
    """One input failed; the others go on."""


class UnreadableError(IngestError):
    """The file cannot be read as a document."""


class MarkingError(IngestError):
    """The header bears a mark of secrecy."""


class SourcesError(IngestError):
    """A row of `sources.csv` is refused."""


class NothingToReadError(IngestError):
    """There is no readable file under the paths given."""


class RowsError(IngestError):
    """The rows of a document do not follow the contract of `ingest.records.Rows`."""


class UnknownDocumentError(IngestError):
    """The store holds no such document."""


class NotKeptError(IngestError):
    """The bytes of a document, or what was told of it, were not kept."""


class DecisionError(IngestError):
    """Two ids cannot be said to be one thing, or two."""

    exit_code = 2
