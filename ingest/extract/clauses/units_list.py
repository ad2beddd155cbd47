"""Lists of units as clauses give them: groups kept whole, aliases dropped, shared parts given back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from ingest.structure.clauses import CLOSE, ENDS_UNIT, OPEN, UNIT_END
from ontology.value import value
from ontology.vocab.units import national_names

MARKS = "*＊★☆▲△※#"
SEPARATORS = "、,，;；/／\n\t"
PLACES = (
    "北京|天津|河北|山西|内蒙古|辽宁|吉林|黑龙江|上海|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南"
    "|广东|广西|海南|重庆|四川|贵州|云南|西藏"
    "|陕西|甘肃|青海|宁夏|新疆"
)
_AND = re.compile(r"以及|[和及与]")
_PLACE_WORD = (
    r"(?:设区市|地级市|自治州|自治县|自治区|直辖市|市州|州市|县市区?|市县区?|区县|县区|区市县|旗县区?"
    r"|乡镇街道|镇街|县级市"
    r"|市|县|区|州|盟|旗|乡|镇|街道|师|团场)"
)
_BRACKET = r"(?:[(（〔][^()（）〔〕]{0,20}[)）〕])?"
# a member of a group that cannot stand alone
_GENERIC = re.compile(
    rf"^(?:(?:{_PLACE_WORD}{_BRACKET}){{1,3}}|(?:相关|有关)?(?:功能区|功能板块|开发区|高新区|经开区"
    rf"|园区|新区|科技园区|产业园区|科研院所|科研机构|研究机构|研发机构"
    r"|高校|高等院校|高等学校|大专院校|院校|企业|企事业单位|事业单位|医院|医疗机构|金融机构|行业协会"
    r"|部门|委办局|委办|办|局|直属机构|单位|平台|孵化器|街道办事处))"
    rf"{_BRACKET}(?:人民政府|政府|管委会?|管理委员会|党委|办事处|党工委)?{_BRACKET}(?:等)?$"
    r"|^(?:(?:人民)?政府|管委会|管理委员会|党工委|党委|办事处|(?:功能)?板块管委会)$"
)
_GROUP_HEAD = re.compile(
    r"^(?:全?[省市区县州])?(?:直)?(?:级)?(?:各|有关|相关|所有|其他)|.各|所在|^" + _PLACE_WORD + _BRACKET + "$"
)
COLLECTIVE = re.compile(
    rf"^(?:全?[省市区县州]?)(?:内|直|级|属)?(?:各|有关|相关|所有|其他)|[省市区县州]?(?:各|有关"
    rf"|相关)(?:部门|单位|地|市|县|区|成员)|成员单位|各部门|各单位|所在"
    rf"|^{_PLACE_WORD}{_BRACKET}(?:[、和]|人民政府$|政府$)"
)
_TAIL = re.compile(
    r"(?:等(?:\d{1,2}|[一二三四五六七八九十]{1,2})?(?:个|家)?(?:[省市区县州](?:委|政府|级|直)+(?=有关|相关))?(?:各?有关|各?相关|各|省直|市直|省级"
    r"|市级|中央驻\S)?(?:责任|成员)?(?:单位|部门|地区|地方|方面|机构|企业)?)?"
    r"(?:按(?:照)?(?:各自)?(?:职责|职能)(?:分工|权限)?)?(?:分别|共同|联合|具体|分工)?$"
)
_HEAD = re.compile(r"^(?:(?:[以上][上述]\S{0,8}?)?并?由|以及|和|及|与|会同|会商|其中|包括|并|另外?|含)(?=\S{2})")
_DATED = re.compile(
    r"(?:19|20)\d\d年|\d{1,2}月|^(?:长期|持续|常年|全年|每年|贯穿|立行立改|即知即改)|底前|年底|季度|并长期"
    r"|负责|是指|的(?:机构|单位|企业)$|^牵头|[均须]{2}|必须|应当|加盖|不得|不超过|^(?:详?见|参见|如|同上|另行|待定|暂无|不详)|^以下|^上述|按期|第一位|首位|第一个|第一的|排名|逗号|分号|不再|下同|其余|推进$|^实施$|^完成"
)
_SUFFIX_SHARED = re.compile(
    r"^(?P<own>(?![各有相])[\u4e00-\u9fff]{2,4}?)(?P<shared>(?:经济(?:技术)?开发区|高新(?:技术产业)?(?:开发)?区|经开区|开发区|新区|(?:工业|产业|科技)?园区)管委会"
    r"|(?:市|州|县|区|自治州|地区|盟)?(?:人民政府"
    r"|政府|管委会|海关)|市|州|县|(?<![发新范验能税园])区)$"
)
_BARE_PLACE = re.compile(r"^[\u4e00-\u9fff]{2,3}$")
_PREFIX = re.compile(r"^(自治区|省委|市委|省|市|州|县|区|国家)(?=[\u4e00-\u9fff]{2})")
_BARE_GROUP = re.compile(r"^各(?:市|县|区|州|盟|旗)$")  # 各市、县科技局
_BARE_PLACES = re.compile(rf"^各{_PLACE_WORD}{_BRACKET}$")
# 省推动甲走廊、乙走廊建设重点任务责任单位
_CONCERNED = re.compile(r"^(?:省|市|区|县|州|自治区)?(?:推动|推进|落实)")
_MEMBERS = re.compile("(?:责任|成员)单位$")
# 各市(州)、青浦新区数据管理部门: the zone's department is one of the places'
_OF_A_ZONE = re.compile(r"^[\u4e00-\u9fff]{2,6}(?:新区|开发区|示范区|高新区|经开区|园区)[\u4e00-\u9fff]{2,8}部门$")
_OFFICE = re.compile(r"(?<!管)(?:厅|局|委|办|部|处|办公室|委员会)$")
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


def units_list(text: str, start: int = 0, end: int | None = None) -> list[Unit]:
    """The units of `text[start:end]`, in order; offsets count in `text`.

    `各市、县(市、区)` is one unit; `省教育厅和省财政厅` are two; an alias in brackets is dropped
    (`市委组织部〔市委人才办〕`), a group's own brackets stay; `云渚、临沅市政府` gives each its own suffix.
    """
    end = len(text) if end is None else end
    pieces = _grouped(text, _split(text, start, end))
    found: list[Unit] = []
    for n, (left, right, separator) in enumerate(pieces):
        a, b = _trimmed(text, left, right)
        name = unit_name(text[a:b]) or (_of_level(text[a:b], text, pieces[n + 1]) if n + 1 < len(pieces) else "")
        if name:
            signs = "".join(c for c in text[a:b] if c in MARKS)
            found.append(Unit(name, a, b, separator, bool(COLLECTIVE.search(name)), mark=signs))
    return _prefixed(_functions(_suffixed(_placed(_stationed(found)))))


_LEVEL = re.compile(r"(?:省|市|县|区|州|盟|旗)(?:级|直)?")


def _of_level(piece: str, text: str, follow: tuple[int, int, str]) -> str:
    """`省、市科技局`: the first level takes the office of the second one."""
    after = unit_name(text[follow[0] : follow[1]])
    own, shared = _LEVEL.fullmatch(piece.strip()), _LEVEL.match(after)
    return piece.strip() + after[shared.end() :] if own and shared and len(after) > shared.end() + 1 else ""


def _stands_alone(text: str, left: int, position: int) -> bool:
    """White space ends a unit where one is complete before it: `市发改委 市财政局`, not `市 科技局`."""
    if not text[position].isspace():
        return False
    before = "".join(text[max(left, position - LONGEST_END) : position].split())  # 市农发集 团: read from a scan
    return len(before) > 1 and bool(ENDS_UNIT.search(before))


_GLUED_GROUP = re.compile(r"(?:[局委厅社协]|政府|集团|公司|分行)$")
_PLACES_NEXT = re.compile(r"各(?:县|市|区|州|旗|镇|乡|街道)")


def _glued_group(text: str, left: int, position: int) -> bool:
    """市发改委各县区政府: the group of places is another unit; 省政府各部门 is one."""
    before = _GLUED_GROUP.search(text, max(left, position - 2), position)
    return before is not None and _PLACES_NEXT.match(text, position) is not None


_SIGNS = re.compile(f"[{re.escape(OPEN + CLOSE + SEPARATORS)}\\s各]")  # where a list may be cut


def _split(text: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """The pieces between separators outside brackets: (start, end, separator before)."""
    found: list[tuple[int, int, str]] = []
    depth, left, before = 0, start, ""
    for sign in _SIGNS.finditer(text, start, end):
        position, char = sign.start(), sign[0]
        if char in OPEN:
            depth += 1
        elif char in CLOSE:
            depth = max(0, depth - 1)
        elif depth == 0 and (char in SEPARATORS or _stands_alone(text, left, position)):
            found += _joined_by_and(text, left, position, before)
            left, before = position + 1, char
        elif depth == 0 and char == "各" and _glued_group(text, left, position):
            found += _joined_by_and(text, left, position, before)
            left, before = position, " "  # 市发改委各县区政府
    found += _joined_by_and(text, left, end, before)
    return [piece for piece in found if text[piece[0] : piece[1]].strip()]


def _cut(piece: str) -> str:
    return piece[: _without_tail(piece)]


def _joined_by_and(text: str, start: int, end: int, before: str) -> list[tuple[int, int, str]]:
    """A piece cut at 和, 及, 与 where a whole unit stands on each side (`省教育厅和省财政厅`, not `文化和旅游厅`)."""
    for found in _AND.finditer(text, start, end):
        left, right = text[start : found.start()].strip(), _cut(text[found.end() : end].strip())
        balanced = sum(left.count(c) for c in OPEN) == sum(left.count(c) for c in CLOSE)
        if len(left) >= 2 and balanced and ENDS_UNIT.search(left) and (ENDS_UNIT.search(right) or "各" in right):
            return [*_glued(text, start, found.start(), before), *_joined_by_and(text, found.end(), end, "、")]
    return _glued(text, start, end, before)


def _glued(text: str, start: int, end: int, before: str) -> list[tuple[int, int, str]]:
    """A piece cut where units touch: 市科技局市财政局, 国家发展改革委科技部, 甲高新区管委会乙新区管委会."""
    piece = text[start:end]
    level = _LEVEL_FIRST.match(piece)
    cuts = {m.start(1) for m in _NEXT_OF_LEVEL[level[0]].finditer(piece)} if level else _national_cuts(piece)
    cuts |= {m.end() for m in _NEXT_OF_PLACE.finditer(piece)}
    edges = [0, *sorted(c for c in cuts if c), len(piece)]
    separators = [before, *[" "] * (len(edges) - 2)]
    return [(start + a, start + b, mark) for a, b, mark in zip(edges, edges[1:], separators, strict=False)]


_LEVEL_FIRST = re.compile(r"(?:自治区|省|市|州|县|区)(?=[\u4e00-\u9fff]{2})")
LONGEST_END = 24  # characters before a space that tell whether a unit ends there
LONGEST_GLUED, _LONGEST_NATIONAL = 60, 16
_NATIONAL_END = ("部", "委", "局", "会", "署", "院", "办")
_OFFICE_CHARACTERS = "厅局委办部院会社协联司团"
_NO_LEVEL = "场|政府|容|域|际|直|级|属|委(?!员会)$"  # 市场, 区域, 市属: a word, no level
_NEXT_OF_LEVEL = {
    level: re.compile(
        rf"(?<=[\u4e00-\u9fff]{{3}})(?<=[{_OFFICE_CHARACTERS}])"
        rf"({level}(?!{_NO_LEVEL})[\u4e00-\u9fff]+?[{_OFFICE_CHARACTERS}])"
    )
    for level in ("自治区", "省", "市", "州", "县", "区")
}
_NEXT_OF_PLACE = re.compile(r"(?:管委会|人民政府)(?=[\u4e00-\u9fff]{2,8}(?:管委会|人民政府)$)")


def _national_cuts(piece: str) -> set[int]:
    """Where the names of national bodies begin that make up the whole of a piece; empty where they do not."""
    names, at = national_names(), 0
    cuts: set[int] = set()
    if len(piece) > LONGEST_GLUED or not piece.endswith(_NATIONAL_END):
        return set()
    while at < len(piece):
        size = next(
            (n for n in range(min(_LONGEST_NATIONAL, len(piece) - at), 2, -1) if piece[at : at + n] in names), 0
        )
        if not size:
            return set()
        cuts.add(at)
        at += size
    return cuts


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A piece without white space, leading particles (由, 会同) and closing words (等部门按职责分工)."""
    while start < end and (text[start].isspace() or text[start] in "。：:“”\"'"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in "。.：:“”\"'"):
        end -= 1
    head = _HEAD.match(text[start:end])
    if head:
        start += head.end()
    return start, start + _without_tail(text[start:end])


