"""Lists of links on a page: menus, headlines of other pages, buttons. They are the site's words and not the document's.

A line belongs to one where it says nothing outside its links but dates. One line or several in a row that hold three
links or more are a list; a link as long as a paragraph is text, and so is what an anchor without an address encloses.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import etree

LEAST = 3  # links of a list
LONGEST = 120  # characters of a link that names another page
# of a list: 热点信息, 相关政策; a unit's name may sign the text above
HEADING = re.compile("[\u4e00-\u9fff]{2,6}(?<![局厅委办府院会部处司])[:：]?")
SAID = re.compile(r"[^\W\d_年月日]")  # what is more than a date, a number or a mark


class Links:
    """Counts the links of each line while a page is walked."""

    def __init__(self) -> None:
        self._open: list[etree._Element] = []
        self._count = 0
        self._said = False

    def enter(self, node: etree._Element) -> None:
        """A link begins."""
        if node.get("href") is None and (node.get("name") is not None or node.get("id") is not None):
            return  # a place to jump to
        if sum(map(len, node.itertext())) <= LONGEST:
            self._open.append(node)
            self._count += 1

    def leave(self, node: etree._Element) -> None:
        """A link ends."""
        if self._open and self._open[-1] is node:
            self._open.pop()

    def text(self, text: str) -> None:
        """Words of the line in hand."""
        if not self._open and not self._said:
            self._said = SAID.search(text) is not None

    def line(self) -> int:
        """How many links the line was made of that ends here; -1 where it says something else."""
        count = -1 if self._said else self._count
        self._count, self._said = len(self._open), False
        return count


def lists(lines: Sequence[str], counts: Sequence[int]) -> set[int]:
    """The lines that are lists of links; lines without words go with the links above them, a heading with those below.

    `counts` tells of each line what `Links.line` told.
    """
    found: set[int] = set()
    run: list[int] = []
    for at, count in enumerate([*counts, -1]):
        if count > 0 or (count == 0 and run):
            run.append(at)
            continue
        if sum(counts[one] for one in run) >= LEAST:
            found.update(run)
            if run[0] and HEADING.fullmatch(lines[run[0] - 1]):
                found.add(run[0] - 1)
        run = []
    return found
