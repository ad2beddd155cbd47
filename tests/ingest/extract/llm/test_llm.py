"""A language model beside the rules: what it adds, and that nothing it makes up, cuts off or delays gets through."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from ingest.errors import ModelSettingsError
from ingest.extract.llm.client import Client
from ingest.extract.llm.doubtful import doubtful
from ingest.extract.llm.extractor import GIVE_UP, Extractor, Usage
from ingest.extract.llm.settings import ModelSettings, model_settings
from ingest.pipeline import facts_of, rows_of
from ingest.records import Facts, Origin
from tests.ingest.extract.llm.endpoint import Reply, endpoint

# Words of duty that name nobody by a rule: what the rules leave is what the model is asked about.
DOUBTFUL = "推进成果转化。这件事归口云渚市科学技术局这一家来负责，年底前新建中试线12条。"
PLAN = f"""云渚市科技创新行动方案

一、重点任务

1.建设云渚实验室。（责任单位：市科学技术局）
2.{DOUBTFUL}
3.优化服务。持续改进窗口作风。
"""
SURE = "建设云渚实验室"


def answer(*, units: tuple[tuple[str, str, str], ...] = (), figures: tuple[dict[str, Any], ...] = ()) -> dict[str, Any]:
    return {
        "responsibilities": [{"unit": u, "role": "lead", "label": label, "quote": quote} for u, label, quote in units],
        "figures": list(figures),
    }


def figure(number: str, indicator: str, quote: str, year: int | None = None) -> dict[str, Any]:
    return {
        "number": number,
        "indicator": indicator,
        "quote": quote,
        "kind": "target",
        "change": "gross_increment",
        "year": year,
    }


QUOTE = "归口云渚市科学技术局这一家来负责"
RIGHT = answer(units=(("云渚市科学技术局", "归口", QUOTE),))


@pytest.fixture
def plan(tmp_path: Path) -> Origin:
    path = tmp_path / "plan.txt"
    path.write_text(PLAN, "utf-8")
    return Origin(str(path))


def read(origin: Origin, url: str, **settings: Any) -> tuple[Facts, Usage]:
    chosen = ModelSettings(url=url, model="m", **settings)
    with Client(chosen) as client:
        extractor = Extractor(chosen, client)
        return facts_of(origin, complete=extractor.complete), extractor.usage


def units(facts: Facts) -> set[tuple[str, str]]:
    return {(r.name, r.method) for r in facts.responsibilities}


def test_only_what_rules_are_not_sure_of_is_asked(plan: Origin) -> None:
    asked = [passage.text for passage in doubtful(facts_of(plan))]
    assert any(DOUBTFUL[:6] in text for text in asked)
    assert not any(SURE in text or "窗口作风" in text for text in asked)


def test_what_the_passage_says_becomes_a_fact_with_its_place(plan: Origin) -> None:
    with endpoint(lambda _: RIGHT) as there:
        facts, usage = read(plan, there.url, key="s3cret", price_in=2, price_out=8)
    (found,) = [r for r in facts.responsibilities if r.method == "llm"]
    assert facts.tree.quote(found.evidence[0]) == "云渚市科学技术局"
    assert facts.tree.items[found.item or 0].title.startswith("推进成果转化")
    assert found.confidence < min(r.confidence for r in facts.responsibilities if r.method != "llm")
    assert usage.kept == 1
    assert (usage.prompt_tokens, usage.completion_tokens) == (700 * usage.asked, 90 * usage.asked)
    assert usage.cost == pytest.approx(usage.asked * (700 * 2 + 90 * 8) / 1e6)
    assert there.keys == ["Bearer s3cret"] * usage.asked
    assert there.asked[0]["response_format"]["json_schema"]["strict"] is True


def test_a_number_is_read_from_the_document_and_never_from_the_model(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(PLAN.replace("新建中试线12条", "把中试线这一块做到1.2万平方米上下的样子"), "utf-8")
    said = answer(figures=(figure("1.2万平方米", "中试线", "把中试线这一块做到1.2万平方米", 2031),))
    with endpoint(lambda text: said if "中试线" in text else answer()) as there:
        facts, _ = read(Origin(str(path)), there.url)
    read_by = [f for f in facts.figures if f.value == 12000]
    assert read_by, "whoever found it"
    assert all(f.year != 2031 for f in read_by)


@pytest.mark.parametrize(
    "hallucination",
    [
        answer(units=(("云渚市财政局", "归口", QUOTE),)),
        answer(units=(("云渚市科学技术局", "归口", "由云渚市科学技术局归口负责"),)),
        answer(units=(("云渚市科学技术局", "牵头", QUOTE),)),
        answer(units=(("", "", ""),)),
        answer(figures=(figure("15条", "中试线", "新建中试线15条"),)),
        answer(figures=(figure("12条", "示范线", "新建中试线12条"),)),
    ],
    ids=["unit", "quote", "label", "empty", "number", "indicator"],
)
def test_what_the_passage_does_not_say_is_dropped_and_counted(plan: Origin, hallucination: dict[str, Any]) -> None:
    alone = facts_of(plan)
    with endpoint(lambda _: hallucination) as there:
        facts, usage = read(plan, there.url)
    assert (facts.responsibilities, facts.figures) == (alone.responsibilities, alone.figures)
    assert usage.dropped == usage.asked > 0


@pytest.mark.parametrize(
    ("reply", "how", "why"),
    [
        (RIGHT, {"finish": "length"}, "cut off"),
        (None, {}, "did not answer"),
        (401, {}, "401"),
        ({"facts": []}, {}, "form"),
        (RIGHT, {"slow": 0.6}, "did not answer"),
    ],
    ids=["cut off by the model", "cut off on the way", "wrong key", "another form", "slow"],
)
def test_a_model_that_fails_costs_no_document(
    plan: Origin, reply: Reply, how: dict[str, Any], why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KECHUANG_LANG", "en")
    alone = facts_of(plan)
    with endpoint(lambda _: reply, **how) as there:
        facts, usage = read(plan, there.url, timeout=0.2)
    assert facts.responsibilities == alone.responsibilities
    assert usage.failed == usage.asked > 0
    assert why in usage.why
    assert "\n" not in usage.why


def test_after_some_failures_nobody_is_asked_any_more(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    tasks = "\n".join(f"{n}.推进第{n}件事。这件事归口某某市科学技术局这一家来负责。" for n in range(1, 9))
    path.write_text(f"方案\n\n一、重点任务\n\n{tasks}\n", "utf-8")
    with endpoint(lambda _: 404) as there:
        _, usage = read(Origin(str(path)), there.url)
    assert usage.asked == usage.failed == GIVE_UP == len(there.asked)
    assert usage.left_out > 0


def test_no_more_tokens_are_used_than_allowed(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    tasks = "\n".join(f"{n}.推进第{n}件事。这件事归口某某市科学技术局这一家来负责。" for n in range(1, 9))
    path.write_text(f"方案\n\n一、重点任务\n\n{tasks}\n", "utf-8")
    with endpoint(lambda _: answer()) as there:
        _, usage = read(Origin(str(path)), there.url, tokens=1000)
    assert usage.asked == 2  # 790 tokens each: the second begins within the limit
    assert usage.left_out > 0


def test_the_graph_cannot_tell_but_by_the_method(plan: Origin) -> None:
    with endpoint(lambda _: RIGHT) as there:
        chosen = ModelSettings(url=there.url, model="m")
        with Client(chosen) as client:
            rows = rows_of(plan, complete=Extractor(chosen, client).complete)
    edges = [e for e in rows.edges if e.type == "RESPONSIBLE_FOR"]
    by = {str(e.properties["method"]): set(e.properties) for e in edges}
    assert "llm" in by
    assert all(by["llm"] <= names | {"place"} for names in by.values())


def test_settings_that_are_missing_are_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KECHUANG_LLM_URL", "127.0.0.1")
    with pytest.raises(ModelSettingsError) as refused:
        model_settings()
    assert {"KECHUANG_LLM_URL", "KECHUANG_LLM_MODEL"} <= set(str(refused.value).replace(",", " ").split())
