"""Answers as bytes: orjson, without a second pass through the models (they describe and test the answers)."""

from __future__ import annotations

from typing import Any

import orjson
from starlette.requests import Request
from starlette.responses import Response

from api.errors import ApiError, status_of
from api.language import language_of
from ontology.errors import KechuangError
from ontology.messages import Told, say
from ontology.types.contact import covered, suspicious

PROBLEM = "application/problem+json"


def answer(content: Any, status: int = 200, *, contacts: bool = False) -> Response:
    """An answer in JSON, with contact details covered unless `contacts`."""
    try:
        body = orjson.dumps(content)  # half the time of the other way
    except TypeError:
        body = orjson.dumps(content, option=orjson.OPT_NON_STR_KEYS)
    if not contacts and suspicious(body):
        body = orjson.dumps(covered(content), option=orjson.OPT_NON_STR_KEYS)
    return Response(body, status, media_type="application/json")


def fresh(response: Response) -> Response:
    """The same answer, which nobody keeps."""
    response.headers["Cache-Control"] = "no-store"
    return response


def problem(request: Request, status: int, slug: str, detail: str, extra: dict[str, Any] | None = None) -> Response:
    """An error as problem+json (RFC 9457)."""
    lang = language_of(request)
    content = {
        "type": f"/problems/{slug}",
        "title": say(f"api.title.{slug}", lang),
        "status": status,
        "detail": detail,
        "instance": request.url.path,
        "request_id": request.scope.get("request_id"),
        **(extra or {}),
    }
    headers = {"Content-Language": lang, "Vary": "Accept-Language"}

    def told(value: object) -> str:
        if isinstance(value, Told):
            return value.text(lang)
        raise TypeError

    return Response(orjson.dumps(content, default=told), status, headers, PROBLEM)


def problem_of(request: Request, error: KechuangError) -> Response:
    """An error of ours as problem+json, by the one table of `api.errors`."""
    status, slug = status_of(error)
    extra = error.extra if isinstance(error, ApiError) else {}
    return problem(request, status, slug, error.text(language_of(request)), {"key": error.key, **extra})
