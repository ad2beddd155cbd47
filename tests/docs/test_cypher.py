"""docs/cypher.md: each statement runs on both stores and gives the same rows; the Chinese page holds the same ones."""

from __future__ import annotations

import re

import pytest

from graph.bolt import BoltStore
from tests.docs.pages import DOCS, Question, questions

QUESTIONS = questions("cypher.md")
every_question = pytest.mark.parametrize("asked", QUESTIONS, ids=[str(q.number) for q in QUESTIONS])


@every_question
def test_each_statement_answers_as_the_page_says(embedded: BoltStore, asked: Question) -> None:
    rows = embedded.read(asked.statement)
    assert all(list(row) == asked.columns for row in rows)
    assert bool(rows) != asked.none_in_samples


@pytest.mark.neo4j
@every_question
def test_neo4j_gives_the_same_rows_in_the_same_order(neo4j: BoltStore, embedded: BoltStore, asked: Question) -> None:
    rows = neo4j.read(asked.statement)
    assert all(list(row) == asked.columns for row in rows)
    assert rows == embedded.read(asked.statement)


@every_question
def test_each_statement_names_and_orders_its_columns(asked: Question) -> None:
    returned = asked.statement.rpartition("RETURN ")[2].partition("\nORDER BY")
    assert asked.columns
    assert returned[1], "rows without an order differ from store to store"
    ordered = re.findall(r"\w+", re.sub(r"\b(DESC|LIMIT \d+)\b", "", returned[2]))
    assert set(ordered) <= set(asked.columns)


def test_there_are_thirty_or_more_numbered_in_a_row() -> None:
    assert len(QUESTIONS) >= 30
    assert [q.number for q in QUESTIONS] == list(range(1, len(QUESTIONS) + 1))
    for page in ("cypher.md", "cypher.zh.md"):
        text = (DOCS / page).read_text("utf-8")
        assert text.count("```cypher") == len(QUESTIONS)
        assert re.search(rf"^## {len(QUESTIONS)} ", text, re.MULTILINE)


def test_the_chinese_page_holds_the_same_statements() -> None:
    chinese = questions("cypher.zh.md")
    assert [q.statement for q in chinese] == [q.statement for q in QUESTIONS]
    assert [bool(q.text.strip()) for q in chinese] == [bool(q.text.strip()) for q in QUESTIONS]
    assert not {q.question for q in chinese} & {q.question for q in QUESTIONS}


@pytest.mark.parametrize("page", ["cypher.md", "cypher.zh.md", "py2neo.md", "snippets/README.md"])
def test_what_a_page_links_to_is_there(page: str) -> None:
    path = DOCS / page
    links = re.findall(r"\]\(([^)#:]+)\)", path.read_text("utf-8"))
    assert links
    assert [link for link in links if not (path.parent / link).exists()] == []
