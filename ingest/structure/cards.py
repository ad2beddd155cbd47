"""Cards: tables of two columns, a key beside its value, one card a policy, as guides to policies print them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ingest.structure.columns import plain

_CARDS = 3  # cards that make a document of cards
_LONGEST_CELL = 60  # lines that a value may run over
# what a card is about
NAME = re.compile(
    r"^(?:政策|事项|项目|任务|措施|举措|服务|专项|奖补|补贴|条款|资金|产品|场景)(?:事项|措施|条款)?名称$"
    r"|^(?:政策|支持|服务|奖补|办理)(?:事项|措施|条款)$|^(?:事项|名称)$"
)
_KEY = re.compile(
    r"^(?:(?:政策|文件|制定|设定|实施)?依据(?:文件)?|依据文件|发文(?:机构|单位|机关|字号|日期|时间)|文号|发布(?:日期|时间|机构|单位)"
    r"|印发(?:日期|时间)|工具分类|(?:服务|支持|适用|申报|扶持|奖补|受理|享受)(?:对象|范围|主体|领域)"
    r"|(?:服务|支持|政策|扶持|工作|主要|具体|办理|任务|建设)(?:内容|要点|措施|方式|举措)"
    r"|(?:支持|奖补|补贴|扶持|奖励|资助|兑现|收费)(?:标准|额度|力度|方式|政策)"
    r"|(?:条件|申报|申请|享受|办理|认定|受理|支持)(?:要求|条件|材料|流程|程序|方式|渠道|时间|时限|期限|地点|入口|网址|期)"
    r"|所需材料|材料清单|(?:时间|频次|周期)(?:[/／]?(?:频度|频次|安排))?|(?:执行|实施|有效|政策|完成|整改|起止)(?:期限|期|时限|时间)"
    r"|(?:联络|联系|咨询)(?:方式|人|电话|部门|单位|处室)+|电话|邮箱|地址|网址"
    r"|(?:责任|牵头|主管|实施|受理|办理|执行|兑现|经办|配合|业务|负责|审批|解读|归口|落实|主办|协办)(?:责任)?(?:部门|单位|机构|处室|科室|主体|区县)"
    r"|政策(?:来源|类型|级别|层级|分类|关键词)|级别|层级|备注|预期(?:目标|成效|成果)|工作目标|(?:完成|整改)目标)$"
)


def is_key(text: str) -> bool:
    """Is this the key of a card's line?"""
    words = plain(text)
    return len(words) <= 10 and bool(NAME.match(words) or _KEY.match(words))


def inside_cards(texts: Sequence[str], keyed: Mapping[int, str], numbered: Sequence[bool]) -> set[int]:
    """The lines between the first and the last key of each card: what bears a number there is the card's own text.

    `keyed`: lines that begin with a key, and the key; `numbered`: which lines bear a number. A card begins where the
    first key of the document's cards comes again.
    """
    lines = sorted(keyed)
    if not lines:
        return set()
    starts = [line for line in lines if keyed[line] == keyed[lines[0]]]
    if len(starts) < _CARDS:
        return set()
    found: set[int] = set()
    for start, follow in pairwise([*starts, len(texts)]):
        own = lines[bisect_left(lines, start) : bisect_left(lines, follow)]
        gaps = [b - a for a, b in pairwise(own)]
        far = next((k for k, gap in enumerate(gaps) if gap > _LONGEST_CELL), len(gaps))
        found.update(line for line in range(start, own[far] + 1) if numbered[line])
    return found


@dataclass(slots=True)
class Card:
    """The keys that a card has shown so far."""

    seen: list[str] = field(default_factory=list)
    _last: dict[int, str] = field(default_factory=dict)

    def repeats(self, key: str) -> bool:
        """Does another card begin: with the first key again, or with another name?"""
        return (
            bool(self.seen)
            and key != self.last(0)
            and (key == self.seen[0] or bool(NAME.match(key) and key in self.seen))
        )

    def last(self, column: int) -> str:
        """The key that stood last in a column; a value that runs over a page goes on under it."""
        return self._last.get(column, "")

    def take(self, column: int, key: str) -> None:
        """The key of the line in hand."""
        self.seen.append(key)
        self._last[column] = key
