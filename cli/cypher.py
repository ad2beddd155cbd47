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
    as_json: Annotated[bool, typer.Option("--json", help=say("cli.json"))] = False,
) -> None:
    """Answer one statement; `-` reads it from the standard input."""
    import asyncio
    from functools import partial

    from api.settings import ApiSettings
    from cli import output
    from cli.opened import opened, settings
    from graph import embedded
    from graph.guard.clauses import check
    from graph.guard.limits import Limits
    from graph.guard.run import Answer, GuardedReader

    form = "json" if as_json else form
    if form not in output.FORMATS:
        raise UsageError("cli.query.bad_format", form=form)
    text = sys.stdin.read() if statement == "-" else statement
    given = dict(_pair(p) for p in parameter or [])
    check(text, given)  # before a store is opened for nothing
    chosen, store_settings = ApiSettings(), settings()
    limits = Limits(rows=chosen.query_rows, seconds=chosen.query_timeout)

    async def ask() -> Answer:
        restart = None if store_settings.uri else partial(embedded.restart, store_settings)
        async with GuardedReader(store.where, limits, restart) as reader:
            return await reader.run(text, given)

    with opened() as store:
        found = asyncio.run(ask())
    output.FORMATS[form](found.rows, found.columns)
    if found.stopped:
        output.note(f"guard.partial_{found.stopped}", count=len(found.rows))


def _pair(text: str) -> tuple[str, Any]:
    """`name=value`; the value as JSON where it is JSON, else as text."""
    import json

    key, equals, value = text.partition("=")
    if not equals:
        raise UsageError("cli.query.bad_pair", text=text)
    try:
        return key, json.loads(value)
    except ValueError:
        return key, value
