"""`kechuang merge`, `split` and `decisions`: what is one thing and what is not, said by a person and kept for good."""

from __future__ import annotations

import getpass
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli.errors import UsageError
from ontology.messages import say

if TYPE_CHECKING:
    from graph.bolt import BoltStore
    from ingest.load.decide import Listed
    from ingest.load.preview import Preview

First = Annotated[str, typer.Argument(help=say("cli.merge.first"))]
Second = Annotated[str, typer.Argument(help=say("cli.merge.second"))]
Why = Annotated[str, typer.Option(help=say("cli.merge.why"))]
By = Annotated[str, typer.Option(help=say("cli.merge.by"))]
Wait = Annotated[float, typer.Option(help=say("cli.ingest.wait"), min=0)]
KINDS = ("Entity", "Concept")
SHOWN = 10


def merge(
    a: First,
    b: Second,
    why: Why = "",
    by: By = "",
    preview: Annotated[bool, typer.Option("--preview", help=say("cli.merge.preview"))] = False,
    wait: Wait = 0,
) -> None:
    """Say that two things are one."""
    from cli import output
    from cli.opened import opened
    from ingest.load.decide import merge as join
    from ingest.load.preview import preview as look

    _given(why, preview=preview)
    with opened(wait=wait) as store:
        a, b = _ids(store, a, b)
        if preview:
            for line in seen(look(store, a, b)):
                typer.echo(line)
            return
        taken = join(store, a, b, by=by or _user(), why=why)
        if not taken.changed:
            said = taken.decision
            output.line("cli.merge.said", id=said.id, by=said.by, at=said.at)
            return
        output.line("cli.merge.done", node=taken.node, other=b if taken.node == a else a)
        _waits(store, taken.decision.id)


def split(a: First, b: Second, why: Why = "", by: By = "", wait: Wait = 0) -> None:
    """Say that two things are two."""
    from cli import output
    from cli.opened import opened
    from ingest.load.decide import split as part

    _given(why)
    with opened(wait=wait) as store:
        a, b = _ids(store, a, b)
        taken = part(store, a, b, by=by or _user(), why=why)
        if taken.changed:
            output.line("cli.split.done", a=a, b=b)
        else:
            said = taken.decision
            output.line("cli.merge.said", id=said.id, by=said.by, at=said.at)


def decisions(as_json: Annotated[bool, typer.Option("--json", help=say("cli.json"))] = False) -> None:
    """List what people decided."""
    from cli import output
    from cli.opened import opened
    from ingest.load.decide import listed

    with opened() as store:
        found = listed(store)
    if as_json:
        rows = [{**asdict(f.decision), "state": f.state, "gone": f.gone, "held_back_by": f.held_back_by} for f in found]
        output.as_json(rows)
    elif found:
        output.as_table([_row(f) for f in found])
    else:
        output.line("cli.decisions.none")


def seen(found: Preview) -> Iterator[str]:
    """A preview, line by line."""
    if not found.moving:
        yield say("decisions.preview.nothing")
        return
    moving = "、".join(found.moving)
    yield say("decisions.preview.node", moving=moving, node=found.node, name=found.name)
    yield say("decisions.preview.documents", count=len(found.documents), keys=_some(found.documents))
    for one in found.relations:
        direction = say("decisions.preview.out" if one.outgoing else "decisions.preview.in")
        yield say("decisions.preview.relation", count=one.count, type=one.type, direction=direction)
    if found.names:
        yield say("decisions.preview.names", names=_some(found.names))
    for conflict in found.conflicts:
        yield say(f"decisions.preview.conflict.{conflict.kind}", **conflict.params)


def _some(words: list[str]) -> str:
    return "、".join(words[:SHOWN]) + (" …" if len(words) > SHOWN else "")


def _given(why: str, *, preview: bool = False) -> None:
    if not why.strip() and not preview:
        raise UsageError("cli.merge.needs_why")


def _ids(store: BoltStore, a: str, b: str) -> tuple[str, str]:
    from cli.names import identified

    return identified(store, "A", a, KINDS), identified(store, "B", b, KINDS)


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError) as error:  # a container's user without a name
        raise UsageError("cli.bad_setting", why="--by") from error


def _waits(store: BoltStore, decision: str) -> None:
    """Say so where one of the ids is not in the graph now."""
    from cli import output
    from ingest.load.decide import listed

    for one in listed(store):
        if one.decision.id == decision and one.gone:
            output.line("cli.merge.waits", gone="、".join(one.gone))


def _row(one: Listed) -> dict[str, Any]:
    said = one.decision
    state = say(f"cli.decisions.{one.state}", decision=one.held_back_by, gone="、".join(one.gone))
    first, second = said.subjects
    return {"at": said.at, "kind": said.kind, "first": first, "second": second} | {
        "by": said.by,
        "why": said.why,
        "state": state,
    }
