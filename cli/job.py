"""`kechuang ingest --job`: an upload's next step, within the limits of time and memory that are set for it."""

from __future__ import annotations

import typer


def work(upload_id: str) -> None:
    """Read an upload, or load one that was accepted; exit 1 where it cannot be."""
    import signal

    from cli import output
    from cli.opened import opened, settings
    from graph.uploads import Uploads, UploadSettings
    from ingest.job import run
    from ontology.messages import language

    limits, data = UploadSettings(), settings().data
    if hasattr(signal, "alarm"):
        signal.alarm(limits.seconds)  # whoever started this process may be gone by then
    done = run(Uploads(data), upload_id, lambda: opened(wait=0), data / "files", limits.memory * 2**20)
    output.line("cli.ingest.job.done", id=done.id, name=done.name, state=done.state)
    for one in done.documents:
        output.line(
            "cli.ingest.job.document", **one.model_dump(include={"name", "status", "measures", "units", "figures"})
        )
    if done.error:
        output.note("cli.failed", path=done.name, why=done.error.text(language()))
        raise typer.Exit(1)
