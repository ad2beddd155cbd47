"""Lines into passages: broken lines joined, glued headings cut off.

A document comes one line a paragraph, if all went well. PDF pages and careless copies break a paragraph into physical
lines, and glue a heading to the end of the paragraph before it; both are mended here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import quantiles

from ingest.structure.clauses import ENDS_UNIT, LABEL, ends_in_label
from ingest.structure.numbering import CN, ENDS_ALONE, LEAVES, Marker, marker_at
from ingest.structure.torn_labels import TORN_AT, across
from ingest.text import Edit, Text

_TAIL = 400  # characters before a line's end in which an open bracket is looked for
_ANSWER = 200  # characters of a line that answers a label alone on the line above it
LONG = 38  # a line this long without a full stop is a broken paragraph, not a heading
_STOPS = "。！？!?…"
_CLOSERS = "）)】〕》”’」』］]"
_NO_START = "，。、；：！？）)】〕》”’」』％%,;:!?"  # what no line begins with
_OPENERS = "（(【〔《“‘「『、，,"  # what no paragraph ends with
_BRACKETS = dict.fromkeys("(（〔【[［", 1) | dict.fromkeys(")）〕】]］", -1)
_CHARGED_END = re.compile(r"(?:责任|牵头|配合|协办|参与|主办)(?:单位|部门)(?:\s*[:：]\s*|\s+)[^。:：]{2,140}$")
_LABEL_LINE = re.compile(r"\s*+[（(【〔]?\s*+[\u4e00-\u9fff]{2,10}\s*[:：]")
_FIELD_LINE = re.compile(r"\s*[\u4e00-\u9fff\s]{2,8}[:：]")
_TITLE_END = re.compile(
    r"(?:通知|意见|方案|办法|规划|计划|措施|细则|决定|报告|政策|公告|函|纲要)(?:[(（][^)）]{2,30}[)）])*$"
)
_TABLE_HEAD = re.compile(r"\s*序\s*号")
_FLAT_ROW = re.compile(r"\s*\d{1,3}\s+\S+\s+\S")
_DATE_LINE = re.compile(r"\s*(?:20|19)\d\d\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日")


def spans(string: str) -> Iterator[tuple[int, int]]:
    """The lines that hold something, as spans without the white space around them."""
    start = 0
    for line in string.splitlines(keepends=True):
        if body := line.strip():
            # an empty cell at either end of a table row is a cell
            body = line.strip(" \r\n\u3000") if "\t" in line else body
            left = start + line.index(body)
            yield left, left + len(body)
        start += len(line)


def width(line: str) -> float:
    """The width of a line in Chinese characters; ASCII counts half."""
    return len(line) - 0.5 * len(line.encode("ascii", "ignore"))


def _wrap_width(lines: list[str]) -> float:
    """The width at which the document's lines were broken; 0 where they were not."""
    widths = sorted(width(line) for line in lines if len(line) > 15)
    if len(widths) < 12:
        return 0.0
    edge = quantiles(widths, n=10)[7]
    near = sum(1 for w in widths if edge - 3 <= w <= edge + 2)
    return edge if near >= 0.35 * len(widths) and edge < 90 else 0.0


def _open(line: str) -> bool:
    """Does a bracket opened in the line's last sentence wait for its end?"""
    depth = 0
    for char in reversed(line[-_TAIL:]):
        depth += _BRACKETS.get(char, 0)
        if depth > 0:
            return True
        if char == "。":  # a semicolon parts the roles of one clause: (牵头单位:A;配合单位:B…
            break
    return False


def continues(line: str, after: str, wrap: float, before: str = "") -> bool:
    """Is `after` the rest of the paragraph that `line` began, or that `before` did and `line` went on with?"""
    if "\t" in line or "\t" in after:
        return False
    if after[0] in _NO_START:
        return True
    if line[-1] in _STOPS:
        return False
    if line[-1] in TORN_AT and across(line, after):
        return True
    if _TABLE_HEAD.match(after) or (_FLAT_ROW.match(line) and _FLAT_ROW.match(after)):
        return False
    follow = marker_at(after)
    parted = follow is not None and not _open_for(line, follow)
    if parted and line[-1] not in ENDS_ALONE:
        return False
    whole = before + line
    last = pieces(line, 0, len(line))[-1] if len(line) < 2000 else (0, len(line))
    line = line[last[0] :]
    own = marker_at(line)
    if own and own.end >= len(line):
        return own.kind not in ("box", "bullet")
    if parted:
        return False
    if _closed_by(after, whole):
        return True
    charged = _CHARGED_END.search(line[-160:]) and (ENDS_UNIT.search(line) or line.endswith(_CHARGES))
    if charged and not (wrap and width(line) >= wrap - 4):
        return False  # …。责任单位:市科技局、市财政局; 责任单位:市科技局牵头,市财政局按职责分工负责
    if line[-1] in _OPENERS:
        return len(line) > 12
    if line[-1] in ":：" and ends_in_label(line):
        return len(after) < _ANSWER and not _FIELD_LINE.match(after)  # 责任单位： and the units below it
    if line[-1] in ":：" or (line[-1] in _CLOSERS and not _mid_sentence(line, wrap)):
        return False
    if _open(whole):
        return not _LABEL_LINE.match(after)
    if own and own.end >= len(line) - 2:
        return not _FIELD_LINE.match(after)
    if _LABEL_LINE.match(after) and line[-1] in "；;。":
        return False
    if (_DATE_LINE.match(after) and len(after) < 16) or _FIELD_LINE.match(after):
        return False
    if wrap and width(line) >= wrap - 4:
        return True
    if not own and _TITLE_END.search(line) and not re.search(r"[，,。；;]", line):
        return False
    return len(line) >= LONG and not (own and len(line) < LONG + 8)


