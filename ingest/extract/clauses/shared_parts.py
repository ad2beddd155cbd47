"""Parts that names of one list share, given back to each: `云渚、临沅市政府`, `科技、财政部门`, `省财政厅、农牧厅`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.structure.clauses import ENDS_UNIT
from ontology.value import value

PLACES = (
    "北京|天津|河北|山西|内蒙古|辽宁|吉林|黑龙江|上海|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南"
    "|广东|广西|海南|重庆|四川|贵州|云南|西藏"
    "|陕西|甘肃|青海|宁夏|新疆"
)

_SUFFIX_SHARED = re.compile(
    r"^(?P<own>(?![各有相])[\u4e00-\u9fff]{2,4}?)(?P<shared>(?:经济(?:技术)?开发区|高新(?:技术产业)?(?:开发)?区|经开区|开发区|新区|(?:工业|产业|科技)?园区)管委会"
    r"|(?:市|州|县|区|自治州|地区|盟)?(?:人民政府"
    r"|政府|管委会|海关)|市|州|县|(?<![发新范验能税园])区)$"
)
_BARE_PLACE = re.compile(r"^[\u4e00-\u9fff]{2,3}$")
_PREFIX = re.compile(r"^(自治区|省委|市委|省|市|州|县|区|国家)(?=[\u4e00-\u9fff]{2})")
OFFICE = re.compile(r"(?<!管)(?:厅|局|委|办|部|处|办公室|委员会)$")
_VERTICAL = re.compile(
    rf"^(?:{PLACES})|银保监|证监|金融监管总局|海关|海事|分行|支行|人行|人民银行"
    rf"|^[\u4e00-\u9fff]{{2,6}}?(?:省|市|县|区|州|盟)(?=[\u4e00-\u9fff]{{2}})|^各|^有关|^相关|^团|^中"
)


@value(slots=True, frozen=True)
class Unit:
    """One unit of a list: its name as stated, where it stands, and what stood before it in the list."""

    name: str
    start: int
    end: int
    separator: str = ""
    collective: bool = False
    expanded: str = ""
    mark: str = ""  # a sign beside the name (*, ★), which the document may give a meaning


def suffixed(units: Sequence[Unit]) -> list[Unit]:
    """`云渚、临沅、青浦市政府` → 云渚市政府, 临沅市政府, 青浦市政府."""
    found = list(units)
    for i, unit in enumerate(found):
        shared = _SUFFIX_SHARED.match(unit.name)
        if not shared or i == 0 or unit.separator not in ("、", ",", "，"):
            continue
        j = i - 1
        while j >= 0 and _BARE_PLACE.match(found[j].name) and not ENDS_UNIT.search(found[j].name):
            found[j] = replace(found[j], name=found[j].name + shared["shared"])
            if found[j].separator not in ("、", ",", "，"):
                break
            j -= 1
    return found


_STATIONED = re.compile(r"(?P<whose>[\u4e00-\u9fff]{1,10}驻)[\u4e00-\u9fff]{2,3}$")
_STATIONED_LAST = re.compile(r"[\u4e00-\u9fff]{2,3}(?P<office>(?:办事|联络)处)$")


def stationed(units: Sequence[Unit]) -> list[Unit]:
    """`省政府驻云渚、临沅办事处` → 省政府驻云渚办事处, 省政府驻临沅办事处."""
    found = list(units)
    for i, unit in enumerate(found):
        first = _STATIONED.match(unit.name)
        j = i + 1
        while first and j < len(found) and _BARE_PLACE.match(found[j].name):
            j += 1
        if not first or j >= len(found) or not (last := _STATIONED_LAST.match(found[j].name)):
            continue
        found[i] = replace(unit, name=unit.name + last["office"])
        for k in range(i + 1, j):
            found[k] = replace(found[k], name=first["whose"] + found[k].name + last["office"])
        found[j] = replace(found[j], name=first["whose"] + found[j].name)
    return found


_PLACE_WITH_LEVEL = re.compile(r"(?!各)[\u4e00-\u9fff]{2,6}?[市县区州盟旗](?<![开发高新园功能示范试验保税]区)$")
_OFFICE_OF_PLACE = re.compile(
    r"(?!各)[\u4e00-\u9fff]{2,6}?[市县区州盟旗](?P<office>人民政府|政府|[\u4e00-\u9fff]{2,8}(?:部门|局|委|委员会))$"
)


def placed(units: Sequence[Unit]) -> list[Unit]:
    """`云渚市、临沅市人民政府` → 云渚市人民政府, 临沅市人民政府; so with 发展改革部门 and the like."""
    found = list(units)
    for i, unit in enumerate(found):
        shared = _OFFICE_OF_PLACE.match(unit.name)
        j = i - 1
        while shared and j >= 0 and found[j + 1].separator == "、" and _PLACE_WITH_LEVEL.match(found[j].name):
            found[j] = replace(found[j], name=found[j].name + shared["office"])
            j -= 1
    return found


_FUNCTION = re.compile(r"^(?:[省市县区州]|各\S{0,3}?)?[\u4e00-\u9fff]{2,6}$")
_FUNCTION_HEAD = re.compile(r"^(?!有关|相关|各|其他)[\u4e00-\u9fff]{2,6}?(?P<head>(?:行政)?(?:主管)?部门)$")


def functions(units: Sequence[Unit]) -> list[Unit]:
    """`科技、财政部门` → 科技部门, 财政部门."""
    found = list(units)
    for i, unit in enumerate(found):
        shared = _FUNCTION_HEAD.match(unit.name)
        for j in range(i - 1, -1, -1):
            name = found[j].name
            if not shared or found[j + 1].separator != "、" or ENDS_UNIT.search(name) or not _FUNCTION.match(name):
                break
            found[j] = replace(found[j], name=name + shared["head"])
    return found


_EACH = re.compile(r"^各(?:区县|县区|市区|市县|市州|州市|市|县|区|州)(?=[\u4e00-\u9fff]{2,}(?:局|委|办|部)$)")


def prefixed(units: Sequence[Unit]) -> list[Unit]:
    """`自治区财政厅、农牧厅`: the second is written as stated, and expanded to 自治区农牧厅.

    The prefix is shared only where no later unit of the list has it again.
    """
    found = list(units)
    for i, unit in enumerate(found):
        each = _EACH.match(unit.name)
        for j in range(i + 1, len(found) if each else 0):
            if _VERTICAL.search(found[j].name) or _PREFIX.match(found[j].name) or not OFFICE.search(found[j].name):
                break
            found[j] = replace(found[j], expanded=each.group() + found[j].name, collective=True) if each else found[j]
    for i, unit in enumerate(found):
        prefix = _PREFIX.match(unit.name)
        if not prefix or i + 1 >= len(found):
            continue
        later = found[i + 1 :]
        if any(_PREFIX.match(u.name) for u in later):
            continue
        for j in range(i + 1, len(found)):
            name = found[j].name
            if OFFICE.search(name) and not _VERTICAL.search(name) and not found[j].collective:
                found[j] = replace(found[j], expanded=prefix.group(1) + name)
        break
    return found
