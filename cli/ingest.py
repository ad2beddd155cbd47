"""`kechuang ingest`: files or folders into the store; a line for each document that failed, counts at the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli.errors import UsageError
from ontology.messages import say

if TYPE_CHECKING:
    from graph.bolt import BoltStore
    from ingest.extract.llm.extractor import Extractor
    from ingest.records import Origin
    from ingest.session import Outcome, Session

FACTS = ("Measure", "Target", "Observation", "Provision")


def ingest(
    paths: Annotated[list[Path] | None, typer.Argument(help=say("cli.paths"), readable=False)] = None,
    job: Annotated[str, typer.Option(help=say("cli.ingest.job"))] = "",
    refresh: Annotated[bool, typer.Option("--refresh", help=say("cli.ingest.refresh"))] = False,
    place: Annotated[str, typer.Option(help=say("cli.ingest.place"))] = "",
    sources: Annotated[Path | None, typer.Option(help=say("cli.ingest.sources"))] = None,
    replaces: Annotated[str, typer.Option(help=say("cli.ingest.replaces"))] = "",
    jobs: Annotated[int, typer.Option(help=say("cli.ingest.jobs"), min=0, max=64)] = 0,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=say("cli.ingest.dry_run"))] = False,
    strict: Annotated[bool, typer.Option("--strict", help=say("cli.ingest.strict"))] = False,
    keep: Annotated[bool, typer.Option("--keep/--no-keep", help=say("cli.ingest.keep"))] = True,
    accept_marking: Annotated[bool, typer.Option("--accept-marking", help=say("cli.accept_marking"))] = False,
    llm: Annotated[bool, typer.Option("--llm", help=say("cli.llm"))] = False,
    wait: Annotated[float, typer.Option(help=say("cli.ingest.wait"), min=0)] = 0,
    report: Annotated[Path | None, typer.Option(help=say("cli.ingest.report"))] = None,
    as_json: Annotated[bool, typer.Option("--json", help=say("cli.json"))] = False,
) -> None:
    """Read documents into the store."""
    if job:
        from cli.job import work

        return work(job)
    if not paths:
        raise UsageError("cli.ingest.no_paths")
    from cli.opened import opened, settings
    from ingest.load.writer import Loader
    from ingest.read.walk import origins
    from ingest.session import Options, Session

    found = [] if refresh else origins(paths, sources)
    if replaces and len(found) != 1:
        raise UsageError("cli.ingest.one_replaces", count=len(found))
    options = Options(
        place=place_code(place),
        replaces=replaces,
        jobs=jobs,
        keep=settings().data / "files" if keep else None,
        accept_marking=accept_marking,
        strict=strict,
        extractor=llm_extractor() if llm else None,
    )
    with opened(wait=wait) as store, Loader(store, wait=wait) as loader:
        outcomes: list[Outcome] = []
        if refresh:
            found, outcomes = kept_origins(store, [str(path) for path in paths], settings().data / "files")
            options = replace(options, accept_marking=True)  # whoever took the documents in accepted their marks
        session = Session(None if dry_run else loader, loader.documents(), options)
        outcomes += shown(session, found)
    tell(outcomes, dry_run=dry_run, strict=strict, as_json=as_json)
    if options.extractor:
        tell_usage(options.extractor)
    if report:
        import orjson

        report.write_bytes(orjson.dumps([told(o) for o in outcomes], option=orjson.OPT_INDENT_2))
    if any(o.status == "failed" for o in outcomes):
        raise typer.Exit(1)
    return None


def llm_extractor() -> Extractor:
    """The language model that the environment names."""
    from ingest.extract.llm.client import Client
    from ingest.extract.llm.extractor import Extractor
    from ingest.extract.llm.settings import model_settings

    settings = model_settings()
    return Extractor(settings, Client(settings))


def tell_usage(extractor: Extractor) -> None:
    """What the model was asked, what of it is kept, and what it cost."""
    from cli import output

    output.note("cli.llm.usage", **asdict(extractor.usage))
    if extractor.usage.why:
        output.note("cli.llm.why", why=extractor.usage.why)


def kept_origins(store: BoltStore, keys: list[str], folder: Path) -> tuple[list[Origin], list[Outcome]]:
    """The documents to read again, and those that cannot be, which are said at once."""
    from cli import output
    from ingest.refresh import to_refresh
    from ingest.session import Outcome
    from ontology.errors import KechuangError

    found: list[Origin] = []
    failed: list[Outcome] = []
    for key, one in to_refresh(store, folder, () if keys == ["all"] else keys):
        if isinstance(one, KechuangError):
            typer.echo(output.failure(key, one), err=True)
            failed.append(Outcome(key, "failed", key, error=one))
        else:
            found.append(one)
    return found, failed


def place_code(text: str) -> str:
    """The code of the place that a person named; a usage error for none or several."""
    if not text:
        return ""
    from ontology.errors import ValueFormatError
    from ontology.types.place import parse

    try:
        return parse(text).code
    except ValueFormatError as error:
        raise UsageError("cli.bad_setting", why=error) from error


def shown(session: Session, origins: Iterable[Any]) -> Iterator[Outcome]:
    """The run's outcomes, with a progress bar on a terminal and a line for whatever a person should read."""
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    documents = list(origins)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task(say("cli.ingest.progress"), total=len(documents))
        for outcome in session.run(documents):
            for line in remarks(outcome):
                console.print(line, markup=False, highlight=False, soft_wrap=True)
            progress.advance(task)
            yield outcome


def remarks(outcome: Outcome) -> Iterator[str]:
    """What a person should read about one document."""
    from cli import output

    if outcome.error:
        yield output.failure(outcome.path, outcome.error)
    if outcome.same_as:
        yield say("cli.ingest.same_bytes", path=outcome.path, other=outcome.same_as)
    for slip in outcome.coverage.get("slips") or ():  # type: ignore[union-attr]  # a list of texts
        yield say("cli.ingest.slip", path=outcome.path, slip=slip)
    if outcome.newer_of:
        yield say("cli.ingest.newer", path=outcome.path, key=outcome.newer_of)
    if outcome.status in ("loaded", "replaced") and not any(outcome.counts.get(f) for f in FACTS):
        yield say("cli.ingest.nothing_found", path=outcome.path)


def tell(outcomes: list[Outcome], *, dry_run: bool, strict: bool, as_json: bool) -> None:
    """The counts at the end, or all outcomes as JSON."""
    from cli import output

    if as_json:
        output.as_json([told(o) for o in outcomes])
        return
    counts = Counter[str](o.status for o in outcomes)
    if strict and counts["failed"]:
        output.line("cli.ingest.refused", failed=counts["failed"])
        return
    names = ("loaded", "replaced", "unchanged", "failed")
    output.line("cli.ingest.done", **{name: counts[name] for name in names})
    if dry_run:
        output.line("cli.ingest.dry")


def told(outcome: Outcome) -> dict[str, Any]:
    """An outcome as the report and `--json` give it."""
    return {**asdict(outcome), "error": str(outcome.error) if outcome.error else None}
