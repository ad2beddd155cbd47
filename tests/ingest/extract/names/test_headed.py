"""Names that end in a head noun: where they begin, and names told from classes."""

from __future__ import annotations

import pytest

from ingest.extract.names.headed import headed
from ingest.extract.names.sentence import Sentence

NAMES = [
    # a proper part: a place, a word that no dictionary knows, a quoted word, a name known nationwide
    ("支持云渚实验室建设", "Laboratory", "云渚实验室"),
    ("加快青浦湾科创走廊建设", "Corridor", "青浦湾科创走廊"),
    ("高标准建设临沅国家高新区", "Park", "临沅国家高新区"),
    ("推进云渚市科技成果转化基金设立", "Fund", "云渚市科技成果转化基金"),
    ("依托北京大学云渚研究院开展攻关", "Institute", "北京大学云渚研究院"),
    ("深入实施“澜英汇”引才计划", "Program", "“澜英汇”引才计划"),
    ("发挥云渚(临沅)协同创新中心作用", "InnovationCenter", "云渚(临沅)协同创新中心"),
    ("与清华大学云渚研究院(临沅)对接", "Institute", "清华大学云渚研究院"),
    ("推动西部超算中心(成都)运行", "ScienceFacility", "西部超算中心(成都)"),
    ("引进云渚澜光新材料股份有限公司", "Enterprise", "云渚澜光新材料股份有限公司"),
    ("支持国家超级计算潍坊中心扩容", "ScienceFacility", "国家超级计算潍坊中心"),
    ("成立省智能制造工作领导小组", "GovernmentUnit", "省智能制造工作领导小组"),
    ("在省科技创新委员会办公室领导下", "GovernmentUnit", "省科技创新委员会办公室"),
    ("设立省天使投资引导基金", "Fund", "省天使投资引导基金"),
    # a verb right before it is none of its words
    ("以“一事一议”方式保障澜湾实验室用地", "Laboratory", "澜湾实验室"),
    ("规范澜湾市科技创新专项资金管理", "Fund", "澜湾市科技创新专项资金"),
    # words that are verbs elsewhere stand inside names
    ("建设云渚临床诊疗研发与转化功能型平台", "ServicePlatform", "云渚临床诊疗研发与转化功能型平台"),
    ("成立云渚国家农高区建设领导小组", "GovernmentUnit", "云渚国家农高区建设领导小组"),
    # and none where a name of its own stands before 和, 与
    ("支持云渚科技城与临沅科学城联动", "Park", "临沅科学城"),
    # topic words, under a verb that makes or runs such things
    ("搭建医疗器械检验检测公共服务平台", "ServicePlatform", "医疗器械检验检测公共服务平台"),
    ("实施新材料产业链提升工程", "Program", "新材料产业链提升工程"),
    ("开展企业孵化培育行动、创新能力提升行动、人才服务行动", "Program", "创新能力提升行动"),
    ("组织实施碳达峰科技支撑行动", "Program", "碳达峰科技支撑行动"),
    ("争取合成生物学国家实验室布局", "Laboratory", "合成生物学国家实验室"),
    ("创建国家网络安全教育技术产业融合发展试验区", "Park", "国家网络安全教育技术产业融合发展试验区"),
    ("上线“科研设备共享管理系统”", "ServicePlatform", "科研设备共享管理系统"),
    ("深化数字经济“一号工程”", "Program", "数字经济“一号工程”"),
]

CLASSES = [
    "建设一批国家重点实验室",
    "新增省级科技企业孵化器5家",
    "支持企业创建国家技术创新中心和省实验室",
    "培育各类众创空间",
    "完善科技创新平台体系",
    "打造高能级科创平台",
    "建设江澜省重点实验室10家",
    "引导政府引导基金投早投小",
    "组织实施重大专项",
    "开展专项行动",
    "支持龙头企业牵头组建创新联合体",
    "推动开发区和高新区高质量发展",
    "引进工程师和高水平研究院所",
    "加强大学科技园建设",
    "支持3家国家级高新区扩区",
    "提升公共服务平台能力",
    "构建“众创空间+孵化器+加速器+产业园”链条",
    "重点建设5个产业创新服务综合体",
    "鼓励高校和研究中心开放",
    "建设2000P算力机房和调度平台",
    "设立风险投资基金",
    "鼓励头部企业设立医疗器械投资基金",
    "支持市场化医疗器械风险投资基金发展",
    "支持电信运营企业建设边缘数据中心",
]


@pytest.mark.parametrize(("text", "cls", "name"), NAMES)
def test_names(text: str, cls: str, name: str) -> None:
    assert (cls, name) in {(f.cls, f.name) for f in headed(Sentence(text))}


@pytest.mark.parametrize("text", CLASSES)
def test_classes_name_nothing(text: str) -> None:
    assert [f.name for f in headed(Sentence(text))] == []


def test_a_programme_that_only_begins_a_plan_is_none() -> None:
    assert headed(Sentence("云渚市“澜英汇”行动方案")) == []


def test_a_name_in_a_title_is_left_to_the_title() -> None:
    assert headed(Sentence("印发《云渚科技城建设方案》")) == []
