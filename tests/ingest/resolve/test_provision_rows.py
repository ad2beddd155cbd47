"""What a text says of its provisions becomes edges of theirs."""

from __future__ import annotations

from ingest.extract import extract
from ingest.resolve import resolve
from tests.ingest.trees import tree_of


def test_a_provision_is_linked_to_whom_it_benefits_and_who_administers_it() -> None:
    text = (
        "云渚市科技奖励办法\n一、政策措施\n(一)加大奖励。对新认定的高新技术企业给予20万元奖励,由市科技局负责兑现。"
        "具备省级新型研发机构资质的,给予100万元资助。"
    )
    edges = {(e.type, e.source.split(":")[0], e.target.split(":")[0]) for e in resolve(extract(tree_of(text))).edges}
    assert {
        ("BENEFITS", "provision", "designation"),
        ("REQUIRES", "provision", "designation"),
        ("ADMINISTERS", "unit", "provision"),
    } <= edges
