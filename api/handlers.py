"""What becomes of an exception: every error leaves as problem+json."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from api.answers import problem, problem_of
from api.errors import HTTP_SLUGS, ParameterError
from api.language import language_of
from ontology.errors import KechuangError
from ontology.messages import say
from queries.misfit import Misfit

log = logging.getLogger(__name__)


async def ours(request: Request, error: Exception) -> Response:
    """An error of the catalogue."""
    assert isinstance(error, KechuangError)
    answered = problem_of(request, error)
    if answered.status_code >= 500:
        log.error("request failed", extra={"path": request.url.path, "error": error.text("en")})
    return answered


async def invalid(request: Request, error: Exception) -> Response:
    """A parameter that its model refuses."""
    assert isinstance(error, RequestValidationError)
    return problem_of(request, parameter_error(error.errors()))


def parameter_error(errors: Sequence[Any]) -> ParameterError:
    """Pydantic's list of errors as one error of ours; the values themselves are not repeated."""
    found = [Misfit(one) for one in errors]
    listed = [{"parameter": one.parameter, "message": one} for one in found]
    return ParameterError("api.bad_parameter", parameter=found[0].parameter, why=found[0], extra={"errors": listed})


async def http(request: Request, error: Exception) -> Response:
    """A path or method that is not there."""
    assert isinstance(error, HTTPException)
    slug = HTTP_SLUGS.get(error.status_code, "failed")
    lang = language_of(request)
    answered = problem(request, error.status_code, slug, say(f"api.detail.{slug}", lang, path=request.url.path[:200]))
    answered.headers.update(error.headers or {})
    return answered


async def unforeseen(request: Request, error: Exception) -> Response:
    """An error of the program: logged whole, told in one line."""
    log.exception("unforeseen error", exc_info=error, extra={"path": request.url.path})
    return problem(request, 500, "failed", say("api.detail.failed", language_of(request), path=request.url.path[:200]))


def install(app: FastAPI) -> None:
    """Hand every kind of exception to its handler."""
    app.add_exception_handler(KechuangError, ours)
    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(HTTPException, http)
    app.add_exception_handler(Exception, unforeseen)
