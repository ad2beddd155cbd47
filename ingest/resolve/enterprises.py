"""Whether two names mean one enterprise: the legal form may be left off, a parent and its subsidiary stay two."""

from __future__ import annotations

import re

from ingest.resolve.context import Context, governs
from ingest.resolve.expand import canonical, class_words_off, rare
from ingest.resolve.numbered import same_institute
from ingest.resolve.verdict import Judgement
from ontology.types.place import gazetteer
from ontology.vocab.units import aliases

_LEGAL = re.compile(r"(?:股份有限|有限责任|有限|股份|总)?公司$|(?<=.{3})股份$")


def judge_enterprises(mention: str, candidate: str, context: Context) -> Judgement:
    """Whether two names of enterprises mean one in a context."""
    whole = canonical(mention.translate(_BRACKETS)), canonical(candidate.translate(_BRACKETS))
    # 中国商飞公司: a known short name, and what it is
    if whole[1] in (whole[0], aliases().get(re.sub("(?<!集团)(?<!总)公司$", "", mention))):
        return Judgement(True, features=("trade name",))
    a, b = _core(mention), _core(candidate)
    if not a or not b:
        return Judgement(False)
    known = aliases().get(a)
    if known and b == a and not _core(known).endswith(b):  # 鞍钢 is the group, not the listed company of that name
        return Judgement(False, features=(f"the short name of another: {known}",))
    if a == b:
        return Judgement(True, features=("same without the legal form",))
    left, right = context.places.at_start(a), context.places.at_start(b)
    if left and right and left[0].code == right[0].code and a[left[1] :] == b[right[1] :]:
        return Judgement(True, features=("same place and name without the legal form",))
    if right and not left and a == b[right[1] :] and len(a) >= 2:
        inside = context.code and context.places.inside(right[0].code, context.code)
        if governs(right[0], context) or (inside and rare(class_words_off(a))):
            return Judgement(True, features=("place and legal form left out",))
    if listed_short(a, b, candidate) or listed_short(b, a, mention):
        return Judgement(True, features=("a listed company's short name",))
    if right and not left and listed_short(a, b[right[1] :], candidate):
        return Judgement(True, features=("a listed company's short name, its place left out",))
    if same_institute(mention, candidate):
        return Judgement(True, features=("the owner's name, and the number",))
    power = [_POWER.fullmatch(name) for name in (mention, candidate)]
    if power[0] and power[1] and power[0]["city"] == power[1]["city"] and len(power[0]["city"]) >= 2:
        return Judgement(True, features=("same place, same rest",))
    if _member(a, b, context) or _group(a, b, context):
        return Judgement(True, features=("the group, or a word of its trade, left out",))
    for subject, other, who in ((a, b, "mention"), (b, a, "candidate")):
        if subject.startswith(other):
            return Judgement(False, "part_of", who, ("begins with the other's name",))
    return Judgement(False)


# what a listed company's full name adds to the name that everybody uses
_TRADE_TAILS = re.compile(
    "(?:科技|技术|产业|集团|信息|电子|数字|智能|通信|新能源|实业|发展|控股|工业|系统|网络|软件|材料|新材料|设备|装备|机械|自动化|汽车|医疗|医药|生物|半导体|光电|能源|环保|电气|药业|食品|航空)+"
)


def listed_short(short: str, core: str, full: str) -> bool:
    """烽火通信 is 烽火通信科技股份有限公司: listed companies leave such words off; others may be subsidiaries."""
    own = len(short) >= 4 or (len(short) == 3 and rare(short) and short not in aliases())
    listed = full.endswith("股份有限公司") and own and core.startswith(short)
    return listed and bool(_TRADE_TAILS.fullmatch(core[len(short) :]))


def _member(short: str, core: str, context: Context) -> bool:
    """云渚煤业 is 国家能源集团云渚煤业有限责任公司: a member by its place and trade, its group left out."""
    found = context.places.at_start(short, context.code)
    group = core.removesuffix(short)
    return bool(found and len(short) > found[1]) and group != core and group in aliases()


def _group(short: str, core: str, context: Context) -> bool:
    """青浦湾控股集团 is 云渚青浦湾电子控股集团有限公司: a group's trade left out, where its own word is rare."""
    tail = re.search("(?:控股|投资)?集团$", short)
    if not tail or short in aliases() or not core.endswith(tail[0]):
        return False
    found = context.places.at_start(core, context.code)
    own = short[: tail.start()]
    for name in (core, core[found[1] :] if found and governs(found[0], context) else core):
        between = name[len(own) : len(name) - len(tail[0])]
        if name.startswith(own) and _TRADE_TAILS.fullmatch(between):
            return not own.startswith("中国") and rare(class_words_off(own))
    return False


# the branch of a province's power company in a city
_POWER = re.compile(
    "(?:国家电网|国网)?(?:.{2,4}?省?电力(?:股份)?(?:有限)?公司)?(?P<city>[^省司]{2,5}?)[市县区]?供电(?:分)?公司"
)

_BRACKETS = str.maketrans("（）", "()")
_OPERATOR = re.compile(
    r"^中国(移动|联通|电信|联合网络通信|铁塔)(?:通信)?(?:集团|股份)?(?:有限公司)?(?=[^集股有公])(.+?)(?:分公司|有限公司|公司)$"
)


# 江澜移动: the branch in a province or city
_AT_A_PLACE = re.compile("(?P<place>[^中国]{2,3})省?(?P<of>移动|联通|电信)(?:分?公司)?")


def _core(name: str) -> str:
    """The name without its legal form. 集团 stays: a group is no company of its own name."""
    name = name.translate(_BRACKETS).replace("(集团)", "集团")
    branch = _OPERATOR.match(name)
    if branch:
        return (
            f"中国{branch[1].replace('联合网络通信', '联通')}{re.sub('省$|(?<=北京|天津|上海|重庆)市$', '', branch[2])}"
        )
    branch = _AT_A_PLACE.fullmatch(name)
    if branch and any(p.level != "县" for p in gazetteer().find(branch["place"])):
        return f"中国{branch['of']}{branch['place']}"
    return _LEGAL.sub("", name)
