"""neomodel's way, in a process of its own: its releases ask for another driver than ours, so that it may have to be
installed elsewhere (`--neomodel PYTHON`). Nothing of this project is imported here.

Stdin: JSON {uri, user, password, nodes: [[labels, id, properties]], edges: [[type, source, target, properties]]}.
Stdout: JSON {seconds, version}: of creating the nodes and connecting them, not of declaring the classes.
"""

from __future__ import annotations

import json
import sys
import time
from typing import Any
from urllib.parse import quote

import neomodel  # type: ignore[import-not-found,unused-ignore]

PROPERTIES = {
    str: neomodel.StringProperty,
    bool: neomodel.BooleanProperty,
    int: neomodel.IntegerProperty,
    float: neomodel.FloatProperty,
    list: neomodel.ArrayProperty,
}


RESERVED = {"source", "target"}  # of relationships, by neomodel


def _attribute(name: str) -> str:
    return f"{name}_" if name in RESERVED else name


def _declared(base: type, name: str, found: dict[str, Any]) -> Any:
    """A class with a property for each that its rows have."""
    return type(
        name, (base,), {_attribute(key): PROPERTIES[type(value)](db_property=key) for key, value in found.items()}
    )


def _models(task: dict[str, Any]) -> dict[str, Any]:
    """Classes by label, subclasses of one another as the labels are; relationships on the root classes."""
    by_label: dict[str, dict[str, Any]] = {}
    parents: dict[str, str | None] = {}
    for names, _, properties in task["nodes"]:
        for parent, name in zip([None, *names], names, strict=False):
            parents[name] = parent
            by_label.setdefault(name, {})
        by_label[names[-1]] |= properties
    roots = {node_id: names[0] for names, node_id, _ in task["nodes"]}
    stated: dict[str, dict[str, Any]] = {}
    ties: dict[str, set[tuple[str, str]]] = {}
    for relation, source, target, properties in task["edges"]:
        stated.setdefault(relation, {}).update(properties)
        ties.setdefault(roots[source], set()).add((relation, roots[target]))
    edges = {name: _declared(neomodel.StructuredRel, f"Rel{name}", found) for name, found in stated.items()}
    models: dict[str, Any] = {}
    while len(models) < len(parents):
        for name, parent in parents.items():
            if name in models or (parent and parent not in models):
                continue
            members: dict[str, Any] = {key: PROPERTIES[type(value)]() for key, value in by_label[name].items()}
            if parent is None:
                members["id_"] = neomodel.StringProperty(db_property="id", unique_index=True)
                for relation, target in ties.get(name, ()):
                    tie = neomodel.RelationshipTo(target, relation, model=edges[relation])
                    members[f"to_{relation}_{target}".lower()] = tie
            base = models[parent] if parent else neomodel.StructuredNode
            models[name] = type(name, (base,), {"__module__": __name__, **members})
            globals()[name] = models[name]
    return models


def main() -> None:
    """Load what stdin holds."""
    task = json.load(sys.stdin)
    address = task["uri"].replace("://", f"://{task['user']}:{quote(task['password'])}@")
    neomodel.db.set_connection(url=address)
    models = _models(task)
    started = time.perf_counter()
    nodes: dict[str, Any] = {}
    by_class: dict[str, list[dict[str, Any]]] = {}
    for names, node_id, properties in task["nodes"]:
        by_class.setdefault(names[-1], []).append({"id_": node_id, **properties})
    with neomodel.db.transaction:
        for name, rows in by_class.items():
            nodes |= {one.id_: one for one in models[name].create(*rows)}
    roots = {node_id: names[0] for names, node_id, _ in task["nodes"]}
    with neomodel.db.transaction:
        for relation, source, target, properties in task["edges"]:
            tie = getattr(nodes[source], f"to_{relation}_{roots[target]}".lower())
            tie.connect(nodes[target], {_attribute(key): value for key, value in properties.items()})
    seconds = time.perf_counter() - started
    json.dump({"seconds": seconds, "version": neomodel._version.__version__}, sys.stdout)


if __name__ == "__main__":
    main()
