"""Lists of units as clauses give them: groups kept whole, aliases dropped, shared parts given back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from ingest.extract.clauses.shared_parts import OFFICE, Unit, functions, placed, prefixed, stationed, suffixed
from ingest.structure.clauses import BEHIND_UNIT, CLOSE, ENDS_UNIT, OPEN, UNIT_END
from ontology.vocab.units import national_names

MARKS = "*＊★☆▲△※#"
SEPARATORS = "、,，;；/／\n\t"
_AND = re.compile(r"以及|[和及与]")
_PLACE_WORD = (
    r"(?:设区市|地级市|自治州|自治县|自治区|直辖市|市州|州市|县市区?|市县区?|区县|县区|区市县|旗县区?"
    r"|乡镇街道|镇街|县级市"
    r"|市|县|区|州|盟|旗|乡|镇|街道|师|团场)"
)
_BRACKET = r"(?:[(（〔][^()（）〔〕]{0,20}[)）〕])?"
# a member of a group that cannot stand alone
_GENERIC = re.compile(
    rf"^(?:(?:{_PLACE_WORD}{_BRACKET}){{1,3}}|(?:相关|有关)?(?:功能区|功能板块|开发园?区|高新区|经开区"
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
    r"(?:等(?:\d{1,2}|[一二三四五六七八九十]{1,2})?(?:个|家)?(?:(?:[省市区县州](?:委|政府|级|直)+|国务院|国家)(?=有关|相关))?(?:各?有关|各?相关|各|省直|市直|省级"
    r"|市级|中央驻\S)?(?:责任|成员)?(?:单位|部门|地区|地方|方面|机构|企业)?)?"
    r"(?:按(?:照)?(?:各自)?(?:职责|职能)(?:分工|权限)?)?(?:分别|共同|联合|具体|分工)?$"
)
_HEAD = re.compile(r"^(?:(?:[以上][上述]\S{0,8}?)?并?由|以及|和|及|与|会同|会商|其中|包括|并|另外?|含)(?=\S{2})")
_DATED = re.compile(
    r"(?:19|20)\d\d年|\d{1,2}月|^(?:长期|持续|常年|全年|每年|贯穿|立行立改|即知即改)|底前|年底|季度|并长期"
    r"|负责|是指|的(?:机构|单位|企业)$|^牵头|[均须]{2}|必须|应当|加盖|不得|不超过|^(?:详?见|参见|如|同上|另行|待定|暂无|不详)|^以下|^上述|按期|第一位|首位|第一个|第一的|排名|逗号|分号|不再|下同|其余|推进$|^实施$|^完成|的$"
)
_BARE_GROUP = re.compile(r"^各(?:市|县|区|州|盟|旗)$")  # 各市、县科技局
_BARE_PLACES = re.compile(rf"^各{_PLACE_WORD}{_BRACKET}$")
# 省推动甲走廊、乙走廊建设重点任务责任单位
_CONCERNED = re.compile(r"^(?:省|市|区|县|州|自治区)?(?:推动|推进|落实)")
_MEMBERS = re.compile("(?:责任|成员)单位$")
# 各市(州)、青浦新区数据管理部门: the zone's department is one of the places'
_OF_A_ZONE = re.compile(r"^[\u4e00-\u9fff]{2,6}(?:新区|开发区|示范区|高新区|经开区|园区)[\u4e00-\u9fff]{2,8}部门$")


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
    return prefixed(functions(suffixed(placed(stationed(found)))))


_LEVEL = re.compile(r"(?:省|市|县|区|州|盟|旗)(?:级|直)?")


def _of_level(piece: str, text: str, follow: tuple[int, int, str]) -> str:
    """`省、市科技局`: the first level takes the office of the second one."""
    after = unit_name(text[follow[0] : follow[1]])
    own, shared = _LEVEL.fullmatch(piece.strip()), _LEVEL.match(after)
    return piece.strip() + after[shared.end() :] if own and shared and len(after) > shared.end() + 1 else ""


_BEGINS_NEXT = re.compile("[厅局委办部][省市县区州]$")  # 市科技局市 财政局


def _stands_alone(text: str, left: int, position: int) -> bool:
    """White space ends a unit where one is complete before it: `市发改委 市财政局`, not `市 科技局`."""
    if text[position] in _POINTS:
        return parts_units(text, position)
    if not text[position].isspace():
        return False
    before = "".join(text[max(left, position - LONGEST_END) : position].split())  # 市农发集 团: read from a scan
    return len(before) > 1 and bool(ENDS_UNIT.search(before)) and not _BEGINS_NEXT.search(before)


_POINTS = ".．·"
_POINT = re.compile(r"[.．·]\s*(?=(?:省|市|县|区|州|各|自治区)[\u4e00-\u9fff]{2})")


def parts_units(text: str, position: int) -> bool:
    """Does a point stand where a scan lost a comma: `市科技局.市财政局`?"""
    return text[position - 1 : position] in _OFFICE_CHARACTERS and _POINT.match(text, position) is not None


_GLUED_GROUP = re.compile(r"(?:[局委厅社协]|政府|集团|公司|分行)$")
_PLACES_NEXT = re.compile(r"各(?:县|市|区|州|旗|镇|乡|街道)")


def _glued_group(text: str, left: int, position: int) -> bool:
    """市发改委各县区政府: the group of places is another unit; 省政府各部门 is one."""
    before = _GLUED_GROUP.search(text, max(left, position - 2), position)
    return before is not None and _PLACES_NEXT.match(text, position) is not None


_SIGNS = re.compile(f"[{re.escape(OPEN + CLOSE + SEPARATORS + _POINTS)}\\s各]")  # where a list may be cut


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
    """A piece cut where 和, 及, 与 join whole units (`省教育厅和省财政厅`, not `文化和旅游厅`)."""
    found: list[tuple[int, int, str]] = []
    while joint := _joint(text, start, end):
        found += _glued(text, start, joint.start(), before)
        start, before = joint.end(), "、"
    return [*found, *_glued(text, start, end, before)]


def _joint(text: str, start: int, end: int) -> re.Match[str] | None:
    """The first 和 of a stretch with a whole unit on each side; of one that no name fills, up to the next 和."""
    for found in _AND.finditer(text, start, end):
        stop = end
        if end - found.end() > _LONGEST_PIECE:
            following = _AND.search(text, found.end(), found.end() + _LONGEST_PIECE)
            stop = following.start() if following else found.end() + _LONGEST_PIECE
        left = text[max(start, found.start() - _LONGEST_PIECE) : found.start()].strip()
        right = _cut(text[found.end() : stop].strip())
        balanced = sum(left.count(c) for c in OPEN) == sum(left.count(c) for c in CLOSE)
        if len(left) >= 2 and balanced and ENDS_UNIT.search(left) and (ENDS_UNIT.search(right) or "各" in right):
            return found
    return None


def _glued(text: str, start: int, end: int, before: str) -> list[tuple[int, int, str]]:
    """A piece cut where units touch: 市科技局市财政局, 国家发展改革委科技部, 甲高新区管委会乙新区管委会."""
    piece: str = text[start:end]
    places: Sequence[int] = range(start, end)
    if _BLANK.search(piece):  # a scan leaves them inside names
        places = [i for i in places if not text[i].isspace()]
        piece = "".join(text[i] for i in places)
    level = _LEVEL_FIRST.match(piece)
    cuts = {m.start(1) for m in _NEXT_OF_LEVEL[level[0]].finditer(piece)} if level else _national_cuts(piece)
    cuts |= {m.end() for m in _NEXT_OF_PLACE.finditer(piece)}
    edges = [0, *sorted(c for c in cuts if c), len(piece)]
    separators = [before, *[" "] * (len(edges) - 2)]
    starts = [start, *(places[edge] for edge in edges[1:-1]), end]
    return [(a, b, mark) for a, b, mark in zip(starts, starts[1:], separators, strict=False)]


_LONGEST_PIECE = 200  # characters of a piece between separators
_BLANK = re.compile(r"\s")
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
    tail = BEHIND_UNIT.search(piece) or _TAIL.search(piece)
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


# 各区县政府(列第一位的为牵头单位), 各区政府〈含开发区管委会,下同〉: what a rule says is no part of the unit's name
_RULE_BEHIND = re.compile(
    r"[(（〔〈](?:含|包括|包含)[^()（）〔〕〈〉]{2,60}[)）〕〉]$|[(（〔](?:均?列|排|居|位列)?[^()（）〔〕]{0,4}(?:第一|首位)[^()（）〔〕]{2,60}[)）〕]$"
)
_PAGE_NUMBER = re.compile(r"(?<=[厅局委会府部])\d{1,2}$")  # 各县区政府1: the page's number run into a list
_KEPT_BRACKET = re.compile(
    rf"^(?:{_PLACE_WORD}|[、,，和及]|开发区|高新区|园区|管委会|新区|功能区|场|矿区|特区|行署"
    rf"|林区){{1,20}}$"
)
_ROLE_BRACKET = re.compile(r"总?(?:牵头|主办|主责|配合|协办|参与|协助)(?:单位|部门)?$")  # 市科技局(牵头单位)
_ALIAS = re.compile(r"^(?:含|原|加挂|挂牌|以下简称|简称|即)|[园谷科股]$|" + UNIT_END + r"$")


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
                or (_BARE_GROUP.match(before) and _LEVEL.match(words) and OFFICE.search(words))
                or (_BARE_PLACES.match(before) and _OF_A_ZONE.match(words))
            )
            concerned = _CONCERNED.match(before) and _MEMBERS.search(words)
            if concerned or (_GROUP_HEAD.search(before) and generic and not words.startswith("各")):
                found[-1] = (found[-1][0], b, found[-1][2])
                continue
        found.append((a, b, separator))
    return found
