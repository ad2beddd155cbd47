"""`kechuang extract`: what documents state, as files, without a store."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from ontology.messages import say


class Form(StrEnum):
    """`gold`: one JSON a document in the form of the annotation guidelines; `jsonl`: one fact a line."""

    gold = "gold"
    jsonl = "jsonl"


def extract(
    paths: Annotated[list[Path], typer.Argument(help=say("cli.paths"), readable=False)],
    form: Annotated[Form, typer.Option("--format", help=say("cli.extract.format"))] = Form.jsonl,
    out: Annotated[Path | None, typer.Option("-o", "--output", help=say("cli.extract.output"))] = None,
    accept_marking: Annotated[bool, typer.Option(help=say("cli.accept_marking"))] = False,
    llm: Annotated[bool, typer.Option("--llm", help=say("cli.llm"))] = False,
) -> None:
    """Read documents and write what they state, to a folder or to stdout."""
    from cli import output
    from cli.ingest import llm_extractor, tell_usage
    from ingest.errors import IngestError
    from ingest.pipeline import facts_of, settle
    from ingest.read.walk import origins

    extractor = llm_extractor() if llm else None
    failed = done = 0
    found = origins(paths)
    if len(found) > 1:
        settle()
    for origin in found:
        try:
            facts = facts_of(origin, accept_marking=accept_marking, complete=extractor.complete if extractor else None)
        except IngestError as error:
            failed += 1
            typer.echo(output.failure(origin.path, error), err=True)
            continue
        done += 1
        _write(facts, form, out)
    output.note("cli.extract.done", done=done, failed=failed)
    if extractor:
        tell_usage(extractor)
    if failed:
        raise typer.Exit(1)


def _write(facts: Any, form: Form, out: Path | None) -> None:
    import orjson

    from ingest.gold import gold
    from ingest.jsonl import lines

    if form is Form.gold:
        content = orjson.dumps(gold(facts), option=orjson.OPT_INDENT_2 if out else 0) + b"\n"
    else:
        content = b"".join(orjson.dumps(line) + b"\n" for line in lines(facts))
    if out is None:
        typer.echo(content, nl=False)
        return
    out.mkdir(parents=True, exist_ok=True)
    stem = Path(facts.tree.clean.source.origin.path).stem
    (out / f"{stem}.{'json' if form is Form.gold else 'jsonl'}").write_bytes(content)
