"""`kechuang keys add|list|revoke`: who may ask the API."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING, Annotated

import typer

from cli.errors import UsageError
from ontology.messages import say

if TYPE_CHECKING:
    from api.security.keys import KeyFile

DAY = 86_400


def _file() -> KeyFile:
    from api.security.keys import KeyFile
    from api.security.settings import SecuritySettings

    return KeyFile(SecuritySettings().key_file)


def add(
    name: Annotated[str, typer.Argument(help=say("cli.keys.name"))],
    scope: Annotated[str, typer.Option(help=say("cli.keys.scope"))] = "read",
    days: Annotated[int, typer.Option(help=say("cli.keys.days"), min=0, max=36_500)] = 365,
    rate: Annotated[int, typer.Option(help=say("cli.keys.rate"), min=0)] = 0,
) -> None:
    """Make a key and show it this once."""
    from api.security.keys import SCOPES
    from cli import output

    if scope not in SCOPES:
        raise UsageError("cli.keys.bad_scope", scope=scope, scopes=", ".join(SCOPES))
    if not re.fullmatch(r"[^\x00-\x1f\x7f]{1,100}", name):
        raise UsageError("cli.keys.bad_name")
    file = _file()
    text = file.add(name, scope, expires=int(time.time()) + days * DAY if days else 0, rate=rate)
    output.note("cli.keys.added", name=name, scope=scope, path=file.path)
    print(text)


def listed(as_json: Annotated[bool, typer.Option("--json", help=say("cli.json"))] = False) -> None:
    """All keys, without what only their holders have."""
    from api.security.keys import when
    from cli import output

    now = time.time()
    rows = [
        {
            "id": key.id,
            "name": key.name,
            "scope": key.scope,
            "state": key.state(now),
            "created": when(key.created),
            "expires": when(key.expires),
            "rate": key.rate,
        }
        for key in _file().all()
    ]
    output.FORMATS["json" if as_json else "table"](rows)


def revoke(which: Annotated[str, typer.Argument(help=say("cli.keys.which"))]) -> None:
    """Revoke a key, at once and for good."""
    from cli import output

    key = _file().revoke(which)
    output.note("cli.keys.revoked", name=key.name, id=key.id)
