"""The head of a document: what it says of itself, where it says so, and what wins."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path

import pytest

from ingest.clean import clean
from ingest.errors import MarkingError
from ingest.read import read, read_bytes
from ingest.records import Head, Origin, Passage
from ingest.structure import structure
from ingest.structure.head import head
from ontology.messages import LANGUAGES

BODY = "一、总体要求\n坚持创新驱动，完善服务体系。\n二、重点任务\n（一）建设平台。支持企业牵头。（责任单位：省科技厅）"
NOTICE = f"""浙江省人民政府办公厅关于印发浙江省云海科技强基行动方案（2024—2027年）的通知
发布日期：2024-03-20
浙政办发〔2024〕99号
各市人民政府，省级各单位：
《浙江省云海科技强基行动方案（2024—2027年）》已经省政府同意，现印发给你们，请认真贯彻执行。
浙江省人民政府办公厅
2024年3月18日
（此件公开发布）
浙江省云海科技强基行动方案（2024—2027年）
为补齐我省短板，制定本方案。
{BODY}
本方案自2024年5月1日起施行，有效期至2027年12月31日。"""


def passages_of(text: str) -> tuple[Passage, ...]:
    """One passage a line, kinds as a plain cutter would give them."""
    passages, start = [], 0
    for ordinal, line in enumerate(text.split("\n")):
        kind = "heading" if re.match("[一二三]、", line) else "paragraph"
        passages.append(Passage(ordinal, kind, (), line, start))  # type: ignore[arg-type]
        start += len(line) + 1
    return tuple(passages)


def head_of(text: str, *, accept_marking: bool = False, **row: str) -> Head:
    document = clean(read_bytes(text.encode(), Origin("plan.txt", **row)))
    return head(document, passages_of(document.text.string), accept_marking=accept_marking)


def test_a_notice_is_read_as_the_plan_that_it_carries() -> None:
    found = head_of(NOTICE)
    assert found.title == "浙江省云海科技强基行动方案（2024—2027年）"
    assert found.issuer == "浙江省人民政府办公厅"
    assert (found.place, found.place_name) == ("330000", "浙江省")
    assert found.document_number == "浙政办发〔2024〕99号"
    assert (found.published, found.issued_on) == ("2024-03-20", "2024-03-18")
    assert (found.effective_on, found.expires_on) == ("2024-05-01", "2027-12-31")
    assert (found.period_start, found.period_end) == (2024, 2027)
    assert (found.genre, found.completeness, found.authority, found.trial) == ("行动方案", "whole", "official", False)
    assert found.marking is None


def test_each_value_has_its_place() -> None:
    found = head_of(NOTICE)
    lines = NOTICE.split("\n")
    quotes = {name: lines[span.passage][span.start : span.end] for name, span in found.evidence.items()}
    assert quotes["title"] == found.title
    assert quotes["issuer"] == found.issuer
    assert quotes["document_number"] == found.document_number
    assert quotes["issued_on"] == "2024年3月18日"
    assert quotes["published"] == "2024-03-20"
    assert quotes["effective_on"] == "2024年5月1日"
    assert quotes["expires_on"] == "2027年12月31日"
    assert quotes["period"] == "2024—2027"


def test_the_sources_row_wins() -> None:
    found = head_of(
        NOTICE,
        title="另一标题（2020—2021年）",
        issuer="省科技厅",
        place="杭州市",
        published="2024-04-01",
        authority="reprint",
    )
    assert (found.title, found.issuer, found.published) == ("另一标题（2020—2021年）", "省科技厅", "2024-04-01")
    assert (found.place, found.place_name, found.authority) == ("330100", "杭州市", "reprint")
    assert not {"title", "issuer", "place", "published"} & set(found.evidence)


def test_a_place_that_no_list_knows_stays_a_name() -> None:
    found = head_of(NOTICE, place="江澜省")
    assert (found.place, found.place_name) == (None, "江澜省")


@pytest.mark.parametrize(
    ("text", "title", "issuer"),
    [
        # what a first sentence refers to has issued another plan
        (
            "云渚市推动制造业发展实施方案\n根据中共江澜省委办公厅江澜省人民政府办公厅印发的《江澜省推动制造业发展实施方案》精神，制定本方案。\n一、任务\n",
            "云渚市推动制造业发展实施方案",
            None,
        ),
        (f"关于加快“智汇济南”建设的若干政策措施\n{BODY}", "关于加快“智汇济南”建设的若干政策措施", "济南市"),
        (
            f"云渚市人民政府\n关于加快山东省云谷\n发展的若干措施\n{BODY}",
            "云渚市人民政府关于加快山东省云谷发展的若干措施",
            "云渚市人民政府",
        ),
        (f"济南市科学技术局2024年工作总结\n{BODY}", "济南市科学技术局2024年工作总结", "济南市科学技术局"),
        (
            f"济南市科学技术局 济南市财政局关于印发《云谷管理办法》的通知\n济科发〔2019〕1号\n{BODY}",
            "云谷管理办法",
            "济南市科学技术局、济南市财政局",
        ),
        (f"山东省云服务行动方案（2021—2023）\n{BODY}", "山东省云服务行动方案（2021—2023）", "山东省"),
        (
            f"江西省人民政府印发关于加快云谷发展十条措施的通知\n现将《关于加快江西省云谷发展的十条措施》印发给你们。\n"
            f"2021年10月22日\n{BODY}",
            "关于加快江西省云谷发展的十条措施",
            "江西省人民政府",
        ),
        (
            f"浙江省科技领导小组办公室印发《云谷督查整改提升行动方案》\n为推进整改，特制定方案。\n{BODY}",
            "云谷督查整改提升行动方案",
            "浙江省科技领导小组办公室",
        ),
        (
            f"河北唐山：支持某产业\n时间:2023-04-19 11:02:42\n"
            f"4月6日，河北唐山印发《唐山市云谷推进方案(2023—2027年)》。\n原文如下：\n唐山市云谷推进方案(2023—2027年)\n{BODY}",
            "唐山市云谷推进方案(2023—2027年)",
            "唐山市",
        ),
        (
            f"自治区人民政府办公厅关于印发宁夏云谷总体方案的通知\n《宁夏云谷总体方案》已经自治区人民政府同意，现印发给你们。\n"
            f"宁夏回族自治区人民政府办公厅\n2017年12月31日\n{BODY}",
            "宁夏云谷总体方案",
            "宁夏回族自治区人民政府办公厅",
        ),
        (
            f"安徽省人民政府关于2022年重点工作及责任分解的通知\n各市人民政府：\n{BODY}\n安徽省人民政府2022年1月25日",
            "安徽省人民政府关于2022年重点工作及责任分解的通知",
            "安徽省人民政府",
        ),
        (  # a title over three lines, its years in brackets on the last
            f"云渚市国家人工智能创新发展\n试验区建设三年行动计划\n（2021—2023年）\n为加快发展，制定本计划。\n{BODY}",
            "云渚市国家人工智能创新发展试验区建设三年行动计划（2021—2023年）",
            None,
        ),
        (
            f"青海省人民政府\n关于促进云谷发展的实施意见\n{BODY}",
            "青海省人民政府关于促进云谷发展的实施意见",
            "青海省人民政府",
        ),
        (  # a sentence that follows what was issued elsewhere does not issue it
            f"庆阳市人民政府关于推动云谷建设的意见\n各县区人民政府:\n"
            f"为全面贯彻落实国务院《关于云谷的若干意见》、关于印发《国家云谷战略纲要》(中发〔2016〕4号)精神，提出如下意见。\n{BODY}",
            "庆阳市人民政府关于推动云谷建设的意见",
            "庆阳市人民政府",
        ),
        (  # two plans of several bodies each, forwarded in one notice that has no headline
            f"省科技厅、省教育厅《关于加快云谷建设的实施方案》，省财政厅《关于云谷资金的实施方案》已经省政府同意，现转发给你们。\n"
            f"浙江省人民政府办公厅\n2025年6月26日\n(此件公开发布)\n关于加快云谷建设的实施方案\n{BODY}",
            "关于加快云谷建设的实施方案",
            "浙江省人民政府办公厅",
        ),
        (  # what a sentence cites is not what the document issues
            f"青海省人民政府关于建设云谷的实施意见\n为落实《国务院关于印发〈云谷总体规划〉的通知》要求，制定本意见。\n{BODY}",
            "青海省人民政府关于建设云谷的实施意见",
            "青海省人民政府",
        ),
        (
            f"关于印发2023年《政府工作报告》云谷任务分解落实方案的通知 云政发〔2023〕1号\n{BODY}",
            "2023年《政府工作报告》云谷任务分解落实方案",
            None,
        ),
        (
            f"财云教【2017】6号 财政部 科技部关于做好云谷工作的通知\n各省财政厅：\n{BODY}",
            "财政部 科技部关于做好云谷工作的通知",
            "财政部、科技部",
        ),
        (
            f"“信息公开” 中共青海省委办公厅 青海省人民政府办公厅印发《云谷行动方案》的通知\n{BODY}",
            "云谷行动方案",
            "中共青海省委办公厅、青海省人民政府办公厅",
        ),
        (
            f"落实《云谷纲要》实施意见\n中共青海省委青海省人民政府关于落实《云谷纲要》的实施意见\n{BODY}",
            "中共青海省委青海省人民政府关于落实《云谷纲要》的实施意见",
            "中共青海省委、青海省人民政府",
        ),
        (
            f"中共西宁市委办公室西宁市人民政府办公室印发《云谷意见》的通知\n中共西宁市委办公室\n"
            f"西宁市人民政府办公室\n2017年1月10日\n{BODY}",
            "云谷意见",
            "中共西宁市委办公室、西宁市人民政府办公室",
        ),
        (
            f"青海省云谷政策导引（省级版）\n青海省科学技术厅\n二〇二四年\n前言\n{BODY}",
            "青海省云谷政策导引（省级版）",
            "青海省科学技术厅",
        ),
        (
            f"西宁市科学技术局\n2022年工作总结及2023年工作打算\n{BODY}",
            "西宁市科学技术局2022年工作总结及2023年工作打算",
            "西宁市科学技术局",
        ),
    ],
)  # fmt: skip
def test_titles_and_issuers(text: str, title: str, issuer: str | None) -> None:
    found = head_of(text)
    assert (found.title, found.issuer) == (title, issuer)


def test_fields_of_a_page() -> None:
    found = head_of(
        "标题：\t国务院办公厅关于推广某举措的通知\t\n发文机关：\t国务院办公厅\t成文日期：\t2018年12月23日\n"
        f"发文字号：\t国办发〔2018〕126号\t发布日期：\t2019年01月08日\n国务院办公厅关于推广某举措的通知\n{BODY}"
    )
    assert (found.title, found.issuer, found.place) == ("国务院办公厅关于推广某举措的通知", "国务院办公厅", "000000")
    assert (found.document_number, found.issued_on, found.published) == (
        "国办发〔2018〕126号",
        "2018-12-23",
        "2019-01-08",
    )


def test_fields_on_one_line() -> None:
    found = head_of(
        "关于印发《云谷支持资金管理办法（试行）》的通知 发文机构：云谷管理委员会 发布时间：2017-03-05 "
        "发文字号：云谷发〔2017〕38号 政策类型：文件\n"
        f"《云谷支持资金管理办法（试行）》已经审议通过。\n云谷管理委员会2017年9月16日\n{BODY}\n本办法自发布之日起施行，有效期3年。"
    )
    assert (found.title, found.issuer) == ("云谷支持资金管理办法（试行）", "云谷管理委员会")
    assert (found.document_number, found.published, found.issued_on) == (
        "云谷发〔2017〕38号",
        "2017-03-05",
        "2017-09-16",
    )
    assert (found.trial, found.genre) == (True, "办法")
    assert (found.effective_on, found.expires_on) == ("2017-09-16", "2020-09-15")


@pytest.mark.parametrize(
    ("title", "genre", "years"),
    [
        ("云渚市“十四五”科技创新规划", "规划", (2021, 2025)),
        ("云渚市国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要", "规划", (2021, 2025)),
        ("云渚市科技创新三年行动计划（2022年—2024年）", "行动方案", (2022, 2024)),
        ("关于进一步优化科创环境的实施意见", "意见", (None, None)),
        ("云渚市科技专项资金管理办法", "办法", (None, None)),
        ("云渚市2025年科技创新重点任务分工方案", "分工方案", (2025, 2025)),
        ("云渚市科技局2024年工作总结和2025年工作思路", "工作报告", (2024, 2025)),
        ("云渚市2023年科技工作要点", "工作要点", (2023, 2023)),
        ("云渚市科技政策督查整改清单", "督查整改", (None, None)),
        ("《云渚市若干措施》政策解读", "解读", (None, None)),
        ("云渚市重大项目清单", "清单", (None, None)),
        ("云渚市政府关于科技城“十四五”规划的批复", "通知", (2021, 2025)),
        ("云渚市建设创新型城市工作指引", "办法", (None, None)),
    ],
)
def test_genre_and_period(title: str, genre: str, years: tuple[int | None, int | None]) -> None:
    found = head_of(f"{title}\n为推动发展，现明确如下。\n一、要求\n坚持创新。")
    assert (found.genre, (found.period_start, found.period_end)) == (genre, years)


def test_the_years_that_a_text_says_it_is_for() -> None:
    plan = head_of(f"云渚市“十四五”科技规划\n为推动创新,制定本规划。规划期为2022—2025年。\n{BODY}")
    assert (plan.period_start, plan.period_end) == (2022, 2025)
    scheme = head_of(f"云渚市科技行动方案\n为推动创新,制定本方案。\n一、期限\n实施期限:2023年1月至2025年12月。\n{BODY}")
    assert (scheme.period_start, scheme.period_end) == (2023, 2025)


def test_what_a_task_is_to_issue_is_not_the_title() -> None:
    text = "云渚市安排部署全市科技工作\n坚持创新驱动。深入贯彻省里要求,出台《云渚市创新型城市工作方案》及配套政策。\n"
    assert head_of(text).title is None


def test_thirty_days_after_issue() -> None:
    found = head_of(f"云渚市某措施\n云渚市人民政府\n2021年11月18日\n{BODY}\n以上措施自印发之日起30日后施行。")
    assert found.effective_on == "2021-12-18"


def test_dates_in_chinese_numerals() -> None:
    assert head_of(f"云渚市某措施\n云渚市人民政府\n二〇二一年十一月十八日\n{BODY}").issued_on == "2021-11-18"


@pytest.mark.parametrize(
    "line",
    [
        "云渚市政府印发《云谷办法》的通知(云政发〔2017〕2号)",
        "关于印发《云谷办法》的通知 云政发〔2017〕2号",
        "云政发〔2017〕2号《云渚市政府关于云谷办法》",
        "发文文号: 云政发[2017]2号",
        "【发布文号】云政发〔2017〕2号",
        "发文字号: | 云政发〔2017〕2号 | 有 效 性: |",
        "[ 索引号 ] | 1150/2023-01 | [ 发文字号 ] | 云政发〔2017〕2号 |",
    ],
)
def test_a_number_beside_the_title_or_in_a_field(line: str) -> None:
    assert head_of(f"{line}\n各区政府：\n{BODY}").document_number == "云政发〔2017〕2号"


def test_dates_with_blanks_and_a_meeting_that_passed_it() -> None:
    assert head_of(f"云谷方案\n发布日期: 2022- 04- 27 浏览次数:\n{BODY}").published == "2022-04-27"
    passed = head_of(f"云谷意见\n(二〇一六年七月八日中共云渚市委第九次全体会议通过)\n{BODY}")
    assert passed.issued_on == "2016-07-08"
    law = head_of(f"《云谷条例》已由会议通过，现予公布，自2021年7月1日起施行。\n云谷条例\n{BODY}")
    assert law.effective_on == "2021-07-01"


def test_a_cited_number_is_not_the_documents_own() -> None:
    text = f"云渚市某措施\n根据《某通知》（国办发〔2018〕126号）精神，自2020年1月1日起，对建成的给予补贴。\n{BODY}"
    found = head_of(text)
    assert found.document_number is None
    assert found.effective_on is None


@pytest.mark.parametrize(
    ("text", "completeness"),
    [
        ("4.促进社会进步。支持杭州企业。\n（九）增强支撑。\n1.完善机制。推动杭州发展。", "fragment"),
        ("（三）健全机制。\n二、保障\n加强领导。", "fragment"),
        (f"云渚市某规划\n{BODY}\n第二节（略）", "fragment"),
        (f"云渚市某规划\n{BODY}", "whole"),
        (f"今年以来，市科技局深入落实部署。\n{BODY}", "whole"),
    ],
)
def test_completeness(text: str, completeness: str) -> None:
    found = head_of(text)
    assert found.completeness == completeness
    assert bool(found.completeness_why) == (completeness != "whole")


def test_a_text_without_a_head_speaks_for_the_place_it_names() -> None:
    report = "2021年，市科技局深入落实市委、市政府部署。沈阳高新区、沈阳材料中心、沈阳自创区加快建设，全市投入增长。"
    found = head_of(f"{report}\n一、2021年工作情况\n{report}\n二、2022年工作思路\n{report}")
    assert (found.title, found.issuer, found.place) == (None, "沈阳市科技局", "210100")
    assert (found.period_start, found.period_end, found.genre) == (2021, 2022, "工作报告")


def test_a_text_that_names_no_place_has_none() -> None:
    found = head_of("加强领导，完善机制。\n一、要求\n坚持创新。")
    assert (found.issuer, found.place, found.place_name) == (None, None, None)


def test_reprints_say_so() -> None:
    assert head_of(f"云渚市某规划\n{BODY}\n本文仅代表作者观点，不代表本站立场。").authority == "reprint"
    assert head_of(f"云渚市某规划\n来源：某某新闻网\n{BODY}").authority == "reprint"
    assert head_of(f"云渚市某规划\n来源：云渚市政府网\n{BODY}").authority == "official"


@pytest.mark.parametrize(
    "mark", ["机密★1年", "秘密", "绝密★长期", "机 密 ★ 5 年", "【机密】", "密级：秘密", "机密 特急", "000001机密★1年"]
)
def test_a_mark_of_secrecy_is_refused(mark: str) -> None:
    text = f"{mark}\n{NOTICE}"
    with pytest.raises(MarkingError) as caught:
        head_of(text)
    for lang in LANGUAGES:
        line = caught.value.text(lang)
        assert "plan.txt" in line
        assert "--accept-marking" in line
    assert head_of(text, accept_marking=True).marking in ("机密", "秘密", "绝密")


def test_prose_about_secrecy_is_no_mark() -> None:
    text = NOTICE.replace("各市人民", "涉及国家秘密、机密的事项按规定办理。加强秘密管理，各市人民", 1)
    assert head_of(text).marking is None


@pytest.mark.parametrize(
    ("line", "marking"),
    [
        ("内部资料，注意保存", "内部"),
        ("（不予公开）", "不予公开"),
        ("（此件不公开）", "不予公开"),
        ("公开方式：依申请公开", "依申请公开"),
    ],
)
def test_internal_papers_are_read_and_say_so(line: str, marking: str) -> None:
    assert head_of(f"{line}\n{NOTICE}").marking == marking


def fold(text: str | None) -> str:
    return re.sub(r"[\s\"'“”()—~-]+", "", unicodedata.normalize("NFKC", text or ""))


def test_titles_and_issuers_of_real_documents(shared: Path) -> None:
    for file in sorted((shared / "gold").glob("*.json")):
        gold = json.loads(file.read_text("utf-8"))
        tree = structure(clean(read(Origin(str(shared / "corpus" / f"{file.stem}.txt")))))
        found = head(tree.clean, tree.passages)
        assert fold(found.title) == fold(gold["title"]), file.stem
        assert fold(found.issuer) == fold(gold["issuer"]), file.stem
        assert found.place, file.stem
        for name, span in found.evidence.items():
            assert tree.quote(span), (file.stem, name)


def test_a_plan_that_goes_by_the_name_of_what_it_carries_out() -> None:
    text = (
        "江澜省科技厅关于印发《江澜省委关于促进科技创新的意见》重点任务分工方案的通知\n各市：\n请认真落实。\n"
        "一、任务\n1.建设平台。支持建设。"
    )
    assert head_of(text).title == "《江澜省委关于促进科技创新的意见》重点任务分工方案"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("云渚市科学技术局关于印发《云渚市补助细则》的通知\n（云科规〔2027〕2号）", "云科规〔2027〕2号"),
        ("云渚市人民政府令\n第45号\n云渚市科学技术进步办法", "云渚市人民政府令第45号"),
        ("云渚市人民政府令\n（第 45 号）\n云渚市科学技术进步办法", "云渚市人民政府令第45号"),
        ("云渚市科技局公告\n第3号\n云渚市项目申报指南", None),
    ],
)
def test_numbers_in_brackets_and_of_orders(text: str, number: str | None) -> None:
    assert head_of(f"{text}\n{BODY}").document_number == number


@pytest.mark.parametrize(
    ("below", "issuer", "day"),
    [
        ("（2027年1月10日）", None, "2027-01-10"),
        ("（云渚市人民政府2027年1月10日印发）", "云渚市人民政府", "2027-01-10"),
        ("（云渚市科学技术局 二〇二七年一月十日）", "云渚市科学技术局", "2027-01-10"),
        ("（2027—2029年）", None, None),
    ],
)
def test_the_bracket_below_a_title_that_tells_the_day_is_no_part_of_it(
    below: str, issuer: str | None, day: str | None
) -> None:
    found = head_of(f"关于加快建设科技创新平台的实施方案\n{below}\n{BODY}")
    assert (found.issuer, found.issued_on) == (issuer, day)
    assert found.title == "关于加快建设科技创新平台的实施方案" + ("" if day else below)
