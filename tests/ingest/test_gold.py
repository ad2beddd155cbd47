"""The gold form of facts."""

from __future__ import annotations

from ingest.extract.deadline import with_deadlines
from ingest.extract.entity import mentions
from ingest.extract.measure import measures
from ingest.extract.relation import relations
from ingest.extract.responsibility import responsibilities
from ingest.gold import gold
from ingest.records import Facts, Figure, Mention, Relation, Span
from tests.ingest.trees import tree_of

HERE = (Span(1, 0, 2),)


def facts() -> Facts:
    tree = tree_of(
        "一、任务\n1.建设平台。建设青浦湾实验室。（省科技厅牵头，省财政厅按职责分工负责；完成时限：2025年）\n2.引进人才。引进。"
    )
    found = Facts(tree)
    found.measures = with_deadlines(tree, measures(tree))
    found.responsibilities = responsibilities(tree)
    return found


def test_measures_have_units_in_gold_roles_and_deadlines() -> None:
    written = gold(facts())
    assert written["document"] == "made-up"
    assert written["measures"][0] == {
        "title": "建设平台",
        "path": ["一、任务", "1"],
        "units": [{"name": "省科技厅", "role": "lead"}, {"name": "省财政厅", "role": "support"}],
        "deadline": "2025",
    }
    assert written["measures"][1]["units"] == []


def test_figures_in_gold_words_once_each() -> None:
    found = facts()
    figure = Figure(
        item=0,
        kind="observation",
        indicator="高新技术企业",
        value=100.0,
        unit="家",
        change="net_increment",
        evidence=HERE,
        method="test",
    )
    found.figures = [figure, figure]
    (row,) = gold(found)["figures"]
    assert (row["kind"], row["change"], row["measure"], row["op"]) == ("actual", "increment", "建设平台", "=")


def test_entities_once_with_the_items_they_stand_in_and_the_units_of_clauses() -> None:
    found = facts()
    found.mentions = [
        Mention(cls="Laboratory", name="青浦湾实验室", item=i, optional=o, evidence=HERE, method="test")
        for i, o in ((0, True), (0, False), (1, True), (None, True))
    ] + [Mention(cls="Region", name="江澜三角洲", item=0, evidence=HERE, method="test")]
    rows = {row["name"]: row for row in gold(found)["entities"]}
    assert rows["青浦湾实验室"] == {
        "type": "Laboratory",
        "name": "青浦湾实验室",
        "measures": ["建设平台", "引进人才"],
        "optional": False,
    }
    assert rows["省科技厅"]["type"] == "GovernmentUnit"
    assert "江澜三角洲" not in rows


def test_relations_keep_gold_predicates_between_known_entities() -> None:
    found = facts()
    found.mentions = [
        Mention(cls="Laboratory", name=n, item=0, evidence=HERE, method="test") for n in ("青浦湾实验室", "国家实验室")
    ]

    def relation(predicate: str, other: str) -> Relation:
        return Relation(
            subject="青浦湾实验室",
            subject_class="Laboratory",
            predicate=predicate,
            object=other,
            object_class="Laboratory",
            evidence=HERE,
            method="test",
        )

    found.relations = [
        relation("BIDS_FOR", "国家实验室"),
        relation("BIDS_FOR", "国家实验室"),
        relation("SUPERVISES", "国家实验室"),
        relation("BUILDS", "无名之所"),
    ]
    assert [(r["predicate"], r["object"]) for r in gold(found)["relations"]] == [("bidsFor", "国家实验室")]


def test_who_issued_a_cited_document_is_not_read_off_the_way_its_name_is_composed() -> None:
    tree = tree_of(
        "一、任务\n(一)落实。落实《江澜省科学技术厅关于推动临沅高新区发展的意见》《江澜省人民政府关于印发科技强省方案的通知》。"
    )
    found = Facts(tree)
    found.mentions = mentions(tree, [])
    found.relations = relations(tree, found.mentions)
    assert {(r["subject"], r["object"]) for r in gold(found)["relations"]} == {("江澜省人民政府", "科技强省方案")}
    assert ("江澜省科学技术厅", "ISSUED") in {(r.subject, r.predicate) for r in found.relations}
