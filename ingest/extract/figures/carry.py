"""What a sentence's figures share as it is read from left to right."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from ingest.extract.figures.numbers import Quantity
from ingest.records import Comparator
from ontology.value import value

Change = Literal["level", "growth", "net_increment", "gross_increment"]
Per = Literal["total", "year", "quarter"]


@value(slots=True, frozen=True)
class Reading:
    """A figure as its sentence states it; offsets in the sentence."""

    indicator: str
    quantity: Quantity
    start: int
    end: int
    comparator: Comparator
    method: str
    change: Change = "level"
    per: Per = "total"
    cumulative: bool = False
    optional: bool = False
    baseline: float | None = None
    year: int | None = None  # one of several years that 分别 shares out
    is_baseline: bool = False
    figure_kind: Literal["figure", "rank"] = "figure"
    confidence: float = 0.9


@dataclass(slots=True)
class Carry:
    """What the members of a list share; brackets have their own.

    `base` is the noun that shares and attributes refer to, `full` the whole indicator, which growth refers to.
    `queue` holds the nouns that 分别 has still to serve, `pending` the lower end of 由…提高到….
    """

    verb: str = ""
    change: Change = "level"
    per: Per = "total"
    unit: str = ""
    cumulative: bool = False
    prefix: str = ""
    base: str = ""
    full: str = ""
    base_start: int = 0
    queue: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)  # the nouns of the last such list: 同比增长5%、6% goes on with them
    years: list[int] = field(default_factory=list)  # what 分别 has still to serve, if it shares out years
    shared: Change | None = None  # the change that the first member of a list under 分别 had
    shared_comparator: Comparator = "="  # and the comparator that stood before it
    pending: Reading | None = None
    grew: bool = False  # the last number was a rate of growth
    ratio: str = ""  # the last share: 占比2.1%,提高0.6个百分点
    counted_until: int = 0  # the end of the last number that counted something

    def break_list(self) -> None:
        """A new clause that is no member of the list: verb and change are its own."""
        self.verb, self.change, self.per, self.cumulative = "", "level", "total", False
        self.queue, self.years, self.shared = [], [], None


@dataclass(slots=True)
class Context:
    """The sentence and what was read of it; `topic` is what the clause before the last semicolon spoke of."""

    sentence: str
    topic: str = ""
    carries: dict[int, Carry] = field(default_factory=dict)
    attributive_until: int = -1  # the end of a sum that qualifies the next noun: 10亿元以上项目10个
    examples: bool = False  # a list names some of what it counts: 拥有甲、乙等3家上市企业,丙、丁等5家瞪羚企业
    named: list[tuple[int, str]] = field(default_factory=list)  # where each indicator that was read stands
    sized: str = ""  # what the next number counts by another sum: 产值超100亿元的园区10个,超50亿元的|30个
    read_until: int = 0  # the end of a sum that was read with the noun before: 10家营业收入超100亿元的企业

    def carry(self, group: int) -> Carry:
        """What a bracket shares; a new one begins with the noun that stands before it."""
        if group not in self.carries:
            outer = self.carries.get(0) if group else None
            self.carries[group] = (
                Carry(base=outer.base, full=outer.full, base_start=outer.base_start, unit=outer.unit)
                if outer
                else Carry()
            )
        return self.carries[group]

    @property
    def base(self) -> str:
        """The noun that the last figure outside of brackets measured."""
        return self.carries[0].base if 0 in self.carries else ""
