"""Clauses: the stretches of an item that name units or deadlines, found with brackets counted, both widths mixed."""

from __future__ import annotations

import re
from functools import lru_cache

OPEN = "（(〔【〈[［"
CLOSE = "）)〕】〉]］"
_BRACKET = re.compile(f"[{re.escape(OPEN + CLOSE)}]")

# where a scan lost the colon behind a label, the name of a unit follows after white space
_NO_COLON = (
    r"\s++(?=[\u4e00-\u9fff]{2,14}?(?:[局厅委院]|部(?!门)|办(?!单|公|部)|办公室|政府|管委会|集团|公司|中心"
    r"|银行|(?:开发|高新|经开|新|功能|保税)区)(?!单位|部门)|各(?:县|市|区|镇|乡|街道|相关|有关))"
)
# 责任单位为市科技局, 牵头单位省科技厅: without a colon, before a unit that begins with its level
_SAYS = (
    r"(?:为|是|有|包括|[;；])?(?=(?:省|市|县|区|州|自治区|国家|中央|科技|教育|财政|工业)[\u4e00-\u9fff]{1,12}?"
    r"(?:[局厅委]|部(?!门)|办(?!单|公|部)|办公室|政府)(?!单位|部门|员))"
)
# the head of a clause: a label with its colon
LABEL = re.compile(
    rf"(?:责任|牵头|配合|主办|协办|承办|参与|参加|协同|落实|实施|支持|协助)(?:责任)?(?:单位|部门)(?:{_NO_COLON}|{_SAYS})"
    r"|(?:牵头|主责|属地|主要|第一|共同|协同|协作|配合|协办|主办|承办|参与|参加|参建|支持|协助|指导|督导|监督"
    r"|督办|督促|落实|实施|主管|责任|负责|执行|完成"
    r"|推进|推动|组织|建设|任务|工作|会办|联系|联动|保障|数据(?:提供|报送|来源|采集|统计)|省级|省直|市级|市直|县级"
    r"|区级|项目|申报|具体|统筹|相关|有关"
    r"|和|及|与|、|/|[(（](?:责任|主办|协办)[)）]){1,5}"
    r"(?:单位|部门|主体|处室|科室|机构|领导|人|地区|方|区县|县区|县市)(?:[(（](?:单位|部门|处室|科室|人)[)）])?"
    r"(?:(?:及|和|与|、)(?:职责|分工|(?:主要|具体)?(?:责任|负责|联系|联络)人|(?:完成|整改|办理)?(?:时限|期限|时间)))?\s*[:：∶]"
    r"|(?:整改|完成|办理|推进|落实|工作|时间|实施|办结|建成|启动|达成|进度|计划)?(?:完成)?"
    r"(?:时限|期限|时间进度|时间节点|时间安排|时间要求|进度要求|进度安排|时间|限期|进度)(?:要求|安排|节点)?\s*[:：∶]"
    r"|(?:整改|完成|办理|办结)(?:时限|期限|时间)(?:\s+|为)(?=20\d\d年|\d{1,2}月|年底|全年|长期|持续)"
    r"|(?:牵头|主办|主责|责任|配合|协办|参与)\s*[:：∶]"
)
_IN_A_LABEL = re.compile(r"(?:单位|部门|处室|科室|人)[)）]\s*[:：]")  # 牵头科室(单位):
# what every label holds, and how far before the first of these one may begin, white space apart
_IN_LABELS = re.compile(r":|：|∶|单位|部门|时限[为\s]|期限[为\s]|时间[为\s]")
_IN_MOST_LABELS = re.compile(":|：|∶|单位|部门")
_LONGEST_LABEL = 60
_NUMBER_SIGNS = "0123456789０１２３４５６７８９ \t\u3000.．、"


def labels(text: str, start: int, end: int) -> list[re.Match[str]]:
    """The labels of a stretch, in order."""
    at = _labels_from(text, start, end)
    return [] if at < 0 else list(LABEL.finditer(text, at, end))


def _labels_from(text: str, start: int, end: int) -> int:
    """Where the first label of a stretch begins at the earliest, -1 where there is none: most text is passed over."""
    first = _IN_LABELS.search(text, start, end)
    if first is None:
        return -1
    at = first.start()
    while at > start and text[at - 1].isspace():
        at -= 1
    return max(start, at - _LONGEST_LABEL)


def holds_label(text: str) -> bool:
    """Does a stretch hold a label?"""
    at = _labels_from(text, 0, len(text))
    return at >= 0 and LABEL.search(text, at) is not None


def ends_in_label(text: str) -> bool:
    """Does a stretch end with a label, so that what answers it comes next?"""
    found = labels(text, max(0, len(text) - _LONGEST_LABEL), len(text))
    return bool(found) and found[-1].end() == len(text)


