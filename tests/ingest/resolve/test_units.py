"""Short names of units in the context of a document: place + function + date → the official name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.resolve.expand import canonical, lexicon
from ingest.resolve.units import is_collective, resolve_unit, tidy, unit_of_row
from ontology.types.place import NATION, Gazetteer, Place
from ontology.vocab.units import UnitName, aliases, by_form, pairs, unit_names
from tests.ingest.resolve.builders import context

PROVINCES = [p for p in Gazetteer() if p.level == "省" and p.code < "700000"]

CASES = [
    ("330000", "2022-06-16", "省科技厅", "unit:330000:浙江省科学技术厅"),
    ("330400", None, "省科技厅", "unit:330000:浙江省科学技术厅"),
    ("330481", "2022-03-15", "市科技局", "unit:330481:海宁市科学技术局"),
    ("330108", "2021-06-01", "市科技局", "unit:330100:杭州市科学技术局"),
    ("330108", "2021-06-01", "区科技局", "unit:330108:杭州市滨江区科学技术局"),
    ("330481", "2022-03-15", "嘉兴市科技局", "unit:330400:嘉兴市科学技术局"),
    ("310000", "2018-05-17", "市科委", "unit:310000:上海市科学技术委员会"),
    ("330100", "2015-09-15", "市科委", "unit:330100:杭州市科学技术委员会"),
    ("640000", "2017-12-31", "财政厅", "unit:640000:宁夏回族自治区财政厅"),
    ("640000", "2017-12-31", "自治区农牧厅", "unit:640000:宁夏回族自治区农牧厅"),
    ("330000", "2021-01-01", "省金融监管局", "unit:330000:浙江省地方金融监督管理局"),
    ("330000", "2023-11-20", "浙江金融监管局", "unit:330000:国家金融监督管理总局浙江监管局"),
    ("330000", "2022-01-01", "浙江银保监局", "unit:330000:中国银行保险监督管理委员会浙江监管局"),
    ("330000", "2022-01-01", "人行杭州中心支行", "unit:330100:中国人民银行杭州中心支行"),
    ("330000", "2022-01-01", "省税务局", "unit:330000:国家税务总局浙江省税务局"),
    ("330000", "2022-01-01", "杭州海关", "unit:330100:中华人民共和国杭州海关"),
    ("330400", None, "市委组织部(市委人才办)", "unit:330400:中共嘉兴市委组织部"),
    ("330400", None, "团市委", "unit:330400:共青团嘉兴市委员会"),
    ("330000", None, "杭州市", "unit:330100:杭州市人民政府"),
    ("330000", None, "国家发展改革委", "unit:000000:国家发展和改革委员会"),
    ("330000", None, "浙江大学", "actor:330000:浙江大学"),
    ("330000", None, "省农科院", "actor:330000:浙江省农业科学院"),
    ("430000", None, "中国电信湖南分公司", "actor:430000:中国电信湖南分公司"),
    ("340000", None, "省政府信访局", "unit:340000:安徽省信访局"),
    ("330400", None, "市场监管局", "unit:330400:嘉兴市市场监督管理局"),
    ("330400", None, "市政府", "unit:330400:嘉兴市人民政府"),
    ("330000", None, "各市、县(市、区)", "unit:330000:浙江省各市、县(市、区)"),
    # what cannot be placed keeps the document's key and joins nothing
    ("330000", None, "市科技局", "unit:doc:市科技局"),
    (None, None, "省科技厅", "unit:doc:省科技厅"),
    ("320700", None, "区政府", "unit:doc:区政府"),
    ("330000", None, "领导小组办公室", "unit:doc:领导小组办公室"),
]


@pytest.mark.parametrize(("code", "date", "name", "node"), CASES)
def test_resolve_unit(code: str | None, date: str | None, name: str, node: str) -> None:
    found = resolve_unit(name, context(code, date))
    assert found.id == node
    assert found.resolved == (":doc:" not in node)
    assert found.features


@pytest.mark.parametrize(
    ("name", "expanded", "node"),
    [
        ("农牧厅", "自治区农牧厅", "unit:640000:宁夏回族自治区农牧厅"),
        ("财政部", "国家财政部", "unit:000000:财政部"),
        ("银川海关", "自治区银川海关", "unit:640100:中华人民共和国银川海关"),
    ],
)
def test_a_prefix_given_once(name: str, expanded: str, node: str) -> None:
    assert resolve_unit(name, context("640000", "2019-01-01"), expanded).id == node


@pytest.mark.parametrize("place", PROVINCES, ids=lambda p: str(p.name))
@pytest.mark.parametrize(
    "function", ["科技", "经信", "教育", "农业农村", "自然资源", "住建", "商务", "卫健", "国资", "科协"]
)
def test_every_province_has_a_name_for_each_function(place: Place, function: str) -> None:
    here = context(place.code, "2023-01-01")
    prefix = "市" if place.name.endswith("市") else "自治区" if place.name.endswith("区") else "省"
    names = {
        resolve_unit(prefix + form, here).name
        for form, rows in by_form().items()
        if any(r.function == function and "省" in r.levels and r.borne("2023-01-01") for r in rows)
    }
    assert any(place.name in name for name in names)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("各县(市、区)", True),
        ("有关设区市政府", True),
        ("省级有关部门", True),
        ("各区县政府", True),
        ("相关企业", True),
        ("市科技局", False),
        ("省有色地勘局", False),
        ("区域合作办", False),
    ],
)
def test_collectives(name: str, said: bool) -> None:
    assert is_collective(name) is said


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("市科技局（市外专局）", "市科技局"),
        ("市 科技 局", "市科技局"),
        ("各县(市、区)", "各县(市、区)"),
        ("(市科技局)", "(市科技局)"),
    ],
)
def test_tidy(name: str, clean: str) -> None:
    assert tidy(name) == clean


def own(row: UnitName, place: Place) -> set[str]:
    """The names that a place gives itself for what a name of everywhere stands for, in words of their own."""
    rows = [r for r in unit_names() if place.code in r.places and (r.function, r.kind) == (row.function, row.kind)]
    return set() if row.places else {r.official for r in rows}


@pytest.mark.parametrize("place", PROVINCES, ids=lambda p: str(p.name))
@pytest.mark.parametrize("date", ["2015-01-01", "2022-01-01", None])
def test_an_official_name_resolves_to_itself_or_to_the_places_own(place: Place, date: str | None) -> None:
    here = context(place.code, date)
    for row in unit_names():
        if "省" not in row.levels or (row.places and place.code not in row.places) or not row.borne(date):
            continue
        official = unit_of_row(row, place, here).name
        assert resolve_unit(official, here).name in {official, *(f"{place.name}{name}" for name in own(row, place))}


@given(st.text(max_size=30), st.sampled_from([None, "330000", "330481", NATION]))
def test_any_text_gets_an_id(text: str, code: str | None) -> None:
    found = resolve_unit(text, context(code))
    assert "/" not in found.id
    assert found.id == resolve_unit(text, context(code)).id


def test_the_file_of_names_is_sound() -> None:
    kinds = {
        "党委",
        "政府",
        "人大",
        "政协",
        "法检",
        "群团",
        "垂直管理",
        "派出机构",
        "议事协调机构",
        "专班",
        "办公室",
        "集合",
    }
    places = Gazetteer()
    for row in unit_names():
        assert row.kind in kinds
        assert set(row.levels) <= set("国省市县")
        assert row.levels
        assert all(places.by_code(code) for code in row.places), row
        assert row.official
        assert not row.since or not row.until or row.since < row.until
    assert len({(r.function, r.levels, r.places, r.since, r.until, r.official) for r in unit_names()}) == len(
        unit_names()
    )


def test_writing_out_a_name_twice_changes_nothing() -> None:
    for name in [*aliases(), *lexicon(), *(short for short, _ in pairs("abbreviations.tsv"))]:
        assert canonical(canonical(name)) == canonical(name)
