"""Documents in and out of the store, and what bad input gets told."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.cli.conftest import Kechuang
from tests.conftest import ROOT

PLAN = """江澜省海洋科技行动方案（2024—2026年）
一、重点任务
（一）建设平台。
1.建设青浦湾海洋实验室。支持江澜海洋大学建设青浦湾海洋实验室。（责任单位：省科技厅、省教育厅；完成时限：2025年12月底前）
"""


def empty(kechuang: Kechuang) -> None:
    """Take every document out."""
    for row in json.loads(kechuang("documents", "--json").out or "[]"):
        assert kechuang("remove", row["key"]).code == 0


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.txt"
    path.write_text(PLAN, "utf-8")
    return path


def test_a_second_run_writes_nothing_and_removing_all_leaves_an_empty_store(kechuang: Kechuang, plan: Path) -> None:
    empty(kechuang)
    nothing = kechuang("export", "canonical").out
    assert "loaded 1, replaced 0, unchanged 0, failed 0" in kechuang("ingest", plan).out
    loaded = kechuang("export", "canonical").out
    assert loaded != nothing
    assert "loaded 0, replaced 0, unchanged 1, failed 0" in kechuang("ingest", plan).out
    assert kechuang("export", "canonical").out == loaded
    empty(kechuang)
    assert kechuang("export", "canonical").out == nothing == ""


def test_changed_bytes_under_a_known_id_replace_the_facts(kechuang: Kechuang, plan: Path) -> None:
    (plan.parent / "sources.csv").write_text("file,id,place\nplan.txt,ocean-plan,330000\n", "utf-8")
    assert kechuang("ingest", plan).code == 0
    plan.write_text(PLAN.replace("2025年12月", "2026年6月"), "utf-8")
    assert "replaced 1" in kechuang("ingest", plan).out
    due = kechuang("query", "deadline/measures", "--format", "json").out
    assert [row["deadline"] for row in json.loads(due) if row["document"] == "document:ocean-plan"] == ["2026-06"]
    assert kechuang("remove", "ocean-plan").code == 0


def test_a_dry_run_writes_nothing(kechuang: Kechuang, plan: Path) -> None:
    before = kechuang("export", "canonical").out
    ran = kechuang("ingest", plan, "--dry-run")
    assert ran.code == 0
    assert "nothing was written" in ran.out
    assert kechuang("export", "canonical").out == before


BAD = {
    "empty.txt": b"",
    "binary.txt": bytes(range(256)) * 40,
    "ff.txt": b"\xff" * 500,
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_read_is_one_line_and_the_others_go_on(kechuang: Kechuang, plan: Path, name: str) -> None:
    (plan.parent / name).write_bytes(BAD[name])
    ran = kechuang("ingest", plan.parent)
    assert ran.code == 1
    failures = [line for line in ran.err.splitlines() if line.startswith("failed ")]
    assert len(failures) == 1
    assert name in failures[0]
    assert "failed 1" in ran.out
    assert "Traceback" not in ran.err


def test_strict_loads_nothing_where_one_fails(kechuang: Kechuang, plan: Path) -> None:
    empty(kechuang)
    (plan.parent / "empty.txt").write_bytes(b"")
    ran = kechuang("ingest", plan.parent, "--strict")
    assert ran.code == 1
    assert kechuang("documents", "--json").out.strip() == "[]"


def test_a_folder_without_readable_files(kechuang: Kechuang, tmp_path: Path) -> None:
    ran = kechuang("ingest", tmp_path)
    assert ran.code == 1
    assert str(tmp_path) in ran.line


def test_a_file_that_is_not_there(kechuang: Kechuang, tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    ran = kechuang("ingest", tmp_path / "gone.txt")
    assert ran.code == 1
    assert "gone.txt" in ran.err


def test_a_file_that_may_not_be_read(kechuang: Kechuang, plan: Path) -> None:
    plan.chmod(0)
    # root reads every file unless it gives that power up
    without = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] if os.geteuid() == 0 else []
    ran = kechuang("ingest", plan, before=without)
    assert ran.code == 1
    assert "plan.txt" in ran.err
    assert "failed 1" in ran.out


def test_a_document_without_measures_is_loaded_and_said_so(kechuang: Kechuang, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("关于做好假期值守的提示\n各单位要安排好值班人员，保持电话畅通。\n", "utf-8")
    ran = kechuang("ingest", letter)
    assert ran.code == 0
    assert "no measures or targets" in ran.err


def test_a_marked_document_is_refused_unless_accepted(kechuang: Kechuang, tmp_path: Path) -> None:
    marked = tmp_path / "marked.txt"
    marked.write_text("机密★1年\n" + PLAN, "utf-8")
    ran = kechuang("ingest", marked)
    assert ran.code == 1
    assert "机密" in ran.err
    assert kechuang("ingest", marked, "--accept-marking").code == 0


def test_an_unknown_document_to_remove(kechuang: Kechuang) -> None:
    ran = kechuang("remove", "no-such-key")
    assert ran.code == 1
    assert "no-such-key" in ran.line


def test_a_bad_row_of_sources_names_file_and_line(kechuang: Kechuang, plan: Path) -> None:
    (plan.parent / "sources.csv").write_text("file,id\nplan.txt,no spaces here\n", "utf-8")
    ran = kechuang("ingest", plan)
    assert ran.code == 1
    assert "sources.csv" in ran.line
    assert "2" in ran.line


def test_the_samples_extract_without_a_store(kechuang: Kechuang, tmp_path: Path) -> None:
    ran = kechuang(
        "extract", ROOT / "corpus", "--format", "gold", "-o", tmp_path, KECHUANG_PLACES=str(ROOT / "corpus/places.tsv")
    )
    assert ran.code == 0
    assert len(list(tmp_path.glob("*.json"))) == 8
