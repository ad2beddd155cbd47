"""Numbers and matrices as OFD writes them, and how its millimetres from the top become points from below."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

POINTS = 72 / 25.4  # of a millimetre
NUMBER = re.compile(r"[-+]?[0-9]*\.?[0-9]+(?:[eE][-+]?[0-9]+)?|g")
REPEATED = 100_000  # places of one text that its offsets may stand for
FARTHEST = 1e6  # millimetres: what damage made larger, or no number, says nothing


class Place(NamedTuple):
    """Where an object's own points lie on the page: its box and its matrix."""

    left: float
    top: float
    a: float
    b: float
    c: float
    d: float
    e: float
    f: float
    height: float  # of the page

    def at(self, x: float, y: float) -> tuple[float, float]:
        """A point of the object on the page, in points from its lower left corner."""
        across = self.left + self.a * x + self.c * y + self.e
        down = self.top + self.b * x + self.d * y + self.f
        return across * POINTS, (self.height - down) * POINTS


def place(one: etree._Element, height: float) -> Place:
    """The place of an object on a page so many millimetres high."""
    left, top = (*numbers(one.get("Boundary")), 0.0, 0.0)[:2]
    matrix = numbers(one.get("CTM"))
    a, b, c, d, e, f = matrix if len(matrix) == 6 else (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    return Place(left, top, a, b, c, d, e, f, height)


def offsets(written: str | None) -> list[float]:
    """`2.5 g 3 3.2` stands for 2.5 3.2 3.2 3.2."""
    steps: list[float] = []
    tokens = iter(NUMBER.findall(written or ""))
    for token in tokens:
        if token != "g":
            steps.append(_sane(float(token)))
            continue
        times, offset = next(tokens, "0"), next(tokens, "g")
        if "g" in (times, offset) or not 0 <= float(times) <= REPEATED:
            break
        steps += [_sane(float(offset))] * int(float(times))
        if len(steps) > REPEATED:
            break
    return steps


def numbers(written: str | None) -> list[float]:
    """The numbers of an attribute."""
    if not written:
        return []
    try:
        return [_sane(float(token)) for token in written.split()]
    except ValueError:  # a unit, or a letter that damage left
        return [_sane(float(token)) for token in NUMBER.findall(written) if token != "g"]


def _sane(number: float) -> float:
    return number if -FARTHEST < number < FARTHEST else 0.0


def found(root: etree._Element, name: str) -> Iterator[etree._Element]:
    """All elements of a local name, whatever their namespace."""
    return root.iter(f"{{*}}{name}")


def local(element: etree._Element) -> str:
    """An element's local name."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
