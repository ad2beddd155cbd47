"""The errors of the API, and the one table from exception to HTTP status (RFC 9457 problem+json).

ApiError
├── UnknownNameError         404, with the nearest names
├── UnknownNodeError         404
├── UnknownQueryError        404
├── AmbiguousNameError       409, with the candidates
├── ParameterError           422, with each parameter and what is wrong with it
│   └── CursorError          422
├── SlowQueryError           504
├── RefusedStatementError    400, with the rule, the line and the column
├── StatementError           400, what the store says of the statement
├── NoEditingError           503, nobody decides or reads uploads here
├── TooManyUploadsError      429, as many wait for a decision as may
├── SlowUploadError          408, the bytes do not come
├── NoRoomError              507, the bytes cannot be kept
├── WorkerError              not over HTTP: a worker ended without a word; kept with its upload
├── RefusedDecisionError     409, two ids cannot be said to be one thing, or two
└── ListenError              not over HTTP: the address cannot be served on (exit code 2)
"""

from __future__ import annotations

from typing import Any

from api.security.errors import GateError, KeyFileError
from graph.errors import AccessError, InUseError, StoreError, UnreachableError
from graph.guard.run import BusyError
from graph.uploads import UnknownUploadError, UploadStateError
from ontology.errors import KechuangError


class ApiError(KechuangError):
    """A request that cannot be answered. `extra` stands in the problem beside its text."""

    def __init__(self, key: str, *, extra: dict[str, Any] | None = None, **params: object) -> None:
        super().__init__(key, **params)
        self.extra = extra or {}


class UnknownNameError(ApiError):
    """Nothing bears this name."""


class UnknownNodeError(ApiError):
    """There is no node with this id."""


class UnknownQueryError(ApiError):
    """There is no query of this name."""


class AmbiguousNameError(ApiError):
    """The name has several readings."""


class ParameterError(ApiError):
    """A parameter is not as it should be."""


class CursorError(ParameterError):
    """The cursor is damaged or belongs to another question."""


class SlowQueryError(ApiError):
    """The store did not finish in time."""


class RefusedStatementError(ApiError):
    """The guard refuses a statement."""


class StatementError(ApiError):
    """The store refuses a statement that the guard let through."""


class NoEditingError(ApiError):
    """This server was started without the parts that write."""


class TooManyUploadsError(ApiError):
    """As many uploads wait as may."""


class SlowUploadError(ApiError):
    """The bytes of an upload do not come."""


class NoRoomError(ApiError):
    """The bytes of an upload cannot be kept."""


class WorkerError(ApiError):
    """A worker ended without a word."""


class RefusedDecisionError(ApiError):
    """Two ids cannot be said to be one thing, or two."""


class ListenError(ApiError):
    """The server cannot listen where it was told to."""

    exit_code = 2


# exception → (status, slug of the problem's type); the first class that fits, titles under `api.title.<slug>`
STATUS: tuple[tuple[type[KechuangError], int, str], ...] = (
    (UnknownNameError, 404, "unknown-name"),
    (UnknownNodeError, 404, "unknown-id"),
    (UnknownQueryError, 404, "unknown-query"),
    (AmbiguousNameError, 409, "ambiguous-name"),
    (CursorError, 422, "bad-cursor"),
    (ParameterError, 422, "bad-parameter"),
    (SlowQueryError, 504, "timeout"),
    (KeyFileError, 503, "failed"),
    (RefusedStatementError, 400, "refused"),
    (StatementError, 400, "refused"),
    (NoEditingError, 503, "no-editing"),
    (TooManyUploadsError, 429, "too-many"),
    (SlowUploadError, 408, "too-slow"),
    (NoRoomError, 507, "no-room"),
    (RefusedDecisionError, 409, "refused-decision"),
    (UnknownUploadError, 404, "unknown-id"),
    (UploadStateError, 409, "wrong-state"),
    (BusyError, 503, "busy"),
    (InUseError, 503, "busy"),
    (UnreachableError, 503, "store-unreachable"),
    (AccessError, 502, "store-refused"),
    (StoreError, 503, "store-failed"),
    (KechuangError, 500, "failed"),
)
HTTP_SLUGS = {400: "bad-request", 404: "no-such-page", 405: "method-not-allowed"}


def status_of(error: KechuangError) -> tuple[int, str]:
    """Status and slug of an error."""
    if isinstance(error, GateError):
        return error.status, error.slug
    return next((status, slug) for kind, status, slug in STATUS if isinstance(error, kind))
