"""What a person in an office wants to get done."""

from __future__ import annotations

import csv
import re
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.web.conftest import Open

pytestmark = pytest.mark.browser

LAB = "/things/" + quote("platform:X10000:澜湖实验室")
CORRIDOR = "云渚湖科创走廊"
UNIT = "unit:X10100:云渚市科学技术局"


def search(page: Page, words: str) -> None:
    box = page.get_by_role("combobox").first
    box.fill(words)
    box.press("Enter")


def test_who_leads_a_platform_and_the_sentence_that_says_so(opening: Open) -> None:
    page = opening("/")
    box = page.get_by_role("combobox").first
    box.fill("澜湖实验室")
    page.get_by_role("option").first.wait_for()
    box.press("ArrowDown")
    box.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("澜湖实验室")
    lead = page.locator(".charges li", has=page.locator(".role.strong")).first
    expect(lead).to_contain_text("云渚市科学技术局")
    assert "负责该平台" not in page.locator("h2").all_inner_texts()
    figure = page.locator("figure.quote").first
    expect(figure.locator("mark").first).to_be_visible()
    figure.get_by_role("link").click()
    page.wait_for_url(re.compile("/read/"))
    here = page.locator("mark.here").first
    expect(here).to_be_in_viewport()
    expect(here).to_contain_text("市科技局")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("澜湖实验室")


def test_everything_due_for_a_unit_in_a_span_and_its_table(opening: Open) -> None:
    page = opening(f"/deadlines?unit={quote(UNIT)}&since=2025-10&until=2025-12")
    expect(page.locator("article.due")).to_have_count(2)
    expect(page.locator("article.due").first).to_contain_text("2025年11月")
    with page.expect_download() as got:
        page.get_by_role("link", name="下载 CSV").click()
    with got.value.path().open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["due"] for row in rows] == ["2025-11", "2025-12"]
    assert all("市科技局" in row["units"] for row in rows)
    assert "evidence" in rows[0]
    assert "key" not in rows[0]


def test_a_span_is_part_of_the_address(opening: Open) -> None:
    page = opening("/deadlines")
    page.get_by_role("button", name="今年").click()
    expect(page).to_have_url(re.compile(r"since=\d{4}&until=\d{4}-12"))
    page.go_back()
    expect(page).not_to_have_url(re.compile("since="))


def test_a_unit_is_picked_by_name(opening: Open) -> None:
    page = opening("/deadlines")
    box = page.get_by_role("combobox", name="单位", exact=True)
    box.fill("云渚市科学")
    page.get_by_role("option").first.wait_for()
    box.press("Enter")
    expect(page).to_have_url(re.compile("unit="))
    expect(box).to_have_value("云渚市科学技术局")


def test_what_is_due_in_a_place_and_everything_below_it(opening: Open) -> None:
    page = opening("/deadlines?place=" + quote("place:X10000"))
    box = page.get_by_role("combobox", name="地区", exact=True)
    expect(box).to_have_value("江澜省")
    expect(page.locator("article.due", has_text="云渚市科学技术局").first).to_be_visible()
    expect(page.locator("article.due", has_text="江澜省教育厅").first).to_be_visible()
    box.fill("鹭屿")
    page.get_by_role("option").first.wait_for()
    box.press("Enter")
    expect(page).to_have_url(re.compile("place=place:X10300"))
    expect(page.locator("article.due")).to_have_count(0)
    expect(page.locator(".told")).to_contain_text("放宽")


def test_what_is_due_is_counted_by_unit_place_and_plan(opening: Open) -> None:
    page = opening("/deadlines")
    totals = page.get_by_role("region", name="汇总")
    expect(totals.get_by_role("button", name="江澜省科学技术厅")).to_be_visible()
    for by, name in (("按地区", "云渚市"), ("按政策", "江澜省科技创新强基行动方案")):
        totals.get_by_role("button", name=by).click()
        sum_of = totals.get_by_role("button", name=name)
        many = sum_of.locator(".num").inner_text()
        sum_of.click()
        expect(page.get_by_role("heading", name="月历")).to_contain_text(f"{many} 项")
        expect(sum_of).to_have_attribute("aria-pressed", "true")
        sum_of.click()
        expect(sum_of).to_have_attribute("aria-pressed", "false")
    opened = opening(page.url)
    expect(opened.get_by_role("button", name="按政策")).to_have_attribute("aria-pressed", "true")


