"""Profiles, questions across documents and things side by side, on the sample documents; answers checked by hand."""

from __future__ import annotations

from typing import Any, cast

import pytest
from pydantic import TypeAdapter

from api.models.across import Comparison, Matrix, Paths
from api.models.rows import Rows
from api.routes.profiles import PROFILES
from api.routes.questions import QUESTIONS
from queries.query import Query
from tests.api.conftest import Client, get

OFFICE, CITY_OFFICE = "unit:X10000:江澜省科学技术厅", "unit:X10100:云渚市科学技术局"
CORRIDOR, LAB = "zone:X10100:云渚湖科创走廊", "platform:X10000:澜湖实验室"
PLAN = "plan:X10000:江澜省科技创新强基行动方案:2024-2027"
CITY_PLAN = "plan:X10100:云渚市加快建设云渚湖科创走廊实施方案:2024-2026"
RULES = "plan:X10300:鹭屿市科技创新专项资金管理办法(试行):-"
COMPANIES = "indicator:高新技术企业数"
ONE_OF_EACH = {
    "units": OFFICE,
    "platforms": LAB,
    "corridors": CORRIDOR,
    "zones": CORRIDOR,
    "funds": "fund:X10100:云渚市天使投资基金",
    "plans": PLAN,
    "measures": "measure:sample-province-plan:二:（一）:1:1",
    "targets": "target:sample-province-plan:plan:技术合同成交额:X10000:2027:level:1",
    "places": "place:X10221",
    "indicators": COMPANIES,
    "fields": "field:基础研究",
    "designations": "designation:省级新型研发机构",
}

SECTIONS = [(kind, name) for kind, (_, _, parts) in PROFILES.items() for name in parts]


def rows_of(query: Query[Any, Any]) -> TypeAdapter[Any]:
    """The model of an answer to a query."""
    return TypeAdapter(cast(Any, Rows)[query.row])


class TestProfiles:
    @pytest.mark.parametrize("kind", PROFILES)
    def test_a_profile_is_what_its_model_says(self, sampled: Client, kind: str) -> None:
        _, model, parts = PROFILES[kind]
        found = get(sampled, f"/api/v1/{kind}/{ONE_OF_EACH[kind]}", limit=2)
        model.model_validate(found)
        assert all(len(found[name]["rows"]) <= 2 for name in parts)

    @pytest.mark.parametrize(("kind", "name"), SECTIONS)
    def test_each_section_is_an_answer_of_its_own(self, sampled: Client, kind: str, name: str) -> None:
        part = PROFILES[kind][2][name]
        whole = get(sampled, f"/api/v1/{kind}/{ONE_OF_EACH[kind]}/{name}", limit=500)
        rows_of(part.query).validate_python(whole)
        section = get(sampled, f"/api/v1/{kind}/{ONE_OF_EACH[kind]}", limit=1, sections=name)[name]
        assert section["rows"] == whole["rows"][:1]
        assert bool(section["more"]) == (len(whole["rows"]) > 1)
        assert not section["more"] or client_rows(sampled, section["more"]) == whole["rows"]

    def test_a_unit(self, sampled: Client) -> None:
        found = get(sampled, f"/api/v1/units/{OFFICE}", limit=100)
        assert (found["type"], found["name"]) == ("GovernmentUnit", "江澜省科学技术厅")
        roles = [row["role"] for row in found["measures"]["rows"]]
        assert roles == sorted(roles, key=["lead", "responsible", "remit", "support"].index)
        said = found["measures"]["rows"][0]["evidence"][0]
        assert said["quote"] == "省科技厅"
        assert {row["other_name"] for row in found["beside"]["rows"]} >= {"江澜省财政厅", "江澜省教育厅"}
        assert found["duties"]["rows"] == []

    def test_a_corridor_names_its_tasks_and_who_answers_for_them(self, sampled: Client) -> None:
        found = get(sampled, f"/api/v1/corridors/{CORRIDOR}")
        tasks = {row["measure_title"]: row for row in found["tasks"]["rows"]}
        assert tasks["提升云渚湖科创走廊"]["action"] == "upgrade"
        leads = {u["unit_name"] for u in tasks["提升云渚湖科创走廊"]["units"] if u["role"] == "lead"}
        assert leads == {"江澜省发展和改革委员会"}
        assert {row["link"] for row in found["links"]["rows"]} == {"task"}

    def test_a_county_carries_what_is_named_and_what_falls_to_all(self, sampled: Client) -> None:
        rows = get(sampled, "/api/v1/places/place:X10221/tasks")["rows"]
        assert {row["how"] for row in rows} == {"named", "collective"}
        above = get(sampled, "/api/v1/places/place:X10221/tasks", above=True)["rows"]
        assert {row["measure_title"] for row in above} == {"培育科技型企业", "清理逾期项目"}

    def test_sections_wanted_alone(self, sampled: Client) -> None:
        found = get(sampled, f"/api/v1/units/{OFFICE}", sections="plans, beside")
        assert found["measures"] is None
        assert found["plans"]["rows"]
        refused = sampled.get(f"/api/v1/units/{OFFICE}", params={"sections": "shoes"})
        assert (refused.status_code, refused.json()["key"]) == (422, "api.unknown_section")

    def test_of_another_kind_and_of_none(self, sampled: Client) -> None:
        assert sampled.get(f"/api/v1/funds/{OFFICE}").status_code == 404
        assert sampled.get("/api/v1/units/unit:none/measures").status_code == 404


