"""`docker-compose.yml` as the tests read it, and the part of the Compose specification that it may use.

The schema follows the Compose specification's names and types, holds only the keys that we use, and refuses all
others: a mistyped key, which Compose itself may pass over, is found without Docker.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from tests.conftest import ROOT


def _object(properties: dict[str, Any], *required: str) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(required), "additionalProperties": False}


STRING: dict[str, Any] = {"type": "string", "minLength": 1}
STRINGS: dict[str, Any] = {"type": "array", "items": STRING, "minItems": 1, "uniqueItems": True}
DURATION: dict[str, Any] = {"type": "string", "pattern": r"^(\d+(ms|s|m|h))+$"}
HEALTHCHECK = _object(
    {
        "test": {"type": "array", "prefixItems": [{"enum": ["CMD", "CMD-SHELL"]}], "items": STRING, "minItems": 2},
        "interval": DURATION,
        "timeout": DURATION,
        "start_period": DURATION,
        "retries": {"type": "integer", "minimum": 1},
    },
    "test",
    "interval",
    "timeout",
    "retries",
)
DEPENDENCY = _object({"condition": {"enum": ["service_started", "service_healthy"]}}, "condition")
SERVICE = _object(
    {
        "image": STRING,
        "build": _object({"context": STRING, "args": {"type": "object", "additionalProperties": STRING}}, "context"),
        "user": STRING,
        "read_only": {"type": "boolean"},
        "cap_drop": STRINGS,
        "security_opt": STRINGS,
        "restart": {"enum": ["no", "always", "on-failure", "unless-stopped"]},
        "stop_grace_period": DURATION,
        "depends_on": {"type": "object", "additionalProperties": DEPENDENCY},
        "environment": {"type": "object", "additionalProperties": {"type": ["string", "number", "boolean", "null"]}},
        "secrets": STRINGS,
        "volumes": STRINGS,
        "tmpfs": STRINGS,
        "ports": STRINGS,
        "healthcheck": HEALTHCHECK,
    },
    "image",
)
SCHEMA = _object(
    {
        "name": {"type": "string", "pattern": "^[a-z0-9][a-z0-9_-]*$"},
        "services": {"type": "object", "additionalProperties": SERVICE, "minProperties": 1},
        "volumes": {"type": "object", "additionalProperties": {"type": "null"}},
        "secrets": {"type": "object", "additionalProperties": _object({"file": STRING}, "file")},
    },
    "services",
)


def read() -> dict[str, Any]:
    """The file."""
    found: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text("utf-8"))
    return found


def services() -> dict[str, dict[str, Any]]:
    """Its services by name."""
    found: dict[str, dict[str, Any]] = read()["services"]
    return found


def health_command(service: str) -> list[str]:
    """What Docker runs to see whether the service is healthy: `$$` is a dollar that Compose leaves alone."""
    kind, *command = services()[service]["healthcheck"]["test"]
    assert kind == "CMD"
    return [part.replace("$$", "$") for part in command]


def defaults(text: str) -> str:
    """What Compose makes of a text where no variable is set."""
    return re.sub(r"\$\{\w+:-([^}]*)\}", r"\1", text)
