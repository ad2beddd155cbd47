"""Examples for OpenAPI, on an invented province; a test holds each against its model.

Past 400 lines: they are data, and quote each other, so that the rows of all operations speak of the same few things.
"""

from __future__ import annotations

from typing import Any

_DOCUMENT: dict[str, Any] = {
    "document": "document:jl-plan",
    "document_title": "江澜省科技创新行动方案",
    "authority": "sample",
    "completeness": "whole",
}
_MEASURE: dict[str, Any] = {
    "measure": "measure:jl-plan:二:1:1",
    "measure_number": "1",
    "measure_title": "建设青浦湾科创走廊",
    "measure_path": ["二、重点任务", "1"],
}
_PLAN = {"plan": "plan:990000:江澜省科技创新行动方案:2023-2027", "plan_name": "江澜省科技创新行动方案"}
_UNIT: dict[str, Any] = {
    "unit": "unit:990000:江澜省科学技术厅",
    "unit_name": "江澜省科学技术厅",
    "unit_as_stated": "省科技厅",
    "collective": False,
    "successors": [],
    "role": "lead",
    "label": "牵头单位",
    "rank": 1,
    "basis": "explicit",
}
_SAID: dict[str, Any] = {
    "of": "responsibility",
    "passage": "passage:jl-plan:12",
    "start": 24,
    "end": 28,
    "prefix": "建设青浦湾科创走廊。(牵头单位:",
    "quote": "省科技厅",
    "suffix": ")",
}
_FIGURE: dict[str, Any] = {
    "kind": "figure",
    "indicator": "indicator:研发经费投入强度",
    "indicator_name": "研发经费投入强度",
    "indicator_as_stated": "全社会研发投入强度",
    "comparator": ">=",
    "value": 3.2,
    "value2": None,
    "value_unit": "%",
    "change": "level",
    "per": "total",
    "year": 2027,
    "strength": "plain",
    "attribute": None,
    "text": "全社会研发投入强度达到3.2%以上",
}
UNIT_THING = {
    "id": "unit:990000:江澜省科学技术厅",
    "name": "江澜省科学技术厅",
    "type": "GovernmentUnit",
    "place": "990000",
}

