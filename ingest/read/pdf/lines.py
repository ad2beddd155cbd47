"""Lines: runs on one baseline put together from left to right, what was printed twice kept once."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable
from itertools import pairwise

from ingest.read.pdf.glyphs import needs_blank
from ingest.read.pdf.shapes import Chunk, Line, Run
from ingest.read.raised import raised

SAME = 0.35  # em that baselines of one line differ
TWICE = 0.4  # of a glyph's width within which the same glyph again is the same print
CHUNK = 1.4  # em: a wider gap parts a line
PIECE = 0.42  # em: a wider gap may part two cells
SMALL = 0.78  # of a line's size: a raised glyph is smaller
LEADER = re.compile(
    r"(?<![ .．…·‥。_])(?=[ .．…·‥。_]*(?:[.．…‥·]{3}|…{2}|_{4}))[ .．…·‥。_]*+\d{0,4}$|(?<=\S)-{6,} ?\d{0,4}$"
)


def made(runs: Iterable[Run], page: int) -> list[Line]:
    """The lines of some runs, from the top down."""
    groups: list[list[Run]] = []
    for run in sorted(runs, key=lambda r: -r.base):
        if groups and abs(groups[-1][0].base - run.base) <= SAME * min(groups[-1][0].em, run.em):
            groups[-1].append(run)
        else:
            groups.append([run])
    return [line for group, small in _with_raised(groups) if (line := _line(group, small, page)) is not None]


def _with_raised(groups: list[list[Run]]) -> list[tuple[list[Run], set[int]]]:
    """Small glyphs above or below a baseline belong to the line beside them; they are named by their identity."""
    found: list[tuple[list[Run], set[int]]] = []
    waiting: list[Run] = []
    for group in groups:
        em = max(run.em for run in group)
        low, high = min(run.low for run in group), max(run.high for run in group)
        above: set[int] = set()
        still = []
        for small in waiting:
            if small.em < SMALL * em and low < (small.low + small.high) / 2 < high + 0.3 * em and _beside(small, group):
                above.add(id(small))
            else:
                still.append(small)
        for alone in _as_lines(still):
            found.append((alone, set()))
        own = [*[w for w in waiting if id(w) in above], *group]
        waiting = []
        if found and not above and _hangs(group, found[-1][0]):
            found[-1][0].extend(group)
        elif em < 11 and all(len(run.text) <= 4 for run in group):
            waiting = own
        else:
            found.append((own, above))
    found.extend((alone, set[int]()) for alone in _as_lines(waiting))
    return found


def _as_lines(runs: list[Run]) -> list[list[Run]]:
    return [runs] if runs else []


def _beside(small: Run, group: list[Run]) -> bool:
    return any(run.x0 - run.em / 2 <= small.x0 <= run.x1 + run.em / 2 for run in group)


def _hangs(group: list[Run], above: list[Run]) -> bool:
    """Whether small glyphs hang below the baseline of the line above: H₂O."""
    em, base = max(r.em for r in above), above[-1].base
    return all(
        r.em < SMALL * em and len(r.text) <= 3 and base - r.base < 0.45 * em and _beside(r, above) for r in group
    )


def _line(runs: list[Run], small: set[int], page: int) -> Line | None:
    runs.sort(key=lambda r: r.x0)
    if any(b.x0 < a.x1 - TWICE * a.em for a, b in pairwise(runs)):
        runs = _once(runs)
    longest = max(runs, key=lambda r: len(r.text))
    pieces: list[str] = []
    chunks: list[Chunk] = []
    parts: list[Chunk] = []
    cuts: list[tuple[int, int]] = []
    length = start = 0
    x0 = left = runs[0].x0
    piece = 0
    before: Run | None = None
    for run in runs:
        if before is not None:
            gap = (run.x0 - before.x1) / longest.em if longest.em else 0.0
            parted = gap > CHUNK
            if gap > PIECE:
                parts.append(Chunk(piece, length, left, before.x1))
            if parted or needs_blank(before.text[-1], run.text[0], gap, run.blank and gap > 0.05):
                pieces.append(" ")
                length += 1
            if parted:
                chunks.append(Chunk(start, length - 1, x0, before.x1))
                start, x0 = length, run.x0
            if gap > PIECE:
                piece, left = length, run.x0
        seen = raised(run.text, before.text) if id(run) in small and before is not None else run.text
        if not seen:
            cuts.append((length, length + len(run.text)))
        pieces.append(seen or run.text)
        length += len(pieces[-1])
        before = run
    chunks.append(Chunk(start, length, x0, runs[-1].x1))
    parts.append(Chunk(piece, length, left, runs[-1].x1))
    text = "".join(pieces)
    if not text.strip():
        return None
    leader = LEADER.search(text, max(0, len(text) - 200))
    if leader and leader.start() > 1:
        cuts.append((leader.start(), len(text)))
    low, high = min(r.low for r in runs), max(r.high for r in runs)
    return Line(text, page, longest.base, low, high, longest.em, tuple(chunks), tuple(parts), tuple(cuts))


def _once(runs: list[Run]) -> list[Run]:
    """Runs that lie over each other, glyph by glyph from left to right, each glyph that was printed twice once."""
    glyphs = sorted(
        ((run.left[i], run.right[i], run.text[i], n) for n, run in enumerate(runs) for i in range(len(run.text))),
        key=lambda g: (g[0], g[1]),
    )
    kept: list[tuple[float, float, str, int]] = []
    recent: dict[str, float] = {}
    for glyph in glyphs:
        left, right, char, _ = glyph
        if char in recent and left - recent[char] < TWICE * max(right - left, 0.5):
            continue
        recent[char] = left
        kept.append(glyph)
    found: list[Run] = []
    at = -1
    for left, right, char, n in kept:
        if found and (n == at or left - found[-1].x1 < 0.3 * found[-1].em):
            if char == " " and left < found[-1].x1 - 1:
                continue
            found[-1].text += char
            found[-1].left.append(left)
            found[-1].right.append(right)
        elif char != " ":
            r = runs[n]
            found.append(Run(char, array("f", [left]), array("f", [right]), r.base, r.low, r.high, r.em, r.blank))
        at = n
    return found
