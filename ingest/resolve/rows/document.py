"""The document itself and its passages, with the way back to the raw text."""

from __future__ import annotations

import json
from bisect import bisect_right
from operator import itemgetter

from ingest import fingerprint
from ingest.coverage import coverage
from ingest.records import Passage, Source, Value
from ingest.resolve.rows.builder import Builder
from ontology.types.contact import contact_spans

LONGEST_SLICE = 200  # characters of a repaired raw slice that is kept; the rest is in the file


def add(b: Builder) -> None:
    """Document, Passages, HAS_PASSAGE and NEXT."""
    head, source = b.tree.head, b.tree.clean.source
    place, covered = b.context.place, coverage(b.facts)
    b.own(
        "Document",
        b.document,
        {
            **fingerprint.properties(source.origin, source.sha256),
            "title": head.title or source.origin.title,
            "told": fingerprint.told(source.origin),
            "source": source.origin.url or fingerprint.name_of(source.origin),
            "url": source.origin.url,
            "media_type": source.media_type,
            "encoding": source.encoding,
            "published": head.published or head.issued_on,
            "issuer": head.issuer,
            "place": place.code if place else None,
            "completeness": head.completeness,
            "completeness_why": head.completeness_why,
            "authority": head.authority,
            "marking": head.marking,
            "clauses_seen": covered.clauses_seen,
            "clauses_read": covered.clauses_read,
            "clauses_skipped": [f"{why}={count}" for why, count in covered.clauses_skipped] or None,
            "figures_seen": covered.figures_seen,
            "figures_read": covered.figures_read,
            "unread": covered.unread,
            "slips": list(covered.slips) or None,
            "quality": [f"{n.repair}={n.times}" for n in sorted(b.tree.clean.notes)] or None,
        },
    )
    previous = ""
    offsets, raw = _part_offsets(source), source.raw
    for passage in b.tree.passages:
        node = b.own("Passage", b.passage(passage.ordinal), _passage(b, passage, offsets, raw))
        b.edge("HAS_PASSAGE", b.document, node, {})
        if previous:
            b.edge("NEXT", previous, node, {})
        previous = node


def _part_offsets(source: Source) -> list[tuple[int, int, int | None]]:
    """(start in the raw text, number, page) of each part."""
    found, start = [], 0
    for part in source.parts:
        found.append((start, part.number, part.page))
        start += len(part.raw)
    return found or [(0, 0, None)]


def _passage(b: Builder, passage: Passage, offsets: list[tuple[int, int, int | None]], raw: str) -> dict[str, Value]:
    """A passage's properties; raw offsets count from the start of the part in which it begins.

    A repaired segment ends with its raw slice, for readers without the file; not beside contact details, which are
    masked in what is shown.
    """
    text = b.tree.clean.text
    start, end = passage.start, passage.start + len(passage.text)
    raw_start, raw_end = text.raw_span(start, end) if end > start else (0, 0)
    part_start, number, page = offsets[max(0, bisect_right(offsets, raw_start, key=itemgetter(0)) - 1)]
    segments: list[list[int | str | None]] = []
    contact = bool(contact_spans(passage.text))
    for s in text.within(start, end) if end > start else ():
        if s.repair:
            kept = raw[s.raw_start : s.raw_end] if s.raw_length <= LONGEST_SLICE and not contact else None
            segments.append([s.start - start, s.length, s.raw_start - part_start, s.raw_length, s.repair, kept])
        else:
            a, z = max(start, s.start), min(end, s.start + s.length)
            segments.append([a - start, z - a, s.raw_start + a - s.start - part_start, z - a, ""])
    verbatim = len(segments) == 1 and not segments[0][4]
    return {
        "document": b.key,
        "ordinal": passage.ordinal,
        "kind": passage.kind,
        "path": list(passage.path) or None,
        "text": passage.text,
        "contact": contact or None,
        "part": number,
        "page": page,
        "raw_start": raw_start - part_start,
        "raw_end": raw_end - part_start,
        "segments": None
        if verbatim or not segments
        else json.dumps(segments, ensure_ascii=False, separators=(",", ":")),
    }
