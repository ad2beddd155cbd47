"""What a plan says of the plans that it names."""

from __future__ import annotations

import pytest

from ingest.extract.entity import mentions
from ingest.extract.relation import relations
from tests.ingest.trees import tree_of

OWN = "云渚市科技创新券管理办法"
KINDS = {"REPEALS", "SUPERSEDES", "AMENDS", "INTERPRETS", "BASED_ON", "CITES"}


def said(body: str, title: str = OWN) -> set[tuple[str, str]]:
    tree = tree_of(f"{title}\n一、总则\n{body}")
    found = relations(tree, mentions(tree, []))
    return {(r.predicate, r.object) for r in found if r.predicate in KINDS}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("根据《江澜省科学技术进步条例》，制定本办法。", {("BASED_ON", "江澜省科学技术进步条例")}),
        ("为贯彻落实《江澜省创新规划》，结合我市实际，特制定本办法。", {("BASED_ON", "江澜省创新规划")}),
        (
            "依据《江澜省科学技术进步条例》《江澜省创新规划》有关规定，制定本办法。",
            {("BASED_ON", "江澜省科学技术进步条例"), ("BASED_ON", "江澜省创新规划")},
        ),
        ("按照《江澜省创新规划》要求，编制本规划。", {("BASED_ON", "江澜省创新规划")}),
        ("本办法自发布之日起施行，《云渚市创新券办法》同时废止。", {("REPEALS", "云渚市创新券办法")}),
        ("原《云渚市创新券办法》(云政发〔2018〕3号)停止执行。", {("REPEALS", "云渚市创新券办法")}),
        ("《云渚市创新券办法》继续有效。", {("CITES", "云渚市创新券办法")}),
        ("《云渚市创新券办法》不一致的，以本办法为准。", {("SUPERSEDES", "云渚市创新券办法")}),
        ("《云渚市创新券办法》由本办法替代。", {("SUPERSEDES", "云渚市创新券办法")}),
        ("对《云渚市创新券办法》作如下修改。", {("AMENDS", "云渚市创新券办法")}),
        ("现就《云渚市创新券办法》解读如下。", {("INTERPRETS", "云渚市创新券办法")}),
        ("落实《江澜省创新规划》各项任务。", {("CITES", "江澜省创新规划")}),
        (
            "修订《云渚市技术转移条例》，出台《云渚市人才条例》。",
            {("CITES", "云渚市技术转移条例"), ("CITES", "云渚市人才条例")},
        ),
    ],
)
def test_what_a_sentence_says_of_a_plan(sentence: str, expected: set[tuple[str, str]]) -> None:
    assert said(sentence) == expected


def test_the_strongest_of_several_is_kept() -> None:
    assert said("落实《云渚市创新券办法》。\n《云渚市创新券办法》同时废止。") == {("REPEALS", "云渚市创新券办法")}


def test_a_plan_says_nothing_of_itself() -> None:
    assert said(f"执行《{OWN}》。") == set()
