"""Every question is a file and a handle, and the two say the same."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from queries import all_queries
from queries.query import FOLDER, Query

QUERIES = all_queries()
ONE_ROW = {"node/one", "overview/counts"}


def body(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if not line.startswith("//"))


def test_every_file_has_a_handle_and_every_handle_a_file() -> None:
    files = {path.relative_to(FOLDER).with_suffix("").as_posix() for path in FOLDER.rglob("*.cypher")}
    assert files == set(QUERIES)


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
class TestFile:
    def test_parameters_are_the_models(self, query: Query[Any, Any]) -> None:
        assert set(re.findall(r"\$(\w+)", body(query.text))) == set(query.params.model_fields)

    def test_columns_are_the_models(self, query: Query[Any, Any]) -> None:
        assert sorted(query.columns) == sorted(query.row.model_fields)

    def test_header_asks_in_both_languages_and_explains(self, query: Query[Any, Any]) -> None:
        assert re.search("[一-鿿]", query.question("zh"))
        assert query.question("zh").endswith("？")
        assert re.fullmatch(r"[A-Z][^一-鿿]+\?", query.question("en"))
        explained = query.notes()
        assert "Columns" in explained
        assert all(f"${name}" in explained for name in query.params.model_fields)

    def test_a_table_fits_a_terminal(self, query: Query[Any, Any]) -> None:
        assert set(query.table) <= set(query.columns)
        assert len(query.table) <= 10

    def test_asks_no_subquery_for_each_row(self, query: Query[Any, Any]) -> None:
        # the embedded store takes milliseconds for each evaluation: decisions/0701
        assert query.name in ONE_ROW or not re.search(r"\b(COLLECT|COUNT|EXISTS)\s*\{", body(query.text))

    def test_makes_nodes_one_on_both_stores(self, query: Query[Any, Any]) -> None:
        # the embedded store's UNION leaves a node as often as it was found: decisions/0701
        assert not re.search(r"\bUNION\b(?! ALL)", body(query.text))

    def test_looks_nothing_up_by_what_may_be_null(self, query: Query[Any, Any]) -> None:
        # the embedded store reads all nodes of the label to find none: decisions/0701
        open_to_null = {name for name, field in query.params.model_fields.items() if field.default is None}
        looked_up = re.findall(r"MATCH \(\w*:\w+ \{\w+: ([^{}]+)\}\)", body(query.text))
        assert not open_to_null & {value.removeprefix("$") for value in looked_up}
        assert not [value for value in looked_up if "." in value and "coalesce" not in value]

    def test_names_no_label_or_type_from_outside(self, query: Query[Any, Any]) -> None:
        assert not re.search(r"[(\[]\w*:\s*\$", body(query.text))


def test_the_files_stand_where_the_package_is() -> None:
    assert (Path(FOLDER) / "trace" / "platforms.cypher").is_file()
