"""The tables of the lexicon are sound."""

from __future__ import annotations

from ingest.extract.names.lexicon import heads, kinds, known, places, rows, words
from ingest.extract.names.verbs import MAKES, RUNS, actions
from ingest.extract.relation import patterns
from ingest.extract.relation_groups import FAMILIES

ACTIONS = {
    "build", "support", "establish", "bid", "upgrade", "merge", "attract", "formulate", "implement", "evaluate",
    "participate", "abolish", "",
}  # fmt: skip
MODES = {
    "strict", "proper", "topic", "topical", "named", "never", "any", "zone", "zone-proper", "national", "bare", "seat",
    "owner", "long", "government", "society", "firm",
    "built", "project",
}  # fmt: skip


def test_heads_have_a_class_and_a_mode() -> None:
    assert all(h.cls in FAMILIES and h.mode in MODES for h in heads().values())
    assert len({row[0] for row in rows("heads.tsv")}) == len(rows("heads.tsv"))


def test_short_forms_lead_to_names_of_the_same_class() -> None:
    for entry in known().values():
        assert entry.cls in FAMILIES
        assert known()[entry.full].cls == entry.cls
        assert known()[entry.full].full == entry.full


def test_verbs_do_what_the_ontology_knows() -> None:
    assert set(actions().values()) <= ACTIONS
    assert {row[1] for row in rows("nominal.tsv")} <= ACTIONS
    assert MAKES
    assert RUNS


def test_cuts_have_one_kind_each() -> None:
    table = rows("cuts.tsv")
    assert len({row[0] for row in table}) == len(table)
    assert {row[1] for row in table} == {"hard", "soft", "soft-name", "body", "quantity", "join"}


def test_places_hold_no_particle_and_no_ordinary_word() -> None:
    assert {"浙江省", "浙江", "杭州", "宁波市"} <= places()
    assert not {"朝阳", "和平", "开发"} & places()


def test_every_pattern_of_relations_names_known_families() -> None:
    families = set("".join(FAMILIES.values()))
    assert all(set(p.first) | set(p.second) <= families for p in patterns())


def test_the_longest_word_wins() -> None:
    assert [w for w, _, _ in words().find("浙江大学")] == ["浙江大学"]
    assert all(kinds().values())
