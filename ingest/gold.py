"""Facts in the form of gold annotations, so that what was extracted can be compared with what analysts read."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from ingest.records import Facts

Row = dict[str, Any]

ROLES = {
    "lead": "lead",
    "responsible": "responsible",
    "remit": "support",
    "support": "support",
    "guide": "support",
    "oversee": "support",
    "territorial": "responsible",
}
CHANGES = {"level": "level", "growth": "growth", "net_increment": "increment", "gross_increment": "increment"}
PREDICATES = {
    "OBTAINED": "awarded",
    "ISSUED": "issues",
    "BUILT_BY": "builtBy",
    "BIDS_FOR": "bidsFor",
    "BUILDS": "builds",
    "HOSTS": "hosts",
    "PART_OF": "partOf",
    "LOCATED_IN": "locatedIn",
    "MANAGES": "manages",
}
TYPES = (
    "GovernmentUnit",
    "Enterprise",
    "University",
    "Institute",
    "Alliance",
    "Laboratory",
    "InnovationCenter",
    "ScienceFacility",
    "ServicePlatform",
    "Incubator",
    "Corridor",
    "Park",
    "Fund",
    "Plan",
    "Program",
    "Project",
)


def gold(facts: Facts) -> Row:
    """One document's facts as a gold annotation: head, measures, figures, entities and relations."""
    entities = _entities(facts)
    return {
        "document": _stem(facts.tree.clean.source.origin.path),
        "title": facts.tree.head.title,
        "issuer": facts.tree.head.issuer,
        "measures": _measures(facts),
        "figures": _figures(facts),
        "entities": entities,
        "relations": _relations(facts, {str(e["name"]): str(e["type"]) for e in entities}),
    }


def _stem(path: str) -> str:
    name = path.replace("\\", "/").rsplit("/", 1)[-1]
    return name.rsplit(".", 1)[0] if "." in name else name


def _titles(facts: Facts) -> dict[int, str]:
    return {m.item: m.title for m in facts.measures}


def _measures(facts: Facts) -> list[Row]:
    units: defaultdict[int, dict[tuple[str, str], Row]] = defaultdict(dict)
    for duty in facts.responsibilities:
        if duty.item is not None:
            role = ROLES[duty.role]
            units[duty.item].setdefault((duty.name, role), {"name": duty.name, "role": role})
    return [
        {"title": m.title, "path": list(m.path), "units": list(units[m.item].values()), "deadline": m.deadline}
        for m in facts.measures
    ]


def _figures(facts: Facts) -> list[Row]:
    titles = _titles(facts)
    found: dict[tuple[object, ...], Row] = {}
    for figure in facts.figures:
        if figure.value is None or figure.figure_kind in ("relative", "qualitative"):
            continue
        row: Row = {
            "indicator": figure.indicator,
            "value": figure.value,
            "value2": figure.value2,
            "unit": figure.unit,
            "op": figure.comparator,
            "year": figure.year,
            "kind": "actual" if figure.kind == "observation" else "target",
            "change": CHANGES[figure.change],
            "measure": titles.get(figure.item) if figure.item is not None else None,
            "optional": figure.optional,
        }
        # said twice in the same words in one place, it counts once
        said = tuple(v for name, v in row.items() if name not in ("optional", "op"))
        found.setdefault(said, row)
    return list(found.values())


def _entities(facts: Facts) -> list[Row]:
    titles = _titles(facts)
    found: dict[tuple[str, str], Row] = {}
    for mention in facts.mentions:
        kind = gold_type(mention.cls)
        if kind is None:
            continue
        row = found.setdefault(
            (kind, mention.name), {"type": kind, "name": mention.name, "measures": [], "optional": True}
        )
        row["optional"] = row["optional"] and mention.optional
        title = titles.get(mention.item) if mention.item is not None else None
        if title is not None and title not in row["measures"]:
            row["measures"].append(title)
    by_name = {row["name"]: row for row in found.values()}
    # a unit in charge is the entity that its mention there names, perhaps more fully than the clause does
    by_place = {
        mention.evidence[0]: found[(mention.cls, mention.name)]
        for mention in facts.mentions
        if mention.method == "entity.unit" and gold_type(mention.cls)
    }
    for duty in facts.responsibilities:
        title = titles.get(duty.item) if duty.item is not None else None
        row_of = by_place.get(duty.evidence[0]) or by_name.get(duty.name)
        if row_of is None:
            row_of = found.setdefault(
                ("GovernmentUnit", duty.name),
                {"type": "GovernmentUnit", "name": duty.name, "measures": [], "optional": False},
            )
            by_name[duty.name] = row_of
        if title is not None and title not in row_of["measures"]:
            row_of["measures"].append(title)
    return list(found.values())


def gold_type(cls: str) -> str | None:
    """The gold type of a class; None for what the gold form leaves out (Region, generic Designations, Concepts)."""
    return cls if cls in TYPES else None


def _relations(facts: Facts, known: dict[str, str]) -> list[Row]:
    found: dict[tuple[str, str, str], Row] = {}
    for relation in facts.relations:
        predicate = PREDICATES.get(relation.predicate)
        if predicate is None or relation.subject not in known or relation.object not in known:
            continue
        if relation.method == "relation.title" and relation.object.startswith(relation.subject):
            continue  # 《甲关于…的意见》: read off the way a name is composed
        key = (relation.subject, predicate, relation.object)
        row = found.setdefault(
            key, {"subject": key[0], "predicate": predicate, "object": key[2], "optional": relation.optional}
        )
        row["optional"] = row["optional"] and relation.optional
    return list(found.values())
