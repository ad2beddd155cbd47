"""The errors of ingest: one document cannot be read, and why.

IngestError
├── UnreadableError     the file cannot be opened, is empty, is binary, is too large
├── MarkingError        the header bears 秘密, 机密 or 绝密
├── SourcesError        a row of sources.csv is refused
├── NothingToReadError  no readable file under the paths given
├── RowsError           the rows of a document do not follow the contract
├── UnknownDocumentError  the store holds no such document
├── JobError            an upload cannot be taken a step further
│   └── BusyJobError    another worker is at the uploads
├── ModelSettingsError  a language model was asked for and none is set
└── ModelError          a language model gave no usable answer
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.uploads import BUSY
from ontology.errors import KechuangError

if TYPE_CHECKING:
    from ingest.extract.llm.client import Tokens


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


class JobError(IngestError):
    """An upload cannot be taken a step further."""


class BusyJobError(JobError):
    """Another worker is at the uploads; its exit code tells whoever started this one to come again."""

    exit_code = BUSY


class ModelSettingsError(IngestError):
    """A language model was asked for, and where it answers is not set, or the extra is not installed."""


class ModelError(IngestError):
    """A language model gave no usable answer; `tokens` is what the endpoint says it cost all the same."""

    def __init__(self, key: str, *, tokens: Tokens | None = None, **params: object) -> None:
        super().__init__(key, **params)
        self.tokens = tokens