def _mid_sentence(line: str, wrap: float) -> bool:
    """A line that ends with a closing bracket or quote, but only because it was full."""
    return bool(wrap) and width(line) >= wrap - 1.5 and line[-2:-1] not in "。；"


def _closed_by(after: str, whole: str) -> bool:
    """Is a bracket that still waits behind an inner one closed by the next line: `…各县(市、区)` + `人民政府)`?"""
    if whole[-1] not in _CLOSERS:
        return False
    depth = 0
    for char in after[:_ANSWER]:
        depth += _BRACKETS.get(char, 0)
        if depth < 0:
            return _open(whole) and not _LABEL_LINE.match(after)
        if char == "。":
            break
    return False


def _open_for(line: str, follow: Marker) -> bool:
    """A number at a line's start is no marker when the sentence before it still runs: `…给予\\n2、3年期…`."""
    return follow.kind in ("ar", "dash") and line[-1] in "、（("


def joined(text: Text, lines: Sequence[tuple[int, int]] | None = None) -> tuple[Text, int]:
    """The text with broken paragraphs made whole, and how many breaks were taken out; `lines`: its `spans`."""
    string = text.string
    found = list(spans(string)) if lines is None else lines
    wrap = _wrap_width([string[a:b] for a, b in found])
    edits: list[Edit] = []
    began = 0  # where the paragraph in hand does
    for (a, b), (c, d) in pairwise(found):
        began = began if edits and edits[-1].end == a else a
        # a paragraph may be long: its tail and its head say all that the rules ask
        head = string[a:b] if b - a < 2000 else string[b - 1000 : b]
        if continues(head, string[c : min(d, c + 200)], wrap, string[max(began, a - _TAIL) : a]):
            latin = string[b - 1].isascii() and string[b - 1].isalnum() and string[c].isascii() and string[c].isalpha()
            edits.append(Edit(b, c, " " if latin else ""))
    return (text.apply(edits, "join-lines"), len(edits)) if edits else (text, 0)


# where a marker may begin inside a line: after a sentence, a closing bracket, or white space
_GLUED = re.compile(
    rf"(?P<before>[。；;！？：:）)】〕”\s])(?=[\s第{CN}(（\d])"  # sets at first: most of a line is passed over fast
    rf"(?:(?<!\s)|(?<=\S\s))\s*(?=第\s*[{CN}\d]{{1,5}}\s*[章节条]|[{CN}]{{1,3}}\s*、|[(（]\s*(?:[{CN}]{{1,3}}"
    rf"|\d{{1,2}})\s*[)）]|\d{{1,3}}\s*[.．﹒、])"
)
_FIRST_CHILD = re.compile(
    r"[(（\d一](?:(?<=[(（])(?=\s*一\s*[)）])|(?<=\d)(?<![\d.]\d)(?=\d{0,2}\s*[.．、]\s*[\u4e00-\u9fff“])|(?<=一)(?=、))"
)
_STEPS = re.compile(r"\s*(?:整改|具体|工作|主要|落实|改革){0,2}(?:措施|举措|任务)\s*[:：]\s*$")  # 整改措施：1.…2.…
_LEFT_OUT = 5  # numbers from one task to the next
_BARE = 20  # numbers of a line with nothing behind them
_MAY_BE_CHILD = re.compile(r"[(（\d一]")  # what each of these begins with
_PARTS = re.compile("[。；，,：:]")
_CHARGES = ("负责", "牵头", "配合", "参与")
_QUOTES = {"“": 1, "”": -1, "《": 1, "》": -1, "「": 1, "」": -1}
_QUOTED = re.compile("[。“”《》「」]")


