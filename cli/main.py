"""The command `kechuang`: one file a command, each importing what it needs when it runs, so that help is instant."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

import typer

from cli import (
    cypher,
    decisions,
    demo,
    doctor,
    documents,
    export,
    extract,
    ingest,
    judge,
    keys,
    mcp,
    ontology,
    query,
    serve,
    store,
)
from cli.record import recorded
from ontology.errors import KechuangError
from ontology.messages import say


def command_line() -> typer.Typer:
    """All commands and groups, with help in the user's language."""
    app = typer.Typer(
        name="kechuang",
        help=say("cli.help"),
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )
    commands: dict[str, Callable[..., None]] = {
        "demo": demo.demo,
        "ingest": ingest.ingest,
        "extract": extract.extract,
        "serve": serve.serve,
        "query": query.query,
        "cypher": cypher.cypher,
        "documents": documents.documents,
        "remove": documents.remove,
        "merge": decisions.merge,
        "split": decisions.split,
        "decisions": decisions.decisions,
        "doctor": doctor.doctor,
        "mcp": mcp.mcp,
    }
    for name, command in commands.items():
        app.command(name, help=say(f"cli.{name}.help"))(recorded(name, command))
    groups: dict[str, dict[str, Callable[..., None]]] = {
        "export": {"canonical": export.canonical},
        "names": {"judge": judge.judge},
        "store": {
            "start": store.start,
            "stop": store.stop,
            "status": store.status,
            "schema": store.schema,
            "reset": store.reset,
            "backup": store.backup,
            "restore": store.restore,
        },
        "keys": {"add": keys.add, "list": keys.listed, "revoke": keys.revoke},
        "ontology": {"build": ontology.build, "check": ontology.check, "docs": ontology.docs},
    }
    for name, group in groups.items():
        sub = typer.Typer(help=say(f"cli.{name}.help"), no_args_is_help=True, rich_markup_mode=None)
        for verb, command in group.items():
            sub.command(verb, help=say(f"cli.{name}.{verb}.help"))(recorded(f"{name} {verb}", command))
        app.add_typer(sub, name=name)
    return app


def run() -> None:
    """Run the command line: an error that a person can act on is one line on stderr and an exit code."""
    try:
        command_line()()
    except KechuangError as error:
        print(say("cli.error", error=error), file=sys.stderr)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        # the reader of our output went away (`| head`): not an error of ours
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
