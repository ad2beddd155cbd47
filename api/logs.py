"""The server's log: one JSON object a line on the standard error, with the request that it belongs to."""

from __future__ import annotations

import logging
import sys
from contextvars import ContextVar
from datetime import UTC, datetime

import orjson

REQUEST: ContextVar[str | None] = ContextVar("request", default=None)
PLAIN = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName", "color_message"}


class JsonLines(logging.Formatter):
    """A record as one line of JSON: when, level, logger, message, request_id, and what `extra` held."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        line = {
            "when": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            "request_id": REQUEST.get(),
        }
        line |= {key: value for key, value in vars(record).items() if key not in PLAIN and key not in line}
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return orjson.dumps({k: v for k, v in line.items() if v is not None}, default=str).decode()


def configure(level: str) -> None:
    """Write all logs of this process so, from this level on; an unknown level is `warning`."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    known = logging.getLevelNamesMapping().get(level.upper(), logging.WARNING)
    logging.basicConfig(level=known, handlers=[handler], force=True)
    # the store's driver tells each try, the server each connection: their own level keeps the log readable
    for name in ("neo4j", "uvicorn", "uvicorn.error"):
        logging.getLogger(name).setLevel(max(known, logging.WARNING))
