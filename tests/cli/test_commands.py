"""The other commands, and errors of use."""

from __future__ import annotations

import json
import socket
from pathlib import Path

from tests.cli.conftest import Kechuang


def test_every_command_explains_itself(kechuang: Kechuang) -> None:
    for command in ("demo", "ingest", "extract", "serve", "query", "documents", "remove", "doctor", "store", "export"):
        ran = kechuang(command, "--help")
        assert ran.code == 0, command
        assert "Usage" in ran.out


def test_a_wrong_option_is_a_usage_error(kechuang: Kechuang) -> None:
    ran = kechuang("ingest", "--no-such-option", "x")
    assert ran.code == 2
    assert "Traceback" not in ran.err


def test_queries_are_listed_with_their_question(kechuang: Kechuang) -> None:
    listed = json.loads(kechuang("query", "--list", "--json").out)
    assert {"trace/platforms", "trace/targets", "plan/tree"} <= {row["name"] for row in listed}
    assert all(row["question"] for row in listed)
    zh = json.loads(kechuang("query", "--list", "--json", KECHUANG_LANG="zh").out)
    assert any("？" in row["question"] for row in zh)


def test_an_unknown_query_and_a_bad_parameter(kechuang: Kechuang) -> None:
    assert kechuang("query", "no/such").code == 2
    ran = kechuang("query", "trace/platforms", "-p", "limit=many")
    assert ran.code == 2
    assert "limit" in ran.line
    assert kechuang("query", "trace/platforms", "-p", "unit").code == 2


def test_a_name_that_nobody_knows(kechuang: Kechuang) -> None:
    ran = kechuang("query", "trace/platforms", "-p", "unit=无此单位")
    assert ran.code == 2
    assert "无此单位" in ran.line


def test_no_server_at_the_address_is_exit_code_3(kechuang: Kechuang) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound and not listening: nothing answers there
        port = taken.getsockname()[1]
        ran = kechuang("documents", NEO4J_URI=f"bolt://127.0.0.1:{port}", NEO4J_PASSWORD="x" * 8)
    assert ran.code == 3
    assert str(port) in ran.line


def test_a_taken_port_is_one_line(kechuang: Kechuang) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        ran = kechuang("serve", "--port", str(port))
    assert ran.code == 2
    assert str(port) in ran.line


def test_a_data_folder_that_is_a_file(kechuang: Kechuang, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    ran = kechuang("documents", KECHUANG_DATA=str(tmp_path / "file"))
    assert ran.code == 3
    assert str(tmp_path / "file") in ran.line


def test_doctor_finds_nothing_wrong_here(kechuang: Kechuang) -> None:
    ran = kechuang("doctor", "--json")
    findings = {f["what"]: f for f in json.loads(ran.out)}
    assert findings["store"]["state"] == "ok"
    assert ran.code == 0, findings
    assert {what for what, f in findings.items() if what.startswith("layer_") and f["state"] == "ok"} == {
        "layer_reader",
        "layer_csv_files",
        "layer_csv_network",
    }
    broken = kechuang("doctor", NEO4J_URI="bolt://127.0.0.1:1")
    assert broken.code == 1
    assert "bad " in broken.out


def test_the_demo_answers_three_questions_and_runs_again_warm(kechuang: Kechuang, tmp_path: Path) -> None:
    own = Kechuang(tmp_path / "data")
    for expected in ("8 loaded, 0 unchanged", "0 loaded, 8 unchanged"):
        ran = own("demo", "--no-serve")
        assert ran.code == 0, ran.err
        assert expected in ran.out
        assert ran.out.count("sample") >= 3
        for whole in (
            "集聚固定科研人员600名以上。 … （责任单位：省科技厅、",
            "培育创新企业 | 新认定高新技术企业320家。 | 市科技局",
        ):
            assert whole in ran.out, "a quote is a whole sentence, or the row of a table"
    own("store", "stop")
