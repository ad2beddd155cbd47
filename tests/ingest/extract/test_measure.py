from __future__ import annotations

from ingest.extract.measure import measures, problems
from tests.ingest.trees import tree_of

LIST = (
    "二、整改任务\n（一）针对“平台服务能力有待提升”的整改措施。\n1.建设平台。支持建设。\n2.健全机制。完善考核。\n"
    "（二）针对“投入不足”的整改措施。\n3.加大投入。安排资金。\n三、保障措施\n（一）落实责任。加强领导。"
)


def test_measures_carry_their_lead_phrase_as_evidence() -> None:
    tree = tree_of(LIST)
    found = measures(tree)
    assert [(m.number, m.title, m.kind) for m in found] == [
        ("1", "建设平台", "task"),
        ("2", "健全机制", "task"),
        ("3", "加大投入", "task"),
        ("（一）", "落实责任", "safeguard"),
    ]
    assert all(tree.quote(m.evidence[0]) == m.title for m in found)


def test_a_rectification_list_names_problems_and_the_measures_that_answer_to_them() -> None:
    tree = tree_of(LIST)
    found = problems(tree)
    assert [(p.number, p.title, p.items) for p in found] == [
        ("（一）", "平台服务能力有待提升", (0, 1)),
        ("（二）", "投入不足", (2,)),
    ]
    assert [tree.quote(p.evidence[0]) for p in found] == [p.title for p in found]


def test_a_line_may_name_the_problem() -> None:
    tree = tree_of(
        "一、平台方面\n存在问题：平台服务能力不强，机制不健全。\n整改措施：\n1.制定办法。出台办法。\n二、投入方面\n1.加大投入。安排。"
    )
    assert [(p.title, p.items) for p in problems(tree)] == [("平台服务能力不强，机制不健全", (0,))]


def test_other_headings_name_no_problems() -> None:
    assert not problems(tree_of("一、任务\n（一）针对重点领域，建设平台。支持。\n（二）解决突出问题。推进。"))
