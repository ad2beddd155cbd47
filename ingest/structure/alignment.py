"""Which column each piece of a flattened table belongs to, told by what the columns hold and by the order of pieces.

Pieces come in the order of the table's cells. Going on to the next column costs nothing; what costs is a piece that
does not look like its column, a column left out, a piece that goes on with the cell before it, and a row within a row.
The cheapest way through is taken.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from ingest.structure.clauses import ENDS_UNIT
from ingest.structure.columns import Column, charges_units, column, plain, sets_deadline

Looks = Literal["date", "figure", "attribute", "measure", "unit", "person", "text", "words"]
Role = Literal[
    "number", "units", "builder", "deadline", "person", "value", "measure", "attribute", "text", "group", "note"
]  # fmt: skip
Break = Literal["line", "blank", "hard", "none"]  # what parts a piece from the one before it; none: one cell


class Place(NamedTuple):
    """Where a piece stands: the row inside its numbered row (0: the first), and the column."""

    row: int
    column: int


_DATE = re.compile(
    r"20\d\d年|\d{1,2}月|长期|持续|常态|年底|季度|每年|全年|年内|年末|^20\d\d(?:[-./—]\d{1,4})*$|适时|即时|立行立改"
)
_DATED = 24  # characters of a date at most
_FIGURE = re.compile(
    r"[<>≥≤＜＞~～约超]{0,2}[-—]?\d[\d,.]*(?:[-—~～]\d[\d,.]*)?(?:[%‰]|个百分点|万|亿)?(?:左右|以上|以下|以内)?(?:[(（\[].{0,8})?"
    r"|[-—–/]{1,2}|\[[\d.,]+\]"
)
_ATTRIBUTE = re.compile(r"(?:约束|预期|指导|引导|导向)性?(?:指标)?")
_MEASURE = re.compile(
    r"[%％‰]|[(（]?(?:[十百千万亿]{0,2}(?:美?元|[家个件名人项台套座亩户所篇辆位种只期次场吨立方平方]{1,2}|人年|人次|公里|千米|千瓦时?|标准煤)"
    r"(?:/\S{1,8})?|个百分点|位次?|倍)[)）]?"
)
_PERSON = re.compile(r"[\u4e00-\u9fff]{2,3}|[\u4e00-\u9fff]{1,4}(?:[、, ][\u4e00-\u9fff]{1,4}){1,8}")
_DOING = re.compile(
    r"(?:加快|加强|推进|推动|建设|完成|实施|开展|支持|建立|完善|落实|制定|启动|深化|提升|强化|打造|培育|新增|新建|优化|做好|引导|鼓励|组织|举办|开工|开通|迁建|扩建|改建|加大|确保|力争|全面|积极|大力|争取|争创|出台|印发|编制|发布|修订|引进)"
)
_BRACKETED = re.compile(r"[(（〔][^()（）〔〕]{0,40}[)）〕]")
_LISTED = re.compile(r"[、,，;； ]")
_EVERYONE = re.compile(r"^(?:各|有关|相关|全体|县各|市各|区各|省各)\S{0,16}$|(?:等|各)?(?:有关|相关)(?:单位|部门)$")
_SMALL = re.compile(
    r"^[\u4e00-\u9fff]{1,8}(?:(?<![控参持入])股|(?<![学本专内外])科|大队|支队)$"
)  # of a county's office
_LONG = 26  # characters of words that name a group, a person, or a unit

# what a piece that looks so costs in a column of this kind
_COST: dict[Role, dict[Looks, int]] = {
    "units": {"unit": 0, "person": 4, "words": 3, "text": 7, "date": 7, "figure": 9, "measure": 7, "attribute": 9},
    "builder": {"unit": 0, "person": 1, "words": 0, "text": 4, "date": 7, "figure": 9, "measure": 7, "attribute": 9},
    "deadline": {"date": 0, "words": 3, "figure": 5, "text": 7, "unit": 8, "person": 5, "measure": 6, "attribute": 7},
    "person": {"person": 0, "words": 2, "unit": 4, "text": 8, "date": 8, "figure": 9, "measure": 7, "attribute": 9},
    "value": {"figure": 0, "words": 3, "date": 3, "measure": 4, "text": 6, "unit": 7, "person": 5, "attribute": 6},
    "measure": {"measure": 0, "words": 3, "person": 4, "figure": 6, "text": 8, "unit": 5, "date": 8, "attribute": 8},
    "attribute": {"attribute": 0, "words": 5, "person": 6, "figure": 7, "text": 8, "unit": 8, "date": 8, "measure": 7},
    "text": {"text": 0, "words": 0, "person": 1, "unit": 4, "date": 5, "figure": 6, "measure": 5, "attribute": 7},
    "group": {"words": 0, "person": 0, "unit": 2, "text": 4, "date": 5, "figure": 6, "measure": 5, "attribute": 6},
    "note": {"words": 1, "person": 1, "unit": 2, "text": 1, "date": 2, "figure": 2, "measure": 2, "attribute": 3},
    "number": dict.fromkeys(("date", "figure", "attribute", "measure", "unit", "person", "text", "words"), 99),
}
_LEFT_OUT: dict[Role, float] = {
    "number": 0, "units": 2, "builder": 2, "deadline": 1.5, "person": 1, "value": 1.5, "measure": 1, "attribute": 0.5,
    "text": 4, "group": 0.5, "note": 0,
}  # fmt: skip
_GOES_ON: dict[Role, float] = {
    "units": 1, "builder": 1.5, "text": 1.5, "person": 1, "note": 1.5, "group": 2.5, "deadline": 3, "value": 5,
    "measure": 5, "attribute": 5, "number": 99,
}  # fmt: skip
_BEHIND = re.compile(r"[(（]([^()（）]+)[)）]$")
_SHORTEST_UNIT = 6  # characters of a unit of measure
_ROW_INSIDE = 3.0  # a row within a numbered row
_NEXT_ROW = 0.5  # where rows bear no numbers
_MERGED = 1.0  # columns before a row's words, left out since their cells are merged with those above
_MISFIT = 6.0  # what as many pieces as columns may cost and still be taken as they come
_TEXTS: frozenset[Column] = frozenset({"task", "content", "project", "indicator", "scale"})


@lru_cache(maxsize=4096)
def role(header: str) -> Role:
    """What the cells below a header look like."""
    kind, words = column(header), plain(header)
    if kind == "number":
        return "number"
    if kind in ("person", "contact"):
        return "person"
    if kind == "value" or (kind == "investment" and not words.endswith("来源")):
        if words.endswith("单位"):
            return "measure"
        return "attribute" if re.search(r"属性|性质", words) else "value"
    if sets_deadline(header):
        return "deadline"
    if charges_units(header):
        return "units"
    if kind == "builder":
        return "builder"
    if kind == "group":
        return "group"
    if kind in _TEXTS or kind is None:
        return "text"
    return "note" if words in ("备注", "说明") else "text"


@lru_cache(maxsize=8192)
def looks(words: str) -> Looks:
    """What a piece looks like."""
    if len(words) < _DATED and _DATE.search(words) and not _DOING.match(words):
        return "date"
    if _FIGURE.fullmatch(words):
        return "figure"
    if _ATTRIBUTE.fullmatch(words):
        return "attribute"
    if len(words) < 12 and _MEASURE.fullmatch(words):
        return "measure"
    if is_units(words) and not _counts(words):
        return "unit"
    if len(words) > _LONG or re.search(r"[。；;]", words):
        return "text"
    if _PERSON.fullmatch(words):
        return "person"
    return "words"


def _counts(words: str) -> bool:
    """An indicator with its unit behind it: 规上工业企业(家)."""
    behind = _BEHIND.search(words)
    return behind is not None and len(behind[1]) < _SHORTEST_UNIT and _MEASURE.fullmatch(behind[1]) is not None


def is_units(words: str) -> bool:
    """Nothing but the names of units?"""
    if len(words) > 400:
        return False
    plainly = _BRACKETED.sub("", words.rstrip("。；;、,， "))
    names = [name for name in _LISTED.split(plainly) if name]
    if not names or any(len(name) > _LONG for name in names) or _DOING.match(names[0]):
        return False
    ends = [bool(ENDS_UNIT.search(name) or _EVERYONE.search(name) or _SMALL.match(name)) for name in names]
    return ends[-1] and sum(ends) * 2 >= len(ends) and not re.search(r"[。；;：:《]", plainly)


def listed(words: str) -> bool:
    """A list of several units in one piece?"""
    return bool(re.search(r"[、，,]", _BRACKETED.sub("", words)))


def misfit(words: str, header_role: Role) -> int:
    """What a piece costs below a header of this kind."""
    return _COST[header_role][looks(words)]


def place(
    words: Sequence[str], breaks: Sequence[Break], headers: Sequence[str], *, numbered: bool
) -> tuple[list[Place], float]:
    """Where each piece stands, and what that costs.

    `numbered`: the first piece is the number of the one row that the pieces make; else they make any number of rows.
    """
    roles = [role(h) for h in headers]
    if numbered and len(words) == len(roles) and roles[0] == "number":
        cost = float(sum(misfit(w, r) for w, r in zip(words[1:], roles[1:], strict=True)))
        if cost <= _MISFIT:
            return [Place(0, k) for k in range(len(words))], cost
    first = roles.index("number") if numbered else -1
    return _cheapest(words, breaks, roles, first)


def _cheapest(
    words: Sequence[str], breaks: Sequence[Break], roles: Sequence[Role], first: int
) -> tuple[list[Place], float]:
    """The cheapest way through: one pass over the pieces, each column's best predecessor kept."""
    count = len(roles)
    skips = [0.0]
    for r in roles:
        skips.append(skips[-1] + _LEFT_OUT[r])
    inf = float("inf")
    # a name is no text where a column of persons waits for it
    persons = 3 * ("person" in roles)
    strange = [[misfit(w, r) + persons * (r == "text" and looks(w) == "person") for r in roles] for w in words]
    best = [inf] * count
    if first >= 0:
        best[first] = 0.0
    else:
        best = [skips[c] + strange[0][c] for c in range(count)]
    came: list[list[tuple[int, bool]]] = []  # for each piece and column: the column before, and whether a row began
    for at in range(1, len(words)):
        row: list[tuple[int, bool]] = []
        costs: list[float] = []
        for c, r in enumerate(roles):
            if breaks[at] == "none":
                row.append((c, False))
                costs.append(best[c])
                continue
            options = [(best[p] + skips[c] - skips[p + 1], p, False) for p in range(c)]
            # of units without a border between two columns of them, the first one leads
            more = 0.1 * (r == "units" and c + 1 < count and roles[c + 1] == r)
            options.append((best[c] + _goes_on(words[at - 1], words[at], breaks[at], r) + more, c, False))
            options += [(best[p] + _row_begins(c, p, roles, skips, first, count), p, True) for p in range(c + 1, count)]
            cost, before, begins = min(options)
            costs.append(cost + strange[at][c])
            row.append((before, begins))
        best = costs
        came.append(row)
    # before the number only the group of the next row stands: its other cells come later
    total, c = min((best[c] + (skips[count] - skips[c + 1] if c >= first else 0), c) for c in range(count))
    path = [(c, False)]
    for row in reversed(came):
        before, begins = row[path[-1][0]]
        path[-1] = (path[-1][0], begins)
        path.append((before, False))
    places, inside = [], 0
    for c, begins in reversed(path):
        inside += begins
        places.append(Place(inside, c))
    return places, total


def _row_begins(c: int, p: int, roles: Sequence[Role], skips: Sequence[float], first: int, count: int) -> float:
    """What it costs that a row begins in column c after column p."""
    if first < 0:
        left = min(skips[c], _MERGED) if roles[c] == "text" else skips[c]
        return _NEXT_ROW + skips[count] - skips[p + 1] + left
    if c < first:
        return _NEXT_ROW  # the group of the row that comes next
    if roles[c] != "text":
        return float("inf")
    return _ROW_INSIDE + skips[count] - skips[p + 1]


def _goes_on(before: str, words: str, parted: Break, kind: Role) -> float:
    """What it costs that a piece goes on with the cell of the one before it."""
    if parted == "hard":
        return 99.0
    if before[-1] in "、，,（(：:" or words[0] in "、，,。；）)":
        return 0.0
    if kind == "units" and looks(words) == "unit":
        return 1.0 + 0.7 * (listed(words) and not listed(before)) + 0.5 * (before[-1] in "。；;")
    if kind == "text" and parted == "blank" and not (before[-1] > "\u4e00" and words[0] > "\u4e00"):
        return 0.2  # a blank beside a number or a Latin word is part of the text
    return _GOES_ON[kind] + 0.5 * (parted == "blank")