def test_documents_are_listed_newest_first(opening: Open) -> None:
    page = opening("/browse/documents")
    page.locator("tbody time").first.wait_for()
    days = page.locator("tbody time").evaluate_all("all => all.map(one => one.dateTime)")
    assert days == sorted(days, reverse=True)
    assert len(set(days)) > 1


def test_that_the_service_is_down_is_told_once(opening: Open) -> None:
    page = opening("/", refused=[0])
    page.route("**/api/**", lambda route: route.abort())
    page.reload()
    expect(page.get_by_role("alert")).to_contain_text("连接不上服务")
    page.wait_for_load_state("networkidle")
    expect(page.get_by_role("alert")).to_have_count(1)
    page.unroute("**/api/**")
    page.get_by_role("button", name="再试一次").click()
    expect(page.locator(".counts a").first).to_be_visible()
    expect(page.get_by_role("alert")).to_have_count(0)


def test_a_corridor_leads_to_its_parks(opening: Open) -> None:
    page = opening("/browse/corridors")
    page.get_by_role("link", name=CORRIDOR).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(CORRIDOR)
    page.get_by_role("link", name="在图谱中查看").click()
    expect(page.get_by_role("status").last).to_contain_text("个节点")
    expect(page.locator(".graph .list li").first).to_be_visible()


def test_the_graph_grows_by_keyboard_alone(opening: Open) -> None:
    page = opening("/graph?id=" + quote("plan:X10000:江澜省科技创新强基行动方案:2024-2027"))
    nodes = page.locator(".graph [role=status]")
    expect(nodes).to_contain_text("条关系")
    expect(page.locator(".graph .list details").first).to_be_visible()
    before = nodes.inner_text()
    task = page.locator(".graph .list .end", has_text="建设澜湖实验室").first
    page.locator(".graph .list details").evaluate_all("all => all.forEach(one => one.open = true)")
    task.focus()
    task.press("Enter")
    grow = page.locator(".grow button").first
    grow.focus()
    grow.press("Enter")
    expect(page.locator(".graph .list")).to_contain_text("澜湖实验室")
    expect(nodes).not_to_have_text(before)


def test_english_is_part_of_the_link_that_is_shared(opening: Open) -> None:
    page = opening(LAB)
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_text("In charge of tasks that name it")).to_be_visible()
    shared = page.url
    assert parse_qs(urlsplit(shared).query)["lang"] == ["en"]
    other = opening(shared)
    expect(other.get_by_text("In charge of tasks that name it")).to_be_visible()
    other.get_by_role("link", name="Documents", exact=True).click()
    expect(other).to_have_url(re.compile("lang=en"))


def test_two_plans_side_by_side(opening: Open) -> None:
    left = quote("plan:X10000:江澜省科技创新强基行动方案:2024-2027")
    right = quote("plan:X10100:云渚市加快建设云渚湖科创走廊实施方案:2024-2026")
    page = opening(f"/compare?left={left}&right={right}")
    row = page.get_by_role("row", name=re.compile("技术合同成交额"))
    expect(row).to_contain_text("1200亿元")
    expect(row).to_contain_text("300亿元")


def test_a_fact_leads_to_its_text_and_back(opening: Open) -> None:
    page = opening("/read/document:sample-province-plan")
    note = page.locator(".notes button", has_text="技术合同成交额").first
    note.click()
    expect(page.locator("mark.chosen").first).to_contain_text("技术合同成交额")
    expect(page).to_have_url(re.compile("fact="))
    page.locator(".notes .card a").first.click()
    expect(page.locator(".bigfigure")).to_contain_text("1200亿元")
    page.locator("figure.quote a").first.click()
    expect(page.locator("mark.here").first).to_be_in_viewport()


def test_kinds_of_facts_are_filtered(opening: Open) -> None:
    page = opening("/read/document:sample-province-plan")
    expect(page.locator("mark.Target").first).to_be_visible()
    page.get_by_role("checkbox", name=re.compile("目标")).uncheck()
    expect(page.locator("mark.Target")).to_have_count(0)


def test_a_cell_of_the_matrix_opens_its_tasks(opening: Open) -> None:
    page = opening("/matrix")
    page.get_by_role("button", name=re.compile("云渚市科学技术局 — 澜湖实验室")).click()
    expect(page.locator("figure.quote").first).to_contain_text("澜湖实验室")


def test_a_named_query_runs_with_parameters_of_ones_own(opening: Open) -> None:
    page = opening("/queries?name=deadline/measures")
    page.get_by_label("until").fill("2025-01")
    page.get_by_role("button", name="运行").first.click()
    expect(page.get_by_role("status").last).to_contain_text("行")
    expect(page).to_have_url(re.compile(r"p\.until=2025-01"))


