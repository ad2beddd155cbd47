"""`docs/ontology.md`: the ontology as a page, zh and en side by side, with a diagram."""

from __future__ import annotations

from ontology.emit.common import WARNING, pairs, root, version
from ontology.emit.constraints import index_specs
from ontology.meta import Mappings, PropertyDecl, Schema

# The thread that the diagram shows: the relations that a reader meets first, by the classes that they mostly join.
DIAGRAM = (
    ("Document", "HAS_PASSAGE", "Passage"),
    ("Document", "STATES", "Entity"),
    ("Name", "NAMES", "Entity"),
    ("Actor", "ISSUED", "Plan"),
    ("Plan", "STATED_IN", "Document"),
    ("Measure", "PART_OF", "Plan"),
    ("Deliverable", "PART_OF", "Measure"),
    ("GovernmentUnit", "RESPONSIBLE_FOR", "Measure"),
    ("GovernmentUnit", "RESPONSIBLE_FOR", "Target"),
    ("Measure", "ABOUT", "Platform"),
    ("Measure", "ABOUT", "Zone"),
    ("Measure", "ABOUT", "Fund"),
    ("Measure", "HAS_TARGET", "Target"),
    ("Measure", "HAS_OBSERVATION", "Observation"),
    ("Measure", "HAS_PROVISION", "Provision"),
    ("Measure", "ADDRESSES", "Problem"),
    ("Provision", "REQUIRES", "Condition"),
    ("Target", "MEASURES", "Indicator"),
    ("Observation", "MEASURES", "Indicator"),
    ("Target", "FOR_PLACE", "Place"),
    ("Indicator", "COUNTS", "Designation"),
    ("Platform", "HAS_TYPE", "Designation"),
    ("Actor", "OBTAINED", "Designation"),
    ("Platform", "LOCATED_IN", "Zone"),
    ("Actor", "BUILDS", "Platform"),
    ("Actor", "SUPERVISES", "Platform"),
    ("Actor", "MANAGES", "Fund"),
    ("Measure", "IN_FIELD", "Field"),
)

INTRODUCTION = """\
<!-- {warning} -->

# 本体 / The ontology

版本 / Version `{version}`. 由 `ontology/schema/*.yaml` 生成，请勿直接修改 /
generated from `ontology/schema/*.yaml`; edit those.

- 此处名称即程序、查询和接口中的名称。Names here are the names in code, Cypher and HTTP.
- 节点带有其类及全部上位类的标签。A node carries the label of its class and of all classes above it.
- ◦ 表示以后填充，**粗体** 属性必填。◦ marks what is filled later; properties in **bold** are required.

## 主线 / The thread

```mermaid
{diagram}
```

## 类的层次 / Classes above and below

```mermaid
{hierarchy}
```
"""


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _kind(schema: Schema, p: PropertyDecl) -> str:
    kind = f"[{p.type}](#{p.type.lower()})" if p.type in schema.enums else p.type
    return kind + ("[]" if p.many else "") + (f" ({p.unit})" if p.unit else "")


def _property_rows(schema: Schema, properties: dict[str, PropertyDecl]) -> list[str]:
    rows = ["| 属性 / property | 类型 / type | zh | en |", "|---|---|---|---|"]
    for name, p in properties.items():
        zh = p.zh + (f"：{p.definition.zh}" if p.definition else "")
        en = p.en + (f": {p.definition.en}" if p.definition else "")
        shown = f"**{name}**" if p.required else name
        rows.append(f"| {shown} | {_kind(schema, p)} | {_cell(zh)} | {_cell(en)} |")
    return [*rows, ""]


def _mappings(m: Mappings) -> str:
    parts = [f"{word} " + ", ".join(f"`{t}`" for t in terms) for word, terms in m.model_dump().items() if terms]
    return "; ".join(parts)


