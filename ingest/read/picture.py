"""Pictures of pages: by how much they lie askew, and the rules of the tables in them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple

from ingest.read.pdf.shapes import Box

if TYPE_CHECKING:
    from PIL.Image import Image

LONG = 5  # heights of a line that shows how the page lies
FEWEST = 3  # such lines
STRAIGHT = 0.002  # radians that are not worth turning a page for
ASKEW = 0.12  # radians: what lies more askew was not laid so by chance
INK = 150  # of 255: what is darker is print
LEVEL, UPRIGHT = 2.2, 1.3  # heights of a line that a rule is long, at least: no dash, no stroke of a character is
THICK = 0.35  # of a line's height that a rule is thick, at most
BLOTS = 60  # of a page that are looked at
Corner = tuple[float, float]
Quad = Sequence[Corner]  # from the upper left corner on, clockwise


class Turn(NamedTuple):
    """A turn of a page about its middle, by radians clockwise as the page lies."""

    angle: float
    x: float
    y: float

    def corner(self, at: Corner) -> Corner:
        """Where a place of the page lies once it is upright."""
        across, down = at[0] - self.x, at[1] - self.y
        cos, sin = math.cos(self.angle), math.sin(self.angle)
        return self.x + across * cos + down * sin, self.y - across * sin + down * cos

    def image(self, image: Image) -> Image:
        """The picture upright."""
        from PIL.Image import Resampling

        return image.rotate(math.degrees(self.angle), resample=Resampling.BICUBIC, fillcolor="white")


def turn(quads: Sequence[Quad], size: tuple[int, int]) -> Turn | None:
    """By how much the lines of a page lie askew; None where they do not."""
    angles = [
        math.atan2(quad[1][1] - quad[0][1], quad[1][0] - quad[0][0])
        for quad in quads
        if quad[1][0] - quad[0][0] > LONG * abs(quad[3][1] - quad[0][1])
    ]
    angle = median(angles) if len(angles) >= FEWEST else 0.0
    return Turn(angle, size[0] / 2, size[1] / 2) if STRAIGHT < abs(angle) < ASKEW else None


def rules(pixels: Any, high: float) -> list[Box]:
    """The level and upright rules of a page, in pixels from the upper left corner; `high`: how high its lines are."""
    import cv2

    found: list[Box] = []
    dark = (pixels.max(axis=2) < INK).astype("uint8")
    high = max(high, 8.0)
    for along, across in (((int(LEVEL * high), 1), (1, 3)), ((1, int(UPRIGHT * high)), (3, 1))):
        wider = cv2.dilate(dark, cv2.getStructuringElement(cv2.MORPH_RECT, across))  # a thin rule askew runs in steps
        drawn = cv2.morphologyEx(wider, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, along))
        for left, top, width, height, _ in cv2.connectedComponentsWithStats(drawn, connectivity=8)[2][1:].tolist():
            if min(width, height) <= max(5, THICK * high):
                found.append(Box(left, top, left + width, top + height))
    return found


def blots(pixels: Any, seen: Sequence[Box], ruled: Sequence[Box], high: float) -> list[Box]:
    """Print as high as a line, inside a table, that stands in none of the boxes that were seen: a character alone."""
    import cv2

    upright = [rule for rule in ruled if rule.high - rule.low > rule.x1 - rule.x0]
    if len(upright) < 2:
        return []
    left, right = int(min(rule.x0 for rule in upright)), int(max(rule.x1 for rule in upright))
    top, bottom = int(min(rule.low for rule in upright)), int(max(rule.high for rule in upright))
    dark = (pixels[top:bottom, left:right].max(axis=2) < INK).astype("uint8")
    margin = max(2, int(high / 8))
    for box in (*seen, *ruled):
        above, before = max(0, int(box.low) - top - margin), max(0, int(box.x0) - left - margin)
        dark[above : max(0, int(box.high) - top + margin), before : max(0, int(box.x1) - left + margin)] = 0
    kernel = cv2.getStructuringElement(cv2.MORPH_RECT, (max(2, int(high / 2)), max(2, int(high / 3))))
    drawn = cv2.morphologyEx(dark, cv2.MORPH_CLOSE, kernel)
    return [
        Box(left + x, top + y, left + x + width, top + y + height)
        for x, y, width, height, _ in cv2.connectedComponentsWithStats(drawn, connectivity=8)[2][1:].tolist()
        if 0.5 * high < height < 1.4 * high and width > 0.4 * high
    ][:BLOTS]
