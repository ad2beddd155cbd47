"""Blanks that carry no meaning go; column borders and lost punctuation stay."""

from __future__ import annotations

import pytest

from ingest.clean import spaces
from tests.ingest.clean.cases import applied

PROSE = "加快建设重点实验室体系，推动科研院所和企业开展联合攻关，提升原始创新能力"


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("责 任 单 位：市科技局", "责任单位：市科技局"),
        ("运行的前 10座加氢站， 2021年起（ 2021—2023年）", "运行的前10座加氢站，2021年起（2021—2023年）"),
        ("实施 “揭榜挂帅 ”制度", "实施“揭榜挂帅”制度"),
        (f"{PROSE}，优 化创新生态", f"{PROSE}，优化创新生态"),
        ("各县 区人民政府 市各委办局", "各县 区人民政府 市各委办局"),  # lost commas
        ("1 云计算 数据中心项目 某某有限公司", "1 云计算 数据中心项目 某某有限公司"),
        ("序号 指标 2025年", "序号 指标 2025年"),
        ("3 研发经费（ 亿元）  120  180", "3 研发经费（亿元）  120  180"),
        ("高新技术企业数 家 6200 9000", "高新技术企业数 家 6200 9000"),
        ("指标名称 2023年 2027年", "指标名称 2023年 2027年"),
        ("2024 年 3 月 18 日", "2024年3月18日"),
        ("目  录", "目录"),
        ("标  题：某通知", "标题：某通知"),
        ("第一章 总则", "第一章 总则"),
        ("1. 加强领导", "1.加强领导"),
        ("Artificial Intelligence Lab", "Artificial Intelligence Lab"),
        ("  一、目标  \n \n\n  二、任务 ", "一、目标\n二、任务"),
        ("\t一、目标\n甲\t乙", "一、目标\n甲\t乙"),
        ("\n", ""),
    ],
)
def test_spaces(raw: str, clean: str) -> None:
    assert applied(spaces.find, raw) == clean
