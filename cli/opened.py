"""The store that a command works on: opened from the settings, named on stderr, closed at the end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from cli.errors import UsageError

if TYPE_CHECKING:
    from graph.bolt import BoltStore
    from graph.settings import StoreSettings


def settings() -> StoreSettings:
    """The store's settings from the environment; one that cannot be is a usage error."""
    from pydantic import ValidationError

    from graph.settings import StoreSettings

    try:
        return StoreSettings()
    except ValidationError as error:
        raise UsageError("cli.bad_setting", why="; ".join(e["msg"] for e in error.errors())) from error


@contextmanager
def opened(*, wait: float = 0, quiet: bool = False, any_version: bool = False) -> Iterator[BoltStore]:
    """The store that the settings name. `wait`: seconds to wait for a server, and for another writer.

    `any_version`: also one that another version of this program built.
    """
    from cli import output
    from graph.open import open_store

    with open_store(settings(), wait=wait, any_version=any_version) as store:
        if not quiet:
            output.note("cli.store.opened", store=store.where.describe())
        yield store
