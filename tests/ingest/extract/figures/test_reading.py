"""The figures of single sentences: the shapes of policy prose, one case each."""

from __future__ import annotations

import pytest

from ingest.extract.figures.carry import Reading
from ingest.extract.figures.numbers import fold, scan
from ingest.extract.figures.reading import SentenceReader, strength
from ingest.extract.figures.sites import sites


def read(sentence: str) -> list[Reading]:
    """All readings of one sentence."""
    text = fold(sentence)
    reader = SentenceReader(text)
    return [reading for site in sites(text, scan(text)) for reading in reader.read(site)]


CASES: list[tuple[str, list[tuple[str, float, str, str, str]]]] = [
    (
        "高新技术企业达到132家,完成全年任务的66%",
        [("高新技术企业", 132, "家", "=", "level"), ("高新技术企业完成全年任务比例", 66, "%", "=", "level")],
    ),
    (
        "高新技术企业新增50家,现在总数达到300家",
        [("高新技术企业", 50, "家", "=", "gross_increment"), ("高新技术企业总数", 300, "家", "=", "level")],
    ),
    (
        "贡献率达到58%,较前一年增长约2个百分点",
        [("贡献率", 58, "%", "=", "level"), ("贡献率", 2, "个百分点", "~", "net_increment")],
    ),
    ("规上科技服务业营收达2.6万亿", [("规上科技服务业营收", 2.6e12, "元", "=", "level")]),
    ("重点服务业顾客满意度达到78。", [("重点服务业顾客满意度", 78, "", "=", "level")]),
    ("遴选建设了首批26个试点城市", [("试点城市", 26, "个", "=", "level")]),
    ("完成道路整治提升60条", [("道路整治提升", 60, "条", "=", "level")]),
    ("打造治理示范片区20个", [("治理示范片区", 20, "个", "=", "level")]),
    ("合同成交额突破千亿", [("合同成交额", 1e11, "元", ">", "level")]),
    ("数字经济规模迈上两千亿台阶", [("数字经济规模", 2e11, "元", "=", "level")]),
    ("科技进步综合评价实现进位,跃居全省前40位", [("科技进步综合评价", 40, "位", "<=", "level")]),
    (
        "创新指数达到70%,在全省排名前移2位",
        [("创新指数", 70, "%", "=", "level"), ("创新指数全省排名", 2, "位", "=", "net_increment")],
    ),
    ("人才用房陆续建成500套", [("人才用房", 500, "套", "=", "level")]),
    (
        "实施重大项目不少于20项,滚动储备300项以上",
        [("重大项目", 20, "项", ">=", "level"), ("重大项目", 300, "项", ">=", "level")],
    ),
    (
        "建立企业实验室,2023年、2024年分别建成10个、15个",
        [("企业实验室", 10, "个", "=", "level"), ("企业实验室", 15, "个", "=", "level")],
    ),
    (
        "高新技术企业达到1200家,比2020年新增500家",
        [("高新技术企业", 1200, "家", "=", "level"), ("高新技术企业", 500, "家", "=", "gross_increment")],
    ),
    (
        "高新技术企业90家,较去年全年总数增长34%",
        [("高新技术企业", 90, "家", "=", "level"), ("高新技术企业", 34, "%", "=", "growth")],
    ),
    ("将力争高新技术产业增加值达到600亿元左右", [("高新技术产业增加值", 6e10, "元", "~", "level")]),
    ("规上工业总产值2022年达到500亿元", [("规上工业总产值", 5e10, "元", "=", "level")]),
    ("全市已有省重点实验室12家", [("省重点实验室", 12, "家", "=", "level")]),
    (
        "规上企业达到500家,其中民营300家",
        [("规上企业", 500, "家", "=", "level"), ("民营规上企业", 300, "家", "=", "level")],
    ),
    (
        "省、市、县三级本级科技支出占比分别达到2.5%、2%、1%",
        [
            ("省本级科技支出占比", 2.5, "%", "=", "level"),
            ("市本级科技支出占比", 2, "%", "=", "level"),
            ("县本级科技支出占比", 1, "%", "=", "level"),
        ],
    ),
    ("新入驻企业31家", [("新入驻企业", 31, "家", "=", "gross_increment")]),
    ("专利拥有量和合同交易额翻一番", [("专利拥有量", 1, "番", "=", "growth"), ("合同交易额", 1, "番", "=", "growth")]),
    (
        "资金支持超过6000万元、争取7000万元",
        [("资金支持", 6e7, "元", ">", "level"), ("资金支持", 7e7, "元", "=", "level")],
    ),
    ("甲研发中心、乙创新中心等70个企业研发中心落户云渚", [("企业研发中心", 70, "个", "=", "level")]),
    ("新建改建孵化载体面积50万平方米", [("孵化载体面积", 500000, "平方米", "=", "gross_increment")]),
    ("完成年度投资149亿元", [("年度投资", 14900000000, "元", "=", "level")]),
    ("向市、县属企业选派30名以上科技总师", [("科技总师", 30, "名", ">=", "level")]),
    ("构建青浦湾杂粮和云渚石油等2个技术创新战略联盟", [("技术创新战略联盟", 2, "个", "=", "level")]),
    ("推进院所与我市在化工、农林等领域开展6项技术合作", [("技术合作", 6, "项", "=", "level")]),
    ("拥有各类人才30万人、院士6人", [("各类人才", 300000, "人", "=", "level"), ("院士", 6, "人", "=", "level")]),
    ("创新水平在全国位次前移6位", [("创新水平在全国位次", 6, "位", "=", "net_increment")]),
    (
        "高新技术企业和科技型企业实现双倍增、总量分别超过1000家和4500家",
        [("高新技术企业", 1000, "家", ">", "level"), ("科技型企业", 4500, "家", ">", "level")],
    ),
    ("引进百个创新团队", [("创新团队", 100, "个", "=", "level")]),
    ("研发经费占生产总值比重超过3.2%", [("研发经费占生产总值比重", 3.2, "%", ">", "level")]),
    ("培育世界一流企业2家", [("世界一流企业", 2, "家", "=", "level")]),
    ("重点打造20个“智造”应用场景", [("“智造”应用场景", 20, "个", "=", "level")]),
    (
        "力争科技型小微企业突破1.2万家、高新技术企业突破5000家",
        [("科技型小微企业", 12000, "家", ">", "level"), ("高新技术企业", 5000, "家", ">", "level")],
    ),
    (
        "每年新认定省级研发中心70家、省级工程研究中心2家",
        [("省级研发中心", 70, "家", "=", "gross_increment"), ("省级工程研究中心", 2, "家", "=", "gross_increment")],
    ),
    (
        "雏鹰企业达到860家、同比增长25.5%",
        [("雏鹰企业", 860, "家", "=", "level"), ("雏鹰企业", 25.5, "%", "=", "growth")],
    ),
    (
        "高新技术企业达到800家,占全省高新技术企业总数40%左右",
        [
            ("高新技术企业", 800, "家", "=", "level"),
            ("高新技术企业占全省高新技术企业总数比重", 40, "%", "~", "level"),
        ],
    ),
    (
        "协会成员总数达到500家(企业300家、占60%,高校120家)",
        [
            ("协会成员总数", 500, "家", "=", "level"),
            ("协会成员企业", 300, "家", "=", "level"),
            ("协会成员企业占比", 60, "%", "=", "level"),
            ("协会成员高校", 120, "家", "=", "level"),
        ],
    ),
    (
        "投入强度达到2.8%,同比提高0.2个百分点,高于全国(2.5%)0.3个百分点",
        [
            ("投入强度", 2.8, "%", "=", "level"),
            ("投入强度", 0.2, "个百分点", "=", "net_increment"),
            ("全国投入强度", 2.5, "%", "=", "level"),
            ("投入强度高于全国", 0.3, "个百分点", "=", "level"),
        ],
    ),
    (
        "具有一流水平的领军人才、青年人才各200名左右",
        [("具有一流水平的领军人才", 200, "名", "~", "level"), ("青年人才", 200, "名", "~", "level")],
    ),
    (
        "家庭农场、农民合作社分别达到10个、20个",
        [("家庭农场", 10, "个", "=", "level"), ("农民合作社", 20, "个", "=", "level")],
    ),
    (
        "土地产出率、资源利用率高于其他地区15%以上",
        [("土地产出率高于其他地区", 15, "%", ">=", "level"), ("资源利用率高于其他地区", 15, "%", ">=", "level")],
    ),
    ("每年招引10亿元以上项目10个以上", [("10亿元以上项目", 10, "个", ">=", "level")]),
    ("培育10家营业收入超100亿元的龙头企业", [("营业收入超100亿元的龙头企业", 10, "家", "=", "level")]),
    ("设立总规模100亿元的创新母基金", [("创新母基金总规模", 1e10, "元", "=", "level")]),
    ("开发区排名进入全国前40位", [("开发区排名", 40, "位", "<=", "level")]),
    ("创新水平指数居全国第9位", [("创新水平指数", 9, "位", "=", "level")]),
    ("打造国内一流的研究型医院8—10家", [("国内一流的研究型医院", 8, "家", "range", "level")]),
    ("全省75%的规模以上企业基本实现网络化", [("全省规模以上企业基本实现网络化占比", 75, "%", "=", "level")]),
    ("服务业的贡献显著增强,达到60%以上", [("服务业的贡献", 60, "%", ">=", "level")]),
    ("实施“领航”攻关计划,每年安排项目不少于50个", [("“领航”攻关计划项目", 50, "个", ">=", "level")]),
    (
        "争取项目1634个、资金8.39亿元",
        [("争取项目", 1634, "个", "=", "level"), ("争取资金", 8.39e8, "元", "=", "level")],
    ),
    ("每年安排1亿元,用于示范区建设", [("示范区建设资金", 1e8, "元", "=", "level")]),
    ("18家企业获批省级企业技术中心", [("省级企业技术中心", 18, "家", "=", "gross_increment")]),
    ("单位生产总值能耗下降13.5%", [("单位生产总值能耗下降", 13.5, "%", "=", "growth")]),
    ("平台达到200家,其中国家级20家", [("平台", 200, "家", "=", "level"), ("国家级平台", 20, "家", "=", "level")]),
    ("“云渚谷”汇聚各类优秀人才超10万名", [("优秀人才", 100000, "名", ">", "level")]),
    (
        "培育营业收入5000亿元以上园区2个、2000亿元以上园区5个",
        [("营业收入5000亿元以上园区", 2, "个", "=", "level"), ("2000亿元以上园区", 5, "个", "=", "level")],
    ),
    (
        "认定市级以上人才团队45个,其中省级8个",
        [("市级以上人才团队", 45, "个", "=", "level"), ("省级人才团队", 8, "个", "=", "level")],
    ),
    (
        "净增瞪羚企业21家,总数突破150家,较上年增长16.3%",
        [
            ("瞪羚企业", 21, "家", "=", "net_increment"),
            ("瞪羚企业总数", 150, "家", ">", "level"),
            ("瞪羚企业总数", 16.3, "%", "=", "growth"),
        ],
    ),
    (
        "研发投入占GDP比重达3.1%,高于全省平均0.4个百分点",
        [
            ("研发投入占GDP比重", 3.1, "%", "=", "level"),
            ("研发投入占GDP比重高于全省", 0.4, "个百分点", "=", "level"),
        ],
    ),
    ("目前已有140多家科研单位参与", [("科研单位", 140, "家", ">", "level")]),
]


