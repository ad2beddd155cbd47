"""Ids: readable, stable, distinct."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ontology import ids

families = st.sampled_from(sorted(ids.ROOT_LABELS))
words = st.text(min_size=1, max_size=12).filter(lambda t: bool(ids.part(t)))
part_lists = st.lists(words, min_size=1, max_size=4)
keys = st.from_regex(ids.DOCUMENT_KEY, fullmatch=True)


@given(families, part_lists)
def test_an_id_holds_no_slash_nor_white_space_and_knows_its_family(family: str, parts: list[str]) -> None:
    made = ids.make_id(family, *parts)
    assert "/" not in made
    assert made == "".join(made.split())
    assert ids.family(made) == family
    assert ids.root_label(made) == ids.ROOT_LABELS[family]
    assert ids.make_id(family, *parts) == made
    made.encode()


@given(families, part_lists, families, part_lists)
def test_other_parts_give_another_id(family: str, parts: list[str], other: str, others: list[str]) -> None:
    same = family == other and [ids.part(p) for p in parts] == [ids.part(p) for p in others]
    assert (ids.make_id(family, *parts) == ids.make_id(other, *others)) == same


def test_a_separator_inside_a_part_is_none() -> None:
    assert ids.make_id("unit", "330000", "甲:乙") != ids.make_id("unit", "330000", "甲", "乙")
    assert ids.make_id("unit", "a:b", "c") != ids.make_id("unit", "a", "b:c")


@given(words)
def test_folding_a_part_twice_changes_nothing(text: str) -> None:
    assert ids.part(ids.part(text)) == ids.part(text)


@given(st.sampled_from(sorted(ids.FACT_FAMILIES)), keys, part_lists)
def test_a_fact_tells_the_document_that_owns_it(family: str, key: str, rest: list[str]) -> None:
    made = ids.make_id(family, key, *rest)
    assert ids.owner(made) == key
    assert ids.is_id(made)


@given(families, words)
def test_what_documents_share_has_no_owner(family: str, name: str) -> None:
    assume(family not in ids.FACT_FAMILIES)
    assert ids.owner(ids.make_id(family, name)) is None


@pytest.mark.parametrize("text", ["", "unit", "unit:", "nothing:甲", "measure:doc", "measure:doc:", "unit:a/b", ":甲"])
def test_what_has_not_the_form_of_an_id(text: str) -> None:
    assert not ids.is_id(text)
    ids.owner(text)


@pytest.mark.parametrize(
    ("family", "parts"), [("nothing", ("a",)), ("unit", ()), ("unit", ("",)), ("unit", ("a", " "))]
)
def test_an_id_of_nothing_is_refused(family: str, parts: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="no id"):
        ids.make_id(family, *parts)


@given(st.binary(max_size=40), st.binary(max_size=40), st.text(min_size=1, max_size=40))
def test_a_document_key_is_its_row_id_else_of_its_address_else_of_its_bytes(a: bytes, b: bytes, url: str) -> None:
    assume("\ud800" not in url)
    assert ids.document_key(row_id="d-1.a", url=url, content=a) == "d-1.a"
    assert ids.document_key(url="https://example.org/a", content=a) == ids.document_key(
        url="https://example.org/a", content=b
    )
    assert (ids.document_key(content=a) == ids.document_key(content=b)) == (a == b)
    assert ids.DOCUMENT_KEY.fullmatch(ids.document_key(content=a))
    assert len(ids.document_key(content=a)) == 16