def _diagram(schema: Schema) -> str:
    lines = ["flowchart LR"]
    names = dict.fromkeys(name for source, _, target in DIAGRAM for name in (source, target))
    lines += [f'    {name}["{name}<br/>{schema.classes[name].zh}"]' for name in names]
    lines += [
        f'    {source} -->|"{relation} {schema.relations[relation].zh}"| {target}'
        for source, relation, target in DIAGRAM
    ]
    return "\n".join(lines)


def _hierarchy(schema: Schema) -> str:
    lines = ["flowchart TB"]
    for name, c in schema.classes.items():
        if c.under:
            lines.append(f'    {c.under}["{schema.classes[c.under].zh}"] --> {name}["{c.zh}"]')
    return "\n".join(lines)


def _classes(schema: Schema) -> list[str]:
    lines = ["## 类 / Classes", ""]
    for name, c in schema.classes.items():
        mark = " ◦" if c.later else ""
        lines += [f"### {name}{mark}", "", f"**{c.zh} / {c.en}.** {c.definition.zh} {c.definition.en}", ""]
        labels = " → ".join(f"`{label}`" for label in schema.ancestors(name))
        family = schema.family(name)
        facts = [f"标签 / labels {labels}", f"索引 / index `{root(schema, name)}(id)`"]
        facts += [f"标识 / id `{family}:…`"] if family else []
        facts += [f"对应 / mappings {m}"] if (m := _mappings(c.mappings)) else []
        lines += [f"- {fact}" for fact in facts]
        own = c.properties
        lines += ["", *(_property_rows(schema, own) if own else [])]
    return lines


def _relations(schema: Schema) -> list[str]:
    lines = ["## 关系 / Relations", ""]
    for name, r in schema.relations.items():
        mark = " ◦" if r.later else ""
        lines += [f"### {name}{mark}", "", f"**{r.zh} / {r.en}.** {r.definition.zh} {r.definition.en}", ""]
        targets: dict[str, list[str]] = {}
        for source, target in pairs(schema, name):
            targets.setdefault(source, []).append(target)
        merged: dict[tuple[str, ...], list[str]] = {}
        for source, found in targets.items():
            merged.setdefault(tuple(found), []).append(source)
        lines += [f"- {', '.join(sources)} → {', '.join(found)}" for found, sources in merged.items()]
        kinds = ", ".join(schema.provenance[k].zh + " / " + k if k in schema.provenance else k for k in r.provenance)
        lines.append(f"- 来历 / provenance: {kinds}")
        if m := _mappings(r.mappings):
            lines.append(f"- 对应 / mappings {m}")
        lines += ["", *(_property_rows(schema, r.properties) if r.properties else [])]
    return lines


def docs(schema: Schema) -> str:
    """The page's text."""
    lines = [
        INTRODUCTION.format(
            warning=WARNING, version=version(schema), diagram=_diagram(schema), hierarchy=_hierarchy(schema)
        )
    ]
    lines += ["## 来历 / Provenance", ""]
    for name, p in schema.provenance.items():
        lines += [f"### {name}", "", f"**{p.zh} / {p.en}.** {p.definition.zh} {p.definition.en}", ""]
        lines += _property_rows(schema, p.properties)
    lines += _classes(schema) + _relations(schema)
    lines += ["## 取值 / Values", ""]
    for name, enum in schema.enums.items():
        lines += [f"### {name}", "", f"{enum.zh} / {enum.en}", "", "| 值 / value | zh | en |", "|---|---|---|"]
        lines += [f"| `{value}` | {v.zh} | {_cell(v.en)} |" for value, v in enum.values.items()]
        lines.append("")
    lines += ["## 索引 / Indexes", "", "| 名称 / name | 类型 / kind | 标签与属性 / on |", "|---|---|---|"]
    lines += [f"| {s.name} | {s.kind} | `{s.label}({s.property})` |" for s in index_specs(schema)]
    lines += ["", "## 前缀 / Prefixes", "", "| 前缀 / prefix | IRI |", "|---|---|"]
    lines += [f"| {prefix} | <{iri}> |" for prefix, iri in schema.prefixes.items()]
    return "\n".join(lines) + "\n"
