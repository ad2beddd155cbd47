"""Why a parameter does not fit, in the reader's language: pydantic tells it in English alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontology.messages import Told, catalogue, say

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

PLACES = ("query", "path", "body")  # where FastAPI says that a parameter was given


class Misfit(Told):
    """One of the errors that pydantic lists; the value itself is not repeated."""

    def __init__(self, error: ErrorDetails) -> None:
        self.parameter = ".".join(str(part) for part in error["loc"] if part not in PLACES)
        self._key, self._english = f"queries.misfit.{error['type']}", error["msg"]
        self._context = {name: str(value).replace(" or ", ", ") for name, value in error.get("ctx", {}).items()}

    def text(self, lang: str | None = None) -> str:
        """What the parameter should be; in pydantic's words where the catalogue has none."""
        return say(self._key, lang, **self._context) if self._key in catalogue() else self._english
