"""What a notice says of its annex: in a line each what the annex states one by one, or how it is to be carried out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ingest.structure.clauses import clause_spans
from ingest.structure.numbering import marker_at

if TYPE_CHECKING:
    from ingest.structure.draft import Draft

# the sentence with which a notice sends out its annex, and the line that it is signed with
_SENT = re.compile(
    r"(?:印发|转发|下发|下达|分解)(?:给|到)?(?:你们|各)|予以[^。，,]{0,6}(?:分解|印发|下达)|(?:分解|印发|下达)如下|通知如下"
)
_DATED = re.compile(r"\s*\S{0,30}\s*(?:20|19)\d\d年\d{1,2}月\d{1,2}日\s*")
_FRONT = 30  # passages in which a notice sends out its annex
_COUNTED = re.compile(r"\d[项条]")
_SUM = re.compile(r"[(（]?共?\d{1,3}[项条][)）]?(?=$|[。：:])")


def without_summaries(found: Sequence[Draft], texts: Sequence[str]) -> list[Draft]:
    """A notice that sums up its annex (`(一)平台建设方面5项:…`) states no task where the annex has them one by one."""
    sums = {
        d.passages[0]: _summed(own)
        for d in found
        if not d.row and _COUNTED.search(own := texts[d.passages[0]][d.start : d.start + 40]) and _SUM.search(own)
    }
    if not sums:
        return list(found)
    later: dict[str, int] = {}
    for draft in found:
        for heading in draft.path[:-1]:
            later[_summed(heading)] = draft.passages[0]
    told = {d.path[:-1] for d in found if later.get(sums.get(d.passages[0], ""), -1) > d.passages[0]}
    # where the annex has the parts of a list one by one, its other lines are sums too: the annex may be cut
    return [d for d in found if d.passages[0] not in sums or d.row or d.path[:-1] not in told]


def without_cover(found: Sequence[Draft], texts: Sequence[str]) -> list[Draft]:
    """How a notice wants its annex carried out (一、各责任单位要…) is no task where the annex charges units."""
    sent = next((i for i, text in enumerate(texts[:_FRONT]) if _may_send(text) and _SENT.search(text)), len(texts))
    ends = ((i, texts[i][:60]) for i in range(sent + 1, len(texts)))
    signed = next((i for i, text in ends if "日" in text and _DATED.fullmatch(text)), len(texts))
    cover = [d for d in found if sent <= d.passages[0] < signed]
    later = any(d.passages[0] > signed and (d.row or _charged(d, texts)) for d in found)
    told = any("责任单位" in texts[p] or "牵头单位" in texts[p] for d in cover for p in d.passages)
    if not told or not later or any(d.row or _charged(d, texts) for d in cover):
        return list(found)
    return [d for d in found if d not in cover]


def _may_send(text: str) -> bool:
    return "各" in text or "如下" in text or "你们" in text or "予以" in text


def _charged(draft: Draft, texts: Sequence[str]) -> bool:
    return any(clause_spans(texts[p]) for p in draft.passages)


def _summed(heading: str) -> str:
    """A heading's words without its number and the number of tasks below it."""
    marker = marker_at(heading)
    words = re.split(r"[。：:]", heading[marker.end if marker else 0 :])[0]
    return _SUM.sub("", "".join(words.split()))
