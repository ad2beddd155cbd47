"""Until the page is built: what there is to call, in plain HTML without anything from outside."""

from __future__ import annotations

from html import escape
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, Response

from api import web
from api.deps import Lang
from ontology.messages import say

router = APIRouter(include_in_schema=False)

EXAMPLES = {
    "documents": "/api/v1/documents",
    "search": "/api/v1/search?q=走廊",
    "platforms": "/api/v1/trace/platforms",
    "targets": "/api/v1/trace/targets",
    "deadlines": "/api/v1/queries/deadline/measures?until=2025",
    "queries": "/api/v1/queries",
}
STYLE = (
    "body{font:16px/1.6 system-ui,sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem}"
    "code,pre{font-family:ui-monospace,monospace;font-size:.9em}pre{overflow:auto;background:#f4f4f4;padding:.6rem}"
    "dt{font-weight:600;margin-top:.6rem}"
)


def _page(lang: str, title: str, body: str) -> Response:
    tag = "zh-CN" if lang == "zh" else "en"
    html = (
        f'<!doctype html><html lang="{tag}"><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>{escape(title)}</title>'
        f"<style>{STYLE}</style><main><h1>{escape(title)}</h1>{body}</main></html>"
    )
    return HTMLResponse(html, headers={"Content-Language": lang, "Vary": "Accept-Language"})


@router.get("/")
async def home(lang: Lang) -> Response:
    """What this is, and a few calls to begin with."""
    calls = [(escape(path), escape(say(f"api.home.example.{name}", lang))) for name, path in EXAMPLES.items()]
    items = "".join(f'<li><a href="{path}"><code>{path}</code></a> {words}</li>' for path, words in calls)
    why = web.why_not()
    reason = f"<pre>{escape(why)}</pre>" if why else ""
    body = (
        f"<p>{escape(say('api.home.lead', lang))}</p>{reason}<p>{escape(say('api.home.not_built', lang))} "
        f'<a href="/docs">{escape(say("api.home.docs", lang))}</a> · <a href="/openapi.json">OpenAPI</a> · '
        f'<a href="/?lang=zh">中文</a> · <a href="/?lang=en">English</a></p>'
        f"<h2>{escape(say('api.home.examples', lang))}</h2><ul>{items}</ul>"
    )
    return _page(lang, say("api.home.title", lang), body)


def _operation(path: str, operation: dict[str, Any]) -> str:
    parameters = "".join(
        f"<li><code>{escape(p['name'])}</code> {escape(p.get('description') or '')}</li>"
        for p in operation.get("parameters", [])
    )
    return (
        f"<h2>{escape(operation['summary'])}</h2><p><code>GET {escape(path)}</code></p>"
        f"<p>{escape(operation.get('description', ''))}</p><ul>{parameters}</ul>"
    )


@router.get("/docs")
async def docs(request: Request, lang: Lang) -> Response:
    """The operations as `/openapi.json` describes them, readable without a script."""
    paths: dict[str, dict[str, Any]] = request.app.openapi()["paths"]
    body = "".join(_operation(path, operations["get"]) for path, operations in paths.items() if "get" in operations)
    return _page(lang, say("api.home.docs", lang), '<p><a href="/openapi.json">OpenAPI 3.1</a></p>' + body)