@pytest.mark.parametrize(("sentence", "expected"), CASES, ids=[s for s, _ in CASES])
def test_a_sentence_gives_its_figures(sentence: str, expected: list[tuple[str, float, str, str, str]]) -> None:
    found = [(r.indicator, r.quantity.value, r.quantity.unit, r.comparator, r.change) for r in read(sentence)]
    assert found == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "围绕新材料、新能源等6个重点领域",
        "开展5类科技计划",
        "涵盖先进材料、智能制造、信息技术3个方面",
        "高新技术企业是2015年的4.4倍",
        "每认定1家高新技术企业",
        "聚焦“4+6”关键技术",
    ],
)
def test_enumerations_multiples_and_steps_count_nothing(sentence: str) -> None:
    assert read(sentence) == []


def test_a_raised_value_keeps_its_baseline() -> None:
    low, high = read("研发投入占比由2020年的2.8%提高到3.5%")
    assert (low.is_baseline, low.quantity.value) == (True, 2.8)
    assert (high.indicator, high.baseline, high.method) == ("研发投入占比", 2.8, "figure.raised")


def test_every_year_holds_for_the_whole_list() -> None:
    assert [r.per for r in read("每年培育企业研发中心70家、重点实验室30家")] == ["year", "year"]


def test_how_large_a_zone_is_drawn_is_no_figure() -> None:
    found = [r.indicator for r in read("科学城规划面积约100平方公里,从业人员3万人")]
    assert found == ["从业人员"]


