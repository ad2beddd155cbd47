"""The other questions, checked by hand against the three documents of `tests.questions`."""

from __future__ import annotations

from typing import Any

import pytest

from graph.bolt import BoltStore
from queries import all_queries, deadline, document, indicator, lists, measure, node, place, plan, search, thing, unit
from queries.query import Page, Query
from queries.search.text import loose, phrase
from tests.questions import (
    CITY,
    CITY_OFFICE,
    CITY_PLAN,
    CORRIDOR,
    FORMER,
    FUND,
    INTENSITY,
    LAB,
    OFFICE,
    OTHER_OFFICE,
    PLAN,
    TREASURY,
)

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
    "unit/measures": {"unit": TREASURY},
    "unit/plans": {"unit": OFFICE},
    "unit/beside": {"unit": OFFICE},
    "unit/history": {"unit": OFFICE},
    "unit/duties": {"unit": FORMER},
    "thing/relations": {"id": LAB},
    "thing/tasks": {"id": CORRIDOR},
    "thing/inside": {"zone": CORRIDOR},
    "thing/funds": {"fund": FUND},
    "thing/path": {"source": OFFICE, "target": CORRIDOR},
    "place/tasks": {"place": CITY},
    "plan/units": {"plan": PLAN},
    "plan/figures": {"plans": [PLAN, CITY_PLAN]},
    "plan/charged": {"plans": [PLAN, CITY_PLAN]},
    "measure/matrix": {"rows": "unit", "columns": "platform"},
    "indicator/series": {"indicator": INTENSITY},
    "field/measures": {"field": "field:人工智能"},
    "field/things": {"field": "field:人工智能"},
    "field/instrument": {"instrument": "instrument:揭榜挂帅"},
    "document/new": {"since": "2020"},
    "lists/evidence": {"ids": ["measure:plan:二:1:1", "target:plan:1"]},
    "measure/stated": {"id": "measure:plan:二:1:1"},
}
# Only what a document uses stands in the graph; nothing was merged. What these three documents do not state is tried
# on the sample documents: test_profiles.
EMPTY = {"lists/places", "node/redirect"} | {
    "thing/inside", "thing/funds", "thing/parties", "indicator/conflicts", "indicator/supply", "measure/rewards",
    "measure/problems", "field/measures", "field/things", "field/instrument", "lists/fields", "lists/designations",
}  # fmt: skip


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
    rows = store.ask(document.COVERAGE, document.CoverageParams())
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


def test_measures_of_a_unit_lead_first(store: BoltStore) -> None:
    rows = store.ask(unit.MEASURES, unit.UnitMeasuresParams(unit=TREASURY))
    assert [(row.role, row.measure_number, row.evidence[0].quote) for row in rows] == [
        ("responsible", "2", "省财政厅"),
        ("support", "1", "省财政厅"),
    ]
    params = unit.UnitMeasuresParams(unit=TREASURY, role="support", plan=PLAN, place="990000", basis="explicit")
    assert [row.measure_number for row in store.ask(unit.MEASURES, params)] == ["1"]


def test_named_beside_each_other(store: BoltStore) -> None:
    rows = store.ask(unit.BESIDE, unit.BesideParams(unit=OFFICE))
    assert [(row.other, row.measures, row.examples[0].other_role) for row in rows] == [
        ("unit:990000:各市人民政府", 1, "support"),
        (TREASURY, 1, "support"),
    ]
    assert {e.of: e.quote for e in rows[1].evidence} == {"responsibility": "省科技厅", "beside": "省财政厅"}


def test_a_reform_and_who_has_the_duties_today(store: BoltStore) -> None:
    [step] = store.ask(unit.HISTORY, unit.UnitParams(unit=OFFICE))
    assert (step.direction, step.earlier, step.later, step.valid_from, step.measures) == (
        "before", FORMER, OFFICE, "2018", 1,
    )  # fmt: skip
    [after] = store.ask(unit.HISTORY, unit.UnitParams(unit=FORMER))
    assert after.direction == "after"
    for asked in (OFFICE, FORMER):
        [duty] = store.ask(unit.DUTIES, unit.UnitParams(unit=asked))
        assert (duty.unit, duty.today, duty.role, duty.evidence[0].quote) == (FORMER, OFFICE, "guide", "省科委")
    assert store.ask(unit.DUTIES, unit.UnitParams(unit=TREASURY)) == []


def test_plans_of_a_unit(store: BoltStore) -> None:
    rows = store.ask(unit.PLANS, unit.UnitParams(unit=OFFICE))
    assert [(row.link, row.role, row.plan, row.measures) for row in rows] == [
        ("plan", "lead", PLAN, 0),
        ("tasks", "lead", PLAN, 1),
    ]


def test_what_is_stated_of_a_platform_and_which_tasks_name_it(store: BoltStore) -> None:
    rows = store.ask(thing.RELATIONS, thing.RelationsParams(id=LAB))
    assert [(row.relation, row.outgoing, row.kind, row.other_name) for row in rows] == [
        ("HOSTS", False, None, "云渚大学"),
        ("SUPERVISES", False, "competent", "江澜省科学技术厅"),
    ]
    assert rows[1].evidence[0].quote == "省科技厅主管青浦湾实验室"
    [task] = store.ask(thing.TASKS, thing.TasksParams(id=LAB))
    assert (task.action, task.measure_number, [u.role for u in task.units]) == (
        "upgrade",
        "1",
        ["lead"] + ["support"] * 2,
    )