PLATFORM_TRACE: dict[str, Any] = {
    "asked": {"unit": UNIT_THING, "platform": None, "plan": None, "place": None},
    "links": {"task": "负责涉及该平台的任务", "supervises": "主管、归口管理、认定或业务指导该平台"},
    "rows": [
        {
            "key": "task|jl-plan|000001",
            "link": "task",
            "relation": "RESPONSIBLE_FOR",
            **_UNIT,
            "kind": None,
            **_MEASURE,
            "action": "build",
            "polarity": None,
            "platform": "zone:990000:青浦湾科创走廊",
            "platform_name": "青浦湾科创走廊",
            "platform_as_stated": "青浦湾科创走廊",
            "platform_type": "Corridor",
            "deadline": "2025",
            "deadline_text": "2025年底前",
            **_PLAN,
            **_DOCUMENT,
            "source": None,
            "confidence": 0.95,
            "evidence": [_SAID],
        }
    ],
    "cursor": None,
    "nothing": None,
}
TARGET_TRACE: dict[str, Any] = {
    "asked": {"unit": UNIT_THING, "indicator": None, "plan": None, "place": None},
    "links": {"measure": "目标写在该单位负责的任务中"},
    "rows": [
        {
            "key": "2|jl-plan|000001",
            "link": "measure",
            **_UNIT,
            **_MEASURE,
            "deadline": None,
            "deadline_text": None,
            "target": "target:jl-plan:研发经费投入强度:2027:1",
            **_FIGURE,
            **_PLAN,
            **_DOCUMENT,
            "confidence": 0.9,
            "evidence": [_SAID],
        }
    ],
    "cursor": None,
    "unassigned": {
        "text": "所在任务和目标本身均未点名任何单位",
        "rows": [
            {
                "key": "jl-plan|000000",
                **dict.fromkeys(_MEASURE),
                "target": "target:jl-plan:高新技术企业:2027:1",
                **_FIGURE,
                **_PLAN,
                "plan_units": [],
                **_DOCUMENT,
                "confidence": 0.9,
                "evidence": [],
            }
        ],
        "cursor": None,
    },
    "nothing": None,
}
SEARCH: dict[str, Any] = {
    "names": [
        {
            "id": "zone:990000:青浦湾科创走廊",
            "name": "青浦湾科创走廊",
            "type": "Corridor",
            "place": "990000",
            "names": ["青浦湾科创走廊"],
            "match": "text",
            "spans": [{"start": 3, "end": 7}],
        }
    ],
    "passages": [
        {
            "passage": "passage:jl-plan:12",
            "ordinal": 12,
            "kind": "item",
            "path": ["二、重点任务"],
            "text": "1.建设青浦湾科创走廊。",
            "spans": [{"start": 7, "end": 11}],
            **_DOCUMENT,
        }
    ],
    "how": "phrase",
    "cursor": None,
    "nothing": None,
}
NODE: dict[str, Any] = {
    "id": "zone:990000:青浦湾科创走廊",
    "type": "Corridor",
    "labels": ["Corridor", "Entity", "Zone"],
    "name": "青浦湾科创走廊",
    "properties": {"name": "青浦湾科创走廊", "place": "990000"},
    "names": ["青浦湾科创走廊"],
    "documents": [
        {
            "document": "document:jl-plan",
            "title": "江澜省科技创新行动方案",
            "authority": "sample",
            "completeness": "whole",
        }
    ],
}
NEIGHBOURS: dict[str, Any] = {
    "rows": [
        {
            "key": "RESPONSIBLE_FOR|out|measure:jl-plan:二:1:1",
            "relation": "RESPONSIBLE_FOR",
            "outgoing": True,
            "id": "measure:jl-plan:二:1:1",
            "type": "Measure",
            "labels": ["Measure"],
            "name": "建设青浦湾科创走廊",
            "statements": [{"document": "jl-plan", "role": "lead"}],
        }
    ],
    "after": None,
}
PASSAGES: dict[str, Any] = {
    "rows": [
        {
            "passage": "passage:jl-plan:12",
            "ordinal": 12,
            "kind": "item",
            "path": ["二、重点任务"],
            "text": "1.建设青浦湾科创走廊。",
            "part": 0,
            "raw_start": 310,
            "raw_end": 322,
            "segments": None,
            "page": None,
            **{k: _DOCUMENT[k] for k in ("document", "document_title", "authority")},
        }
    ],
    "cursor": None,
}
EVIDENCE: dict[str, Any] = {
    "passages": [
        {
            "passage": "passage:jl-plan:12",
            "ordinal": 12,
            "kind": "item",
            "path": ["二、重点任务"],
            "text": "1.建设青浦湾科创走廊。",
            "part": 0,
            "page": None,
            **_DOCUMENT,
            "url": None,
            "spans": [{"start": 4, "end": 11, "quote": "青浦湾科创走廊", "raw_start": 314, "raw_end": 321}],
        }
    ]
}
COVERAGE: dict[str, Any] = {
    "document": "document:jl-plan",
    "title": "江澜省科技创新行动方案",
    "completeness": "whole",
    "authority": "sample",
    "completeness_why": None,
    "clauses_seen": 24,
    "clauses_read": 22,
    "clauses_skipped": ["person=2"],
    "figures_seen": 31,
    "figures_read": 27,
    "unread": 0.18,
    "slips": None,
    "quality": None,
}
QUERIES: dict[str, Any] = {
    "queries": [
        {
            "name": "document/coverage",
            "question": "收录了哪些文件，哪些只是片段，各读懂了多少？",
            "notes": "Columns …",
            "parameters": {"type": "object", "properties": {"document": {"type": "string"}}},
            "columns": ["document", "title", "completeness", "authority"],
        }
    ]
}
QUERY_ANSWER: dict[str, Any] = {
    "name": "document/coverage",
    "columns": ["document", "title", "completeness", "authority"],
    "rows": [
        {
            "document": "document:jl-plan",
            "title": "江澜省科技创新行动方案",
            "completeness": "whole",
            "authority": "sample",
        }
    ],
    "partial": False,
}
MATRIX: dict[str, Any] = {
    "asked": {},
    "rows": [{"id": _UNIT["unit"], "name": _UNIT["unit_name"], "measures": 1}],
    "columns": [{"id": "field:人工智能", "name": "人工智能", "measures": 1}],
    "cells": [
        {
            "row": _UNIT["unit"],
            "column": "field:人工智能",
            "measures": 1,
            "leads": 1,
            "examples": [{"measure": _MEASURE["measure"], "measure_title": _MEASURE["measure_title"]}],
        }
    ],
    "partial": False,
    "nothing": None,
}
COMPARISON: dict[str, Any] = {
    "plans": [{"id": _PLAN["plan"], "name": _PLAN["plan_name"], "type": "Plan", "place": "990000"}],
    "indicators": [
        {
            **{k: _FIGURE[k] for k in ("indicator", "indicator_name", "change", "per", "year")},
            "figures": {
                _PLAN["plan"]: [
                    {
                        "key": "研发经费投入强度|2027",
                        "target": "target:jl-plan:研发经费投入强度:2027:1",
                        **_FIGURE,
                        **_MEASURE,
                        **_PLAN,
                        **_DOCUMENT,
                        "evidence": [_SAID],
                    }
                ]
            },
        }
    ],
    "units": [
        {
            "unit": _UNIT["unit"],
            "unit_name": _UNIT["unit_name"],
            "parts": {_PLAN["plan"]: [{"role": "lead", "measures": 3}]},
        }
    ],
    "partial": False,
}
PATHS: dict[str, Any] = {
    "asked": {"source": UNIT_THING},
    "paths": [
        [
            {
                "key": "0000|0",
                "path": 1,
                "step": 1,
                "source": _UNIT["unit"],
                "source_name": _UNIT["unit_name"],
                "source_labels": ["Actor", "Entity", "GovernmentUnit"],
                "relation": "RESPONSIBLE_FOR",
                "forward": True,
                "role": "lead",
                "action": None,
                "target": _MEASURE["measure"],
                "target_name": _MEASURE["measure_title"],
                "target_labels": ["Measure"],
                **_DOCUMENT,
                "evidence": [_SAID],
            }
        ]
    ],
    "nothing": None,
}
SUGGESTED: dict[str, Any] = {
    "names": [{**UNIT_THING, "documents": 3, "form": "省科技厅", "match": "pinyin", "spans": [{"start": 1, "end": 4}]}]
}

