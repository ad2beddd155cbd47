"""The API's settings: one class, built at the entry point."""

from __future__ import annotations

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from graph.guard.limits import Limits


class ApiSettings(BaseSettings):
    """From the environment or a `.env` file; times in seconds, sizes in MB."""

    model_config = SettingsConfigDict(env_file=".env", env_ignore_empty=True, extra="ignore", populate_by_name=True)

    query_timeout: float = Field(default=30.0, gt=0, le=600, validation_alias="KECHUANG_QUERY_TIMEOUT")
    query_rows: int = Field(default=500, ge=1, le=10_000, validation_alias="KECHUANG_QUERY_ROWS")
    cache: int = Field(default=64, ge=0, le=4096, validation_alias="KECHUANG_CACHE")  # MB of answers kept
    cors: str = Field(default="", validation_alias="KECHUANG_CORS")  # origins whose pages may ask, comma-separated
    slow: float = Field(default=1.0, ge=0, validation_alias="KECHUANG_SLOW")  # queries that take longer are logged
    log_level: str = Field(default="warning", validation_alias="KECHUANG_LOG")

    @property
    def limits(self) -> Limits:
        """What one statement of people whom nobody knows may take."""
        return Limits(rows=self.query_rows, seconds=self.query_timeout)
