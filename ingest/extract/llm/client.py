"""One question to an endpoint that speaks OpenAI's chat completions, and what it cost."""

from __future__ import annotations

import time
from types import TracebackType
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ValidationError

from ingest.errors import ModelError, ModelSettingsError
from ingest.extract.llm.form import Answer, response_format

if TYPE_CHECKING:
    from ingest.extract.llm.settings import ModelSettings

PAUSE = 1.0  # seconds before the one retry of an answer that the endpoint says it could give later
LATER = frozenset({408, 409, 429, 500, 502, 503, 504})
LARGEST = 1_000_000  # bytes of an answer; a passage's facts take a few thousand


class Tokens(BaseModel):
    """What an answer used, as the endpoint counts it; nothing where it does not."""

    prompt_tokens: int = 0
    completion_tokens: int = 0


class _Message(BaseModel):
    content: str | None = None


class _Choice(BaseModel):
    message: _Message
    finish_reason: str | None = None


class _Completion(BaseModel):
    choices: list[_Choice]
    usage: Tokens | None = None


class Client:
    """A connection to the endpoint; close it, or use it as a context."""

    def __init__(self, settings: ModelSettings) -> None:
        try:
            import httpx
        except ImportError as error:
            raise ModelSettingsError("ingest.model_not_installed") from error
        key = settings.key.get_secret_value()
        self._model, self._url = settings.model, settings.url.rstrip("/") + "/chat/completions"
        self._errors: type[Exception] = httpx.HTTPError
        self._http = httpx.Client(
            timeout=settings.timeout, headers={"Authorization": f"Bearer {key}"} if key else {}, follow_redirects=False
        )

    def ask(self, messages: list[dict[str, str]]) -> tuple[Answer, Tokens]:
        """The answer to one question. Errors: `ModelError`, with what it cost all the same."""
        completion = self._complete({"model": self._model, "temperature": 0, "messages": messages})
        tokens = completion.usage or Tokens()
        if not completion.choices or completion.choices[0].finish_reason == "length":
            raise ModelError("ingest.model_cut_off", url=self._url, tokens=tokens)
        try:
            return Answer.model_validate_json(completion.choices[0].message.content or ""), tokens
        except ValidationError as error:
            raise ModelError("ingest.model_bad_answer", url=self._url, tokens=tokens) from error

    def _complete(self, body: dict[str, Any]) -> _Completion:
        body["response_format"] = response_format()
        for last in (False, True):
            try:
                status, content = self._post(body)
            except self._errors as error:
                raise ModelError("ingest.model_unreachable", url=self._url, why=type(error).__name__) from error
            if status in LATER and not last:
                time.sleep(PAUSE)
                continue
            break
        if status != 200:
            raise ModelError("ingest.model_status", url=self._url, status=status)
        try:
            return _Completion.model_validate_json(content)
        except ValidationError as error:
            raise ModelError("ingest.model_bad_answer", url=self._url) from error

    def _post(self, body: dict[str, Any]) -> tuple[int, bytes]:
        with self._http.stream("POST", self._url, json=body) as response:
            content = bytearray()
            for chunk in response.iter_bytes():
                content += chunk
                if len(content) > LARGEST:
                    return 413, b""
            return response.status_code, bytes(content)

    def close(self) -> None:
        """Give the connection back."""
        self._http.close()

    def __enter__(self) -> Client:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()
