"""A city's bureau in one of its districts: 区公安分局 is 云渚市公安局青浦分局."""

from __future__ import annotations

import re

from ingest.resolve.context import Context
from ingest.resolve.units import official_unit, resolve_unit, split_prefix, tidy

_FULL = re.compile("(?P<body>.{3,24}局)(?P<own>[^局]{2,8})分局")


def same_branch(short: str, full: str, context: Context) -> bool:
    """Whether a short name means the branch of a city's bureau in the division that its full name ends with."""
    found, prefixed = _FULL.fullmatch(tidy(full)), split_prefix(tidy(short), context)
    if not found or not prefixed.place or prefixed.place.level != "县" or not prefixed.rest.endswith("分局"):
        return False
    body = official_unit(found["body"], context)
    owns = [p for p in context.places.find(found["own"], body.place) if p.level == "县" and not p.former]
    meant = resolve_unit("市" + prefixed.rest.removesuffix("分局") + "局", context)
    return [p.code for p in owns] == [prefixed.place.code] and bool(meant.row) and meant.id == body.id
