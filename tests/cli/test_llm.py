"""`--llm`: asked only when told to, and what it did and cost is said."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Kechuang
from tests.ingest.extract.llm.endpoint import endpoint
from tests.ingest.extract.llm.test_llm import PLAN, RIGHT


def test_a_model_is_asked_when_told_to_and_what_it_did_is_said(kechuang: Kechuang, tmp_path: Path) -> None:
    plan = tmp_path / "plan.txt"
    plan.write_text(PLAN, "utf-8")
    with endpoint(lambda _: RIGHT) as there:
        model = {"KECHUANG_LLM_URL": there.url, "KECHUANG_LLM_MODEL": "m", "KECHUANG_LANG": "en"}
        quiet = kechuang("extract", str(plan), **model)
        assert not there.asked
        asked = kechuang("extract", str(plan), "--llm", **model)
        dry = kechuang("ingest", str(plan), "--llm", "--dry-run", **model)
    assert quiet.code == asked.code == dry.code == 0
    assert "llm" not in {json.loads(line).get("method") for line in quiet.out.splitlines()}
    assert "llm" in {json.loads(line).get("method") for line in asked.out.splitlines()}
    assert "1 facts added" in asked.err
    assert "1 facts added" in dry.err


def test_a_model_that_is_not_set_is_said_in_one_line(kechuang: Kechuang, tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text(PLAN, "utf-8")
    ran = kechuang("extract", str(tmp_path / "plan.txt"), "--llm", KECHUANG_LANG="en")
    assert ran.code == 1
    assert "KECHUANG_LLM_URL" in ran.line
