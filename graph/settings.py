"""Where the store is: one settings class, built at the entry point."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import Self

from pydantic import Field, SecretStr, field_validator, model_validator
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

    A password stands in its variable or in a file that `…_FILE` names (containers and service managers hand secrets
    over as files), not in both. `memory` is the embedded store's heap as the JVM writes it (`512m`, `1g`).
    """

    model_config = SettingsConfigDict(
        env_file=".env",
        env_ignore_empty=True,
        extra="ignore",
        populate_by_name=True,
        hide_input_in_errors=True,  # the input holds passwords
    )

    uri: str = Field("", validation_alias="NEO4J_URI")
    username: str = Field("neo4j", validation_alias="NEO4J_USERNAME")
    password: SecretStr = Field(SecretStr(""), validation_alias="NEO4J_PASSWORD")
    password_file: Path | None = Field(None, validation_alias="NEO4J_PASSWORD_FILE")
    database: str = Field("neo4j", validation_alias="NEO4J_DATABASE")
    read_username: str = Field("", validation_alias="NEO4J_READ_USERNAME")
    read_password: SecretStr = Field(SecretStr(""), validation_alias="NEO4J_READ_PASSWORD")
    read_password_file: Path | None = Field(None, validation_alias="NEO4J_READ_PASSWORD_FILE")
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

    @model_validator(mode="after")
    def _passwords_from_files(self) -> Self:
        self.password = _secret("NEO4J_PASSWORD", self.password, self.password_file)
        self.read_password = _secret("NEO4J_READ_PASSWORD", self.read_password, self.read_password_file)
        return self


def _secret(name: str, given: SecretStr, file: Path | None) -> SecretStr:
    """The secret itself, or the file's first line."""
    if file is None:
        return given
    if given.get_secret_value():
        raise ValueError(f"{name} and {name}_FILE are both set; keep one of them")
    try:
        lines = file.expanduser().read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ValueError(f"{name}_FILE: {file} cannot be read ({getattr(error, 'strerror', None) or error})") from error
    if not lines or not lines[0]:
        raise ValueError(f"{name}_FILE: the first line of {file} must hold the password")
    return SecretStr(lines[0])
