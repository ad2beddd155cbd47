"""Traces, checked by hand against the three documents of `tests.questions`."""

from __future__ import annotations

import pytest

from graph.bolt import BoltStore
from queries import trace
from queries.trace import PlatformTraceParams, TargetTraceParams, UnassignedParams
from tests.questions import (
    CITIES,
    CITY_OFFICE,
    CITY_PLAN,
    COMPANIES,
    CORRIDOR,
    FORMER,
    FUND,
    INTENSITY,
    LAB,
    NEW_LAB,
    OFFICE,
    PLAN,
    SPENDING,
    TREASURY,
    UNIVERSITY,
)


def platforms(store: BoltStore, **filters: str) -> set[tuple[str, str, str]]:
    """(unit, link, platform) of the answer."""
    rows = store.ask(trace.PLATFORMS, PlatformTraceParams.model_validate(filters))
    return {(row.unit, row.link, row.platform) for row in rows}


def targets(store: BoltStore, **filters: object) -> set[tuple[str, str, str]]:
    """(unit, link, indicator) of the answer."""
    rows = store.ask(trace.TARGETS, TargetTraceParams.model_validate(filters))
    return {(row.unit, row.link, str(row.indicator)) for row in rows}


def unassigned(store: BoltStore, **filters: object) -> set[tuple[str, str]]:
    """(document, indicator) of the targets without anybody."""
    rows = store.ask(trace.UNASSIGNED, UnassignedParams.model_validate(filters))
    return {(str(row.document), str(row.indicator)) for row in rows}


class TestPlatforms:
    def test_of_a_unit(self, store: BoltStore) -> None:
        assert platforms(store, unit=OFFICE) == {
            (OFFICE, "task", CORRIDOR),
            (OFFICE, "task", LAB),
            (OFFICE, "supervises", LAB),
        }

    def test_units_of_a_platform(self, store: BoltStore) -> None:
        assert platforms(store, platform=CORRIDOR) == {
            (unit, "task", CORRIDOR) for unit in (OFFICE, TREASURY, CITIES, CITY_OFFICE, FORMER)
        }
        assert platforms(store, platform=LAB) == {
            (OFFICE, "supervises", LAB),
            (UNIVERSITY, "operates", LAB),
            *((unit, "task", LAB) for unit in (OFFICE, TREASURY, CITIES)),
        }

    def test_a_fund_is_a_platform_here_and_a_bid_is_no_task(self, store: BoltStore) -> None:
        assert platforms(store, platform=FUND) == {(CITY_OFFICE, "task", FUND), (FORMER, "task", FUND)}
        assert platforms(store, platform=NEW_LAB) == {(UNIVERSITY, "bids", NEW_LAB)}

    def test_unit_and_platform_together(self, store: BoltStore) -> None:
        assert platforms(store, unit=OFFICE, platform=LAB) == {(OFFICE, "task", LAB), (OFFICE, "supervises", LAB)}

    def test_filters_narrow_the_same_rows(self, store: BoltStore) -> None:
        everything = platforms(store)
        assert platforms(store, plan=CITY_PLAN) == {
            (u, "task", p) for u in (CITY_OFFICE, FORMER) for p in (CORRIDOR, FUND)
        }
        assert platforms(store, place="990100") == platforms(store, plan=CITY_PLAN)
        assert platforms(store, place="990000") == everything  # the cities stand below the province
        assert platforms(store, place="980000") == set()
        assert platforms(store, role="lead") == {(OFFICE, "task", CORRIDOR), (OFFICE, "task", LAB)}
        assert platforms(store, plan=PLAN) | platforms(store, plan=CITY_PLAN) == everything

    def test_every_row_says_where(self, store: BoltStore) -> None:
        for row in store.ask(trace.PLATFORMS, PlatformTraceParams()):
            assert row.document is not None
            assert row.authority == "sample"
            assert row.evidence
            assert {e.of for e in row.evidence} >= (
                {"responsibility", "platform"} if row.link == "task" else {"relation"}
            )

    def test_quotes_count_code_points(self, store: BoltStore) -> None:
        [row] = store.ask(trace.PLATFORMS, PlatformTraceParams(platform=NEW_LAB))
        [said] = row.evidence
        # the passage begins with a character outside the basic plane
        assert (said.quote, said.prefix[:1], said.suffix) == ("申报海潮实验室", "𠮷", "。")

    def test_a_task_row_tells_the_task(self, store: BoltStore) -> None:
        params = PlatformTraceParams(unit=CITIES, platform=LAB)
        [row] = store.ask(trace.PLATFORMS, params)
        assert (row.measure_title, row.action, row.deadline, row.deadline_text) == (
            "建设青浦湾科创走廊", "upgrade", "2025-06", "2025年6月底前",
        )  # fmt: skip
        assert (row.role, row.label, row.rank, row.collective, row.unit_as_stated) == (
            "support", "配合单位", 3, True, "各市政府",
        )  # fmt: skip
        assert [(e.of, e.quote) for e in row.evidence] == [
            ("responsibility", "各市政府"),
            ("platform", "青浦湾实验室"),
            ("deadline", "2025年6月底前"),
        ]

    def test_a_former_unit_carries_its_successor_and_the_date(self, store: BoltStore) -> None:
        [row] = store.ask(trace.PLATFORMS, PlatformTraceParams(unit=FORMER, platform=FUND))
        assert [(s.id, s.valid_from) for s in row.successors] == [(OFFICE, "2018")]

    @pytest.mark.parametrize("limit", [1, 2, 3, 100])
    def test_pages_join_without_gap_or_overlap(self, store: BoltStore, limit: int) -> None:
        whole = [row.key for row in store.ask(trace.PLATFORMS, PlatformTraceParams())]
        paged: list[str] = []
        while rows := store.ask(trace.PLATFORMS, PlatformTraceParams(after=paged[-1] if paged else "", limit=limit)):
            paged += [row.key for row in rows]
        assert paged == whole
        assert len(set(whole)) == len(whole)


