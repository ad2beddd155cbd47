"""The language of an answer's words: `lang`, else Accept-Language, else Chinese."""

from __future__ import annotations

from starlette.requests import Request

from ontology.messages import LANGUAGES


def _weight(preference: str) -> tuple[str, float]:
    tag, *options = (part.strip() for part in preference.split(";"))
    for option in options:
        name, _, value = option.partition("=")
        if name.strip() == "q":
            try:
                return tag, float(value)
            except ValueError:
                return tag, 0.0
    return tag, 1.0


def preferred(accept_language: str, default: str = "zh") -> str:
    """The first of our languages in an Accept-Language header (RFC 9110, 12.5.4)."""
    asked = sorted((_weight(p) for p in accept_language[:1000].split(",") if p.strip()), key=lambda a: -a[1])
    for tag, weight in asked:
        primary = tag.lower().split("-")[0]
        if weight > 0 and primary in LANGUAGES:
            return primary
    return default


def language_of(request: Request) -> str:
    """The language that a request asks for."""
    asked = request.query_params.get("lang", "")
    return asked if asked in LANGUAGES else preferred(request.headers.get("accept-language", ""))
