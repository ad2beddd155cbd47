"""`kechuang cypher`: one statement that reads, through the same guard as the API's."""

from __future__ import annotations

import sys
from typing import Annotated, Any

import typer

from cli.errors import UsageError
from ontology.messages import say


def cypher(
    statement: Annotated[str, typer.Argument(help=say("cli.cypher.statement"))],
    parameter: Annotated[list[str] | None, typer.Option("-p", "--parameter", help=say("cli.cypher.parameter"))] = None,
    form: Annotated[str, typer.Option("--format", help=say("cli.query.format"))] = "table",
    contacts: Annotated[bool, typer.Option("--contacts", help=say("cli.contacts"))] = False,
    as_json: Annotated[bool, typer.Option("--json", help=say("cli.json"))] = False,
) -> None:
    """Answer one statement; `-` reads it from the standard input."""
    import asyncio

    from api.settings import ApiSettings
    from cli import output
    from cli.opened import opened, settings
    from graph.guard.run import Answer, guarded_reader
    from graph.guard.statements import check
    from ontology.types.contact import covered

    form = "json" if as_json else form
    if form not in output.FORMATS:
        raise UsageError("cli.query.bad_format", form=form)
    text = sys.stdin.read() if statement == "-" else statement
    given = dict(_pair(p) for p in parameter or [])
    check(text, given)  # before a store is opened for nothing
    chosen, store_settings = ApiSettings(), settings()

    async def ask() -> Answer:
        async with guarded_reader(store_settings, store.where, chosen.limits) as reader:
            return await reader.run(text, given)

    with opened() as store:
        found = asyncio.run(ask())
    output.FORMATS[form](found.rows if contacts else covered(found.rows), found.columns)
    if found.stopped:
        output.note(f"guard.partial_{found.stopped}", count=len(found.rows))


def _pair(text: str) -> tuple[str, Any]:
    """`name=value`; the value as JSON where it is JSON, else as text."""
    import json

    from cli.query import pair

    key, value = pair(text)
    try:
        return key, json.loads(value)
    except ValueError:
        return key, value
