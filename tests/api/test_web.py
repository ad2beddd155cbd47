"""The built page beside the operations of the API."""

from __future__ import annotations

import json
from pathlib import Path

from fastapi import FastAPI

from api import web
from api.routes import home
from api.straight import ways


def test_a_views_own_scripts_and_styles_are_named_with_the_page(tmp_path: Path) -> None:
    listed = {
        "src/views/Thing.vue": {"file": "assets/Thing-1.js", "imports": ["_Calls.js", "index.html"]},
        "src/views/Home.vue": {"file": "assets/Home-4.js", "css": ["assets/Home-5.css"]},
        "_Calls.js": {"file": "assets/Calls-2.js"},
        "index.html": {"file": "assets/index-3.js", "isEntry": True},
    }
    (tmp_path / "manifest.json").write_text(json.dumps(listed), "utf-8")
    links = web.ahead(tmp_path)
    assert links["things"] == "</assets/Thing-1.js>; rel=modulepreload, </assets/Calls-2.js>; rel=modulepreload"
    home = "</assets/Home-4.js>; rel=modulepreload, </assets/Home-5.css>; rel=preload; as=style; crossorigin"
    assert links[web.HOME] == home
    assert links["help"] == ""


def test_a_built_page_is_what_the_root_answers_with(tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "index.html").write_text("<!doctype html>", "utf-8")
    assert "/" in ways(home.router.routes)
    assert "/" not in ways([*web.install(FastAPI(), tmp_path), *home.router.routes])
