"""Page furniture: page numbers, what comes back at the same place on page after page, watermarks.

Furniture stays in the raw text of its page and is cut from what is read.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from ingest.read.pdf.shapes import Line, Page, Run

BAND = 0.14  # of the page's height, at either end, where furniture stands
COPIES = 0.4  # of the text that comes back at the same place: the pages are copies, not furnished
PICTURE = 0.4  # of a page that pictures cover: it may hold nothing but furniture
EDGE = 0.13  # likewise for page numbers
SHORT = 2  # pages of a document in which lines that differ in a number are none
NAMED = re.compile(r"(?:附件|附表|附录|附图|专栏|图|表)\d{1,3}")  # numbered on page after page, and no furniture
SENTENCE_ENDS = ("。", "；", "！")
OUTERMOST = 3  # lines from either end of the page that may be furniture
PAGES = 3  # on which a line comes back at least
SHARE = 0.25  # of the pages (in a short document: half)
EVERYWHERE = 0.6  # of the pages that a watermark stands on
SAME_PLACE = 4.0  # points
PAGE_NUMBER = re.compile(
    r"[-—–―－_·•~〜～\s.]*(?:第 ?)?\d{1,4}(?: ?页)?(?: ?[/／|,，]? ?(?:共|of)? ?\d{1,4} ?页?)?[-—–―－_·•~〜～\s.]*"
    r"|[-—–－·\s]*[ivxlIVXLⅠ-Ⅻⅰ-ⅻ]{1,6}[-—–－·\s]*"
    r"|第[一二三四五六七八九十百]{1,5}页(?:共[一二三四五六七八九十百]{1,5}页)?"
    r"|page \d{1,4}(?: of \d{1,4})?",
    re.IGNORECASE,
)
# a page number as recognition reads it
MISREAD = re.compile(
    rf"{PAGE_NUMBER.pattern}|[-—–―－一_·.]{{1,3}} ?[\dSOIl]{{1,3}} ?[-—–―－一_·.]{{1,3}}", re.IGNORECASE
)
DIGITS = re.compile(r"\d+|[ivxlIVXLⅠ-Ⅻⅰ-ⅻ]+(?![a-zA-Z])")


def watermarks(pages: list[Page]) -> int:
    """Takes away the runs that stand on most pages at the very same place amid the page; returns how many."""
    seen: Counter[tuple[str, int, int]] = Counter()
    for page in pages:
        seen.update({_place(run) for run in page.runs})
    needed = max(PAGES, EVERYWHERE * len(pages))
    marks = {place for place, times in seen.items() if times >= needed}
    texts = [page for page in pages if page.pictures < PICTURE]
    if not marks or _share((len(r.text), _place(r) in marks) for page in texts for r in page.runs) > COPIES:
        return 0
    gone = 0
    for page in pages:
        kept = [run for run in page.runs if _place(run) not in marks]
        gone += len(page.runs) - len(kept)
        page.heads.extend(run.text for run in page.runs if _place(run) in marks)
        page.runs = kept
    return gone


def _share(counted: Iterable[tuple[int, bool]]) -> float:
    """The share of characters that are counted in."""
    total = within = 0
    for length, inside in counted:
        total += length
        within += length if inside else 0
    return within / total if total else 0.0


def _place(run: Run) -> tuple[str, int, int]:
    return run.text, round(run.x0), round(run.base)


def furniture(pages: list[Page], lines: list[list[Line]]) -> list[list[Line]]:
    """The lines of each page that are no furniture; furniture is noted on its page."""
    counted = len(pages) > SHORT
    repeated = _repeated(pages, lines, counted)
    everywhere = Counter((line.text, round(line.base)) for own in lines for line in own)
    if _share((len(o.text), everywhere[o.text, round(o.base)] >= PAGES) for own in lines for o in own) > COPIES:
        repeated = set()
    numbered = _numbered(pages, lines)
    kept = []
    for page, own in zip(pages, lines, strict=True):
        upper, lower = _ends(page, own)
        gone: list[Line] = []
        for outward in (upper, lower[::-1]):
            for line in outward:  # furniture has nothing but furniture further out
                key = _key(page, line, counted)
                if not (key and any(k in repeated for k in _near(key))) and id(line) not in numbered:
                    break
                gone.append(line)
        gone.extend(line for line in own if id(line) in numbered and line not in gone)
        for line in own:
            if any(line is one for one in gone):
                (page.heads if line.base > page.height / 2 else page.feet).append(line.text)
        page.runs = [run for run in page.runs if not any(_within(run, line) for line in gone)]
        kept.append([line for line in own if not any(line is one for one in gone)])
    return kept


def _within(run: Run, line: Line) -> bool:
    return abs(run.base - line.base) < line.em / 2 and line.x0 - 1 <= run.x0 and run.x1 <= line.x1 + 1


def _ends(page: Page, lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """The outermost lines of a page that lie in its upper and its lower band, none behind a table."""
    top = max((t.high for t in page.tables), default=0.0)
    low = min((t.low for t in page.tables), default=page.height)
    upper = [one for one in lines[:OUTERMOST] if one.base > (1 - BAND) * page.height and one.base > top]
    lower = [one for one in lines[-OUTERMOST:] if one.base < BAND * page.height and one.base < low]
    return upper, lower


Key = tuple[str, int, int]


def _key(page: Page, line: Line, counted: bool) -> Key | None:
    """A line's words and its height, None amid the page; where it is `counted`, the numbers in it are left aside.

    Not those of a line that ends a sentence: tasks alike but for their figures may begin page after page.
    """
    if BAND * page.height < line.base < (1 - BAND) * page.height:
        return None
    words = "".join(line.text.split())
    if not words or NAMED.match(words):
        return None
    counted = counted and not words.endswith(SENTENCE_ENDS)
    return DIGITS.sub("#", words) if counted else words, round(line.base / SAME_PLACE), round(page.height)


def _near(key: Key) -> Iterable[Key]:
    words, at, height = key
    return ((words, at + d, height) for d in (-1, 0, 1))


def _repeated(pages: list[Page], lines: list[list[Line]], counted: bool) -> set[Key]:
    """The lines that come back at the same height of several pages."""
    on: dict[Key, set[int]] = defaultdict(set)
    for page, own in zip(pages, lines, strict=True):
        for line in itertools.chain(*_ends(page, own)):
            if key := _key(page, line, counted):
                on[key].add(page.number)
    many = len(pages)
    needed = 2 if many == 2 else max(PAGES, SHARE * many) if many <= 40 else max(PAGES, 0.04 * many)
    found = set()
    for key in on:
        numbers = set().union(*(on.get(k, set()) for k in _near(key)))
        if len(numbers) >= needed and (many <= 40 or _in_a_row(numbers)):
            found.add(key)
    return found


def _in_a_row(numbers: set[int]) -> bool:
    """Whether they stand on at least four of some ten pages: the running head of a chapter."""
    ordered = sorted(numbers)
    return any(later - earlier < 10 for earlier, later in zip(ordered, ordered[3:], strict=False))


def _numbered(pages: list[Page], lines: list[list[Line]]) -> set[int]:
    """The lines (by identity) that are page numbers: outermost, and apart from the text or on several pages."""
    found: list[Line] = []
    for page, own in zip(pages, lines, strict=True):
        if not own:
            continue
        ends = (own[0], *own[-OUTERMOST:]) if page.recognised else (own[0], own[-1])
        number = MISREAD if page.recognised else PAGE_NUMBER
        for line in {id(one): one for one in ends}.values():
            outer = line.base > (1 - EDGE) * page.height or line.base < EDGE * page.height
            if outer and number.fullmatch(line.text.strip()) and _beyond(page, line):
                found.append(line)
    return {id(one) for one in found}


def _beyond(page: Page, line: Line) -> bool:
    return all(line.base > t.high or line.base < t.low for t in page.tables)
