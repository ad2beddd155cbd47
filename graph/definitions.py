"""The constraints and indexes of a store: what there should be, and what there is.

A definition reads `unique Entity(id)`, `index Entity(name)` or `fulltext Name(text)`, on both stores.
"""

from __future__ import annotations

import base64
import json
import re
import urllib.error
import urllib.request
from collections.abc import Iterable
from typing import Any

from graph.bolt import BoltStore
from graph.errors import StoreError

_CYPHER = re.compile(
    r"CREATE (CONSTRAINT|INDEX|FULLTEXT INDEX) \w+ IF NOT EXISTS FOR \(n:(\w+)\) "
    r"(?:REQUIRE n\.|ON \(n\.|ON EACH \[n\.)(\w+)"
)
_SQL = re.compile(r"CREATE INDEX (?:\w+ )?IF NOT EXISTS ON (\w+) \((\w+)\) (UNIQUE|NOTUNIQUE|FULL_TEXT)")
_KINDS = {
    **{"CONSTRAINT": "unique", "INDEX": "index", "FULLTEXT INDEX": "fulltext"},
    **{"UNIQUE": "unique", "NOTUNIQUE": "index", "FULL_TEXT": "fulltext"},
    **{"RANGE": "index", "FULLTEXT": "fulltext"},
}
_BUCKET = re.compile(r"_\d+_\d+$")  # the embedded store lists the parts of an index beside it
SHOW_CONSTRAINTS = "SHOW CONSTRAINTS YIELD name, type, labelsOrTypes, properties"
SHOW_INDEXES = "SHOW INDEXES YIELD name, type, labelsOrTypes, properties, owningConstraint"


def definition(kind: str, labels: Iterable[str], properties: Iterable[str]) -> str:
    """One definition in words."""
    return f"{kind} {'|'.join(sorted(labels))}({', '.join(properties)})"


def wanted(statements: Iterable[str]) -> dict[str, str]:
    """The definitions that these statements make, each with its statement."""
    found = {}
    for statement in statements:
        if match := _CYPHER.match(statement):
            found[definition(_KINDS[match[1]], [match[2]], [match[3]])] = statement
        elif match := _SQL.match(statement):
            found[definition(_KINDS[match[3]], [match[1]], [match[2]])] = statement
    return found


def there(store: BoltStore) -> dict[str, str]:
    """The definitions that a store has, each with the statement that drops it."""
    return _there_on_neo4j(store) if store.kind == "neo4j" else _there_on_embedded(store)


def _there_on_neo4j(store: BoltStore) -> dict[str, str]:
    found = {}
    for row in store.read(SHOW_CONSTRAINTS):
        kind = "unique" if "UNIQUENESS" in row["type"] else row["type"].lower()
        found[definition(kind, row["labelsOrTypes"], row["properties"])] = f"DROP CONSTRAINT `{row['name']}` IF EXISTS"
    for row in store.read(SHOW_INDEXES):
        if row["owningConstraint"] or not row["properties"]:  # a constraint's own, or the lookup of labels
            continue
        kind = _KINDS.get(row["type"], row["type"].lower())
        found[definition(kind, row["labelsOrTypes"], row["properties"])] = f"DROP INDEX `{row['name']}` IF EXISTS"
    return found


def _there_on_embedded(store: BoltStore) -> dict[str, str]:
    found = {}
    for row in sql(store, "SELECT FROM schema:indexes"):
        if _BUCKET.search(row["name"]):
            continue
        kind = "unique" if row["unique"] else _KINDS.get(row["indexType"], "index")
        properties = [name for part in row["properties"] for name in (part if isinstance(part, list) else [part])]
        found[definition(kind, [row["typeName"]], properties)] = f"DROP INDEX `{row['name']}` IF EXISTS"
    return found


def sql(store: BoltStore, command: str, language: str = "sql") -> list[dict[str, Any]]:
    """Run SQL over the embedded server's loopback endpoint: Bolt has no full-text definitions there."""
    where = store.where
    credentials = base64.b64encode(f"{where.user}:{where.password}".encode()).decode()
    request = urllib.request.Request(
        where.sql,
        json.dumps({"language": language, "command": command}).encode(),
        {"Content-Type": "application/json", "Authorization": f"Basic {credentials}"},
    )
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))  # a proxy has no business on the loopback
    try:
        with opener.open(request, timeout=60) as answer:
            found: list[dict[str, Any]] = json.load(answer)["result"]
    except urllib.error.HTTPError as error:
        detail = error.read().decode("utf-8", "replace")[:300]
        raise StoreError("graph.failed", uri=store.address, detail=detail) from error
    except OSError as error:
        raise StoreError("graph.failed", uri=store.address, detail=str(error)) from error
    return found
