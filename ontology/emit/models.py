"""`generated/models.py`: one pydantic model a class and one a relation, inheritance flattened.

A model refuses unknown properties, so that what is exchanged is what is declared. Relation models end in `Relation`,
since `Measures` beside `Measure` would be read wrongly.
"""

from __future__ import annotations

from ontology.emit.common import WARNING, pairs, root, storage, version
from ontology.meta import PropertyDecl, Schema

PYTHON = {"string": "str", "integer": "int", "number": "float", "boolean": "bool", "any": "str | int | float | bool"}

HEADER = f'''"""Pydantic models of the ontology's classes and relations.

{WARNING}
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

import pydantic  # by its full name, since Field is a class of the ontology

PartialDate = Annotated[str, pydantic.Field(pattern=r"^((19|20)\\d\\d(-\\d\\d(-\\d\\d)?)?|ongoing)$")]


class Node(pydantic.BaseModel):
    """A node: labels leaf first, the family of its id, the label that carries the index."""

    model_config = pydantic.ConfigDict(extra="forbid")
    labels: ClassVar[tuple[str, ...]]
    family: ClassVar[str | None]
    root: ClassVar[str]


class Relation(pydantic.BaseModel):
    """A relationship between two ids."""

    model_config = pydantic.ConfigDict(extra="forbid")
    type: ClassVar[str]
    pairs: ClassVar[tuple[tuple[str, str], ...]]
    source_id: str
    target_id: str
'''


def _type(schema: Schema, p: PropertyDecl) -> str:
    if p.type in schema.enums:
        one = p.type
    elif p.type == "partial_date":
        one = "PartialDate"
    else:
        one = PYTHON[storage(p)]
    return f"list[{one}]" if p.many else one


def _properties(schema: Schema, declared: dict[str, PropertyDecl], optional: frozenset[str]) -> list[str]:
    lines = []
    for name, p in declared.items():
        kind = _type(schema, p)
        required = p.required and name not in optional
        lines.append(f"    {name}: {kind}" if required else f"    {name}: {kind} | None = None")
    return lines


def relation_name(name: str) -> str:
    """RESPONSIBLE_FOR → ResponsibleForRelation."""
    return "".join(word.capitalize() for word in name.split("_")) + "Relation"


def relation_properties(schema: Schema, name: str) -> tuple[dict[str, PropertyDecl], frozenset[str]]:
    """A relation's own properties and those of every provenance it may have; second, which only some of these give."""
    relation = schema.relations[name]
    carried: dict[str, PropertyDecl] = {}
    sets = []
    for kind in relation.provenance:
        given = schema.provenance[kind].properties if kind in schema.provenance else {}
        carried |= given
        sets.append(set(given))
    always = set.intersection(*sets)
    return {**relation.properties, **carried}, frozenset(set(carried) - always)


def models(schema: Schema) -> str:
    """The module's text."""
    lines = [HEADER, f'\nONTOLOGY_VERSION = "{version(schema)}"\n']
    for name, enum in schema.enums.items():
        values = ", ".join(f'"{value}"' for value in enum.values)
        lines.append(f"{name} = Literal[{values}]")
    for name, c in schema.classes.items():
        labels = ", ".join(f'"{label}"' for label in schema.ancestors(name)) + ","
        family = schema.family(name)
        lines += [
            f"\n\nclass {name}(Node):",
            f'    """{c.zh} / {c.en}. {c.definition.en}"""\n',
            f"    labels: ClassVar[tuple[str, ...]] = ({labels})",
            f"    family: ClassVar[str | None] = {family!r}".replace("'", '"'),
            f'    root: ClassVar[str] = "{root(schema, name)}"',
            "    id: str",
            *_properties(schema, schema.class_properties(name), frozenset()),
        ]
    for name, r in schema.relations.items():
        ends = ", ".join(f'("{a}", "{b}")' for a, b in pairs(schema, name)) + ","
        declared, sometimes = relation_properties(schema, name)
        lines += [
            f"\n\nclass {relation_name(name)}(Relation):",
            f'    """{r.zh} / {r.en}. {r.definition.en}"""\n',
            f'    type: ClassVar[str] = "{name}"',
            f"    pairs: ClassVar[tuple[tuple[str, str], ...]] = ({ends})",
            *_properties(schema, declared, sometimes),
        ]
    nodes = "".join(f'    "{name}": {name},\n' for name in schema.classes)
    relations = "".join(f'    "{name}": {relation_name(name)},\n' for name in schema.relations)
    lines.append(f"\n\nNODES: dict[str, type[Node]] = {{\n{nodes}}}")
    lines.append(f"RELATIONS: dict[str, type[Relation]] = {{\n{relations}}}")
    return "\n".join(lines) + "\n"
