"""`kechuang names judge`: whether two names mean one body in their context, and what speaks for and against it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli.errors import UsageError
from ontology.messages import say

if TYPE_CHECKING:
    from ingest.resolve.verdict import Judgement

KINDS = ("unit", "platform", "place", "enterprise", "corridor", "document")


def judge(
    mention: Annotated[str | None, typer.Argument(help=say("cli.names.judge.mention"))] = None,
    candidate: Annotated[str | None, typer.Argument(help=say("cli.names.judge.candidate"))] = None,
    kind: Annotated[str, typer.Option(help=say("cli.names.judge.kind"))] = "unit",
    place: Annotated[str, typer.Option(help=say("cli.names.judge.place"))] = "",
    date: Annotated[str | None, typer.Option(help=say("cli.names.judge.date"))] = None,
    issuer: Annotated[str | None, typer.Option(help=say("cli.names.judge.issuer"))] = None,
    text: Annotated[str, typer.Option(help=say("cli.names.judge.text"))] = "",
    pairs: Annotated[Path | None, typer.Option(help=say("cli.names.judge.pairs"), exists=True, dir_okay=False)] = None,
    json: Annotated[bool, typer.Option("--json", help=say("cli.json"))] = False,
) -> None:
    """One pair, shown with its reasons, or a file of pairs (one JSON a line), answered line by line."""
    from cli import output

    if pairs is not None:
        return _file(pairs)
    if mention is None or candidate is None:
        raise UsageError("cli.names.judge.two")
    if kind not in KINDS:
        raise UsageError("cli.names.judge.kinds", kind=kind, kinds="、".join(KINDS))
    code = _code(place)
    context = {"place": place, "place_code": code, "doc_date": date, "issuer": issuer, "text": text}
    found = _judged({"kind": kind, "context": context, "mention": mention, "candidate": candidate})
    if json:
        return output.as_json(_said(found))
    output.line("cli.names.judge.same" if found.same else "cli.names.judge.apart", mention=mention, candidate=candidate)
    if found.relation:
        subject = mention if found.relation_from == "mention" else candidate
        output.line("cli.names.judge.related", relation=found.relation, subject=subject)
    output.as_table([{"feature": feature, "weight": weight} for feature, weight in found.explanation])
    return None


def _judged(pair: dict[str, Any]) -> Judgement:
    from ingest.resolve.judge import judge as verdict

    return verdict(pair)


def _code(place: str) -> str:
    """The code of a place given by code or by name; empty where none is given."""
    from ontology.types.place import gazetteer

    places = gazetteer()
    if not place or (place.isdigit() and places.by_code(place)):
        return place
    found = places.find(place)
    if len(found) != 1:
        raise UsageError("cli.names.judge.no_place", place=place, count=len(found))
    return found[0].code


def _said(found: Judgement) -> dict[str, Any]:
    return {
        "same": found.same,
        "relation": found.relation,
        "relation_from": found.relation_from,
        "features": [{"feature": feature, "weight": weight} for feature, weight in found.explanation],
    }


def _file(path: Path) -> None:
    import orjson

    for number, line in enumerate(path.read_bytes().splitlines(), 1):
        if not line.strip():
            continue
        try:
            pair = orjson.loads(line)
            asked = {key: pair[key] for key in ("kind", "context", "mention", "candidate")}
            answer = {"id": pair.get("id"), **_said(_judged(asked))}
        except (ValueError, KeyError, TypeError) as error:
            raise UsageError("cli.names.judge.bad_line", path=path, line=number, why=error) from error
        typer.echo(orjson.dumps(answer).decode())
