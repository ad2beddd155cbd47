"""`kechuang mcp`: the graph for assistants, over stdio, or over HTTP with the keys of the API."""

from __future__ import annotations

from typing import Annotated

import typer

from cli.errors import UsageError
from ontology.messages import say


def mcp(
    http: Annotated[int, typer.Option("--http", help=say("cli.mcp.http"), min=0, max=65_535)] = 0,
    host: Annotated[str, typer.Option(help=say("cli.serve.host"))] = "127.0.0.1",
) -> None:
    """Serve until the assistant hangs up."""
    import importlib.util

    if importlib.util.find_spec("mcp") is None:
        raise UsageError("cli.mcp.missing")
    from api import logs
    from api.app import create_app
    from api.mcp import mcp_server, serve_http
    from api.security.settings import SecuritySettings
    from api.settings import ApiSettings
    from cli import output
    from cli.opened import opened, settings
    from graph.guard.run import guarded_reader
    from graph.reader import AsyncReader

    chosen, store_settings = ApiSettings(), settings()
    logs.configure(chosen.log_level)
    with opened() as store:
        guarded = guarded_reader(store_settings, store.where, chosen.limits)
        # who asks is this process itself: the rules for those who come over the network are not for it
        security = SecuritySettings(data=store_settings.data, anonymous="network", hosts="localhost", rate=0)
        reader = AsyncReader(store.where, timeout=chosen.query_timeout)
        app = create_app(chosen, reader, guarded=guarded, security=security)
        server = mcp_server(app)
        if http:
            security = SecuritySettings(data=store_settings.data)
            serve_http(server, security, host, http, lambda address: output.note("cli.mcp.announce", address=address))
        else:
            server.run("stdio")
