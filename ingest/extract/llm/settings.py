"""Which model to ask, and how much it may cost."""

from __future__ import annotations

from pathlib import Path
from typing import Self

from pydantic import Field, SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from ingest.errors import ModelSettingsError


class ModelSettings(BaseSettings):
    """An OpenAI-compatible endpoint (`url` ends before `/chat/completions`); prices are for a million tokens.

    `tokens` is what one run may use, 0 without limit. The key stands in its variable or in a file.
    """

    model_config = SettingsConfigDict(
        env_prefix="KECHUANG_LLM_",
        env_file=".env",
        env_ignore_empty=True,
        extra="ignore",
        hide_input_in_errors=True,  # the input holds the key
    )

    url: str = Field(pattern=r"^https?://")
    model: str = Field(min_length=1)
    key: SecretStr = SecretStr("")
    key_file: Path | None = None
    timeout: float = Field(60, gt=0, le=3600)
    tokens: int = Field(1_000_000, ge=0)
    price_in: float = Field(0, ge=0)
    price_out: float = Field(0, ge=0)

    @model_validator(mode="after")
    def _key_from_file(self) -> Self:
        if self.key_file:
            try:
                self.key = SecretStr(self.key_file.read_text("utf-8").split("\n", 1)[0].strip())
            except (OSError, UnicodeDecodeError) as error:
                raise ValueError(f"KECHUANG_LLM_KEY_FILE {self.key_file}: {error}") from error
        return self


def model_settings() -> ModelSettings:
    """The settings from the environment. Errors: `ModelSettingsError`, one line that names the variables."""
    try:
        return ModelSettings()  # the required ones come from the environment
    except ValidationError as error:
        names = ", ".join(f"KECHUANG_LLM_{str(e['loc'][0]).upper()}" if e["loc"] else e["msg"] for e in error.errors())
        raise ModelSettingsError("ingest.model_settings", names=names) from error
