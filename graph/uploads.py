"""Uploads: documents that somebody sent and that wait for a decision, each in a folder of its own on disk.

`uploads/<id>/upload.json` says what is known of one, and is written whole or not at all; `file/` beside it holds the
bytes for as long as they may be needed. Two sides share them: whoever serves takes uploads in and decides, and a
worker, a process of its own, reads and loads. Each step leads from one state to another and is taken under a lock, so
that what one side did is never undone by the other, and all of it outlives both.

    queued → reading → found → accepted → loading → loaded
                ↓        ↓
              failed  discarded
"""

from __future__ import annotations

import contextlib
import importlib.util
import os
import re
import secrets
import shutil
import unicodedata
from collections.abc import Collection, Iterator
from datetime import UTC, datetime
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, Literal

from pydantic import BaseModel, Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from ontology.errors import KechuangError

HAS_LOCKS = importlib.util.find_spec("fcntl") is not None
if TYPE_CHECKING or HAS_LOCKS:
    import fcntl

State = Literal["queued", "reading", "found", "accepted", "loading", "loaded", "discarded", "failed"]
DUE: tuple[State, ...] = ("queued", "reading", "accepted", "loading")  # a worker has to do with it
WAITING: tuple[State, ...] = (*DUE, "found")
OVER: tuple[State, ...] = ("loaded", "discarded", "failed")
BUSY = 75  # exit code of a worker that found another one at work
KEPT = 200  # uploads that are over, of which is still told
ID = re.compile(r"[0-9]{14}-[0-9a-f]{12}")
LONGEST_NAME = 120  # characters
FILE, FOLDER = "upload.json", "file"


class UploadSettings(BaseSettings):
    """What a worker may take for one step: seconds, MB."""

    model_config = SettingsConfigDict(env_file=".env", env_ignore_empty=True, extra="ignore", populate_by_name=True)

    seconds: int = Field(900, ge=1, validation_alias="KECHUANG_UPLOAD_TIME")
    memory: int = Field(2_048, ge=256, validation_alias="KECHUANG_UPLOAD_MEMORY")


class UploadError(KechuangError):
    """Something about an upload that a person can act on."""

    exit_code = 2


class UnknownUploadError(UploadError):
    """There is no upload with this id."""


class UploadStateError(UploadError):
    """An upload is not in a state from which this step leads on."""


class Told(BaseModel):
    """An error in both languages, as it was when it happened."""

    key: str
    zh: str
    en: str

    @classmethod
    def of(cls, error: KechuangError, folder: Path | None = None) -> Told:
        """An error's line; paths are told from a folder on, where nobody needs to know what lies above it."""
        above = f"{folder}{os.sep}" if folder else ""
        zh, en = (error.text(lang) for lang in ("zh", "en"))
        return cls(key=error.key, zh=zh.replace(above, ""), en=en.replace(above, ""))

    def text(self, lang: str) -> str:
        """The line in a language."""
        return self.zh if lang == "zh" else self.en


class Head(BaseModel):
    """What was found in one document, how much of it was read, and what becomes of it when it is loaded."""

    name: str = Field(description="the file's name; `archive.zip!member` for one in an archive")
    status: Literal["new", "replaces", "unchanged", "failed", "loaded", "replaced"] = Field(
        description="before loading: new, replaces (a loaded document of this key), unchanged, failed; "
        "after it: loaded, replaced, unchanged, failed"
    )
    document: str | None = Field(None, description="id that the document has, or will have")
    title: str | None = None
    issuer: str | None = None
    published: str | None = None
    place: str | None = None
    authority: str | None = None
    measures: int = 0
    units: int = Field(0, description="units that are named")
    platforms: int = Field(0, description="platforms, zones and funds that are named")
    charges: int = Field(0, description="responsibilities: a unit, a role, a measure or figure")
    figures: int = Field(0, description="targets, observations and provisions")
    first_measures: list[str] = Field([], description="titles of the first measures")
    first_units: list[str] = Field([], description="the units that are charged most often")
    completeness: str | None = Field(None, description="whole or fragment")
    completeness_why: str | None = None
    clauses_seen: int | None = None
    clauses_read: int | None = None
    clauses_skipped: list[str] = Field([], description="why=count")
    figures_seen: int | None = None
    figures_read: int | None = None
    unread: float | None = Field(None, description="share (0–1) of the text whose sentence gave no fact")
    slips: list[str] = Field([], description="one indicator and year stated with values a power of ten apart")
    quality: list[str] = Field([], description="repair=count: what was mended in the text before it was read")
    newer_of: str | None = Field(None, description="id of a loaded document with the same title and issuer")
    same_as: str | None = Field(None, description="name of a file of this upload with the same bytes")


class Found(Head):
    """A document of an upload; `error` says why it cannot be read or loaded."""

    error: Told | None = None


class Upload(BaseModel):
    """An upload as it is kept. Times are UTC, sizes bytes; `attempts` counts the starts of a worker on one step."""

    id: str
    name: str
    size: int
    sha256: str
    by: str
    created: str
    changed: str
    state: State = "queued"
    place: str = ""
    url: str = ""
    replaces: str = ""
    accept_marking: bool = False
    attempts: int = 0
    error: Told | None = None
    documents: list[Found] = []