def _allowed(before: str, marker: Marker, last: Marker | None, seen: dict[str, int], since: int) -> bool:
    """May this marker, after this character, begin a passage of its own?

    `last`: the marker before it in the line; `seen`: the last value of each kind; `since`: how long the words are that
    the marker before it has for itself.
    """
    next_in_line = seen.get(marker.kind) == marker.value - 1
    if marker.kind in ("chapter", "section"):
        return before in "。；;" or before.isspace() or before in _CLOSERS
    if marker.kind == "article":
        return before in "。" or (before.isspace() and (last is None or next_in_line or last.kind != "article"))
    if marker.kind == "cn":
        return before in "。！？" or before in _CLOSERS or (before.isspace() and (next_in_line or marker.value == 1))
    if marker.kind == "cn_paren":
        if before in "；;：:" or before.isspace():
            return next_in_line or marker.value == 1
        return True
    if marker.kind == "ar":
        if before.isspace() or before in "；;：:":
            return next_in_line or (marker.value == 1 and before.isspace())
        return before in "。！？" or (before in _CLOSERS and (next_in_line or marker.value == 1))
    if marker.kind == "ar_paren":
        # (2) goes on with a (1) that began a passage; a list inside a sentence stays whole
        opens = marker.value == 1 and last is not None and last.kind in ("ar", "cn_paren") and since < 32
        goes_on = next_in_line and marker.value > 1
        # …(市科技局牵头)(2)…: behind a clause, too
        return (before in "。" and (opens or goes_on)) or (before in ")）" and goes_on)
    return False


def _after_a_clause(line: str, start: int, at: int, marker: Marker, number: int) -> bool:
    """A number right behind (责任单位:…): the next task of a list that leaves some out.

    `number`: the last one that began a passage; one behind a heading, from `start` on, comes after it.
    """
    if marker.kind != "ar" or line[at] not in ")）":
        return False
    inner = marker_at(line, _heading_apart(line, start, at, marker_at(line, start), number)[-1][0])
    number = inner.value if inner and inner.kind == "ar" else number
    if not number or not 0 < marker.value - number <= _LEFT_OUT:
        return False
    opens = max(line.rfind(sign, max(0, at - _TAIL), at) for sign in "(（")
    return opens >= 0 and LABEL.match(line, opens + 1) is not None


def pieces(string: str, start: int, end: int, seen: dict[str, int] | None = None) -> list[tuple[int, int]]:
    """One line cut where headings were glued to it; spans without the white space around them, nothing lost.

    `seen` carries the last value of each kind of number from line to line.
    """
    seen = {} if seen is None else seen
    line = string[start:end]
    if "\t" in line:
        return [(start, end)]
    last = marker_at(line)
    cuts, markers = [0], [last]
    number = seen.get("ar", 0)
    if last:
        seen[last.kind] = last.value
    quotes, position, bare = 0, 0, 0
    for found in _GLUED.finditer(line):
        for sign in _QUOTED.findall(line, position, found.end()):
            quotes = 0 if sign == "。" else max(0, quotes + _QUOTES[sign])
        position = found.end()
        marker = marker_at(line, found.end())
        if quotes or marker is None:
            continue
        allowed = _allowed(found["before"], marker, last, seen, found.start() - cuts[-1])
        named = marker.kind == "ar" and marker.value == 1 and _STEPS.match(line, cuts[-1], found.end())
        if not allowed and not named and not _after_a_clause(line, cuts[-1], found.start(), marker, seen.get("ar", 0)):
            continue
        bare += last is not None and found.end() - cuts[-1] <= last.end
        if bare > _BARE:
            break  # numbers that number nothing, one after the other: damage, no headings
        cuts.append(found.end())
        markers.append(marker)
        last = marker
        seen[marker.kind] = marker.value
    if len(cuts) == 1 and (last is None or not _glued_child(line, last, len(line), number)) and line == line.strip():
        return [(start, end)]  # as most
    cuts.append(len(line))
    whole = []
    for (a, b), opens in zip(pairwise(cuts), markers, strict=True):
        whole += _heading_apart(line, a, b, opens, number)
        marker = marker_at(line[whole[-1][0] : b]) if b < len(line) else None
        number = marker.value if marker and marker.kind == "ar" else number
    result = []
    for a, b in whole:
        part = line[a:b]
        body = part.strip()
        if body:
            left = a + part.index(body[0])
            result.append((start + left, start + left + len(body)))
    return result


def _heading_apart(line: str, a: int, b: int, marker: Marker | None, number: int) -> list[tuple[int, int]]:
    """`一、总体要求(一)指导思想。…`: a heading that its first child was glued to, and that one's first child.

    `marker`: its own; `number`: the last one before it, where tasks are numbered through: `(二)平台提升5.建设实验室`.
    """
    found: list[tuple[int, int]] = []
    while marker and (child := _glued_child(line, marker, b, number)):
        at, marker = child
        found.append((a, at))
        a = at
    return [*found, (a, b)]


def _glued_child(line: str, marker: Marker, end: int, number: int) -> tuple[int, Marker] | None:
    """Where the first child of a heading is glued to it, and its number."""
    if marker.kind in (*LEAVES, "circle", "ar_paren"):
        return None
    start, end = marker.end + 2, min(end, marker.end + 45)
    parts = _PARTS.search(line, marker.end, end)
    last = parts.start() if parts else end  # where a child may begin at the latest
    if not _MAY_BE_CHILD.search(line, start, last + 1):
        return None
    for found in _FIRST_CHILD.finditer(line, start, end):
        if found.start() > last:
            break
        child = marker_at(line, found.start())
        if child is None or child.kind == marker.kind:
            continue
        if child.value == 1 or (number and 0 < child.value - number <= _LEFT_OUT):
            return found.start(), child
    return None
