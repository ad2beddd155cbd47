"""Relations that sentences state between named things."""

from __future__ import annotations

import pytest

from ingest.extract.entity import mentions
from ingest.extract.relation import relations
from ingest.extract.responsibility import responsibilities
from tests.ingest.trees import tree_of


def stated(text: str) -> set[tuple[str, str, str]]:
    tree = tree_of(text)
    found = relations(tree, mentions(tree, responsibilities(tree)))
    return {(r.subject, r.predicate, r.object) for r in found}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("支持云渚大学争创澜湾国家实验室", ("云渚大学", "BIDS_FOR", "澜湾国家实验室")),
        ("推动浙江大学牵头建设云渚创新中心", ("浙江大学", "BUILDS", "云渚创新中心")),
        ("支持云渚大学争创国家重点实验室", ("云渚大学", "BIDS_FOR", "全国重点实验室")),
        ("支持云渚大学与临沅大学共建澜湾研究院", ("云渚大学", "BUILDS", "澜湾研究院")),
        ("依托云渚大学建设澜湾创新中心", ("云渚大学", "HOSTS", "澜湾创新中心")),
        ("云渚大学获批澜湾临床医学研究中心", ("云渚大学", "OBTAINED", "澜湾临床医学研究中心")),
        ("支持云渚技术交易所落户临沅高新区", ("云渚技术交易所", "LOCATED_IN", "临沅高新区")),
        ("由云渚产业技术研究院发起设立澜湾天使基金", ("云渚产业技术研究院", "MANAGES", "澜湾天使基金")),
        ("在云渚引导基金中设立澜湾子基金", ("澜湾子基金", "PART_OF", "云渚引导基金")),
        ("推动云渚超算中心成为澜湾国家科学中心的重要组成部分", ("云渚超算中心", "PART_OF", "澜湾国家科学中心")),
        ("浙江省人民政府印发《科技强省若干措施》", ("浙江省人民政府", "ISSUED", "科技强省若干措施")),
    ],
)
def test_a_sentence_states_a_relation(sentence: str, expected: tuple[str, str, str]) -> None:
    assert expected in stated(f"一、重点任务\n(一)建设平台。{sentence}。")


@pytest.mark.parametrize(
    "sentence",
    [
        "支持云渚大学、临沅大学、澜湾研究院发展",
        "支持云渚大学提升水平。建设澜湾创新中心",
        "支持云渚大学改革,推动企业建设澜湾创新中心",
    ],
)
def test_neighbours_alone_state_none(sentence: str) -> None:
    assert stated(f"一、重点任务\n(一)建设平台。{sentence}。") == set()


def test_a_notice_carries_what_it_issues() -> None:
    text = "一、重点任务\n(一)落实。落实《浙江省人民政府关于印发科技强省方案的通知》要求。"
    assert stated(text) == {
        ("浙江省人民政府", "ISSUED", "科技强省方案"),
        ("浙江省人民政府关于印发科技强省方案的通知", "CARRIES", "科技强省方案"),
    }


@pytest.mark.parametrize("mark", [" ", "\n"])
def test_each_of_several_bodies_that_a_document_names_issued_it(mark: str) -> None:
    text = (
        f"临海市发展和改革局{mark}临海市科学技术局{mark}关于印发《临海市科技发展规划》的通知\n"
        "现将《临海市科技发展规划》印发给你们,请认真组织实施。\n临海市科技发展规划\n一、重点任务\n(一)落实。抓好落实。"
    )
    assert {r[0] for r in stated(text) if r[1:] == ("ISSUED", "临海市科技发展规划")} == {
        "临海市发展和改革局",
        "临海市科学技术局",
    }


def test_a_like_named_plan_of_another_body_is_not_what_a_cited_notice_carries() -> None:
    text = (
        "浙江省人民政府办公厅关于印发浙江省2016年政务公开工作要点的通知\n现将《浙江省2016年政务公开工作要点》印发给你们。\n"
        "浙江省人民政府办公厅\n2016年5月28日\n浙江省2016年政务公开工作要点\n"
        "按照《国务院办公厅关于印发2016年政务公开工作要点的通知》要求,制定本要点。\n一、推进公开\n(一)公开清单。公布清单。"
    )
    assert {r[0] for r in stated(text) if r[1:] == ("ISSUED", "浙江省2016年政务公开工作要点")} == {
        "浙江省人民政府办公厅"
    }


def test_the_issuer_is_who_is_named_where_it_stands_though_more_fully_elsewhere() -> None:
    text = (
        "云南省科技厅关于印发中试基地备案管理办法的通知\n现将《云南省中试基地备案管理办法》印发给你们,请遵照执行。\n"
        "云南省科学技术厅\n2025年11月6日\n云南省中试基地备案管理办法\n一、总则\n(一)目的。推动科技成果转化。"
    )
    assert ("云南省科学技术厅", "ISSUED", "云南省中试基地备案管理办法") in stated(text)


def test_a_department_did_not_issue_what_the_centre_did() -> None:
    text = "中共中央 国务院关于促进科技创新的意见\n发文机构:江澜省科学技术厅\n一、重点任务\n(一)落实。抓好落实。"
    assert not [r for r in stated(text) if r[1] == "ISSUED" and r[0] == "江澜省科学技术厅"]


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (
            "——云渚实验室。由江澜省、云渚大学共建，依托临沅大学组建，争创澜湾国家实验室",
            {
                ("云渚大学", "BUILDS", "云渚实验室"),
                ("临沅大学", "HOSTS", "云渚实验室"),
                ("云渚实验室", "BIDS_FOR", "澜湾国家实验室"),
            },
        ),
        (
            "3.云渚研究院：落户临沅高新区，由云渚集团承建",
            {("云渚研究院", "LOCATED_IN", "临沅高新区"), ("云渚集团", "BUILDS", "云渚研究院")},
        ),
        (
            "——云渚技术创新中心。临沅研究院牵头，联合云渚大学、临沅集团等单位共同建设，挂靠临沅大学",
            {
                ("临沅研究院", "BUILDS", "云渚技术创新中心"),
                ("云渚大学", "BUILDS", "云渚技术创新中心"),
                ("临沅集团", "BUILDS", "云渚技术创新中心"),
                ("临沅大学", "HOSTS", "云渚技术创新中心"),
            },
        ),
        (
            "——云渚产业基金。临沅集团发起设立，委托云渚投资有限公司管理",
            {("临沅集团", "MANAGES", "云渚产业基金"), ("云渚投资有限公司", "MANAGES", "云渚产业基金")},
        ),
        ("——云渚实验室。加强与云渚大学合作，服务临沅集团", set()),
        ("——云渚实验室建设。依托临沅大学，培养人才", set()),
    ],
)
def test_an_item_tells_of_what_it_opens_with(item: str, expected: set[tuple[str, str, str]]) -> None:
    assert stated(f"一、重点任务\n(一)建设平台。\n{item}。") == expected


def test_a_notice_issues_all_the_plans_that_it_carries() -> None:
    text = (
        "郑州市人民政府关于印发《澜湾科学城建设实施方案》和《支持澜湾科学城建设若干政策措施》的通知\n"
        "各县（市）、区人民政府：\n现印发给你们，请认真贯彻执行。\n郑州市人民政府\n2027年3月2日\n"
    )
    found = {(s, o) for s, p, o in stated(text) if p == "ISSUED"}
    assert found >= {
        ("郑州市人民政府", "澜湾科学城建设实施方案"),
        ("郑州市人民政府", "支持澜湾科学城建设若干政策措施"),
    }