def safe_name(given: str) -> str:
    """A file's name without folders, control and invisible characters, of a length that every disk takes."""
    base = PurePath(given.replace("\\", "/")).name
    shown = "".join(c for c in unicodedata.normalize("NFC", base) if unicodedata.category(c)[0] != "C")
    # the mark that leads into an archive must lead nowhere in a name
    shown = shown.replace("!", "_").strip(" .") or "document"
    stem, suffix = PurePath(shown).stem, PurePath(shown).suffix[:12]
    room = 200 - len(suffix.encode())
    return stem[:LONGEST_NAME].encode()[:room].decode("utf-8", "ignore") + suffix


def now() -> str:
    """The time, as uploads have it."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


class Uploads:
    """The uploads under a data folder."""

    def __init__(self, data: Path) -> None:
        self._folder = data / "uploads"

    # ------------------------------------------------------------ taking in

    def draft(self, name: str) -> tuple[str, Path]:
        """An id, and the path of the file to be filled; nothing is an upload until it is added."""
        upload_id = f"{datetime.now(UTC):%Y%m%d%H%M%S}-{secrets.token_hex(6)}"
        folder = self._folder / upload_id / FOLDER
        folder.mkdir(parents=True, mode=0o700)
        return upload_id, folder / safe_name(name)

    def add(self, upload: Upload) -> None:
        """Make a filled draft an upload."""
        self._write(upload)

    def drop(self, upload_id: str) -> None:
        """Forget a draft."""
        shutil.rmtree(self._folder / upload_id, ignore_errors=True)

    # ------------------------------------------------------------ looking

    def find(self, upload_id: str) -> Upload:
        """The upload with an id; `UnknownUploadError`."""
        if not ID.fullmatch(upload_id) or not (found := self._read(upload_id)):
            raise UnknownUploadError("graph.upload.unknown", id=upload_id[:100])
        return found

    def all(self) -> list[Upload]:
        """All of them, newest first."""
        if not self._folder.is_dir():
            return []
        ids = sorted((p.name for p in self._folder.iterdir() if ID.fullmatch(p.name)), reverse=True)
        return [upload for one in ids if (upload := self._read(one))]

    def due(self) -> list[Upload]:
        """Those that a worker has to do with, oldest first."""
        return [upload for upload in reversed(self.all()) if upload.state in DUE]

    def folder(self, upload: Upload) -> Path:
        """Where its file is."""
        return self._folder / upload.id / FOLDER

    def file(self, upload: Upload) -> Path:
        """Its bytes."""
        return self.folder(upload) / upload.name

    # ------------------------------------------------------------ steps

    def step(self, upload_id: str, before: Collection[State], after: State, **changed: Any) -> Upload:
        """Lead an upload from one of some states to another; `UploadStateError` where it is in none of them."""
        with self._locked("lock", wait=True):
            upload = self.find(upload_id)
            if upload.state not in before:
                raise UploadStateError("graph.upload.state", id=upload_id, state=upload.state)
            upload = upload.model_copy(update={**changed, "state": after, "changed": now()})
            self._write(upload)
        if after in OVER:
            shutil.rmtree(self.folder(upload), ignore_errors=True)
        return upload

    def sweep(self) -> None:
        """Forget drafts that nobody is filling any more, and the oldest of those that are over."""
        if not self._folder.is_dir():
            return
        known = self.all()
        over = [upload.id for upload in known if upload.state in OVER][KEPT:]
        today = f"{datetime.now(UTC):%Y%m%d}"
        left = {p.name for p in self._folder.iterdir() if ID.fullmatch(p.name) and p.name[:8] < today}
        for one in (*over, *(left - {upload.id for upload in known})):
            self.drop(one)

    @contextlib.contextmanager
    def working(self) -> Iterator[bool]:
        """Be the one worker on these uploads; False where another one is at it."""
        with self._locked("worker", wait=False) as got:
            yield got

    # ------------------------------------------------------------ files

    @contextlib.contextmanager
    def _locked(self, name: str, *, wait: bool) -> Iterator[bool]:
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor = os.open(self._folder / name, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            got = True
            if HAS_LOCKS:
                try:
                    fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
                except BlockingIOError:
                    got = False
            yield got
        finally:
            os.close(descriptor)

    def _read(self, upload_id: str) -> Upload | None:
        try:
            return Upload.model_validate_json((self._folder / upload_id / FILE).read_bytes())
        except FileNotFoundError:
            return None
        except (OSError, ValidationError) as error:
            raise UploadError("graph.upload.broken", id=upload_id, why=type(error).__name__) from error

    def _write(self, upload: Upload) -> None:
        path = self._folder / upload.id / FILE
        draft = path.with_name(f"{FILE}.{os.getpid()}")
        with draft.open("wb") as file:
            file.write(upload.model_dump_json().encode())
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
