"""One upload's next step, in a process of its own: it is read, and after a decision it is loaded.

Reading writes nothing to the store. What is found goes into the upload's own file, from which whoever serves shows it;
loading reads the bytes once more, so that nothing has to be kept between the two steps but them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path

from graph.bolt import BoltStore
from graph.uploads import Found, State, Told, Upload, Uploads, UploadStateError
from ingest.errors import BusyJobError, JobError
from ingest.load.writer import Loader
from ingest.read.walk import origins
from ingest.records import Origin
from ingest.session import Options, Outcome, Session
from ontology.errors import KechuangError

Step = tuple[State, State]  # the state before it and the one during it
Opener = Callable[[], AbstractContextManager[BoltStore]]
READ: Step = ("queued", "reading")
LOAD: Step = ("accepted", "loading")
ATTEMPTS = 3  # starts of one step; one that takes the whole machine down must not do so for ever
WAIT = 60.0  # seconds for another writer


def run(uploads: Uploads, upload_id: str, opened: Opener, keep: Path | None, memory: int = 0) -> Upload:
    """Take the step that is due, if one is; the upload as it is then. `memory`: bytes that may be used, 0 for any.

    Errors of the documents become part of the upload; `BusyJobError` where another worker is at it.
    """
    with uploads.working() as alone:
        if not alone:
            raise BusyJobError("ingest.job.busy")
        upload = uploads.find(upload_id)
        if upload.state in READ:
            return _step(uploads, upload, READ, opened, None, memory)
        if upload.state in LOAD:
            return _step(uploads, upload, LOAD, opened, keep, memory)
        return upload


def _step(uploads: Uploads, upload: Upload, due: Step, opened: Opener, keep: Path | None, memory: int) -> Upload:
    loading, during = due is LOAD, due[1]
    back: State = "found" if loading else "failed"
    attempts = upload.attempts + 1 if upload.state == during else 1
    try:
        uploads.step(upload.id, due, during, attempts=attempts, error=None)
        if attempts > ATTEMPTS:
            raise JobError("ingest.job.too_often", count=ATTEMPTS)
        with opened() as store:
            # only now: opening may start the store, which is not to live under this limit
            if memory:
                _limit(memory)
            found = list(_documents(uploads, upload, store, keep, loading=loading))
        bad = [one.error for one in found if one.status == "failed"]
        error = bad[0] if len(bad) == len(found) else None
        after: State = back if error else "loaded" if loading else "found"
        return uploads.step(upload.id, (during,), after, documents=found, error=error)
    except UploadStateError:  # somebody has discarded it meanwhile
        return uploads.find(upload.id)
    except KechuangError as error:
        told = Told.of(error, uploads.folder(upload))
    except MemoryError:
        told = Told.of(JobError("ingest.job.memory", size=memory // 2**20))
    return uploads.step(upload.id, (during,), back, error=told)


def _limit(memory: int) -> None:
    """Refuse this process more memory than that, where the system can."""
    try:
        import resource
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    most = memory if hard == resource.RLIM_INFINITY else min(memory, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (most, hard))


def _documents(
    uploads: Uploads, upload: Upload, store: BoltStore, keep: Path | None, *, loading: bool
) -> Iterator[Found]:
    folder = uploads.folder(upload)
    found = origins([uploads.file(upload)])
    if len(found) > 1 and (upload.replaces or upload.url):
        raise JobError("ingest.job.several", name=upload.name, count=len(found))
    options = Options(
        place=upload.place, replaces=upload.replaces, jobs=1, keep=keep, accept_marking=upload.accept_marking
    )
    with Loader(store, wait=WAIT) as loader:
        known = loader.documents()
        session = Session(loader if loading else None, known, options)
        for outcome in session.run([_named(origin, upload, folder) for origin in found]):
            yield told(outcome, folder, loading=loading)


def _named(origin: Origin, upload: Upload, folder: Path) -> Origin:
    return replace(origin, url=upload.url, name=_within(origin.path, folder))


def _within(path: str, folder: Path) -> str:
    return path.removeprefix(f"{folder}/")


def told(outcome: Outcome, folder: Path, *, loading: bool) -> Found:
    """What became of one document, as the upload keeps it."""
    before = {"loaded": "new", "replaced": "replaces"}
    status = outcome.status if loading else before.get(outcome.status, outcome.status)
    return Found.model_validate(
        {
            **outcome.summary,
            "name": _within(outcome.path, folder),
            "status": status,
            "document": f"document:{outcome.key}" if outcome.key else None,
            "newer_of": f"document:{outcome.newer_of}" if outcome.newer_of else None,
            "same_as": _within(outcome.same_as, folder) or None,
            "error": Told.of(outcome.error, folder) if outcome.error else None,
        }
    )
