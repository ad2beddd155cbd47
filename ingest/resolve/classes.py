"""The leaf class of a body, a pure function of its name: its head noun decides, so that documents cannot disagree."""

from __future__ import annotations

import re

from ingest.resolve.expand import lexicon

# the first that fits; the head noun stands last in a Chinese name
_BY_SUFFIX: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), cls)
    for pattern, cls in (
        (r"(?:人民法院|人民检察院|法院|检察院)$", "GovernmentUnit"),
        (r"(?:党校|行政学院|社会主义学院)$", "GovernmentUnit"),
        (
            r"(?:公司|集团|企业|银行|券商|证券|保险|信托|厂|股份|电信|移动|联通|铁塔|电网|交易所|律师事务所|会计师事务所)$",
            "Enterprise",
        ),
        (r"(?:人民银行).*(?:分行|支行|营业管理部|总行|银行)$", "GovernmentUnit"),
        (r"(?:分行|支行|分公司)$", "Enterprise"),
        (r"(?:科学院|工程院|农科院|林科院|社科院|医科院|中科院)$", "Institute"),
        (
            r"大学(?:[(（][^()（）]{2,4}[)）]|.{2,5}分校)$|(?:大学|学院|职业技术学院|中学|学校|高等专科学校|[^委]党校|校区|师大|工大|理工|交大|科大|浙大|清华|北大)$",
            "University",
        ),
        (r"(?:医院|卫生院|疾控中心|疾病预防控制中心)$", "Institute"),
        (r"实验室$", "Laboratory"),
        (r"(?:技术|制造业|产业)创新中心$", "InnovationCenter"),
        (
            r"(?:高新区|开发区|自创区|园区|产业园|科技园|软件园|创业园|创意园|示范区|试验区|先行区|科技城|科学城|小镇)$",
            "Park",
        ),
        (
            r"(?:设计院|研究院|研究所|研究总院|分院|[0-9〇一二三四五六七八九十]+所|[^务]所)$",
            "Institute",
        ),
        (
            r"(?:工商业联合会|残疾人联合会|妇女联合会|文学艺术界联合会|社会科学界联合会|归国华侨联合会|总工会|科学技术协会|作家协会|红十字会|贸易促进委员会)$",
            "GovernmentUnit",
        ),
        (r"(?:联盟|创新联合体|协会|学会|商会|促进会|联合会|基金会)$", "Alliance"),
    )
)
_MASS = (
    "总工会|妇女联合会|妇联|科协|科学技术协会|工商联|工商业联合会|残联|残疾人联合会|文联|社科联|侨联|红十字会|贸促会"
)
_VERTICAL = (
    r"国家税务总局.+|银行保险监督|金融监督管理总局.+|证券监督|银保监|证监局$|海关$|人民银行|气象局$|邮政管理局$|"
    r"通信管理局$|调查(?:总)?队$|海事局$|民航|烟草"
)
_ORGANS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), kind)
    for pattern, kind in (
        (r"专班$", "专班"),
        (r"(?:领导小组|联席会议|指挥部|推进组|工作组|协调小组|议事协调机构)$", "议事协调机构"),
        (r"(?:领导小组|联席会议|指挥部|委员会|推进组).*办公室$|领导小组办$", "办公室"),
        (r"管理委员会$|管委会$|驻.*办事处$|街道办事处$|派出机构$|行政公署$", "派出机构"),
        (r"^中共|[省市区县州盟旗]委(?:$|[^员托])|党工委$|党组$|纪委", "党委"),
        (r"人民代表大会|人大", "人大"),
        (r"政治协商会议|政协", "政协"),
        (r"法院$|检察院$", "法检"),
        (rf"共青团|^团|(?:{_MASS})$", "群团"),
        (_VERTICAL, "垂直管理"),
    )
)  # fmt: skip


# leaf class → family of its ids
FAMILIES = {
    "GovernmentUnit": "unit",
    **dict.fromkeys(("Actor", "Enterprise", "University", "Institute", "Alliance"), "actor"),
    **dict.fromkeys(
        ("Platform", "Laboratory", "InnovationCenter", "ScienceFacility", "ServicePlatform", "Incubator"), "platform"
    ),
    **dict.fromkeys(("Zone", "Corridor", "Park", "Region"), "zone"),
    "Fund": "fund",
    "Plan": "plan",
    "Program": "program",
    "Project": "project",
    "Assessment": "assessment",
    "Designation": "designation",
    "Indicator": "indicator",
    "Field": "field",
    "Theme": "theme",
    "Instrument": "instrument",
    "TargetGroup": "group",
}


def class_of(name: str) -> str:
    """The leaf class of a body that acts; a public body where no head noun says otherwise."""
    known = lexicon().get(name)
    if known:
        return known
    for pattern, cls in _BY_SUFFIX:
        if pattern.search(name):
            return cls
    return "GovernmentUnit"


def organ_kind_of(name: str) -> str:
    """The kind of a public body."""
    for pattern, kind in _ORGANS:
        if pattern.search(name):
            return kind
    return "政府"
