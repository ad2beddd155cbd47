"""Summaries: what a notice says of its annex in a line each, and the annex states one by one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ingest.structure.numbering import marker_at

if TYPE_CHECKING:
    from ingest.structure.draft import Draft

_SUM = re.compile(r"[(（]?共?\d{1,3}[项条][)）]?(?=$|[。：:])")


def without_summaries(found: Sequence[Draft], texts: Sequence[str]) -> list[Draft]:
    """A notice that sums up its annex (`(一)平台建设方面5项:…`) states no task where the annex has them one by one."""
    later: dict[str, int] = {}
    for draft in found:
        for heading in draft.path[:-1]:
            later[_summed(heading)] = draft.passages[0]
    sums = {
        d.passages[0]: _summed(own)
        for d in found
        if not d.row and _SUM.search(own := texts[d.passages[0]][d.start :][:40])
    }
    told = {d.path[:-1] for d in found if later.get(sums.get(d.passages[0], ""), -1) > d.passages[0]}
    # where the annex has the parts of a list one by one, its other lines are sums too: the annex may be cut
    return [d for d in found if d.passages[0] not in sums or d.row or d.path[:-1] not in told]


def _summed(heading: str) -> str:
    """A heading's words without its number and the number of tasks below it."""
    marker = marker_at(heading)
    words = re.split(r"[。：:]", heading[marker.end if marker else 0 :])[0]
    return _SUM.sub("", "".join(words.split()))