def test_the_way_from_one_thing_to_another(store: BoltStore) -> None:
    steps = store.ask(thing.PATH, thing.PathParams(source=OFFICE, target=CORRIDOR))
    assert [(s.path, s.step, s.relation, s.forward, s.evidence[0].quote) for s in steps] == [
        (1, 1, "RESPONSIBLE_FOR", True, "省科技厅"),
        (1, 2, "ABOUT", True, "青浦湾科创走廊"),
    ]
    assert store.ask(thing.PATH, thing.PathParams(source=OFFICE, target=OFFICE)) == []


def test_what_a_city_carries_named_or_as_one_of_all(store: BoltStore) -> None:
    rows = store.ask(place.TASKS, place.PlaceTasksParams(place=CITY))
    assert [(row.how, row.unit, row.role) for row in rows] == [
        ("named", CITY_OFFICE, "responsible"),
        ("collective", "unit:990000:各市人民政府", "support"),
    ]
    assert [r.how for r in store.ask(place.TASKS, place.PlaceTasksParams(place=CITY, above=True))] == ["collective"]
    assert store.ask(place.TASKS, place.PlaceTasksParams(place="990101")) == []  # 各市 are no counties


@pytest.mark.parametrize(("code", "charged"), [("X10102", True), ("X10100", True), ("X10000", False)])
def test_cities_counties_and_districts_but_no_province(samples: BoltStore, code: str, charged: bool) -> None:
    rows = samples.ask(place.TASKS, place.PlaceTasksParams(place=code))
    said = {"各市、县(市、区)政府", "各市、县(市、区)"} if charged else set()
    assert {row.unit_as_stated for row in rows if row.how == "collective"} == said


def test_units_of_a_plan_and_plans_side_by_side(store: BoltStore) -> None:
    rows = store.ask(plan.UNITS, plan.PlanTreeParams(plan=PLAN))
    assert {(r.unit, r.role, r.measures, r.whole) for r in rows if r.unit in (OFFICE, TREASURY)} == {
        (TREASURY, "responsible", 1, False),
        (TREASURY, "support", 1, False),
        (OFFICE, "lead", 1, False),
    }
    both = plan.ComparedParams(plans=[PLAN, "plan:part:节选:-"])
    intensity = [r for r in store.ask(plan.FIGURES, both) if r.indicator == INTENSITY]
    assert [(r.plan, r.value, r.year) for r in intensity] == [("plan:part:节选:-", 2.5, 2025), (PLAN, 3.2, 2027)]
    assert (PLAN, TREASURY, "support", 1) in {
        (r.plan, r.unit, r.role, r.measures) for r in store.ask(plan.CHARGED, both)
    }


def test_measures_that_nobody_leads(store: BoltStore) -> None:
    def gaps(**given: Any) -> list[tuple[str, str | None]]:
        rows = store.ask(measure.GAPS, measure.GapParams(**given))
        return [(row.gap, row.measure) for row in rows]

    assert gaps() == [("nobody", "measure:plan:二:3:1")]
    assert gaps(fragments=True) == [("nobody", "measure:part:二:1:1"), ("nobody", "measure:plan:二:3:1")]
    assert gaps(gap="several_leads") == []


def test_a_matrix_counts_a_measure_in_each_crossing(store: BoltStore) -> None:
    rows = store.ask(measure.MATRIX, measure.MatrixParams(rows="unit", columns="platform", plan=PLAN))
    found = {(row.row, row.column): (row.measures, row.leads) for row in rows}
    assert found[OFFICE, CORRIDOR] == (1, 1)
    assert found[TREASURY, LAB] == (1, 0)
    assert (TREASURY, FUND) not in found


def test_a_calendar_holds_measures_and_deliverables(store: BoltStore) -> None:
    rows = store.ask(deadline.CALENDAR, deadline.CalendarParams())
    assert [(row.due, row.what, row.evidence[0].quote) for row in rows] == [
        ("2025-06", "measure", "2025年6月底前"),
        ("2026", "deliverable", "2026年底前"),
    ]
    assert [row.due for row in store.ask(deadline.CALENDAR, deadline.CalendarParams(unit=CITY_OFFICE))] == ["2026"]
    assert [(row.place, row.place_name) for row in rows] == [("990000", None), ("990100", "云渚市")]
    for what, due in (("measure", "2025-06"), ("deliverable", "2026")):
        assert [row.due for row in store.ask(deadline.CALENDAR, deadline.CalendarParams(what=what))] == [due]


def test_series_of_an_indicator(store: BoltStore) -> None:
    rows = store.ask(indicator.SERIES, indicator.SeriesParams(indicator=INTENSITY))
    assert [(row.what, row.place, row.year, row.value) for row in rows] == [
        ("target", "990000", 2027, 3.2),
        ("target", "990200", 2025, 2.5),
    ]


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
