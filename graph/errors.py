"""The errors of the store.

StoreError                   exit code 3
├── UnreachableError         no server answers, or it refuses the password
├── InUseError               another process writes (the lease is held), or the data folder is locked
├── MissingPartError         the embedded store has no wheel for this platform
├── FullDiskError            the data folder has no room
├── SchemaVersionError       the store was built with another ontology version
├── BackupError              a backup cannot be written, read or restored
└── AccessError              the server refuses what was asked
"""

from __future__ import annotations

from ontology.errors import KechuangError


class StoreError(KechuangError):
    """The store cannot do what was asked."""

    exit_code = 3


class UnreachableError(StoreError):
    """No server answers at the address, or it refuses the user."""


class InUseError(StoreError):
    """Another process writes to the store or holds its folder."""


class MissingPartError(StoreError):
    """An optional part is not installed or has no wheel for this platform."""


class FullDiskError(StoreError):
    """The data folder's disk is full."""


class SchemaVersionError(StoreError):
    """The store was built with another version of the ontology."""


class BackupError(StoreError):
    """A backup cannot be written, read or restored."""

    exit_code = 1


class AccessError(StoreError):
    """The server refuses the statement."""