# what a bracket without a label says when it charges units with a task
DUTY = re.compile(
    r"(?:牵头|负责|配合|协同|协助|参与|参加|承担|落实|组织实施|主办|协办|会同|为(?:责任|牵头|配合)(?:单位|部门|主体)"
    r"|(?:指导|督导)(?=[，,；;]|$))"
)
# what the name of one unit ends with
UNIT_END = (
    r"(?:[厅局委办部署院社行校所处队]|委员会|协会|学会|工会|商会|联合会|管委会|基金会|研究会|政协|人大"
    r"|中心|政府|公司|集团|银行|海关|大学|学院|办公室|部门|单位"
    r"|领导小组|联席会议|专班|指挥部|法院|检察院|科协|工商联|妇联|残联|文联|社科联|侨联|贸促会|供销社"
    r"|(?:督查|研究|参事)室|机构|团[省市县区]委|各?街道|镇街|各高校|各院校|企业"
    r"|中国(?:电信|移动|联通|铁塔|广电)|[市县区州盟旗](?:[(（〔][^)）〕]*[)）〕])?)"
)
ENDS_UNIT = re.compile(UNIT_END + r"$")
_CHARGED = re.compile(UNIT_END + r"(?:等|牵头|负责|配合|按|分别|分工|会同|指导|督导|统筹|[、,，;；]|为)")
_ENDS_OFFICE = re.compile(r"(?:[厅局委办部]|政府|管委会|部门|办公室|成员单位)$")
_MORE = re.compile(r"等(?:\d{0,2}个?)(?:有关|相关|省直|市直)?(?:单位|部门)?$")
_DATE = re.compile(
    r"(?:到|至|于)?(?:20\d\d年?)?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:[年月]?[底末])?(?:之?前|以前)?(?:完成|落实)?"
    r"|(?:贯穿)?(?:长期|持续|常态化?|常年|全年|每年|年内)(?:坚持|推进|开展|实施|落实)?|第?[一二三四]季度|[上下]半年|立行立改"
)
_WHEN = re.compile("月|底|前|持续|长期|常态|常年|全年|年内|季度|半年")
# what begins behind a bracket inside a paragraph: the next of its numbered parts
_NEXT_PART = re.compile(r"\s*(?:[①-⑳]|[(（]\d{1,2}[)）]|\d{1,2}\s*[.．、](?!\d)|[一二三四五六七八九十]是)")
# 市财政局2026年底前完成: a date that touches the unit before it
BEHIND_UNIT = re.compile(r"(?<=[局厅委办部院会府区县市司])(?:于|在)?(?:20\d\d年|\d{1,2}月|年底)[^、，,;；]{0,16}$")
# a lead phrase, its number before it: 1.建设平台(市科技局)。…
_LEAD = re.compile(r"[^。；;，,：:\t]{4,40}")
_INNER = re.compile(r"[(（〔][^()（）〔〕]{0,40}[)）〕]")
_NOT_BARE = re.compile(
    r"以下简称|简称|如|含|包括|不含|除外|指(?!导|挥)|例如|详见|见附|附件|试行|草案|《|\d{4}—|和$|万|%"
)


def brackets(text: str) -> list[tuple[int, int, int]]:
    """The outermost bracketed stretches as (start, end, depth inside), brackets left out, in order.

    Any closing bracket ends the last opening one; one that never closes, or closes nothing, is passed over.
    """
    return _paired(text)[0]


def _paired(text: str) -> tuple[list[tuple[int, int, int]], list[int]]:
    """The outermost bracketed stretches, and where brackets open that never close."""
    waiting: list[tuple[int, int]] = []  # where each open bracket stands, and how deep its inside goes so far
    found: list[tuple[int, int, int]] = []
    for sign in _BRACKET.finditer(text):
        position = sign.start()
        if sign.group() in OPEN:
            waiting.append((position, 1))
        elif waiting:
            opened, depth = waiting.pop()
            while found and found[-1][0] > opened:
                found.pop()
            found.append((opened + 1, position, depth))
            if waiting:
                outer, deep = waiting[-1]
                waiting[-1] = (outer, max(deep, depth + 1))
    return found, [opened for opened, _ in waiting] if waiting else []


# a clause without brackets, or with an opening one that never closes
_CLOSING = re.compile(
    rf"(?:^(?:\s*\d{{1,2}}\s*[.．、])?\s*|(?<=[。；;！？\0\s—―－\-{re.escape(OPEN)}])"
    rf"|(?<=[\u4e00-\u9fff”])(?=(?:责任|牵头)(?:单位|部门)(?:\s*[:：]|\s))"
    rf"|(?<=任务|工作|措施|事项)(?=(?:责任|牵头)(?:单位|部门)[为是]))(?P<label>{LABEL.pattern})"
)


def split_depth0(text: str, separators: str) -> list[tuple[int, int]]:
    """The pieces of `text` between separators that stand in no bracket, as spans; empty ones left out."""
    found, depth, start = [], 0, 0
    for position, char in enumerate(text):
        if char in OPEN:
            depth += 1
        elif char in CLOSE:
            depth = max(0, depth - 1)
        elif depth == 0 and char in separators:
            found.append((start, position))
            start = position + 1
    found.append((start, len(text)))
    return [(a, b) for a, b in found if text[a:b].strip()]


