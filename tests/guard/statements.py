"""The statements of `hostile.txt` and `honest.txt`, and those that are too regular or too long to be written down."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from tests import questions

FOLDER = Path(__file__).parent

PARAMETERS: dict[str, Any] = {
    "unit": questions.OFFICE,
    "platform": questions.CORRIDOR,
    "pattern": ".*科技.*",
    "index": "passage_text",
    "words": '"科技"',
    "until": "2026",
    "names": ["江澜省财政厅", "云渚大学"],
    "rows": [{"name": "甲", "value": 1}, {"name": "乙", "value": 2}],
    "missing_value": None,
    "odd name": 1,
    "label": "Measure",
    "labels": ["Measure"],
    "big": 1_000_000,
    "flag": True,
}


class Statement(NamedTuple):
    """`kind`: what the file says before it."""

    kind: str
    text: str

    @property
    def rules(self) -> list[str]:
        """The rules that may refuse it."""
        return self.kind.split("|")


def read(name: str) -> list[Statement]:
    """The statements of a file."""
    blocks = ("\n" + (FOLDER / name).read_text("utf-8")).split("\n## ")[1:]
    found = []
    for block in blocks:
        kind, _, text = block.partition("\n")
        found.append(Statement(kind.strip(), text.strip("\n")))
    return found


def made() -> list[Statement]:
    """Hostile statements of a size that nobody writes by hand."""
    deep = 60
    return [
        Statement("depth", "RETURN " + "(" * deep + "1" + ")" * deep + " AS x"),
        Statement("depth", "RETURN " + "[" * deep + "1" + "]" * deep + " AS x"),
        Statement("depth", "RETURN " + "{a: " * deep + "1" + "}" * deep + " AS x"),
        Statement("depth", "RETURN " + "CASE WHEN true THEN " * deep + "1" + " END" * deep + " AS x"),
        Statement("depth", "RETURN " + "CASE WHEN true THEN " * 300 + "1" + " END" * 300 + " AS x"),
        Statement("depth", "RETURN " + "NOT " * 3_000 + "true AS x"),
        Statement("depth", "RETURN " + "- " * 3_000 + "1 AS x"),
        Statement("depth", "RETURN " + "size([" * deep + "1" + "])" * deep + " AS x"),
        Statement("depth", "CALL { " * deep + "RETURN 1 AS a" + " } RETURN a" * deep),
        Statement("depth", "MATCH (n) WHERE " + "EXISTS { MATCH (n) WHERE " * deep + "true" + "}" * deep + " RETURN n"),
        Statement("depth", "MATCH (n:" + "(" * deep + "A" + ")" * deep + ") RETURN n"),
        Statement("steps", "RETURN " + "reduce(a = 0, x IN [1] | a + " * 12 + "1" + ")" * 12 + " AS x"),
        Statement("depth", "MATCH (n:" + "!" * 5_000 + "Entity) RETURN n"),
        Statement("depth", "RETURN 1 IS :: " + "LIST<" * 2_000 + "INTEGER" + ">" * 2_000 + " AS x"),
        Statement("depth", "WITH [1] AS a " + "WITH [a] AS a " * 90 + "RETURN a"),
        Statement("number", "RETURN " + "9" * 5_000 + " AS x"),
        Statement("chained", "RETURN " + "1+" * 3_900 + "1 AS x"),
        Statement("chained", "WITH {a: 1} AS a RETURN a" + ".a" * 3_900 + " AS x"),
        Statement("chained", "WITH [1] AS a RETURN a" + "[0]" * 2_600 + " AS x"),
        Statement("chained", "WITH 1 AS a RETURN a" + "<a" * 3_900 + " AS x"),
        Statement("joined", "MATCH (n:" + "|".join(f"(A{i}&B{i})" for i in range(300)) + ") RETURN n"),
        Statement("joined", "MATCH (n) WHERE " + " OR ".join(f"n.x = {i}" for i in range(900)) + " RETURN n"),
        Statement("joined", "MATCH (n) WHERE " + " OR ".join(f"(n.a={i} AND n.b=1)" for i in range(300)) + " RETURN 1"),
        Statement("hops", "MATCH " + "(a)" + "-->()" * 500 + " RETURN a"),
        Statement("hops", "MATCH " + ", ".join(f"(n{i}:A)--(n{i + 1}:B)" for i in range(26)) + " RETURN n0"),
        Statement("apart", "MATCH " + ", ".join("()-->()" for _ in range(200)) + " RETURN 1 AS a"),
        Statement("apart", " ".join(f"MATCH (a{i} {{id: '{i}'}})-->(b{i})" for i in range(20)) + " RETURN 1 AS a"),
        Statement("depth", "RETURN " + "COUNT { RETURN " * 20 + "1" + " AS x }" * 20 + " AS x"),
        Statement("depth", "MATCH (n) WHERE " + "EXISTS { (n)--(m) WHERE " * 20 + "true" + " }" * 20 + " RETURN n"),
        Statement("depth", "CALL () { " * 20 + "RETURN 1 AS x" + " } RETURN x" * 20),
        Statement("depth", "{ " * 45 + "RETURN COUNT { " * 5 + "RETURN 1 AS x" + " } AS x" * 5 + " }" * 45),
        Statement("labels", "MATCH (n:" + "&".join(f"(A{i}|B{i})" for i in range(60)) + ") RETURN n"),
        Statement("labels", "MATCH (n:" + "&".join(f"!(A{i}&!B{i})" for i in range(60)) + ") RETURN n"),
        Statement("labels", "MATCH (n) WHERE " + " AND ".join(f"(n:A{i} OR n:B{i})" for i in range(60)) + " RETURN n"),
        Statement("labels", "MATCH (n) WHERE " + " AND ".join(f"n:A{i}|B{i}" for i in range(60)) + " RETURN n"),
        Statement("large", "WITH range(1, 100000) AS r RETURN " + ", ".join(f"r AS a{i}" for i in range(1000))),
        Statement("clauses", "WITH 1 AS a " * 500 + "RETURN a"),
        Statement("clauses", " UNION ".join("RETURN 1 AS a" for _ in range(300))),
        Statement("text", "RETURN '" + "a" * 30_000 + "' AS x"),
        Statement("text", "RETURN 1 AS x" + " " * 100_000),
        Statement("text", "(" * 1_000_000),
        Statement("size", "RETURN [" + ",".join("1" for _ in range(9_000)) + "] AS x"),
        Statement("regex", "MATCH (n) WHERE n.id =~ '" + "a?" * 300 + "' RETURN n"),
        Statement("question", "CALL db.index.fulltext.queryNodes('x', '" + "a OR " * 2_000 + "b')"),
    ]  # fmt: skip


HOSTILE = [*read("hostile.txt"), *made()]
REFUSED = [statement for statement in HOSTILE if statement.kind != "runs"]
RUNS = [statement for statement in HOSTILE if statement.kind == "runs"]
# what a file of lines cannot hold: other ends of lines, other spaces
HONEST = [
    *read("honest.txt"),
    Statement("both", "MATCH (n:Plan)\rWHERE n.id IS NOT NULL // all of them\rRETURN count(n) AS n"),
    Statement("both", "MATCH (n:Plan)\r\n// all of them\r\nRETURN count(n) AS n"),
    Statement("both", "\ufeffMATCH (n:Plan)\u00a0RETURN\u3000count(n)\u2003AS\u2009n"),
]