class TestTargets:
    def test_of_a_unit_by_three_links(self, store: BoltStore) -> None:
        assert targets(store, unit=TREASURY) == {
            (TREASURY, "target", SPENDING),
            (TREASURY, "measure", INTENSITY),
        }
        assert targets(store, unit=OFFICE) == {(OFFICE, "plan", i) for i in (SPENDING, INTENSITY, COMPANIES)}

    def test_units_of_an_indicator(self, store: BoltStore) -> None:
        assert targets(store, indicator=INTENSITY) == {(TREASURY, "measure", INTENSITY), (OFFICE, "plan", INTENSITY)}

    def test_filters_narrow_the_same_rows(self, store: BoltStore) -> None:
        everything = targets(store)
        assert targets(store, plan=PLAN) == everything
        assert targets(store, year=2027) == everything
        assert targets(store, year=2025) == set()
        assert targets(store, place="990100") == set()

    def test_a_row_tells_the_figure(self, store: BoltStore) -> None:
        [row] = store.ask(trace.TARGETS, TargetTraceParams(unit=TREASURY, indicator=INTENSITY))
        assert (row.comparator, row.value, row.value_unit, row.year, row.indicator_as_stated) == (
            ">=", 3.2, "%", 2027, "全社会研发投入强度",
        )  # fmt: skip
        assert [(e.of, e.quote) for e in row.evidence] == [
            ("responsibility", "省财政厅"),
            ("target", "全社会研发投入强度达到3.2%以上"),
        ]

    def test_nobody_is_charged(self, store: BoltStore) -> None:
        assert unassigned(store) == {("document:plan", COMPANIES)}
        assert unassigned(store, fragments=True) == {("document:plan", COMPANIES), ("document:part", INTENSITY)}
        [row] = store.ask(trace.UNASSIGNED, UnassignedParams())
        assert row.plan_units == ["江澜省科学技术厅"]

    def test_nobody_is_charged_in_the_documents_of_a_unit(self, store: BoltStore) -> None:
        assert unassigned(store, unit=TREASURY) == {("document:plan", COMPANIES)}
        assert unassigned(store, unit=CITY_OFFICE) == set()

    def test_assigned_and_unassigned_are_all(self, store: BoltStore) -> None:
        all_targets = {record["id"] for record in store.read("MATCH (t:Target) RETURN t.id AS id")}
        charged = {r.target for r in store.ask(trace.TARGETS, TargetTraceParams()) if r.link != "plan"}
        lone = {r.target for r in store.ask(trace.UNASSIGNED, UnassignedParams(fragments=True))}
        assert charged | lone == all_targets
        assert not charged & lone