def is_clause(inside: str, at_end: bool, closes: bool) -> bool:
    """Does a bracket's content charge units, or set a deadline?

    `at_end`: a sentence ends with it; `closes`: its paragraph, or one of its numbered parts, does.
    """
    if holds_label(inside):
        return True
    if not at_end or not 3 <= len(inside) <= 400 or _NOT_BARE.search(_INNER.sub("", inside)):
        return False
    if DUTY.search(inside):
        return bool(_CHARGED.search(inside))
    return _bare_list(inside, dated=not closes)


def _bare_list(inside: str, *, dated: bool = False) -> bool:
    """Nothing but units, an office among them: `(省科技厅、省财政厅)`; where it must be `dated`, a date beside them."""
    pieces = [_MORE.sub("", "".join(_INNER.sub("", inside[a:b]).split())) for a, b in split_depth0(inside, "、,，;；")]
    if pieces and (glued := BEHIND_UNIT.search(pieces[-1])):
        pieces[-1:] = [pieces[-1][: glued.start()], pieces[-1][glued.start() :]]
    dates = [p for p in pieces if _DATE.fullmatch(p)]
    pieces = [p for p in pieces if p and p not in dates]
    if dated and not any(_WHEN.search(d) for d in dates):
        return False
    return (
        len(pieces) > (bool(dates) and not _WHEN.search(dates[-1]))
        and all(len(p) <= 30 and (ENDS_UNIT.search(p) or len(p) <= 4) for p in pieces)
        and any(_ENDS_OFFICE.search(p) and len(p) >= 3 for p in pieces)
        and bool(ENDS_UNIT.search(pieces[-1]))
    )


def _in_brackets(text: str, start: int, end: int, depth: int, ends_so: bool) -> tuple[int, int, int] | None:
    """The clause that a bracket holds, if it holds one; of ((市科技局)) the inside of both.

    `ends_so`: the paragraph ends in such a clause, so that one behind a sentence in its midst needs no date.
    """
    rest = text[end + 1 : end + 60].lstrip()
    before = start - 1
    if depth == 2 and text[start] in OPEN and text[end - 1] in CLOSE and not _BRACKET.search(text, start + 1, end - 1):
        start, end, depth = start + 1, end - 1, 1
    # …抓好落实。(省科技厅牵头)加快…: a sentence is done before it, and the next begins behind it
    begins_after = text[max(0, before - 20) : before].rstrip().endswith(("。", "；", ";"))
    at_end = not rest or rest[0] in "。；;.\n" or len(rest) <= 2 or begins_after
    closes = not rest.strip("。；;. ") or (begins_after and _NEXT_PART.match(rest) is not None)
    closes = closes or (ends_so and begins_after) or (rest[:1] == "。" and _LEAD.fullmatch(text, 0, before) is not None)
    return (start, end, depth) if is_clause(text[start:end], at_end, closes) else None


def _ends_in_clause(text: str, start: int, end: int, depth: int) -> bool:
    """Whether a bracket that ends its paragraph charges units."""
    return depth == 1 and not text[end + 1 :].strip("。；;. \n") and is_clause(text[start:end], True, True)


_LONGEST_LOST = 400  # characters from an opening bracket to the end of its paragraph


def _unclosed(text: str, opens: int) -> bool:
    """Does the last bracket, whose other half was lost, hold a clause: `…。(市科技局牵头，市财政局配合`?"""
    inside = text[opens + 1 :].rstrip("。；; ")
    return len(inside) < _LONGEST_LOST and "。" not in inside and is_clause(inside, True, True)


def may_begin(text: str, end: int) -> bool:
    """May a clause of a passage begin in its first characters? Not without a bracket or a label there."""
    return _BRACKET.search(text, 0, end) is not None or _labels_from(text, 0, end) >= 0


@lru_cache(maxsize=1024)
def clause_spans(text: str) -> tuple[tuple[int, int, int], ...]:
    """The clauses of one passage as (start, end, depth), in order.

    Bracketed ones first; then a closing one without brackets, from its label to the end of the passage.
    """
    found: list[tuple[int, int, int]] = []
    bracketed, waiting = _paired(text)
    if not (bracketed or waiting) and not _IN_MOST_LABELS.search(text):
        return ()
    plain: list[str] = []
    position = 0
    ends_so = len(bracketed) > 1 and _ends_in_clause(text, *bracketed[-1])
    for start, end, depth in bracketed:
        if _IN_A_LABEL.match(text, start):
            continue
        if clause := _in_brackets(text, start, end, depth, ends_so):
            found.append(clause)
        plain += [text[position : start - 1], "\0" * (end + 2 - start)]
        position = end + 1
    if waiting and _unclosed(text, waiting[-1]):
        found = [*(f for f in found if f[1] < waiting[-1]), (waiting[-1] + 1, len(text), 1)]
    flat = "".join((*plain, text[position:]))
    at = _labels_from(flat, 0, len(flat))
    if at <= len(flat) - len(flat.lstrip(_NUMBER_SIGNS)):
        at = min(at, 0)  # a number may stand before it
    label = _CLOSING.search(flat, at) if at >= 0 else None
    if label:
        start = label.start("label")
        found = [f for f in found if f[1] < start]
        found.append((start, len(text), 0))
    return tuple(found)
