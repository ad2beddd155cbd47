"""The settings of who may: one class, built at the entry point."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, Self

from pydantic import Field, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from graph.settings import user_data_folder

Anonymous = Literal["loopback", "network", "proxy", "none"]
LOCAL = "localhost,127.0.0.1,[::1]"


class SecuritySettings(BaseSettings):
    """From the environment or a `.env` file.

    `anonymous`: who may read without a key: `loopback` (this machine, with no proxy between), `proxy` (also behind a
    proxy on this machine), `network` (everybody), `none`. `hosts`: the names under which the API may be called, with
    commas. `rate`: requests a minute of one key or one address that has none; 0 for no limit.
    """

    model_config = SettingsConfigDict(env_file=".env", env_ignore_empty=True, extra="ignore", populate_by_name=True)

    data: Path = Field(default_factory=user_data_folder, validation_alias="KECHUANG_DATA")
    keys: Path | None = Field(None, validation_alias="KECHUANG_KEYS")
    anonymous: Anonymous = Field("loopback", validation_alias="KECHUANG_ANONYMOUS")
    hosts: str = Field(LOCAL, validation_alias="KECHUANG_HOSTS")
    rate: int = Field(0, ge=0, validation_alias="KECHUANG_RATE")
    body: int = Field(1_000_000, ge=1_000, validation_alias="KECHUANG_BODY")
    audit: bool = Field(True, validation_alias="KECHUANG_AUDIT")

    @model_validator(mode="after")
    def _key_file(self) -> Self:
        self.data = self.data.expanduser().absolute()
        self.keys = (self.keys or self.data / "keys.json").expanduser().absolute()
        return self

    @property
    def key_file(self) -> Path:
        """Where the keys' hashes are kept."""
        return self.keys or self.data / "keys.json"

    @property
    def names(self) -> frozenset[str]:
        """The hosts, in lower case."""
        return frozenset(name.strip().lower() for name in self.hosts.split(",") if name.strip())
