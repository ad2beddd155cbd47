"""`kechuang documents` and `kechuang remove`: what is loaded, and how to take it out again."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer

from ontology.messages import say

COLUMNS = ("key", "title", "issuer", "place", "published", "completeness")


def documents(as_json: Annotated[bool, typer.Option("--json", help=say("cli.json"))] = False) -> None:
    """List what is loaded."""
    from cli import output
    from cli.opened import opened
    from ingest.load.writer import Loader

    with opened() as store:
        found = [asdict(d) for d in Loader(store).documents()]
    rows = [{name: row[name] for name in COLUMNS} for row in found]
    if as_json:
        output.as_json(rows)
    elif rows:
        output.as_table(rows)
    else:
        output.line("cli.documents.none")


def remove(
    document: Annotated[str, typer.Argument(help=say("cli.remove.document"))],
    wait: Annotated[float, typer.Option(help=say("cli.ingest.wait"), min=0)] = 0,
) -> None:
    """Take one document out, with exactly what it stated."""
    from cli import output
    from cli.opened import opened
    from ingest.load.writer import Loader

    with opened(wait=wait) as store, Loader(store, wait=wait) as loader:
        loader.remove(document)
    output.line("cli.remove.done", key=document)
