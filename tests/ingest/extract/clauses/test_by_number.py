from __future__ import annotations

import pytest

from ingest.extract.responsibility import responsibilities
from tests.ingest.trees import tree_of

TASKS = (
    "一、重点任务\n1.建设实验室。完善机制。\n2.建设基地。提供服务。\n3.培育企业。分类辅导。\n4.引进人才。提供岗位。\n"
)


@pytest.mark.parametrize(
    ("division", "expected"),
    [
        (
            "附件：任务分工\n第1、3项由市科技局牵头，市财政局配合。\n第2项由市经信局负责。\n",
            ["市科技局:lead 市财政局:support", "市经信局:responsible", "市科技局:lead 市财政局:support", ""],
        ),
        (
            "附件：任务分工\n市科技局：负责第1至3项任务。市委组织部：牵头第4项任务。\n",
            ["市科技局:responsible"] * 3 + ["市委组织部:lead"],
        ),
        (
            "附件：任务分工\n第2条责任单位：市经信局、市科技局。\n",
            ["", "市经信局:responsible 市科技局:responsible", "", ""],
        ),
        ("按照第2项规定的条件，由市科技局负责审核。\n", [""] * 4),
    ],
)
def test_tasks_called_by_number_have_the_units_named_there(division: str, expected: list[str]) -> None:
    tree = tree_of(TASKS + division)
    found = responsibilities(tree)
    units = [" ".join(f"{d.name}:{d.role}" for d in found if d.item == i) for i in range(4)]
    assert units == expected
    assert all(tree.quote(d.evidence[0]) == d.name for d in found)


def test_a_number_that_two_measures_bear_names_none() -> None:
    tree = tree_of(
        "一、平台\n1.建设实验室。完善机制。\n二、人才\n1.引进人才。提供岗位。\n附件：任务分工\n第1项由市科技局负责。\n"
    )
    assert not [d for d in responsibilities(tree) if d.item in (0, 1)]
