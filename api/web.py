"""The built page: its files, and the addresses under which it is shown.

Every view has an address of its own, which the page reads in the browser; the server hands the same file to each.
Files under `/assets` carry a hash in their names and are kept for good; the page itself is asked for anew each time.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
from fastapi import APIRouter, FastAPI
from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

BUILT = Path(__file__).parent / "web_dist"
VIEWS = (
    "search",
    "browse",
    "things",
    "read",
    "deadlines",
    "graph",
    "matrix",
    "indicators",
    "compare",
    "queries",
    "uploads",
    "decisions",
    "help",
)
HOME = ""
VIEW_FILES = {HOME: "Home", "things": "Thing"}
"""Files of views that are not named like their address."""
FRESH = "no-cache"
FOR_GOOD = "public, max-age=31536000, immutable"
CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)
"""For the page alone. Inline styles are what the canvas and chart libraries set; nothing else is loosened."""


class Assets(StaticFiles):
    """Files whose names change with their content."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """A file that may be kept for good."""
        response = await super().get_response(path, scope)
        if response.status_code == 200:
            response.headers["Cache-Control"] = FOR_GOOD
        return response


def is_built(folder: Path = BUILT) -> bool:
    """Whether there is a page to serve."""
    return (folder / "index.html").is_file()


def why_not(folder: Path = BUILT) -> str | None:
    """What hindered the build, where it was tried."""
    told = folder / "not-built.txt"
    return told.read_text("utf-8").strip() if told.is_file() else None


def ahead(folder: Path) -> dict[str, str]:
    """For each view a `Link` header: its own scripts and styles are fetched together with the page's, not after."""
    listed = folder / "manifest.json"
    parts: dict[str, Any] = orjson.loads(listed.read_bytes()) if listed.is_file() else {}
    sources = {view: f"src/views/{VIEW_FILES.get(view, view.capitalize())}.vue" for view in (HOME, *VIEWS)}
    found = {}
    for view, source in sources.items():
        chunk = parts.get(source, {})
        needed = [chunk, *(parts[name] for name in chunk.get("imports", ()))]
        own = [one for one in needed if "file" in one and not one.get("isEntry")]
        scripts = [f"</{one['file']}>; rel=modulepreload" for one in own]
        styles = [f"</{file}>; rel=preload; as=style; crossorigin" for one in own for file in one.get("css", ())]
        found[view] = ", ".join(scripts + styles)
    return found


def install(app: FastAPI, folder: Path = BUILT) -> list[BaseRoute]:
    """Serve the page at `/` and at the address of each view; call it before the routes of the plain page.

    Its routes, which come before those.
    """
    router = APIRouter(include_in_schema=False)

    links = ahead(folder)

    def shown_with(link: str) -> Callable[[], Response]:
        headers = {"Cache-Control": FRESH, "Content-Security-Policy": CSP, **({"Link": link} if link else {})}

        def page() -> Response:
            return FileResponse(folder / "index.html", media_type="text/html", headers=headers)

        return page

    def icon() -> Response:
        return FileResponse(folder / "favicon.svg", headers={"Cache-Control": FRESH})

    router.add_api_route("/", shown_with(links[HOME]), methods=["GET"], name="page")
    for view in VIEWS:
        for path in (f"/{view}", f"/{view}/{{rest:path}}"):
            router.add_api_route(path, shown_with(links[view]), methods=["GET"], name="page")
    router.add_api_route("/favicon.svg", icon, methods=["GET"], name="icon")
    app.include_router(router)
    app.mount("/assets", Assets(directory=folder / "assets"), name="assets")
    return router.routes
