"""What a document holds, in a few lines: for whoever has to say whether it is to be loaded."""

from __future__ import annotations

from collections import Counter
from typing import Any

from ingest.records import Rows, Value
from ontology.model import ontology
from ontology.types.contact import masked

SHOWN = 10
FIGURES = ("Target", "Observation", "Provision")
PLATFORMS = frozenset(("Platform", "Zone", "Fund"))
HEAD = (
    "title", "issuer", "published", "place", "authority", "completeness", "completeness_why", "clauses_seen",
    "clauses_read", "figures_seen", "figures_read", "unread",
)  # fmt: skip
LISTS = ("clauses_skipped", "slips", "quality")


def summary(rows: Rows) -> dict[str, Any]:
    """The head of a document, counts of what it states and names, and the first measures and the busiest units."""
    document = rows.owned[0].properties
    owned = Counter(node.cls for node in rows.owned)
    roots = {cls: frozenset(ontology().classes[cls].labels) for cls in {node.cls for node in rows.shared}}
    charged = Counter(edge.source for edge in rows.edges if edge.type == "RESPONSIBLE_FOR")
    names = {node.id: node.properties.get("name") for node in rows.shared}
    measures = (node.properties.get("title") for node in rows.owned if node.cls == "Measure")
    return {
        **{name: document.get(name) for name in HEAD},
        **{name: _shown(document.get(name)) for name in LISTS},
        "measures": owned["Measure"],
        "figures": sum(owned[cls] for cls in FIGURES),
        "charges": charged.total(),
        "units": sum("Actor" in roots[node.cls] for node in rows.shared),
        "platforms": sum(not PLATFORMS.isdisjoint(roots[node.cls]) for node in rows.shared),
        "first_measures": [masked(str(title)) for title in measures if title][:SHOWN],
        "first_units": [str(names[unit]) for unit, _ in charged.most_common(SHOWN) if names.get(unit)],
    }


def _shown(value: Value) -> list[str]:
    return [masked(str(one)) for one in value] if isinstance(value, list | tuple) else []
