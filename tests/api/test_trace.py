"""Traces over HTTP."""

from __future__ import annotations

import pytest

from api.models.trace import PlatformTrace, TargetTrace
from tests.api.conftest import Client, get
from tests.questions import CITY_OFFICE, COMPANIES, CORRIDOR, INTENSITY, LAB, OFFICE, OTHER_OFFICE, PLAN, TREASURY

PLATFORMS, TARGETS = "/api/v1/trace/platforms", "/api/v1/trace/targets"


class TestPlatforms:
    def test_who_is_in_charge_of_the_tasks_that_name_a_corridor(self, client: Client) -> None:
        found = get(client, PLATFORMS, platform="青浦湾科创走廊", plan="江澜省科技创新行动方案")
        PlatformTrace.model_validate(found)
        assert [(r["unit_name"], r["link"], r["role"]) for r in found["rows"]] == [
            ("江澜省科学技术厅", "task", "lead"),
            ("江澜省财政厅", "task", "support"),
            ("各市人民政府", "task", "support"),
        ]
        assert found["asked"]["platform"]["id"] == CORRIDOR
        assert found["links"]["task"] == "负责涉及该平台的任务"
        assert found["rows"][0]["evidence"][0]["quote"] == "省科技厅"
        assert found["rows"][0]["authority"] == "sample"

    def test_id_name_and_short_name_mean_the_same(self, client: Client) -> None:
        answers = [get(client, PLATFORMS, unit=unit)["rows"] for unit in (OFFICE, "江澜省科学技术厅", "省科技厅")]
        assert answers[0] == answers[1] == answers[2] != []

    def test_a_place_by_name_or_code(self, client: Client) -> None:
        by_name = get(client, PLATFORMS, place="云渚市")
        assert by_name["asked"]["place"] == "990100"
        assert by_name["rows"] == get(client, PLATFORMS, place="990100")["rows"] != []

    def test_a_place_tells_readings_apart(self, client: Client) -> None:
        assert get(client, PLATFORMS, unit="市科技局", place="990100")["asked"]["unit"]["id"] == CITY_OFFICE

    def test_pages(self, client: Client) -> None:
        whole = get(client, PLATFORMS)["rows"]
        page = get(client, PLATFORMS, limit=2)
        rows = page["rows"]
        while page["cursor"]:
            page = get(client, PLATFORMS, limit=2, cursor=page["cursor"])
            assert page["rows"]
            rows += page["rows"]
        assert rows == whole

    def test_nothing_found_says_what_was_looked_through(self, client: Client) -> None:
        found = get(client, PLATFORMS, unit=OTHER_OFFICE)
        PlatformTrace.model_validate(found)
        assert found["rows"] == []
        assert found["nothing"]["text"] == "在已收录的3份文件（其中片段1份）中未见"
        assert {d["document"] for d in found["nothing"]["listed"]} == {
            "document:plan",
            "document:city",
            "document:part",
        }


class TestTargets:
    def test_what_a_unit_answers_for_and_what_nobody_does(self, client: Client) -> None:
        found = get(client, TARGETS, unit="省财政厅")
        TargetTrace.model_validate(found)
        assert [(r["link"], r["value"], r["value_unit"]) for r in found["rows"]] == [
            ("target", 8.0, "%"),
            ("measure", 3.2, "%"),
        ]
        assert [r["indicator"] for r in found["unassigned"]["rows"]] == [COMPANIES]
        assert found["nothing"] is None

    def test_units_of_an_indicator_by_name(self, client: Client) -> None:
        found = get(client, TARGETS, indicator="全社会研发投入强度")
        assert [(r["unit"], r["link"]) for r in found["rows"]] == [(TREASURY, "measure"), (OFFICE, "plan")]

    def test_fragments_count_only_where_asked_for(self, client: Client) -> None:
        assert "片段" in get(client, TARGETS)["unassigned"]["text"]
        rows = get(client, TARGETS, fragments=True, indicator=INTENSITY)["unassigned"]["rows"]
        assert [r["completeness"] for r in rows] == ["fragment"]

    def test_rows_and_the_unassigned_are_paged_apart(self, client: Client) -> None:
        first = get(client, TARGETS, plan=PLAN, limit=1, fragments=True)
        second = get(client, TARGETS, plan=PLAN, limit=1, fragments=True, cursor=first["cursor"])
        assert second["unassigned"] is None
        assert second["rows"][0]["key"] > first["rows"][0]["key"]
        all_first = get(client, TARGETS, limit=1, fragments=True)
        more = get(client, TARGETS, limit=1, fragments=True, unassigned_cursor=all_first["unassigned"]["cursor"])
        assert more["rows"] == []
        assert more["unassigned"]["rows"][0]["target"] != all_first["unassigned"]["rows"][0]["target"]


class TestNames:
    def test_several_readings(self, client: Client) -> None:
        found = get(client, PLATFORMS, 409, unit="市科技局")
        assert found["type"] == "/problems/ambiguous-name"
        assert {c["id"] for c in found["candidates"]} == {CITY_OFFICE, OTHER_OFFICE}
        assert {c["place"] for c in found["candidates"]} == {"990100", "990200"}

    def test_with_its_place_in_front_as_no_document_of_the_place_says_it(self, client: Client) -> None:
        assert get(client, PLATFORMS, unit="云渚市科技局")["asked"]["unit"]["id"] == CITY_OFFICE
        assert get(client, PLATFORMS, unit="临沅市科技局")["asked"]["unit"]["id"] == OTHER_OFFICE
        get(client, PLATFORMS, 404, unit="江澜省市科技局")

    def test_unknown_with_the_nearest(self, client: Client) -> None:
        found = get(client, PLATFORMS, 404, unit="江澜省科学技术局")
        assert found["nearest"][0]["id"] == OFFICE
        assert "江澜省科学技术厅" in found["detail"]

    def test_by_a_vocabularys_other_name_that_no_document_uses(self, client: Client) -> None:
        found = get(client, TARGETS, indicator="高企总数")
        assert found["asked"]["indicator"]["id"] == COMPANIES

    def test_unknown_with_nothing_near(self, client: Client) -> None:
        found = get(client, PLATFORMS, 404, platform="鑫鑫")
        assert found["nearest"] == []

    @pytest.mark.parametrize("name", ["∅", "?", "*", '"', "\\", "unit:", "a:b", "AND", "(", "1"])
    def test_odd_names_are_just_unknown(self, client: Client, name: str) -> None:
        assert get(client, PLATFORMS, 404, unit=name)["parameter"] == "unit"

    def test_a_name_of_another_kind_is_unknown(self, client: Client) -> None:
        get(client, PLATFORMS, 404, unit="江澜创新基金")
        get(client, TARGETS, 404, indicator=OFFICE)
        get(client, PLATFORMS, 404, plan=LAB)