UPLOAD: dict[str, Any] = {
    "id": "20270301083000-5f0c2b7a9d1e",
    "state": "found",
    "name": "江澜省科技创新行动方案.docx",
    "size": 48_213,
    "sha256": "9f2c" * 16,
    "by": "key:云渚市科技局 (0a1b2c3d4e5f)",
    "created": "2027-03-01T08:30:00.120+00:00",
    "changed": "2027-03-01T08:30:03.540+00:00",
    "before": 0,
    "place": "990000",
    "url": None,
    "replaces": None,
    "error": None,
    "documents": [
        {
            "name": "江澜省科技创新行动方案.docx",
            "status": "new",
            "document": "document:3f1d9a0c7b2e4d58",
            "title": "江澜省科技创新行动方案",
            "issuer": "江澜省人民政府",
            "published": "2027-02-10",
            "place": "990000",
            "authority": "official",
            "measures": 24,
            "units": 31,
            "platforms": 12,
            "charges": 70,
            "figures": 18,
            "first_measures": ["建设青浦湾科创走廊"],
            "first_units": ["江澜省科学技术厅"],
            "completeness": "whole",
            "completeness_why": None,
            "clauses_seen": 24,
            "clauses_read": 23,
            "clauses_skipped": ["person=1"],
            "figures_seen": 20,
            "figures_read": 18,
            "unread": 0.12,
            "slips": [],
            "quality": ["rejoined=14"],
            "newer_of": None,
            "same_as": None,
            "error": None,
        }
    ],
}
_FIRST = {
    "id": "unit:990000:江澜省科技创新局",
    "name": "江澜省科技创新局",
    "type": "GovernmentUnit",
    "place": "990000",
    "node": "unit:990000:江澜省科技创新局",
}
_SECOND = {**_FIRST, "id": _UNIT["unit"], "name": _UNIT["unit_name"], "node": _UNIT["unit"]}
DECISION: dict[str, Any] = {
    "id": "decision:5d1e0f7a3b9c2468",
    "kind": "same",
    "first": _FIRST,
    "second": _SECOND,
    "by": "云渚市科技局",
    "at": "2027-03-01T08:31:00.000000+00:00",
    "why": "2026年机构改革后更名",
    "state": "holds",
    "gone": [],
    "held_back_by": None,
}
DECISION_TAKEN: dict[str, Any] = {"decision": DECISION, "node": _UNIT["unit"], "changed": True}
DECISION_PREVIEW: dict[str, Any] = {
    "kind": "same",
    "changes": True,
    "first": _FIRST,
    "second": _SECOND,
    "after": [[_SECOND, _FIRST]],
    "documents": [{"id": "document:jl-plan", "title": "江澜省科技创新行动方案"}],
    "documents_count": 1,
    "relations": [{"type": "RESPONSIBLE_FOR", "outgoing": True, "count": 7}],
    "names": ["江澜省科技创新局"],
    "conflicts": [],
    "refused": False,
    "verdict": {"same": False, "relation": None, "features": [{"feature": "another function", "weight": -0.8}]},
}
