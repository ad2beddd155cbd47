"""What is refused, each in one line that says how to mend it; what is broken and can be read is read."""

from __future__ import annotations

import io
import re

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pytest
from reportlab.lib.pdfencrypt import StandardEncryption

from ingest.errors import UnreadableError
from ingest.read import limits
from ontology.messages import LANGUAGES
from tests import papers
from tests.ingest.read.pdf.reading import PROSE, prose, source, text

GOOD = papers.pdf([prose(60)], title="江澜省科技创新行动方案")


def pages(count: int) -> bytes:
    """A document of empty pages."""
    document = pdfium.PdfDocument.new()
    for _ in range(count):
        document.new_page(595, 842)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (
            papers.drawn(lambda c: papers.lines(c, 80, 700, [PROSE]), encrypt=StandardEncryption("open", "own")),
            "password",
        ),
        (GOOD[: len(GOOD) // 2], "broken"),
        (b"%PDF-1.4\n" + bytes(5000), "broken"),
        (pages(0), "no_pages"),
        (pages(limits.PAGES + 1), "too_many_pages"),
    ],
    ids=["password", "cut off", "zeros", "no pages", "too many pages"],
)
def test_refused_in_one_line(content: bytes, key: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        source(content)
    assert caught.value.key == f"ingest.read.pdf.{key}"
    for lang in LANGUAGES:
        assert "\n" not in caught.value.text(lang)


def test_empty_pages_hold_no_text() -> None:
    with pytest.raises(UnreadableError) as caught:
        source(pages(3))
    assert caught.value.key == "ingest.read.no_text"


@pytest.mark.parametrize(
    "content",
    [
        papers.pdf([prose(60)], title="江澜省科技创新行动方案", encrypt=StandardEncryption("", "own", canPrint=0)),
        GOOD[:-10],
        GOOD.replace(b"startxref", b"startxxxx"),
        re.sub(rb"startxref\n\d+", b"startxref\n99", GOOD),
        b"junk\n" * 20 + GOOD,
    ],
    ids=["empty password", "no end", "no cross-reference", "wrong cross-reference", "junk before"],
)
def test_read_all_the_same(content: bytes) -> None:
    assert text(content) == text(GOOD)