@lru_cache(maxsize=4096)
def _without_tail(piece: str) -> int:
    """Where the closing words of a piece begin: its length where it has none."""
    tail = _TAIL.search(piece)
    return tail.start() if tail else len(piece)


_NEXT_PLACES = re.compile(r"(?<=[府会区县])\s+(?=[\u4e00-\u9fff\s]{2,10}(?:政府|管委会|街道|园区)$)")


@lru_cache(maxsize=4096)
def unit_name(piece: str) -> str:
    """The unit that a piece names, an alias dropped; empty where it names none (a date, a phrase)."""
    piece = _PAGE_NUMBER.sub("", _RULE_BEHIND.sub("", piece.strip()))
    piece = _NEXT_PLACES.sub("、", piece)
    name = "".join(c for c in "".join(piece.split()) if c not in MARKS).strip("。.；;、,，")
    if len(name) < 2 or len(name) > 60 or _DATED.search(name) or not re.search(r"[\u4e00-\u9fff]{2}", name):
        return ""
    return _without_alias(name)


# 各区县政府(列第一位的为牵头单位): what a rule says is no part of the unit's name
_RULE_BEHIND = re.compile(r"[(（〔](?:均?列|排|居|位列)?[^()（）〔〕]{0,4}第一[^()（）〔〕]{2,40}[)）〕]$")
_PAGE_NUMBER = re.compile(r"(?<=[厅局委会府部])\d{1,2}$")  # 各县区政府1: the page's number run into a list
_KEPT_BRACKET = re.compile(
    rf"^(?:{_PLACE_WORD}|[、,，和及]|开发区|高新区|园区|管委会|新区|功能区|场|矿区|特区"
    rf"|林区)+$"
)
_ROLE_BRACKET = re.compile(r"总?(?:牵头|主办|主责|配合|协办|参与|协助)(?:单位|部门)?$")  # 市科技局(牵头单位)
_ALIAS = re.compile(r"^(?:含|原|加挂|挂牌|以下简称|简称|即)|[园谷]$|" + UNIT_END + r"$")


