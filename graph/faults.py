"""The driver's errors as ours: one line each, what is wrong, where, how to mend it."""

from __future__ import annotations

import shutil
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from neo4j.exceptions import (
    AuthError,
    ConfigurationError,
    DriverError,
    Forbidden,
    IncompleteCommit,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
)

from graph.address import Address
from graph.errors import AccessError, FullDiskError, StoreError, UnreachableError

SCHEMES = tuple(f"{scheme}{trust}://" for scheme in ("bolt", "neo4j") for trust in ("", "+s", "+ssc"))
LITTLE_ROOM = 16 * 1024 * 1024  # bytes; the embedded server masks the reason of a failed write


def _disk_is_full(error: Neo4jError, address: Address) -> bool:
    if "No space left" in (error.message or ""):
        return True
    return address.kind == "embedded" and shutil.disk_usage(Path(address.where)).free < LITTLE_ROOM


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The error and all that led to it; the driver keeps what the servers of a routing table said in a group."""
    yield error
    if isinstance(error, BaseExceptionGroup):
        for one in error.exceptions:
            yield from _causes(one)
    if error.__cause__:
        yield from _causes(error.__cause__)


def translate(error: Exception, address: Address) -> StoreError:
    """The store error that a driver's error means."""
    uri, code = address.uri, getattr(error, "code", None) or ""
    detail = " ".join(str(getattr(error, "message", None) or error).split())[:300]
    if isinstance(error, AuthError) and not isinstance(error, Forbidden):
        return UnreachableError("graph.wrong_password", uri=uri, user=address.user)
    if "DatabaseNotFound" in code:
        return UnreachableError("graph.unknown_database", uri=uri, database=address.database)
    if isinstance(error, Neo4jError) and _disk_is_full(error, address):
        return FullDiskError("graph.full_disk", folder=address.where)
    if isinstance(error, IncompleteCommit):
        return UnreachableError("graph.cut_off", uri=uri)
    if untrusted := next((cause for cause in _causes(error) if isinstance(cause, ssl.SSLError)), None):
        why = getattr(untrusted, "verify_message", "") or untrusted.reason or str(untrusted)
        return UnreachableError("graph.no_trust", uri=uri, why=why)
    if isinstance(error, ServiceUnavailable | SessionExpired) or code.endswith("DatabaseUnavailable"):
        return UnreachableError("graph.no_server", uri=uri)
    if isinstance(error, ConfigurationError | ValueError):
        return UnreachableError("graph.bad_address", uri=uri, why=detail)
    if "Timeout" in code or "TimedOut" in code:
        return AccessError("graph.timeout", uri=uri)
    if isinstance(error, Forbidden) or "Security" in code:
        return AccessError("graph.forbidden", uri=uri)
    if code.startswith("Neo.ClientError"):
        return AccessError("graph.refused", code=code, detail=detail)
    return StoreError("graph.failed", uri=uri, detail=detail)


def check_scheme(address: Address) -> None:
    """Refuse an address that is no Bolt address; the driver would try some of them otherwise."""
    if not address.uri.startswith(SCHEMES):
        raise UnreachableError("graph.bad_address", uri=address.uri, why=address.uri.partition(":")[0])


@contextmanager
def translated(address: Address) -> Iterator[None]:
    """Raise the driver's errors as ours."""
    try:
        yield
    except (Neo4jError, DriverError) as error:
        raise translate(error, address) from error
