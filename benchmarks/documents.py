"""Any number of documents shaped like real ones: what the pipeline makes of the samples, copied under other keys.

A made document holds one to eight samples, about 1,100 rows in the middle, as real plans do. What a sample's document
owns, and the plans, platforms, funds, zones, projects and programmes that it names, are new in each copy, and their
names with them; units, places and vocabularies are shared by all copies, so that they become the hubs they really are.
What is made can be told again of another province (`elsewhere`), where nothing bears the same name.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from ingest.pipeline import rows_of
from ingest.read.walk import origins
from ingest.records import EdgeRow, NodeRow, Rows, Value
from ontology.ids import ROOT_LABELS, family, owner

CORPUS = Path(__file__).parent.parent / "corpus"
OF_A_COPY = {"plan", "platform", "fund", "zone", "project", "program"}
WORDED = {"name", "title", "text", "path", "issuer", "object_text", "indicator_as_stated", "name_as_stated"}
HELD = {"document", "place", "code", "parent", "jurisdiction"}  # properties that hold a key or a code, not an id
HAN = range(0x4E00, 0x9FA6)
LETTERS = "ABCDEFGHJKLMNPQRSTUVW"


def samples() -> list[Rows]:
    """The rows of the sample documents."""
    os.environ.setdefault("KECHUANG_PLACES", str(CORPUS / "places.tsv"))  # the invented province
    return [rows_of(origin) for origin in origins([CORPUS])]


def made(templates: list[Rows], count: int) -> Iterator[Rows]:
    """So many documents, one after the other; the same ones each time."""
    for number in range(count):
        parts = [templates[(number * 3 + n) % len(templates)] for n in range(1 + number * 5 % 8)]
        yield _document(f"made-{number}", parts)


def _document(key: str, parts: list[Rows]) -> Rows:
    rows = Rows(key)
    seen: set[object] = set()
    for at, part in enumerate(parts):
        one = _copy(part, key, at)
        for nodes, found in ((rows.owned, one.owned), (rows.shared, one.shared)):
            nodes += [node for node in found if node.id not in seen]
            seen |= {node.id for node in found}
        for edges, more in ((rows.edges, one.edges), (rows.vocab_edges, one.vocab_edges)):
            for edge in more:
                ends = (edge.type, edge.source, edge.target, edge.properties.get("property"))
                if ends not in seen:
                    edges.append(edge)
                seen.add(ends)
    return rows


def _copy(template: Rows, key: str, at: int) -> Rows:
    """A sample's rows under another document's key, as its part `at`."""
    old, mark = template.document, f"·{key}-{at}"
    named = {edge.source: edge.target for edge in (*template.edges, *template.vocab_edges) if edge.type == "NAMES"}
    new: dict[str, Value] = {old: key}
    for node in template.owned:
        rest = node.id.removeprefix(f"{family(node.id)}:{old}")
        new[node.id] = f"{family(node.id)}:{key}" + (f":{at}{rest}" if owner(node.id) else "")
    for node in template.shared:
        if family(node.id) in OF_A_COPY or family(named.get(node.id, "")) in OF_A_COPY:
            new[node.id] = node.id + mark
        elif f":{old}:" in node.id:
            new[node.id] = node.id.replace(f":{old}:", f":{key}-{at}:")

    def text(node_id: str) -> str:
        return str(new.get(node_id, node_id))

    def moved(value: Value) -> Value:
        if isinstance(value, list):
            return [new.get(one, one) if isinstance(one, str) else one for one in value]  # type: ignore[return-value]
        return new.get(value, value) if isinstance(value, str) else value

    def node_row(node: NodeRow) -> NodeRow:
        properties = {name: moved(value) for name, value in node.properties.items()}
        if text(node.id).endswith(mark):
            properties |= {name: f"{properties[name]}{mark}" for name in ("name", "text") if name in properties}
        return NodeRow(node.cls, text(node.id), properties)

    def edge_row(edge: EdgeRow) -> EdgeRow:
        properties = {name: moved(value) for name, value in edge.properties.items()}
        return EdgeRow(edge.type, text(edge.source), text(edge.target), properties)

    return Rows(
        key,
        [node_row(node) for node in template.owned],
        [node_row(node) for node in template.shared],
        [edge_row(edge) for edge in template.edges],
        [edge_row(edge) for edge in template.vocab_edges],
    )


def elsewhere(rows: Rows, province: int) -> Rows:
    """A made document as it would read in another province, from 0: same shape, and no node, name or word in common.

    Each Chinese character becomes another one, always the same in one province, so that quotes stay where they are.
    """

    def value(name: str, told: Value) -> Value:
        if isinstance(told, list):
            return [value(name, one) for one in told]  # type: ignore[return-value]
        if isinstance(told, str) and (name in WORDED or name in HELD or family(told) in ROOT_LABELS):
            return _told(told, province)
        return told

    def node_row(node: NodeRow) -> NodeRow:
        return NodeRow(node.cls, _told(node.id, province), {n: value(n, v) for n, v in node.properties.items()})

    def edge_row(edge: EdgeRow) -> EdgeRow:
        ends = _told(edge.source, province), _told(edge.target, province)
        return EdgeRow(edge.type, *ends, {n: value(n, v) for n, v in edge.properties.items()})

    return Rows(
        _told(rows.document, province),
        [node_row(node) for node in rows.owned],
        [node_row(node) for node in rows.shared],
        [edge_row(edge) for edge in rows.edges],
        [edge_row(edge) for edge in rows.vocab_edges],
    )


def _told(text: str, province: int) -> str:
    code = LETTERS[province // 10] + str(province % 10)
    text = re.sub(r"X1(?=\d{4})", code, text.translate(_characters(province)))
    return text.replace("made-", f"made-{province}-")


@cache
def _characters(province: int) -> dict[int, int]:
    return {one: HAN[(at + 97 * (province + 1)) % len(HAN)] for at, one in enumerate(HAN)}
