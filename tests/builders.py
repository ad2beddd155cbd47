"""Builders of rows: small documents on an invented province, with all that a loader has to get right.

`WORLD` is what vocab knows; `document` makes the rows of one document that names some of it. Whatever holds a node
brings all that vocab says of it, as resolution does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ingest.records import EdgeRow, NodeRow, Rows, Value


def _nodes(*nodes: NodeRow) -> dict[str, NodeRow]:
    return {node.id: node for node in nodes}


WORLD = _nodes(
    NodeRow("GovernmentUnit", "unit:990000:江澜省科学技术厅", {"name": "江澜省科学技术厅", "resolved": True}),
    NodeRow("GovernmentUnit", "unit:990000:江澜省科学技术委员会", {"name": "江澜省科学技术委员会", "level": "省"}),
    NodeRow("GovernmentUnit", "unit:990100:云渚市科学技术局", {"name": "云渚市科学技术局", "resolved": True}),
    NodeRow("Laboratory", "platform:青浦湾实验室", {"name": "青浦湾实验室"}),
    NodeRow("Laboratory", "platform:a:青浦湾实验室", {"name": "青浦湾实验室", "resolved": False, "kind": "lab"}),
    NodeRow("InnovationCenter", "platform:青浦湾技术创新中心", {"name": "青浦湾技术创新中心", "level": "国家"}),
    NodeRow("Corridor", "zone:云渚科创走廊", {"name": "云渚科创走廊"}),
    NodeRow("Fund", "fund:990000:青浦湾创新基金", {"name": "青浦湾创新基金"}),
    NodeRow("Field", "field:智能计算", {"name": "智能计算"}),
    NodeRow("Field", "field:人工智能", {"name": "人工智能"}),
    NodeRow("Field", "field:数字经济", {"name": "数字经济"}),
    NodeRow("Indicator", "indicator:研发经费投入强度", {"name": "研发经费投入强度"}),
    NodeRow("Place", "place:990000", {"name": "江澜省", "code": "990000"}),
    NodeRow("Place", "place:990100", {"name": "云渚市", "code": "990100"}),
    NodeRow("Name", "name:省科技厅", {"text": "省科技厅", "lang": "zh"}),
    NodeRow("Name", "name:江澜科技厅", {"text": "江澜科技厅", "lang": "zh"}),
    NodeRow("Name", "name:AI", {"text": "AI", "lang": "en"}),
)
VOCAB = (
    EdgeRow("BROADER", "field:智能计算", "field:人工智能", {"source": "fields"}),
    EdgeRow("BROADER", "field:人工智能", "field:数字经济", {"source": "fields"}),
    EdgeRow("IN_FIELD", "platform:青浦湾实验室", "field:智能计算", {"source": "lexicon"}),
    EdgeRow("IN_FIELD", "platform:青浦湾技术创新中心", "field:智能计算", {"source": "lexicon"}),
    EdgeRow("LOCATED_IN", "platform:青浦湾实验室", "place:990100", {"source": "lexicon"}),
    EdgeRow("NAMES", "name:江澜科技厅", "unit:990000:江澜省科学技术厅", {"source": "units"}),
    EdgeRow("NAMES", "name:AI", "field:人工智能", {"source": "fields"}),
    # a circle: nothing may live on it alone
    EdgeRow("SUCCEEDED_BY", "unit:990000:江澜省科学技术委员会", "unit:990000:江澜省科学技术厅", {"source": "units"}),
    EdgeRow("SUCCEEDED_BY", "unit:990000:江澜省科学技术厅", "unit:990000:江澜省科学技术委员会", {"source": "units"}),
)
ENTITIES = tuple(i for i in WORLD if i.split(":")[0] in {"unit", "platform", "zone", "fund"})


def closure(ids: Sequence[str]) -> tuple[list[NodeRow], list[EdgeRow]]:
    """The nodes with these ids and all that vocab pulls with them; vocab's edges among those."""
    found = dict.fromkeys(ids)
    grown = True
    while grown:
        before = len(found)
        for edge in VOCAB:
            puller, pulled = (edge.target, edge.source) if edge.type == "NAMES" else (edge.source, edge.target)
            if puller in found:
                found.setdefault(pulled)
        grown = len(found) > before
    return [WORLD[i] for i in found], [e for e in VOCAB if e.source in found and e.target in found]


def evidence(key: str, passage: int = 0, start: int = 0, end: int = 4) -> dict[str, Value]:
    """What every stated relationship carries."""
    return {
        "document": key,
        "passages": [f"passage:{key}:{passage}"],
        "starts": [start],
        "ends": [end],
        "confidence": 0.9,
        "method": "test",
    }


def document(
    key: str,
    *,
    version: str = "1",
    published: str | None = None,
    names: Sequence[str] = (),
    between: Sequence[tuple[str, str, str]] = (),
    states: Sequence[tuple[str, str, Value]] = (),
    measures: int = 1,
    text: str = "到期末建成示范平台",
    settings: Mapping[str, Value] | None = None,
) -> Rows:
    """A document with a passage and a measure for each of `measures`.

    `names`: ids that its first measure names; `between`: (type, source, target) that it states among shared nodes;
    `states`: (id, property, value).
    """
    rows = Rows(key)
    properties: dict[str, Value] = {
        "sha256": f"{key}-{version}",
        "title": f"〔示例〕{key}",
        "published": published,
        "completeness": "whole",
        "authority": "sample",
        "extractor_version": "1",
        **(settings or {}),
    }
    rows.owned.append(NodeRow("Document", f"document:{key}", properties))
    for n in range(measures):
        passage, measure = f"passage:{key}:{n}", f"measure:{key}:{n}"
        body: dict[str, Value] = {"document": key, "ordinal": n, "kind": "item", "path": ["一"], "text": text}
        rows.owned.append(NodeRow("Passage", passage, body))
        rows.owned.append(NodeRow("Measure", measure, {**evidence(key, n), "number": str(n), "kind": "task"}))
        rows.edges.append(EdgeRow("HAS_PASSAGE", f"document:{key}", passage, {"document": key}))
        rows.edges.append(EdgeRow("STATED_IN", measure, f"document:{key}", {"document": key}))
    ids = [*names, *(end for _, *ends in between for end in ends), *(one for one, *_ in states)]
    rows.shared, rows.vocab_edges = closure(list(dict.fromkeys(ids)))
    for name in names if measures else ():
        rows.edges.append(EdgeRow("ABOUT", f"measure:{key}:0", name, {**evidence(key), "action": "build"}))
    for relation, source, target in between:
        rows.edges.append(EdgeRow(relation, source, target, evidence(key)))
    for one, name, value in states:
        properties = {**evidence(key), "property": name, "value": value}
        rows.edges.append(EdgeRow("STATES", f"document:{key}", one, properties))
    return rows