def test_nothing_found_says_where_it_was_looked_for(opening: Open) -> None:
    page = opening("/search?q=火星")
    expect(page.locator(".told")).to_contain_text("在已收录的8份文件")
    expect(page.locator(".told summary")).to_contain_text("8")


def test_what_is_not_there_is_said_in_words(opening: Open) -> None:
    assert "没有这个页面" in opening("/things/unit:X10000:不存在的厅", refused=[404]).locator("main").inner_text()


def test_a_unit_is_found_by_its_initials(opening: Open) -> None:
    page = opening("/")
    box = page.get_by_role("combobox").first
    box.fill("jlskxjst")
    expect(page.get_by_role("option").first).to_contain_text("江澜省科学技术厅")


def test_how_two_things_are_connected(opening: Open) -> None:
    source, target = quote("actor:X10000:江澜大学"), quote("unit:X10100:云渚市科学技术局")
    page = opening(f"/graph?id={source}&to={target}")
    expect(page.get_by_role("heading", name="两者之间的路径")).to_contain_text(re.compile(r"[1-9]"))
    expect(page.locator(".step").first).to_contain_text("江澜大学")


def test_cypher_reads_and_nothing_else(opening: Open) -> None:
    page = opening("/queries")
    box = page.get_by_label("Cypher 语句")
    box.fill("MATCH (p:Laboratory) RETURN p.name AS lab ORDER BY lab")
    box.press("Control+Enter")
    expect(page.locator(".cypher table")).to_contain_text("澜湖实验室")
    expect(page.locator(".cypher .tok-keyword").first).to_have_text("MATCH")
    box.press("End")
    box.press_sequentially(" LIMIT 3 // p:Lab")
    expect(page.locator(".cm-tooltip-autocomplete")).to_have_count(0)


def test_names_are_offered_while_a_statement_is_written(opening: Open) -> None:
    page = opening("/queries?cypher=" + quote("MATCH (p"))
    box = page.get_by_label("Cypher 语句")
    box.press("Control+End")
    box.press_sequentially(":Lab")
    expect(page.locator(".cm-tooltip-autocomplete li").first).to_contain_text("实验室")
    page.wait_for_timeout(100)  # a list that has just opened takes no key yet, lest typing on chooses from it
    box.press("Enter")
    expect(box).to_contain_text("(p:Laboratory")


def test_a_statement_of_the_docs_answers_as_table_and_as_graph(opening: Open) -> None:
    page = opening("/queries")
    page.get_by_text("现成的").click()
    page.get_by_role("button", name="各单位任务量如何？").click()
    expect(page.locator(".cypher table")).to_contain_text("江澜省科学技术厅")
    page.get_by_role("button", name="图", exact=True).click()
    expect(page.locator(".cypher .canvas canvas").first).to_be_visible()
    expect(page.get_by_role("status").filter(has_text="条关系")).to_be_visible()
    page.get_by_text("图中的关系").click()
    expect(page.locator(".cypher .edges a").first).to_be_visible()


def test_what_is_refused_is_marked_in_the_statement(opening: Open) -> None:
    page = opening("/queries?cypher=" + quote("MATCH (m:Measure)\nSET m.x = 1\nRETURN m"), refused=[400])
    page.get_by_role("button", name="运行").last.click()
    expect(page.locator(".cm-wrong")).to_have_text("SET")
    expect(page.locator(".cm-told")).to_contain_text("只能读")
    expect(page.locator(".cm-line", has_text="SET").locator("xpath=following-sibling::*[1]")).to_have_class("cm-told")


def test_units_named_beside_claim_no_partnership(opening: Open) -> None:
    page = opening("/things/" + quote("unit:X10000:江澜省科学技术厅"))
    beside = page.locator("section", has=page.get_by_role("heading", name="共同列名的单位"))
    expect(beside).to_contain_text("不表示合作关系")
    expect(beside.get_by_role("link", name="江澜省财政厅")).to_be_visible()


def test_figures_of_other_years_are_no_conflict(opening: Open) -> None:
    page = opening("/indicators?id=" + quote("indicator:技术合同成交额"))
    expect(page.locator("section", has=page.locator("#conflicts"))).to_contain_text("没有发现")
    expect(page.get_by_role("img", name=re.compile("技术合同成交额"))).to_have_count(2)
