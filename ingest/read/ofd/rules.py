"""The level and upright lines that OFD's path objects draw, as thin boxes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from ingest.read.ofd.places import Place, found, place
from ingest.read.pdf.shapes import Box

TOKEN = re.compile(r"[A-Za-z]|[-+]?[0-9]*\.?[0-9]+(?:[eE][-+]?[0-9]+)?")
LONGEST = 100_000  # characters of a path that are read: what is longer is a drawing
THIN = 3.0  # points: a box that is thinner is a rule
SHORT = 0.9  # points: what is shorter is a dot
ASKEW = 1.0  # points that a level or upright line may lean


def rules(path: etree._Element, height: float) -> Iterator[Box]:
    """The rules of a path object: those that it strokes, and filled boxes so thin that they are seen as one."""
    stroked = path.get("Stroke", "true").lower() != "false"
    filled = path.get("Fill", "false").lower() == "true"
    if path.get("Visible", "true").lower() == "false" or not (stroked or filled):
        return
    here = place(path, height)
    for data in found(path, "AbbreviatedData"):
        for sides in _figures((data.text or "")[:LONGEST], here):
            whole = Box(
                min(s.x0 for s in sides),
                min(s.low for s in sides),
                max(s.x1 for s in sides),
                max(s.high for s in sides),
            )
            across, up = whole.x1 - whole.x0, whole.high - whole.low
            if min(across, up) <= THIN:
                if max(across, up) > SHORT:
                    yield whole
            elif stroked:
                yield from (s for s in sides if min(s.x1 - s.x0, s.high - s.low) <= ASKEW)


def _figures(data: str, here: Place) -> Iterator[list[Box]]:
    """The straight sides of each figure of a path."""
    sides: list[Box] = []
    at = start = here.at(0.0, 0.0)
    for letter, values in _steps(data):
        if letter == "C":
            to = start
        elif len(values) < 2:
            continue
        else:
            to = here.at(values[-2], values[-1])
        if letter in "SM":
            if sides:
                yield sides
            sides, start = [], to
        elif letter in "LC" and to != at:
            sides.append(Box(min(at[0], to[0]), min(at[1], to[1]), max(at[0], to[0]), max(at[1], to[1])))
        at = to
    if sides:
        yield sides


def _steps(data: str) -> Iterator[tuple[str, list[float]]]:
    letter = ""
    values: list[float] = []
    for token in TOKEN.findall(data):
        if token.isalpha():
            if letter:
                yield letter, values
            letter, values = token.upper(), []
        else:
            values.append(float(token))
    if letter:
        yield letter, values
