"""Uploads and what is said of them."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from api.models.common import Answer, Asked
from graph.uploads import Head, State
from queries.query import Word

Name = Annotated[str, Field(min_length=1, max_length=500, pattern=r"^[^\x00]*$")]


class UploadAsked(Asked):
    """What is known of a document besides its bytes."""

    name: Name = Field(description="the file's name with its suffix")
    place: Word | None = Field(None, description="name or code of the place that the document belongs to")
    url: Annotated[str, Field(max_length=2000, pattern=r"^https?://[!-~]+$")] | None = Field(
        None, description="where it was published: one document a URL, a new one replaces it"
    )
    replaces: Annotated[str, Field(max_length=500, pattern=r"^(document:)?[A-Za-z0-9._-]+$")] | None = Field(
        None, description="id of the loaded document that this one replaces"
    )
    accept_marking: bool = Field(False, description="take it in although its header bears 内部 or a mark of secrecy")


class FoundDocument(Head, Answer):
    """A document of an upload: what was found in it, how much of it was read; `error` where it cannot be."""

    error: str | None


class Upload(Answer):
    """An upload. `state`: queued and reading, then found, which awaits a decision; accepted and loading, then loaded;
    or discarded, or failed.
    """

    id: str
    state: State
    name: str
    size: int = Field(description="bytes")
    sha256: str
    by: str = Field(description="who sent it")
    created: str
    changed: str = Field(description="when its state last changed")
    before: int = Field(description="how many others the worker has to do with first; 0 when it is at it")
    place: str | None
    url: str | None
    replaces: str | None
    error: str | None = Field(description="why it cannot be read, or could not be loaded: it may then be tried again")
    documents: list[FoundDocument] = Field(description="one, or those of an archive; empty until they are read")


class UploadList(Answer):
    """The uploads of which is still told, newest first."""

    rows: list[Upload]
