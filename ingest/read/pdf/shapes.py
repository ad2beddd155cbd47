"""The shapes on a page: runs of glyphs, lines, rules and tables. Points, y grows upwards, the page already upright."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from typing import Literal, NamedTuple


class Box(NamedTuple):
    """A rectangle."""

    x0: float
    low: float
    x1: float
    high: float

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        return self.x0 <= x <= self.x1 and self.low <= y <= self.high

    @property
    def area(self) -> float:
        """Square points."""
        return max(0.0, self.x1 - self.x0) * max(0.0, self.high - self.low)


@dataclass(slots=True)
class Run:
    """Glyphs that follow each other closely on one baseline; `left` and `right` hold one number a character."""

    text: str
    left: array[float]
    right: array[float]
    base: float
    low: float
    high: float
    em: float  # width of a Chinese character of this size
    blank: bool = False  # the file has a blank before it

    @property
    def x0(self) -> float:
        """Where it begins."""
        return self.left[0]

    @property
    def x1(self) -> float:
        """Where it ends."""
        return self.right[-1]

    def part(self, start: int, end: int) -> Run:
        """Some of its characters."""
        return Run(
            self.text[start:end],
            self.left[start:end],
            self.right[start:end],
            self.base,
            self.low,
            self.high,
            self.em,
            self.blank and start == 0,
        )


class Chunk(NamedTuple):
    """A stretch of a line that a gap separates from the next one; a span of the line's text and its edges."""

    start: int
    end: int
    x0: float
    x1: float


@dataclass(slots=True)
class Line:
    """A physical line.

    `pieces` are its stretches as narrow gaps part them, `chunks` as wide ones do; `cuts` are spans of its text that are
    no part of what it says (leaders, note marks).
    """

    text: str
    page: int
    base: float
    low: float
    high: float
    em: float
    chunks: tuple[Chunk, ...]
    pieces: tuple[Chunk, ...]
    cuts: tuple[tuple[int, int], ...] = ()

    @property
    def x0(self) -> float:
        """Where it begins."""
        return self.chunks[0].x0

    @property
    def x1(self) -> float:
        """Where it ends."""
        return self.chunks[-1].x1

    def words(self, chunk: Chunk) -> str:
        """The text of one of its chunks."""
        return self.text[chunk.start : chunk.end]


@dataclass(slots=True)
class Region:
    """What lines flow in: the edges that its full lines reach. `kind` tells columns and boxes from the open page.

    `em` is the size of its text; `slack` (em) how far full lines stay short of the edge where it is ragged.
    """

    left: float
    right: float
    kind: str = "page"
    em: float = 0.0
    slack: float = 0.7


Content = Literal["text", "ditto", "covered"]


@dataclass(slots=True)
class Cell:
    """A cell of a row: its lines, or that the one above (`ditto`) or to the left (`covered`) reaches over it."""

    region: Region
    lines: list[Line] = field(default_factory=list)
    content: Content = "text"

    @property
    def text(self) -> str:
        """Its words without white space."""
        return "".join("".join(line.text.split()) for line in self.lines)


@dataclass(slots=True)
class Table:
    """Rows of cells, one for each column. `open_top`, `open_bottom`: no rule closes it there."""

    columns: tuple[float, ...]  # the edges
    rows: list[list[Cell]]
    low: float
    high: float
    ruled: bool = True
    open_top: bool = False
    open_bottom: bool = False


@dataclass(slots=True)
class Flowing:
    """A line with the region that it flows in."""

    line: Line
    region: Region
    note: bool = False  # a footnote


Block = Flowing | Table


@dataclass(slots=True)
class Page:
    """A page as laid out."""

    number: int
    width: float
    height: float
    runs: list[Run] = field(default_factory=list)  # outside ruled tables
    upright: bool = True  # as it lies, not turned
    beside: list[Page] = field(
        default_factory=list
    )  # what stands on it at another turn, each turn as a page of its own
    tables: list[Table] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    short_rules: list[float] = field(default_factory=list)  # heights of rules that part footnotes from text
    pictures: float = 0.0  # share of the page that images cover
    drawings: int = 0  # path objects
    slanted: int = 0  # glyphs that stand askew: stamps and watermarks
    characters: int = 0
    odd: int = 0  # of them private use, control or replacement characters
    recognised: bool = False  # by text recognition
    broken: bool = False  # pdfium cannot load it
    heads: list[str] = field(default_factory=list)  # furniture above the text
    feet: list[str] = field(default_factory=list)  # and below it
    blocks: list[Block] = field(default_factory=list)
