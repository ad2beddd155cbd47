"""What short forms of bodies and zones leave out: 管理 and 服务 before 局, a zone's place and kind before 管委会."""

from __future__ import annotations

import re

from ingest.resolve.context import Context, governs
from ingest.resolve.expand import canonical, class_words_off, expand, own_word
from ingest.resolve.units import split_prefix, tidy
from ontology.vocab.units import key

_OF_THE_STATE = re.compile("(?<=.{2})国家(?:级)?(?=高新技术产业开发区|经济技术开发区|自主创新示范区)")
_CORRIDOR = re.compile("科技创新(?=大?走廊$|.{0,4}(?:[试实]验|示范|合作|集聚)区$|[带圈港谷城]$)")
_HIGH_TECH = re.compile("(?:高新?|新)技术(?:产业)?(?:开发区|园区)")
# 国家云计算技术创新中心 is said as 云计算国创中心
_CENTRE = re.compile("^(?P<field>.{2,14})国家(?P<kind>技术创新中心|制造业创新中心|产业创新中心|工程研究中心)$")
_FREE_TRADE = re.compile(r"^中国\((?P<place>[^()]{2,8})\)(?=自由贸易试验区|虚拟现实)")


def zoned(name: str) -> str:
    """A zone's name as short forms have it: without 国家 before its kind, 科创 for 科技创新."""
    name = _HIGH_TECH.sub("高新技术产业开发区", _FREE_TRADE.sub(r"\g<place>", name).replace("—", "").replace("-", ""))
    name = re.sub("产业园$", "产业园区", name).replace("VR", "虚拟现实").replace("(国家级)", "")
    return _CENTRE.sub(r"国家\g<field>\g<kind>", _CORRIDOR.sub("科创", _OF_THE_STATE.sub("", name)))


_LIGHT = re.compile("(?:管理|服务|发展|促进|监督|事务|工作)+(?=[局委办厅]$)|促进(?=中心$)")
# 中共…工作委员会 stands beside the committee of the same duties
_PARTYS_OWN = re.compile("工作委员会$|工委$|党委$")
_LAKE = re.compile("(?P<first>.).{0,3}[湖池海]管理局")
_FILLING = re.compile(
    "(?:创新驱动平台|平台|建设|管理|规划|开发|工作|推进|服务|经济区|示范区|合作区|新区|领导小组|指挥部|联席会议|委员会|协调|综合|项目)+"
)


def same_but_for_light_words(mention: str, candidate: str, context: Context) -> bool:
    """市审批服务局 is 云渚市审批服务管理局: bodies that no function's vocabulary has both of."""
    left, right = (split_prefix(tidy(name).removeprefix("中共"), context) for name in (mention, candidate))
    if not (left.place and right.place) or left.place.code != right.place.code:
        return False
    if any(_PARTYS_OWN.search(side.rest) for side in (left, right)) and left.rest[-4:] != right.rest[-4:]:
        return False
    lake = _LAKE.fullmatch(right.rest)
    if lake and left.rest == f"{lake['first']}管局":  # 市浦管局 is 云渚市浦湖管理局
        return True
    short, long = (_without_light_words(side.rest) for side in (left, right))
    if short == long:  # left out, not another in its place: 投资促进局 is no 投资发展局
        return len(short) > 2 and _fewer(_light_words(left.rest), _light_words(right.rest))
    if left.rest.endswith(("办公室", "委员会")):  # what is written out leaves nothing out
        return False
    stem, head = short[:-1], short[-1:]  # 青浦湾办 is 青浦湾经济区规划建设管理办公室
    filling = long[len(stem) : -1]
    if stem.startswith("委"):  # the office of a Party committee's own commission
        filling = filling.removeprefix("发展").removeprefix("事务")
    return len(stem) >= 3 and long.startswith(stem) and long.endswith(head) and bool(_FILLING.fullmatch(filling))


def _plain(rest: str) -> str:
    return key(expand(rest).removeprefix("人民政府").removesuffix("员会").removesuffix("公室"))


def _without_light_words(rest: str) -> str:
    return _LIGHT.sub("", _plain(rest))


def _light_words(rest: str) -> str:
    found = _LIGHT.search(_plain(rest))
    return found[0] if found else ""


def _fewer(one: str, other: str) -> bool:
    """Whether the words of one, of two characters each, are among those of the other."""
    words = [{text[at : at + 2] for at in range(0, len(text), 2)} for text in (one, other)]
    return words[0] <= words[1] or words[1] <= words[0]


_ZONE_COMMITTEE = re.compile("(?:开发建设|建设|保护)?管理委员会$")
_ZONE_KIND = re.compile("(?:[新区园]|示范区|开发区|试验区|度假区|先行区|新片区|合作区|科技城|科学城|商务区)?$")
_ZONE_WORDS = re.compile(
    "(?:国家|国际|中央|产城融合|江海联动|协同|绿色|旅游|生态|综合|经济|改革|创新|保护|开发|实验|试验|示范|发展|新|区)*"
)


def same_zone_committee(mention: str, candidate: str, context: Context) -> bool:
    """青浦湖管委会 is 云渚青浦湖高新技术产业开发区管理委员会: the zone by its own word, its place and kind left out."""
    short, long = (zoned(canonical(re.sub("(?<=区)管委$", "管委会", tidy(name)))) for name in (mention, candidate))
    if not (_ZONE_COMMITTEE.search(short) and _ZONE_COMMITTEE.search(long)):
        return False
    stem, whole = (_ZONE_COMMITTEE.sub("", name) for name in (short, long))
    found = context.places.at_start(whole, context.code)
    if found and not (governs(found[0], context) or context.places.inside(found[0].code, context.code or "-")):
        return False
    rest = whole[found[1] :] if found else whole
    inside_free_trade = rest.removeprefix("自由贸易试验区")
    stated = context.places.at_start(stem, context.code)
    if found and stated and stated[0].code == found[0].code:
        stem = stem[stated[1] :]
    own = _ZONE_KIND.sub("", stem)
    kind = stem[len(own) :]
    for tail in (rest, inside_free_trade, rest.removeprefix("国际")):
        between = class_words_off(tail[len(own) :].removesuffix(kind).replace("高技术", ""))
        if len(own) >= 2 and tail.startswith(own) and tail.endswith(kind) and _ZONE_WORDS.fullmatch(between):
            return own_word(own) and not context.places.find(own)
    return False


_KINDS = re.compile(
    "[新园]区|新片区|(?:示范|实验|试验|开发|先行|合作|度假)区|高新技术产业开发区|经济技术开发区|自主创新示范区"
)


def issuers_zone(mention: str, candidate: str, context: Context) -> bool:
    """实验区管委会 in a paper of 云渚综合实验区管理委员会 is that committee, and 实验区 its zone."""
    issuer = canonical(tidy(context.issuer or ""))
    zone = candidate.removesuffix("管理委员会")
    kind = mention.removesuffix("管理委员会")
    if issuer != zone + "管理委员会" or (zone == candidate) != (kind == mention):
        return False
    return bool(_KINDS.fullmatch(kind)) and zone.endswith(kind) and zone != kind
