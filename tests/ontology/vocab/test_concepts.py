"""Concept vocabularies: what they hold, and how a phrase finds its concept."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology import vocab
from ontology.errors import VocabError
from ontology.model import ontology
from ontology.vocab import concepts


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("全社会研究与试验发展(R&D)经费支出占地区生产总值比重", "全社会研发经费投入强度"),
        ("全市研发经费支出占GDP的比例", "全社会研发经费投入强度"),
        ("Ｒ＆Ｄ经费投入强度", "全社会研发经费投入强度"),
        ("全省R&D经费", "全社会研发经费"),
        ("全市高新技术企业数量", "高新技术企业数"),
        ("高企总数", "高新技术企业数"),
        ("技术合同成交总额", "技术合同成交额"),
        ("技术合同成交额年均增速", "技术合同成交额"),
        ("万人高价值发明专利拥有量", "每万人口高价值发明专利拥有量"),
        ("规模以上工业企业研发费用占营业收入比重", "规上工业企业研发费用占营业收入比重"),
        ("“专精特新”中小企业", "专精特新中小企业数"),
        ("国家级制造业单项冠军企业", "制造业单项冠军企业数"),
        ("省级临床医学研究中心", "省级临床医学研究中心数"),
        ("全国重点实验室", "全国重点实验室数"),
        ("自治区级企业技术中心", "省级企业技术中心数"),
        ("自治区重点实验室", "省级重点实验室数"),
        ("云渚市全社会研发(R&D)经费支出占地区生产总值比重", "全社会研发经费投入强度"),
        ("高新技术产业增加值年均增幅", "高新技术产业增加值"),
    ],
)
def test_a_phrase_finds_its_indicator(phrase: str, name: str) -> None:
    found = vocab.indicator_for(phrase)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("phrase", ["", "大会", "联盟成员", "高新技术企业研发人员", "数", "企" * 9000])
def test_a_phrase_that_names_none_finds_none(phrase: str) -> None:
    assert vocab.indicator_for(phrase) is None


@pytest.mark.parametrize(
    ("name", "designation"),
    [
        ("国家重点实验室", "全国重点实验室"),
        ("专精特新“小巨人”企业", "国家级专精特新“小巨人”企业"),
        ("国家高新区", "国家高新技术产业开发区"),
        ("国家众创空间", "国家备案众创空间"),
        ("首台（套）装备", "首台(套)重大技术装备"),
    ],
)
def test_a_name_finds_its_designation(name: str, designation: str) -> None:
    found = vocab.designation_for(name)
    assert found is not None
    assert found.name == designation


def test_fields_are_found_longest_first_and_never_in_the_name_of_an_office() -> None:
    text = "发展新能源汽车、5G和人工智能大模型,由省水利厅、教育部门支持FAIR,人工智能优先"
    assert [f.name for f in vocab.fields_in(text)] == ["新能源汽车", "第五代移动通信", "大模型", "人工智能"]
    assert [text[f.start : f.end] for f in vocab.find_fields(text)][:2] == ["新能源汽车", "5G"]
    assert vocab.fields_in("") == ()


def test_instruments_are_found() -> None:
    assert [f.concept.name for f in vocab.find_instruments("实行“揭榜挂帅”和研发费用加计扣除")] == [
        "揭榜挂帅",
        "研发费用加计扣除",
    ]


@given(st.text(max_size=40))
def test_matching_refuses_nothing_and_keys_are_stable(text: str) -> None:
    vocab.indicator_for(text)
    vocab.designation_for(text)
    assert all(text[f.start : f.end] for f in vocab.find_fields(text))
    assert vocab.key(text) == vocab.key(f" {text} ")


def test_no_phrase_names_two_concepts_of_a_family() -> None:
    bearers: dict[tuple[str, str], set[str]] = defaultdict(set)
    for indicator in vocab.indicators():
        for name in (indicator.name, *indicator.aliases):
            bearers["indicator", vocab.key(name)].add(indicator.id)
    for kind, concepts_ in (
        ("designation", vocab.designations()),
        ("field", vocab.fields()),
        ("instrument", vocab.instruments()),
    ):
        for concept in concepts_:
            for name in (concept.name, *concept.aliases):
                bearers[kind, name].add(concept.id)
    assert {k: v for k, v in bearers.items() if len(v) > 1} == {}


def test_values_are_those_of_the_ontology() -> None:
    known = ontology()
    assert {i.unit_kind for i in vocab.indicators()} <= set(known.enums["UnitKind"].values)
    assert {i.direction for i in vocab.indicators()} <= set(known.enums["Direction"].values)
    assert {i.measure_type for i in vocab.indicators()} <= set(known.enums["MeasureType"].values)
    assert {d.level for d in vocab.designations()} <= {"", *known.enums["Level"].values}
    assert {i.match for i in vocab.instruments()} <= {"exact", "close", "broad", "none"}


def test_what_a_concept_refers_to_exists() -> None:
    fields = {f.name for f in vocab.fields()}
    assert {f.broader for f in vocab.fields()} <= fields | {""}
    indicators = {i.name for i in vocab.indicators()}
    assert {i.broader for i in vocab.indicators()} <= indicators | {""}
    assert {i.counts for i in vocab.indicators()} <= {d.name for d in vocab.designations()} | {""}
    assert {d.broader for d in vocab.designations()} <= {d.name for d in vocab.designations()} | {""}


def test_every_concept_has_both_names() -> None:
    names = [(i.name, i.name_en) for i in vocab.indicators()] + [(d.name, d.name_en) for d in vocab.designations()]
    names += [(f.name, f.name_en) for f in vocab.fields()] + [(i.name, i.name_en) for i in vocab.instruments()]
    for zh, en in names:
        assert en, zh
        assert not any("一" <= c <= "鿿" for c in en), zh


def test_a_damaged_file_is_refused_with_its_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "instruments.tsv").write_text("# name\n揭榜挂帅\tonly two\n", "utf-8")
    monkeypatch.setattr(concepts, "FOLDER", tmp_path)
    concepts.instruments.cache_clear()
    try:
        with pytest.raises(VocabError, match=r"line 2|第 2 行"):
            concepts.instruments()
    finally:
        monkeypatch.undo()
        concepts.instruments.cache_clear()
