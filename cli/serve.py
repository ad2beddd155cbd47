"""`kechuang serve`: page and API on the loopback."""

from __future__ import annotations

from typing import Annotated

import typer

from ontology.messages import say


def serve(
    host: Annotated[str, typer.Option(help=say("cli.serve.host"))] = "127.0.0.1",
    port: Annotated[int, typer.Option(help=say("cli.serve.port"), min=0, max=65535)] = 8000,
) -> None:
    """Serve until Ctrl-C."""
    from api.app import serve as run
    from cli import output
    from cli.decider import editing

    run(host, port, announce=lambda address: output.note("cli.serve.announce", address=address), editing=editing)
