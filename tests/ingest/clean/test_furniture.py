"""Lines of the page go; lines of the document stay, its dates and numbers of publication among them."""

from __future__ import annotations

import pytest

from ingest.clean import furniture
from tests.ingest.clean.cases import applied


@pytest.mark.parametrize(
    "line",
    [
        "首页 > 政务公开 > 规划计划",
        "当前位置：首页 > 政策文件",
        "政务公开 > 政策文件 > 规划",
        "江ICP备00000000号",
        "Copyright 2001-2020 All Rights Reserved",
        "留言与评论（共有 0 条评论）",
        "扫描二维码关注本站",
        "【打印】【关闭】",
        "打印 关闭 分享",
        "来源：某某新闻网",
        "(来源:厅法规处)",
        "来源：http://www.example.org/a/b.html",
        "字体：大 中 小",
        "# Page 3:",
        "- 3 -",
        "· 5 ·",
        "— 12 —",
        "第 3 页 共 20 页",
        "上一篇：某某通知",
        "相关解读：一图读懂本措施",
        "责任编辑：某某",
        "本文仅代表作者观点，不代表本站立场。",
        "1、下载文档前请核对内容是否完整，本站不提供额外的编辑服务。",
        "2、“仅部分预览”的文档可以申请退款。",
        "3、如文档侵犯他人权益，请联系客服处理（人工客服工作时间：8:30-17:30）。",
        "1.云渚市量子科技行动计划任务分工表.docx",
        "附件2：主要指标.pdf（120.5KB）",
        "您访问的链接即将离开“云渚市政府”门户网站 是否继续？",
        "继续访问 放弃",
        "视力保护色：",
        "手机扫一扫打开当前页",
        "分享：微信 微博",
        "相关阅读",
        "往期推荐",
        "附件下载",
        "附件【云科发8号.pdf】已下载88次",
        "点击上方蓝字关注我们",
        "点分享 点收藏 点点赞 点在看",
        "【我要纠错】责任编辑：某某",
        "免责声明：本网转载的信息仅供参考。",
        "索引号：yz0001/2027-00015",
        "网站地图 | 联系我们 | 隐私声明",
        "首页 新闻中心 政务公开 政务服务 互动交流",
        "【我要纠错】【打印】【关闭】",
        "返回上一页",
        "适老化无障碍服务",
        "初审：甲 复审：乙 终审：丙",
        "责编：某某",
        "已浏览 35 次",
        "您是第 1234567 位访客",
        "建议使用1024*768以上分辨率浏览本站",
        "地址：云渚市人民路1号 邮编：990000 电话：0990-12345678",
    ],
)
def test_furniture_goes(line: str) -> None:
    assert applied(furniture.find, f"一、目标\n{line}\n二、任务") == "一、目标\n二、任务"


@pytest.mark.parametrize(
    "line",
    [
        "发布日期：2024-03-18",
        "政务公开",
        "政策解读 政策咨询",
        "打印设备更新改造",
        "审核通过后拨付资金。",
        "编辑：完善地方志编辑机制，2027年底前完成。责任单位：市地方志办",
        "联系人：某某，联系电话：0990-12345678",
        "来源：县政府网 时间：2025-03-04 09:15:00",
        "发文字号：江政办发〔2024〕12号",
        "（此件公开发布）",
        "责任单位：省科技厅。",
        "2024年3月18日",
        "研发投入强度>3%",
        "建设首页推荐的服务平台，支持企业在首页展示。",
        "附件：重点任务分工表",
        "加强政府网站管理，提供技术支持：依托省级平台开展服务。",
        "落实互联网企业ICP备案管理要求。",
        "注册资本",
        "3",
        "附件：1.重点任务分工表",
        "系统导出格式为：表格.xlsx，按季报送。",
    ],
)
def test_the_document_stays(line: str) -> None:
    assert applied(furniture.find, f"一、目标\n{line}\n二、任务") == f"一、目标\n{line}\n二、任务"


def test_running_heads_go_with_their_page_numbers() -> None:
    text = "\n".join(f"第{i}段的内容。\n{i + 10} 云渚市人民政府公报" for i in range(4)) + "\n云渚市人民政府公报\n完。"
    assert "公报" not in applied(furniture.find, text)
    twice = "甲。\n11 云渚市人民政府公报\n乙。\n12 云渚市人民政府公报"
    assert applied(furniture.find, twice) == twice


def test_the_sites_name_goes_with_its_navigation() -> None:
    text = "某某成果网\n某某成果网 首页 政策 地方\n某某行动方案"
    assert applied(furniture.find, text) == "某某行动方案"


def test_running_heads_go_from_the_end_of_a_line_and_with_their_second_line() -> None:
    pages = "\n".join(
        f"{i + 10} 云渚市人民政府公报\n市政府文件\n第{i}段写到一半云渚市人民政府公报 {i + 20}" for i in range(4)
    )
    left = applied(furniture.find, "市政府文件\n" + pages)
    assert left.split("\n") == ["市政府文件", *(f"第{i}段写到一半" for i in range(4))]


@pytest.mark.parametrize(
    ("line", "left"),
    [
        (
            "发布日期：2026-03-15 10:21来源：市府办浏览次数：次字号：[大中小]打印 收藏分享到：微信",
            "发布日期：2026-03-15 10:21",
        ),
        ("时间：2026年3月15日 点击：123次", "时间：2026年3月15日"),
        ("发布时间：2026-03-15【字体：大 中 小】", "发布时间：2026-03-15"),
        ("2026-03-15 10:21 来源：市科技局 浏览量：20", "2026-03-15 10:21"),
        ("发布时间：2026-03-15 江澜省科技厅", "发布时间：2026-03-15 江澜省科技厅"),
        ("完成时间：2026-03-15来源于企业的项目。", "完成时间：2026-03-15来源于企业的项目。"),
    ],
)
def test_what_a_site_says_beside_the_date_goes(line: str, left: str) -> None:
    assert applied(furniture.find, f"一、目标\n{line}\n二、任务") == f"一、目标\n{left}\n二、任务"


def test_the_number_of_a_sites_catalogue_goes_out_of_its_row() -> None:
    row = "索引号\t01456/2027-00123\t组配分类\t规范性文件\n文号\t云农发〔2027〕8号"
    assert applied(furniture.find, row) == "组配分类\t规范性文件\n文号\t云农发〔2027〕8号"
