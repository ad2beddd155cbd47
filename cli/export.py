"""`kechuang export canonical`: the whole graph as sorted JSON Lines."""

from __future__ import annotations

from typing import Annotated

import typer

from ontology.messages import say


def canonical(contacts: Annotated[bool, typer.Option("--contacts", help=say("cli.contacts"))] = False) -> None:
    """Write the graph so that two graphs are the same when these lines are."""
    from cli.opened import opened
    from graph.canonical import canonical as lines

    with opened() as store:
        for line in lines(store, contacts=contacts):
            typer.echo(line)
