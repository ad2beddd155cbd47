"""`kechuang cypher`."""

from __future__ import annotations

import json

from tests.cli.conftest import Kechuang


def test_a_read_is_answered(kechuang: Kechuang) -> None:
    done = kechuang("cypher", "UNWIND $xs AS x RETURN x, $word AS word", "-p", "xs=[1,2]", "-p", "word=厅", "--json")
    assert done.code == 0, done.err
    assert json.loads(done.out) == [{"x": 1, "word": "厅"}, {"x": 2, "word": "厅"}]


def test_a_write_is_refused_before_a_store_is_opened(kechuang: Kechuang) -> None:
    done = kechuang("cypher", "MATCH (n)\nDETACH DELETE n")
    assert done.code == 2
    assert "DETACH" in done.line
    assert "line 2, column 1" in done.line


def test_a_cut_answer_says_so(kechuang: Kechuang) -> None:
    done = kechuang("cypher", "UNWIND range(1, 10) AS i RETURN i", "--format", "csv", KECHUANG_QUERY_ROWS="3")
    assert done.code == 0
    assert done.out.split() == ["i", "1", "2", "3"]
    assert "first 3 rows" in done.err
