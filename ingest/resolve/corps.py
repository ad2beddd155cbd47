"""Divisions of the corps: 师发改委 in a paper of 第九十九师 is its own, 师市科技局 that of division and city."""

from __future__ import annotations

import re

from ingest.resolve.context import Context
from ingest.resolve.units import CORPS, tidy
from ontology.vocab.units import pairs

_DIVISION = re.compile(f"(?:{CORPS.name}|兵团)?第?(?P<number>[一二三四五六七八九十]+)师")
_OWN = re.compile("师(?=[^范大])")


def division_of(name: str, context: Context) -> tuple[str, str]:
    """(number of the division, the name with the corps in its place); ("", the name) where it is none's."""
    stated = tidy(name)
    found = _DIVISION.match(stated)
    division, rest = (found["number"], stated[found.end() :]) if found else ("", stated)
    if not found and _OWN.match(stated):
        issuer = _DIVISION.match(tidy(context.issuer or ""))
        division = issuer["number"] if issuer else _by_city().get(context.place.name if context.place else "", "")
        rest = stated[1:] if division else stated
    if not division:
        return "", name
    city = next((city for city, of in _by_city().items() if of == division), "")
    for joined in (city, "市"):
        rest = rest.removeprefix(joined) if joined and len(rest) > len(joined) + 2 else rest
    return division, CORPS.name + rest


def _by_city() -> dict[str, str]:
    return dict(pairs("corps.tsv"))
