"""Lists of platforms: whom the columns of hosts, builders and competent bodies name beside them."""

from __future__ import annotations

import pytest

from ingest.extract.entity import mentions
from ingest.extract.relation import relations
from tests.ingest.trees import tree_of


def stated(text: str) -> set[tuple[str, str, str]]:
    tree = tree_of(text)
    found = [r for r in relations(tree, mentions(tree, [])) if r.method == "relation.table"]
    return {(r.subject, r.predicate, r.object) for r in found}


LABORATORIES = (
    "附件 江澜省重点实验室名单\n序号\t实验室名称\t依托单位\t主管部门\n"
    "1\t澜湾材料重点实验室\t云渚大学\t省教育厅\n"
    "2\t江澜省智能制造重点实验室\t云渚集团有限公司、临沅大学\t省科技厅\n"
)


def test_a_list_of_laboratories_names_their_hosts_and_who_is_competent() -> None:
    assert stated(LABORATORIES) == {
        ("云渚大学", "HOSTS", "澜湾材料重点实验室"),
        ("省教育厅", "SUPERVISES", "澜湾材料重点实验室"),
        ("云渚集团有限公司", "HOSTS", "江澜省智能制造重点实验室"),
        ("临沅大学", "HOSTS", "江澜省智能制造重点实验室"),
        ("省科技厅", "SUPERVISES", "江澜省智能制造重点实验室"),
    }


@pytest.mark.parametrize(
    ("header", "predicate"),
    [("建设单位", "BUILDS"), ("牵头建设单位", "BUILDS"), ("运营单位", "OPERATES"), ("依托单位", "HOSTS")],
)
def test_a_column_says_what_those_below_it_are(header: str, predicate: str) -> None:
    text = f"附件 平台名单\n序号\t平台名称\t{header}\n1\t青浦湾超算中心\t云渚大学\n2\t临沅中试基地\t云渚大学\n"
    assert stated(text) == {("云渚大学", predicate, name) for name in ("青浦湾超算中心", "临沅中试基地")}


@pytest.mark.parametrize("header", ["责任单位", "牵头单位", "推荐单位", "所在地"])
def test_who_answers_for_a_task_is_nothing_to_the_platform(header: str) -> None:
    text = f"附件 任务清单\n序号\t重点任务\t{header}\n1\t青浦湾超算中心\t云渚大学\n2\t临沅中试基地\t云渚大学\n"
    assert stated(text) == set()


def test_a_platform_that_a_longer_text_names_is_not_what_the_row_is_about() -> None:
    text = "附件 清单\n序号\t名称\t依托单位\n1\t推动青浦湾超算中心扩容\t云渚大学\n2\t加快临沅中试基地改造\t云渚大学\n"
    assert stated(text) == set()
