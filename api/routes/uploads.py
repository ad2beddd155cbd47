"""Uploads: a document is sent, read by a worker, shown for what it is, then loaded or discarded."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable
from pathlib import Path as FilePath
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api.answers import answer, fresh
from api.deps import Lang, LanguageAsked, Store
from api.errors import NoEditingError, NoRoomError, ParameterError, SlowUploadError, TooManyUploadsError
from api.models import examples
from api.models.common import example, problems
from api.models.uploads import Upload, UploadAsked, UploadList
from api.names import find_place
from api.security.gate import Who
from api.worker import Worker
from graph import uploads as kept
from graph.uploads import DUE, WAITING, State, Uploads
from queries.query import Word

router = APIRouter(prefix="/api/v1/uploads", tags=["uploads"])

CHUNK_TIME = 30.0  # seconds for the next bytes to arrive
PORTION = 2**20  # bytes written at a time
MOST_WAITING = 50
WRONG_STATE = "The upload is not in a state that this step starts from."
TAKEN: dict[int | str, dict[str, Any]] = {202: example(examples.UPLOAD)[200]}
BODY = {"content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}, "required": True}


async def _uploads(request: Request) -> Uploads:
    found: Uploads = request.app.state.uploads
    return found


async def _worker(request: Request) -> Worker:
    worker: Worker | None = request.app.state.worker
    if worker is None:
        raise NoEditingError("api.no_editing")
    return worker


Kept = Annotated[Uploads, Depends(_uploads)]
Reading = Annotated[Worker, Depends(_worker)]
Id = Annotated[Word, Path(alias="id")]


@router.post(
    "",
    operation_id="upload",
    summary="Send a document",
    status_code=202,
    response_model=Upload,
    responses={**TAKEN, **problems(401, 403, 404, 408, 409, 413, 422, 429, 507)},
    openapi_extra={"requestBody": BODY},
)
async def upload(
    asked: Annotated[UploadAsked, Query()], request: Request, store: Store, uploads: Kept, worker: Reading, lang: Lang
) -> Response:
    """Take a document's bytes, the body of the request, and have them read. Nothing is loaded before you say so.

    Any format that `kechuang ingest` reads, up to 200 MB. Follow `Location` until `state` is found or failed.
    """
    place = await find_place(store, asked.place)
    waiting = await run_in_threadpool(lambda: sum(one.state in WAITING for one in uploads.all()))
    if waiting >= MOST_WAITING:
        raise TooManyUploadsError("api.upload.too_many", most=MOST_WAITING)
    upload_id, path = await run_in_threadpool(_kept, uploads.draft, asked.name)
    try:
        size, digest = await _received(request, path)
        at = kept.now()
        who: Who = request.scope.get("who", Who())
        sent = kept.Upload(
            id=upload_id, name=path.name, size=size, sha256=digest, by=who.name, created=at, changed=at,
            place=place or "", url=asked.url or "", replaces=(asked.replaces or "").removeprefix("document:"),
            accept_marking=asked.accept_marking,
        )  # fmt: skip
        await run_in_threadpool(_kept, uploads.add, sent)
    except BaseException:  # whatever it was, half a file is no upload
        await run_in_threadpool(uploads.drop, upload_id)
        raise
    request.scope["audited"] = {"upload": sent.id, "name": sent.name, "bytes": size, "sha256": digest}
    worker.wake()
    told = await _told(uploads, sent, lang, 202)
    told.headers["Location"] = f"/api/v1/uploads/{sent.id}"
    return told


@router.get(
    "",
    operation_id="list_uploads",
    summary="Uploads",
    response_model=UploadList,
    responses=example({"rows": [examples.UPLOAD]}, 401, 403, 422),
)
async def several(uploads: Kept, lang: Lang, language: LanguageAsked = None) -> Response:
    """Those that wait, and the latest that are over."""
    found = await run_in_threadpool(uploads.all)
    due = [one.id for one in reversed(found) if one.state in DUE]
    return fresh(answer({"rows": [_shown(one, due, lang) for one in found]}))


@router.get(
    "/{id}",
    operation_id="one_upload",
    summary="One upload",
    response_model=Upload,
    responses=example(examples.UPLOAD, 401, 403, 404, 422),
)
async def single(upload_id: Id, uploads: Kept, lang: Lang, language: LanguageAsked = None) -> Response:
    """How far it is, what was found in it, and what the quality of its text was."""
    return await _told(uploads, await run_in_threadpool(uploads.find, upload_id), lang)


@router.post(
    "/{id}/load",
    operation_id="load_upload",
    summary="Load it",
    status_code=202,
    response_model=Upload,
    responses={**TAKEN, **problems(401, 403, 404, 409, 422)},
)
async def load(
    upload_id: Id, request: Request, uploads: Kept, worker: Reading, lang: Lang, language: LanguageAsked = None
) -> Response:
    """Have the worker load what was found. Follow it until `state` is loaded, or found again with an `error`."""
    accepted = await _step(request, uploads, upload_id, ("found",), "accepted")
    worker.wake()
    return await _told(uploads, accepted, lang, 202)


@router.post(
    "/{id}/discard",
    operation_id="discard_upload",
    summary="Discard it",
    response_model=Upload,
    responses=example(examples.UPLOAD, 401, 403, 404, 409, 422),
)
async def discard(
    upload_id: Id, request: Request, uploads: Kept, lang: Lang, language: LanguageAsked = None
) -> Response:
    """Forget its bytes and what was found in them; that there was an upload stays known for a while."""
    before: tuple[State, ...] = ("queued", "reading", "found", "failed")
    gone = await _step(request, uploads, upload_id, before, "discarded", documents=[])
    return await _told(uploads, gone, lang)


async def _step(
    request: Request, uploads: Uploads, upload_id: str, before: tuple[State, ...], after: State, **changed: Any
) -> kept.Upload:
    done = await run_in_threadpool(lambda: uploads.step(upload_id, before, after, error=None, **changed))
    request.scope["audited"] = {"upload": done.id, "name": done.name}
    return done


async def _received(request: Request, path: FilePath) -> tuple[int, str]:
    """Write the body to a file as it comes; its size in bytes and its digest."""
    digest, size, held = hashlib.sha256(), 0, bytearray()
    stream = request.stream().__aiter__()
    with await run_in_threadpool(_kept, path.open, "xb") as file:
        while True:
            try:
                async with asyncio.timeout(CHUNK_TIME):
                    chunk = await anext(stream, None)
            except TimeoutError as error:
                raise SlowUploadError("security.slow", seconds=round(CHUNK_TIME)) from error
            if chunk:
                held += chunk
            if len(held) >= PORTION or (chunk is None and held):
                digest.update(held)
                size += len(held)
                await run_in_threadpool(_kept, file.write, bytes(held))
                held.clear()
            if chunk is None:
                break
    if not size:
        raise ParameterError("api.upload.empty", extra={"parameter": "body"})
    return size, digest.hexdigest()


def _kept(act: Callable[..., Any], *given: Any) -> Any:
    """Something that writes to the disk; `NoRoomError` where it cannot."""
    try:
        return act(*given)
    except OSError as error:
        raise NoRoomError("api.upload.no_room", why=error.strerror or error) from error


async def _told(uploads: Uploads, upload: kept.Upload, lang: str, status: int = 200) -> Response:
    due = [one.id for one in await run_in_threadpool(uploads.due)] if upload.state in DUE else []
    return fresh(answer(_shown(upload, due, lang), status))


def _shown(upload: kept.Upload, due: list[str], lang: str) -> dict[str, Any]:
    """An upload as an answer has it."""
    known = upload.model_dump(exclude={"attempts", "error", "documents", "accept_marking"})
    documents = [
        {**one.model_dump(exclude={"error"}), "error": one.error.text(lang) if one.error else None}
        for one in upload.documents
    ]
    return {
        **known,
        "place": upload.place or None,
        "url": upload.url or None,
        "replaces": f"document:{upload.replaces}" if upload.replaces else None,
        "before": due.index(upload.id) if upload.id in due else 0,
        "error": upload.error.text(lang) if upload.error else None,
        "documents": documents,
    }
