"""`kechuang demo`: the sample documents into the store, three questions answered with their quotes, then the API."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli.errors import CliError
from ontology.messages import say

if TYPE_CHECKING:
    from graph.bolt import BoltStore

PORT = 8000
PLATFORM, UNIT, DUE_UNIT, DUE = "云渚湖科创走廊", "江澜省科学技术厅", "云渚市科学技术局", "2025-12"
ROWS = 4  # of each answer, so that the three fit a screen
AROUND = 40  # characters that an answer brings along on each side of a quote
SENTENCE_END = re.compile(r"[。！？\n](?!\t)")  # not at the end of a cell: its row tells more


def samples() -> Path:
    """The folder of sample documents: in a checkout at its root, in a wheel inside this package."""
    here = Path(__file__).parent
    for folder in (here / "corpus", here.parent / "corpus"):
        if (folder / "sources.csv").is_file():
            return folder
    raise CliError("cli.demo.no_samples", path=here / "corpus")


def demo(
    serve: Annotated[bool, typer.Option("--serve/--no-serve", help=say("cli.demo.serve"))] = True,
    port: Annotated[int, typer.Option(help=say("cli.serve.port"), min=0, max=65535)] = PORT,
) -> None:
    """Read the sample documents, answer three questions, serve."""
    from cli.opened import opened

    folder = samples()
    # the invented province stands in no national list
    os.environ["KECHUANG_PLACES"] = str(folder / "places.tsv")
    with opened() as store:
        load(store, folder)
        for line in (*counts(store), *answers(store)):
            typer.echo(line)
        if serve:
            from cli.serve import serve as run

            run(port=port)


def load(store: BoltStore, folder: Path) -> None:
    """Ingest the samples as `kechuang ingest` would."""
    from collections import Counter

    from cli import output
    from cli.ingest import shown
    from cli.opened import settings
    from ingest.load.writer import Loader
    from ingest.read.walk import origins
    from ingest.session import Options, Session

    with Loader(store) as loader:
        session = Session(loader, loader.documents(), Options(keep=settings().data / "files"))
        outcomes = list(shown(session, origins([folder])))
    done = Counter(o.status for o in outcomes)
    loaded = done["loaded"] + done["replaced"]
    output.line("cli.demo.loaded", documents=len(outcomes), loaded=loaded, unchanged=done["unchanged"])


def counts(store: BoltStore) -> Iterator[str]:
    """What is in the graph now."""
    from queries.overview import COUNTS, CountsParams

    (row,) = store.ask(COUNTS, CountsParams())
    yield say("cli.demo.counts", **row.model_dump())


def answers(store: BoltStore) -> Iterator[str]:
    """Three traced answers, each row with the sentence that says so."""
    from queries.deadline import MEASURES, DeadlineParams
    from queries.trace import PLATFORMS, TARGETS, PlatformTraceParams, TargetTraceParams

    yield "\n" + say("cli.demo.platform", name=PLATFORM)
    params = PlatformTraceParams(platform=known(store, PLATFORM), limit=ROWS)
    for row in store.ask(PLATFORMS, params):
        deadline = say("cli.demo.deadline", deadline=row.deadline) if row.deadline else ""
        yield say(
            "cli.demo.platform_row", unit=row.unit_name, role=row.label, measure=row.measure_title, deadline=deadline
        )
        yield quoted(row, "platform", "responsibility")
    yield "\n" + say("cli.demo.targets", name=UNIT)
    for target in store.ask(TARGETS, TargetTraceParams(unit=known(store, UNIT), limit=ROWS)):
        yield say("cli.demo.target_row", **figure(target))
        yield quoted(target, "target", "responsibility")
    yield "\n" + say("cli.demo.due", name=DUE_UNIT, date=DUE)
    for due in store.ask(MEASURES, DeadlineParams(unit=known(store, DUE_UNIT), until=DUE, limit=ROWS)):
        label = next((u.label for u in due.units if u.unit_name == DUE_UNIT), "")
        yield say("cli.demo.due_row", deadline=due.deadline, measure=due.measure_title, role=label)
        yield quoted(due, "deadline")


def known(store: BoltStore, name: str) -> str:
    """The id of a thing of the samples."""
    from queries.search import NAMED, NamedParams

    return store.ask(NAMED, NamedParams(name=name))[0].id


def figure(row: Any) -> dict[str, Any]:
    """A target's figure in words."""
    from api.cells import comparison

    return {
        "indicator": row.indicator_as_stated or row.indicator_name,
        "comparison": comparison(row.comparator, row.value, row.value2, row.value_unit),
        "year": row.year or "–",
        "link": say(f"code.link.{row.link}"),
        "role": row.label,
    }


def quoted(row: Any, *of: str) -> str:
    """The sentences that say so, with their document."""
    said = [next((e for e in row.evidence if e.of == what), row.evidence[0]) for what in of]
    sentences = dict.fromkeys(sentence(e.prefix, e.quote, e.suffix) for e in said)
    return say("cli.demo.quote", quote=" … ".join(sentences), document=row.document_title, authority=row.authority)


def sentence(before: str, quote: str, after: str) -> str:
    """What a quote stands in, as far as its surroundings reach: a sentence, or cells of a row with bars between."""
    begins = [found.end() for found in SENTENCE_END.finditer(before)]
    before = before[begins[-1] :] if begins else "…" + before if len(before) >= AROUND else before
    ends = SENTENCE_END.search(after)
    after = after[: ends.end()] if ends else after + "…" if len(after) >= AROUND else after
    return (before + quote + after).strip().replace("\t", " | ")
