"""`python -m cli`: the command, where its own script is not at hand."""

from __future__ import annotations

from cli.main import run

run()
