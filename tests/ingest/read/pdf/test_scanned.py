"""Pages without a text of their own: told apart from pages with one, refused or noted without recognition."""

from __future__ import annotations

from array import array

import pytest
from PIL import Image

from ingest.errors import UnreadableError
from ingest.read import scan
from ingest.read.pdf import scanned
from ingest.read.pdf.shapes import Page, Run
from tests import papers
from tests.ingest.read.pdf.reading import PROSE, prose, source

PICTURE = Image.new("L", (595, 842), 235)


def picture(canvas: papers.Canvas) -> None:
    """A page that is one grey picture with the mark of the program that made it."""
    canvas.drawInlineImage(PICTURE, 0, 0, 595, 842)
    papers.lines(canvas, 470, 20, ["某某扫描软件"])
    canvas.showPage()


def pictures(canvas: papers.Canvas) -> None:
    """Four of them."""
    for _ in range(4):
        picture(canvas)


def page(text: str, *, odd: int) -> Page:
    """A page with a text, of whose characters some are odd."""
    places = array("f", range(len(text)))
    run = Run(text, places, places, 700, 700, 712, 12)
    return Page(1, 595, 842, [run], characters=len(text), odd=odd)


@pytest.fixture
def without_recognition(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan, "installed", lambda: False)


@pytest.mark.usefixtures("without_recognition")
def test_a_scan_is_refused_with_the_way_to_read_it() -> None:
    with pytest.raises(UnreadableError) as caught:
        source(papers.drawn(pictures))
    assert caught.value.key == "ingest.read.pdf.scanned"
    assert "kechuang-atlas[scan]" in caught.value.text("en")


@pytest.mark.usefixtures("without_recognition")
def test_a_mixed_document_is_read_and_its_scans_are_noted() -> None:
    def draw(canvas: papers.Canvas) -> None:
        papers.lines(canvas, 80, 760, papers.wrapped(prose(9), 36))
        canvas.showPage()
        picture(canvas)
        papers.lines(canvas, 80, 760, ["二、保障措施"])

    read = source(papers.drawn(draw))
    assert read.text.string.endswith("二、保障措施\n")
    assert [(note.repair, note.times, note.example) for note in read.notes] == [("pdf-unread-scans", 1, "2")]


@pytest.mark.parametrize(
    ("text", "odd", "garbled"),
    [
        (PROSE, 0, False),
        ("\ue001\ue002\ue003" * 40, 120, True),
        (PROSE, 60, True),
        ("龘靐齉爩鱻麤龗灪吁龖厵滟爨癵籱饢驫" * 8, 0, True),
        ("國務院關於加強科技創新體系建設的若干意見，推動產業轉型升級，" * 4, 0, False),
        ("Ⅰ 2025 12000 %", 0, False),
    ],
    ids=["text", "private use", "many odd", "nobody writes it", "traditional", "short"],
)
def test_garbled_text_layers(text: str, odd: int, garbled: bool) -> None:
    assert scanned.is_garbled(page(text, odd=odd)) is garbled
