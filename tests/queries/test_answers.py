"""The other questions, checked by hand against the three documents of `tests.questions`."""

from __future__ import annotations

from typing import Any

import pytest

from graph.bolt import BoltStore
from queries import all_queries, deadline, document, lists, node, plan, search
from queries.query import Page, Params, Query
from queries.search.text import loose, phrase
from tests.questions import CITY, CITY_OFFICE, CORRIDOR, FORMER, LAB, OFFICE, OTHER_OFFICE, PLAN, TREASURY

NEEDED: dict[str, dict[str, Any]] = {
    "plan/tree": {"plan": PLAN},
    "document/facts": {"document": "document:plan"},
    "document/passages": {"document": "document:plan"},
    "document/evidence": {"passages": ["passage:plan:2"]},
    "node/one": {"id": OFFICE},
    "node/neighbours": {"id": OFFICE},
    "node/redirect": {"id": OFFICE},
    "search/names": {"text": '"科技"', "words": "科技"},
    "search/named": {"name": "省科技厅"},
    "search/passages": {"text": '"科创走廊"'},
}
EMPTY = {"lists/places", "node/redirect"}  # only what a document uses stands in the graph; nothing was merged


@pytest.mark.parametrize("query", all_queries().values(), ids=all_queries())
def test_every_query_answers_in_the_rows_it_promises(store: BoltStore, query: Query[Any, Any]) -> None:
    rows = store.ask(query, query.params.model_validate(NEEDED.get(query.name, {})))
    assert rows or query.name in EMPTY


@pytest.mark.parametrize("query", all_queries().values(), ids=all_queries())
def test_pages_join_without_gap_or_overlap(store: BoltStore, query: Query[Any, Any]) -> None:
    if not issubclass(query.params, Page):
        return
    given = NEEDED.get(query.name, {})
    whole = [row.key for row in store.ask(query, query.params.model_validate(given))]
    paged: list[str] = []
    while rows := store.ask(query, query.params(**given, after=paged[-1] if paged else "", limit=2)):
        paged += [row.key for row in rows]
    assert paged == whole == sorted(set(whole))


def test_a_plan_as_a_tree(store: BoltStore) -> None:
    rows = store.ask(plan.TREE, plan.PlanTreeParams(plan=PLAN))
    assert [(row.number, [u.unit for u in row.units][:2]) for row in rows] == [
        ("1", [OFFICE, TREASURY]),
        ("2", [TREASURY]),
        ("3", []),
    ]
    assert [a.entity for a in rows[0].about] == [LAB, CORRIDOR]
    assert [t.value for t in rows[1].targets] == [3.2]


def test_deadlines(store: BoltStore) -> None:
    def due(**given: str) -> list[str]:
        return [r.deadline for r in store.ask(deadline.MEASURES, deadline.DeadlineParams.model_validate(given))]

    assert due() == due(unit=OFFICE) == due(until="2025") == due(until="2025-06-30") == due(since="2025") == ["2025-06"]
    assert due(until="2025-05") == due(since="2025-07") == due(unit=CITY_OFFICE) == []
    [row] = store.ask(deadline.DELIVERABLES, deadline.DeadlineParams(unit=CITY_OFFICE))
    assert (row.due, row.verb, row.object_text, row.units[0].unit) == ("2026", "建成", "云渚未来馆", CITY_OFFICE)
    assert row.evidence[0].quote == "2026年底前"


def test_facts_of_a_document(store: BoltStore) -> None:
    rows = store.ask(document.FACTS, document.FactsParams(document="document:plan"))
    assert [row.type for row in rows] == ["Measure"] * 3 + ["Target"] * 3
    assert {(link.relation, link.id) for link in rows[1].links} >= {("RESPONSIBLE_FOR", TREASURY), ("PART_OF", PLAN)}


def test_passages_in_order(store: BoltStore) -> None:
    rows = store.ask(document.PASSAGES, document.PassagesParams(document="document:city"))
    assert [row.ordinal for row in rows] == [0, 1, 2]


def test_coverage_counts_fragments(store: BoltStore) -> None:
    rows = store.ask(document.COVERAGE, Params())
    assert {row.document: row.completeness for row in rows} == {
        "document:plan": "whole", "document:city": "whole", "document:part": "fragment",
    }  # fmt: skip


def test_names_with_several_readings(store: BoltStore) -> None:
    def readings(name: str) -> set[str]:
        return {row.id for row in store.ask(search.NAMED, search.NamedParams(name=name))}

    assert readings("市科技局") == {CITY_OFFICE, OTHER_OFFICE}
    assert readings("省科技厅") == readings(OFFICE) == readings("江澜省科学技术厅") == {OFFICE}
    assert readings("科技厅") == set()


def test_search_by_name_puts_exact_ones_first(store: BoltStore) -> None:
    params = search.NameSearchParams(text=phrase("省科技厅"), words="省科技厅")
    rows = store.ask(search.NAMES, params)
    assert (rows[0].id, rows[0].match) == (OFFICE, "exact")
    labs = search.NameSearchParams(text=phrase("青浦湾"), words="青浦湾", label="Platform")
    assert [row.id for row in store.ask(search.NAMES, labs)] == [LAB]


@pytest.mark.parametrize(
    "words",
    [
        "科创走廊",
        "A/B",
        "(试点)",
        "100%",
        "“A/B 轮(试点)”: 100% \\ 全部~",
        'a"b',
        "AND 走廊",
        "走廊 OR",
        "[a TO b]",
        "走*廊?",
    ],
)
def test_any_words_can_be_searched_for(store: BoltStore, words: str) -> None:
    for text in (phrase(words), loose(words)):
        store.ask(search.PASSAGES, search.PassageSearchParams(text=text))
        store.ask(search.NAMES, search.NameSearchParams(text=text, words=words))


def test_a_phrase_is_found_exactly(store: BoltStore) -> None:
    def found(text: str, **given: Any) -> list[str]:
        params = search.PassageSearchParams(text=text, **given)
        return sorted(row.passage for row in store.ask(search.PASSAGES, params))

    assert found(phrase("青浦湾科创走廊")) == ["passage:city:1", "passage:plan:2"]
    assert found(phrase("青浦湾科创走廊"), place=CITY) == ["passage:city:1"]
    assert found(phrase("青浦湾 未来馆")) == ["passage:city:1"]
    assert found(phrase("海潮走廊")) == []
    assert len(found(loose("海潮走廊"))) >= 3


def test_successor_of_a_former_unit_is_a_neighbour(store: BoltStore) -> None:
    rows = store.ask(node.NEIGHBOURS, node.NeighboursParams(id=FORMER, relation="SUCCEEDED_BY"))
    assert [(row.id, row.outgoing, row.statements[0]["valid_from"]) for row in rows] == [(OFFICE, True, "2018")]


def test_lists_filter_and_sort(store: BoltStore) -> None:
    def units(**given: Any) -> list[str]:
        return [row.id for row in store.ask(lists.UNITS, lists.ListParams(**given))]

    assert units(place=CITY) == [CITY_OFFICE]
    assert set(units(name="科学技术局")) == {CITY_OFFICE, OTHER_OFFICE}
    by_year = store.ask(lists.TARGETS, lists.TargetParams(sort="year"))
    assert [row.year for row in by_year] == [2025, 2027, 2027, 2027]
