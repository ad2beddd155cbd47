"""Grants, rates, caps and benefits with their conditions."""

from __future__ import annotations

import pytest

from ingest.extract.provision import kind_of, provisions
from ingest.extract.quantity import figures
from ingest.records import Provision
from tests.ingest.trees import tree_of


def read(sentence: str) -> list[Provision]:
    """The provisions of a measure of made-up rules."""
    return provisions(tree_of(f"江澜省若干政策措施\n一、支持措施\n1.支持企业创新。{sentence}(责任单位:省科技厅)\n"))


@pytest.mark.parametrize(
    ("sentence", "kind", "amount", "rate", "cap"),
    [
        ("对新认定的企业,给予一次性奖励20万元。", "奖励", 200_000, None, None),
        ("对获批平台的企业,给予最高500万元扶持。", "补助", None, None, 5_000_000),
        ("按研发投入的10%给予补助。", "补助", None, 10, None),
        ("对评估优良的,给予不超过200万元的研发投入后补助。", "后补助", None, None, 2_000_000),
        ("按照实际贷款利息的40%给予企业贴息支持。", "贴息", None, 40, None),
    ],
)
def test_a_grant_is_read_with_its_kind(
    sentence: str, kind: str, amount: float | None, rate: float | None, cap: float | None
) -> None:
    (found,) = read(sentence)
    assert (found.kind, found.amount, found.rate, found.cap) == (kind, amount, rate, cap)
    assert found.item == 0


def test_a_cap_holds_for_the_whole_list() -> None:
    assert [p.cap for p in read("分别给予最高60万元、40万元、20万元扶持。")] == [600_000, 400_000, 200_000]


def test_thresholds_become_conditions() -> None:
    (found,) = read("对年营业收入超过5亿元的企业,给予100万元奖励。")
    assert found.conditions == ("对年营业收入超过5亿元",)


def test_sums_given_respectively_have_a_threshold_each() -> None:
    low, high = read("年产值首次达到3000万元、6000万元的,分别给予40万元、80万元奖励。")
    assert (low.conditions, low.amount) == (("年产值首次达到3000万元",), 400_000)
    assert (high.conditions, high.amount) == (("年产值首次达到6000万元",), 800_000)


def test_benefits_without_a_number_count_too() -> None:
    (tax,) = read("符合条件的机构进口设备,免征进口关税和增值税。")
    assert (tax.kind, tax.amount, tax.method) == ("税收", None, "provision.unquantified")
    (award,) = read("对获得名牌产品的企业给予一次性奖励。")
    assert award.kind == "奖励"


def test_no_number_is_both_a_grant_and_a_figure() -> None:
    tree = tree_of("江澜省措施\n一、措施\n1.支持创新。给予每家10万元补助,到2025年培育企业100家。(责任单位:省科技厅)\n")
    assert [f.value for f in figures(tree)] == [100]
    assert [p.amount for p in provisions(tree)] == [100_000]


def test_plans_and_reports_without_benefits_give_none() -> None:
    assert read("技术合同成交额达到360亿元,失业率不超过5.5%。") == []


def test_the_word_after_the_number_says_the_kind_before_the_one_ahead() -> None:
    assert kind_of("给予补助,再给10万元奖励", 7, 11) == "奖励"
    assert kind_of("限额为10%", 3, 6) == "限制"


def sums(text: str) -> list[tuple[str, float | None, float | None, float | None]]:
    """Kind, amount, rate and cap of what a policy measure gives."""
    tree = tree_of(f"江澜省支持科技创新若干政策措施\n一、政策\n1.支持创新。{text}\n")
    return [(p.kind, p.amount, p.rate, p.cap) for p in provisions(tree)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("对首次认定的奖励20万元,对重新认定的奖励10万元。", [("奖励", 2e5, None, None), ("奖励", 1e5, None, None)]),
        ("按研发费用的5%给予补助,最高不超过500万元。", [("补助", None, 5, None), ("补助", None, None, 5e6)]),
        ("每个专项支持不超过500万元。", [("补助", None, None, 5e6)]),
        ("创新券补贴比例由30%提高到50%。", [("补助", None, 50, None)]),
        ("一等奖的奖金标准为50万元,二等奖为20万元。", [("奖励", 5e5, None, None), ("奖励", 2e5, None, None)]),
        ("按100%加计扣除,按15%减征企业所得税。", [("税收", None, 100, None), ("税收", None, 15, None)]),
        ("单个项目投资不超过1000万元。", []),
        ("市财政每年安排10亿元专项资金支持科技创新。", []),
    ],
)
def test_what_is_given_by_its_form(text: str, expected: list[tuple[object, ...]]) -> None:
    assert sums(text) == expected
