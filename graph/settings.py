"""Where the store is: one settings class, built at the entry point."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

APPLICATION = "kechuang-atlas"


def user_data_folder(
    platform: str = sys.platform, environment: dict[str, str] | os._Environ[str] = os.environ, home: Path | None = None
) -> Path:
    """The folder in which this platform keeps a user's application data."""
    home = home or Path.home()
    if platform == "win32":
        return Path(environment.get("LOCALAPPDATA") or home / "AppData" / "Local") / APPLICATION
    if platform == "darwin":
        return home / "Library" / "Application Support" / APPLICATION
    return Path(environment.get("XDG_DATA_HOME") or home / ".local" / "share") / APPLICATION


class StoreSettings(BaseSettings):
    """The store's settings, from the environment or a `.env` file; without `NEO4J_URI` the embedded store.

    `memory` is the embedded store's heap as the JVM writes it (`512m`, `1g`).
    """

    model_config = SettingsConfigDict(env_file=".env", env_ignore_empty=True, extra="ignore", populate_by_name=True)

    uri: str = Field("", validation_alias="NEO4J_URI")
    username: str = Field("neo4j", validation_alias="NEO4J_USERNAME")
    password: SecretStr = Field(SecretStr(""), validation_alias="NEO4J_PASSWORD")
    database: str = Field("neo4j", validation_alias="NEO4J_DATABASE")
    read_username: str = Field("", validation_alias="NEO4J_READ_USERNAME")
    read_password: SecretStr = Field(SecretStr(""), validation_alias="NEO4J_READ_PASSWORD")
    data: Path = Field(default_factory=user_data_folder, validation_alias="KECHUANG_DATA")
    memory: str = Field("1g", validation_alias="KECHUANG_STORE_MEMORY")

    @field_validator("data")
    @classmethod
    def _absolute(cls, data: Path) -> Path:
        return data.expanduser().absolute()

    @field_validator("memory")
    @classmethod
    def _heap(cls, memory: str) -> str:
        found = re.fullmatch(r"(\d+)\s*([mg])b?", memory.strip().lower())
        if not found:
            raise ValueError("KECHUANG_STORE_MEMORY reads 512m or 1g")
        return found[1] + found[2]