def test_numbers_of_several_years_are_each_for_one() -> None:
    found = [(r.quantity.value, r.year, r.per) for r in read("2023-2025年,每年分别培育高新技术企业50家、60家、70家")]
    assert found == [(50, 2023, "total"), (60, 2024, "total"), (70, 2025, "total")]


def test_the_parts_of_one_number_are_optional() -> None:
    found = [(r.indicator, r.optional) for r in read("建设5G基站1400个(其中移动800个,电信600个)")]
    assert found == [("5G基站", False), ("移动5G基站", True), ("电信5G基站", True)]


def test_meetings_and_bracketed_comparisons_are_optional() -> None:
    assert [r.optional for r in read("举办路演活动36场,培育企业20家")] == [True, False]


def test_spans_lie_in_the_sentence_and_hold_the_number() -> None:
    for sentence, _ in CASES:
        text = fold(sentence)
        for reading in read(sentence):
            assert 0 <= reading.start < reading.end <= len(text)
            assert reading.start <= reading.quantity.start < reading.end


@pytest.mark.parametrize(
    ("text", "expected"),
    [("确保全省投入", "ensure"), ("力争到2025年", "strive"), ("探索引进人才", "explore"), ("引进人才", "plain")],
)
def test_the_nearest_word_says_how_firm_a_target_is(text: str, expected: str) -> None:
    assert strength(text) == expected


@pytest.mark.parametrize("unit", ["培育企业10家、", "企业10家", "(企业10家", "建设", "10亿元以上项目", "占", "的10%"])
def test_long_sentences_are_read(unit: str) -> None:
    sentence = unit * (20_000 // len(unit))
    for reading in read(sentence):
        assert 0 <= reading.start < reading.end <= len(sentence)
