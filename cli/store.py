"""`kechuang store …`: the store itself."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from ontology.messages import say


def start() -> None:
    """Run the embedded store until Ctrl-C or `store stop`, and say where other Bolt tools find it."""
    from cli import output
    from cli.opened import settings
    from graph.address import Address
    from graph.embedded import start_foreground

    def announce(address: Address) -> None:
        output.line(
            "cli.store.announce",
            uri=address.uri,
            user=address.user,
            database=address.database,
            file=settings().data / "store.json",
        )

    chosen = settings()
    if chosen.uri:
        output.note("cli.store.not_embedded", uri=chosen.uri)
        raise typer.Exit(2)
    start_foreground(chosen, announce)


def stop() -> None:
    """Stop the embedded store."""
    from cli import output
    from cli.opened import settings
    from graph.embedded import stop as stop_store

    output.line("cli.store.stopped" if stop_store(settings()) else "cli.store.none_runs")


def status(as_json: Annotated[bool, typer.Option("--json", help=say("cli.json"))] = False) -> None:
    """Which store it is, where it is, whether it runs."""
    from cli import output
    from cli.opened import opened, settings
    from graph.embedded import status as look

    chosen = settings()
    if chosen.uri:
        with opened(quiet=True) as store:
            found = {
                "kind": store.kind,
                "where": chosen.uri,
                "running": True,
                "uri": chosen.uri,
                "user": chosen.username,
            }
    else:
        found = asdict(look(chosen))
    output.as_json(found) if as_json else output.as_table([found])


def schema(check: Annotated[bool, typer.Option("--check", help=say("cli.store.schema.check"))] = False) -> None:
    """Show what a store lacks of this program's schema, and apply it."""
    from cli import output
    from cli.opened import opened
    from graph.schema import define, difference

    with opened(any_version=True) as store:
        found = difference(store)
        output.line("cli.store.schema.versions", built=found.built, own=found.own)
        for kind in ("missing", "dropped", "foreign"):
            for one in getattr(found, kind):
                output.line(f"cli.store.schema.{kind}", definition=one)
        if found.stale:
            output.line("cli.store.schema.stale", count=found.stale)
        if check:
            raise typer.Exit(0 if found.none else 1)
        if not found.none:
            define(store)
        output.line("cli.store.schema.done")


def reset(yes: Annotated[bool, typer.Option("--yes", help=say("cli.store.reset.yes"))] = False) -> None:
    """Empty the embedded store."""
    from cli import output
    from cli.opened import settings
    from graph.embedded import reset as empty

    chosen = settings()
    if chosen.uri:
        output.note("cli.store.not_embedded", uri=chosen.uri)
        raise typer.Exit(2)
    if not yes:
        typer.confirm(say("cli.store.reset.confirm"), abort=True)
    empty(chosen)
    output.line("cli.store.reset.done")


def backup(
    file: Annotated[Path, typer.Argument(help=say("cli.store.backup.file"))],
    files: Annotated[bool, typer.Option("--files/--no-files", help=say("cli.store.backup.files"))] = True,
    wait: Annotated[float, typer.Option(help=say("cli.ingest.wait"), min=0)] = 0,
) -> None:
    """Write everything to one file."""
    from cli import output
    from cli.opened import opened, settings
    from graph.backup import backup as write

    with opened(wait=wait) as store:
        counts = write(store, file, files=settings().data / "files" if files else None, wait=wait)
    output.line("cli.store.backup.done", file=file, **asdict(counts))


def restore(
    file: Annotated[Path, typer.Argument(help=say("cli.store.restore.file"))],
    wait: Annotated[float, typer.Option(help=say("cli.ingest.wait"), min=0)] = 0,
) -> None:
    """Put a backup into an empty store."""
    from cli import output
    from cli.opened import opened, settings
    from graph.backup import restore as put

    with opened(wait=wait, any_version=True) as store:
        counts = put(store, file, files=settings().data / "files", wait=wait)
    output.line("cli.store.backup.done", file=file, **asdict(counts))