def test_what_a_measure_and_a_target_are_tied_to(sampled: Client) -> None:
    measure = get(sampled, f"/api/v1/measures/{ONE_OF_EACH['measures']}/stated")["rows"]
    assert {row["relation"] for row in measure} >= {"RESPONSIBLE_FOR", "ABOUT", "HAS_TARGET", "PART_OF"}
    assert all(row["evidence"] for row in measure if row["relation"] in ("RESPONSIBLE_FOR", "ABOUT", "HAS_TARGET"))
    charged = get(sampled, f"/api/v1/measures/{ONE_OF_EACH['measures']}/stated", relation="RESPONSIBLE_FOR")["rows"]
    assert {row["other"] for row in charged} >= {OFFICE}
    assert {row["role"] for row in charged} == {"responsible"}
    target = get(sampled, f"/api/v1/targets/{ONE_OF_EACH['targets']}")
    assert "MEASURES" in {row["relation"] for row in target["stated"]["rows"]}


def client_rows(client: Client, address: str) -> list[dict[str, Any]]:
    """The rows at an address that an answer gave."""
    rows: list[dict[str, Any]] = get(client, address, limit=500)["rows"]
    return rows


class TestQuestions:
    @pytest.mark.parametrize("path", QUESTIONS)
    def test_answers_are_what_the_models_say(self, sampled: Client, path: str) -> None:
        needed: dict[str, dict[str, Any]] = {
            "beside": {"unit": "江澜省科学技术厅"},
            "duties": {"unit": OFFICE},
            "new": {"since": "2024", "by": "published"},
            "instrument": {"instrument": "风险补偿"},
        }
        found = get(sampled, f"/api/v1/{path}", **needed.get(path, {}))
        rows_of(QUESTIONS[path][1]).validate_python(found)
        assert found["rows"] or found["nothing"]["documents"] == 8

    def test_rewards_with_conditions_end_and_office(self, sampled: Client) -> None:
        first, again = get(sampled, "/api/v1/rewards", name="首次认定的高新技术企业")["rows"]
        assert (first["amount"], again["amount"], first["value_unit"]) == (200000, 100000, "元")
        assert (first["effective_on"], first["expires_on"], first["trial"]) == ("2025-01-01", "2027-12-31", True)
        assert [u["unit_as_stated"] for u in first["offices"]] == ["市科技局", "市财政局"]
        assert first["evidence"][0]["quote"] == "一次性奖励20万元"
        rate = get(sampled, "/api/v1/rewards", name="新增研发费用的10%")["rows"][0]
        assert (rate["rate"], rate["conditions"]) == (10, ["对年度研发费用不低于500万元", "占营业收入比重不低于5%"])
        assert get(sampled, "/api/v1/rewards", name="首次认定", as_of="2028")["rows"] == []

    def test_titles_that_are_missing(self, sampled: Client) -> None:
        rows = get(sampled, "/api/v1/supply", designation="省级新型研发机构")["rows"]
        [one] = [row for row in rows if row["place"] == "X10000"]
        assert (one["value"], one["change"], one["missing"]) == (30, "gross_increment", None)
        assert {b["name"] for b in one["bidders"]} == {"澄湾渔业技术研究院"}
        assert {h["name"] for h in one["holders"]} == {"临沅先进陶瓷研究院"}

    def test_problems_and_who_puts_them_right(self, sampled: Client) -> None:
        rows = get(sampled, "/api/v1/problems")["rows"]
        assert [row["problem_number"] for row in rows] == ["（一）", "（一）", "（二）", "（三）", "（三）"]
        assert [u["unit_as_stated"] for u in rows[0]["units"]] == ["省科技厅", "省财政厅"]
        assert rows[0]["deadline"] == "2024-12"

    def test_projects_and_who_builds_them(self, sampled: Client) -> None:
        found = get(sampled, "/api/v1/projects", part="BUILT_BY")["rows"]
        assert {(row["project_name"], row["party_name"]) for row in found} >= {
            ("澜湖实验室一期项目", "江澜大学"),
            ("鹭屿海工实验水池项目", "鹭屿海洋大学"),
        }

    def test_a_trial_rule_and_until_when_it_is_in_force(self, sampled: Client) -> None:
        def status(day: str) -> str:
            [row] = get(sampled, "/api/v1/validity", plan=RULES, as_of=day)["rows"]
            return str(row["status"])

        assert [status("2024-12-01"), status("2026-06"), status("2028-01-01")] == ["not yet", "in force", "expired"]
        [row] = get(sampled, "/api/v1/validity", plan=RULES)["rows"]
        assert row["status"] == "unknown"  # nobody said of which day
        assert {"effective_on", "expires_on"} <= {said["of"] for said in row["evidence"]}

    def test_deadlines_of_a_unit_by_day(self, sampled: Client) -> None:
        rows = get(sampled, "/api/v1/calendar", unit=CITY_OFFICE, since="2025", until="2025-12-31")["rows"]
        assert [row["due"] for row in rows] == sorted(row["due"] for row in rows)
        assert ("2025-11", "推进澜湖实验室建设") in {(row["due"], row["measure_title"]) for row in rows}

    def test_nothing_found_says_where_it_was_looked_for(self, sampled: Client) -> None:
        found = get(sampled, "/api/v1/rewards", name="鑫鑫鑫")
        assert found["nothing"]["text"].startswith("在已收录的8份文件（其中片段0份）中未见")


