"""The graph of one document: what is owned and shared, its evidence, its ids, and that it follows the ontology."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.extract import extract
from ingest.load.check import check
from ingest.records import Facts, Figure, Mention, Problem, Provision, Relation, Responsibility, Rows, Span
from ingest.resolve import resolve
from ontology.model import ontology
from tests.ingest.resolve.builders import document, span
from tests.ingest.trees import tree_of

TITLE = "浙江省科技创新行动方案(2021-2025年)"
TASK = "1.建设之江实验室,研发经费占比达到3%。(责任单位:省科技厅、省财政厅)"
OTHER = "2.支持之江实验室建设。(责任单位:省科技厅)"


def filled() -> Facts:
    """A document with a fact of each kind."""
    facts = document(TITLE, TASK, OTHER, items=(TASK, OTHER), place="330000", issuer="浙江省人民政府办公厅")
    clause, lab = span(facts, "省科技厅、省财政厅"), span(facts, "之江实验室")
    figure = span(facts, "研发经费占比达到3%")
    for rank, name in enumerate(("省科技厅", "省财政厅"), 1):
        facts.responsibilities.append(
            Responsibility(
                item=0, name=name, role="responsible", label="责任单位", rank=rank, evidence=(clause,), method="clause"
            )
        )
    facts.responsibilities.append(
        Responsibility(
            item=1, name="省科技厅", role="lead", label="牵头", rank=1, evidence=(Span(2, 18, 22),), method="clause"
        )
    )
    facts.mentions.append(
        Mention(cls="Laboratory", name="之江实验室", item=0, action="build", evidence=(lab,), method="lexicon")
    )
    facts.mentions.append(
        Mention(cls="GovernmentUnit", name="省财政厅", item=0, evidence=(span(facts, "省财政厅"),), method="lexicon")
    )
    for kind in ("target", "observation"):
        facts.figures.append(
            Figure(
                item=0, kind=kind, indicator="研发经费占比", value=3.0, unit="%", year=2025,
                evidence=(figure,), method="level",
            )
        )  # fmt: skip
    facts.provisions.append(
        Provision(
            item=None, kind="补助", text="补助100万元", conditions=("营收1亿元以上",), evidence=(lab,), method="grant"
        )
    )
    facts.problems.append(Problem(number="1", title="投入不足", items=(0,), evidence=(lab,), method="problem"))
    facts.relations.append(
        Relation(
            subject="之江实验室",
            subject_class="Laboratory",
            predicate="BIDS_FOR",
            object="国家实验室",
            object_class="Designation",
            evidence=(lab,),
            method="bid",
        )
    )
    return facts


def problems(rows: Rows) -> list[str]:
    """What does not follow the ontology."""
    known = ontology()
    classes = {n.id: n.cls for n in (*rows.owned, *rows.shared)}
    found = [f"{n.id}: {p}" for n in (*rows.owned, *rows.shared) for p in known.node_problems(n.cls, n.properties)]
    for edge in (*rows.edges, *rows.vocab_edges):
        ends = classes[edge.source], classes[edge.target]
        found += [
            f"{edge.type} {edge.source} {edge.target}: {p}"
            for p in known.edge_problems(edge.type, *ends, edge.properties)
        ]
    return found


def test_rows_follow_the_ontology_and_the_loaders_contract() -> None:
    rows = resolve(filled())
    check(rows)
    assert problems(rows) == []


def test_every_fact_of_the_document_is_there() -> None:
    rows = resolve(filled())
    facts = ("Deliverable", "Target", "Observation", "Provision", "Condition", "Problem")
    counted = Counter(n.cls for n in rows.owned)
    assert [counted[c] for c in ("Document", "Passage", "Measure", *facts)] == [1, 3, 2, 0, 1, 1, 1, 1, 1]
    shared = {n.id for n in rows.shared}
    assert {
        "unit:330000:浙江省科学技术厅",
        "unit:330000:浙江省财政厅",
        "place:330000",
        "platform:000000:之江实验室",
    } <= shared
    assert "plan:330000:浙江省科技创新行动方案:2021-2025" in shared


def test_who_answers_for_what_keeps_the_documents_words() -> None:
    rows = resolve(filled())
    found = {
        (e.source, e.properties["name_as_stated"], e.properties["role"], e.properties["rank"])
        for e in rows.edges
        if e.type == "RESPONSIBLE_FOR"
    }
    assert found == {
        ("unit:330000:浙江省科学技术厅", "省科技厅", "responsible", 1),
        ("unit:330000:浙江省财政厅", "省财政厅", "responsible", 2),
        ("unit:330000:浙江省科学技术厅", "省科技厅", "lead", 1),
    }


def test_a_unit_that_answers_for_a_measure_is_not_what_the_measure_is_about() -> None:
    rows = resolve(filled())
    assert [(e.target, e.properties["action"]) for e in rows.edges if e.type == "ABOUT"] == [
        ("platform:000000:之江实验室", "build")
    ]


def test_evidence_points_into_passages() -> None:
    facts = filled()
    rows = resolve(facts)
    texts = {n.id: n.properties["text"] for n in rows.owned if n.cls == "Passage"}
    stated = [n.properties for n in rows.owned] + [e.properties for e in rows.edges]
    for properties in stated:
        lists = [properties.get(name) or [] for name in ("passages", "starts", "ends")]
        assert all(isinstance(values, list) for values in lists)
        for passage, start, end in zip(*lists, strict=True):
            assert 0 <= start < end <= len(str(texts[passage]))
    bid = next(e for e in rows.edges if e.type == "BIDS_FOR")
    assert bid.target == "designation:国家实验室"


def test_equal_names_of_two_cities_do_not_meet() -> None:
    ids = set()
    for code in ("330100", "330400"):
        facts = document("若干政策", TASK, items=(TASK,), place=code, key=f"d{code}")
        at = span(facts, "之江实验室")
        facts.mentions.append(Mention(cls="ServicePlatform", name="科技大市场", item=0, evidence=(at,), method="rule"))
        ids |= {n.id for n in resolve(facts).shared if n.cls == "ServicePlatform"}
    assert len(ids) == 2


def test_a_document_without_a_place_joins_nothing() -> None:
    facts = document("若干政策", TASK, items=(TASK,))
    clause = span(facts, "省科技厅")
    facts.responsibilities.append(
        Responsibility(item=0, name="省科技厅", role="lead", label="", rank=1, evidence=(clause,), method="clause")
    )
    rows = resolve(facts)
    units = [n for n in rows.shared if n.cls == "GovernmentUnit"]
    assert [(n.id, n.properties["resolved"]) for n in units] == [("unit:doc:省科技厅", False)]
    assert problems(rows) == []


@pytest.mark.parametrize(("issued", "named"), [("2008-05-01", True), ("2015-05-01", False)])
def test_a_body_is_named_after_its_place_as_it_was_called_then(issued: str, named: bool) -> None:
    line = "建设中试基地。(责任单位:市科技局)"
    facts = document("工作方案", line, items=(line,), place="420600", issued_on=issued)
    at = span(facts, "市科技局")
    facts.responsibilities.append(
        Responsibility(item=0, name="市科技局", role="lead", label="", rank=1, evidence=(at,), method="clause")
    )
    rows = resolve(facts)
    then, today = "unit:420600:襄樊市科学技术局", "unit:420600:襄阳市科学技术局"
    answers = {
        e.source if e.source.startswith("unit:") else e.target for e in rows.edges if e.type == "RESPONSIBLE_FOR"
    }
    assert answers == {then if named else today}
    assert ((then, today) in {(e.source, e.target) for e in rows.vocab_edges if e.type == "SUCCEEDED_BY"}) is named
    assert {n.properties["name"] for n in rows.shared if n.id == "place:420600"} == {"襄阳市"}
    assert problems(rows) == []


def test_repairs_come_with_their_segments() -> None:
    from dataclasses import replace

    from ingest.records import Value
    from ingest.text import Edit

    def repaired(line: str, edit: Edit, after: str) -> dict[str, Value]:
        facts = document("方案", line)
        clean = replace(facts.tree.clean, text=facts.tree.clean.text.apply([edit], "mended"))
        passages = (facts.tree.passages[0], replace(facts.tree.passages[1], text=after))
        rows = resolve(Facts(replace(facts.tree, clean=clean, passages=passages)))
        return next(n.properties for n in rows.owned if n.id == "passage:doc:1")

    passage = repaired("202012月底前完成。", Edit(7, 7, "年"), "2020年12月底前完成。")
    assert passage["segments"] == '[[0,4,3,4,""],[4,1,7,0,"mended",""],[5,8,7,8,""]]'
    assert (passage["raw_start"], passage["raw_end"]) == (3, 15)
    passage = repaired("責任落實。", Edit(3, 7, "责任落实"), "责任落实。")
    assert passage["segments"] == '[[0,4,3,4,"mended","責任落實"],[4,1,7,1,""]]'
    passage = repaired("电话：０1012345678。", Edit(6, 7, "0"), "电话：01012345678。")
    assert '"mended",null]' in str(passage["segments"]), "no contact details beside what is masked"


LINES = st.lists(st.sampled_from([TASK, OTHER, "3.a/b:c"]), min_size=1, max_size=6)


@settings(max_examples=30, deadline=None)
@given(LINES, st.lists(st.sampled_from(["省科技厅", "市科技局", "各市", "x/y", "某 办"]), max_size=6), st.booleans())
def test_no_two_facts_share_an_id_and_the_rows_are_the_same_each_time(
    lines: list[str], names: list[str], placed: bool
) -> None:
    def made() -> Facts:
        facts = document("方案", *lines, items=tuple(lines), place="330000" if placed else None)
        for n, name in enumerate(names):
            item = n % len(lines)
            evidence = (Span(item + 1, 0, 1),)
            facts.responsibilities.append(
                Responsibility(item=item, name=name, role="lead", label="", rank=1, evidence=evidence, method="m")
            )
            facts.figures.append(
                Figure(item=item, kind="target", indicator=name, value=1.0, year=2020, evidence=evidence, method="m")
            )
            facts.provisions.append(Provision(item=item, kind="补助", text=name, evidence=evidence, method="m"))
        return facts

    rows = resolve(made())
    check(rows)
    assert problems(rows) == []
    assert rows == resolve(made())
    assert len([n for n in rows.owned if n.cls == "Target"]) == len(names)
    assert all("/" not in n.id for n in (*rows.owned, *rows.shared))


def test_equal_statements_become_one_with_all_their_evidence() -> None:
    facts = document("方案", TASK, TASK.replace("1.", "2."), items=(TASK,), place="330000")
    for line in (1, 2):
        facts.responsibilities.append(
            Responsibility(
                item=0,
                name="省科技厅",
                role="lead",
                label="牵头",
                rank=3 - line,
                evidence=(Span(line, 0, 5),),
                method="m",
            )
        )
    edges = [e for e in resolve(facts).edges if e.type == "RESPONSIBLE_FOR"]
    assert [(e.properties["rank"], e.properties["passages"]) for e in edges] == [
        (1, ["passage:doc:1", "passage:doc:2"])
    ]


@pytest.mark.parametrize("kind", ["HAS_PASSAGE", "NEXT"])
def test_passages_hang_together(kind: str) -> None:
    rows = resolve(filled())
    assert sum(e.type == kind for e in rows.edges) == (3 if kind == "HAS_PASSAGE" else 2)


def test_a_name_repeated_thousands_of_times_takes_no_more_than_linear_time() -> None:
    line = "支持之江实验室;" * 15_000
    facts = document("方案", line, items=(line,), place="330000")
    facts.mentions = [
        Mention(cls="Laboratory", name="之江实验室", item=0, evidence=(Span(1, at + 2, at + 7),), method="m")
        for at in range(0, len(line), 8)
    ]
    about = [e for e in resolve(facts).edges if e.type == "ABOUT"]
    assert [len(e.properties["starts"]) for e in about if isinstance(e.properties["starts"], list)] == [15_000]


@pytest.mark.parametrize(
    "text", ["印发" * 50_000, "(" * 100_000, "市" * 100_000, "关于" * 50_000 + "通知", "杭州" * 50_000]
)
def test_long_lines_take_linear_time(text: str) -> None:
    facts = document(text, text, items=(text,), place="330000")
    facts.responsibilities.append(
        Responsibility(item=0, name=text, role="lead", label="", rank=1, evidence=(Span(1, 0, 9),), method="m")
    )
    facts.mentions.append(Mention(cls="Plan", name=text, item=0, evidence=(Span(1, 0, 9),), method="m"))
    facts.mentions.append(Mention(cls="Laboratory", name=text, item=0, evidence=(Span(1, 0, 9),), method="m"))
    check(resolve(facts))


def test_units_of_an_indicator_table_answer_for_its_targets() -> None:
    table = (
        "江澜省科技创新规划（2021—2025年）\n附件\n主要指标\n序号\t指标名称\t单位\t2025年目标\t责任单位\n"
        "1\t研发投入强度\t%\t3.0\t省科技厅\n2\t高新技术企业数\t家\t500\t省科技厅、省税务局\n"
    )
    found = resolve(extract(tree_of(table)))
    targets = {n.id: n.properties["indicator_as_stated"] for n in found.owned if n.cls == "Target"}
    charged = {
        (targets[e.target], e.properties["name_as_stated"], e.properties["basis"])
        for e in found.edges
        if e.type == "RESPONSIBLE_FOR"
    }
    assert charged == {
        ("研发投入强度", "省科技厅", "table"),
        ("高新技术企业数", "省科技厅", "table"),
        ("高新技术企业数", "省税务局", "table"),
    }


@pytest.mark.parametrize(
    ("indicator", "code"),
    [
        ("研发投入强度", "330400"),
        ("全市研发投入强度", "330400"),
        ("全省研发投入强度", "330000"),
        ("全国研发投入强度", "000000"),
        ("海盐县研发投入强度", "330424"),
        ("全国重点实验室数", "330400"),
    ],
)
def test_a_figure_is_of_the_place_that_its_indicator_names(indicator: str, code: str) -> None:
    facts = document(f"嘉兴市科技创新行动方案\n{indicator}达到3", place="330400")
    facts.figures.append(
        Figure(item=None, kind="target", indicator=indicator, value=3.0, evidence=(Span(0, 0, 3),), method="level")
    )
    places = [edge.target for edge in resolve(facts).edges if edge.type == "FOR_PLACE"]
    assert places == [f"place:{code}"]
