"""The API's settings: one class, built at the entry point."""

from __future__ import annotations

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class ApiSettings(BaseSettings):
    """From the environment or a `.env` file; times in seconds."""

    model_config = SettingsConfigDict(env_file=".env", env_ignore_empty=True, extra="ignore", populate_by_name=True)

    query_timeout: float = Field(default=30.0, gt=0, le=600, validation_alias="KECHUANG_QUERY_TIMEOUT")
    query_rows: int = Field(default=500, ge=1, le=10_000, validation_alias="KECHUANG_QUERY_ROWS")
    log_level: str = Field(default="warning", validation_alias="KECHUANG_LOG")
