"""The lines of a head as headlines: a title that was set over several lines is one, with the unit's line above it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ingest.records import Passage, Span
from ingest.structure.head_dates import UNIT_LINE

LONGEST = 100
MOST_LINES = 4  # that one title is set over
TAIL = r"(?:\s*[(（〔\[][^()（）〔〕]{1,24}[)）〕\]]){0,3}"
# a line that a title may begin with: it opens as one and does not end as one
OPENING = re.compile(
    r"(?=.*(?:关于|印发)|[\u4e00-\u9fff〔〕]{2,12}[省市县区州盟旗])[^。；;：:！？!?，,\t]{6,45}"
    r"(?<!通知|方案|规划|措施|意见|办法|政府|公厅|公室|员会|计划|报告|文件)"
)
BETWEEN = re.compile(r"[^。；;：:！？!?\t]{4,45}(?<!通知|方案|规划|措施|意见|办法)")  # a line in the middle of one
OWN_START = re.compile(
    r"关于|[\u4e00-\u9fff]{2,8}(?<!试验)(?<!示范)(?<!开发)(?<!高新)(?<!园)(?<!新)(?<!功能)[省市县区]|《|“十"
)
OF_UNIT = re.compile(r"关于|印发|转发|批转|(?:19|20)\d\d年")
ENDS_IN = re.compile(TAIL)
_TAILS = re.compile("年|试行|暂行|草案|稿|修订")
_DAY = re.compile(r"月[^月日]{1,3}日")
_BLANKS = re.compile(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])")


class Headline(NamedTuple):
    """A headline put together, and the passage of its last line; `own` is where that line begins in the text.

    `above` is the line of its unit, where that stands alone above it.
    """

    text: str
    passage: Passage
    own: int
    above: Span | None = None

    def span(self, start: int, end: int) -> Span:
        """Where a stretch of the headline stands: in its last line, all of which counts where more lines share it."""
        if self.own <= start and end - self.own <= len(self.passage.text):
            return Span(self.passage.ordinal, start - self.own, end - self.own)
        return Span(self.passage.ordinal, 0, len(self.passage.text))


def headlines(head: Sequence[Passage]) -> Iterator[Headline]:
    """Each line of the head with those above that belong to it, and the bracket below that does."""
    at = {passage.ordinal: passage for passage in head}
    for passage in head:
        above = _above(at, passage)
        before = "".join(p.text for p in above)
        below = at.get(passage.ordinal + 1)
        tail = below.text if below and _is_tail(below.text) else ""
        first = above[0] if above and UNIT_LINE.fullmatch(above[0].text) else None
        unit = Span(first.ordinal, 0, len(first.text)) if first else None
        yield Headline(before + passage.text + tail, passage, len(before), unit)


def _is_tail(text: str) -> bool:
    """Whether a line is the bracket that ends a title: its years or its state, never the day on which it was issued."""
    return (
        bool(text) and ENDS_IN.fullmatch(text) is not None and _TAILS.search(text) is not None and not _DAY.search(text)
    )


def _above(at: dict[int, Passage], passage: Passage) -> list[Passage]:
    """The lines above one that are the beginning of its title, in order."""
    if len(passage.text) > LONGEST:
        return []
    middle: list[Passage] = []
    text = passage.text
    for ordinal in range(passage.ordinal - 1, passage.ordinal - MOST_LINES, -1):
        line = at.get(ordinal)
        if line is None or line.cells:
            break
        if UNIT_LINE.fullmatch(line.text):
            return [line, *middle] if OF_UNIT.match(text) else []
        if OWN_START.match(text) and not middle and not text.startswith("关于"):
            break
        if OPENING.fullmatch(line.text):
            above = at.get(ordinal - 1)
            named = above is not None and UNIT_LINE.fullmatch(above.text) and OF_UNIT.match(line.text)
            return [*([above] if named and above else []), line, *middle]
        if not BETWEEN.fullmatch(line.text) or OWN_START.match(line.text):
            break
        middle.insert(0, line)
        text = line.text
    return []