def _without_alias(name: str) -> str:
    """The name without an alias in brackets; a group's own brackets and a place inside a name stay."""
    kept, position = [], 0
    while position < len(name):
        if name[position] not in OPEN:
            kept.append(name[position])
            position += 1
            continue
        close = next((i for i in range(position, len(name)) if name[i] in CLOSE), len(name))
        inside = name[position + 1 : close]
        if _ROLE_BRACKET.match(inside):
            kept.append("(" + inside + ")")
        elif _KEPT_BRACKET.match(inside):
            kept.append("(" + inside.replace(",", "、") + ")")
        elif inside and not _ALIAS.search(inside):
            kept.append("(" + inside + ")")
        position = close + 1
    return "".join(kept)


def _grouped(text: str, pieces: Sequence[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Pieces put together again where several stand under one 各: `各市、县(市、区)人民政府`."""
    found: list[tuple[int, int, str]] = []
    for a, b, separator in pieces:
        words = _PAGE_NUMBER.sub("", "".join(_cut(text[a:b].strip()).split()))
        if found and separator and (separator in "、和及" or separator.isspace()):
            before = "".join(text[found[-1][0] : found[-1][1]].split())
            generic = (
                _GENERIC.match(words)
                or (_BARE_GROUP.match(before) and _LEVEL.match(words) and _OFFICE.search(words))
                or (_BARE_PLACES.match(before) and _OF_A_ZONE.match(words))
            )
            concerned = _CONCERNED.match(before) and _MEMBERS.search(words)
            if concerned or (_GROUP_HEAD.search(before) and generic and not words.startswith("各")):
                found[-1] = (found[-1][0], b, found[-1][2])
                continue
        found.append((a, b, separator))
    return found


def _suffixed(units: Sequence[Unit]) -> list[Unit]:
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


def _stationed(units: Sequence[Unit]) -> list[Unit]:
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


def _placed(units: Sequence[Unit]) -> list[Unit]:
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


def _functions(units: Sequence[Unit]) -> list[Unit]:
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


def _prefixed(units: Sequence[Unit]) -> list[Unit]:
    """`自治区财政厅、农牧厅`: the second is written as stated, and expanded to 自治区农牧厅.

    The prefix is shared only where no later unit of the list has it again.
    """
    found = list(units)
    for i, unit in enumerate(found):
        each = _EACH.match(unit.name)
        for j in range(i + 1, len(found) if each else 0):
            if _VERTICAL.search(found[j].name) or _PREFIX.match(found[j].name) or not _OFFICE.search(found[j].name):
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
            if _OFFICE.search(name) and not _VERTICAL.search(name) and not found[j].collective:
                found[j] = replace(found[j], expanded=prefix.group(1) + name)
        break
    return found
