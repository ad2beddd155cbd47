"""Whom provisions benefit, what they ask for, who administers them."""

from __future__ import annotations

import pytest

from ingest.extract.entity import mentions
from ingest.extract.provision import provisions
from ingest.extract.relation_provisions import of_provisions
from tests.ingest.trees import tree_of


def told(sentence: str) -> set[tuple[str, str]]:
    tree = tree_of(f"一、政策措施\n(一)加大奖励。{sentence}")
    found = list(of_provisions(tree, provisions(tree), mentions(tree, [])))
    return {(r.predicate, r.subject if r.predicate == "ADMINISTERS" else r.object) for r in found}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("对新认定的高新技术企业给予20万元奖励。", {("BENEFITS", "高新技术企业")}),
        ("对首次通过认定的高新技术企业，给予30万元奖励。", {("BENEFITS", "高新技术企业")}),
        ("支持国家级科技企业孵化器，给予最高100万元补助。", {("BENEFITS", "国家级科技企业孵化器")}),
        ("给予省级新型研发机构最高500万元资助。", {("BENEFITS", "省级新型研发机构")}),
        ("对获批国家技术创新中心的，给予1000万元奖励。", {("BENEFITS", "国家技术创新中心")}),
        ("对云渚集团给予一次性奖励50万元。", {("BENEFITS", "云渚集团")}),
        (
            "对高新技术企业、科技型中小企业给予5万元补贴。",
            {("BENEFITS", "高新技术企业"), ("BENEFITS", "科技型中小企业")},
        ),
        ("新认定的国家级科技企业孵化器奖励100万元。", {("BENEFITS", "国家级科技企业孵化器")}),
        ("凡入选全国重点实验室的，给予500万元支持。", {("BENEFITS", "全国重点实验室")}),
        ("向科技型中小企业发放5万元创新券补助。", {("BENEFITS", "科技型中小企业")}),
        ("具备高新技术企业资格的，给予20万元补助。", {("REQUIRES", "高新技术企业")}),
        ("企业取得高新技术企业资质的，给予20万元奖励。", {("REQUIRES", "高新技术企业")}),
        ("申报单位须为省级新型研发机构，给予100万元资助。", {("REQUIRES", "省级新型研发机构")}),
        ("属于科技型中小企业的，给予10万元补助。", {("REQUIRES", "科技型中小企业")}),
        ("拥有国家企业技术中心的企业，给予50万元奖励。", {("REQUIRES", "国家企业技术中心")}),
        ("给予20万元奖励，由市科技局负责兑现。", {("ADMINISTERS", "市科技局")}),
        ("给予20万元补助，由市财政局拨付。", {("ADMINISTERS", "市财政局")}),
        ("给予20万元补助，由市科技局会同市财政局组织实施。", {("ADMINISTERS", "市科技局")}),
        ("奖励20万元，经市科技局审核后发放。", {("ADMINISTERS", "市科技局")}),
        ("给予20万元奖励，市科技局做好宣传。", set()),
        ("培育高新技术企业100家。", set()),
    ],
)
def test_what_a_sentence_tells_of_its_provision(sentence: str, expected: set[tuple[str, str]]) -> None:
    assert told(sentence) == expected


def test_another_sentence_tells_nothing() -> None:
    assert told("培育国家级科技企业孵化器。对企业给予20万元奖励。") == set()
