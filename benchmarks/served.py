"""A server for `benchmarks.api`: settings from the environment, a free port, its address on the first line."""

from __future__ import annotations

import sys

from api.app import serve


def say(address: str) -> None:
    """The address, at once."""
    sys.stdout.write(f"{address}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    serve(port=0, announce=say)
