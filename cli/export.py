"""`kechuang export canonical`: the whole graph as sorted JSON Lines."""

from __future__ import annotations

import typer


def canonical() -> None:
    """Write the graph so that two graphs are the same when these lines are."""
    from cli.opened import opened
    from graph.canonical import canonical as lines

    with opened() as store:
        for line in lines(store):
            typer.echo(line)
