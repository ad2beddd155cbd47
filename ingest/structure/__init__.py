"""Structure: a clean text as a tree of passages with headings, items, clauses and tables.

flattened   tables that a copy flattened to text; one_line, headers, broken_rows, flat_rows, alignment,
            side_by_side: how
torn_labels labels that a scan tore apart
split       broken lines joined, glued headings cut off
ordinals    一是…。二是…。 where nothing else is numbered
numbering   what a passage is numbered with
lost_numbers  numbers that a scan lost, from the gaps in the sequence
outline     which numbered passage stands under which
sections    what a heading says of the part below it
items       which of them are measures, and what belongs to each
titles      the lead phrase of an item
clauses     the stretches that name units and deadlines
tables      rows, cells and their headers; columns, cards, table_items: what they say
head        what the document says of itself
"""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.records import Clean, Note, Passage, PassageKind, Tree
from ingest.structure.cards import inside_cards
from ingest.structure.clauses import LABEL, OPEN
from ingest.structure.flattened import unflattened
from ingest.structure.head import head
from ingest.structure.items import CLOSING, drafts, items, paths, signed
from ingest.structure.lost_numbers import blank_headings, misread, restored
from ingest.structure.numbering import LEAVES, Marker, headed, marker_at, without_orphans
from ingest.structure.ordinals import by_ordinals
from ingest.structure.outline import outline
from ingest.structure.split import joined, pieces, spans
from ingest.structure.tables import Row, rows
from ingest.structure.torn_labels import mended

_CONTENTS = re.compile(r"目\s*[录次]$")
_ANNEX = re.compile(
    r"附\s*(?:件|表|录|图)\s*(?:\d{1,2}|[一二三四五六七八九十]{1,2})?\s*(?:[:：、.．\-—]|$|\s"
    r"|(?=\S{2,50}(?:表|清单|名单|方案|目录|指南|分工|项目|书|图|要点|任务)(?:[(（][^)）]*[)）])?$))"
)
_TITLE = re.compile(
    r"^[^。；！？\t]{6,90}(?:通知|方案|规划|计划|意见|办法|细则|措施|规定|条例|决定|要点|报告|政策"
    r"|清单|纲要|公告|通告|批复|函|指南|若干条|十条|行动)"
    r"(?:[(（][^)）]{2,30}[)）])*$"
)


def structure(clean: Clean, *, accept_marking: bool = False) -> Tree:
    """The document as it is built. Errors: `MarkingError` where it is marked as secret, unless `accept_marking`."""
    text, torn = mended(clean.text)
    if torn:
        clean = replace(clean, text=text, notes=(*clean.notes, Note("join-words", torn)))
    lines = list(spans(clean.text.string))
    text, tables = unflattened(clean.text, lines)
    if tables:
        lines = list(spans(text.string))
        clean = replace(clean, text=text, notes=(*clean.notes, Note("join-cells", tables)))
    text, joins = joined(clean.text, lines)
    if joins:
        lines = list(spans(text.string))
        clean = replace(clean, text=text, notes=(*clean.notes, Note("join-lines", joins)))
    string = clean.text.string
    seen: dict[str, int] = {}
    cuts = [piece for a, b in lines for piece in pieces(string, a, b, seen)]
    texts = [string[a:b] for a, b in cuts]
    table = rows(texts)
    heads = [None if i in table else marker_at(t) for i, t in enumerate(texts)]
    if not table and not any(m and m.kind not in LEAVES for m in heads):
        cuts, heads = by_ordinals(string, cuts, heads)
        texts = [string[a:b] for a, b in cuts]
    markers = [None if _label_line(t, m) else m for t, m in zip(texts, heads, strict=True)]
    contents = _contents(texts)
    markers = [None if i in contents else m for i, m in enumerate(markers)]
    keyed = {i: row.columns[1] for i, row in table.items() if row.kind == "card"}
    carded = inside_cards(texts, keyed, [m is not None for m in markers])
    markers = without_orphans([None if i in carded else m for i, m in enumerate(markers)])
    markers = restored(texts, misread(texts, blank_headings(texts, headed(texts, _named(texts, markers)))))
    annexes = _annexes(texts)
    numbered = [(i, m, texts[i][m.end :]) for i, m in enumerate(markers) if m and i not in annexes]
    nodes = outline(numbered, set(annexes), len(texts))
    above = paths(nodes, len(texts))
    found = items(drafts(nodes, texts, table, annexes, above), texts, table)
    openers = {item.passages[0] for item in found}
    first = nodes[0].passage if nodes else len(texts)
    passages = tuple(
        Passage(
            i,
            _kind(i, texts[i], markers[i], i in table, i in openers, i in annexes, i < first),
            above[i],
            texts[i],
            cuts[i][0],
            table[i].cells if i in table else (),
            table[i].columns if i in table else (),
            table[i].carried if i in table else (),
        )
        for i in range(len(texts))
    )
    return Tree(clean, head(clean, passages, accept_marking=accept_marking), passages, found)


