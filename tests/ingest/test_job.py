"""An upload's steps without a server: what a worker does, and what it leaves where something is in its way."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

import pytest

from graph.bolt import BoltStore
from graph.uploads import Upload, Uploads, UploadStateError, now
from ingest import job
from ingest.errors import BusyJobError
from ingest.job import run

PLAN = "江澜省海洋科技行动方案\n一、任务\n1.建设青浦湾海洋实验室。（责任单位：省科技厅）\n"


@pytest.fixture
def uploads(tmp_path: Path) -> Uploads:
    return Uploads(tmp_path)


def sent(uploads: Uploads, content: str = PLAN, **given: Any) -> str:
    upload_id, path = uploads.draft("plan.txt")
    path.write_text(content, "utf-8")
    at = now()
    known = {"id": upload_id, "name": "plan.txt", "size": 1, "sha256": "", "by": "a", "created": at, "changed": at}
    uploads.add(Upload.model_validate({**known, **given}))
    return upload_id


def worked(uploads: Uploads, upload_id: str, store: BoltStore) -> Upload:
    return run(uploads, upload_id, lambda: nullcontext(store), None)


def test_a_step_that_was_cut_off_is_taken_again_three_times(uploads: Uploads, samples: BoltStore) -> None:
    again = sent(uploads, state="reading", attempts=2)
    assert worked(uploads, again, samples).state == "found"
    often = worked(uploads, sent(uploads, state="reading", attempts=3), samples)
    assert often.state == "failed"
    assert often.error
    assert often.error.key == "ingest.job.too_often"
    assert not uploads.file(often).exists()


def test_what_awaits_a_decision_or_is_over_is_left_alone(uploads: Uploads, samples: BoltStore) -> None:
    for state in ("found", "loaded", "discarded", "failed"):
        upload_id = sent(uploads, state=state)
        before = uploads.find(upload_id)
        assert worked(uploads, upload_id, samples) == before


def test_discarded_while_it_is_read(uploads: Uploads, samples: BoltStore) -> None:
    upload_id = sent(uploads)

    @contextmanager
    def opened() -> Iterator[BoltStore]:
        uploads.step(upload_id, job.READ, "discarded")
        yield samples

    assert run(uploads, upload_id, opened, None).state == "discarded"
    with pytest.raises(UploadStateError):
        uploads.step(upload_id, job.READ, "accepted")


def test_one_worker_at_a_time(uploads: Uploads, samples: BoltStore) -> None:
    upload_id = sent(uploads)
    with uploads.working() as alone:
        assert alone
        with pytest.raises(BusyJobError):
            worked(uploads, upload_id, samples)
    assert worked(uploads, upload_id, samples).state == "found"


def test_what_the_document_may_be_of(uploads: Uploads, samples: BoltStore) -> None:
    marked = worked(uploads, sent(uploads, "机密★1年\n" + PLAN), samples)
    assert (marked.state, marked.error.key if marked.error else "") == ("failed", "ingest.head.marking")
    assert worked(uploads, sent(uploads, "机密★1年\n" + PLAN, accept_marking=True), samples).state == "found"
    url = "https://example.org/plan"
    (one,) = worked(uploads, sent(uploads, url=url), samples).documents
    (other,) = worked(uploads, sent(uploads, replaces="old-plan"), samples).documents
    assert one.document != other.document == "document:old-plan"


def test_too_little_memory_is_told(uploads: Uploads, samples: BoltStore, monkeypatch: pytest.MonkeyPatch) -> None:
    def short(*_: object, **__: object) -> Iterator[Any]:
        raise MemoryError

    monkeypatch.setattr(job, "_documents", short)
    done = worked(uploads, sent(uploads, state="accepted"), samples)
    assert (done.state, done.error.key if done.error else "") == ("found", "ingest.job.memory")  # may be tried again
    assert uploads.file(done).exists()


def test_only_the_newest_of_those_that_are_over_are_kept(uploads: Uploads, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.uploads.KEPT", 2)
    ids = [sent(uploads, state=state) for state in ("failed", "loaded", "discarded", "found")]
    uploads.sweep()
    left = {one.id for one in uploads.all()}
    assert ids[3] in left
    assert len(left) == 3
