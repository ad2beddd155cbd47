"""The strict metamodel of `ontology/schema/*.yaml`: unknown keys are refused, an error names its file and line.

`load_schema(folder)` reads every file of the folder into one `Schema`. Only the emitters and the lint read it; what
runs uses `ontology.model`, which needs neither pydantic nor YAML.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from ontology.errors import SchemaError

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
SCHEMA_FOLDER = Path(__file__).parent / "schema"

BASE_TYPES = (
    "string", "text", "integer", "number", "boolean", "partial_date", "datetime", "uri", "place_code",
    "document_number", "any",
)  # fmt: skip

ClassProvenance = Literal["shared", "stated", "vocab", "structural", "technical"]
RelationProvenance = Literal["stated", "vocab", "structural", "derived", "technical"]


def _refuse_bool(value: object) -> object:
    if isinstance(value, bool):
        raise ValueError("a bare yes, no, on or off is read as a truth value: put it in quotes")
    return value


Words = Annotated[str, BeforeValidator(_refuse_bool), Field(min_length=1)]


class Strict(BaseModel):
    """No unknown keys, no silent conversions."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Definition(Strict):
    """What something is, in both languages."""

    zh: Words
    en: Words


class Labelled(Strict):
    """Something with a label in both languages."""

    zh: Words
    en: Words


class PropertyDecl(Labelled):
    """A property of a class or relation. `type` is one of BASE_TYPES or the name of an enum."""

    type: Words
    many: bool = False
    required: bool = False
    unit: Words | None = None
    definition: Definition | None = None


class EnumValue(Labelled):
    """One value of a closed list."""


class EnumDecl(Labelled):
    """A closed list of values; a key is what is stored."""

    values: dict[str, EnumValue] = Field(min_length=1)


class Mappings(Strict):
    """Terms of public vocabularies, as prefixed names."""

    exact: list[str] = []
    close: list[str] = []
    broad: list[str] = []


class ClassDecl(Labelled):
    """A class. `family` is the family of its ids, inherited unless given; `later` marks what is filled later (◦)."""

    definition: Definition
    under: str | None = None
    family: str | None = None
    provenance: ClassProvenance | None = None
    later: bool = False
    mappings: Mappings = Mappings()
    properties: dict[str, PropertyDecl] = {}


class PairsDecl(Strict):
    """Each of `from` may stand to each of `to`."""

    source: list[str] = Field(alias="from", min_length=1)
    target: list[str] = Field(alias="to", min_length=1)


class RelationDecl(Labelled):
    """A relation, read as a sentence from its source to its target."""

    definition: Definition
    provenance: list[RelationProvenance] = Field(min_length=1)
    pairs: list[PairsDecl] = Field(min_length=1)
    later: bool = False
    mappings: Mappings = Mappings()
    properties: dict[str, PropertyDecl] = {}


class ProvenanceDecl(Labelled):
    """A kind of provenance, and the properties that it gives."""

    definition: Definition
    properties: dict[str, PropertyDecl] = {}


class IndexDecl(Strict):
    """An index on one property of one root label."""

    label: str
    property: str


class FulltextDecl(IndexDecl):
    """A full-text index; `name` is its name in every store that lets an index be named."""

    name: str
    analyzer: Literal["cjk"]


class FileDecl(Strict):
    """One file; every key is optional, and no two files declare the same name."""

    version: str | None = None
    prefixes: dict[str, str] = {}
    shorthands: dict[str, list[str]] = {}
    provenance: dict[str, ProvenanceDecl] = {}
    enums: dict[str, EnumDecl] = {}
    classes: dict[str, ClassDecl] = {}
    relations: dict[str, RelationDecl] = {}
    indexes: list[IndexDecl] = []
    fulltext: list[FulltextDecl] = []