def _label_line(text: str, marker: Marker | None) -> bool:
    """A line that is a clause by itself is no numbered passage, also where it bears a number (`3.责任单位:…`)."""
    if marker is None:
        return False
    return bool(LABEL.match(text, marker.end + (text[marker.end : marker.end + 1] in OPEN)))


def _named(texts: list[str], markers: list[Marker | None]) -> list[Marker | None]:
    """【…】 opens tasks where the document does so more than once; one alone, or a label, is no number."""
    named = {i for i, m in enumerate(markers) if m and m.kind == "named" and not LABEL.match(texts[i], m.end)}
    kept = named if len(named) > 1 else set()
    return [m if m is None or m.kind != "named" or i in kept else None for i, m in enumerate(markers)]


def _opens_contents(texts: list[str], i: int) -> bool:
    """目录 alone on its line, or glued to the text before it where a first heading follows."""
    follow = marker_at(texts[i + 1]) if i + 1 < len(texts) else None
    return len(texts[i]) < 60 or (follow is not None and follow.value == 1)


def _contents(texts: list[str]) -> range:
    """The table of contents: from its own heading to where its first entry comes again, as the text's first heading."""
    start = next((i for i, t in enumerate(texts[:60]) if _CONTENTS.search(t) and _opens_contents(texts, i)), None)
    if start is None or start + 1 >= len(texts):
        return range(0)
    first = "".join(texts[start + 1].split())
    for i in range(start + 2, len(texts)):
        words = "".join(texts[i].split())
        if len(words) >= 4 and marker_at(words) and first.startswith(words[:20]):
            return range(start + 1, i)
    return range(0)


def _annexes(texts: list[str]) -> dict[int, str]:
    """Where annexes begin or are listed: ordinal → the annex's title (its own line, or the next one)."""
    found: dict[int, str] = {}
    number = 0  # of the last entry of a list of annexes
    for i, text in enumerate(texts):
        annex = text.startswith("附") and len(text) < 60 and not re.search(r"[。；]|下载", text)
        begins = _ANNEX.match(text) if annex else None
        entry = marker_at(text, begins.end() if begins else 0) if begins or number else None
        if begins:
            found[i] = text[begins.end() :].strip() or (texts[i + 1] if i + 1 < len(texts) else "")
            number = entry.value if entry and entry.kind == "ar" else 0
        elif number and entry and entry.kind == "ar" and entry.value == number + 1 and len(text) < 60:
            found[i] = text[entry.end :]
            number += 1
        else:
            number = 0
    return found


def _kind(i: int, text: str, marker: Marker | None, row: bool, item: bool, annex: bool, before: bool) -> PassageKind:
    if row:
        return "row"
    if item:
        return "item"
    if annex:
        return "attachment"
    if marker is not None and marker.kind not in LEAVES and len(text) < 60:
        return "heading"
    if before and _TITLE.match(text):
        return "title"
    if signed(text) or CLOSING.match(text):
        return "closing"
    if before and len(text) < 60 and not text.endswith("。"):
        return "front"
    return "paragraph"


__all__ = ["Row", "structure"]
