"""Recognition: boxes become lines on a page; pictures are read where the extra is installed."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from ingest.errors import UnreadableError
from ingest.read import read_bytes, scan
from ingest.records import Origin
from tests.conftest import missing


@pytest.fixture(scope="module")
def recognition() -> None:
    if not scan.installed():
        missing("scan", "text recognition is not installed")


def test_boxes_become_runs_of_one_size() -> None:
    found = [
        scan.Found("一、总体要求", 100, 100, 240, 128, 0.99),
        scan.Found("推进科技创新任务落地见效", 100, 140, 390, 170, 0.98),
        scan.Found("  ", 0, 0, 9, 9, 0.2),
    ]
    runs = list(scan.runs(found, 0.5, 842.0))
    assert [run.text for run in runs] == ["一、总体要求", "推进科技创新任务落地见效"]
    assert runs[0].em == runs[1].em
    assert runs[0].base > runs[1].base
    assert runs[0].x0 == 50
    assert abs(runs[1].x1 - 195) < 0.1


def test_a_gap_that_would_hold_a_line_is_looked_into() -> None:
    places = [100, 140, 180, 260, 300, 340, 700]
    found = [scan.Found("推进科技创新任务落地见效", 100, top, 500, top + 28, 0.9) for top in places]
    assert [(band.top, band.bottom) for band in scan.missed(found)] == [(208, 260)]
    assert scan.missed(found[:3]) == []


@pytest.mark.usefixtures("recognition")
@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n" + bytes(99), b"\xff\xd8\xff\xe0" + bytes(99)])
def test_broken_pictures_are_refused(content: bytes) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_bytes(content, Origin("scan.png"))
    assert caught.value.key == "ingest.read.scan.broken"


def test_without_the_extra_a_line_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan, "installed", lambda: False)
    with pytest.raises(UnreadableError) as caught:
        read_bytes(b"\x89PNG\r\n\x1a\n" + bytes(99), Origin("scan.png"))
    assert caught.value.key == "ingest.read.scan.not_installed"
    assert "kechuang-atlas[scan]" in caught.value.text("zh")


@pytest.mark.usefixtures("recognition")
def test_an_empty_picture_holds_no_text() -> None:
    file = io.BytesIO()
    Image.new("RGB", (300, 200), "white").save(file, "PNG")
    with pytest.raises(UnreadableError) as caught:
        read_bytes(file.getvalue(), Origin("scan.png"))
    assert caught.value.key == "ingest.read.no_text"


@pytest.mark.usefixtures("recognition")
def test_a_picture_of_a_page_is_read(shared: Path) -> None:
    import pypdfium2 as pdfium  # type: ignore[import-untyped]

    document = pdfium.PdfDocument(shared / "corpus/raw/hainan_nongji_2024.pdf")
    image = Image.new("RGB", (600, 500), "white")
    image.paste(document[2].render(scale=1.5).to_pil().crop((100, 300, 400, 345)), (60, 80))
    file = io.BytesIO()
    image.save(file, "PNG")
    read = read_bytes(file.getvalue(), Origin("scan.png"))
    assert read.media_type == "image/png"
    assert read.text.string.split("\n")[0].startswith("四、补贴对象")
    assert ("scan-recognised", 1) in [(note.repair, note.times) for note in read.notes]