class Schema(Strict):
    """The whole declaration; `where` says in which file and line a name is declared."""

    version: str
    prefixes: dict[str, str]
    shorthands: dict[str, list[str]]
    provenance: dict[str, ProvenanceDecl]
    enums: dict[str, EnumDecl]
    classes: dict[str, ClassDecl]
    relations: dict[str, RelationDecl]
    indexes: list[IndexDecl]
    fulltext: list[FulltextDecl]
    where: dict[str, str]

    def ancestors(self, name: str) -> tuple[str, ...]:
        """The class and all above it, leaf first; stops at a cycle (the lint reports it)."""
        chain: list[str] = []
        at: str | None = name
        while at is not None and at not in chain and at in self.classes:
            chain.append(at)
            at = self.classes[at].under
        return tuple(chain)

    def descendants(self, name: str) -> tuple[str, ...]:
        """The class and all below it, in order of declaration."""
        return tuple(c for c in self.classes if name in self.ancestors(c))

    def expand(self, names: list[str]) -> tuple[str, ...]:
        """Shorthands replaced by the classes that they stand for."""
        return tuple(c for n in names for c in self.shorthands.get(n, [n]))

    def family(self, name: str) -> str | None:
        """The family of ids of a class, from itself or the nearest ancestor that gives one."""
        return next((f for c in self.ancestors(name) if (f := self.classes[c].family)), None)

    def class_provenance(self, name: str) -> str:
        """The provenance of a class, inherited unless given."""
        return next((p for c in self.ancestors(name) if (p := self.classes[c].provenance)), "shared")

    def class_properties(self, name: str) -> dict[str, PropertyDecl]:
        """All properties of a class, its ancestors' first, then those of its provenance."""
        found: dict[str, PropertyDecl] = {}
        for ancestor in reversed(self.ancestors(name)):
            found |= self.classes[ancestor].properties
        if self.class_provenance(name) == "stated":
            found |= self.provenance["stated"].properties
        return found


def _line(node: yaml.Node | None, loc: tuple[int | str, ...]) -> int:
    """The line of the deepest key or item on the way `loc`, counted from 1."""
    line = node.start_mark.line + 1 if node else 1
    for step in loc:
        if isinstance(node, yaml.MappingNode):
            found = next(((k, v) for k, v in node.value if k.value == str(step)), None)
            if found is None:
                return line
            line, node = found[0].start_mark.line + 1, found[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            line = node.start_mark.line + 1
    return line


def _refuse_repeated_keys(node: yaml.Node | None, file: str) -> None:
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if key.value in seen:
                raise SchemaError("ontology.repeated_key", file=file, line=key.start_mark.line + 1, name=key.value)
            seen.add(key.value)
            _refuse_repeated_keys(value, file)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            _refuse_repeated_keys(item, file)


def _read(path: Path) -> tuple[FileDecl, yaml.Node | None]:
    text = path.read_text("utf-8")
    loader = LOADER(text)
    try:
        node = loader.get_single_node()
        data = loader.construct_document(node) if node else {}
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        what = getattr(error, "problem", None) or "no YAML"
        raise SchemaError("ontology.schema_invalid", file=path.name, line=line, what=what) from error
    _refuse_repeated_keys(node, path.name)
    try:
        return FileDecl.model_validate(data), node
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(step) for step in first["loc"])
        what = f"{where}: {first['msg']}"
        raise SchemaError(
            "ontology.schema_invalid", file=path.name, line=_line(node, first["loc"]), what=what
        ) from error


def load_schema(folder: Path = SCHEMA_FOLDER) -> Schema:
    """Read all files of a folder. Raises `SchemaError` with file and line for the first thing that is wrong."""
    merged: dict[str, Any] = {"version": None, "indexes": [], "fulltext": [], "where": {}}
    families = ("prefixes", "shorthands", "provenance", "enums", "classes", "relations")
    merged |= {family: {} for family in families}
    for path in sorted(folder.glob("*.yaml")):
        file, node = _read(path)
        merged["version"] = file.version or merged["version"]
        merged["indexes"] += file.indexes
        merged["fulltext"] += file.fulltext
        for family in families:
            for name, declared in getattr(file, family).items():
                line = _line(node, (family, name))
                if name in merged[family]:
                    raise SchemaError("ontology.repeated_key", file=path.name, line=line, name=name)
                merged[family][name] = declared
                merged["where"][f"{family}.{name}"] = f"{path.name}:{line}"
    if merged["version"] is None:
        raise SchemaError("ontology.no_version", folder=folder.name)
    return Schema.model_validate(merged)
