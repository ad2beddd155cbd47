"""Pictures of pages: laid straight, the rules of their tables, what stands alone in a cell."""

from __future__ import annotations

import io
import math
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from ingest.read import picture, read_bytes, scan
from ingest.read.pdf.shapes import Box
from ingest.records import Origin
from tests.conftest import missing


@pytest.fixture(scope="module")
def recognition() -> None:
    if not scan.installed():
        missing("scan", "text recognition is not installed")


def quad(x: float, y: float, angle: float) -> list[tuple[float, float]]:
    """A line of text, 400 by 20, that runs at an angle."""
    across, down = (math.cos(angle), math.sin(angle)), (-math.sin(angle), math.cos(angle))
    ends = [(0, 0), (400, 0), (400, 20), (0, 20)]
    return [(x + a * across[0] + b * down[0], y + a * across[1] + b * down[1]) for a, b in ends]


@pytest.mark.parametrize("angle", [0.02, -0.03])
def test_a_page_askew_is_laid_straight(angle: float) -> None:
    lines = [quad(100, 100 + 40 * n, angle) for n in range(5)]
    turn = picture.turn(lines, (800, 600))
    assert turn is not None
    laid = [[turn.corner(at) for at in line] for line in lines]
    assert all(abs(line[0][1] - line[1][1]) < 0.01 for line in laid)
    assert all(abs(line[1][0] - line[0][0] - 400) < 0.01 for line in laid)


@pytest.mark.parametrize("lines", [[], [quad(100, 100 + 40 * n, 0.0) for n in range(5)], [quad(100, 100, 0.03)]])
def test_a_straight_page_stays(lines: list[list[tuple[float, float]]]) -> None:
    assert picture.turn(lines, (800, 600)) is None


@pytest.mark.usefixtures("recognition")
def test_rules_are_long_and_thin_and_not_of_a_stamp() -> None:
    import numpy

    image = Image.new("RGB", (400, 300), "white")
    draw = ImageDraw.Draw(image)
    for y in (50, 120, 200):
        draw.line((40, y, 360, y), "black", 2)
    for x in (40, 200, 360):
        draw.line((x, 50, x, 200), "black", 2)
    draw.rectangle((60, 70, 80, 90), "black")  # a character
    draw.line((40, 250, 360, 250), (220, 40, 40), 3)  # of a red head
    draw.rectangle((100, 130, 190, 190), "black")  # a picture
    pixels = numpy.asarray(image)
    found = picture.rules(pixels, 20)
    level = sorted((b.low + b.high) / 2 for b in found if b.x1 - b.x0 > 100)
    upright = sorted((b.x0 + b.x1) / 2 for b in found if b.high - b.low > 100)
    assert level == pytest.approx([50, 120, 200], abs=2)
    assert upright == pytest.approx([40, 200, 360], abs=2)
    alone = picture.blots(pixels, [], found, 20)
    assert [(round(b.x0), round(b.low)) for b in alone] == [(61, 71)]
    assert not picture.blots(pixels, [Box(55, 65, 85, 95)], found, 20)


@pytest.mark.usefixtures("recognition")
def test_a_table_in_a_picture_that_lies_askew_is_read_by_its_rules(shared: Path) -> None:
    import pypdfium2 as pdfium  # type: ignore[import-untyped]

    document = pdfium.PdfDocument(shared / "corpus/raw/bj_chanye_zhengce_daoyin_2024.pdf")
    card = document[30].render(scale=2).to_pil().crop((60, 160, 1140, 560))
    page = Image.new("RGB", (1240, 700), "white")
    page.paste(card, (80, 120))
    file = io.BytesIO()
    page.rotate(-1.2, fillcolor="white").save(file, "PNG")
    lines = read_bytes(file.getvalue(), Origin("card.png")).text.string.split("\n")
    rows = [[cell for cell in line.split("\t") if cell] for line in lines if "\t" in line]
    assert ["发文机构", "北京市经济和信息化局"] in rows
    assert ["发布日期", "2021-12-23"] in rows
    assert any(row[:3] == ["工具分类", "资金支持", "服务对象"] and len(row) == 4 for row in rows)
