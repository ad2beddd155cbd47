"""What the gate says no with.

SecurityError
├── KeyFileError          the file of keys cannot be read or written
├── UnknownKeyError       there is no such key to revoke (exit code 2)
└── GateError             over HTTP, with its status and slug
"""

from __future__ import annotations

from ontology.errors import KechuangError


class SecurityError(KechuangError):
    """Somebody may not, or it cannot be told whether."""


class KeyFileError(SecurityError):
    """The file of keys cannot be read or written."""


class UnknownKeyError(SecurityError):
    """No key, or several, are called so."""

    exit_code = 2


class GateError(SecurityError):
    """A request that does not get as far as the routes; its title is `api.title.<slug>`."""

    def __init__(self, status: int, slug: str, key: str, /, **params: object) -> None:
        super().__init__(key, **params)
        self.status, self.slug = status, slug

    def __reduce__(self) -> tuple[object, ...]:
        return _again, (self.status, self.slug, self.key, self.params)


def _again(status: int, slug: str, key: str, params: dict[str, object]) -> GateError:
    return GateError(status, slug, key, **params)
