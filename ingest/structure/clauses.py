"""Clauses: the stretches of an item that name units or deadlines, found with brackets counted, both widths mixed."""

from __future__ import annotations

import re
from collections.abc import Iterator

OPEN = "（(〔【〈[［"
CLOSE = "）)〕】〉]］"

# the head of a clause: a label with its colon
LABEL = re.compile(
    r"(?:牵头|主要|第一|共同|协同|协作|配合|协办|主办|承办|参与|参加|参建|支持|协助|指导|督导|监督|督办|督促|落实|实施|主管|责任|负责|执行|完成"
    r"|推进|推动|组织|建设|任务|工作|会办|联系|省级|省直|市级|市直|县级|区级|申报|具体|统筹|相关|有关|和|及|与|、|/|（|）|\(|\)){1,5}"
    r"(?:单位|部门|主体|处室|科室|机构|领导|人|地区|方|区县|县区|县市)(?:及(?:职责|分工))?\s*[:：]"
    r"|(?:整改|完成|办理|推进|落实|工作|时间|实施|办结|建成|启动|达成|进度|计划)?(?:完成)?"
    r"(?:时限|期限|时间进度|时间节点|时间安排|时间要求|进度要求|进度安排|时间|限期|进度)(?:要求|安排|节点)?\s*[:：]"
    r"|(?:牵头|主办|责任|配合|协办)\s*[:：]"
)
# what a bracket without a label says when it charges units with a task
DUTY = re.compile(
    r"(?:牵头|负责|配合|协同|协助|参与|参加|承担|落实|组织实施|主办|协办|会同|为(?:责任|牵头|配合)(?:单位|部门|主体))"
)
_UNIT_END = (
    r"(?:厅|局|委|办|部|署|院|会|社|中心|政府|公司|集团|银行|分行|支行|海关|大学|学院|管委会|办公室|协会|各部门|各单位|单位|部门|等"
    r"|领导小组|联席会议|专班|公安|法院|检察院|科协|工商联|妇联|总工会|残联|文联|社科联|[市县区州盟旗](?:[)）〕])?)"
)
BARE = re.compile(rf"^[^。；：:]{{1,60}}?{_UNIT_END}(?:[、,，;；][^。：:]{{0,60}}?{_UNIT_END})*(?:等)?$")
_NOT_BARE = re.compile(r"以下简称|简称|如|含|包括|不含|除外|指|即|例如|详见|见附|附件|试行|草案|《|\d{4}|和$|万|项|%")


def brackets(text: str) -> Iterator[tuple[int, int, int]]:
    """The outermost bracketed stretches as (start, end, depth inside), brackets left out.

    Any closing bracket ends any opening one; one that never closes reaches to the end of the text.
    """
    depth, deepest, start = 0, 0, 0
    for position, char in enumerate(text):
        if char in OPEN:
            depth += 1
            deepest = max(deepest, depth)
            if depth == 1:
                start, deepest = position + 1, 1
        elif char in CLOSE and depth:
            depth -= 1
            if depth == 0:
                yield start, position, deepest
    if depth:
        yield start, len(text), deepest


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


def is_clause(inside: str, at_end: bool) -> bool:
    """Does a bracket's content charge units, or set a deadline? `at_end`: it closes its paragraph."""
    if LABEL.search(inside):
        return True
    if len(inside) > 400 or len(inside) < 3:
        return False
    if at_end and DUTY.search(inside) and not re.search(r"《|以下简称", inside):
        return True
    return at_end and bool(BARE.match(inside)) and not _NOT_BARE.search(inside) and len(inside) >= 4


def clause_spans(text: str) -> list[tuple[int, int, int]]:
    """The clauses of one passage as (start, end, depth), in order.

    Bracketed ones first; then a closing one without brackets, from its label to the end of the passage.
    """
    found: list[tuple[int, int, int]] = []
    plain = list(text)
    for start, end, depth in brackets(text):
        rest = text[end + 1 :].lstrip()
        at_end = not rest or rest[0] in "。；;.\n" or len(rest) <= 2
        inside = text[start:end]
        if start + len(inside) >= len(text) and not LABEL.match(inside.lstrip()):
            # an opening bracket without its end: only a label makes it a clause; look inside for complete ones
            for a, b, d in _closed_inside(text, start):
                if is_clause(text[a:b], not text[b + 1 :].strip("。；; ")):
                    found.append((a, b, d))
            continue
        if is_clause(inside, at_end):
            found.append((start, end, depth))
        for position in range(start - 1, min(end + 1, len(text))):
            plain[position] = "\0"
    outside = "".join(plain)
    label = re.search(r"(?:^|(?<=[。；;！？\0\s]))\s*(?:" + LABEL.pattern + ")", outside)
    if label:
        start = label.start() + len(label.group()) - len(label.group().lstrip())
        found = [f for f in found if f[1] < start]
        found.append((start, len(text), 0))
    return sorted(found)


def _closed_inside(text: str, start: int) -> Iterator[tuple[int, int, int]]:
    """Bracketed stretches after a stray opening bracket, complete ones only."""
    for a, b, depth in brackets(text[start:]):
        if start + b < len(text):
            yield start + a, start + b, depth