class TestSideBySide:
    def test_targets_and_what_was_reached(self, sampled: Client) -> None:
        rows = get(sampled, f"/api/v1/indicators/{COMPANIES}/series", place="X10200")["rows"]
        assert ("observation", 2024, 1120.0) in {
            (r["what"], r["year"], r["value"]) for r in rows if r["change"] == "level"
        }

    def test_a_matrix(self, sampled: Client) -> None:
        found = get(sampled, "/api/v1/matrix", rows="unit", columns="plan", plan=CITY_PLAN)
        Matrix.model_validate(found)
        assert [one["id"] for one in found["columns"]] == [CITY_PLAN]
        cells = {cell["row"]: cell for cell in found["cells"]}
        assert (cells[CITY_OFFICE]["measures"], cells[CITY_OFFICE]["leads"]) == (4, 3)
        assert found["rows"][0]["id"] == CITY_OFFICE
        small = get(sampled, "/api/v1/matrix", rows="unit", columns="plan", limit=1)
        assert (len(small["cells"]), small["partial"]) == (1, True)

    def test_plans_compared(self, sampled: Client) -> None:
        found = get(sampled, "/api/v1/compare", plans=[PLAN, CITY_PLAN])
        Comparison.model_validate(found)
        assert [one["id"] for one in found["plans"]] == [PLAN, CITY_PLAN]
        figures = [one["figures"] for one in found["indicators"] if one["indicator"] == "indicator:技术合同成交额"]
        assert {plan: one["value"] for group in figures for plan, [one] in group.items()} == {
            PLAN: 120_000_000_000.0,
            CITY_PLAN: 30_000_000_000.0,
        }

    def test_a_path_with_its_sentences(self, sampled: Client) -> None:
        ends: dict[str, Any] = {"from": "江澜省科学技术厅", "to": "云渚湖科创走廊"}
        found = get(sampled, "/api/v1/paths", **ends)
        Paths.model_validate(found)
        assert [step["relation"] for step in found["paths"][0]] == ["RESPONSIBLE_FOR", "ABOUT"]
        assert all(step["evidence"] for step in found["paths"][0])
        same = sampled.get("/api/v1/paths", params={"from": LAB, "to": "澜湖实验室"})
        assert (same.status_code, same.json()["key"]) == (422, "api.same_thing")


class TestSuggestions:
    @pytest.mark.parametrize(
        ("typed", "match", "form"),
        [
            ("省科技厅", "exact", "省科技厅"),
            ("云渚湖", "prefix", "云渚湖科创走廊"),
            ("雲渚湖", "prefix", "云渚湖科创走廊"),
            ("江澜科技厅", "exact", "江澜科技厅"),
            ("kejiting", "pinyin", "省科技厅"),
            ("kjt", "initials", "省科技厅"),
            ("云诸湖科创走廊", "alike", "云渚湖科创走廊"),
            ("澜", "text", "江澜大学"),
        ],
    )
    def test_what_may_be_meant(self, sampled: Client, typed: str, match: str, form: str) -> None:
        names = get(sampled, "/api/v1/suggest", q=typed, limit=50)["names"]
        assert (match, form) in {(one["match"], one["form"]) for one in names}
        assert names[0]["match"] != "alike" or match == "alike"

    def test_spans_mark_what_was_typed(self, sampled: Client) -> None:
        one = get(sampled, "/api/v1/suggest", q="kejiting", limit=1)["names"][0]
        [span] = one["spans"]
        assert one["form"][span["start"] : span["end"]] == "科技厅"

    def test_of_a_class_and_of_a_place(self, sampled: Client) -> None:
        found = get(sampled, "/api/v1/suggest", q="科技局", type="GovernmentUnit", place="云渚市")["names"]
        assert {one["id"] for one in found} == {CITY_OFFICE}

    def test_the_search_falls_back_on_them(self, sampled: Client) -> None:
        found = get(sampled, "/api/v1/search", q="lanhu")
        assert (found["names"][0]["id"], found["names"][0]["match"]) == (LAB, "pinyin")
        found = get(sampled, "/api/v1/search", q="實驗室", type="Passage")
        assert {p["text"][s["start"] : s["end"]] for p in found["passages"] for s in p["spans"]} == {"实验室"}
