"""The built page beside the operations of the API."""

from __future__ import annotations

from pathlib import Path

from fastapi import FastAPI

from api import web
from api.routes import home
from api.straight import ways


def test_a_built_page_is_what_the_root_answers_with(tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "index.html").write_text("<!doctype html>", "utf-8")
    assert "/" in ways(home.router.routes)
    assert "/" not in ways([*web.install(FastAPI(), tmp_path), *home.router.routes])
