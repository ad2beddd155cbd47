"""One decision for every number: figure, grant, condition or nothing."""

from __future__ import annotations

import pytest

from ingest.extract.figures.mode import Mode
from ingest.extract.figures.numbers import fold, scan
from ingest.extract.figures.sites import sites
from ingest.extract.figures.standing import standing


def decide(sentence: str, headings: tuple[str, ...] = (), section: Mode | None = None) -> list[str]:
    """What each number of a sentence is."""
    text = fold(sentence)
    return [standing(text, site, headings, section) for site in sites(text, scan(text))]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("对新认定的高新技术企业,给予一次性奖励20万元。", ["provision"]),
        ("给予最高500万元扶持。", ["provision"]),
        ("每家补助10万元。", ["provision"]),
        ("分别给予最高60万元、40万元扶持。", ["provision", "provision"]),
        ("给予特等奖150万元、一等奖50万元奖励。", ["provision", "provision"]),
        ("按设备投资25%的比例给建设方补贴,每站补贴金额最高不超过200万元。", ["provision", "provision"]),
        ("对研发投入占销售收入比例高于6%的企业,优先保障用电。", ["condition"]),
        ("年产值首次达到3000万元、6000万元的,分别给予40万元、80万元支持。", ["condition"] * 2 + ["provision"] * 2),
        ("鼓励担保机构为收入在3亿元(含)以下的企业提供服务。", ["condition"]),
        ("对研发费用不低于500万元且占比不低于5%的企业,给予补助。", ["condition", "condition"]),
        ("对某实验室,每年安排运行经费1500万元。", ["provision"]),
        ("每年安排运行经费1500万元。", ["figure"]),
        ("对符合条件的企业给予100万元奖励。", ["provision"]),
        ("申报单位应当具备以下条件:研发人员不少于20人。", ["condition"]),
        ("设立总规模为100亿元的创新基金,给企业以支持。", ["figure"]),
        ("每年安排1亿元,用于示范区建设。", ["figure"]),
        ("技术合同成交额达到360亿元。", ["figure"]),
        ("失业率不超过5.5%。", ["figure"]),
        ("研发后补助资金规模达到5亿元。", ["figure"]),
        ("支持高校院所建设10家以上中试基地。", ["figure"]),
        ("建设面积达到5万平方米。", ["figure"]),
        ("给予最高1亿元资助,提供不低于1000平方米办公场地。", ["provision", "provision"]),
        ("发放科技创新券,每家企业每年不超过20万元。", ["provision"]),
        ("对年度登记额超过5000万元的机构,按登记额的1‰给予奖励。", ["condition", "provision"]),
        ("研发费用占营业收入比重不低于3%且拥有专利2件以上的,优先推荐。", ["condition", "condition"]),
        ("首次突破10亿元的工业企业、服务业企业,一次性给予最高100万元奖励。", ["condition", "provision"]),
        ("费用在一千万元(含)到1亿元(不含)之间的,额外奖励40万元。", ["condition", "condition", "provision"]),
        ("占比达到5%以上、年均增长20%以上的企业,给予不超过50万元支持。", ["condition", "condition", "provision"]),
        ("年成交额1亿元以上的机构,按照成交额的0.5%给予最高100万元补助。", ["condition", "provision", "provision"]),
        ("获得1000万元以上融资的企业,给予融资额1%的奖励。", ["condition", "provision"]),
        ("发明专利每件奖励1万元,实用新型每件2000元。", ["provision", "provision"]),
        ("企业可申领不超过20万元的创新券,用于抵扣服务费用的50%。", ["provision", "provision"]),
        ("贷款损失按银行20%、财政50%的比例分担,补偿总额不超过5000万元。", ["provision"] * 3),
        ("按国拨经费1:1配套,最高300万元。", ["provision"]),
        ("入驻企业前两年租金全免,面积不超过200平方米。", ["provision"]),
        ("培育营业收入10亿元以上的企业50家,给予用地支持。", ["figure", "figure"]),
        ("享受优惠企业达到3000家,减免税额20亿元。", ["figure", "figure"]),
        ("支持设立总规模20亿元的天使投资基金。", ["figure"]),
        ("享受优惠的企业户数和加计扣除金额分别增长78%、21%。", ["figure", "figure"]),
        ("对孵化面积不少于5000平方米、在孵企业不少于20家的孵化器,给予100万元奖励。", ["condition"] * 2 + ["provision"]),
        ("支持建设面积不低于1万平方米的孵化器。", ["condition"]),
        ("关停30万千瓦及以上电厂15公里供热半径范围内的燃煤锅炉。", ["none", "none"]),
        ("投入增长14.2%,超额完成10%省考目标。", ["figure", "none"]),
        ("提出18项具体举措。", ["none"]),
        ("这4个指标有所提高。", ["none"]),
        ("任务分解落实到12个部门。", ["none"]),
        ("在3个县区开展成果评价改革试点。", ["none"]),
        ("该规划是省政府确定的14项重点专项规划之一。", ["none"]),
        ("专利拥有量达3.6件,超额完成2件的目标任务。", ["figure", "none"]),
    ],
)
def test_a_number_is_one_thing_only(sentence: str, expected: list[str]) -> None:
    assert decide(sentence) == expected


def test_headings_make_conditions_and_reports() -> None:
    assert decide("研发人员占比不低于20%。", ("二、认定条件",)) == ["condition"]
    assert decide("发放补助资金300万元。", ("一、2023年工作总结",), "observation") == ["figure"]
